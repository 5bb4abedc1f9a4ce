//! `/pelatihan/{slug}`: what a course is, what it asks for, and the way into it.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::api::batch::BatchOffers;
use shared::api::course::{CourseView, GetCourse, OfSlug};
use shared::api::enrolment::Enrol;
use shared::value::Slug;

use super::about;
use super::course_action::course_action;
use super::key_facts::key_facts;
use super::syllabus::syllabus;
use crate::api::{Calling, Read, use_call, use_quick_read};
use crate::features::batch;
use crate::page::titled;
use crate::text::course as text;
use crate::text::frame as frame_text;
use crate::ui::frame::NotFound;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let params = use_params_map();
    let slug =
        Memo::new(move |_| params.with(|params| params.get("slug").and_then(|slug| Slug::parse(&slug).ok())));
    let course = use_quick_read::<GetCourse>(move || slug.get().map(|slug| OfSlug { slug }));
    let offers = batch::use_offers(move || slug.get());
    let (is_offered, enrol) = (offers.is_known(), use_call::<Enrol>());
    let page = move || match slug.get() {
        Some(_) if !is_offered.get() => view! { <Loading /> }.into_any(),
        Some(_) => titled(course, text::course(), move |course| page(course, offers, enrol)),
        None => view! { <NotFound /> }.into_any(),
    };
    page.into_any()
}

fn page(course: CourseView, offers: Read<BatchOffers>, enrol: Calling<Enrol>) -> AnyView {
    let crumbs = vec![Crumb::new(frame_text::catalogue(), "/katalog")];
    let title = course.card.title.clone();
    let (id, own) = (course.card.id, course.enrolment.clone());
    let bar = own.clone();
    let is_archived = course.is_archived;
    let first = course.requires.iter().find(|one| !one.is_completed).cloned();
    let also = first.clone();
    let (pills, facts) = (about::pills(&course), key_facts(&course));
    view! {
        <PageHeader title lead=course.card.summary.clone() crumbs>
            {pills}
        </PageHeader>
        <div class="l-split">
            <div class="l-stack l-stack--loose">
                {about::other_version(&course)}
                {about::outcomes(&course)}
                {if is_archived { about::archived() } else { batch::of_course(offers) }}
                {syllabus(&course)}
                {about::prerequisites(&course)}
                {about::conditions(&course)}
                {about::competencies(&course)}
                {about::hours(&course)}
                {about::description(&course)}
                {about::sources(&course)}
            </div>
            <div class="l-sticky">
                <Card title=text::key_facts() level=2>
                    {facts}
                    <div class="u-wide-only">
                        {course_action(id, (own, first), is_archived, enrol)}
                    </div>
                </Card>
            </div>
        </div>
        <div class="u-narrow-only s-action">
            <ActionBar>
                {course_action(id, (bar, also), is_archived, enrol)}
            </ActionBar>
        </div>
    }
    .into_any()
}
