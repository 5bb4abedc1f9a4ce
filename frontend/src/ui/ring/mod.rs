//! How much of a yearly target is reached, as a ring with its words in the middle.

use leptos::prelude::*;

/// A ring. It is a picture with a name; the words that matter stand in and beside it.
#[component]
pub fn Ring(
    /// How much is reached.
    #[prop(into)]
    value: Signal<u32>,
    /// How much is the target.
    #[prop(into)]
    max: Signal<u32>,
    /// The large words in the middle: "12 JP".
    #[prop(into)]
    middle: TextProp,
    /// The small words below them: "dari 20 JP".
    #[prop(into)]
    below: TextProp,
    /// The name of the picture: "12 dari 20 JP tahun ini".
    #[prop(into)]
    label: TextProp,
) -> AnyView {
    let dash = move || format!("{} 100", share(value.get(), max.get()));
    let empty = move || value.get() == 0;
    let (middle_text, below_text) = (middle, below);
    view! {
        <div class="c-ring">
            <svg class="c-ring__svg" viewBox="0 0 40 40" role="img" aria-label=move || label.get()>
                <circle class="c-ring__track" cx="20" cy="20" r="17"></circle>
                <circle
                    class="c-ring__value"
                    cx="20"
                    cy="20"
                    r="17"
                    pathLength="100"
                    transform="rotate(-90 20 20)"
                    stroke-dasharray=dash
                    class:c-ring__value--none=empty
                ></circle>
            </svg>
            <p class="c-ring__words" aria-hidden="true">
                <strong>{move || middle_text.get()}</strong>
                <span>{move || below_text.get()}</span>
            </p>
        </div>
    }
    .into_any()
}

/// The share in percent, at most the whole.
fn share(value: u32, max: u32) -> u64 {
    u64::from(value).saturating_mul(100).checked_div(u64::from(max)).unwrap_or_default().min(100)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_ring_is_never_more_than_full_and_needs_no_target() {
        assert_eq!(share(12, 20), 60);
        assert_eq!(share(30, 20), 100);
        assert_eq!(share(1, 0), 0);
    }
}
