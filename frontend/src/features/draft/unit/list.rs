//! The blocks of a unit in a column, and adding one between any two.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use shared::api::draft::BlockAct;
use shared::id::DraftBlockId;

use super::block;
use super::blocks::{self, dropped};
use super::desk::UnitDesk;
use super::markdown::{Picture, TABLE};
use crate::features::draft::drag::Rows;
use crate::features::draft::model::Behind;
use crate::features::draft::screen::focus;
use crate::features::review::Talk;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// What a screen of blocks is in the middle of.
#[derive(Clone, Copy)]
pub(super) struct Blocks {
    pub(super) desk: UnitDesk,
    pub(super) rows: Rows,
    pub(super) talk: Talk,
    /// Where something is being added.
    adding: RwSignal<Option<Behind<DraftBlockId>>>,
    /// Whose further actions are shown.
    pub(super) opened: RwSignal<Option<DraftBlockId>>,
}

/// The id of a block on the screen.
pub(super) fn row_of(block: DraftBlockId) -> String {
    format!("blok-{block}")
}

/// The block of an id on the screen.
fn of_row(row: &str) -> Option<DraftBlockId> {
    row.strip_prefix("blok-")?.parse().ok()
}

impl Blocks {
    /// The keys of the blocks in order, untracked.
    pub(super) fn keys(self) -> Vec<DraftBlockId> {
        self.desk.shown.with_untracked(|view| view.blocks.iter().map(|block| block.id).collect())
    }

    /// Opens the choice of what to add behind a block.
    pub(super) fn add_behind(self, after: Option<DraftBlockId>) {
        self.opened.set(None);
        self.adding.set(Some(Behind(after)));
        focus(".s-draft__kinds button".to_owned());
    }

    /// Removes a block, with the focus on the one beside it.
    pub(super) fn remove(self, block: DraftBlockId) {
        let next = blocks::beside(&self.keys(), &block);
        self.desk.editing.set(None);
        self.desk.act(BlockAct::Remove { blocks: vec![block] });
        focus(
            next.map_or("#tambah-blok button".to_owned(), |next| format!("#{} .s-draft__edit", row_of(next))),
        );
    }
}

/// Draws the column.
pub(super) fn list(desk: UnitDesk, talk: Talk) -> AnyView {
    let moved = move |row: String, over: String, is_below: bool| {
        let (Some(block), Some(over)) = (of_row(&row), of_row(&over)) else { return };
        let keys: Vec<DraftBlockId> =
            desk.shown.with_untracked(|view| view.blocks.iter().map(|block| block.id).collect());
        if let Some(Behind(after)) = dropped(&keys, &block, &over, is_below) {
            desk.act(BlockAct::Move { block, after });
        }
    };
    let blocks = Blocks {
        desk,
        rows: Rows::new("blok", moved),
        talk,
        adding: RwSignal::new(None),
        opened: RwSignal::new(None),
    };
    let keys = Memo::new(move |_| {
        desk.shown.with(|view| view.blocks.iter().map(|block| block.id).collect::<Vec<_>>())
    });
    let none = move || {
        keys.with(Vec::is_empty)
            .then(|| view! { <EmptyFirst glyph=Glyph::FILE_TEXT title=text::no_blocks() why=text::no_blocks_why() /> })
    };
    let last = move || keys.with_untracked(|keys| keys.last().copied());
    view! {
        {none}
        <ol class="s-draft__blocks" role="list">
            {choice(blocks, None)}
            <For each=move || keys.get() key=|id| *id children=move |id| row(blocks, id) />
        </ol>
        <div id="tambah-blok">
            <Button kind=ButtonKind::Secondary icon=Glyph::PLUS on_press=move || blocks.add_behind(last())>
                {text::add_block()}
            </Button>
        </div>
    }
    .into_any()
}

fn row(blocks: Blocks, id: DraftBlockId) -> AnyView {
    view! {
        {block::block(blocks, id)}
        {choice(blocks, Some(id))}
    }
    .into_any()
}

/// The kinds of blocks to choose from, where one is being added.
fn choice(blocks: Blocks, after: Option<DraftBlockId>) -> AnyView {
    let is_here = Memo::new(move |_| blocks.adding.get() == Some(Behind(after)));
    (move || is_here.get().then(|| kinds(blocks, after))).into_any()
}

fn kinds(blocks: Blocks, after: Option<DraftBlockId>) -> AnyView {
    let close = move || {
        blocks.adding.set(None);
        focus(after.map_or("#tambah-blok button".to_owned(), |id| format!("#{} .s-draft__edit", row_of(id))));
    };
    let insert = move |words: String| {
        blocks.adding.set(None);
        blocks.desk.act(BlockAct::Insert { after, text: words });
    };
    let kind = move |glyph: Glyph, label: &'static str, words: String| {
        view! {
            <Button kind=ButtonKind::Secondary icon=glyph on_press=move || insert(words.clone())>
                {label}
            </Button>
        }
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    let picture = Picture::default();
    view! {
        <li class="s-draft__adding">
            <div class="s-draft__kinds" role="group" aria-label=text::which_block() on:keydown=escape>
                {kind(Glyph::FILE_TEXT, text::text_block(), String::new())}
                {kind(Glyph::MENU, text::heading(), format!("## {}", text::heading_sample()))}
                {kind(Glyph::IMAGE, text::image(), picture.write())}
                {kind(Glyph::IDEA, text::callout(), format!("> **Penting.** {}", text::callout_sample()))}
                {kind(Glyph::LIST, text::steps(), text::steps_sample().to_owned())}
                {kind(Glyph::TABLE, text::table(), TABLE.to_owned())}
                {kind(Glyph::QUIZ, text::check(), format!("```cek\n{}\n```", text::check_sample()))}
                {kind(Glyph::PLAY, text::audio(), format!("```audio\n{}\n```", text::audio_sample()))}
                {kind(Glyph::VIDEO, text::embed(), format!("```sematan\n{}\n```", text::embed_sample()))}
                <Button kind=ButtonKind::Quiet on_press=close>{text::cancel()}</Button>
            </div>
        </li>
    }
    .into_any()
}
