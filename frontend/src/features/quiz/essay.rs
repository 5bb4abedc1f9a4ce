//! An essay: a field that says how long the answer is and how long it should be.

use grading::{ESSAY_LETTERS, Length, Response, WordLimits, essay};
use leptos::prelude::*;

use super::draft_box::{DraftBox, Pace};
use crate::text::quiz as text;
use crate::ui::fresh_id;

/// Draws the field of a draft.
pub(super) fn essay(opened: DraftBox, slot: u16, limits: WordLimits, drafted: Option<Response>) -> AnyView {
    let typed = match drafted {
        Some(Response::Essay { text }) => text,
        _ => String::new(),
    };
    let on_change = move |text: String| opened.answer(slot, Some(Response::Essay { text }), Pace::WhenQuiet);
    field(limits, RwSignal::new(typed), Some(Callback::new(move |(text,): (String,)| on_change(text))))
}

/// Draws a field that is kept nowhere.
pub fn field(limits: WordLimits, value: RwSignal<String>, on_change: Option<Callback<(String,)>>) -> AnyView {
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
        if let Some(on_change) = on_change {
            on_change.run((typed,));
        }
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
