//! Course folders as a whole: the fixture, every fault, and the way back.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "helpers of tests may fail like tests")]

mod faults;
mod fixture;
mod openings;
mod pretests;
mod question_faults;
mod quizzes;
mod round_trip;
mod support;
mod texts;
