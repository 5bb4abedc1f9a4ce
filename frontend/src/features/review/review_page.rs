//! `/studio/:draft/telaah`: where a draft stands, the next step, its people, comments and history.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::draft::{DraftFinished, OfDraft};
use shared::api::review::{GetReview, ReviewView, StepRow};
use shared::id::DraftId;

use super::{people, steps, talk};
use crate::api::{Read, use_read};
use crate::page::gate;
use crate::text::draft as draft_text;
use crate::text::review as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::review(), text::ask(), review)
}

/// The draft that the address names, tracked.
pub(super) fn draft_of_address() -> Memo<Option<DraftId>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("draft")?.parse().ok()))
}

/// The way back.
pub(super) fn crumbs(draft: DraftId) -> Vec<Crumb> {
    vec![
        Crumb::new(draft_text::studio(), "/studio"),
        Crumb::new(draft_text::draft(), format!("/studio/{draft}")),
    ]
}

fn review() -> AnyView {
    let wanted = draft_of_address();
    let found = use_read::<GetReview>(move || wanted.get().map(|draft| OfDraft { draft }));
    let published = RwSignal::new(None::<DraftFinished>);
    let known = move || {
        match wanted.get() {
        Some(draft) => view! {
            <PageHeader title=text::review() lead=text::lead() crumbs=crumbs(draft)>
                <LinkButton kind=ButtonKind::Secondary icon=Glyph::EDIT href=format!("/studio/{draft}")>
                    {text::to_draft()}
                </LinkButton>
                <LinkButton kind=ButtonKind::Secondary icon=Glyph::COPY href=format!("/studio/{draft}/banding")>
                    {text::compare()}
                </LinkButton>
            </PageHeader>
            {move || match published.get() {
                Some(version) => done(&version),
                None => found.show(Shape::Rows(6), move |review| parts(draft, &review, found, published)),
            }}
        }
        .into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
    };
    known.into_any()
}

fn done(version: &DraftFinished) -> AnyView {
    view! {
        <div class="l-stack">
            <div role="status">
                <Notice tone=Tone::Ok title=text::published()>
                    <p>{text::published_why()}</p>
                </Notice>
            </div>
            <div class="l-cluster">
                <LinkButton href=format!("/pelatihan/{}", version.slug.as_str())>{text::to_course()}</LinkButton>
                <LinkButton kind=ButtonKind::Secondary href="/studio">
                    {draft_text::studio()}
                </LinkButton>
            </div>
        </div>
    }
    .into_any()
}

fn parts(
    draft: DraftId,
    review: &ReviewView,
    found: Read<ReviewView>,
    published: RwSignal<Option<DraftFinished>>,
) -> AnyView {
    view! {
        <div class="l-stack l-stack--loose">
            {steps::steps(draft, review, found, published)}
            {talk::comments(draft, review, found)}
            {people::people(draft, review, found)}
            {history(&review.history)}
        </div>
    }
    .into_any()
}

fn history(rows: &[StepRow]) -> AnyView {
    let row = |row: &StepRow| {
        let why = row.why.clone().map(|why| view! { <p>{why}</p> });
        view! {
            <li>
                <p>
                    <strong>{text::taken(row.step)}</strong>
                    " · "
                    <span class="u-muted">{text::by_at(&row.by, row.at)}</span>
                </p>
                {why}
            </li>
        }
    };
    let list = if rows.is_empty() {
        view! { <p class="u-muted">{text::no_history()}</p> }.into_any()
    } else {
        view! { <ol class="l-stack" role="list">{rows.iter().map(row).collect_view()}</ol> }.into_any()
    };
    view! { <Section title=text::history()>{list}</Section> }.into_any()
}
