//! More of a list: a button, never scrolling without end.

use leptos::html;
use leptos::prelude::*;

use super::{Button, ButtonKind};
use crate::platform::bridge;
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
    let words = move || {
        let shown = shown.get();
        total.get().map_or_else(|| text::shown(shown), |total| text::shown_of(shown, total))
    };
    let place = NodeRef::<html::P>::new();
    let is_pressed = StoredValue::new(false);
    let press = move || {
        is_pressed.set_value(true);
        on_more.run(());
    };
    Effect::new(move |_| {
        // The button that was pressed goes with the last of the list.
        if !has_more.get()
            && is_pressed.get_value()
            && let Some(place) = place.get_untracked()
        {
            is_pressed.set_value(false);
            bridge::focus(&place);
        }
    });
    let button = move || {
        has_more.get().then(|| {
            view! {
                <Button kind=ButtonKind::Secondary busy=busy on_press=press>
                    {text::more()}
                </Button>
            }
        })
    };
    view! {
        <div class="c-more">
            <p class="u-muted u-small" role="status" tabindex="-1" node_ref=place>
                {words}
            </p>
            {button}
        </div>
    }
    .into_any()
}
