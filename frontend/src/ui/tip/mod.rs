//! What a word or a figure means: opens in place, by press, never by hovering.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::text::ui as text;

/// A term with its definition.
#[component]
pub fn DefinitionTip(
    /// The term, which is shown.
    #[prop(into)]
    term: String,
    /// What it means: how it is counted, by which rule.
    #[prop(into)]
    definition: String,
) -> AnyView {
    let question = text::what_is(&term);
    view! {
        <details class="c-tip">
            <summary class="c-tip__term">
                <span>{term}</span>
                <Icon glyph=Glyph::HELP />
                <span class="u-sr">{question}</span>
            </summary>
            <p class="c-tip__definition">{definition}</p>
        </details>
    }
    .into_any()
}
