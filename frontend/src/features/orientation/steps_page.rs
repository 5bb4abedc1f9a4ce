//! `/langkah-awal`: the first steps of every role that the reader holds.
//!
//! **Invariant:** whoever opens it has seen them.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::orientation::{GetOrientation, Guide, Orientation};

use super::steps::{seer, way, words};
use crate::api::use_read;
use crate::text::orientation as text;
use crate::text::orientation::steps::{self, Step};
use crate::text::pick;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let found = use_read::<GetOrientation>(|| Some(Nothing {}));
    view! {
        <PageHeader title=text::steps() lead=text::steps_lead() />
        {found.show(Shape::Rows(3), guides)}
    }
    .into_any()
}

fn guides(known: Orientation) -> AnyView {
    let unseen: Vec<Guide> = known.unseen.iter().copied().filter(|guide| guide.is_steps()).collect();
    if !unseen.is_empty() {
        seer(unseen)();
    }
    let own = known.guides.iter().copied().filter(|guide| guide.is_steps());
    let sections = own.map(|guide| section(guide, &known)).collect_view();
    view! { <div class="l-stack l-stack--loose">{sections}</div> }.into_any()
}

fn section(guide: Guide, known: &Orientation) -> AnyView {
    let ((id, en), all) = steps::of(guide);
    let cards =
        all.iter().enumerate().map(|(at, step)| card(guide, step, at + 1 == all.len(), known)).collect_view();
    view! {
        <Section title=pick(id, en)>
            <div class="l-grid">{cards}</div>
        </Section>
    }
    .into_any()
}

fn card(guide: Guide, step: &Step, is_last: bool, known: &Orientation) -> AnyView {
    let ((href, act), told) = (way(guide, step, is_last, known), words(step, known));
    let (id, en) = step.title;
    view! {
        <Card title=pick(id, en)>
            <p>{told}</p>
            <div class="c-card__foot">
                <LinkButton href kind=ButtonKind::Secondary>{act}</LinkButton>
            </div>
        </Card>
    }
    .into_any()
}
