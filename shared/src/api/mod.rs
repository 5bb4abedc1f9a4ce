//! The API, one file per slice: endpoints, the shapes that travel, and the slice's problems.
//!
//! **Invariant:** inputs refuse unknown fields; answers do not, so that an older browser app can read a newer server.

use crate::endpoint::Meta;
use crate::problem::{self, Kind};

/// Gives answer types their derives.
macro_rules! wire {
    ($($item:item)+) => {$(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $item
    )+};
}

/// Gives parameters and bodies their derives: unknown fields are refused.
macro_rules! input {
    ($($item:item)+) => {$(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        $item
    )+};
}

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

/// No parameters at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Every line of the API, slice by slice.
pub fn all() -> impl Iterator<Item = Meta> {
    let slices: [&'static [Meta]; 35] = [
        account::ENDPOINTS,
        organisation::ENDPOINTS,
        course::ENDPOINTS,
        course::STREAMS,
        provider::ENDPOINTS,
        enrolment::ENDPOINTS,
        batch::ENDPOINTS,
        lesson::ENDPOINTS,
        lesson::STREAMS,
        live::ENDPOINTS,
        live::STREAMS,
        discussion::ENDPOINTS,
        quiz::ENDPOINTS,
        statistics::ENDPOINTS,
        class::ENDPOINTS,
        arrangement::ENDPOINTS,
        correction::ENDPOINTS,
        marking::ENDPOINTS,
        marking::STREAMS,
        blueprint::ENDPOINTS,
        draft::ENDPOINTS,
        review::ENDPOINTS,
        package::ENDPOINTS,
        package::STREAMS,
        progress::ENDPOINTS,
        credit::ENDPOINTS,
        team::ENDPOINTS,
        team::STREAMS,
        home::ENDPOINTS,
        orientation::ENDPOINTS,
        bank::ENDPOINTS,
        bank::STREAMS,
        media::ENDPOINTS,
        media::UPLOADS,
        media::STREAMS,
    ];
    slices.into_iter().flatten().copied()
}

/// Every kind of problem, common ones first.
pub fn problems() -> impl Iterator<Item = &'static Kind> {
    let slices: [&'static [&'static Kind]; 6] =
        [problem::KINDS, account::KINDS, organisation::KINDS, course::KINDS, enrolment::KINDS, quiz::KINDS];
    slices
        .into_iter()
        .chain([
            lesson::KINDS,
            live::KINDS,
            discussion::KINDS,
            bank::KINDS,
            marking::KINDS,
            arrangement::KINDS,
            correction::KINDS,
            blueprint::KINDS,
            provider::KINDS,
            draft::KINDS,
            review::KINDS,
            media::KINDS,
            batch::KINDS,
            class::KINDS,
            progress::KINDS,
            package::KINDS,
        ])
        .flatten()
        .copied()
}
