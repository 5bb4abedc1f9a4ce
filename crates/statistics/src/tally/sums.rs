//! The plain sums of a question: eight columns of one row.
//!
//! They are enough for facility, standard deviation, discrimination, both weights and a quiz's alpha, so a list of
//! questions reads one row each; only efficiency and the use of choices need more.

use grading::Centimark;
use serde::{Deserialize, Serialize};

use super::Sum;

/// Sums over the attempts that saw a question, in hundredths of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sums {
    /// Attempts that saw it.
    pub attempts: i64,
    /// Of these, attempts that left it blank.
    pub blank: i64,
    /// Marks earned.
    pub earned: i64,
    /// Their squares.
    pub earned_squared: i64,
    /// Marks earned in the rest of the paper.
    pub rest: i64,
    /// Their squares.
    pub rest_squared: i64,
    /// Products of both.
    pub together: i64,
    /// Marks possible on the whole paper.
    pub out_of: i64,
}

impl Sums {
    /// The sums of one attempt.
    pub(super) fn of(earned: Centimark, rest: Centimark, out_of: Centimark, is_blank: bool) -> Self {
        let [earned, rest, out_of] = [earned, rest, out_of].map(|mark| i64::from(mark.hundredths()));
        Self {
            attempts: 1,
            blank: i64::from(is_blank),
            earned,
            earned_squared: earned.wrapping_mul(earned),
            rest,
            rest_squared: rest.wrapping_mul(rest),
            together: earned.wrapping_mul(rest),
            out_of,
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            attempts: self.attempts.wrapping_add(other.attempts),
            blank: self.blank.wrapping_add(other.blank),
            earned: self.earned.wrapping_add(other.earned),
            earned_squared: self.earned_squared.wrapping_add(other.earned_squared),
            rest: self.rest.wrapping_add(other.rest),
            rest_squared: self.rest_squared.wrapping_add(other.rest_squared),
            together: self.together.wrapping_add(other.together),
            out_of: self.out_of.wrapping_add(other.out_of),
        }
    }

    /// What takes these back.
    #[must_use]
    pub fn negated(self) -> Self {
        Self {
            attempts: self.attempts.wrapping_neg(),
            blank: self.blank.wrapping_neg(),
            earned: self.earned.wrapping_neg(),
            earned_squared: self.earned_squared.wrapping_neg(),
            rest: self.rest.wrapping_neg(),
            rest_squared: self.rest_squared.wrapping_neg(),
            together: self.together.wrapping_neg(),
            out_of: self.out_of.wrapping_neg(),
        }
    }
}

impl Sum for Sums {
    fn plus(self, other: Self) -> Self {
        Self::plus(self, other)
    }

    fn negated(self) -> Self {
        Self::negated(self)
    }
}
