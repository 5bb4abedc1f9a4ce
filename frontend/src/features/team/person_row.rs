//! A person in the list: who, how they stand and why.

use leptos::prelude::*;
use progress::{Level, Reason};
use shared::api::team::MemberRow;

use super::model;
use crate::platform::clock;
use crate::text::{format, team as text};
use crate::ui::prelude::*;

/// The columns.
pub(super) fn head() -> Vec<Head> {
    vec![
        Head::words(text::name()),
        Head::words(text::judgement()),
        Head::words(text::jp_year()),
        Head::words(text::mandatory()),
        Head::words(text::next_due()),
        Head::words(text::last_active()),
    ]
}

/// The row.
pub(super) fn row(row: MemberRow) -> AnyView {
    let (jp, mandatory, due, active) =
        (model::jp(&row), model::mandatory(&row), next_due(&row), last_active(&row));
    let standing = standing(row.level, &row.reasons);
    let MemberRow { id, name, position, unit, .. } = row;
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=model::member_address(id)>{name}</a>
                <span class="s-team__place">{position} <br /> {unit}</span>
            </Cell>
            <Cell label=text::judgement()>{standing}</Cell>
            <Cell label=text::jp_year()>{jp}</Cell>
            <Cell label=text::mandatory()>{mandatory}</Cell>
            <Cell label=text::next_due()>{due}</Cell>
            <Cell label=text::last_active()>{active}</Cell>
        </Row>
    }
    .into_any()
}

/// The next due date and how far it is, or that there is none.
pub(super) fn next_due(row: &MemberRow) -> String {
    row.next_due_on.map_or_else(|| text::no_due().to_owned(), |day| model::day_from(day, clock::now()))
}

/// The last day of activity, or that there is none.
pub(super) fn last_active(row: &MemberRow) -> String {
    row.last_active_on.map_or_else(|| text::never_active().to_owned(), format::day)
}

/// The level and why.
pub(super) fn standing(level: Level, reasons: &[Reason]) -> AnyView {
    let (word, tone) = model::level(level);
    let reasons = reasons.iter().map(|reason| view! { <li>{model::reason(*reason)}</li> }).collect_view();
    view! {
        <div class="s-team__standing">
            <Pill tone>{word}</Pill>
            <ul class="s-team__reasons" role="list">
                {reasons}
            </ul>
        </div>
    }
    .into_any()
}
