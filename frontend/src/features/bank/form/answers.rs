//! The part of the form that depends on the kind: what is right, and what is said about it.

use grading::{OrderScoring, Scoring};
use leptos::prelude::*;
use shared::api::bank::QuestionKind;

use super::desk::Desk;
use super::filled::{Answers, ChoiceLine, Filled, Measure, TwoTexts};
use super::list::List;
use super::parts::{line, long, note, of_list, optional, optional_long};
use super::{essay, gaps};
use crate::features::bank::model;
use crate::text::bank::form as text;
use crate::text::{bank as bank_text, quiz as quiz_text};
use crate::ui::fresh_id;
use crate::ui::prelude::*;

/// The fields of the kind that is chosen.
pub(super) fn answers(form: &Filled, desk: Desk) -> AnyView {
    let form = *form;
    let shown = move || match form.kind() {
        kind @ (QuestionKind::Single | QuestionKind::Multiple) => choices(&form, desk, kind),
        QuestionKind::TrueFalse => claim(&form, desk),
        QuestionKind::Numeric => number(&form, desk),
        QuestionKind::Short => {
            words(form.answers, desk, "/body/answers", Signal::stored(Some(String::new())))
        }
        QuestionKind::Matching => matching(&form, desk),
        QuestionKind::Ordering => ordering(&form, desk),
        QuestionKind::Gaps => gaps::gaps(&form, desk),
        QuestionKind::Essay => essay::essay(form.essay, desk),
    };
    shown.into_any()
}

fn choices(form: &Filled, desk: Desk, kind: QuestionKind) -> AnyView {
    let is_single = kind == QuestionKind::Single;
    let chosen = form.scoring;
    let is_weighted =
        Memo::new(move |_| !is_single && chosen.with(|code| model::scoring_of(code)) == Scoring::Weighted);
    let scoring = (!is_single).then(|| {
        let all = [Scoring::Partial, Scoring::AllOrNothing, Scoring::Weighted];
        let choice = |scoring| {
            Choice::new(model::scoring_code(scoring), text::scoring(scoring))
                .with_hint(quiz_text::pick_many(scoring))
        };
        let choices: Vec<Choice> = all.into_iter().map(choice).collect();
        view! { <RadioGroup legend=text::scoring_label() value=form.scoring choices lay=Lay::Plain /> }
    });
    let (list, name) = (form.choices, fresh_id("right"));
    let name = StoredValue::new(name);
    let row = move |key: u32, choice: ChoiceLine| {
        choice_row(list, (key, choice), desk, (is_single, is_weighted), name)
    };
    let rows = list.view(text::choice, text::add_choice(), row);
    let why = if is_single { text::choices_why_single() } else { text::choices_why_multiple() };
    view! {
        {scoring}
        {note(desk.at("/body/choices"), text::choices(), Some(why))}
        {rows}
    }
    .into_any()
}

fn choice_row(
    list: List<ChoiceLine>,
    (key, choice): (u32, ChoiceLine),
    desk: Desk,
    (is_single, is_weighted): (bool, Memo<bool>),
    name: StoredValue<String>,
) -> AnyView {
    let at = move |field: &'static str| {
        desk.moving(move || list.at(key).map(|place| format!("/body/choices/{place}/{field}")))
    };
    let number = move || list.at(key).unwrap_or_default() + 1;
    let right = move || {
        if is_weighted.get() {
            return line(at("percent"), text::percent(), choice.percent, TextKind::Line, None);
        }
        let mark = move |event: leptos::ev::Event| {
            if is_single {
                for other in untrack(|| list.map(|other| other)) {
                    other.is_right.set(false);
                }
            }
            choice.is_right.set(event_target_checked(&event));
        };
        let kind = if is_single { "radio" } else { "checkbox" };
        view! {
            <label class="c-choice">
                <input
                    type=kind
                    name=is_single.then(|| name.get_value())
                    prop:checked=move || choice.is_right.get()
                    on:change=mark
                />
                <span class="c-choice__words">{move || text::is_right(number())}</span>
            </label>
        }
        .into_any()
    };
    let part = is_single.then(|| {
        let is_wrong = move || !choice.is_right.get();
        view! {
            <Show when=is_wrong>
                {optional(at("percent"), text::part(), choice.percent, Some(text::part_hint()))}
            </Show>
        }
    });
    let feedback = optional_long(at("feedback"), text::choice_feedback(), choice.feedback, None);
    let has_more = untrack(|| {
        choice.feedback.with(|feedback| !feedback.is_empty()) || choice.percent.with(|part| !part.is_empty())
    });
    view! {
        {long(at("text"), Signal::derive(move || text::choice(number())), choice.text)}
        {right}
        <Disclosure summary=text::feedback_and_part(is_single) open=has_more>
            <div class="l-stack">{feedback} {part}</div>
        </Disclosure>
    }
    .into_any()
}

fn claim(form: &Filled, desk: Desk) -> AnyView {
    let at = desk.at("/body/answer");
    let choices =
        vec![Choice::new("true", quiz_text::true_label()), Choice::new("false", quiz_text::false_label())];
    view! {
        <RadioGroup
            legend=text::claim()
            value=form.claim
            choices
            id=at.id
            error=at.error
        />
        {optional_long(desk.at("/body/feedback_true"), text::if_true(), form.if_true, None)}
        {optional_long(desk.at("/body/feedback_false"), text::if_false(), form.if_false, None)}
    }
    .into_any()
}

fn number(form: &Filled, desk: Desk) -> AnyView {
    view! {
        {measure(form.measure, desk, "/body/measure", Signal::stored(Some(String::new())))}
        {optional(desk.at("/body/unit"), text::unit(), form.unit, Some(text::unit_hint()))}
    }
    .into_any()
}

/// The right number, and how far off still counts; `within` is where a row stands that holds it.
pub(super) fn measure(
    measure: Measure,
    desk: Desk,
    field: &'static str,
    within: Signal<Option<String>>,
) -> AnyView {
    let at =
        move |name: &'static str| desk.moving(move || Some(format!("{}{field}/{name}", within.try_get()??)));
    let units = measure.units;
    let row = move |key: u32, unit: TwoTexts| {
        let of = move |name: &'static str| {
            desk.moving(move || {
                Some(format!("{}{field}/units/{}/{name}", within.try_get()??, units.at(key)?))
            })
        };
        view! {
            <div class="s-bank__pair">
                {line(of("name"), text::unit_name(), unit.first, TextKind::Line, None)}
                {line(of("factor"), text::unit_factor(), unit.second, TextKind::Decimal, None)}
            </div>
        }
        .into_any()
    };
    let has_units = move || units.count() > 0;
    view! {
        <div class="s-bank__pair">
            {line(at("value"), text::value(), measure.value, TextKind::Decimal, None)}
            {optional(at("tolerance"), text::tolerance(), measure.tolerance, Some(text::tolerance_hint()))}
        </div>
        <Disclosure summary=text::typed_units() open=untrack(has_units)>
            <div class="l-stack">
                {note(at("units"), text::units(), Some(text::units_why()))}
                {units.view(text::unit_row, text::add_unit(), row)}
                <Show when=has_units>
                    <Checkbox value=measure.is_unit_optional label=text::unit_optional() />
                </Show>
            </div>
        </Disclosure>
    }
    .into_any()
}

/// Words that are right; `within` is where a row stands that holds them.
pub(super) fn words(
    answers: Answers,
    desk: Desk,
    field: &'static str,
    within: Signal<Option<String>>,
) -> AnyView {
    let list = answers.accepted;
    let row = move |key: u32, typed: RwSignal<String>| {
        let at =
            desk.moving(move || Some(format!("{}{field}/accepted/{}", within.try_get()??, list.at(key)?)));
        let label = Signal::derive(move || text::accepted(list.at(key).unwrap_or_default() + 1));
        of_list(at, label, typed)
    };
    let all = desk.moving(move || Some(format!("{}{field}/accepted", within.try_get()??)));
    view! {
        {note(all, text::accepted_label(), Some(text::accepted_why()))}
        {list.view(text::accepted, text::add_accepted(), row)}
        <Checkbox value=answers.is_case_sensitive label=text::case_sensitive() />
    }
    .into_any()
}

fn matching(form: &Filled, desk: Desk) -> AnyView {
    let list = form.pairs;
    let row = move |key: u32, pair: TwoTexts| {
        let at = move |name: &'static str| {
            desk.moving(move || list.at(key).map(|place| format!("/body/pairs/{place}/{name}")))
        };
        view! {
            <div class="s-bank__pair">
                {line(at("prompt"), text::prompt(), pair.first, TextKind::Line, None)}
                {line(at("answer"), text::partner(), pair.second, TextKind::Line, None)}
            </div>
        }
        .into_any()
    };
    view! {
        {note(desk.at("/body/pairs"), text::pairs(), Some(text::pairs_why()))}
        {list.view(text::pair, text::add_pair(), row)}
        {distractors(form.distractors, desk)}
    }
    .into_any()
}

/// Options that belong nowhere.
pub(super) fn distractors(list: List<RwSignal<String>>, desk: Desk) -> AnyView {
    let row = move |key: u32, typed: RwSignal<String>| {
        let at = desk.moving(move || list.at(key).map(|place| format!("/body/distractors/{place}")));
        of_list(at, Signal::derive(move || text::distractor(list.at(key).unwrap_or_default() + 1)), typed)
    };
    view! {
        {note(desk.at("/body/distractors"), text::distractors(), Some(text::distractors_why()))}
        {list.view(text::distractor, text::add_distractor(), row)}
    }
    .into_any()
}

fn ordering(form: &Filled, desk: Desk) -> AnyView {
    let list = form.items;
    let row = move |key: u32, typed: RwSignal<String>| {
        let at = desk.moving(move || list.at(key).map(|place| format!("/body/items/{place}")));
        of_list(at, Signal::derive(move || text::item(list.at(key).unwrap_or_default() + 1)), typed)
    };
    let all = [OrderScoring::Absolute, OrderScoring::Relative, OrderScoring::AllOrNothing];
    let choice = |scoring| Choice::new(model::order_code(scoring), quiz_text::order_scoring(scoring));
    let choices: Vec<Choice> = all.into_iter().map(choice).collect();
    view! {
        {note(desk.at("/body/items"), text::items(), Some(text::items_why()))}
        {list.view(text::item, text::add_item(), row)}
        <RadioGroup legend=text::scoring_label() value=form.order_scoring choices lay=Lay::Plain />
    }
    .into_any()
}

/// The kinds that the form offers, all that the bank knows.
pub(super) fn kinds() -> Vec<Choice> {
    QuestionKind::ALL.into_iter().map(|kind| Choice::new(kind.code(), bank_text::kind(kind))).collect()
}
