//! What happened to an enrolment, newest first.

use leptos::prelude::*;
use shared::api::enrolment::{EnrolmentChange, EnrolmentEvent};

use crate::text::enrolment as text;
use crate::text::format;
use crate::ui::prelude::*;

/// Draws the history.
pub(super) fn history(events: &[EnrolmentEvent]) -> AnyView {
    let events = events.iter().map(event).collect_view();
    view! { <ol class="s-history" role="list">{events}</ol> }.into_any()
}

fn event(event: &EnrolmentEvent) -> AnyView {
    let by = event.by.as_deref().map(|name| format!(" {}", text::by(name)));
    let reason = event.reason.clone().map(|reason| match event.change {
        EnrolmentChange::Upgraded => text::to_version(&reason),
        EnrolmentChange::Enrolled
        | EnrolmentChange::Assigned
        | EnrolmentChange::Started
        | EnrolmentChange::Completed
        | EnrolmentChange::Withdrawn
        | EnrolmentChange::Rejoined => reason,
    });
    let reason = reason.map(|reason| view! { <p class="u-small">{reason}</p> });
    view! {
        <li class="s-history__item">
            <Icon glyph=glyph(event.change) />
            <div>
                <p>
                    <strong>{text::change(event.change)}</strong>
                    {by}
                </p>
                {reason}
                <p class="u-muted u-small">{format::date_time(event.at)}</p>
            </div>
        </li>
    }
    .into_any()
}

fn glyph(change: EnrolmentChange) -> Glyph {
    match change {
        EnrolmentChange::Enrolled | EnrolmentChange::Rejoined => Glyph::PLUS,
        EnrolmentChange::Upgraded => Glyph::REFRESH,
        EnrolmentChange::Assigned => Glyph::USER,
        EnrolmentChange::Started => Glyph::PLAY,
        EnrolmentChange::Completed => Glyph::CHECK_CIRCLE,
        EnrolmentChange::Withdrawn => Glyph::LOG_OUT,
    }
}
