//! Documents (PDF) that may lie in a browser: none that acts as it is opened, none that cannot be looked into.
//!
//! **Invariant:** names are read as a viewer reads them, with `#xx` undone, also inside packed objects; what cannot be
//! unpacked here is refused rather than trusted.

use std::io::{Cursor, Read};

use flate2::read::ZlibDecoder;

use crate::refusal::{Fault, Refusal};
use crate::scan::Watch;

/// Most bytes of one packed stream of objects.
const STREAM_MAX: u64 = 16 * 1024 * 1024;
/// Most bytes of all of them.
const UNPACKED_MAX: usize = 128 * 1024 * 1024;
/// How far an action is read.
const ACTION: usize = 400;

/// Checks a document.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Fault> {
    // Readers of archives look at the end of a file; a document that is one as well has something to hide.
    if zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| !archive.is_empty()) {
        return Err(Refusal::TwoInOne.into());
    }
    if !contains(bytes, b"%%EOF") {
        return Err(Refusal::Broken.into());
    }
    let objects = packed_objects(bytes)?;
    let parts = || std::iter::once(bytes).chain(objects.iter().map(|packed| packed.text.as_slice()));
    for part in parts() {
        Watch::default().see(part)?;
        for (name, rest) in names(part) {
            match name.as_slice() {
                b"JavaScript" | b"Launch" | b"ImportData" | b"RichMedia" => {
                    return Err(Refusal::ActivePaper.into());
                }
                b"Encrypt" => return Err(Refusal::Locked.into()),
                b"OpenAction" if !leads_to_a_page(rest, bytes, &objects) => {
                    return Err(Refusal::ActivePaper.into());
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// A stream of objects, unpacked.
struct Packed {
    text: Vec<u8>,
    /// Where the first object begins.
    first: usize,
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    find(bytes, word).is_some()
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|some| some == word)
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0 || b"()<>[]{}/%".contains(&byte)
}

/// Every name with what follows it.
fn names(bytes: &[u8]) -> impl Iterator<Item = (Vec<u8>, &[u8])> {
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/');
    starts.map(|(at, _)| {
        let rest = bytes.get(at.saturating_add(1)..).unwrap_or_default();
        let length = rest.iter().take(128).position(|byte| ends_name(*byte)).unwrap_or(rest.len().min(128));
        (plain(rest.get(..length).unwrap_or_default()), rest.get(length..).unwrap_or_default())
    })
}

/// A name with `#xx` undone.
fn plain(name: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *byte == b'#').and_then(|two| std::str::from_utf8(two).ok());
        if let Some(code) = digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            plain.push(code);
            rest = after.get(2..).unwrap_or_default();
        } else {
            plain.push(*byte);
            rest = after;
        }
    }
    plain
}

/// The packed objects of a document.
fn packed_objects(bytes: &[u8]) -> Result<Vec<Packed>, Refusal> {
    let mut found = Vec::new();
    let mut sum = 0_usize;
    let mut at = 0_usize;
    while let Some(next) = bytes.get(at..).and_then(|rest| find(rest, b"stream")) {
        let start = at.saturating_add(next);
        let data = start.saturating_add(6);
        let before = bytes.get(at..start).unwrap_or_default();
        at = data;
        if before.ends_with(b"end") {
            continue;
        }
        let opening = rfind(before, b"obj").unwrap_or_default();
        let heading = before.get(opening..).unwrap_or_default();
        let said: Vec<_> = names(heading).collect();
        let says = |name: &[u8]| said.iter().any(|(other, _)| other == name);
        if !says(b"ObjStm") {
            continue;
        }
        if !says(b"FlateDecode") && !says(b"Fl") && !says(b"Filter") && !says(b"F") {
            // Not packed at all: its names are seen as they lie.
            continue;
        }
        if says(b"DecodeParms")
            || says(b"DP")
            || says(b"LZWDecode")
            || says(b"ASCII85Decode")
            || says(b"ASCIIHexDecode")
        {
            return Err(Refusal::ActivePaper);
        }
        let first = said.iter().find(|(name, _)| name == b"First").map_or(0, |(_, rest)| number(rest));
        let content = bytes.get(data..).unwrap_or_default();
        let content =
            content.strip_prefix(b"\r\n").or_else(|| content.strip_prefix(b"\n")).unwrap_or(content);
        let mut text = Vec::new();
        let read = ZlibDecoder::new(content).take(STREAM_MAX).read_to_end(&mut text);
        sum = sum.saturating_add(text.len());
        let is_cut = u64::try_from(text.len()).unwrap_or(u64::MAX) >= STREAM_MAX;
        if is_cut || sum > UNPACKED_MAX {
            return Err(Refusal::Bomb);
        }
        if read.is_err() && text.is_empty() {
            return Err(Refusal::Broken);
        }
        found.push(Packed { text, first });
    }
    Ok(found)
}

fn rfind(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|some| some == word)
}

fn number(text: &[u8]) -> usize {
    let digits =
        text.iter().skip_while(|byte| byte.is_ascii_whitespace()).take_while(|byte| byte.is_ascii_digit());
    digits.take(9).fold(0, |sum, digit| sum * 10 + usize::from(digit - b'0'))
}

/// Whether what is done on opening is nothing but showing a page, as office programs write it.
fn leads_to_a_page(rest: &[u8], bytes: &[u8], objects: &[Packed]) -> bool {
    let rest = rest.trim_ascii_start();
    if is_page(rest) {
        return true;
    }
    let mut words = rest.split(|byte| byte.is_ascii_whitespace() || b"/>".contains(byte));
    let (Some(id), Some(generation), Some(b"R")) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let is_number = |word: &[u8]| !word.is_empty() && word.iter().all(u8::is_ascii_digit);
    if !is_number(id) || !is_number(generation) {
        return false;
    }
    let heading = [id, b" ", generation, b" obj"].concat();
    let mut places = bytes
        .windows(heading.len())
        .enumerate()
        .filter(|(at, some)| {
            let before = at.checked_sub(1).and_then(|at| bytes.get(at));
            *some == heading.as_slice() && before.is_none_or(|byte| !byte.is_ascii_digit())
        })
        .map(|(at, _)| bytes.get(at.saturating_add(heading.len())..).unwrap_or_default())
        .chain(objects.iter().filter_map(|packed| packed.object(number(id))))
        .peekable();
    places.peek().is_some() && places.all(|place| is_page(place.trim_ascii_start()))
}

impl Packed {
    /// The text of an object of this stream.
    fn object(&self, id: usize) -> Option<&[u8]> {
        let heading = self.text.get(..self.first)?;
        let numbers: Vec<usize> =
            heading.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).map(number).collect();
        let pair = numbers.chunks_exact(2).find(|pair| pair.first() == Some(&id))?;
        self.text.get(self.first.checked_add(*pair.get(1)?)?..)
    }
}

/// A destination, or an action that goes to one in the same document.
fn is_page(text: &[u8]) -> bool {
    if text.starts_with(b"[") {
        return true;
    }
    if !text.starts_with(b"<<") {
        return false;
    }
    let action = text.get(..text.len().min(ACTION)).unwrap_or_default();
    let end = find(action, b">>").unwrap_or(action.len());
    let said: Vec<Vec<u8>> = names(action.get(..end).unwrap_or_default()).map(|(name, _)| name).collect();
    let goes = said.windows(2).any(|pair| pair == [b"S".to_vec(), b"GoTo".to_vec()]);
    goes && !said.iter().any(|name| name == b"Next")
}
