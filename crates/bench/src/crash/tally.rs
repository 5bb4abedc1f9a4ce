//! What a run of kills counted, and how it ended.
//!
//! **Invariant:** a run is good only where nothing was lost, nothing regressed, nothing is there twice, and nobody met
//! what nobody should.

use std::time::Duration;

use serde_json::{Value, json};

use crate::ledger::Findings;
use crate::load::percentile;
use crate::report::rounded;

/// Surprises that are told in words; more are only counted.
const TOLD: usize = 10;

/// What all clients counted together.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Answers that the server said are kept.
    pub(crate) acknowledged: u32,
    /// Of these, such as had been sent before.
    pub(crate) sent_again: u32,
    /// Attempts begun.
    pub(crate) begun: u32,
    /// Attempts handed in.
    pub(crate) submitted: u32,
    /// Requests that were sent again since the server was gone, or had no time.
    pub(crate) retried: u32,
    /// Of these, such as it refused for want of room.
    pub(crate) refused: u32,
    /// Attempts read and compared with what was acknowledged.
    pub(crate) compared: u32,
    /// Lost and regressed.
    pub(crate) findings: Findings,
    /// Attempts and submissions that are there twice.
    pub(crate) duplicates: u32,
    /// What nobody should meet: faults, refusals, answers set aside.
    pub(crate) surprises: u32,
    told: Vec<String>,
}

impl Tally {
    /// Adds what a comparison found.
    pub(crate) fn compare(&mut self, found: Findings) {
        self.compared += 1;
        self.found(found);
    }

    /// Adds what a receipt showed.
    pub(crate) fn found(&mut self, found: Findings) {
        self.findings = self.findings.and(found);
    }

    /// Adds something that should not be.
    pub(crate) fn surprise(&mut self, words: String) {
        self.surprises += 1;
        if self.told.len() < TOLD {
            self.told.push(words);
        }
    }

    /// The surprises in words.
    pub(crate) fn told(&self) -> &[String] {
        &self.told
    }

    /// Whether everything is as it should be.
    pub(crate) fn is_good(&self) -> bool {
        self.findings == Findings::default() && self.duplicates == 0 && self.surprises == 0
    }
}

/// A run on one engine.
#[derive(Debug)]
pub(crate) struct Run {
    /// Which.
    pub(crate) engine: &'static str,
    /// With what chance.
    pub(crate) seed: u64,
    /// Who kept answers.
    pub(crate) clients: usize,
    /// Time from each start after a kill until the server was ready.
    pub(crate) ready: Vec<Duration>,
    /// How long the kills took, all in all.
    pub(crate) lasted: Duration,
}

impl Run {
    /// For machines.
    pub(crate) fn json(&self, tally: &Tally) -> Value {
        let mut ready = self.ready.clone();
        ready.sort_unstable();
        json!({
            "engine": self.engine, "cycles": ready.len(), "clients": self.clients, "seed": self.seed,
            "seconds": rounded(self.lasted.as_secs_f64()), "acknowledged": tally.acknowledged,
            "sent_again": tally.sent_again, "begun": tally.begun, "submitted": tally.submitted,
            "retried": tally.retried, "refused": tally.refused, "compared": tally.compared,
            "lost": tally.findings.lost, "regressed": tally.findings.regressed, "duplicates": tally.duplicates,
            "surprises": tally.surprises,
            "ready_ms": { "p50": rounded(percentile(&ready, 50)), "max": rounded(percentile(&ready, 100)) },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_lost_answer_or_one_surprise_spoils_a_run() {
        assert!(Tally::default().is_good());
        let mut tally = Tally::default();
        tally.compare(Findings { lost: 1, regressed: 0 });
        assert!(!tally.is_good());
        let mut tally = Tally::default();
        (0..20).for_each(|number| tally.surprise(number.to_string()));
        assert!(!tally.is_good());
        assert_eq!((tally.surprises, tally.told().len()), (20, TOLD));
    }

    #[test]
    fn figures_have_their_names() {
        let run = Run {
            engine: "sqlite",
            seed: 7,
            clients: 2,
            ready: vec![Duration::from_millis(300), Duration::from_millis(100)],
            lasted: Duration::from_secs(1),
        };
        let json = run.json(&Tally::default());
        assert_eq!(json["ready_ms"], json!({ "p50": 100.0, "max": 300.0 }));
        assert_eq!((&json["cycles"], &json["lost"]), (&json!(2), &json!(0)));
    }
}
