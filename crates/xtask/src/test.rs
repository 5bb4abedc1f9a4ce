//! `cargo xtask test`: every check there is, one after the other, and the counts.
//!
//! **Invariant:** a step that fails does not stop the others; the last line says `N passed, M failed`.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::postgres::Postgres;
use crate::{budgets, endure, journeys, licences, openapi, run, screens, tidy, tools, web};

/// What a step counted.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Count {
    /// Tests that passed.
    pub(crate) passed: u32,
    /// Tests that failed.
    pub(crate) failed: u32,
}

/// A step: its name, what it checks, and how.
struct Step {
    name: &'static str,
    what: &'static str,
    work: fn() -> Result<Count>,
}

/// The steps in order: cheap ones first, those that share compiled code beside each other.
const STEPS: [Step; 14] = [
    Step { name: "fmt", what: "formatting", work: fmt },
    Step { name: "tidy", what: "rules of the house", work: || tidy::check().map(one) },
    Step { name: "licences", what: "licences of dependencies", work: || licences::check().map(one) },
    Step { name: "wasm-clean", what: "no server code in the browser app", work: wasm_clean },
    Step {
        name: "clippy",
        what: "lints",
        work: || cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]).map(one),
    },
    Step { name: "clippy-wasm", what: "lints of the browser app", work: clippy_wasm },
    Step {
        name: "rules",
        what: "rules, contract and formats",
        work: || tests(&["--workspace", "--lib", "--bins"]),
    },
    Step { name: "docs", what: "handbook and examples in it", work: docs },
    Step { name: "api", what: "the API on SQLite and PostgreSQL", work: api },
    Step { name: "crash", what: "answers through kills, a few of each", work: endure::small },
    Step { name: "openapi", what: "the OpenAPI document", work: || openapi::lint().map(one) },
    Step { name: "budgets", what: "byte budgets of the optimised app", work: app_budgets },
    Step { name: "journeys", what: "browser journeys with axe", work: journeys::walk },
    Step { name: "screens", what: "screens beside their approved pictures", work: screens::compare },
];

impl Step {
    /// Whether it looks at the optimised browser app.
    fn needs_app(&self) -> bool {
        matches!(self.name, "budgets" | "journeys" | "screens")
    }
}

/// The optimised browser app, built beside the first steps: its linker works on one core, and they leave the other one
/// idle now and then.
struct Aside {
    builder: Child,
    told: PathBuf,
}

impl Aside {
    fn begin() -> Result<Self> {
        tools::wasm_target()?;
        let folder = run::root().join("target");
        std::fs::create_dir_all(&folder)?;
        let told = folder.join("web.log");
        let log = File::create(&told)?;
        let itself = std::env::current_exe()?;
        let mut command = run::program(&itself.to_string_lossy(), &["web"]);
        let builder = command.stdout(log.try_clone()?).stderr(log).spawn()?;
        Ok(Self { builder, told })
    }

    /// Waits, and shows what the builder said. What went wrong is told by the step, which builds what is not there.
    fn wait(mut self) {
        drop(self.builder.wait());
        print!("{}", std::fs::read_to_string(&self.told).unwrap_or_default());
    }
}

/// One check that passed.
fn one((): ()) -> Count {
    Count { passed: 1, failed: 0 }
}

/// Runs the steps named, or all.
pub(crate) fn test(only: &[String]) -> Result<()> {
    if let Some(unknown) = only.iter().find(|name| !STEPS.iter().any(|step| step.name == name.as_str())) {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step {unknown}; the steps are {}", names.join(", "));
    }
    let chosen: Vec<&Step> =
        STEPS.iter().filter(|step| only.is_empty() || only.iter().any(|name| name == step.name)).collect();
    // Where it cannot be begun, the step that needs it tells why.
    let mut app = chosen.iter().any(|step| step.needs_app()).then(Aside::begin).and_then(Result::ok);
    let (mut total, mut lines) = (Count::default(), Vec::new());
    for step in chosen {
        println!("\n━━ {}: {}", step.name, step.what);
        let begun = Instant::now();
        if let Some(app) = app.take_if(|_| step.needs_app()) {
            app.wait();
        }
        let outcome = (step.work)();
        let seconds = begun.elapsed().as_secs();
        let (count, note) = match outcome {
            Ok(count) => (count, String::new()),
            Err(error) => {
                eprintln!("{error:#}");
                (
                    Count { passed: 0, failed: 1 },
                    format!("  {}", error.to_string().lines().next().unwrap_or_default()),
                )
            }
        };
        total.passed += count.passed;
        total.failed += count.failed;
        lines.push(format!(
            "{:<12} {:>5} passed {:>4} failed {seconds:>5} s{note}",
            step.name, count.passed, count.failed
        ));
    }
    println!("\n{}", lines.join("\n"));
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 { Ok(()) } else { std::process::exit(1) }
}

fn cargo(args: &[&str]) -> Result<()> {
    run::loudly(&mut run::program("cargo", args))
}

fn fmt() -> Result<Count> {
    cargo(&["fmt", "--all", "--check"]).map(one)
}

/// Lints the code that runs in the browser as it is compiled for it.
fn clippy_wasm() -> Result<Count> {
    tools::wasm_target()?;
    let mut clippy = run::program("cargo", &["clippy", "--target", "wasm32-unknown-unknown", "--target-dir"]);
    clippy.arg(run::root().join("target/web"));
    clippy.args(["-p", "frontend", "-p", "client", "-p", "shared", "--", "-D", "warnings"]);
    run::loudly(&mut clippy).map(one)
}

/// The browser app must not pull in what only the server needs. (`regex` comes with `leptos_config`, which nothing calls:
/// the linker leaves it out, and the byte budget would tell.)
fn wasm_clean() -> Result<Count> {
    for package in ["sea-orm", "actix-web", "tokio", "reqwest", "schemars"] {
        let mut tree = run::program(
            "cargo",
            &[
                "tree",
                "-p",
                "frontend",
                "--target",
                "wasm32-unknown-unknown",
                "-e",
                "normal,no-proc-macro",
                "-i",
            ],
        );
        let output = tree.arg(package).stderr(Stdio::null()).output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        if output.status.success() && !text.trim().is_empty() {
            bail!("the browser app depends on {package}:\n{text}");
        }
    }
    Ok(one(()))
}

fn docs() -> Result<Count> {
    let mut doc = run::program(
        "cargo",
        &[
            "doc",
            "--no-deps",
            "-p",
            "handbook",
            "-p",
            "shared",
            "-p",
            "grading",
            "-p",
            "progress",
            "-p",
            "credit",
            "-p",
            "statistics",
        ],
    );
    run::loudly(doc.env("RUSTDOCFLAGS", "-D warnings"))?;
    let count = tests(&["--doc", "--workspace"])?;
    Ok(Count { passed: count.passed + 1, ..count })
}

#[expect(clippy::disallowed_methods, reason = "the one place here that reads the environment")]
fn api() -> Result<Count> {
    if std::env::var("TEST_DATABASE_URL").is_ok() {
        return tests(&["--workspace", "--test", "*"]);
    }
    let server = run::step("starting a PostgreSQL server for the tests", Postgres::start)?;
    let mut command = run::program("cargo", &["test", "--workspace", "--test", "*"]);
    counted(command.env("TEST_DATABASE_URL", &server.url))
}

fn app_budgets() -> Result<Count> {
    web::build(web::Build::Release)?;
    budgets::check().map(one)
}

fn tests(args: &[&str]) -> Result<Count> {
    counted(run::program("cargo", &["test"]).args(args))
}

/// Runs a test command, shows what it prints, and adds up its result lines. All test binaries run, even after a failure.
pub(crate) fn counted(command: &mut Command) -> Result<Count> {
    let arguments: Vec<_> = command.get_args().map(ToOwned::to_owned).collect();
    if command.get_program() == "cargo" && !arguments.iter().any(|argument| argument == "--no-fail-fast") {
        command.arg("--no-fail-fast");
    }
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("{command:?}"))?;
    let output = child.stdout.take().context("the command's output")?;
    let mut count = Count::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        // One line per passed test would bury what matters.
        if !line.ends_with("... ok") {
            println!("{line}");
        }
        let own = result(&line);
        count.passed += own.passed;
        count.failed += own.failed;
    }
    let status = child.wait()?;
    if !status.success() && count.failed == 0 {
        bail!("{command:?} ended with {status}");
    }
    Ok(count)
}

/// Reads `test result: ok. 12 passed; 0 failed; …` of cargo and `  12 passed (3.4s)` of Playwright.
fn result(line: &str) -> Count {
    let words: Vec<&str> = line.split([' ', ';', '.', ',']).filter(|word| !word.is_empty()).collect();
    let before = |word: &str| {
        let place = words.iter().position(|other| *other == word)?;
        words.get(place.checked_sub(1)?)?.parse().ok()
    };
    let is_cargo = line.starts_with("test result:");
    // A journey that needed its second try is named by Playwright, and has passed.
    let is_playwright = matches!(words.get(1), Some(&"passed" | &"flaky" | &"failed"))
        && line.starts_with("  ")
        && !line.starts_with("   ");
    if !(is_cargo || is_playwright) {
        return Count::default();
    }
    let passed = before("passed").or_else(|| before("flaky")).unwrap_or_default();
    Count { passed, failed: before("failed").unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_counted_and_nothing_else() {
        let read = |line: &str| {
            let count = result(line);
            (count.passed, count.failed)
        };
        assert_eq!(read("test result: ok. 12 passed; 0 failed; 0 ignored; finished in 0.1s"), (12, 0));
        assert_eq!(read("test result: FAILED. 3 passed; 2 failed; 0 ignored"), (3, 2));
        assert_eq!(read("  31 passed (1.2m)"), (31, 0));
        assert_eq!(read("  2 failed"), (0, 2));
        assert_eq!(read("  1 flaky"), (1, 0));
        assert_eq!(read("test a_person_passed ... ok"), (0, 0));
        assert_eq!(read("12 passed"), (0, 0));
    }
}
