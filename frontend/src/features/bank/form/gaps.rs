//! The gaps of a text.

use leptos::prelude::*;

use super::answers::{distractors, measure, words};
use super::desk::Desk;
use super::filled::{Filled, GapLine};
use super::list::List;
use super::parts::{line, note, of_list, optional};
use crate::text::bank::form as text;
use crate::ui::prelude::*;

/// Draws the gaps, with the options that some of them share.
pub(super) fn gaps(form: &Filled, desk: Desk) -> AnyView {
    let (list, pool, is_reused) = (form.gaps, form.pool, form.is_reused);
    let row = move |key: u32, gap: GapLine| gap_row(list, key, &gap, desk);
    let shares = move || list.map(|gap| gap.kind.with(|kind| kind == "pool")).contains(&true);
    view! {
        {note(desk.at("/body/gaps"), text::gaps(), Some(text::gaps_why()))}
        {list.view(text::gap, text::add_gap(), row)}
        <Show when=shares>
            {distractors(pool, desk)}
            <Checkbox value=is_reused label=text::reuse() />
        </Show>
    }
    .into_any()
}

fn gap_row(list: List<GapLine>, key: u32, gap: &GapLine, desk: Desk) -> AnyView {
    let gap = *gap;
    let within = Signal::derive(move || list.at(key).map(|place| format!("/body/gaps/{place}")));
    let at = move |field: &'static str| desk.moving(move || Some(format!("{}{field}", within.try_get()??)));
    let number = move || list.at(key).unwrap_or_default() + 1;
    let kinds: Vec<Choice> =
        ["short", "numeric", "choice", "pool"].map(|kind| Choice::new(kind, text::gap_kind(kind))).into();
    let fill = move || match gap.kind.get().as_str() {
        "numeric" => measure(gap.measure, desk, "/fill/measure", within),
        "choice" => {
            let answer = line(at("/fill/answer"), text::right_option(), gap.answer, TextKind::Line, None);
            view! {
                {answer}
                {own_options(gap.distractors, desk, within)}
            }
            .into_any()
        }
        "pool" => line(at("/fill/answer"), text::right_option(), gap.answer, TextKind::Line, None),
        _ => words(gap.answers, desk, "/fill/answers", within),
    };
    view! {
        <p class="u-strong">{move || text::gap_marked(number())}</p>
        <div class="s-bank__pair">
            <SelectField label=text::gap_kind_label() value=gap.kind choices=kinds />
            {optional(at("/weight"), text::weight(), gap.weight, Some(text::weight_hint()))}
        </div>
        <div class="l-stack">{fill}</div>
    }
    .into_any()
}

fn own_options(list: List<RwSignal<String>>, desk: Desk, within: Signal<Option<String>>) -> AnyView {
    let row = move |key: u32, typed: RwSignal<String>| {
        let at =
            desk.moving(move || Some(format!("{}/fill/distractors/{}", within.try_get()??, list.at(key)?)));
        of_list(at, Signal::derive(move || text::distractor(list.at(key).unwrap_or_default() + 1)), typed)
    };
    let all = desk.moving(move || Some(format!("{}/fill/distractors", within.try_get()??)));
    view! {
        {note(all, text::distractors(), None)}
        {list.view(text::distractor, text::add_distractor(), row)}
    }
    .into_any()
}
