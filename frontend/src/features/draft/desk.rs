//! The draft on the desk: every change is shown at once and kept by itself, one after the other.
//!
//! **Invariant:** a change leaves the queue when the server has kept or refused it, or when its author gives it up; what was
//! typed is never lost to what somebody else did.

use std::collections::{BTreeSet, VecDeque};

use chrono::{DateTime, Utc};
use client::CallError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::draft::{
    DRAFT_REVISED, DraftFacts, DraftFactsEdit, DraftView, EditOutline, GetDraft, InsertModule, ModuleInsert,
    ModuleKey, OfDraft, OfDraftChange, OutlineAct, OutlineEdit, SetDraftFacts, UndoDraftChange,
};
use shared::id::{DraftChangeId, DraftId, DraftModuleId, DraftUnitId};

use super::model::{self, Clash, Thing};
use crate::api::{call, explain};
use crate::platform::{clock, page};
use crate::session::{Session, use_session};
use crate::text::draft::outline as text;
use crate::ui::prelude::*;

/// Something to be kept.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Work {
    /// A change of the outline.
    Act(OutlineAct),
    /// What the course says about itself.
    Facts(Box<DraftFacts>),
    /// A change taken back, or done again.
    Undo(DraftChangeId),
    /// A module of the library, behind another one.
    Insert(ModuleKey, Option<DraftModuleId>),
}

/// How keeping goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kept {
    /// Nothing was changed here yet.
    Untouched,
    /// Something is on its way.
    Saving,
    /// Everything is kept, since then.
    Since(DateTime<Utc>),
    /// The last try failed.
    Failed(String),
}

/// What collides with what somebody else did.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Collision {
    /// A change of the outline.
    Outline(Clash),
    /// The facts: mine, and those that are there now.
    Facts(Box<DraftFacts>, Box<DraftFacts>),
}

/// What every part of the screen works on.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) draft: DraftId,
    pub(super) session: StoredValue<Session, LocalStorage>,
    /// What the server said last.
    server: RwSignal<DraftView>,
    queue: RwSignal<VecDeque<Work>>,
    /// The draft with everything that is on its way.
    pub(super) shown: Memo<DraftView>,
    pub(super) kept: RwSignal<Kept>,
    pub(super) collision: RwSignal<Option<Collision>>,
    /// What is there now, while a collision waits for its author.
    current: RwSignal<Option<DraftView>>,
    /// Counts what was kept, for whoever looks at the draft as a whole.
    pub(super) turn: RwSignal<u32>,
    /// The last thing that was added.
    pub(super) added: RwSignal<Option<Thing>>,
    pub(super) chosen: RwSignal<BTreeSet<DraftUnitId>>,
    toasts: Toasts,
    /// Somebody is in the middle of something while changes are on their way.
    work: StoredValue<Option<page::Work>>,
}

impl Desk {
    pub(super) fn new(view: DraftView) -> Self {
        let (draft, server) = (view.id, RwSignal::new(view));
        let queue = RwSignal::new(VecDeque::new());
        let shown = Memo::new(move |_| {
            let mut view = server.get();
            queue.with(|queue| queue.iter().for_each(|work| show(&mut view, work)));
            view
        });
        Self {
            draft,
            session: StoredValue::new_local(use_session()),
            server,
            queue,
            shown,
            kept: RwSignal::new(Kept::Untouched),
            collision: RwSignal::new(None),
            current: RwSignal::new(None),
            turn: RwSignal::new(0),
            added: RwSignal::new(None),
            chosen: RwSignal::new(BTreeSet::new()),
            toasts: use_toasts(),
            work: StoredValue::new(None),
        }
    }

    /// Changes the outline.
    pub(super) fn act(self, act: OutlineAct) {
        self.put(Work::Act(act));
    }

    /// Shows and keeps something.
    pub(super) fn put(self, work: Work) {
        self.queue.update(|queue| {
            // Facts are typed: but for what may be on its way, only what was typed last is to be kept.
            if matches!(work, Work::Facts(_)) {
                let mut is_first = true;
                queue.retain(|one| std::mem::take(&mut is_first) || !matches!(one, Work::Facts(_)));
            }
            queue.push_back(work);
        });
        self.run();
    }

    /// Takes back the caller's latest change.
    pub(super) fn undo(self) {
        if let Some(change) = self.shown.with_untracked(|view| view.undo.clone()) {
            page::announce(&text::undoing(change.what, &change.object));
            self.put(Work::Undo(change.id));
        }
    }

    /// Does again what was taken back last.
    pub(super) fn redo(self) {
        if let Some(change) = self.shown.with_untracked(|view| view.redo.clone()) {
            page::announce(&text::redoing(&change.object));
            self.put(Work::Undo(change.id));
        }
    }

    /// Whether nothing waits to be kept, tracked.
    pub(super) fn is_kept(self) -> bool {
        self.queue.with(VecDeque::is_empty)
    }

    /// The number of the outline that is shown.
    pub(super) fn rev(self) -> u32 {
        self.server.with_untracked(|view| view.rev)
    }

    /// Tries again what failed.
    pub(super) fn run(self) {
        if self.kept.get_untracked() == Kept::Saving || self.collision.with_untracked(Option::is_some) {
            return;
        }
        if self.queue.with_untracked(VecDeque::is_empty) {
            return;
        }
        let Some(session) = self.session.try_get_value() else { return };
        self.kept.set(Kept::Saving);
        self.at_work(true);
        spawn_local(async move {
            while let Some(Some(work)) = self.queue.try_with_untracked(|queue| queue.front().cloned()) {
                if !self.keep(&session, work).await {
                    return;
                }
            }
            self.at_work(false);
            self.kept.try_set(Kept::Since(clock::now()));
        });
    }

    /// Notes whether changes are on their way, which ends with the page.
    fn at_work(self, is_busy: bool) {
        self.work.try_update_value(|work| *work = is_busy.then(page::at_work));
    }

    /// Keeps what is first in the queue; says whether to go on.
    async fn keep(self, session: &Session, work: Work) -> bool {
        let Some(seen) = self.server.try_get_untracked() else { return false };
        match self.send(session, &work, seen.rev).await {
            Ok(view) => {
                let added = model::added(&seen, &view);
                self.offer_undo(&work, &view);
                self.take(view);
                if added.is_some() && matches!(work, Work::Act(_) | Work::Insert(..)) {
                    self.added.try_set(added);
                }
                true
            }
            Err(error) if error.is(&DRAFT_REVISED) => match self.fetch(session).await {
                Ok(now) => self.compare(&seen, now, &work),
                Err(error) => self.fail(&error),
            },
            Err(error @ CallError::Refused(_)) => {
                self.drop_first();
                self.toasts.show(Tone::Bad, explain(&error));
                if let Ok(now) = self.fetch(session).await {
                    self.server.try_set(now);
                }
                true
            }
            Err(error) => self.fail(&error),
        }
    }

    /// Offers to take back what was just removed.
    fn offer_undo(self, work: &Work, view: &DraftView) {
        if let (Work::Act(OutlineAct::Remove { .. }), Some(undo)) = (work, &view.undo) {
            let change = undo.id;
            let back = ToastAction::new(text::take_back(), move || self.put(Work::Undo(change)));
            self.toasts.offer(Tone::Ok, text::removed(&undo.object), back);
        }
    }

    async fn send(self, session: &Session, work: &Work, rev: u32) -> Result<DraftView, CallError> {
        let of = OfDraft { draft: self.draft };
        let answer = match work {
            Work::Act(act) => {
                let edit = OutlineEdit { rev, act: act.clone() };
                call::<EditOutline>(session, &of, &edit).await
            }
            Work::Facts(facts) => {
                let edit = DraftFactsEdit { rev, facts: DraftFacts::clone(facts) };
                call::<SetDraftFacts>(session, &of, &edit).await
            }
            Work::Insert(module, after) => {
                let insert = ModuleInsert { rev, module: module.clone(), after: *after };
                call::<InsertModule>(session, &of, &insert).await.map(|made| {
                    let object = made.draft.undo.as_ref().map(|undo| undo.object.as_str());
                    self.toasts.show(Tone::Ok, text::inserted(object.unwrap_or_default(), made.dropped));
                    made.draft
                })
            }
            Work::Undo(change) => {
                let of = OfDraftChange { draft: self.draft, change: *change };
                call::<UndoDraftChange>(session, &of, &()).await
            }
        };
        if answer.is_ok() {
            session.note_change();
        }
        answer
    }

    async fn fetch(self, session: &Session) -> Result<DraftView, CallError> {
        call::<GetDraft>(session, &OfDraft { draft: self.draft }, &()).await
    }

    fn take(self, view: DraftView) {
        self.drop_first();
        self.server.try_set(view);
        self.turn.try_update(|turn| *turn = turn.wrapping_add(1));
    }

    fn drop_first(self) {
        self.queue.try_update(VecDeque::pop_front);
    }

    fn fail(self, error: &CallError) -> bool {
        self.kept.try_set(Kept::Failed(explain(error)));
        false
    }

    /// Goes on where somebody else has changed something else; asks the author where it was the same.
    fn compare(self, seen: &DraftView, now: DraftView, work: &Work) -> bool {
        let collision = match work {
            Work::Act(act) => model::clash(seen, &now, act).map(Collision::Outline),
            Work::Facts(mine) => (now.facts != seen.facts && now.facts != **mine)
                .then(|| Collision::Facts(mine.clone(), Box::new(now.facts.clone()))),
            Work::Insert(_, after) => {
                let is_there = after.is_none_or(|after| model::module(&now, after).is_some());
                (!is_there).then_some(Collision::Outline(Clash::Gone))
            }
            Work::Undo(_) => None,
        };
        if collision.is_none() {
            self.server.try_set(now);
            return true;
        }
        self.kept.try_set(Kept::Failed(text::collided().to_owned()));
        self.current.try_set(Some(now));
        self.collision.try_set(collision);
        false
    }

    /// Shows what is there now.
    pub(super) fn renew(self) {
        let Some(session) = self.session.try_get_value() else { return };
        spawn_local(async move {
            if let Ok(now) = self.fetch(&session).await {
                self.server.try_set(now);
                self.turn.try_update(|turn| *turn = turn.wrapping_add(1));
            }
        });
    }

    /// Ends a collision: mine is done to what is there now, or given up.
    pub(super) fn settle(self, is_mine: bool) {
        self.collision.set(None);
        if let Some(now) = self.current.try_update(Option::take).flatten() {
            self.server.set(now);
        }
        if !is_mine {
            self.drop_first();
            self.turn.update(|turn| *turn = turn.wrapping_add(1));
        }
        if self.queue.with_untracked(VecDeque::is_empty) {
            self.at_work(false);
            self.kept.set(Kept::Since(clock::now()));
        } else {
            self.run();
        }
    }
}

fn show(view: &mut DraftView, work: &Work) {
    match work {
        Work::Act(act) => model::apply(view, act),
        Work::Facts(facts) => view.facts = DraftFacts::clone(facts),
        // What is in the module, only the server knows.
        Work::Undo(_) | Work::Insert(..) => {}
    }
}
