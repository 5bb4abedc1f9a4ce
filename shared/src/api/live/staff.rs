//! What those who teach keep of sessions and of who was there.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{LiveState, Zone};
use crate::id::{BatchId, EnrolmentId, LiveSessionId, LiveSessionKey, PersonId};
use crate::value::{AttendanceWord, BatchNote, Cursor, MeetingLink, MeetingPlace, Reason, SearchText, Slug};

/// Fewest and most minutes of a session.
pub const MINUTES: core::ops::RangeInclusive<u16> = 5..=600;
/// Most people confirmed at once.
pub const CONFIRMED_MAX: usize = 200;

input! {
    /// Locates a session of a course.
    pub struct OfClassSession {
        /// The course.
        pub slug: Slug,
        /// The session.
        pub session: LiveSessionId,
    }

    /// Locates somebody's attendance.
    pub struct OfLiveAttendance {
        /// The course.
        pub slug: Slug,
        /// The session.
        pub session: LiveSessionId,
        /// The enrolment.
        pub enrolment: EnrolmentId,
    }

    /// Which sessions of a course.
    pub struct InClassSessions {
        /// The course.
        pub slug: Slug,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Which people of a session.
    pub struct InLiveAttendance {
        /// The course.
        pub slug: Slug,
        /// The session.
        pub session: LiveSessionId,
        /// Words of the name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub q: Option<SearchText>,
        /// Only those of whom it is so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub presence: Option<Presence>,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// A session to schedule.
    pub struct NewLiveSession {
        /// A second time with the same key, it is the session of the first time.
        pub key: LiveSessionKey,
        /// The key of its live lesson.
        pub lesson: String,
        /// The batch that it is for; everybody's where absent.
        pub batch: Option<BatchId>,
        /// Everything else.
        pub terms: LiveTerms,
    }

    /// When and where a session takes place.
    pub struct LiveTerms {
        /// What the zone's clocks show when it begins.
        pub starts: NaiveDateTime,
        /// The zone.
        pub zone: Zone,
        /// Minutes, from 5 to 600.
        pub minutes: u16,
        /// The link, where it is held online.
        pub link: Option<MeetingLink>,
        /// Where people meet, where they do.
        pub place: Option<MeetingPlace>,
        /// What people should know; empty for nothing.
        pub note: BatchNote,
        /// The attendance word.
        pub word: WordChange,
    }

    /// What a session is to be.
    pub struct LiveSessionChange {
        /// The state of the session that the change rests on.
        pub rev: u32,
        /// When and where.
        pub terms: LiveTerms,
    }

    /// Why a session does not take place.
    pub struct LiveCancellation {
        /// Why.
        pub reason: Reason,
    }

    /// Who was there.
    pub struct LiveConfirmation {
        /// Their enrolments, at most 200.
        pub enrolments: Vec<EnrolmentId>,
    }

    /// Why an attendance is struck off.
    pub struct LiveWithdrawal {
        /// Why.
        pub reason: Reason,
    }
}

/// What becomes of a session's attendance word, which is never told.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum WordChange {
    /// It stays; a new session has none.
    Keep,
    /// There is none from now on.
    Remove,
    /// It is this from now on.
    Set {
        /// The word.
        word: AttendanceWord,
    },
}

/// Whether somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Noted as there.
    Present,
    /// Not noted.
    Absent,
}

/// How an attendance came to be noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AttendedBy {
    /// By the word that was said.
    Word,
    /// As those who teach confirmed.
    Confirmation,
}

wire! {
    /// The sessions of a course.
    pub struct ClassSessions {
        /// The course's title.
        pub title: String,
        /// Live lessons of its published version, or else of the latest, in order.
        pub lessons: Vec<LiveLesson>,
        /// Batches for which a session can be.
        pub batches: Vec<LiveBatch>,
        /// The sessions, the latest first.
        pub items: Vec<ClassSession>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// A live lesson.
    pub struct LiveLesson {
        /// Its key.
        pub key: String,
        /// Title.
        pub title: String,
    }

    /// A batch that a session can be for.
    pub struct LiveBatch {
        /// The batch.
        pub id: BatchId,
        /// Its name.
        pub name: String,
    }

    /// A session as those who teach see it.
    pub struct ClassSession {
        /// The session.
        pub id: LiveSessionId,
        /// The key of its live lesson.
        pub lesson: String,
        /// Title of the lesson; its key where no version shown has it any more.
        pub title: String,
        /// The batch that it is for.
        pub batch: Option<LiveBatch>,
        /// Where it stands.
        pub state: LiveState,
        /// When it begins.
        pub starts_at: DateTime<Utc>,
        /// The zone in which its time is told.
        pub zone: Zone,
        /// Minutes.
        pub minutes: u16,
        /// The link.
        pub link: Option<String>,
        /// Where people meet.
        pub place: Option<String>,
        /// What people should know.
        pub note: String,
        /// Whether there is an attendance word.
        pub has_word: bool,
        /// People noted as there.
        pub present: u32,
        /// Why it does not take place.
        pub cancel_reason: Option<String>,
        /// Who scheduled it.
        pub created_by: String,
        /// Grows with every change.
        pub rev: u32,
    }

    /// The people for whom a session is.
    pub struct LiveAttendance {
        /// The session.
        pub session: ClassSession,
        /// The people, by name.
        pub items: Vec<LivePerson>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// Somebody for whom a session is, or who was noted as there before leaving.
    pub struct LivePerson {
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// The person.
        pub person: PersonId,
        /// Name with titles.
        pub name: String,
        /// Unit, if any.
        pub unit: String,
        /// The attendance, where it was noted.
        pub attended: Option<LiveAttended>,
    }

    /// An attendance.
    pub struct LiveAttended {
        /// When it was noted.
        pub at: DateTime<Utc>,
        /// How.
        pub how: AttendedBy,
        /// Who confirmed it, where somebody did.
        pub by: Option<String>,
        /// Why it was struck off, where it was.
        pub withdrawn: Option<String>,
    }

    /// What became of a confirmation.
    pub struct LiveConfirmed {
        /// People noted as there by it.
        pub noted: u32,
        /// People who were noted before.
        pub already: u32,
        /// People not noted: their lesson waits for others or is not part of their version, or they have left.
        pub waiting: u32,
    }
}
