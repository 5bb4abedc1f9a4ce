//! `/kuis/:enrolment/:lesson`: what the quiz asks for, what has been tried, and the start.

use leptos::prelude::*;
use shared::api::quiz::{AttemptRow, GetQuiz, QuizView, TestRole};

use super::start::start;
use super::{addresses, unopened};
use crate::text::format;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    unopened::with_quiz::<GetQuiz>(rules)
}

fn rules(quiz: QuizView) -> AnyView {
    let lesson = addresses::lesson(quiz.enrolment, quiz.lesson);
    let state = state(&quiz);
    let intro = quiz.intro_html.clone().map(|html| view! { <Prose html /> });
    let facts = facts(&quiz);
    let know = know(&quiz);
    let history = history(&quiz);
    view! {
        <PageHeader title=quiz.title.clone() crumbs=vec![Crumb::new(text::to_lesson(), lesson.clone())]>
            {state}
        </PageHeader>
        <div class="l-stack l-stack--loose q-page">
            {intro} {facts} {know} {start(&quiz, lesson)} {history}
        </div>
    }
    .into_any()
}

fn is_pretest(quiz: &QuizView) -> bool {
    quiz.role == Some(TestRole::Pretest)
}

/// Whether it is passed; a pre-test is done or not.
fn state(quiz: &QuizView) -> Option<AnyView> {
    let (tone, words) = match (quiz.is_passed, is_pretest(quiz)) {
        (true, false) => (Tone::Ok, text::passed()),
        (true, true) => (Tone::Ok, text::done()),
        (false, false) if quiz.attempts.iter().any(|row| row.submitted_at.is_some()) => {
            (Tone::Neutral, text::not_passed())
        }
        // Whoever has not sat it has not failed it.
        (false, _) => return None,
    };
    Some(view! { <Pill tone>{words}</Pill> }.into_any())
}

fn facts(quiz: &QuizView) -> AnyView {
    let limit = quiz.time_limit_minutes.map(|minutes| format::minutes(u32::from(minutes)));
    let fact = |label: &'static str, value: String| {
        view! {
            <div class="q-fact">
                <dt>{label}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let counted = quiz.counted_percent.map(|percent| fact(text::counted_label(), percent.to_string()));
    let more = granted(quiz);
    let opens = quiz.opens_at.map(|at| fact(text::opens_label(), format::date_time(at)));
    let closes = quiz.closes_at.map(|at| fact(text::closes_label(), format::date_time(at)));
    let pause = (quiz.pause_minutes > 0)
        .then(|| fact(text::pause_label(), format::minutes(u32::from(quiz.pause_minutes))));
    let asked = quiz.form.is_quiz().then(|| {
        view! {
            {fact(text::questions_label(), text::questions(quiz.questions))}
            {fact(text::time_label(), limit.unwrap_or_else(|| text::no_limit().to_owned()))}
        }
    });
    let facts = view! {
        {opens} {closes}
        {asked}
        {fact(text::attempts_label(), text::attempts(quiz.attempts_used, quiz.attempts_allowed))}
        {(!is_pretest(quiz)).then(|| fact(text::pass_label(), quiz.pass_percent.to_string()))}
        {pause} {counted}
    }
    .into_any();
    view! {
        <Section title=text::rules()>
            <dl class="q-facts">{facts}</dl>
            {more}
        </Section>
    }
    .into_any()
}

/// What the learner was given beyond what the quiz itself allows.
fn granted(quiz: &QuizView) -> Option<AnyView> {
    let words = text::granted(quiz.extra_minutes, quiz.extra_attempts)?;
    Some(view! { <Notice tone=Tone::Info title=text::granted_title()><p>{words}</p></Notice> }.into_any())
}

/// What holds for a piece of work.
fn work() -> AnyView {
    let lines =
        [text::work_marked(), text::work_again(), text::work_sample(), text::clock_none(), text::kept()];
    view! {
        <Section title=text::how()>
            <ul class="q-know">{lines.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <Notice title=text::honesty_title()>
                <p>{text::work_honesty()}</p>
            </Notice>
        </Section>
    }
    .into_any()
}

fn know(quiz: &QuizView) -> AnyView {
    if !quiz.form.is_quiz() {
        return work();
    }
    let clock = if quiz.time_limit_minutes.is_some() { text::clock_runs() } else { text::clock_none() };
    let (method, review) = (text::method(quiz.method), text::review(quiz.review));
    let outcome = text::outcome(quiz.outcome, quiz.review).map(|words| view! { <li>{words}</li> });
    let method = (!is_pretest(quiz)).then(|| view! { <li>{method}</li> });
    let role = quiz.role.map(|role| match role {
        TestRole::Pretest => text::pretest_why(),
        TestRole::Posttest => text::posttest_why(),
    });
    let sections = (quiz.sections.len() > 1).then(|| view! { <li>{text::sections(&quiz.sections)}</li> });
    let drawn = quiz.is_drawn.then(|| view! { <li>{text::drawn()}</li> });
    let role = role.map(|why| view! { <li>{why}</li> });
    let honesty = if is_pretest(quiz) { text::pretest_honesty() } else { text::honesty() };
    view! {
        <Section title=text::how()>
            <ul class="q-know">
                {role} {sections} {drawn} {method}
                <li>{review}</li>
                {outcome}
                <li>{clock}</li>
                <li>{text::kept()}</li>
            </ul>
            <Notice title=text::honesty_title()>
                <p>{honesty}</p>
            </Notice>
        </Section>
    }
    .into_any()
}

fn history(quiz: &QuizView) -> AnyView {
    let none = text::none_yet(quiz.form);
    let (attempts, has_open) = (&quiz.attempts, quiz.open.is_some());
    if attempts.is_empty() {
        return view! {
            <Section title=text::your_attempts()>
                <p class="u-muted">{none}</p>
            </Section>
        }
        .into_any();
    }
    let newest = attempts.first().map(|row| row.number);
    let passed = if is_pretest(quiz) { text::done() } else { text::passed() };
    let rows =
        attempts.iter().map(|row| line(row, has_open && Some(row.number) == newest, passed)).collect_view();
    let head = vec![
        Head::words(text::attempt_column()),
        Head::words(text::started_column()),
        Head::words(text::submitted_column()),
        Head::number(text::score_column()),
        Head::words(text::outcome_column()),
    ];
    view! {
        <Section title=text::your_attempts()>
            <Table caption=text::your_attempts() quiet=true head>
                {rows}
            </Table>
        </Section>
    }
    .into_any()
}

fn line(row: &AttemptRow, is_running: bool, passed: &'static str) -> AnyView {
    let address = match row.submitted_at {
        Some(_) => addresses::result(row.id, super::closing::Why::Asked),
        None => addresses::attempt(row.id),
    };
    let name = text::attempt_no(row.number);
    let outcome = match (row.submitted_at, row.is_passed) {
        (None, _) if is_running => view! { <Pill tone=Tone::Info>{text::running()}</Pill> },
        (None, _) => view! { <Pill tone=Tone::Warn>{text::time_up_title()}</Pill> },
        (Some(_), true) => view! { <Pill tone=Tone::Ok>{passed}</Pill> },
        (Some(_), false) if row.unmarked > 0 => {
            view! { <Pill tone=Tone::Info glyph=Glyph::CLOCK>{text::waits()}</Pill> }
        }
        (Some(_), false) => view! { <Pill tone=Tone::Warn>{text::not_passed()}</Pill> },
    };
    let dash = || "–".to_owned();
    let started = format::date_time(row.started_at);
    let submitted = row.submitted_at.map_or_else(dash, format::date_time);
    let percent = row.percent.map_or_else(dash, |percent| percent.to_string());
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=address>{name}</a>
            </Cell>
            <Cell label=text::started_column()>{started}</Cell>
            <Cell label=text::submitted_column()>{submitted}</Cell>
            <Cell label=text::score_column() holds=Holds::Number>
                {percent}
            </Cell>
            <Cell label=text::outcome_column()>{outcome}</Cell>
        </Row>
    }
    .into_any()
}
