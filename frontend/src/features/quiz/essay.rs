//! An essay: a field that says how long the answer is and how long it should be, files beside it, or files alone.

use grading::{ESSAY_LETTERS, FileLimits, Length, Response, WordLimits, essay};
use leptos::prelude::*;
use shared::id::MediaId;

use super::draft_box::Pace;
use super::files;
use super::keep::Keep;
use crate::text::quiz as text;
use crate::ui::fresh_id;

/// What is asked for.
pub(super) struct Asked<'a> {
    /// How long it should be.
    pub(super) words: WordLimits,
    /// Files.
    pub(super) files: &'a FileLimits,
    /// Whether something is to be written.
    pub(super) is_text_wanted: bool,
}

/// Draws the fields, filled with their draft.
pub(super) fn essay(keep: Keep, asked: &Asked<'_>, drafted: Option<Response>) -> AnyView {
    let (typed, held) = match drafted {
        Some(Response::Essay { text, files }) => (text, files.into_iter().map(MediaId).collect()),
        _ => (String::new(), Vec::new()),
    };
    let (value, held) = (RwSignal::new(typed), RwSignal::new(held));
    let put = move |pace| {
        let text = value.get_untracked();
        let files = held.with_untracked(|held| held.iter().map(|id| id.0).collect());
        keep.put(Some(Response::Essay { text, files }), pace);
    };
    let written = asked.is_text_wanted.then(|| {
        let input = move |typed: String| {
            value.set(typed);
            put(Pace::WhenQuiet);
        };
        written(asked.words, value, input)
    });
    let sent = (!asked.files.is_none())
        .then(|| files::fields(keep, asked.files, held, Callback::new(move |()| put(Pace::Now))));
    view! { {written} {sent} }.into_any()
}

fn written(
    limits: WordLimits,
    value: RwSignal<String>,
    input: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let (id, count) = (fresh_id("essay"), Memo::new(move |_| value.with(|text| essay::words(text))));
    let count_id = format!("{id}-count");
    let class = move || match limits.length(count.get()) {
        Length::Fits => "q-essay__count",
        Length::Short(_) | Length::Long(_) => "q-essay__count q-essay__count--off",
    };
    let hint_id = format!("{id}-hint");
    let described = format!("{hint_id} {count_id}");
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
