//! Tables and properties of corrections.

use proptest::prelude::*;

use super::*;
use crate::grade::tests::{keys, responses};

const WORTH: Centimark = Centimark::whole(2);

fn single(correct: u8) -> Key {
    Key::Single { correct, choices: 4, percents: Vec::new() }
}

fn earned((key, amendment): &(Key, Amendment), picked: Option<u8>) -> u32 {
    let response = picked.map(|picked| Response::Single { picked });
    amendment.grade(key, WORTH, response.as_ref()).earned().hundredths()
}

#[test]
fn each_remedy_does_what_it_says() {
    let (key, none) = (single(0), Amendment::default());
    let right = Response::Single { picked: 2 };
    let by = |remedy| correct((&key, &none), remedy, Some(&right), None).unwrap();
    let marks =
        |after: &(Key, Amendment)| [Some(0), Some(1), Some(2), None].map(|picked| earned(after, picked));
    assert_eq!(marks(&(key.clone(), none.clone())), [200, 0, 0, 0]);
    assert_eq!(marks(&by(Remedy::Also)), [200, 0, 200, 0]);
    assert_eq!(marks(&by(Remedy::Instead)), [0, 0, 200, 0]);
    assert_eq!(marks(&by(Remedy::Void)), [200, 200, 200, 200]);
}

#[test]
fn what_changes_nothing_is_refused() {
    let (key, none) = (single(1), Amendment::default());
    let same = Response::Single { picked: 1 };
    for remedy in [Remedy::Also, Remedy::Instead] {
        assert_eq!(correct((&key, &none), remedy, Some(&same), None), Err(NoKey::Same));
        assert_eq!(correct((&key, &none), remedy, None, None), Err(NoKey::Incomplete));
    }
    let (_, void) = correct((&key, &none), Remedy::Void, None, None).unwrap();
    assert_eq!(correct((&key, &void), Remedy::Void, None, None), Err(NoKey::Same));
    // The first key again is a change where the question was void.
    assert_eq!(correct((&key, &void), Remedy::Instead, Some(&same), None), Ok((key, Amendment::default())));
}

#[test]
fn a_choice_that_was_half_right_keeps_its_part() {
    let key = Key::Single { correct: 1, choices: 3, percents: vec![50, 100, 0] };
    let corrected = key.with_right(&Response::Single { picked: 2 }, None).unwrap();
    assert_eq!(corrected, Key::Single { correct: 2, choices: 3, percents: vec![50, 0, 100] });
}

#[test]
fn a_number_is_read_in_the_unit_of_the_key() {
    let unit = |name: &str, millionths| crate::Unit {
        name: name.to_owned(),
        factor: Decimal::from_millionths(millionths),
    };
    let units =
        Units { accepted: vec![unit("menit", 1_000_000), unit("jam", 60_000_000)], is_optional: false };
    let key = Key::Numeric { value: Decimal::ONE, tolerance: Decimal::default(), units: Some(units) };
    let typed = |text: &str| key.with_right(&Response::Numeric { text: text.to_owned() }, Some(Decimal::ONE));
    let Ok(Key::Numeric { value, tolerance, .. }) = typed("90 menit") else { panic!("no key") };
    assert_eq!((value.millionths(), tolerance), (90_000_000, Decimal::ONE));
    assert_eq!(typed("1,5 jam"), Err(NoKey::NotANumber));
    assert_eq!(typed("90"), Err(NoKey::NotANumber), "learners may not leave the unit out either");
    assert_eq!(typed("lama"), Err(NoKey::NotANumber));
}

#[test]
fn what_people_mark_can_only_be_void() {
    let essay = Key::Essay {
        words: crate::WordLimits::default(),
        rubric: Vec::new(),
        files: crate::FileLimits::default(),
        is_text_wanted: true,
    };
    let weighted = Key::Multiple {
        correct: [0].into(),
        choices: 2,
        scoring: Scoring::Weighted,
        percents: vec![100, -100],
    };
    for key in [essay, weighted] {
        assert!(!key.takes_one_answer());
        assert_eq!(key.with_right(&Response::right_for(&key), None), Err(NoKey::ManyRight));
        assert!(correct((&key, &Amendment::default()), Remedy::Void, None, None).is_ok());
    }
}

proptest! {
    /// What is called right is right, whatever the kind; and no mark is above what the question is worth.
    #[test]
    fn the_right_answer_earns_everything(key in keys(), right in responses(), other in responses()) {
        if let Ok(after @ (_, _)) = correct((&key, &Amendment::default()), Remedy::Instead, Some(&right), None) {
            prop_assert!(after.0.check().is_empty());
            let has_wildcard = format!("{right:?}").contains(['*', '\\']);
            prop_assert!(has_wildcard || after.1.grade(&after.0, WORTH, Some(&right)).earned() == WORTH);
            prop_assert!(after.1.grade(&after.0, WORTH, Some(&other)).earned() <= WORTH);
        }
    }

    /// Nobody loses by what counts besides, or by a question that is void.
    #[test]
    fn also_and_void_lower_no_mark(key in keys(), right in responses(), other in responses()) {
        let before = Amendment::default().grade(&key, WORTH, Some(&other)).earned();
        for remedy in [Remedy::Also, Remedy::Void] {
            if let Ok((key, after)) = correct((&key, &Amendment::default()), remedy, Some(&right), None) {
                prop_assert!(after.grade(&key, WORTH, Some(&other)).earned() >= before);
            }
        }
    }

    /// An answer of the question's own kind, given in whole, becomes the key.
    #[test]
    fn the_key_itself_is_a_whole_answer(key in keys()) {
        let again = key.with_right(&Response::right_for(&key), None);
        prop_assert!(again.is_ok() || !key.takes_one_answer(), "{again:?}");
    }
}
