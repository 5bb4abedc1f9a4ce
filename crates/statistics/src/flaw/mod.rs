//! Flaws in how a question is written, told from its text alone, in Indonesian and in English.
//!
//! The guidelines are those of Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing
//! guidelines for classroom assessment", Applied Measurement in Education 15(3), 309–334, table 1; [`Flaw::guideline`]
//! gives their numbers. A finding is a hint to a writer, never a verdict: words are matched, not understood.
//!
//! **Invariant:** says where, never in words; whoever calls finds the words.

mod alike;
mod choice;
mod form;
mod place;
mod range;
mod stem;
mod text;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use grading::ChoiceNo;
use serde::{Deserialize, Serialize};

pub use place::{Placed, Skew, skews};
pub use text::Span;

/// The text of a question of choice. Plain text, except that words between `*`, `**`, `_` or `__` are emphasised, as are
/// words in capitals.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// What is asked.
    pub stem: &'a str,
    /// Choices in the author's order.
    pub choices: &'a [&'a str],
    /// The right ones.
    pub right: &'a BTreeSet<ChoiceNo>,
}

/// A flaw, and where it is. Spans are bytes of the text they are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Flaw {
    /// A negative word in the stem that is easily read over.
    QuietNegative {
        /// The word, in the stem.
        at: Span,
    },
    /// A negative word in a choice under a negative stem.
    DoubleNegative {
        /// The choice.
        choice: ChoiceNo,
        /// The word, in the choice.
        at: Span,
    },
    /// The only right choice is much longer than the others.
    LongKey {
        /// The right choice.
        choice: ChoiceNo,
    },
    /// The right choice repeats a word of the stem, and no other choice does.
    Echo {
        /// The right choice.
        choice: ChoiceNo,
        /// The word, in the stem.
        stem: Span,
        /// The word, in the choice.
        at: Span,
    },
    /// A wrong choice says "always", "only" or the like, and no right one does.
    Absolute {
        /// The wrong choice.
        choice: ChoiceNo,
        /// The word, in the choice.
        at: Span,
    },
    /// The stem ends with "a" or "an", and a wrong choice does not go with it while a right one does.
    Article {
        /// The wrong choice.
        choice: ChoiceNo,
    },
    /// The other choices are of one grammatical form (verb, number), the right one is not, or the other way about.
    OddForm {
        /// The right choice.
        choice: ChoiceNo,
    },
    /// The right choice ends with a full stop and the others do not, or the other way about.
    OddEnding {
        /// The right choice.
        choice: ChoiceNo,
    },
    /// "All of the above".
    AllOfTheAbove {
        /// The choice.
        choice: ChoiceNo,
    },
    /// "None of the above".
    NoneOfTheAbove {
        /// The choice.
        choice: ChoiceNo,
    },
    /// A choice made of other choices: "a and c".
    Combined {
        /// The choice.
        choice: ChoiceNo,
    },
    /// Two choices say the same.
    Duplicate {
        /// One.
        first: ChoiceNo,
        /// The other.
        second: ChoiceNo,
    },
    /// Two choices hold some number both.
    Overlap {
        /// One.
        first: ChoiceNo,
        /// The other.
        second: ChoiceNo,
    },
}

impl Flaw {
    /// The number of the guideline in Haladyna, Downing and Rodriguez (2002).
    pub const fn guideline(self) -> u8 {
        match self {
            // Avoid the complex multiple-choice (type K) format.
            Self::Combined { .. } => 9,
            // Word the stem positively; if negative words are used, ensure that they stand out.
            Self::QuietNegative { .. } => 17,
            // Make sure that only one of the choices is right.
            Self::Duplicate { .. } => 19,
            // Keep choices independent; they should not overlap.
            Self::Overlap { .. } => 22,
            // Keep choices homogeneous in content and grammatical structure.
            Self::OddForm { .. } => 23,
            // Keep the length of choices about equal.
            Self::LongKey { .. } => 24,
            // None-of-the-above should be used carefully.
            Self::NoneOfTheAbove { .. } => 25,
            // Avoid all-of-the-above.
            Self::AllOfTheAbove { .. } => 26,
            // Phrase choices positively.
            Self::DoubleNegative { .. } => 27,
            // Avoid giving clues: specific determiners, clang associations, grammar, a conspicuous right choice.
            Self::Absolute { .. } | Self::Echo { .. } | Self::Article { .. } | Self::OddEnding { .. } => 28,
        }
    }
}

/// The flaws of a question, those of the stem first.
pub fn check(wording: &Wording<'_>) -> Vec<Flaw> {
    let question = Question::read(wording);
    let mut flaws = stem::check(&question);
    flaws.extend(choice::check(&question));
    flaws.extend(form::check(&question));
    flaws.extend(alike::check(&question));
    flaws
}

/// A question, read.
struct Question<'a> {
    stem: &'a str,
    stem_words: Vec<text::Word>,
    choices: Vec<Choice<'a>>,
}

/// A choice, read.
struct Choice<'a> {
    no: ChoiceNo,
    text: &'a str,
    words: Vec<text::Word>,
    is_right: bool,
}

impl<'a> Question<'a> {
    fn read(wording: &Wording<'a>) -> Self {
        let choices = (0..).zip(wording.choices).map(|(no, text)| Choice {
            no,
            text: text.trim_end(),
            words: text::words(text),
            is_right: wording.right.contains(&no),
        });
        Self { stem: wording.stem, stem_words: text::words(wording.stem), choices: choices.collect() }
    }

    /// The right choice and the wrong ones, where one is right and two or more are wrong: only then can it stand out.
    fn lone_key(&self) -> Option<(&Choice<'a>, Vec<&Choice<'a>>)> {
        let (right, wrong): (Vec<_>, Vec<_>) = self.choices.iter().partition(|choice| choice.is_right);
        match right.as_slice() {
            [key] if wrong.len() > 1 => Some((key, wrong)),
            [] | [_, ..] => None,
        }
    }
}
