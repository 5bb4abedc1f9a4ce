//! One question, answered by the kind of field that it asks for.

use std::collections::{BTreeMap, BTreeSet};

use grading::{Response, Scoring};
use leptos::prelude::*;
use shared::api::quiz::{Choice as PaperChoice, PaperItem, Prompt};

use super::draft_box::Pace;
use super::essay::{Asked as AskedEssay, essay};
use super::gaps::gaps;
use super::keep::Keep;
use super::labels::labels;
use super::leads::leads;
use super::model::{measure_fault, number_fault, plain};
use super::order::order;
use crate::text::quiz as text;
use crate::ui::fresh_id;
use crate::ui::prelude::*;

/// Longest text of an answer.
const LONGEST: u32 = 500;

/// A question: the texts to be read with it, and its fields, filled with its draft.
pub fn question(keep: Keep, item: &PaperItem, drafted: Option<Response>) -> AnyView {
    view! { {leads(&item.lead_html)} {fields(keep, item, drafted)} }.into_any()
}

fn fields(keep: Keep, item: &PaperItem, drafted: Option<Response>) -> AnyView {
    let legend = Words::Html(item.html.clone());
    match &item.prompt {
        Prompt::Single { choices } => {
            let picked = match drafted {
                Some(Response::Single { picked }) => picked.to_string(),
                _ => String::new(),
            };
            one_of(keep, legend, words_of(choices), picked, |value| {
                value.parse().ok().map(|picked| Response::Single { picked })
            })
        }
        Prompt::TrueFalse => {
            let picked = match drafted {
                Some(Response::TrueFalse { picked }) => picked.to_string(),
                _ => String::new(),
            };
            let choices =
                vec![Choice::new("true", text::true_label()), Choice::new("false", text::false_label())];
            one_of(keep, legend, choices, picked, |value| {
                value.parse().ok().map(|picked| Response::TrueFalse { picked })
            })
        }
        Prompt::Multiple { choices, scoring } => {
            several(keep, legend, (choices.as_slice(), *scoring), drafted)
        }
        Prompt::Numeric { unit, units, is_unit_optional } => {
            let asked = if units.is_empty() {
                Asked::Bare(unit.clone().unwrap_or_default())
            } else {
                Asked::WithUnit(text::type_with_unit(units, *is_unit_optional))
            };
            number(keep, legend, asked, drafted)
        }
        Prompt::Short => short(keep, legend, drafted),
        Prompt::Matching { prompts, options } => pairs(keep, legend, prompts, options, drafted),
        Prompt::Ordering { items, scoring } => group(legend, order(keep, items, *scoring, drafted.as_ref())),
        Prompt::Essay { words, files, is_text_wanted } => {
            let asked = AskedEssay { words: *words, files, is_text_wanted: *is_text_wanted };
            group(legend, essay(keep, &asked, drafted))
        }
        Prompt::Labels { picture, zones, pool, is_pool_reused } => {
            group(legend, labels(keep, (picture, zones), (pool, *is_pool_reused), drafted))
        }
        Prompt::Gaps { gaps: prompts, pool, is_pool_reused } => {
            let parts = (prompts.as_slice(), pool.as_slice(), *is_pool_reused);
            group(text::fill_gaps().into(), gaps(keep, item.html.clone(), parts, drafted))
        }
    }
}

fn words_of(choices: &[PaperChoice]) -> Vec<Choice> {
    choices
        .iter()
        .map(|choice| Choice::new(choice.no.to_string(), Words::Html(choice.html.clone())))
        .collect()
}

fn one_of(
    keep: Keep,
    legend: Words,
    choices: Vec<Choice>,
    picked: String,
    read: fn(&str) -> Option<Response>,
) -> AnyView {
    let value = RwSignal::new(picked);
    let on_change = move |value: String| keep.put(read(&value), Pace::Now);
    view! { <RadioGroup legend value choices hint=text::pick_one() on_change /> }.into_any()
}

fn several(
    keep: Keep,
    legend: Words,
    (choices, scoring): (&[PaperChoice], Scoring),
    drafted: Option<Response>,
) -> AnyView {
    let picked: Vec<String> = match drafted {
        Some(Response::Multiple { picked }) => picked.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    };
    let value = RwSignal::new(picked);
    let on_change = move |values: Vec<String>| {
        let picked: BTreeSet<u8> = values.iter().filter_map(|value| value.parse().ok()).collect();
        keep.put(Some(Response::Multiple { picked }), Pace::Now);
    };
    let choices = words_of(choices);
    view! { <CheckboxGroup legend value choices hint=text::pick_many(scoring) on_change /> }.into_any()
}

/// What is to be typed for a number.
enum Asked {
    /// The number; its unit, if any, stands beside the field.
    Bare(String),
    /// The number and a unit, as a hint says.
    WithUnit(String),
}

fn number(keep: Keep, legend: Words, asked: Asked, drafted: Option<Response>) -> AnyView {
    let typed = match drafted {
        Some(Response::Numeric { text }) => text,
        _ => String::new(),
    };
    let value = RwSignal::new(typed);
    // Letters are typed too where a unit is asked for.
    let (kind, hint, unit, fault_of): (_, _, _, fn(&str) -> _) = match asked {
        Asked::Bare(unit) => (TextKind::Decimal, text::type_number().to_owned(), unit, number_fault),
        Asked::WithUnit(hint) => (TextKind::Line, hint, String::new(), measure_fault),
    };
    // The fault is named once typing has paused long enough to be sent, not while a sign is being typed.
    let fault = Signal::derive(move || {
        keep.follow_pauses();
        value.with_untracked(|value| fault_of(value)).map(|fault| text::number_fault(fault).to_owned())
    });
    let on_change = move |text: String| keep.put(Some(Response::Numeric { text }), Pace::WhenQuiet);
    let field = view! {
        <TextField
            label=text::your_answer()
            value
            kind
            hint
            error=fault
            unit
            longest=LONGEST
            on_change
        />
    };
    group(legend, field.into_any())
}

fn short(keep: Keep, legend: Words, drafted: Option<Response>) -> AnyView {
    let typed = match drafted {
        Some(Response::Short { text }) => text,
        _ => String::new(),
    };
    let value = RwSignal::new(typed);
    let on_change = move |text: String| keep.put(Some(Response::Short { text }), Pace::WhenQuiet);
    let field = view! {
        <TextField label=text::your_answer() value hint=text::type_short() longest=LONGEST on_change />
    };
    group(legend, field.into_any())
}

fn pairs(
    keep: Keep,
    legend: Words,
    prompts: &[PaperChoice],
    options: &[PaperChoice],
    drafted: Option<Response>,
) -> AnyView {
    let picked = match drafted {
        Some(Response::Matching { picked }) => picked,
        _ => BTreeMap::new(),
    };
    let options: Vec<Choice> =
        options.iter().map(|option| Choice::new(option.no.to_string(), plain(&option.html))).collect();
    let kept = StoredValue::new(picked.clone());
    let line = |prompt: &PaperChoice| {
        let no = prompt.no;
        let value = RwSignal::new(picked.get(&no).map(ToString::to_string).unwrap_or_default());
        let on_change = move |value: String| {
            kept.update_value(|picked| match value.parse() {
                Ok(option) => {
                    picked.insert(no, option);
                }
                Err(_) => {
                    picked.remove(&no);
                }
            });
            keep.put(Some(Response::Matching { picked: kept.get_value() }), Pace::Now);
        };
        view! { <SelectField label=plain(&prompt.html) value choices=options.clone() on_change /> }
    };
    let lines = prompts.iter().map(line).collect_view();
    let all = view! {
        <p class="c-field__hint">{text::pick_pairs()}</p>
        <div class="l-stack">{lines}</div>
    };
    group(legend, all.into_any())
}

/// A fieldset whose legend is the question.
fn group(legend: Words, fields: AnyView) -> AnyView {
    view! {
        <fieldset class="c-choices" id=fresh_id("question")>
            <legend class="c-choices__legend">{legend.view()}</legend>
            {fields}
        </fieldset>
    }
    .into_any()
}
