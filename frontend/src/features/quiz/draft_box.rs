//! The draft box: keeps every change of an attempt on this device first; [`sending`](super::sending) sends it.
//!
//! It lives outside the pages, so that going from question to review needs no connection, and sending and handing in go
//! on whatever page is open. **Invariant:** a draft leaves the device's outbox only when the server has said what became
//! of it, and only the tab that holds the attempt makes drafts.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, Utc};
use grading::Response;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::media::AnswerFile;
use shared::api::quiz::{AnswerDraft, AttemptView};
use shared::id::{AccountId, AttemptId};

use super::closing::Phase;
use super::files::{Known, Shelf};
use super::model::{ServerClock, Sheet, seconds_left, tenths_since};
use super::on_way::OnWay;
use super::sending::Works;
use super::{mail, names};
use crate::platform::hold::{Ask, hold, let_go};
use crate::platform::{clock, outbox, page, reading};
use crate::session::Session;
use crate::text::quiz as text;
use crate::ui::SyncState;

/// How long typing may pause before what was typed is sent.
const PAUSE: Duration = Duration::from_millis(600);

/// When a change is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pace {
    /// When typing pauses.
    WhenQuiet,
    /// At once: something was chosen.
    Now,
}

/// Which tab answers an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// Not known yet, or still taking up what is on this device: a moment after opening.
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
    /// The names of the files of its answers.
    files: RwSignal<Known>,
    /// The server's clock.
    pub(super) clock: RwSignal<ServerClock>,
    /// Files of its answers that are being sent.
    pub(super) on_way: RwSignal<OnWay>,
    /// Rises when answers came from elsewhere, so that fields are drawn anew.
    epoch: RwSignal<u32>,
    /// The same for one question.
    turns: RwSignal<BTreeMap<u16, u32>>,
    /// The server takes nothing more.
    pub(super) is_closed: RwSignal<bool>,
    /// There is no connection.
    pub(super) is_away: RwSignal<bool>,
    /// Which tab answers.
    pub(super) hold: RwSignal<Hold>,
    /// Where its end stands.
    pub(super) phase: RwSignal<Phase>,
    pub(super) session: StoredValue<Session, LocalStorage>,
    pub(super) sync: RwSignal<SyncState>,
    pub(super) works: StoredValue<Works, LocalStorage>,
}

thread_local! {
    static OPEN: RefCell<Option<(AttemptId, Owner, DraftBox)>> = const { RefCell::new(None) };
}

/// The name that one tab holds.
pub(super) fn hold_name(attempt: AttemptId) -> String {
    format!("sinau-attempt-{attempt}")
}

fn reading_of(view: &AttemptView) -> ServerClock {
    ServerClock { server: view.server_now, wall: clock::now(), open_ms: reading::since_open_ms() }
}

impl DraftBox {
    /// The box of an attempt, if it is open on this page.
    pub(super) fn find(attempt: AttemptId) -> Option<Self> {
        OPEN.with_borrow(|open| open.as_ref().filter(|(id, ..)| *id == attempt).map(|(.., found)| *found))
    }

    /// Whether a box is open on this page.
    pub(super) fn is_any_open() -> bool {
        OPEN.with_borrow(Option::is_some)
    }

    /// Opens the box of an attempt with what the server says, or brings the open one up to date.
    pub(super) fn open(view: AttemptView, session: Session, sync: RwSignal<SyncState>) -> Self {
        if let Some(found) = Self::find(view.id) {
            found.refresh(view);
            return found;
        }
        let owner = Owner::new_root(None);
        let (id, is_closed) = (view.id, view.submitted_at.is_some());
        let works = Works::of(session.account());
        let opened = owner.with(|| Self {
            clock: RwSignal::new(reading_of(&view)),
            sheet: RwSignal::new(Sheet::default()),
            files: RwSignal::new(view.files.iter().map(|file| (file.id, file.clone())).collect()),
            on_way: RwSignal::new(OnWay::default()),
            epoch: RwSignal::new(0),
            turns: RwSignal::new(BTreeMap::new()),
            is_closed: RwSignal::new(is_closed),
            is_away: RwSignal::new(false),
            hold: RwSignal::new(Hold::Asking),
            phase: RwSignal::new(Phase::Open),
            session: StoredValue::new_local(session),
            sync,
            works: StoredValue::new_local(works),
            view: StoredValue::new(view),
        });
        opened.fill();
        opened.works.update_value(|works| works.work = Some(page::at_work()));
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
            (Some(Hold::Asking), true) => spawn_local(self.begin()),
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

    /// Takes up what an earlier page left on this device.
    async fn begin(self) {
        let has_news = self.restore().await;
        if self.hold.try_get_untracked() != Some(Hold::Asking) {
            return;
        }
        if has_news {
            self.epoch.update(|epoch| *epoch += 1);
        }
        self.hold.set(Hold::Ours);
        self.send_now();
        self.resume();
    }

    /// Takes up what another tab has answered: from the server what that has, from this device what it has not.
    async fn take_up(self) {
        self.hold.try_set(Hold::Taking);
        // Without a connection what is on this device must do; higher revisions make the next change the latest.
        let _seen = self.read_again().await;
        if self.hold.try_get_untracked() != Some(Hold::Taking) {
            return;
        }
        self.restore().await;
        if self.hold.try_get_untracked() != Some(Hold::Taking) {
            return;
        }
        let now = self.now();
        let floor = self.view.with_value(|view| tenths_since(view.started_at, now));
        self.sheet.update(|sheet| sheet.overtake(floor));
        self.epoch.update(|epoch| *epoch += 1);
        self.hold.set(Hold::Ours);
        self.send_now();
        self.resume();
    }

    /// Forgets the box of an attempt.
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
    }

    /// Takes the drafts of this device that are newer than what is known, and the wish to hand in; says whether there
    /// were any.
    async fn restore(self) -> bool {
        let Some(account) = self.account() else { return false };
        let found = mail::of(account, self.id()).await;
        let known = self.view.try_with_value(|view| view.files.clone()).unwrap_or_default();
        let named = names::recall(account, self.id(), &known).await;
        self.files.try_update(|files| files.extend(named.into_iter().map(|file| (file.id, file))));
        if let Some(wish) = found.wish {
            self.works.try_update_value(|works| works.wish = Some(wish));
        }
        let mut done = Vec::new();
        let has_news = self.sheet.try_update(|sheet| {
            let mut has_news = false;
            for draft in found.drafts {
                if sheet.is_sent(draft.slot, draft.rev) {
                    done.push(draft);
                } else {
                    has_news |= sheet.restore(draft);
                }
            }
            has_news
        });
        self.forget(&done).await;
        has_news.unwrap_or_default()
    }

    /// Forgets drafts of which the server has said what became of them.
    pub(super) async fn forget(self, drafts: &[AnswerDraft]) {
        if let (Some(account), false) = (self.account(), drafts.is_empty()) {
            outbox::remove(&mail::pairs(account, self.id(), drafts)).await;
        }
    }

    /// Where the names of its files are remembered: on this device, until the server tells them.
    pub(super) fn shelf(self, slot: u16) -> Shelf {
        let remember = move |(file,): (AnswerFile,)| {
            self.files.try_update(|files| files.insert(file.id, file.clone()));
            if let Some(account) = self.account() {
                spawn_local(names::keep(account, self.id(), file));
            }
        };
        Shelf {
            slot,
            known: self.files,
            on_way: self.on_way,
            remember: Callback::new(remember),
            is_away: self.is_away.into(),
        }
    }

    /// Whose attempt it is.
    pub(super) fn account(self) -> Option<AccountId> {
        self.works.try_with_value(|works| works.account).flatten()
    }

    /// The server's time now.
    pub(super) fn now(self) -> DateTime<Utc> {
        let now = clock::now();
        let known = self.clock.try_get_untracked();
        known.map_or(now, |server| server.now(now, reading::since_open_ms()))
    }

    /// Takes the end of the attempt as the server tells it: it comes later where the learner was given more time.
    pub(super) fn hear_deadline(self, deadline_at: Option<DateTime<Utc>>) {
        let before = self.view.try_update_value(|view| std::mem::replace(&mut view.deadline_at, deadline_at));
        if before.is_some_and(|before| before < deadline_at) {
            page::announce(text::more_time());
            // The time left is told anew.
            self.clock.try_update(|_| ());
        }
    }

    /// Takes what the server says now.
    pub(super) fn refresh(self, view: AttemptView) {
        self.clock.set(reading_of(&view));
        self.hear_deadline(view.deadline_at);
        if view.submitted_at.is_some() {
            self.is_closed.set(true);
        }
        self.files.try_update(|files| files.extend(view.files.into_iter().map(|file| (file.id, file))));
        let news = self.sheet.try_update(|sheet| {
            let news = sheet.news(&view.answers);
            sheet.merge_server(view.answers);
            news
        });
        self.draw_anew(&news.unwrap_or_default());
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
        let now = self.now();
        let draft = self.sheet.try_update(|sheet| sheet.answer(slot, response, now)).flatten();
        self.keep(draft, pace);
    }

    /// Clears the answer of a question, whose fields are drawn anew.
    pub(super) fn clear(self, slot: u16) {
        self.answer(slot, None, Pace::Now);
        self.draw_anew(&[slot]);
    }

    /// Has the fields of some questions drawn anew; those of others stay, with the files that they send.
    fn draw_anew(self, slots: &[u16]) {
        if !slots.is_empty() {
            self.turns.try_update(|turns| {
                for slot in slots {
                    let turn = turns.entry(*slot).or_default();
                    *turn = turn.wrapping_add(1);
                }
            });
        }
    }

    /// Rises when the fields of a question are to be drawn anew, tracked.
    pub(super) fn turn(self, slot: u16) -> (Option<u32>, Option<u32>) {
        (self.epoch.try_get(), self.turns.try_with(|turns| turns.get(&slot).copied()).flatten())
    }

    /// Sets whether the learner is in doubt about a question.
    pub(super) fn flag(self, slot: u16, is_flagged: bool) {
        if !self.is_ours() {
            return;
        }
        let now = self.now();
        let draft = self.sheet.try_update(|sheet| sheet.flag(slot, is_flagged, now)).flatten();
        self.keep(draft, Pace::Now);
    }

    /// Puts a draft into the outbox, then sends it; drafts made while the disk writes are written together.
    fn keep(self, draft: Option<AnswerDraft>, pace: Pace) {
        let Some(draft) = draft else { return };
        let is_writing = self.works.try_update_value(|works| {
            works.unkept.insert(draft.slot, draft);
            works.pace = works.pace.max(Some(pace));
            std::mem::replace(&mut works.is_keeping, true)
        });
        if is_writing == Some(false) {
            spawn_local(self.keep_all());
        }
    }

    async fn keep_all(self) {
        loop {
            let taken = self.works.try_update_value(|works| {
                works.is_keeping = !works.unkept.is_empty();
                (std::mem::take(&mut works.unkept), works.pace.take())
            });
            let Some((unkept, pace)) = taken.filter(|(unkept, _)| !unkept.is_empty()) else { return };
            let drafts: Vec<AnswerDraft> = unkept.into_values().collect();
            let is_kept = match self.account() {
                Some(account) => outbox::put(&mail::pairs(account, self.id(), &drafts)).await,
                None => false,
            };
            // What a run under way has sent meanwhile need not be kept.
            let is_sent = |draft: &AnswerDraft| {
                self.sheet
                    .try_with_untracked(|sheet| sheet.is_sent(draft.slot, draft.rev))
                    .unwrap_or_default()
            };
            let sent: Vec<AnswerDraft> = drafts.into_iter().filter(is_sent).collect();
            self.forget(&sent).await;
            if self.is_away.try_get_untracked().unwrap_or_default() || !is_kept {
                self.show_waiting();
            } else {
                self.sync.set(SyncState::SavedHere);
            }
            match pace {
                Some(Pace::Now) => self.send_now(),
                Some(Pace::WhenQuiet) | None => self.send_after(PAUSE),
            }
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
