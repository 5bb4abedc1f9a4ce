//! Live: when the meetings of a course take place, and who was there.
//!
//! Dates belong to the running of a course and not to its text: a session hangs on the key of a live lesson, which is the
//! same in every version, and is for everybody who learns the course or for one batch.
//!
//! **Invariant:** an attendance word never leaves the server, and a link only from shortly before its session until the end.

mod staff;
mod zone;

use chrono::{DateTime, Utc};

pub use self::staff::*;
pub use self::zone::*;
use super::course::OfSlug;
use super::lesson::{LessonState, OfLesson};
use crate::access::{Instructor, Learner};
use crate::id::{EnrolmentId, LessonId, LiveSessionId};
use crate::value::AttendanceWord;
use crate::{endpoints, problems, streams};

endpoints! {
    /// Lists the sessions of a live lesson that are for the caller, the next first and those that are over last.
    ListLiveSessions: Get "/enrolments/{enrolment}/lessons/{lesson}/sessions", Learner, OfLesson, () => LiveSessions;
    /// Attests the caller's attendance by the word that was said, which completes the lesson.
    AttendLiveSession: Post "/enrolments/{enrolment}/lessons/{lesson}/sessions/{session}/attendance", Learner, OfLessonSession, Attending => LessonState;
    /// Lists the sessions of a course, the latest first, with what can be scheduled.
    ListClassSessions: Get "/classes/{slug}/sessions", Instructor, InClassSessions, () => ClassSessions;
    /// Schedules a session of a live lesson.
    CreateLiveSession: Post "/classes/{slug}/sessions", Instructor, OfSlug, NewLiveSession => ClassSession;
    /// Changes when and where a session takes place.
    ChangeLiveSession: Put "/classes/{slug}/sessions/{session}", Instructor, OfClassSession, LiveSessionChange => ClassSession;
    /// Cancels a session; who was there stays.
    CancelLiveSession: Post "/classes/{slug}/sessions/{session}/cancellation", Instructor, OfClassSession, LiveCancellation => ClassSession;
    /// Lists the people for whom a session is, by name, with who was there.
    ListLiveAttendance: Get "/classes/{slug}/sessions/{session}/attendance", Instructor, InLiveAttendance, () => LiveAttendance;
    /// Confirms that some people were there, which completes their lesson.
    ConfirmLiveAttendance: Post "/classes/{slug}/sessions/{session}/attendance", Instructor, OfClassSession, LiveConfirmation => LiveConfirmed;
    /// Strikes an attendance off the list with a reason; what was completed by it stands.
    WithdrawLiveAttendance: Post "/classes/{slug}/sessions/{session}/attendance/{enrolment}/withdrawal", Instructor, OfLiveAttendance, LiveWithdrawal => ();
}

streams! {
    /// Sends a session for the learner's own calendar.
    DownloadLiveSession: Get "/enrolments/{enrolment}/lessons/{lesson}/sessions/{session}/calendar", Learner, OfLessonSession => "text/calendar";
}

/// Minutes before a session from which on its link is told.
pub const LINK_BEFORE_MINUTES: u16 = 30;
/// Hours after a session's end until which its word is taken.
pub const ATTEND_HOURS: u16 = 24;
/// Wrong words in an hour.
pub const MISSES_MAX: u16 = 10;

input! {
    /// Locates a session of a lesson within an enrolment.
    pub struct OfLessonSession {
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// The lesson.
        pub lesson: LessonId,
        /// The session.
        pub session: LiveSessionId,
    }

    /// What attests attendance.
    pub struct Attending {
        /// The word that was said in the session.
        pub word: AttendanceWord,
    }
}

/// Where a session stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LiveState {
    /// It has not begun.
    Upcoming,
    /// It takes place.
    Open,
    /// It has ended.
    Over,
    /// It does not take place.
    Cancelled,
}

wire! {
    /// The sessions of a live lesson that are for a learner.
    pub struct LiveSessions {
        /// Those to come by date, then those that are over and cancelled, the latest first.
        pub items: Vec<LiveSession>,
    }

    /// A session as learners see it.
    pub struct LiveSession {
        /// The session.
        pub id: LiveSessionId,
        /// Where it stands.
        pub state: LiveState,
        /// When it begins.
        pub starts_at: DateTime<Utc>,
        /// When it ends.
        pub ends_at: DateTime<Utc>,
        /// The zone in which its time is told.
        pub zone: Zone,
        /// The batch that it is for; everybody's where absent.
        pub batch: Option<String>,
        /// Where people meet, where they do.
        pub place: Option<String>,
        /// Whether it is held online.
        pub has_link: bool,
        /// From when on the link is told.
        pub link_from: DateTime<Utc>,
        /// The link, while it is told.
        pub link: Option<String>,
        /// What people should know; empty for nothing.
        pub note: String,
        /// Why it does not take place.
        pub cancel_reason: Option<String>,
        /// Whether the word is taken now.
        pub takes_word: bool,
        /// When the learner's attendance was noted.
        pub attended_at: Option<DateTime<Utc>>,
    }
}

problems! {
    /// The session is cancelled.
    CANCELLED: 409 "live/cancelled", "Sesi ini dibatalkan.", "This session has been cancelled.";
    /// The word is taken from the session's beginning.
    NOT_BEGUN: 409 "live/not-begun", "Sesi ini belum dimulai. Isi kata hadir setelah sesi dimulai.", "This session has not begun. Enter the word once it has.";
    /// The word is no longer taken.
    TOO_LATE: 409 "live/too-late", "Kata hadir diterima sampai 24 jam setelah sesi berakhir. Hubungi pengajar bila Anda hadir.", "The word is taken until 24 hours after the end. Tell the instructor if you were there.";
    /// The session has no word: whoever leads it confirms attendance.
    NO_WORD: 409 "live/no-word", "Sesi ini tanpa kata hadir. Pengajar mencatat siapa yang hadir.", "This session has no attendance word. The instructor notes who was there.";
    /// Too many wrong words.
    TOO_MANY_WORDS: 429 "live/too-many-words", "Sudah 10 kali salah. Coba lagi satu jam lagi, atau tanyakan kata hadir kepada pengajar.", "10 wrong words. Try again in an hour, or ask the instructor for the word.";
    /// The attendance was struck off.
    STRUCK_OFF: 409 "live/struck-off", "Kehadiran Anda dalam sesi ini dicabut pengajar. Hubungi pengajar bila Anda hadir.", "The instructor struck your attendance off. Tell the instructor if you were there.";
    /// Somebody changed the session meanwhile.
    CHANGED_MEANWHILE: 409 "live/changed-meanwhile", "Sesi ini baru saja diubah orang lain. Muat ulang, lalu ubah lagi.", "Somebody has just changed this session. Reload it, then change it again.";
}
