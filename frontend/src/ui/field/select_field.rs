//! A choice out of a list that opens.

use leptos::prelude::*;

use super::{Need, Surround};
use crate::text::ui as text;
use crate::ui::{Glyph, Icon, Words};

/// One of several things to choose: its value, its words, and a word of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub(in crate::ui) value: String,
    pub(in crate::ui) label: Words,
    pub(in crate::ui) hint: Option<String>,
}

impl Choice {
    /// A choice with its value and its words.
    pub fn new(value: impl Into<String>, label: impl Into<Words>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// The same, explained in a sentence (radio buttons and checkboxes only).
    #[must_use]
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// A choice out of a list that opens. An empty value means that nothing is chosen.
#[component]
pub fn SelectField(
    /// The label.
    #[prop(into)]
    label: String,
    /// The value of the choice.
    value: RwSignal<String>,
    /// What there is to choose.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The words of the empty choice; without it, "Pilih…".
    #[prop(optional, into)]
    empty: Option<String>,
    /// The id, for the error summary to link to.
    #[prop(optional, into)]
    id: Option<String>,
    /// What to choose, in a sentence.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong, and how to put it right.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled in.
    #[prop(optional)]
    need: Need,
    /// Runs after each change, with the new value.
    #[prop(optional, into)]
    on_change: Option<Callback<(String,)>>,
) -> AnyView {
    let id = id.unwrap_or_else(|| crate::ui::fresh_id("field"));
    let surround = Surround { id: id.clone(), label, hint, error, need };
    let described = surround.clone();
    let empty = empty.unwrap_or_else(|| text::choose().to_owned());
    let options = move || {
        let option = |choice: Choice| {
            let chosen = choice.value.clone();
            let words = match choice.label {
                Words::Plain(words) | Words::Html(words) => words,
            };
            view! {
                <option value=choice.value prop:selected=move || value.with(|value| *value == chosen)>
                    {words}
                </option>
            }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    let control = view! {
        <div class="c-select">
            <select
                class="c-input"
                id=id
                aria-describedby=move || described.described_by()
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                on:change=move |event| {
                    let chosen = event_target_value(&event);
                    value.set(chosen.clone());
                    if let Some(on_change) = on_change {
                        on_change.run((chosen,));
                    }
                }
            >
                <option value="" prop:selected=move || value.with(String::is_empty)>
                    {empty}
                </option>
                {options}
            </select>
            <Icon glyph=Glyph::CHEVRON_DOWN />
        </div>
    }
    .into_any();
    surround.view(control)
}
