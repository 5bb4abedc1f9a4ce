//! The courses found: loading, nothing, failed, or cards with more to come.

use leptos::prelude::*;
use shared::access::Learner;
use shared::api::Nothing;
use shared::api::course::{CourseCard, STALE_CURSOR};
use shared::api::enrolment::{EnrolmentState, Enrolments, ListEnrolments};

use super::course_tile;
use super::finding::Finding;
use super::model::Filters;
use crate::api::{Read, explain, failed, use_quick_read};
use crate::features::enrolment::state_pill;
use crate::session::use_may;
use crate::text::course as text;
use crate::text::frame as frame_text;
use crate::ui::prelude::*;

/// What the list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Loading,
    Failed,
    Empty,
    EmptyFiltered,
    Cards,
}

fn stage(finding: Finding) -> Stage {
    let outcome = finding.read.outcome();
    let found = finding.shown.with(|page| page.as_ref().map(|page| !page.items.is_empty()));
    match (outcome, found) {
        (Some(Err(_)), _) => Stage::Failed,
        (None, None | Some(false)) | (_, None) => Stage::Loading,
        (_, Some(true)) => Stage::Cards,
        (Some(Ok(_)), Some(false)) => {
            if finding.filters.with(Filters::is_narrow) {
                Stage::EmptyFiltered
            } else {
                Stage::Empty
            }
        }
    }
}

/// The courses found.
pub(super) fn course_list(finding: Finding) -> AnyView {
    let may_learn = use_may::<Learner>();
    let own = use_quick_read::<ListEnrolments>(move || may_learn.get().then_some(Nothing {}));
    let stage = Memo::new(move |_| stage(finding));
    let shown = move || match stage.get() {
        Stage::Loading => view! { <Loading shape=Shape::Cards(6) /> }.into_any(),
        Stage::Failed => match finding.read.outcome() {
            Some(Err(error)) => failed(&error, move || finding.read.reload()),
            Some(Ok(_)) | None => ().into_any(),
        },
        Stage::Empty => view! {
            <EmptyFirst title=text::empty_title() why=text::empty_why()>
                <LinkButton href="/" kind=ButtonKind::Secondary>{frame_text::to_home()}</LinkButton>
            </EmptyFirst>
        }
        .into_any(),
        Stage::EmptyFiltered => {
            view! { <EmptyFiltered on_reset=move || finding.choose(Filters::cleared) /> }.into_any()
        }
        Stage::Cards => cards(finding, own),
    };
    shown.into_any()
}

/// A course with the reader's own state in it, where there is one.
fn tile(course: CourseCard, own: Read<Enrolments>) -> AnyView {
    let slug = course.slug.clone();
    let state = Memo::new(move |_| {
        let state = own.with(|own| own.items.iter().find(|card| card.slug == slug).map(|card| card.state));
        state.flatten().filter(|state| *state != EnrolmentState::Withdrawn)
    });
    let mark = move || state.get().map(state_pill);
    course_tile(course, None, Some(mark.into_any()))
}

fn cards(finding: Finding, own: Read<Enrolments>) -> AnyView {
    // Drawn in place, by position: a course that has changed keeps its id.
    let tiles = move || {
        let items =
            finding.shown.with(|page| page.as_ref().map(|page| page.items.clone()).unwrap_or_default());
        items.into_iter().map(|course| tile(course, own)).collect_view()
    };
    let count = move || finding.shown.with(|page| page.as_ref().map_or(0, |page| page.items.len()));
    let has_more = move || finding.shown.with(|page| page.as_ref().is_some_and(|page| page.next.is_some()));
    let shown = Signal::derive(move || u32::try_from(count()).unwrap_or(u32::MAX));
    let error = move || {
        // A list that has changed is loaded from the start by itself.
        let failed = finding.more.failure().get().filter(|error| !error.is(&STALE_CURSOR));
        failed.map(|error| view! { <Notice tone=Tone::Bad><p role="alert">{explain(&error)}</p></Notice> })
    };
    view! {
        <div class="l-grid s-found" aria-busy=move || finding.is_busy().then_some("true")>
            {tiles}
        </div>
        {error}
        <LoadMore
            shown
            total=Signal::derive(move || Some(finding.total()))
            has_more=Signal::derive(has_more)
            busy=finding.more.pending()
            on_more=move || finding.load_more()
        />
    }
    .into_any()
}
