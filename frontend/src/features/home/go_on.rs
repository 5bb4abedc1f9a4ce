//! The one thing to go on with; or, for those who have nothing yet, how to begin.

use leptos::prelude::*;
use shared::api::enrolment::{EnrolmentCard, EnrolmentState};

use crate::features::enrolment::due_pill;
use crate::features::enrolment::model::player;
use crate::text::enrolment as enrolment_text;
use crate::text::home as text;
use crate::ui::prelude::*;

/// Draws the card; `has_learned` is whether the reader has completed something before.
pub(super) fn go_on(card: Option<EnrolmentCard>, has_learned: bool) -> AnyView {
    match card {
        Some(card) => lead(card),
        None => empty(has_learned),
    }
}

fn lead(card: EnrolmentCard) -> AnyView {
    let words = if card.state == EnrolmentState::NotStarted { text::start() } else { text::go_on() };
    let (title, time) = match &card.resume {
        Some(resume) => (resume.title.clone(), text::time_left(resume.minutes, card.minutes_left)),
        None => (card.title.clone(), enrolment_text::minutes_left(card.minutes_left)),
    };
    let (href, due) = (player(&card), due_pill(card.due_on, card.state));
    view! {
        <Section title=text::go_on_title()>
            <Card kind=CardKind::Lead eyebrow=card.title title>
                <p class="c-card__meta">{time}</p>
                <ProgressBar
                    label=enrolment_text::progress()
                    value=Signal::stored(u32::from(card.done))
                    max=Signal::stored(u32::from(card.total))
                    words=enrolment_text::lessons_of(card.done, card.total)
                />
                {due}
                <div class="c-card__foot">
                    <LinkButton href icon=Glyph::PLAY>{words}</LinkButton>
                </div>
            </Card>
        </Section>
    }
    .into_any()
}

fn empty(has_learned: bool) -> AnyView {
    let title = if has_learned { text::next_title() } else { text::empty_title() };
    view! {
        <EmptyFirst title why=text::empty_why()>
            <LinkButton href="/katalog" icon=Glyph::SEARCH>{text::open_catalogue()}</LinkButton>
        </EmptyFirst>
    }
    .into_any()
}
