//! Answers kept by a server on a disk that is waited for: how many in a second, by how many are on their way at once,
//! in groups and each with a commit of its own.
//!
//! **Invariant:** only what was acknowledged is counted.

use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};
use shared::api::quiz::AttemptView;
use tokio::task::LocalSet;

use crate::city::{City, Server};
use crate::load::percentile;
use crate::process::Process;
use crate::sittings::{Sitting, answer};
use crate::wire::Connection;
use crate::{bare, people, report};

/// Saves on their way at once.
const IN_FLIGHT: [usize; 4] = [1, 100, 1_000, 5_000];
/// People of the city.
const PEOPLE: u32 = 400;
/// Time before the measurement begins.
const WARM_UP: Duration = Duration::from_secs(1);
/// How long somebody waits who was refused: less than `Retry-After` asks for, since here the load shall not stop.
const PAUSE: Duration = Duration::from_millis(100);
/// Name of a way to commit, and its limit of saves.
const WAYS: [(&str, &str); 2] = [("grouped", "500"), ("alone", "1")];

/// What is measured, and how long.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Plan {
    /// The built `sinau`.
    #[arg(long)]
    program: PathBuf,
    /// URL of an empty PostgreSQL database; left out where absent.
    #[arg(long)]
    postgres: Option<String>,
    /// Learners who answer.
    #[arg(long, default_value_t = 150)]
    learners: usize,
    /// Seconds of each measurement.
    #[arg(long, default_value_t = 5.0)]
    seconds: f64,
}

/// Measures both engines and prints what was seen.
pub(crate) async fn all(plan: &Plan) -> Result<()> {
    let mut figures = Map::new();
    for (engine, database) in [("sqlite", None), ("postgresql", plan.postgres.as_deref())] {
        if engine == "sqlite" || database.is_some() {
            figures.insert(engine.to_owned(), one(plan, engine, database).await?);
        }
    }
    println!("{}", json!({ "answers": figures }));
    Ok(())
}

async fn one(plan: &Plan, engine: &str, database: Option<&str>) -> Result<Value> {
    println!("▸ loading a city of {PEOPLE} people on {engine} …");
    let city = City::load(&plan.program, PEOPLE, database)?;
    let (mut ways, mut recorded) = (Map::new(), None);
    for (way, limit) in WAYS {
        let server = city.serve_with(&[("SINAU__DATABASE__SAVES_PER_COMMIT", limit)]).await?;
        let sheet = Rc::new(Sheet::deal(plan, &server).await?);
        println!("\n{engine}, {way} ({} slots of {} attempts)", sheet.slots.len(), sheet.attempts.len());
        ways.insert(way.to_owned(), levels(plan, &server.host, &server.process, &sheet).await?);
        let answer = Connection::open(&server.host).await?.ask_well(&sheet.save()?).await?;
        recorded = Some((sheet, answer));
        server.process.stop();
    }
    // The same requests, and an answer of the same bytes, without anything between.
    let (sheet, answer) = recorded.context("nothing was measured")?;
    let (process, host) = bare::start(&city, &answer).await?;
    println!("\na bare handler");
    ways.insert("bare".to_owned(), levels(plan, &host, &process, &sheet).await?);
    process.stop();
    Ok(Value::Object(ways))
}

/// Measures with more and more on their way.
async fn levels(plan: &Plan, host: &str, process: &Process, sheet: &Rc<Sheet>) -> Result<Value> {
    println!(
        "  {:>10}{:>12}{:>11}{:>11}{:>11}{:>10}{:>10}",
        "in flight", "kept per s", "p50 ms", "p99 ms", "max ms", "refused", "CPU ms"
    );
    let mut levels = Map::new();
    for in_flight in IN_FLIGHT {
        let seen = drive(host, process, sheet, in_flight, Duration::from_secs_f64(plan.seconds)).await?;
        println!(
            "  {in_flight:>10}{:>12.0}{:>11.2}{:>11.2}{:>11.2}{:>10}{:>10.3}",
            seen.rate, seen.p50_ms, seen.p99_ms, seen.max_ms, seen.refused, seen.cpu_ms
        );
        levels.insert(in_flight.to_string(), seen.json());
    }
    Ok(Value::Object(levels))
}

/// Slots of open attempts, to be answered in turn.
struct Sheet {
    /// Whom the requests name, whoever gets them.
    host: String,
    attempts: Vec<(String, AttemptView)>,
    /// Attempt and item.
    slots: Vec<(usize, usize)>,
    next: Cell<usize>,
}

impl Sheet {
    async fn deal(plan: &Plan, server: &Server) -> Result<Self> {
        let learners = people::learners(server, plan.learners).await?;
        let mut attempts = Vec::new();
        for sitting in Sitting::all(&learners).await? {
            attempts.push((sitting.token().to_owned(), sitting.open().await?));
        }
        let items = attempts.iter().map(|(_, attempt)| attempt.items.len()).enumerate();
        let slots: Vec<_> = items.flat_map(|(at, many)| (0..many).map(move |item| (at, item))).collect();
        ensure!(!slots.is_empty(), "no quiz can be begun");
        Ok(Self { host: server.host.clone(), attempts, slots, next: Cell::new(0) })
    }

    /// The next save: each slot once, then each with its next revision.
    fn save(&self) -> Result<Vec<u8>> {
        let number = self.next.replace(self.next.get() + 1);
        let slot = self.slots.get(number % self.slots.len());
        let found = slot.and_then(|(at, item)| {
            let (token, attempt) = self.attempts.get(*at)?;
            Some((token, attempt, attempt.items.get(*item)?))
        });
        let (token, attempt, item) = found.ok_or_else(|| anyhow::anyhow!("a slot without its item"))?;
        let kept = attempt.answers.iter().find(|kept| kept.slot == item.slot).map_or(0, |kept| kept.rev);
        let turn = u32::try_from(number / self.slots.len())?;
        answer(&self.host, token, attempt, item, kept + turn + 1)
    }
}

/// What was seen.
struct Seen {
    rate: f64,
    p50_ms: f64,
    p99_ms: f64,
    max_ms: f64,
    refused: u32,
    /// Processor time of the server for each that was kept, the database's own not counted where that is a program of its
    /// own: what is left of the figure when others use the machine.
    cpu_ms: f64,
}

impl Seen {
    fn json(&self) -> Value {
        let Self { rate, p50_ms, p99_ms, max_ms, refused, cpu_ms } = self;
        json!({
            "per_s": rate.round(), "p50_ms": report::rounded(*p50_ms), "p99_ms": report::rounded(*p99_ms),
            "max_ms": report::rounded(*max_ms), "refused": refused, "cpu_ms": report::rounded(*cpu_ms),
        })
    }
}

/// Keeps so many saves on their way for some time.
async fn drive(
    host: &str,
    process: &Process,
    sheet: &Rc<Sheet>,
    in_flight: usize,
    time: Duration,
) -> Result<Seen> {
    let set = LocalSet::new();
    let (times, refused) = (Rc::new(RefCell::new(Vec::new())), Rc::new(Cell::new(0)));
    let mut connections = Vec::new();
    for _ in 0..in_flight {
        connections.push(Connection::open(host).await?);
    }
    let begins = Instant::now() + WARM_UP;
    let ends = begins + time;
    let mut tasks = Vec::new();
    for mut connection in connections {
        let (sheet, times, refused) = (Rc::clone(sheet), Rc::clone(&times), Rc::clone(&refused));
        let host = host.to_owned();
        tasks.push(set.spawn_local(async move {
            while Instant::now() < ends {
                let (request, asked) = (sheet.save()?, Instant::now());
                // Somebody whose request is long under way finds the connection closed, or is told 408.
                let status = connection.ask(&request).await.map_or(408, |answer| answer.status());
                let now = Instant::now();
                let counts = (begins..ends).contains(&now);
                match status {
                    200 if counts => times.borrow_mut().push(now - asked),
                    200 => {}
                    408 | 503 => {
                        refused.set(refused.get() + u32::from(counts));
                        tokio::time::sleep(PAUSE).await;
                        if status == 408 {
                            connection = Connection::open(&host).await?;
                        }
                    }
                    other => anyhow::bail!("{other} to a save"),
                }
            }
            anyhow::Ok(())
        }));
    }
    let watching = async {
        tokio::time::sleep_until(begins.into()).await;
        let before = process.usage().cpu_s;
        tokio::time::sleep_until(ends.into()).await;
        process.usage().cpu_s - before
    };
    let (cpu_s, ()) = tokio::join!(watching, set);
    for task in tasks {
        task.await??;
    }
    let mut times = times.take();
    times.sort_unstable();
    let kept = f64::from(u32::try_from(times.len())?);
    Ok(Seen {
        rate: kept / time.as_secs_f64(),
        p50_ms: percentile(&times, 50),
        p99_ms: percentile(&times, 99),
        max_ms: percentile(&times, 100),
        refused: refused.get(),
        cpu_ms: cpu_s * 1000.0 / kept.max(1.0),
    })
}
