//! The first steps of a role: one at a time in a card at the top of home, and all of them on a page.
//!
//! **Invariant:** takes no focus by itself; focus moves only when the reader presses something that goes away.

use std::cell::Cell;

use leptos::{ev, prelude::*};
use shared::api::Nothing;
use shared::api::orientation::{GetOrientation, Guide, Orientation, SeeGuides, SeenGuides};
use web_sys::Element;

use super::model::first;
use crate::api::{use_call, use_read};
use crate::platform::page;
use crate::session::use_session;
use crate::text::orientation::steps::{self, LESSON, Step};
use crate::text::orientation::{self as text, Both};
use crate::text::pick;
use crate::ui::prelude::*;

thread_local! {
    /// The step that the reader has come to; the app remembers it while it runs.
    static AT: Cell<usize> = const { Cell::new(0) };
}

/// Draws the card.
pub(super) fn draw() -> AnyView {
    let found = use_read::<GetOrientation>(|| Some(Nothing {}));
    let shown = move || match found.outcome() {
        None => view! { <Loading shape=Shape::Rows(1) /> }.into_any(),
        Some(Ok(known)) => card(known),
        // First steps can wait for a better line.
        Some(Err(_)) => ().into_any(),
    };
    shown.into_any()
}

fn say((id, en): Both) -> &'static str {
    pick(id, en)
}

/// The words of a step for this reader.
pub(super) fn words(step: &Step, known: &Orientation) -> String {
    if say(step.words).is_empty() {
        text::record(known.unit.as_deref(), known.position.as_deref(), &known.admins)
    } else {
        say(step.words).to_owned()
    }
}

/// Where the last step of a role leads this reader, and what its button says; other steps lead where they say.
pub(super) fn way(guide: Guide, step: &Step, is_last: bool, known: &Orientation) -> (String, &'static str) {
    let act = say(step.act);
    match (guide, is_last, known.resume, known.in_need) {
        (Guide::Learner, true, Some(enrolment), _) => (format!("/belajar/{enrolment}"), say(LESSON)),
        (Guide::Superior, true, _, Some(person)) => (format!("/tim/orang/{person}"), act),
        _ => (step.href.to_owned(), act),
    }
}

/// Notes guides as seen, here and at the server; returns what does so.
pub(super) fn seer(unseen: Vec<Guide>) -> impl Fn() + Copy + Send + Sync + 'static {
    let session = StoredValue::new_local(use_session());
    let calling = use_call::<SeeGuides>();
    let guides = StoredValue::new(unseen);
    move || {
        let guides = guides.get_value();
        if let Some(session) = session.try_get_value() {
            calling.call(Nothing {}, SeenGuides { guides: guides.clone() }, |()| {});
            session.note_seen(&guides);
        }
    }
}

fn card(known: Orientation) -> AnyView {
    let Some(guide) = first(&known.unseen) else { return ().into_any() };
    let (_, all) = steps::of(guide);
    let last = all.len().saturating_sub(1);
    let at = RwSignal::new(AT.get().min(last));
    let seen = seer(known.unseen.iter().copied().filter(|guide| guide.is_steps()).collect());
    let close = move || {
        AT.set(0);
        page::focus_title();
        seen();
    };
    let next = move || {
        if at.get_untracked() == last {
            close();
        } else {
            at.update(|at| *at += 1);
            AT.set(at.get_untracked());
            page::focus_on(".s-steps h2");
        }
    };
    // Whoever follows a step's way has taken the step.
    let follow = move |event: ev::MouseEvent| {
        if event_target::<Element>(&event).closest("a[href]").is_ok_and(|link| link.is_some()) {
            if at.get_untracked() == last {
                AT.set(0);
                seen();
            } else {
                AT.set(at.get_untracked() + 1);
            }
        }
    };
    let step = move || all.get(at.get());
    let title = move || step().map(|step| say(step.title));
    let known = StoredValue::new(known);
    let told = move || step().map(|step| known.with_value(|known| words(step, known)));
    let go = move || {
        let (href, act) = known.with_value(|known| Some(way(guide, step()?, at.get() == last, known)))?;
        Some(view! { <LinkButton href kind=ButtonKind::Secondary>{act}</LinkButton> })
    };
    let skip_all = move || {
        (at.get() < last).then(|| {
            view! { <Button kind=ButtonKind::Quiet on_press=close>{text::skip_all()}</Button> }
        })
    };
    let skip = move || if at.get() == last { text::close() } else { text::skip() };
    view! {
        <section class="c-card s-steps__card" aria-labelledby="langkah-awal">
            <p class="c-card__eyebrow">{move || text::step_of(at.get() + 1, all.len())}</p>
            <h2 class="c-card__title" id="langkah-awal" tabindex="-1">{title}</h2>
            <p>{told}</p>
            <div class="c-card__foot l-cluster" on:click=follow>
                {go}
                <Button kind=ButtonKind::Quiet on_press=next>{skip}</Button>
                {skip_all}
            </div>
        </section>
    }
    .into_any()
}
