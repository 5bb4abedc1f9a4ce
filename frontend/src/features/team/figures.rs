//! The four figures of a unit, each with its meaning, its age and the list behind it.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use shared::api::team::{Team, TeamUnit};

use super::model;
use crate::platform::clock;
use crate::text::{format, team as text};
use crate::ui::prelude::*;

/// Draws them.
pub(super) fn figures(team: &Team) -> AnyView {
    let (unit, fresh) = (&team.unit, fresh(team.fresh_at));
    let all =
        [jp_met(unit, &fresh), mandatory_done(unit, &fresh), overdue(unit, &fresh), at_risk(unit, fresh)];
    view! {
        <Section title=text::summary()>
            <div class="l-grid l-grid--narrow">{all.into_iter().collect_view()}</div>
        </Section>
    }
    .into_any()
}

fn fresh(at: DateTime<Utc>) -> String {
    model::fresh(at, clock::now())
}

fn figure(part: u32, whole: u32) -> String {
    model::percent(part, whole).map_or_else(|| text::no_figure().to_owned(), format::percent)
}

fn jp_met(unit: &TeamUnit, fresh: &str) -> AnyView {
    let (part, whole) = (unit.jp_met, unit.jp_people);
    let comparison = if whole == 0 { text::no_jp_people().to_owned() } else { text::of_people(part, whole) };
    view! {
        <Kpi
            label=text::jp_met()
            definition=text::jp_met_definition()
            value=figure(part, whole)
            comparison=comparison
            freshness=fresh.to_owned()
        />
    }
    .into_any()
}

fn mandatory_done(unit: &TeamUnit, fresh: &str) -> AnyView {
    let (part, whole) = (unit.mandatory_done, unit.mandatory);
    let comparison = if whole == 0 { text::no_mandatory().to_owned() } else { text::of_courses(part, whole) };
    view! {
        <Kpi
            label=text::mandatory_done()
            definition=text::mandatory_done_definition()
            value=figure(part, whole)
            comparison=comparison
            freshness=fresh.to_owned()
        />
    }
    .into_any()
}

fn overdue(unit: &TeamUnit, fresh: &str) -> AnyView {
    let (label, definition) = (text::overdue(), text::overdue_definition());
    let value = format::number(i64::from(unit.overdue));
    let (measure, freshness) = (text::courses(unit.overdue), fresh.to_owned());
    if unit.overdue == 0 {
        let good = text::nothing_late();
        return view! { <Kpi label definition value unit=measure comparison=good tone=Tone::Ok freshness /> }
            .into_any();
    }
    let behind = Crumb::new(text::see_people(), model::risk_address(unit.id));
    view! { <Kpi label definition value unit=measure freshness behind /> }.into_any()
}

fn at_risk(unit: &TeamUnit, freshness: String) -> AnyView {
    let (label, definition) = (text::at_risk(), text::at_risk_definition());
    let value = format::number(i64::from(unit.at_risk));
    let measure = text::persons(unit.at_risk);
    if unit.at_risk == 0 {
        let good = text::nobody_at_risk();
        return view! { <Kpi label definition value unit=measure comparison=good tone=Tone::Ok freshness /> }
            .into_any();
    }
    let behind = Crumb::new(text::see_people(), model::risk_address(unit.id));
    view! { <Kpi label definition value unit=measure freshness behind /> }.into_any()
}
