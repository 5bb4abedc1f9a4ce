//! One attempt as the statistics see it: what each question earned, and what was picked.
//!
//! **Invariant:** holds no text that a person typed; answers in words and numbers leave only their mark.

use std::collections::BTreeSet;

use grading::{Centimark, ChoiceNo, Filling, Key, Response, Takes, Verdict, grade};
use serde::{Deserialize, Serialize};

/// A choice as it was picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pick {
    /// The prompt or the gap it was picked for, or the place in an order; 0 for the other kinds.
    pub prompt: u8,
    /// Its number in the key. Of a claim, "true" is 0 and "false" is 1.
    pub choice: ChoiceNo,
}

impl Pick {
    /// A choice of a question with one prompt.
    pub const fn choice(choice: ChoiceNo) -> Self {
        Self { prompt: 0, choice }
    }

    /// What a response picks; nothing of one in words or numbers.
    pub fn all_of(response: &Response) -> BTreeSet<Self> {
        match response {
            Response::Single { picked } => BTreeSet::from([Self::choice(*picked)]),
            Response::Multiple { picked } => picked.iter().copied().map(Self::choice).collect(),
            Response::TrueFalse { picked } => BTreeSet::from([Self::choice(u8::from(!picked))]),
            Response::Numeric { .. } | Response::Short { .. } | Response::Essay { .. } => BTreeSet::new(),
            Response::Matching { picked } => {
                picked.iter().map(|(prompt, choice)| Self { prompt: *prompt, choice: *choice }).collect()
            }
            Response::Ordering { order } => {
                (0..).zip(order).map(|(prompt, choice)| Self { prompt, choice: *choice }).collect()
            }
            Response::Gaps { filled } => {
                let pick = |(prompt, filling): (&u8, &Filling)| match filling {
                    Filling::Picked(choice) => Some(Self { prompt: *prompt, choice: *choice }),
                    Filling::Typed(_) => None,
                };
                filled.iter().filter_map(pick).collect()
            }
        }
    }

    /// What can be picked at all, in order.
    pub fn offered_by(key: &Key) -> Vec<Self> {
        match key {
            Key::Single { choices, .. } | Key::Multiple { choices, .. } => {
                (0..*choices).map(Self::choice).collect()
            }
            Key::TrueFalse { .. } => vec![Self::choice(0), Self::choice(1)],
            Key::Numeric { .. } | Key::Short { .. } | Key::Essay { .. } => Vec::new(),
            Key::Matching { answers, options } => (0..)
                .zip(answers)
                .flat_map(|(prompt, _)| (0..*options).map(move |choice| Self { prompt, choice }))
                .collect(),
            Key::Ordering { order, .. } => (0..)
                .zip(order)
                .flat_map(|(prompt, _)| (0..).zip(order).map(move |(choice, _)| Self { prompt, choice }))
                .collect(),
            Key::Gaps { gaps, pool, .. } => (0..)
                .zip(gaps)
                .flat_map(|(prompt, gap)| {
                    let options = match gap.takes {
                        Takes::Choice { options, .. } => options,
                        Takes::Pool { .. } => *pool,
                        Takes::Short { .. } | Takes::Numeric { .. } => 0,
                    };
                    (0..options).map(move |choice| Self { prompt, choice })
                })
                .collect(),
        }
    }
}

/// A question of an attempt, marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked<K> {
    /// The question: a version of it, or its place on the paper.
    pub question: K,
    /// Marks it is worth.
    pub worth: Centimark,
    /// Marks earned.
    pub earned: Centimark,
    /// Whether it was left blank, or answered with what cannot belong to it.
    pub is_blank: bool,
    /// Choices picked.
    pub picks: BTreeSet<Pick>,
}

impl<K> Marked<K> {
    /// Marks an answer by a key, as [`grading::grade()`] does.
    pub fn by_key(question: K, key: &Key, worth: Centimark, response: Option<&Response>) -> Self {
        Self::by_verdict(question, worth, response, grade(key, worth, response))
    }

    /// Takes an answer with its verdict. An attempt is counted once all its essays are marked, so none is unmarked here;
    /// were one, it would count as one that earned nothing.
    pub fn by_verdict(question: K, worth: Centimark, response: Option<&Response>, verdict: Verdict) -> Self {
        match verdict {
            Verdict::Marked { earned, .. } => Self {
                question,
                worth,
                earned,
                is_blank: false,
                picks: response.map(Pick::all_of).unwrap_or_default(),
            },
            Verdict::Unanswered | Verdict::Mismatch | Verdict::Unmarked => {
                Self { question, worth, earned: Centimark::default(), is_blank: true, picks: BTreeSet::new() }
            }
        }
    }
}

/// An attempt, marked. A question left blank is on it with nothing earned: Moodle, "Incomplete attempts".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet<K> {
    /// Its questions.
    pub answers: Vec<Marked<K>>,
}

impl<K> Sheet<K> {
    /// Marks earned.
    pub fn earned(&self) -> Centimark {
        self.answers.iter().fold(Centimark::default(), |sum, answer| sum.plus(answer.earned))
    }

    /// Marks possible.
    pub fn out_of(&self) -> Centimark {
        self.answers.iter().fold(Centimark::default(), |sum, answer| sum.plus(answer.worth))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: &Key, response: Option<&Response>, earned: u32, is_blank: bool, picks: &[(u8, u8)]) {
        let marked = Marked::by_key((), key, Centimark::whole(1), response);
        let found: Vec<(u8, u8)> = marked.picks.iter().map(|pick| (pick.prompt, pick.choice)).collect();
        assert_eq!(
            (marked.earned.hundredths(), marked.is_blank, found.as_slice()),
            (earned, is_blank, picks)
        );
    }

    #[test]
    fn answers_leave_marks_and_picks() {
        let single = Key::Single { correct: 2, choices: 4, percents: Vec::new() };
        check(&single, Some(&Response::Single { picked: 2 }), 100, false, &[(0, 2)]);
        check(&single, Some(&Response::Single { picked: 9 }), 0, true, &[]);
        check(&single, None, 0, true, &[]);
        check(
            &Key::TrueFalse { answer: true },
            Some(&Response::TrueFalse { picked: false }),
            0,
            false,
            &[(0, 1)],
        );
        let matching = Key::Matching { answers: vec![1, 0], options: 3 };
        let picked = [(0, 1), (1, 2)].into();
        check(&matching, Some(&Response::Matching { picked }), 50, false, &[(0, 1), (1, 2)]);
        let ordering = Key::Ordering { order: vec![1, 0, 2], scoring: grading::OrderScoring::Absolute };
        let response = Response::Ordering { order: vec![1, 2, 0] };
        check(&ordering, Some(&response), 33, false, &[(0, 1), (1, 2), (2, 0)]);
        assert_eq!(Pick::offered_by(&ordering).len(), 9);
        let gap = |takes| grading::Gap { weight: 1, takes };
        let accepted = vec!["maklumat".to_owned()];
        let gaps = Key::Gaps {
            gaps: vec![
                gap(Takes::Short { accepted, case_sensitive: false }),
                gap(Takes::Choice { correct: 1, options: 3 }),
                gap(Takes::Pool { correct: 0 }),
            ],
            pool: 2,
            is_pool_reused: false,
        };
        let filled =
            [(0, Filling::Typed("rahasia".into())), (1, Filling::Picked(2)), (2, Filling::Picked(0))].into();
        check(&gaps, Some(&Response::Gaps { filled }), 33, false, &[(1, 2), (2, 0)]);
        assert_eq!(Pick::offered_by(&gaps).len(), 5);
        let short = Key::Short { accepted: vec!["Pancasila".into()], case_sensitive: false };
        check(&short, Some(&Response::Short { text: "pancasila".into() }), 100, false, &[]);
        assert_eq!(Pick::offered_by(&matching).len(), 6);
        assert_eq!(Pick::offered_by(&short), []);
    }
}
