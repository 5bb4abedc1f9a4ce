//! Texts with gaps, graded.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::tests::check;
use super::*;
use crate::{Filling, Gap, KeyFault, Takes, Unfit};

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
pub(super) fn clozes() -> impl Strategy<Value = Key> {
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

proptest! {
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
}
