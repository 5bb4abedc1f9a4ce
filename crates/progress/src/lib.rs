//! Completion, watched intervals and risk. Pure.
//!
//! **Invariant:** one function decides and explains; server and screen call the same.

pub mod completion;
pub mod intervals;
pub mod risk;

pub use completion::{
    Completion, Evidence, Item, Missing, Requirement, course, lesson, module, percent_done,
};
pub use intervals::Intervals;
pub use risk::{Assigned, Facts, Level, Reason, RiskRule, assess};
