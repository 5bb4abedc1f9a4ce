//! What guessing earns.

use std::collections::BTreeMap;

use grading::{Gap, Key, OrderScoring, Scoring, Takes};

use super::real::{ratio, real};

/// Random guess score: the share of a question's marks that blind guessing earns on average. Moodle, "Random guess
/// score".
///
/// One choice of `n`: `1 / n`, or the mean of the parts that choices earn. A claim: a half. A match: one option of all for each prompt. Words, numbers and
/// prose: nothing.
/// Where several choices are right (Moodle gives no figure, for it tells how many to pick) each choice is ticked or not
/// at the toss of a coin.
///
/// An order of `n` items is guessed by shuffling them: one shuffle of `n!` is right; one item on average stands in its
/// right place (Montmort 1708), a share of `1 / n`; and each of the `n - 1` pairs of neighbours stays together in
/// `(n - 1)!` shuffles of `n!`, a share of `1 / n` again.
///
/// A gap with options is guessed like one choice of them, whether the options are its own or shared, and used once or
/// often: whichever option is right, all gaps together are as likely to hold it here as there. One for words or numbers
/// earns nothing. The whole is their mean by weight.
pub fn random_guess(key: &Key) -> f64 {
    match key {
        Key::Single { choices, percents, .. } if percents.is_empty() => {
            ratio(1, (*choices).into()).unwrap_or_default()
        }
        Key::Single { percents, choices, .. } => {
            percents.iter().map(|percent| share(i32::from(*percent))).sum::<f64>() / real((*choices).into())
        }
        Key::TrueFalse { .. } => 0.5,
        Key::Numeric { .. } | Key::Short { .. } | Key::Essay { .. } => 0.0,
        Key::Matching { options, .. } => ratio(1, (*options).into()).unwrap_or_default(),
        Key::Multiple { choices, scoring: Scoring::AllOrNothing, .. } => 0.5_f64.powi(i32::from(*choices)),
        Key::Multiple { percents, scoring: Scoring::Weighted, .. } => weighed(percents),
        Key::Multiple { correct, choices, scoring: Scoring::Partial, .. } => {
            let right = u8::try_from(correct.len()).unwrap_or(u8::MAX);
            tossed(right, *choices)
        }
        Key::Ordering { order, scoring: OrderScoring::AllOrNothing } => (1..=order.len())
            .filter_map(|size| u32::try_from(size).ok())
            .map(f64::from)
            .product::<f64>()
            .recip(),
        Key::Ordering { order, scoring: OrderScoring::Absolute | OrderScoring::Relative } => {
            u32::try_from(order.len()).ok().and_then(|items| ratio(1, items.into())).unwrap_or_default()
        }
        Key::Gaps { gaps, pool, .. } => {
            let chance = |gap: &Gap| match gap.takes {
                Takes::Choice { options, .. } => ratio(1, options.into()).unwrap_or_default(),
                Takes::Pool { .. } => ratio(1, (*pool).into()).unwrap_or_default(),
                Takes::Short { .. } | Takes::Numeric { .. } => 0.0,
            };
            let earned: f64 = gaps.iter().map(|gap| chance(gap) * real(gap.weight.into())).sum();
            let all: f64 = gaps.iter().map(|gap| real(gap.weight.into())).sum();
            if all > 0.0 { earned / all } else { 0.0 }
        }
    }
}

/// Percent as a share of one, never below nothing.
fn share(percent: i32) -> f64 {
    f64::from(percent.clamp(0, 100)) / 100.0
}

/// The mean share of choices ticked by the toss of a coin: how likely every sum of their shares is, choice by choice.
fn weighed(percents: &[i8]) -> f64 {
    let mut chances = BTreeMap::from([(0_i32, 1.0_f64)]);
    for percent in percents {
        let mut next = BTreeMap::new();
        for (sum, chance) in chances {
            *next.entry(sum).or_insert(0.0) += chance / 2.0;
            *next.entry(sum + i32::from(*percent)).or_insert(0.0) += chance / 2.0;
        }
        chances = next;
    }
    chances.into_iter().map(|(sum, chance)| share(sum) * chance).sum()
}

/// The mean of right ticks less wrong ticks, never below nothing, as a share of the right ones.
///
/// With `w` wrong choices, ticks right and crosses not ticked wrong together are the heads of all `n` coins, and right
/// less wrong is heads less `w` (Vandermonde); so one sum over the heads of `n` coins does.
fn tossed(right: u8, choices: u8) -> f64 {
    let wrong = choices.saturating_sub(right);
    if right == 0 {
        return 0.0;
    }
    let mut chance = 0.5_f64.powi(i32::from(choices));
    let mut mean = 0.0;
    for heads in 0..=choices {
        mean += chance * real(heads.saturating_sub(wrong).into());
        chance *= real((choices - heads).into()) / (real(heads.into()) + 1.0);
    }
    mean / real(right.into())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use grading::{Centimark, Response, grade};

    use super::*;

    #[expect(clippy::float_cmp, reason = "halves and quarters are exact")]
    fn check(key: &Key, expected: f64) {
        assert_eq!(random_guess(key), expected, "{key:?}");
    }

    #[test]
    fn guessing_earns_by_kind() {
        check(&Key::Single { correct: 0, choices: 4, percents: Vec::new() }, 0.25);
        check(&Key::TrueFalse { answer: false }, 0.5);
        check(&Key::Matching { answers: vec![0, 1, 2], options: 4 }, 0.25);
        check(&Key::Short { accepted: vec!["ya".into()], case_sensitive: false }, 0.0);
        let several =
            |scoring| Key::Multiple { correct: [0, 1].into(), choices: 4, scoring, percents: Vec::new() };
        check(&several(Scoring::AllOrNothing), 0.0625);
        // Of 16 guesses one earns all of two, four earn one: (2 + 4) / 16 / 2.
        check(&several(Scoring::Partial), 0.1875);
        check(&Key::Single { correct: 0, choices: 4, percents: vec![100, 50, 0, 0] }, 0.375);
        let weighted = |percents| Key::Multiple {
            correct: [0, 1].into(),
            choices: 3,
            scoring: Scoring::Weighted,
            percents,
        };
        // Nothing, half, half, all; and with the third choice nothing, nothing, nothing, half.
        check(&weighted(vec![50, 50, -50]), 0.3125);
        check(&weighted(vec![50, 50, 0]), 0.5);
        let gap = |weight, takes| Gap { weight, takes };
        let accepted = vec!["ya".into()];
        let gaps = vec![
            gap(2, Takes::Choice { correct: 1, options: 2 }),
            gap(1, Takes::Pool { correct: 0 }),
            gap(1, Takes::Short { accepted, case_sensitive: false }),
        ];
        // A half twice, a quarter once, nothing once.
        check(&Key::Gaps { gaps, pool: 4, is_pool_reused: false }, 0.3125);
    }

    /// Every order there is, marked as learners' answers are.
    #[test]
    fn guessing_an_order_earns_what_grading_gives() {
        for items in 2..=6_u8 {
            for scoring in [OrderScoring::Absolute, OrderScoring::Relative, OrderScoring::AllOrNothing] {
                let key = Key::Ordering { order: (0..items).rev().collect(), scoring };
                let orders = orders(items);
                // 60 is divided by every number up to 6, so that no mark is rounded.
                let earned = |order: &Vec<u8>| {
                    let response = Response::Ordering { order: order.clone() };
                    grade(&key, Centimark::from_hundredths(60), Some(&response)).earned().hundredths()
                };
                let all: u32 = orders.iter().map(earned).sum();
                let mean = f64::from(all) / f64::from(u32::try_from(orders.len()).unwrap()) / 60.0;
                assert!((random_guess(&key) - mean).abs() < 1e-12, "{key:?}");
            }
        }
    }

    fn orders(items: u8) -> Vec<Vec<u8>> {
        let Some(last) = items.checked_sub(1) else { return vec![Vec::new()] };
        let put = |order: Vec<u8>| {
            (0..=order.len()).map(move |at| {
                let mut order = order.clone();
                order.insert(at, last);
                order
            })
        };
        orders(last).into_iter().flat_map(put).collect()
    }

    /// Every guess there is, marked as learners' answers are.
    #[test]
    fn guessing_several_earns_what_grading_gives() {
        for choices in 2..=8_u8 {
            for right in 1..=choices {
                for scoring in [Scoring::Partial, Scoring::AllOrNothing] {
                    let key = Key::Multiple {
                        correct: (0..right).collect(),
                        choices,
                        scoring,
                        percents: Vec::new(),
                    };
                    let guess = |bits: u32| -> BTreeSet<u8> {
                        (0..choices).filter(|no| bits >> no & 1 == 1).collect()
                    };
                    // 840 is divided by every number up to 8, so that no mark is rounded.
                    let earned = |bits| {
                        let response = Response::Multiple { picked: guess(bits) };
                        grade(&key, Centimark::from_hundredths(840), Some(&response)).earned().hundredths()
                    };
                    let all: u32 = (0..1 << choices).map(earned).sum();
                    let mean = f64::from(all) / f64::from(1 << choices) / 840.0;
                    assert!((random_guess(&key) - mean).abs() < 1e-12, "{key:?}");
                }
            }
        }
    }
}
