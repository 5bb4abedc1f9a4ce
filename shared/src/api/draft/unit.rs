//! A unit of a draft: its facts, its blocks, its questions.

use grading::Centimark;
use progress::Opening;

use crate::api::bank::{EssayDraft, QuestionKind};
use crate::api::blueprint::BlueprintSettings;
use crate::api::lesson::LessonContent;
use crate::id::{BankQuestionId, DraftBlockId, DraftId, DraftUnitId};

input! {
    /// Locates a unit of a draft.
    pub struct OfDraftUnit {
        /// The draft.
        pub draft: DraftId,
        /// The unit.
        pub unit: DraftUnitId,
    }

    /// Locates a block of a unit.
    pub struct OfDraftBlock {
        /// The draft.
        pub draft: DraftId,
        /// The unit.
        pub unit: DraftUnitId,
        /// The block.
        pub block: DraftBlockId,
    }

    /// The facts of a unit, as they should be from now on.
    pub struct UnitEdit {
        /// Number of the unit that its author has seen.
        pub rev: u32,
        /// The facts.
        pub facts: UnitFacts,
    }

    /// What holds for a unit besides its title and its blocks.
    pub struct UnitFacts {
        /// Minutes for reading and work, 1 to 480.
        pub minutes: u16,
        /// Whether the course asks for it.
        pub is_required: bool,
        /// What it rests on.
        pub sources: Vec<String>,
        /// What comes first: at most 20 units.
        #[serde(default)]
        pub opening: Opening<DraftUnitId>,
        /// What is of its kind.
        pub of_kind: UnitKindFacts,
    }

    /// What a unit has that is of its kind.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum UnitKindFacts {
        /// A text: blocks are all there is.
        Text,
        /// A video; its blocks are the transcript.
        Video {
            /// File in the draft, such as `media/alur.webm`; empty where none is chosen yet.
            file: String,
            /// Picture shown before it starts.
            poster: Option<String>,
            /// Captions.
            captions: Vec<UnitCaption>,
            /// Why there are no captions, where there are none.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            captions_waived: Option<String>,
            /// Length in seconds.
            seconds: u32,
            /// Share to be watched for completion, 1 to 100.
            watch_percent: u8,
        },
        /// A document; its blocks are the text alternative.
        Document {
            /// File in the draft; empty where none is chosen yet.
            file: String,
        },
        /// A quiz; its blocks are the introduction.
        Quiz {
            /// How it is taken.
            settings: BlueprintSettings,
        },
        /// A piece of work; its blocks say what to do.
        Assignment {
            /// How it is handed in and marked.
            work: WorkFacts,
        },
        /// A meeting; its blocks say what it is about.
        Live,
        /// A discussion; its blocks say what to write about.
        Discussion {
            /// Own posts that complete it, 1 to 10.
            posts: u8,
            /// Whether posts of others are shown only after the first own one.
            is_first: bool,
        },
    }

    /// How a piece of work is handed in and marked.
    pub struct WorkFacts {
        /// Whether it is evidence of something done elsewhere.
        pub is_activity: bool,
        /// Percent of the marks needed to pass, 0 to 100.
        pub pass_percent: u8,
        /// How often it may be handed in; none is no limit.
        pub attempts: Option<u32>,
        /// How far two markers may be apart, in percent of what it is worth; none where one is enough.
        pub second_marker_percent: Option<u8>,
        /// Marks for the best work, where no rubric says so.
        pub worth: Centimark,
        /// What is asked and by what it is marked.
        pub essay: EssayDraft,
    }

    /// Captions in one language.
    pub struct UnitCaption {
        /// Language tag.
        pub language: String,
        /// WebVTT file in the draft.
        pub file: String,
    }

    /// The text of a block, as it should be from now on.
    pub struct BlockEdit {
        /// Number of the block that its author has seen.
        pub rev: u32,
        /// Markdown.
        pub text: String,
    }

    /// A change of a unit's blocks.
    pub struct BlocksEdit {
        /// Number of the unit that its author has seen.
        pub rev: u32,
        /// What to do.
        #[serde(rename = "do")]
        pub act: BlockAct,
    }

    /// What is done to blocks. Places are given by what is to stand before; nothing is the first place.
    #[serde(tag = "act", rename_all = "snake_case")]
    pub enum BlockAct {
        /// Inserts blocks: Markdown is split where one block ends and the next begins.
        Insert {
            /// Behind which.
            after: Option<DraftBlockId>,
            /// Markdown.
            text: String,
        },
        /// Moves a block.
        Move {
            /// The block.
            block: DraftBlockId,
            /// Behind which.
            after: Option<DraftBlockId>,
        },
        /// Copies a block; the copy stands behind it.
        Duplicate {
            /// The block.
            block: DraftBlockId,
        },
        /// Removes blocks.
        Remove {
            /// The blocks.
            blocks: Vec<DraftBlockId>,
        },
    }

    /// A change of a quiz's questions.
    pub struct QuestionsEdit {
        /// Number of the unit that its author has seen.
        pub rev: u32,
        /// What to do.
        #[serde(rename = "do")]
        pub act: QuestionAct,
    }

    /// What is done to the questions of a quiz.
    #[serde(tag = "act", rename_all = "snake_case")]
    pub enum QuestionAct {
        /// Copies questions of the bank in their latest versions, in this order, behind the last.
        FromBank {
            /// The questions.
            questions: Vec<BankQuestionId>,
        },
        /// Reads questions as text and adds them behind the last; none is added unless all can be.
        FromText {
            /// GIFT or Aiken; which of them is told by the text.
            text: String,
        },
        /// Moves a question.
        Move {
            /// Its key in the quiz.
            question: String,
            /// Behind which.
            after: Option<String>,
        },
        /// Sets what a question is worth.
        Weigh {
            /// Its key in the quiz.
            question: String,
            /// Marks.
            worth: Centimark,
        },
        /// Removes questions.
        Remove {
            /// Their keys in the quiz.
            questions: Vec<String>,
        },
    }

    /// Markdown to be shown.
    pub struct PreviewText {
        /// Markdown.
        pub text: String,
    }
}

wire! {
    /// A unit with its blocks.
    pub struct UnitView {
        /// The unit.
        pub id: DraftUnitId,
        /// Number of the unit, raised by each change of its facts and of the order of its blocks.
        pub rev: u32,
        /// Title.
        pub title: String,
        /// Title of its module.
        pub module: String,
        /// Facts.
        pub facts: UnitFacts,
        /// Blocks in order.
        pub blocks: Vec<BlockView>,
        /// Questions of a quiz, in order.
        pub questions: Vec<DraftQuestion>,
        /// Questions that a draw or the practice of a quiz has, beside those that every paper has.
        pub is_drawn: bool,
        /// Minutes that reading the blocks takes, at 200 words a minute.
        pub reading_minutes: u16,
    }

    /// A block.
    pub struct BlockView {
        /// The block.
        pub id: DraftBlockId,
        /// Number of the block, raised by each change of its text.
        pub rev: u32,
        /// What it is, told by its text.
        pub kind: BlockKind,
        /// Markdown.
        pub text: String,
        /// As learners will see it, sanitised.
        pub html: String,
    }

    /// A question of a quiz.
    pub struct DraftQuestion {
        /// Its key in the quiz.
        pub id: String,
        /// What is asked, without markup, cut at a word.
        pub text: String,
        /// How it is answered.
        pub kind: QuestionKind,
        /// Marks it is worth.
        pub worth: Centimark,
        /// Whether it is a copy of a question of the bank.
        pub is_from_bank: bool,
    }

    /// A block that was kept.
    pub struct BlockKept {
        /// Its number now.
        pub rev: u32,
        /// What it is, told by its text.
        pub kind: BlockKind,
        /// As learners will see it, sanitised.
        pub html: String,
    }

    /// Markdown as learners will see it.
    pub struct PreviewHtml {
        /// Sanitised HTML.
        pub html: String,
    }

    /// A unit as learners will see it.
    pub struct UnitPreview {
        /// Title.
        pub title: String,
        /// Title of its module.
        pub module: String,
        /// Content.
        pub content: LessonContent,
        /// Sources.
        pub sources: Vec<String>,
    }
}

/// What a block is. Its text tells: a block is a part of the unit's Markdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Paragraphs, lists.
    Text,
    /// A heading with what follows it up to the next block.
    Heading,
    /// A picture of its own, with its caption.
    Image,
    /// A quotation that begins with **Kasus.**, **Renungkan.** or **Penting.**
    Callout,
    /// A numbered list.
    Steps,
    /// A table.
    Table,
    /// A question in the flow of the text.
    Check,
    /// Sound with its transcript.
    Audio,
    /// A film of another site.
    Embed,
}
