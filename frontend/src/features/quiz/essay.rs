//! An essay: a field that says how long the answer is and how long it should be.

use grading::{ESSAY_LETTERS, Length, Response, WordLimits, essay};
use leptos::prelude::*;

use super::draft_box::Pace;
use super::keep::Keep;
use crate::text::quiz as text;
use crate::ui::fresh_id;

/// Draws the field, filled with its draft.
pub(super) fn essay(keep: Keep, limits: WordLimits, drafted: Option<Response>) -> AnyView {
    let value = RwSignal::new(match drafted {
        Some(Response::Essay { text }) => text,
        _ => String::new(),
    });
    let (id, count) = (fresh_id("essay"), Memo::new(move |_| value.with(|text| essay::words(text))));
    let count_id = format!("{id}-count");
    let class = move || match limits.length(count.get()) {
        Length::Fits => "q-essay__count",
        Length::Short(_) | Length::Long(_) => "q-essay__count q-essay__count--off",
    };
    let hint_id = format!("{id}-hint");
    let described = format!("{hint_id} {count_id}");
    let input = move |typed: String| {
        value.set(typed.clone());
        keep.put(Some(Response::Essay { text: typed }), Pace::WhenQuiet);
    };
    view! {
        <div class="c-field">
            <label class="c-field__label" for=id.clone()>
                {text::your_answer()}
            </label>
            <span class="c-field__hint" id=hint_id>
                {text::type_essay(limits)}
            </span>
            <textarea
                class="c-input c-input--long q-essay"
                id=id
                rows="12"
                maxlength=ESSAY_LETTERS.to_string()
                prop:value=move || value.get()
                aria-describedby=described
                on:input=move |event| input(event_target_value(&event))
            ></textarea>
            <p class=class id=count_id>
                {move || text::length(limits, count.get())}
            </p>
        </div>
    }
    .into_any()
}
