//! The people of a batch: how they stand, where they come from, who is taken out and who is added.

use leptos::prelude::*;
use shared::api::batch::{BatchView, GetRoster, InRoster, Roster, RosterRow, SeatState};
use shared::id::BatchId;

use super::{adding, ending, model};
use crate::api::{Read, grow, use_read};
use crate::text::{batch as text, format};
use crate::ui::prelude::*;

/// Draws the roster; `is_live` while people come and go.
pub(super) fn roster(read: Read<BatchView>, batch: BatchId, is_live: bool) -> AnyView {
    let state = RwSignal::new(None::<SeatState>);
    let found = use_read::<GetRoster>(move || Some(InRoster { batch, state: state.get(), after: None }));
    let (open, leaving) = (RwSignal::new(false), RwSignal::new(None::<RosterRow>));
    // Whoever comes or goes changes the figures above, which brings the roster along.
    let changed = move || read.reload();
    let add = is_live.then(|| {
        view! {
            <Button icon=Glyph::PLUS on_press=move || open.set(true)>
                {text::add()}
            </Button>
        }
    });
    view! {
        <Section title=text::roster()>
            <div class="l-stack">
                <div class="l-cluster">{add} {chips(state)}</div>
                {found.part(Shape::Rows(6), move |found| list(found, batch, state, is_live.then_some(leaving)))}
            </div>
        </Section>
        {adding::dialog(batch, open, changed)}
        {ending::remove(batch, leaving, changed)}
    }
    .into_any()
}

fn chips(state: RwSignal<Option<SeatState>>) -> AnyView {
    let chip = |wanted: Option<SeatState>| {
        let words = wanted.map_or_else(text::all, text::seat);
        view! {
            <Chip pressed=Signal::derive(move || state.get() == wanted) on_press=move || state.set(wanted)>
                {words}
            </Chip>
        }
    };
    let chips = std::iter::once(None).chain(SeatState::ALL.map(Some)).map(chip).collect_view();
    view! {
        <div class="l-cluster" role="group" aria-label=text::state()>
            {chips}
        </div>
    }
    .into_any()
}

fn list(
    found: Roster,
    batch: BatchId,
    state: RwSignal<Option<SeatState>>,
    leaving: Option<RwSignal<Option<RosterRow>>>,
) -> AnyView {
    if found.items.is_empty() {
        if state.with_untracked(Option::is_some) {
            return view! { <EmptyFiltered on_reset=move || state.set(None) /> }.into_any();
        }
        return view! { <EmptyFirst glyph=Glyph::USERS title=text::nobody() why=text::nobody_why() /> }
            .into_any();
    }
    let after = move |after| InRoster { batch, state: state.get_untracked(), after: Some(after) };
    let (rows, below) =
        grow::<GetRoster, _>((found.items, found.next), after, |found| (found.items, found.next));
    let mut head = vec![
        Head::words(text::person()),
        Head::words(text::unit()),
        Head::words(text::state()),
        Head::words(text::way()),
        Head::words(text::since()),
    ];
    if leaving.is_some() {
        head.push(Head::words(text::actions()));
    }
    view! {
        <Table caption=text::roster() head quiet=true>
            <For each=move || rows.get() key=|row| row.seat let:row>
                {line(row, leaving)}
            </For>
        </Table>
        {below}
    }
    .into_any()
}

fn line(row: RosterRow, leaving: Option<RwSignal<Option<RosterRow>>>) -> AnyView {
    let (kept, label) = (row.clone(), text::remove_of(&row.name));
    let words = row.place.map_or_else(|| text::seat(row.state).to_owned(), text::place);
    let reason = row.reason.map(|reason| view! { <br /> <span class="u-small u-muted">{reason}</span> });
    let unit = if row.unit.is_empty() { text::no_unit().to_owned() } else { row.unit };
    let is_there = !matches!(row.state, SeatState::Withdrawn | SeatState::Declined);
    let act = leaving.map(|leaving| {
        let button = is_there.then(|| {
            view! {
                <Button kind=ButtonKind::Quiet on_press=move || leaving.set(Some(kept.clone()))>
                    <span aria-hidden="true">{text::remove()}</span>
                    <span class="u-sr">{label}</span>
                </Button>
            }
        });
        view! { <Cell label=text::actions()>{button}</Cell> }
    });
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>{row.name}</Cell>
            <Cell label=text::unit()>{unit}</Cell>
            <Cell label=text::state()>
                <Pill tone=model::seat_tone(row.state)>{words}</Pill>
            </Cell>
            <Cell label=text::way()>{text::came(row.way, row.nominated_by.as_deref())} {reason}</Cell>
            <Cell label=text::since()>{format::date(row.changed_at)}</Cell>
            {act}
        </Row>
    }
    .into_any()
}
