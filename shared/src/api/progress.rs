//! Progress: what is done and what is missing, by the one completion function.

use chrono::{DateTime, Utc};
use progress::Completion;

use super::enrolment::OfEnrolment;
use crate::access::Learner;
use crate::id::{LessonId, VersionId};
use crate::{endpoints, problems};

endpoints! {
    /// Shows what the course still needs, module by module and lesson by lesson.
    GetProgress: Get "/enrolments/{enrolment}/progress", Learner, OfEnrolment, () => CourseProgress;
    /// Tells what the published version would change for the learner, whose enrolment is bound to an earlier one.
    GetUpgrade: Get "/enrolments/{enrolment}/upgrade", Learner, OfEnrolment, () => Upgrade;
    /// Goes on with the published version: what was done counts where a lesson is the same.
    TakeUpgrade: Post "/enrolments/{enrolment}/upgrade", Learner, OfEnrolment, UpgradeChoice => super::enrolment::EnrolmentView;
}

input! {
    /// The version that the learner has read about.
    pub struct UpgradeChoice {
        /// The version.
        pub version: VersionId,
    }
}

/// What becomes of a lesson in a newer version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LessonFate {
    /// The same; what was done in it counts.
    Same,
    /// Another content: to be done, or done again.
    Changed,
    /// Not there before.
    New,
    /// Not there any more.
    Gone,
}

wire! {
    /// What a newer version would change for a learner.
    pub struct Upgrade {
        /// The version.
        pub version: VersionId,
        /// Number of the version that the enrolment is bound to.
        pub number_now: u32,
        /// Number of the published version.
        pub number: u32,
        /// JP on completion now.
        pub jp_now: u16,
        /// JP on completion then.
        pub jp: u16,
        /// Required lessons that are done now.
        pub done_now: u16,
        /// Required lessons that would be done.
        pub done: u16,
        /// Required lessons of the published version.
        pub total: u16,
        /// Minutes of work that would be left.
        pub minutes_left: u16,
        /// Lessons of the published version in order, then those that are gone.
        pub lessons: Vec<UpgradeLesson>,
    }

    /// A lesson in a newer version.
    pub struct UpgradeLesson {
        /// Title.
        pub title: String,
        /// What becomes of it.
        pub fate: LessonFate,
        /// Whether the course needs it.
        pub is_required: bool,
        /// Whether the learner has done it in the version of now.
        pub was_done: bool,
    }

    /// The whole course.
    pub struct CourseProgress {
        /// Course title.
        pub title: String,
        /// Done, or what is missing.
        pub completion: Completion,
        /// Percent of required lessons done.
        pub percent: u8,
        /// JP on completion, in minutes.
        pub jp_minutes: u32,
        /// JP credited, in minutes.
        pub credited_minutes: Option<u32>,
        /// Modules.
        pub modules: Vec<ModuleProgress>,
    }

    /// A module.
    pub struct ModuleProgress {
        /// Title.
        pub title: String,
        /// Done, or what is missing.
        pub completion: Completion,
        /// Lessons.
        pub lessons: Vec<LessonProgress>,
    }

    /// A lesson.
    pub struct LessonProgress {
        /// The lesson.
        pub id: LessonId,
        /// Title.
        pub title: String,
        /// Whether the course needs it.
        pub is_required: bool,
        /// Done, or what is missing.
        pub completion: Completion,
        /// Best percent of a quiz.
        pub best_percent: Option<u8>,
        /// When it was completed.
        pub completed_at: Option<DateTime<Utc>>,
    }
}

problems! {
    /// There is no newer version, or the enrolment is over.
    NO_UPGRADE: 409 "progress/no-upgrade", "Anda sudah memakai versi terbaru, atau pelatihan ini sudah Anda selesaikan.", "You are on the newest version already, or the course is over for you.";
    /// Another version was published since.
    OTHER_UPGRADE: 409 "progress/other-upgrade", "Sementara ini terbit versi yang lebih baru lagi. Baca dahulu apa yang berubah.", "A still newer version was published meanwhile. Read first what it changes.";
    /// An attempt is under way.
    ATTEMPT_UNDER_WAY: 409 "progress/attempt-under-way", "Masih ada kuis yang sedang Anda kerjakan. Kirim jawabannya dahulu, lalu pindah versi.", "You are in the middle of a quiz. Hand it in first, then go on with the new version.";
    /// Answers of a quiz wait to be marked.
    MARKS_AWAITED: 409 "progress/marks-awaited", "Jawaban kuis Anda masih menunggu penilaian pengajar. Pindahlah setelah nilainya keluar, agar tetap dihitung.", "Answers of a quiz still wait to be marked. Go on with the new version once they are, so that they count.";
}
