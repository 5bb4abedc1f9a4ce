//! Approved screens, and the pictures of the handbook: both of a fresh city whose clock begins at a fixed moment.
//!
//! **Invariant:** comparing changes nothing; only `approve` and `pictures` write, and what they write stays within its size.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::journeys::{City, install};
use crate::test::{Count, counted};
use crate::{run, tools, web};

/// Where the city's clock begins: a Tuesday morning in the second half of a year of training.
const MOMENT: &str = "2026-11-24T10:00:00+07:00";

/// Bytes that all approved screens may have together.
const SCREENS: u64 = 3_000_000;

/// Bytes that all pictures of the handbook may have together.
const PICTURES: u64 = 600_000;

/// Compares every screen with its approved picture.
pub(crate) fn compare() -> Result<Count> {
    // A screen without a picture is no reason to make one: nobody would have looked at it.
    playwright("screens", &["--update-snapshots=none"])
}

/// Renews the pictures of screens that look different now, for somebody to look at.
pub(crate) fn approve() -> Result<()> {
    let count = playwright("screens", &["--update-snapshots=changed"])?;
    let folder = run::root().join("e2e/screens/approved");
    squeeze(&folder, SCREENS)?;
    if count.failed > 0 {
        bail!("{} screens could not be reached", count.failed);
    }
    println!("Look at what has changed before it is committed: git diff --stat e2e/screens/approved");
    Ok(())
}

/// Takes the handbook's pictures anew.
pub(crate) fn pictures() -> Result<()> {
    let count = playwright("pictures", &[])?;
    if count.failed > 0 {
        bail!("{} pictures could not be taken", count.failed);
    }
    squeeze(&run::root().join("crates/handbook/docs/pictures"), PICTURES)
}

/// Builds what is needed, starts a city and runs a project of `e2e/screens`.
fn playwright(project: &str, more: &[&str]) -> Result<Count> {
    let chromium = tools::chromium()?;
    let modules = install()?;
    web::build(web::Build::Release)?;
    let sinau = run::debug_programs()?.join("sinau");
    let start = || City::start(&sinau, Some(MOMENT));
    let city = run::step("starting a server with a city of a fixed day", start)?;
    let mut playwright = Command::new(modules.join(".bin/playwright"));
    playwright
        .args(["test", "--config", "screens", "--project", project])
        .args(more)
        .current_dir(run::root().join("e2e"))
        .env("SINAU_ORIGIN", &city.origin)
        .env("SINAU_MOMENT", MOMENT)
        .env("CHROMIUM", chromium);
    counted(&mut playwright)
}

/// Makes the pictures of a folder small, and refuses when they are too large together all the same.
fn squeeze(folder: &Path, most: u64) -> Result<()> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let mut node = run::program("node", &["e2e/screens/squeeze.mjs"]);
    run::step("making pictures small", || run::loudly(node.args(&files)))?;
    let mut bytes = 0;
    for file in &files {
        bytes += std::fs::metadata(file)?.len();
    }
    println!("{} pictures, {bytes} bytes of at most {most}", files.len());
    if bytes > most { bail!("{} is too large", folder.display()) } else { Ok(()) }
}
