//! The sending of a draft box: what is unsent goes to the server until that has it, less and less often while it cannot.
//!
//! **Invariant:** only the tab that holds the attempt sends, and one run at a time.

use std::time::Duration;

use chrono::{DateTime, Utc};
use client::CallError;
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::quiz::{ATTEMPT_CLOSED, GetAttempt, OfAttempt, OfSlot, SaveAnswer, TIME_OVER};
use shared::problem::NOT_FOUND;

use super::draft_box::DraftBox;
use super::model::{Sheet, backoff};
use crate::api::call;
use crate::platform::clock;
use crate::ui::SyncState;

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

/// What a draft box needs for sending and is not a signal.
#[derive(Default)]
pub(super) struct Works {
    run: Option<Run>,
    timer: Option<TimeoutHandle>,
    failed: u32,
}

impl DraftBox {
    /// Forgets a sending that was to come.
    pub(super) fn stop_timer(self) {
        let timer = self.works.try_update_value(|works| works.timer.take()).flatten();
        if let Some(timer) = timer {
            timer.clear();
        }
    }

    /// Sends what is unsent after a pause.
    pub(super) fn send_after(self, pause: Duration) {
        self.stop_timer();
        let timer = set_timeout_with_handle(move || self.send_now(), pause).ok();
        self.works.try_update_value(|works| works.timer = timer);
    }

    /// Sends what is unsent, if anything is.
    pub(super) fn send_now(self) {
        self.stop_timer();
        if self.is_ours() && self.waiting() > 0 {
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
            if !self.is_ours() {
                return Flushed::Waiting;
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
        self.forget_kept(slot, rev);
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
}

/// Whether another try may help: no answer, a busy server, a session that is being renewed.
fn is_passing(error: &CallError) -> bool {
    error.problem().is_none_or(|problem| problem.status >= 500 || matches!(problem.status, 401 | 429))
}
