//! A newer version of the course: what it would change for the learner, and the step, which is theirs to take.

use leptos::prelude::*;
use shared::api::enrolment::{EnrolmentView, OfEnrolment};
use shared::api::progress::{
    CourseProgress, GetUpgrade, LessonFate, TakeUpgrade, Upgrade, UpgradeChoice, UpgradeLesson,
};
use shared::id::EnrolmentId;

use crate::api::{Read, use_call, use_read};
use crate::platform::page;
use crate::text::progress as text;
use crate::ui::prelude::*;

/// What is read again after the step.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) progress: Read<CourseProgress>,
    pub(super) enrolment: Read<EnrolmentView>,
}

/// The newer version of an enrolment that has one.
pub(super) fn upgrade(id: EnrolmentId, page: Page) -> AnyView {
    let found = use_read::<GetUpgrade>(move || Some(OfEnrolment { enrolment: id }));
    found.part(Shape::Lines(3), move |offer| shown(id, offer, page))
}

fn shown(id: EnrolmentId, offer: Upgrade, at: Page) -> AnyView {
    let take = use_call::<TakeUpgrade>();
    let toasts = use_toasts();
    let (version, number) = (offer.version, offer.number);
    let go = move || {
        take.call(OfEnrolment { enrolment: id }, UpgradeChoice { version }, move |view| {
            toasts.show(Tone::Ok, text::upgraded(number));
            request_animation_frame(page::focus_title);
            at.progress.reload();
            at.enrolment.put(view);
        });
    };
    let error = Signal::derive(move || take.error().get());
    let changes: Vec<UpgradeLesson> =
        offer.lessons.iter().filter(|lesson| lesson.fate != LessonFate::Same).cloned().collect();
    let list = (!changes.is_empty()).then(|| {
        let lines = changes.into_iter().map(line).collect::<Vec<_>>();
        view! { <ul class="s-progress__changes" role="list">{lines}</ul> }
    });
    view! {
        <Section title=text::newer_title(number)>
            <p>{text::newer_why(offer.number_now)}</p>
            <ul class="l-bullets">
                <li>{text::newer_done(offer.done_now, offer.done, offer.total)}</li>
                <li>{text::newer_left(offer.minutes_left)}</li>
                {(offer.jp != offer.jp_now).then(|| view! { <li>{text::newer_jp(offer.jp_now, offer.jp)}</li> })}
            </ul>
            {list}
            <Refusal why=error />
            <div class="l-cluster">
                <Button kind=ButtonKind::Secondary icon=Glyph::REFRESH busy=take.pending() on_press=go>
                    {text::take_newer(number)}
                </Button>
            </div>
        </Section>
    }
    .into_any()
}

fn line(lesson: UpgradeLesson) -> AnyView {
    let (tone, glyph) = match lesson.fate {
        LessonFate::Same => (Tone::Neutral, Glyph::CHECK),
        LessonFate::New => (Tone::Info, Glyph::PLUS),
        LessonFate::Changed => (Tone::Warn, Glyph::EDIT),
        LessonFate::Gone => (Tone::Neutral, Glyph::CLOSE),
    };
    let again = (lesson.fate == LessonFate::Changed && lesson.was_done).then(text::do_again);
    let more: Vec<&str> = [again, (!lesson.is_required).then(text::optional)].into_iter().flatten().collect();
    let more = more.join(" · ");
    view! {
        <li>
            <Pill tone glyph=glyph>{text::fate(lesson.fate)}</Pill>
            " "
            {lesson.title}
            {(!more.is_empty()).then(|| view! { <span class="u-muted u-small">" · "{more}</span> })}
        </li>
    }
    .into_any()
}
