//! Adding questions to a quiz: out of the bank, or pasted as text.

use std::collections::BTreeSet;

use leptos::prelude::*;
use shared::api::bank::{FindQuestions, ListQuestions, QuestionRow, Questions};
use shared::api::draft::QuestionAct;
use shared::id::BankQuestionId;
use shared::value::SearchText;

use super::desk::UnitDesk;
use crate::api::use_quick_read;
use crate::platform::page;
use crate::text::bank as bank_text;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// Draws both ways.
pub(super) fn adding(desk: UnitDesk) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <div class="l-cluster" id="tambah-soal">
            <Button kind=ButtonKind::Secondary icon=Glyph::PLUS on_press=move || open.set(true)>
                {text::from_bank()}
            </Button>
        </div>
        {from_text(desk)}
        <Dialog open title=text::from_bank()>
            {move || search(desk, open)}
        </Dialog>
    }
    .into_any()
}

fn search(desk: UnitDesk, open: RwSignal<bool>) -> AnyView {
    let words = RwSignal::new(String::new());
    let wanted = RwSignal::new(None::<SearchText>);
    let added = RwSignal::new(BTreeSet::<BankQuestionId>::new());
    let found = use_quick_read::<ListQuestions>(move || {
        open.get().then(|| FindQuestions { q: wanted.get(), ..FindQuestions::default() })
    });
    let look = move |typed: String| {
        wanted.set(SearchText::parse(&typed).ok().filter(|words| !words.as_str().is_empty()));
    };
    view! {
        <div class="l-stack">
            <SearchField label=bank_text::search() value=words on_search=look />
            <p class="u-small">
                <a href="/bank/baru" target="_blank">{text::write_in_bank()}</a>
            </p>
            {found.part(Shape::Rows(4), move |found| (move || offers(desk, &found, added)).into_any())}
        </div>
    }
    .into_any()
}

fn offers(desk: UnitDesk, found: &Questions, added: RwSignal<BTreeSet<BankQuestionId>>) -> AnyView {
    let line = |row: &QuestionRow| {
        let about = [bank_text::kind(row.kind).to_owned(), row.category_name.clone()].join(" · ");
        let (question, words, label) = (row.id, row.text.clone(), text::add_this(&row.text));
        let is_added = added.with(|added| added.contains(&question));
        let press = move || {
            added.update(|added| {
                added.insert(question);
            });
            desk.ask(QuestionAct::FromBank { questions: vec![question] });
            page::announce(text::question_added());
        };
        let tool = if is_added {
            view! { <Pill tone=Tone::Ok>{text::question_added()}</Pill> }.into_any()
        } else {
            view! { <IconButton glyph=Glyph::PLUS kind=ButtonKind::Secondary label on_press=press /> }
                .into_any()
        };
        view! {
            <li class="s-draft__unit">
                <div class="s-draft__words">
                    <p>{words}</p>
                    <p class="u-small u-muted">{about}</p>
                </div>
                {tool}
            </li>
        }
    };
    let lines = found.items.iter().map(line).collect::<Vec<_>>();
    if lines.is_empty() {
        return view! { <p class="u-muted">{text::none_found()}</p> }.into_any();
    }
    let more = found.next.is_some().then(|| view! { <p class="u-small u-muted">{text::more_found()}</p> });
    view! {
        <ul class="s-draft__units" role="list">{lines}</ul>
        {more}
    }
    .into_any()
}

/// Questions as GIFT or Aiken; why they were refused is said beside them, and they stay until they are taken.
fn from_text(desk: UnitDesk) -> AnyView {
    let typed = RwSignal::new(String::new());
    let waits = RwSignal::new(None::<usize>);
    let count = move || desk.shown.with(|view| view.questions.len());
    Effect::new(move |_| {
        let (now, is_busy) = (count(), desk.is_busy().get());
        let Some(before) = waits.get_untracked().filter(|_| !is_busy) else { return };
        waits.set(None);
        if now > before {
            typed.set(String::new());
            page::announce(&text::questions_added(now - before));
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = typed.get_untracked();
        if words.trim().is_empty() {
            desk.refusal.set(Some((text::no_text().to_owned(), Vec::new())));
            return;
        }
        desk.ask(QuestionAct::FromText { text: words });
        waits.set(Some(untrack(count)));
    };
    let refused = move || {
        desk.refusal.get().map(|(title, lines)| {
            let rest = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=title>
                        <ul class="l-bullets">{rest}</ul>
                    </Notice>
                </div>
            }
        })
    };
    view! {
        <Disclosure summary=text::from_text()>
            <form class="s-draft__pair" novalidate=true on:submit=submit>
                <div class="l-stack">
                    <TextField label=text::question_text() hint=text::question_text_hint() kind=TextKind::Long value=typed />
                    <div>
                        <Button kind=ButtonKind::Secondary press=Press::Submit busy=desk.is_busy()>
                            {text::add_questions()}
                        </Button>
                    </div>
                </div>
                <div class="l-stack">
                    {refused}
                    <p class="u-small u-muted">{text::sample()}</p>
                    <pre class="s-draft__sample" tabindex="0" role="region" aria-label=text::sample()>{text::gift_sample()}</pre>
                </div>
            </form>
        </Disclosure>
    }
    .into_any()
}
