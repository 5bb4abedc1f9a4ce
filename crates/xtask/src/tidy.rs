//! `cargo xtask tidy`: the rules of the house that no compiler checks, over paths, imports and `cargo metadata`.
//!
//! **Invariant:** reads files as text and says path and line; it changes nothing.

mod dependencies;
mod layers;
mod names;
mod places;

use std::path::Path;

use anyhow::{Result, bail};
use walkdir::WalkDir;

use crate::run;

/// A file of the checkout as the checks see it.
#[derive(Debug)]
pub(crate) struct File {
    /// Path from the root, with slashes.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) text: String,
}

impl File {
    /// Whether it holds tests only.
    fn is_test(&self) -> bool {
        self.path.contains("/tests/") || self.path.ends_with("tests.rs") || self.path.contains("/examples/")
    }

    /// Lines with their numbers from 1, up to the tests at the end of the file.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .take_while(|line| !line.starts_with("#[cfg(test)]"))
            .enumerate()
            .map(|(place, line)| (place + 1, line))
    }
}

/// Runs every check; lists all faults.
pub(crate) fn check() -> Result<()> {
    let files = sources(&run::root())?;
    let mut faults = dependencies::check()?;
    for check in [layers::check, names::check, places::check] {
        faults.extend(check(&files));
    }
    println!("{} files", files.len());
    if faults.is_empty() { Ok(()) } else { bail!("{} faults:\n{}", faults.len(), faults.join("\n")) }
}

/// Every Rust file of ours.
fn sources(root: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for top in ["shared", "crates", "backend", "frontend", "migrations"] {
        for entry in WalkDir::new(root.join(top)).sort_by_file_name() {
            let entry = entry?;
            if entry.path().extension().is_some_and(|ending| ending == "rs") {
                let path = entry.path().strip_prefix(root)?.to_string_lossy().replace('\\', "/");
                files.push(File { path, text: std::fs::read_to_string(entry.path())? });
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> Vec<File> {
        vec![File { path: path.to_owned(), text: text.to_owned() }]
    }

    #[test]
    fn each_rule_finds_what_breaks_it() {
        let found =
            |check: fn(&[File]) -> Vec<String>, path: &str, text: &str| check(&file(path, text)).len();
        let service = "backend/src/features/quiz/service.rs";
        assert_eq!(found(layers::check, service, "//! x\nuse crate::db::entity::quiz;"), 1);
        assert_eq!(found(layers::check, service, "//! x\nuse actix_web::web;"), 1);
        assert_eq!(found(layers::check, service, "//! x\nuse crate::features::course::repo;"), 1);
        assert_eq!(
            found(layers::check, "frontend/src/features/quiz/model.rs", "//! x\nuse leptos::prelude::*;"),
            1
        );
        assert_eq!(found(layers::check, "crates/credit/src/count.rs", "//! x\nlet share: f64 = 0.5;"), 1);
        let sums = "crates/statistics/src/tally/sums.rs";
        assert_eq!(found(layers::check, sums, "//! x\nlet share: f64 = 0.5;"), 1);
        let figure = "crates/statistics/src/figure/item.rs";
        assert_eq!(found(layers::check, figure, "//! x\nlet share: f64 = 0.5;"), 0);
        assert_eq!(
            found(layers::check, "backend/src/features/quiz/repo.rs", "//! x\nuse crate::db::entity::quiz;"),
            0
        );
        assert_eq!(found(names::check, service, "use a::b;"), 1, "no header");
        assert_eq!(found(names::check, "shared/src/utils.rs", "//! x"), 1);
        assert_eq!(found(names::check, service, "//! x\n/// Y.\npub struct AnswerDto;"), 1);
        assert_eq!(found(names::check, service, "//! x\npub fn undocumented() {}"), 1);
        assert_eq!(found(names::check, service, "//! x\n/// Y.\n#[must_use]\npub fn documented() {}"), 0);
        assert_eq!(found(names::check, service, &"//! x\n".repeat(700)), 1, "too long");
    }
}
