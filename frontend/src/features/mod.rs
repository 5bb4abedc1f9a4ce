//! The screens, slice by slice, in the order in which a learner meets them.

pub mod account;
pub mod arrangement;
pub mod bank;
pub mod batch;
pub mod blueprint;
pub mod class;
pub mod correction;
pub mod course;
pub mod credit;
pub mod discussion;
pub mod draft;
pub mod enrolment;
pub mod home;
pub mod lesson;
pub mod live;
pub mod marking;
pub mod media;
pub mod organisation;
pub mod orientation;
pub mod package;
pub mod progress;
pub mod provider;
pub mod quiz;
pub mod review;
pub mod statistics;
pub mod team;
