//! Question exchange: the files in which question banks travel ↔ neutral questions.
//!
//! Read are GIFT, Aiken, Moodle XML, Moodle's "missing word" and "embedded answers" text files, and a table (CSV);
//! written are GIFT, Aiken, Moodle XML and the table. The sources are the formats' pages in Moodle's documentation
//! (`docs.moodle.org/en/GIFT_format`, `/Aiken_format`, `/Moodle_XML_format`, `/Missing_word_format`,
//! `/Embedded_Answers_(Cloze)_question_type`) and what Moodle's importer makes of real files: where the two differ, the
//! importer is right, because that is where banks come from.
//!
//! **Invariant:** bytes in, values out; never panics, whatever the bytes; [`read`] of what [`write()`] gives is the same
//! question again, but for the losses that it names.
//!
#![doc = include_str!("../FORMAT.md")]

pub mod limits;
pub mod model;
mod report;
mod write;

mod aiken;
mod cloze;
mod csv;
mod decode;
mod entries;
mod gift;
mod missing_word;
mod moodle;
mod xml;

pub use model::{Bank, Category, Item, Kind};
pub use report::{Entry, Fault, Outcome, Report, Warning};
pub use write::{Loss, Lost, Written};

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// GIFT.
    Gift,
    /// Aiken.
    Aiken,
    /// Moodle XML.
    MoodleXml,
    /// Moodle's missing word format; it can only be read.
    MissingWord,
    /// One question with embedded answers; it can only be read.
    Multianswer,
    /// A table.
    Csv,
}

/// Reads a file.
pub fn read(format: Format, bytes: &[u8]) -> Report {
    if bytes.len() > limits::FILE_BYTES_MAX {
        return Report::whole(Fault::FileTooLarge);
    }
    let (text, warning) = decode::decode(bytes);
    let mut report = match format {
        Format::Gift => gift::read(&text),
        Format::Aiken => aiken::read(&text),
        Format::MoodleXml => xml::read(&text),
        Format::MissingWord => missing_word::read(&text),
        Format::Multianswer => cloze::read(&text),
        Format::Csv => csv::read(&text),
    };
    report.warnings.extend(warning);
    report
}

/// Writes a bank. Formats that can only be read give nothing.
pub fn write(format: Format, bank: &Bank) -> Option<Written> {
    match format {
        Format::Gift => Some(write::write::<gift::Gift>(&bank.items, "")),
        Format::Aiken => Some(write::write::<aiken::Aiken>(&bank.items, "")),
        Format::MoodleXml => {
            Some(write::write::<xml::MoodleXml>(&bank.items, &xml::categories(&bank.categories)))
        }
        Format::Csv => Some(csv::write(&bank.items)),
        Format::MissingWord | Format::Multianswer => None,
    }
}
