//! `cargo xtask bench`: what a request costs the server, what a screen costs the phone, and the aims beside both.
//!
//! **Invariant:** a missed aim is told and fails nothing; the last line is one object of JSON.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::journeys::{self, City};
use crate::postgres::Postgres;
use crate::{run, tools, web};

/// People of the cities that are measured.
const PEOPLE: [&str; 3] = ["200", "2000", "20000"];

/// Half of the measurements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Part {
    /// Endpoints, cold start and memory.
    Server,
    /// Bytes, waiting times and Lighthouse.
    Browser,
    /// Answers kept in a second, in groups and each alone, on both engines and a disk that is waited for.
    Answers,
}

/// What a figure should be.
enum Aim {
    AtMost(f64),
    AtLeast(f64),
}

/// What is aimed at: words, place in the JSON, aim.
const AIMS: [(&str, &str, Aim); 20] = [
    ("home, CPU ms", "/home_cpu_ms", Aim::AtMost(1.0)),
    ("catalogue, CPU ms", "/catalogue_cpu_ms", Aim::AtMost(1.0)),
    ("answer saved, CPU ms", "/answer_cpu_ms", Aim::AtMost(1.0)),
    ("team at 200 people, CPU ms", "/team_cpu_ms_200", Aim::AtMost(5.0)),
    ("team at 2,000 people, CPU ms", "/team_cpu_ms_2000", Aim::AtMost(5.0)),
    ("team at 20,000 people, CPU ms", "/team_cpu_ms_20000", Aim::AtMost(5.0)),
    ("team at 20,000, times its cost at 200", "/team_growth", Aim::AtMost(1.5)),
    ("team, bytes as sent", "/team_bytes", Aim::AtMost(20_000.0)),
    ("memory at rest, MB", "/idle_rss_mb", Aim::AtMost(40.0)),
    ("cold start, s", "/cold_start_s", Aim::AtMost(1.0)),
    ("first visit to sign-in, bytes", "/first_visit_bytes/sign_in", Aim::AtMost(30_000.0)),
    ("first visit to sign-in, slow 3G, s", "/waiting_s/sign_in_slow_3g_first/heading", Aim::AtMost(2.5)),
    ("first visit to home, slow 3G, s", "/waiting_s/home_slow_3g_first/settled", Aim::AtMost(9.0)),
    ("first visit to home, slow 4G, s", "/waiting_s/home_slow_4g_first/settled", Aim::AtMost(2.5)),
    ("return visit to home, slow 3G, s", "/waiting_s/home_slow_3g_return/settled", Aim::AtMost(1.5)),
    ("change of screen, all on the phone, ms", "/route_worst_ms", Aim::AtMost(200.0)),
    ("layout shift, worst screen", "/shift_worst", Aim::AtMost(0.1)),
    ("outline of 300 units after its data, ms", "/outline_300_ms", Aim::AtMost(200.0)),
    ("Lighthouse performance, worst screen", "/lighthouse/worst/performance", Aim::AtLeast(90.0)),
    ("Lighthouse accessibility, worst screen", "/lighthouse/worst/accessibility", Aim::AtLeast(100.0)),
];

/// Builds what is needed and measures one part or both.
pub(crate) fn bench(part: Option<Part>, on_postgres: bool) -> Result<()> {
    println!("Sinau: building what has changed, as it is shipped. The first time takes some minutes.");
    web::build(web::Build::Release)?;
    let programs = run::release_programs()?;
    if part == Some(Part::Answers) {
        println!("{}", Value::Object(answers(&programs)?));
        return Ok(());
    }
    let mut figures = Map::new();
    if part != Some(Part::Browser) {
        println!("\n━━ server");
        figures.extend(server(&programs, on_postgres)?);
    }
    if part != Some(Part::Server) {
        println!("\n━━ browser");
        figures.extend(browser(&programs)?);
    }
    grow(&mut figures);
    let figures = Value::Object(figures);
    compare(&figures);
    println!("{figures}");
    Ok(())
}

/// The load on fresh cities.
fn server(programs: &Path, on_postgres: bool) -> Result<Map<String, Value>> {
    let mut bench = Command::new(programs.join("bench"));
    bench.current_dir(run::root()).arg("run").arg("--program").arg(programs.join("sinau"));
    bench.arg("--people").arg(PEOPLE.join(","));
    let server = on_postgres.then(Postgres::start).transpose()?;
    if let Some(server) = &server {
        println!(
            "On a PostgreSQL of our own that does not wait for the disk; its own processor time is not counted."
        );
        for url in databases(server)? {
            bench.arg("--postgres").arg(url);
        }
    }
    told(&mut bench)
}

/// Answers on both engines, whose data is as safe as in earnest.
fn answers(programs: &Path) -> Result<Map<String, Value>> {
    let server = Postgres::start_durable()?;
    let mut bench = Command::new(programs.join("bench"));
    bench.current_dir(run::root()).arg("answers").arg("--program").arg(programs.join("sinau"));
    told(bench.arg("--postgres").arg(&server.url))
}

/// One empty database for each city.
fn databases(server: &Postgres) -> Result<Vec<String>> {
    let (address, _) = server.url.rsplit_once('/').context("the address of PostgreSQL")?;
    let create = tools::postgres()?.join("createdb");
    let mut urls = Vec::new();
    for people in PEOPLE {
        let name = format!("city_{people}");
        let mut command = run::program(&create.to_string_lossy(), &["--maintenance-db", &server.url, &name]);
        run::loudly(&mut command)?;
        urls.push(format!("{address}/{name}"));
    }
    Ok(urls)
}

/// Chromium on a server with a fresh city.
fn browser(programs: &Path) -> Result<Map<String, Value>> {
    let chromium = tools::chromium()?;
    journeys::install()?;
    let city =
        run::step("starting a server with a fresh city", || City::start(&programs.join("sinau"), None))?;
    let script = Path::new("e2e/measure/run.mjs");
    let mut node = run::program(&tools::node()?.to_string_lossy(), &[&script.to_string_lossy()]);
    told(node.env("SINAU_ORIGIN", &city.origin).env("CHROMIUM", chromium))
}

/// Runs a program that measures: shows what it says, and takes its last line as an object.
fn told(command: &mut Command) -> Result<Map<String, Value>> {
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("{command:?}"))?;
    let output = child.stdout.take().context("the program's output")?;
    let mut last = String::new();
    for line in BufReader::new(output).lines() {
        let line = line?;
        if line.starts_with('{') {
            last = line;
        } else {
            println!("{line}");
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    serde_json::from_str(&last).context("the program's last line is no object of JSON")
}

/// Adds how much dearer the team is in the largest city than in the smallest.
fn grow(figures: &mut Map<String, Value>) {
    let value = |key: &str| figures.get(key).and_then(Value::as_f64).filter(|value| *value > 0.0);
    if let (Some(small), Some(large)) = (value("team_cpu_ms_200"), value("team_cpu_ms_20000")) {
        figures.insert("team_growth".to_owned(), ((large / small * 100.0).round() / 100.0).into());
    }
}

/// Prints the figures beside the aims.
fn compare(figures: &Value) {
    println!("\n{:<42}{:>12}{:>12}", "", "is", "aim");
    for (words, place, aim) in &AIMS {
        let Some(is) = figures.pointer(place).and_then(Value::as_f64) else { continue };
        let (aimed, is_met) = match aim {
            Aim::AtMost(limit) => (format!("≤ {limit}"), is <= *limit),
            Aim::AtLeast(limit) => (format!("≥ {limit}"), is >= *limit),
        };
        println!("{words:<42}{is:>12}{aimed:>12}  {}", if is_met { "met" } else { "missed" });
    }
    println!();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_needs_both_ends() {
        let mut figures = Map::from_iter([("team_cpu_ms_200".to_owned(), 2.0.into())]);
        grow(&mut figures);
        assert!(!figures.contains_key("team_growth"));
        figures.insert("team_cpu_ms_20000".to_owned(), 3.0.into());
        grow(&mut figures);
        assert_eq!(figures.get("team_growth"), Some(&1.5.into()));
    }
}
