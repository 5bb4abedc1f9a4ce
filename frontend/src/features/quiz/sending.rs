//! The sending of a draft box: what is unsent goes to the server in batches until that has it, less and less often while
//! it cannot.
//!
//! **Invariant:** only the tab that holds the attempt sends, and one run at a time; what came too late is sent too, for
//! the server keeps it aside.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, Utc};
use client::CallError;
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::quiz::{
    AnswerBatch, AnswerDraft, AnswerReceipt, Fate, GetAttempt, MOST_ANSWERS, OfAttempt, SaveAnswers,
};
use shared::id::AccountId;
use shared::problem::NOT_FOUND;

use super::draft_box::{DraftBox, Pace};
use super::mail::Wish;
use super::model::backoff;
use crate::api::call;
use crate::platform::{clock, page};
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
    /// Whose attempt it is.
    pub(super) account: Option<AccountId>,
    run: Option<Run>,
    timer: Option<TimeoutHandle>,
    failed: u32,
    /// Drafts that are not in the outbox yet, by question.
    pub(super) unkept: BTreeMap<u16, AnswerDraft>,
    /// When they are sent.
    pub(super) pace: Option<Pace>,
    /// Somebody is putting them there.
    pub(super) is_keeping: bool,
    /// A page shows the attempt.
    pub(super) is_watched: bool,
    /// Somebody is in the middle of it while the box is open.
    pub(super) work: Option<page::Work>,
    /// The learner wants to hand in.
    pub(super) wish: Option<Wish>,
}

impl Works {
    /// Those of an attempt of somebody.
    pub(super) fn of(account: Option<AccountId>) -> Self {
        Self { account, ..Self::default() }
    }
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
            if self.batch().is_empty() {
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

    fn batch(self) -> Vec<AnswerDraft> {
        self.sheet.try_with_untracked(|sheet| sheet.batch(MOST_ANSWERS)).unwrap_or_default()
    }

    async fn send_all(self) -> Flushed {
        let mut sent_at = None;
        let mut is_behind = false;
        loop {
            if !self.is_ours() {
                return Flushed::Waiting;
            }
            let answers = self.batch();
            let Some(session) = self.session().filter(|_| !answers.is_empty()) else { break };
            self.sync.set(SyncState::Sending);
            let (of, batch) = (OfAttempt { attempt: self.id() }, AnswerBatch { answers });
            match call::<SaveAnswers>(&session, &of, &batch).await {
                Ok(told) => {
                    self.works.try_update_value(|works| works.failed = 0);
                    self.is_away.try_set(false);
                    self.hear_deadline(told.deadline_at);
                    for (draft, receipt) in batch.answers.iter().zip(told.receipts) {
                        is_behind |= self.note(draft, receipt, &mut sent_at);
                    }
                    self.forget(&batch.answers).await;
                }
                Err(error) if is_passing(&error) => return self.wait(&error),
                Err(error) if error.is(&NOT_FOUND) => {
                    self.is_closed.try_set(true);
                    self.show_waiting();
                    return Flushed::Closed;
                }
                // The server will not take these however often they are sent; they stay on this device.
                Err(_) => {
                    self.sheet.try_update(|sheet| {
                        batch.answers.iter().for_each(|draft| sheet.refuse(draft.slot, draft.rev));
                    });
                }
            }
        }
        self.settle(sent_at);
        if is_behind {
            self.catch_up().await;
        }
        self.outcome()
    }

    /// Notes what became of a draft; says whether another device has answered later.
    fn note(self, draft: &AnswerDraft, receipt: AnswerReceipt, sent_at: &mut Option<DateTime<Utc>>) -> bool {
        let (slot, rev) = (draft.slot, draft.rev);
        match receipt.fate {
            Fate::Kept { rev, saved_at, .. } => {
                *sent_at = (*sent_at).max(Some(saved_at));
                self.sheet.try_update(|sheet| sheet.acknowledge(slot, rev)).unwrap_or_default()
            }
            Fate::Aside { .. } => {
                self.is_closed.try_set(true);
                self.sheet.try_update(|sheet| sheet.acknowledge(slot, rev));
                false
            }
            Fate::Refused { .. } => {
                self.sheet.try_update(|sheet| sheet.refuse(slot, rev));
                false
            }
        }
    }

    fn settle(self, sent_at: Option<DateTime<Utc>>) {
        match (self.waiting(), sent_at) {
            (0, Some(at)) => self.sync.set(SyncState::Sent(at)),
            (0, None) => {}
            (_, _) => self.show_waiting(),
        }
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
        let Some(session) = self.session() else { return Ok(()) };
        let view = call::<GetAttempt>(&session, &OfAttempt { attempt: self.id() }, &()).await?;
        if self.sheet.try_with_untracked(|_| ()).is_some() {
            self.refresh(view);
        }
        Ok(())
    }
}

/// Whether another try may help: no answer, a busy server, a session that is being renewed.
pub(super) fn is_passing(error: &CallError) -> bool {
    error.problem().is_none_or(|problem| problem.status >= 500 || matches!(problem.status, 401 | 429))
}
