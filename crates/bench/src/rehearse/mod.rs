//! The rehearsal of an exam: everybody begins, answers, hurries and hands in by a timetable, and the server is killed
//! twice meanwhile.
//!
//! **Invariant:** an open loop: what is planned for a moment is sent at that moment, whatever became of what was sent
//! before, and its time counts from there.

mod candidate;
mod seen;
mod timetable;

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use tokio::task::LocalSet;
use tokio::time::Instant;

use crate::city::{City, Server, free_host};
use crate::crowd::{Crowd, Learner, OTHERS};
use crate::dice::{Dice, any_seed};
use crate::report::rounded;
use candidate::Candidate;
use seen::Seen;
use timetable::{Act, Timetable};

/// Between the last preparation and the moment at which the quiz opens.
const BREATH: Duration = Duration::from_secs(1);
/// How often connections are closed that nobody uses.
const TIDYING: Duration = Duration::from_secs(1);
/// Access tokens live 15 minutes, and nobody shall have to renew one in the middle.
const LONGEST: f64 = 12.0;

/// Who, and how long.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Plan {
    /// The built `sinau`.
    #[arg(long)]
    program: PathBuf,
    /// URL of an empty PostgreSQL database; SQLite where absent.
    #[arg(long)]
    postgres: Option<String>,
    /// Learners who sit the exam.
    #[arg(long, default_value_t = 5_000)]
    people: usize,
    /// Length of the exam; below 7, every phase is shorter.
    #[arg(long, default_value_t = 7.0)]
    minutes: f64,
    /// Chance: the same seed plans the same.
    #[arg(long)]
    seed: Option<u64>,
}

/// Rehearses an exam; fails where anything is missing afterwards.
pub(crate) async fn exam(plan: &Plan) -> Result<()> {
    ensure!(
        plan.minutes > 0.0 && plan.minutes <= LONGEST,
        "--minutes must be more than 0 and at most {LONGEST}"
    );
    let seed = plan.seed.unwrap_or_else(any_seed);
    let people = u32::try_from(plan.people + OTHERS + 20)?;
    println!("▸ loading a city of {people} people …");
    let city = City::load(&plan.program, people, plan.postgres.as_deref())?;
    let host = free_host()?;
    let server = city.serve_at(&host, &[]).await?;
    println!("▸ {} learners sign in by password …", plan.people);
    let crowd = Crowd::gather(&server, plan.people).await?;
    let signing_in = crowd.signing_in;
    println!("  signing in: {:.1} s, not part of the rehearsal", signing_in.as_secs_f64());
    let notes = Rc::new(RefCell::new(Seen::default()));
    let candidates = candidates(crowd.learners, seed, &notes)?;
    for candidate in &candidates {
        let renewed = candidate.device.renew().await;
        renewed.map_err(|trouble| anyhow::anyhow!("renewing a session: {trouble:?}"))?;
    }
    let table = Timetable::of(Duration::from_secs_f64(plan.minutes * 60.0));
    println!(
        "▸ {}: {} people sit an exam of {:.0} s, seed {seed}; the server is killed twice …",
        city.engine(),
        candidates.len(),
        table.end.as_secs_f64()
    );
    let (server, ready) = sit(&city, server, &candidates, table, seed, &notes).await?;
    println!("▸ comparing everything with what was acknowledged …");
    for candidate in &candidates {
        candidate.compare().await;
    }
    server.process.stop();
    let notes = notes.borrow();
    notes.print();
    let ready: Vec<f64> = ready.iter().map(|seconds| rounded(seconds * 1000.0)).collect();
    let mut figures = notes.json();
    figures.insert("engine".to_owned(), json!(city.engine()));
    figures.insert("people".to_owned(), json!(plan.people));
    figures.insert("seconds".to_owned(), json!(rounded(table.end.as_secs_f64())));
    figures.insert("seed".to_owned(), json!(seed));
    figures.insert("ready_ms".to_owned(), json!(ready));
    figures.insert("sign_in_s".to_owned(), json!(rounded(signing_in.as_secs_f64())));
    println!("  killed twice, ready again after {ready:?} ms");
    println!("{}", json!({ "exam": Value::Object(figures) }));
    if !notes.is_good() {
        bail!("answers were lost, or something else is not as it should be: see above");
    }
    Ok(())
}

/// Everybody with the exam of their course: the last quiz that has a time limit.
fn candidates(learners: Vec<Learner>, seed: u64, notes: &Rc<RefCell<Seen>>) -> Result<Vec<Rc<Candidate>>> {
    let candidate = |(place, learner): (usize, Learner)| {
        let mut exams = learner.quizzes.into_iter().filter(|quiz| quiz.is_timed);
        let exam = exams.next_back().context("somebody has no exam to sit")?;
        Ok(Rc::new(Candidate::new(learner.device, exam, Dice::new(seed, place), Rc::clone(notes))))
    };
    (1..).zip(learners).map(candidate).collect()
}

/// Sends everything when it is planned, and kills the server twice; returns the last one, and how soon each was ready.
async fn sit(
    city: &City,
    server: Server,
    candidates: &[Rc<Candidate>],
    table: Timetable,
    seed: u64,
    notes: &Rc<RefCell<Seen>>,
) -> Result<(Server, Vec<f64>)> {
    let mut acts: Vec<(Duration, Act, usize)> = Vec::new();
    for place in 0..candidates.len() {
        let own = table.acts(&mut Dice::new(seed.wrapping_add(1), place));
        acts.extend(own.into_iter().map(|(at, act)| (at, act, place)));
    }
    acts.sort_unstable();
    let opens = Instant::now() + BREATH;
    let set = LocalSet::new();
    let kills = table.kills(&mut Dice::new(seed, 0));
    let killing = async {
        let (mut server, mut ready) = (server, Vec::new());
        for at in kills {
            tokio::time::sleep_until(opens + at).await;
            let host = server.host.clone();
            server.process.kill();
            server = city.serve_at(&host, &[]).await?;
            println!("  killed after {:.1} s, ready again after {:.2} s", at.as_secs_f64(), server.ready_s);
            ready.push(server.ready_s);
        }
        anyhow::Ok((server, ready))
    };
    let sending = async {
        for (at, act, place) in acts {
            let (planned, Some(candidate)) = (opens + at, candidates.get(place)) else { continue };
            tokio::time::sleep_until(planned).await;
            let late = planned.elapsed();
            let mut notes = notes.borrow_mut();
            notes.driver_late = notes.driver_late.max(late);
            tokio::task::spawn_local(Rc::clone(candidate).act(act, table.phase(at, act), planned));
        }
    };
    let tidying = async {
        let mut ticks = tokio::time::interval(TIDYING);
        loop {
            ticks.tick().await;
            for candidate in candidates {
                candidate.device.forget_rested();
            }
        }
    };
    let working = async {
        let (killed, ()) = set.run_until(async { tokio::join!(killing, sending) }).await;
        println!("  everything has been sent; waiting for what is under way …");
        set.await;
        killed
    };
    tokio::select! {
        killed = working => killed,
        () = tidying => bail!("the ticks have ended"),
    }
}
