//! Cold start and memory at rest.

use std::time::Duration;

use anyhow::Result;
use shared::api::Nothing;
use shared::api::course::{CourseOrder, FindCourses, ListCourses};
use shared::api::home::GetHome;
use shared::api::team::{GetTeam, InTeam};

use crate::city::City;
use crate::people::Person;

/// Starts that are timed.
const STARTS: usize = 5;
/// Rest before memory is read.
const REST: Duration = Duration::from_secs(5);

/// How a server begins.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Start {
    /// Seconds until the first good answer of `/health/ready`: the shortest.
    pub(crate) least_s: f64,
    /// The middle one.
    pub(crate) median_s: f64,
    /// Resident MB right after the start.
    pub(crate) fresh_mb: f64,
    /// Resident MB at rest, after the first requests of a learner and of a superior.
    pub(crate) idle_mb: f64,
}

/// Starts a server on a loaded database several times, and lets it rest once.
pub(crate) async fn start(city: &City) -> Result<Start> {
    let mut times = Vec::new();
    let mut memory = (0.0, 0.0);
    for number in 1..=STARTS {
        let server = city.serve().await?;
        times.push(server.ready_s);
        if number == STARTS {
            let fresh = server.process.memory_mb().0;
            let learner = Person::sign_in(&server, "budi@demo.sinau.id").await?;
            learner.call::<GetHome>(&Nothing {}, &()).await?;
            learner.call::<ListCourses>(&every_course(), &()).await?;
            let superior = Person::sign_in(&server, "sekda@demo.sinau.id").await?;
            superior.call::<GetTeam>(&own_unit(), &()).await?;
            tokio::time::sleep(REST).await;
            memory = (fresh, server.process.memory_mb().0);
        }
        server.process.stop();
    }
    times.sort_by(f64::total_cmp);
    Ok(Start {
        least_s: times.first().copied().unwrap_or_default(),
        median_s: times.get(STARTS / 2).copied().unwrap_or_default(),
        fresh_mb: memory.0,
        idle_mb: memory.1,
    })
}

/// The catalogue without words or facets.
pub(crate) fn every_course() -> FindCourses {
    FindCourses {
        q: None,
        competency: None,
        form: None,
        provider: None,
        level: None,
        jp_min: None,
        jp_max: None,
        minutes_max: None,
        sort: CourseOrder::default(),
        after: None,
    }
}

/// The team of the unit that the caller leads.
pub(crate) fn own_unit() -> InTeam {
    InTeam { unit: None, level: None, q: None, after: None }
}
