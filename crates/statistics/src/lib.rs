//! What a quiz's marks say about its questions, and what a question's wording says about itself. Pure.
//!
//! [`tally`] gathers attempts into sums; [`figure`] turns sums into the figures of classical test theory and into
//! advice; [`flaw`] reads the text of a question before anyone has answered it.
//!
//! **Invariant:** what is gathered and kept is integers, so that taking an attempt back leaves no trace and parts merge
//! in any order; floats begin and end in `figure`. Knows no ids: whoever calls names questions by a key of theirs.
//!
//! The formulas are those of Moodle's page "Quiz statistics calculations"
//! (<https://docs.moodle.org/dev/Quiz_statistics_calculations>), the reading of the figures that of its page "Quiz
//! report statistics" (<https://docs.moodle.org/dev/Quiz_report_statistics>); where this crate differs, the function
//! says so.

pub mod figure;
pub mod flaw;
pub mod tally;

pub use figure::{
    Advice, ChoiceUse, Difficulty, Discrimination, ENOUGH, Efficiency, ItemFigures, Judgement, QuizAdvice,
    QuizFigures, QuizJudgement, choice_uses, effective_weights, judge, judge_quiz, random_guess,
};
pub use tally::{
    Cell, GainFigures, Gains, Grid, Item, Marked, Pick, Quiz, Sheet, Spread, Sums, Totals, Turn, Unlike, turn,
};
