//! The texts to be read with a question.

use leptos::prelude::*;

use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Draws the texts, one below the other.
pub fn leads(texts: &[String]) -> AnyView {
    let lead = |html: &String| {
        view! {
            // No landmark: questions beside each other may share a text.
            <div class="q-lead" role="group" aria-label=text::to_read()>
                <Prose html=html.clone() />
            </div>
        }
    };
    texts.iter().map(lead).collect_view().into_any()
}
