//! The draft box: keeps every change of an attempt on this device first, then sends it, until the server has it.
//!
//! It lives outside the pages, so that going from question to review needs no connection and sending goes on whatever
//! page is open. **Invariant:** a draft leaves the device's storage only when the server has named its revision.

use std::cell::RefCell;
use std::time::Duration;

use chrono::{DateTime, Utc};
use client::CallError;
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use grading::Response;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::quiz::{
    ATTEMPT_CLOSED, AnswerDraft, AttemptView, GetAttempt, OfAttempt, OfSlot, SaveAnswer, TIME_OVER,
};
use shared::id::AttemptId;
use shared::problem::NOT_FOUND;

use super::model::{ServerClock, Sheet, backoff, seconds_left};
use crate::api::call;
use crate::platform::{clock, keep, reading};
use crate::session::Session;
use crate::ui::SyncState;

/// How long typing may pause before what was typed is sent.
const PAUSE: Duration = Duration::from_millis(600);

/// When a change is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// At once: something was chosen.
    Now,
    /// When typing pauses.
    WhenQuiet,
}

/// How a run of sending ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flushed {
    /// The server has everything that it takes.
    All,
    /// Something waits for another try.
    Waiting,
    /// The server takes nothing more for this attempt.
    Closed,
}

type Run = Shared<LocalBoxFuture<'static, Flushed>>;

/// What is not a signal.
#[derive(Default)]
struct Works {
    run: Option<Run>,
    timer: Option<TimeoutHandle>,
    failed: u32,
}

/// The draft box of an attempt.
#[derive(Clone, Copy)]
pub(super) struct DraftBox {
    /// The attempt with its paper; its answers are those of the first reading.
    pub(super) view: StoredValue<AttemptView>,
    /// The answers.
    pub(super) sheet: RwSignal<Sheet>,
    /// The server's clock.
    pub(super) clock: RwSignal<ServerClock>,
    /// Rises when answers came from elsewhere, so that fields are drawn anew.
    pub(super) epoch: RwSignal<u32>,
    /// The server takes nothing more.
    pub(super) is_closed: RwSignal<bool>,
    /// There is no connection.
    pub(super) is_away: RwSignal<bool>,
    session: StoredValue<Session, LocalStorage>,
    sync: RwSignal<SyncState>,
    works: StoredValue<Works, LocalStorage>,
}

thread_local! {
    static OPEN: RefCell<Option<(AttemptId, Owner, DraftBox)>> = const { RefCell::new(None) };
}

fn key(attempt: AttemptId, slot: u16) -> String {
    format!("sinau:answer:{attempt}:{slot}")
}

fn reading_of(view: &AttemptView) -> ServerClock {
    ServerClock { server: view.server_now, wall: clock::now(), open_ms: reading::since_open_ms() }
}

/// How many answers of a closed attempt never reached the server and are still on this device.
pub(super) fn left_behind(attempt: AttemptId, questions: u16) -> u32 {
    let left = (0..questions).filter(|slot| keep::get(&key(attempt, *slot)).is_some());
    u32::try_from(left.count()).unwrap_or(u32::MAX)
}

impl DraftBox {
    /// The box of an attempt, if it is open on this page.
    pub(super) fn find(attempt: AttemptId) -> Option<Self> {
        OPEN.with_borrow(|open| open.as_ref().filter(|(id, ..)| *id == attempt).map(|(.., found)| *found))
    }

    /// Opens the box of an attempt with what the server says, or brings the open one up to date.
    pub(super) fn open(view: AttemptView, session: Session, sync: RwSignal<SyncState>) -> Self {
        if let Some(found) = Self::find(view.id) {
            found.refresh(view);
            return found;
        }
        let owner = Owner::new_root(None);
        let (id, is_closed) = (view.id, view.submitted_at.is_some());
        let opened = owner.with(|| Self {
            clock: RwSignal::new(reading_of(&view)),
            sheet: RwSignal::new(Sheet::default()),
            epoch: RwSignal::new(0),
            is_closed: RwSignal::new(is_closed),
            is_away: RwSignal::new(false),
            session: StoredValue::new_local(session),
            sync,
            works: StoredValue::new_local(Works::default()),
            view: StoredValue::new(view),
        });
        opened.fill();
        OPEN.with_borrow_mut(|open| *open = Some((id, owner, opened)));
        opened.send_now();
        opened
    }

    /// Forgets the box once its attempt is over.
    pub(super) fn close(attempt: AttemptId) {
        let gone = OPEN.with_borrow_mut(|open| open.take_if(|(id, ..)| *id == attempt));
        if let Some((_, _, closed)) = &gone {
            closed.stop_timer();
            closed.sync.set(SyncState::Idle);
        }
    }

    fn fill(self) {
        let (id, answers, slots) = self.view.with_value(|view| {
            let slots: Vec<u16> = view.items.iter().map(|item| item.slot).collect();
            (view.id, view.answers.clone(), slots)
        });
        self.sheet.update(|sheet| {
            sheet.merge_server(answers);
            for slot in slots {
                let key = key(id, slot);
                let kept = keep::get(&key).and_then(|text| serde_json::from_str::<AnswerDraft>(&text).ok());
                if kept.is_some_and(|draft| !sheet.restore(slot, draft)) {
                    keep::remove(&key);
                }
            }
        });
    }

    fn refresh(self, view: AttemptView) {
        self.clock.set(reading_of(&view));
        if view.submitted_at.is_some() {
            self.is_closed.set(true);
        }
        let is_changed = self.sheet.try_update(|sheet| sheet.merge_server(view.answers));
        if is_changed == Some(true) {
            self.epoch.update(|epoch| *epoch += 1);
        }
        self.send_now();
    }

    /// The attempt.
    pub(super) fn id(self) -> AttemptId {
        self.view.with_value(|view| view.id)
    }

    /// The draft of a question, tracked.
    pub(super) fn draft(self, slot: u16) -> Option<AnswerDraft> {
        self.sheet.with(|sheet| sheet.draft(slot).cloned())
    }

    /// How many drafts the server does not have, tracked.
    pub(super) fn unsent(self) -> u32 {
        self.sheet.with(Sheet::unsent)
    }

    /// Seconds left at a moment of the device, where there is a limit; tracks the server's clock.
    pub(super) fn left_s(self, wall: DateTime<Utc>) -> Option<u32> {
        let deadline = self.view.try_with_value(|view| view.deadline_at)??;
        let now = self.clock.try_get()?.now(wall, reading::since_open_ms());
        Some(seconds_left(deadline, now))
    }

    /// Answers a question, or clears its answer.
    pub(super) fn answer(self, slot: u16, response: Option<Response>, pace: Pace) {
        let draft = self.sheet.try_update(|sheet| sheet.answer(slot, response)).flatten();
        self.keep(slot, draft, pace);
    }

    /// Clears the answer of a question, whose fields are drawn anew.
    pub(super) fn clear(self, slot: u16) {
        self.answer(slot, None, Pace::Now);
        self.epoch.update(|epoch| *epoch += 1);
    }

    /// Sets whether the learner is in doubt about a question.
    pub(super) fn flag(self, slot: u16, is_flagged: bool) {
        let draft = self.sheet.try_update(|sheet| sheet.flag(slot, is_flagged)).flatten();
        self.keep(slot, draft, Pace::Now);
    }

    fn keep(self, slot: u16, draft: Option<AnswerDraft>, pace: Pace) {
        let Some(draft) = draft else { return };
        let text = serde_json::to_string(&draft).unwrap_or_default();
        let is_kept = keep::put(&key(self.id(), slot), &text);
        if self.is_away.get_untracked() {
            self.show_waiting();
        } else {
            self.sync.set(if is_kept { SyncState::SavedHere } else { SyncState::Unsent(self.waiting()) });
        }
        match pace {
            Pace::Now => self.send_now(),
            Pace::WhenQuiet => self.send_after(PAUSE),
        }
    }

    fn waiting(self) -> u32 {
        self.sheet.try_with_untracked(Sheet::unsent).unwrap_or_default()
    }

    fn show_waiting(self) {
        let is_away = self.is_away.try_get_untracked().unwrap_or_default();
        let count = self.waiting();
        self.sync.set(if is_away { SyncState::Offline(count) } else { SyncState::Unsent(count) });
    }

    fn stop_timer(self) {
        let timer = self.works.try_update_value(|works| works.timer.take()).flatten();
        if let Some(timer) = timer {
            timer.clear();
        }
    }

    fn send_after(self, pause: Duration) {
        self.stop_timer();
        let timer = set_timeout_with_handle(move || self.send_now(), pause).ok();
        self.works.try_update_value(|works| works.timer = timer);
    }

    /// Sends what is unsent, if anything is.
    pub(super) fn send_now(self) {
        self.stop_timer();
        if self.waiting() > 0 {
            spawn_local(async move {
                self.flush().await;
            });
        }
    }

    /// Sends what is unsent. Callers at the same time share one run.
    pub(super) async fn flush(self) -> Flushed {
        let under_way = self.works.try_with_value(|works| works.run.clone()).flatten();
        if let Some(run) = under_way {
            run.await;
            // What was changed after the other run had looked is sent by one more.
            if self.sheet.try_with_untracked(|sheet| sheet.next_unsent().is_none()) != Some(false) {
                return self.outcome();
            }
            if self.works.try_with_value(|works| works.failed > 0) != Some(false) {
                return Flushed::Waiting;
            }
        }
        let run: Run = async move { self.send_all().await }.boxed_local().shared();
        self.works.try_update_value(|works| works.run = Some(run.clone()));
        let outcome = run.await;
        self.works.try_update_value(|works| works.run = None);
        outcome
    }

    fn outcome(self) -> Flushed {
        if self.is_closed.try_get_untracked() == Some(false) { Flushed::All } else { Flushed::Closed }
    }

    async fn send_all(self) -> Flushed {
        let mut sent_at = None;
        let mut is_behind = false;
        loop {
            if self.is_closed.try_get_untracked() != Some(false) {
                return Flushed::Closed;
            }
            let next = self.sheet.try_with_untracked(Sheet::next_unsent).flatten();
            let (Some((slot, draft)), Some(session)) = (next, self.session.try_get_value()) else { break };
            self.sync.set(SyncState::Sending);
            let of = OfSlot { attempt: self.id(), slot };
            match call::<SaveAnswer>(&session, &of, &draft).await {
                Ok(receipt) => {
                    sent_at = Some(receipt.saved_at);
                    is_behind |= self.note_sent(slot, draft.rev, receipt.rev);
                }
                Err(error) if self.is_final(&error) => return Flushed::Closed,
                Err(error) if is_passing(&error) => return self.wait(&error),
                Err(_) => {
                    self.sheet.try_update(|sheet| sheet.refuse(slot, draft.rev));
                }
            }
        }
        self.settle(sent_at);
        if is_behind {
            self.catch_up().await;
        }
        Flushed::All
    }

    fn note_sent(self, slot: u16, rev: u32, at_server: u32) -> bool {
        self.works.try_update_value(|works| works.failed = 0);
        self.is_away.try_set(false);
        let is_behind = self.sheet.try_update(|sheet| sheet.acknowledge(slot, at_server)).unwrap_or_default();
        let latest =
            self.sheet.try_with_untracked(|sheet| sheet.draft(slot).map(|draft| draft.rev)).flatten();
        if latest == Some(rev) {
            keep::remove(&key(self.id(), slot));
        }
        is_behind
    }

    fn settle(self, sent_at: Option<DateTime<Utc>>) {
        match (self.waiting(), sent_at) {
            (0, Some(at)) => self.sync.set(SyncState::Sent(at)),
            (0, None) => {}
            (_, _) => self.show_waiting(),
        }
    }

    fn is_final(self, error: &CallError) -> bool {
        let is_final = error.is(&ATTEMPT_CLOSED) || error.is(&TIME_OVER) || error.is(&NOT_FOUND);
        if is_final {
            self.is_closed.try_set(true);
            self.show_waiting();
        }
        is_final
    }

    fn wait(self, error: &CallError) -> Flushed {
        self.is_away.try_set(matches!(error, CallError::Unreachable));
        self.show_waiting();
        let failed = self.works.try_update_value(|works| {
            works.failed = works.failed.saturating_add(1);
            works.failed
        });
        let spread = u32::try_from(clock::now().timestamp_millis() % 1000).unwrap_or_default();
        self.send_after(backoff(failed.unwrap_or(1), spread));
        Flushed::Waiting
    }

    /// Another device has answered later: takes what it said.
    async fn catch_up(self) {
        // A failure is no loss: the next saving finds out again.
        let _seen = self.read_again().await;
    }

    /// Reads the attempt again: clock, answers, and whether it is still open.
    ///
    /// # Errors
    /// Those of the call.
    pub(super) async fn read_again(self) -> Result<(), CallError> {
        let Some(session) = self.session.try_get_value() else { return Ok(()) };
        let view = call::<GetAttempt>(&session, &OfAttempt { attempt: self.id() }, &()).await?;
        if self.sheet.try_with_untracked(|_| ()).is_some() {
            self.refresh(view);
        }
        Ok(())
    }

    /// The session to call with.
    pub(super) fn session(self) -> Option<Session> {
        self.session.try_get_value()
    }
}

/// Whether another try may help: no answer, a busy server, a session that is being renewed.
fn is_passing(error: &CallError) -> bool {
    error.problem().is_none_or(|problem| problem.status >= 500 || matches!(problem.status, 401 | 429))
}
