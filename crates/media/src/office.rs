//! Documents of office programs: archives whose every entry is looked at, and of which none may act.
//!
//! **Invariant:** every entry is unpacked within bounds and into nothing; what an entry states of its size is not believed.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

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
        || lower.contains("/macros/");
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
        kept.extend_from_slice(some.get(..count.min(room)).unwrap_or_default());
    }
    Ok(kept)
}

/// Refuses what an entry says or is.
fn said(name: &str, content: &[u8]) -> Result<(), Refusal> {
    if content.starts_with(b"MZ") || content.starts_with(b"\x7fELF") || content.starts_with(b"#!") {
        return Err(Refusal::Program);
    }
    if content.starts_with(b"Rar!") || content.starts_with(b"7z\xbc\xaf") || content.starts_with(b"\x1f\x8b")
    {
        return Err(Refusal::Nested);
    }
    let has = |word: &str| {
        let word = word.as_bytes();
        content.windows(word.len()).any(|some| some.eq_ignore_ascii_case(word))
    };
    if name == "[content_types].xml" && (has("macroEnabled") || has("vbaProject")) {
        return Err(Refusal::Macros);
    }
    let is_relation = std::path::Path::new(name).extension().is_some_and(|ending| ending == "rels");
    if is_relation && has("TargetMode=\"External\"") && (has("/attachedTemplate\"") || has("/oleObject\"")) {
        return Err(Refusal::Remote);
    }
    Ok(())
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
