//! Moodle XML: reading never fails, and what was read is stable once written.
//!
//! **Invariant:** the same check as in the crate's tests.
#![no_main]

use exchange::Format;

mod stable;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| stable::check(Format::MoodleXml, bytes));
