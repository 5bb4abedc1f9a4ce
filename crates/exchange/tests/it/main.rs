//! The integration tests of the question exchange.
//!
//! **Invariant:** files and texts are of the project's own making.

mod aiken;
mod cloze;
mod csv;
mod generated;
mod gift;
mod hostile;
mod moodle_xml;
mod round_trip;
mod support;
