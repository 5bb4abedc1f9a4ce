//! A search that answers while typing.

use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

use crate::text::ui as text;
use crate::ui::{Glyph, Icon, IconButton};

const PAUSE: Duration = Duration::from_millis(300);

/// A search field. `on_search` runs when typing pauses, and at once on Enter or when cleared.
#[component]
pub fn SearchField(
    /// The label: the placeholder, and spoken.
    #[prop(into)]
    label: String,
    /// What is searched for; the field follows it.
    value: RwSignal<String>,
    /// Runs with the new words.
    #[prop(into)]
    on_search: Callback<(String,)>,
) -> AnyView {
    let waiting = StoredValue::new_local(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(handle)) = waiting.try_update_value(Option::take) {
            handle.clear();
        }
    };
    let search_now = move || {
        stop();
        on_search.run((value.get_untracked(),));
    };
    let typed = move |words: String| {
        stop();
        value.set(words);
        let handle = set_timeout_with_handle(
            move || {
                if let Some(words) = value.try_get_untracked() {
                    on_search.try_run((words,));
                }
            },
            PAUSE,
        );
        waiting.try_set_value(handle.ok());
    };
    on_cleanup(stop);
    view! {
        <form
            class="c-field"
            role="search"
            on:submit=move |event| {
                event.prevent_default();
                search_now();
            }
        >
            <div class="c-with c-with--start c-with--clear">
                <Icon glyph=Glyph::SEARCH />
                <input
                    class="c-input"
                    type="search"
                    enterkeyhint="search"
                    autocomplete="off"
                    aria-label=label.clone()
                    placeholder=label
                    prop:value=move || value.get()
                    on:input=move |event| typed(event_target_value(&event))
                />
                <span class="c-with__end" hidden=move || value.with(String::is_empty)>
                    <IconButton
                        glyph=Glyph::CLOSE
                        label=text::clear_search()
                        on_press=move || {
                            value.set(String::new());
                            search_now();
                        }
                    />
                </span>
            </div>
        </form>
    }
    .into_any()
}
