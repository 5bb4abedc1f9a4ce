//! `bench`: fresh cities, load on each endpoint and what a request costs the server; kills under load, and an exam.
//!
//! **Invariant:** a missed aim is printed as missed and fails nothing, a missing answer does; the last line is one object
//! of JSON.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks by printing")]

mod answers;
mod bare;
mod city;
mod crash;
mod crowd;
mod device;
mod dice;
mod ledger;
mod load;
mod measure;
mod papers;
mod people;
mod process;
mod rehearse;
mod report;
mod retry;
mod sittings;
mod start;
mod wire;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Measures a built server.
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Bench {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Loads cities, serves them and measures.
    Run(Plan),
    /// Measures how many answers are kept in a second.
    Answers(answers::Plan),
    /// Kills the server again and again while answers are kept, and compares.
    Crash(crash::Plan),
    /// Rehearses an exam by a timetable, with two kills.
    Exam(rehearse::Plan),
    /// Serves one recorded answer and nothing else: what the same bytes cost without our work.
    Bare {
        /// Address to listen at.
        listen: String,
        /// File that holds the recorded answer, head and body.
        answer: PathBuf,
    },
}

/// What is measured, and how long.
#[derive(Debug, Clone, clap::Args)]
struct Plan {
    /// The built `sinau`.
    #[arg(long)]
    program: PathBuf,
    /// People of each city, with commas between.
    #[arg(long, value_delimiter = ',', default_values_t = [200, 2_000, 20_000])]
    people: Vec<u32>,
    /// One URL of an empty PostgreSQL database for each city; SQLite files of our own where absent.
    #[arg(long)]
    postgres: Vec<String>,
    /// Requests per endpoint, at the least.
    #[arg(long, default_value_t = 400)]
    requests: u32,
    /// Seconds per endpoint, at the least.
    #[arg(long, default_value_t = 2.0)]
    seconds: f64,
    /// Connections used at the same time.
    #[arg(long, default_value_t = 8)]
    connections: u32,
    /// Learners who sit every quiz, for the submissions.
    #[arg(long, default_value_t = 24)]
    learners: usize,
}

fn main() -> ExitCode {
    let outcome = match Bench::parse().command {
        Command::Bare { listen, answer } => bare::serve(&listen, &answer),
        Command::Answers(plan) => run(answers::all(&plan)),
        Command::Crash(plan) => run(crash::run(&plan)),
        Command::Exam(plan) => run(rehearse::exam(&plan)),
        Command::Run(plan) => run(measure::all(&plan)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// One thread for all requests, so that the server keeps the other cores.
fn run(work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(work)
}
