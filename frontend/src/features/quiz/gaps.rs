//! A text with gaps: the fields stand in the text, each with its number.
//!
//! **Invariant:** an option that can be used once is in one gap at most; choosing it elsewhere takes it from there.

use grading::{Filling, GapNo, Response};
use leptos::html::Div;
use leptos::mount::mount_to;
use leptos::prelude::*;
use shared::api::quiz::{Choice as PaperChoice, GapPrompt};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::draft_box::Pace;
use super::keep::Keep;
use super::model::{measure_fault, number_fault};
use super::put::{Board, ground, named, select, tray};
use crate::platform::bridge;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Longest text in a gap.
const LONGEST: &str = "500";

/// The text of a question with its fields, filled with its draft.
pub(super) fn gaps(
    keep: Keep,
    html: String,
    (gaps, pool, is_pool_reused): (&[GapPrompt], &[PaperChoice], bool),
    drafted: Option<Response>,
) -> AnyView {
    let is_pooled = |(_, prompt): &(GapNo, &GapPrompt)| matches!(prompt, GapPrompt::Pool);
    let shared = (0..).zip(gaps).filter(is_pooled).map(|(no, _)| no).collect();
    let board = Board::new(keep, (pool, is_pool_reused), shared, drafted, text::gap_emptied);
    let (total, has_pool) = (gaps.len(), !pool.is_empty());
    let place = NodeRef::<Div>::new();
    let fields = StoredValue::new_local(Vec::new());
    let prompts = StoredValue::new(gaps.to_vec());
    Effect::new(move |_| {
        let Some(place) = place.get() else { return };
        bridge::set_prose(&place, &html);
        let field = |(no, prompt): (GapNo, &GapPrompt)| {
            let mark = place.query_selector(&format!("[data-gap=\"{no}\"]")).ok()??;
            let mark = mark.dyn_into::<HtmlElement>().ok()?;
            mark.set_text_content(None);
            let prompt = prompt.clone();
            Some(mount_to(mark, move || field(board, (no, total), &prompt)))
        };
        fields.set_value(prompts.with_value(|prompts| (0..).zip(prompts).filter_map(field).collect()));
    });
    let hints = (0..).zip(gaps).filter_map(|(no, prompt)| hint(board, no, prompt)).collect_view();
    let once = board.is_exclusive().then(|| view! { <p class="c-field__hint">{text::pool_once()}</p> });
    let shared = has_pool.then(|| {
        view! {
            <p class="c-field__hint">{text::put_words()}</p>
            {tray(board)}
        }
    });
    let inner = view! {
        <div class="c-prose c-prose--inline q-cloze" node_ref=place></div>
        {shared}
        {once}
        <div class="l-stack l-stack--tight">{hints}</div>
    };
    ground(board, inner.into_any())
}

fn field(board: Board, (no, total): (GapNo, usize), prompt: &GapPrompt) -> AnyView {
    let name = text::gap_of(usize::from(no) + 1, total);
    let control = match prompt {
        GapPrompt::Short => line(board, no, name, ("text", None)),
        GapPrompt::Numeric { units, .. } if units.is_empty() => {
            line(board, no, name, ("decimal", Some(number_fault)))
        }
        GapPrompt::Numeric { .. } => line(board, no, name, ("text", Some(measure_fault))),
        GapPrompt::Choice { options } => select(board, no, Some(named(options)), (None, Some(name))),
        GapPrompt::Pool => select(board, no, None, (None, Some(name))),
    };
    let put = matches!(prompt, GapPrompt::Pool).then(|| no.to_string());
    view! {
        <span class="q-gap" class:q-gap--over=move || board.is_over(no) data-put=put>
            <span class="q-gap__no" aria-hidden="true">{usize::from(no) + 1}</span>
            {control}
        </span>
    }
    .into_any()
}

/// Says what is wrong with a number.
type FaultOf = fn(&str) -> Option<grading::decimal::NotANumber>;

/// What is wrong with a number in a gap, named once typing has paused long enough to be sent.
fn fault(board: Board, no: GapNo, fault_of: FaultOf) -> Signal<Option<&'static str>> {
    Signal::derive(move || {
        board.follow_pauses();
        fault_of(&untrack(|| board.typed(no))).map(text::number_fault)
    })
}

fn line(board: Board, no: GapNo, name: String, (mode, fault_of): (&'static str, Option<FaultOf>)) -> AnyView {
    let fault = fault_of.map(|fault_of| fault(board, no, fault_of));
    let first = untrack(|| board.typed(no));
    view! {
        <input
            class="c-input q-gap__line"
            type="text"
            inputmode=mode
            autocomplete="off"
            maxlength=LONGEST
            aria-label=name
            aria-describedby=fault.is_some().then(|| board.id("hint", no))
            aria-invalid=move || fault.is_some_and(|fault| fault.get().is_some()).then_some("true")
            prop:value=first
            on:input=move |event| {
                board.put(no, Some(Filling::Typed(event_target_value(&event))), Pace::WhenQuiet);
            }
        />
    }
    .into_any()
}

/// What to type in a gap for a number, or what is wrong with what was typed.
fn hint(board: Board, no: GapNo, prompt: &GapPrompt) -> Option<AnyView> {
    let GapPrompt::Numeric { units, is_unit_optional } = prompt else { return None };
    let (words, fault_of): (String, FaultOf) = if units.is_empty() {
        (text::type_number().to_owned(), number_fault)
    } else {
        (text::type_with_unit(units, *is_unit_optional), measure_fault)
    };
    let (fault, name) = (fault(board, no, fault_of), text::gap(usize::from(no) + 1));
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
            <p class="c-field__hint" id=board.id("hint", no)>
                {name} ": " {shown}
            </p>
        }
        .into_any(),
    )
}
