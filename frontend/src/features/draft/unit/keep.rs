//! Keeping the text of one block while it is typed.
//!
//! **Invariant:** what is typed when the page goes is still sent.

use std::time::Duration;

use client::CallError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::draft::{
    BlockEdit, BlockKind, BlockView, DRAFT_REVISED, GetDraftUnit, OfDraftBlock, SaveBlock,
};
use shared::id::DraftBlockId;

use super::desk::UnitDesk;
use super::typing::{State, Typing};
use crate::api::{call, explain};
use crate::features::draft::clash::{choice, frame};
use crate::features::draft::pause::Pause;
use crate::text::draft::outline as outline_text;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// How long nothing is typed before it is kept.
const STILL: Duration = Duration::from_millis(800);

/// A block with what is typed, and what it looks like.
#[derive(Clone, Copy)]
pub(super) struct Keeping {
    pub(super) id: DraftBlockId,
    desk: UnitDesk,
    pub(super) typing: RwSignal<Typing>,
    pub(super) html: RwSignal<String>,
    pub(super) kind: RwSignal<BlockKind>,
    why: RwSignal<Option<String>>,
    /// What somebody else's text looks like, while it waits for a choice.
    theirs: RwSignal<(String, BlockKind)>,
    pause: Pause,
}

impl Keeping {
    pub(super) fn new(desk: UnitDesk, block: &BlockView) -> Self {
        let id = block.id;
        let typing = RwSignal::new(Typing::new(block));
        let (html, kind) = (RwSignal::new(block.html.clone()), RwSignal::new(block.kind));
        let (why, theirs) = (RwSignal::new(None), RwSignal::new((String::new(), BlockKind::Text)));
        let slot = StoredValue::new(None::<Keeping>);
        let pause = Pause::new(STILL, move || {
            if let Some(Some(keeping)) = slot.try_get_value() {
                keeping.send();
            }
        });
        let keeping = Self { id, desk, typing, html, kind, why, theirs, pause };
        slot.set_value(Some(keeping));
        keeping.follow();
        keeping
    }

    fn follow(self) {
        // What an undo has brought back.
        Effect::new(move |_| {
            let Some(block) = self.desk.block(self.id) else { return };
            if self.typing.try_maybe_update(|typing| {
                let is_new = typing.told(&block);
                (is_new, is_new)
            }) == Some(true)
            {
                self.html.set(block.html);
                self.kind.set(block.kind);
            }
        });
        Effect::new(move |_| {
            let (waits, is_stuck) = self.typing.with(|typing| {
                (typing.waits(), matches!(typing.state(), State::Failed | State::Conflict(_)))
            });
            note(self.desk.typing, self.id, waits);
            note(self.desk.stuck, self.id, is_stuck);
        });
        Effect::new(move |before: Option<()>| {
            self.desk.flush.track();
            if before.is_some() {
                self.send();
            }
        });
        let (session, of) = (self.desk.session, self.of());
        on_cleanup(move || {
            let edit = self.typing.try_maybe_update(|typing| (false, typing.send())).flatten();
            if let (Some(edit), Some(session)) = (edit, session.try_get_value()) {
                spawn_local(async move {
                    let _kept = call::<SaveBlock>(&session, &of, &edit).await;
                });
            }
            self.desk.typing.try_update(|all| all.remove(&self.id));
            self.desk.stuck.try_update(|all| all.remove(&self.id));
        });
    }

    fn of(self) -> OfDraftBlock {
        OfDraftBlock { draft: self.desk.draft, unit: self.desk.unit, block: self.id }
    }

    /// Takes what is typed, to be kept after a pause.
    pub(super) fn typed(self, text: String) {
        self.typing.update(|typing| typing.typed(text));
        self.pause.start();
    }

    /// Keeps what is typed, unless something is on its way.
    pub(super) fn send(self) {
        self.pause.stop();
        let edit = self.typing.try_update(Typing::send).flatten();
        let (Some(edit), Some(session)) = (edit, self.desk.session.try_get_value()) else { return };
        self.why.set(None);
        spawn_local(async move {
            match call::<SaveBlock>(&session, &self.of(), &edit).await {
                Ok(kept) => {
                    session.note_change();
                    self.html.try_set(kept.html);
                    self.kind.try_set(kept.kind);
                    self.desk.note();
                    if self.typing.try_update(|typing| typing.kept(kept.rev)) == Some(true) {
                        self.pause.start();
                    }
                }
                Err(error) if error.is(&DRAFT_REVISED) => self.compare(&edit).await,
                Err(error) => self.fail(&error),
            }
        });
    }

    /// Looks at what the block says now, after somebody else has changed it.
    async fn compare(self, edit: &BlockEdit) {
        let Some(session) = self.desk.session.try_get_value() else { return };
        match call::<GetDraftUnit>(&session, &self.desk.of(), &()).await {
            Ok(view) => {
                let now = view.blocks.into_iter().find(|block| block.id == self.id);
                // What is gone is shown as empty: its author decides.
                let now = now.unwrap_or_else(|| BlockView {
                    id: self.id,
                    rev: edit.rev,
                    kind: BlockKind::Text,
                    text: String::new(),
                    html: String::new(),
                });
                self.theirs.try_set((now.html.clone(), now.kind));
                if self.typing.try_update(|typing| typing.revised(&now)) == Some(true) {
                    self.send();
                }
            }
            Err(error) => self.fail(&error),
        }
    }

    fn fail(self, error: &CallError) {
        self.why.try_set(Some(explain(error)));
        self.typing.try_update(Typing::failed);
    }

    /// How keeping this block goes, where it is not kept.
    pub(super) fn state(self) -> AnyView {
        let shown = move || {
            let why = self.why.get();
            self.typing.with(|typing| match typing.state() {
                State::Idle | State::Conflict(_) => None,
                State::Dirty | State::Saving(_) => {
                    Some(view! { <span class="u-small u-muted">{outline_text::saving()}</span> }.into_any())
                }
                State::Failed => Some(
                    view! {
                        <div role="alert" class="s-draft__wide">
                            <Notice tone=Tone::Bad title=why.clone().unwrap_or_default()>
                                <Button kind=ButtonKind::Secondary on_press=move || self.send()>
                                    {outline_text::try_again()}
                                </Button>
                            </Notice>
                        </div>
                    }
                    .into_any(),
                ),
            })
        };
        shown.into_any()
    }

    /// Mine and theirs, where somebody else has written something else.
    pub(super) fn conflict(self) -> AnyView {
        let theirs = Memo::new(move |_| {
            self.typing.with(|typing| match typing.state() {
                State::Conflict(theirs) => Some((typing.text().to_owned(), theirs.text.clone())),
                State::Idle | State::Dirty | State::Saving(_) | State::Failed => None,
            })
        });
        let settle = move |is_mine: bool| {
            self.typing.update(|typing| typing.settle(is_mine));
            if is_mine {
                self.send();
            } else {
                let (html, kind) = self.theirs.get_untracked();
                self.html.set(html);
                self.kind.set(kind);
            }
        };
        let collides = Signal::derive(move || theirs.with(Option::is_some));
        let body = move |open: RwSignal<bool>| {
            let settle = move |is_mine| {
                open.set(false);
                settle(is_mine);
            };
            theirs.get().map(|(mine, theirs)| choice(vec![(text::block().to_owned(), mine, theirs)], settle))
        };
        frame(collides, body)
    }
}

fn note(all: RwSignal<std::collections::BTreeSet<DraftBlockId>>, id: DraftBlockId, is_in: bool) {
    if all.with_untracked(|all| all.contains(&id)) != is_in {
        all.update(|all| {
            if is_in {
                all.insert(id);
            } else {
                all.remove(&id);
            }
        });
    }
}
