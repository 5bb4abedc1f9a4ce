//! Whatever the bytes are, reading ends, in good time and without a panic, and what was read can be written.
//!
//! **Invariant:** the same checks run without end in `fuzz/`.

use std::time::{Duration, Instant};

use exchange::{Format, Loss, Outcome, limits, read, write};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::bytes;

const FORMATS: [(Format, &str); 6] = [
    (Format::Gift, "contoh.gift"),
    (Format::Aiken, "contoh.aiken.txt"),
    (Format::MoodleXml, "contoh.xml"),
    (Format::MissingWord, "contoh.missing.txt"),
    (Format::Multianswer, "contoh.cloze.txt"),
    (Format::Csv, "contoh.csv"),
];

/// Reads, writes what was read in every format, and reads that again: from then on nothing changes.
fn check(format: Format, bytes: &[u8]) -> Result<(), TestCaseError> {
    let bank = read(format, bytes).into_bank();
    for target in [Format::Gift, Format::Aiken, Format::MoodleXml, Format::Csv] {
        let Some(first) = write(target, &bank) else { continue };
        let lost = |place: usize| first.lost.iter().any(|lost| lost.item == place && lost.what == Loss::Item);
        let kept = (0..bank.items.len()).filter(|place| !lost(*place)).count();
        let next = read(target, first.text.as_bytes()).into_bank();
        prop_assert_eq!(next.items.len(), kept, "{:?}", &first.text);
        let second = write(target, &next).map(|written| written.text).unwrap_or_default();
        let again = read(target, second.as_bytes()).into_bank();
        let third = write(target, &again).map(|written| written.text).unwrap_or_default();
        prop_assert_eq!(second, third);
    }
    Ok(())
}

/// A piece that is taken out, put in or doubled.
fn mutated(source: &[u8], edits: &[(Index, Index, u8)]) -> Vec<u8> {
    const PIECES: [&[u8]; 24] = [
        b"{",
        b"}",
        b"~",
        b"=",
        b"#",
        b"\\",
        b"::",
        b"\n\n",
        b"\"",
        b"<",
        b">",
        b"]]>",
        b"<![CDATA[",
        b"<question>",
        b"</question>",
        b"&",
        b"%50%",
        b"->",
        b"####",
        b"\r",
        b"\0",
        b"\xFF",
        b"0",
        b"{1:SA:",
    ];
    let mut bytes = source.to_vec();
    for (from, to, action) in edits {
        let (from, to) = (from.index(bytes.len() + 1), to.index(bytes.len() + 1));
        let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 200));
        match usize::from(*action) {
            0 => drop(bytes.drain(from..to)),
            1 => {
                let piece = bytes[from..to].to_vec();
                bytes.splice(to..to, piece);
            }
            other => drop(bytes.splice(from..from, PIECES[other % PIECES.len()].iter().copied())),
        }
    }
    bytes
}

proptest! {
    #[test]
    fn broken_files_are_read(which in 0..FORMATS.len(), edits in vec(any::<(Index, Index, u8)>(), 1..12)) {
        let (format, name) = FORMATS[which];
        check(format, &mutated(&bytes(name), &edits))?;
    }

    #[test]
    fn noise_is_read(which in 0..FORMATS.len(), text in "[a-c{}~=#:%\\\\\n\r\"<>/&;,!\\[\\]\\-0-9 é$]{0,80}") {
        check(FORMATS[which].0, text.as_bytes())?;
    }

    #[test]
    fn bytes_are_read(which in 0..FORMATS.len(), bytes in vec(any::<u8>(), 0..200)) {
        check(FORMATS[which].0, &bytes)?;
    }

    #[test]
    fn noise_within_xml_is_read(text in "[a-c{}~=#:%<>/&;!\\[\\]\\-0-9 ]{0,60}") {
        let types = ["cloze", "multichoice", "numerical", "ddmarker"];
        for kind in types {
            let xml = format!("<quiz><question type=\"{kind}\"><questiontext><text>{text}</text></questiontext>{text}</question></quiz>");
            check(Format::MoodleXml, xml.as_bytes())?;
        }
    }
}

#[test]
fn fixtures_can_be_written_in_every_format() {
    for (format, name) in FORMATS {
        check(format, &bytes(name)).expect(name);
    }
}

#[test]
fn long_files_take_time_in_proportion() {
    let pieces = [
        "{",
        "}",
        "a{=b~c}\n\n",
        "~",
        "=",
        "#",
        "####",
        "\\",
        "::",
        "\n\n",
        "0\n",
        "%50%",
        "->",
        "[",
        "{1:SA:a~",
        "<",
        ">",
        "&",
        "<quiz><question type=\"essay\">",
        "<question type=\"x\"><![CDATA[",
        "<a>",
        "\"",
        ",",
        "\"\",",
        "A) b\n",
        "ANSWER: A\n",
        "// [id:[tag:",
        "<!--",
    ];
    let begin = Instant::now();
    for piece in pieces {
        let text = piece.repeat(200_000 / piece.len());
        for (format, _) in FORMATS {
            let report = read(format, text.as_bytes());
            assert!(report.entries.len() <= limits::ENTRIES_MAX + 1);
            let report =
                read(format, format!("<quiz><question type=\"cloze\"><questiontext><text>{text}").as_bytes());
            assert!(report.entries.len() <= limits::ENTRIES_MAX + 1);
        }
    }
    assert!(begin.elapsed() < Duration::from_mins(2), "{:?}", begin.elapsed());
}

#[test]
fn too_much_is_refused() {
    let many = "a{T}\n\n".repeat(limits::ENTRIES_MAX + 5);
    let report = read(Format::Gift, many.as_bytes());
    assert_eq!(report.entries.len(), limits::ENTRIES_MAX + 1);
    let wide = format!("a{{{}}}", "~b".repeat(limits::PARTS_MAX + 1));
    assert!(matches!(read(Format::Gift, wide.as_bytes()).entries[0].outcome, Outcome::Refused { .. }));
    let large = vec![b'a'; limits::FILE_BYTES_MAX + 1];
    assert!(matches!(read(Format::Gift, &large).entries[0].outcome, Outcome::Refused { .. }));
}
