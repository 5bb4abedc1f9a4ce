//! Things that open in place: the native `<details>`.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// A line that opens to show more. `aside` is shown at the end of the line: a duration, a state.
#[component]
pub fn Disclosure(
    /// The line.
    #[prop(into)]
    summary: String,
    /// Small facts at the end of the line.
    #[prop(optional, into)]
    aside: Option<String>,
    /// Whether it starts open.
    #[prop(optional)]
    open: bool,
    /// What it shows.
    children: Children,
) -> AnyView {
    view! {
        <details class="c-disclosure" open=open>
            <summary class="c-disclosure__line">
                <span class="c-disclosure__words">
                    <span class="u-strong">{summary}</span>
                    {aside.map(|aside| view! { <span class="c-disclosure__aside">{aside}</span> })}
                </span>
                <Icon glyph=Glyph::CHEVRON_DOWN />
            </summary>
            <div class="c-disclosure__body">{children()}</div>
        </details>
    }
    .into_any()
}

/// Disclosures that belong together.
#[component]
pub fn Accordion(
    /// The disclosures.
    children: Children,
) -> AnyView {
    view! { <div class="c-accordion">{children()}</div> }.into_any()
}
