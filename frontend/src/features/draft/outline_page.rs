//! `/studio/:draft`: the outline of a draft, with what is found in it and what becomes of it.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::draft::{DraftFinished, DraftView, GetDraft, OfDraft};
use shared::api::package::DownloadDraft;
use shared::id::DraftId;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::desk::{Desk, Kept};
use super::findings::Check;
use super::screen::Screen;
use super::{bar, clash, findings, finish, inserting, keeping, model, moving, outline};
use crate::api::{stream_address, use_read};
use crate::page::{gate, titled};
use crate::text::draft as list_text;
use crate::text::draft::outline as text;
use crate::text::package as package_text;
use crate::text::review as review_text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(list_text::studio(), list_text::ask(), draft)
}

/// The draft that the address names, tracked.
pub(super) fn draft_of_address() -> Memo<Option<DraftId>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("draft")?.parse().ok()))
}

fn draft() -> AnyView {
    let wanted = draft_of_address();
    let found = use_read::<GetDraft>(move || wanted.get().map(|draft| OfDraft { draft }));
    let known = move || match wanted.get() {
        Some(_) => titled(found, list_text::draft(), show),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn show(view: DraftView) -> AnyView {
    let crumbs = vec![Crumb::new(list_text::studio(), "/studio")];
    let lead = view.base.map_or_else(|| list_text::new_course().to_owned(), list_text::after_version);
    let (about, history) = (format!("/studio/{}/tentang", view.id), format!("/studio/{}/riwayat", view.id));
    let (review, import) = (format!("/studio/{}/telaah", view.id), format!("/studio/{}/impor", view.id));
    let package = stream_address::<DownloadDraft>(&OfDraft { draft: view.id });
    let desk = Desk::new(view);
    let screen = Screen::new(desk);
    let title = Signal::derive(move || desk.shown.with(|view| view.facts.title.clone()));
    let check = Check::new(desk.draft, desk.turn);
    let made = RwSignal::new(None::<DraftFinished>);
    follow_keys(desk);
    view! {
        <PageHeader title=title lead crumbs>
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::INFO href=about>
                {text::about()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::EYE href=review>
                {review_text::review()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::CLOCK href=history>
                {text::history()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary href=import>
                {package_text::import_into()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::DOWNLOAD href=package download="paket.zip">
                {package_text::download()}
            </LinkButton>
        </PageHeader>
        {move || match made.get() {
            Some(version) => finish::done(&version),
            None => opened(screen, check, made),
        }}
    }
    .into_any()
}

fn opened(screen: Screen, check: Check, made: RwSignal<Option<DraftFinished>>) -> AnyView {
    let desk = screen.desk;
    let waits = Signal::derive(move || !desk.is_kept());
    let has_failed = Signal::derive(move || matches!(desk.kept.get(), Kept::Failed(_)));
    view! {
        {head(desk, check)}
        {clash::dialog(desk)}
        <div class="s-draft__split">
            <div class="l-stack l-stack--loose">
                {outline::outline(screen)} {finish::finish(desk, check, made)}
            </div>
            {findings::panel(desk, check)}
        </div>
        {bar::bar(screen)}
        {moving::dialog(screen)}
        {inserting::dialog(screen)}
        {keeping::hold_links(waits, has_failed, move || desk.run())}
    }
    .into_any()
}

/// Ctrl+Z and Ctrl+Y, except where something is being typed.
fn follow_keys(desk: Desk) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let is_typing =
            event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|element| {
                element.matches("input:not([type=checkbox]), textarea, select").unwrap_or_default()
            });
        if is_typing || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => desk.undo(),
            ("y", false) | ("z", true) => desk.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

/// How keeping goes, what can be taken back, and the minutes.
fn head(desk: Desk, check: Check) -> AnyView {
    let undo = Signal::derive(move || desk.shown.with(|view| view.undo.clone()));
    let redo = Signal::derive(move || desk.shown.with(|view| view.redo.clone()));
    let undo_label = Signal::derive(move || {
        undo.get().map_or_else(|| text::nothing_to_undo().to_owned(), |one| text::undo(one.what, &one.object))
    });
    let redo_label = Signal::derive(move || {
        redo.get().map_or_else(|| text::nothing_to_redo().to_owned(), |one| text::redo(&one.object))
    });
    let counts = move || {
        check
            .counts()
            .filter(|counts| *counts != (0, 0))
            .map(|(faults, others)| view! { <a href="#temuan">{text::counts(faults, others)}</a> })
    };
    let sums = move || desk.shown.with(|view| text::sums(model::minutes(view), view.facts.jp));
    view! {
        <div class="s-draft__bar">
            <div class="l-cluster">
                {press(Glyph::UNDO, undo_label, Signal::derive(move || undo.with(Option::is_none)), move || desk.undo())}
                {press(Glyph::REDO, redo_label, Signal::derive(move || redo.with(Option::is_none)), move || desk.redo())}
                {state(desk)}
            </div>
            <div class="u-small s-draft__sums">
                <p>{sums}</p>
                <p>{counts}</p>
            </div>
        </div>
    }
    .into_any()
}

/// A button with an icon, told by its title, that may have nothing to do.
fn press(
    glyph: Glyph,
    label: Signal<String>,
    is_idle: Signal<bool>,
    on_press: impl Fn() + 'static,
) -> AnyView {
    view! {
        <button
            class="c-button c-button--quiet c-button--icon"
            class:s-draft__idle=is_idle
            type="button"
            aria-label=label
            title=label
            aria-disabled=move || is_idle.get().then_some("true")
            on:click=move |_| {
                if !is_idle.get_untracked() {
                    on_press();
                }
            }
        >
            <Icon glyph />
        </button>
    }
    .into_any()
}

/// How keeping goes.
pub(super) fn state(desk: Desk) -> AnyView {
    let words = move || match desk.kept.get() {
        Kept::Untouched => desk.shown.with(|view| text::last_changed(&view.changed.by, view.changed.at)),
        Kept::Saving => text::saving().to_owned(),
        Kept::Since(at) => text::saved_at(at),
        Kept::Failed(_) => text::not_saved().to_owned(),
    };
    let failed = move || {
        let Kept::Failed(why) = desk.kept.get() else { return None };
        let waits = desk.collision.with(Option::is_none);
        Some(view! {
            <div role="alert">
                <Notice tone=Tone::Bad title=why>
                    {waits.then(|| view! {
                        <Button kind=ButtonKind::Secondary on_press=move || desk.run()>
                            {text::try_again()}
                        </Button>
                    })}
                </Notice>
            </div>
        })
    };
    view! {
        <p role="status" class="u-small u-muted">{words}</p>
        {failed}
    }
    .into_any()
}
