//! The draft box: keeps every change of an attempt on this device first; [`sending`](super::sending) sends it.
//!
//! It lives outside the pages, so that going from question to review needs no connection and sending goes on whatever
//! page is open. **Invariant:** a draft leaves the device's storage only when the server has named its revision, and only
//! the tab that holds the attempt makes drafts.

use std::cell::RefCell;
use std::time::Duration;

use chrono::{DateTime, Utc};
use grading::Response;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::quiz::{AnswerDraft, AttemptView};
use shared::id::{AccountId, AttemptId};

use super::model::{ServerClock, Sheet, seconds_left, tenths_since};
use super::sending::Works;
use crate::platform::hold::{Ask, hold, let_go};
use crate::platform::keep::{self, Waiting};
use crate::platform::{clock, page, reading};
use crate::session::Session;
use crate::text::quiz as text;
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

/// Which tab answers an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// Not known yet: a moment after opening.
    Asking,
    /// This one.
    Ours,
    /// Another one.
    Elsewhere,
    /// This one, once it has what the other one answered.
    Taking,
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
    /// Which tab answers.
    pub(super) hold: RwSignal<Hold>,
    pub(super) session: StoredValue<Session, LocalStorage>,
    pub(super) sync: RwSignal<SyncState>,
    pub(super) works: StoredValue<Works, LocalStorage>,
    account: Option<AccountId>,
}

thread_local! {
    static OPEN: RefCell<Option<(AttemptId, Owner, DraftBox)>> = const { RefCell::new(None) };
}

fn key(account: AccountId, attempt: AttemptId, slot: u16) -> String {
    keep::key(account, Waiting::Answers, &format!("{attempt}:{slot}"))
}

fn kept(key: &str) -> Option<AnswerDraft> {
    serde_json::from_str(&keep::get(key)?).ok()
}

/// The name that one tab holds.
fn hold_name(attempt: AttemptId) -> String {
    format!("sinau-attempt-{attempt}")
}

fn reading_of(view: &AttemptView) -> ServerClock {
    ServerClock { server: view.server_now, wall: clock::now(), open_ms: reading::since_open_ms() }
}

/// How many answers of a closed attempt never reached the server and are still on this device.
pub(super) fn left_behind(account: Option<AccountId>, attempt: AttemptId, questions: u16) -> u32 {
    let Some(account) = account else { return 0 };
    let left = (0..questions).filter(|slot| keep::get(&key(account, attempt, *slot)).is_some());
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
        let account = session.account();
        let opened = owner.with(|| Self {
            clock: RwSignal::new(reading_of(&view)),
            sheet: RwSignal::new(Sheet::default()),
            epoch: RwSignal::new(0),
            is_closed: RwSignal::new(is_closed),
            is_away: RwSignal::new(false),
            hold: RwSignal::new(Hold::Asking),
            account,
            session: StoredValue::new_local(session),
            sync,
            works: StoredValue::new_local(Works::default()),
            view: StoredValue::new(view),
        });
        opened.fill();
        let before = OPEN.with_borrow_mut(|open| open.replace((id, owner, opened)));
        if let Some((other, ..)) = before {
            let_go(&hold_name(other));
        }
        hold(&hold_name(id), Ask::Wait, move |is_ours| opened.hear(is_ours));
        opened
    }

    /// Goes on with the attempt in this tab, whichever tab has it.
    pub(super) fn take_over(self) {
        if self.hold.get_untracked() == Hold::Elsewhere {
            self.hold.set(Hold::Taking);
            hold(&hold_name(self.id()), Ask::Take, move |is_ours| self.hear(is_ours));
        }
    }

    /// Whether this tab may answer and send.
    pub(super) fn is_ours(self) -> bool {
        self.hold.try_get_untracked() == Some(Hold::Ours)
    }

    fn hear(self, is_ours: bool) {
        match (self.hold.try_get_untracked(), is_ours) {
            (None, _) | (Some(Hold::Ours), true) => {}
            (Some(Hold::Asking), true) => {
                self.hold.set(Hold::Ours);
                self.send_now();
            }
            (Some(Hold::Elsewhere | Hold::Taking), true) => spawn_local(self.take_up()),
            (Some(before), false) => {
                self.stop_timer();
                self.hold.set(Hold::Elsewhere);
                self.sync.set(SyncState::Idle);
                if before != Hold::Elsewhere {
                    page::announce(text::elsewhere_title());
                }
            }
        }
    }

    /// Takes up what another tab has answered: from the server what that has, from this device what it has not.
    async fn take_up(self) {
        self.hold.try_set(Hold::Taking);
        // Without a connection what is on this device must do; higher revisions make the next change the latest.
        let _seen = self.read_again().await;
        if self.hold.try_get_untracked() != Some(Hold::Taking) {
            return;
        }
        self.restore();
        let now = self.clock.get_untracked().now(clock::now(), reading::since_open_ms());
        let floor = self.view.with_value(|view| tenths_since(view.started_at, now));
        self.sheet.update(|sheet| sheet.overtake(floor));
        self.epoch.update(|epoch| *epoch += 1);
        self.hold.set(Hold::Ours);
        self.send_now();
    }

    /// Forgets the box once its attempt is over.
    pub(super) fn close(attempt: AttemptId) {
        let gone = OPEN.with_borrow_mut(|open| open.take_if(|(id, ..)| *id == attempt));
        if let Some((_, _, closed)) = &gone {
            let_go(&hold_name(attempt));
            closed.stop_timer();
            closed.sync.set(SyncState::Idle);
        }
    }

    fn fill(self) {
        let answers = self.view.with_value(|view| view.answers.clone());
        self.sheet.update(|sheet| {
            sheet.merge_server(answers);
        });
        self.restore();
    }

    /// Takes the drafts of this device that are newer than what is known.
    fn restore(self) {
        let slots = self.view.with_value(|view| view.items.iter().map(|item| item.slot).collect::<Vec<_>>());
        self.sheet.update(|sheet| {
            for slot in slots {
                let Some(key) = self.key(slot) else { return };
                let Some(draft) = kept(&key) else { continue };
                if sheet.is_sent(slot, draft.rev) {
                    keep::remove(&key);
                } else {
                    sheet.restore(slot, draft);
                }
            }
        });
    }

    fn key(self, slot: u16) -> Option<String> {
        Some(key(self.account?, self.view.try_with_value(|view| view.id)?, slot))
    }

    /// Forgets the kept draft of a question up to a revision that the server has.
    pub(super) fn forget_kept(self, slot: u16, rev: u32) {
        let Some(key) = self.key(slot) else { return };
        if kept(&key).is_some_and(|draft| draft.rev <= rev) {
            keep::remove(&key);
        }
    }

    /// Takes what the server says now.
    pub(super) fn refresh(self, view: AttemptView) {
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
        if !self.is_ours() {
            return;
        }
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
        if !self.is_ours() {
            return;
        }
        let draft = self.sheet.try_update(|sheet| sheet.flag(slot, is_flagged)).flatten();
        self.keep(slot, draft, Pace::Now);
    }

    fn keep(self, slot: u16, draft: Option<AnswerDraft>, pace: Pace) {
        let Some(draft) = draft else { return };
        let text = serde_json::to_string(&draft).unwrap_or_default();
        let is_kept = self.key(slot).is_some_and(|key| keep::put(&key, &text));
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

    /// How many drafts the server does not have.
    pub(super) fn waiting(self) -> u32 {
        self.sheet.try_with_untracked(Sheet::unsent).unwrap_or_default()
    }

    /// Shows how many drafts wait, and whether there is a connection.
    pub(super) fn show_waiting(self) {
        let is_away = self.is_away.try_get_untracked().unwrap_or_default();
        let count = self.waiting();
        self.sync.set(if is_away { SyncState::Offline(count) } else { SyncState::Unsent(count) });
    }

    /// The session to call with.
    pub(super) fn session(self) -> Option<Session> {
        self.session.try_get_value()
    }
}
