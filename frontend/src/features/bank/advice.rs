//! Doubts about how a question is written, in the author's own time: never in the way of saving.

use leptos::prelude::*;
use shared::api::bank::AdviceRow;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::text::bank::form as text;
use crate::ui::prelude::*;

/// The number of the choice that a pointer is about, from 1.
fn choice_of(pointer: &str) -> Option<usize> {
    let rest = pointer.strip_prefix("/draft/body/choices/")?;
    rest.split('/').next()?.parse::<usize>().ok().map(|place| place + 1)
}

/// Draws the doubts, if there are any; in the form each leads to its field.
pub(super) fn notice(
    rows: &[AdviceRow],
    field_of: Option<Callback<(String,), Option<String>>>,
) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let line = |row: &AdviceRow| {
        let choice = choice_of(&row.pointer).map(|number| format!("{}: ", text::choice(number)));
        let words = format!("{}{}", choice.unwrap_or_default(), row.words);
        let field = field_of.and_then(|field_of| field_of.run((row.pointer.clone(),)));
        let words = match field {
            Some(field) => view! {
                <a
                    href=format!("#{field}")
                    on:click=move |event| {
                        event.prevent_default();
                        go_to(&field);
                    }
                >
                    {words}
                </a>
            }
            .into_any(),
            None => words.into_any(),
        };
        view! { <li>{words}</li> }
    };
    let lines = rows.iter().map(line).collect_view();
    let notice = view! {
        <Notice tone=Tone::Info title=text::advice()>
            <p>{text::advice_why()}</p>
            <ul class="s-bank__notes">{lines}</ul>
        </Notice>
    };
    Some(notice.into_any())
}

fn go_to(field: &str) {
    let element = document().get_element_by_id(field).and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _focused = element.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::choice_of;

    #[test]
    fn a_choice_is_named_by_its_number() {
        assert_eq!(choice_of("/draft/body/choices/2/text"), Some(3));
        assert_eq!(choice_of("/draft/body/choices"), None);
        assert_eq!(choice_of("/draft/text"), None);
    }
}
