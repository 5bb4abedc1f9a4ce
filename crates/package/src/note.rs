//! What is otherwise than it was in a package or a text, or did not come along.
//!
//! **Invariant:** says what, in no language; a kind of thing is noted once, with how often it occurred.

use std::collections::BTreeMap;

/// One note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub what: What,
    /// How often it occurred.
    pub count: u32,
    /// The first of its names, if it has any.
    pub names: Vec<String>,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Changed: the directory around the folder was taken off.
    TopDirectory,
    /// Left out: files that systems leave behind.
    Litter,
    /// Changed: what stands before the first heading is a unit of its own.
    Preamble,
    /// Changed: a title was too long, and is cut.
    LongTitle,
    /// Changed: a unit was without text.
    EmptyUnit,
    /// Changed: text boxes stand behind their paragraph.
    TextBoxes,
    /// Changed: foot- and endnotes stand in brackets.
    Footnotes,
    /// Changed: fields are the text that they last showed.
    Fields,
    /// Changed: formulas are plain text.
    Formulas,
    /// Changed: underlining, marking and the like are plain text.
    Decoration,
    /// Changed: cells that were one are several.
    MergedCells,
    /// Changed: a table within a table is text.
    NestedTables,
    /// Changed: lists in tables are lines.
    ListsInTables,
    /// Changed: links without an address that can be followed are text.
    Links,
    /// Changed: proposed insertions were accepted.
    Insertions,
    /// Left out: proposed deletions.
    Deletions,
    /// Left out: comments.
    Comments,
    /// Left out: text that was hidden.
    Hidden,
    /// Left out: tables of contents.
    Contents,
    /// Left out: headers and footers of pages.
    Headers,
    /// Left out: numbers of headings.
    HeadingNumbers,
    /// Left out: signs of a font of signs.
    Symbols,
    /// Left out: charts, diagrams, shapes and embedded objects.
    Objects,
    /// Left out: pictures that cannot be taken.
    Pictures,
    /// To do: pictures without words in place of them.
    NoAlt,
    /// To do: pictures that the text names, which did not come with it.
    AbsentPictures,
    /// To do: markup that courses do not take.
    Html,
    /// Left out: a head of settings.
    FrontMatter,
    /// Left out: parts of a kind that is not known here.
    Unknown,
}

/// Most names of a note.
const NAMES_MAX: usize = 5;

/// Notes being taken.
#[derive(Debug, Default)]
pub(crate) struct Notes(BTreeMap<What, (u32, Vec<String>)>);

impl Notes {
    /// Notes that something occurred.
    pub(crate) fn note(&mut self, what: What) {
        let count = &mut self.0.entry(what).or_default().0;
        *count = count.saturating_add(1);
    }

    /// Notes that something of a name occurred.
    pub(crate) fn name(&mut self, what: What, name: &str) {
        self.note(what);
        let names = &mut self.0.entry(what).or_default().1;
        if names.len() < NAMES_MAX && !names.iter().any(|known| known == name) {
            names.push(name.chars().take(100).collect());
        }
    }

    /// The notes, in the order of their kinds.
    pub(crate) fn into_list(self) -> Vec<Note> {
        self.0.into_iter().map(|(what, (count, names))| Note { what, count, names }).collect()
    }
}
