//! Load: several kept connections ask as fast as they are answered, and the server's process is watched.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::task::LocalSet;

use crate::process::Process;
use crate::wire::{Answer, Connection};

/// How hard and how long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Force {
    /// Connections.
    pub(crate) connections: u32,
    /// Requests before the measurement begins.
    pub(crate) warm_up: u32,
    /// Requests, at the least.
    pub(crate) requests: u32,
    /// Time, at the least.
    pub(crate) time: Duration,
    /// Requests, at the most.
    pub(crate) most: u32,
}

/// What was seen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    /// Requests measured.
    pub(crate) requests: u32,
    /// Per second.
    pub(crate) rate: f64,
    /// Milliseconds until half, and until 99 of 100 requests were answered.
    pub(crate) p50_ms: f64,
    /// See `p50_ms`.
    pub(crate) p99_ms: f64,
    /// Milliseconds of processor time per request.
    pub(crate) cpu_ms: f64,
    /// Threads of the server at the end.
    pub(crate) threads: u32,
    /// The last answer.
    pub(crate) answer: Answer,
}

/// What to ask: the n-th request, from 0.
pub(crate) type Asks = Rc<dyn Fn(u32) -> Vec<u8>>;

struct Shared {
    asks: Asks,
    next: Cell<u32>,
    until: Cell<(u32, u32, Option<Instant>)>,
    latencies: RefCell<Vec<Duration>>,
    last: RefCell<Answer>,
}

impl Shared {
    /// The number of the next request, or nothing where it is enough.
    fn take(&self) -> Option<u32> {
        let (least, most, end) = self.until.get();
        let number = self.next.get();
        let is_enough = number >= most || (number >= least && end.is_none_or(|end| Instant::now() >= end));
        (!is_enough).then(|| {
            self.next.set(number + 1);
            number
        })
    }
}

/// Asks by all connections until it is enough.
async fn round(host: &str, shared: &Rc<Shared>, connections: u32) -> Result<()> {
    let set = LocalSet::new();
    let mut tasks = Vec::new();
    for _ in 0..connections {
        let mut connection = Connection::open(host).await?;
        let shared = Rc::clone(shared);
        tasks.push(set.spawn_local(async move {
            while let Some(number) = shared.take() {
                let request = (shared.asks)(number);
                let begun = Instant::now();
                let answer = connection.ask_well(&request).await?;
                shared.latencies.borrow_mut().push(begun.elapsed());
                *shared.last.borrow_mut() = answer;
            }
            anyhow::Ok(())
        }));
    }
    set.await;
    for task in tasks {
        task.await??;
    }
    Ok(())
}

/// Puts load on a server.
pub(crate) async fn load(host: &str, process: &Process, force: Force, asks: Asks) -> Result<Seen> {
    let shared = Rc::new(Shared {
        asks,
        next: Cell::new(0),
        until: Cell::new((force.warm_up, force.warm_up, None)),
        latencies: RefCell::default(),
        last: RefCell::default(),
    });
    round(host, &shared, force.connections).await?;
    shared.latencies.borrow_mut().clear();
    let first = shared.next.get();
    let (before, begun) = (process.usage(), Instant::now());
    shared.until.set((
        first + force.requests.min(force.most),
        first.saturating_add(force.most),
        Some(begun + force.time),
    ));
    round(host, &shared, force.connections).await?;
    let (elapsed, after) = (begun.elapsed().as_secs_f64(), process.usage());
    let requests = shared.next.get() - first;
    let count = f64::from(requests.max(1));
    let mut latencies = shared.latencies.take();
    latencies.sort_unstable();
    Ok(Seen {
        requests,
        rate: count / elapsed,
        p50_ms: percentile(&latencies, 50),
        p99_ms: percentile(&latencies, 99),
        cpu_ms: (after.cpu_s - before.cpu_s) * 1000.0 / count,
        threads: after.threads,
        answer: shared.last.take(),
    })
}

/// Milliseconds within which so many of a hundred were answered.
pub(crate) fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(place).map_or(0.0, Duration::as_secs_f64) * 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_the_nearest_rank() {
        let sorted: Vec<Duration> = (1..=200).map(Duration::from_millis).collect();
        assert!((percentile(&sorted, 50) - 100.0).abs() < 1e-9);
        assert!((percentile(&sorted, 99) - 198.0).abs() < 1e-9);
        assert!(percentile(&[], 50).abs() < 1e-9);
    }
}
