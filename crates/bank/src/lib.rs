//! The question bank's rules: what a file's question becomes here, what goes into a file again, and what makes two
//! questions the same. Pure.
//!
//! **Invariant:** a question is taken whole, with notes on what it loses, or kept aside with the reason; what goes out
//! and comes in again is the same question, or [`give::is_kept`] says that it is not.

pub mod format;
pub mod give;
mod html;
mod markdown;
pub mod take;
pub mod words;

pub use give::give;
pub use take::{Aside, Note, Taken, take};
