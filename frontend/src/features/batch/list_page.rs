//! `/angkatan`: the institution's batches.

use leptos::prelude::*;
use shared::access::Staff;
use shared::api::batch::{BatchRow, Batches, InBatches, ListBatches};
use shared::value::SearchText;

use super::model;
use crate::api::{grow, use_read};
use crate::page::gate;
use crate::text::batch as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Staff>(text::batches(), text::ask(), page)
}

fn page() -> AnyView {
    let words = RwSignal::new(String::new());
    let wanted = RwSignal::new(None::<SearchText>);
    let found = use_read::<ListBatches>(move || Some(InBatches { q: wanted.get(), after: None }));
    let search = move |typed: String| {
        wanted.set(SearchText::parse(&typed).ok().filter(|words| !words.as_str().is_empty()));
    };
    let reset = Callback::new(move |()| {
        words.set(String::new());
        wanted.set(None);
    });
    view! {
        <PageHeader title=text::batches() lead=text::lead()>
            {create()}
        </PageHeader>
        <div class="l-stack">
            <SearchField label=text::search() value=words on_search=search />
            {found.show(Shape::Rows(6), move |found| list(found, wanted, reset))}
        </div>
    }
    .into_any()
}

fn create() -> AnyView {
    view! { <LinkButton href="/angkatan/baru" icon=Glyph::PLUS>{text::new()}</LinkButton> }.into_any()
}

fn list(found: Batches, wanted: RwSignal<Option<SearchText>>, reset: Callback<()>) -> AnyView {
    if found.items.is_empty() {
        if wanted.with_untracked(Option::is_some) {
            return view! { <EmptyFiltered on_reset=reset /> }.into_any();
        }
        return view! {
            <EmptyFirst glyph=Glyph::USERS title=text::empty() why=text::empty_why()>
                {create()}
            </EmptyFirst>
        }
        .into_any();
    }
    let after = move |after| InBatches { q: wanted.get_untracked(), after: Some(after) };
    let (rows, below) =
        grow::<ListBatches, _>((found.items, found.next), after, |found| (found.items, found.next));
    let head = vec![
        Head::words(text::batches()),
        Head::words(text::dates()),
        Head::words(text::people()),
        Head::words(text::state()),
    ];
    view! {
        <Table caption=text::caption() head quiet=true>
            <For each=move || rows.get() key=|row| row.id let:row>
                {line(row)}
            </For>
        </Table>
        {below}
    }
    .into_any()
}

fn line(row: BatchRow) -> AnyView {
    let waiting = (row.waiting > 0).then(|| text::queue(row.waiting));
    let waiting = waiting.map(|words| view! { <br /> <span class="u-small u-muted">{words}</span> });
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=model::address(row.id)>{row.name}</a> <br /> <span class="u-small u-muted">{row.course}</span>
            </Cell>
            <Cell label=text::dates()>{text::span(row.starts_on, row.ends_on)}</Cell>
            <Cell label=text::people()>{text::taken(row.taken, row.seats)} {waiting}</Cell>
            <Cell label=text::state()>{pills(row.phase, row.is_by_nomination)}</Cell>
        </Row>
    }
    .into_any()
}

/// Where a batch stands, and whom it is for.
pub(super) fn pills(phase: shared::api::batch::BatchPhase, is_by_nomination: bool) -> AnyView {
    let nomination =
        is_by_nomination.then(|| view! { <Pill tone=Tone::Neutral>{text::nomination_pill()}</Pill> });
    view! {
        <span class="l-cluster">
            <Pill tone=model::phase_tone(phase)>{text::phase(phase)}</Pill>
            {nomination}
        </span>
    }
    .into_any()
}
