//! The forms of files that are taken in: endings, media types, sizes, and how their content gives them away.
//!
//! **Invariant:** what is not in this table is not taken in.

use crate::Use;

const MIB: u64 = 1024 * 1024;

/// What a file is, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// Plain text.
    Text,
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A drawing.
    Svg,
    /// A picture without loss.
    Png,
    /// A photo.
    Jpeg,
    /// A picture of the web; made into one of the other two.
    Webp,
    /// A video.
    Webm,
    /// A video.
    Mp4,
    /// Sound.
    Mp3,
    /// Sound.
    Ogg,
    /// Sound.
    M4a,
    /// Captions.
    Vtt,
    /// A document.
    Pdf,
    /// A text of an office.
    Odt,
    /// A sheet of an office.
    Ods,
    /// Slides of an office.
    Odp,
    /// A text of an office.
    Docx,
    /// A sheet of an office.
    Xlsx,
    /// Slides of an office.
    Pptx,
    /// Plain text.
    Txt,
    /// Text in Markdown.
    Md,
    /// A package.
    Zip,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 20] = [
        Self::Svg,
        Self::Png,
        Self::Jpeg,
        Self::Webp,
        Self::Webm,
        Self::Mp4,
        Self::Mp3,
        Self::Ogg,
        Self::M4a,
        Self::Vtt,
        Self::Pdf,
        Self::Odt,
        Self::Ods,
        Self::Odp,
        Self::Docx,
        Self::Xlsx,
        Self::Pptx,
        Self::Txt,
        Self::Md,
        Self::Zip,
    ];

    /// The form that a name promises; none for an ending that is not taken in.
    pub fn of_name(name: &str, purpose: Use) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
        let ending = if ending == "jpeg" { "jpg" } else { &ending };
        let form = Self::ALL.into_iter().find(|form| form.ending() == ending)?;
        let is_taken = match purpose {
            Use::Answer => !matches!(form, Self::Md | Self::Zip),
            Use::Library => !matches!(form, Self::Txt | Self::Md | Self::Zip),
            Use::Package => matches!(form, Self::Docx | Self::Md | Self::Zip),
        };
        is_taken.then_some(form)
    }

    /// The ending of its names.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
            Self::Webm => "webm",
            Self::Mp4 => "mp4",
            Self::Mp3 => "mp3",
            Self::Ogg => "ogg",
            Self::M4a => "m4a",
            Self::Vtt => "vtt",
            Self::Pdf => "pdf",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Odp => "odp",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Zip => "zip",
        }
    }

    /// The media type under which it is sent.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Webm => "video/webm",
            Self::Mp4 => "video/mp4",
            Self::Mp3 => "audio/mpeg",
            Self::Ogg => "audio/ogg",
            Self::M4a => "audio/mp4",
            Self::Vtt => "text/vtt",
            Self::Pdf => "application/pdf",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Txt => "text/plain; charset=utf-8",
            Self::Md => "text/markdown; charset=utf-8",
            Self::Zip => "application/zip",
        }
    }

    /// What it is in one word.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Svg | Self::Png | Self::Jpeg | Self::Webp => Kind::Image,
            Self::Webm | Self::Mp4 => Kind::Video,
            Self::Mp3 | Self::Ogg | Self::M4a => Kind::Audio,
            Self::Vtt => Kind::Captions,
            Self::Pdf
            | Self::Odt
            | Self::Ods
            | Self::Odp
            | Self::Docx
            | Self::Xlsx
            | Self::Pptx
            | Self::Zip => Kind::Document,
            Self::Txt | Self::Md => Kind::Text,
        }
    }

    /// Most bytes of a file as it is sent. Photos come large from phones, and are made smaller.
    pub const fn bytes_max(self) -> u64 {
        match self {
            Self::Svg => 2 * MIB,
            Self::Png
            | Self::Jpeg
            | Self::Webp
            | Self::Pdf
            | Self::Odt
            | Self::Ods
            | Self::Odp
            | Self::Docx
            | Self::Xlsx
            | Self::Pptx => 20 * MIB,
            Self::Webm | Self::Mp4 | Self::Zip => 200 * MIB,
            Self::Mp3 | Self::Ogg | Self::M4a => 50 * MIB,
            Self::Vtt | Self::Txt | Self::Md => MIB,
        }
    }

    /// Whether it is made of the boxes of ISO media files.
    pub(crate) const fn is_boxes(self) -> bool {
        matches!(self, Self::Mp4 | Self::M4a)
    }

    /// The form itself, where the first bytes bear its name out.
    pub(crate) fn settled_by(self, head: &[u8]) -> Option<Self> {
        let found = infer::get(head).map(|found| found.mime_type());
        let is = match self {
            Self::Png => found == Some("image/png"),
            Self::Jpeg => found == Some("image/jpeg"),
            Self::Webp => found == Some("image/webp"),
            Self::Webm => found == Some("video/webm"),
            Self::Mp4 => matches!(found, Some("video/mp4" | "video/x-m4v")),
            // Recorders of phones give sound the brand of a video.
            Self::M4a => matches!(found, Some("audio/m4a" | "video/mp4")),
            Self::Mp3 => found == Some("audio/mpeg"),
            Self::Ogg => matches!(found, Some("audio/ogg" | "audio/opus")),
            Self::Pdf => head.starts_with(b"%PDF-"),
            Self::Odt | Self::Ods | Self::Odp | Self::Docx | Self::Xlsx | Self::Pptx | Self::Zip => {
                head.starts_with(b"PK\x03\x04")
            }
            // Text is read whole by whoever checks it.
            Self::Svg | Self::Vtt | Self::Txt | Self::Md => {
                found.is_none_or(|media| media.starts_with("text/") || media == "image/svg+xml")
            }
        };
        is.then_some(self)
    }
}
