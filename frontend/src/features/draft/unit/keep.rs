//! Keeping the text of one block while it is typed.
//!
//! **Invariant:** what is typed is on this device before it is sent, until the server has it; what is typed when the page
//! goes is still sent.

use std::time::Duration;

use client::CallError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::draft::{
    BlockEdit, BlockKind, BlockView, DRAFT_REVISED, GetDraftUnit, OfDraftBlock, SaveBlock,
};
use shared::id::DraftBlockId;

use super::desk::UnitDesk;
use super::typing::{State, Typing, Unsent};
use super::unsent::Place;
use crate::api::{call, explain};
use crate::features::draft::clash::{choice, frame};
use crate::features::draft::pause::Pause;
use crate::platform::page;
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
    place: StoredValue<Place>,
    /// What this page has kept on the device last.
    noted: StoredValue<Option<Unsent>>,
    /// Whether this began with what an earlier page has left.
    is_resumed: bool,
}

impl Keeping {
    pub(super) fn new(desk: UnitDesk, block: &BlockView) -> Self {
        let id = block.id;
        let place = desk.session.with_value(|session| Place::new(session, &desk.of_block(id)));
        let left = place.find();
        let first = left.clone().map_or_else(|| Typing::new(block), |left| Typing::resumed(left, block));
        let is_resumed = first.waits();
        let typing = RwSignal::new(first);
        let (html, kind) = (RwSignal::new(block.html.clone()), RwSignal::new(block.kind));
        let (why, theirs) = (RwSignal::new(None), RwSignal::new((block.html.clone(), block.kind)));
        let slot = StoredValue::new(None::<Keeping>);
        let pause = Pause::new(STILL, move || {
            if let Some(Some(keeping)) = slot.try_get_value() {
                keeping.send();
            }
        });
        let (place, noted) = (StoredValue::new(place), StoredValue::new(left));
        let keeping = Self { id, desk, typing, html, kind, why, theirs, pause, place, noted, is_resumed };
        slot.set_value(Some(keeping));
        keeping.follow();
        if is_resumed {
            page::announce(text::resumed());
            keeping.send();
        }
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
        // On this device with every change, whatever it came from.
        Effect::new(move |_| {
            self.typing.track();
            self.keep_here();
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
            self.keep_here();
            let place = self.place.try_get_value();
            if let (Some(edit), Some(session), Some(place)) = (edit, session.try_get_value(), place) {
                spawn_local(async move {
                    if let Ok(kept) = call::<SaveBlock>(&session, &of, &edit).await {
                        place.arrived(&edit, kept.rev);
                    }
                });
            }
            self.desk.typing.try_update(|all| all.remove(&self.id));
            self.desk.stuck.try_update(|all| all.remove(&self.id));
        });
    }

    fn of(self) -> OfDraftBlock {
        self.desk.of_block(self.id)
    }

    /// Keeps on this device what the server does not have, and forgets what it has.
    fn keep_here(self) {
        let now = self.typing.try_with_untracked(Typing::unsent);
        let (Some(now), Some(before)) = (now, self.noted.try_get_value()) else { return };
        if now == before {
            return;
        }
        self.place.try_with_value(|place| match (&now, &before) {
            (Some(now), _) => place.put(now),
            (None, Some(before)) => place.forget(before),
            (None, None) => {}
        });
        self.noted.try_set_value(now);
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
        let place = self.place.get_value();
        spawn_local(async move {
            match call::<SaveBlock>(&session, &self.of(), &edit).await {
                Ok(kept) => {
                    session.note_change();
                    self.html.try_set(kept.html);
                    self.kind.try_set(kept.kind);
                    self.desk.note();
                    match self.typing.try_update(|typing| typing.kept(kept.rev)) {
                        Some(true) => self.pause.start(),
                        Some(false) => {}
                        None => place.arrived(&edit, kept.rev),
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

    /// Gives up what is typed, with a way back.
    fn give_up(self) {
        if let Some(typed) = self.typing.try_update(Typing::give_up) {
            let back = ToastAction::new(outline_text::take_back(), move || {
                if self.typing.try_with_untracked(|_| ()).is_some() {
                    self.typed(typed.clone());
                }
            });
            self.desk.toasts.offer(Tone::Ok, text::given_up(), back);
        }
    }

    /// Says that this began with what an earlier page has left.
    pub(super) fn resumed(self) -> AnyView {
        let note = self.is_resumed.then(|| view! { <p class="u-small s-draft__wide">{text::resumed()}</p> });
        note.into_any()
    }

    /// What is typed and could not be kept, tracked.
    pub(super) fn stuck(self) -> Option<String> {
        self.typing.with(|typing| {
            let is_stuck = matches!(typing.state(), State::Failed | State::Conflict(_));
            is_stuck.then(|| typing.text().to_owned())
        })
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
                                <div class="l-cluster">
                                    <Button kind=ButtonKind::Secondary on_press=move || self.send()>
                                        {outline_text::try_again()}
                                    </Button>
                                    <Button kind=ButtonKind::Quiet on_press=move || self.give_up()>
                                        {text::give_up()}
                                    </Button>
                                </div>
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
