//! Archives into memory, within bounds.
//!
//! **Invariant:** the number of entries is known before they are read, whatever the archive says of it, and every byte is
//! counted as it comes out.

use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom};

use course_folder::Files;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::limits;
use crate::refusal::Refusal;

/// How much an archive may be.
pub(crate) struct Bounds {
    entries: usize,
    bytes: u64,
}

/// A package.
pub(crate) const PACKAGE: Bounds = Bounds { entries: limits::ENTRIES_MAX, bytes: limits::UNPACKED_MAX };
/// A document of an office.
pub(crate) const DOCUMENT: Bounds =
    Bounds { entries: limits::DOCUMENT_ENTRIES_MAX, bytes: limits::DOCUMENT_UNPACKED_MAX };

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
fn broken(error: ZipError) -> Refusal {
    if matches!(error, ZipError::UnsupportedArchive(text) if text == ZipError::PASSWORD_REQUIRED) {
        Refusal::Locked
    } else {
        Refusal::Broken
    }
}

/// The files of an archive.
pub(crate) fn unpack<R: Read + Seek>(mut source: R, bounds: &Bounds) -> Result<Files, Refusal> {
    let too_many = || Refusal::TooMany { most: bounds.entries };
    let told = entries(&mut source)?;
    // Entries of documents that lie unpacked within are counted as well.
    let most = bounds.entries.saturating_mul(4);
    if told > bounds.entries || media::is_crowded(&mut source, most).map_err(|_unread| Refusal::Broken)? {
        return Err(too_many());
    }
    let mut archive = ZipArchive::new(source).map_err(broken)?;
    if archive.len() > bounds.entries {
        return Err(too_many());
    }
    if archive.offset() != 0 {
        return Err(Refusal::Broken);
    }
    // Entries of one name are one entry to the library.
    if archive.len() < told {
        return Err(Refusal::Twice(String::new()));
    }
    if archive.has_overlapping_files().map_err(broken)? {
        return Err(Refusal::Bomb);
    }
    let (mut files, mut names, mut sum) = (Files::new(), BTreeSet::new(), 0);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(broken)?;
        let path = path(&entry)?;
        if !names.insert(path.trim_end_matches('/').to_lowercase()) {
            return Err(Refusal::Twice(path));
        }
        if !entry.is_dir() {
            let bytes = whole(&mut entry, &mut sum, bounds)?;
            files.insert(path, bytes);
        }
    }
    // A file cannot be a directory as well.
    let lower: BTreeSet<String> = files.keys().map(|path| path.to_lowercase()).collect();
    let is_both = |path: &&String| {
        path.match_indices('/')
            .any(|(at, _)| path.get(..at).is_some_and(|above| lower.contains(&above.to_lowercase())))
    };
    match files.keys().find(is_both) {
        Some(path) => Err(Refusal::Twice(path.clone())),
        None => Ok(files),
    }
}

/// How many entries an archive says it has, from its last record.
fn entries<R: Read + Seek>(source: &mut R) -> Result<usize, Refusal> {
    let mut read = || -> std::io::Result<Vec<u8>> {
        let size = source.seek(SeekFrom::End(0))?;
        source.seek(SeekFrom::Start(size.saturating_sub(66_000)))?;
        let mut tail = Vec::new();
        source.take(66_000).read_to_end(&mut tail)?;
        source.rewind()?;
        Ok(tail)
    };
    let tail = read().map_err(|_unread| Refusal::Broken)?;
    let at = tail.windows(4).rposition(|four| four == b"PK\x05\x06").ok_or(Refusal::NotArchive)?;
    match tail.get(at.saturating_add(10)..at.saturating_add(12)) {
        Some(&[low, high]) => Ok(usize::from(u16::from_le_bytes([low, high]))),
        _short => Err(Refusal::Broken),
    }
}

/// The path of an entry, where it leads nowhere else.
fn path<R: Read>(entry: &ZipFile<'_, R>) -> Result<String, Refusal> {
    if entry.encrypted() {
        return Err(Refusal::Locked);
    }
    let Ok(path) = std::str::from_utf8(entry.name_raw()) else {
        return Err(Refusal::NameNotText(
            String::from_utf8_lossy(entry.name_raw()).chars().take(80).collect(),
        ));
    };
    let path = path.to_owned();
    // The upper half of a Unix mode: 0o10 is a file, 0o04 a directory, 0o12 a link.
    let kind = entry.unix_mode().map_or(0, |mode| mode >> 12);
    if entry.is_symlink() || kind == 0o12 {
        return Err(Refusal::Link(path));
    }
    let is_plain = matches!(kind, 0 | 0o10) || (entry.is_dir() && kind == 0o04);
    let steps = path.strip_suffix('/').unwrap_or(&path);
    let leads_away = steps.split('/').any(|step| matches!(step, "" | "." | ".."))
        || path.contains(['\\', ':'])
        || path.chars().any(char::is_control);
    if !is_plain || leads_away || path.len() > limits::PATH_MAX {
        return Err(Refusal::OddPath(path.chars().take(80).collect()));
    }
    Ok(path)
}

/// The bytes of an entry.
fn whole<R: Read>(entry: &mut ZipFile<'_, R>, sum: &mut u64, bounds: &Bounds) -> Result<Vec<u8>, Refusal> {
    let packed = entry.compressed_size();
    let (mut bytes, mut size) = (Vec::new(), 0_u64);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = entry.read(&mut buffer).map_err(|_damaged| Refusal::Broken)?;
        if count == 0 {
            return Ok(bytes);
        }
        let more = u64::try_from(count).unwrap_or(u64::MAX);
        size = size.saturating_add(more);
        *sum = sum.saturating_add(more);
        if size > limits::SMALL && size / packed.max(1) > limits::RATIO_MAX {
            return Err(Refusal::Bomb);
        }
        if *sum > bounds.bytes {
            return Err(Refusal::TooLarge { most: bounds.bytes });
        }
        bytes.extend_from_slice(buffer.get(..count).unwrap_or_default());
    }
}
