//! `/penilaian/:attempt/:slot`: one answer with everything that its marker needs, and its mark.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::access::Instructor;
use shared::api::marking::{
    Along, DownloadAnswerFile, GetMarkedAnswer, MarkedAnswer, OfAnswer, OfAnswerFile, OfMarkedAttempt,
};
use shared::api::quiz::Prompt;

use super::history::history;
use super::mark_form::mark_form;
use super::model;
use super::opinions::{opinions, stage_pill};
use crate::api::{Read, stream_address, use_read};
use crate::features::quiz::files::listed;
use crate::features::quiz::item_review::given_answer;
use crate::features::quiz::leads::leads;
use crate::page::{gate, titled};
use crate::text::{marking as text, quiz as quiz_text};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::answer(), text::ask(), answer)
}

fn answer() -> AnyView {
    let (params, query) = (use_params_map(), use_query_map());
    let wanted = Memo::new(move |_| {
        let attempt = params.with(|params| params.get_str("attempt")?.parse().ok())?;
        let slot = params.with(|params| params.get_str("slot")?.parse().ok())?;
        let (names, along) =
            query.with(|query| (model::names(|name| query.get(name)), model::along(|name| query.get(name))));
        Some(OfAnswer { attempt, slot, names, along })
    });
    let read = use_read::<GetMarkedAnswer>(move || wanted.get());
    let known = move || match wanted.get() {
        Some(of) => titled(read, text::answer(), move |found| show(&of, found, read)),
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn show(of: &OfAnswer, found: MarkedAnswer, read: Read<MarkedAnswer>) -> AnyView {
    let head = &found.head;
    let (name, code) = text::who(head.person.clone(), &head.code);
    let whole = OfMarkedAttempt { attempt: of.attempt, names: of.names };
    let list = if of.along == Along::Person { model::List::People } else { model::List::Questions };
    let crumbs = vec![
        Crumb::new(text::queue(), model::Wanted { list, names: of.names }.address()),
        Crumb::new(name.clone(), model::attempt_address(&whole)),
    ];
    let title = text::answer_of(&name, usize::from(of.slot) + 1);
    let lead = text::quiz_of(&head.quiz, &head.course);
    let waiting = (found.unmarked > 0).then(|| text::left(of.along, found.unmarked));
    let (asked, told, answered) = (asked(&found), guidance(&found), answered(of, &found));
    let (form, past, both) = (mark_form(of, &found, read), history(&found), opinions(&found));
    view! {
        <PageHeader title=title lead=lead crumbs>
            {code.map(|code| view! { <Pill>{code}</Pill> })}
            {stage_pill(found.stage)}
            {found.is_late.then(|| view! { <Pill tone=Tone::Warn>{text::late()}</Pill> })}
            {waiting.map(|waiting| view! { <Pill tone=Tone::Info glyph=Glyph::CLOCK>{waiting}</Pill> })}
        </PageHeader>
        <div class="l-split s-marking">
            <div class="l-stack">{asked} {told} {answered} {both} {past}</div>
            <div class="l-stack">{form}</div>
        </div>
    }
    .into_any()
}

/// What was asked.
fn asked(found: &MarkedAnswer) -> AnyView {
    let item = &found.review.item;
    let (texts, asked) = (leads(&item.lead_html), item.html.clone());
    view! {
        <Card title=text::question() level=2>
            {texts}
            <Prose html=asked />
        </Card>
    }
    .into_any()
}

/// What was answered: of prose how long it is, and the files.
fn answered(of: &OfAnswer, found: &MarkedAnswer) -> AnyView {
    let (attempt, slot, names) = (of.attempt, of.slot, of.names);
    let files = listed(&found.files, |file| {
        stream_address::<DownloadAnswerFile>(&OfAnswerFile { attempt, slot, media: file.id, names })
    });
    let answered = given_answer(&found.review);
    let length = match (&found.review.item.prompt, found.words) {
        (Prompt::Essay { words, is_text_wanted: true, .. }, Some(count)) => {
            Some(quiz_text::length(*words, count))
        }
        _ => None,
    };
    view! {
        <Card title=text::answer() level=2>
            {answered}
            {files}
            {length.map(|length| view! { <p class="u-small u-muted">{length}</p> })}
        </Card>
    }
    .into_any()
}

/// What the author asks markers to look for, and an answer as it could be.
fn guidance(found: &MarkedAnswer) -> AnyView {
    let guidance = found.guidance_html.clone().map(|html| {
        view! {
            <Disclosure summary=text::guidance() open=true>
                <Prose html />
            </Disclosure>
        }
    });
    let sample = found.review.sample_html.clone().map(|html| {
        view! {
            <Disclosure summary=quiz_text::sample()>
                <Prose html />
            </Disclosure>
        }
    });
    view! { {guidance} {sample} }.into_any()
}
