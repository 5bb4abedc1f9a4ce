//! Batches for those who may join: what is offered, how one stands, and the one thing to do.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::batch::{
    AnswerNomination, BatchOffer, BatchOffers, BatchPhase, LeaveSeat, Leaving, ListCourseBatches,
    ListOwnSeats, NominationAnswer, OfBatch, SeatState, TakeSeat,
};
use shared::api::course::OfSlug;
use shared::id::BatchId;
use shared::value::{Reason, Slug};

use super::model;
use crate::api::{Read, use_call, use_quick_read};
use crate::text::{batch as text, say};
use crate::ui::prelude::*;

/// The batches of a course; nothing where there are none.
pub(crate) fn of_course(offers: Read<BatchOffers>) -> AnyView {
    section(offers, text::own_title(), false)
}

/// Asks which batches of a course there are.
pub(crate) fn use_offers(slug: impl Fn() -> Option<Slug> + 'static) -> Read<BatchOffers> {
    use_quick_read::<ListCourseBatches>(move || slug().map(|slug| OfSlug { slug }))
}

/// The batches that the reader is in; nothing where there are none.
pub(crate) fn own(seats: Read<BatchOffers>) -> AnyView {
    section(seats, text::own_seats(), true)
}

/// Asks which batches the reader is in.
pub(crate) fn use_own_seats() -> Read<BatchOffers> {
    use_quick_read::<ListOwnSeats>(|| Some(Nothing {}))
}

fn state(offer: &BatchOffer) -> Option<SeatState> {
    offer.own.as_ref().map(|own| own.state)
}

/// The part stays away where there is nothing to show: most courses have no batches. It stands above what is read, so a
/// page waits until it is known. What is drawn stays as it is while a reason is being typed in one of the cards.
fn section(read: Read<BatchOffers>, title: &'static str, names_course: bool) -> AnyView {
    let desk = Desk { read, open: RwSignal::new(None) };
    let drawn = Memo::new(move |before: Option<&Option<BatchOffers>>| {
        let (now, is_typing) = (read.get(), desk.open.with(Option::is_some));
        match before.and_then(Option::as_ref) {
            Some(before) if is_typing && now.is_some() => Some(before.clone()),
            Some(_) | None => now,
        }
    });
    let shown = move || {
        let cards = drawn.get()?.items.into_iter().map(|one| offer(desk, one, names_course)).collect_view();
        (!cards.is_empty()).then(|| {
            view! {
                <Section title=title>
                    {(!names_course).then(|| view! { <p class="u-muted">{text::own_lead()}</p> })}
                    <div class="l-grid">{cards}</div>
                </Section>
            }
        })
    };
    shown.into_any()
}

/// The batches of a section, and the one of them whose form is open: one at a time.
#[derive(Clone, Copy)]
struct Desk {
    read: Read<BatchOffers>,
    open: RwSignal<Option<BatchId>>,
}

impl Desk {
    /// Whether the form of a batch is open, tracked.
    fn is_open(self, batch: BatchId) -> bool {
        self.open.get() == Some(batch)
    }

    /// Opens the form of a batch, or closes it.
    fn toggle(self, batch: BatchId) {
        self.open.update(|open| *open = (*open != Some(batch)).then_some(batch));
    }
}

/// Puts what a call has answered in the place of what was there.
fn put(desk: Desk, toasts: Toasts, told: BatchOffer) {
    desk.open.set(None);
    let words = match told.own.as_ref().map(|own| (own.state, own.place)) {
        Some((SeatState::Waiting, Some(place))) => text::place(place),
        Some((SeatState::Seated, _)) => text::told_seated().to_owned(),
        Some(_) | None => text::told_left().to_owned(),
    };
    toasts.show(Tone::Ok, words);
    desk.read.change(|offers| {
        if let Some(offer) = offers.items.iter_mut().find(|one| one.id == told.id) {
            *offer = told;
        }
    });
}

fn offer(desk: Desk, offer: BatchOffer, names_course: bool) -> AnyView {
    let stands = offer.own.as_ref().map(|own| {
        let words = own.place.map_or_else(|| text::seat(own.state).to_owned(), text::place);
        view! { <Pill tone=model::seat_tone(own.state)>{words}</Pill> }
    });
    let (tone, words) = if offer.phase == BatchPhase::Open && offer.free == 0 {
        (Tone::Warn, text::full())
    } else {
        (model::phase_tone(offer.phase), text::phase(offer.phase))
    };
    let pill = (offer.own.is_none() || offer.phase == BatchPhase::Cancelled)
        .then(|| view! { <Pill tone>{words}</Pill> });
    let by = offer
        .own
        .as_ref()
        .filter(|own| own.state == SeatState::Nominated)
        .and_then(|own| Some(text::nominated_by(own.nominated_by.as_deref()?, own.reason.as_deref()?)));
    let queue = if offer.waiting > 0 { format!(" · {}", text::queue(offer.waiting)) } else { String::new() };
    let lines = [
        Some(text::span(offer.starts_on, offer.ends_on)),
        Some(format!("{}{queue}", text::free(offer.free, offer.seats))),
        matches!(offer.phase, BatchPhase::Soon | BatchPhase::Open)
            .then(|| text::enrol_span(offer.enrol_from, offer.enrol_until)),
        by,
        (!offer.note.is_empty()).then(|| offer.note.clone()),
        offer.cancelled.as_deref().map(text::cancelled),
    ];
    let lines = lines.into_iter().flatten().map(|line| view! { <p class="c-card__meta">{line}</p> });
    let lines = lines.collect_view();
    let eyebrow = if names_course { offer.course.clone() } else { String::new() };
    let title = offer.name.clone();
    view! {
        <Card title=title eyebrow=eyebrow>
            <div class="l-cluster">{stands} {pill}</div>
            {lines}
            {action(desk, offer)}
        </Card>
    }
    .into_any()
}

fn action(desk: Desk, offer: BatchOffer) -> AnyView {
    match (offer.phase, state(&offer)) {
        (BatchPhase::Cancelled | BatchPhase::Over, _) => ().into_any(),
        (_, Some(SeatState::Nominated)) => answer(desk, offer),
        (_, Some(SeatState::Seated)) => leave(desk, offer, text::leave()),
        (_, Some(SeatState::Waiting)) => leave(desk, offer, text::leave_queue()),
        (BatchPhase::Open, None | Some(_)) if !offer.is_by_nomination => take(desk, offer),
        (BatchPhase::Soon | BatchPhase::Open | BatchPhase::Closed, None | Some(_)) => offer
            .is_by_nomination
            .then(|| view! { <p class="u-small">{text::nomination_how()}</p> })
            .into_any(),
    }
}

fn take(desk: Desk, offer: BatchOffer) -> AnyView {
    let (calling, toasts, batch) = (use_call::<TakeSeat>(), use_toasts(), offer.id);
    let words = if offer.free > 0 && offer.waiting == 0 { text::take() } else { text::wait() };
    let press = move || calling.call(OfBatch { batch }, (), move |told| put(desk, toasts, told));
    view! {
        <Refusal why=calling.error() />
        <div class="c-card__foot">
            <Button kind=ButtonKind::Secondary busy=calling.pending() on_press=press>
                {words}
                <span class="u-sr">": "{offer.name}</span>
            </Button>
        </div>
    }
    .into_any()
}

fn answer(desk: Desk, offer: BatchOffer) -> AnyView {
    let (calling, toasts, batch) = (use_call::<AnswerNomination>(), use_toasts(), offer.id);
    let send = move |answer: NominationAnswer| {
        calling.call(OfBatch { batch }, answer, move |told| put(desk, toasts, told));
    };
    let (name, again) = (offer.name.clone(), offer.name);
    let form = move || {
        let decline = move |reason: Option<Reason>| {
            if let Some(reason) = reason {
                send(NominationAnswer::Decline { reason });
            }
        };
        let busy = calling.pending();
        desk.is_open(batch).then(|| sure(None, text::decline(), Need::Required, busy, decline, desk))
    };
    view! {
        <Refusal why=calling.error() />
        <div class="c-card__foot">
            <Button busy=calling.pending() on_press=move || send(NominationAnswer::Accept)>
                {text::accept()}
                <span class="u-sr">": "{name}</span>
            </Button>
            <Button kind=ButtonKind::Quiet on_press=move || desk.toggle(batch)>
                {text::decline()}
                <span class="u-sr">": "{again}</span>
            </Button>
        </div>
        {form}
    }
    .into_any()
}

fn leave(desk: Desk, offer: BatchOffer, words: &'static str) -> AnyView {
    let (calling, toasts, batch) = (use_call::<LeaveSeat>(), use_toasts(), offer.id);
    let form = move || {
        let go = move |reason: Option<Reason>| {
            calling.call(OfBatch { batch }, Leaving { reason }, move |told| put(desk, toasts, told));
        };
        let why = Some(text::leave_why());
        desk.is_open(batch).then(|| sure(why, words, Need::Optional, calling.pending(), go, desk))
    };
    view! {
        <Refusal why=calling.error() />
        <div class="c-card__foot">
            <Button kind=ButtonKind::Quiet on_press=move || desk.toggle(batch)>
                {words}
                <span class="u-sr">": "{offer.name}</span>
            </Button>
        </div>
        {form}
    }
    .into_any()
}

/// Asks once more, and why.
fn sure(
    why: Option<&'static str>,
    words: &'static str,
    need: Need,
    busy: Signal<bool>,
    go: impl Fn(Option<Reason>) + 'static,
    desk: Desk,
) -> AnyView {
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let reason = typed.get_untracked();
        if need == Need::Optional && reason.trim().is_empty() {
            go(None);
            return;
        }
        match Reason::parse(&reason) {
            Ok(reason) => go(Some(reason)),
            Err(phrase) => wrong.set(Some(say(&phrase))),
        }
    };
    view! {
        <form class="l-stack l-stack--tight" novalidate=true on:submit=submit>
            {why.map(|why| view! { <p>{why}</p> })}
            <TextField label=text::reason() need=need longest=500_u32 value=typed error=wrong />
            <div class="l-cluster">
                <Button kind=ButtonKind::Danger press=Press::Submit busy=busy>
                    {words}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || desk.open.set(None)>
                    {text::keep()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
