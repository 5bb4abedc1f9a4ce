//! The reader's own staff record.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::organisation::{AssignmentView, GetOwnRecord, PersonRecord};
use shared::problem::NOT_FOUND;

use crate::api::{failed, use_quick_read};
use crate::text::account as text;
use crate::text::{credit, format};
use crate::ui::prelude::*;

/// The record; an account without one says so.
pub(super) fn record() -> AnyView {
    let record = use_quick_read::<GetOwnRecord>(|| Some(Nothing {}));
    let shown = move || match record.outcome() {
        None => view! { <Loading shape=Shape::Cards(1) /> }.into_any(),
        Some(Ok(record)) => card(&record),
        Some(Err(error)) if error.is(&NOT_FOUND) => {
            view! { <p class="u-muted">{text::no_record()}</p> }.into_any()
        }
        Some(Err(error)) => failed(&error, move || record.reload()),
    };
    view! { <Section title=text::record()>{shown}</Section> }.into_any()
}

fn card(record: &PersonRecord) -> AnyView {
    let employment = record.employments.first();
    let (mut current, mut earlier) = (Vec::new(), Vec::new());
    for assignment in &record.assignments {
        if assignment.ends_on.is_none() { current.push(assignment) } else { earlier.push(assignment) }
    }
    let places = current.iter().map(|place| place_rows(place)).collect_view();
    let superior = record.superior.as_ref().map_or_else(
        || text::no_superior().to_owned(),
        |superior| format!("{} · {}", superior.name, superior.position),
    );
    let nip = employment.and_then(|employment| employment.nip.clone());
    let staff = employment.map(|employment| row(text::staff(), credit::staff(employment.staff).to_owned()));
    let institution = row(text::institution(), record.institution.clone());
    let history = history(&earlier);
    view! {
        <Card>
            <dl class="s-facts">
                {institution}
                {places}
                {staff}
                {nip.map(|nip| row(text::nip(), nip))}
                {row(text::superior(), superior)}
            </dl>
            {history}
            <p class="u-muted u-small">{text::record_source()}</p>
        </Card>
    }
    .into_any()
}

fn place_rows(place: &AssignmentView) -> AnyView {
    view! {
        {row(text::position(), position(place))}
        {row(text::unit(), place.unit_path.join(" › "))}
    }
    .into_any()
}

fn position(place: &AssignmentView) -> String {
    match text::holding(place.holding) {
        Some(holding) => format!("{holding} {}", place.position),
        None => place.position.clone(),
    }
}

fn history(earlier: &[&AssignmentView]) -> AnyView {
    let item = |place: &&AssignmentView| {
        let ends = place.ends_on.map(format::day);
        let dates = text::between(&format::day(place.starts_on), ends.as_deref());
        view! {
            <li>
                {position(place)}
                <span class="u-muted u-small">" · "{dates}</span>
            </li>
        }
    };
    let shown = (!earlier.is_empty()).then(|| {
        let items = earlier.iter().map(item).collect_view();
        view! {
            <Disclosure summary=text::before()>
                <ul class="s-list">{items}</ul>
            </Disclosure>
        }
    });
    shown.into_any()
}

fn row(term: &'static str, words: String) -> AnyView {
    view! {
        <div class="s-facts__row">
            <dt>{term}</dt>
            <dd>{words}</dd>
        </div>
    }
    .into_any()
}
