//! The three lists of the queue, each growing by a press.

use leptos::prelude::*;
use shared::api::marking::{
    InQueue, ListMarks, ListUnmarkedAttempts, ListUnmarkedQuestions, MarkRow, Names, OfMarkedAttempt,
    UnmarkedAttempt, UnmarkedQuestion,
};
use shared::endpoint::Endpoint;

use super::model::{Wanted, answer_address, attempt_address, in_attempt, question_address};
use super::opinions::told_apart;
use crate::api::{Page, grow, use_read};
use crate::text::{format, frame as frame_text, marking as text};
use crate::ui::prelude::*;

/// Draws a list; `unmarked` tells how many wait in all, where that is asked.
fn list<E, T>(
    wanted: Wanted,
    unmarked: fn(&E::Output) -> Option<u32>,
    page: fn(E::Output) -> Page<T>,
    (caption, head): (&'static str, fn() -> Vec<Head>),
    row: fn(T, Names) -> AnyView,
) -> AnyView
where
    E: Endpoint<Params = InQueue, Body = ()>,
    E::Output: Clone + Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    let read = use_read::<E>(move || Some(wanted.first()));
    read.show(Shape::Rows(4), move |found| {
        let unmarked = unmarked(&found);
        let (items, next) = page(found);
        if items.is_empty() {
            return nothing(unmarked.is_some());
        }
        let after = move |after| InQueue { after: Some(after), ..wanted.first() };
        let (rows, below) = grow::<E, T>((items, next), after, page);
        let names = wanted.names;
        let shown = move || rows.get().into_iter().map(|one| row(one, names)).collect_view();
        let waiting = unmarked.map(|count| view! { <p>{text::waiting(count)}</p> });
        view! {
            {waiting}
            <Table caption head=head() quiet=true>
                {shown}
            </Table>
            {below}
        }
        .into_any()
    })
}

fn nothing(is_queue: bool) -> AnyView {
    if is_queue {
        view! {
            <EmptyFirst glyph=Glyph::CHECK_CIRCLE title=text::nothing_waits() why=text::nothing_waits_why()>
                <LinkButton href="/kelas" kind=ButtonKind::Secondary>{frame_text::to_classes()}</LinkButton>
            </EmptyFirst>
        }
        .into_any()
    } else {
        view! {
            <EmptyFirst title=text::no_marks() why=text::no_marks_why()>
                <LinkButton href="/penilaian" kind=ButtonKind::Secondary>{frame_text::marking()}</LinkButton>
            </EmptyFirst>
        }
        .into_any()
    }
}

/// Questions that wait.
pub(super) fn questions(wanted: Wanted) -> AnyView {
    list::<ListUnmarkedQuestions, _>(
        wanted,
        |found| Some(found.unmarked),
        |found| (found.items, found.next),
        (text::questions_caption(), || {
            vec![Head::words(text::question()), Head::number(text::answers()), Head::words(text::since())]
        }),
        question,
    )
}

fn question(row: UnmarkedQuestion, names: Names) -> AnyView {
    let place = text::quiz_of(&row.quiz, &row.course);
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=question_address(row.question, names)>{row.text}</a>
                <span class="s-marking__place">{place}</span>
                {told_apart(row.unmarked, row.second, row.differing)}
            </Cell>
            <Cell label=text::answers() holds=Holds::Number>
                {format::number(i64::from(row.unmarked))}
            </Cell>
            <Cell label=text::since()>{format::date_time(row.since)}</Cell>
        </Row>
    }
    .into_any()
}

/// Attempts that wait.
pub(super) fn people(wanted: Wanted) -> AnyView {
    list::<ListUnmarkedAttempts, _>(
        wanted,
        |found| Some(found.unmarked),
        |found| (found.items, found.next),
        (text::people_caption(), || {
            vec![
                Head::words(text::person()),
                Head::words(text::quiz()),
                Head::number(text::answers()),
                Head::words(text::since()),
            ]
        }),
        person,
    )
}

fn person(row: UnmarkedAttempt, names: Names) -> AnyView {
    let address = answer_address(&in_attempt(row.attempt, row.first, names));
    let (name, code) = text::who(row.person, &row.code);
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=address>{name}</a>
                {code.map(|code| view! { <span class="s-marking__place">{code}</span> })}
                {told_apart(row.unmarked, row.second, row.differing)}
            </Cell>
            <Cell label=text::quiz()>{text::quiz_of(&row.quiz, &row.course)}</Cell>
            <Cell label=text::answers() holds=Holds::Number>
                {format::number(i64::from(row.unmarked))}
            </Cell>
            <Cell label=text::since()>{format::date_time(row.since)}</Cell>
        </Row>
    }
    .into_any()
}

/// Marks that were given.
pub(super) fn marks(wanted: Wanted) -> AnyView {
    list::<ListMarks, _>(
        wanted,
        |_| None,
        |found| (found.items, found.next),
        (text::marks_caption(), || {
            vec![
                Head::words(text::person()),
                Head::words(text::quiz()),
                Head::number(text::mark()),
                Head::words(text::marker()),
                Head::words(text::when()),
            ]
        }),
        mark,
    )
}

fn mark(row: MarkRow, names: Names) -> AnyView {
    let (name, code) = text::who(row.person, &row.code);
    let number = usize::from(row.slot) + 1;
    let whole = attempt_address(&OfMarkedAttempt { attempt: row.attempt, names });
    let one = answer_address(&in_attempt(row.attempt, row.slot, names));
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=one>{text::answer_of(&name, number)}</a>
                {code.map(|code| view! { <span class="s-marking__place">{code}</span> })}
            </Cell>
            <Cell label=text::quiz()>
                <a href=whole>{row.quiz}</a>
            </Cell>
            <Cell label=text::mark() holds=Holds::Number>
                {text::changed_mark(row.earned_before, row.earned)}
            </Cell>
            <Cell label=text::marker()>{row.marker}</Cell>
            <Cell label=text::when()>{format::date_time(row.at)}</Cell>
        </Row>
    }
    .into_any()
}
