//! Correction: another key for a question that people have answered, and the marks that follow from it.
//!
//! **Invariant:** the marks of a quiz go from one key to the next: while attempts are being marked again, its questions
//! take no other correction; what an attempt came to before stays in the history.

use chrono::{DateTime, Utc};
use grading::{Decimal, Remedy, Response};

use super::quiz::PaperItem;
use super::statistics::VersionName;
use crate::access::Instructor;
use crate::id::{CorrectionId, LessonId, QuestionId, VersionId};
use crate::value::Reason;
use crate::{endpoints, problems};

endpoints! {
    /// Shows a question with its key, and what was corrected of it, the latest first.
    ListCorrections: Get "/course-versions/{version}/quizzes/{lesson}/questions/{question}/corrections", Instructor, OfVersionQuestion, () => Corrections;
    /// Says which attempts a correction would change; changes nothing.
    PreviewCorrection: Post "/course-versions/{version}/quizzes/{lesson}/questions/{question}/correction-previews", Instructor, OfVersionQuestion, CorrectionDraft => CorrectionPreview;
    /// Corrects the key; attempts are marked again by and by, and new ones by the corrected key.
    CorrectKey: Post "/course-versions/{version}/quizzes/{lesson}/questions/{question}/corrections", Instructor, OfVersionQuestion, NewCorrection => CorrectionRow;
}

/// Attempts that a preview looks at, the latest, at the most.
pub const LOOKED_MAX: u32 = 5_000;

input! {
    /// Locates a question of a quiz within a version.
    pub struct OfVersionQuestion {
        /// The version.
        pub version: VersionId,
        /// The quiz lesson.
        pub lesson: LessonId,
        /// The question.
        pub question: QuestionId,
    }

    /// What the key is to be corrected to.
    pub struct CorrectionDraft {
        /// What becomes of marks.
        pub remedy: Remedy,
        /// The right answer, as a learner would give it; not needed where the question is void.
        pub right: Option<Response>,
        /// Of a number, how far off still counts; without it, as far as before.
        pub tolerance: Option<Decimal>,
    }

    /// A correction with its reason.
    pub struct NewCorrection {
        /// What the key is corrected to.
        pub correction: CorrectionDraft,
        /// Why.
        pub reason: Reason,
    }
}

wire! {
    /// A question with its key and its history.
    pub struct Corrections {
        /// The version it is of.
        pub of: VersionName,
        /// The quiz lesson.
        pub lesson: LessonId,
        /// Title of the quiz.
        pub quiz: String,
        /// Number of the question in the author's order, from 1.
        pub number: u16,
        /// The question, its choices in the author's order.
        pub item: PaperItem,
        /// What its key calls right; `None` where no single answer is: then it can only be void.
        pub right: Option<Response>,
        /// Answers that count besides.
        pub also: Vec<Response>,
        /// Of a number, how far off still counts.
        pub tolerance: Option<Decimal>,
        /// Whether everybody gets full marks.
        pub is_void: bool,
        /// Whether a question of this quiz has a correction by which attempts are still being marked again.
        pub is_running: bool,
        /// Corrections, the latest first.
        pub items: Vec<CorrectionRow>,
    }

    /// A correction.
    pub struct CorrectionRow {
        /// The correction.
        pub id: CorrectionId,
        /// What became of marks.
        pub remedy: Remedy,
        /// The answer that was called right.
        pub right: Option<Response>,
        /// Why.
        pub reason: String,
        /// Who made it.
        pub made_by: String,
        /// When.
        pub made_at: DateTime<Utc>,
        /// When all attempts had been marked again; `None` while they are.
        pub finished_at: Option<DateTime<Utc>>,
        /// Attempts changed so far.
        pub changed: Changed,
    }

    /// Numbers of attempts.
    #[derive(Copy, Default)]
    pub struct Changed {
        /// With more marks than before.
        pub raised: u32,
        /// With fewer.
        pub lowered: u32,
        /// That pass now and did not before.
        pub passing: u32,
        /// That passed before and do not now.
        pub failing: u32,
    }

    /// What a correction would change.
    pub struct CorrectionPreview {
        /// Attempts that were looked at, the latest.
        pub looked: u32,
        /// Whether those are all that have been handed in.
        pub is_all: bool,
        /// Attempts that would change.
        pub changed: Changed,
        /// Some of them, those first whose passing changes.
        pub attempts: Vec<ChangedAttempt>,
    }

    /// An attempt that would change.
    pub struct ChangedAttempt {
        /// Whose it is.
        pub name: String,
        /// Number of the attempt, from 1.
        pub number: u16,
        /// What was answered.
        pub response: Option<Response>,
        /// Percent before.
        pub percent_before: u8,
        /// Percent after.
        pub percent: u8,
        /// Whether it passed before.
        pub was_passed: bool,
        /// Whether it passes after.
        pub is_passed: bool,
    }
}

problems! {
    /// Attempts are still being marked again.
    CORRECTION_RUNNING: 409 "correction/running", "Kuis ini masih dinilai ulang karena koreksi sebelumnya. Tunggu beberapa menit, lalu coba lagi.", "This quiz is still being marked again after an earlier correction. Wait some minutes and try again.";
}
