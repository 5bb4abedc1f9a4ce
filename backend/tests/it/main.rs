//! The API's tests: one binary, the real client over a real socket, a database per test, on both engines.
//!
//! PostgreSQL is taken from `TEST_DATABASE_URL`; `cargo xtask test` starts one where none is given.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that meets something else than it expects shall stop"
)]
#![expect(
    clippy::allow_attributes,
    reason = "whether a story needs its file's names is not known to `both!`"
)]
#![expect(unreachable_pub, reason = "the kit is public within its one binary")]

mod support;

mod access;
mod account;
mod admission;
mod answer_files;
mod arrangement;
mod assignment;
mod bad_input;
mod bank;
mod bank_form;
mod batch;
mod batch_archive;
mod blueprint;
mod class;
mod correction;
mod cost;
mod course;
mod credit;
mod demo;
mod demo_city;
mod discussion;
mod draft;
mod draft_files;
mod draft_library;
mod enrolment;
mod faults;
mod figures;
mod home;
mod hostile;
mod lesson;
mod live;
mod marking;
mod marking_second;
mod media;
mod object_storage;
mod objects;
mod opening;
mod operation;
mod organisation;
mod orientation;
mod package;
mod progress;
mod provider;
mod quiz;
mod quiz_gain;
mod quiz_kinds;
mod quiz_practice;
mod quiz_review;
mod quiz_sections;
mod review;
mod saving;
mod schema;
mod spine;
mod statistics;
mod team;
mod waiting;
