//! `/organisasi`: people by name, filtered by words and unit.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::access::TrainingAdmin;
use shared::api::Nothing;
use shared::api::organisation::{FindPeople, ListPeople, ListUnits, People, PersonRow};

use super::model;
use super::tree::{self, Units};
use crate::api::{grow, use_read};
use crate::features::review;
use crate::page::gate;
use crate::text::{credit, frame, organisation as text, provider};
use crate::ui::prelude::*;

/// What is asked for, and how to ask for something else.
#[derive(Clone, Copy)]
pub(super) struct Filters {
    pub(super) find: Memo<FindPeople>,
    pub(super) go: Callback<(FindPeople,)>,
}

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<TrainingAdmin>(text::people(), text::ask(), page)
}

fn page() -> AnyView {
    let (query, navigate) = (use_query_map(), use_navigate());
    let find = Memo::new(move |_| query.with(|query| model::wanted(|key| query.get(key))));
    let go = Callback::new(move |(find,): (FindPeople,)| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&model::address(&find), options);
    });
    let filters = Filters { find, go };
    let units = use_read::<ListUnits>(|| Some(Nothing {}));
    let units: Units =
        Memo::new(move |_| units.get().map(|units| model::with_totals(units.items)).unwrap_or_default());
    let people = use_read::<ListPeople>(move || Some(find.get()));
    view! {
        <PageHeader title=text::people() lead=text::lead()>
            <LinkButton href="/organisasi/baru" icon=Glyph::PLUS>
                {text::add()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary href="/penyelenggara">
                {provider::providers()}
            </LinkButton>
            <LinkButton kind=ButtonKind::Secondary href="/angkatan" icon=Glyph::CALENDAR>
                {frame::batches()}
            </LinkButton>
        </PageHeader>
        <div class="l-split l-split--rail">
            <div class="u-wide-only">{tree::tree(units, filters)}</div>
            <div class="l-stack">
                {search(filters)} <div class="u-narrow-only">{tree::select(units, filters)}</div>
                {people.show(Shape::Rows(8), move |found| list(found, filters))}
            </div>
        </div>
        {review::rule()}
    }
    .into_any()
}

fn search(filters: Filters) -> AnyView {
    let Filters { find, go } = filters;
    let words = RwSignal::new(String::new());
    Effect::new(move |_| {
        words.set(find.with(|find| find.q.as_ref().map(|q| q.as_str().to_owned())).unwrap_or_default());
    });
    let search =
        move |typed: String| go.run((FindPeople { q: model::words_of(&typed), ..find.get_untracked() },));
    view! { <SearchField label=text::search() value=words on_search=search /> }.into_any()
}

/// A list that grows by a press.
fn list(found: People, filters: Filters) -> AnyView {
    if found.items.is_empty() {
        return nobody(filters);
    }
    let after = move |after| FindPeople { after: Some(after), ..filters.find.get_untracked() };
    let (rows, below) =
        grow::<ListPeople, _>((found.items, found.next), after, |found| (found.items, found.next));
    let head = vec![
        Head::words(text::name()),
        Head::words(text::staff_kind()),
        Head::words(text::position()),
        Head::words(text::unit()),
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

fn line(row: PersonRow) -> AnyView {
    let or_none = |words: Option<String>| words.unwrap_or_else(|| text::not_recorded().to_owned());
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=model::person_address(row.id)>{row.name}</a>
            </Cell>
            <Cell label=text::staff_kind()>{row.staff.map_or_else(text::not_recorded, credit::staff)}</Cell>
            <Cell label=text::position()>{or_none(row.position)}</Cell>
            <Cell label=text::unit()>{or_none(row.unit)}</Cell>
        </Row>
    }
    .into_any()
}

fn nobody(filters: Filters) -> AnyView {
    if filters.find.with_untracked(model::is_filtered) {
        let reset = move || filters.go.run((FindPeople { q: None, unit: None, after: None },));
        return view! { <EmptyFiltered on_reset=reset /> }.into_any();
    }
    view! {
        <EmptyFirst glyph=Glyph::USERS title=text::nobody() why=text::nobody_why()>
            <LinkButton href="/organisasi/baru" icon=Glyph::PLUS>
                {text::add()}
            </LinkButton>
        </EmptyFirst>
    }
    .into_any()
}
