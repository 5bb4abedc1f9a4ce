//! The entries of a year.

use leptos::prelude::*;
use shared::api::credit::{JpRow, JpState};

use crate::text::credit as text;
use crate::text::format;
use crate::ui::prelude::*;

/// Draws the entries as a table.
pub(super) fn rows(items: Vec<JpRow>) -> AnyView {
    let head = vec![
        Head::words(text::course()),
        Head::words(text::provider()),
        Head::words(text::form()),
        Head::words(text::earned_on()),
        Head::number("JP"),
        Head::words(text::state_label()),
    ];
    view! {
        <Table caption=text::entries() head quiet=true>
            {items.into_iter().map(row).collect_view()}
        </Table>
    }
    .into_any()
}

fn row(entry: JpRow) -> AnyView {
    let name = match entry.enrolment {
        Some(enrolment) => {
            let href = format!("/pembelajaran/{enrolment}");
            view! { <a href=href>{entry.title}</a> }.into_any()
        }
        None => entry.title.into_any(),
    };
    let tone = match entry.state {
        JpState::Verified => Tone::Ok,
        JpState::Claimed => Tone::Warn,
        JpState::Rejected => Tone::Bad,
    };
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>{name}</Cell>
            <Cell label=text::provider()>{entry.provider}</Cell>
            <Cell label=text::form()>{entry.form}</Cell>
            <Cell label=text::earned_on()><span class="u-nowrap">{format::day(entry.earned_on)}</span></Cell>
            <Cell label="JP" holds=Holds::Number><span class="u-nowrap">{text::signed_jp(entry.minutes)}</span></Cell>
            <Cell label=text::state_label()>
                <Pill tone>{text::state(entry.state)}</Pill>
            </Cell>
        </Row>
    }
    .into_any()
}
