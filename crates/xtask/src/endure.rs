//! `cargo xtask crash` and `cargo xtask rehearse`: answers that must survive kills, in earnest and in small.
//!
//! **Invariant:** builds and launches only; what is checked, and how, is the business of `bench`.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::postgres::Postgres;
use crate::run;
use crate::test::Count;

/// Kills the server under load: on SQLite, and then on PostgreSQL if wanted.
pub(crate) fn crash(cycles: u32, clients: u32, is_postgres_too: bool, seed: Option<u64>) -> Result<()> {
    let programs = run::release_programs()?;
    for on_postgres in [false, true] {
        if is_postgres_too || !on_postgres {
            let mut bench = bench(&programs, "crash", seed);
            bench.arg("--cycles").arg(cycles.to_string()).arg("--clients").arg(clients.to_string());
            launch(bench, on_postgres)?;
        }
    }
    Ok(())
}

/// Rehearses an exam: on SQLite, or on PostgreSQL.
pub(crate) fn exam(people: u32, minutes: f64, on_postgres: bool, seed: Option<u64>) -> Result<()> {
    let programs = run::release_programs()?;
    let mut bench = bench(&programs, "exam", seed);
    bench.arg("--people").arg(people.to_string()).arg("--minutes").arg(minutes.to_string());
    launch(bench, on_postgres)
}

/// Both in small, with the program that the journeys use.
pub(crate) fn small() -> Result<Count> {
    let programs = run::debug_programs()?;
    let mut count = Count::default();
    let plans: [(&str, [&str; 4]); 2] =
        [("crash", ["--cycles", "4", "--clients", "20"]), ("exam", ["--people", "40", "--minutes", "0.2"])];
    for (command, arguments) in plans {
        let mut bench = bench(&programs, command, None);
        bench.args(arguments);
        match launch(bench, false) {
            Ok(()) => count.passed += 1,
            Err(error) => {
                println!("{error:#}");
                count.failed += 1;
            }
        }
    }
    Ok(count)
}

fn bench(programs: &Path, command: &str, seed: Option<u64>) -> Command {
    let mut bench = Command::new(programs.join("bench"));
    bench.current_dir(run::root()).arg(command).arg("--program").arg(programs.join("sinau"));
    if let Some(seed) = seed {
        bench.arg("--seed").arg(seed.to_string());
    }
    bench
}

/// Runs it, with a PostgreSQL of our own that waits for the disk where wanted.
fn launch(mut bench: Command, on_postgres: bool) -> Result<()> {
    let server = on_postgres.then(Postgres::start_durable).transpose()?;
    if let Some(server) = &server {
        bench.arg("--postgres").arg(&server.url);
    }
    run::loudly(&mut bench)
}
