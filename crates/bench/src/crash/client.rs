//! One client: begins attempts, keeps answers, hands in, and compares what the server has with what it acknowledged.
//!
//! **Invariant:** what was not answered is asked again until it is; the server is believed in nothing else.

use std::rc::Rc;
use std::time::{Duration, Instant};

use shared::api::quiz::{
    AnswerBatch, AnswerDraft, AttemptView, Fate, GetAttempt, GetQuiz, OfAttempt, Receipt, SaveAnswers,
    StartAttempt, SubmitAttempt,
};
use shared::endpoint::Endpoint;
use shared::id::AttemptId;

use super::Stage;
use crate::crowd::{Learner, Quiz};
use crate::device::Device;
use crate::dice::Dice;
use crate::ledger::Ledger;
use crate::papers::duplicates;
use crate::retry::Trouble;
use crate::sittings::response;

/// The longest pause between two requests of a client.
const PAUSE: Duration = Duration::from_millis(250);
/// How long a client waits that has found nobody: less than the app, so that much is under way at the next kill.
const AWAY: (Duration, Duration) = (Duration::from_millis(100), Duration::from_millis(400));
/// Answers in a batch, at the most.
const BATCH: usize = 5;

/// A client with its quizzes, of which one is sat at a time.
pub(super) struct Client {
    device: Device,
    quizzes: Vec<Quiz>,
    /// The quiz that is sat.
    place: usize,
    open: Option<Open>,
    closed: Vec<Closed>,
    dice: Dice,
    stage: Rc<Stage>,
    life: usize,
    renewal: usize,
    /// Whether it met what it cannot go on from.
    is_stuck: bool,
}

/// The attempt that is open.
struct Open {
    view: AttemptView,
    since: Instant,
    ledger: Ledger,
    /// The batch before, to be sent again now and then.
    before: Vec<AnswerDraft>,
}

/// An attempt that was handed in.
struct Closed {
    ledger: Ledger,
    receipt: Receipt,
}

impl Client {
    pub(super) fn new(learner: Learner, dice: Dice, stage: Rc<Stage>) -> Self {
        let quizzes = learner.quizzes.into_iter().filter(|quiz| !quiz.is_timed).collect();
        Self {
            device: learner.device,
            quizzes,
            place: 0,
            open: None,
            closed: Vec::new(),
            dice,
            stage,
            life: 0,
            renewal: 0,
            is_stuck: false,
        }
    }

    /// Works until the run is over; what was sent is acknowledged by then.
    pub(super) async fn run(mut self) -> Self {
        while !self.stage.is_over.get() && !self.is_stuck {
            tokio::time::sleep(self.dice.between(Duration::ZERO, PAUSE)).await;
            self.renew().await;
            if self.life != self.stage.life.get() {
                self.life = self.stage.life.get();
                self.compare().await;
            }
            match self.dice.below(1000) {
                _ if self.open.is_none() => self.begin().await,
                0..4 if self.may_begin_another() => self.hand_in().await,
                4..24 => self.begin().await,
                24..104 => self.save_again().await,
                _ => self.save().await,
            }
        }
        self
    }

    /// Asks until there is an answer. Nothing comes back where the answer will always be the same refusal.
    async fn ask<E: Endpoint>(&mut self, params: &E::Params, body: &E::Body) -> Option<E::Output> {
        loop {
            match self.device.call::<E>(params, body).await {
                Ok(output) => return Some(output),
                Err(Trouble::Away) => self.stage.tally.borrow_mut().retried += 1,
                Err(Trouble::Busy(_)) => {
                    let mut tally = self.stage.tally.borrow_mut();
                    tally.retried += 1;
                    tally.refused += 1;
                }
                Err(Trouble::SignedOut) => drop(self.device.renew().await),
                Err(Trouble::Fault(words)) => self.surprise::<E>(&words),
                Err(Trouble::Wrong(words)) => {
                    self.surprise::<E>(&words);
                    self.is_stuck = true;
                    return None;
                }
            }
            tokio::time::sleep(self.dice.between(AWAY.0, AWAY.1)).await;
        }
    }

    fn surprise<E: Endpoint>(&self, words: &str) {
        self.stage.tally.borrow_mut().surprise(format!("{}: {words}", E::META.name));
    }

    async fn renew(&mut self) {
        if self.renewal != self.stage.renewal.get() && self.device.renew().await.is_ok() {
            self.renewal = self.stage.renewal.get();
        }
    }

    /// Whether there is something to sit after this attempt.
    fn may_begin_another(&self) -> bool {
        self.quizzes.iter().any(|quiz| quiz.used < quiz.allowed)
    }

    /// Begins an attempt; where one is open, the same must come back.
    async fn begin(&mut self) {
        if self.open.is_none() {
            let next = self.quizzes.iter().position(|quiz| quiz.used < quiz.allowed);
            let Some(place) = next else {
                self.is_stuck = true;
                return;
            };
            self.place = place;
        }
        let Some(of) = self.quizzes.get(self.place).map(|quiz| quiz.of.clone()) else { return };
        let Some(view) = self.ask::<StartAttempt>(&of, &()).await else { return };
        let mut tally = self.stage.tally.borrow_mut();
        if let Some(open) = &self.open {
            tally.duplicates += u32::from(open.view.id != view.id);
            return;
        }
        let Some(quiz) = self.quizzes.get_mut(self.place) else { return };
        quiz.used += 1;
        tally.begun += 1;
        // A lost answer was asked for again: a second attempt would have the next number.
        tally.duplicates += u32::from(view.number != quiz.used);
        drop(tally);
        self.open = Some(Open { view, since: Instant::now(), ledger: Ledger::default(), before: Vec::new() });
    }

    /// Keeps one or several answers, each with its next revision.
    async fn save(&mut self) {
        let many = if self.dice.happens(700) { 1 } else { 2 + self.dice.below(BATCH - 1) };
        let Some(open) = &mut self.open else { return };
        let made_at = open.view.started_at + open.since.elapsed();
        let mut drafts: Vec<AnswerDraft> = Vec::new();
        for _ in 0..many {
            let Some(item) = open.view.items.get(self.dice.below(open.view.items.len())) else { return };
            if drafts.iter().any(|draft| draft.slot == item.slot) {
                continue;
            }
            let rev = open.ledger.next(item.slot);
            let response = if self.dice.happens(50) { None } else { response(&item.prompt, rev).ok() };
            let is_flagged = self.dice.happens(200);
            drafts.push(AnswerDraft { slot: item.slot, rev, made_at, response, is_flagged });
        }
        self.send(drafts).await;
    }

    /// Sends the batch before once more: some of its revisions have been overtaken since.
    async fn save_again(&mut self) {
        let before = self.open.as_ref().map(|open| open.before.clone()).unwrap_or_default();
        self.stage.tally.borrow_mut().sent_again += u32::try_from(before.len()).unwrap_or_default();
        self.send(before).await;
    }

    async fn send(&mut self, drafts: Vec<AnswerDraft>) {
        let Some(open) = &mut self.open else { return };
        if drafts.is_empty() {
            return;
        }
        let of = OfAttempt { attempt: open.view.id };
        let marks = open.ledger.send(&drafts);
        let batch = AnswerBatch { answers: drafts };
        let Some(told) = self.ask::<SaveAnswers>(&of, &batch).await else { return };
        let Some(open) = &mut self.open else { return };
        let mut tally = self.stage.tally.borrow_mut();
        if told.receipts.len() != batch.answers.len() {
            tally.surprise(format!("{} receipts for {} answers", told.receipts.len(), batch.answers.len()));
        }
        for (draft, receipt) in batch.answers.iter().zip(told.receipts) {
            match &receipt.fate {
                Fate::Kept { rev, is_late: false, .. } if receipt.slot == draft.slot => {
                    tally.acknowledged += 1;
                    tally.found(open.ledger.acknowledge(&marks, draft.slot, draft.rev, *rev));
                }
                Fate::Kept { .. } | Fate::Aside { .. } | Fate::Refused { .. } => {
                    tally.surprise(format!("an answer was not kept: {receipt:?}"));
                }
            }
        }
        open.before = batch.answers;
    }

    /// Hands in, at times twice: the receipt must be one.
    async fn hand_in(&mut self) {
        let Some(attempt) = self.open.as_ref().map(|open| open.view.id) else { return };
        let of = OfAttempt { attempt };
        let Some(receipt) = self.ask::<SubmitAttempt>(&of, &()).await else { return };
        let Some(open) = self.open.take() else { return };
        self.stage.tally.borrow_mut().submitted += 1;
        self.closed.push(Closed { ledger: open.ledger, receipt });
        if self.dice.happens(500) {
            self.compare_closed(self.closed.len() - 1).await;
        }
        self.compare_quiz(self.place).await;
    }

    /// Reads the open attempt and compares.
    async fn compare(&mut self) {
        let Some((attempt, marks)) = self.open.as_ref().map(|open| (open.view.id, open.ledger.marks()))
        else {
            return;
        };
        let Some(view) = self.ask::<GetAttempt>(&OfAttempt { attempt }, &()).await else { return };
        let Some(open) = &mut self.open else { return };
        let found = open.ledger.check(&marks, &view.answers);
        self.stage.tally.borrow_mut().compare(found);
    }

    /// Hands in once more what was handed in, reads it and compares.
    async fn compare_closed(&mut self, place: usize) {
        let Some(attempt) = self.closed.get(place).map(|closed| closed.receipt.attempt) else { return };
        let of = OfAttempt { attempt };
        let Some(receipt) = self.ask::<SubmitAttempt>(&of, &()).await else { return };
        let Some(view) = self.ask::<GetAttempt>(&of, &()).await else { return };
        let Some(closed) = self.closed.get_mut(place) else { return };
        let marks = closed.ledger.marks();
        let found = closed.ledger.check(&marks, &view.answers);
        let answered = view.answers.iter().filter_map(|answer| answer.response.as_ref());
        let answered = answered.filter(|response| !response.is_blank()).count();
        let mut tally = self.stage.tally.borrow_mut();
        tally.compare(found);
        tally.duplicates += u32::from(receipt != closed.receipt);
        if usize::from(receipt.answered) != answered || view.submitted_at != Some(receipt.submitted_at) {
            tally.surprise(format!("the receipt of {attempt} does not fit what is kept"));
        }
    }

    /// Counts the attempts at a quiz.
    async fn compare_quiz(&mut self, place: usize) {
        let Some(quiz) = self.quizzes.get(place).cloned() else { return };
        let Some(view) = self.ask::<GetQuiz>(&quiz.of, &()).await else { return };
        let open = self.open.as_ref().filter(|_| place == self.place).map(|open| open.view.id);
        let mut tally = self.stage.tally.borrow_mut();
        tally.duplicates += duplicates(&view.attempts, quiz.used);
        let is_open = |id: &AttemptId| view.open == Some(*id);
        if view.open.is_some() != open.is_some() || !open.iter().all(is_open) {
            tally.surprise(format!("attempt {:?} is open, not {open:?}", view.open));
        }
    }

    /// Compares everything that this client ever did.
    pub(super) async fn compare_all(&mut self) {
        self.compare().await;
        for place in 0..self.closed.len() {
            self.compare_closed(place).await;
        }
        for place in 0..self.quizzes.len() {
            self.compare_quiz(place).await;
        }
        if self.open.as_ref().is_some_and(|open| open.ledger.unsettled() > 0) && !self.is_stuck {
            self.stage.tally.borrow_mut().surprise("an answer waits though the run is over".to_owned());
        }
    }
}
