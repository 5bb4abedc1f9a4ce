//! What was corrected of a question: to what, by whom, why, and what it changed.

use leptos::prelude::*;
use shared::api::correction::{CorrectionRow, Corrections};
use shared::api::quiz::PaperItem;

use super::model;
use crate::text::{correction as text, format};
use crate::ui::prelude::*;

/// Draws the history; nothing where there is none.
pub(super) fn past(found: &Corrections) -> AnyView {
    if found.items.is_empty() {
        return ().into_any();
    }
    let head = vec![
        Head::words(text::what_column()),
        Head::words(text::reason()),
        Head::words(text::by_column()),
        Head::words(text::changed_column()),
    ];
    let rows = found.items.iter().map(|row| one(&found.item, row)).collect_view();
    view! {
        <Section title=text::history()>
            <Table caption=text::history() quiet=true head>
                {rows}
            </Table>
        </Section>
    }
    .into_any()
}

fn one(item: &PaperItem, row: &CorrectionRow) -> AnyView {
    let right = row.right.as_ref().map(|right| text::right(&model::words(item, Some(right))));
    let counts = model::counts(&row.changed);
    let counts = if counts.is_empty() { vec![text::changed_nobody().to_owned()] } else { counts };
    let counts = counts.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    let state =
        row.finished_at.is_none().then(|| view! { <Pill tone=Tone::Info>{text::still_running()}</Pill> });
    let remedy = text::remedy(row.remedy);
    let (reason, by, at) = (row.reason.clone(), row.made_by.clone(), format::date_time(row.made_at));
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                {remedy} <br /> <span class="u-small u-muted">{right}</span>
            </Cell>
            <Cell label=text::reason()>{reason}</Cell>
            <Cell label=text::by_column()>{by} <br /> <span class="u-small u-muted">{at}</span></Cell>
            <Cell label=text::changed_column()>
                <ul role="list">{counts}</ul>
                {state}
            </Cell>
        </Row>
    }
    .into_any()
}
