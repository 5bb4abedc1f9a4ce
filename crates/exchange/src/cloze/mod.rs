//! Embedded answers ("Cloze"): gaps in a text, `{1:SHORTANSWER:=Jakarta~%50%Batavia#dahulu}`.
//!
//! Source: `docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type` and what Moodle's importer makes of such texts.
//!
//! **Invariant:** a text is gone through once; what is no gap stays text.

mod gap;
mod scan;
mod write;

use crate::entries::{Doubts, Entries};
use crate::model::{Cloze, Item, Kind, Markup, Text};
use crate::moodle::name;
use crate::report::{Fault, Report};
pub(crate) use write::source;

/// Reads a file, which is one question.
pub(crate) fn read(text: &str) -> Report {
    let mut entries = Entries::default();
    let mut doubts = Doubts::new();
    let result = extract(text, &mut doubts).map(|(stem, cloze)| {
        Item::new(name::from_text(&stem), Text::new(stem, Markup::Moodle), Kind::Cloze(cloze))
    });
    entries.result(1, result, text, doubts);
    entries.finish()
}

/// The text with `{#1}` in the place of the first gap, and the gaps.
pub(crate) fn extract(text: &str, doubts: &mut Doubts) -> Result<(String, Cloze), Fault> {
    let (stem, found) = scan::gaps(text);
    if found.is_empty() {
        return Err(Fault::NoGap);
    }
    if found.len() > crate::limits::PARTS_MAX {
        return Err(Fault::TooManyParts);
    }
    let gaps: Result<Vec<_>, Fault> =
        found.iter().enumerate().map(|(place, gap)| gap::read(gap, place + 1, doubts)).collect();
    Ok((stem, Cloze { gaps: gaps? }))
}
