//! Where the reader's answers are: on this device, on their way, or at the server.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use super::{Glyph, Icon, Tone};
use crate::text::format;
use crate::text::ui as text;

/// Where the reader's answers are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SyncState {
    /// There is nothing to say.
    #[default]
    Idle,
    /// Kept on this device, not sent yet.
    SavedHere,
    /// On their way.
    Sending,
    /// All at the server since then.
    Sent(DateTime<Utc>),
    /// No connection; this many wait on the device.
    Offline(u32),
    /// There is a connection, yet this many wait on the device.
    Unsent(u32),
}

impl SyncState {
    fn look(self) -> Option<(Tone, Glyph, String)> {
        Some(match self {
            Self::Idle => return None,
            Self::SavedHere => (Tone::Neutral, Glyph::DEVICE, text::saved_here().to_owned()),
            Self::Sending => (Tone::Info, Glyph::CLOUD_UP, text::sending().to_owned()),
            Self::Sent(at) => (Tone::Ok, Glyph::CLOUD_CHECK, text::sent_at(&format::time(at))),
            Self::Offline(0) => (Tone::Warn, Glyph::WIFI_OFF, text::offline().to_owned()),
            Self::Offline(count) => {
                (Tone::Warn, Glyph::WIFI_OFF, format!("{} · {}", text::offline(), text::unsent(count)))
            }
            Self::Unsent(count) => (Tone::Warn, Glyph::DEVICE, text::unsent(count)),
        })
    }
}

/// Where the reader's answers are, in a chip. Silent: the frame speaks when the connection goes and comes.
#[component]
pub fn SyncChip(
    /// Where they are.
    #[prop(into)]
    state: Signal<SyncState>,
    /// Shows only the icon on phones; for the header.
    #[prop(optional)]
    compact: bool,
) -> AnyView {
    let class = if compact { "c-sync c-sync--compact" } else { "c-sync" };
    let shown = move || {
        state.get().look().map(|(tone, glyph, words)| {
            let title = words.clone();
            view! {
                <span class=class data-tone=tone.name() title=title>
                    <Icon glyph />
                    <span class="c-sync__words">{words}</span>
                </span>
            }
        })
    };
    shown.into_any()
}
