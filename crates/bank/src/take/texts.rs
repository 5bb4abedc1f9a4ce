//! The texts of a question, to Markdown, with notes on what they lose.

use std::collections::BTreeSet;

use course_folder::limits::LINE_CHARS_MAX;
use exchange::model::{Combined, Markup, Text};

use super::{Aside, Note};
use crate::{html, markdown};

/// Most letters in one text.
const BLOCK_CHARS_MAX: usize = 20_000;

/// Reads texts and collects notes.
#[derive(Debug, Default)]
pub(crate) struct Texts(BTreeSet<Note>);

impl Texts {
    /// The notes so far, each once.
    pub(crate) fn notes(self) -> Vec<Note> {
        self.0.into_iter().collect()
    }

    pub(crate) fn note_if(&mut self, note: Note, is_so: bool) {
        if is_so {
            self.0.insert(note);
        }
    }

    /// A text of any length.
    pub(crate) fn block(&mut self, text: &Text) -> Result<String, Aside> {
        if !text.files.is_empty() {
            return Err(Aside::Media);
        }
        let plain = text.text.replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n").replace('\0', "");
        let is_html = match text.markup {
            Markup::Html => true,
            Markup::Moodle | Markup::Wiki => plain.contains(['<', '&']),
            Markup::Plain | Markup::Markdown => false,
        };
        let read = if is_html {
            let read = html::read(&plain);
            if read.has_media {
                return Err(Aside::Media);
            }
            self.note_if(Note::Formatting, read.is_simpler);
            read.markdown
        } else if text.markup == Markup::Markdown {
            if plain.contains("![") {
                return Err(Aside::Media);
            }
            plain.trim().to_owned()
        } else {
            markdown::escape(plain.trim())
        };
        if read.chars().count() > BLOCK_CHARS_MAX { Err(Aside::TooLong) } else { Ok(read) }
    }

    /// A text that may be missing.
    pub(crate) fn block_if_any(&mut self, text: &Text) -> Result<Option<String>, Aside> {
        let read = self.block(text)?;
        Ok((!read.is_empty()).then_some(read))
    }

    /// A text of one line.
    pub(crate) fn line(&mut self, text: &Text) -> Result<String, Aside> {
        let read = self.block(text)?;
        Self::short(markdown::single_spaced(&read.replace("\\\n", " ")))
    }

    /// A plain text of one line.
    pub(crate) fn plain_line(text: &str) -> Result<String, Aside> {
        Self::short(markdown::escape(&markdown::single_spaced(text)))
    }

    fn short(line: String) -> Result<String, Aside> {
        if line.is_empty() {
            return Err(Aside::EmptyAnswer);
        }
        if line.chars().count() > LINE_CHARS_MAX { Err(Aside::TooLong) } else { Ok(line) }
    }

    /// What is said after a response, which has no place here.
    pub(crate) fn drop_combined(&mut self, combined: &Combined) {
        // What Moodle itself puts there tells nothing about the question.
        let is_own = |text: &Text| {
            let plain = html::read(&text.text).markdown;
            !plain.is_empty()
                && ![
                    "Your answer is correct.",
                    "Your answer is partially correct.",
                    "Your answer is incorrect.",
                ]
                .contains(&plain.as_str())
        };
        let is_lost = [&combined.right, &combined.partly, &combined.wrong].into_iter().any(is_own);
        self.note_if(Note::ResultFeedback, is_lost);
    }
}
