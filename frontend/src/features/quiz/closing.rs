//! The end of an attempt: handed in by the learner, by the clock, or elsewhere.
//!
//! **Invariant:** once it was asked for, handing in goes on until the server has done it: on whatever page is open, and
//! through the outbox after the tab is gone ([`delivery`](super::delivery)).

use std::time::Duration;

use client::CallError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::quiz::{OfAttempt, SubmitAttempt};

use super::addresses;
use super::draft_box::{DraftBox, Hold};
use super::mail::{Wish, wish_pair};
use super::sending::{Flushed, is_passing};
use crate::api::call;
use crate::platform::{clock, outbox};
use crate::ui::prelude::*;

/// How long to wait before the next try to hand in.
const AGAIN: Duration = Duration::from_secs(5);
/// How long the learner waits for the server's receipt before the device gives its own.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Why an attempt ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// The learner hands it in.
    Asked,
    /// The time is over.
    TimeUp,
    /// The server takes nothing more.
    Elsewhere,
}

/// Where the end of an attempt stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Phase {
    /// It goes on.
    Open,
    /// Answers are being sent, then it is handed in.
    Ending(Why),
    /// It could not be handed in yet, and is tried again by itself.
    Waiting(Why),
    /// The server refuses.
    Stuck(CallError),
    /// It is over, and the result is on its way.
    Over(Why),
}

/// The end of an attempt, watched by a page.
#[derive(Clone, Copy)]
pub(super) struct Closing {
    /// Where it stands.
    pub(super) phase: RwSignal<Phase>,
    /// Seconds left, where there is a limit.
    pub(super) left_s: Signal<Option<u32>>,
    /// The attempt.
    pub(super) opened: DraftBox,
}

impl Closing {
    /// Watches the clock and the server; `leave` goes to an address.
    pub(super) fn watch(opened: DraftBox, leave: impl Fn(String) + 'static) -> Self {
        let now = use_now();
        let left_s = Memo::new(move |_| opened.left_s(now.get()));
        Effect::new(move |_| {
            let is_up = left_s.get() == Some(0);
            let (Some(is_closed), Some(hold)) = (opened.is_closed.try_get(), opened.hold.try_get()) else {
                return;
            };
            // Another tab that answers also hands in, with all that it has.
            let is_up = is_up && hold == Hold::Ours;
            let why = if is_closed { Some(Why::Elsewhere) } else { is_up.then_some(Why::TimeUp) };
            if let Some(why) = why
                && matches!(opened.phase.get_untracked(), Phase::Open)
            {
                opened.end(why);
            }
        });
        let attempt = opened.id();
        Effect::new(move |_| {
            if let Some(Phase::Over(why)) = opened.phase.try_get() {
                leave(addresses::result(attempt, why));
            }
        });
        opened.works.try_update_value(|works| works.is_watched = true);
        on_cleanup(move || {
            opened.works.try_update_value(|works| works.is_watched = false);
            opened.close_if_over();
        });
        Self { phase: opened.phase, left_s: left_s.into(), opened }
    }

    /// Whether the learner can no longer answer, tracked.
    pub(super) fn is_locked(self) -> bool {
        let is_locked = self.phase.try_with(|phase| match phase {
            Phase::Open | Phase::Stuck(_) => false,
            Phase::Ending(why) => *why != Why::Asked,
            Phase::Waiting(_) | Phase::Over(_) => true,
        });
        is_locked.unwrap_or(true)
    }
}

impl DraftBox {
    /// Sends what is unsent and hands in.
    pub(super) fn end(self, why: Why) {
        if let Some(Phase::Open | Phase::Waiting(_) | Phase::Stuck(_)) = self.phase.try_get_untracked() {
            self.phase.set(Phase::Ending(why));
            spawn_local(self.hand_in(why));
            set_timeout(move || spawn_local(self.promise_meanwhile()), PATIENCE);
        }
    }

    /// Gives the device's receipt while the server still says nothing.
    async fn promise_meanwhile(self) {
        if let Some(Phase::Ending(why)) = self.phase.try_get_untracked() {
            self.promise(why).await;
            // What the page shows of it is drawn anew.
            self.phase.try_update(|_| ());
        }
    }

    /// Goes on with handing in, where that was asked for: another try, or what an earlier page wished.
    pub(super) fn resume(self) {
        let is_wished = self.works.try_with_value(|works| works.wish.is_some()).unwrap_or_default();
        match self.phase.try_get_untracked() {
            Some(Phase::Waiting(why)) => self.end(why),
            Some(Phase::Open) if is_wished => self.end(Why::Asked),
            _ => {}
        }
    }

    async fn hand_in(self, why: Why) {
        let flushed = self.flush().await;
        match (flushed, why) {
            (Flushed::Waiting, _) => return self.promise_and_wait(why).await,
            // A clock that runs ahead must not take away time: the server says how late it is.
            (Flushed::All, Why::TimeUp) => match self.read_again().await {
                Ok(()) if self.left_now().is_some_and(|left| left > 1) => {
                    self.drop_wish().await;
                    self.phase.try_set(Phase::Open);
                    return;
                }
                Ok(()) => {}
                Err(_) => return self.promise_and_wait(why).await,
            },
            (Flushed::All | Flushed::Closed, _) => {}
        }
        let Some(session) = self.session() else { return };
        let of = OfAttempt { attempt: self.id() };
        match call::<SubmitAttempt>(&session, &of, &()).await {
            Ok(_) => self.finish(if flushed == Flushed::Closed { Why::Elsewhere } else { why }).await,
            Err(error) if is_passing(&error) => self.promise_and_wait(why).await,
            Err(error) => {
                self.drop_wish().await;
                self.phase.try_set(Phase::Stuck(error));
            }
        }
    }

    fn left_now(self) -> Option<u32> {
        untrack(|| self.left_s(clock::now()))
    }

    /// What the learner has asked for, once it has been promised.
    pub(super) fn wish(self) -> Option<Wish> {
        self.works.try_with_value(|works| works.wish.clone()).flatten()
    }

    /// Promises to hand in as soon as that is possible: by this page, or by the next one that is opened.
    async fn promise(self, why: Why) {
        if self.wish().is_some() {
            return;
        }
        let slots = self.view.with_value(|view| view.items.iter().map(|item| item.slot).collect::<Vec<_>>());
        let wish = Wish {
            asked_at: self.now(),
            answered: self.sheet.with_untracked(|sheet| sheet.counts(slots.into_iter())).answered,
            title: self.view.with_value(|view| view.title.clone()),
        };
        let pair = self.account().and_then(|account| wish_pair(account, self.id(), &wish));
        self.works.try_update_value(|works| works.wish = Some(wish));
        // Whose time is over by a clock that runs ahead has asked for nothing: only this page, which asks the server
        // first, hands that in. Where the time is over, the server does so by itself.
        if why == Why::Asked {
            // Without a place to keep it, this page still hands in.
            let _kept = outbox::put(pair.as_slice()).await;
        }
    }

    /// Promises to hand in, and tries again in a while.
    async fn promise_and_wait(self, why: Why) {
        self.promise(why).await;
        if self.phase.try_set(Phase::Waiting(why)).is_none() {
            set_timeout(move || self.resume(), AGAIN);
        }
    }

    async fn drop_wish(self) {
        let wish = self.works.try_update_value(|works| works.wish.take()).flatten();
        let pair = wish.zip(self.account()).and_then(|(wish, account)| wish_pair(account, self.id(), &wish));
        outbox::remove(pair.as_slice()).await;
    }

    async fn finish(self, why: Why) {
        let is_promised = self.wish().is_some();
        self.drop_wish().await;
        let why = match (why, self.left_now()) {
            (Why::Elsewhere, Some(0)) => Why::TimeUp,
            (Why::Elsewhere, _) if is_promised => Why::Asked,
            _ => why,
        };
        self.phase.try_set(Phase::Over(why));
        self.close_if_over();
    }

    /// Forgets the box once its attempt is over and no page shows it.
    fn close_if_over(self) {
        let is_over = matches!(self.phase.try_get_untracked(), Some(Phase::Over(_)));
        if is_over && self.works.try_with_value(|works| works.is_watched) == Some(false) {
            Self::close(self.id());
        }
    }
}
