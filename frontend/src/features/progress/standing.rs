//! How far a course is, and the one thing to do next.

use leptos::prelude::*;
use shared::api::enrolment::{EnrolmentCard, EnrolmentState};
use shared::api::progress::CourseProgress;

use crate::features::enrolment::meta;
use crate::features::enrolment::model::player;
use crate::text::enrolment as enrolment_text;
use crate::text::progress as text;
use crate::ui::prelude::*;

/// Draws the standing.
pub(super) fn standing(progress: &CourseProgress, card: &EnrolmentCard) -> AnyView {
    match card.state {
        EnrolmentState::Completed => completed(progress, card),
        EnrolmentState::Withdrawn => withdrawn(card),
        EnrolmentState::NotStarted => open(progress, card, enrolment_text::start()),
        EnrolmentState::InProgress => open(progress, card, enrolment_text::go_on()),
    }
}

fn open(progress: &CourseProgress, card: &EnrolmentCard, words: &'static str) -> AnyView {
    let next = card.resume.as_ref().map(|resume| {
        view! { <p>{enrolment_text::next_up(&resume.title, resume.minutes)}</p> }
    });
    let left = meta(card);
    let earn = text::will_earn(progress.jp_minutes);
    let lessons = enrolment_text::lessons_of(card.done, card.total);
    let (done, total, href) = (u32::from(card.done), u32::from(card.total), player(card));
    view! {
        <Card kind=CardKind::Lead>
            <ProgressBar
                label=enrolment_text::progress()
                value=Signal::stored(done)
                max=Signal::stored(total)
                words=lessons
            />
            {next}
            <p class="c-card__meta">{left}</p>
            <p class="c-card__meta">{earn}</p>
            <div class="c-card__foot">
                <LinkButton href icon=Glyph::PLAY>{words}</LinkButton>
            </div>
        </Card>
    }
    .into_any()
}

fn completed(progress: &CourseProgress, card: &EnrolmentCard) -> AnyView {
    let words = progress.credited_minutes.map(text::credited);
    let on = card.completed_at.map(|at| enrolment_text::completed_on(&crate::text::format::date(at)));
    view! {
        <Notice tone=Tone::Ok title=text::needs_done()>
            <p>{on} {words.map(|words| format!(". {words}"))}</p>
            <div class="c-notice__foot">
                <LinkButton href="/jp" icon=Glyph::AWARD>{enrolment_text::see_jp()}</LinkButton>
            </div>
        </Notice>
    }
    .into_any()
}

fn withdrawn(card: &EnrolmentCard) -> AnyView {
    let href = format!("/pelatihan/{}", card.slug.as_str());
    view! {
        <Notice title=text::left_title()>
            <p>{text::left_why()}</p>
            <div class="c-notice__foot">
                <LinkButton href>{text::to_course()}</LinkButton>
            </div>
        </Notice>
    }
    .into_any()
}
