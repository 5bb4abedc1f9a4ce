//! The start of an attempt on the page of the rules, and what to do while the server puts everybody off.
//!
//! **Invariant:** starting is harmless to repeat: the server answers with the attempt that is open.

use client::CallError;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::api::quiz::{OfQuiz, QuizView, StartAttempt};

use super::addresses;
use super::draft_box::DraftBox;
use super::model::backoff;
use super::sending::is_passing;
use crate::api::{Calling, explain, use_call};
use crate::platform::clock;
use crate::session::use_session;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// How often the start is tried again by itself: for about four minutes.
const TRIES: u32 = 7;

/// Whether another try may help, without anything that the learner would have to do first.
fn may_pass(error: &CallError) -> bool {
    is_passing(error) && error.problem().is_none_or(|problem| problem.status != 401)
}

/// The button that begins an attempt or goes on with it, what stands against that, and the other ways.
pub(super) fn start(quiz: &QuizView, lesson: String) -> AnyView {
    let starting = use_call::<StartAttempt>();
    let (session, sync) = (StoredValue::new_local(use_session()), use_frame().sync);
    let navigate = use_navigate();
    let of = OfQuiz { enrolment: quiz.enrolment, lesson: quiz.lesson };
    let begin = move || {
        let navigate = navigate.clone();
        starting.call(of.clone(), (), move |attempt| {
            let address = addresses::attempt(attempt.id);
            if let Some(session) = session.try_get_value() {
                DraftBox::open(attempt, session, sync);
            }
            navigate(&address, NavigateOptions::default());
        });
    };
    let begin = Callback::new(move |()| begin());
    let failed = turn(starting, begin);
    let words = match (quiz.open.is_some(), quiz.attempts_used) {
        (true, _) => text::go_on(quiz.form),
        (false, 0) => text::begin(quiz.form),
        (false, _) => text::begin_again(),
    };
    let may_start = quiz.refusal.is_none();
    let refusal = quiz.refusal.clone().map(|why| {
        view! {
            <Notice tone=Tone::Warn title=text::refused()>
                <p>{why}</p>
            </Notice>
        }
    });
    let form = quiz.form;
    let running = quiz.open.is_some().then(|| {
        view! {
            <Notice tone=Tone::Info title=text::running()>
                <p>{text::go_on_why(form)}</p>
            </Notice>
        }
    });
    let kind =
        if quiz.is_passed && quiz.open.is_none() { ButtonKind::Secondary } else { ButtonKind::Primary };
    let button = may_start.then(|| {
        view! {
            <Button kind icon_end=Glyph::ARROW_RIGHT busy=starting.pending() on_press=begin>
                {words}
            </Button>
        }
    });
    let practice = (quiz.practice > 0).then(|| {
        let href = addresses::practice(quiz.enrolment, quiz.lesson);
        let words = text::practice_entry(quiz.practice);
        view! {
            <LinkButton kind=ButtonKind::Secondary href>
                {words}
            </LinkButton>
        }
    });
    view! {
        <div class="l-stack">
            {refusal} {running} {failed}
            <div class="l-cluster">
                {button} {practice}
                <LinkButton kind=ButtonKind::Quiet href=lesson>
                    {text::to_lesson()}
                </LinkButton>
            </div>
        </div>
    }
    .into_any()
}

/// Begins again by itself while the server puts everybody off, and says how it stands. Everybody begins at once when an
/// exam opens: nobody has to press again and again.
fn turn(starting: Calling<StartAttempt>, begin: Callback<()>) -> AnyView {
    let failure = starting.failure();
    let failed_times = Memo::new(move |before: Option<&u32>| {
        let failed = failure.with(|error| error.as_ref().is_some_and(may_pass));
        before.copied().unwrap_or_default() + u32::from(failed)
    });
    Effect::new(move |_| {
        let times = failed_times.get();
        if (1..=TRIES).contains(&times) {
            let spread = u32::try_from(clock::now().timestamp_millis() % 1000).unwrap_or_default();
            // The page may have been left.
            let again = move || {
                let _begun = begin.try_run(());
            };
            set_timeout(again, backoff(times, spread));
        }
    });
    let told = move || {
        let error = failure.get();
        // Between two tries there is no error either.
        let is_passing =
            error.as_ref().map_or_else(|| failed_times.get() > 0 && starting.pending().get(), may_pass);
        let is_queued = is_passing && failed_times.get() <= TRIES;
        if is_queued {
            let why = error.map_or_else(String::new, |error| explain(&error));
            return Some(
                view! {
                    <div role="status">
                        <Notice tone=Tone::Info title=text::start_queued()>
                            <p>{text::start_queued_why()}</p>
                            <p class="u-small u-muted">{why}</p>
                        </Notice>
                    </div>
                }
                .into_any(),
            );
        }
        let why = explain(&error?);
        let notice = view! {
            <div role="alert">
                <Notice tone=Tone::Bad title=text::start_failed()>
                    <p>{why}</p>
                </Notice>
            </div>
        };
        Some(notice.into_any())
    };
    told.into_any()
}
