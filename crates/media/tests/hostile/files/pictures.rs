//! Pictures: two kinds of file in one, bombs, sizes that are claimed, and cut ones.

use image::ImageFormat;

use super::{Dice, File, Must, eicar, office, packed, picture, zip};

/// What hides in a picture; none of it may be in what is kept.
pub(super) const TAILS: [&str; 8] = [
    "<script>window.__ran()</script>",
    "<html><body onload=window.__ran()>",
    "*/=1;window.__ran();/*",
    "<?php system($_GET['x']); ?>",
    "<svg onload=window.__ran()>",
    "<img src=x onerror=window.__ran()>",
    "#!/bin/sh\nwindow.__ran()",
    "<%= window.__ran() %><script>",
];

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(name);
    crc.update(content);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length, name.as_slice(), content, &crc.sum().to_be_bytes()].concat()
}

/// A PNG of chunks after its head.
fn png(width: u32, height: u32, kind: [u8; 2], chunks: &[Vec<u8>]) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &kind, &[0, 0, 0]].concat();
    let head = chunk(b"IHDR", &head);
    [b"\x89PNG\r\n\x1a\n".to_vec(), head, chunks.concat(), chunk(b"IEND", b"")].concat()
}

fn riff(chunks: &[u8]) -> Vec<u8> {
    let length = u32::try_from(chunks.len() + 4).unwrap().to_le_bytes();
    [b"RIFF", &length[..], b"WEBP", chunks].concat()
}

fn jpeg_head(width: u16, height: u16, marker: u8) -> Vec<u8> {
    let [w, h] = [width, height].map(u16::to_be_bytes);
    let frame = [&[0xff, marker, 0, 17, 8][..], &h, &w, &[3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]].concat();
    [
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".as_slice(),
        &frame,
        b"\xff\xda\0\x0c\x03\x01\0\x02\x11\x03\x11\0\x3f\0",
        &[0; 64],
        b"\xff\xd9",
    ]
    .concat()
}

/// Files of this kind.
pub(super) fn all(dice: &mut Dice) -> Vec<File> {
    let mut files = Vec::new();
    let formats = [("png", ImageFormat::Png), ("jpg", ImageFormat::Jpeg), ("webp", ImageFormat::WebP)];
    for (ending, format) in formats {
        let good = picture(format, 24);
        for tail in TAILS {
            files.push(File::new(
                "tail",
                format!("x.{ending}"),
                [&good, tail.as_bytes()].concat(),
                Must::Anew,
            ));
            files.push(File::new(
                "tail",
                format!("x.{ending}"),
                [&good, &zip(&[("x.html", tail)])[..]].concat(),
                Must::Anew,
            ));
            files.push(File::new(
                "head",
                format!("x.{ending}"),
                [tail.as_bytes(), &good].concat(),
                Must::Refused,
            ));
        }
        for _ in 0..40 {
            let cut = dice.below(good.len() - 12) + 1;
            files.push(File::new("cut off", format!("x.{ending}"), &good[..cut], Must::Anew));
            let mut damaged = good.clone();
            for _ in 0..=dice.below(6) {
                let at = dice.below(damaged.len());
                damaged[at] = dice.bytes(1)[0];
            }
            files.push(File::new("damaged", format!("x.{ending}"), damaged, Must::Anew));
        }
        for _ in 0..6 {
            let (before, after) = (dice.below(3000), dice.below(3000));
            let bytes = [&good, &dice.bytes(before)[..], &eicar(), &dice.bytes(after)].concat();
            files.push(File::new("signature", format!("x.{ending}"), bytes, Must::Refused));
        }
        for other in formats.iter().map(|(other, _)| *other).chain([
            "svg", "pdf", "docx", "mp4", "mp3", "webm", "ogg", "vtt", "gif", "bmp", "tiff", "ico", "avif",
        ]) {
            if other != ending {
                files.push(File::new("wrong ending", format!("x.{other}"), good.clone(), Must::Refused));
            }
        }
    }
    for tail in TAILS {
        let gif =
            [b"GIF89a/*\x01\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\0;".as_slice(), b"*/=1;", tail.as_bytes()]
                .concat();
        for ending in ["gif", "png", "jpg", "svg", "webp", "vtt"] {
            files.push(File::new("GIF that is a script", format!("x.{ending}"), gif.clone(), Must::Refused));
        }
        // Words inside of pictures, where they say something about them.
        let idat = chunk(b"IDAT", &packed(&[0; 9 * 28]));
        for name in [b"tEXt", b"iTXt", b"eXIf", b"prVt"] {
            let said = chunk(name, &[b"Comment\0".as_slice(), tail.as_bytes()].concat());
            files.push(File::new(
                "words inside",
                "x.png",
                png(9, 9, [8, 2], &[said, idat.clone()]),
                Must::Anew,
            ));
        }
        let jpeg = picture(ImageFormat::Jpeg, 24);
        for marker in [0xfe, 0xe1, 0xe2, 0xed, 0xef] {
            let length = u16::try_from(tail.len() + 2).unwrap().to_be_bytes();
            let bytes = [&jpeg[..2], &[0xff, marker], &length, tail.as_bytes(), &jpeg[2..]].concat();
            files.push(File::new("words inside", "x.jpg", bytes, Must::Anew));
        }
    }
    files.extend(claims(dice));
    files.extend(bombs());
    for document in ["docx", "odt"] {
        files.push(File::new("wrong ending", "x.png", office(document, &[]), Must::Refused));
    }
    files
}

/// Heads that claim far more than there is.
fn claims(dice: &mut Dice) -> Vec<File> {
    let mut files = Vec::new();
    for _ in 0..40 {
        let [width, height] = [0; 2].map(|_| 10_000 + u32::try_from(dice.below(45_000)).unwrap());
        let kind = dice.one(&[[8, 6], [8, 2], [16, 6], [1, 0], [8, 0], [16, 0]]);
        let idat = chunk(b"IDAT", &packed(&dice.bytes(40)));
        files.push(File::new(
            "claims",
            "x.png",
            png(width, height, kind, std::slice::from_ref(&idat)),
            Must::Refused,
        ));
        let [w, h] = [width, height].map(|side| u16::try_from(side).unwrap());
        let marker = dice.one(&[0xc0, 0xc1, 0xc2]);
        files.push(File::new("claims", "x.jpg", jpeg_head(w, h, marker), Must::Refused));
        let [w, h] = [width, height].map(|side| (side - 1).to_le_bytes());
        let extended = [
            b"VP8X\x0a\0\0\0\0\0\0\0".as_slice(),
            &w[..3],
            &h[..3],
            b"VP8L\x0a\0\0\0\x2f\xff\xff\xff\x0f\0\0\0\0\0",
        ]
        .concat();
        files.push(File::new("claims", "x.webp", riff(&extended), Must::Refused));
        let bits = (16_383_u32 - u32::try_from(dice.below(99)).unwrap()) | (16_000 << 14);
        let lossless = [b"VP8L\x0a\0\0\0\x2f".as_slice(), &bits.to_le_bytes(), &[0; 5]].concat();
        files.push(File::new("claims", "x.webp", riff(&lossless), Must::Refused));
    }
    for (width, height) in [
        (50_000, 50_000),
        (u32::MAX, 1),
        (1, u32::MAX),
        (0x7fff_ffff, 0x7fff_ffff),
        (0, 0),
        (0, 9),
        (65_535, 65_535),
        (20_001, 1),
        (1, 20_001),
        (7100, 7100),
    ] {
        let idat = chunk(b"IDAT", &packed(&[0; 400]));
        files.push(File::new(
            "claims",
            "x.png",
            png(width, height, [8, 6], std::slice::from_ref(&idat)),
            Must::Refused,
        ));
    }
    files
}

/// Pictures of few bytes that unpack to many.
fn bombs() -> Vec<File> {
    let zeros = packed(&vec![0; 48 << 20]);
    let idat = chunk(b"IDAT", &zeros);
    let small = chunk(b"IDAT", &packed(&[0; 9 * 28]));
    let named = |name: &[u8; 4], head: &[u8]| chunk(name, &[head, &zeros].concat());
    let animated = [
        chunk(b"acTL", &[0, 0, 255, 255, 0, 0, 0, 0]),
        chunk(b"fcTL", &[[0; 12].as_slice(), &[0, 0, 195, 80, 0, 0, 195, 80], &[0; 6]].concat()),
    ]
    .concat();
    [
        ("small with a huge body", png(9, 9, [8, 2], std::slice::from_ref(&idat))),
        ("claims", png(40_000, 40_000, [1, 0], std::slice::from_ref(&idat))),
        ("claims", png(20_000, 20_000, [8, 0], std::slice::from_ref(&idat))),
        ("colours that unpack", png(9, 9, [8, 2], &[named(b"iCCP", b"x\0\0"), small.clone()])),
        ("words that unpack", png(9, 9, [8, 2], &[named(b"zTXt", b"x\0\0"), small.clone()])),
        ("words that unpack", png(9, 9, [8, 2], &[named(b"iTXt", b"x\0\x01\0\0\0"), small.clone()])),
        ("words that unpack", png(9, 9, [8, 2], &[small.clone(), named(b"zTXt", b"x\0\0")])),
        ("frames", png(9, 9, [8, 2], &[animated, small])),
    ]
    .map(|(what, bytes)| File::new(what, "x.png", bytes, Must::Anew))
    .into()
}
