//! `/penilaian/:attempt`: an attempt answer by answer, with the marks it has.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::access::Instructor;
use shared::api::marking::{AnswerRow, GetMarkedAttempt, MarkedAttempt, Names, OfMarkedAttempt};
use shared::id::AttemptId;

use super::model;
use crate::api::use_read;
use crate::page::{gate, titled};
use crate::text::{format, marking as text, quiz as quiz_text};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::attempt(), text::ask(), attempt)
}

fn attempt() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let wanted = Memo::new(move |_| {
        let attempt = params.with(|params| params.get_str("attempt")?.parse().ok())?;
        Some(OfMarkedAttempt { attempt, names: query.with(|query| model::names(|name| query.get(name))) })
    });
    let read = use_read::<GetMarkedAttempt>(move || wanted.get());
    let known = move || match wanted.get() {
        Some(of) => titled(read, text::attempt(), move |found| show(found, of.names)),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn show(found: MarkedAttempt, names: Names) -> AnyView {
    let head = &found.head;
    let (name, code) = text::who(head.person.clone(), &head.code);
    let crumbs =
        vec![Crumb::new(text::queue(), model::Wanted { names, ..model::Wanted::default() }.address())];
    let lead = text::quiz_of(&head.quiz, &head.course);
    let (tone, outcome) = match (found.is_passed, found.unmarked) {
        (true, _) => (Tone::Ok, quiz_text::passed()),
        (false, 0) => (Tone::Warn, quiz_text::not_passed()),
        (false, _) => (Tone::Info, quiz_text::waits()),
    };
    let facts = [
        code.map(|code| (quiz_text::receipt(), code)),
        Some((quiz_text::attempt_column(), quiz_text::attempt_no(head.number))),
        Some((quiz_text::submitted_column(), format::date_time(head.submitted_at))),
        Some((
            quiz_text::marks_label(),
            quiz_text::marks(found.earned.hundredths(), found.out_of.hundredths()),
        )),
    ];
    let fact = |(name, value): (&'static str, String)| {
        view! {
            <div class="q-fact">
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let facts = facts.into_iter().flatten().map(fact).collect_view();
    let attempt = head.attempt;
    let rows = found.answers.iter().map(|row| line(attempt, row, names)).collect_view();
    let columns = vec![Head::words(text::question()), Head::number(text::mark()), Head::words(text::state())];
    view! {
        <PageHeader title=name lead=lead crumbs>
            <Pill tone>{outcome}</Pill>
        </PageHeader>
        <div class="l-stack l-stack--loose">
            <dl class="q-facts">{facts}</dl>
            <Section title=text::sheet()>
                <Table caption=text::sheet() head=columns quiet=true>
                    {rows}
                </Table>
            </Section>
        </div>
    }
    .into_any()
}

fn line(attempt: AttemptId, row: &AnswerRow, names: Names) -> AnyView {
    let address = model::answer_address(&model::in_attempt(attempt, row.slot, names));
    let number = quiz_text::question(usize::from(row.slot) + 1);
    let (tone, state) = match (row.earned, row.is_by_hand, row.is_blank) {
        (None, ..) => (Tone::Info, quiz_text::waits()),
        (_, true, _) => (Tone::Ok, text::by_hand()),
        (_, false, true) => (Tone::Neutral, quiz_text::unanswered()),
        (_, false, false) => (Tone::Neutral, text::by_key()),
    };
    let marks = row.earned.map_or_else(
        || "–".to_owned(),
        |earned| quiz_text::marks(earned.hundredths(), row.worth.hundredths()),
    );
    let (asked, late) = (row.text.clone(), row.is_late);
    let late = late.then(|| view! { <Pill tone=Tone::Warn>{text::late()}</Pill> });
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=address>{number}</a>
                <span class="s-marking__place">{asked}</span>
            </Cell>
            <Cell label=text::mark() holds=Holds::Number>
                {marks}
            </Cell>
            <Cell label=text::state()>
                <span class="l-cluster">
                    <Pill tone>{state}</Pill>
                    {late}
                </span>
            </Cell>
        </Row>
    }
    .into_any()
}
