//! What is wrong with a form, at its top, each line a link to its field.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Glyph, Icon, fresh_id};
use crate::platform::bridge;
use crate::text::ui as text;

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the field.
    pub field: String,
    /// What is wrong, and how to put it right.
    pub message: String,
}

/// What is wrong with a form. Takes the focus whenever the errors change to some.
#[component]
pub fn ErrorSummary(
    /// The errors, in the order of the fields.
    #[prop(into)]
    errors: Signal<Vec<FieldError>>,
) -> AnyView {
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if errors.with(|errors| !errors.is_empty())
            && let Some(place) = place.get()
        {
            bridge::focus(&place);
            place.scroll_into_view();
        }
    });
    let heading = StoredValue::new(fresh_id("errors"));
    let shown = move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            view! {
                <div
                    class="c-error-summary"
                    role="alert"
                    tabindex="-1"
                    aria-labelledby=heading.get_value()
                    node_ref=place
                >
                    <h2 class="c-error-summary__title" id=heading.get_value()>
                        <Icon glyph=Glyph::ALERT />
                        {text::error_summary()}
                    </h2>
                    <ul>{errors.into_iter().map(line).collect_view()}</ul>
                </div>
            }
        })
    };
    shown.into_any()
}

fn line(FieldError { field, message }: FieldError) -> impl IntoView {
    let href = format!("#{field}");
    view! {
        <li>
            <a
                href=href
                on:click=move |event| {
                    event.prevent_default();
                    go_to(&field);
                }
            >
                {message}
            </a>
        </li>
    }
}

fn go_to(field: &str) {
    let element = document().get_element_by_id(field).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _focused = element.focus();
    }
}
