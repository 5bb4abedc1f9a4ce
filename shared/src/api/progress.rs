//! Progress: what is done and what is missing, by the one completion function.

use chrono::{DateTime, Utc};
use progress::Completion;

use super::enrolment::OfEnrolment;
use crate::access::Learner;
use crate::endpoints;
use crate::id::LessonId;

endpoints! {
    /// Shows what the course still needs, module by module and lesson by lesson.
    GetProgress: Get "/enrolments/{enrolment}/progress", Learner, OfEnrolment, () => CourseProgress;
}

wire! {
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
