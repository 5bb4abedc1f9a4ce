//! The questions, each with its figures, its advice in words, and what opens to show the rest.

use leptos::prelude::*;
use shared::api::statistics::{QuestionSummary, QuizStatistics};

use super::{choices, model};
use crate::features::correction;
use crate::text::{correction as correction_text, format, statistics as text};
use crate::ui::prelude::*;

/// Draws them.
pub(super) fn questions(found: &QuizStatistics) -> AnyView {
    let head = vec![
        Head::words(text::questions()),
        Head::number(text::facility()),
        Head::number(text::discrimination()),
        Head::number(text::participants()),
        Head::words(text::advice()),
    ];
    let rows = found.questions.iter().map(|question| row(found, question)).collect_view();
    view! {
        <Section title=text::each_question()>
            <Table caption=text::questions_caption() head quiet=true>
                {rows}
            </Table>
        </Section>
    }
    .into_any()
}

fn row(found: &QuizStatistics, question: &QuestionSummary) -> AnyView {
    let facility = banded(question.facility, model::difficulty);
    let discrimination = banded(question.discrimination, model::discrimination);
    let (number, html) = (text::question(question.number), question.html.clone());
    let attempts = format::number(i64::from(question.attempts));
    let number_again = number.clone();
    let key = correction::address(found.of.id, found.lesson, question.question);
    let (advice, more) = (advice(question, found.enough), more(question));
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <span class="s-statistics__number">{number}</span>
                <div class="s-statistics__question">
                    <Prose html=html inline=true />
                </div>
            </Cell>
            <Cell label=text::facility() holds=Holds::Number>
                {facility}
            </Cell>
            <Cell label=text::discrimination() holds=Holds::Number>
                {discrimination}
            </Cell>
            <Cell label=text::participants() holds=Holds::Number>
                {attempts}
            </Cell>
            <Cell label="">
                <div class="l-stack l-stack--tight">
                    {advice} {more}
                    <a class="u-small" href=key>
                        {correction_text::open()}
                        <span class="u-sr">{number_again}</span>
                    </a>
                </div>
            </Cell>
        </Row>
    }
    .into_any()
}

/// A figure with the word for where it lies.
fn banded(figure: Option<i32>, band: fn(i32) -> &'static str) -> AnyView {
    let word = figure.map(|figure| view! { <span class="s-statistics__band">{band(figure)}</span> });
    view! { {model::percent(figure)} {word} }.into_any()
}

fn advice(question: &QuestionSummary, enough: u32) -> AnyView {
    let model::Verdict { word, tone, says } = model::verdict(question, enough);
    let says = says.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <div class="s-statistics__advice">
            <Pill tone>{word}</Pill>
            <ul role="list">{says}</ul>
        </div>
    }
    .into_any()
}

/// The other figures, and how choices were used; closed.
fn more(question: &QuestionSummary) -> AnyView {
    let fact = |term: &str, figure: Option<i32>| (term.to_owned(), model::percent(figure));
    let items = vec![
        fact(text::spread(), question.deviation),
        fact(text::efficiency(), question.efficiency),
        fact(text::guess(), Some(question.guess)),
        fact(text::intended(), question.intended_weight),
        fact(text::effective(), question.effective_weight),
        fact(text::blank(), question.blank),
    ];
    let choices = choices::choices(question);
    view! {
        <Disclosure summary=text::more()>
            <div class="l-stack">
                {choices}
                <DataList items />
            </div>
        </Disclosure>
    }
    .into_any()
}
