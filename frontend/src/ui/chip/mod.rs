//! Chips: filters that are on or off, and choices that can be taken away.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::text::format;
use crate::text::ui as text;

/// A filter that is on or off.
#[component]
pub fn Chip(
    /// Whether it is on.
    #[prop(into)]
    pressed: Signal<bool>,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
    /// How many things it would show.
    #[prop(optional, into)]
    count: Option<u32>,
    /// Its words.
    children: Children,
) -> AnyView {
    view! {
        <button
            class="c-chip"
            type="button"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            <span class="c-chip__mark">
                <Icon glyph=Glyph::CHECK />
            </span>
            {children()}
            {count
                .map(|count| view! { <span class="c-chip__count">{format::number(i64::from(count))}</span> })}
        </button>
    }
    .into_any()
}

/// A choice that can be taken away.
#[component]
pub fn ChosenChip(
    /// Its words.
    #[prop(into)]
    label: String,
    /// Takes it away.
    #[prop(into)]
    on_remove: Callback<()>,
) -> AnyView {
    view! {
        <button class="c-chip c-chip--chosen" type="button" on:click=move |_| on_remove.run(())>
            <span class="u-sr">{text::remove()}" "</span>
            {label}
            <Icon glyph=Glyph::CLOSE />
        </button>
    }
    .into_any()
}
