//! Essays: answers in prose that a person marks, by a rubric or freely.
//!
//! **Invariant:** a mark that is given lies between nothing and what the question is worth; what length is asked for is
//! advice and never costs a mark or an answer by itself.

use serde::{Deserialize, Serialize};

use crate::{Centimark, Key};

/// Longest essay, in letters.
pub const ESSAY_LETTERS: usize = 20_000;

/// Marks of the levels of each criterion, in the author's order.
pub type Rubric = Vec<Vec<Centimark>>;

/// How many words an essay should have. Neither the browser nor the server refuses another length: an answer that could
/// not be handed in when time runs out would be lost, and how much a missing word matters is the marker's to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WordLimits {
    /// At least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u16>,
    /// At most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u16>,
}

/// How the length of a text stands to what is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// As asked for, or nothing is.
    Fits,
    /// So many words are missing.
    Short(u32),
    /// So many words are too many.
    Long(u32),
}

impl WordLimits {
    /// How so many words stand to the limits.
    pub fn length(self, words: u32) -> Length {
        let missing = self.min.map(u32::from).unwrap_or_default().saturating_sub(words);
        let extra = self.max.map(|most| words.saturating_sub(u32::from(most))).unwrap_or_default();
        match (missing, extra) {
            (0, 0) => Length::Fits,
            (0, extra) => Length::Long(extra),
            (missing, _) => Length::Short(missing),
        }
    }

    /// Whether some length fits.
    pub fn is_sound(self) -> bool {
        self.min.zip(self.max).is_none_or(|(min, max)| min <= max) && self.max != Some(0)
    }
}

/// Words of a text: runs of letters and signs between spaces that hold a letter or a digit, so that a dash standing
/// alone is none.
pub fn words(text: &str) -> u32 {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    u32::try_from(words.count()).unwrap_or(u32::MAX)
}

/// What a marker gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Given {
    /// A level of each criterion of the rubric.
    Levels {
        /// Numbers of the levels, in the order of the criteria.
        picked: Vec<u8>,
    },
    /// A mark.
    Free {
        /// The mark.
        mark: Centimark,
    },
}

/// Why a mark cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Ungiven {
    /// More than the question is worth.
    #[error("more than the question is worth")]
    TooMuch,
    /// The question has a rubric, and not every criterion has one of its levels.
    #[error("not one level of each criterion")]
    NoLevels,
    /// The question has no rubric.
    #[error("no rubric")]
    NoRubric,
}

/// The mark that a marker gives. Where there is a rubric, its levels decide, also when a mark is changed: what is then
/// shown beside each criterion adds up to the mark.
///
/// # Errors
/// Why it cannot be given.
pub fn mark_of(key: &Key, worth: Centimark, given: &Given) -> Result<Centimark, Ungiven> {
    let rubric: &[Vec<Centimark>] = if let Key::Essay { rubric, .. } = key { rubric } else { &[] };
    match given {
        Given::Levels { .. } if rubric.is_empty() => Err(Ungiven::NoRubric),
        Given::Levels { picked } => {
            if picked.len() != rubric.len() {
                return Err(Ungiven::NoLevels);
            }
            let mut marks = rubric.iter().zip(picked).map(|(levels, no)| levels.get(usize::from(*no)));
            let sum = marks.try_fold(Centimark::default(), |sum, mark| Some(sum.plus(*mark?)));
            sum.map(|sum| sum.min(worth)).ok_or(Ungiven::NoLevels)
        }
        Given::Free { .. } if !rubric.is_empty() => Err(Ungiven::NoLevels),
        Given::Free { mark } if *mark > worth => Err(Ungiven::TooMuch),
        Given::Free { mark } => Ok(*mark),
    }
}

/// The best mark of a criterion.
pub fn best_of(levels: &[Centimark]) -> Centimark {
    levels.iter().copied().max().unwrap_or_default()
}

/// The best mark of a rubric: the sum of its criteria's best levels.
pub fn worth_of(rubric: &[Vec<Centimark>]) -> Centimark {
    rubric.iter().fold(Centimark::default(), |sum, levels| sum.plus(best_of(levels)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{FileLimits, KeyFault, Response, Verdict, grade, tally};

    fn essay(rubric: Rubric) -> Key {
        Key::Essay {
            words: WordLimits::default(),
            rubric,
            files: FileLimits::default(),
            is_text_wanted: true,
        }
    }

    fn marks(hundredths: &[u32]) -> Vec<Centimark> {
        hundredths.iter().copied().map(Centimark::from_hundredths).collect()
    }

    fn check(rubric: &[&[u32]], given: &Given, expected: Result<u32, Ungiven>) {
        let key = essay(rubric.iter().map(|levels| marks(levels)).collect());
        let found = mark_of(&key, Centimark::whole(5), given).map(Centimark::hundredths);
        assert_eq!(found, expected, "{given:?}");
    }

    #[test]
    fn levels_add_up_and_free_marks_stay_within_the_worth() {
        let rubric: &[&[u32]] = &[&[0, 150, 300], &[0, 200]];
        let levels = |picked: &[u8]| Given::Levels { picked: picked.to_vec() };
        let free = |hundredths| Given::Free { mark: Centimark::from_hundredths(hundredths) };
        check(rubric, &levels(&[1, 1]), Ok(350));
        check(rubric, &levels(&[2, 1]), Ok(500));
        check(rubric, &levels(&[2]), Err(Ungiven::NoLevels));
        check(rubric, &levels(&[2, 2]), Err(Ungiven::NoLevels));
        check(rubric, &free(300), Err(Ungiven::NoLevels));
        check(&[], &levels(&[]), Err(Ungiven::NoRubric));
        check(&[], &free(425), Ok(425));
        check(&[], &free(501), Err(Ungiven::TooMuch));
    }

    #[test]
    fn an_essay_waits_for_a_person_unless_it_is_blank_or_too_long() {
        let graded = |text: &str| {
            let response = Response::essay(text);
            grade(&essay(Rubric::new()), Centimark::whole(5), Some(&response))
        };
        assert_eq!(graded("Saya minta maaf dahulu."), Verdict::Unmarked);
        assert_eq!(graded(" \n "), Verdict::Unanswered);
        assert_eq!(graded(&"é".repeat(ESSAY_LETTERS)), Verdict::Unmarked);
        assert_eq!(graded(&"é".repeat(ESSAY_LETTERS + 1)), Verdict::Mismatch);
        let short = Response::Short { text: "a".to_owned() };
        assert_eq!(grade(&essay(Rubric::new()), Centimark::whole(5), Some(&short)), Verdict::Mismatch);
    }

    #[test]
    fn faulty_keys_are_named() {
        let words = WordLimits { min: Some(9), max: Some(3) };
        let rubric = vec![marks(&[0, 0]), marks(&[0, 100])];
        let key = Key::Essay { words, rubric, files: FileLimits::default(), is_text_wanted: true };
        assert_eq!(key.check(), [KeyFault::EmptyCriterion, KeyFault::BadWords]);
        assert_eq!(essay(vec![marks(&[0, 100])]).check(), []);
    }

    #[test]
    fn words_are_counted_as_people_count_them() {
        for (text, count) in [
            ("", 0),
            ("  \n ", 0),
            ("satu", 1),
            ("Warga datang,\nlalu pulang.", 4),
            ("bolak-balik — tiga kali", 3),
            ("pukul 07.30 (pagi)", 3),
        ] {
            assert_eq!(words(text), count, "{text}");
        }
    }

    #[test]
    fn length_is_said_in_words_missing_or_too_many() {
        let limits = WordLimits { min: Some(10), max: Some(20) };
        assert_eq!(limits.length(9), Length::Short(1));
        assert_eq!(limits.length(10), Length::Fits);
        assert_eq!(limits.length(20), Length::Fits);
        assert_eq!(limits.length(23), Length::Long(3));
        assert_eq!(WordLimits::default().length(0), Length::Fits);
        assert!(limits.is_sound() && WordLimits::default().is_sound());
        assert!(!WordLimits { min: Some(2), max: Some(1) }.is_sound());
    }

    proptest! {
        #[test]
        fn no_rubric_gives_more_than_its_best_levels(
            rubric in prop::collection::vec(prop::collection::vec(0_u32..1_000, 1..5), 1..6),
            rolls in prop::collection::vec(0_u8..5, 6),
        ) {
            let rubric: Rubric = rubric.iter().map(|levels| marks(levels)).collect();
            let worth = worth_of(&rubric);
            let picked = rubric.iter().zip(rolls).map(|(levels, roll)| roll % u8::try_from(levels.len()).unwrap());
            let given = Given::Levels { picked: picked.collect() };
            let key = essay(rubric.clone());
            prop_assert!(mark_of(&key, worth, &given).unwrap() <= worth);
            let best = rubric.iter().map(|levels| {
                let at = levels.iter().position(|mark| *mark == best_of(levels)).unwrap();
                u8::try_from(at).unwrap()
            });
            prop_assert_eq!(mark_of(&key, worth, &Given::Levels { picked: best.collect() }), Ok(worth));
        }

        #[test]
        fn a_free_mark_is_given_as_it_is_or_not_at_all(mark in 0_u32..2_000, worth in 0_u32..1_000) {
            let (mark, worth) = (Centimark::from_hundredths(mark), Centimark::from_hundredths(worth));
            let given = mark_of(&essay(Rubric::new()), worth, &Given::Free { mark });
            prop_assert_eq!(given, if mark <= worth { Ok(mark) } else { Err(Ungiven::TooMuch) });
        }

        /// Why an attempt may pass before its essays are marked.
        #[test]
        fn what_passes_without_a_mark_passes_with_any(
            sure in 0_u32..=1_000, worth in 1_u32..1_000, roll in 0_u32..1_000, percent in 0_u8..=100,
        ) {
            let worth = Centimark::from_hundredths(worth);
            let mark = Centimark::from_hundredths(roll).min(worth);
            let others = (Centimark::whole(10), Verdict::by_hand(Centimark::from_hundredths(sure), Centimark::whole(10)));
            let before = tally([others, (worth, Verdict::Unmarked)].into_iter());
            let after = tally([others, (worth, Verdict::by_hand(mark, worth))].into_iter());
            prop_assert_eq!((before.unmarked, after.unmarked, before.out_of), (1, 0, after.out_of));
            prop_assert!(!before.score().passes(percent) || after.score().passes(percent));
        }

        #[test]
        fn more_words_never_make_a_text_shorter(a in "[a-z ]{0,80}", b in "[a-z ]{0,80}") {
            let both = format!("{a} {b}");
            prop_assert_eq!(words(&both), words(&a) + words(&b));
        }
    }
}
