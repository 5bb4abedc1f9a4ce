//! `/studio/:draft/banding`: what differs from the latest version of the course, unit by unit.

use leptos::prelude::*;
use shared::access::Instructor;
use shared::api::draft::OfDraft;
use shared::api::review::{CompareDraft, Comparison, FactChange, PartComparison, UnitComparison};
use shared::id::DraftId;

use super::review_page::{crumbs, draft_of_address};
use crate::api::use_read;
use crate::page::gate;
use crate::text::frame as frame_text;
use crate::text::review as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::comparison(), text::ask(), comparison)
}

fn comparison() -> AnyView {
    let wanted = draft_of_address();
    let found = use_read::<CompareDraft>(move || wanted.get().map(|draft| OfDraft { draft }));
    let known = move || match wanted.get() {
        Some(draft) => view! {
            <PageHeader title=text::comparison() lead=text::comparison_lead() crumbs=crumbs(draft) />
            {found.show(Shape::Rows(8), move |comparison| shown(draft, &comparison))}
        }
        .into_any(),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn shown(draft: DraftId, comparison: &Comparison) -> AnyView {
    if comparison.units.is_empty() && comparison.facts.is_empty() {
        return view! {
            <EmptyFirst glyph=Glyph::CHECK title=text::no_difference() why=text::no_difference_why()>
                <LinkButton href=format!("/studio/{draft}") kind=ButtonKind::Secondary>{frame_text::to_studio()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let facts = (!comparison.facts.is_empty()).then(|| {
        let rows = comparison.facts.iter().map(fact).collect_view();
        view! { <Section title=text::facts()>{rows}</Section> }
    });
    let units = comparison.units.iter().map(|one| unit(draft, one)).collect_view();
    view! {
        <div class="l-stack l-stack--loose">
            {comparison.base.is_none().then(|| view! { <p>{text::new_course()}</p> })}
            {facts}
            {units}
            {(comparison.same > 0).then(|| view! { <p class="u-muted">{text::same(comparison.same)}</p> })}
        </div>
    }
    .into_any()
}

fn fact(change: &FactChange) -> AnyView {
    let part = PartComparison {
        block: None,
        before: Some(change.before.clone()),
        after: Some(change.after.clone()),
    };
    pair(&part)
}

fn unit(draft: DraftId, unit: &UnitComparison) -> AnyView {
    let title = format!("{} › {}", unit.module, unit.title);
    let title = match unit.unit {
        Some(id) => view! { <a href=format!("/studio/{draft}/{id}")>{title}</a> }.into_any(),
        None => view! { <span>{title}</span> }.into_any(),
    };
    let mut rows = Vec::new();
    let mut stayed = 0_usize;
    for part in &unit.parts {
        if part.before == part.after {
            stayed = stayed.saturating_add(1);
            continue;
        }
        rows.push(folded(std::mem::take(&mut stayed)));
        rows.push(pair(part));
    }
    rows.push(folded(stayed));
    let how = text::change(unit.change);
    view! {
        <section class="l-stack s-review__unit">
            <h2>{title} " " <Pill>{how}</Pill></h2>
            {rows}
        </section>
    }
    .into_any()
}

/// Parts that stayed, in one line.
fn folded(count: usize) -> AnyView {
    (count > 0).then(|| view! { <p class="u-small u-muted">"… " {text::stayed(count)}</p> }).into_any()
}

/// A part as it was and as it is; one side where there is no other.
fn pair(part: &PartComparison) -> AnyView {
    let side = |label: &'static str, class: &'static str, said: Option<&String>| {
        said.cloned().map(|words| {
            view! {
                <div class=class>
                    <p class="u-small u-muted">{label}</p>
                    <p class="s-review__words">{words}</p>
                </div>
            }
        })
    };
    view! {
        <div class="s-review__pair">
            {side(text::before(), "s-review__side s-review__side--before", part.before.as_ref())}
            {side(text::after(), "s-review__side s-review__side--after", part.after.as_ref())}
        </div>
    }
    .into_any()
}
