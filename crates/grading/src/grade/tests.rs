//! Table tests of grading, and properties that hold for every kind.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::gap_tests::clozes;
use super::*;
use crate::{Filling, KeyFault, OrderScoring, Unfit, Unit, Units, shuffle_order, tally};

fn set(numbers: &[u8]) -> BTreeSet<u8> {
    numbers.iter().copied().collect()
}

#[expect(clippy::needless_pass_by_value, reason = "the tables below read better without a reference")]
pub(super) fn check(key: &Key, response: Response, expected: u32) {
    let earned = grade(key, Centimark::whole(1), Some(&response)).earned();
    assert_eq!(earned.hundredths(), expected, "{key:?} {response:?}");
}

#[test]
fn one_choice_is_right_or_wrong() {
    let key = Key::Single { correct: 2, choices: 4, percents: Vec::new() };
    check(&key, Response::Single { picked: 2 }, 100);
    check(&key, Response::Single { picked: 1 }, 0);
    assert_eq!(grade(&key, Centimark::whole(1), Some(&Response::Single { picked: 4 })), Verdict::Mismatch);
    assert_eq!(
        grade(&key, Centimark::whole(1), Some(&Response::TrueFalse { picked: true })),
        Verdict::Mismatch
    );
    assert_eq!(grade(&key, Centimark::whole(1), None), Verdict::Unanswered);
}

#[test]
fn several_choices_earn_parts_and_lose_for_wrong_picks() {
    let key = |scoring| Key::Multiple { correct: set(&[0, 1, 2]), choices: 5, scoring, percents: Vec::new() };
    for (picked, partial, whole) in [
        (&[0, 1, 2][..], 100, 100),
        (&[0, 1], 66, 0),
        (&[0, 1, 3], 33, 0),
        (&[0, 3, 4], 0, 0),
        (&[0, 1, 2, 3, 4], 33, 0),
        (&[3], 0, 0),
    ] {
        check(&key(Scoring::Partial), Response::Multiple { picked: set(picked) }, partial);
        check(&key(Scoring::AllOrNothing), Response::Multiple { picked: set(picked) }, whole);
    }
}

#[test]
fn a_choice_that_is_half_right_earns_its_part() {
    let key = |percents: &[i8]| Key::Single { correct: 1, choices: 3, percents: percents.to_vec() };
    for (picked, expected) in [(1, 100), (0, 50), (2, 0)] {
        check(&key(&[50, 100, 0]), Response::Single { picked }, expected);
    }
    assert_eq!(key(&[50, 100, 0]).check(), []);
    for wrong in [&[50, 100][..], &[100, 50, 0], &[100, 100, 0], &[-50, 100, 0]] {
        assert_eq!(key(wrong).check(), [KeyFault::BadPercents], "{wrong:?}");
    }
}

#[test]
fn weighted_choices_earn_and_cost_their_shares_but_never_less_than_nothing() {
    let key = |correct: &[u8], percents: &[i8]| Key::Multiple {
        correct: set(correct),
        choices: 4,
        scoring: Scoring::Weighted,
        percents: percents.to_vec(),
    };
    let sound = key(&[0, 1], &[70, 30, -40, -100]);
    for (picked, expected) in [
        (&[0, 1][..], 100),
        (&[0], 70),
        (&[1], 30),
        (&[0, 1, 2], 60),
        (&[1, 2], 0),
        (&[0, 1, 2, 3], 0),
        (&[2, 3], 0),
    ] {
        check(&sound, Response::Multiple { picked: set(picked) }, expected);
    }
    assert_eq!(sound.check(), []);
    for (correct, percents) in [
        (&[0, 1][..], &[70, 40, -40, 0][..]),
        (&[0], &[70, 30, -40, 0]),
        (&[0, 1], &[70, 30, -40]),
        (&[0, 1], &[70, 30, -101, 0]),
        (&[0, 1], &[]),
    ] {
        assert_eq!(key(correct, percents).check(), [KeyFault::BadPercents], "{percents:?}");
    }
}

#[test]
fn keys_from_before_there_were_shares_are_read() {
    for old in [
        r#"{"kind":"single","correct":1,"choices":3}"#,
        r#"{"kind":"multiple","correct":[0,2],"choices":3,"scoring":"partial"}"#,
    ] {
        let key: Key = serde_json::from_str(old).unwrap();
        assert_eq!((key.check(), serde_json::to_string(&key).unwrap()), (vec![], old.to_owned()));
    }
}

#[test]
fn numbers_count_up_to_the_border() {
    let number = |text: &str| Decimal::parse(text).unwrap();
    let key = Key::Numeric { value: number("12,5"), tolerance: number("0,5"), units: None };
    for (text, expected) in [("12,5", 100), ("12.5", 100), ("13", 100), ("12", 100), ("13,01", 0), ("dua", 0)]
    {
        check(&key, Response::Numeric { text: text.to_owned() }, expected);
    }
}

#[test]
fn numbers_count_in_every_unit_of_the_key() {
    let number = |text: &str| Decimal::parse(text).unwrap();
    let unit = |name: &str, factor: &str| Unit { name: name.to_owned(), factor: number(factor) };
    let key = |is_optional| Key::Numeric {
        value: number("90"),
        tolerance: number("0,5"),
        units: Some(Units { accepted: vec![unit("menit", "1"), unit("jam", "60")], is_optional }),
    };
    for (text, needed, optional) in [
        ("90 menit", 100, 100),
        ("1,5 jam", 100, 100),
        ("1.5 Jam", 100, 100),
        ("1,508 jam", 100, 100),
        ("1,509 jam", 0, 0),
        ("90", 0, 100),
        ("1,5", 0, 0),
        ("1,5 hari", 0, 0),
        ("90 jam", 0, 0),
        ("satu setengah jam", 0, 0),
    ] {
        check(&key(false), Response::Numeric { text: text.to_owned() }, needed);
        check(&key(true), Response::Numeric { text: text.to_owned() }, optional);
    }
    let faulty = |accepted| Key::Numeric {
        value: number("1"),
        tolerance: number("0"),
        units: Some(Units { accepted, is_optional: true }),
    };
    assert_eq!(faulty(vec![unit("jam", "60")]).check(), [KeyFault::NoOwnUnit]);
    assert_eq!(faulty(vec![unit("jam", "1"), unit("hari", "0")]).check(), [KeyFault::BadFactor]);
}

#[test]
fn keys_from_before_there_were_units_are_read() {
    let old = r#"{"kind":"numeric","value":"12,5","tolerance":"0"}"#;
    let key: Key = serde_json::from_str(old).unwrap();
    assert!(matches!(key, Key::Numeric { units: None, .. }));
    assert_eq!(serde_json::to_string(&key).unwrap(), old);
}

#[test]
fn words_ignore_spaces_and_capitals() {
    let key = |case_sensitive| Key::Short {
        accepted: vec!["Maklumat Pelayanan".to_owned(), "maklumat".to_owned()],
        case_sensitive,
    };
    for (text, loose, strict) in [
        ("maklumat  pelayanan ", 100, 0),
        ("Maklumat Pelayanan", 100, 100),
        ("MAKLUMAT", 100, 0),
        ("janji", 0, 0),
    ] {
        check(&key(false), Response::Short { text: text.to_owned() }, loose);
        check(&key(true), Response::Short { text: text.to_owned() }, strict);
    }
}

#[test]
fn pairs_earn_their_share() {
    let key = Key::Matching { answers: vec![1, 0, 2], options: 4 };
    let picked =
        |pairs: &[(u8, u8)]| Response::Matching { picked: pairs.iter().copied().collect::<BTreeMap<_, _>>() };
    check(&key, picked(&[(0, 1), (1, 0), (2, 2)]), 100);
    check(&key, picked(&[(0, 1), (1, 3), (2, 2)]), 66);
    check(&key, picked(&[(0, 0)]), 0);
    assert_eq!(grade(&key, Centimark::whole(1), Some(&picked(&[(3, 0)]))), Verdict::Mismatch);
}

#[test]
fn orders_earn_by_place_by_neighbours_or_as_a_whole() {
    let key = |scoring| Key::Ordering { order: vec![2, 0, 3, 1], scoring };
    let (by_place, by_neighbours, whole) =
        (OrderScoring::Absolute, OrderScoring::Relative, OrderScoring::AllOrNothing);
    for (order, absolute, relative, all) in [
        (&[2, 0, 3, 1][..], 100, 100, 100),
        // The first item last: nothing in its place, yet two of three neighbours kept.
        (&[0, 3, 1, 2], 0, 66, 0),
        (&[0, 2, 3, 1], 50, 33, 0),
        // Reversed.
        (&[1, 3, 0, 2], 0, 0, 0),
    ] {
        let given = || Response::Ordering { order: order.to_vec() };
        check(&key(by_place), given(), absolute);
        check(&key(by_neighbours), given(), relative);
        check(&key(whole), given(), all);
    }
}

#[test]
fn an_order_that_lacks_items_is_no_answer_and_one_with_strangers_fits_nothing() {
    let key = Key::Ordering { order: vec![1, 0, 2], scoring: OrderScoring::Absolute };
    let verdict =
        |order: &[u8]| grade(&key, Centimark::whole(1), Some(&Response::Ordering { order: order.to_vec() }));
    assert_eq!(verdict(&[]), Verdict::Unanswered);
    assert_eq!(verdict(&[1, 0]), Verdict::Unanswered);
    for wrong in [&[1, 0, 3][..], &[1, 1, 2], &[1, 0, 2, 2]] {
        assert_eq!(verdict(wrong), Verdict::Mismatch, "{wrong:?}");
    }
    let fits = |order: &[u8]| Response::Ordering { order: order.to_vec() }.fits(&key);
    assert_eq!((fits(&[3]), fits(&[0, 0]), fits(&[2])), (Err(Unfit::Range), Err(Unfit::Twice), Ok(())));
}

#[test]
fn a_right_order_holds_every_item_once() {
    let faults =
        |order: &[u8]| Key::Ordering { order: order.to_vec(), scoring: OrderScoring::Relative }.check();
    assert_eq!(faults(&[1, 0]), []);
    assert_eq!(faults(&[0]), [KeyFault::TooFewChoices]);
    for wrong in [&[0, 0][..], &[0, 2], &[1, 2, 3]] {
        assert_eq!(faults(wrong), [KeyFault::NotAnOrder], "{wrong:?}");
    }
}

/// Orders of every length and rule.
fn orders() -> impl Strategy<Value = Key> {
    let scoring = prop_oneof![
        Just(OrderScoring::Absolute),
        Just(OrderScoring::Relative),
        Just(OrderScoring::AllOrNothing)
    ];
    (2..8_u8, scoring).prop_flat_map(|(items, scoring)| {
        Just((0..items).collect::<Vec<u8>>())
            .prop_shuffle()
            .prop_map(move |order| Key::Ordering { order, scoring })
    })
}

pub(crate) fn keys() -> impl Strategy<Value = Key> {
    prop_oneof![
        (2..8_u8).prop_flat_map(|choices| (0..choices).prop_map(move |correct| Key::Single {
            correct,
            choices,
            percents: Vec::new()
        })),
        (2..8_u8).prop_flat_map(|choices| {
            (proptest::collection::btree_set(0..choices, 1..=usize::from(choices)), any::<bool>()).prop_map(
                move |(correct, all)| Key::Multiple {
                    correct,
                    choices,
                    scoring: if all { Scoring::AllOrNothing } else { Scoring::Partial },
                    percents: Vec::new(),
                },
            )
        }),
        any::<bool>().prop_map(|answer| Key::TrueFalse { answer }),
        (-9_000_000_i64..9_000_000, 0..2_000_000_i64, any::<bool>()).prop_map(|(value, tolerance, has)| {
            Key::Numeric {
                value: Decimal::from_millionths(value),
                tolerance: Decimal::from_millionths(tolerance),
                units: has.then(|| Units {
                    accepted: vec![Unit { name: "menit".to_owned(), factor: Decimal::ONE }],
                    is_optional: false,
                }),
            }
        }),
        proptest::collection::vec("[a-zA-Z]{1,8}( [a-z*]{1,5})?", 1..4)
            .prop_map(|accepted| Key::Short { accepted, case_sensitive: false }),
        (2..6_u8).prop_flat_map(|options| {
            proptest::collection::vec(0..options, 1..5)
                .prop_map(move |answers| Key::Matching { answers, options })
        }),
        orders(),
        clozes(),
        shares(),
    ]
}

/// Single choices with parts, and several with weights.
fn shares() -> impl Strategy<Value = Key> {
    let parts = (proptest::collection::vec(0..100_i8, 2..6), any::<prop::sample::Index>()).prop_map(
        |(parts, right)| {
            let (mut percents, right) = (parts, right);
            let at = right.index(percents.len());
            percents[at] = 100;
            let choices = u8::try_from(percents.len()).unwrap();
            Key::Single { correct: u8::try_from(at).unwrap(), choices, percents }
        },
    );
    let weights =
        (1..=99_i8, proptest::collection::vec(-100..=0_i8, 0..4)).prop_map(|(first, mut percents)| {
            percents.extend([first, 100 - first]);
            let choices = u8::try_from(percents.len()).unwrap();
            Key::Multiple {
                correct: set(&[choices - 2, choices - 1]),
                choices,
                scoring: Scoring::Weighted,
                percents,
            }
        });
    prop_oneof![parts, weights]
}

fn filling() -> impl Strategy<Value = Filling> {
    prop_oneof!["[a-z0-9]{0,4}".prop_map(Filling::Typed), (0..6_u8).prop_map(Filling::Picked)]
}

pub(crate) fn responses() -> impl Strategy<Value = Response> {
    prop_oneof![
        (0..8_u8).prop_map(|picked| Response::Single { picked }),
        proptest::collection::btree_set(0..8_u8, 0..6).prop_map(|picked| Response::Multiple { picked }),
        any::<bool>().prop_map(|picked| Response::TrueFalse { picked }),
        "[0-9]{1,3},?[0-9]{0,2}".prop_map(|text| Response::Numeric { text }),
        "[a-z ]{0,10}".prop_map(|text| Response::Short { text }),
        proptest::collection::btree_map(0..5_u8, 0..6_u8, 0..5)
            .prop_map(|picked| Response::Matching { picked }),
        (0..8_u8)
            .prop_flat_map(|items| Just((0..items).collect::<Vec<u8>>()).prop_shuffle())
            .prop_map(|order| Response::Ordering { order }),
        proptest::collection::btree_map(0..6_u8, filling(), 0..5)
            .prop_map(|filled| Response::Gaps { filled }),
        ("[a-z .]{0,40}", proptest::collection::vec(0..4_u128, 0..3)).prop_map(|(text, files)| {
            Response::Essay { text, files: files.into_iter().map(uuid::Uuid::from_u128).collect() }
        }),
    ]
}

proptest! {
    #[test]
    fn a_right_answer_earns_full_marks(key in keys(), worth in 0..1000_u32) {
        prop_assert!(key.check().is_empty());
        let worth = Centimark::from_hundredths(worth);
        let verdict = grade(&key, worth, Some(&Response::right_for(&key)));
        prop_assert_eq!(verdict, Verdict::Marked { earned: worth, correctness: Correctness::Right });
    }

    #[test]
    fn nothing_earns_more_than_it_is_worth(key in keys(), response in responses(), worth in 0..1000_u32) {
        let worth = Centimark::from_hundredths(worth);
        prop_assert!(grade(&key, worth, Some(&response)).earned() <= worth);
        prop_assert_eq!(grade(&key, worth, Some(&response)), grade(&key, worth, Some(&response)));
    }

    /// Only the whole right order earns full marks, and how items are numbered changes nothing.
    #[test]
    fn an_order_earns_the_same_however_its_items_are_numbered(
        (key, given, names) in orders().prop_flat_map(|key| {
            let Response::Ordering { order } = Response::right_for(&key) else { unreachable!() };
            (Just(key), Just(order.clone()).prop_shuffle(), Just(order).prop_shuffle())
        })
    ) {
        let Key::Ordering { order: right, scoring } = &key else { unreachable!() };
        let rename = |order: &[u8]| order.iter().map(|no| names[usize::from(*no)]).collect::<Vec<u8>>();
        let renamed = Key::Ordering { order: rename(right), scoring: *scoring };
        let worth = Centimark::whole(1);
        let verdict = grade(&key, worth, Some(&Response::Ordering { order: given.clone() }));
        prop_assert_eq!(verdict, grade(&renamed, worth, Some(&Response::Ordering { order: rename(&given) })));
        prop_assert_eq!(verdict.earned() == worth, given == *right);
    }

    #[test]
    fn a_response_travels_unchanged(response in responses()) {
        let text = serde_json::to_string(&response).unwrap();
        prop_assert_eq!(serde_json::from_str::<Response>(&text).unwrap(), response);
    }

    #[test]
    fn shuffling_never_changes_a_total(paper in proptest::collection::vec((keys(), responses()), 1..12), seed: u64) {
        let marks = |order: Vec<usize>| tally(order.into_iter().map(|at| {
            let (key, response) = &paper[at];
            (Centimark::whole(1), grade(key, Centimark::whole(1), Some(response)))
        }));
        let count = u16::try_from(paper.len()).unwrap();
        let shuffled = shuffle_order(count, seed).into_iter().map(usize::from).collect();
        let total = marks((0..paper.len()).collect());
        prop_assert_eq!(total, marks(shuffled));
        prop_assert!(total.earned <= total.out_of);
    }
}
