//! Making a version of the draft, with what stands in the way; or giving the draft up.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::api::draft::{DRAFT_REVISED, DraftFinished, DraftSeen, DropDraft, FinishDraft, OfDraft};
use shared::id::DraftUnitId;

use super::desk::Desk;
use super::findings::{self, Check};
use super::unit::unsent;
use crate::api::use_call;
use crate::text::draft::outline as text;
use crate::ui::prelude::*;

/// Draws the last part of the page.
pub(super) fn finish(desk: Desk, check: Check, made: RwSignal<Option<DraftFinished>>) -> AnyView {
    let (finishing, dropping) = (use_call::<FinishDraft>(), use_call::<DropDraft>());
    let (asking, waits) = (RwSignal::new(false), RwSignal::new(false));
    let navigate = StoredValue::new_local(use_navigate());
    let unsent = RwSignal::new(Vec::<(DraftUnitId, String)>::new());
    let of = OfDraft { draft: desk.draft };
    let press = move || {
        unsent.set(units_with_unsent(desk));
        let has_faults = untrack(|| !check.faults().is_empty());
        waits.set(has_faults);
        let is_free = !has_faults && unsent.with_untracked(Vec::is_empty);
        if is_free {
            finishing.call(OfDraft { draft: desk.draft }, DraftSeen { rev: desk.rev() }, move |version| {
                desk.session.try_with_value(|session| unsent::give_up(session, desk.draft));
                made.try_set(Some(version));
            });
        }
    };
    let give_up = move || {
        dropping.call(of.clone(), DraftSeen { rev: desk.rev() }, move |()| {
            asking.try_set(false);
            desk.session.try_with_value(|session| unsent::give_up(session, desk.draft));
            if let Some(navigate) = navigate.try_get_value() {
                navigate("/studio", NavigateOptions::default());
            }
        });
    };
    let in_the_way = move || {
        let faults = if waits.get() { check.faults() } else { Vec::new() };
        (!faults.is_empty()).then(|| {
            let lines = faults.iter().map(|item| findings::line(desk.draft, item)).collect_view();
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=text::in_the_way()>
                        <ul class="s-draft__notes" role="list">{lines}</ul>
                    </Notice>
                </div>
            }
        })
    };
    let not_sent = move || {
        let lines = unsent.with(|units| units.iter().map(|unit| unit_line(desk, unit)).collect::<Vec<_>>());
        (!lines.is_empty()).then(|| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=text::unsent()>
                        <p>{text::unsent_why()}</p>
                        <ul class="l-bullets">{lines}</ul>
                    </Notice>
                </div>
            }
        })
    };
    let failed = move || {
        let is_revised =
            |error: Option<client::CallError>| error.is_some_and(|error| error.is(&DRAFT_REVISED));
        let why = finishing.error().get().or_else(|| dropping.error().get())?;
        let revised = is_revised(finishing.failure().get()) || is_revised(dropping.failure().get());
        Some(view! {
            <div role="alert">
                <Notice tone=Tone::Bad title=why>
                    {revised.then(|| view! {
                        <Button kind=ButtonKind::Secondary on_press=move || desk.renew()>
                            {text::show_current()}
                        </Button>
                    })}
                </Notice>
            </div>
        })
    };
    let is_busy = Signal::derive(move || finishing.pending().get() || !desk.is_kept());
    let is_template = desk.shown.with_untracked(|view| view.is_template);
    view! {
        <Section title=if is_template { text::template() } else { text::finish() }>
            {lead(desk, is_template)}
            {in_the_way}
            {not_sent}
            {failed}
            <div class="l-cluster">
                {(!is_template).then(|| making(is_busy, press))}
                <Button kind=ButtonKind::Quiet on_press=move || asking.set(true)>
                    {text::give_up()}
                </Button>
            </div>
            <Dialog open=asking title=text::give_up_sure()>
                <p>{text::give_up_why()}</p>
                <div class="c-dialog__foot">
                    <Button kind=ButtonKind::Danger busy=dropping.pending() on_press=give_up.clone()>
                        {text::give_up()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move || asking.set(false)>
                        {text::cancel()}
                    </Button>
                </div>
            </Dialog>
        </Section>
    }
    .into_any()
}

/// The button that makes a version.
fn making(busy: Signal<bool>, on_press: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! {
        <Button busy on_press>
            {text::make_version()}
        </Button>
    }
    .into_any()
}

/// What becomes of the draft.
fn lead(desk: Desk, is_template: bool) -> AnyView {
    if !is_template {
        return view! { <p>{text::finish_why()}</p> }.into_any();
    }
    view! {
        <Notice title=text::template_stands()>
            <p>{text::template_why()}</p>
            <p>
                <a href=format!("/studio/{}/telaah", desk.draft)>{text::to_review()}</a>
            </p>
        </Notice>
    }
    .into_any()
}

/// Units with text that is on this device only, by their titles.
fn units_with_unsent(desk: Desk) -> Vec<(DraftUnitId, String)> {
    let found = desk.session.try_with_value(|session| unsent::units(session, desk.draft)).unwrap_or_default();
    desk.shown.with_untracked(|view| {
        let titled = |id: DraftUnitId| {
            let mut units = view.modules.iter().flat_map(|module| &module.units);
            let title = units.find(|unit| unit.id == id).map(|unit| unit.title.clone());
            (id, title.unwrap_or_else(|| text::unsent_gone().to_owned()))
        };
        found.into_iter().map(titled).collect()
    })
}

fn unit_line(desk: Desk, (unit, title): &(DraftUnitId, String)) -> AnyView {
    let href = format!("/studio/{}/{unit}", desk.draft);
    view! { <li><a href=href>{title.clone()}</a></li> }.into_any()
}

/// The version that came of the draft, and where to go now.
pub(super) fn done(version: &DraftFinished) -> AnyView {
    view! {
        <div class="l-stack">
            <div role="status">
                <Notice tone=Tone::Ok title=text::made(version.number)>
                    <p>{text::made_why()}</p>
                </Notice>
            </div>
            <div class="l-cluster">
                <LinkButton href="/versi">{text::to_versions()}</LinkButton>
                <LinkButton kind=ButtonKind::Secondary href="/studio">
                    {text::to_studio()}
                </LinkButton>
            </div>
        </div>
    }
    .into_any()
}
