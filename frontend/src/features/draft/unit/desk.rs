//! A unit on the desk: its blocks, its facts and its questions, each change kept by itself.
//!
//! **Invariant:** a change leaves the queue when the server has kept or refused it, or when its author gives it up; what is
//! typed into a block is that block's own, and no answer about the unit touches it.

use std::collections::{BTreeSet, VecDeque};

use chrono::{DateTime, Utc};
use client::CallError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::draft::{
    BlockAct, BlockView, BlocksEdit, DRAFT_REVISED, EditBlocks, EditDraftQuestions, GetDraft, GetDraftUnit,
    OfDraft, OfDraftBlock, OfDraftChange, OfDraftUnit, QuestionAct, QuestionsEdit, SetDraftUnit,
    UndoDraftChange, UnitEdit, UnitFacts, UnitView,
};
use shared::id::{DraftBlockId, DraftChangeId, DraftId, DraftUnitId};
use shared::problem::FieldFault;

use super::blocks;
use super::typing::Unsent;
use super::unsent::Place;
use crate::api::{call, explain};
use crate::platform::{clock, page};
use crate::session::{Session, use_session};
use crate::text::draft::outline as outline_text;
use crate::text::draft::unit as text;
use crate::ui::prelude::*;

/// Something to be kept.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Work {
    /// A change of the blocks.
    Blocks(BlockAct),
    /// The facts.
    Facts(Box<UnitFacts>),
    /// A change of the questions.
    Questions(QuestionAct),
}

/// Facts that collide: mine, and those that are there now.
pub(super) type Facts = (Box<UnitFacts>, Box<UnitFacts>);

/// What every part of the screen works on.
#[derive(Clone, Copy)]
pub(super) struct UnitDesk {
    pub(super) draft: DraftId,
    pub(super) unit: DraftUnitId,
    pub(super) session: StoredValue<Session, LocalStorage>,
    server: RwSignal<UnitView>,
    queue: RwSignal<VecDeque<Work>>,
    /// The unit with everything that is on its way.
    pub(super) shown: Memo<UnitView>,
    is_sending: RwSignal<bool>,
    /// Why the last try failed.
    pub(super) failure: RwSignal<Option<String>>,
    /// Why the last change of the questions was refused: in a sentence, and line by line.
    pub(super) refusal: RwSignal<Option<(String, Vec<String>)>>,
    /// What is wrong with the facts that were refused last.
    pub(super) faults: RwSignal<Vec<FieldFault>>,
    pub(super) collision: RwSignal<Option<Facts>>,
    current: RwSignal<Option<UnitView>>,
    /// Blocks whose text is not kept yet, and those where keeping failed.
    pub(super) typing: RwSignal<BTreeSet<DraftBlockId>>,
    pub(super) stuck: RwSignal<BTreeSet<DraftBlockId>>,
    /// When something was kept last.
    since: RwSignal<Option<DateTime<Utc>>>,
    /// The block that is being edited.
    pub(super) editing: RwSignal<Option<DraftBlockId>>,
    /// Counts calls to keep everything now.
    pub(super) flush: RwSignal<u32>,
    /// The draft's latest change of the caller, which a toast may take back.
    pub(super) toasts: Toasts,
}

impl UnitDesk {
    pub(super) fn new(of: &OfDraftUnit, view: UnitView) -> Self {
        let server = RwSignal::new(view);
        let queue = RwSignal::new(VecDeque::new());
        let shown = Memo::new(move |_| {
            let mut view = server.get();
            queue.with(|queue| queue.iter().for_each(|work| show(&mut view, work)));
            view
        });
        Self {
            draft: of.draft,
            unit: of.unit,
            session: StoredValue::new_local(use_session()),
            server,
            queue,
            shown,
            is_sending: RwSignal::new(false),
            failure: RwSignal::new(None),
            refusal: RwSignal::new(None),
            faults: RwSignal::new(Vec::new()),
            collision: RwSignal::new(None),
            current: RwSignal::new(None),
            typing: RwSignal::new(BTreeSet::new()),
            stuck: RwSignal::new(BTreeSet::new()),
            since: RwSignal::new(None),
            editing: RwSignal::new(None),
            flush: RwSignal::new(0),
            toasts: use_toasts(),
        }
    }

    pub(super) fn of(self) -> OfDraftUnit {
        OfDraftUnit { draft: self.draft, unit: self.unit }
    }

    pub(super) fn of_block(self, block: DraftBlockId) -> OfDraftBlock {
        OfDraftBlock { draft: self.draft, unit: self.unit, block }
    }

    /// A block as the server has it.
    pub(super) fn block(self, id: DraftBlockId) -> Option<BlockView> {
        self.shown.with(|view| view.blocks.iter().find(|block| block.id == id).cloned())
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

    pub(super) fn act(self, act: BlockAct) {
        self.put(Work::Blocks(act));
    }

    pub(super) fn ask(self, act: QuestionAct) {
        self.refusal.set(None);
        self.put(Work::Questions(act));
    }

    /// Whether something waits to be kept, tracked.
    pub(super) fn waits(self) -> bool {
        !self.queue.with(VecDeque::is_empty) || !self.typing.with(BTreeSet::is_empty)
    }

    /// Whether keeping something has failed, tracked.
    pub(super) fn has_failed(self) -> bool {
        self.failure.with(Option::is_some)
            || self.collision.with(Option::is_some)
            || !self.stuck.with(BTreeSet::is_empty)
    }

    /// Whether a change of the unit is on its way.
    pub(super) fn is_busy(self) -> Signal<bool> {
        self.is_sending.into()
    }

    /// Keeps everything that is typed at once, and tries again what failed.
    pub(super) fn keep_all(self) {
        self.flush.update(|turn| *turn = turn.wrapping_add(1));
        self.run();
    }

    /// Notes that something was kept.
    pub(super) fn note(self) {
        self.since.try_set(Some(clock::now()));
    }

    pub(super) fn run(self) {
        if self.is_sending.get_untracked()
            || self.collision.with_untracked(Option::is_some)
            || self.queue.with_untracked(VecDeque::is_empty)
        {
            return;
        }
        let Some(session) = self.session.try_get_value() else { return };
        self.is_sending.set(true);
        self.failure.set(None);
        spawn_local(async move {
            while let Some(Some(work)) = self.queue.try_with_untracked(|queue| queue.front().cloned()) {
                if !self.keep(&session, work).await {
                    break;
                }
            }
            self.is_sending.try_set(false);
        });
    }

    async fn keep(self, session: &Session, work: Work) -> bool {
        let Some(seen) = self.server.try_get_untracked() else { return false };
        match self.send(session, &work, seen.rev).await {
            Ok(view) => {
                session.note_change();
                self.drop_first();
                let added = blocks::added(&seen, &view);
                self.server.try_set(view);
                self.note();
                self.follow(session, &work, added).await;
                true
            }
            Err(error) if error.is(&DRAFT_REVISED) => {
                match call::<GetDraftUnit>(session, &self.of(), &()).await {
                    Ok(now) => self.compare(&seen, now, &work),
                    Err(error) => self.fail(&error),
                }
            }
            Err(error @ CallError::Refused(_)) => {
                self.drop_first();
                if matches!(work, Work::Questions(_)) {
                    self.refusal.try_set(error.problem().map(|problem| {
                        let lines = problem.detail.iter().flat_map(|detail| detail.lines());
                        (problem.title.clone(), lines.map(str::to_owned).collect())
                    }));
                } else {
                    if matches!(work, Work::Facts(_)) {
                        let faults = error.problem().map(|problem| problem.errors.clone());
                        self.faults.try_set(faults.unwrap_or_default());
                    }
                    self.toasts.show(Tone::Bad, explain(&error));
                }
                if let Ok(now) = call::<GetDraftUnit>(session, &self.of(), &()).await {
                    self.server.try_set(now);
                }
                true
            }
            Err(error) => self.fail(&error),
        }
    }

    async fn send(self, session: &Session, work: &Work, rev: u32) -> Result<UnitView, CallError> {
        let of = self.of();
        match work {
            Work::Blocks(act) => {
                call::<EditBlocks>(session, &of, &BlocksEdit { rev, act: act.clone() }).await
            }
            Work::Facts(facts) => {
                call::<SetDraftUnit>(session, &of, &UnitEdit { rev, facts: UnitFacts::clone(facts) }).await
            }
            Work::Questions(act) => {
                call::<EditDraftQuestions>(session, &of, &QuestionsEdit { rev, act: act.clone() }).await
            }
        }
    }

    /// Adds a text behind all blocks at once; not while something else is on its way. Over when the server has it, or
    /// says why not.
    pub(super) async fn add_last(self, text: String) -> Result<bool, CallError> {
        let (Some(session), Some(seen)) = (self.session.try_get_value(), self.server.try_get_untracked())
        else {
            return Err(CallError::Unreachable);
        };
        if self.is_sending.try_get_untracked() != Some(false) {
            return Ok(false);
        }
        self.is_sending.set(true);
        let after = seen.blocks.last().map(|block| block.id);
        let told = self.send(&session, &Work::Blocks(BlockAct::Insert { after, text }), seen.rev).await;
        let is_done = told.map(|view| {
            session.note_change();
            self.server.try_set(view);
            self.note();
            true
        });
        // What was changed meanwhile has waited.
        if self.is_sending.try_set(false).is_none() {
            self.run();
        }
        is_done
    }

    /// What comes after a change was kept: a new block is edited, and what was removed can be brought back.
    async fn follow(self, session: &Session, work: &Work, added: Option<DraftBlockId>) {
        let mut typed = Vec::new();
        let is_removed = match work {
            Work::Blocks(BlockAct::Insert { .. }) => {
                self.editing.try_set(added);
                false
            }
            Work::Blocks(BlockAct::Remove { blocks }) => {
                for block in blocks {
                    let place = Place::new(session, &self.of_block(*block));
                    typed.extend(place.find().map(|unsent| (place.clone(), unsent)));
                    place.give_up();
                }
                true
            }
            Work::Questions(QuestionAct::Remove { .. }) => true,
            Work::Blocks(BlockAct::Move { .. } | BlockAct::Duplicate { .. })
            | Work::Facts(_)
            | Work::Questions(_) => false,
        };
        if !is_removed {
            return;
        }
        if let Ok(draft) = call::<GetDraft>(session, &OfDraft { draft: self.draft }, &()).await
            && let Some(undo) = draft.undo.filter(|undo| !undo.object.is_empty())
        {
            let words = match work {
                Work::Questions(_) => text::question_removed().to_owned(),
                Work::Blocks(_) | Work::Facts(_) => outline_text::removed(&undo.object),
            };
            let back = ToastAction::new(outline_text::take_back(), move || self.undo(undo.id, typed.clone()));
            self.toasts.offer(Tone::Ok, words, back);
        }
    }

    /// Takes a change back, and shows the unit as it is then, with what was typed and not sent.
    fn undo(self, change: DraftChangeId, typed: Vec<(Place, Unsent)>) {
        let Some(session) = self.session.try_get_value() else { return };
        spawn_local(async move {
            let of = OfDraftChange { draft: self.draft, change };
            match call::<UndoDraftChange>(&session, &of, &()).await {
                Ok(_) => {
                    session.note_change();
                    page::announce(outline_text::back_undone());
                    for (place, unsent) in &typed {
                        place.put(unsent);
                    }
                    if let Ok(now) = call::<GetDraftUnit>(&session, &self.of(), &()).await {
                        self.server.try_set(now);
                    }
                }
                Err(error) => self.toasts.show(Tone::Bad, explain(&error)),
            }
        });
    }

    fn drop_first(self) {
        self.queue.try_update(VecDeque::pop_front);
    }

    fn fail(self, error: &CallError) -> bool {
        self.failure.try_set(Some(explain(error)));
        false
    }

    fn compare(self, seen: &UnitView, now: UnitView, work: &Work) -> bool {
        match work {
            Work::Facts(mine) if now.facts != seen.facts && now.facts != **mine => {
                self.collision.try_set(Some((mine.clone(), Box::new(now.facts.clone()))));
                self.current.try_set(Some(now));
                false
            }
            Work::Blocks(act) if !blocks::fits(&now, act) => {
                self.drop_first();
                self.toasts.show(Tone::Warn, outline_text::gone_why());
                self.server.try_set(now);
                true
            }
            Work::Facts(_) | Work::Blocks(_) | Work::Questions(_) => {
                self.server.try_set(now);
                true
            }
        }
    }

    /// Ends a collision of facts: mine are kept over those that are there, or given up.
    pub(super) fn settle(self, is_mine: bool) {
        self.collision.set(None);
        if let Some(now) = self.current.try_update(Option::take).flatten() {
            self.server.set(now);
        }
        if !is_mine {
            self.drop_first();
        }
        self.run();
    }

    /// How keeping goes, in words.
    pub(super) fn state(self) -> AnyView {
        let words = move || {
            if self.has_failed() {
                return outline_text::not_saved().to_owned();
            }
            match self.since.get() {
                _ if self.is_sending.get() || self.waits() => outline_text::saving().to_owned(),
                Some(at) => outline_text::saved_at(at),
                None => text::untouched().to_owned(),
            }
        };
        let failed = move || {
            self.failure.get().map(|why| {
                view! {
                    <div role="alert">
                        <Notice tone=Tone::Bad title=why>
                            <Button kind=ButtonKind::Secondary on_press=move || self.keep_all()>
                                {outline_text::try_again()}
                            </Button>
                        </Notice>
                    </div>
                }
            })
        };
        view! {
            <p role="status" class="u-small u-muted">{words}</p>
            {failed}
        }
        .into_any()
    }
}

fn show(view: &mut UnitView, work: &Work) {
    match work {
        Work::Blocks(act) => blocks::apply(view, act),
        Work::Facts(facts) => view.facts = UnitFacts::clone(facts),
        Work::Questions(act) => blocks::apply_question(view, act),
    }
}
