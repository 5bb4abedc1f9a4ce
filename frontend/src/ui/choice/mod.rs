//! Radio buttons and checkboxes: a fieldset whose legend is the question.

use leptos::prelude::*;

use super::field::error_text;
use super::{Choice, Words, fresh_id};

/// The frame that both kinds share.
struct Group {
    id: String,
    legend: Words,
    hint: Option<String>,
    error: Signal<Option<String>>,
    class: &'static str,
}

impl Group {
    fn view(self, choices: AnyView) -> AnyView {
        let Self { id, legend, hint, error, class } = self;
        let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
        let has_hint = hint.is_some();
        let described = {
            let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
            move || match (has_hint, error.with(Option::is_some)) {
                (true, true) => Some(format!("{hint_id} {error_id}")),
                (true, false) => Some(hint_id.clone()),
                (false, true) => Some(error_id.clone()),
                (false, false) => None,
            }
        };
        view! {
            <fieldset class=class id=id tabindex="-1" aria-describedby=described>
                <legend class="c-choices__legend">{legend.view()}</legend>
                {hint.map(|hint| view! { <p class="c-field__hint" id=hint_id>{hint}</p> })}
                <div class="c-choices__list">{choices}</div>
                {error_text(error_id, error)}
            </fieldset>
        }
        .into_any()
    }
}

/// How the choices of a group are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lay {
    /// One below the other, each a box as wide as the column.
    #[default]
    Boxes,
    /// One below the other, without boxes.
    Plain,
}

impl Lay {
    fn class(self) -> &'static str {
        match self {
            Self::Boxes => "c-choices c-choices--boxes",
            Self::Plain => "c-choices",
        }
    }
}

/// One out of several, all in view.
#[component]
pub fn RadioGroup(
    /// The question.
    #[prop(into)]
    legend: Words,
    /// The value of the choice; empty when nothing is chosen.
    value: RwSignal<String>,
    /// What there is to choose.
    choices: Vec<Choice>,
    /// How it is laid out.
    #[prop(optional)]
    lay: Lay,
    /// The id, for the error summary to link to.
    #[prop(optional, into)]
    id: Option<String>,
    /// What to choose, in a sentence.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong, and how to put it right.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Nothing can be changed any more.
    #[prop(optional, into)]
    closed: Signal<bool>,
    /// Runs after each change, with the new value.
    #[prop(optional, into)]
    on_change: Option<Callback<(String,)>>,
) -> AnyView {
    let id = id.unwrap_or_else(|| fresh_id("choices"));
    let name = fresh_id("radio");
    let choices = choices
        .into_iter()
        .map(|choice| {
            let (mine, picked) = (choice.value.clone(), choice.value);
            let input = view! {
                <input
                    type="radio"
                    name=name.clone()
                    value=mine.clone()
                    prop:checked=move || value.with(|value| *value == mine)
                    disabled=move || closed.get()
                    on:change=move |_| {
                        value.set(picked.clone());
                        if let Some(on_change) = on_change {
                            on_change.run((picked.clone(),));
                        }
                    }
                />
            };
            row(input.into_any(), choice.label, choice.hint)
        })
        .collect_view();
    Group { id, legend, hint, error, class: lay.class() }.view(choices.into_any())
}

/// Any number out of several, all in view.
#[component]
pub fn CheckboxGroup(
    /// The question.
    #[prop(into)]
    legend: Words,
    /// The values that are chosen, in the order of the choices.
    value: RwSignal<Vec<String>>,
    /// What there is to choose.
    choices: Vec<Choice>,
    /// How it is laid out.
    #[prop(optional)]
    lay: Lay,
    /// The id, for the error summary to link to.
    #[prop(optional, into)]
    id: Option<String>,
    /// What to choose, in a sentence.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong, and how to put it right.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Nothing can be changed any more.
    #[prop(optional, into)]
    closed: Signal<bool>,
    /// Runs after each change, with the new values.
    #[prop(optional, into)]
    on_change: Option<Callback<(Vec<String>,)>>,
) -> AnyView {
    let id = id.unwrap_or_else(|| fresh_id("choices"));
    let order: Vec<String> = choices.iter().map(|choice| choice.value.clone()).collect();
    let order = StoredValue::new(order);
    let choices = choices
        .into_iter()
        .map(|choice| {
            let (mine, toggled) = (choice.value.clone(), choice.value);
            let input = view! {
                <input
                    type="checkbox"
                    prop:checked=move || value.with(|value| value.contains(&mine))
                    disabled=move || closed.get()
                    on:change=move |_| {
                        let now = value.with_untracked(|chosen| {
                            order.with_value(|order| toggle(order, chosen, &toggled))
                        });
                        value.set(now.clone());
                        if let Some(on_change) = on_change {
                            on_change.run((now,));
                        }
                    }
                />
            };
            row(input.into_any(), choice.label, choice.hint)
        })
        .collect_view();
    Group { id, legend, hint, error, class: lay.class() }.view(choices.into_any())
}

/// The chosen values after a press on `toggled`, in the order of the choices.
fn toggle(order: &[String], chosen: &[String], toggled: &String) -> Vec<String> {
    order.iter().filter(|value| (*value == toggled) != chosen.contains(value)).cloned().collect()
}

/// One checkbox by itself: a statement to agree with, a switch.
#[component]
pub fn Checkbox(
    /// Whether it is checked.
    value: RwSignal<bool>,
    /// Runs after each change, with the new value.
    #[prop(optional, into)]
    on_change: Option<Callback<(bool,)>>,
    /// Its words.
    #[prop(into)]
    label: Words,
) -> AnyView {
    let input = view! {
        <input
            type="checkbox"
            prop:checked=move || value.get()
            on:change=move |event| {
                let now = event_target_checked(&event);
                value.set(now);
                if let Some(on_change) = on_change {
                    on_change.run((now,));
                }
            }
        />
    };
    row(input.into_any(), label, None)
}

fn row(input: AnyView, label: Words, hint: Option<String>) -> AnyView {
    view! {
        <label class="c-choice">
            {input}
            <span class="c-choice__words">
                {label.view()}
                {hint.map(|hint| view! { <span class="c-choice__hint">{hint}</span> })}
            </span>
        </label>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::toggle;

    #[test]
    fn toggling_keeps_the_order_of_the_choices() {
        let all = ["a", "b", "c"].map(str::to_owned);
        let chosen = toggle(&all, &["c".to_owned()], &"a".to_owned());
        assert_eq!(chosen, ["a", "c"]);
        assert_eq!(toggle(&all, &chosen, &"a".to_owned()), ["c"]);
    }
}
