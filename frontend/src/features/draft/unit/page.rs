//! `/studio/:draft/:unit`: a unit with its blocks, its facts, and the questions of a quiz.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::draft::{GetDraftUnit, OfDraftUnit, UnitKindFacts, UnitView};
use shared::problem::NOT_FOUND;

use super::desk::UnitDesk;
use super::{clash, facts, list, quiz, reading, unsent};
use crate::api::{Read, use_read};
use crate::features::draft::keeping;
use crate::features::review::Talk;
use crate::page::{gate, titled};
use crate::platform::page;
use crate::session::use_session;
use crate::text::draft as list_text;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(in crate::features::draft) fn draw() -> AnyView {
    gate::<Instructor>(list_text::studio(), list_text::ask(), unit)
}

/// The unit that the address names, tracked.
pub(super) fn unit_of_address() -> Memo<Option<OfDraftUnit>> {
    let params = use_params_map();
    Memo::new(move |_| {
        params.with(|params| {
            Some(OfDraftUnit {
                draft: params.get("draft")?.parse().ok()?,
                unit: params.get("unit")?.parse().ok()?,
            })
        })
    })
}

fn unit() -> AnyView {
    let wanted = unit_of_address();
    let found = use_read::<GetDraftUnit>(move || wanted.get());
    let talk = Talk::new(wanted);
    let known = move || match wanted.get() {
        Some(of) => {
            let lost = lost(of.clone(), found);
            view! {
                {titled(found, text::unit(), move |view| opened(of.clone(), view, found, talk))}
                {lost}
            }
            .into_any()
        }
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

/// What the caller has typed into a unit that is there no more.
fn lost(of: OfDraftUnit, found: Read<UnitView>) -> AnyView {
    let session = StoredValue::new_local(use_session());
    let is_lost = Memo::new(move |_| {
        found.outcome().is_some_and(|outcome| outcome.is_err_and(|error| error.is(&NOT_FOUND)))
    });
    let shown = move || is_lost.get().then(|| session.with_value(|session| unsent::lost(session, &of)));
    shown.into_any()
}

/// The unit to be written or to be read, once it is known which; what somebody is in the middle of is not taken away.
fn opened(of: OfDraftUnit, view: UnitView, found: Read<UnitView>, talk: Talk) -> AnyView {
    let is_writer = Memo::new(move |before: Option<&Option<bool>>| {
        before.copied().flatten().or_else(|| talk.may_write())
    });
    let shown = move || match is_writer.get() {
        Some(is_writer) => show(&of, view.clone(), is_writer, (found, talk)),
        None => view! { <Loading /> }.into_any(),
    };
    shown.into_any()
}

fn show(of: &OfDraftUnit, view: UnitView, is_writer: bool, (found, talk): (Read<UnitView>, Talk)) -> AnyView {
    let home = format!("/studio/{}", of.draft);
    let crumbs =
        vec![Crumb::new(list_text::studio(), "/studio"), Crumb::new(list_text::draft(), home.clone())];
    let (title, lead) = (view.title.clone(), view.module.clone());
    let preview = format!("{home}/{}/pratinjau", of.unit);
    let (is_quiz, words) = match &view.facts.of_kind {
        UnitKindFacts::Text => (false, text::blocks()),
        UnitKindFacts::Video { .. } => (false, text::transcript()),
        UnitKindFacts::Document { .. } => (false, text::alternative()),
        UnitKindFacts::Quiz { .. } => (true, text::intro()),
        UnitKindFacts::Assignment { .. } => (false, text::brief()),
        UnitKindFacts::Live => (false, text::about_session()),
        UnitKindFacts::Discussion { .. } => (false, text::prompt()),
    };
    let read = (!is_writer).then(|| reading::reading(&view, talk, words));
    let desk = UnitDesk::new(of, view);
    let written = is_writer.then(|| writing(desk, found, talk, (is_quiz, words)));
    show_named();
    view! {
        <PageHeader title lead crumbs>
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::EYE href=preview>
                {text::preview()}
            </LinkButton>
        </PageHeader>
        {unsent::left(desk, is_writer, found.is_copy())}
        {read}
        {written}
    }
    .into_any()
}

/// The parts for who writes.
fn writing(
    desk: UnitDesk,
    found: Read<UnitView>,
    talk: Talk,
    (is_quiz, words): (bool, &'static str),
) -> AnyView {
    let waits = Signal::derive(move || desk.waits());
    let has_failed = Signal::derive(move || desk.has_failed());
    let online = window_event_listener(ev::online, move |_| {
        if untrack(|| found.is_copy().get()) {
            found.reload();
        } else {
            desk.keep_all();
        }
    });
    on_cleanup(move || online.remove());
    view! {
        <div class="s-draft__bar">{desk.state()}</div>
        {clash::facts_dialog(desk)}
        <div class="l-stack l-stack--loose">
            {facts::facts(desk)}
            <Section title=words>{list::list(desk, talk)}</Section>
            {is_quiz.then(|| quiz::questions(desk))}
        </div>
        {talk.dialog()}
        {keeping::hold_links(waits, has_failed, move || desk.keep_all())}
    }
    .into_any()
}

/// Shows the block that the address names, once it is there.
fn show_named() {
    let named = window().location().hash().ok().and_then(|hash| hash.strip_prefix('#').map(str::to_owned));
    if let Some(named) = named.filter(|named| named.starts_with("blok-")) {
        request_animation_frame(move || request_animation_frame(move || page::show(&named)));
    }
}
