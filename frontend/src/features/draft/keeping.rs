//! Leaving a page whose changes are not all kept: they are kept first; whoever will not wait is asked.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::platform::{leaving, page};
use crate::text::draft::outline as text;
use crate::ui::prelude::*;

/// Holds links back while something `waits`, after telling `flush`; asks where keeping `has_failed`.
pub(super) fn hold_links(
    waits: Signal<bool>,
    has_failed: Signal<bool>,
    flush: impl Fn() + 'static,
) -> AnyView {
    let navigate = StoredValue::new_local(use_navigate());
    let target = RwSignal::new(None::<String>);
    let open = RwSignal::new(false);
    let turn = leaving::guard(move |href| {
        let is_held = waits.try_get_untracked() == Some(true);
        if is_held {
            target.set(Some(href.to_owned()));
            flush();
        }
        is_held
    });
    let go = move |href: &str| {
        if let Some(navigate) = navigate.try_get_value() {
            navigate(href, NavigateOptions::default());
        }
    };
    Effect::new(move |_| {
        let Some(href) = target.get() else { return };
        if !waits.get() {
            target.set(None);
            go(&href);
        } else if has_failed.get() {
            open.set(true);
        }
    });
    let guard = window_event_listener(ev::beforeunload, move |event| {
        if waits.try_get_untracked() == Some(true) && !page::is_leaving() {
            event.prevent_default();
            event.set_return_value("unsaved");
        }
    });
    on_cleanup(move || {
        leaving::let_go(turn);
        guard.remove();
    });
    let leave = move || {
        open.set(false);
        if let Some(href) = target.get_untracked() {
            target.set(None);
            go(&href);
        }
    };
    view! {
        <Dialog open title=text::leave_title() on_close=move || target.set(None)>
            <p>{text::leave_why()}</p>
            <div class="c-dialog__foot">
                <Button on_press=move || open.set(false)>{text::stay()}</Button>
                <Button kind=ButtonKind::Secondary on_press=leave>
                    {text::leave()}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}
