//! The integration tests of the question exchange.
//!
//! **Invariant:** files and texts are of the project's own making.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "helpers of tests may fail like tests"
)]

mod aiken;
mod cloze;
mod csv;
mod generated;
mod gift;
mod hostile;
mod moodle_xml;
mod round_trip;
mod support;
