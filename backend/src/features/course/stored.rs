//! How the parts of a version are kept in JSON columns.
//!
//! **Invariant:** every text for reading is sanitised HTML already; keys are apart from what is shown.

use grading::{Method, Penalty, SecondMarker, WordLimits};
use serde::{Deserialize, Serialize};
use shared::api::lesson::LessonContent;
use shared::api::quiz::{PromptPicture, QuizForm, ReviewPolicy, TestRole, ZonePrompt};
use shared::id::LessonId;

/// A competency and the level aimed at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoredCompetency {
    /// Code.
    pub code: String,
    /// Level.
    pub level: u8,
}

/// What the detail page shows besides the columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Details {
    /// Who it is for.
    pub audience: String,
    /// What a learner can do afterwards.
    pub outcomes: Vec<String>,
    /// Description.
    pub about_html: String,
    /// Why the JP are right, sanitised.
    pub jp_justification_html: String,
    /// What it rests on.
    pub sources: Vec<String>,
    /// Keys of courses to be completed before enrolling.
    #[serde(default)]
    pub requires: Vec<String>,
}

/// A module in the outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoredModule {
    /// Key within the course; empty in versions of before it was kept.
    #[serde(default)]
    pub slug: String,
    /// Title.
    pub title: String,
    /// Objectives.
    pub objectives: Vec<String>,
}

/// What a lesson shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LessonBody {
    /// Content.
    pub content: LessonContent,
    /// What it rests on.
    pub sources: Vec<String>,
}

/// How a quiz is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizSettings {
    /// What it is that is taken.
    #[serde(default, skip_serializing_if = "QuizForm::is_quiz")]
    pub form: QuizForm,
    /// Shown on the rules page.
    pub intro_html: Option<String>,
    /// Percent needed to pass.
    pub pass_percent: u8,
    /// Attempts allowed; `None` is no limit.
    pub attempts: Option<u16>,
    /// Which attempt counts.
    pub method: Method,
    /// Minutes allowed; `None` is no limit.
    pub time_limit_minutes: Option<u16>,
    /// Minutes between the end of an attempt and the next one.
    #[serde(default)]
    pub pause_minutes: u16,
    /// Whether questions and choices come in another order each time.
    pub shuffle: bool,
    /// When keys and feedback are shown.
    pub review: ReviewPolicy,
    /// When it is shown which answers were right.
    #[serde(default = "never")]
    pub outcome: ReviewPolicy,
    /// So many out of those with a tag; empty for all.
    pub draw: Vec<StoredDraw>,
    /// Questions with this tag are for practice only.
    #[serde(default)]
    pub practice: Option<String>,
    /// Whether it is one half of a pair.
    #[serde(default)]
    pub pairing: Option<Pairing>,
    /// How far two markers of an essay may be apart; `None` where one marker is enough.
    #[serde(default)]
    pub second_marker: Option<SecondMarker>,
    /// Questions on one page of an attempt.
    #[serde(default = "one")]
    pub per_page: u8,
    /// Parts of the paper; empty for one without parts.
    #[serde(default)]
    pub sections: Vec<StoredSection>,
}

/// A part of the paper: it keeps its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredSection {
    /// Title.
    pub title: String,
    /// What holds for its questions, sanitised.
    pub html: Option<String>,
    /// Whether its questions are shuffled where those of the quiz are.
    pub shuffle: bool,
}

#[cfg(test)]
impl QuizSettings {
    /// A quiz without any limit, passed with 70, whose keys are never shown.
    pub(crate) const PLAIN: Self = Self {
        form: QuizForm::Quiz,
        intro_html: None,
        pass_percent: 70,
        attempts: None,
        method: Method::Highest,
        time_limit_minutes: None,
        pause_minutes: 0,
        shuffle: false,
        review: ReviewPolicy::Never,
        outcome: ReviewPolicy::Never,
        draw: Vec::new(),
        practice: None,
        pairing: None,
        second_marker: None,
        per_page: 1,
        sections: Vec::new(),
    };
}

const fn one() -> u8 {
    1
}

fn never() -> ReviewPolicy {
    ReviewPolicy::Never
}

/// A pre-test or a post-test, with its other half in the same version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Pairing {
    /// Taken before anything is learned.
    Pretest {
        /// What it is compared with.
        posttest: LessonId,
    },
    /// Taken afterwards.
    Posttest {
        /// What it is compared with.
        pretest: LessonId,
    },
}

impl Pairing {
    /// Which half it is.
    pub fn role(self) -> TestRole {
        match self {
            Self::Pretest { .. } => TestRole::Pretest,
            Self::Posttest { .. } => TestRole::Posttest,
        }
    }
}

/// So many questions out of those with a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredDraw {
    /// How many.
    pub count: u16,
    /// Out of which.
    pub tag: String,
}

/// What a question shows, its key apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionBody {
    /// Number of the part of the paper that it belongs to, from 0.
    #[serde(default)]
    pub section: u8,
    /// Texts to be read with it.
    #[serde(default)]
    pub lead_html: Vec<String>,
    /// The question.
    pub html: String,
    /// Shown whatever the answer.
    pub general_html: Option<String>,
    /// One is shown after each try that is not right, where the question is practised.
    #[serde(default)]
    pub hints_html: Vec<String>,
    /// What a try takes off later ones.
    #[serde(default)]
    pub penalty: Penalty,
    /// What depends on the kind.
    pub parts: QuestionParts,
}

/// What a question shows, by kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum QuestionParts {
    /// One or several choices.
    Choices {
        /// In the author's order.
        choices: Vec<ChoiceBody>,
    },
    /// A claim.
    TrueFalse {
        /// Shown to those who say true.
        when_true: Option<String>,
        /// Shown to those who say false.
        when_false: Option<String>,
    },
    /// A number.
    Numeric {
        /// Shown beside the field.
        unit: Option<String>,
        /// Units to write with the number, from the key.
        #[serde(default)]
        units: Vec<String>,
        /// Whether a bare number counts too.
        #[serde(default)]
        is_unit_optional: bool,
    },
    /// A word or two.
    Short,
    /// An option for each prompt.
    Matching {
        /// Prompts in the author's order.
        prompts: Vec<String>,
        /// Options as numbered in the key.
        options: Vec<String>,
    },
    /// Items to bring into order.
    Ordering {
        /// Items as numbered in the key.
        items: Vec<String>,
    },
    /// A text with gaps.
    Gaps {
        /// In the order of the text.
        gaps: Vec<GapBody>,
        /// Options that gaps share, as numbered in the key.
        pool: Vec<String>,
    },
    /// Labels to be put on a picture.
    Labels {
        /// The picture.
        picture: PromptPicture,
        /// The spots, in the author's order.
        zones: Vec<ZonePrompt>,
        /// The labels, as numbered in the key.
        pool: Vec<String>,
    },
    /// Prose.
    Essay(EssayBody),
}

/// What an essay shows: its length to learners, the rest to its markers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EssayBody {
    /// How long it should be.
    pub words: WordLimits,
    /// What its marker should look for; never for learners.
    pub guidance_html: Option<String>,
    /// An answer as it could be.
    pub sample_html: Option<String>,
    /// By what it is marked, as ordered in the key.
    pub rubric: Vec<CriterionBody>,
}

/// A criterion of a rubric; what its levels earn is in the key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionBody {
    /// Name.
    pub name: String,
    /// What a text of each level is like.
    pub levels: Vec<String>,
}

/// What a gap shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GapBody {
    /// A field for words.
    Short,
    /// A field for a number.
    Numeric {
        /// Units to write with the number, from the key.
        units: Vec<String>,
        /// Whether a bare number counts too.
        is_unit_optional: bool,
    },
    /// Its own options.
    Choice {
        /// Options as numbered in the key.
        options: Vec<String>,
    },
    /// The options that gaps share.
    Pool,
}

/// A choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceBody {
    /// Text.
    pub html: String,
    /// Shown to those who pick it.
    pub feedback_html: Option<String>,
}
