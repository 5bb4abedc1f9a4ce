//! A marker's own comments: put into the field by a press, kept from it, forgotten.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::marking::{
    CreateSnippet, DeleteSnippet, ListSnippets, OfSnippet, Snippet, SnippetDraft, Snippets,
};

use crate::api::{Read, use_call, use_read};
use crate::text::marking as text;
use crate::ui::prelude::*;

/// Draws the comments for a field.
pub(super) fn snippets(comment: RwSignal<String>) -> AnyView {
    let read = use_read::<ListSnippets>(|| Some(Nothing {}));
    let list = move || {
        let items = read.get().map(|found| found.items).unwrap_or_default();
        if items.is_empty() {
            return view! { <p class="u-muted u-small">{text::no_snippets()}</p> }.into_any();
        }
        let rows = items.into_iter().map(|snippet| row(snippet, comment, read)).collect_view();
        view! {
            <ul class="s-marking__snippets" role="list">
                {rows}
            </ul>
        }
        .into_any()
    };
    view! {
        <Disclosure summary=text::snippets()>
            <div class="l-stack l-stack--tight">{list} {keep(comment, read)}</div>
        </Disclosure>
    }
    .into_any()
}

/// Puts a comment below what is written already.
fn put(comment: RwSignal<String>, words: &str) {
    comment.update(|written| {
        let kept = written.trim_end();
        *written = if kept.is_empty() { words.to_owned() } else { format!("{kept}\n{words}") };
    });
}

fn row(snippet: Snippet, comment: RwSignal<String>, read: Read<Snippets>) -> AnyView {
    let calling = use_call::<DeleteSnippet>();
    let (id, words) = (snippet.id, snippet.words.clone());
    let forget = move || {
        calling.call(OfSnippet { snippet: id }, (), move |()| {
            read.change(|found| found.items.retain(|other| other.id != id));
        });
    };
    let label = text::forget(&snippet.words);
    view! {
        <li class="s-marking__snippet">
            <button class="c-chip" type="button" on:click=move |_| put(comment, &words)>
                {snippet.words}
            </button>
            <IconButton glyph=Glyph::CLOSE label=label on_press=forget />
        </li>
    }
    .into_any()
}

fn keep(comment: RwSignal<String>, read: Read<Snippets>) -> AnyView {
    let (calling, toasts) = (use_call::<CreateSnippet>(), use_toasts());
    let press = move || {
        let words = comment.get_untracked().trim().to_owned();
        if words.is_empty() {
            toasts.show(Tone::Info, text::write_first());
            return;
        }
        calling.call(Nothing {}, SnippetDraft { words }, move |kept| {
            toasts.show(Tone::Ok, text::kept());
            read.change(|found| {
                found.items.retain(|other| other.id != kept.id);
                found.items.insert(0, kept);
            });
        });
    };
    view! {
        <Refusal why=calling.error() />
        <Button kind=ButtonKind::Secondary icon=Glyph::PLUS busy=calling.pending() on_press=press>
            {text::keep()}
        </Button>
    }
    .into_any()
}
