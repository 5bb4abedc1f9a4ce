//! A piece of work of a draft: what is typed about how it is handed in and marked, and back. Pure.
//!
//! **Invariant:** what is faulty is not kept, and each fault names its field; what to do stands in the unit's blocks.

use course_folder::{Assignment, Essay};
use grading::SecondMarker;
use shared::api::draft::WorkFacts;

use super::error::DraftError;
use crate::features::bank;

/// Where the essay stands in what was sent.
const ESSAY: &str = "/facts/of_kind/work/essay";

/// As it is typed.
pub(super) fn shown(work: &Assignment) -> WorkFacts {
    WorkFacts {
        is_activity: work.is_activity,
        pass_percent: work.pass_percent,
        attempts: work.attempts,
        second_marker_percent: work.second_marker.map(|marker| marker.within_percent),
        worth: work.worth,
        essay: bank::door::essay_as_typed(&work.work),
    }
}

/// As it is kept. Whether it is an activity never changes.
pub(super) fn read(before: &Assignment, typed: &WorkFacts) -> Result<Assignment, DraftError> {
    let work: Essay = bank::door::essay(&typed.essay, ESSAY).map_err(DraftError::Invalid)?;
    Ok(Assignment {
        is_activity: before.is_activity,
        brief: String::new(),
        pass_percent: typed.pass_percent,
        attempts: typed.attempts,
        second_marker: typed.second_marker_percent.map(|within_percent| SecondMarker { within_percent }),
        worth: typed.worth,
        work,
    })
}
