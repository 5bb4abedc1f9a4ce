//! The module library: modules of published courses, own drafts and templates, and copies of them in a draft.
//!
//! **Invariant:** what is copied stays as it is; a copy knows nothing of what it was copied from.

use super::DraftView;
use crate::id::{CourseId, DraftId, DraftModuleId};
use crate::value::{Cursor, SearchText, Slug};

/// Courses, drafts and templates on one page of the module library.
pub const MODULE_SOURCES: usize = 20;

/// A module that can be copied.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "of", rename_all = "snake_case", deny_unknown_fields)]
pub enum ModuleKey {
    /// Of the published version of a course.
    Course {
        /// The course.
        course: CourseId,
        /// Key of the module.
        module: Slug,
    },
    /// Of a draft that the caller writes, or of a template.
    Draft {
        /// The draft.
        draft: DraftId,
        /// The module.
        module: DraftModuleId,
    },
    /// Of a template that comes with the program.
    Program {
        /// Key of the template.
        slug: Slug,
        /// Key of the module.
        module: Slug,
    },
}

/// What a module belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ModuleHome {
    /// A published course.
    Course,
    /// A draft that the caller writes.
    Draft,
    /// A template.
    Template,
}

input! {
    /// What is looked for in the module library.
    #[derive(Default)]
    pub struct ModuleFind {
        /// Words of a title: of the module, or of what it belongs to.
        #[serde(default)]
        pub q: Option<SearchText>,
        /// Where the page before ended.
        #[serde(default)]
        pub after: Option<Cursor>,
    }

    /// A module to be inserted.
    pub struct ModuleInsert {
        /// Number of the outline that its author has seen.
        pub rev: u32,
        /// Which module.
        pub module: ModuleKey,
        /// Behind which module of the draft; nothing is the first place.
        pub after: Option<DraftModuleId>,
    }
}

wire! {
    /// A page of the module library.
    pub struct ModulePage {
        /// Courses, drafts and templates by title, each with its modules.
        pub items: Vec<ModuleSource>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// A course, a draft or a template with modules that were looked for.
    pub struct ModuleSource {
        /// What it is.
        pub home: ModuleHome,
        /// Title.
        pub title: String,
        /// Modules in order: all of them, or where only their own titles fit, those.
        pub modules: Vec<ModuleOffer>,
    }

    /// A module in the library.
    pub struct ModuleOffer {
        /// The module.
        pub module: ModuleKey,
        /// Title.
        pub title: String,
        /// Units.
        pub units: u32,
    }

    /// What came of an insertion.
    pub struct ModuleInserted {
        /// The draft.
        pub draft: DraftView,
        /// Conditions that named units outside of the module, and were left out.
        pub dropped: u32,
    }
}
