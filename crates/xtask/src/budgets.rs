//! Byte budgets: what travels must stay small, or the build fails.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use crate::pack::Sizes;
use crate::{split, web};

/// A thousand bytes.
const KB: u64 = 1000;

/// A part of what travels: its name, its limit in Brotli bytes, which files.
type Budget = (&'static str, u64, Kind);

/// Which files a budget is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Shell,
    Style,
    Icons,
    /// What every screen needs of the app.
    Main,
    /// Lazy parts of learners, and pieces that they share with others.
    Learner,
    /// What is fetched only where somebody practises: the rules that grade.
    Practice,
    /// The lazy part that learners never fetch.
    Staff,
}

/// What may travel.
const BUDGETS: [Budget; 7] = [
    ("HTML shell", 12 * KB, Kind::Shell),
    ("stylesheet", 14 * KB, Kind::Style),
    ("icons", 6 * KB, Kind::Icons),
    ("learner's main part: wasm and glue", 250 * KB, Kind::Main),
    ("learner's other screens together", 450 * KB, Kind::Learner),
    ("practice, with the rules that grade", 120 * KB, Kind::Practice),
    ("authoring, dashboards, administration", 460 * KB, Kind::Staff),
];

/// What a file of the build is for; `practice` are the names that [`split::practice_files`] gives.
fn kind(path: &str, practice: &[String]) -> Option<Kind> {
    let (folder, file) = path.split_once('/').unwrap_or(("", path));
    match folder {
        "" if file == "shell.html" => Some(Kind::Shell),
        "" if file.starts_with("style.") => Some(Kind::Style),
        "" if file.starts_with("icons.") => Some(Kind::Icons),
        _ if !folder.starts_with("app.") => None,
        _ if matches!(file, "app_bg.wasm" | "app.js") => Some(Kind::Main),
        _ if split::is_staff(path) => Some(Kind::Staff),
        _ if practice.iter().any(|own| own == file) => Some(Kind::Practice),
        _ => Some(Kind::Learner),
    }
}

/// Prints what travels beside what may; fails where it is more.
pub(crate) fn check() -> Result<()> {
    let manifest =
        std::fs::read(web::out().join("manifest.json")).context("build the app first: cargo xtask web")?;
    let sizes: BTreeMap<String, Sizes> = serde_json::from_slice(&manifest)?;
    let app = sizes.values().find_map(|file| file.path.strip_suffix("/app.js")).unwrap_or_default();
    let practice = split::practice_files(&split::loader(&web::out().join(app))?);
    let mut over = Vec::new();
    println!("{:<38} {:>9} {:>9}", "Brotli bytes", "is", "may be");
    for (name, limit, wanted) in BUDGETS {
        let counted = sizes.values().filter(|file| kind(&file.path, &practice) == Some(wanted));
        let sum: u64 = counted.map(|file| file.br).sum();
        println!("{name:<38} {sum:>9} {limit:>9}");
        if sum > limit {
            over.push(name);
        }
    }
    if over.is_empty() { Ok(()) } else { bail!("over budget: {}", over.join(", ")) }
}
