//! `/langkah-awal`: the first steps of every role that the reader holds.
//!
//! **Invariant:** whoever opens it has seen them.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::orientation::{FirstStep, FirstSteps, GetOrientation, Guide, Orientation};

use super::steps::seer;
use crate::api::use_read;
use crate::text::orientation as text;
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
    let unseen: Vec<Guide> = known.unseen.into_iter().filter(|guide| guide.is_steps()).collect();
    if !unseen.is_empty() {
        seer(unseen)();
    }
    let sections = known.steps.into_iter().map(section).collect_view();
    view! { <div class="l-stack l-stack--loose">{sections}</div> }.into_any()
}

fn section(FirstSteps { title, steps, .. }: FirstSteps) -> AnyView {
    let cards = steps.into_iter().map(card).collect_view();
    view! {
        <Section title>
            <div class="l-grid">{cards}</div>
        </Section>
    }
    .into_any()
}

fn card(FirstStep { title, text, href, act }: FirstStep) -> AnyView {
    view! {
        <Card title>
            <p>{text}</p>
            <div class="c-card__foot">
                <LinkButton href kind=ButtonKind::Secondary>{act}</LinkButton>
            </div>
        </Card>
    }
    .into_any()
}
