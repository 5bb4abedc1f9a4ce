//! Questions as they are written in a form: what is typed, what is wrong with it, and how it would look.
//!
//! **Invariant:** texts are Markdown and numbers are as typed; HTML is only ever made by the server. Whatever is typed can
//! be sent, so that every fault is told by its field.

use grading::{Centimark, FileKind, Key, OrderScoring, Scoring};

use super::{AlikeRow, KeyLine};
use crate::api::quiz::Prompt;
use crate::id::{BankCategoryId, BankQuestionId};
use crate::problem::FieldFault;
use crate::value::Slug;

input! {
    /// A question to be added.
    pub struct NewQuestion {
        /// The question.
        pub draft: QuestionDraft,
    }

    /// A question as it should be from now on.
    pub struct Revision {
        /// Number of the version that the author has seen.
        pub seen: u32,
        /// The question.
        pub draft: QuestionDraft,
    }

    /// A question to be looked at.
    pub struct QuestionCheck {
        /// Which question it is; none for a new one.
        #[serde(default)]
        pub question: Option<BankQuestionId>,
        /// What is typed.
        pub draft: QuestionDraft,
    }

    /// A question as its author types it. An empty text is none.
    pub struct QuestionDraft {
        /// Where it belongs.
        #[serde(default)]
        pub category: Option<BankCategoryId>,
        /// What is asked. Of a text with gaps, `[[1]]`, `[[2]]` and so on stand where they are.
        pub text: String,
        /// Marks for the full answer; 1 where nothing is typed. Of an essay with a rubric, what its levels add up to.
        #[serde(default)]
        pub worth: String,
        /// Shown whatever the answer.
        #[serde(default)]
        pub feedback: String,
        /// One is shown after each try that is not right, where the question is practised; empty ones are left out.
        #[serde(default)]
        pub hints: Vec<String>,
        /// What a try takes off later ones, in percent; 33 where nothing is typed.
        #[serde(default)]
        pub penalty: String,
        /// Tags.
        #[serde(default)]
        pub tags: Vec<Slug>,
        /// The competency that it asks about.
        #[serde(default)]
        pub competency: Option<CompetencyDraft>,
        /// What is to be answered.
        pub body: BodyDraft,
    }

    /// A competency with its level.
    pub struct CompetencyDraft {
        /// The competency's code.
        pub code: Slug,
        /// The level, from 1 to 5.
        pub level: u8,
    }

    /// The part of a question that depends on its kind.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum BodyDraft {
        /// One choice is right.
        Single {
            /// In the author's order.
            choices: Vec<ChoiceDraft>,
        },
        /// Some choices are right.
        Multiple {
            /// In the author's order.
            choices: Vec<ChoiceDraft>,
            /// How picks are marked.
            #[serde(default)]
            scoring: Scoring,
        },
        /// A claim.
        TrueFalse {
            /// Whether it is true; none where that is not said yet.
            #[serde(default)]
            answer: Option<bool>,
            /// Shown to those who say true.
            #[serde(default)]
            feedback_true: String,
            /// Shown to those who say false.
            #[serde(default)]
            feedback_false: String,
        },
        /// A number.
        Numeric {
            /// The right number, and how far off still counts.
            measure: MeasureDraft,
            /// Shown beside the field.
            #[serde(default)]
            unit: String,
        },
        /// A word or two.
        Short {
            /// What counts.
            answers: AnswersDraft,
        },
        /// An answer for each prompt.
        Matching {
            /// What belongs together.
            pairs: Vec<PairDraft>,
            /// Answers that belong nowhere.
            #[serde(default)]
            distractors: Vec<String>,
        },
        /// Items to bring into order.
        Ordering {
            /// In the right order.
            items: Vec<String>,
            /// How an order is marked.
            #[serde(default)]
            scoring: OrderScoring,
        },
        /// A text with gaps.
        Gaps {
            /// In the order of the text.
            gaps: Vec<GapDraft>,
            /// Options that gaps share and that belong in none.
            #[serde(default)]
            distractors: Vec<String>,
            /// Whether an option that gaps share may be used more than once.
            #[serde(default)]
            reuse: bool,
        },
        /// Prose or files, which a person marks.
        Essay(EssayDraft),
    }

    /// What is asked of an essay, and by what it is marked.
    #[derive(Default)]
    pub struct EssayDraft {
        /// Fewest words.
        #[serde(default)]
        pub min_words: String,
        /// Most words.
        #[serde(default)]
        pub max_words: String,
        /// What its marker should look for.
        #[serde(default)]
        pub guidance: String,
        /// An answer as it could be.
        #[serde(default)]
        pub sample: String,
        /// By what it is marked; empty for a free mark.
        #[serde(default)]
        pub rubric: Vec<CriterionDraft>,
        /// Files that are asked for.
        #[serde(default)]
        pub files: FilesDraft,
    }

    /// Files that an essay asks for; none while there is no most of them.
    #[derive(Default)]
    pub struct FilesDraft {
        /// Fewest.
        #[serde(default)]
        pub min: String,
        /// Most.
        #[serde(default)]
        pub max: String,
        /// Kinds that are taken; empty for all.
        #[serde(default)]
        pub kinds: Vec<FileKind>,
        /// Whether nothing is written besides.
        #[serde(default)]
        pub is_alone: bool,
    }

    /// One of the choices. One that is empty altogether is left out.
    #[derive(Default)]
    pub struct ChoiceDraft {
        /// What it says.
        pub text: String,
        /// Whether it is right; of weighted choices their shares say so.
        #[serde(default)]
        pub is_right: bool,
        /// The share it earns or costs, in percent.
        #[serde(default)]
        pub percent: String,
        /// Shown to those who pick it.
        #[serde(default)]
        pub feedback: String,
    }

    /// A number that is right.
    #[derive(Default)]
    pub struct MeasureDraft {
        /// The number.
        pub value: String,
        /// How far off still counts.
        #[serde(default)]
        pub tolerance: String,
        /// Units that the learner writes; not together with one that is shown.
        #[serde(default)]
        pub units: Vec<UnitDraft>,
        /// Whether a bare number counts too.
        #[serde(default)]
        pub is_unit_optional: bool,
    }

    /// A unit that the learner may write.
    #[derive(Default)]
    pub struct UnitDraft {
        /// As it is written.
        pub name: String,
        /// How many of the key's own unit it is.
        pub factor: String,
    }

    /// Words that are right.
    #[derive(Default)]
    pub struct AnswersDraft {
        /// Answers that count; `*` in one is any words.
        pub accepted: Vec<String>,
        /// Whether capital letters and accents matter.
        #[serde(default)]
        pub case_sensitive: bool,
    }

    /// A prompt and its answer. One that is empty altogether is left out.
    #[derive(Default)]
    pub struct PairDraft {
        /// The prompt.
        pub prompt: String,
        /// Its answer.
        pub answer: String,
    }

    /// A gap of a text.
    pub struct GapDraft {
        /// How much it counts beside the others, from 1; 1 where nothing is typed.
        #[serde(default)]
        pub weight: String,
        /// What fills it.
        pub fill: FillDraft,
    }

    /// What fills a gap.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum FillDraft {
        /// A word or two.
        Short {
            /// What counts.
            answers: AnswersDraft,
        },
        /// A number.
        Numeric {
            /// The right number, and how far off still counts.
            measure: MeasureDraft,
        },
        /// One of its own options.
        Choice {
            /// The right one.
            answer: String,
            /// The others.
            distractors: Vec<String>,
        },
        /// One of the options that such gaps share.
        Pool {
            /// The right one.
            answer: String,
        },
    }

    /// One thing by which an essay is marked.
    #[derive(Default)]
    pub struct CriterionDraft {
        /// Its name.
        pub name: String,
        /// In the author's order.
        pub levels: Vec<LevelDraft>,
    }

    /// How well a criterion is met. One that is empty altogether is left out.
    #[derive(Default)]
    pub struct LevelDraft {
        /// What it earns.
        pub marks: String,
        /// What the text is like.
        pub text: String,
    }
}

wire! {
    /// A question that has been kept.
    pub struct KeptQuestion {
        /// The question.
        pub id: BankQuestionId,
        /// Number of its latest version.
        pub version: u32,
    }

    /// What a question would be.
    pub struct CheckedQuestion {
        /// What keeps it from being saved, by fields of what was sent.
        pub faults: Vec<FieldFault>,
        /// What its author may want to think over.
        pub advice: Vec<AdviceRow>,
        /// Other questions with the same words.
        pub alike: Vec<AlikeRow>,
        /// How it would look.
        pub trial: Trial,
    }

    /// A doubt about how a question is written.
    pub struct AdviceRow {
        /// The field that it is about: a JSON pointer into what was sent.
        pub pointer: String,
        /// What to think over, in a sentence.
        pub words: String,
    }

    /// A question to be tried.
    pub struct Trial {
        /// Texts that are to be read with it, as sanitised HTML.
        pub lead_html: Vec<String>,
        /// The question as sanitised HTML.
        pub html: String,
        /// How it is answered, in the author's order.
        pub prompt: Prompt,
        /// Marks it is worth.
        pub worth: Centimark,
        /// What earns marks; none while something is wrong with it.
        pub solution: Option<Key>,
        /// What is right and what is said about it.
        pub key: Vec<KeyLine>,
        /// Shown whatever the answer, as sanitised HTML.
        pub general_html: Option<String>,
        /// Hints where it is practised, as sanitised HTML.
        pub hints_html: Vec<String>,
        /// Of an essay, an answer as it could be, as sanitised HTML.
        pub sample_html: Option<String>,
    }

    /// A competency to choose.
    pub struct CompetencyRow {
        /// Its code.
        pub code: String,
        /// Its name.
        pub name: String,
    }
}
