//! Table tests of grading, and properties that hold for every kind.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::{Filling, Gap, KeyFault, OrderScoring, Takes, Unfit, Unit, Units, shuffle_order, tally};

fn set(numbers: &[u8]) -> BTreeSet<u8> {
    numbers.iter().copied().collect()
}

#[expect(clippy::needless_pass_by_value, reason = "the tables below read better without a reference")]
fn check(key: &Key, response: Response, expected: u32) {
    let earned = grade(key, Centimark::whole(1), Some(&response)).earned();
    assert_eq!(earned.hundredths(), expected, "{key:?} {response:?}");
}

#[test]
fn one_choice_is_right_or_wrong() {
    let key = Key::Single { correct: 2, choices: 4 };
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
    let key = |scoring| Key::Multiple { correct: set(&[0, 1, 2]), choices: 5, scoring };
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

fn gap(weight: u8, takes: Takes) -> Gap {
    Gap { weight, takes }
}

fn typed(text: &str) -> Filling {
    Filling::Typed(text.to_owned())
}

fn filled(pairs: &[(u8, Filling)]) -> Response {
    Response::Gaps { filled: pairs.iter().cloned().collect() }
}

/// A text with a gap of each kind, the number counting double.
fn cloze() -> Key {
    let accepted = vec!["maklumat*".to_owned()];
    let (value, tolerance) = (Decimal::parse("14").unwrap(), Decimal::default());
    Key::Gaps {
        gaps: vec![
            gap(1, Takes::Short { accepted, case_sensitive: false }),
            gap(2, Takes::Numeric { value, tolerance, units: None }),
            gap(1, Takes::Choice { correct: 2, options: 3 }),
            gap(1, Takes::Pool { correct: 1 }),
        ],
        pool: 3,
        is_pool_reused: false,
    }
}

#[test]
fn gaps_earn_their_weights() {
    use Filling::Picked;
    for (pairs, expected) in [
        (vec![(0, typed("Maklumat pelayanan")), (1, typed("14,0")), (2, Picked(2)), (3, Picked(1))], 100),
        (vec![(0, typed("maklumat")), (2, Picked(0)), (3, Picked(1))], 40),
        (vec![(1, typed(" 14 "))], 40),
        (vec![(0, typed("standar")), (1, typed("empat belas")), (2, Picked(1)), (3, Picked(0))], 0),
        (vec![(0, typed(" ")), (3, Picked(1))], 20),
    ] {
        check(&cloze(), filled(&pairs), expected);
    }
    let verdict = |pairs: &[(u8, Filling)]| grade(&cloze(), Centimark::whole(1), Some(&filled(pairs)));
    assert_eq!(verdict(&[(0, typed("  "))]), Verdict::Unanswered);
    let fits = |pairs: &[(u8, Filling)]| filled(pairs).fits(&cloze());
    assert_eq!(fits(&[(4, typed("a"))]), Err(Unfit::Range));
    assert_eq!(fits(&[(2, Picked(3))]), Err(Unfit::Range));
    assert_eq!(fits(&[(3, Picked(3))]), Err(Unfit::Range));
    assert_eq!((fits(&[(0, Picked(0))]), fits(&[(2, typed("2"))])), (Err(Unfit::Kind), Err(Unfit::Kind)));
    assert_eq!(fits(&[(0, typed(&"a".repeat(501)))]), Err(Unfit::TooLong));
}

#[test]
fn an_option_of_the_pool_is_used_once_unless_it_may_come_again() {
    let key = |is_pool_reused, rights: &[u8]| Key::Gaps {
        gaps: rights.iter().map(|correct| gap(1, Takes::Pool { correct: *correct })).collect(),
        pool: 3,
        is_pool_reused,
    };
    let same = filled(&[(0, Filling::Picked(1)), (1, Filling::Picked(1))]);
    assert_eq!(same.fits(&key(false, &[1, 2])), Err(Unfit::Twice));
    check(&key(true, &[1, 1]), same.clone(), 100);
    check(&key(true, &[1, 2]), same, 50);
    assert_eq!(key(false, &[1, 1]).check(), [KeyFault::UsedTwice]);
    assert_eq!(key(true, &[1, 3]).check(), [KeyFault::OutOfRange]);
    assert_eq!(key(true, &[]).check(), [KeyFault::NothingRight]);
    let gaps = vec![gap(0, Takes::Choice { correct: 0, options: 1 })];
    let faults = Key::Gaps { gaps, pool: 0, is_pool_reused: false }.check();
    assert_eq!(faults, [KeyFault::TooFewChoices, KeyFault::NoWeight]);
    assert_eq!(cloze().check(), []);
}

/// Texts with gaps of every kind; no two gaps of a pool have the same option.
fn clozes() -> impl Strategy<Value = Key> {
    let takes = prop_oneof![
            proptest::collection::vec("[a-z]{1,6}", 1..3)
                .prop_map(|accepted| Takes::Short { accepted, case_sensitive: false }),
            (-900_i64..900).prop_map(|number| Takes::Numeric {
                value: Decimal::from_millionths(number * 1_000_000),
                tolerance: Decimal::default(),
                units: None,
            }),
            (2..5_u8).prop_flat_map(
                |options| (0..options).prop_map(move |correct| Takes::Choice { correct, options })
            ),
            Just(Takes::Pool { correct: 0 }),
        ];
    let gaps =
        proptest::collection::vec((1..9_u8, takes).prop_map(|(weight, takes)| gap(weight, takes)), 1..6);
    (gaps, any::<bool>()).prop_map(|(mut gaps, is_pool_reused)| {
        for (no, gap) in (0_u8..).zip(&mut gaps) {
            if let Takes::Pool { correct } = &mut gap.takes {
                *correct = no;
            }
        }
        Key::Gaps { gaps, pool: 6, is_pool_reused }
    })
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

fn keys() -> impl Strategy<Value = Key> {
    prop_oneof![
        (2..8_u8)
            .prop_flat_map(|choices| (0..choices).prop_map(move |correct| Key::Single { correct, choices })),
        (2..8_u8).prop_flat_map(|choices| {
            (proptest::collection::btree_set(0..choices, 1..=usize::from(choices)), any::<bool>()).prop_map(
                move |(correct, all)| Key::Multiple {
                    correct,
                    choices,
                    scoring: if all { Scoring::AllOrNothing } else { Scoring::Partial },
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
    ]
}

fn filling() -> impl Strategy<Value = Filling> {
    prop_oneof!["[a-z0-9]{0,4}".prop_map(Filling::Typed), (0..6_u8).prop_map(Filling::Picked)]
}

fn responses() -> impl Strategy<Value = Response> {
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

    /// The marks of gaps add up: what one earns does not depend on the others.
    #[test]
    fn gaps_earn_each_on_its_own(key in clozes(), seed in proptest::collection::vec(any::<bool>(), 6)) {
        let (Key::Gaps { gaps, .. }, Response::Gaps { filled }) = (&key, Response::right_for(&key)) else { unreachable!() };
        let all: u32 = gaps.iter().map(|gap| u32::from(gap.weight)).sum();
        let worth = Centimark::from_hundredths(all);
        let some: BTreeMap<u8, Filling> = filled.into_iter().filter(|(no, _)| seed[usize::from(*no)]).collect();
        let expected: u32 = some.keys().map(|no| u32::from(gaps[usize::from(*no)].weight)).sum();
        let earned = grade(&key, worth, Some(&Response::Gaps { filled: some })).earned();
        prop_assert_eq!(earned.hundredths(), expected);
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
