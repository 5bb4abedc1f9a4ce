//! The end of an attempt: handed in by the learner, by the clock, or elsewhere.

use std::time::Duration;

use client::CallError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::quiz::{OfAttempt, SubmitAttempt};
use shared::problem::NOT_FOUND;

use super::addresses;
use super::draft_box::{DraftBox, Hold};
use super::sending::Flushed;
use crate::api::call;
use crate::platform::clock;
use crate::ui::prelude::*;

/// How long to wait before the next try to hand in.
const AGAIN: Duration = Duration::from_secs(5);

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
    /// It could not be handed in yet.
    Stuck(Why, CallError),
    /// The server does not have all answers yet.
    Unsent(Why),
    /// It is over, and the result is on its way.
    Over,
}

/// The end of an attempt.
#[derive(Clone, Copy)]
pub(super) struct Closing {
    /// Where it stands.
    pub(super) phase: RwSignal<Phase>,
    /// Seconds left, where there is a limit.
    pub(super) left_s: Signal<Option<u32>>,
    opened: DraftBox,
    leave: Callback<(String,)>,
}

impl Closing {
    /// Watches the clock and the server; `leave` goes to an address.
    pub(super) fn watch(opened: DraftBox, leave: impl Fn(String) + Send + Sync + 'static) -> Self {
        let now = use_now();
        let left_s = Memo::new(move |_| opened.left_s(now.get()));
        let closing = Self {
            phase: RwSignal::new(Phase::Open),
            left_s: left_s.into(),
            opened,
            leave: Callback::from(move |address: String| leave(address)),
        };
        Effect::new(move |_| {
            let is_up = left_s.get() == Some(0);
            let (Some(is_closed), Some(hold)) = (opened.is_closed.try_get(), opened.hold.try_get()) else {
                return;
            };
            // Another tab that answers also hands in, with all that it has.
            let is_up = is_up && hold == Hold::Ours;
            let why = if is_closed { Some(Why::Elsewhere) } else { is_up.then_some(Why::TimeUp) };
            if let Some(why) = why
                && matches!(closing.phase.get_untracked(), Phase::Open)
            {
                closing.end(why);
            }
        });
        closing
    }

    /// Whether the learner can no longer answer, tracked.
    pub(super) fn is_locked(self) -> bool {
        self.phase.with(|phase| match phase {
            Phase::Open => false,
            Phase::Ending(why) | Phase::Stuck(why, _) | Phase::Unsent(why) => *why != Why::Asked,
            Phase::Over => true,
        })
    }

    /// Sends what is unsent and hands in.
    pub(super) fn end(self, why: Why) {
        if matches!(self.phase.get_untracked(), Phase::Ending(_) | Phase::Over) {
            return;
        }
        self.phase.set(Phase::Ending(why));
        spawn_local(async move { self.run(why).await });
    }

    async fn run(self, why: Why) {
        let flushed = self.opened.flush().await;
        match (flushed, why) {
            (Flushed::Waiting, _) => return self.wait(why, Phase::Unsent(why)),
            // A clock that runs ahead must not take away time: the server says how late it is.
            (Flushed::All, Why::TimeUp) => match self.opened.read_again().await {
                Ok(()) if self.left_now().is_some_and(|left| left > 1) => {
                    self.phase.try_set(Phase::Open);
                    return;
                }
                Ok(()) => {}
                Err(error) => return self.wait(why, Phase::Stuck(why, error)),
            },
            (Flushed::All | Flushed::Closed, _) => {}
        }
        let Some(session) = self.opened.session() else { return };
        let of = OfAttempt { attempt: self.opened.id() };
        match call::<SubmitAttempt>(&session, &of, &()).await {
            Ok(_) => self.finish(if flushed == Flushed::Closed { Why::Elsewhere } else { why }),
            Err(error) if error.is(&NOT_FOUND) => {
                self.phase.try_set(Phase::Stuck(why, error));
            }
            Err(error) => self.wait(why, Phase::Stuck(why, error)),
        }
    }

    fn left_now(self) -> Option<u32> {
        untrack(|| self.opened.left_s(clock::now()))
    }

    /// Says what hinders; an end that nobody asked for is tried again by itself.
    fn wait(self, why: Why, phase: Phase) {
        self.phase.try_set(phase);
        if why != Why::Asked {
            set_timeout(
                move || {
                    if self.phase.try_get_untracked().is_some() {
                        self.end(why);
                    }
                },
                AGAIN,
            );
        }
    }

    fn finish(self, why: Why) {
        let why = match (why, self.left_now()) {
            (Why::Elsewhere, Some(0)) => Why::TimeUp,
            _ => why,
        };
        let attempt = self.opened.id();
        if self.phase.try_set(Phase::Over).is_none() {
            self.leave.try_run((addresses::result(attempt, why),));
        }
        DraftBox::close(attempt);
    }
}
