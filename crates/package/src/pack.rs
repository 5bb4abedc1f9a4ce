//! A course folder as an archive.
//!
//! **Invariant:** the same folder is the same bytes, whenever and wherever it is packed; [`crate::take`] gives it back.

use std::io::{Seek, Write};

use course_folder::{FileKind, Files};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Why an archive could not be written.
#[derive(Debug, thiserror::Error)]
#[error("could not be packed")]
pub struct PackFault(#[from] ZipError);

/// Writes a folder as an archive.
///
/// # Errors
/// When it cannot be written.
pub fn pack<W: Write + Seek>(files: &Files, to: W) -> Result<W, PackFault> {
    let mut zip = ZipWriter::new(to);
    // The beginning of the archive's own time: when it was packed says nothing about the course.
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    for (path, bytes) in files {
        let method = if is_packed(path) { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        zip.start_file(path.as_str(), plain.compression_method(method))?;
        zip.write_all(bytes).map_err(ZipError::from)?;
    }
    Ok(zip.finish()?)
}

/// Whether content is as small as it gets.
fn is_packed(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    match course_folder::file_kind(path) {
        Some(FileKind::Image) => ending != "svg",
        Some(FileKind::Video | FileKind::Audio) => true,
        Some(FileKind::Document) => ending != "pdf",
        Some(FileKind::Captions) | None => false,
    }
}
