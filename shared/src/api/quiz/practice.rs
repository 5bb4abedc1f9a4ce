//! Practice: questions with their keys, graded in the browser.
//!
//! **Invariant:** what is earned here is kept nowhere and counts for nothing.

use grading::{Key, Penalty};

use super::PaperItem;
use crate::id::{EnrolmentId, LessonId};

wire! {
    /// What may be practised of a quiz now.
    pub struct PracticeView {
        /// The enrolment.
        pub enrolment: EnrolmentId,
        /// The quiz lesson.
        pub lesson: LessonId,
        /// Title of the quiz.
        pub title: String,
        /// The questions, those for practice only first; empty where nothing may be practised now.
        pub items: Vec<PracticeItem>,
    }

    /// A question to practise.
    pub struct PracticeItem {
        /// The question; its slot is its place in the quiz, whichever others may be practised.
        pub item: PaperItem,
        /// What earns marks.
        pub key: Key,
        /// Hints as sanitised HTML: one after each try that is not right.
        pub hints_html: Vec<String>,
        /// What a try takes off later ones.
        pub penalty: Penalty,
        /// Feedback by the number of what was picked, as sanitised HTML; of a claim, first on true, then on false. Empty
        /// for the other kinds.
        pub feedback_html: Vec<Option<String>>,
        /// General feedback, as sanitised HTML.
        pub general_html: Option<String>,
    }
}
