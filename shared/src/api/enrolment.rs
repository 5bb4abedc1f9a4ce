//! Enrolment: joining a course, and its history; nothing is ever reset.

use chrono::{DateTime, NaiveDate, Utc};

use super::Nothing;
use crate::access::Learner;
use crate::id::{CourseId, EnrolmentEventId, EnrolmentId, LessonId};
use crate::value::Slug;
use crate::{endpoints, problems};

endpoints! {
    /// Enrols the caller, or returns the enrolment still open.
    Enrol: Post "/courses/{course}/enrolment", Learner, OfCourse, () => EnrolmentView;
    /// Lists the caller's enrolments.
    ListEnrolments: Get "/enrolments", Learner, Nothing, () => Enrolments;
    /// Shows one enrolment with its history.
    GetEnrolment: Get "/enrolments/{enrolment}", Learner, OfEnrolment, () => EnrolmentView;
    /// Withdraws from a course one joined oneself; what was done stays on record.
    Withdraw: Post "/enrolments/{enrolment}/withdrawal", Learner, OfEnrolment, () => EnrolmentView;
}

input! {
    /// Locates a course.
    pub struct OfCourse {
        /// The course.
        pub course: CourseId,
    }

    /// Locates an enrolment.
    pub struct OfEnrolment {
        /// The enrolment.
        pub enrolment: EnrolmentId,
    }
}

/// Where an enrolment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EnrolmentState {
    /// Joined or assigned, nothing opened yet.
    NotStarted,
    /// Something has been opened.
    InProgress,
    /// All conditions are met.
    Completed,
    /// Left by the learner's own choice.
    Withdrawn,
}

impl EnrolmentState {
    /// Whether there is still something to do.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::InProgress)
    }
}

/// How an enrolment came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EnrolmentOrigin {
    /// The learner's own choice.
    Chosen,
    /// Assigned by a superior or a training administrator.
    Assigned,
    /// Assigned, and a duty with a due date.
    Mandatory,
}

/// What happened to an enrolment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EnrolmentChange {
    /// Joined.
    Enrolled,
    /// Assigned by somebody else.
    Assigned,
    /// First lesson opened.
    Started,
    /// All conditions met.
    Completed,
    /// Left.
    Withdrawn,
    /// Joined again after leaving.
    Rejoined,
    /// Went on with a newer version.
    Upgraded,
}

wire! {
    /// The caller's enrolments in reading order: due first, then latest activity.
    pub struct Enrolments {
        /// The enrolments.
        pub items: Vec<EnrolmentCard>,
    }

    /// An enrolment in a list.
    pub struct EnrolmentCard {
        /// The enrolment.
        pub id: EnrolmentId,
        /// The course's key.
        pub slug: Slug,
        /// Course title.
        pub title: String,
        /// Provider.
        pub provider: String,
        /// JP on completion.
        pub jp: u16,
        /// State.
        pub state: EnrolmentState,
        /// Origin.
        pub origin: EnrolmentOrigin,
        /// Last day to complete.
        pub due_on: Option<NaiveDate>,
        /// Percent of required lessons done.
        pub percent: u8,
        /// Required lessons done.
        pub done: u16,
        /// Required lessons in all.
        pub total: u16,
        /// Minutes of work left.
        pub minutes_left: u16,
        /// Lesson to go on with.
        pub resume: Option<ResumePoint>,
        /// Last activity.
        pub last_active_at: Option<DateTime<Utc>>,
        /// When it was completed.
        pub completed_at: Option<DateTime<Utc>>,
        /// Whether another version is published by now, with which the learner may go on.
        pub has_newer: bool,
    }

    /// Where to go on.
    pub struct ResumePoint {
        /// The lesson.
        pub lesson: LessonId,
        /// Its title.
        pub title: String,
        /// Minutes of work of that lesson.
        pub minutes: u16,
    }

    /// One enrolment with its history.
    pub struct EnrolmentView {
        /// The card's facts.
        pub card: EnrolmentCard,
        /// What happened, newest first.
        pub history: Vec<EnrolmentEvent>,
    }

    /// One entry of the history.
    pub struct EnrolmentEvent {
        /// The entry.
        pub id: EnrolmentEventId,
        /// What happened.
        pub change: EnrolmentChange,
        /// When.
        pub at: DateTime<Utc>,
        /// Who did it, where it was not the learner.
        pub by: Option<String>,
        /// Reason given.
        pub reason: Option<String>,
    }
}

problems! {
    /// The course has no published version.
    NOT_OPEN: 409 "enrolment/not-open", "Pelatihan ini belum dibuka untuk pendaftaran.", "This course is not open for enrolment yet.";
    /// Other courses come first.
    PREREQUISITES: 409 "enrolment/prerequisites", "Pelatihan ini punya prasyarat yang belum Anda selesaikan.", "This course has prerequisites that you have not completed yet.";
    /// A duty cannot be left.
    IS_MANDATORY: 409 "enrolment/is-mandatory", "Pelatihan wajib tidak dapat ditinggalkan. Bicarakan dengan atasan atau admin pelatihan.", "A mandatory course cannot be left. Talk to your superior or the training administrator.";
    /// Completed courses stay.
    IS_COMPLETED: 409 "enrolment/is-completed", "Pelatihan ini sudah selesai dan tersimpan di riwayat Anda.", "This course is completed and kept in your record.";
}
