//! The questions of a quiz: their order, what each is worth, and adding more.

use grading::Centimark;
use leptos::prelude::*;
use shared::api::draft::{DraftQuestion, QuestionAct};

use super::blocks::{beside, dropped, step};
use super::desk::UnitDesk;
use super::quiz_adding;
use crate::features::blueprint::marks;
use crate::features::draft::drag::{self, Rows};
use crate::features::draft::model::{Behind, Step};
use crate::features::draft::rows::icon;
use crate::features::draft::screen::focus;
use crate::platform::page;
use crate::text::bank as bank_text;
use crate::text::draft::outline as outline_text;
use crate::text::draft::unit as text;
use crate::text::format;
use crate::ui::prelude::*;

fn keys(desk: UnitDesk) -> Vec<String> {
    desk.shown.with(|view| view.questions.iter().map(|one| one.id.clone()).collect())
}

fn row_of(key: &str) -> String {
    format!("soal-{key}")
}

/// Draws the questions.
pub(super) fn questions(desk: UnitDesk) -> AnyView {
    let moved = move |row: String, over: String, is_below: bool| {
        let (Some(question), Some(over)) = (row.strip_prefix("soal-"), over.strip_prefix("soal-")) else {
            return;
        };
        let (question, over) = (question.to_owned(), over.to_owned());
        if let Some(Behind(after)) = dropped(&untrack(|| keys(desk)), &question, &over, is_below) {
            desk.ask(QuestionAct::Move { question, after });
        }
    };
    let rows = Rows::new("soal", moved);
    let order = Memo::new(move |_| keys(desk));
    let none = move || {
        order.with(Vec::is_empty).then(|| {
            view! { <EmptyFirst glyph=Glyph::QUIZ title=text::no_questions() why=text::no_questions_why() /> }
        })
    };
    let drawn = move || {
        desk.shown
            .with(|view| view.is_drawn)
            .then(|| view! { <Notice title=text::is_drawn()><p>{text::is_drawn_why()}</p></Notice> })
    };
    let sums = move || {
        desk.shown.with(|view| {
            let worth: u32 = view.questions.iter().map(|one| one.worth.hundredths()).sum();
            text::question_sums(view.questions.len(), Centimark::from_hundredths(worth))
        })
    };
    view! {
        <Section title=text::questions()>
            <p class="u-muted">{sums}</p>
            {drawn}
            {none}
            <ol class="s-draft__units" role="list">
                <For each=move || order.get() key=String::clone children=move |key| row(desk, rows, key) />
            </ol>
            {quiz_adding::adding(desk)}
        </Section>
    }
    .into_any()
}

fn row(desk: UnitDesk, rows: Rows, key: String) -> AnyView {
    let row = row_of(&key);
    let id = StoredValue::new(key);
    let found = Memo::new(move |_| {
        desk.shown.with(|view| id.with_value(|id| view.questions.iter().find(|one| one.id == *id).cloned()))
    });
    let (marked, dragged) = (row.clone(), row.clone());
    let words = move || found.with(|one| one.as_ref().map(|one| one.text.clone()));
    let facts = move || found.with(|one| one.as_ref().map(about));
    view! {
        <li
            class="s-draft__unit"
            id=row.clone()
            data-row=row
            data-kind="soal"
            data-drag=move || rows.mark(&marked)
        >
            {drag::handle(rows, dragged)}
            <div class="s-draft__words">
                <p>{words}</p>
                <p class="u-small u-muted">{facts}</p>
            </div>
            {weight(desk, found)}
            {tools(desk, found, id)}
        </li>
    }
    .into_any()
}

fn about(one: &DraftQuestion) -> String {
    let source = if one.is_from_bank { text::of_bank() } else { text::of_quiz() };
    [bank_text::kind(one.kind), source].join(" · ")
}

/// What a question is worth, changed in place.
fn weight(desk: UnitDesk, found: Memo<Option<DraftQuestion>>) -> AnyView {
    let shown = move || {
        found.with(|one| one.as_ref().map(|one| format::hundredths(i64::from(one.worth.hundredths()))))
    };
    let label = move || found.with(|one| one.as_ref().map(|one| text::worth_of(&one.text)));
    let change = move |typed: String| {
        let Some(one) = found.get_untracked() else { return };
        match marks(&typed) {
            Some(worth) if worth != one.worth => desk.ask(QuestionAct::Weigh { question: one.id, worth }),
            Some(_) => {}
            None => page::announce(text::worth_fault()),
        }
    };
    view! {
        <label class="s-draft__worth">
            <span class="u-small u-muted">{text::worth()}</span>
            <input
                class="c-input"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-label=label
                prop:value=shown
                on:change=move |event| change(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

fn tools(desk: UnitDesk, found: Memo<Option<DraftQuestion>>, id: StoredValue<String>) -> AnyView {
    let named = move |words: fn(&str) -> String| {
        Signal::derive(move || {
            words(&found.with(|one| one.as_ref().map(|one| one.text.clone())).unwrap_or_default())
        })
    };
    let shift = move |way: Step, class: &'static str| {
        let (all, question) = (untrack(|| keys(desk)), id.get_value());
        match step(&all, &question, way) {
            Some(Behind(after)) => {
                desk.ask(QuestionAct::Move { question: question.clone(), after });
                let at = untrack(|| keys(desk)).iter().position(|key| *key == question).unwrap_or_default();
                page::announce(&text::block_moved(at + 1, all.len()));
                focus(format!("[id=\"{}\"] .{class}", row_of(&question)));
            }
            None => page::announce(outline_text::at_the_end()),
        }
    };
    let remove = move || {
        let (all, question) = (untrack(|| keys(desk)), id.get_value());
        let next = beside(&all, &question);
        desk.ask(QuestionAct::Remove { questions: vec![question] });
        match next {
            Some(next) => focus(format!("[id=\"{}\"] .s-draft__remove", row_of(&next))),
            None => focus("#tambah-soal button".to_owned()),
        }
    };
    view! {
        <div class="s-draft__tools">
            {icon(Glyph::CHEVRON_UP, "s-draft__up", named(outline_text::up), move || shift(Step::Up, "s-draft__up"))}
            {icon(Glyph::CHEVRON_DOWN, "s-draft__down", named(outline_text::down), move || {
                shift(Step::Down, "s-draft__down");
            })}
            {icon(Glyph::TRASH, "s-draft__remove", named(text::remove_this), remove)}
        </div>
    }
    .into_any()
}
