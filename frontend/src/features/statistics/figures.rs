//! The figures of a quiz, each with what it means and how to read it.

use leptos::prelude::*;
use shared::api::statistics::QuizStatistics;

use super::model::{self, Reading};
use crate::text::statistics as text;
use crate::ui::prelude::*;

/// Draws them.
pub(super) fn figures(found: &QuizStatistics) -> AnyView {
    let all = model::readings(found).into_iter().map(figure).collect_view();
    view! {
        <Section title=text::summary()>
            <div class="l-grid s-statistics__figures">{all}</div>
        </Section>
    }
    .into_any()
}

/// Draws one.
pub(super) fn figure(reading: Reading) -> AnyView {
    let Reading { label, definition, value, says, tone } = reading;
    view! { <Kpi label definition value comparison=says tone /> }.into_any()
}
