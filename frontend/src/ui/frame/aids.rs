//! The ways to the panel of reading aids, which `public/aids.js` draws: it must be there before the app is.
//!
//! **Invariant:** both buttons work by `data-open-aids`, through `public/early.js`, and do nothing of their own.

use leptos::prelude::*;

use crate::text::frame as text;
use crate::ui::{Glyph, Icon};

/// The button in the header.
pub(super) fn tool() -> AnyView {
    view! {
        <button class="f-tool" type="button" data-open-aids="" aria-haspopup="dialog">
            <Icon glyph=Glyph::EYE />
            <span class="u-sr">{text::aids()}</span>
        </button>
    }
    .into_any()
}

/// The way there from the account page, with what it is for.
#[component]
pub fn AidsOpener() -> AnyView {
    view! {
        <p class="u-strong u-small">{text::aids()}</p>
        <p class="u-small u-muted">{text::aids_what()}</p>
        <div class="l-cluster">
            <button class="c-chip" type="button" data-open-aids="" aria-haspopup="dialog">
                <Icon glyph=Glyph::EYE />
                {text::aids()}
            </button>
        </div>
    }
    .into_any()
}
