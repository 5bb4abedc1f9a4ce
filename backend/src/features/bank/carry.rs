//! A file, read: each of its entries with what becomes of it as far as the file alone decides. Pure.
//!
//! **Invariant:** every entry of the file is here, as a question or kept aside with its source.

use bank::{Taken, take};
use base64::Engine;
use exchange::{Bank, Format, Item, Outcome};
use shared::api::bank::{FILE_BYTES_MAX, FILE_QUESTIONS_MAX, ImportFormat};
use shared::problem::Phrase;

use super::error::BankError;
use super::said;
use crate::ports::Files;

/// A file, read.
pub(super) struct Carried {
    pub(super) format: ImportFormat,
    pub(super) warnings: Vec<Phrase>,
    pub(super) entries: Vec<Entry>,
}

/// One entry of a file.
pub(super) struct Entry {
    pub(super) line: u32,
    /// Categories as the file names them, from the top down.
    pub(super) path: Vec<String>,
    pub(super) notes: Vec<Phrase>,
    pub(super) content: Content,
}

/// What an entry is.
pub(super) enum Content {
    /// A question, with what tells it from others.
    Question(Box<Taken>, String),
    /// Of a kind or a form that is not known here.
    Aside { text: String, why: Phrase, source: String },
    /// Not readable.
    Unread { why: Phrase, source: String },
}

/// Decodes and reads a file.
pub(super) fn read(name: &str, format: Option<ImportFormat>, content: &str) -> Result<Carried, BankError> {
    // Four letters of base64 are three bytes; more of them need not be decoded to be too many.
    if content.len() / 4 * 3 > FILE_BYTES_MAX + 3 {
        return Err(BankError::FileTooLarge);
    }
    let Ok(bytes) = base64::engine::general_purpose::STANDARD.decode(content) else {
        let phrase = Phrase::new(
            "Isi berkas tidak terkirim dengan utuh. Pilih berkasnya sekali lagi.",
            "The file did not arrive whole. Choose it once more.",
        );
        return Err(BankError::Invalid("/content", phrase));
    };
    if bytes.len() > FILE_BYTES_MAX {
        return Err(BankError::FileTooLarge);
    }
    let format = format.map_or_else(|| bank::format::guess(name, &bytes), to_format);
    let report = exchange::read(format, &bytes);
    let mut entries = Vec::new();
    for entry in report.entries {
        let content = match entry.outcome {
            Outcome::Category(_) => continue,
            Outcome::Item(item) => (path(item.category.as_deref()), question(&item)),
            Outcome::Aside { kind, raw } => {
                let content =
                    Content::Aside { text: String::new(), why: said::unknown_kind(&kind), source: raw };
                (Vec::new(), content)
            }
            Outcome::Refused { fault, raw } => {
                (Vec::new(), Content::Unread { why: said::fault(&fault), source: raw })
            }
        };
        let (path, content) = content;
        let mut notes: Vec<Phrase> = entry.warnings.iter().filter_map(said::warning).collect();
        if let Content::Question(taken, _) = &content {
            notes.extend(taken.notes.iter().map(|note| said::note(*note)));
        }
        let line = u32::try_from(entry.line).unwrap_or(u32::MAX);
        entries.push(Entry { line, path, notes, content });
        if entries.len() > FILE_QUESTIONS_MAX {
            return Err(BankError::TooManyEntries);
        }
    }
    if entries.is_empty() {
        return Err(BankError::NoEntries);
    }
    let warnings = report.warnings.iter().filter_map(said::warning).collect();
    Ok(Carried { format: from_format(format), warnings, entries })
}

/// Questions of a text that somebody has pasted, all of them or why not.
pub(super) fn questions(text: &str) -> Result<Vec<course_folder::Question>, Phrase> {
    let format = bank::format::guess("", text.as_bytes());
    let mut found = Vec::new();
    for entry in exchange::read(format, text.as_bytes()).entries {
        let why = match entry.outcome {
            Outcome::Category(_) => continue,
            Outcome::Item(item) => match take(&item) {
                Ok(taken) => {
                    found.push(taken.question);
                    continue;
                }
                Err(aside) => said::aside(aside),
            },
            Outcome::Aside { kind, .. } => said::unknown_kind(&kind),
            Outcome::Refused { fault, .. } => said::fault(&fault),
        };
        return Err(said::at_line(entry.line, &why));
    }
    if found.is_empty() { Err(said::no_questions()) } else { Ok(found) }
}

/// A question as text that people can read: GIFT where it can be said in it, else its first words.
pub(super) fn as_text(question: &course_folder::Question) -> String {
    let bank = Bank { categories: Vec::new(), items: vec![bank::give(question, None)] };
    let written = exchange::write(Format::Gift, &bank).filter(|written| !written.text.trim().is_empty());
    written.map_or_else(|| bank::words::excerpt(question, 300), |written| written.text.trim().to_owned())
}

fn question(item: &Item) -> Content {
    match take(item) {
        Ok(taken) => {
            let print = fingerprint(&taken.question);
            Content::Question(Box::new(taken), print)
        }
        Err(aside) => {
            let alone = Item { category: None, ..item.clone() };
            let bank = Bank { categories: Vec::new(), items: vec![alone] };
            let source = exchange::write(Format::MoodleXml, &bank).map(|written| written.text);
            Content::Aside {
                text: bank::words::cut(&item.name, 160),
                why: said::aside(aside),
                source: source.unwrap_or_default(),
            }
        }
    }
}

/// What tells a question from others, as it is kept.
pub(super) fn fingerprint(question: &course_folder::Question) -> String {
    Files::hash(bank::words::fingerprint(question).as_bytes())
}

/// The parts of a path as Moodle writes it: `//` is a slash, and what stands for the whole bank is left out.
fn path(written: Option<&str>) -> Vec<String> {
    let written = written.unwrap_or_default().replace("//", "\u{1}");
    let mut parts: Vec<String> = written
        .split('/')
        .map(|part| part.replace('\u{1}', "/").split_whitespace().collect::<Vec<_>>().join(" "))
        .map(|part| part.chars().filter(|letter| !letter.is_control()).take(80).collect::<String>())
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    let is_whole =
        |part: &String| (part.starts_with('$') && part.ends_with('$')) || part.eq_ignore_ascii_case("top");
    let lead = parts.iter().take_while(|part| is_whole(part)).count();
    parts.drain(..lead);
    parts
}

/// A category's path as Moodle writes it.
pub(super) fn write_path(parts: &[&str]) -> String {
    parts.iter().map(|part| part.replace('/', "//")).collect::<Vec<_>>().join("/")
}

const fn to_format(format: ImportFormat) -> Format {
    match format {
        ImportFormat::Gift => Format::Gift,
        ImportFormat::Aiken => Format::Aiken,
        ImportFormat::MoodleXml => Format::MoodleXml,
        ImportFormat::Csv => Format::Csv,
    }
}

const fn from_format(format: Format) -> ImportFormat {
    match format {
        Format::Aiken => ImportFormat::Aiken,
        Format::MoodleXml => ImportFormat::MoodleXml,
        Format::Csv => ImportFormat::Csv,
        Format::Gift | Format::MissingWord | Format::Multianswer => ImportFormat::Gift,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_and_goes() {
        assert_eq!(path(Some("$course$/top/Loket/K3//P3K")), ["Loket", "K3/P3K"]);
        assert_eq!(write_path(&["Loket", "K3/P3K"]), "Loket/K3//P3K");
        assert_eq!(path(None), Vec::<String>::new());
    }
}
