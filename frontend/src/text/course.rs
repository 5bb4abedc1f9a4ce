//! Words of the course slice: catalogue, detail page, kinds and levels.

use shared::api::course::LessonKind;

use super::pick;

/// The name of a kind of lesson.
pub fn kind(kind: LessonKind) -> &'static str {
    match kind {
        LessonKind::Text => pick("Bacaan", "Reading"),
        LessonKind::Video => pick("Video", "Video"),
        LessonKind::Document => pick("Dokumen", "Document"),
        LessonKind::Quiz => pick("Kuis", "Quiz"),
    }
}
