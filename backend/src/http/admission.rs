//! Admission: how many requests are worked on at once, and whose turn it is when more have come.
//!
//! **Invariant:** whoever is refused has cost the database nothing; nobody waits longer than [`PATIENCE`]; a place that
//! becomes free goes to the most urgent, and among equals to whoever has waited longest.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use shared::problem::{self, Problem};
use tokio::sync::oneshot::{self, Receiver, Sender};

use crate::ports::Ids;

/// How long a request waits for a place. Later than this its sender is better told to come back.
const PATIENCE: Duration = Duration::from_secs(2);
/// Requests that wait, at the most: each keeps its connection and head in memory.
const WAITING_MOST: usize = 4_096;

/// How urgent a request is, the most urgent first: what would be lost with it decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Handing in.
    Submit,
    /// Beginning an attempt, and every other change.
    Change,
    /// Reading.
    Read,
    /// Sums over many people, and exports.
    Report,
}

impl Urgency {
    const fn name(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Change => "change",
            Self::Read => "read",
            Self::Report => "report",
        }
    }
}

/// The places of a server.
pub struct Gate {
    inside: Mutex<Inside>,
}

/// Places that are free, and who waits for one: nobody while one is free.
struct Inside {
    free: usize,
    waiting: BTreeMap<Urgency, VecDeque<Sender<Place>>>,
}

impl Inside {
    /// How many wait; those who have gone are forgotten where it would be too many.
    fn waiting(&mut self) -> usize {
        let count = |waiting: &BTreeMap<_, VecDeque<_>>| waiting.values().map(VecDeque::len).sum();
        if count(&self.waiting) >= WAITING_MOST {
            self.waiting.values_mut().for_each(|line| line.retain(|next| !next.is_closed()));
        }
        count(&self.waiting)
    }
}

/// Bodies of files that are read at once: they come slowly, and while one comes it takes no place of the gate's.
const BODIES: usize = 64;

/// Room for bodies of files on their way.
pub struct Bodies(pub Arc<Gate>);

impl Default for Bodies {
    fn default() -> Self {
        Self(Gate::new(BODIES))
    }
}

/// A place, free again when it is dropped.
pub struct Place(Option<Arc<Gate>>);

impl Gate {
    /// A gate with so many places.
    pub fn new(places: usize) -> Arc<Self> {
        Arc::new(Self { inside: Mutex::new(Inside { free: places, waiting: BTreeMap::new() }) })
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a place.
    ///
    /// # Errors
    /// When too many wait, or nothing became free in time: the problem says when to come back.
    pub async fn enter(self: &Arc<Self>, urgency: Urgency, ids: &dyn Ids) -> Result<Place, Problem> {
        let begun = Instant::now();
        let turn = match self.ask(urgency) {
            Ok(Turn::Now(place)) => return Ok(place),
            Ok(Turn::Later(turn)) => turn,
            Err(why) => return Err(refused(urgency, why, ids)),
        };
        let place = tokio::time::timeout(PATIENCE, turn).await.ok().and_then(Result::ok);
        metrics::histogram!("http_wait_seconds", "urgency" => urgency.name())
            .record(begun.elapsed().as_secs_f64());
        place.ok_or_else(|| refused(urgency, "slow", ids))
    }

    /// A place, or one's turn, or why there is neither.
    fn ask(self: &Arc<Self>, urgency: Urgency) -> Result<Turn, &'static str> {
        let mut inside = self.inside();
        if let Some(free) = inside.free.checked_sub(1) {
            inside.free = free;
            return Ok(Turn::Now(Place(Some(Arc::clone(self)))));
        }
        if inside.waiting() >= WAITING_MOST {
            return Err("full");
        }
        let (next, turn) = oneshot::channel();
        inside.waiting.entry(urgency).or_default().push_back(next);
        Ok(Turn::Later(turn))
    }

    /// Gives a place to whoever's turn it is. Whoever has gone meanwhile is passed over.
    fn leave(self: Arc<Self>) {
        let mut inside = self.inside();
        let mut place = Place(Some(Arc::clone(&self)));
        while let Some(next) = inside.waiting.values_mut().find_map(VecDeque::pop_front) {
            match next.send(place) {
                Ok(()) => return,
                Err(back) => place = back,
            }
        }
        place.0 = None;
        inside.free += 1;
    }
}

/// What is got at the gate.
enum Turn {
    /// A place.
    Now(Place),
    /// A place, in a while.
    Later(Receiver<Place>),
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(gate) = self.0.take() {
            gate.leave();
        }
    }
}

fn refused(urgency: Urgency, why: &'static str, ids: &dyn Ids) -> Problem {
    metrics::counter!("http_requests_refused_total", "urgency" => urgency.name(), "why" => why).increment(1);
    Problem::from(&problem::UNAVAILABLE).retry_after(ids.come_back_s())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::RandomIds;

    /// Lets those who wait come to the gate.
    async fn settle() {
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_urgent_go_first_and_equals_in_their_order() {
        let gate = Gate::new(1);
        let inside = gate.enter(Urgency::Read, &RandomIds).await.unwrap();
        let (told, mut order) = tokio::sync::mpsc::unbounded_channel();
        let comers = [
            (1, Urgency::Report),
            (2, Urgency::Read),
            (3, Urgency::Change),
            (4, Urgency::Read),
            (5, Urgency::Submit),
        ];
        for (name, urgency) in comers {
            let (gate, told) = (Arc::clone(&gate), told.clone());
            tokio::spawn(async move {
                let _place = gate.enter(urgency, &RandomIds).await.unwrap();
                told.send(name).unwrap();
            });
            settle().await;
        }
        drop((inside, told));
        let mut seen = Vec::new();
        while let Some(name) = order.recv().await {
            seen.push(name);
        }
        assert_eq!(seen, [5, 3, 2, 4, 1]);
        assert_eq!(gate.inside().free, 1);
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_waits_longer_than_patience_and_no_place_is_lost() {
        let gate = Gate::new(1);
        let inside = gate.enter(Urgency::Read, &RandomIds).await.unwrap();
        let begun = tokio::time::Instant::now();
        let refused = gate.enter(Urgency::Submit, &RandomIds).await.err().unwrap();
        assert_eq!(begun.elapsed(), PATIENCE);
        assert_eq!(*refused.kind, problem::UNAVAILABLE);
        assert!((2..=6).contains(&refused.retry_after_s.unwrap()));
        // Who has gone is passed over.
        drop(inside);
        drop(gate.enter(Urgency::Report, &RandomIds).await.unwrap());
        assert_eq!(gate.inside().free, 1);
    }

    #[tokio::test(start_paused = true)]
    async fn so_many_wait_and_no_more() {
        let gate = Gate::new(1);
        let inside = gate.enter(Urgency::Read, &RandomIds).await.unwrap();
        let wait = |_| match gate.ask(Urgency::Read) {
            Ok(Turn::Later(turn)) => turn,
            Ok(Turn::Now(_)) | Err(_) => panic!("there is room to wait"),
        };
        let waiting: Vec<_> = (0..WAITING_MOST).map(wait).collect();
        assert_eq!(gate.ask(Urgency::Submit).err(), Some("full"));
        // Those who have gone make room.
        drop(waiting);
        assert!(gate.ask(Urgency::Submit).is_ok());
        drop(inside);
        assert_eq!(gate.inside().free, 1);
    }
}
