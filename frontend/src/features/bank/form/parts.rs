//! Fields of the form with their faults.

use leptos::prelude::*;

use super::desk::Field;
use crate::ui::prelude::*;

/// A line that must be filled in.
pub(super) fn line(
    at: Field,
    label: &'static str,
    value: RwSignal<String>,
    kind: TextKind,
    hint: Option<&'static str>,
) -> AnyView {
    match hint {
        Some(hint) => view! { <TextField label value kind id=at.id error=at.error hint /> }.into_any(),
        None => view! { <TextField label value kind id=at.id error=at.error /> }.into_any(),
    }
}

/// A line that may stay empty.
pub(super) fn optional(
    at: Field,
    label: &'static str,
    value: RwSignal<String>,
    hint: Option<&'static str>,
) -> AnyView {
    let need = Need::Optional;
    match hint {
        Some(hint) => view! { <TextField label value id=at.id error=at.error need hint /> }.into_any(),
        None => view! { <TextField label value id=at.id error=at.error need /> }.into_any(),
    }
}

/// A Markdown text that may stay empty.
pub(super) fn optional_long(
    at: Field,
    label: &'static str,
    value: RwSignal<String>,
    hint: Option<&'static str>,
) -> AnyView {
    let (need, kind) = (Need::Optional, TextKind::Long);
    match hint {
        Some(hint) => view! { <TextField label value kind id=at.id error=at.error need hint /> }.into_any(),
        None => view! { <TextField label value kind id=at.id error=at.error need /> }.into_any(),
    }
}

/// A Markdown text in a row, whose name follows its place.
pub(super) fn long(at: Field, label: Signal<String>, value: RwSignal<String>) -> AnyView {
    row_field(at, label, value, true)
}

/// A text of one line in a row, whose name follows its place.
pub(super) fn of_list(at: Field, label: Signal<String>, value: RwSignal<String>) -> AnyView {
    row_field(at, label, value, false)
}

fn row_field(at: Field, label: Signal<String>, value: RwSignal<String>, is_long: bool) -> AnyView {
    let Field { id, error } = at;
    let error_id = format!("{id}-error");
    let described = {
        let error_id = error_id.clone();
        move || error.with(Option::is_some).then(|| error_id.clone())
    };
    let invalid = move || error.with(Option::is_some).then_some("true");
    let control = if is_long {
        view! {
            <textarea
                class="c-input s-bank__text-row"
                id=id.clone()
                rows="2"
                prop:value=move || value.get()
                aria-describedby=described
                aria-invalid=invalid
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="c-input"
                type="text"
                autocomplete="off"
                id=id.clone()
                prop:value=move || value.get()
                aria-describedby=described
                aria-invalid=invalid
                on:input=move |event| value.set(event_target_value(&event))
            />
        }
        .into_any()
    };
    view! {
        <div class="c-field">
            <label class="c-field__label" for=id>
                {move || label.get()}
            </label>
            {control}
            {fault(error_id, error)}
        </div>
    }
    .into_any()
}

/// The heading of a list with what is wrong with it as a whole. Errors lead here.
pub(super) fn note(at: Field, title: &'static str, why: Option<&'static str>) -> AnyView {
    let Field { id, error } = at;
    let error_id = format!("{id}-error");
    view! {
        <div class="c-field" id=id tabindex="-1">
            <h3 class="s-bank__list">{title}</h3>
            {why.map(|why| view! { <p class="c-field__hint">{why}</p> })}
            {fault(error_id, error)}
        </div>
    }
    .into_any()
}

fn fault(id: String, error: Signal<Option<String>>) -> AnyView {
    let shown = move || {
        error.get().map(|error| {
            view! {
                <span class="c-field__error" id=id.clone()>
                    <Icon glyph=Glyph::ALERT />
                    {error}
                </span>
            }
        })
    };
    shown.into_any()
}
