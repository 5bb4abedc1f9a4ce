//! Correcting the key of a question that people have answered already. Pure.
//!
//! An author who finds a key wrong says which answer is right, as a learner would give it, and what the old key is worth
//! from now on. *Instead* is what editing a question and regrading its attempts does in Moodle; *also* and *void* are what
//! an examiner decides where people have relied on the question as it stood.
//!
//! **Invariant:** the answer that is called right earns full marks by the corrected key; *also* and *void* lower nobody's
//! mark.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Centimark, Correctness, Decimal, Filling, Gap, GapNo, Key, Response, Scoring, Takes, Units, Verdict,
    grade, with_unit,
};

/// What a correction does to marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// The corrected key counts besides the one there was, and of both the better mark.
    Also,
    /// Only the corrected key counts: marks rise and fall.
    Instead,
    /// Everybody who had the question on the paper gets its full marks, whatever was answered.
    Void,
}

/// What counts in a question besides its key, since it was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// Keys of which the best counts.
    pub also: Vec<Key>,
    /// Whether everybody gets full marks.
    pub is_void: bool,
}

/// Why an answer cannot become the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoKey {
    /// People mark this question, or its choices have shares of their own.
    #[error("no single answer is right")]
    ManyRight,
    /// The answer lacks something.
    #[error("the answer is not whole")]
    Incomplete,
    /// The answer cannot belong to the question.
    #[error("the answer does not belong to the question")]
    Unfit,
    /// A number in another unit than the key's own, or none at all.
    #[error("not a number in the key's own unit")]
    NotANumber,
    /// It is the key already.
    #[error("nothing changes")]
    Same,
}

impl Amendment {
    /// Grades an answer by the key or by what else counts.
    pub fn grade(&self, key: &Key, worth: Centimark, response: Option<&Response>) -> Verdict {
        if self.is_void {
            return Verdict::Marked { earned: worth, correctness: Correctness::Right };
        }
        grade(self.best_of(key, worth, response), worth, response)
    }

    /// Of the key and what else counts, the one by which an answer earns most.
    pub fn best_of<'a>(&'a self, key: &'a Key, worth: Centimark, response: Option<&Response>) -> &'a Key {
        let earned = |key: &Key| grade(key, worth, response).earned();
        self.also.iter().fold(key, |best, other| if earned(other) > earned(best) { other } else { best })
    }
}

/// The key and its amendment after a correction; `right` is not asked for where the question is void.
///
/// # Errors
/// Why the answer cannot become the key.
pub fn correct(
    (key, amendment): (&Key, &Amendment),
    remedy: Remedy,
    right: Option<&Response>,
    tolerance: Option<Decimal>,
) -> Result<(Key, Amendment), NoKey> {
    let corrected = || right.ok_or(NoKey::Incomplete).and_then(|right| key.with_right(right, tolerance));
    let after = match remedy {
        Remedy::Also => {
            let mut also = amendment.also.clone();
            let other = corrected()?;
            if other == *key || also.contains(&other) {
                return Err(NoKey::Same);
            }
            also.push(other);
            (key.clone(), Amendment { also, is_void: amendment.is_void })
        }
        Remedy::Instead => (corrected()?, Amendment::default()),
        Remedy::Void => (key.clone(), Amendment { is_void: true, ..amendment.clone() }),
    };
    if after == (key.clone(), amendment.clone()) { Err(NoKey::Same) } else { Ok(after) }
}

impl Key {
    /// Whether a single answer can be named that is right.
    pub fn takes_one_answer(&self) -> bool {
        !matches!(self, Self::Essay { .. } | Self::Multiple { scoring: Scoring::Weighted, .. })
    }

    /// The same key with another answer as the right one. A tolerance is for numbers; without one it stays.
    ///
    /// # Errors
    /// Why that answer cannot become the key.
    pub fn with_right(&self, right: &Response, tolerance: Option<Decimal>) -> Result<Self, NoKey> {
        if !self.takes_one_answer() {
            return Err(NoKey::ManyRight);
        }
        right.fits(self).map_err(|_unfit| NoKey::Unfit)?;
        if right.is_blank_for(self) {
            return Err(NoKey::Incomplete);
        }
        let key = match (self, right) {
            (Self::Single { correct, choices, percents }, Response::Single { picked }) => {
                let share = |(no, percent): (u8, &i8)| match no {
                    no if no == *picked => 100,
                    no if no == *correct => 0,
                    _ => *percent,
                };
                let percents = (0..).zip(percents).map(share).collect();
                Self::Single { correct: *picked, choices: *choices, percents }
            }
            (Self::Multiple { choices, scoring, .. }, Response::Multiple { picked }) => Self::Multiple {
                correct: picked.clone(),
                choices: *choices,
                scoring: *scoring,
                percents: Vec::new(),
            },
            (Self::TrueFalse { .. }, Response::TrueFalse { picked }) => Self::TrueFalse { answer: *picked },
            (Self::Numeric { tolerance: old, units, .. }, Response::Numeric { text }) => Self::Numeric {
                value: number(text, units.as_ref())?,
                tolerance: tolerance.unwrap_or(*old),
                units: units.clone(),
            },
            (Self::Short { case_sensitive, .. }, Response::Short { text }) => {
                Self::Short { accepted: vec![text.trim().to_owned()], case_sensitive: *case_sensitive }
            }
            (Self::Matching { answers, options }, Response::Matching { picked }) => {
                let prompts = (0..).take(answers.len());
                let answers = prompts.map(|prompt| picked.get(&prompt).copied());
                Self::Matching {
                    answers: answers.collect::<Option<_>>().ok_or(NoKey::Incomplete)?,
                    options: *options,
                }
            }
            (Self::Ordering { scoring, .. }, Response::Ordering { order }) => {
                Self::Ordering { order: order.clone(), scoring: *scoring }
            }
            (Self::Gaps { gaps, pool, is_pool_reused }, Response::Gaps { filled }) => Self::Gaps {
                gaps: with_fillings(gaps, filled)?,
                pool: *pool,
                is_pool_reused: *is_pool_reused,
            },
            _ => return Err(NoKey::Unfit),
        };
        if key.check().is_empty() { Ok(key) } else { Err(NoKey::Unfit) }
    }
}

/// A number as the key has it: in its own unit, written as learners have to write it.
fn number(text: &str, units: Option<&Units>) -> Result<Decimal, NoKey> {
    let Some(units) = units else { return Decimal::parse(text).map_err(|_cause| NoKey::NotANumber) };
    let (number, unit) = with_unit(text).map_err(|_cause| NoKey::NotANumber)?;
    if units.factor(unit) == Some(Decimal::ONE) { Ok(number) } else { Err(NoKey::NotANumber) }
}

/// Gaps with what is right in each.
fn with_fillings(gaps: &[Gap], filled: &BTreeMap<GapNo, Filling>) -> Result<Vec<Gap>, NoKey> {
    let one = |(no, gap): (GapNo, &Gap)| {
        let filling = filled.get(&no).filter(|filling| !filling.is_blank()).ok_or(NoKey::Incomplete)?;
        let takes = match (&gap.takes, filling) {
            (Takes::Short { case_sensitive, .. }, Filling::Typed(text)) => {
                Takes::Short { accepted: vec![text.trim().to_owned()], case_sensitive: *case_sensitive }
            }
            (Takes::Numeric { tolerance, units, .. }, Filling::Typed(text)) => Takes::Numeric {
                value: number(text, units.as_ref())?,
                tolerance: *tolerance,
                units: units.clone(),
            },
            (Takes::Choice { options, .. }, Filling::Picked(no)) => {
                Takes::Choice { correct: *no, options: *options }
            }
            (Takes::Pool { .. }, Filling::Picked(no)) => Takes::Pool { correct: *no },
            _ => return Err(NoKey::Unfit),
        };
        Ok(Gap { weight: gap.weight, takes })
    };
    (0..).zip(gaps).map(one).collect()
}

#[cfg(test)]
mod tests;
