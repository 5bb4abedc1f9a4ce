//! The texts to be read with a question.

use leptos::prelude::*;

use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Draws the texts, one below the other.
pub fn leads(texts: &[String]) -> AnyView {
    let lead = |html: &String| {
        view! {
            <section class="q-lead" aria-label=text::to_read()>
                <Prose html=html.clone() />
            </section>
        }
    };
    texts.iter().map(lead).collect_view().into_any()
}
