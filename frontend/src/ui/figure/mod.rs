//! A picture of figures, with a summary in words and the same figures as a table.

use leptos::prelude::*;

use super::{Button, ButtonKind, Glyph};
use crate::text::ui as text;

/// A chart that can be read as a table.
#[component]
pub fn Figure(
    /// The title.
    #[prop(into)]
    title: String,
    /// What the picture says, in a sentence.
    #[prop(into)]
    summary: String,
    /// The picture.
    #[prop(into)]
    chart: ViewFn,
    /// The table.
    #[prop(into)]
    table: ViewFn,
) -> AnyView {
    let as_table = RwSignal::new(false);
    view! {
        <figure class="c-figure">
            <figcaption class="c-figure__caption">
                <span class="c-figure__title">{title}</span>
                <span class="c-figure__summary">{summary}</span>
            </figcaption>
            {move || if as_table.get() { table.run() } else { chart.run() }}
            <Button
                kind=ButtonKind::Quiet
                icon=Glyph::CHART
                on_press=move || as_table.update(|as_table| *as_table = !*as_table)
            >
                {move || if as_table.get() { text::show_chart() } else { text::show_table() }}
            </Button>
        </figure>
    }
    .into_any()
}
