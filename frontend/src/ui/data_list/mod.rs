//! Facts as terms and their words.

use leptos::prelude::*;

/// Facts about one thing: each a term and its words, one above the other on narrow places, side by side on wide ones.
#[component]
pub fn DataList(
    /// The facts in reading order.
    items: Vec<(String, String)>,
) -> AnyView {
    let items = items
        .into_iter()
        .map(|(term, words)| {
            view! {
                <div class="c-data__item">
                    <dt>{term}</dt>
                    <dd>{words}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="c-data">{items}</dl> }.into_any()
}
