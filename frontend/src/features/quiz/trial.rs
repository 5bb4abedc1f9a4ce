//! A paper that nobody sits: its parts and pages as a learner gets them, graded on this device.
//!
//! **Invariant:** nothing of it is kept.

use std::collections::BTreeMap;

use grading::{Key, Response};
use leptos::html::{Div, H2};
use leptos::prelude::*;
use shared::api::quiz::{ItemReview, PaperSection, PracticeItem};

use super::item_review;
use super::keep::Keep;
use super::leaf::{Leaf, leaves};
use super::part::part;
use super::question::question;
use super::tried::review;
use crate::platform::bridge;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// A paper with what was answered.
#[derive(Clone, Copy)]
struct Paper {
    items: StoredValue<Vec<PracticeItem>>,
    sections: StoredValue<Vec<PaperSection>>,
    leaves: StoredValue<Vec<Leaf>>,
    given: RwSignal<BTreeMap<u16, Response>>,
    /// Number of the page, from 0; that behind the last one is the result.
    at: RwSignal<usize>,
}

impl Paper {
    fn leaf(self) -> Option<Leaf> {
        self.leaves.with_value(|leaves| leaves.get(self.at.get()).cloned())
    }

    fn reviews(self) -> Vec<ItemReview> {
        let of = |item: &PracticeItem| {
            let said = |no: u8| item.feedback_html.get(usize::from(no)).cloned().flatten();
            let response = self.given.with_untracked(|given| given.get(&item.item.slot).cloned());
            let told = review(&item.item, &item.key, &said, response);
            ItemReview { general_html: item.general_html.clone(), ..told }
        };
        self.items.with_value(|items| items.iter().map(of).collect())
    }
}

/// Draws a paper page by page, with a way back at the end.
pub fn trial(
    items: Vec<PracticeItem>,
    (sections, per_page): (Vec<PaperSection>, u8),
    back: (&'static str, String),
) -> AnyView {
    let total = items.len();
    let starts: Vec<usize> = sections.iter().map(|section| usize::from(section.from) + 1).collect();
    let own = Paper {
        items: StoredValue::new(items),
        sections: StoredValue::new(sections),
        leaves: StoredValue::new(leaves(total, per_page, &starts)),
        given: RwSignal::new(BTreeMap::new()),
        at: RwSignal::new(0),
    };
    let (heading, column) = (NodeRef::<H2>::new(), NodeRef::<Div>::new());
    Effect::new(move |before: Option<usize>| {
        let now = own.at.get();
        if before.is_some_and(|before| before != now)
            && let (Some(heading), Some(column)) = (heading.get_untracked(), column.get_untracked())
        {
            bridge::focus(&heading);
            column.scroll_into_view();
        }
        now
    });
    let title = move || match own.leaf() {
        Some(leaf) => text::questions_of(&leaf, total),
        None => text::trial_result().to_owned(),
    };
    let body = move || match own.leaf() {
        Some(leaf) => page(own, leaf),
        None => result(own),
    };
    let head = move || {
        let first = own.leaf()?.start().saturating_sub(1);
        Some(own.sections.with_value(|sections| part(sections, first)))
    };
    view! {
        <div class="l-stack q-page" node_ref=column>
            {head}
            <h2 class="q-number" node_ref=heading tabindex="-1">
                {title}
            </h2>
            {body}
        </div>
        {actions(own, back)}
    }
    .into_any()
}

fn page(own: Paper, leaf: Leaf) -> AnyView {
    let is_alone = leaf.start() == leaf.end();
    let shown = |number: usize| {
        let item = own.items.with_value(|items| items.get(number.saturating_sub(1)).cloned())?;
        let slot = item.item.slot;
        let put = move |response: Option<Response>| {
            own.given.update(|given| {
                match response {
                    Some(response) => given.insert(slot, response),
                    None => given.remove(&slot),
                };
            });
        };
        let drafted = own.given.with_untracked(|given| given.get(&slot).cloned());
        let fields = question(Keep::by(put, Signal::stored(0)), &item.item, drafted);
        let worth = text::worth(item.item.worth.hundredths());
        let worth = view! { <span class="u-small u-muted">{worth}</span> };
        let heading =
            (!is_alone).then(|| view! { <h3 class="q-block__number">{text::question(number)}</h3> });
        Some(view! {
            <div class="l-stack q-block">
                <div class="l-cluster">{heading} {worth}</div>
                <div class="q-question">{fields}</div>
            </div>
        })
    };
    leaf.filter_map(shown).collect_view().into_any()
}

/// What the answers would have earned, and every question as a review shows it.
fn result(own: Paper) -> AnyView {
    let reviews = own.reviews();
    let is_keyed = |item: &PracticeItem| !matches!(item.key, Key::Essay { .. });
    let keyed = own.items.with_value(|items| items.iter().map(is_keyed).collect::<Vec<_>>());
    let counted = || reviews.iter().zip(&keyed).filter(|(_, is_keyed)| **is_keyed).map(|(review, _)| review);
    let earned = counted().map(|review| review.earned.hundredths()).sum();
    let whole = counted().map(|review| review.item.worth.hundredths()).sum();
    view! {
        <p class="u-strong">{text::marks(earned, whole)}</p>
        {item_review::items(&reviews, &[], &[])}
    }
    .into_any()
}

fn actions(own: Paper, (label, href): (&'static str, String)) -> AnyView {
    let count = own.leaves.with_value(Vec::len);
    let go = move |to: usize| own.at.set(to);
    let shown = move || {
        let at = own.at.get();
        let previous = (at > 0).then(|| {
            view! {
                <Button kind=ButtonKind::Secondary icon=Glyph::ARROW_LEFT on_press=move || go(at.saturating_sub(1))>
                    {text::previous()}
                </Button>
            }
        });
        let next = match at {
            at if at >= count => view! { <LinkButton href=href.clone()>{label}</LinkButton> }.into_any(),
            at if at + 1 == count => view! {
                <Button icon=Glyph::CHECK on_press=move || go(count)>
                    {text::trial_finish()}
                </Button>
            }
            .into_any(),
            at => view! {
                <Button kind=ButtonKind::Quiet on_press=move || go(count)>
                    {text::trial_finish()}
                </Button>
                <Button icon_end=Glyph::ARROW_RIGHT on_press=move || go(at + 1)>
                    {text::next()}
                </Button>
            }
            .into_any(),
        };
        view! { {previous} {next} }
    };
    view! { <ActionBar>{shown}</ActionBar> }.into_any()
}
