//! Arrangement: when a quiz may be sat, and what single people or units are granted beyond its own terms.
//!
//! **Invariant:** nothing is overwritten: an arrangement is made with a reason and ended, and both stay in the history.

use chrono::{DateTime, Utc};

use super::statistics::{OfVersionQuiz, VersionName};
use crate::access::Instructor;
use crate::id::{ArrangementId, LessonId, OrgUnitId, PersonId};
use crate::value::{Reason, SearchText};
use crate::{endpoints, problems};

endpoints! {
    /// Shows the terms of a quiz and what has been arranged beyond them, the latest first.
    ListArrangements: Get "/course-versions/{version}/quizzes/{lesson}/arrangements", Instructor, OfVersionQuiz, () => Arrangements;
    /// Arranges something for everybody, a unit or a person; attempts that run get the time at once.
    Arrange: Post "/course-versions/{version}/quizzes/{lesson}/arrangements", Instructor, OfVersionQuiz, NewArrangement => ArrangementRow;
    /// Ends an arrangement; attempts that run keep their time.
    EndArrangement: Delete "/arrangements/{arrangement}", Instructor, OfArrangement, () => ();
    /// Finds people who learn the course and the units they work in, by words.
    FindSitters: Get "/course-versions/{version}/quizzes/{lesson}/sitters", Instructor, InSitters, () => Sitters;
}

/// Most minutes or attempts in one arrangement.
pub const MINUTES_MAX: u16 = 480;
/// Most attempts in one arrangement.
pub const ATTEMPTS_MAX: u16 = 20;

input! {
    /// Locates an arrangement.
    pub struct OfArrangement {
        /// The arrangement.
        pub arrangement: ArrangementId,
    }

    /// Whom to look for among those who learn a course.
    pub struct InSitters {
        /// The version.
        pub version: crate::id::VersionId,
        /// The quiz lesson.
        pub lesson: LessonId,
        /// Words in the name of a person or unit.
        pub q: SearchText,
    }

    /// What is arranged.
    pub struct NewArrangement {
        /// For whom.
        pub whom: Whom,
        /// Attempts more; 0 for none.
        pub attempts: u16,
        /// Minutes more; 0 for none.
        pub minutes: u16,
        /// From when on an attempt may begin.
        pub opens_at: Option<DateTime<Utc>>,
        /// Until when.
        pub closes_at: Option<DateTime<Utc>>,
        /// Why.
        pub reason: Reason,
    }
}

/// For whom something is arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Whom {
    /// Everybody who sits the quiz; the latest dates of this kind are the quiz's own.
    Everybody,
    /// Those who work in a unit or below it.
    Unit {
        /// The unit.
        unit: OrgUnitId,
    },
    /// One person.
    Person {
        /// The person.
        person: PersonId,
    },
}

wire! {
    /// A quiz's terms and what is arranged beyond them.
    pub struct Arrangements {
        /// The quiz lesson.
        pub lesson: LessonId,
        /// Title of the quiz.
        pub title: String,
        /// The version it is of.
        pub of: VersionName,
        /// Attempts that the quiz allows; `None` is no limit.
        pub attempts_allowed: Option<u16>,
        /// Minutes that the quiz allows; `None` is no limit.
        pub time_limit_minutes: Option<u16>,
        /// Minutes between two attempts.
        pub pause_minutes: u16,
        /// From when on an attempt may begin; `None` is always.
        pub opens_at: Option<DateTime<Utc>>,
        /// Until when; `None` is always.
        pub closes_at: Option<DateTime<Utc>>,
        /// Attempts that run now.
        pub open_attempts: u32,
        /// What is arranged, the latest first; what has been ended last.
        pub items: Vec<ArrangementRow>,
    }

    /// Something arranged.
    pub struct ArrangementRow {
        /// The arrangement.
        pub id: ArrangementId,
        /// For whom.
        pub whom: Whom,
        /// Name of the person or unit; empty for everybody.
        pub name: String,
        /// Attempts more.
        pub attempts: u16,
        /// Minutes more.
        pub minutes: u16,
        /// From when on an attempt may begin.
        pub opens_at: Option<DateTime<Utc>>,
        /// Until when.
        pub closes_at: Option<DateTime<Utc>>,
        /// Why.
        pub reason: String,
        /// Who made it.
        pub made_by: String,
        /// When it was made.
        pub made_at: DateTime<Utc>,
        /// Who ended it, and when.
        pub ended: Option<Ended>,
    }

    /// The end of an arrangement.
    pub struct Ended {
        /// By whom.
        pub by: String,
        /// When.
        pub at: DateTime<Utc>,
    }

    /// People and units found.
    pub struct Sitters {
        /// People who learn the course.
        pub people: Vec<Sitter>,
        /// Units of the institution.
        pub units: Vec<SitterUnit>,
    }

    /// Somebody who learns the course.
    pub struct Sitter {
        /// The person.
        pub id: PersonId,
        /// Name with titles.
        pub name: String,
        /// Unit, if any.
        pub unit: String,
    }

    /// A unit.
    pub struct SitterUnit {
        /// The unit.
        pub id: OrgUnitId,
        /// Its name.
        pub name: String,
    }
}

problems! {
    /// It was ended before.
    ALREADY_ENDED: 409 "arrangement/already-ended", "Pengaturan ini sudah diakhiri.", "This arrangement has already been ended.";
}
