//! What a learner gained since the pre-test, above the details of a result.

use leptos::prelude::*;
use shared::api::quiz::Gain;

use super::result_page::fact;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Draws it.
pub(super) fn gain(gain: Gain) -> AnyView {
    let Gain { before_percent, percent, normalised } = gain;
    let facts = [
        fact(text::before(), before_percent.to_string()),
        fact(text::now(), percent.to_string()),
        fact(text::difference(), text::points(before_percent, percent)),
    ];
    view! {
        <Section title=text::gain()>
            <dl class="q-facts">{facts.into_iter().collect_view()}</dl>
            <p>{text::gained(normalised)}</p>
        </Section>
    }
    .into_any()
}
