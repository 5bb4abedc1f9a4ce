//! How far something is, as a bar with its words.

use leptos::prelude::*;

use super::fresh_id;
use crate::text::format;

/// How far something is.
#[component]
pub fn ProgressBar(
    /// What is measured.
    #[prop(into)]
    label: String,
    /// How much is done.
    #[prop(into)]
    value: Signal<u32>,
    /// How much there is.
    #[prop(into, default = Signal::stored(100))]
    max: Signal<u32>,
    /// What the figures mean, "3 dari 8 materi"; without it, the percentage.
    #[prop(optional, into)]
    words: Option<TextProp>,
    /// Leaves the label to assistive technology when the surroundings say it.
    #[prop(optional)]
    quiet: bool,
) -> AnyView {
    let percent = move || {
        let (value, max) = (value.get(), max.get());
        value.saturating_mul(100).checked_div(max).unwrap_or_default().min(100)
    };
    let words =
        move || words.as_ref().map_or_else(|| format::percent(percent()), |words| words.get().to_string());
    let id = fresh_id("progress");
    view! {
        <div class="c-progress">
            <div class="c-progress__words">
                <span class=if quiet { "u-sr" } else { "" } id=id.clone()>
                    {label}
                </span>
                <span class="c-progress__value">{words.clone()}</span>
            </div>
            <progress
                class="c-progress__bar"
                aria-labelledby=id
                aria-valuetext=words
                max=move || max.get().max(1)
                prop:value=move || value.get().min(max.get())
            ></progress>
        </div>
    }
    .into_any()
}
