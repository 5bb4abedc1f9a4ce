//! Items brought into order with buttons: up and down, by pointer, finger or key alike.
//!
//! **Invariant:** the order shown at first is nobody's answer; it becomes one by a move, or by saying that it is right.

use std::collections::BTreeMap;

use grading::{ItemNo, OrderScoring, Response};
use leptos::prelude::*;
use shared::api::quiz::Choice as PaperChoice;

use super::draft_box::Pace;
use super::keep::Keep;
use super::model::{Step, first_order, moved, plain};
use crate::platform::page;
use crate::text::quiz as text;
use crate::ui::fresh_id;
use crate::ui::prelude::*;

/// What every row needs.
#[derive(Clone, Copy)]
struct Rows {
    keep: Keep,
    order: RwSignal<Vec<ItemNo>>,
    is_set: RwSignal<bool>,
    html: StoredValue<BTreeMap<ItemNo, String>>,
    id: StoredValue<String>,
}

impl Rows {
    fn button_id(self, no: ItemNo, step: Step) -> String {
        self.id.with_value(|id| format!("{id}-{no}-{}", step.name()))
    }

    fn name(self, no: ItemNo) -> String {
        self.html.with_value(|html| html.get(&no).map(|html| plain(html)).unwrap_or_default())
    }

    /// Place of an item, from 1.
    fn place(self, no: ItemNo) -> usize {
        self.order.with(|order| order.iter().position(|other| *other == no).map_or(0, |at| at + 1))
    }

    fn can(self, no: ItemNo, step: Step) -> bool {
        self.order.with(|order| moved(order, no, step).is_some())
    }

    fn shift(self, no: ItemNo, step: Step) {
        let Some(order) = self.order.with_untracked(|order| moved(order, no, step)) else {
            page::announce(&text::at_the_end(&self.name(no), step == Step::Up));
            return;
        };
        let total = order.len();
        self.order.set(order);
        self.keep_order();
        page::announce(&text::now_at(&self.name(no), untrack(|| self.place(no)), total));
        // The row is taken out and put in elsewhere, by which a button loses focus.
        let button = format!("#{}", self.button_id(no, step));
        request_animation_frame(move || page::focus_on(&button));
    }

    fn keep_order(self) {
        self.is_set.set(true);
        let order = self.order.get_untracked();
        self.keep.put(Some(Response::Ordering { order }), Pace::WhenQuiet);
    }

    fn settle(self) {
        self.keep_order();
        // The button that was pressed goes.
        let state = self.id.with_value(|id| format!("#{id}-state"));
        request_animation_frame(move || page::focus_on(&state));
    }
}

/// The rows of a question, in the order of its draft or else of the paper.
pub(super) fn order(
    keep: Keep,
    items: &[PaperChoice],
    scoring: OrderScoring,
    drafted: Option<&Response>,
) -> AnyView {
    let shown: Vec<ItemNo> = items.iter().map(|item| item.no).collect();
    let (first, is_set) = first_order(shown, drafted);
    let rows = Rows {
        keep,
        order: RwSignal::new(first),
        is_set: RwSignal::new(is_set),
        html: StoredValue::new(items.iter().map(|item| (item.no, item.html.clone())).collect()),
        id: StoredValue::new(fresh_id("order")),
    };
    let is_set = rows.is_set;
    let state_id = rows.id.with_value(|id| format!("{id}-state"));
    view! {
        <p class="c-field__hint">{text::put_in_order()} " " {text::order_scoring(scoring)}</p>
        <ol class="q-order" role="list">
            <For each=move || rows.order.get() key=|no| *no children=move |no| row(&rows, no) />
        </ol>
        <div class="l-cluster">
            <span id=state_id>
                {move || {
                    if is_set.get() {
                        view! { <Pill tone=Tone::Ok>{text::order_set()}</Pill> }
                    } else {
                        view! { <Pill>{text::order_unset()}</Pill> }
                    }
                }}
            </span>
            <Show when=move || !is_set.get()>
                <Button kind=ButtonKind::Secondary on_press=move |()| rows.settle()>
                    {text::order_is_right()}
                </Button>
            </Show>
        </div>
    }
    .into_any()
}

fn row(rows: &Rows, no: ItemNo) -> AnyView {
    let rows = *rows;
    let html = rows.html.with_value(|html| html.get(&no).cloned().unwrap_or_default());
    let button = move |step: Step, label: &'static str| {
        view! {
            <button
                id=rows.button_id(no, step)
                class="c-button c-button--secondary q-order__move"
                type="button"
                tabindex="0"
                aria-label=format!("{label}: {}", rows.name(no))
                aria-disabled=move || (!rows.can(no, step)).then_some("true")
                on:click=move |_| rows.shift(no, step)
            >
                {label}
            </button>
        }
    };
    view! {
        <li class="q-order__row">
            <span class="q-order__place">{move || rows.place(no)}</span>
            <span class="q-order__words">{Words::Html(html).view()}</span>
            <span class="q-order__moves">
                {button(Step::Up, text::move_up())} {button(Step::Down, text::move_down())}
            </span>
        </li>
    }
    .into_any()
}
