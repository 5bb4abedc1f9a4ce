//! The grid of questions: each with its number, its state by shape, and its state in words.

use leptos::prelude::*;

use super::draft_box::DraftBox;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// The grid; a press on a number opens the question.
pub(super) fn grid(opened: DraftBox, current: Signal<usize>, open: Callback<(usize,)>) -> AnyView {
    let slots = opened.view.with_value(|view| view.items.iter().map(|item| item.slot).collect::<Vec<_>>());
    let buttons =
        (1..).zip(slots).map(|(number, slot)| cell(opened, number, slot, current, open)).collect_view();
    view! {
        <ol class="q-grid" role="list">
            {buttons}
        </ol>
        <p class="q-legend">
            <span class="q-legend__item">
                <span class="q-cell q-cell--key" aria-hidden="true"></span>
                {text::blank()}
            </span>
            <span class="q-legend__item">
                <span class="q-cell q-cell--key q-cell--answered" aria-hidden="true">
                    <Icon glyph=Glyph::CHECK />
                </span>
                {text::answered()}
            </span>
            <span class="q-legend__item">
                <span class="q-cell q-cell--key" aria-hidden="true">
                    <Icon glyph=Glyph::FLAG />
                </span>
                {text::flagged()}
            </span>
        </p>
    }
    .into_any()
}

fn cell(
    opened: DraftBox,
    number: usize,
    slot: u16,
    current: Signal<usize>,
    open: Callback<(usize,)>,
) -> AnyView {
    let standing = Memo::new(move |_| opened.sheet.with(|sheet| sheet.standing(slot)));
    let is_current = move || current.get() == number;
    let words = move || {
        let standing = standing.get();
        let answered = if standing.is_answered { text::answered() } else { text::blank() };
        let flagged = if standing.is_flagged { format!(", {}", text::flagged()) } else { String::new() };
        format!("{}: {answered}{flagged}", text::question(number))
    };
    view! {
        <li>
            <button
                class="q-cell"
                class:q-cell--answered=move || standing.get().is_answered
                type="button"
                aria-label=words
                aria-current=move || is_current().then_some("step")
                on:click=move |_| {
                    open.run((number,));
                }
            >
                {number}
                {move || standing.get().is_answered.then(|| view! { <Icon glyph=Glyph::CHECK /> })}
                {move || {
                    standing
                        .get()
                        .is_flagged
                        .then(|| {
                            view! {
                                <span class="q-cell__flag">
                                    <Icon glyph=Glyph::FLAG />
                                </span>
                            }
                        })
                }}
            </button>
        </li>
    }
    .into_any()
}
