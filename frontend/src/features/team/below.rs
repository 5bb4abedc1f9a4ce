//! The units below, each with its whole subtree: a table on wide screens, cards on a phone.

use leptos::prelude::*;
use shared::api::team::{Team, TeamUnit};

use super::model;
use crate::text::{format, team as text};
use crate::ui::prelude::*;

/// Draws them; nothing where the unit has none below.
pub(super) fn below(team: &Team) -> Option<AnyView> {
    if team.below.is_empty() {
        return None;
    }
    let head = vec![
        Head::words(text::unit()),
        Head::number(text::people()),
        Head::words(text::jp_met()),
        Head::words(text::duties()),
        Head::number(text::at_risk()),
    ];
    let rows = team.below.iter().map(row).collect_view();
    let table = view! {
        <Section title=text::below()>
            <Table caption=text::below_caption() head>
                {rows}
            </Table>
        </Section>
    };
    Some(table.into_any())
}

fn row(unit: &TeamUnit) -> AnyView {
    let (address, name, people) = (model::unit_address(unit.id), unit.name.clone(), unit.people);
    let (jp, duties, at_risk) = (model::share(unit.jp_met, unit.jp_people), duties(unit), at_risk(unit));
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=address>{name}</a>
            </Cell>
            <Cell label=text::people() holds=Holds::Number>
                {format::number(i64::from(people))}
            </Cell>
            <Cell label=text::jp_met()>{jp}</Cell>
            <Cell label=text::duties()>{duties}</Cell>
            <Cell label=text::at_risk() holds=Holds::Number>
                {at_risk}
            </Cell>
        </Row>
    }
    .into_any()
}

fn duties(unit: &TeamUnit) -> AnyView {
    if unit.mandatory == 0 && unit.overdue == 0 {
        return text::no_mandatory().into_any();
    }
    view! { <StackedBar label=text::duties() parts=model::duties(unit) /> }.into_any()
}

fn at_risk(unit: &TeamUnit) -> AnyView {
    let count = format::number(i64::from(unit.at_risk));
    match unit.at_risk {
        0 => count.into_any(),
        people => view! {
            <a class="s-team__count" href=model::risk_address(unit.id)>
                {count} " " {text::persons(people)}
            </a>
        }
        .into_any(),
    }
}
