//! Which crate may depend on which.

use anyhow::Result;
use cargo_metadata::{DependencyKind, MetadataCommand};

use crate::run;

const RULES: &[&str] = &["grading", "progress", "credit", "statistics"];

/// What each crate of ours may depend on, of ours; tests may go further.
const ALLOWED: &[(&str, &[&str])] = &[
    ("grading", &[]),
    ("progress", &[]),
    ("credit", &[]),
    ("statistics", &["grading"]),
    ("course_folder", &["grading"]),
    ("exchange", &[]),
    ("media", &[]),
    ("bank", &["course_folder", "exchange", "grading"]),
    ("package", &["course_folder", "media"]),
    ("shared", RULES),
    ("client", &["shared"]),
    ("frontend", &["client", "shared", "grading", "progress", "credit", "statistics"]),
    (
        "backend",
        &[
            "shared",
            "grading",
            "progress",
            "credit",
            "statistics",
            "course_folder",
            "exchange",
            "bank",
            "media",
            "package",
            "migrations",
        ],
    ),
    ("migrations", &[]),
    (
        "handbook",
        &[
            "shared",
            "client",
            "grading",
            "progress",
            "credit",
            "statistics",
            "course_folder",
            "exchange",
            "bank",
        ],
    ),
    ("bench", &["client", "shared", "grading"]),
    ("xtask", &["exchange"]),
];

/// Compares the workspace with the table.
pub(super) fn check() -> Result<Vec<String>> {
    let metadata = MetadataCommand::new().no_deps().current_dir(run::root()).exec()?;
    let ours: Vec<&str> = metadata.packages.iter().map(|package| package.name.as_str()).collect();
    let mut faults = Vec::new();
    for package in &metadata.packages {
        let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == package.name.as_str()) else {
            faults
                .push(format!("{}: not in the table of crates/xtask/src/tidy/dependencies.rs", package.name));
            continue;
        };
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            let counts = dependency.kind == DependencyKind::Normal && ours.contains(&name);
            if counts && !allowed.contains(&name) {
                faults.push(format!("{} must not depend on {name}", package.name));
            }
        }
    }
    Ok(faults)
}
