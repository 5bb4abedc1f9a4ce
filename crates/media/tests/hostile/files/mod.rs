//! Files that mean harm, made in memory: the same ones for the same seed.
//!
//! **Invariant:** no file of it is ever written as it is to a disk or to this repository.

#![expect(
    clippy::format_collect,
    clippy::too_many_lines,
    clippy::trivially_copy_pass_by_ref,
    reason = "lists of what is tried read best as they stand"
)]

mod drawings;
mod offices;
mod papers;
mod pictures;
mod words;

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What must become of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Must {
    /// Refused.
    Refused,
    /// Refused, or made anew with nothing of the harm in it.
    Anew,
    /// It may stay: under the media type it is sent with, its harm is only bytes.
    Inert,
}

/// A file that means harm.
#[derive(Debug)]
pub(crate) struct File {
    /// How it means harm.
    pub what: &'static str,
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What must become of it.
    pub must: Must,
}

impl File {
    fn new(what: &'static str, name: impl Into<String>, bytes: impl Into<Vec<u8>>, must: Must) -> Self {
        Self { what, name: name.into(), bytes: bytes.into(), must }
    }
}

/// Numbers that look like chance.
pub(crate) struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    /// One of several.
    pub(crate) fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// Letters with some of them large.
    pub(crate) fn cased(&mut self, word: &str) -> String {
        word.chars()
            .map(|letter| if self.below(3) == 0 { letter.to_ascii_uppercase() } else { letter })
            .collect()
    }

    /// A word of small letters.
    pub(crate) fn word(&mut self) -> String {
        let length = 3 + self.below(8);
        (0..length).map(|_| char::from(b'a' + u8::try_from(self.below(26)).unwrap())).collect()
    }

    /// Bytes.
    pub(crate) fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}

/// Every file of a seed.
pub(crate) fn all(seed: u64) -> Vec<File> {
    let mut dice = Dice(seed);
    let mut files = Vec::new();
    for part in [offices::all, drawings::all, pictures::all, papers::all, words::all] {
        files.extend(part(&mut dice));
    }
    files
}

/// An archive of entries.
pub(crate) fn zip<B: AsRef<[u8]>>(entries: &[(&str, B)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, content) in entries {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Bytes packed as `zlib` packs.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The signature that every scanner knows, in two halves.
pub(crate) fn eicar() -> Vec<u8> {
    [b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-".as_slice(), b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].concat()
}

/// A document without harm.
pub(crate) fn pdf(catalog: &str, more: &str) -> Vec<u8> {
    format!("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {catalog} >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 0 >>\nendobj\n{more}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n").into_bytes()
}

/// A picture without harm.
pub(crate) fn picture(format: image::ImageFormat, side: u32) -> Vec<u8> {
    let image = image::RgbImage::from_fn(side, side, |x, y| {
        image::Rgb([x, y, x + y].map(|at| u8::try_from(at % 256).unwrap()))
    });
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Every document of an office with what it must have, and more.
pub(crate) fn office(ending: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let odf = format!(
        "application/vnd.oasis.opendocument.{}",
        match ending {
            "odt" => "text",
            "ods" => "spreadsheet",
            _ => "presentation",
        }
    );
    let must: [(&str, &[u8]); 2] = match ending {
        "docx" => [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")],
        "xlsx" => [("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")],
        "pptx" => [("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<p/>")],
        _ => [("mimetype", odf.as_bytes()), ("content.xml", b"<office:document-content/>")],
    };
    let others = must.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    zip(&others.chain(more.iter().copied()).collect::<Vec<_>>())
}

/// Documents of offices.
pub(crate) const OFFICES: [&str; 6] = ["docx", "xlsx", "pptx", "odt", "ods", "odp"];
