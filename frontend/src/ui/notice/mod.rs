//! A notice: something the reader should know before going on.

use leptos::prelude::*;

use super::{Icon, Tone};

/// Something the reader should know: what, why, and what to do next.
#[component]
pub fn Notice(
    /// What it means for the reader.
    #[prop(default = Tone::Info)]
    tone: Tone,
    /// The title.
    #[prop(optional, into)]
    title: Option<String>,
    /// The rest; actions go in an element with `class="c-notice__foot"`.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="c-notice" data-tone=tone.name()>
            <Icon glyph=tone.glyph() />
            <div class="c-notice__body">
                {title.map(|title| view! { <p class="c-notice__title">{title}</p> })}
                {children.map(|children| children())}
            </div>
        </div>
    }
    .into_any()
}

/// Why something was refused, said aloud when it comes; nothing while there is no reason.
#[component]
pub fn Refusal(
    /// Why, in words.
    #[prop(into)]
    why: Signal<Option<String>>,
) -> AnyView {
    let shown =
        move || why.get().map(|why| view! { <div role="alert"><Notice tone=Tone::Bad title=why /></div> });
    shown.into_any()
}

/// A note in the margin of reading text: a case, a question to think about, something important.
#[component]
pub fn Callout(
    /// What kind, in a word.
    #[prop(into)]
    label: String,
    /// What it means for the reader.
    #[prop(optional)]
    tone: Tone,
    /// The text.
    children: Children,
) -> AnyView {
    let name = label.clone();
    view! {
        <aside class="c-callout" data-tone=tone.name() aria-label=name>
            <p class="c-callout__label">
                <Icon glyph=tone.glyph() />
                {label}
            </p>
            {children()}
        </aside>
    }
    .into_any()
}
