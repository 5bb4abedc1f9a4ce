//! What is wrong and what to think over, each leading to the row or the rule that it speaks of.

use client::CallError;
use leptos::prelude::*;
use shared::api::blueprint::RowNote;

use super::desk::Desk;
use crate::platform::page;
use crate::ui::prelude::*;

/// Draws notes; they lead where a desk is given, and stand by themselves beside what they speak of.
pub(super) fn notes(notes: &[RowNote], desk: Option<Desk>) -> AnyView {
    let note = |note: &RowNote| {
        let tone = if note.is_fault { Tone::Bad } else { Tone::Info };
        let words = match desk {
            Some(desk) => lead(desk, &note.pointer, note.text.clone()),
            None => note.text.clone().into_any(),
        };
        view! {
            <li class="s-blueprint__note" data-tone=tone.name()>
                <Icon glyph=tone.glyph() />
                <span>{words}</span>
            </li>
        }
    };
    let some = notes.iter().map(note).collect_view();
    (!notes.is_empty()).then(|| view! { <ul class="s-blueprint__notes" role="list">{some}</ul> }).into_any()
}

/// Draws why the server refused: its faults, or its words.
pub(super) fn refusal(desk: Desk, error: &CallError) -> AnyView {
    let Some(problem) = error.problem() else { return ().into_any() };
    let faults = problem.errors.iter().map(|fault| {
        let words = lead(desk, &fault.pointer, fault.detail.clone());
        view! { <li>{words}</li> }
    });
    let detail = problem.detail.clone().unwrap_or_default();
    let lines = detail.lines().map(|line| view! { <li>{line.to_owned()}</li> });
    let all: Vec<_> = faults.map(IntoAny::into_any).chain(lines.map(IntoAny::into_any)).collect();
    (!all.is_empty()).then(|| view! { <ul>{all}</ul> }).into_any()
}

/// Words that lead to what a pointer speaks of, where that is on the desk.
fn lead(desk: Desk, pointer: &str, words: String) -> AnyView {
    let Some(id) = desk.plan.with(|plan| plan.place(pointer)) else { return words.into_any() };
    let target = id.clone();
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page::open(&target);
        page::show(&target);
    };
    view! {
        <a href=format!("#{id}") on:click=go>
            {words}
        </a>
    }
    .into_any()
}
