//! Files of an essay: how many, and the kinds that a file lists as Moodle does.
//!
//! **Invariant:** what is given out comes in again as it was, and whatever else becomes of limits is told.

use std::collections::BTreeSet;

use exchange::model::{Essay, EssayInput};
use grading::{FILES_MAX, FileKind, FileLimits};

/// What Moodle calls the files of a kind.
const fn listed(kind: FileKind) -> &'static [&'static str] {
    match kind {
        FileKind::Document => &["document", "presentation", "spreadsheet"],
        FileKind::Image => &["image"],
        FileKind::Audio => &["audio"],
        FileKind::Video => &["video"],
        FileKind::Text => &[".txt"],
    }
}

/// The kind of which a file of a listed group, media type or ending is.
fn kind_of(listed: &str) -> Option<FileKind> {
    Some(match listed {
        "document" | "presentation" | "spreadsheet" | "application/pdf" | ".pdf" | ".doc" | ".docx"
        | ".xls" | ".xlsx" | ".ppt" | ".pptx" | ".odt" | ".ods" | ".odp" => FileKind::Document,
        "image" | "web_image" | "optimised_image" | "image/jpeg" | "image/png" | ".jpg" | ".jpeg"
        | ".png" | ".svg" | ".webp" => FileKind::Image,
        "audio" | "web_audio" | "html_audio" | ".mp3" | ".ogg" | ".m4a" => FileKind::Audio,
        "video" | "web_video" | "html_video" | ".mp4" | ".webm" => FileKind::Video,
        "text/plain" | ".txt" => FileKind::Text,
        _ => return None,
    })
}

/// The kinds as a file lists them; empty for all.
pub(crate) fn file_kinds(kinds: &BTreeSet<FileKind>) -> String {
    kinds.iter().flat_map(|kind| listed(*kind)).copied().collect::<Vec<_>>().join(",")
}

/// The limits of an essay's files here, and whether they are those of the file.
pub(super) fn limits(essay: &Essay) -> (FileLimits, bool) {
    let are_wanted = matches!(essay.input, EssayInput::FilesOnly | EssayInput::EditorWithFiles)
        || essay.files_min > 0
        || essay.files_max != Some(0);
    if !are_wanted {
        return (FileLimits::default(), true);
    }
    let small = |number: u32| u8::try_from(number).unwrap_or(u8::MAX).min(FILES_MAX);
    // Files that stand within the text of an editor are handed in beside it.
    let max = essay.files_max.filter(|most| *most > 0).map_or(FILES_MAX, small);
    let min = small(essay.files_min).min(max);
    let written: BTreeSet<String> = essay
        .file_kinds
        .split([',', ';', ' '])
        .filter(|listed| !matches!(*listed, "" | "*"))
        .map(str::to_lowercase)
        .collect();
    let kinds: BTreeSet<FileKind> = written.iter().filter_map(|listed| kind_of(listed)).collect();
    let given: BTreeSet<&str> = kinds.iter().flat_map(|kind| listed(*kind)).copied().collect();
    let are_kinds_kept = given == written.iter().map(String::as_str).collect();
    let is_kept = essay.input != EssayInput::EditorWithFiles
        && essay.files_max == Some(u32::from(max))
        && essay.files_min == u32::from(min)
        && essay.file_bytes_max == 0
        && are_kinds_kept;
    (FileLimits { min, max, kinds }, is_kept)
}
