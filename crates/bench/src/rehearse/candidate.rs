//! A candidate: one learner in the exam, whose requests go out when they are planned.
//!
//! **Invariant:** an answer that was not acknowledged is kept and sent again, and nobody hands in before all of theirs are.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use shared::api::quiz::{
    AnswerBatch, AnswerDraft, Choice, Fate, GetAttempt, GetQuiz, OfAttempt, Prompt, Receipt, SaveAnswers,
    StartAttempt, SubmitAttempt,
};
use shared::endpoint::Endpoint;
use shared::id::AttemptId;
use tokio::sync::Notify;
use tokio::time::Instant;

use super::seen::Seen;
use super::timetable::{Act, Phase};
use crate::crowd::Quiz;
use crate::device::Device;
use crate::dice::Dice;
use crate::ledger::Ledger;
use crate::papers::duplicates;
use crate::retry::{Trouble, pause};
use crate::sittings::response;

/// Nobody tries longer than this.
const PATIENCE: u32 = 30;

/// A learner in the exam.
#[derive(Debug)]
pub(super) struct Candidate {
    /// The device.
    pub(super) device: Device,
    quiz: Quiz,
    paper: RefCell<Option<Paper>>,
    ledger: RefCell<Ledger>,
    /// Answers sent and not acknowledged.
    waiting: Cell<u32>,
    receipt: RefCell<Option<Receipt>>,
    next: Cell<usize>,
    dice: RefCell<Dice>,
    changed: Notify,
    seen: Rc<RefCell<Seen>>,
}

/// What is needed of an attempt to answer it.
#[derive(Debug, Clone)]
struct Paper {
    attempt: AttemptId,
    started_at: chrono::DateTime<chrono::Utc>,
    since: Instant,
    prompts: Rc<[(u16, Prompt)]>,
}

impl Candidate {
    pub(super) fn new(device: Device, quiz: Quiz, dice: Dice, seen: Rc<RefCell<Seen>>) -> Self {
        Self {
            device,
            quiz,
            paper: RefCell::default(),
            ledger: RefCell::default(),
            waiting: Cell::default(),
            receipt: RefCell::default(),
            next: Cell::default(),
            dice: RefCell::new(dice),
            changed: Notify::new(),
            seen,
        }
    }

    /// Does what was planned for a moment.
    pub(super) async fn act(self: Rc<Self>, act: Act, phase: Phase, planned: Instant) {
        match act {
            Act::Start => self.start(planned).await,
            Act::Save => self.save(phase, planned).await,
            Act::Submit => self.submit(planned).await,
        }
    }

    /// Asks until there is a good answer; returns it with the number of tries.
    async fn ask<E: Endpoint>(&self, params: &E::Params, body: &E::Body) -> Option<(E::Output, u32)> {
        for tries in 1..=PATIENCE {
            let trouble = match self.device.call::<E>(params, body).await {
                Ok(output) => return Some((output, tries)),
                Err(trouble) => trouble,
            };
            {
                let mut seen = self.seen.borrow_mut();
                match &trouble {
                    Trouble::Away => seen.unreachable += 1,
                    Trouble::Busy(_) => seen.refused += 1,
                    Trouble::SignedOut => {}
                    Trouble::Fault(words) | Trouble::Wrong(words) => {
                        seen.surprise(format!("{}: {words}", E::META.name));
                    }
                }
            }
            match trouble {
                Trouble::Wrong(_) => return None,
                Trouble::SignedOut => drop(self.device.renew().await),
                Trouble::Away | Trouble::Busy(_) | Trouble::Fault(_) => {}
            }
            let spread = self.dice.borrow_mut().between(Duration::ZERO, Duration::from_secs(1));
            tokio::time::sleep(pause(&trouble, tries, spread)).await;
        }
        self.seen.borrow_mut().surprise(format!("{}: given up", E::META.name));
        None
    }

    fn note(&self, phase: Phase, planned: Instant, tries: u32) {
        self.seen.borrow_mut().note(phase, planned.elapsed(), tries);
    }

    async fn start(&self, planned: Instant) {
        let Some((view, tries)) = self.ask::<StartAttempt>(&self.quiz.of, &()).await else { return };
        self.note(Phase::Start, planned, tries);
        if view.number != self.quiz.used + 1 {
            self.seen.borrow_mut().duplicates += 1;
        }
        *self.paper.borrow_mut() = Some(Paper {
            attempt: view.id,
            started_at: view.started_at,
            since: Instant::now(),
            prompts: view.items.into_iter().map(|item| (item.slot, bare(item.prompt))).collect(),
        });
        self.changed.notify_waiters();
    }

    /// Waits until something holds.
    async fn until<T>(&self, holds: impl Fn() -> Option<T>) -> T {
        loop {
            let changed = self.changed.notified();
            if let Some(found) = holds() {
                return found;
            }
            changed.await;
        }
    }

    async fn save(&self, phase: Phase, planned: Instant) {
        // Who has no paper yet cannot answer, and is the later for it.
        let paper = self.until(|| self.paper.borrow().clone()).await;
        let place = self.next.replace(self.next.get() + 1) % paper.prompts.len().max(1);
        let Some((slot, prompt)) = paper.prompts.get(place) else { return };
        let rev = self.ledger.borrow().next(*slot);
        let draft = AnswerDraft {
            slot: *slot,
            rev,
            made_at: paper.started_at + paper.since.elapsed(),
            response: response(prompt, rev).ok(),
            is_flagged: false,
        };
        let marks = self.ledger.borrow_mut().send([&draft]);
        self.waiting.set(self.waiting.get() + 1);
        let batch = AnswerBatch { answers: vec![draft] };
        let told = self.ask::<SaveAnswers>(&OfAttempt { attempt: paper.attempt }, &batch).await;
        self.waiting.set(self.waiting.get() - 1);
        self.changed.notify_waiters();
        let Some((told, tries)) = told else { return };
        self.note(phase, planned, tries);
        let mut seen = self.seen.borrow_mut();
        match told.receipts.first().map(|receipt| &receipt.fate) {
            Some(Fate::Kept { rev: kept, is_late: false, .. }) => {
                seen.acknowledged += 1;
                let found = self.ledger.borrow_mut().acknowledge(&marks, *slot, rev, *kept);
                seen.findings = seen.findings.and(found);
            }
            other => seen.surprise(format!("an answer was not kept: {other:?}")),
        }
    }

    async fn submit(&self, planned: Instant) {
        let paper = self.until(|| self.paper.borrow().clone()).await;
        self.until(|| (self.waiting.get() == 0).then_some(())).await;
        let of = OfAttempt { attempt: paper.attempt };
        let Some((receipt, tries)) = self.ask::<SubmitAttempt>(&of, &()).await else { return };
        self.note(Phase::Submit, planned, tries);
        *self.receipt.borrow_mut() = Some(receipt);
    }

    /// After the end: every answer as acknowledged, all last answers counted, handed in once.
    pub(super) async fn compare(&self) {
        let (Some(paper), Some(receipt)) = (self.paper.borrow().clone(), self.receipt.borrow().clone())
        else {
            self.seen.borrow_mut().surprise("somebody has not handed in".to_owned());
            return;
        };
        let of = OfAttempt { attempt: paper.attempt };
        let (view, again, quiz) = (
            self.ask::<GetAttempt>(&of, &()).await,
            self.ask::<SubmitAttempt>(&of, &()).await,
            self.ask::<GetQuiz>(&self.quiz.of, &()).await,
        );
        let (Some((view, _)), Some((again, _)), Some((quiz, _))) = (view, again, quiz) else { return };
        let mut ledger = self.ledger.borrow_mut();
        let marks = ledger.marks();
        let found = ledger.check(&marks, &view.answers);
        let is_last = |(slot, rev): (&u16, &u32)| {
            view.answers.iter().any(|answer| answer.slot == *slot && answer.rev == *rev)
        };
        let not_last = ledger.last().iter().filter(|last| !is_last(*last)).count();
        let counted = view.answers.iter().filter_map(|answer| answer.response.as_ref());
        let counted = counted.filter(|response| !response.is_blank()).count();
        let mut seen = self.seen.borrow_mut();
        seen.findings = seen.findings.and(found);
        seen.duplicates += duplicates(&quiz.attempts, self.quiz.used + 1);
        seen.duplicates += u32::from(again != receipt || quiz.open.is_some() || view.submitted_at.is_none());
        if not_last > 0 || usize::from(receipt.answered) != counted {
            seen.surprise(format!(
                "{not_last} last answers are missing; the receipt counts {} and {counted} are there",
                receipt.answered
            ));
        }
    }
}

/// A prompt without its texts: thousands of papers are held at the same time.
fn bare(mut prompt: Prompt) -> Prompt {
    let choices: Vec<&mut Choice> = match &mut prompt {
        Prompt::Single { choices }
        | Prompt::Multiple { choices, .. }
        | Prompt::Ordering { items: choices, .. }
        | Prompt::Labels { pool: choices, .. } => choices.iter_mut().collect(),
        Prompt::Matching { prompts, options } => prompts.iter_mut().chain(options).collect(),
        Prompt::TrueFalse
        | Prompt::Numeric { .. }
        | Prompt::Short
        | Prompt::Essay { .. }
        | Prompt::Gaps { .. } => Vec::new(),
    };
    for choice in choices {
        choice.html = String::new();
    }
    prompt
}
