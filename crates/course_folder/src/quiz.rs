//! Quizzes and questions: everything an author writes, and the marking key behind it.

use std::collections::BTreeSet;

use grading::{
    Centimark, ChoiceNo, Decimal, FileLimits, Key, Method, OrderScoring, Penalty, Scoring, SecondMarker,
    Units, WordLimits,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::gaps::Blank;
use crate::labels::Zone;

/// A quiz: how it is taken, and its questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiz {
    /// Shown on the page with the rules; Markdown.
    pub intro: Option<String>,
    /// Share of the marks needed to pass, 0 to 100.
    pub pass_percent: u8,
    /// How often it may be taken; none is no limit.
    pub attempts: Option<u32>,
    /// Which attempt counts.
    pub method: Method,
    /// Time for one attempt.
    pub time_limit_minutes: Option<u32>,
    /// Minutes between the end of an attempt and the next one.
    pub pause_minutes: Option<u32>,
    /// Whether questions and choices come in another order each time.
    pub shuffle: bool,
    /// When keys and feedback are shown.
    pub review: Review,
    /// When learners see which of their answers were right, without the keys.
    pub outcome: Review,
    /// The [key](crate::lesson_key) of an earlier quiz that asks about the same things before they are learned.
    pub pretest: Option<String>,
    /// How many questions of which tag an attempt holds; empty for all questions in order.
    pub draw: Vec<Draw>,
    /// Questions with this tag are for practice only.
    pub practice: Option<String>,
    /// How far two markers of an essay may be apart; none where one marker is enough.
    pub second_marker: Option<SecondMarker>,
    /// Questions on one page of an attempt, from 1.
    pub per_page: u8,
    /// Parts of the paper, in order; empty for one without parts. The first begins with the first question.
    pub sections: Vec<Section>,
    /// In the author's order.
    pub questions: Vec<Question>,
}

/// A part of a paper: it keeps its place, and begins on a page of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Stable; unique in the quiz.
    pub id: String,
    /// Text of one line.
    pub title: String,
    /// What holds for its questions; Markdown.
    pub text: Option<String>,
    /// Whether its questions come in another order each time, where those of the quiz do.
    pub shuffle: bool,
    /// Place of its first question in [`Quiz::questions`].
    pub first: usize,
}

/// When something of an attempt is shown to whoever handed it in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// As soon as an attempt is handed in.
    #[default]
    AfterSubmit,
    /// Once the quiz is passed.
    AfterPass,
    /// Once no attempt is left.
    AfterAttempts,
    /// Once the window has closed that was arranged for the quiz.
    AfterClose,
    /// Not at all.
    Never,
}

/// So many questions out of those with a tag. No question has the tags of two draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// How many.
    pub count: u32,
    /// Out of which.
    pub tag: String,
}

/// A text to be read with questions: nothing is answered and nothing earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Stable; unique in the quiz.
    pub id: String,
    /// Markdown.
    pub text: String,
    /// With how many of the questions that follow it is shown, from 1.
    pub covers: u8,
}

/// A question as its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Stable; unique in the quiz.
    pub id: String,
    /// Markdown.
    pub text: String,
    /// Marks for the full answer.
    pub worth: Centimark,
    /// For draws.
    pub tags: Vec<String>,
    /// Shown whatever the answer; Markdown.
    pub feedback: Option<String>,
    /// Texts that stand right before it in the file.
    #[serde(default)]
    pub leads: Vec<Description>,
    /// What helps, and what it costs, where the question is practised.
    #[serde(default)]
    pub tries: Tries,
    /// The question of an institution's bank that it is a copy of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// What is to be answered.
    pub body: Body,
}

/// A question of a bank, in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its id there.
    pub question: Uuid,
    /// Number of the version, from 1.
    pub version: u32,
}

/// How a question is practised.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tries {
    /// One is shown after each try that is not right; Markdown.
    pub hints: Vec<String>,
    /// What a try takes off later ones.
    pub penalty: Penalty,
}

/// The part of a question that depends on its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    /// One choice is right.
    Single {
        /// The right one.
        correct: ChoiceNo,
        /// In the author's order.
        choices: Vec<Choice>,
    },
    /// Some choices are right.
    Multiple {
        /// The right ones.
        correct: BTreeSet<ChoiceNo>,
        /// In the author's order.
        choices: Vec<Choice>,
        /// How picks are marked.
        scoring: Scoring,
    },
    /// A claim.
    TrueFalse {
        /// Whether it is true.
        answer: bool,
        /// Shown to those who say true; Markdown.
        feedback_true: Option<String>,
        /// Shown to those who say false; Markdown.
        feedback_false: Option<String>,
    },
    /// A number.
    Numeric {
        /// The right number.
        value: Decimal,
        /// How far off still counts.
        tolerance: Decimal,
        /// Shown beside the field.
        unit: Option<String>,
        /// Units that the learner writes; not together with `unit`.
        #[serde(default)]
        units: Option<Units>,
    },
    /// A word or two.
    Short {
        /// Answers that count; `*` in one is any words, `\*` an asterisk.
        accepted: Vec<String>,
        /// Whether capital letters and accents matter.
        case_sensitive: bool,
    },
    /// An answer for each prompt.
    Matching {
        /// What belongs together.
        pairs: Vec<Pair>,
        /// Answers that belong nowhere.
        distractors: Vec<String>,
    },
    /// Items to bring into order.
    Ordering {
        /// In the right order; each a text of one line, all different.
        items: Vec<String>,
        /// How an order is marked.
        scoring: OrderScoring,
    },
    /// A text with gaps, each marked in it by its number: `[[1]]`.
    Gaps {
        /// In the order of the text.
        gaps: Vec<Blank>,
        /// Options that gaps share and that belong in none.
        distractors: Vec<String>,
        /// Whether an option that gaps share may be used more than once.
        reuse: bool,
    },
    /// Labels to be put on a picture; marked as gaps that share their options.
    Labels {
        /// The picture's file, as texts of the module name it.
        picture: String,
        /// What is seen, in words of one line.
        alt: String,
        /// Where labels belong.
        zones: Vec<Zone>,
        /// Labels that belong nowhere.
        distractors: Vec<String>,
        /// Whether a label may be used more than once.
        reuse: bool,
    },
    /// What a person marks.
    Essay(Essay),
}

/// Prose or files, which a person marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Essay {
    /// How long it should be.
    #[serde(default)]
    pub words: WordLimits,
    /// What its marker should look for; Markdown. Never shown to learners.
    pub guidance: Option<String>,
    /// An answer as it could be; Markdown.
    pub sample: Option<String>,
    /// By what it is marked; empty for a free mark.
    #[serde(default)]
    pub rubric: Vec<Criterion>,
    /// Files that are asked for.
    #[serde(default, skip_serializing_if = "FileLimits::is_none")]
    pub files: FileLimits,
    /// Whether text is asked for; without it files are the whole answer.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub is_text_wanted: bool,
}

/// One thing by which an essay is marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Text of one line.
    pub name: String,
    /// In the author's order, two or more.
    pub levels: Vec<RubricLevel>,
}

/// How well a criterion is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RubricLevel {
    /// What it earns.
    pub marks: Centimark,
    /// What the text is like; of one line.
    pub text: String,
}

/// One of the choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Markdown.
    pub text: String,
    /// Shown to those who pick it; Markdown.
    pub feedback: Option<String>,
    /// The share it earns or costs, in percent: of several weighted choices every one has it, of single ones only those
    /// that are partly right.
    #[serde(default)]
    pub percent: Option<i8>,
}

/// A prompt and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// Text of one line.
    pub prompt: String,
    /// Text of one line; prompts may share it.
    pub answer: String,
}

impl Quiz {
    /// Whether a question is for practice only.
    pub fn is_practice(&self, question: &Question) -> bool {
        self.practice.as_ref().is_some_and(|tag| question.tags.contains(tag))
    }

    /// Questions on one paper.
    pub fn paper_size(&self) -> usize {
        if self.draw.is_empty() {
            return self.questions.iter().filter(|question| !self.is_practice(question)).count();
        }
        self.draw
            .iter()
            .fold(0, |sum, draw| sum.saturating_add(usize::try_from(draw.count).unwrap_or(usize::MAX)))
    }

    /// Number of the section that the question at a place belongs to, from 0; 0 too where there are no sections.
    pub fn section_of(&self, place: usize) -> u8 {
        let begun = self.sections.iter().filter(|section| section.first <= place).count();
        u8::try_from(begun.saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// The questions, each with all texts to be read with it: its own and those that reach it from before.
    pub fn with_texts(&self) -> impl Iterator<Item = (&Question, Vec<&Description>)> {
        let mut open: Vec<(&Description, u8)> = Vec::new();
        self.questions.iter().map(move |question| {
            open.retain(|(_, left)| *left > 0);
            open.extend(question.leads.iter().map(|lead| (lead, lead.covers)));
            let texts = open.iter().map(|(lead, _)| *lead).collect();
            for (_, left) in &mut open {
                *left = left.saturating_sub(1);
            }
            (question, texts)
        })
    }
}

impl Question {
    /// What earns marks.
    pub fn key(&self) -> Key {
        self.body.key()
    }
}

impl Body {
    /// What earns marks.
    pub fn key(&self) -> Key {
        match self {
            Self::Single { correct, choices } => {
                let part = |(no, choice): (ChoiceNo, &Choice)| {
                    if no == *correct { 100 } else { choice.percent.unwrap_or_default() }
                };
                let has_parts = choices.iter().any(|choice| choice.percent.is_some());
                let percents = if has_parts { (0..).zip(choices).map(part).collect() } else { Vec::new() };
                Key::Single { correct: *correct, choices: count(choices), percents }
            }
            Self::Multiple { correct, choices, scoring } => {
                let is_weighted = *scoring == Scoring::Weighted;
                let percents =
                    choices.iter().filter(|_| is_weighted).map(|choice| choice.percent.unwrap_or_default());
                Key::Multiple {
                    correct: correct.clone(),
                    choices: count(choices),
                    scoring: *scoring,
                    percents: percents.collect(),
                }
            }
            Self::TrueFalse { answer, .. } => Key::TrueFalse { answer: *answer },
            Self::Numeric { value, tolerance, units, .. } => {
                Key::Numeric { value: *value, tolerance: *tolerance, units: units.clone() }
            }
            Self::Short { accepted, case_sensitive } => {
                Key::Short { accepted: accepted.clone(), case_sensitive: *case_sensitive }
            }
            Self::Matching { pairs, .. } => {
                let options = self.options();
                let place = |pair: &Pair| options.iter().position(|option| *option == pair.answer);
                let answers = pairs.iter().filter_map(place).filter_map(|place| u8::try_from(place).ok());
                Key::Matching { answers: answers.collect(), options: count(&options) }
            }
            Self::Ordering { items, scoring } => {
                let options = self.options();
                let place = |item: &String| options.iter().position(|option| option == item);
                let order = items.iter().filter_map(place).filter_map(|place| u8::try_from(place).ok());
                Key::Ordering { order: order.collect(), scoring: *scoring }
            }
            Self::Gaps { gaps, reuse, .. } => {
                let pool = self.options();
                Key::Gaps {
                    gaps: gaps.iter().map(|gap| gap.key(&pool)).collect(),
                    pool: count(&pool),
                    is_pool_reused: *reuse,
                }
            }
            Self::Labels { zones, reuse, .. } => {
                let pool = self.options();
                Key::Gaps {
                    gaps: zones.iter().map(|zone| zone.blank().key(&pool)).collect(),
                    pool: count(&pool),
                    is_pool_reused: *reuse,
                }
            }
            Self::Essay(Essay { words, rubric, files, is_text_wanted, .. }) => {
                let marks =
                    |criterion: &Criterion| criterion.levels.iter().map(|level| level.marks).collect();
                let (rubric, files) = (rubric.iter().map(marks).collect(), files.clone());
                Key::Essay { words: *words, rubric, files, is_text_wanted: *is_text_wanted }
            }
        }
    }

    /// The options of a matching question, the items of an ordering one, the options that gaps share or the labels of a
    /// picture, numbered as in the key; alphabetical, so that their numbers tell nothing. Empty for the other kinds.
    pub fn options(&self) -> Vec<&str> {
        let options: Vec<&str> = match self {
            Self::Matching { pairs, distractors } => {
                pairs.iter().map(|pair| &pair.answer).chain(distractors).map(String::as_str).collect()
            }
            Self::Ordering { items, .. } => items.iter().map(String::as_str).collect(),
            Self::Gaps { gaps, distractors, .. } => {
                gaps.iter().filter_map(Blank::pooled).chain(distractors).map(String::as_str).collect()
            }
            Self::Labels { zones, distractors, .. } => {
                zones.iter().map(|zone| &zone.label).chain(distractors).map(String::as_str).collect()
            }
            Self::Single { .. }
            | Self::Multiple { .. }
            | Self::TrueFalse { .. }
            | Self::Numeric { .. }
            | Self::Short { .. }
            | Self::Essay(_) => Vec::new(),
        };
        sorted(options)
    }
}

/// Options in the order in which they are numbered.
pub(crate) fn sorted(mut options: Vec<&str>) -> Vec<&str> {
    options.sort_by_cached_key(|option| (option.to_lowercase(), (*option).to_owned()));
    options.dedup();
    options
}

/// Text is asked for unless an author says otherwise.
const fn yes() -> bool {
    true
}

pub(crate) fn count<T>(items: &[T]) -> u8 {
    u8::try_from(items.len()).unwrap_or(u8::MAX)
}
