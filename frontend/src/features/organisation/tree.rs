//! The unit filter: a tree beside the list on wide screens, a choice above it on others.

use leptos::prelude::*;
use shared::api::organisation::FindPeople;
use shared::id::OrgUnitId;

use super::model::{self, Unit};
use super::people_page::Filters;
use crate::text::organisation as text;
use crate::ui::prelude::*;

/// The units of the institution.
pub(super) type Units = Memo<Vec<Unit>>;

/// The filter as a choice.
pub(super) fn select(units: Units, filters: Filters) -> AnyView {
    let Filters { find, go } = filters;
    let value = RwSignal::new(String::new());
    Effect::new(move |_| {
        value.set(find.with(|find| find.unit.map(|unit| unit.to_string())).unwrap_or_default())
    });
    let choices = Signal::derive(move || units.with(|units| model::choices(units)));
    let choose =
        move |unit: String| go.run((FindPeople { unit: unit.parse().ok(), ..find.get_untracked() },));
    view! { <SelectField label=text::unit_filter() empty=text::all_units() value choices on_change=choose /> }
        .into_any()
}

/// The filter as a tree that is open down to the chosen unit.
pub(super) fn tree(units: Units, filters: Filters) -> AnyView {
    let chosen = Memo::new(move |_| filters.find.with(|find| find.unit));
    let drawn = move || units.with(|units| branch(units, None, chosen.get(), filters));
    view! {
        <nav class="s-units l-sticky" aria-label=text::units()>
            <h2 class="s-units__title">{text::units()}</h2>
            {link(text::all_units().to_owned(), None, chosen.get_untracked().is_none(), filters)} {drawn}
        </nav>
    }
    .into_any()
}

fn branch(units: &[Unit], parent: Option<OrgUnitId>, chosen: Option<OrgUnitId>, filters: Filters) -> AnyView {
    let open = model::open_branch(units, chosen);
    let item = |unit: &Unit| {
        let id = unit.row.id;
        let has_more = units.iter().any(|below| below.row.parent == Some(id));
        let below = (has_more && open.contains(&id)).then(|| branch(units, Some(id), chosen, filters));
        view! {
            <li>
                {link(model::unit_words(unit), Some(id), chosen == Some(id), filters)}
                {below}
            </li>
        }
    };
    let items = units.iter().filter(|unit| unit.row.parent == parent).map(item).collect_view();
    view! {
        <ul class="s-units__branch" role="list">
            {items}
        </ul>
    }
    .into_any()
}

fn link(words: String, unit: Option<OrgUnitId>, is_chosen: bool, filters: Filters) -> AnyView {
    let find = filters.find;
    let href = move || model::address(&FindPeople { unit, ..find.get() });
    view! {
        <a class="s-units__link" href=href aria-current=is_chosen.then_some("true")>
            {words}
        </a>
    }
    .into_any()
}
