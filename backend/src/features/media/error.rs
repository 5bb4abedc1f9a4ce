//! Why an operation on media failed, and what the caller is told.

use media::Refusal;
use sea_orm::DbErr;
use shared::api::media::{
    MEDIA_QUOTA, MEDIA_REFUSED, MEDIA_USED, PART_ELSEWHERE, TOO_MANY_UPLOADS, UPLOAD_UNFINISHED,
};
use shared::problem::{self, Phrase, Problem};

use super::said;
use crate::ports::FileFault;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    /// Not there, or not the caller's.
    #[error("no such file of the caller's")]
    NotFound,
    /// The library is for those who author courses.
    #[error("not an instructor")]
    NotInstructor,
    /// A field has a fault.
    #[error("invalid {0}")]
    Invalid(&'static str, Phrase),
    /// A part begins elsewhere than here.
    #[error("the file has come to {received}")]
    Elsewhere {
        /// Where the next part begins.
        received: u64,
    },
    /// Not all has come.
    #[error("unfinished")]
    Unfinished,
    /// Too many are on their way.
    #[error("too many uploads")]
    TooMany,
    /// No room is left.
    #[error("no room within {most_mb} MB")]
    Quota {
        /// Room in all, in megabytes.
        most_mb: u32,
    },
    /// Used somewhere.
    #[error("in use")]
    Used,
    /// Not a file that is taken in.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// Not a file that is taken in as a package or a text.
    #[error("no package or text")]
    NotPackage,
    /// The file store.
    #[error("files")]
    File(#[from] FileFault),
    /// The work was cut off.
    #[error("cut off")]
    CutOff(#[from] tokio::task::JoinError),
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<media::Fault> for MediaError {
    fn from(fault: media::Fault) -> Self {
        match fault {
            media::Fault::Refused(refusal) => refusal.into(),
            media::Fault::Io(error) => Self::File(error.into()),
        }
    }
}

impl From<MediaError> for Problem {
    fn from(error: MediaError) -> Self {
        match error {
            MediaError::NotFound => (&problem::NOT_FOUND).into(),
            MediaError::NotInstructor => (&problem::NOT_ALLOWED).into(),
            MediaError::Invalid(pointer, phrase) => Self::from(&problem::INVALID).with_fault(pointer, phrase),
            MediaError::Elsewhere { received } => {
                let phrase = Phrase::made(
                    format!("Lanjutkan dari bita ke-{received}."),
                    format!("Go on from byte {received}."),
                );
                Self::from(&PART_ELSEWHERE).with_fault("?offset", phrase)
            }
            MediaError::Unfinished => (&UPLOAD_UNFINISHED).into(),
            MediaError::TooMany => (&TOO_MANY_UPLOADS).into(),
            MediaError::Quota { most_mb } => Self::from(&MEDIA_QUOTA).with_detail(Phrase::made(
                format!("Berkas ini tidak muat lagi dalam ruang {most_mb} MB. Hapus berkas yang tidak dipakai, lalu kirim lagi."),
                format!("This file does not fit into the room of {most_mb} MB. Remove those that are not used, then send it again."),
            )),
            MediaError::Used => (&MEDIA_USED).into(),
            MediaError::Refused(refusal) => Self::from(&MEDIA_REFUSED).with_detail(said::refusal(refusal)),
            MediaError::NotPackage => Self::from(&MEDIA_REFUSED).with_detail(Phrase::new(
                "Jenis berkas ini tidak diimpor. Pakai paket pelatihan (.zip), dokumen Word (.docx), atau Markdown (.md).",
                "Files of this kind are not imported. Use a course package (.zip), a Word document (.docx) or Markdown (.md).",
            )),
            MediaError::File(fault) => fault.into(),
            MediaError::CutOff(_) => (&problem::INTERNAL).into(),
            MediaError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
