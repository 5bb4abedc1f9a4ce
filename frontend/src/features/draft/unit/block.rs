//! A block: shown as learners will see it and, when it is pressed, as Markdown with a preview beside it.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use shared::api::draft::{BlockAct, BlockKind};
use shared::id::DraftBlockId;

use super::blocks::step;
use super::editor;
use super::keep::Keeping;
use super::list::{Blocks, row_of};
use crate::features::draft::drag;
use crate::features::draft::model::{Behind, Step};
use crate::features::draft::rows::icon;
use crate::features::draft::screen::focus;
use crate::platform::page;
use crate::text::draft::outline as outline_text;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// Draws a block.
pub(super) fn block(blocks: Blocks, id: DraftBlockId) -> AnyView {
    let desk = blocks.desk;
    let Some(first) = untrack(|| desk.block(id)) else { return ().into_any() };
    let keeping = Keeping::new(desk, &first);
    let is_open = Memo::new(move |_| desk.editing.get() == Some(id));
    let (row, rows) = (row_of(id), blocks.rows);
    let (marked, dragged) = (row.clone(), row.clone());
    let body = move || if is_open.get() { editor::editor(blocks, keeping) } else { face(blocks, keeping) };
    view! {
        <li
            class="s-draft__block"
            class:s-draft__block--open=is_open
            id=row.clone()
            data-row=row
            data-kind="blok"
            data-drag=move || rows.mark(&marked)
            on:keydown=move |event: KeyboardEvent| follow_keys(blocks, id, &event)
        >
            <div class="s-draft__block-head">
                {drag::handle(rows, dragged)}
                <span class="u-small u-muted">{move || text::kind(keeping.kind.get())}</span>
                {keeping.state()}
                {keeping.resumed()}
                {tools(blocks, keeping)}
            </div>
            {body}
            {keeping.conflict()}
            // A shortcut for pointers to what the block's actions offer too.
            <button
                class="s-draft__between"
                type="button"
                tabindex="-1"
                aria-hidden="true"
                on:click=move |_| blocks.add_behind(Some(id))
            >
                <Icon glyph=Glyph::PLUS />
            </button>
        </li>
    }
    .into_any()
}

/// The block as learners will see it.
fn face(blocks: Blocks, keeping: Keeping) -> AnyView {
    let open = move |event: MouseEvent| {
        // A link of the text leads nowhere from here.
        event.prevent_default();
        blocks.desk.editing.set(Some(keeping.id));
    };
    let is_empty = move || keeping.typing.with(|typing| typing.text().trim().is_empty());
    let html = move || keeping.html.get();
    let stuck = move || {
        keeping.stuck().map(|typed| {
            view! {
                <div class="s-draft__typed" tabindex="0" role="region" aria-label=text::unsent()>{typed}</div>
            }
        })
    };
    view! {
        <div class="s-draft__face" on:click=open>
            <Prose html=Signal::derive(html) />
            <p class="u-muted" hidden=move || !is_empty()>{text::empty_block()}</p>
        </div>
        {stuck}
    }
    .into_any()
}

fn tools(blocks: Blocks, keeping: Keeping) -> AnyView {
    let (desk, id) = (blocks.desk, keeping.id);
    let named = move |words: fn(&str) -> String| Signal::derive(move || words(&name(keeping)));
    let is_open = Memo::new(move |_| desk.editing.get() == Some(id));
    let has_more = Memo::new(move |_| blocks.opened.get() == Some(id));
    let edit_label = Signal::derive(move || {
        let name = name(keeping);
        if is_open.get() { text::done(&name) } else { text::edit(&name) }
    });
    let toggle_edit = move |_| {
        if is_open.get_untracked() {
            editor::close(blocks, keeping);
        } else {
            desk.editing.set(Some(id));
        }
    };
    let toggle = move |_| blocks.opened.update(|opened| *opened = (*opened != Some(id)).then_some(id));
    view! {
        <div class="s-draft__tools">
            {blocks.talk.button(id, Signal::derive(move || name(keeping)))}
            <button
                class="c-button c-button--quiet c-button--icon s-draft__edit"
                type="button"
                aria-label=edit_label
                on:click=toggle_edit
            >
                {move || if is_open.get() { view! { <Icon glyph=Glyph::CHECK /> } } else { view! { <Icon glyph=Glyph::EDIT /> } }}
            </button>
            {icon(Glyph::CHEVRON_UP, "s-draft__up", named(outline_text::up), move || {
                shift(blocks, id, Step::Up, "s-draft__up");
            })}
            {icon(Glyph::CHEVRON_DOWN, "s-draft__down", named(outline_text::down), move || {
                shift(blocks, id, Step::Down, "s-draft__down");
            })}
            <button
                class="c-button c-button--quiet c-button--icon s-draft__more"
                type="button"
                aria-label=named(outline_text::more)
                aria-expanded=move || if has_more.get() { "true" } else { "false" }
                on:click=toggle
            >
                <Icon glyph=Glyph::MORE />
            </button>
        </div>
        {move || has_more.get().then(|| actions(blocks, id))}
    }
    .into_any()
}

fn actions(blocks: Blocks, id: DraftBlockId) -> AnyView {
    let close = move || blocks.opened.set(None);
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
            page::focus_on(&format!("#{} .s-draft__more", row_of(id)));
        }
    };
    let above = move || {
        let keys = blocks.keys();
        let at = keys.iter().position(|key| *key == id).unwrap_or_default();
        blocks.add_behind(at.checked_sub(1).and_then(|at| keys.get(at)).copied());
    };
    let duplicate = move || {
        close();
        blocks.desk.act(BlockAct::Duplicate { block: id });
        focus(format!("#{} .s-draft__more", row_of(id)));
    };
    let remove = move || {
        close();
        blocks.remove(id);
    };
    view! {
        <div class="s-draft__actions" role="group" aria-label=outline_text::actions() on:keydown=escape>
            <Button kind=ButtonKind::Quiet icon=Glyph::PLUS on_press=above>{text::add_above()}</Button>
            <Button kind=ButtonKind::Quiet icon=Glyph::PLUS on_press=move || blocks.add_behind(Some(id))>
                {text::add_below()}
            </Button>
            <Button kind=ButtonKind::Quiet icon=Glyph::COPY on_press=duplicate>
                {outline_text::duplicate()}
            </Button>
            <Button kind=ButtonKind::Quiet icon=Glyph::TRASH on_press=remove>
                {outline_text::remove()}
            </Button>
        </div>
    }
    .into_any()
}

/// Moves a block by one step, and says where it is now.
fn shift(blocks: Blocks, id: DraftBlockId, way: Step, class: &'static str) {
    let keys = blocks.keys();
    match step(&keys, &id, way) {
        Some(Behind(after)) => {
            blocks.desk.act(BlockAct::Move { block: id, after });
            let at = blocks.keys().iter().position(|key| *key == id).unwrap_or_default();
            page::announce(&text::block_moved(at + 1, keys.len()));
            focus(format!("#{} .{class}", row_of(id)));
        }
        None => page::announce(outline_text::at_the_end()),
    }
}

/// The arrows with Alt, and Delete, on whatever of a block has the focus but a field.
fn follow_keys(blocks: Blocks, id: DraftBlockId, event: &KeyboardEvent) {
    use wasm_bindgen::JsCast;
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let is_field = target.is_none_or(|target| target.matches("input, textarea, select").unwrap_or_default());
    if is_field {
        return;
    }
    match (event.key().as_str(), event.alt_key()) {
        ("ArrowUp", true) => shift(blocks, id, Step::Up, "s-draft__edit"),
        ("ArrowDown", true) => shift(blocks, id, Step::Down, "s-draft__edit"),
        ("Delete", false) => blocks.remove(id),
        _ => return,
    }
    event.prevent_default();
}

/// The first words of a block, or its kind.
fn name(keeping: Keeping) -> String {
    let kind = keeping.kind.get();
    keeping.typing.with(|typing| first_words(typing.text(), kind))
}

/// The first words of a text, or what it is.
pub(super) fn first_words(typed: &str, kind: BlockKind) -> String {
    let line = |key: &str| typed.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
    let said = match kind {
        BlockKind::Check => line("text:"),
        BlockKind::Audio | BlockKind::Embed => line("title:"),
        BlockKind::Text
        | BlockKind::Heading
        | BlockKind::Image
        | BlockKind::Callout
        | BlockKind::Steps
        | BlockKind::Table => typed,
    };
    let plain = said.trim_start_matches(['#', '>', '*', '-', '!', '[', '|', ' ']);
    let words = plain.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    if words.is_empty() { text::kind(kind).to_owned() } else { words }
}

/// Whether a block is a picture of its own.
pub(super) fn is_image(keeping: Keeping) -> bool {
    keeping.kind.with_untracked(|kind| *kind == BlockKind::Image)
}
