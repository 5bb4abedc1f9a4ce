//! Question bank: an institution's questions in categories, with versions, files in and out.
//!
//! **Invariant:** keys leave the server here, so every line is for instructors, and only of their own institution.

mod draft;
mod file;

use chrono::{DateTime, Utc};
use grading::{Centimark, Key};

use super::Nothing;
use super::course::CompetencyView;
use super::quiz::Prompt;
use crate::access::Instructor;
use crate::id::{BankCategoryId, BankImportId, BankQuestionId};
use crate::value::{CategoryName, Cursor, SearchText, Slug};
use crate::{endpoints, problems, streams};
pub use draft::{
    AdviceRow, AnswersDraft, BodyDraft, CheckedQuestion, ChoiceDraft, CompetencyDraft, CompetencyRow,
    CriterionDraft, EssayDraft, FilesDraft, FillDraft, GapDraft, KeptQuestion, LevelDraft, MeasureDraft,
    NewQuestion, PairDraft, QuestionCheck, QuestionDraft, Revision, Trial, UnitDraft,
};
pub use file::{
    AsideRow, EntryOutcome, ExportFormat, ExportReport, FILE_BYTES_MAX, FILE_QUESTIONS_MAX, ImportEntry,
    ImportFile, ImportFormat, ImportReport, ImportRow, ImportView, Imports, InExport, LossRow, Undone,
};

endpoints! {
    /// Shows the bank's categories and tags with their counts.
    GetBank: Get "/bank", Instructor, Nothing, () => BankView;
    /// Finds questions by words, category, tag, kind and state, newest first.
    ListQuestions: Get "/bank/questions", Instructor, FindQuestions, () => Questions;
    /// Shows a question with its key, its feedback and its versions.
    GetQuestion: Get "/bank/questions/{question}", Instructor, OfQuestion, () => QuestionView;
    /// Adds a question that is written in a form.
    CreateQuestion: Post "/bank/questions", Instructor, Nothing, NewQuestion => KeptQuestion;
    /// Writes a question's next version; earlier ones stay as they are.
    ReviseQuestion: Post "/bank/questions/{question}/versions", Instructor, OfBankQuestion, Revision => KeptQuestion;
    /// Says how a question would look and what is wrong with it, and changes nothing.
    CheckQuestion: Post "/bank/question-check", Instructor, Nothing, QuestionCheck => CheckedQuestion;
    /// Moves, tags, archives or restores questions, all of them or none.
    ChangeQuestions: Post "/bank/changes", Instructor, Nothing, QuestionChange => Changed;
    /// Adds a category.
    CreateCategory: Post "/bank/categories", Instructor, Nothing, NewCategory => CategoryRow;
    /// Gives a category another name.
    RenameCategory: Put "/bank/categories/{category}/name", Instructor, OfCategory, CategoryRename => CategoryRow;
    /// Says what would become of each question of a file, and changes nothing.
    CheckImport: Post "/bank/import-check", Instructor, Nothing, ImportFile => ImportReport;
    /// Takes the questions of a file into a category; what is not known is kept aside.
    ImportQuestions: Post "/bank/imports", Instructor, Nothing, ImportFile => ImportView;
    /// Lists the latest imports.
    ListImports: Get "/bank/imports", Instructor, Nothing, () => Imports;
    /// Shows an import with what was kept aside.
    GetImport: Get "/bank/imports/{import}", Instructor, OfImport, () => ImportView;
    /// Removes the questions of an import that nobody has changed since.
    UndoImport: Delete "/bank/imports/{import}", Instructor, OfImport, () => Undone;
    /// Says what a format cannot carry of a category's questions.
    CheckExport: Get "/bank/export-check", Instructor, InExport, () => ExportReport;
}

streams! {
    /// Sends a category's questions, with those below it, as a file.
    ExportQuestions: Get "/bank/export", Instructor, InExport => "text/plain";
}

/// Most questions that are changed at once.
pub const CHANGES_MAX: usize = 200;
/// Deepest category, counted from 1.
pub const CATEGORY_DEPTH_MAX: u8 = 5;

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One choice is right.
    Single,
    /// Some choices are right.
    Multiple,
    /// A claim.
    TrueFalse,
    /// A number.
    Numeric,
    /// A word or two.
    Short,
    /// An answer for each prompt.
    Matching,
    /// Items to bring into order.
    Ordering,
    /// A text with gaps.
    Gaps,
    /// Prose, which a person marks.
    Essay,
}

impl QuestionKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Single,
        Self::Multiple,
        Self::TrueFalse,
        Self::Numeric,
        Self::Short,
        Self::Matching,
        Self::Ordering,
        Self::Gaps,
        Self::Essay,
    ];

    /// The kind's name in storage, on the wire and in a question's body.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multiple => "multiple",
            Self::TrueFalse => "true_false",
            Self::Numeric => "numeric",
            Self::Short => "short",
            Self::Matching => "matching",
            Self::Ordering => "ordering",
            Self::Gaps => "gaps",
            Self::Essay => "essay",
        }
    }

    /// Reads a kind from its name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Whether a question may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuestionState {
    /// It may.
    #[default]
    Active,
    /// It is put away.
    Archived,
}

/// What is done to questions.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// They come into a category.
    Move {
        /// The category.
        category: BankCategoryId,
    },
    /// They get a tag.
    Tag {
        /// The tag.
        tag: Slug,
    },
    /// They lose a tag.
    Untag {
        /// The tag.
        tag: Slug,
    },
    /// They are put away.
    Archive,
    /// They may be used again.
    Restore,
}

input! {
    /// Which questions.
    #[derive(Default)]
    pub struct FindQuestions {
        /// Words in the question or its choices.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub q: Option<SearchText>,
        /// Only this category and what lies below.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub category: Option<BankCategoryId>,
        /// Only with this tag.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tag: Option<Slug>,
        /// Only of this kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub kind: Option<QuestionKind>,
        /// Active ones, or those put away.
        #[serde(default)]
        pub state: QuestionState,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Locates a question, in its latest version or an earlier one.
    pub struct OfQuestion {
        /// The question.
        pub question: BankQuestionId,
        /// Number of the version; the latest where none is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub version: Option<u32>,
    }

    /// Locates a question.
    pub struct OfBankQuestion {
        /// The question.
        pub question: BankQuestionId,
    }

    /// Locates a category.
    pub struct OfCategory {
        /// The category.
        pub category: BankCategoryId,
    }

    /// Locates an import.
    pub struct OfImport {
        /// The import.
        pub import: BankImportId,
    }

    /// A change of some questions.
    pub struct QuestionChange {
        /// The questions, at most 200.
        pub questions: Vec<BankQuestionId>,
        /// What is done to them.
        pub change: Change,
    }

    /// A category to be added.
    pub struct NewCategory {
        /// Name, unlike those beside it.
        pub name: CategoryName,
        /// The category above; none for the top.
        #[serde(default)]
        pub parent: Option<BankCategoryId>,
    }

    /// Another name for a category.
    pub struct CategoryRename {
        /// Name, unlike those beside it.
        pub name: CategoryName,
    }
}

wire! {
    /// Categories and tags.
    pub struct BankView {
        /// Active questions in all.
        pub questions: u32,
        /// Questions put away.
        pub archived: u32,
        /// Categories, parents before children, by name.
        pub categories: Vec<CategoryRow>,
        /// Tags of active questions, most used first.
        pub tags: Vec<TagRow>,
        /// Competencies that a question may ask about, by name.
        pub competencies: Vec<CompetencyRow>,
    }

    /// One category.
    pub struct CategoryRow {
        /// The category.
        pub id: BankCategoryId,
        /// The category above.
        pub parent: Option<BankCategoryId>,
        /// Depth below the top, from 0.
        pub depth: u8,
        /// Name.
        pub name: String,
        /// Active questions in it and below it.
        pub questions: u32,
    }

    /// One tag.
    pub struct TagRow {
        /// The tag.
        pub tag: String,
        /// Active questions that have it.
        pub questions: u32,
    }

    /// A page of questions.
    pub struct Questions {
        /// The questions.
        pub items: Vec<QuestionRow>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// One question in a list.
    pub struct QuestionRow {
        /// The question.
        pub id: BankQuestionId,
        /// What is asked, without markup, cut at a word.
        pub text: String,
        /// How it is answered.
        pub kind: QuestionKind,
        /// Its category.
        pub category: BankCategoryId,
        /// The category's name.
        pub category_name: String,
        /// Tags by name.
        pub tags: Vec<String>,
        /// Whether it may be used.
        pub state: QuestionState,
        /// Quizzes of published courses that have a copy of it.
        pub uses: u32,
        /// Number of the latest version.
        pub version: u32,
        /// When it was last changed.
        pub changed_at: DateTime<Utc>,
    }

    /// A question with its key.
    pub struct QuestionView {
        /// What the list shows.
        pub row: QuestionRow,
        /// Number of the version shown.
        pub version: u32,
        /// Texts that are to be read with it, as sanitised HTML.
        pub lead_html: Vec<String>,
        /// The question as sanitised HTML.
        pub html: String,
        /// How it is answered, in the author's order.
        pub prompt: Prompt,
        /// Marks it is worth.
        pub worth: Centimark,
        /// What is right and what is said about it.
        pub key: Vec<KeyLine>,
        /// Shown whatever the answer, as sanitised HTML.
        pub general_html: Option<String>,
        /// Hints where it is practised, as sanitised HTML.
        pub hints_html: Vec<String>,
        /// What earns marks.
        pub solution: Key,
        /// Of an essay, an answer as it could be, as sanitised HTML.
        pub sample_html: Option<String>,
        /// What its author may want to think over.
        pub advice: Vec<AdviceRow>,
        /// The version as it is written in the form.
        pub draft: QuestionDraft,
        /// Competency it asks about, with the level.
        pub competency: Option<CompetencyView>,
        /// The import that it came with.
        pub import: Option<ImportRef>,
        /// Other questions with the same words.
        pub alike: Vec<AlikeRow>,
        /// Quizzes that have a copy of it, those of the latest courses first; at most 20.
        pub uses: Vec<UseRow>,
        /// Versions, latest first.
        pub versions: Vec<QuestionVersionRow>,
    }

    /// A quiz that has a copy of a question.
    pub struct UseRow {
        /// Title of the course.
        pub course: String,
        /// Title of the quiz.
        pub quiz: String,
        /// Number of the course's version.
        pub version: u32,
        /// Whether that is the published one.
        pub is_published: bool,
        /// Number of the question's version that was copied.
        pub number: u32,
    }

    /// One line of a key.
    pub struct KeyLine {
        /// A choice, an answer, a pair, a step, what fills a gap; as sanitised HTML.
        pub html: String,
        /// Whether it is right.
        pub is_right: bool,
        /// The share of the marks that it earns or costs, in percent, where it has its own.
        pub percent: Option<i8>,
        /// What is said to whoever picks it, as sanitised HTML.
        pub feedback_html: Option<String>,
    }

    /// The import of a question.
    pub struct ImportRef {
        /// The import.
        pub id: BankImportId,
        /// The file's name.
        pub file: String,
    }

    /// Another question with the same words.
    pub struct AlikeRow {
        /// The question.
        pub id: BankQuestionId,
        /// What is asked, cut at a word.
        pub text: String,
    }

    /// A version of a question.
    pub struct QuestionVersionRow {
        /// Number, from 1.
        pub number: u32,
        /// When it was written.
        pub created_at: DateTime<Utc>,
    }

    /// How many questions were changed.
    pub struct Changed {
        /// Questions that are otherwise now.
        pub questions: u32,
    }
}

problems! {
    /// Somebody else has changed the question.
    QUESTION_REVISED: 409 "bank/question-revised", "Soal ini sudah diubah sejak Anda membukanya. Yang Anda tulis tetap ada di sini dan belum disimpan.", "This question has been changed since you opened it. What you wrote is still here and has not been kept.";
    /// The file is too large.
    FILE_TOO_LARGE: 413 "bank/file-too-large", "Berkas lebih besar dari 3 MB. Bagi menjadi beberapa berkas, lalu impor satu per satu.", "The file is larger than 3 MB. Split it into several files and import them one by one.";
    /// The file has too many entries.
    TOO_MANY_ENTRIES: 422 "bank/too-many-entries", "Berkas berisi lebih dari 1.000 soal. Bagi menjadi beberapa berkas, lalu impor satu per satu.", "The file holds more than 1,000 questions. Split it into several files and import them one by one.";
    /// Nothing in the file is a question.
    NO_ENTRIES: 422 "bank/no-entries", "Tidak ada soal di dalam berkas ini. Periksa apakah berkas dan formatnya benar.", "There is no question in this file. Check that the file and its format are right.";
    /// More questions than fit into a file.
    TOO_MANY_TO_EXPORT: 422 "bank/too-many-to-export", "Pilihan ini berisi lebih dari 1.000 soal. Ekspor per kategori.", "This holds more than 1,000 questions. Export one category at a time.";
    /// No question for a file.
    NONE_TO_EXPORT: 422 "bank/none-to-export", "Kategori ini belum berisi soal aktif, jadi tidak ada yang diekspor.", "This category has no active question, so there is nothing to export.";
    /// A category beside it has the name.
    CATEGORY_TAKEN: 409 "bank/category-taken", "Di tempat yang sama sudah ada kategori dengan nama ini.", "There is a category of this name in the same place already.";
    /// Too deep.
    CATEGORY_TOO_DEEP: 422 "bank/category-too-deep", "Kategori paling dalam lima tingkat. Buat kategori ini di tempat yang lebih tinggi.", "Categories go five levels deep at most. Put this one higher up.";
    /// The import was undone before.
    ALREADY_UNDONE: 409 "bank/already-undone", "Impor ini sudah dibatalkan.", "This import has been undone already.";
}
