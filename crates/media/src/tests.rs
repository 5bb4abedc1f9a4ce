//! Files that are good, and files made to do harm.

use std::io::{Cursor, Write};

use image::{DynamicImage, ExtendedColorType, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{Fault, Form, Kind, Refusal, SIDE_MAX, Taken, Use, take};

fn tried(name: &str, bytes: &[u8]) -> Result<Taken, Refusal> {
    take(name, Use::Library, &mut Cursor::new(bytes)).map_err(|fault| match fault {
        Fault::Refused(refusal) => refusal,
        Fault::Io(error) => panic!("{name}: {error}"),
    })
}

fn png(width: u32, height: u32, alpha: u8) -> Vec<u8> {
    let image = RgbaImage::from_fn(width, height, |x, y| {
        let [red, green] = [x, y].map(|at| u8::try_from(at % 251).unwrap());
        Rgba([red, green, 90, alpha])
    });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgba8(image).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let image =
        RgbImage::from_fn(
            width,
            height,
            |x, _| {
                if x < width / 2 { Rgb([250, 10, 10]) } else { Rgb([10, 10, 250]) }
            },
        );
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// A photo whose device held it turned by a quarter, with the place where it was taken.
fn turned() -> Vec<u8> {
    let photo = jpeg(64, 32);
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"GPS -7.2575 112.7521");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&photo[..2], b"\xff\xe1", &length, &exif, &photo[2..]].concat()
}

/// The head of a picture that says to be far larger than it is.
fn vast() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = b"IHDR".to_vec();
    head.extend_from_slice(&50_000_u32.to_be_bytes());
    head.extend_from_slice(&50_000_u32.to_be_bytes());
    head.extend_from_slice(&[8, 6, 0, 0, 0]);
    let mut crc = flate2::Crc::new();
    crc.update(&head);
    bytes.extend_from_slice(&13_u32.to_be_bytes());
    bytes.extend_from_slice(&head);
    bytes.extend_from_slice(&crc.sum().to_be_bytes());
    bytes.extend_from_slice(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

/// An archive of entries.
fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, content) in entries {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const TYPES: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
const BODY: (&str, &[u8]) = ("word/document.xml", b"<w:document/>");

fn docx(more: &[(&str, &[u8])]) -> Vec<u8> {
    zip(&[&[TYPES, BODY], more].concat())
}

fn pdf(catalog: &str) -> Vec<u8> {
    format!("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {catalog} >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n").into_bytes()
}

/// A document whose objects are packed.
fn packed(objects: &str, first: usize) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(objects.as_bytes()).unwrap();
    let stream = encoder.finish().unwrap();
    let head = format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /OpenAction 7 0 R >>\nendobj\n4 0 obj\n<< /Type /#4fbjStm /N 1 /First {first} /Filter /FlateDecode >>\nstream\n"
    );
    [head.as_bytes(), &stream, b"\nendstream\nendobj\n%%EOF\n"].concat()
}

fn eicar() -> Vec<u8> {
    [b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-".as_slice(), b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat()
}

fn mp4(brand: [u8; 4]) -> Vec<u8> {
    let boxed = |name: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len() + 8).unwrap().to_be_bytes();
        [&length, name.as_slice(), content].concat()
    };
    let head = [[0_u8; 12].as_slice(), &600_u32.to_be_bytes(), &45_000_u32.to_be_bytes(), &[0; 80]].concat();
    let moov = boxed(b"moov", &boxed(b"mvhd", &head));
    [boxed(b"ftyp", &[brand.as_slice(), &[0; 8]].concat()), boxed(b"free", &[0; 40]), moov].concat()
}

#[test]
fn a_photo_is_turned_upright_and_loses_what_it_knew() {
    let taken = tried("Foto Loket.JPG", &turned()).unwrap();
    assert_eq!((taken.form, taken.size), (Form::Jpeg, Some((32, 64))));
    let content = taken.content.unwrap();
    assert!(!content.windows(4).any(|some| some == b"GPS " || some == b"Exif"));
    let image = image::load_from_memory(&content).unwrap().to_rgb8();
    // Turned clockwise, what was left is above.
    assert!(image.get_pixel(16, 8).0[0] > 200 && image.get_pixel(16, 56).0[2] > 200);
}

#[test]
fn large_pictures_become_smaller_and_small_ones_stay() {
    let taken = tried("besar.jpg", &jpeg(4000, 1000)).unwrap();
    assert_eq!(taken.size, Some((SIDE_MAX, 400)));
    assert_eq!(tried("kecil.jpg", &jpeg(40, 10)).unwrap().size, Some((40, 10)));
}

#[test]
fn what_is_seen_through_stays_png_and_the_rest_becomes_what_is_smaller() {
    let seen_through = tried("logo.png", &png(64, 64, 120)).unwrap();
    assert_eq!(seen_through.form, Form::Png);
    let image = image::load_from_memory(&seen_through.content.unwrap()).unwrap();
    assert_eq!(image.to_rgba8().get_pixel(3, 4).0, [3, 4, 90, 120]);
    let mut noise = Vec::new();
    let mut seed = 7_u32;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        u8::try_from(seed >> 24).unwrap()
    })
    .take(200 * 200 * 3)
    .collect();
    let encoder = image::codecs::png::PngEncoder::new(&mut noise);
    encoder.write_image(&bytes, 200, 200, ExtendedColorType::Rgb8).unwrap();
    assert_eq!(tried("foto.png", &noise).unwrap().form, Form::Jpeg);
}

#[test]
fn what_hides_behind_a_picture_does_not_come_along() {
    let polyglot = [jpeg(32, 32), zip(&[("x.html", b"<script>alert(1)</script>")])].concat();
    let content = tried("foto.jpg", &polyglot).unwrap().content.unwrap();
    assert!(!content.windows(2).any(|some| some == b"PK"));
}

#[test]
fn vast_and_broken_pictures_are_refused_before_they_are_decoded() {
    assert_eq!(tried("luas.png", &vast()), Err(Refusal::TooManyPixels));
    let whole = jpeg(64, 64);
    assert_eq!(tried("putus.jpg", &whole[..40]), Err(Refusal::Broken));
}

#[test]
fn the_content_decides_and_the_name_must_agree() {
    let wrong = |ending| Err(Refusal::NotWhatItSays { ending });
    assert_eq!(tried("foto.png", &jpeg(8, 8)), wrong("png"));
    assert_eq!(tried("foto.jpg", b"MZ\x90\0 this is a program"), wrong("jpg"));
    assert_eq!(tried("film.mp4", b"\x1aE\xdf\xa3 something else"), wrong("mp4"));
    assert_eq!(tried("surat.pdf", b"<html>%PDF-1.7"), wrong("pdf"));
    assert_eq!(tried("surat.docx", &zip(&[("word/document.xml", b"<x/>")])), wrong("docx"));
    assert_eq!(tried("program.exe", b"MZ"), Err(Refusal::UnknownEnding));
    assert_eq!(tried("tanpa-akhiran", b"x"), Err(Refusal::UnknownEnding));
    assert_eq!(tried("kosong.png", b""), Err(Refusal::Empty));
    assert_eq!(tried("catatan.txt", b"halo"), Err(Refusal::UnknownEnding));
    let large = vec![0; usize::try_from(Form::Vtt.bytes_max()).unwrap() + 1];
    assert_eq!(tried("besar.vtt", &large), Err(Refusal::TooLarge { most: Form::Vtt.bytes_max() }));
}

#[test]
fn answers_may_be_plain_text() {
    let answer = |bytes: &[u8]| {
        take("jawaban.txt", Use::Answer, &mut Cursor::new(bytes)).map(|taken| taken.form.kind())
    };
    assert_eq!(answer("Baris satu\nBaris dua é\n".as_bytes()).unwrap(), Kind::Text);
    assert!(matches!(answer(b"\x00\x01\x02 text"), Err(Fault::Refused(Refusal::NotText))));
    assert!(matches!(answer(b"caf\xe9"), Err(Fault::Refused(Refusal::NotText))));
}

#[test]
fn drawings_keep_what_draws_and_nothing_that_acts() {
    let active = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="alert(1)">
        <script>alert(2)</script><a xlink:href="javascript:alert(3)"><rect width="5" height="5" onclick="x()"/></a>
        <foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>alert(4)</script></body></foreignObject>
        <image xlink:href="https://jahat.example/x.png"/><use href="https://jahat.example/y.svg#a"/>
        <text x="1" y="2">Loket</text></svg>"#;
    let taken = tried("alur.svg", active.as_bytes()).unwrap();
    let clean = String::from_utf8(taken.content.unwrap()).unwrap();
    for part in ["script", "alert", "onload", "onclick", "foreignObject", "jahat"] {
        assert!(!clean.contains(part), "{part}: {clean}");
    }
    assert!(clean.contains("<rect") && clean.contains("Loket"), "{clean}");
    for hidden in ["javascript:alert(5)", "java&#115;cript:alert(5)", "java&#9;script:alert(5)"] {
        let moved = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg"><a href="x"><animate attributeName="href" to="{hidden}"/></a></svg>"#
        );
        let kept =
            tried("x.svg", moved.as_bytes()).map(|taken| String::from_utf8(taken.content.unwrap()).unwrap());
        assert!(!kept.as_ref().is_ok_and(|clean| clean.contains("attributeName")), "{hidden}: {kept:?}");
    }
    let growing = r#"<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>"#;
    assert_eq!(tried("x.svg", growing.as_bytes()), Err(Refusal::ActiveDrawing));
    assert_eq!(
        tried("x.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><rect></svg>"),
        Err(Refusal::Broken)
    );
    assert_eq!(tried("x.svg", b"just words"), Err(Refusal::NotWhatItSays { ending: "svg" }));
}

#[test]
fn captions_must_be_read_by_players() {
    let good = "\u{feff}WEBVTT Judul\nKind: captions\n\nNOTE catatan\n\n1\n00:01.000 --> 00:02.500 align:start\nHalo\n\n01:00:00.000 --> 01:00:01.000\nDua\nbaris";
    assert_eq!(tried("teks.vtt", good.as_bytes()).unwrap().form, Form::Vtt);
    let line = |text: &str| match tried("teks.vtt", text.as_bytes()) {
        Err(Refusal::Captions { line }) => line,
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(line("1\n00:00:01,000 --> 00:00:02,000\nHalo\n"), 1);
    assert_eq!(line("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHalo\n"), 3);
    assert_eq!(line("WEBVTT\n\n00:03.000 --> 00:02.000\nHalo\n"), 3);
    assert_eq!(line("WEBVTT\n\n00:01.000 --> 00:02.000\nHalo\n\nDua\nTiga\n"), 6);
    assert_eq!(line("WEBVTT\n"), 2);
}

#[test]
fn documents_of_offices_are_looked_through() {
    assert_eq!(tried("surat.docx", &docx(&[])).unwrap().form, Form::Docx);
    let odt = zip(&[("mimetype", Form::Odt.media_type().as_bytes()), ("content.xml", b"<x/>")]);
    assert_eq!(tried("surat.odt", &odt).unwrap().form, Form::Odt);
    assert_eq!(tried("surat.ods", &odt), Err(Refusal::NotWhatItSays { ending: "ods" }));
    let sheet = zip(&[TYPES, ("xl/workbook.xml", b"<x/>")]);
    assert!(tried("grafik.docx", &docx(&[("word/embeddings/Sheet1.xlsx", &sheet)])).is_ok());
    let deeper = docx(&[("word/embeddings/Sheet1.xlsx", &zip(&[TYPES, ("xl/embeddings/a.xlsx", &sheet)]))]);
    for (what, bytes, refusal) in [
        ("nested", docx(&[("word/media/a.bin", &sheet)]), Refusal::Nested),
        ("nested deeper", deeper, Refusal::Nested),
        ("macros", docx(&[("word/vbaProject.bin", b"x")]), Refusal::Macros),
        ("macros by type", zip(&[("[Content_Types].xml", b"application/vnd.ms-word.document.macroEnabled.main+xml"), BODY]), Refusal::Macros),
        ("slip", docx(&[("../../etc/cron.d/x", b"x")]), Refusal::OddPath),
        ("absolute", docx(&[("/etc/passwd", b"x")]), Refusal::OddPath),
        ("backslash", docx(&[("word\\..\\x", b"x")]), Refusal::OddPath),
        ("drive", docx(&[("C:/x", b"x")]), Refusal::OddPath),
        ("program", docx(&[("word/media/x.png", b"MZ\x90\0")]), Refusal::Program),
        ("eicar inside", docx(&[("word/media/x.txt", &eicar())]), Refusal::Harmful),
        ("remote", docx(&[("word/_rels/settings.xml.rels", b"<Relationship Type=\"http://schemas/attachedTemplate\" Target=\"http://jahat\" TargetMode=\"External\"/>")]), Refusal::Remote),
        ("behind something", [b"PK\x03\x04 first".to_vec(), docx(&[])].concat(), Refusal::TwoInOne),
        ("cut", docx(&[])[..100].to_vec(), Refusal::Broken),
    ] {
        assert_eq!(tried("surat.docx", &bytes), Err(refusal), "{what}");
    }
}

#[test]
fn bombs_and_links_are_not_unpacked() {
    let zeros = vec![0; 8 * 1024 * 1024];
    assert_eq!(tried("x.docx", &docx(&[("word/media/zeros.bin", &zeros)])), Err(Refusal::Bomb));
    // A size that lies does not help.
    let mut lying = docx(&[("word/media/zeros.bin", &zeros)]);
    let claim = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    while let Some(at) = lying.windows(4).position(|some| some == claim) {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(matches!(tried("x.docx", &lying), Err(Refusal::Bomb | Refusal::Broken)));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.add_symlink("word/link", "/etc/passwd", options).unwrap();
    assert_eq!(tried("x.docx", &writer.finish().unwrap().into_inner()), Err(Refusal::OddPath));
}

#[test]
fn documents_that_act_are_refused() {
    assert_eq!(tried("surat.pdf", &pdf("")).unwrap().form, Form::Pdf);
    for harmless in [
        "/OpenAction [2 0 R /XYZ null null 0]",
        "/OpenAction << /S /GoTo /D [2 0 R /Fit] >>",
        "/OpenAction 3 0 R >> endobj 3 0 obj << /S /GoTo /D [2 0 R /Fit] >> endobj 9 0 obj <<",
    ] {
        assert!(tried("surat.pdf", &pdf(harmless)).is_ok(), "{harmless}");
    }
    for (catalog, refusal) in [
        ("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", Refusal::ActivePaper),
        ("/Names << /JavaScript 5 0 R >>", Refusal::ActivePaper),
        ("/AA << /O << /S /J#61vaScript >> >>", Refusal::ActivePaper),
        ("/X << /S /Launch /F (cmd.exe) >>", Refusal::ActivePaper),
        ("/OpenAction << /S /URI /URI (http://jahat.example) >>", Refusal::ActivePaper),
        ("/OpenAction 77 0 R", Refusal::ActivePaper),
        ("/OpenAction << /S /GoTo /D [2 0 R] /Next 8 0 R >>", Refusal::ActivePaper),
        ("/Encrypt 8 0 R", Refusal::Locked),
    ] {
        assert_eq!(tried("surat.pdf", &pdf(catalog)), Err(refusal), "{catalog}");
    }
    assert!(tried("surat.pdf", &packed("7 0 << /S /GoTo /D [2 0 R] >>", 4)).is_ok());
    assert_eq!(tried("surat.pdf", &packed("7 0 << /S /JavaScript /JS (x) >>", 4)), Err(Refusal::ActivePaper));
    assert_eq!(tried("surat.pdf", &packed("7 0 << /S /URI /URI (x) >>", 4)), Err(Refusal::ActivePaper));
    let both = [pdf(""), zip(&[("x.html", b"<script/>")])].concat();
    assert_eq!(tried("surat.pdf", &both), Err(Refusal::TwoInOne));
}

#[test]
fn the_signature_is_found_wherever_it_lies() {
    let across = [vec![b'X'; 64 * 1024 - 20], eicar()].concat();
    for name in ["x.txt", "x.pdf", "x.mp4"] {
        for bytes in [eicar(), across.clone()] {
            let refused = take(name, Use::Answer, &mut Cursor::new(&bytes));
            assert!(matches!(refused, Err(Fault::Refused(Refusal::Harmful))), "{name}");
        }
    }
}

#[test]
fn films_and_sound_tell_how_long_they_are() {
    let film = tried("film.mp4", &mp4(*b"isom")).unwrap();
    assert_eq!((film.form, film.seconds, film.content), (Form::Mp4, Some(75), None));
    assert_eq!(tried("suara.m4a", &mp4(*b"M4A ")).unwrap().seconds, Some(75));
    assert_eq!(tried("suara.mp3", b"ID3\x04\0\0\0\0\0\0").unwrap().form.kind(), Kind::Audio);
    assert_eq!(tried("suara.ogg", b"OggS\0\x02\0\0\0\0\0\0\0\0").unwrap().form, Form::Ogg);
    assert_eq!(tried("film.mp4", &mp4(*b"qt  ")), Err(Refusal::NotWhatItSays { ending: "mp4" }));
}

/// Names of every ending.
fn any_name() -> impl Strategy<Value = String> {
    proptest::sample::select(Form::ALL.to_vec()).prop_map(|form| format!("x.{}", form.ending()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_sent_makes_it_stop(name in any_name(), head in 0_usize..8, bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let heads: [&[u8]; 8] = [b"", b"%PDF-1.7 obj /ObjStm /Fl stream\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1", b"RIFF\x10\0\0\0WEBP", b"WEBVTT\n\n00:", b"\0\0\0\x18ftypisom"];
        drop(take(&name, Use::Answer, &mut Cursor::new([heads[head], &bytes].concat())));
    }

    #[test]
    fn damaged_files_are_refused_and_never_stop_it(at in 0_usize..5000, with in any::<u8>(), which in 0_usize..4) {
        let sheet = zip(&[TYPES, ("xl/workbook.xml", b"<x/>")]);
        let mut files = [("x.docx", docx(&[("word/embeddings/a.xlsx", &sheet)])), ("x.pdf", packed("7 0 [2 0 R]", 4)), ("x.png", png(40, 40, 9)), ("x.mp4", mp4(*b"isom"))];
        let (name, bytes) = &mut files[which];
        let at = at % bytes.len();
        bytes[at] = with;
        drop(take(name, Use::Answer, &mut Cursor::new(&*bytes)));
    }
}
