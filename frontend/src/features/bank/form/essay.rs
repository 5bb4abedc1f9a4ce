//! What an essay asks for, and by what it is marked.

use leptos::prelude::*;

use super::desk::Desk;
use super::filled::{CriterionLine, Filled, TwoTexts};
use super::list::List;
use super::parts::{line, note, optional, optional_long};
use crate::text::bank::form as text;
use crate::ui::prelude::*;

/// Draws the fields of an essay.
pub(super) fn essay(form: &Filled, desk: Desk) -> AnyView {
    let list = form.rubric;
    let row = move |key: u32, criterion: CriterionLine| criterion_row(list, key, criterion, desk);
    let (guidance, sample) = (
        optional_long(
            desk.at("/body/guidance"),
            text::guidance(),
            form.guidance,
            Some(text::guidance_hint()),
        ),
        optional_long(desk.at("/body/sample"), text::sample(), form.sample, Some(text::sample_hint())),
    );
    view! {
        <div class="s-bank__pair">
            {optional(desk.at("/body/min_words"), text::min_words(), form.min_words, None)}
            {optional(desk.at("/body/max_words"), text::max_words(), form.max_words, None)}
        </div>
        {guidance}
        {sample}
        {note(desk.at("/body/rubric"), text::rubric(), Some(text::rubric_why()))}
        {list.view(text::criterion, text::add_criterion(), row)}
    }
    .into_any()
}

fn criterion_row(list: List<CriterionLine>, key: u32, criterion: CriterionLine, desk: Desk) -> AnyView {
    let within = move || list.at(key).map(|place| format!("/body/rubric/{place}"));
    let at = move |field: &'static str| desk.moving(move || Some(format!("{}/{field}", within()?)));
    let levels = criterion.levels;
    let row = move |key: u32, level: TwoTexts| {
        let of = move |name: &'static str| {
            desk.moving(move || Some(format!("{}/levels/{}/{name}", within()?, levels.at(key)?)))
        };
        view! {
            {line(of("marks"), text::level_marks(), level.first, TextKind::Decimal, None)}
            {line(of("text"), text::level_text(), level.second, TextKind::Line, None)}
        }
        .into_any()
    };
    view! {
        {line(at("name"), text::criterion_name(), criterion.name, TextKind::Line, None)}
        {note(at("levels"), text::levels(), None)}
        {levels.view(text::level_row, text::add_level(), row)}
    }
    .into_any()
}
