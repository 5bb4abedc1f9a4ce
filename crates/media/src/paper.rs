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
/// Most bytes behind the end of a document.
const BEHIND_MAX: usize = 4096;
/// How far an action is read.
const ACTION: usize = 400;

/// Checks a document.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Fault> {
    // Readers of archives look at the end of a file; a document that is one as well has something to hide.
    if zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| !archive.is_empty()) {
        return Err(Refusal::TwoInOne.into());
    }
    let Some(end) = rfind(bytes, b"%%EOF") else {
        return Err(Refusal::Broken.into());
    };
    // Behind the end there is nothing but the noise that some programs leave.
    let behind = bytes.get(end.saturating_add(5)..).unwrap_or_default();
    if behind.len() > BEHIND_MAX || behind.contains(&b'<') {
        return Err(Refusal::TwoInOne.into());
    }
    let objects = packed_objects(bytes)?;
    let parts = || std::iter::once(bytes).chain(objects.iter().map(|packed| packed.text.as_slice()));
    for part in parts() {
        Watch::default().see(part)?;
        for (name, rest) in names(part) {
            match name.as_slice() {
                b"JavaScript" | b"Launch" | b"ImportData" | b"RichMedia" | b"RichMediaExecute"
                | b"SubmitForm" | b"GoToE" => {
                    return Err(Refusal::ActivePaper.into());
                }
                // Short names come up by chance in what is packed: only with a value they are names.
                b"AA" | b"JS" | b"XFA" if has_value(rest) => return Err(Refusal::ActivePaper.into()),
                b"EmbeddedFile" | b"EmbeddedFiles" => return Err(Refusal::Nested.into()),
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

/// Whether a value of several parts follows a name, or the number of one.
fn has_value(rest: &[u8]) -> bool {
    let is_apart = rest.first().is_some_and(u8::is_ascii_whitespace);
    let rest = rest.trim_ascii_start();
    rest.starts_with(b"<")
        || rest.starts_with(b"(")
        || rest.starts_with(b"[")
        || (is_apart && is_pairs(rest, 1))
}

/// Whether a text begins with so many pairs of numbers, as the heading of packed objects does and as pointers do.
fn is_pairs(text: &[u8], pairs: usize) -> bool {
    let mut words = text.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).take(pairs * 2);
    let is_number = |word: &[u8]| word.len() < 11 && word.iter().all(u8::is_ascii_digit);
    (0..pairs * 2).all(|_| words.next().is_some_and(is_number))
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
        // Words in a text may look like the beginning of an object: a heading is read from the last stream on.
        let said: Vec<_> = names(before).collect();
        let says = |name: &[u8]| said.iter().any(|(other, _)| other == name);
        let content = bytes.get(data..).unwrap_or_default();
        let content =
            content.strip_prefix(b"\r\n").or_else(|| content.strip_prefix(b"\n")).unwrap_or(content);
        // Readers find packed objects by their places; what calls itself otherwise is known by how it begins.
        let is_said = says(b"ObjStm");
        if !is_said && !is_objects(content) {
            continue;
        }
        if is_said && !says(b"FlateDecode") && !says(b"Fl") && !says(b"Filter") && !says(b"F") {
            // Not packed at all: its names are seen as they lie.
            continue;
        }
        if is_said
            && [b"DecodeParms".as_slice(), b"DP", b"LZWDecode", b"ASCII85Decode", b"ASCIIHexDecode"]
                .into_iter()
                .any(says)
        {
            return Err(Refusal::ActivePaper);
        }
        let first = said.iter().rfind(|(name, _)| name == b"First").map_or(0, |(_, rest)| number(rest));
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

/// Whether something that is packed begins as packed objects do.
fn is_objects(content: &[u8]) -> bool {
    let mut head = [0; 64];
    let mut text = head.as_mut_slice();
    let mut unpacked = ZlibDecoder::new(content);
    let mut count = 0_usize;
    while let Ok(more) = unpacked.read(text) {
        if more == 0 {
            break;
        }
        count = count.saturating_add(more);
        text = text.get_mut(more..).unwrap_or_default();
    }
    let head = head.get(..count).unwrap_or_default();
    // A remark may stand before it, and a filter's mark.
    let plain = head.strip_prefix(b"\x02").unwrap_or(head).trim_ascii_start();
    plain.starts_with(b"%") || is_pairs(plain, 1) && plain.iter().any(|byte| b"<[(/".contains(byte))
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
    let action = action.get(2..end).unwrap_or_default();
    let said: Vec<Vec<u8>> = names(action).map(|(name, _)| name).collect();
    let goes = said.windows(2).any(|pair| pair == [b"S".to_vec(), b"GoTo".to_vec()]);
    let kinds = said.iter().filter(|name| *name == b"S").count();
    goes && kinds == 1 && find(action, b"<<").is_none() && !said.iter().any(|name| name == b"Next")
}
