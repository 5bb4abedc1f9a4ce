//! The dated rows of a person's record.

use chrono::NaiveDate;
use leptos::prelude::*;
use shared::api::organisation::{AssignmentView, EmploymentView};

use crate::text::{credit, format, organisation as text};
use crate::ui::prelude::*;

/// Placements, newest first.
pub(super) fn assignments(rows: Vec<AssignmentView>) -> AnyView {
    let content = if rows.is_empty() {
        view! { <EmptyFirst glyph=Glyph::USERS title=text::no_assignments() why=text::no_assignments_why() /> }
            .into_any()
    } else {
        let head = vec![
            Head::words(text::position()),
            Head::words(text::unit()),
            Head::words(text::holding()),
            Head::words(text::from()),
            Head::words(text::to()),
        ];
        view! {
            <Table caption=text::assignments_caption() head quiet=true>
                {rows.into_iter().map(assignment).collect_view()}
            </Table>
        }
        .into_any()
    };
    view! { <Section title=text::assignments()>{content}</Section> }.into_any()
}

fn assignment(row: AssignmentView) -> AnyView {
    let leads =
        row.is_leading.then(|| view! { <Pill tone=Tone::Info glyph=Glyph::USERS>{text::leads()}</Pill> });
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                {row.position}
            </Cell>
            <Cell label=text::unit()>{row.unit_path.join(" › ")}</Cell>
            <Cell label=text::holding()>
                <div class="l-cluster">{text::holding_of(row.holding)} {leads}</div>
            </Cell>
            <Cell label=text::from()>{format::day(row.starts_on)}</Cell>
            <Cell label=text::to()>{until(row.ends_on)}</Cell>
        </Row>
    }
    .into_any()
}

/// Employments, newest first.
pub(super) fn employments(rows: Vec<EmploymentView>) -> AnyView {
    let head = vec![
        Head::words(text::staff_kind()),
        Head::words(text::nip()),
        Head::words(text::from()),
        Head::words(text::to()),
    ];
    view! {
        <Section title=text::employments()>
            <Table caption=text::employments_caption() head quiet=true>
                {rows.into_iter().map(employment).collect_view()}
            </Table>
        </Section>
    }
    .into_any()
}

fn employment(row: EmploymentView) -> AnyView {
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                {credit::staff(row.staff)}
            </Cell>
            <Cell label=text::nip()>
                <span class="u-num">{row.nip.unwrap_or_else(|| text::no_nip().to_owned())}</span>
            </Cell>
            <Cell label=text::from()>{format::day(row.starts_on)}</Cell>
            <Cell label=text::to()>{until(row.ends_on)}</Cell>
        </Row>
    }
    .into_any()
}

fn until(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| text::until_now().to_owned(), format::day)
}
