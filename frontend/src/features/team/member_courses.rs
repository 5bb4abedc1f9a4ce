//! The courses of a person: state, due date, progress.

use leptos::prelude::*;
use shared::api::enrolment::EnrolmentState;
use shared::api::team::MemberEnrolment;

use super::model;
use crate::platform::clock;
use crate::text::{enrolment as enrolment_text, format, frame as frame_text, team as text};
use crate::ui::prelude::*;

/// Draws them.
pub(super) fn courses(enrolments: Vec<MemberEnrolment>) -> AnyView {
    let content = if enrolments.is_empty() {
        view! {
            <EmptyFirst title=text::no_enrolments() why=text::no_enrolments_why()>
                <LinkButton href="/katalog" kind=ButtonKind::Secondary>{frame_text::to_catalogue()}</LinkButton>
            </EmptyFirst>
        }
        .into_any()
    } else {
        table(enrolments)
    };
    view! { <Section title=text::enrolments()>{content}</Section> }.into_any()
}

fn table(enrolments: Vec<MemberEnrolment>) -> AnyView {
    let head = vec![
        Head::words(text::course()),
        Head::words(text::state()),
        Head::words(text::origin()),
        Head::words(text::due()),
        Head::words(text::progress()),
        Head::number(text::failed_attempts()),
        Head::words(text::activity()),
    ];
    let rows = enrolments.into_iter().map(row).collect_view();
    view! {
        <Table caption=text::enrolments_caption() head quiet=true>
            {rows}
        </Table>
    }
    .into_any()
}

fn row(one: MemberEnrolment) -> AnyView {
    let due = one.due_on.map_or_else(
        || text::no_due().to_owned(),
        // A course that is done has nothing left to be late for.
        |day| if one.completed_at.is_some() { format::day(day) } else { model::day_from(day, clock::now()) },
    );
    let active = one.last_active_at.map_or_else(|| text::never_active().to_owned(), format::date_time);
    let state = state(&one);
    let MemberEnrolment { title, jp, origin, percent, failed_attempts, .. } = one;
    let name = title.clone();
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                {name} <span class="s-team__place">{jp} " JP"</span>
            </Cell>
            <Cell label=text::state()>{state}</Cell>
            <Cell label=text::origin()>{enrolment_text::origin(origin)}</Cell>
            <Cell label=text::due()>{due}</Cell>
            <Cell label=text::progress()>
                <ProgressBar label=title value=Signal::stored(u32::from(percent)) quiet=true />
            </Cell>
            <Cell label=text::failed_attempts() holds=Holds::Number>
                {failed_attempts}
            </Cell>
            <Cell label=text::activity()>{active}</Cell>
        </Row>
    }
    .into_any()
}

fn state(one: &MemberEnrolment) -> AnyView {
    let tone = match one.state {
        EnrolmentState::NotStarted | EnrolmentState::Withdrawn => Tone::Neutral,
        EnrolmentState::InProgress => Tone::Info,
        EnrolmentState::Completed => Tone::Ok,
    };
    let word = enrolment_text::state(one.state);
    let on = one.completed_at.map(|at| view! { <span class="s-team__place">{format::date(at)}</span> });
    view! {
        <div class="s-team__standing">
            <Pill tone>{word}</Pill>
            {on}
        </div>
    }
    .into_any()
}
