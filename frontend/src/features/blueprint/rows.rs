//! The rows of a section: what each comes to, and moving it.

use leptos::prelude::*;
use shared::api::blueprint::{BlueprintRow, DRAW_MAX};

use super::desk::Desk;
use super::model::{Line, Step, count, with_count};
use super::page::notes;
use crate::platform::page;
use crate::text::bank as bank_text;
use crate::text::blueprint as text;
use crate::ui::prelude::*;

/// Most numbers that a draw offers.
const OFFERED: u32 = 60;

/// Draws the rows, tracked.
pub(super) fn rows(desk: Desk, key: u32) -> AnyView {
    let lines = desk.plan.with(|plan| plan.part(key).map(|part| part.lines.clone()).unwrap_or_default());
    if lines.is_empty() {
        return view! { <li class="u-muted">{text::no_rows()}</li> }.into_any();
    }
    lines.into_iter().enumerate().map(|(at, line)| row(desk, key, at, line)).collect_view().into_any()
}

fn name_of(key: u32, at: usize) -> String {
    format!("baris-{key}-{at}")
}

fn row(desk: Desk, key: u32, at: usize, line: Line) -> AnyView {
    let told = line.view.as_ref();
    let words = match (&line.row, told) {
        (BlueprintRow::DrawOwn { tag, .. }, _) => text::from_own(tag),
        (BlueprintRow::DrawBank { level, tag, .. }, Some(view)) => {
            text::from_bank(&view.text, *level, tag.as_ref().map(shared::value::Slug::as_str))
        }
        (_, Some(view)) => view.text.clone(),
        (_, None) => text::looking().to_owned(),
    };
    let source = match &line.row {
        BlueprintRow::Own { .. } => text::of_quiz().to_owned(),
        BlueprintRow::Bank { version, .. } => text::of_bank(*version),
        BlueprintRow::DrawOwn { .. } | BlueprintRow::DrawBank { .. } => text::drawn().to_owned(),
    };
    let kind = told.and_then(|view| view.kind).map(|kind| bank_text::kind(kind).to_owned());
    let worth = told.and_then(|view| view.worth).map(text::worth);
    let matching = told.and_then(|view| view.matching).map(text::matching);
    let about: Vec<String> = [Some(source), kind, worth, matching].into_iter().flatten().collect();
    let said = told.map(|view| notes(&view.notes));
    view! {
        <li class="s-blueprint__row" id=name_of(key, at)>
            <div class="s-blueprint__words">
                <p>{words}</p>
                <p class="u-small u-muted">{about.join(" · ")}</p>
                {said}
                {newer(desk, key, at, &line)}
                {counting(desk, key, at, &line)}
            </div>
            <div class="s-blueprint__tools">{tools(desk, key, at)}</div>
        </li>
    }
    .into_any()
}

/// Offers the latest version of a question of the bank.
fn newer(desk: Desk, key: u32, at: usize, line: &Line) -> AnyView {
    let BlueprintRow::Bank { question, .. } = &line.row else { return ().into_any() };
    let (question, newer) = (*question, line.view.as_ref().and_then(|view| view.newer));
    newer
        .map(|version| {
            let press =
                move || desk.edit(|plan| plan.replace(key, at, BlueprintRow::Bank { question, version }));
            view! {
                <div>
                    <Button kind=ButtonKind::Quiet icon=Glyph::REFRESH on_press=press>
                        {text::take_version(version)}
                    </Button>
                </div>
            }
        })
        .into_any()
}

/// How many a draw takes.
fn counting(desk: Desk, key: u32, at: usize, line: &Line) -> AnyView {
    let Some(now) = count(&line.row) else { return ().into_any() };
    let matching = line.view.as_ref().and_then(|view| view.matching).unwrap_or_default();
    let most = matching.clamp(now, now.max(OFFERED)).min(DRAW_MAX);
    let choices: Vec<Choice> =
        (1..=most).map(|number| Choice::new(number.to_string(), number.to_string())).collect();
    let row = line.row.clone();
    let change = move |typed: String| {
        if let Ok(number) = typed.parse() {
            let other = with_count(&row, number);
            desk.edit(|plan| plan.replace(key, at, other));
        }
    };
    view! {
        <div class="s-blueprint__count">
            <SelectField label=text::how_many() value=RwSignal::new(now.to_string()) choices on_change=change />
        </div>
    }
    .into_any()
}

fn tools(desk: Desk, key: u32, at: usize) -> AnyView {
    let step = move |step: Step, class: &'static str| {
        move || match desk.plan.with_untracked(|plan| plan.step(key, at, step)) {
            Some(to) => {
                desk.edit(|plan| plan.shift(key, at, to));
                page::announce(&text::moved(to + 1));
                focus(format!("#{} .{class} button", name_of(key, to)));
            }
            None => page::announce(text::at_the_end()),
        }
    };
    let remove = move || {
        desk.edit(|plan| plan.remove(key, at));
        page::announce(text::removed());
        let left = desk.plan.with_untracked(|plan| plan.part(key).map_or(0, |part| part.lines.len()));
        match left.checked_sub(1) {
            Some(last) => focus(format!("#{} .s-blueprint__remove button", name_of(key, at.min(last)))),
            None => focus(format!("#bagian-{key} > section > div:last-child button")),
        }
    };
    let others: Vec<(u32, String)> = desk.plan.with_untracked(|plan| {
        let named = (1..).zip(&plan.parts).map(|(no, part)| (part.key, text::section_title(no, &part.title)));
        named.filter(|(other, _)| *other != key).collect()
    });
    let send = (!others.is_empty()).then(|| {
        let choices: Vec<Choice> =
            others.into_iter().map(|(other, title)| Choice::new(other.to_string(), title)).collect();
        let change = move |typed: String| {
            let Ok(to) = typed.parse::<u32>() else { return };
            let mut place = None;
            desk.edit(|plan| place = plan.send(key, at, to));
            page::announce(text::sent());
            focus(format!("#{} .s-blueprint__up button", name_of(to, place.unwrap_or_default())));
        };
        view! {
            <div class="s-blueprint__send">
                <SelectField
                    label=text::to_section()
                    empty=text::choose_section()
                    value=RwSignal::new(String::new())
                    choices
                    on_change=change
                />
            </div>
        }
    });
    let no = at + 1;
    view! {
        {send}
        <span class="s-blueprint__up">
            <IconButton glyph=Glyph::CHEVRON_UP label=text::up(no) on_press=step(Step::Up, "s-blueprint__up") />
        </span>
        <span class="s-blueprint__down">
            <IconButton
                glyph=Glyph::CHEVRON_DOWN
                label=text::down(no)
                on_press=step(Step::Down, "s-blueprint__down")
            />
        </span>
        <span class="s-blueprint__remove">
            <IconButton glyph=Glyph::CLOSE label=text::remove(no) on_press=remove />
        </span>
    }
    .into_any()
}

/// Moves the focus once the rows stand where they belong.
fn focus(selector: String) {
    request_animation_frame(move || page::focus_on(&selector));
}
