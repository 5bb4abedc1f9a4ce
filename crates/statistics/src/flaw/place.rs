//! Where right choices stand over a whole quiz (guideline 20).

use std::collections::BTreeMap;

use grading::ChoiceNo;
use serde::{Deserialize, Serialize};

/// Where the right choice of a question stands; of a claim, "true" is 0 and "false" is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Its place in the author's order.
    pub key: ChoiceNo,
    /// Choices in all.
    pub choices: u8,
}

/// A place that holds the right choice too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Skew {
    /// Questions with so many choices are meant.
    pub choices: u8,
    /// The place.
    pub place: ChoiceNo,
    /// How often it holds the right choice.
    pub times: u32,
    /// Of so many questions.
    pub questions: u32,
}

/// Chi-square that chance passes once in twenty, in thousandths, by degrees of freedom from 1 (any table of it).
const CHANCE: [u64; 11] =
    [3_841, 5_991, 7_815, 9_488, 11_070, 12_592, 14_067, 15_507, 16_919, 18_307, 19_675];
/// Questions for each place that the chi-square wants (Cochran 1954).
const EACH: usize = 5;
/// Questions below which nothing is told.
const FEWEST: usize = 8;

/// The places that hold the right choice too often, for questions of each number of choices by themselves. Of little
/// meaning where choices are shuffled.
///
/// With five questions for each place or more: where the chi-square of the places is one that chance passes once in
/// twenty. With fewer, but eight or more: where one place has two thirds of them, which chance does once in fifteen with
/// three choices, and more seldom with more.
pub fn skews(keys: &[Placed]) -> Vec<Skew> {
    let mut groups: BTreeMap<u8, BTreeMap<ChoiceNo, u32>> = BTreeMap::new();
    for placed in keys.iter().filter(|placed| placed.key < placed.choices) {
        *groups.entry(placed.choices).or_default().entry(placed.key).or_default() += 1;
    }
    groups.into_iter().filter_map(|(choices, places)| skew(choices, &places)).collect()
}

fn skew(choices: u8, places: &BTreeMap<ChoiceNo, u32>) -> Option<Skew> {
    let questions: u32 = places.values().sum();
    // The first of the fullest places.
    let (place, times) = places.iter().rev().max_by_key(|(_, times)| **times)?;
    let count = usize::try_from(questions).ok().filter(|count| *count >= FEWEST)?;
    let is_skewed = if count >= EACH * usize::from(choices) {
        let limit = CHANCE.get(usize::from(choices).checked_sub(2)?)?;
        // Σ (o - n/k)² / (n/k) = (k Σ o² - n²) / n.
        let squares: u64 = places.values().map(|times| u64::from(*times) * u64::from(*times)).sum();
        let n = u64::from(questions);
        1_000 * (u64::from(choices) * squares - n * n) > limit * n
    } else {
        3 * times >= 2 * questions
    };
    is_skewed.then_some(Skew { choices, place: *place, times: *times, questions })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(choices: u8, times: &[usize], expected: Option<(u8, u32)>) {
        let keys: Vec<Placed> = (0..)
            .zip(times)
            .flat_map(|(key, times)| std::iter::repeat_n(Placed { key, choices }, *times))
            .collect();
        let found = skews(&keys);
        assert_eq!(found.first().map(|skew| (skew.place, skew.times)), expected, "{choices} {times:?}");
    }

    #[test]
    fn a_place_that_is_right_too_often_is_told() {
        check(4, &[5, 5, 5, 5], None);
        // (4 · (121 + 9 + 9 + 9) - 400) / 20 = 9.6 > 7.815.
        check(4, &[3, 11, 3, 3], Some((1, 11)));
        // (4 · (81 + 25 + 9 + 9) - 400) / 20 = 4.8.
        check(4, &[3, 9, 5, 3], None);
        check(2, &[15, 5], Some((0, 15)));
        check(2, &[13, 7], None);
        check(4, &[6, 1, 1, 0], Some((0, 6)));
        check(4, &[5, 2, 1, 0], None);
        check(4, &[7], None);
        check(1, &[20], None);
    }

    #[test]
    fn each_number_of_choices_is_told_by_itself() {
        let keys = [vec![Placed { key: 0, choices: 4 }; 8], vec![Placed { key: 2, choices: 5 }; 8]].concat();
        let place = |choices, place| Skew { choices, place, times: 8, questions: 8 };
        assert_eq!(skews(&keys), [place(4, 0), place(5, 2)]);
    }
}
