//! A text with gaps (cloze): what fills each, and what the whole earns.
//!
//! The rule is that of Moodle's embedded answers ("Cloze"): every gap is a small question of its own, wholly right or
//! wholly wrong, and the question earns the weights of its right gaps as a share of all weights. Gaps that share their
//! options are Moodle's "Drag and drop into text"; as there, an option is used once or any number of times.
//!
//! **Invariant:** a gap earns the same whatever stands in the others.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::grade::{is_accepted, is_number};
use crate::text::example;
use crate::{Decimal, KeyFault, Unfit, Units};

/// Number of a gap in its text, from 0.
pub type GapNo = u8;

/// A gap of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// How much it counts beside the others, from 1.
    pub weight: u8,
    /// What fills it.
    pub takes: Takes,
}

/// What fills a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Takes {
    /// A word or two, as in [`Key::Short`](crate::Key::Short).
    Short {
        /// Answers that count.
        accepted: Vec<String>,
        /// Whether capital letters and accents matter.
        case_sensitive: bool,
    },
    /// A number, as in [`Key::Numeric`](crate::Key::Numeric).
    Numeric {
        /// The right number.
        value: Decimal,
        /// How far off still counts.
        tolerance: Decimal,
        /// Units in which it may be given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        units: Option<Units>,
    },
    /// One of the gap's own options.
    Choice {
        /// The right one.
        correct: u8,
        /// Options in all.
        options: u8,
    },
    /// One of the options that all such gaps of the text share.
    Pool {
        /// The right one.
        correct: u8,
    },
}

/// What stands in a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Filling {
    /// Words or a number, as typed.
    Typed(String),
    /// An option.
    Picked(u8),
}

impl Filling {
    /// Whether nothing stands there.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Typed(text) => text.trim().is_empty(),
            Self::Picked(_) => false,
        }
    }
}

/// The gaps of a question with the options that some of them share.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gaps<'a> {
    pub(crate) all: &'a [Gap],
    pub(crate) pool: u8,
    pub(crate) is_reused: bool,
}

impl Gaps<'_> {
    /// Numbers of the gaps that share their options, each with its right one.
    fn pooled(&self) -> impl Iterator<Item = (GapNo, u8)> {
        let pooled = |(no, gap): (GapNo, &Gap)| match gap.takes {
            Takes::Pool { correct } => Some((no, correct)),
            Takes::Short { .. } | Takes::Numeric { .. } | Takes::Choice { .. } => None,
        };
        (0..).zip(self.all).filter_map(pooled)
    }

    pub(crate) fn check(&self) -> Vec<KeyFault> {
        let mut faults: Vec<KeyFault> = self.all.iter().flat_map(|gap| gap.takes.check(self.pool)).collect();
        if self.all.is_empty() {
            faults.push(KeyFault::NothingRight);
        }
        if self.all.iter().any(|gap| gap.weight == 0) {
            faults.push(KeyFault::NoWeight);
        }
        let (pooled, different): (Vec<u8>, BTreeSet<u8>) =
            (self.pooled().map(|(_, no)| no).collect(), self.pooled().map(|(_, no)| no).collect());
        if !pooled.is_empty() && self.pool < 2 {
            faults.push(KeyFault::TooFewChoices);
        }
        if !self.is_reused && different.len() < pooled.len() {
            faults.push(KeyFault::UsedTwice);
        }
        faults
    }

    pub(crate) fn fits(&self, filled: &BTreeMap<GapNo, Filling>) -> Result<(), Unfit> {
        for (no, filling) in filled {
            let gap = self.all.get(usize::from(*no)).ok_or(Unfit::Range)?;
            gap.takes.fits(filling, self.pool)?;
        }
        if !self.is_reused {
            let picked: Vec<&Filling> = self.pooled().filter_map(|(no, _)| filled.get(&no)).collect();
            let is_twice =
                |(at, filling): (usize, &&Filling)| picked.iter().skip(at + 1).any(|other| other == filling);
            if picked.iter().enumerate().any(is_twice) {
                return Err(Unfit::Twice);
            }
        }
        Ok(())
    }

    /// Weights of the gaps that are right, and of all.
    pub(crate) fn share(&self, filled: &BTreeMap<GapNo, Filling>) -> (u32, u32) {
        (0..).zip(self.all).fold((0, 0), |(right, all), (no, gap)| {
            let weight = u32::from(gap.weight);
            let is_right = filled.get(&no).is_some_and(|filling| gap.takes.is_filled_by(filling));
            (if is_right { right + weight } else { right }, all + weight)
        })
    }

    pub(crate) fn right(&self) -> BTreeMap<GapNo, Filling> {
        (0..).zip(self.all).map(|(no, gap)| (no, gap.takes.right())).collect()
    }
}

impl Takes {
    fn check(&self, pool: u8) -> Vec<KeyFault> {
        match self {
            Self::Short { accepted, .. } => {
                let is_none = accepted.iter().all(|text| text.trim().is_empty());
                is_none.then_some(KeyFault::NothingRight).into_iter().collect()
            }
            Self::Numeric { value, tolerance, units } => {
                crate::Key::Numeric { value: *value, tolerance: *tolerance, units: units.clone() }.check()
            }
            Self::Choice { correct, options } => {
                crate::Key::Single { correct: *correct, choices: *options, percents: Vec::new() }.check()
            }
            Self::Pool { correct } => {
                (*correct >= pool).then_some(KeyFault::OutOfRange).into_iter().collect()
            }
        }
    }

    fn fits(&self, filling: &Filling, pool: u8) -> Result<(), Unfit> {
        match (self, filling) {
            (Self::Short { .. } | Self::Numeric { .. }, Filling::Typed(text)) => {
                crate::response::short_enough(text)
            }
            (Self::Choice { options: count, .. }, Filling::Picked(no)) => within(*no, *count),
            (Self::Pool { .. }, Filling::Picked(no)) => within(*no, pool),
            (Self::Short { .. } | Self::Numeric { .. }, Filling::Picked(_))
            | (Self::Choice { .. } | Self::Pool { .. }, Filling::Typed(_)) => Err(Unfit::Kind),
        }
    }

    /// Whether a filling is right.
    pub fn is_filled_by(&self, filling: &Filling) -> bool {
        match (self, filling) {
            (Self::Short { accepted, case_sensitive }, Filling::Typed(text)) => {
                is_accepted(accepted, *case_sensitive, text)
            }
            (Self::Numeric { value, tolerance, units }, Filling::Typed(text)) => {
                is_number(*value, *tolerance, units.as_ref(), text)
            }
            (Self::Choice { correct, .. } | Self::Pool { correct }, Filling::Picked(no)) => correct == no,
            (Self::Short { .. } | Self::Numeric { .. }, Filling::Picked(_))
            | (Self::Choice { .. } | Self::Pool { .. }, Filling::Typed(_)) => false,
        }
    }

    /// A filling that is right.
    fn right(&self) -> Filling {
        match self {
            Self::Short { accepted, .. } => {
                Filling::Typed(accepted.first().map(|accepted| example(accepted)).unwrap_or_default())
            }
            Self::Numeric { value, units, .. } => {
                Filling::Typed(crate::response::in_own_unit(*value, units.as_ref()))
            }
            Self::Choice { correct, .. } | Self::Pool { correct } => Filling::Picked(*correct),
        }
    }
}

fn within(no: u8, count: u8) -> Result<(), Unfit> {
    if no < count { Ok(()) } else { Err(Unfit::Range) }
}
