//! Blueprint: what a quiz is made of, written in the browser and turned into a draft version of its course.
//!
//! **Invariant:** a blueprint changes nothing that learners see; only a version that somebody publishes does.

use chrono::{DateTime, Utc};
use grading::{Centimark, Method};

use super::Nothing;
use super::bank::QuestionKind;
use super::quiz::{PaperSection, PracticeItem, ReviewPolicy};
use crate::access::Instructor;
use crate::id::{BankCategoryId, BankQuestionId, CourseId, VersionId};
use crate::value::Slug;
use crate::{endpoints, problems};

endpoints! {
    /// Lists the quizzes of the institution's courses, with their open blueprints.
    ListBlueprints: Get "/blueprints", Instructor, Nothing, () => Blueprints;
    /// Shows the blueprint of a quiz: the open one, or what the latest version of the course has.
    GetBlueprint: Get "/courses/{course}/blueprints/{module}/{lesson}", Instructor, OfBlueprint, () => BlueprintView;
    /// Keeps a blueprint.
    SaveBlueprint: Put "/courses/{course}/blueprints/{module}/{lesson}", Instructor, OfBlueprint, BlueprintEdit => BlueprintView;
    /// Gives an open blueprint up.
    DropBlueprint: Delete "/courses/{course}/blueprints/{module}/{lesson}", Instructor, OfBlueprint, () => BlueprintView;
    /// Deals a paper of a blueprint as a learner would get it, with its keys; nothing of it is kept.
    TryBlueprint: Get "/courses/{course}/blueprints/{module}/{lesson}/trial", Instructor, OfBlueprint, () => TrialView;
    /// Turns a kept blueprint into a draft version of the course.
    PublishBlueprint: Post "/courses/{course}/blueprints/{module}/{lesson}/versions", Instructor, OfBlueprint, BlueprintSeen => BlueprintVersion;
}

/// Most sections of a blueprint.
pub const SECTIONS_MAX: usize = 20;
/// Most rows of a blueprint.
pub const ROWS_MAX: usize = 200;
/// Most marks that a question is worth.
pub const WORTH_MAX: Centimark = Centimark::whole(1000);
/// Most questions of a draw.
pub const DRAW_MAX: u32 = 200;

input! {
    /// Locates a quiz in the folder of a course.
    pub struct OfBlueprint {
        /// The course.
        pub course: CourseId,
        /// Key of the module.
        pub module: Slug,
        /// Key of the lesson.
        pub lesson: Slug,
    }

    /// A blueprint as it should be from now on.
    pub struct BlueprintEdit {
        /// Number of the blueprint that its author has seen; 0 where none was kept.
        pub rev: u32,
        /// What it starts from, as [`BlueprintView::base`] has it.
        pub base: String,
        /// The blueprint.
        pub blueprint: Blueprint,
    }

    /// The blueprint that its author has seen.
    pub struct BlueprintSeen {
        /// Its number.
        pub rev: u32,
    }

    /// What a quiz is made of.
    pub struct Blueprint {
        /// How it is taken.
        pub settings: BlueprintSettings,
        /// What stands around its questions; as the quiz has it where left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub frame: Option<BlueprintFrame>,
        /// Parts of the paper, in order.
        pub sections: Vec<BlueprintSection>,
    }

    /// What stands around the questions of a quiz.
    #[derive(Default)]
    pub struct BlueprintFrame {
        /// Shown before it starts, Markdown; empty for nothing.
        pub intro: String,
        /// Key of an earlier quiz that asks about the same things before they are learned.
        pub pretest: Option<String>,
        /// Tag of questions that are for practice only.
        pub practice: Option<String>,
        /// In percent, how far two markers of an essay may be apart; none where one marker is enough.
        pub second_marker_percent: Option<u8>,
    }

    /// How a quiz is taken.
    pub struct BlueprintSettings {
        /// Percent needed to pass.
        pub pass_percent: u8,
        /// Attempts allowed; none is no limit.
        pub attempts: Option<u32>,
        /// Which attempt counts.
        pub method: Method,
        /// Minutes allowed; none is no limit.
        pub time_limit_minutes: Option<u32>,
        /// Minutes between the end of an attempt and the next one.
        pub pause_minutes: Option<u32>,
        /// Whether questions and choices come in another order each time.
        pub shuffle: bool,
        /// When keys and feedback are shown.
        pub review: ReviewPolicy,
        /// When it is shown which answers were right.
        pub outcome: ReviewPolicy,
        /// Questions on one page.
        pub per_page: u8,
    }

    /// A part of the paper.
    pub struct BlueprintSection {
        /// Title; empty where the paper has one part only.
        pub title: String,
        /// What holds for its questions, Markdown; empty for none.
        pub text: String,
        /// Whether its questions come in another order each time, where those of the quiz do.
        pub shuffle: bool,
        /// What it is made of, in order.
        pub rows: Vec<BlueprintRow>,
    }

    /// One line of a blueprint.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum BlueprintRow {
        /// A question of the quiz itself.
        Own {
            /// Its key in the quiz.
            question: String,
            /// Marks it is worth here; its own where none are set.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            worth: Option<Centimark>,
        },
        /// A question of the bank, as one of its versions has it.
        Bank {
            /// The question.
            question: BankQuestionId,
            /// Number of the version.
            version: u32,
            /// Marks it is worth here; its own where none are set.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            worth: Option<Centimark>,
        },
        /// Some of the quiz's own questions.
        DrawOwn {
            /// How many.
            count: u32,
            /// With which tag.
            tag: String,
            /// Marks that each is worth here; its own where none are set.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            worth: Option<Centimark>,
        },
        /// Some questions of the bank, as they are when the version is made.
        DrawBank {
            /// How many.
            count: u32,
            /// In which category, with all below it.
            category: BankCategoryId,
            /// Only of this level of competency.
            #[serde(default)]
            level: Option<u8>,
            /// Only with this tag.
            #[serde(default)]
            tag: Option<Slug>,
            /// Marks that each is worth here; its own where none are set.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            worth: Option<Centimark>,
        },
    }
}

impl BlueprintRow {
    /// Marks that are set for a question of it.
    pub const fn worth(&self) -> Option<Centimark> {
        match self {
            Self::Own { worth, .. }
            | Self::Bank { worth, .. }
            | Self::DrawOwn { worth, .. }
            | Self::DrawBank { worth, .. } => *worth,
        }
    }

    /// The same row with other marks.
    #[must_use]
    pub fn with_worth(mut self, marks: Option<Centimark>) -> Self {
        match &mut self {
            Self::Own { worth, .. }
            | Self::Bank { worth, .. }
            | Self::DrawOwn { worth, .. }
            | Self::DrawBank { worth, .. } => *worth = marks,
        }
        self
    }
}

wire! {
    /// The quizzes of an institution.
    pub struct Blueprints {
        /// By course, module and lesson.
        pub items: Vec<BlueprintListRow>,
    }

    /// One quiz.
    pub struct BlueprintListRow {
        /// Its course.
        pub course: CourseId,
        /// Title of the course.
        pub course_title: String,
        /// Key of the module.
        pub module: Slug,
        /// Title of the module.
        pub module_title: String,
        /// Key of the lesson.
        pub lesson: Slug,
        /// Title of the quiz.
        pub title: String,
        /// Questions on a paper, as the latest version has it.
        pub questions: u32,
        /// Who changed the open blueprint last; none where none is open.
        pub open: Option<BlueprintChange>,
    }

    /// Who changed a blueprint last.
    pub struct BlueprintChange {
        /// The name.
        pub by: String,
        /// When.
        pub at: DateTime<Utc>,
    }

    /// A blueprint with what its rows come to.
    pub struct BlueprintView {
        /// The course.
        pub course: CourseId,
        /// Title of the course.
        pub course_title: String,
        /// Title of the module.
        pub module_title: String,
        /// Title of the quiz.
        pub title: String,
        /// Number of the version of the course that it starts from.
        pub version: u32,
        /// Number of the kept blueprint; 0 where none is.
        pub rev: u32,
        /// What it starts from: stands for the text that the quiz had then.
        pub base: String,
        /// Whether the quiz has another text since, so that no version can be made.
        pub is_overtaken: bool,
        /// Who changed it last.
        pub changed: Option<BlueprintChange>,
        /// The blueprint.
        pub blueprint: Blueprint,
        /// What each row comes to, section by section.
        pub rows: Vec<Vec<RowView>>,
        /// What holds for the whole.
        pub notes: Vec<RowNote>,
        /// Questions on a paper.
        pub questions: u32,
        /// What they are worth together, where every paper comes to the same.
        pub worth: Option<Centimark>,
        /// Questions of the quiz itself, practice left out, in the author's order.
        pub own: Vec<OwnQuestion>,
        /// Earlier quizzes that may be its pre-test.
        pub pretests: Vec<PretestRow>,
        /// Tags that may be those of practice.
        pub practice_tags: Vec<String>,
    }

    /// A quiz that may be the pre-test of another.
    pub struct PretestRow {
        /// Its key in the course.
        pub key: String,
        /// Its title.
        pub title: String,
        /// Title of its module.
        pub module_title: String,
    }

    /// What a row comes to.
    pub struct RowView {
        /// What is asked, without markup, cut at a word; of a draw from the bank, the category's name.
        pub text: String,
        /// How it is answered; none for a draw.
        pub kind: Option<QuestionKind>,
        /// Marks it is worth; of a draw, what one of its questions is worth where all are worth the same.
        pub worth: Option<Centimark>,
        /// Questions that match a draw.
        pub matching: Option<u32>,
        /// Of a question of the bank, its latest version where that is another one.
        pub newer: Option<u32>,
        /// What is wrong with it, and what to think over.
        pub notes: Vec<RowNote>,
    }

    /// What is wrong, or to be thought over.
    pub struct RowNote {
        /// Whether no version can be made of it.
        pub is_fault: bool,
        /// What, and what to do.
        pub text: String,
        /// Where in what is kept, as a JSON pointer into [`BlueprintEdit`].
        pub pointer: String,
    }

    /// A question of the quiz itself.
    pub struct OwnQuestion {
        /// Its key in the quiz.
        pub id: String,
        /// What is asked, without markup, cut at a word.
        pub text: String,
        /// How it is answered.
        pub kind: QuestionKind,
        /// Marks it is worth.
        pub worth: Centimark,
        /// Tags.
        pub tags: Vec<String>,
    }

    /// A paper to be tried.
    pub struct TrialView {
        /// Title of the quiz.
        pub title: String,
        /// Shown before it starts, as sanitised HTML.
        pub intro_html: Option<String>,
        /// Its questions in the order of the paper.
        pub items: Vec<PracticeItem>,
        /// Its parts, in order; empty where it has none.
        pub sections: Vec<PaperSection>,
        /// Questions on one page, from 1. A part begins on a page of its own.
        pub per_page: u8,
        /// How many of its questions a person would mark.
        pub by_hand: u32,
    }

    /// The version that came of a blueprint.
    pub struct BlueprintVersion {
        /// The version.
        pub version: VersionId,
        /// Its number.
        pub number: u32,
    }
}

problems! {
    /// Somebody else has changed the blueprint.
    BLUEPRINT_REVISED: 409 "blueprint/revised", "Kisi-kisi ini sudah diubah sejak Anda membukanya. Muat ulang untuk melihat yang terbaru.", "This blueprint has been changed since you opened it. Reload to see the latest.";
    /// The quiz itself is another one since.
    BLUEPRINT_OVERTAKEN: 409 "blueprint/overtaken", "Kuis ini sudah berubah di versi pelatihan yang lebih baru. Buang perubahan, lalu mulai lagi dari yang terbaru.", "This quiz has changed in a newer version of the course. Throw the changes away and start again from the latest.";
    /// Nothing was kept.
    NO_BLUEPRINT: 409 "blueprint/none", "Belum ada perubahan yang disimpan pada kisi-kisi ini.", "No change of this blueprint has been kept yet.";
    /// Rows have faults.
    BLUEPRINT_FAULTY: 422 "blueprint/faulty", "Kisi-kisi ini masih punya kesalahan. Perbaiki dahulu, lalu jadikan versi.", "This blueprint still has faults. Put them right first, then make a version of it.";
}
