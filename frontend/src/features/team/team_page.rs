//! `/tim`: the dashboard of a unit.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::access::Superior;
use shared::api::team::{ExportOf, ExportTeam, GetTeam, InTeam, Team, TeamUnitRef};

use super::{below, figures, model, people};
use crate::api::{stream_address, use_quick_read};
use crate::page::{gate, titled};
use crate::text::team as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Superior>(text::team(), text::ask(), dashboard)
}

fn dashboard() -> AnyView {
    let query = use_query_map();
    let unit = Memo::new(move |_| query.with(|query| model::unit_of(|key| query.get(key))));
    let team = use_quick_read::<GetTeam>(move || {
        Some(InTeam { unit: unit.get(), level: None, q: None, after: None })
    });
    view! {
        {titled(team, text::team(), show)}
        {people::people(team)}
    }
    .into_any()
}

fn show(team: Team) -> AnyView {
    let above = team.path.len().saturating_sub(1);
    let crumbs =
        team.path.iter().take(above).map(|unit| Crumb::new(&unit.name, model::unit_address(unit.id)));
    let export = stream_address::<ExportTeam>(&ExportOf { unit: Some(team.unit.id) });
    let (switcher, figures, below) = (switcher(&team), figures::figures(&team), below::below(&team));
    view! {
        <PageHeader title=team.unit.name.clone() lead=text::lead(team.unit.people) crumbs=crumbs.collect()>
            {switcher}
            <LinkButton href=export kind=ButtonKind::Secondary icon=Glyph::DOWNLOAD download="tim.csv">
                {text::export()}
            </LinkButton>
        </PageHeader>
        {figures}
        {below}
    }
    .into_any()
}

/// The choice between the units that the viewer leads, where there are several.
fn switcher(team: &Team) -> Option<AnyView> {
    let shown = team.path.first().map(|top| top.id.to_string()).unwrap_or_default();
    let choice = |unit: &TeamUnitRef| Choice::new(unit.id.to_string(), unit.name.clone());
    let choices: Vec<Choice> = team.leads.iter().map(choice).collect();
    let navigate = use_navigate();
    let go = move |unit: String| {
        if let Ok(unit) = unit.parse() {
            navigate(&model::unit_address(unit), NavigateOptions::default());
        }
    };
    (!choices.is_empty()).then(|| {
        view! {
            <SelectField label=text::led_units() value=RwSignal::new(shown) choices=choices on_change=go />
        }
        .into_any()
    })
}
