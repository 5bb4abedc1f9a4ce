//! The header: brand, where answers are, language, reading aids, theme, help, account.
//!
//! The buttons for language and theme work by their `data-` attributes, through `public/early.js`.

use leptos::prelude::*;

use super::{FrameState, Part};
use crate::text::{Lang, class, frame as text, lang};
use crate::ui::{Avatar, Glyph, Icon, SyncChip};

/// Draws the header.
pub(super) fn header(state: FrameState, help: fn() -> AnyView) -> AnyView {
    let account = move || {
        state.viewer.get().map(|viewer| {
            let inbox = viewer.parts.contains(&Part::Learning).then(|| inbox(viewer.unread));
            view! {
                {inbox}
                <a class="f-tool f-account" href="/akun">
                    <Avatar name=viewer.name.clone() />
                    <span class="u-sr">{text::account()}": "{viewer.name}</span>
                </a>
            }
        })
    };
    view! {
        <header class="f-header">
            <a class="f-brand" href="/">
                <Icon glyph=Glyph::BRAND />
                {text::brand()}
            </a>
            <SyncChip state=state.sync compact=true />
            <div class="f-langs" role="group" aria-label=text::languages()>
                {language(Lang::Id, "ID", text::indonesian())}
                {language(Lang::En, "EN", text::english())}
            </div>
            {super::aids::tool()}
            <button class="f-tool" type="button" data-toggle-theme="">
                <Icon glyph=Glyph::PROGRESS />
                <span class="u-sr">{text::switch_theme()}</span>
            </button>
            {help()}
            {account}
        </header>
    }
    .into_any()
}

/// The viewer's messages, with how many are new: in words, and as a figure where there are any.
fn inbox(unread: u32) -> AnyView {
    let count = (unread > 0)
        .then(|| view! { <span class="f-inbox__count" aria-hidden="true">{unread.min(99)}</span> });
    view! {
        <a class="f-tool f-inbox" href="/pesan">
            <Icon glyph=Glyph::MAIL />
            {count}
            <span class="u-sr">{class::inbox_with(unread)}</span>
        </a>
    }
    .into_any()
}

fn language(which: Lang, short: &'static str, name: &'static str) -> impl IntoView {
    let label = format!("{short}, {name}");
    let pressed = if lang() == which { "true" } else { "false" };
    view! {
        <button
            class="f-tool"
            type="button"
            lang=which.tag()
            data-set-lang=which.tag()
            aria-label=label
            aria-pressed=pressed
        >
            {short}
        </button>
    }
}
