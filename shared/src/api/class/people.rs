//! People of a course who need help, and why.

use chrono::{DateTime, NaiveDate, Utc};
use progress::{Need, NeedKind};

use crate::id::{EnrolmentId, LessonId, PersonId, VersionId};
use crate::value::{Cursor, Slug};

input! {
    /// Which people of a course.
    pub struct InClassPeople {
        /// The course.
        pub slug: Slug,
        /// Only those with this reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<NeedKind>,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }
}

wire! {
    /// How many people need help, and how many for each reason; somebody may have several.
    #[derive(Default, Copy)]
    pub struct NeedCounts {
        /// People with any reason.
        pub all: u32,
        /// No attempts left at a quiz that is not passed.
        pub out_of_attempts: u32,
        /// Past the due date, and begun.
        pub overdue: u32,
        /// Due soon or past, and nothing opened.
        pub not_started: u32,
        /// Due soon, and little done.
        pub due_soon: u32,
        /// Begun, and left alone.
        pub idle: u32,
    }

    /// People who need help.
    pub struct ClassPeople {
        /// The course's title.
        pub title: String,
        /// How many there are, for each reason.
        pub counts: NeedCounts,
        /// The page's people, the most urgent first.
        pub items: Vec<ClassPerson>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// Somebody who needs help.
    pub struct ClassPerson {
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// The person.
        pub person: PersonId,
        /// Name with titles.
        pub name: String,
        /// Unit, if any.
        pub unit: String,
        /// Number of the version that is learned.
        pub version: u32,
        /// Percent of required lessons done.
        pub percent: u8,
        /// Last day to complete.
        pub due_on: Option<NaiveDate>,
        /// Last activity.
        pub last_active_at: Option<DateTime<Utc>>,
        /// Why, the most urgent first.
        pub needs: Vec<Need>,
        /// The quiz without attempts left, if that is a reason.
        pub stuck_at: Option<StuckAt>,
    }

    /// A quiz at which somebody cannot go on.
    pub struct StuckAt {
        /// The version that it is of.
        pub version: VersionId,
        /// The quiz lesson.
        pub lesson: LessonId,
        /// Its title.
        pub title: String,
    }
}

impl NeedCounts {
    /// How many for a reason; with any where there is none.
    pub const fn of(&self, kind: Option<NeedKind>) -> u32 {
        match kind {
            None => self.all,
            Some(NeedKind::OutOfAttempts) => self.out_of_attempts,
            Some(NeedKind::Overdue) => self.overdue,
            Some(NeedKind::NotStarted) => self.not_started,
            Some(NeedKind::DueSoon) => self.due_soon,
            Some(NeedKind::Idle) => self.idle,
        }
    }
}
