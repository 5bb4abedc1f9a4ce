//! `/versi/:version/statistik/:lesson`: the figures of a quiz and of its questions, with what to look at.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::statistics::{GetQuizStatistics, OfVersionQuiz, QuizStatistics};

use super::{figures, gain, model, questions};
use crate::api::use_read;
use crate::features::arrangement;
use crate::page::{gate, titled};
use crate::text::frame as frame_text;
use crate::text::statistics as text;
use crate::ui::prelude::*;

/// Where Moodle describes the formulas.
const FORMULAS: &str = "https://docs.moodle.org/dev/Quiz_statistics_calculations";
/// Where Moodle describes how figures are read.
const READING: &str = "https://docs.moodle.org/dev/Quiz_report_statistics";

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::statistics(), text::ask(), statistics)
}

fn statistics() -> AnyView {
    let params = use_params_map();
    let wanted = Memo::new(move |_| {
        params.with(|params| {
            let version = params.get_str("version")?.parse().ok()?;
            Some(OfVersionQuiz { version, lesson: params.get_str("lesson")?.parse().ok()? })
        })
    });
    let found = use_read::<GetQuizStatistics>(move || wanted.get());
    let known = move || {
        if wanted.with(Option::is_some) {
            titled(found, text::statistics(), show)
        } else {
            view! { <NotFound /> }.into_any()
        }
    };
    known.into_any()
}

fn show(found: QuizStatistics) -> AnyView {
    let crumbs = vec![
        Crumb::new(text::versions(), "/versi"),
        Crumb::new(text::version(&found.of.title, found.of.number), model::quizzes_address(found.of.id)),
    ];
    let running = arrangement::address(found.of.id, found.lesson);
    let (title, participants) = (text::of_quiz(&found.title), text::participants_of(found.attempts));
    view! {
        <PageHeader title=title lead=text::lead() crumbs>
            <Pill glyph=Glyph::USERS>{participants}</Pill>
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::CLOCK href=running>
                {text::running()}
            </LinkButton>
        </PageHeader>
        <div class="l-stack l-stack--loose">{told(&found)} {help()}</div>
    }
    .into_any()
}

/// The figures, or how many attempts they still need.
fn told(found: &QuizStatistics) -> AnyView {
    let missing = model::missing(found);
    if missing > 0 {
        let why = text::more_needed_why(found.attempts, found.enough);
        return view! {
            <EmptyFirst glyph=Glyph::USERS title=text::more_needed(missing) why>
                <LinkButton href="/kelas" kind=ButtonKind::Secondary>{frame_text::to_classes()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let gain = found.gain.as_ref().map(|gained| gain::gain(gained, found.enough));
    view! {
        {figures::figures(found)} {gain}
        {questions::questions(found)}
    }
    .into_any()
}

/// Where the figures come from, closed.
fn help() -> AnyView {
    let lines = [
        text::how_first(),
        text::how_facility(),
        text::how_discrimination(),
        text::how_efficiency(),
        text::how_weights(),
        text::how_choices(),
        text::how_gain(),
    ];
    let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <Disclosure summary=text::how()>
            <div class="l-stack">
                <ul class="l-bullets">{lines}</ul>
                <p>
                    {text::how_formulas()} " "
                    <a href=FORMULAS rel="noreferrer" lang="en">"Moodle, Quiz statistics calculations"</a>
                </p>
                <p>
                    {text::how_reading()} " "
                    <a href=READING rel="noreferrer" lang="en">"Moodle, Quiz report statistics"</a>
                </p>
            </div>
        </Disclosure>
    }
    .into_any()
}
