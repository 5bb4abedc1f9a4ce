//! Byte budgets: what travels must stay small, or the build fails.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use crate::pack::Sizes;
use crate::web;

/// A thousand bytes.
const KB: u64 = 1000;

/// A part of what travels: its name, its limit in Brotli bytes, which files.
type Budget = (&'static str, u64, fn(&str) -> bool);

/// What may travel.
const BUDGETS: [Budget; 6] = [
    ("HTML shell", 12 * KB, |path| path == "shell.html"),
    ("stylesheet", 14 * KB, |path| path.starts_with("style.")),
    ("icons", 6 * KB, |path| path.starts_with("icons.")),
    ("learner's main part: wasm and glue", 250 * KB, is_main),
    ("learner's other screens together", 430 * KB, |path| is_part(path) && !is_staff(path)),
    ("authoring, dashboards, administration", 460 * KB, |path| is_part(path) && is_staff(path)),
];

/// Lazy parts that learners never fetch.
const STAFF: [&str; 2] = ["staff", "docs"];

/// What every screen needs.
fn is_main(path: &str) -> bool {
    path.ends_with("/app_bg.wasm") || path.ends_with("/app.js")
}

/// A lazy part, or a piece that several of them share.
fn is_part(path: &str) -> bool {
    path.starts_with("app.") && !is_main(path)
}

/// Whether a file belongs to a lazy part for staff only.
pub(crate) fn is_staff(path: &str) -> bool {
    STAFF.iter().any(|name| path.ends_with(&format!("/split_{name}.wasm")))
}

/// Prints what travels beside what may; fails where it is more.
pub(crate) fn check() -> Result<()> {
    let manifest =
        std::fs::read(web::out().join("manifest.json")).context("build the app first: cargo xtask web")?;
    let sizes: BTreeMap<String, Sizes> = serde_json::from_slice(&manifest)?;
    let mut over = Vec::new();
    println!("{:<38} {:>9} {:>9}", "Brotli bytes", "is", "may be");
    for (name, limit, is_part) in BUDGETS {
        let sum: u64 = sizes.values().filter(|file| is_part(&file.path)).map(|file| file.br).sum();
        println!("{name:<38} {sum:>9} {limit:>9}");
        if sum > limit {
            over.push(name);
        }
    }
    if over.is_empty() { Ok(()) } else { bail!("over budget: {}", over.join(", ")) }
}
