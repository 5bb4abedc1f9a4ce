//! Byte budgets: what travels must stay small, or the build fails.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use crate::pack::Sizes;
use crate::web;

/// A thousand bytes.
const KB: u64 = 1000;

/// What may travel, in Brotli bytes: name, limit, which files.
const BUDGETS: [(&str, u64, fn(&str) -> bool); 5] = [
    ("HTML shell", 12 * KB, |path| path == "shell.html"),
    ("stylesheet", 14 * KB, |path| path.starts_with("style.")),
    ("icons", 6 * KB, |path| path.starts_with("icons.")),
    ("learner's main part: wasm and glue", 250 * KB, |path| {
        path.ends_with("/app_bg.wasm") || path.ends_with("/app.js")
    }),
    ("all lazy parts together", 420 * KB, |path| {
        path.starts_with("app.") && !path.ends_with("/app_bg.wasm") && !path.ends_with("/app.js")
    }),
];

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
