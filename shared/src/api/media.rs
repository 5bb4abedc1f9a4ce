//! Media: files that come in by the browser, in parts, and the library of those that courses are made of.
//!
//! **Invariant:** nothing of a file is shown to anybody before it was taken in, whole and checked.

use chrono::{DateTime, Utc};
use grading::FileKind;

use crate::access::{Instructor, SignedIn};
use crate::id::{MediaId, UploadId};
use crate::value::{AltText, Cursor, FileName, SearchText};
use crate::{endpoints, problems, streams, uploads};

/// Most bytes of one part.
pub const PART_BYTES_MAX: usize = 1024 * 1024;

endpoints! {
    /// Begins to send a file, or goes on with the same one that was begun before.
    BeginUpload: Post "/uploads", SignedIn, super::Nothing, NewUpload => UploadView;
    /// Shows how much of a file has come.
    GetUpload: Get "/uploads/{upload}", SignedIn, OfUpload, () => UploadView;
    /// Checks a file that has come whole, and takes it in or says why not.
    FinishUpload: Post "/uploads/{upload}/completion", SignedIn, OfUpload, () => MediaView;
    /// Gives a file up that has not been taken in.
    CancelUpload: Delete "/uploads/{upload}", SignedIn, OfUpload, () => ();
    /// Lists the library, newest first.
    ListMedia: Get "/media", Instructor, FindMedia, () => MediaList;
    /// Shows a file of the library and where it is used.
    GetMedia: Get "/media/{media}", Instructor, OfMedia, () => MediaDetail;
    /// Gives a file of the library another name and other words for those who do not see it.
    RenameMedia: Put "/media/{media}", Instructor, OfMedia, MediaEdit => MediaDetail;
    /// Removes a file of the caller's own or of the library, unless it is used.
    RemoveMedia: Delete "/media/{media}", SignedIn, OfMedia, () => ();
}

uploads! {
    /// Keeps the next part of a file; a part that was kept before changes nothing.
    PutPart: Put "/uploads/{upload}/part", SignedIn, OfPart, PART_BYTES_MAX => UploadView;
}

streams! {
    /// Sends a file of the caller's own or of the library of their institution.
    DownloadMedia: Get "/media/{media}/content", SignedIn, OfMedia => "application/octet-stream";
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Part of a learner's answer.
    Answer,
    /// Material for courses and questions.
    Library,
    /// A course or a text on its way into the studio; in no list, and gone after seven days.
    Package,
}

impl Purpose {
    /// Its name in storage and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Library => "library",
            Self::Package => "package",
        }
    }

    /// Reads a purpose from its stored name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Answer, Self::Library, Self::Package].into_iter().find(|purpose| purpose.code() == code)
    }

    /// Whether only those who author courses send such files.
    pub const fn is_authoring(self) -> bool {
        matches!(self, Self::Library | Self::Package)
    }
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
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

impl MediaKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Image, Self::Video, Self::Audio, Self::Captions, Self::Document, Self::Text];

    /// Its name in storage and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Captions => "captions",
            Self::Document => "document",
            Self::Text => "text",
        }
    }

    /// What a file of this kind is in an answer.
    pub const fn in_answer(self) -> FileKind {
        match self {
            Self::Image => FileKind::Image,
            Self::Video => FileKind::Video,
            Self::Audio => FileKind::Audio,
            Self::Document => FileKind::Document,
            Self::Captions | Self::Text => FileKind::Text,
        }
    }

    /// Reads a kind from its stored name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

input! {
    /// A file that is going to be sent.
    pub struct NewUpload {
        /// Its name on the sender's device.
        pub name: FileName,
        /// Its size.
        pub size_bytes: u64,
        /// When it was changed last, in milliseconds since 1970; tells it from another of the same name and size.
        pub modified_ms: u64,
        /// What it is for.
        pub purpose: Purpose,
    }

    /// Locates a file on its way.
    pub struct OfUpload {
        /// The upload.
        pub upload: UploadId,
    }

    /// Locates a part of a file on its way.
    pub struct OfPart {
        /// The upload.
        pub upload: UploadId,
        /// Where the part begins.
        pub offset: u64,
    }

    /// Locates a file that was taken in.
    pub struct OfMedia {
        /// The file.
        pub media: MediaId,
    }

    /// Which files of the library.
    #[derive(Default)]
    pub struct FindMedia {
        /// Words of the name or of what stands in its place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub q: Option<SearchText>,
        /// Only this kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub kind: Option<MediaKind>,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// What can be changed of a file.
    pub struct MediaEdit {
        /// Its name; the ending stays what the file is.
        pub name: FileName,
        /// The words in place of it.
        pub alt: AltText,
    }
}

wire! {
    /// A file on its way.
    pub struct UploadView {
        /// The upload.
        pub id: UploadId,
        /// Name on the sender's device.
        pub name: String,
        /// Size of the whole.
        pub size_bytes: u64,
        /// How much has come: where the next part begins.
        pub received_bytes: u64,
        /// Most bytes of one part.
        pub part_bytes_max: u64,
    }

    /// A file that was taken in.
    pub struct MediaView {
        /// The file.
        pub id: MediaId,
        /// Its name.
        pub name: String,
        /// What it is.
        pub kind: MediaKind,
        /// Its media type.
        pub media_type: String,
        /// Size of what is kept; pictures are made smaller.
        pub size_bytes: u64,
        /// Width of a picture.
        pub width: Option<u32>,
        /// Height of a picture.
        pub height: Option<u32>,
        /// Length of a video or of sound, where the file tells.
        pub seconds: Option<u32>,
        /// The words in place of it; empty for none.
        pub alt: String,
        /// When it came.
        pub created_at: DateTime<Utc>,
    }

    /// A file of an answer.
    pub struct AnswerFile {
        /// The file.
        pub id: MediaId,
        /// Its name; a number in place of it where names are not to be seen.
        pub name: String,
        /// What it is.
        pub kind: MediaKind,
        /// Size of what is kept.
        pub size_bytes: u64,
    }

    /// A page of the library.
    pub struct MediaList {
        /// Files, newest first.
        pub items: Vec<MediaRow>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
        /// Bytes of the whole library.
        pub used_bytes: u64,
        /// Bytes that the library may have.
        pub most_bytes: u64,
    }

    /// A file in a list.
    pub struct MediaRow {
        /// The file.
        pub file: MediaView,
        /// In how many places it is used.
        pub uses: u32,
    }

    /// A file with what is known about it.
    pub struct MediaDetail {
        /// The file.
        pub file: MediaView,
        /// Who brought it, where the name is known.
        pub by: Option<String>,
        /// Where it is used, by name.
        pub uses: Vec<MediaUse>,
    }

    /// A place where a file is used.
    pub struct MediaUse {
        /// What people call it.
        pub label: String,
        /// Its address in the app.
        pub address: Option<String>,
    }
}

impl From<&MediaView> for AnswerFile {
    fn from(view: &MediaView) -> Self {
        Self { id: view.id, name: view.name.clone(), kind: view.kind, size_bytes: view.size_bytes }
    }
}

problems! {
    /// A part begins elsewhere than where the file has come to.
    PART_ELSEWHERE: 409 "media/part-elsewhere", "Bagian berkas ini tidak menyambung. Lanjutkan dari bagian terakhir yang diterima.", "This part of the file does not follow. Go on from the last part that was received.";
    /// Not all has come.
    UPLOAD_UNFINISHED: 409 "media/unfinished", "Berkas belum terkirim seluruhnya. Lanjutkan pengiriman, lalu coba lagi.", "The file has not come whole. Go on sending it, then try again.";
    /// Too many are open.
    TOO_MANY_UPLOADS: 409 "media/too-many-uploads", "Terlalu banyak berkas yang sedang dikirim. Selesaikan atau batalkan salah satunya dahulu.", "Too many files are on their way. Finish or cancel one of them first.";
    /// No room is left for the account or the library.
    MEDIA_QUOTA: 409 "media/quota", "Ruang penyimpanan berkas sudah habis. Hapus berkas yang tidak dipakai, lalu kirim lagi.", "There is no room left for files. Remove those that are not used, then send it again.";
    /// Used somewhere.
    MEDIA_USED: 409 "media/used", "Berkas ini sedang dipakai sehingga tidak dapat dihapus. Lepaskan dahulu dari tempat yang memakainya.", "This file is in use and cannot be removed. Take it out of where it is used first.";
    /// Not a file that is taken in.
    MEDIA_REFUSED: 422 "media/refused", "Berkas ini tidak dapat diterima.", "This file cannot be taken in.";
}
