//! A table that people fill in with a spreadsheet: one question a row, one part of it a column.
//!
//! Source: our own; the columns are told in `FORMAT.md`.
//!
//! **Invariant:** columns are known by their names, so that their order and missing ones do not matter.

mod read;
mod table;
mod write;

pub(crate) use read::read;
pub(crate) use write::write;
