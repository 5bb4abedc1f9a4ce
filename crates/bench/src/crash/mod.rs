//! Kills: many clients keep answers while the server is ended by SIGKILL again and again, and nothing may be missing.
//!
//! **Invariant:** what counts is what the server says after it came back, compared with what it had acknowledged.

mod client;
mod tally;

use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::json;
use tokio::task::LocalSet;

use crate::city::{City, Server, free_host};
use crate::crowd::{Crowd, OTHERS};
use crate::dice::{Dice, any_seed};
use client::Client;
use tally::{Run, Tally};

/// The shortest and the longest time from ready to the next kill.
const LIFE: (Duration, Duration) = (Duration::from_millis(150), Duration::from_millis(2500));
/// Access tokens live 15 minutes; they are renewed in good time.
const RENEWAL: Duration = Duration::from_mins(8);
/// A word is said after so many kills.
const WORD: usize = 20;

/// How often, and by how many.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Plan {
    /// The built `sinau`.
    #[arg(long)]
    program: PathBuf,
    /// URL of an empty PostgreSQL database; SQLite where absent.
    #[arg(long)]
    postgres: Option<String>,
    /// Kills.
    #[arg(long, default_value_t = 200)]
    cycles: usize,
    /// Learners with an attempt each.
    #[arg(long, default_value_t = 500)]
    clients: usize,
    /// Chance: the same seed kills at the same moments.
    #[arg(long)]
    seed: Option<u64>,
}

/// What all clients of a run see.
#[derive(Debug)]
struct Stage {
    tally: RefCell<Tally>,
    /// How often the server has been started.
    life: Cell<usize>,
    /// How often sessions have been renewed.
    renewal: Cell<usize>,
    is_over: Cell<bool>,
}

/// Kills as often as planned; fails where anything is missing.
pub(crate) async fn run(plan: &Plan) -> Result<()> {
    let seed = plan.seed.unwrap_or_else(any_seed);
    let people = u32::try_from(plan.clients + OTHERS + 20)?;
    println!("▸ loading a city of {people} people …");
    let city = City::load(&plan.program, people, plan.postgres.as_deref())?;
    let host = free_host()?;
    let server = city.serve_at(&host, &[]).await?;
    println!("▸ {} learners sign in …", plan.clients);
    let crowd = Crowd::gather(&server, plan.clients).await?;
    println!(
        "▸ {}: {} kills under {} clients, seed {seed} …",
        city.engine(),
        plan.cycles,
        crowd.learners.len()
    );
    let stage = Rc::new(Stage {
        tally: RefCell::default(),
        life: Cell::new(0),
        renewal: Cell::new(0),
        is_over: Cell::new(false),
    });
    let clients = crowd.learners.into_iter().zip(1..);
    let clients =
        clients.map(|(learner, place)| Client::new(learner, Dice::new(seed, place), Rc::clone(&stage)));
    let (set, begun) = (LocalSet::new(), Instant::now());
    let tasks: Vec<_> = clients.map(|client| set.spawn_local(client.run())).collect();
    let killing = kill(plan, &city, server, Dice::new(seed, 0), &stage);
    let (server, ready) = set.run_until(killing).await?;
    let lasted = begun.elapsed();
    stage.is_over.set(true);
    set.await;
    println!("▸ comparing everything with what was acknowledged …");
    for task in tasks {
        let mut client = task.await?;
        client.compare_all().await;
    }
    server.process.stop();
    let run = Run { engine: city.engine(), seed, clients: plan.clients, ready, lasted };
    let tally = stage.tally.borrow();
    for words in tally.told() {
        println!("  ✗ {words}");
    }
    say(&tally, &run.ready);
    println!("{}", json!({ "crash": run.json(&tally) }));
    if !tally.is_good() {
        bail!("answers were lost, or something else is not as it should be: see above");
    }
    Ok(())
}

/// Kills and starts again as often as planned; returns the last server, and how soon each was ready.
async fn kill(
    plan: &Plan,
    city: &City,
    mut server: Server,
    mut dice: Dice,
    stage: &Rc<Stage>,
) -> Result<(Server, Vec<Duration>)> {
    let (mut ready, mut renewed) = (Vec::new(), Instant::now());
    for cycle in 1..=plan.cycles {
        tokio::time::sleep(dice.between(LIFE.0, LIFE.1)).await;
        let host = server.host.clone();
        server.process.kill();
        server = city.serve_at(&host, &[]).await?;
        ready.push(Duration::from_secs_f64(server.ready_s));
        stage.life.set(cycle);
        if renewed.elapsed() > RENEWAL {
            stage.renewal.set(stage.renewal.get() + 1);
            renewed = Instant::now();
        }
        if cycle % WORD == 0 {
            print!("  {cycle:>4} kills: ");
            say(&stage.tally.borrow(), &ready);
        }
    }
    // The last server works for a while as well.
    tokio::time::sleep(LIFE.1).await;
    Ok((server, ready))
}

fn say(tally: &Tally, ready: &[Duration]) {
    let slowest = ready.iter().max().map_or(0.0, Duration::as_secs_f64);
    println!(
        "{} answers acknowledged, {} attempts compared, {} lost, {} regressed, {} there twice, ready again in at most \
         {slowest:.2} s",
        tally.acknowledged, tally.compared, tally.findings.lost, tally.findings.regressed, tally.duplicates
    );
}
