//! Approved screens, and the pictures of the handbook: both of a fresh city whose clock begins at a fixed moment.
//!
//! **Invariant:** comparing changes nothing; only `approve` and `pictures` write, and what they write stays within its size.

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
    playwright("screens", false)
}

/// Renews the pictures of screens that look different now, for somebody to look at.
pub(crate) fn approve() -> Result<()> {
    let count = playwright("screens", true)?;
    weigh("e2e/screens/approved", SCREENS)?;
    if count.failed > 0 {
        bail!("{} screens could not be reached", count.failed);
    }
    println!("Look at what has changed before it is committed: git diff --stat e2e/screens/approved");
    Ok(())
}

/// Takes the handbook's pictures anew.
pub(crate) fn pictures() -> Result<()> {
    let count = playwright("pictures", false)?;
    if count.failed > 0 {
        bail!("{} pictures could not be taken", count.failed);
    }
    weigh("crates/handbook/docs/pictures", PICTURES)
}

/// Builds what is needed, starts a city and runs a project of `e2e/screens`.
fn playwright(project: &str, approves: bool) -> Result<Count> {
    let chromium = tools::headless_chromium()?;
    let modules = install()?;
    web::build(web::Build::Release)?;
    let sinau = run::debug_programs()?.join("sinau");
    let start = || City::start(&sinau, Some(MOMENT));
    let city = run::step("starting a server with a city of a fixed day", start)?;
    let mut playwright = Command::new(modules.join(".bin/playwright"));
    playwright
        .args(["test", "--config", "screens", "--project", project])
        .current_dir(run::root().join("e2e"))
        .env("SINAU_ORIGIN", &city.origin)
        .env("SINAU_MOMENT", MOMENT)
        .env("CHROMIUM", chromium);
    if approves {
        playwright.env("SINAU_APPROVE", "yes");
    }
    counted(&mut playwright)
}

/// Refuses a folder of pictures that is too large.
fn weigh(folder: &str, most: u64) -> Result<()> {
    let (mut count, mut bytes) = (0, 0);
    for entry in std::fs::read_dir(run::root().join(folder)).with_context(|| folder.to_owned())? {
        bytes += entry?.metadata()?.len();
        count += 1;
    }
    println!("{count} pictures in {folder}, {bytes} bytes of at most {most}");
    if bytes > most {
        bail!("the pictures in {folder} are too large");
    }
    Ok(())
}
