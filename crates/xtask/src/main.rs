//! `cargo xtask`: build, serve, test, and the gates that keep the house in order.
//!
//! **Invariant:** needs nothing but rustup, a C compiler and, for the browser tests, what `tools` installs.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks by printing")]

mod bench;
mod budgets;
mod corpus;
mod css;
mod dev;
mod endure;
mod journeys;
mod licences;
mod new_slice;
mod openapi;
mod pack;
mod postgres;
mod run;
mod screens;
mod serve;
mod split;
mod test;
mod tidy;
mod tools;
mod web;

use clap::{Parser, Subcommand};

/// The project's own commands.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Xtask {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Builds everything and serves it on <http://localhost:8080>, with a demonstration city at the first start.
    Serve {
        /// More arguments for `sinau serve`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        more: Vec<String>,
    },
    /// Builds, serves, and builds again what changes.
    Dev,
    /// Runs every check there is, and counts.
    Test {
        /// Only these steps, by name, with commas between.
        #[arg(long, value_delimiter = ',')]
        only: Vec<String>,
    },
    /// Compares screens with their approved pictures.
    Screens {
        /// Renews the pictures of what has changed instead.
        #[arg(long)]
        approve: bool,
    },
    /// Takes the pictures of the handbook anew.
    Pictures,
    /// Builds the browser app into `dist/web`.
    Web {
        /// Quickly, without splitting or packing.
        #[arg(long)]
        dev: bool,
    },
    /// Measures the server and the browser app beside their aims; ends with one line of JSON.
    Bench {
        /// Only this half.
        part: Option<bench::Part>,
        /// The server on PostgreSQL instead of SQLite.
        #[arg(long)]
        postgres: bool,
    },
    /// Kills the server again and again while answers are kept, and compares; ends with one line of JSON per run.
    Crash {
        /// Kills.
        #[arg(long, default_value_t = 200)]
        cycles: u32,
        /// Learners with an attempt each.
        #[arg(long, default_value_t = 500)]
        clients: u32,
        /// First on SQLite, and then on PostgreSQL too.
        #[arg(long)]
        postgres: bool,
        /// Chance: the same seed kills at the same moments.
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Rehearses a day that must not go wrong; ends with one line of JSON.
    Rehearse {
        /// Which.
        #[command(subcommand)]
        day: Day,
    },
    /// Checks the rules of the house over paths and imports.
    Tidy,
    /// Scores the question importer on a folder of real files; ends with one line of JSON.
    Corpus {
        /// The folder, with `expected-<format>.jsonl` in it.
        path: std::path::PathBuf,
    },
    /// Writes the files of a new slice.
    NewSlice {
        /// One singular noun.
        name: String,
    },
}

/// Days that are rehearsed.
#[derive(Debug, Subcommand)]
enum Day {
    /// Everybody begins, answers, hurries and hands in by a timetable, and the server is killed twice.
    Exam {
        /// Learners who sit the exam.
        #[arg(long, default_value_t = 5_000)]
        people: u32,
        /// Length of the exam, at most 12; below 7, every phase is shorter.
        #[arg(long, default_value_t = 7.0)]
        minutes: f64,
        /// On PostgreSQL instead of SQLite.
        #[arg(long)]
        postgres: bool,
        /// Chance: the same seed plans the same.
        #[arg(long)]
        seed: Option<u64>,
    },
}

fn main() -> std::process::ExitCode {
    match run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    match Xtask::parse().command {
        Command::Serve { more } => serve::serve(&more),
        Command::Dev => dev::dev(),
        Command::Test { only } => test::test(&only),
        Command::Screens { approve: true } => screens::approve(),
        Command::Screens { approve: false } => test::test(&["screens".to_owned()]),
        Command::Pictures => screens::pictures(),
        Command::Web { dev } => web::build(if dev { web::Build::Dev } else { web::Build::Release }).map(drop),
        Command::Bench { part, postgres } => bench::bench(part, postgres),
        Command::Crash { cycles, clients, postgres, seed } => endure::crash(cycles, clients, postgres, seed),
        Command::Rehearse { day: Day::Exam { people, minutes, postgres, seed } } => {
            endure::exam(people, minutes, postgres, seed)
        }
        Command::Tidy => tidy::check(),
        Command::Corpus { path } => corpus::corpus(&path),
        Command::NewSlice { name } => new_slice::write(&name),
    }
}
