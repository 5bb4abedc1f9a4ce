//! An enrolment in a list: how far, until when, and one button to go on.

use leptos::prelude::*;
use shared::api::enrolment::{EnrolmentCard, EnrolmentState};

use super::model::player;
use super::{due_pill, newer_pill, origin_pill, state_pill};
use crate::text::enrolment as text;
use crate::text::{credit, format};
use crate::ui::prelude::*;

/// An enrolment in a list; its title leads to its page, its button to the next lesson.
pub(crate) fn enrolment_tile(card: EnrolmentCard) -> AnyView {
    let href = format!("/pembelajaran/{}", card.id);
    let action = action(&card);
    let completed = card.completed_at.map(|at| {
        let words = text::completed_on(&format::date(at));
        view! { <p class="c-card__meta">{words}</p> }
    });
    let left = meta(&card);
    let left = (!left.is_empty()).then(|| view! { <p class="c-card__meta">{left}</p> });
    let eyebrow = format!("{} · {}", card.provider, credit::jp(card.jp));
    view! {
        <Card title=card.title href eyebrow>
            <div class="l-cluster">
                {state_pill(card.state)}
                {origin_pill(card.origin)}
                {due_pill(card.due_on, card.state)}
                {newer_pill(card.has_newer)}
            </div>
            <ProgressBar
                label=text::progress()
                value=Signal::stored(u32::from(card.done))
                max=Signal::stored(u32::from(card.total))
                words=text::lessons_of(card.done, card.total)
            />
            {completed}
            {left}
            {action}
        </Card>
    }
    .into_any()
}

/// How much is left, and until when: "Sisa 45 menit · Tenggat 30 Nov 2026".
pub(crate) fn meta(card: &EnrolmentCard) -> String {
    if !card.state.is_open() {
        return String::new();
    }
    let left = (card.minutes_left > 0).then(|| text::minutes_left(card.minutes_left));
    let parts = [left, card.due_on.map(text::due_on)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The button of an enrolment that is not over.
fn action(card: &EnrolmentCard) -> AnyView {
    let words = match card.state {
        EnrolmentState::NotStarted => text::start(),
        EnrolmentState::InProgress => text::go_on(),
        EnrolmentState::Completed | EnrolmentState::Withdrawn => return ().into_any(),
    };
    let (href, title) = (player(card), card.title.clone());
    view! {
        <div class="c-card__foot">
            <LinkButton href kind=ButtonKind::Secondary icon=Glyph::PLAY>
                {words}
                <span class="u-sr">": "{title}</span>
            </LinkButton>
        </div>
    }
    .into_any()
}
