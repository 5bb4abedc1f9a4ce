//! How scores of quizzes are spread, and the questions that few answer rightly.

use leptos::prelude::*;
use shared::api::class::{Class, ClassQuiz, HardQuestion};

use super::{bars, model};
use crate::features::statistics;
use crate::text::class as text;
use crate::ui::prelude::*;

/// The scores of each quiz that somebody has taken.
pub(super) fn scores(found: &Class) -> Option<AnyView> {
    let taken: Vec<AnyView> =
        found.quizzes.iter().filter(|quiz| quiz.attempts > 0).map(|quiz| score(found, quiz)).collect();
    (!taken.is_empty()).then(|| {
        view! {
            <Section title=text::scores()>
                <div class="l-grid s-class__pair">{taken}</div>
            </Section>
        }
        .into_any()
    })
}

fn score(found: &Class, quiz: &ClassQuiz) -> AnyView {
    let bar = |(tenth, count): (u32, &u32)| bars::Bar { label: text::tenth(tenth * 10), count: *count };
    let drawn: Vec<bars::Bar> = (0..).zip(&quiz.bars).map(bar).collect();
    let listed = drawn.clone();
    let highest = quiz.bars.iter().copied().max().unwrap_or_default();
    let summary = text::quiz_summary(quiz.attempts, quiz.mean.map(model::whole_percent), quiz.pass_percent);
    let (title, name, pass) = (quiz.title.clone(), format!("{}. {summary}", quiz.title), quiz.pass_percent);
    let caption = name.clone();
    // Tenths that lie wholly below what passes.
    let fails = move |at: usize| at * 10 + 10 <= usize::from(pass);
    let chart = move || bars::chart(&name, &drawn, highest, fails);
    let table = move || bars::table(&caption, [text::score(), text::people()], &listed);
    let more = statistics::quiz_address(found.of.id, quiz.lesson);
    let label = format!("{}: {}", text::to_statistics(), quiz.title);
    view! {
        <div class="l-stack l-stack--tight">
            <Figure title summary chart table />
            <a href=more aria-label=label>
                {text::to_statistics()}
            </a>
        </div>
    }
    .into_any()
}

/// The hard questions, if there are any.
pub(super) fn hard(found: &Class) -> Option<AnyView> {
    if found.hard.is_empty() {
        return None;
    }
    let head =
        vec![Head::words(text::question()), Head::number(text::facility()), Head::words(text::advice())];
    let rows = found.hard.iter().map(|question| row(found, question)).collect_view();
    let shown = view! {
        <Section title=text::hard()>
            <p>{text::hard_lead()}</p>
            <Table caption=text::hard_caption() head quiet=true>
                {rows}
            </Table>
        </Section>
    };
    Some(shown.into_any())
}

fn row(found: &Class, question: &HardQuestion) -> AnyView {
    let number = text::question_of(question.number, &question.quiz);
    let (facility, band) =
        (format!("{}%", model::whole_percent(question.facility)), statistics::difficulty(question.facility));
    let (word, tone, says) = statistics::in_short(&question.judgement);
    let says = says.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let more = statistics::quiz_address(found.of.id, question.lesson);
    let (html, label) = (question.html.clone(), format!("{}: {number}", text::to_statistics()));
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <span class="s-class__module">{number}</span>
                <Prose html=html inline=true />
            </Cell>
            <Cell label=text::facility() holds=Holds::Number>
                {facility}
                <span class="s-class__module">{band}</span>
            </Cell>
            <Cell label="">
                <div class="l-stack l-stack--tight">
                    <span><Pill tone>{word}</Pill></span>
                    <ul role="list">{says}</ul>
                    <a class="u-small" href=more aria-label=label>
                        {text::to_statistics()}
                    </a>
                </div>
            </Cell>
        </Row>
    }
    .into_any()
}
