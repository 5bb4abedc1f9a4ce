//! Choosing a file of the draft.

use leptos::prelude::*;

use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// What kind of file is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    /// A picture.
    Image,
    /// A video.
    Video,
    /// Captions.
    Captions,
    /// A document.
    Document,
}

/// Draws the field; `on_change` runs when another file is named.
pub(super) fn file_field(
    kind: FileKind,
    label: &'static str,
    value: RwSignal<String>,
    on_change: Callback<()>,
) -> AnyView {
    let hint = match kind {
        FileKind::Image => text::image_hint(),
        FileKind::Video => text::video_hint(),
        FileKind::Captions => text::captions_hint(),
        FileKind::Document => text::document_hint(),
    };
    view! { <TextField label hint value longest=200_u32 on_change=move |_: String| on_change.run(()) /> }
        .into_any()
}
