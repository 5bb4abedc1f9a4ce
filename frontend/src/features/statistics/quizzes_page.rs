//! `/versi/:version/statistik`: the quizzes of a version, each with its number of first attempts.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::Instructor;
use shared::api::course::OfVersion;
use shared::api::statistics::{ListVersionQuizzes, VersionQuiz, VersionQuizzes};
use shared::id::VersionId;

use super::model;
use crate::api::use_read;
use crate::features::arrangement;
use crate::page::{gate, titled};
use crate::text::{format, frame as frame_text, statistics as text};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::statistics(), text::ask(), quizzes)
}

fn quizzes() -> AnyView {
    let params = use_params_map();
    let version = Memo::new(move |_| params.with(|params| params.get_str("version")?.parse().ok()));
    let found = use_read::<ListVersionQuizzes>(move || version.get().map(|version| OfVersion { version }));
    let known = move || {
        if version.with(Option::is_some) {
            titled(found, text::statistics(), show)
        } else {
            view! { <NotFound /> }.into_any()
        }
    };
    known.into_any()
}

fn show(found: VersionQuizzes) -> AnyView {
    let VersionQuizzes { of, items } = found;
    let crumbs = vec![Crumb::new(text::versions(), "/versi")];
    let (lead, below) = (text::version(&of.title, of.number), list(of.id, items));
    view! {
        <PageHeader title=text::statistics() lead=lead crumbs />
        {below}
    }
    .into_any()
}

fn list(version: VersionId, items: Vec<VersionQuiz>) -> AnyView {
    if items.is_empty() {
        return view! {
            <EmptyFirst title=text::no_quizzes() why=text::no_quizzes_why()>
                <LinkButton href="/versi" kind=ButtonKind::Secondary>{frame_text::to_versions()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let head = vec![
        Head::words(text::quiz()),
        Head::number(text::questions()),
        Head::number(text::participants()),
        Head::words(text::running()),
    ];
    let rows = items.into_iter().map(|quiz| row(version, quiz)).collect_view();
    view! {
        <p>{text::quizzes_lead()}</p>
        <Table caption=text::quizzes_caption() head quiet=true>
            {rows}
        </Table>
    }
    .into_any()
}

fn row(version: VersionId, quiz: VersionQuiz) -> AnyView {
    let VersionQuiz { lesson, title, questions, attempts } = quiz;
    let label = text::running_of(&title);
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=model::quiz_address(version, lesson)>{title}</a>
            </Cell>
            <Cell label=text::questions() holds=Holds::Number>
                {format::number(i64::from(questions))}
            </Cell>
            <Cell label=text::participants() holds=Holds::Number>
                {format::number(i64::from(attempts))}
            </Cell>
            <Cell label=text::running()>
                <a href=arrangement::address(version, lesson) aria-label=label>
                    {text::arrange()}
                </a>
            </Cell>
        </Row>
    }
    .into_any()
}
