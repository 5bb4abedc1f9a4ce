//! A state in a word: icon, word and colour together.

use leptos::prelude::*;

use super::{Glyph, Icon, Tone};

/// A state in a word.
#[component]
pub fn Pill(
    /// What the state means.
    #[prop(optional)]
    tone: Tone,
    /// An icon, if the tone's own says too little.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// The word.
    children: Children,
) -> AnyView {
    view! {
        <span class="c-pill" data-tone=tone.name()>
            <Icon glyph=glyph.unwrap_or(tone.glyph()) />
            {children()}
        </span>
    }
    .into_any()
}
