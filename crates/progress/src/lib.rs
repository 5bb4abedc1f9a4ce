//! Completion, what opens when, watched intervals and risk. Pure.
//!
//! **Invariant:** one function decides and explains; server and screen call the same.

pub mod completion;
pub mod funnel;
pub mod intervals;
pub mod need;
pub mod opening;
pub mod risk;

pub use completion::{
    Completion, Evidence, Item, Missing, Requirement, course, lesson, module, percent_done,
};
pub use funnel::{Loss, Place, Step, greatest_loss};
pub use intervals::Intervals;
pub use need::{Need, NeedKind, Path, needs, next_review};
pub use opening::{Opening, Stage, waits_for};
pub use risk::{Assigned, Facts, Level, Reason, RiskRule, assess};
