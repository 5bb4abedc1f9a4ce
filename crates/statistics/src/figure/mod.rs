//! Sums turned into the figures of classical test theory, and figures into advice.
//!
//! **Invariant:** the only place with floats. Everything up to a figure's last division or root is done in whole
//! numbers of 128 bits, without rounding; the one exception, skewness and kurtosis, sums powers of distances from the
//! mean over the exact distribution of totals. All shares are parts of one (0.5 is 50 %), and a figure that cannot be
//! told is absent, never nought. Tallies that are mere changes (counts below nothing) have no figures.

mod advice;
mod choices;
mod efficiency;
mod guess;
mod item;
mod quiz;
mod real;

#[cfg(test)]
mod tests;

pub use advice::{
    Advice, Difficulty, Discrimination, ENOUGH, Judgement, QuizAdvice, QuizJudgement, judge, judge_quiz,
};
pub use choices::{ChoiceUse, choice_uses};
pub use efficiency::Efficiency;
pub use guess::random_guess;
pub use item::{ItemFigures, effective_weights};
pub use quiz::QuizFigures;
