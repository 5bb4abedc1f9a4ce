//! More of a list: a button, never scrolling without end.

use leptos::prelude::*;

use super::{Button, ButtonKind};
use crate::text::ui as text;

/// How much of a list is shown, and the rest of it.
#[component]
pub fn LoadMore(
    /// How many are shown.
    #[prop(into)]
    shown: Signal<u32>,
    /// How many there are, if known.
    #[prop(optional, into)]
    total: Signal<Option<u32>>,
    /// Whether there are more.
    #[prop(into)]
    has_more: Signal<bool>,
    /// More are on their way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Fetches more.
    #[prop(into)]
    on_more: Callback<()>,
) -> AnyView {
    let words = move || total.get().map(|total| text::shown_of(shown.get(), total));
    let button = move || {
        has_more.get().then(|| {
            view! {
                <Button kind=ButtonKind::Secondary busy=busy on_press=on_more>
                    {text::more()}
                </Button>
            }
        })
    };
    view! {
        <div class="c-more">
            <p class="u-muted u-small" role="status">
                {words}
            </p>
            {button}
        </div>
    }
    .into_any()
}
