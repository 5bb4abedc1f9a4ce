//! Images, videos, sound, captions and documents: which files are taken, how large, and whether they are what their name says.

use crate::desk::Desk;
use crate::limits::{AUDIO_BYTES_MAX, DOCUMENT_BYTES_MAX, IMAGE_BYTES_MAX, TEXT_BYTES_MAX, VIDEO_BYTES_MAX};

/// What an asset is, told by the ending of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A picture.
    Image,
    /// A video.
    Video,
    /// Sound.
    Audio,
    /// Captions of a video.
    Captions,
    /// A document.
    Document,
}

impl Kind {
    /// The kind behind a name; `None` for an ending that courses do not take.
    pub(crate) fn of(name: &str) -> Option<Self> {
        match ending(name) {
            "svg" | "png" | "jpg" | "jpeg" | "webp" => Some(Self::Image),
            "webm" | "mp4" => Some(Self::Video),
            "mp3" | "ogg" | "m4a" => Some(Self::Audio),
            "vtt" => Some(Self::Captions),
            "pdf" | "odt" | "ods" | "odp" | "docx" | "xlsx" | "pptx" => Some(Self::Document),
            _ => None,
        }
    }

    /// The endings of this kind, as written in a remedy.
    pub(crate) fn endings(self) -> &'static str {
        match self {
            Self::Image => ".svg, .png, .jpg, .webp",
            Self::Video => ".webm, .mp4",
            Self::Audio => ".mp3, .ogg, .m4a",
            Self::Captions => ".vtt",
            Self::Document => ".pdf, .odt, .ods, .odp, .docx, .xlsx, .pptx",
        }
    }

    fn bytes_max(self) -> usize {
        match self {
            Self::Image => IMAGE_BYTES_MAX,
            Self::Video => VIDEO_BYTES_MAX,
            Self::Audio => AUDIO_BYTES_MAX,
            Self::Captions => TEXT_BYTES_MAX,
            Self::Document => DOCUMENT_BYTES_MAX,
        }
    }
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Checks the file in hand as an asset.
pub(crate) fn check(desk: &mut Desk<'_>, bytes: &[u8]) {
    let name = desk.file.rsplit('/').next().unwrap_or_default().to_owned();
    if !crate::layout::is_asset_name(&name) {
        desk.error(
            None,
            "nama berkas memuat huruf besar, spasi, atau tanda lain",
            "Pakai huruf kecil, angka, dan tanda hubung saja, lalu sesuaikan alamatnya di materi.",
        );
    }
    let Some(kind) = Kind::of(&name) else {
        return desk.error(
            None,
            format!("akhiran berkas `.{}` tidak dikenal", ending(&name)),
            "Pakai .svg, .png, .jpg, .webp, .webm, .mp4, .mp3, .ogg, .m4a, .vtt, .pdf, atau dokumen kantor; atau hapus berkas ini.",
        );
    };
    size(desk, bytes, kind.bytes_max());
    if !bytes.is_empty() && !is_what_it_says(ending(&name), bytes) {
        desk.error(
            None,
            format!("isi berkas tidak sesuai dengan akhiran `.{}`", ending(&name)),
            "Berkas mungkin rusak atau salah diganti namanya. Ekspor ulang dari aslinya.",
        );
    }
    if ending(&name) == "svg" {
        still(desk, bytes);
    }
}

/// Checks that a file is neither empty nor too large.
pub(crate) fn size(desk: &mut Desk<'_>, bytes: &[u8], most: usize) {
    if bytes.is_empty() {
        desk.error(None, "berkas kosong", "Isi berkas ini atau hapus bila tidak diperlukan.");
    }
    if bytes.len() > most {
        desk.error(
            None,
            format!("berkas terlalu besar: {}, paling besar {}", shown(bytes.len()), shown(most)),
            "Perkecil ukurannya atau bagi menjadi beberapa berkas.",
        );
    }
}

fn shown(bytes: usize) -> String {
    const MIB: usize = 1024 * 1024;
    if bytes >= MIB { format!("{} MB", bytes.div_ceil(MIB)) } else { format!("{} KB", bytes.div_ceil(1024)) }
}

fn is_what_it_says(ending: &str, bytes: &[u8]) -> bool {
    match ending {
        "svg" => std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg")),
        "png" => bytes.starts_with(b"\x89PNG"),
        "jpg" | "jpeg" => bytes.starts_with(b"\xFF\xD8\xFF"),
        "webp" => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
        "webm" => bytes.starts_with(b"\x1A\x45\xDF\xA3"),
        "mp4" | "m4a" => bytes.get(4..8) == Some(b"ftyp"),
        "mp3" => bytes.starts_with(b"ID3") || matches!(bytes, [0xFF, second, ..] if second & 0xE6 == 0xE2),
        "ogg" => bytes.starts_with(b"OggS"),
        "vtt" => std::str::from_utf8(bytes)
            .is_ok_and(|text| text.trim_start_matches('\u{FEFF}').starts_with("WEBVTT")),
        "pdf" => bytes.starts_with(b"%PDF-"),
        "odt" | "ods" | "odp" | "docx" | "xlsx" | "pptx" => bytes.starts_with(b"PK"),
        _ => false,
    }
}

/// A picture that carries a script is a page in disguise.
fn still(desk: &mut Desk<'_>, bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for (index, line) in text.lines().enumerate() {
        let lower = line.to_ascii_lowercase();
        if ["<script", "<foreignobject", "javascript:", " onload", " onclick", "<!entity"]
            .iter()
            .any(|part| lower.contains(part))
        {
            desk.error(
                index + 1,
                "gambar SVG memuat skrip atau isi aktif",
                "Ekspor ulang sebagai SVG biasa (plain SVG) tanpa skrip.",
            );
        }
    }
}
