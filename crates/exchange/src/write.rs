//! Writing, and saying what could not be written.
//!
//! **Invariant:** each question is read back from what was written and compared, so that no loss goes unsaid.

use thiserror::Error;

use crate::model::{Attachment, Item, Kind, core, each_text, without_options};
use crate::report::Report;

/// What a format could not hold of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Error)]
pub enum Loss {
    /// The format has no place for questions of this kind or with these answers; it was not written.
    #[error("not written")]
    Item,
    /// The name.
    #[error("the name is not kept")]
    Name,
    /// Text or markup of the stem.
    #[error("the stem is not kept as it is")]
    Stem,
    /// The category.
    #[error("the category is not kept")]
    Category,
    /// The author's own number.
    #[error("the number is not kept")]
    IdNumber,
    /// Tags.
    #[error("the tags are not kept")]
    Tags,
    /// The mark.
    #[error("the mark is not kept")]
    Mark,
    /// The penalty for a further try.
    #[error("the penalty is not kept")]
    Penalty,
    /// The general feedback.
    #[error("the general feedback is not kept")]
    GeneralFeedback,
    /// Hints.
    #[error("the hints are not kept")]
    Hints,
    /// Answers or their weights.
    #[error("the answers are not kept as they are")]
    Answers,
    /// What is said after a response.
    #[error("the feedback is not kept as it is")]
    Feedback,
    /// Order, numbering, units, sizes.
    #[error("the settings are not kept")]
    Options,
    /// Files.
    #[error("the files are not kept")]
    Attachments,
}

/// What a question lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    /// Place of the question, counted from 0.
    pub item: usize,
    /// What it lost.
    pub what: Loss,
}

/// A file, and what did not go into it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The file.
    pub text: String,
    /// What was lost, by question.
    pub lost: Vec<Lost>,
}

/// How a format writes one thing after the other.
pub(crate) trait Writer {
    /// What begins and ends the file.
    const FRAME: (&'static str, &'static str);
    /// The question's part of the file, or nothing if the format cannot hold it.
    fn item(item: &Item) -> Option<String>;
    /// The line that begins a category, or nothing if the format has no such line.
    fn category(path: &str) -> Option<String>;
    /// Reads a file.
    fn read(text: &str) -> Report;
}

/// Writes questions one after the other, each checked by reading it back.
pub(crate) fn write<W: Writer>(items: &[Item], head: &str) -> Written {
    let (begin, end) = W::FRAME;
    let mut text = [begin, head].concat();
    let mut lost = Vec::new();
    let mut current: Option<&str> = None;
    for (place, item) in items.iter().enumerate() {
        let category = item.category.as_deref().filter(|path| current != Some(*path));
        let lead = category.and_then(W::category);
        let Some(body) = W::item(item) else {
            lost.push(Lost { item: place, what: Loss::Item });
            continue;
        };
        let here = lead.clone().or_else(|| current.and_then(W::category)).unwrap_or_default();
        let back = W::read(&[begin, &here, &body, end].concat());
        let back: Vec<&Item> = back.items().collect();
        let [back] = back.as_slice() else {
            lost.push(Lost { item: place, what: Loss::Item });
            continue;
        };
        lost.extend(losses(item, back).into_iter().map(|what| Lost { item: place, what }));
        if let Some(lead) = lead {
            text.push_str(&lead);
            current = category;
        }
        text.push_str(&body);
    }
    text.push_str(end);
    Written { text, lost }
}

/// In what a question differs from itself after it was written and read.
pub(crate) fn losses(item: &Item, back: &Item) -> Vec<Loss> {
    let mut found = Vec::new();
    let (item, files) = without_files(item);
    let (back, files_back) = without_files(back);
    let mut note = |is_lost: bool, what: Loss| {
        if is_lost {
            found.push(what);
        }
    };
    note(item.name != back.name, Loss::Name);
    note(item.stem != back.stem, Loss::Stem);
    note(item.category != back.category, Loss::Category);
    note(item.idnumber != back.idnumber, Loss::IdNumber);
    note(item.tags != back.tags, Loss::Tags);
    note(item.mark != back.mark, Loss::Mark);
    note(item.penalty != back.penalty, Loss::Penalty);
    note(item.general_feedback != back.general_feedback, Loss::GeneralFeedback);
    note(item.hints != back.hints, Loss::Hints);
    note(core(&item.kind) != core(&back.kind), Loss::Answers);
    if core(&item.kind) == core(&back.kind) {
        let (plain, plain_back) = (without_options(&item.kind), without_options(&back.kind));
        note(plain != plain_back, Loss::Feedback);
        note(plain == plain_back && item.kind != back.kind, Loss::Options);
    }
    note(files != files_back, Loss::Attachments);
    found
}

/// The question without its files, and the files.
fn without_files(item: &Item) -> (Item, Vec<Attachment>) {
    let mut item = item.clone();
    let mut files = Vec::new();
    each_text(&mut item, &mut |text| {
        files.append(&mut text.files);
        *text = crate::model::Text::new(std::mem::take(&mut text.text), text.markup);
    });
    if let Kind::Labels(labels) = &mut item.kind {
        files.extend(labels.background.take());
        files.extend(labels.drags.iter_mut().filter_map(|drag| drag.picture.take()));
    }
    if let Kind::Markers(markers) = &mut item.kind {
        files.extend(markers.background.take());
    }
    (item, files)
}
