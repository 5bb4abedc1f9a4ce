//! A unit for those who do not write on it now: its blocks, and what is said at each.

use leptos::prelude::*;
use shared::api::draft::{BlockView, DraftQuestion, UnitView};

use super::block::first_words;
use super::list::row_of;
use crate::features::review::Talk;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// Draws the blocks and the questions.
pub(super) fn reading(view: &UnitView, talk: Talk, words: &'static str) -> AnyView {
    let blocks = view.blocks.iter().map(|one| block(one, talk)).collect_view();
    let none = view.blocks.is_empty().then(|| view! { <p class="u-muted">{text::no_blocks()}</p> });
    view! {
        <div class="l-stack l-stack--loose">
            <Notice title=text::reading()>
                <p>{text::reading_why()}</p>
            </Notice>
            <Section title=words>
                {none}
                <ol class="s-draft__blocks" role="list">
                    {blocks}
                </ol>
            </Section>
            {(!view.questions.is_empty()).then(|| questions(&view.questions))}
            {talk.dialog()}
        </div>
    }
    .into_any()
}

fn block(block: &BlockView, talk: Talk) -> AnyView {
    let name = first_words(&block.text, block.kind);
    view! {
        <li class="s-draft__block" id=row_of(block.id)>
            <div class="s-draft__block-head">
                <span class="u-small u-muted">{text::kind(block.kind)}</span>
                <div class="s-draft__tools">{talk.button(block.id, Signal::stored(name))}</div>
            </div>
            <Prose html=block.html.clone() />
        </li>
    }
    .into_any()
}

fn questions(all: &[DraftQuestion]) -> AnyView {
    let line = |one: &DraftQuestion| view! { <li>{one.text.clone()}</li> };
    let lines = all.iter().map(line).collect_view();
    view! {
        <Section title=text::questions()>
            <ol class="l-stack l-stack--tight">{lines}</ol>
        </Section>
    }
    .into_any()
}
