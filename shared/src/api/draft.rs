//! Draft: a course being written in the studio, from its first line to the version that is published.
//!
//! **Invariant:** a draft changes nothing that learners see; what is published of it passes the same check and import as a
//! course folder.

mod file;
mod finding;
mod insert;
mod start;
mod unit;

use chrono::{DateTime, Utc};
use progress::Opening;

pub use self::file::*;
pub use self::finding::*;
pub use self::insert::*;
pub use self::start::*;
pub use self::unit::*;
use super::Nothing;
use super::course::{CourseLevel, LessonKind};
use crate::access::Instructor;
use crate::id::{CourseId, DraftChangeId, DraftId, DraftModuleId, DraftUnitId, VersionId};
use crate::value::Slug;
use crate::{endpoints, problems};

endpoints! {
    /// Lists the institution's drafts, and its courses and templates that a draft can be started from.
    ListDrafts: Get "/drafts", Instructor, Nothing, () => Drafts;
    /// Starts a draft: of nothing, of a course's latest version, of a copy of it, or of a template.
    StartDraft: Post "/drafts", Instructor, Nothing, DraftStart => DraftStarted;
    /// Shows the outline of a draft.
    GetDraft: Get "/drafts/{draft}", Instructor, OfDraft, () => DraftView;
    /// Gives a draft up; the course stays as it is.
    DropDraft: Delete "/drafts/{draft}", Instructor, OfDraft, DraftSeen => ();
    /// Sets what the course says about itself.
    SetDraftFacts: Put "/drafts/{draft}/facts", Instructor, OfDraft, DraftFactsEdit => DraftView;
    /// Changes the outline.
    EditOutline: Post "/drafts/{draft}/outline", Instructor, OfDraft, OutlineEdit => DraftView;
    /// Lists modules that can be inserted: of published courses, of drafts that the caller writes, of templates.
    FindModules: Get "/draft-modules", Instructor, ModuleFind, () => ModulePage;
    /// Inserts a copy of a module with its units, questions and files; one change that can be taken back.
    InsertModule: Post "/drafts/{draft}/modules", Instructor, OfDraft, ModuleInsert => ModuleInserted;
    /// Shows a unit with its blocks.
    GetDraftUnit: Get "/drafts/{draft}/units/{unit}", Instructor, OfDraftUnit, () => UnitView;
    /// Changes the facts of a unit: minutes, sources, files, settings of a quiz.
    SetDraftUnit: Put "/drafts/{draft}/units/{unit}", Instructor, OfDraftUnit, UnitEdit => UnitView;
    /// Keeps the text of one block.
    SaveBlock: Put "/drafts/{draft}/units/{unit}/blocks/{block}", Instructor, OfDraftBlock, BlockEdit => BlockKept;
    /// Adds, moves, duplicates or removes blocks of a unit.
    EditBlocks: Post "/drafts/{draft}/units/{unit}/blocks", Instructor, OfDraftUnit, BlocksEdit => UnitView;
    /// Adds, moves, changes or removes questions of a quiz.
    EditDraftQuestions: Post "/drafts/{draft}/units/{unit}/questions", Instructor, OfDraftUnit, QuestionsEdit => UnitView;
    /// Shows Markdown as learners will see it; nothing is kept.
    PreviewBlock: Post "/drafts/{draft}/preview", Instructor, OfDraft, PreviewText => PreviewHtml;
    /// Shows a whole unit as learners will see it.
    PreviewUnit: Get "/drafts/{draft}/units/{unit}/preview", Instructor, OfDraftUnit, () => UnitPreview;
    /// Checks the whole draft, as its publication would.
    CheckDraft: Get "/drafts/{draft}/findings", Instructor, OfDraft, () => DraftFindings;
    /// Lists the files that the draft's texts can name.
    ListDraftFiles: Get "/drafts/{draft}/files", Instructor, OfDraft, () => DraftFiles;
    /// Takes a file of the library into the draft; taken twice it is the same.
    AddDraftFile: Post "/drafts/{draft}/files", Instructor, OfDraft, DraftFileNew => DraftFileView;
    /// Lists what was changed, newest first.
    ListDraftChanges: Get "/drafts/{draft}/changes", Instructor, OfDraft, () => DraftChanges;
    /// Takes a change back, if nothing has changed the same since; taking back what was taken back does it again.
    UndoDraftChange: Post "/drafts/{draft}/changes/{change}/undo", Instructor, OfDraftChange, () => DraftView;
    /// Makes the draft a version of its course and ends the draft; publishing is a step of its own.
    FinishDraft: Post "/drafts/{draft}/version", Instructor, OfDraft, DraftSeen => DraftFinished;
}

/// Most characters of the Markdown of one block.
pub const BLOCK_CHARS_MAX: usize = 20_000;
/// Most blocks of a unit.
pub const BLOCKS_MAX: usize = 200;
/// Most units of a draft.
pub const UNITS_MAX: usize = 500;
/// Most modules of a draft.
pub const MODULES_MAX: usize = 60;
/// Most files of a draft.
pub const FILES_MAX: usize = 500;

input! {
    /// Locates a draft.
    pub struct OfDraft {
        /// The draft.
        pub draft: DraftId,
    }

    /// Locates a change of a draft.
    pub struct OfDraftChange {
        /// The draft.
        pub draft: DraftId,
        /// The change.
        pub change: DraftChangeId,
    }

    /// The outline that its author has seen.
    pub struct DraftSeen {
        /// Its number.
        pub rev: u32,
    }

    /// What the course says about itself, as it should be from now on.
    pub struct DraftFactsEdit {
        /// Number of the outline that its author has seen.
        pub rev: u32,
        /// The facts.
        pub facts: DraftFacts,
    }

    /// What a course says about itself.
    pub struct DraftFacts {
        /// Title.
        pub title: String,
        /// Key for the address; fixed once the course exists.
        pub slug: Slug,
        /// One or two sentences for the card.
        pub summary: String,
        /// Language tag, such as `id`.
        pub language: String,
        /// Who gives the course.
        pub provider: String,
        /// Number of the SIASN form of competency development.
        pub form: u8,
        /// How advanced it is.
        pub level: CourseLevel,
        /// What it develops: code and level 1 to 5.
        pub competencies: Vec<DraftCompetency>,
        /// Who it is for.
        pub audience: String,
        /// What a learner can do afterwards.
        pub outcomes: Vec<String>,
        /// JP on completion.
        pub jp: u16,
        /// Why the JP are right; Markdown.
        pub jp_justification: String,
        /// Description for the detail page; Markdown.
        pub about: String,
        /// What the course rests on.
        pub sources: Vec<String>,
        /// Keys of courses to be completed before enrolling, at most 10.
        #[serde(default)]
        pub requires: Vec<Slug>,
        /// Whether lessons open one after the other, where they do not say otherwise.
        #[serde(default)]
        pub in_order: bool,
    }

    /// A competency and the level that the course aims at.
    pub struct DraftCompetency {
        /// Code.
        pub code: Slug,
        /// Level 1 to 5 (`PermenPANRB` 38/2017).
        pub level: u8,
    }

    /// A change of the outline.
    pub struct OutlineEdit {
        /// Number of the outline that its author has seen.
        pub rev: u32,
        /// What to do.
        #[serde(rename = "do")]
        pub act: OutlineAct,
    }

    /// What is done to an outline. Places are given by what is to stand before; nothing is the first place.
    #[serde(tag = "act", rename_all = "snake_case")]
    pub enum OutlineAct {
        /// Inserts a module.
        AddModule {
            /// Behind which.
            after: Option<DraftModuleId>,
            /// Title.
            title: String,
        },
        /// Inserts a unit.
        AddUnit {
            /// In which module.
            module: DraftModuleId,
            /// Behind which unit.
            after: Option<DraftUnitId>,
            /// Kind; it never changes.
            kind: LessonKind,
            /// Title.
            title: String,
        },
        /// Sets title and objectives of a module.
        SetModule {
            /// The module.
            module: DraftModuleId,
            /// Title.
            title: String,
            /// What a learner can do after it.
            objectives: Vec<String>,
        },
        /// Gives a unit another title.
        RenameUnit {
            /// The unit.
            unit: DraftUnitId,
            /// Title.
            title: String,
        },
        /// Moves a module with its units.
        MoveModule {
            /// The module.
            module: DraftModuleId,
            /// Behind which.
            after: Option<DraftModuleId>,
        },
        /// Moves units, which keep their order.
        MoveUnits {
            /// The units.
            units: Vec<DraftUnitId>,
            /// Into which module.
            module: DraftModuleId,
            /// Behind which unit.
            after: Option<DraftUnitId>,
        },
        /// Copies a unit with its blocks; the copy stands behind it.
        DuplicateUnit {
            /// The unit.
            unit: DraftUnitId,
        },
        /// Copies a module with its units; the copy stands behind it.
        DuplicateModule {
            /// The module.
            module: DraftModuleId,
        },
        /// Hides units from learners, or shows them again.
        HideUnits {
            /// The units.
            units: Vec<DraftUnitId>,
            /// Whether they are hidden.
            is_hidden: bool,
        },
        /// Removes modules with their units, and units.
        Remove {
            /// Modules.
            modules: Vec<DraftModuleId>,
            /// Units.
            units: Vec<DraftUnitId>,
        },
    }
}

wire! {
    /// Who changed something last.
    pub struct DraftChanged {
        /// The name.
        pub by: String,
        /// When.
        pub at: DateTime<Utc>,
    }

    /// A draft's facts and outline.
    pub struct DraftView {
        /// The draft.
        pub id: DraftId,
        /// Number of the outline, raised by each change of facts and outline.
        pub rev: u32,
        /// The course, once there is one.
        pub course: Option<CourseId>,
        /// Number of the version it starts from; none for a new course.
        pub base: Option<u32>,
        /// Whether it is kept as a template, from which others start.
        pub is_template: bool,
        /// What the course says about itself.
        pub facts: DraftFacts,
        /// Modules in order.
        pub modules: Vec<ModuleRow>,
        /// Who changed it last.
        pub changed: DraftChanged,
        /// The caller's latest change that can be taken back.
        pub undo: Option<DraftChangeRow>,
        /// The caller's latest undo, if it is the last change.
        pub redo: Option<DraftChangeRow>,
    }

    /// A module in the outline.
    pub struct ModuleRow {
        /// The module.
        pub id: DraftModuleId,
        /// Title.
        pub title: String,
        /// What a learner can do after it.
        pub objectives: Vec<String>,
        /// Units in order.
        pub units: Vec<UnitRow>,
    }

    /// A unit in the outline.
    pub struct UnitRow {
        /// The unit.
        pub id: DraftUnitId,
        /// Title.
        pub title: String,
        /// Kind.
        pub kind: LessonKind,
        /// Minutes.
        pub minutes: u16,
        /// Whether the course asks for it.
        pub is_required: bool,
        /// Whether learners do not see it.
        pub is_hidden: bool,
        /// What comes first.
        pub opening: Opening<DraftUnitId>,
    }

    /// What was changed.
    pub struct DraftChanges {
        /// Newest first, at most 200.
        pub items: Vec<DraftChangeRow>,
    }

    /// One change.
    pub struct DraftChangeRow {
        /// The change.
        pub id: DraftChangeId,
        /// Who and when.
        pub changed: DraftChanged,
        /// What was done.
        pub what: DraftDeed,
        /// To what: a title.
        pub object: String,
        /// Whether it was taken back.
        pub is_undone: bool,
    }

    /// The version that came of a draft.
    pub struct DraftFinished {
        /// The version.
        pub version: VersionId,
        /// The course's key.
        pub slug: Slug,
        /// Number of the version.
        pub number: u32,
    }
}

/// What was done to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DraftDeed {
    /// Something was added.
    Add,
    /// Something was changed.
    Change,
    /// Something was moved.
    Move,
    /// Something was copied.
    Duplicate,
    /// Something was hidden, or shown again.
    Hide,
    /// Something was removed.
    Remove,
    /// A change was taken back.
    Undo,
}

problems! {
    /// Somebody else has changed the same.
    DRAFT_REVISED: 409 "draft/revised", "Bagian ini sudah diubah orang lain sejak Anda membukanya. Bandingkan dahulu, lalu simpan lagi.", "Somebody else has changed this part since you opened it. Compare first, then save again.";
    /// The course has an open draft.
    DRAFT_OPEN: 409 "draft/open", "Pelatihan ini sudah punya draf yang terbuka. Lanjutkan draf itu.", "This course has an open draft already. Go on with that one.";
    /// The key belongs to another course or draft.
    DRAFT_SLUG_TAKEN: 409 "draft/slug-taken", "Alamat pelatihan ini sudah dipakai. Pilih alamat lain.", "This address of a course is taken. Choose another one.";
    /// A change cannot be taken back any more.
    DRAFT_CHANGED_SINCE: 409 "draft/changed-since", "Bagian yang sama sudah diubah lagi setelah itu, jadi perubahan ini tidak dapat dibatalkan.", "The same part was changed again after that, so this change cannot be taken back.";
    /// There are faults.
    DRAFT_FAULTY: 422 "draft/faulty", "Draf ini masih punya kesalahan. Perbaiki dahulu yang ditandai di panel temuan.", "This draft still has faults. Put right what the findings panel marks first.";
    /// It is kept as a template.
    DRAFT_TEMPLATE: 409 "draft/template", "Draf ini disimpan sebagai pola, jadi tidak dijadikan versi. Mulai draf baru dari pola ini.", "This draft is kept as a template, so no version is made of it. Start a new draft from it.";
    /// A question's text cannot be read.
    DRAFT_QUESTION_TEXT: 422 "draft/question-text", "Teks soal belum dapat dibaca, jadi tidak ada soal yang ditambahkan.", "The text of the questions cannot be read, so no question was added.";
}
