//! Group commit: saved answers wait in lanes, and each lane's writer puts what waits into one transaction.
//!
//! **Invariant:** nobody is told "kept" before the commit; what was accepted is answered once, whatever befalls its
//! neighbours; an attempt is always in the same lane.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::DbBackend;
use shared::id::AttemptId;
use shared::problem;
use tokio::runtime::Handle;
use tokio::sync::oneshot::{self, Receiver, Sender};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::error::QuizError;
use super::save::{Busy, Outcome, Save, keep};
use crate::ctx::Ctx;

/// Writers on PostgreSQL. SQLite has one writer by nature.
const POSTGRES_LANES: usize = 4;
/// Where somebody has waited longer than this, nobody else is let in.
const PATIENCE: TimeDelta = TimeDelta::seconds(2);

/// The saves that have been accepted and not answered.
pub(super) struct SaveQueue {
    /// Outlives the threads that answer requests, of which each has a runtime of its own.
    runtime: Handle,
    lanes: Vec<Mutex<Lane>>,
    places: Arc<Semaphore>,
    room: u32,
}

/// Saves that wait for one writer.
#[derive(Default)]
struct Lane {
    waiting: VecDeque<Waiting>,
    has_writer: bool,
}

/// A save, and who waits for what becomes of it. Its places, one for each answer, are free again when it is dropped.
struct Waiting {
    save: Save,
    caller: Sender<Outcome>,
    _places: OwnedSemaphorePermit,
}

impl Waiting {
    fn answer(self, outcome: Outcome) {
        // A caller who has hung up finds the answer kept when asking again.
        drop(self.caller.send(outcome));
    }
}

impl SaveQueue {
    pub(super) fn new(backend: DbBackend, room: u32) -> Self {
        let lanes = if backend == DbBackend::Sqlite { 1 } else { POSTGRES_LANES };
        Self {
            runtime: Handle::current(),
            lanes: std::iter::repeat_with(Mutex::default).take(lanes).collect(),
            places: Arc::new(Semaphore::new(usize::try_from(room).unwrap_or(usize::MAX))),
            room,
        }
    }

    /// The lane of an attempt, by the last byte of its id, which is random.
    fn number(&self, attempt: AttemptId) -> usize {
        let [.., last] = attempt.0.into_bytes();
        usize::from(last) % self.lanes.len()
    }

    fn lane(&self, number: usize) -> Option<MutexGuard<'_, Lane>> {
        self.lanes.get(number).map(|lane| lane.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What waits in a lane, oldest first, with at most so many answers or else one save alone; where nothing waits, the
    /// lane's writer is done and has to be called anew.
    fn take(&self, number: usize, most: usize, now: DateTime<Utc>) -> Option<Vec<Waiting>> {
        let mut lane = self.lane(number)?;
        let mut answers = 0;
        let fits = |waiting: &&Waiting| {
            let is_first = answers == 0;
            answers += waiting.save.drafts.len();
            is_first || answers <= most
        };
        let many = lane.waiting.iter().take_while(fits).count();
        let batch: Vec<Waiting> = lane.waiting.drain(..many).collect();
        let Some(oldest) = batch.first() else {
            lane.has_writer = false;
            return None;
        };
        metrics::histogram!("answer_batch_saves").record(float(many));
        metrics::histogram!("answer_wait_seconds").record((now - oldest.save.at).as_seconds_f64());
        metrics::gauge!("answer_saves_open").set(f64::from(self.open()));
        Some(batch)
    }

    /// How many have been accepted and not answered.
    pub(super) fn open(&self) -> u32 {
        let free = u32::try_from(self.places.available_permits()).unwrap_or_default();
        self.room.saturating_sub(free)
    }

    /// Waits until everything accepted has been answered. Whoever comes now is refused.
    pub(super) async fn finish(&self) {
        drop(self.places.acquire_many(self.room).await);
        self.places.close();
    }
}

fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// Keeps an answer together with whatever else waits, and comes back when it is on disk or refused.
pub(super) async fn submit(ctx: &Ctx, save: Save) -> Outcome {
    accept(ctx, save)?.await.map_err(|_ignored| QuizError::Interrupted)?
}

/// Lets a save in, before any work of the database, and sees to it that its lane has a writer.
fn accept(ctx: &Ctx, save: Save) -> Result<Receiver<Outcome>, QuizError> {
    let queue = &ctx.quiz.saves;
    let many = u32::try_from(save.drafts.len()).unwrap_or(u32::MAX);
    let places = Arc::clone(&queue.places).try_acquire_many_owned(many);
    let places = places.map_err(|_ignored| refused(ctx, "full"))?;
    let number = queue.number(save.attempt);
    let (caller, receiver) = oneshot::channel();
    let mut lane = queue.lane(number).ok_or(QuizError::Interrupted)?;
    if lane.waiting.front().is_some_and(|oldest| save.at - oldest.save.at > PATIENCE) {
        return Err(refused(ctx, "slow"));
    }
    lane.waiting.push_back(Waiting { save, caller, _places: places });
    if !lane.has_writer {
        lane.has_writer = true;
        queue.runtime.spawn(write_all(ctx.clone(), number));
    }
    Ok(receiver)
}

fn refused(ctx: &Ctx, why: &'static str) -> QuizError {
    metrics::counter!("answer_saves_refused_total", "why" => why).increment(1);
    QuizError::Busy { retry_after_s: ctx.ids.come_back_s() }
}

/// The writer of a lane: as long as something waits, takes it and writes it.
async fn write_all(ctx: Ctx, number: usize) {
    while let Some(batch) = ctx.quiz.saves.take(number, ctx.config.database.saves_per_commit, ctx.clock.now())
    {
        // In a task of its own, so that a panic ends one batch and not the lane.
        let written = tokio::spawn(write(ctx.clone(), batch, Busy::SetAside)).await;
        // Whoever waits for a learner who is just handing in waits alone.
        for aside in by_attempt(written.unwrap_or_default()) {
            tokio::spawn(write(ctx.clone(), aside, Busy::Wait));
        }
    }
}

fn by_attempt(saves: Vec<Waiting>) -> impl Iterator<Item = Vec<Waiting>> {
    let mut groups: BTreeMap<AttemptId, Vec<Waiting>> = BTreeMap::new();
    for waiting in saves {
        groups.entry(waiting.save.attempt).or_default().push(waiting);
    }
    groups.into_values()
}

/// Writes a batch and answers everybody in it, save those whose attempt somebody else holds: they are given back.
async fn write(ctx: Ctx, batch: Vec<Waiting>, busy: Busy) -> Vec<Waiting> {
    let (mut aside, mut parts) = (Vec::new(), vec![batch]);
    while let Some(mut part) = parts.pop() {
        let saves: Vec<&Save> = part.iter().map(|waiting| &waiting.save).collect();
        match keep(&ctx, &saves, busy).await {
            Ok(outcomes) => {
                for (waiting, outcome) in part.into_iter().zip(outcomes) {
                    match outcome {
                        Some(outcome) => waiting.answer(outcome),
                        None => aside.push(waiting),
                    }
                }
            }
            // One row that the database does not take: it is found by halving, and its neighbours are kept.
            Err(error) if part.len() > 1 && *crate::db::fault(&error) == problem::INTERNAL => {
                parts.push(part.split_off(part.len() / 2));
                parts.push(part);
            }
            Err(error) => part.into_iter().for_each(|waiting| waiting.answer(Err(error.clone().into()))),
        }
    }
    aside
}
