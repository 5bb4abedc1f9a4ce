//! The neutral course: what a course folder says, free of files and databases.
//!
//! **Invariant**: texts are tidy — one-line texts are trimmed, Markdown has `\n` line ends and no blank lines at its
//! ends — so that a course written and read again is the same course.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Assignment, Quiz};

/// A whole course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Title of one line.
    pub title: String,
    /// One or two sentences for the card.
    pub summary: String,
    /// Language tag, such as `id`.
    pub language: String,
    /// Who gives the course.
    pub provider: String,
    /// Number of the SIASN form of competency development (16 is e-learning).
    pub form: u8,
    /// How advanced it is.
    pub level: Level,
    /// What it develops.
    pub competencies: Vec<Competency>,
    /// Who it is for.
    pub audience: String,
    /// What a learner can do afterwards.
    pub outcomes: Vec<String>,
    /// Learning hours of 45 minutes.
    pub jp: u16,
    /// Why the hours are right; Markdown.
    pub jp_justification: String,
    /// Description for the detail page; Markdown.
    pub about: String,
    /// What the course rests on.
    pub sources: Vec<String>,
    /// Courses to be completed first, by the names of their folders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<String>,
    /// Whether lessons open one after the other, where they do not say otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_order: bool,
    /// In reading order.
    pub modules: Vec<Module>,
    /// Pictures and media by [`asset_key`].
    #[serde(skip)]
    pub assets: BTreeMap<String, Vec<u8>>,
}

/// How advanced a course is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Beginners.
    Dasar,
    /// Those who know the basics.
    Menengah,
    /// Practitioners.
    Lanjut,
}

/// A competency and the level that the course aims at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competency {
    /// Kebab-case code.
    pub code: String,
    /// 1 to 5 (`PermenPANRB` 38/2017).
    pub level: u8,
}

/// A chapter of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Module {
    /// Unique in the course.
    pub slug: String,
    /// Title of one line.
    pub title: String,
    /// What a learner can do after it.
    pub objectives: Vec<String>,
    /// In reading order.
    pub lessons: Vec<Lesson>,
}

/// A unit of study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Unique in the module.
    pub slug: String,
    /// Title of one line.
    pub title: String,
    /// Time for reading and work.
    pub minutes: u32,
    /// Whether the course asks for it.
    pub required: bool,
    /// What it rests on.
    pub sources: Vec<String>,
    /// What comes first.
    #[serde(default, skip_serializing_if = "Opening::is_always")]
    pub opening: Opening,
    /// What there is to study.
    pub content: Content,
}

/// What is to be completed before a lesson opens.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opening {
    /// Nothing, or what the order of the course asks for.
    #[default]
    Always,
    /// Every required lesson before it.
    AllBefore,
    /// These lessons before it, by [`lesson_key`].
    After(Vec<String>),
}

impl Opening {
    /// Whether the lesson says nothing of it.
    pub fn is_always(&self) -> bool {
        *self == Self::Always
    }
}

/// What a lesson consists of. File names are as the author writes them: `images/x.svg` within the module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// Something to read.
    Text {
        /// Markdown.
        markdown: String,
    },
    /// Something to watch.
    Video(Video),
    /// A file to read.
    Document(Document),
    /// Questions.
    Quiz(Quiz),
    /// A piece of work to be handed in.
    Assignment(Assignment),
    /// A meeting at a set hour, which each class has for itself.
    Live {
        /// What it is about and what to bring; Markdown.
        about: String,
    },
    /// A prompt about which those who learn write to one another.
    Discussion {
        /// What to write about; Markdown.
        prompt: String,
        /// Own posts that complete it.
        posts: u8,
        /// Whether posts of others are shown only after the first own one.
        first: bool,
    },
}

impl Content {
    /// The quiz that is taken, where the lesson is marked.
    pub fn quiz(&self) -> Option<Cow<'_, Quiz>> {
        match self {
            Self::Quiz(quiz) => Some(Cow::Borrowed(quiz)),
            Self::Assignment(assignment) => Some(Cow::Owned(assignment.quiz())),
            Self::Text { .. }
            | Self::Video(_)
            | Self::Document(_)
            | Self::Live { .. }
            | Self::Discussion { .. } => None,
        }
    }
}

/// A video with its captions and its transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Video {
    /// File in the module, such as `media/alur.webm`.
    pub file: String,
    /// Picture shown before it starts.
    pub poster: Option<String>,
    /// At least one, unless they are waived.
    pub captions: Vec<Caption>,
    /// Why there are none: said to learners.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captions_waived: Option<String>,
    /// What is said and shown; Markdown.
    pub transcript: String,
    /// Length.
    pub seconds: u32,
    /// Share to be watched for completion, 1 to 100.
    pub watch_percent: u8,
}

/// Captions in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caption {
    /// Language tag, such as `id`.
    pub language: String,
    /// WebVTT file in the module.
    pub file: String,
}

/// A file to read, with its contents as text for those who cannot open it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// File in the module, such as `media/standar.pdf`.
    pub file: String,
    /// Text alternative; Markdown.
    pub summary: String,
}

/// The key of an asset in [`Course::assets`]: the module's slug and the name used in its lessons.
pub fn asset_key(module_slug: &str, file: &str) -> String {
    format!("{module_slug}/{file}")
}

/// A lesson's name within its course: the slugs of its module and of itself.
pub fn lesson_key(module_slug: &str, lesson_slug: &str) -> String {
    format!("{module_slug}/{lesson_slug}")
}

impl Course {
    /// The bytes of a file that a lesson of a module refers to.
    pub fn asset(&self, module_slug: &str, file: &str) -> Option<&[u8]> {
        self.assets.get(&asset_key(module_slug, file)).map(Vec::as_slice)
    }

    /// Minutes of all lessons that the course asks for; these justify its JP.
    pub fn required_minutes(&self) -> u32 {
        let lessons = self.modules.iter().flat_map(|module| &module.lessons);
        lessons.filter(|lesson| lesson.required).fold(0, |sum, lesson| sum.saturating_add(lesson.minutes))
    }
}
