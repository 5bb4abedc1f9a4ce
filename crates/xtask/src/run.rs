//! Running other programs, with a word before and the time after.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_path_buf()
}

/// What cargo tells the program that it runs about its package. A cargo below it would hand it on to build scripts, and
/// compile half of the dependencies again when it is not there the next time.
const OWN: [&str; 8] = [
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_LINKS",
    "CARGO_MANIFEST_PATH",
    "CARGO_PKG_NAME",
    "CARGO_PKG_VERSION_MAJOR",
    "CARGO_PKG_VERSION_MINOR",
    "CARGO_PKG_VERSION_PATCH",
    "CARGO_PKG_VERSION_PRE",
];

/// A program to be run in the root.
pub(crate) fn program(name: &str, args: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(args).current_dir(root());
    for variable in OWN {
        command.env_remove(variable);
    }
    command
}

/// Runs a program that talks to the terminal itself.
pub(crate) fn loudly(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?}"))?;
    if status.success() { Ok(()) } else { bail!("{command:?} ended with {status}") }
}

/// Runs a program and returns what it printed.
pub(crate) fn quietly(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("{command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} ended with {}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Tells what begins, does it, and tells how long it took.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("▸ {what} …");
    let begun = Instant::now();
    let outcome = work()?;
    println!("  {what}: {:.1} s", begun.elapsed().as_secs_f32());
    Ok(outcome)
}

/// Builds the debug programs and returns their folder. As one build with the tests: built by itself, a program has its
/// dependencies with other features, and half of them are compiled again.
pub(crate) fn debug_programs() -> Result<PathBuf> {
    step("compiling the server and its clients", || {
        loudly(&mut program("cargo", &["build", "--workspace", "--bins", "--tests"]))
    })?;
    Ok(root().join("target/debug"))
}

/// Builds the programs as they are shipped and returns their folder.
pub(crate) fn release_programs() -> Result<PathBuf> {
    step("compiling the server and its clients, optimised", || {
        let mut cargo = program("cargo", &["build", "--release", "-p", "backend", "-p", "bench"]);
        loudly(cargo.args(["--bin", "sinau", "--bin", "bench"]))
    })?;
    Ok(root().join("target/release"))
}
