//! A text with gaps: the fields stand in the text, each with its number.
//!
//! **Invariant:** an option that can be used once is in one gap at most; choosing it elsewhere takes it from there.

use std::collections::{BTreeMap, BTreeSet};

use grading::{Filling, GapNo, Response};
use leptos::html::Div;
use leptos::mount::mount_to;
use leptos::prelude::*;
use shared::api::quiz::{Choice as PaperChoice, GapPrompt};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::draft_box::Pace;
use super::keep::Keep;
use super::model::{filled_with, measure_fault, number_fault, plain};
use crate::platform::{bridge, page};
use crate::text::quiz as text;
use crate::ui::fresh_id;
use crate::ui::prelude::*;

/// Longest text in a gap.
const LONGEST: &str = "500";

/// What every gap needs.
#[derive(Clone, Copy)]
struct Cloze {
    keep: Keep,
    filled: RwSignal<BTreeMap<GapNo, Filling>>,
    /// Gaps that share options of which each can be used once.
    exclusive: StoredValue<BTreeSet<GapNo>>,
    id: StoredValue<String>,
    total: usize,
}

impl Cloze {
    fn name(self, no: GapNo) -> String {
        text::gap_of(usize::from(no) + 1, self.total)
    }

    fn hint_id(self, no: GapNo) -> String {
        self.id.with_value(|id| format!("{id}-hint-{no}"))
    }

    fn typed(self, no: GapNo) -> String {
        self.filled.with(|filled| match filled.get(&no) {
            Some(Filling::Typed(text)) => text.clone(),
            Some(Filling::Picked(_)) | None => String::new(),
        })
    }

    fn holds(self, no: GapNo, option: Option<u8>) -> bool {
        self.filled.with(|filled| match filled.get(&no) {
            Some(Filling::Picked(picked)) => Some(*picked) == option,
            Some(Filling::Typed(_)) | None => option.is_none(),
        })
    }

    fn put(self, no: GapNo, filling: Option<Filling>, pace: Pace) {
        let (filled, emptied) = self.exclusive.with_value(|exclusive| {
            self.filled.with_untracked(|filled| filled_with(filled, exclusive, no, filling))
        });
        self.filled.set(filled.clone());
        self.keep.put(Some(Response::Gaps { filled }), pace);
        if let Some(emptied) = emptied {
            page::announce(&text::gap_emptied(usize::from(emptied) + 1));
        }
    }
}

/// The text of a question with its fields, filled with its draft.
pub(super) fn gaps(
    keep: Keep,
    html: String,
    (gaps, pool, is_pool_reused): (&[GapPrompt], &[PaperChoice], bool),
    drafted: Option<Response>,
) -> AnyView {
    let exclusive = if is_pool_reused { BTreeSet::new() } else { pooled(gaps).map(|(no, _)| no).collect() };
    let has_exclusive = exclusive.len() > 1;
    let cloze = Cloze {
        keep,
        filled: RwSignal::new(match drafted {
            Some(Response::Gaps { filled }) => filled,
            _ => BTreeMap::new(),
        }),
        exclusive: StoredValue::new(exclusive),
        id: StoredValue::new(fresh_id("gaps")),
        total: gaps.len(),
    };
    let place = NodeRef::<Div>::new();
    let fields = StoredValue::new_local(Vec::new());
    let (prompts, options) = (StoredValue::new(gaps.to_vec()), StoredValue::new(named(pool)));
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        bridge::set_prose(&place, &html);
        let field = |(no, prompt): (GapNo, &GapPrompt)| {
            let mark = place.query_selector(&format!("[data-gap=\"{no}\"]")).ok()??;
            let mark = mark.dyn_into::<HtmlElement>().ok()?;
            mark.set_text_content(None);
            let prompt = prompt.clone();
            Some(mount_to(mark, move || field(cloze, no, &prompt, options)))
        };
        fields.set_value(prompts.with_value(|prompts| (0..).zip(prompts).filter_map(field).collect()));
    });
    let hints = (0..).zip(gaps).filter_map(|(no, prompt)| hint(cloze, no, prompt)).collect_view();
    let once = has_exclusive.then(|| view! { <p class="c-field__hint">{text::pool_once()}</p> });
    view! {
        <div class="c-prose c-prose--inline q-cloze" node_ref=place></div>
        {once}
        <div class="l-stack l-stack--tight">{hints}</div>
    }
    .into_any()
}

fn pooled(gaps: &[GapPrompt]) -> impl Iterator<Item = (GapNo, &GapPrompt)> {
    (0..).zip(gaps).filter(|(_, prompt)| matches!(prompt, GapPrompt::Pool))
}

fn named(options: &[PaperChoice]) -> Vec<(u8, String)> {
    options.iter().map(|option| (option.no, plain(&option.html))).collect()
}

fn field(cloze: Cloze, no: GapNo, prompt: &GapPrompt, pool: StoredValue<Vec<(u8, String)>>) -> AnyView {
    let control = match prompt {
        GapPrompt::Short => line(cloze, no, "text", None),
        GapPrompt::Numeric { units, .. } if units.is_empty() => {
            line(cloze, no, "decimal", Some(number_fault))
        }
        GapPrompt::Numeric { .. } => line(cloze, no, "text", Some(measure_fault)),
        GapPrompt::Choice { options } => choice(cloze, no, named(options)),
        GapPrompt::Pool => choice(cloze, no, pool.get_value()),
    };
    view! {
        <span class="q-gap">
            <span class="q-gap__no" aria-hidden="true">{usize::from(no) + 1}</span>
            {control}
        </span>
    }
    .into_any()
}

/// Says what is wrong with a number.
type FaultOf = fn(&str) -> Option<grading::decimal::NotANumber>;

/// What is wrong with a number in a gap, named once typing has paused long enough to be sent.
fn fault(cloze: Cloze, no: GapNo, fault_of: FaultOf) -> Signal<Option<&'static str>> {
    Signal::derive(move || {
        cloze.keep.follow_pauses();
        fault_of(&untrack(|| cloze.typed(no))).map(text::number_fault)
    })
}

fn line(cloze: Cloze, no: GapNo, mode: &'static str, fault_of: Option<FaultOf>) -> AnyView {
    let fault = fault_of.map(|fault_of| fault(cloze, no, fault_of));
    let first = untrack(|| cloze.typed(no));
    view! {
        <input
            class="c-input q-gap__line"
            type="text"
            inputmode=mode
            autocomplete="off"
            maxlength=LONGEST
            aria-label=cloze.name(no)
            aria-describedby=fault.is_some().then(|| cloze.hint_id(no))
            aria-invalid=move || fault.is_some_and(|fault| fault.get().is_some()).then_some("true")
            prop:value=first
            on:input=move |event| {
                cloze.put(no, Some(Filling::Typed(event_target_value(&event))), Pace::WhenQuiet);
            }
        />
    }
    .into_any()
}

fn choice(cloze: Cloze, no: GapNo, options: Vec<(u8, String)>) -> AnyView {
    let option = |(value, words): (u8, String)| {
        view! {
            <option value=value.to_string() prop:selected=move || cloze.holds(no, Some(value))>
                {words}
            </option>
        }
    };
    view! {
        <span class="c-select q-gap__select">
            <select
                class="c-input"
                aria-label=cloze.name(no)
                on:change=move |event| {
                    let picked = event_target_value(&event).parse().ok().map(Filling::Picked);
                    cloze.put(no, picked, Pace::Now);
                }
            >
                <option value="" prop:selected=move || cloze.holds(no, None)>
                    {text::gap_choose()}
                </option>
                {options.into_iter().map(option).collect_view()}
            </select>
            <Icon glyph=Glyph::CHEVRON_DOWN />
        </span>
    }
    .into_any()
}

/// What to type in a gap for a number, or what is wrong with what was typed.
fn hint(cloze: Cloze, no: GapNo, prompt: &GapPrompt) -> Option<AnyView> {
    let GapPrompt::Numeric { units, is_unit_optional } = prompt else { return None };
    let (words, fault_of): (String, FaultOf) = if units.is_empty() {
        (text::type_number().to_owned(), number_fault)
    } else {
        (text::type_with_unit(units, *is_unit_optional), measure_fault)
    };
    let (fault, name) = (fault(cloze, no, fault_of), text::gap(usize::from(no) + 1));
    let shown = move || match fault.get() {
        Some(fault) => view! {
            <span class="c-field__error">
                <Icon glyph=Glyph::ALERT />
                {fault}
            </span>
        }
        .into_any(),
        None => words.clone().into_any(),
    };
    Some(
        view! {
            <p class="c-field__hint" id=cloze.hint_id(no)>
                {name} ": " {shown}
            </p>
        }
        .into_any(),
    )
}
