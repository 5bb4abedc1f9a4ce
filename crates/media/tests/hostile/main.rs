//! Thousands of files that mean harm: each is refused with a reason, or made anew with nothing of the harm in it.
//!
//! **Invariant:** bounds are asserted by sizes, never by time.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets something else than it expects shall stop"
)]

mod files;

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek, SeekFrom};

use media::{Fault, Form, SIDE_MAX, Taken, Use, take};
use quick_xml::Reader;
use quick_xml::events::Event;

use files::{File, Must};

/// How often a file may be read over: scanned, asked for its kind, and looked through.
const READS_MAX: u64 = 12;
/// Most bytes that are kept of something made anew.
const KEPT_MAX: usize = 4 << 20;
/// Most memory, in KiB, that the whole of it may have held at once: a picture at the bound and its smaller one.
const HELD_MAX: u64 = 1 << 20;

/// A file that counts how much of it is read.
struct Counted<'a> {
    file: Cursor<&'a [u8]>,
    read: u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.file.read(into)?;
        self.read += u64::try_from(count).unwrap();
        Ok(count)
    }
}

impl Seek for Counted<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.file.seek(to)
    }
}

fn tried(file: &File) -> Result<Taken, String> {
    let purpose = if std::path::Path::new(&file.name).extension().is_some_and(|ending| ending == "txt") {
        Use::Answer
    } else {
        Use::Library
    };
    let mut counted = Counted { file: Cursor::new(&file.bytes), read: 0 };
    let taken = take(&file.name, purpose, &mut counted);
    let size = u64::try_from(file.bytes.len()).unwrap();
    assert!(
        counted.read <= size * READS_MAX + (1 << 20),
        "{} {}: read {}",
        file.what,
        file.name,
        counted.read
    );
    taken.map_err(|fault| match fault {
        Fault::Refused(refusal) => refusal.to_string(),
        Fault::Io(error) => panic!("{} {}: {error}", file.what, file.name),
    })
}

#[test]
fn nothing_hostile_is_kept() {
    let (mut reasons, mut faults) = (BTreeMap::<String, usize>::new(), Vec::new());
    let mut count = 0;
    for file in files::all(7) {
        count += 1;
        let taken = tried(&file);
        let reason = match &taken {
            Err(reason) => reason.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim().to_owned(),
            Ok(taken) if taken.content.is_some() => format!("made anew as {}", taken.form.ending()),
            Ok(taken) => format!("kept as {}", taken.form.media_type()),
        };
        *reasons.entry(reason).or_default() += 1;
        if let Err(fault) = judged(&file, taken.as_ref().ok()) {
            let shown: String = String::from_utf8_lossy(&file.bytes).chars().take(300).collect();
            faults.push(format!("{} {}: {fault}\n    {shown:?}", file.what, file.name));
        }
    }
    println!("{count} files");
    for (reason, count) in &reasons {
        println!("{count:6} {reason}");
    }
    assert!(count >= 2000, "{count}");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    if let Some(held) = most_held() {
        println!("{} MiB held at most", held >> 10);
        assert!(held < HELD_MAX, "{held} KiB");
    }
}

#[test]
fn the_same_seed_makes_the_same_files() {
    let [one, two] = [files::all(3), files::all(3)];
    assert_eq!(one.len(), two.len());
    assert!(one.iter().zip(&two).all(|(one, two)| one.name == two.name && one.bytes == two.bytes));
}

/// The most memory that this process has held, in KiB, where the system tells.
fn most_held() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Whether a file became what it must.
fn judged(file: &File, taken: Option<&Taken>) -> Result<(), String> {
    let Some(taken) = taken else {
        return if file.must == Must::Inert { Err("refused, though it may stay".to_owned()) } else { Ok(()) };
    };
    match (file.must, &taken.content) {
        (Must::Refused, _) => Err(format!("taken in as {:?}", taken.form)),
        (Must::Inert, _) => {
            let media = taken.form.media_type();
            let is_bytes = ["video/", "audio/", "text/plain"].iter().any(|kind| media.starts_with(kind));
            if is_bytes { Ok(()) } else { Err(format!("kept as {media}")) }
        }
        (Must::Anew, None) => Err("kept as it came".to_owned()),
        (Must::Anew, Some(content)) if content.len() > KEPT_MAX => Err(format!("{} bytes", content.len())),
        (Must::Anew, Some(content)) if taken.form == Form::Svg => drawing(content),
        (Must::Anew, Some(content)) if taken.form == Form::Vtt => captions(content),
        (Must::Anew, Some(content)) => picture(taken, content),
    }
}

/// A picture is its points and nothing else.
fn picture(taken: &Taken, content: &[u8]) -> Result<(), String> {
    let (width, height) = taken.size.ok_or("no size")?;
    if width > SIDE_MAX || height > SIDE_MAX || width == 0 || height == 0 {
        return Err(format!("{width} x {height}"));
    }
    let image = image::load_from_memory(content).map_err(|error| error.to_string())?;
    if (image.width(), image.height()) != (width, height) {
        return Err("another size than it says".to_owned());
    }
    for word in [b"__ran".as_slice(), b"<script", b"PK\x03\x04", b"Exif", b"<?php", b"EICAR"] {
        if content.windows(word.len()).any(|some| some == word) {
            return Err(format!("{:?} is in it", String::from_utf8_lossy(word)));
        }
    }
    Ok(())
}

/// What a drawing may be made of.
const DRAWN: [&str; 14] = [
    "svg",
    "g",
    "rect",
    "circle",
    "text",
    "a",
    "animate",
    "animateTransform",
    "set",
    "image",
    "use",
    "feImage",
    "style",
    "title",
];

/// A drawing only draws: read by another reader than the one that filters.
fn drawing(content: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(content).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_str(text);
    let mut is_style = false;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Eof => return Ok(()),
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_owned();
                if !DRAWN.contains(&name.as_str()) && name != "desc" && name != "switch" {
                    return Err(format!("<{name}>"));
                }
                is_style = name == "style";
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    let key = attribute.key.as_ref().to_ascii_lowercase();
                    let value =
                        quick_xml::escape::unescape(&attribute.value).map_err(|error| error.to_string())?;
                    said(&key, &value)?;
                }
            }
            Event::Text(text) if is_style => {
                style(&quick_xml::escape::unescape(&text).map_err(|error| error.to_string())?)?;
            }
            Event::PI(_) | Event::DocType(_) | Event::Comment(_) | Event::CData(_) => {
                return Err("more than elements and words".to_owned());
            }
            Event::Text(_) | Event::End(_) | Event::Decl(_) | Event::GeneralRef(_) => {}
        }
    }
}

/// What an attribute may say.
fn said(key: &str, value: &str) -> Result<(), String> {
    if key == "xmlns" {
        return if value == "http://www.w3.org/2000/svg" {
            Ok(())
        } else {
            Err(format!("namespace {value}"))
        };
    }
    let plain: String =
        value.chars().filter(|letter| !letter.is_whitespace() && !letter.is_control()).collect();
    let plain = plain.to_ascii_lowercase();
    let is_address = key == "href" || key.ends_with(":href") || key == "src";
    let is_inside = plain.starts_with('#')
        || plain.starts_with("data:image/png")
        || plain.starts_with("data:image/jpeg")
        || plain.starts_with("data:image/gif");
    if key.starts_with("on") || key.contains(':') || (is_address && !is_inside) || key == "target" {
        return Err(format!("{key}={value:?}"));
    }
    if key == "attributename" && (plain.contains("href") || plain.starts_with("on")) {
        return Err(format!("{key}={value:?}"));
    }
    if ["javascript:", "vbscript:", "data:text", "jahat.example"].iter().any(|word| plain.contains(word)) {
        return Err(format!("{key}={value:?}"));
    }
    style(value)
}

/// A style fetches nothing.
fn style(text: &str) -> Result<(), String> {
    let lower = text.to_ascii_lowercase();
    let mut rest = lower.as_str();
    while let Some((_, after)) = rest.split_once("url(") {
        let inside = after.trim_start_matches([' ', '"', '\'', '\n', '\t']);
        if !inside.starts_with('#') && !inside.starts_with(')') && !inside.starts_with("data:image/") {
            return Err(format!("style {text:?}"));
        }
        rest = after;
    }
    if ["@import", "expression", "behavior", "-moz-binding", "@font-face", "\\", "image-set"]
        .iter()
        .any(|word| lower.contains(word))
    {
        return Err(format!("style {text:?}"));
    }
    Ok(())
}

/// Tags that captions may have.
const SAID: [&str; 8] = ["b", "i", "u", "c", "v", "lang", "ruby", "rt"];

/// Captions have words, and tags of captions without anything that acts where they were taken for a page.
fn captions(content: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(content).map_err(|error| error.to_string())?;
    if !text.starts_with("WEBVTT") || text.contains("STYLE") || text.contains('\0') {
        return Err(format!("{text:?}"));
    }
    for after in text.split('<').skip(1) {
        let tag = after.split('>').next().unwrap_or_default().trim_start_matches('/');
        let name = tag.split([' ', '.']).next().unwrap_or_default();
        let is_time =
            tag.bytes().all(|byte| byte.is_ascii_digit() || b":.".contains(&byte)) && !tag.is_empty();
        if !(is_time || SAID.contains(&name)) || tag.contains(['=', '"', '\'', '/', '\n', '(']) {
            return Err(format!("<{tag}> in {text:?}"));
        }
    }
    Ok(())
}
