//! Starting a draft: the drafts that are there, and the courses and templates that another one can be started from.
//!
//! **Invariant:** what a draft starts from stays as it is.

use super::DraftChanged;
use crate::id::{CourseId, DraftId};
use crate::value::Slug;

/// A template that drafts start from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "of", rename_all = "snake_case", deny_unknown_fields)]
pub enum TemplateKey {
    /// A draft of the institution that is kept as one.
    Draft {
        /// The draft.
        draft: DraftId,
    },
    /// One that comes with the program.
    Program {
        /// Its key.
        slug: Slug,
    },
}

input! {
    /// What a draft starts from.
    #[serde(tag = "from", rename_all = "snake_case")]
    pub enum DraftStart {
        /// Nothing.
        Blank {
            /// Title of the new course.
            title: String,
        },
        /// The latest version of a course, to become its next one.
        Course {
            /// The course.
            course: CourseId,
        },
        /// The latest version of a course, to become a course of its own.
        Copy {
            /// The course.
            course: CourseId,
            /// Title of the copy.
            title: String,
        },
        /// A template, to become a course of its own.
        Template {
            /// The template.
            template: TemplateKey,
            /// Title of the new course.
            title: String,
        },
    }
}

wire! {
    /// Drafts and what they can be started from.
    pub struct Drafts {
        /// Drafts, the last changed first; templates of the institution are among them.
        pub items: Vec<DraftRow>,
        /// Courses that others can be started from, by title.
        pub courses: Vec<DraftSource>,
        /// Templates: those of the institution by title, then those that come with the program.
        pub templates: Vec<TemplateRow>,
    }

    /// A draft in a list.
    pub struct DraftRow {
        /// The draft.
        pub id: DraftId,
        /// Title.
        pub title: String,
        /// Number of the version it starts from; none for a new course.
        pub base: Option<u32>,
        /// Whether it is kept as a template.
        pub is_template: bool,
        /// Modules.
        pub modules: u32,
        /// Units.
        pub units: u32,
        /// Who changed it last.
        pub changed: DraftChanged,
    }

    /// A course that a draft can be started from.
    pub struct DraftSource {
        /// The course.
        pub course: CourseId,
        /// Title of its latest version.
        pub title: String,
        /// Number of its latest version.
        pub version: u32,
        /// Whether its next version is being written already; it can still be copied.
        pub is_open: bool,
    }

    /// A template that a draft can be started from.
    pub struct TemplateRow {
        /// The template.
        pub template: TemplateKey,
        /// Title.
        pub title: String,
        /// Modules.
        pub modules: u32,
        /// Units.
        pub units: u32,
        /// Who made it; none for what comes with the program.
        pub by: Option<String>,
    }

    /// The draft that was started.
    pub struct DraftStarted {
        /// The draft.
        pub draft: DraftId,
    }
}
