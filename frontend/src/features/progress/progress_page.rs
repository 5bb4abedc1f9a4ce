//! `/pembelajaran/{enrolment}`: what the course still needs and why, what has happened, and the way out.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::api::enrolment::{EnrolmentView, GetEnrolment, OfEnrolment};
use shared::api::progress::{CourseProgress, GetProgress};
use shared::id::EnrolmentId;

use super::history::history;
use super::modules::modules;
use super::standing::standing;
use super::upgrade;
use super::withdrawal::withdrawal;
use crate::api::{Read, use_read};
use crate::features::enrolment::{due_pill, origin_pill, state_pill};
use crate::page::titled;
use crate::text::enrolment as enrolment_text;
use crate::text::progress as text;
use crate::ui::frame::NotFound;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get_str("enrolment").and_then(|id| id.parse::<EnrolmentId>().ok()))
    });
    let wanted = move || id.get().map(|enrolment| OfEnrolment { enrolment });
    let progress = use_read::<GetProgress>(wanted);
    let enrolment = use_read::<GetEnrolment>(wanted);
    let is_known = enrolment.is_known();
    let page = move || match id.get() {
        // Together, so that nothing moves when the other comes.
        Some(_) if !is_known.get() => view! { <Loading /> }.into_any(),
        Some(id) => titled(progress, enrolment_text::title(), move |own| {
            page(id, own, upgrade::Page { progress, enrolment })
        }),
        None => view! { <NotFound /> }.into_any(),
    };
    page.into_any()
}

fn page(id: EnrolmentId, progress: CourseProgress, at: upgrade::Page) -> AnyView {
    let enrolment = at.enrolment;
    let crumbs = vec![Crumb::new(enrolment_text::title(), "/pembelajaran")];
    let pills = move || {
        enrolment.get().map(|own| {
            view! {
                {state_pill(own.card.state)}
                {origin_pill(own.card.origin)}
                {due_pill(own.card.due_on, own.card.state)}
            }
        })
    };
    let has_newer = Memo::new(move |_| enrolment.get().is_some_and(|own| own.card.has_newer));
    let newer = move || has_newer.get().then(|| upgrade::upgrade(id, at));
    let title = progress.title.clone();
    let own = progress.clone();
    view! {
        <PageHeader title crumbs>{pills}</PageHeader>
        <div class="l-stack l-stack--loose">
            {enrolment.part(Shape::Cards(1), move |enrolment| standing(&own, &enrolment.card))}
            {newer}
            <Section title=if progress.completion.is_done() { text::all_lessons() } else { text::needs() }>
                {modules(id, &progress)}
            </Section>
            {enrolment.part(Shape::Lines(3), move |own| below(own, enrolment))}
        </div>
    }
    .into_any()
}

fn below(own: EnrolmentView, enrolment: Read<EnrolmentView>) -> AnyView {
    let events = history(&own.history);
    view! {
        <div class="l-stack l-stack--loose">
            <Section title=text::history()>{events}</Section>
            {withdrawal(own.card, enrolment)}
        </div>
    }
    .into_any()
}
