//! The kinds of question and what is particular to each.
//!
//! **Invariant:** the defaults are those that Moodle's importer sets when a file says nothing.

use serde::{Deserialize, Serialize};

use super::{Cloze, Gaps, Labels, Markers, Number, Text, Weight};

/// What kind of question it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Pick one, or several.
    Choice(Choice),
    /// Say true or false.
    TrueFalse(TrueFalse),
    /// Write a word or two.
    Short(Short),
    /// Write a number.
    Numeric(Numeric),
    /// Bring pairs together.
    Matching(Matching),
    /// Write a text that a person marks.
    Essay(Essay),
    /// Nothing is asked; the stem informs.
    Description,
    /// Gaps within the text, each with its own answers.
    Cloze(Cloze),
    /// Words for the gaps of a text, from one shared list.
    Gaps(Gaps),
    /// Markers to be put on places of a picture.
    Markers(Markers),
    /// Labels to be put into boxes of a picture.
    Labels(Labels),
    /// Bring into the right order.
    Ordering(Ordering),
}

impl Kind {
    /// The name of the kind in Moodle.
    pub const fn moodle_name(&self) -> &'static str {
        match self {
            Self::Choice(_) => "multichoice",
            Self::TrueFalse(_) => "truefalse",
            Self::Short(_) => "shortanswer",
            Self::Numeric(_) => "numerical",
            Self::Matching(_) => "match",
            Self::Essay(_) => "essay",
            Self::Description => "description",
            Self::Cloze(_) => "multianswer",
            Self::Gaps(gaps) => gaps.manner.moodle_name(),
            Self::Markers(_) => "ddmarker",
            Self::Labels(_) => "ddimageortext",
            Self::Ordering(_) => "ordering",
        }
    }
}

/// What is said after a right, a partly right and a wrong response.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Combined {
    /// After a right response.
    pub right: Text,
    /// After a partly right response.
    pub partly: Text,
    /// After a wrong response.
    pub wrong: Text,
    /// Whether the number of right parts is shown.
    pub shows_count: bool,
}

/// An answer to pick.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Answer {
    /// The answer.
    pub text: Text,
    /// What it earns.
    pub weight: Weight,
    /// Shown to whoever picks it.
    pub feedback: Text,
}

/// How the answers are counted off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// a. b. c.
    #[default]
    Lower,
    /// A. B. C.
    Upper,
    /// 1. 2. 3.
    Digits,
    /// i. ii. iii.
    LowerRoman,
    /// I. II. III.
    UpperRoman,
    /// Not at all.
    None,
}

/// Pick one, or several.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Choice {
    /// Whether only one may be picked.
    pub is_single: bool,
    /// The answers in the author's order.
    pub answers: Vec<Answer>,
    /// Whether the order may change.
    pub is_shuffled: bool,
    /// How they are counted off.
    pub numbering: Numbering,
    /// Whether "pick one" or "pick one or more" is shown.
    pub is_instructed: bool,
    /// What is said after the response.
    pub combined: Combined,
}

impl Choice {
    /// Answers with the rest as Moodle sets it.
    pub fn new(is_single: bool, answers: Vec<Answer>) -> Self {
        Self {
            is_single,
            answers,
            is_shuffled: true,
            numbering: Numbering::default(),
            is_instructed: true,
            combined: Combined::default(),
        }
    }
}

/// Say true or false.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct TrueFalse {
    /// Whether "true" is right.
    pub is_true: bool,
    /// Shown to whoever says "true".
    pub if_true: Text,
    /// Shown to whoever says "false".
    pub if_false: Text,
}

/// An answer to write.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct ShortAnswer {
    /// The words; `*` stands for any letters, `\*` for a star.
    pub pattern: String,
    /// What it earns.
    pub weight: Weight,
    /// Shown to whoever writes it.
    pub feedback: Text,
}

/// Write a word or two.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Short {
    /// Whether small and capital letters differ.
    pub is_case_sensitive: bool,
    /// The answers; the first that fits counts.
    pub answers: Vec<ShortAnswer>,
}

/// A number to write.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct NumericAnswer {
    /// The number; nothing stands for any number.
    pub value: Option<Number>,
    /// How far off a response may be.
    pub tolerance: Number,
    /// What it earns.
    pub weight: Weight,
    /// Shown to whoever writes it.
    pub feedback: Text,
}

/// Write a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Numeric {
    /// The answers; the first that fits counts.
    pub answers: Vec<NumericAnswer>,
    /// Units and how they count.
    pub units: Units,
}

/// A unit and how many times the answer's own it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Unit {
    /// Its sign.
    pub name: String,
    /// The number in this unit is the answer times this.
    pub multiplier: Number,
}

/// Whether a wrong unit costs marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitGrading {
    /// It does not.
    #[default]
    Free,
    /// A share of what the response earned.
    OfResponse,
    /// A share of the question's mark.
    OfMark,
}

/// How the unit is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitInput {
    /// Written behind the number.
    Written,
    /// Picked from buttons.
    Buttons,
    /// Picked from a list.
    List,
    /// Not at all.
    #[default]
    None,
}

/// Units of a numeric question.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Units {
    /// The units that are known.
    pub list: Vec<Unit>,
    /// Whether a wrong unit costs marks.
    pub grading: UnitGrading,
    /// How much a wrong unit costs, as a share of one.
    pub penalty: Number,
    /// How the unit is given.
    pub input: UnitInput,
    /// Whether the unit stands before the number.
    pub is_before: bool,
}

impl Default for Units {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            grading: UnitGrading::default(),
            penalty: Number::new(1, 1).unwrap_or_default(),
            input: UnitInput::default(),
            is_before: false,
        }
    }
}

/// Two things that belong together. Without a prompt the answer is there to mislead.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Pair {
    /// The left side.
    pub prompt: Text,
    /// The right side, plain text.
    pub answer: String,
}

/// Bring pairs together.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Matching {
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// Whether the order may change.
    pub is_shuffled: bool,
    /// What is said after the response.
    pub combined: Combined,
}

impl Matching {
    /// Pairs with the rest as Moodle sets it.
    pub fn new(pairs: Vec<Pair>) -> Self {
        Self { pairs, is_shuffled: true, combined: Combined::default() }
    }
}

/// How an essay is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EssayInput {
    /// With the editor.
    #[default]
    Editor,
    /// With the editor, which takes files.
    EditorWithFiles,
    /// As plain text.
    Plain,
    /// As plain text in letters of one width.
    Monospaced,
    /// Not at all: only files are handed in.
    FilesOnly,
}

/// Write a text that a person marks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Essay {
    /// How it is written.
    pub input: EssayInput,
    /// Whether a text must be given.
    pub is_required: bool,
    /// Lines of the box.
    pub lines: u32,
    /// Fewest words.
    pub words_min: Option<u32>,
    /// Most words.
    pub words_max: Option<u32>,
    /// Most files; nothing stands for any number of them.
    pub files_max: Option<u32>,
    /// Fewest files.
    pub files_min: u32,
    /// Kinds of file that are taken, as Moodle lists them; empty for all.
    pub file_kinds: String,
    /// Most bytes of a file; 0 for the site's own limit.
    pub file_bytes_max: u32,
    /// For whoever marks it.
    pub marker_notes: Text,
    /// What stands in the box at the start.
    pub template: Text,
}

impl Default for Essay {
    fn default() -> Self {
        Self {
            input: EssayInput::default(),
            is_required: true,
            lines: 15,
            words_min: None,
            words_max: None,
            files_max: Some(0),
            files_min: 0,
            file_kinds: String::new(),
            file_bytes_max: 0,
            marker_notes: Text::default(),
            template: Text::default(),
        }
    }
}

/// Which of the things to order are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderSubset {
    /// All of them.
    All,
    /// Any few.
    #[default]
    Random,
    /// A few that follow each other.
    Contiguous,
}

/// How an order is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderGrading {
    /// All right or nothing.
    AllOrNothing,
    /// Each thing in its place.
    Absolute,
    /// Each thing before the right next one, the last not counted.
    #[default]
    NextWithoutLast,
    /// Each thing before the right next one, the last counted.
    NextWithLast,
    /// The one before and the one after.
    Neighbours,
    /// All before and all after.
    AllNeighbours,
    /// Longest run in the right order, with gaps.
    LongestOrdered,
    /// Longest run in the right order, without gaps.
    LongestContiguous,
    /// By distance from the right place.
    Distance,
}

/// How the things to order are counted off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderNumbering {
    /// Not at all.
    #[default]
    None,
    /// The same way as answers.
    As(Numbering),
}

/// Bring into the right order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ordering {
    /// The things in the right order.
    pub things: Vec<Text>,
    /// Whether they lie beside each other.
    pub is_horizontal: bool,
    /// Which of them are shown.
    pub subset: OrderSubset,
    /// How many, if not all.
    pub subset_size: u32,
    /// How an order is marked.
    pub grading: OrderGrading,
    /// Whether the marking is explained.
    pub shows_grading: bool,
    /// How they are counted off.
    pub numbering: OrderNumbering,
    /// What is said after the response.
    pub combined: Combined,
}

impl Ordering {
    /// Things with the rest as Moodle sets it.
    pub fn new(things: Vec<Text>) -> Self {
        Self {
            things,
            is_horizontal: false,
            subset: OrderSubset::All,
            subset_size: 2,
            grading: OrderGrading::default(),
            shows_grading: true,
            numbering: OrderNumbering::default(),
            combined: Combined { shows_count: true, ..Combined::default() },
        }
    }
}
