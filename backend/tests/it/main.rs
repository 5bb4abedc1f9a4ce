//! The API's tests: one binary, the real client over a real socket, a database per test, on both engines.
//!
//! PostgreSQL is taken from `TEST_DATABASE_URL`; `cargo xtask test` starts one where none is given.

mod support;

mod access;
mod account;
mod bad_input;
mod course;
mod credit;
mod enrolment;
mod home;
mod lesson;
mod organisation;
mod progress;
mod quiz;
mod schema;
mod spine;
mod team;
