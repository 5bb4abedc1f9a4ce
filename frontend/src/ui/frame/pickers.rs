//! The full choice of language and theme, for the account page. Both work by their `data-` attributes, through
//! `public/early.js`, which also keeps `aria-pressed` of the themes.

use leptos::prelude::*;

use crate::text::frame as text;
use crate::text::{Lang, lang};
use crate::ui::{Glyph, Icon};

/// Chooses the language; the page is loaded anew.
#[component]
pub fn LanguagePicker() -> AnyView {
    let option = |which: Lang, name: &'static str| {
        let pressed = if lang() == which { "true" } else { "false" };
        view! {
            <button class="c-chip" type="button" lang=which.tag() data-set-lang=which.tag() aria-pressed=pressed>
                <span class="c-chip__mark">
                    <Icon glyph=Glyph::CHECK />
                </span>
                {name}
            </button>
        }
    };
    view! {
        <div class="l-cluster" role="group" aria-label=text::languages()>
            {option(Lang::Id, text::indonesian())}
            {option(Lang::En, text::english())}
        </div>
    }
    .into_any()
}

/// Chooses the theme.
#[component]
pub fn ThemePicker() -> AnyView {
    let chosen = document()
        .document_element()
        .and_then(|root| root.get_attribute("data-theme"))
        .filter(|theme| !theme.is_empty())
        .unwrap_or_else(|| "system".to_owned());
    let option = |theme: &'static str, glyph: Glyph, name: &'static str| {
        let pressed = if chosen == theme { "true" } else { "false" };
        view! {
            <button class="c-chip" type="button" data-set-theme=theme aria-pressed=pressed>
                <Icon glyph />
                {name}
            </button>
        }
    };
    view! {
        <div class="l-cluster" role="group" aria-label=text::theme()>
            {option("system", Glyph::PROGRESS, text::theme_system())}
            {option("light", Glyph::SUN, text::theme_light())}
            {option("dark", Glyph::MOON, text::theme_dark())}
        </div>
    }
    .into_any()
}
