//! State, origin and due date of an enrolment, each as icon, word and colour.

use chrono::NaiveDate;
use leptos::prelude::*;
use shared::api::enrolment::{EnrolmentOrigin, EnrolmentState};

use super::model::{Due, due, today};
use crate::text::enrolment as text;
use crate::ui::prelude::*;

/// The state.
pub(crate) fn state_pill(state: EnrolmentState) -> AnyView {
    let (tone, glyph) = match state {
        EnrolmentState::NotStarted => (Tone::Neutral, Glyph::CIRCLE),
        EnrolmentState::InProgress => (Tone::Info, Glyph::PROGRESS),
        EnrolmentState::Completed => (Tone::Ok, Glyph::CHECK_CIRCLE),
        EnrolmentState::Withdrawn => (Tone::Neutral, Glyph::LOG_OUT),
    };
    view! { <Pill tone glyph=glyph>{text::state(state)}</Pill> }.into_any()
}

/// The origin, unless the learner chose the course.
pub(crate) fn origin_pill(origin: EnrolmentOrigin) -> AnyView {
    let glyph = match origin {
        EnrolmentOrigin::Chosen => return ().into_any(),
        EnrolmentOrigin::Assigned => Glyph::USER,
        EnrolmentOrigin::Mandatory => Glyph::FLAG,
    };
    view! { <Pill glyph=glyph>{text::origin(origin)}</Pill> }.into_any()
}

/// That there is a newer version; what it changes is told on the enrolment's page.
pub(crate) fn newer_pill(has_newer: bool) -> AnyView {
    if !has_newer {
        return ().into_any();
    }
    view! { <Pill tone=Tone::Info glyph=Glyph::REFRESH>{text::has_newer()}</Pill> }.into_any()
}

/// The due date: how far it is while there is something to do, the date itself afterwards.
pub(crate) fn due_pill(due_on: Option<NaiveDate>, state: EnrolmentState) -> AnyView {
    let Some(on) = due_on else { return ().into_any() };
    if !state.is_open() {
        return view! { <Pill glyph=Glyph::CALENDAR>{text::due_on(on)}</Pill> }.into_any();
    }
    let (tone, glyph, words) = match due(on, today()) {
        Due::Overdue(days) => (Tone::Bad, Glyph::ALERT, text::overdue(days)),
        Due::Today => (Tone::Warn, Glyph::CLOCK, text::due_today().to_owned()),
        Due::Soon(days) => (Tone::Warn, Glyph::CLOCK, text::due_in(days)),
        Due::Later(days) => (Tone::Neutral, Glyph::CALENDAR, text::due_in(days)),
    };
    view! { <Pill tone glyph=glyph>{words}</Pill> }.into_any()
}
