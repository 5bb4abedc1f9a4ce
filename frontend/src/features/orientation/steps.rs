//! The first steps of a role, one at a time, in a card at the top of home.
//!
//! **Invariant:** takes no focus by itself; focus moves only when the reader presses something that goes away.

use leptos::{ev, prelude::*};
use shared::api::Nothing;
use shared::api::orientation::{FirstStep, GetOrientation, Guide, Orientation, SeeGuides, SeenGuides};
use web_sys::Element;

use super::model::first;
use crate::api::{use_call, use_quick_read};
use crate::platform::{keep, page};
use crate::session::use_session;
use crate::text::orientation as text;
use crate::ui::prelude::*;

/// Under what this device remembers the step that somebody has come to.
const NOTE: &str = "first-steps";

/// Draws the card, in a room that is kept for it, so that nothing moves when it is there.
pub(super) fn draw() -> AnyView {
    let found = use_quick_read::<GetOrientation>(|| Some(Nothing {}));
    let shown = move || match found.outcome() {
        None => view! { <Loading shape=Shape::Rows(1) /> }.into_any(),
        Some(Ok(known)) => card(known),
        // First steps can wait for a better line.
        Some(Err(_)) => ().into_any(),
    };
    view! { <div class="s-steps">{shown}</div> }.into_any()
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
    let Some(all) = first(known.steps, &known.unseen) else { return ().into_any() };
    let last = all.len().saturating_sub(1);
    let all = StoredValue::new(all);
    let session = StoredValue::new_local(use_session());
    let key = move || Some(keep::note_key(session.try_get_value()?.account()?, NOTE));
    let come_to = key().as_deref().and_then(keep::get).and_then(|at| at.parse().ok());
    let at = RwSignal::new(last.min(come_to.unwrap_or_default()));
    let note = move |at: usize| {
        if let Some(key) = key() {
            keep::put(&key, &at.to_string());
        }
    };
    let seen = seer(known.unseen.into_iter().filter(|guide| guide.is_steps()).collect());
    let close = move || {
        note(0);
        page::focus_title();
        seen();
    };
    let next = move || {
        if at.get_untracked() == last {
            close();
        } else {
            at.update(|at| *at += 1);
            note(at.get_untracked());
            page::focus_on(".s-steps h2");
        }
    };
    // Whoever follows a step's way has taken the step.
    let follow = move |event: ev::MouseEvent| {
        if event_target::<Element>(&event).closest("a[href]").is_ok_and(|link| link.is_some()) {
            if at.get_untracked() == last {
                note(0);
                seen();
            } else {
                note(at.get_untracked() + 1);
            }
        }
    };
    let step = move || all.with_value(|all| all.get(at.get()).cloned());
    let go = move || {
        let FirstStep { href, act, .. } = step()?;
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
            <p class="c-card__eyebrow">{move || text::step_of(at.get() + 1, last + 1)}</p>
            <h2 class="c-card__title" id="langkah-awal" tabindex="-1">{move || step().map(|step| step.title)}</h2>
            <p>{move || step().map(|step| step.text)}</p>
            <div class="c-card__foot l-cluster" on:click=follow>
                {go}
                <Button kind=ButtonKind::Quiet on_press=next>{skip}</Button>
                {skip_all}
            </div>
        </section>
    }
    .into_any()
}
