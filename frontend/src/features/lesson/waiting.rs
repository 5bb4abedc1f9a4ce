//! A lesson that is not open yet: which lessons come first, and the way to them.

use leptos::prelude::*;
use shared::api::lesson::{LessonNamed, LessonView, OfLesson};

use super::lesson_page::{address, crumbs};
use crate::text::lesson as text;
use crate::ui::prelude::*;

/// Draws the page of a lesson that waits.
pub(super) fn waiting(
    of: &OfLesson,
    lesson: &LessonView,
    head: Option<(String, String)>,
    facts: AnyView,
) -> AnyView {
    let waits = lesson.waits.clone();
    let enrolment = of.enrolment;
    let link = move |one: LessonNamed| view! { <li><a href=address(enrolment, one.id)>{one.title}</a></li> };
    let (first, more) = waits.map(|waits| (waits.first, waits.more)).unwrap_or_default();
    let next = first.first().map(|one| address(enrolment, one.id));
    let links = first.into_iter().map(link).collect_view();
    let more = (more > 0).then(|| view! { <li>{text::and_more(more)}</li> });
    let previous = lesson.previous.map(|previous| {
        view! {
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::ARROW_LEFT href=address(enrolment, previous)>
                {text::previous()}
            </LinkButton>
        }
    });
    let onward = next.map(|href| {
        view! { <LinkButton icon_end=Glyph::ARROW_RIGHT href>{text::to_first()}</LinkButton> }
    });
    view! {
        <article>
            <PageHeader title=lesson.title.clone() crumbs=crumbs(head.as_ref())>
                {facts}
            </PageHeader>
            <Notice title=text::waits()>
                <p>{text::waits_why()}</p>
                <ul class="l-bullets">{links} {more}</ul>
            </Notice>
            <ActionBar>{previous} {onward}</ActionBar>
        </article>
    }
    .into_any()
}
