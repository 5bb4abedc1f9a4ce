//! What a rehearsal saw: latencies by phase, counted from the planned moment, and what was refused and sent again.
//!
//! **Invariant:** a request that had to be sent three times is one request, as slow as all three with their pauses.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::timetable::Phase;
use crate::ledger::Findings;
use crate::load::percentile;
use crate::report::rounded;

/// The phases in order, with their names.
const PHASES: [(Phase, &str); 4] = [
    (Phase::Start, "start"),
    (Phase::Steady, "steady save"),
    (Phase::Rush, "spike save"),
    (Phase::Submit, "submit"),
];
/// What went wrong is told in words so many times.
const TOLD: usize = 10;

/// One request: how long after its planned moment it was answered well, and whether at the first try.
#[derive(Debug, Clone, Copy)]
struct Sample {
    latency: Duration,
    is_first: bool,
}

/// Everything seen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    samples: BTreeMap<Phase, Vec<Sample>>,
    /// Answers of the server that it is too busy.
    pub(super) refused: u32,
    /// Requests that found no server.
    pub(super) unreachable: u32,
    /// Requests that needed more than one try.
    pub(super) retried: u32,
    /// Answers acknowledged.
    pub(super) acknowledged: u32,
    /// The latest that the driver itself sent something after its planned moment.
    pub(super) driver_late: Duration,
    /// Lost and regressed.
    pub(super) findings: Findings,
    /// Attempts that are there twice, or not handed in once.
    pub(super) duplicates: u32,
    /// What nobody should meet.
    pub(super) surprises: u32,
    told: Vec<String>,
}

impl Seen {
    /// Notes a request that was answered well after so many tries.
    pub(super) fn note(&mut self, phase: Phase, latency: Duration, tries: u32) {
        self.retried += u32::from(tries > 1);
        self.samples.entry(phase).or_default().push(Sample { latency, is_first: tries <= 1 });
    }

    /// Notes something that should not be.
    pub(super) fn surprise(&mut self, words: String) {
        self.surprises += 1;
        if self.told.len() < TOLD {
            self.told.push(words);
        }
    }

    /// Whether everything is as it should be.
    pub(super) fn is_good(&self) -> bool {
        self.findings == Findings::default() && self.duplicates == 0 && self.surprises == 0
    }

    /// Latencies of a phase in order: of all requests, or of those that were answered at the first try.
    fn latencies(&self, phase: Phase, only_first: bool) -> Vec<Duration> {
        let samples = self.samples.get(&phase).into_iter().flatten();
        let mut latencies: Vec<Duration> =
            samples.filter(|sample| sample.is_first || !only_first).map(|sample| sample.latency).collect();
        latencies.sort_unstable();
        latencies
    }

    /// For people.
    pub(super) fn print(&self) {
        println!(
            "\n  {:<13}{:>9}{:>10}{:>10}{:>10}{:>14}{:>12}",
            "", "requests", "p50 ms", "p99 ms", "max ms", "at first try", "their p99"
        );
        for (phase, name) in PHASES {
            let (all, first) = (self.latencies(phase, false), self.latencies(phase, true));
            println!(
                "  {name:<13}{:>9}{:>10.1}{:>10.1}{:>10.1}{:>14}{:>12.1}",
                all.len(),
                percentile(&all, 50),
                percentile(&all, 99),
                percentile(&all, 100),
                first.len(),
                percentile(&first, 99)
            );
        }
        println!(
            "  {} answers acknowledged; {} times refused, {} times nobody there, {} requests sent again; the driver was at \
             most {:.0} ms late",
            self.acknowledged,
            self.refused,
            self.unreachable,
            self.retried,
            self.driver_late.as_secs_f64() * 1000.0
        );
        println!(
            "  {} lost, {} regressed, {} there twice or not handed in once",
            self.findings.lost, self.findings.regressed, self.duplicates
        );
        for words in &self.told {
            println!("  ✗ {words}");
        }
    }

    /// For machines.
    pub(super) fn json(&self) -> Map<String, Value> {
        let phases = PHASES.map(|(phase, name)| {
            let (all, first) = (self.latencies(phase, false), self.latencies(phase, true));
            let figures = json!({
                "requests": all.len(), "p50_ms": rounded(percentile(&all, 50)),
                "p99_ms": rounded(percentile(&all, 99)), "max_ms": rounded(percentile(&all, 100)),
                "at_first_try": first.len(), "first_try_p99_ms": rounded(percentile(&first, 99)),
            });
            (name.replace(' ', "_"), figures)
        });
        let Value::Object(mut figures) = json!({
            "acknowledged": self.acknowledged, "refused": self.refused, "unreachable": self.unreachable,
            "retried": self.retried, "lost": self.findings.lost, "regressed": self.findings.regressed,
            "duplicates": self.duplicates, "surprises": self.surprises,
            "driver_late_ms": rounded(self.driver_late.as_secs_f64() * 1000.0),
        }) else {
            return Map::new();
        };
        figures.insert("phases".to_owned(), Value::Object(phases.into_iter().collect()));
        figures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_again_counts_once_and_with_all_its_time() {
        let mut seen = Seen::default();
        seen.note(Phase::Steady, Duration::from_millis(10), 1);
        seen.note(Phase::Steady, Duration::from_millis(2500), 3);
        assert_eq!(seen.retried, 1);
        let json = seen.json();
        let steady = &json["phases"]["steady_save"];
        assert_eq!((&steady["requests"], &steady["at_first_try"]), (&json!(2), &json!(1)));
        assert_eq!((&steady["max_ms"], &steady["first_try_p99_ms"]), (&json!(2500.0), &json!(10.0)));
        assert!(seen.is_good());
    }
}
