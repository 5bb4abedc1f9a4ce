//! `/bank/:question`: a question as learners see it, its key and feedback, its versions.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::access::Instructor;
use shared::api::Nothing;
use shared::api::bank::{
    AlikeRow, Change, ChangeQuestions, GetQuestion, KeyLine, OfQuestion, QuestionChange, QuestionState,
    QuestionVersionRow, QuestionView, UseRow,
};
use shared::api::quiz::Prompt;

use super::{advice, model, trial};
use crate::api::{Read, use_call, use_read};
use crate::page::{gate, titled};
use crate::text::bank::form as form_text;
use crate::text::{bank as text, format, quiz as quiz_text};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::question_page(), text::ask(), question)
}

fn question() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let of = Memo::new(move |_| {
        let question = params.with(|params| params.get_str("question")?.parse().ok())?;
        let version = query.with(|query| query.get_str("versi")?.parse().ok());
        Some(OfQuestion { question, version })
    });
    let read = use_read::<GetQuestion>(move || of.get());
    let known = move || {
        if of.with(Option::is_some) {
            titled(read, text::question_page(), move |found| show(found, read))
        } else {
            view! { <NotFound /> }.into_any()
        }
    };
    known.into_any()
}

fn show(found: QuestionView, read: Read<QuestionView>) -> AnyView {
    let title = model::title_of(&found.row.text);
    let is_old = found.version != found.row.version;
    let old = is_old.then(|| {
        let href = model::question_address(found.row.id, None);
        view! {
            <Notice tone=Tone::Info title=text::old_version(found.version)>
                <a href=href>{text::to_latest()}</a>
            </Notice>
        }
    });
    let tried = trial::trial(trial::of_view(&found));
    let doubts = advice::notice(&found.advice, None);
    let edit = model::edit_address(found.row.id);
    let is_of_gaps = matches!(found.prompt, Prompt::Gaps { .. });
    let key = key(found.key.clone(), found.general_html.clone(), is_of_gaps);
    let (versions, facts) = (versions(&found), facts(&found, read));
    let uses = uses(found.uses.clone());
    view! {
        <PageHeader title crumbs=vec![Crumb::new(text::bank(), "/bank")]>
            <LinkButton href=edit>{form_text::edit()}</LinkButton>
        </PageHeader>
        {old}
        <div class="l-split">
            <div class="l-stack l-stack--loose">
                <Section title=text::preview()>
                    <p class="u-muted u-small">{text::preview_why()}</p>
                    <Card>{tried}</Card>
                </Section>
                {key}
                {uses}
                {versions}
            </div>
            <aside class="l-stack" aria-label=text::facts()>
                {facts} {doubts} {alike(found.alike)}
            </aside>
        </div>
    }
    .into_any()
}

/// The key as a list where there is nothing to tell apart, as a table otherwise; lines of gaps have numbers of their own.
fn key(lines: Vec<KeyLine>, general: Option<String>, is_of_gaps: bool) -> AnyView {
    let has_feedback = lines.iter().any(|line| line.feedback_html.is_some());
    let general = general.map(|html| {
        view! {
            <Notice title=text::general_feedback()>
                <Prose html inline=true />
            </Notice>
        }
    });
    let is_list = !is_of_gaps && !has_feedback;
    if is_list && lines.iter().all(|line| line.is_right && line.percent.is_none()) {
        let lines = lines.into_iter().map(|line| view! { <li>{Words::Html(line.html).view()}</li> });
        let lines = lines.collect_view();
        return view! {
            <Section title=text::key()>
                <Card>
                    <ol class="s-bank__key">{lines}</ol>
                </Card>
                {general}
            </Section>
        }
        .into_any();
    }
    let mut head = vec![Head::words(text::answer()), Head::words(text::state())];
    if has_feedback {
        head.push(Head::words(text::feedback()));
    }
    let rows = lines.into_iter().map(|line| key_line(line, has_feedback)).collect_view();
    view! {
        <Section title=text::key()>
            <Table caption=text::key_caption() head quiet=true>
                {rows}
            </Table>
            {general}
        </Section>
    }
    .into_any()
}

fn key_line(line: KeyLine, has_feedback: bool) -> AnyView {
    let (tone, word) = match line.percent {
        _ if line.is_right => (Tone::Ok, text::is_right()),
        Some(1..) => (Tone::Info, quiz_text::partly()),
        Some(_) | None => (Tone::Neutral, text::is_wrong()),
    };
    let share = line.percent.filter(|percent| *percent != 0).map(quiz_text::choice_share);
    let share = share.map(|share| view! { <span class="u-small u-muted">{share}</span> });
    let feedback = has_feedback.then(|| {
        let said = match line.feedback_html {
            Some(html) => view! { <Prose html inline=true /> }.into_any(),
            None => view! { <span class="u-muted">{text::no_feedback()}</span> }.into_any(),
        };
        view! { <Cell label=text::feedback()>{said}</Cell> }
    });
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                {Words::Html(line.html).view()}
            </Cell>
            <Cell label=text::state()>
                <Pill tone>{word}</Pill>
                " "
                {share}
            </Cell>
            {feedback}
        </Row>
    }
    .into_any()
}

fn facts(found: &QuestionView, read: Read<QuestionView>) -> AnyView {
    let row = &found.row;
    let tags = if row.tags.is_empty() { text::no_tags().to_owned() } else { row.tags.join(", ") };
    let competency = found.competency.as_ref().map_or_else(
        || text::no_competency().to_owned(),
        |competency| text::competency_level(&competency.name, competency.level),
    );
    let (state, tone) = match row.state {
        QuestionState::Active => (text::active(), Tone::Ok),
        QuestionState::Archived => (text::archived(), Tone::Neutral),
    };
    let import = found.import.as_ref().map(|import| {
        view! {
            <div class="q-fact">
                <dt>{text::from_file()}</dt>
                <dd class="s-bank__words">
                    <a href=model::import_address(import.id)>{import.file.clone()}</a>
                </dd>
            </div>
        }
    });
    let fact = |name: &'static str, value: String| {
        view! {
            <div class="q-fact">
                <dt>{name}</dt>
                <dd class="s-bank__words">{value}</dd>
            </div>
        }
    };
    let category = row.category_name.clone();
    let (kind, changed_at) = (row.kind, row.changed_at);
    let worth = quiz_text::worth(found.worth.hundredths());
    let put_away = put_away(found, read);
    view! {
        <Card title=text::facts() level=2>
            <div class="l-stack">
                <Pill tone>{state}</Pill>
                <dl class="q-facts">
                    {fact(text::kind_label(), text::kind(kind).to_owned())}
                    {fact(text::category(), category)} {fact(text::tags(), tags)}
                    {fact(text::worth(), worth)}
                    {fact(text::competency(), competency)}
                    {fact(text::changed(), format::date_time(changed_at))} {import}
                </dl>
                {put_away}
            </div>
        </Card>
    }
    .into_any()
}

/// Archives the question, or makes it active again.
fn put_away(found: &QuestionView, read: Read<QuestionView>) -> AnyView {
    let (calling, toasts) = (use_call::<ChangeQuestions>(), use_toasts());
    let (id, is_active) = (found.row.id, found.row.state == QuestionState::Active);
    let press = move || {
        let change = if is_active { Change::Archive } else { Change::Restore };
        calling.call(Nothing {}, QuestionChange { questions: vec![id], change }, move |_| {
            toasts.show(Tone::Ok, if is_active { text::archived_now() } else { text::restored_now() });
            read.reload();
        });
    };
    view! {
        <Refusal why=calling.error() />
        <Button kind=ButtonKind::Secondary busy=calling.pending() on_press=press>
            {if is_active { text::archive() } else { text::restore() }}
        </Button>
    }
    .into_any()
}

fn alike(rows: Vec<AlikeRow>) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let line = |row: AlikeRow| {
        view! {
            <li>
                <a href=model::question_address(row.id, None)>{row.text}</a>
            </li>
        }
    };
    let rows = rows.into_iter().map(line).collect_view();
    let notice = view! {
        <Notice tone=Tone::Warn title=text::alike()>
            <p>{text::alike_why()}</p>
            <ul class="s-bank__notes">{rows}</ul>
        </Notice>
    };
    Some(notice.into_any())
}

/// The quizzes that have a copy of it.
fn uses(uses: Vec<UseRow>) -> AnyView {
    if uses.is_empty() {
        return view! {
            <Section title=text::uses()>
                <p class="u-muted">{text::no_uses()}</p>
            </Section>
        }
        .into_any();
    }
    let line = |row: UseRow| {
        let (tone, word) = if row.is_published {
            (Tone::Ok, text::is_published())
        } else {
            (Tone::Neutral, text::not_published())
        };
        view! {
            <Row>
                <Cell label="" holds=Holds::Name>
                    <span>{row.quiz}</span>
                    <span class="u-small u-muted s-bank__place">{row.course}</span>
                </Cell>
                <Cell label=text::course_version()>{row.version}</Cell>
                <Cell label=text::copied()>{text::version(row.number)}</Cell>
                <Cell label=text::state()>
                    <Pill tone>{word}</Pill>
                </Cell>
            </Row>
        }
    };
    let rows = uses.into_iter().map(line).collect_view();
    let head = vec![
        Head::words(text::quiz_column()),
        Head::words(text::course_version()),
        Head::words(text::copied()),
        Head::words(text::state()),
    ];
    view! {
        <Section title=text::uses()>
            <p class="u-muted u-small">{text::uses_why()}</p>
            <Table caption=text::uses() head quiet=true>
                {rows}
            </Table>
        </Section>
    }
    .into_any()
}

fn versions(found: &QuestionView) -> AnyView {
    let (id, latest, shown) = (found.row.id, found.row.version, found.version);
    let line = |row: &QuestionVersionRow| {
        let (number, created_at) = (row.number, row.created_at);
        let version = (number != latest).then_some(number);
        let mark = if number == shown {
            Some(view! { <Pill tone=Tone::Info>{text::shown()}</Pill> }.into_any())
        } else {
            (number == latest).then(|| view! { <Pill>{text::latest()}</Pill> }.into_any())
        };
        view! {
            <Row>
                <Cell label="" holds=Holds::Name>
                    <a href=model::question_address(id, version)>{text::version(number)}</a>
                </Cell>
                <Cell label=text::written()>{format::date_time(created_at)}</Cell>
                <Cell label=text::state()>{mark}</Cell>
            </Row>
        }
    };
    let rows = found.versions.iter().map(line).collect_view();
    let head =
        vec![Head::words(text::version_column()), Head::words(text::written()), Head::words(text::state())];
    view! {
        <Section title=text::versions()>
            <Table caption=text::versions_caption() head quiet=true>
                {rows}
            </Table>
        </Section>
    }
    .into_any()
}
