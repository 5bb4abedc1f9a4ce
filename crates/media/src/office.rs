//! Documents of office programs: archives whose every entry is looked at, and of which none may act.
//!
//! **Invariant:** every entry is unpacked within bounds and into nothing; what an entry states of its size is not believed.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::crowd::is_crowded;
use crate::form::Form;
use crate::refusal::{Fault, Refusal};
use crate::scan::Watch;

const MIB: u64 = 1024 * 1024;
/// Most entries.
const ENTRIES_MAX: usize = 5000;
/// Most bytes of all entries together.
const UNPACKED_MAX: u64 = 300 * MIB;
/// An entry of less than this may be packed as tightly as it likes.
const SMALL: u64 = MIB;
/// How many times larger than packed an entry may be.
const RATIO_MAX: u64 = 150;
/// Longest name of an entry.
const NAME_MAX: usize = 200;
/// Most bytes of an entry that is read for what it says.
const READ_MAX: usize = 4 * 1024 * 1024;

/// Checks a document.
pub(crate) fn check<F: Read + Seek>(form: Form, file: &mut F) -> Result<(), Fault> {
    let mut sum = 0;
    archive(Some(form), file, &mut sum)
}

fn broken(error: ZipError) -> Fault {
    if matches!(error, ZipError::UnsupportedArchive(text) if text == ZipError::PASSWORD_REQUIRED) {
        return Refusal::Locked.into();
    }
    match std::io::Error::from(error) {
        error if error.raw_os_error().is_some() => Fault::Io(error),
        _ => Refusal::Broken.into(),
    }
}

/// Checks an archive; `form` is none for one inside another.
fn archive<F: Read + Seek>(form: Option<Form>, file: &mut F, sum: &mut u64) -> Result<(), Fault> {
    if is_crowded(file, ENTRIES_MAX.saturating_mul(4))? {
        return Err(Refusal::Bomb.into());
    }
    let mut archive = ZipArchive::new(file).map_err(broken)?;
    if archive.offset() != 0 {
        return Err(Refusal::TwoInOne.into());
    }
    if archive.len() > ENTRIES_MAX || archive.has_overlapping_files().map_err(broken)? {
        return Err(Refusal::Bomb.into());
    }
    let mut names = BTreeSet::new();
    let mut mimetype = None;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(broken)?;
        let name = named(&entry)?;
        if !names.insert(name.clone()) {
            return Err(Refusal::OddPath.into());
        }
        if entry.is_dir() {
            continue;
        }
        let content = unpack(&name, &mut entry, sum)?;
        drop(entry);
        said(&name, &content)?;
        if content.starts_with(b"PK\x03\x04") {
            // A chart brings its own sheet along.
            let is_chart = form.is_some() && name.contains("/embeddings/") && ends_as_office(&name);
            if !is_chart {
                return Err(Refusal::Nested.into());
            }
            self::archive(None, &mut Cursor::new(content), sum)?;
        } else if name == "mimetype" {
            mimetype = String::from_utf8(content).ok();
        }
    }
    match form {
        Some(form) if !is_what_it_says(form, &names, mimetype.as_deref()) => {
            Err(Refusal::NotWhatItSays { ending: form.ending() }.into())
        }
        _ => Ok(()),
    }
}

fn ends_as_office(name: &str) -> bool {
    [".xlsx", ".docx", ".pptx"].iter().any(|ending| name.ends_with(ending))
}

/// The name of an entry, in small letters, where it leads nowhere else.
fn named<R: Read>(entry: &ZipFile<'_, R>) -> Result<String, Refusal> {
    if entry.encrypted() {
        return Err(Refusal::Locked);
    }
    let name = std::str::from_utf8(entry.name_raw()).map_err(|_odd| Refusal::OddPath)?;
    // The upper half of a Unix mode; 0o12 is a link.
    let kind = entry.unix_mode().map_or(0, |mode| mode >> 12);
    let is_plain = entry.is_dir() || matches!(kind, 0 | 0o10);
    let leads_away = name.starts_with('/')
        || name.contains('\\')
        || name.contains(':')
        || name.contains('\0')
        || name.split('/').any(|step| step == "..");
    if !is_plain || leads_away || name.is_empty() || name.len() > NAME_MAX {
        return Err(Refusal::OddPath);
    }
    let lower = name.to_ascii_lowercase();
    let is_macro = lower.contains("vbaproject")
        || lower.contains("vbadata")
        || lower.starts_with("basic/")
        || lower.starts_with("scripts/")
        || lower.contains("/macros/")
        || lower.contains("/macrosheets/")
        || lower.contains("/activex/");
    if is_macro { Err(Refusal::Macros) } else { Ok(lower) }
}

/// The first bytes of an entry, after all of it has gone by.
fn unpack<R: Read>(name: &str, entry: &mut ZipFile<'_, R>, sum: &mut u64) -> Result<Vec<u8>, Fault> {
    let packed = entry.compressed_size();
    let mut kept = Vec::new();
    let (mut watch, mut size) = (Watch::default(), 0_u64);
    let mut bytes = vec![0; 64 * 1024];
    loop {
        let count = match entry.read(&mut bytes) {
            Ok(0) => break,
            Ok(count) => count,
            Err(_damaged) => return Err(Refusal::Broken.into()),
        };
        let some = bytes.get(..count).unwrap_or_default();
        size = size.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        *sum = sum.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        if *sum > UNPACKED_MAX || (size > SMALL && size / packed.max(1) > RATIO_MAX) {
            return Err(Refusal::Bomb.into());
        }
        watch.see(some)?;
        // A nested archive is kept whole; of the rest, what is read.
        let is_nested =
            kept.starts_with(b"PK\x03\x04") || (kept.is_empty() && some.starts_with(b"PK\x03\x04"));
        let most = if is_nested && name.contains("/embeddings/") { READ_MAX * 5 } else { READ_MAX };
        let room = most.saturating_sub(kept.len());
        if is_nested && count > room {
            return Err(Refusal::Nested.into());
        }
        // What must be read to its end is never that large.
        if count > room && (is_decisive(name) || kept.starts_with(OLE)) {
            return Err(Refusal::Bomb.into());
        }
        kept.extend_from_slice(some.get(..count.min(room)).unwrap_or_default());
    }
    Ok(kept)
}

/// Whether an entry says what others are.
fn is_decisive(name: &str) -> bool {
    let is_relation = std::path::Path::new(name).extension().is_some_and(|ending| ending == "rels");
    is_relation || name == "[content_types].xml"
}

/// How programs begin.
const PROGRAMS: [&[u8]; 8] = [
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
];
/// How archives begin that are none of those which are looked into.
const ARCHIVES: [&[u8]; 6] = [b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zXZ\0", b"BZh", b"MSCF\0\0\0\0"];
/// How documents of old office programs begin.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Refuses what an entry says or is.
fn said(name: &str, content: &[u8]) -> Result<(), Refusal> {
    if PROGRAMS.iter().any(|head| content.starts_with(head)) {
        return Err(Refusal::Program);
    }
    if ARCHIVES.iter().any(|head| content.starts_with(head)) {
        return Err(Refusal::Nested);
    }
    let is_markup =
        is_decisive(name) || std::path::Path::new(name).extension().is_some_and(|ending| ending == "xml");
    if !is_markup && !content.starts_with(OLE) {
        return Ok(());
    }
    // Without the zeros between them, wide letters read as narrow ones.
    let text: Vec<u8> = content.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let has = |word: &str| find(&text, word.as_bytes()).is_some();
    if content.starts_with(OLE) {
        return match () {
            () if has("_vba_project") => Err(Refusal::Macros),
            () if has("ole10native") => Err(Refusal::Program),
            () => Ok(()),
        };
    }
    if is_decisive(name) && has("&#") {
        // Addresses of parts need no letters written as numbers.
        return Err(Refusal::OddPath);
    }
    if name == "[content_types].xml" && (has("macroenabled") || has("vbaproject")) {
        return Err(Refusal::Macros);
    }
    let is_fetched = ["/attachedtemplate", "/oleobject", "/frame", "/subdocument"].into_iter().any(has);
    if is_decisive(name) && has("external") && is_fetched {
        return Err(Refusal::Remote);
    }
    if has("<ddelink") || has("dde-connection") || has("vnd.sun.star.script") || has_exchange(&text) {
        return Err(Refusal::Macros);
    }
    Ok(())
}

/// Whether a field asks another program for its value.
fn has_exchange(text: &[u8]) -> bool {
    let opens = |mark: &[u8], until: u8| {
        let mut rest = text;
        while let Some(at) = find(rest, mark) {
            rest = rest.get(at.saturating_add(mark.len())..).unwrap_or_default();
            let field =
                rest.iter().position(|byte| *byte == until).and_then(|at| rest.get(at.saturating_add(1)..));
            if field.unwrap_or_default().trim_ascii_start().starts_with(b"dde") {
                return true;
            }
        }
        false
    };
    opens(b"<w:instrtext", b'>') || opens(b"w:instr=", b'"') || opens(b"w:instr=", b'\'')
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let first = word.first()?;
    let mut at = 0_usize;
    loop {
        let next = bytes.get(at..)?.iter().position(|byte| byte == first)?;
        at = at.saturating_add(next);
        if bytes.get(at..)?.starts_with(word) {
            return Some(at);
        }
        at = at.saturating_add(1);
    }
}

/// Whether an archive is the document that its name promises.
fn is_what_it_says(form: Form, names: &BTreeSet<String>, mimetype: Option<&str>) -> bool {
    let folder = if form == Form::Docx {
        "word/"
    } else if form == Form::Xlsx {
        "xl/"
    } else if form == Form::Pptx {
        "ppt/"
    } else {
        return mimetype.map(str::trim) == Some(form.media_type()) && names.contains("content.xml");
    };
    names.contains("[content_types].xml") && names.iter().any(|name| name.starts_with(folder))
}
