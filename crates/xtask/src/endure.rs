//! `cargo xtask crash` and `cargo xtask rehearse`: answers that must survive kills, in earnest and in small.
//!
//! **Invariant:** builds and launches only; what is checked, and how, is the business of `bench`.

use std::process::Command;

use anyhow::Result;

use crate::postgres::Postgres;
use crate::run;
use crate::test::Count;

/// How a program is built.
#[derive(Debug, Clone, Copy)]
enum Build {
    Debug,
    Release,
}

impl Build {
    fn folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

/// Kills the server under load: on SQLite, and then on PostgreSQL if wanted.
pub(crate) fn crash(cycles: u32, clients: u32, is_postgres_too: bool, seed: Option<u64>) -> Result<()> {
    build(Build::Release)?;
    for on_postgres in [false, true] {
        if is_postgres_too || !on_postgres {
            let mut bench = bench(Build::Release, "crash", seed);
            bench.arg("--cycles").arg(cycles.to_string()).arg("--clients").arg(clients.to_string());
            launch(bench, on_postgres)?;
        }
    }
    Ok(())
}

/// Rehearses an exam: on SQLite, or on PostgreSQL.
pub(crate) fn exam(people: u32, minutes: f64, on_postgres: bool, seed: Option<u64>) -> Result<()> {
    build(Build::Release)?;
    let mut bench = bench(Build::Release, "exam", seed);
    bench.arg("--people").arg(people.to_string()).arg("--minutes").arg(minutes.to_string());
    launch(bench, on_postgres)
}

/// Both in small, with the program that the journeys use.
pub(crate) fn small() -> Result<Count> {
    build(Build::Debug)?;
    let mut count = Count::default();
    let plans: [(&str, [&str; 4]); 2] =
        [("crash", ["--cycles", "4", "--clients", "20"]), ("exam", ["--people", "40", "--minutes", "0.2"])];
    for (command, arguments) in plans {
        let mut bench = bench(Build::Debug, command, None);
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

fn build(build: Build) -> Result<()> {
    run::step("compiling the server and its clients", || {
        let mut cargo = run::program("cargo", &["build", "-p", "backend", "-p", "bench"]);
        cargo.args(["--bin", "sinau", "--bin", "bench"]);
        if matches!(build, Build::Release) {
            cargo.arg("--release");
        }
        run::loudly(&mut cargo)
    })
}

fn bench(build: Build, command: &str, seed: Option<u64>) -> Command {
    let folder = run::root().join("target").join(build.folder());
    let mut bench = Command::new(folder.join("bench"));
    bench.current_dir(run::root()).arg(command).arg("--program").arg(folder.join("sinau"));
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
