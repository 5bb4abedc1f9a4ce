//! Questions' keys, responses, marks, and the life of an attempt. Pure.
//!
//! **Invariant:** integers only; the number of a choice never depends on the order shown, so that shuffling never touches
//! a mark.

pub mod attempt;
pub mod correction;
pub mod decimal;
pub mod essay;
pub mod files;
pub mod gain;
pub mod gaps;
pub mod grade;
pub mod key;
pub mod mark;
pub mod order;
pub mod practice;
pub mod response;
pub mod second;
pub mod sitting;
pub mod text;
pub mod units;

pub use attempt::{
    Arrival, Merge, Method, Score, Tally, TimeState, arrival, counted, merge, tally, time_state,
};
pub use correction::{Amendment, NoKey, Remedy, correct};
pub use decimal::Decimal;
pub use essay::{ESSAY_LETTERS, Given, Length, Rubric, Ungiven, WordLimits, mark_of};
pub use files::{FILES_MAX, FileKind, FileLimits};
pub use gain::{GainBand, normalised_gain};
pub use gaps::{Filling, Gap, GapNo, Takes};
pub use grade::{Correctness, Verdict, grade};
pub use key::{ChoiceNo, ItemNo, Key, KeyFault, OrderScoring, Scoring};
pub use mark::Centimark;
pub use order::{draw, shuffle_order};
pub use practice::{Penalty, Practised, practise};
pub use response::{Response, Unfit};
pub use second::{SecondMarker, Weighed};
pub use sitting::{Grant, Seen, Start, Terms};
pub use units::{Unit, Units, with_unit};
