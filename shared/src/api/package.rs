//! Packages: courses and texts that come into the studio as files, and courses that leave it as one.
//!
//! **Invariant:** what would come is told before it is taken; it is taken whole or not at all.

use super::course::LessonKind;
use super::draft::{DraftStarted, DraftView, OfDraft};
use crate::access::Instructor;
use crate::id::{CourseId, DraftId, DraftModuleId, MediaId};
use crate::{endpoints, problems, streams};

endpoints! {
    /// Says what a package of the caller's would become; nothing is kept.
    ReadPackage: Get "/packages/{media}", Instructor, OfPackage, () => PackageReport;
    /// Makes a new draft of a package.
    TakePackage: Post "/packages/{media}/draft", Instructor, OfPackage, () => DraftStarted;
    /// Says what a text of the caller's would become; nothing is kept.
    ReadText: Get "/packages/{media}/outline", Instructor, OfPackage, () => TextReport;
    /// Takes a text into a draft as modules and units.
    TakeText: Post "/packages/{media}/drafts/{draft}", Instructor, OfTextForDraft, TextTake => DraftView;
}

streams! {
    /// Sends a draft as a package: a course folder in a zip, without units that are hidden.
    DownloadDraft: Get "/packages/drafts/{draft}", Instructor, OfDraft => "application/zip";
    /// Sends the published version of a course of the institution as a package.
    DownloadCourse: Get "/packages/courses/{course}", Instructor, OfPackedCourse => "application/zip";
}

input! {
    /// Locates a file that was sent as a package or a text.
    pub struct OfPackage {
        /// The file.
        pub media: MediaId,
    }

    /// Locates a text and the draft for which it is meant.
    pub struct OfTextForDraft {
        /// The file.
        pub media: MediaId,
        /// The draft.
        pub draft: DraftId,
    }

    /// Locates a course that is to be packed.
    pub struct OfPackedCourse {
        /// The course.
        pub course: CourseId,
    }

    /// How a text is taken into a draft.
    pub struct TextTake {
        /// Number of the outline that its author has seen.
        pub rev: u32,
        /// Where to.
        #[serde(rename = "to")]
        pub place: TextPlace,
    }

    /// Where a text goes in a draft.
    #[serde(tag = "as", rename_all = "snake_case")]
    pub enum TextPlace {
        /// Its modules become modules.
        Modules {
            /// Behind which; nothing is the first place.
            after: Option<DraftModuleId>,
        },
        /// Its units go to the end of a module that is there; its own modules are left aside.
        Units {
            /// The module.
            module: DraftModuleId,
        },
    }
}

/// What kind of package a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PackageFormat {
    /// The course folder of Sinau.
    CourseFolder,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Changed: the directory around the folder was taken off.
    TopDirectory,
    /// Left out: files that systems leave behind.
    Litter,
    /// Changed: what stands before the first heading is a unit of its own.
    Preamble,
    /// Changed: a title was too long, and is cut.
    LongTitle,
    /// To do: a unit has no text.
    EmptyUnit,
    /// Changed: text boxes stand behind their paragraph.
    TextBoxes,
    /// Changed: foot- and endnotes stand in brackets.
    Footnotes,
    /// Changed: fields are the text that they last showed.
    Fields,
    /// Changed: formulas are plain text.
    Formulas,
    /// Changed: underlining, marking and the like are plain text.
    Decoration,
    /// Changed: cells that were one are several.
    MergedCells,
    /// Changed: a table within a table is text.
    NestedTables,
    /// Changed: lists in tables are lines.
    ListsInTables,
    /// Changed: links without an address that can be followed are text.
    Links,
    /// Changed: proposed insertions were accepted.
    Insertions,
    /// Left out: proposed deletions.
    Deletions,
    /// Left out: comments.
    Comments,
    /// Left out: text that was hidden.
    Hidden,
    /// Left out: tables of contents.
    Contents,
    /// Left out: headers and footers of pages.
    Headers,
    /// Left out: numbers of headings.
    HeadingNumbers,
    /// Left out: signs of a font of signs.
    Symbols,
    /// Left out: charts, diagrams, shapes and embedded objects.
    Objects,
    /// Left out: pictures that cannot be taken.
    Pictures,
    /// To do: pictures without words in place of them.
    NoAlt,
    /// To do: pictures that the text names, which did not come with it.
    AbsentPictures,
    /// To do: markup that courses do not take.
    Html,
    /// Left out: a head of settings.
    FrontMatter,
    /// Left out: parts of a kind that is not known.
    Unknown,
}

wire! {
    /// What a package would become.
    pub struct PackageReport {
        /// Name of the file.
        pub name: String,
        /// What it is.
        pub format: PackageFormat,
        /// Title of the course; empty where its faults hide it.
        pub title: String,
        /// Its modules in order; empty where its faults hide them.
        pub modules: Vec<PackageModule>,
        /// Files besides texts.
        pub files: u32,
        /// Bytes of all files.
        pub size_bytes: u64,
        /// Whether a draft can be made of it.
        pub is_takeable: bool,
        /// What the check of courses finds, faults first.
        pub findings: Vec<PackageFinding>,
        /// What is otherwise than it was, or does not come along.
        pub notes: Vec<PackageNote>,
    }

    /// What a text would become.
    pub struct TextReport {
        /// Name of the file.
        pub name: String,
        /// Its modules in order.
        pub modules: Vec<PackageModule>,
        /// Pictures that come along.
        pub files: u32,
        /// What is otherwise than it was, or does not come along.
        pub notes: Vec<PackageNote>,
    }

    /// A module that would come.
    pub struct PackageModule {
        /// Title.
        pub title: String,
        /// Its units in order.
        pub units: Vec<PackageUnit>,
    }

    /// A unit that would come.
    pub struct PackageUnit {
        /// Title.
        pub title: String,
        /// Kind.
        pub kind: LessonKind,
        /// Minutes.
        pub minutes: u32,
    }

    /// One finding about a package.
    pub struct PackageFinding {
        /// Whether no draft can be made while it stands.
        pub is_fault: bool,
        /// File and line.
        pub place: String,
        /// What is wrong.
        pub what: String,
        /// What to do.
        pub remedy: String,
    }

    /// One note about a package or a text.
    pub struct PackageNote {
        /// What it is about.
        pub kind: NoteKind,
        /// How often it occurred.
        pub count: u32,
        /// The first of its names, if it has any.
        pub names: Vec<String>,
    }
}

problems! {
    /// The file is no package or text that is taken.
    PACKAGE_REFUSED: 422 "package/refused", "Berkas ini tidak dapat diimpor.", "This file cannot be imported.";
    /// The course in the package has faults.
    PACKAGE_FAULTY: 422 "package/faulty", "Pelatihan di dalam paket ini punya kesalahan, jadi draf tidak dibuat. Perbaiki di aslinya, lalu kirim lagi.", "The course in this package has faults, so no draft was made. Put them right in the original, then send it again.";
    /// The course is too large to be packed.
    PACKAGE_TOO_LARGE: 422 "package/too-large", "Pelatihan ini lebih dari 300 MB sehingga tidak dapat diunduh sebagai paket. Minta pengelola server mengekspornya.", "This course has more than 300 MB and cannot be downloaded as a package. Ask whoever runs the server to export it.";
}
