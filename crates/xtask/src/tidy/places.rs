//! A slice carries the same noun everywhere.

use super::File;
use crate::run;

/// Slices whose rows belong to others: they have no table of their own.
const WITHOUT_TABLES: [&str; 2] = ["home", "package"];

/// Compares the places where a slice must be.
pub(super) fn check(files: &[File]) -> Vec<String> {
    let declared: Vec<&str> = files.iter().filter_map(|file| slice(&file.path)).collect();
    let root = run::root();
    let mut faults = Vec::new();
    for noun in &declared {
        let places = [
            format!("backend/src/features/{noun}/mod.rs"),
            format!("frontend/src/features/{noun}/mod.rs"),
            format!("frontend/src/text/{noun}.rs"),
            format!("backend/tests/it/{noun}.rs"),
            format!("e2e/journeys/{noun}.spec.ts"),
        ];
        faults.extend(
            places
                .iter()
                .filter(|place| !root.join(place).exists())
                .map(|place| format!("{place}: is missing")),
        );
        let has_migration = files.iter().any(|file| {
            file.path.starts_with("migrations/src/m") && file.path.contains(&format!("_{noun}_"))
        });
        if !has_migration && !WITHOUT_TABLES.contains(noun) {
            faults.push(format!("migrations/src: no migration is named after {noun}"));
        }
    }
    for file in files {
        let stray = file.path.strip_prefix("backend/src/features/").and_then(|rest| rest.split_once('/'));
        if let Some((noun, _)) = stray
            && !declared.contains(&noun)
        {
            faults.push(format!("{}: shared/src/api/{noun}.rs does not declare this slice", file.path));
        }
    }
    faults
}

fn slice(path: &str) -> Option<&str> {
    path.strip_prefix("shared/src/api/")?
        .strip_suffix(".rs")
        .filter(|name| *name != "mod" && !name.contains('/'))
}
