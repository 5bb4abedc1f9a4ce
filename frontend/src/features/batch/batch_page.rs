//! `/angkatan/:batch`: a batch, its people, and what staff do with it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::access::Staff;
use shared::api::batch::{BatchPhase, BatchView, ChangeBatch, GetBatch, OfBatch, RepeatBatch};

use super::form::Fields;
use super::list_page::pills;
use super::model::{self, Typed};
use super::{ending, roster};
use crate::api::{Read, use_call, use_read};
use crate::page::{gate, titled};
use crate::text::{batch as text, format};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Staff>(text::batches(), text::ask(), page)
}

fn page() -> AnyView {
    let params = use_params_map();
    let batch = Memo::new(move |_| params.with(|params| params.get_str("batch")?.parse().ok()));
    let found = use_read::<GetBatch>(move || batch.get().map(|batch| OfBatch { batch }));
    let known = move || {
        if batch.with(Option::is_some) {
            titled(found, text::batches(), move |view| show(found, view))
        } else {
            view! { <NotFound /> }.into_any()
        }
    };
    known.into_any()
}

fn show(read: Read<BatchView>, found: BatchView) -> AnyView {
    let crumbs = vec![Crumb::new(text::batches(), "/angkatan")];
    let (title, lead, id, phase) =
        (found.row.name.clone(), found.row.course.clone(), found.row.id, found.row.phase);
    let pills = pills(phase, found.row.is_by_nomination);
    let (cancelled, facts, units) = (cancelled(&found), facts(&found), units(&found));
    let is_live = !matches!(phase, BatchPhase::Over | BatchPhase::Cancelled);
    let tools = tools(read, found);
    view! {
        <PageHeader title=title lead=lead crumbs>
            {pills}
        </PageHeader>
        <div class="l-stack l-stack--loose">
            {cancelled}
            {tools}
            <div class="l-grid">
                <Card title=text::facts() level=2>
                    {facts}
                </Card>
                <Card title=text::units() level=2>
                    {units}
                </Card>
            </div>
            {roster::roster(read, id, is_live)}
        </div>
    }
    .into_any()
}

fn cancelled(found: &BatchView) -> Option<AnyView> {
    let end = found.cancelled.as_ref()?;
    let title = text::cancelled_by(&end.by, &format::date_time(end.at));
    let reason = end.reason.clone();
    let notice = view! {
        <Notice tone=Tone::Bad title=title>
            <p>{reason}</p>
        </Notice>
    };
    Some(notice.into_any())
}

fn facts(found: &BatchView) -> AnyView {
    let row = &found.row;
    let mut facts = vec![
        (text::dates(), text::span(row.starts_on, row.ends_on)),
        (text::enrolment(), text::span(found.enrol_from, found.enrol_until)),
        (text::seats(), text::taken(row.taken, row.seats)),
        (text::waiting_list(), text::queue(row.waiting)),
        (text::made_by(), format!("{}, {}", found.created_by, format::date(found.created_at))),
    ];
    if !found.note.is_empty() {
        facts.push((text::note(), found.note.clone()));
    }
    let facts = facts.into_iter().map(|(term, words)| (term.to_owned(), words)).collect();
    let course = format!("/pelatihan/{}", found.slug.as_str());
    let before = found.repeats.map(|id| view! { <a href=model::address(id)>{text::repeats()}</a> });
    view! {
        <DataList items=facts />
        <p class="l-cluster u-small">
            <a href=course>{text::course()}</a>
            {before}
        </p>
    }
    .into_any()
}

fn units(found: &BatchView) -> AnyView {
    if found.units.is_empty() {
        return view! { <p class="u-muted">{text::nobody_seated()}</p> }.into_any();
    }
    let named = |unit: &str| if unit.is_empty() { text::no_unit().to_owned() } else { unit.to_owned() };
    let shares = found.units.iter();
    let items = shares.map(|one| (named(&one.unit), format::number(i64::from(one.people)))).collect();
    view! { <DataList items /> }.into_any()
}

/// Changing it, running it again, cancelling it.
fn tools(read: Read<BatchView>, found: BatchView) -> AnyView {
    let (changing, repeating, cancelling) =
        (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let (phase, id) = (found.row.phase, found.row.id);
    let quiet = |words: &'static str, open: RwSignal<bool>| {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || open.set(true)>
                {words}
            </Button>
        }
    };
    let can_change = phase != BatchPhase::Cancelled;
    let can_cancel = can_change && phase != BatchPhase::Over;
    let (known, again) = (Typed::of(&found), Typed::again(&found));
    view! {
        <div class="l-cluster">
            {can_change.then(|| quiet(text::change(), changing))}
            {quiet(text::repeat(), repeating)}
            {can_cancel.then(|| quiet(text::cancel_batch(), cancelling))}
        </div>
        <Dialog open=changing title=text::change()>
            {change(read, id, known.clone(), changing)}
        </Dialog>
        <Dialog open=repeating title=text::repeat()>
            {repeat(id, again.clone(), repeating)}
        </Dialog>
        {ending::cancel(read, id, cancelling)}
    }
    .into_any()
}

fn back(open: RwSignal<bool>) -> AnyView {
    view! {
        <Button kind=ButtonKind::Quiet on_press=move || open.set(false)>
            {text::cancel_form()}
        </Button>
    }
    .into_any()
}

fn change(read: Read<BatchView>, batch: shared::id::BatchId, known: Typed, open: RwSignal<bool>) -> AnyView {
    let (calling, toasts) = (use_call::<ChangeBatch>(), use_toasts());
    let fields = Fields::new(known, calling);
    let save = move || match fields.typed().terms() {
        Ok(terms) => {
            fields.faults.found(Vec::new());
            calling.call(OfBatch { batch }, terms, move |changed| {
                open.try_set(false);
                toasts.show(Tone::Ok, text::saved());
                read.put(changed);
            });
        }
        Err(found) => fields.faults.found(found),
    };
    fields.form(().into_any(), text::save(), save, back(open), "c-dialog__foot")
}

fn repeat(batch: shared::id::BatchId, again: Typed, open: RwSignal<bool>) -> AnyView {
    let (calling, toasts, navigate) = (use_call::<RepeatBatch>(), use_toasts(), use_navigate());
    let fields = Fields::new(again, calling);
    let save = move || match fields.typed().terms() {
        Ok(terms) => {
            fields.faults.found(Vec::new());
            let navigate = navigate.clone();
            calling.call(OfBatch { batch }, terms, move |made| {
                open.try_set(false);
                toasts.show(Tone::Ok, text::created());
                navigate(&model::address(made.row.id), NavigateOptions::default());
            });
        }
        Err(found) => fields.faults.found(found),
    };
    let lead = view! { <p>{text::repeat_lead()}</p> }.into_any();
    fields.form(lead, text::create(), save, back(open), "c-dialog__foot")
}
