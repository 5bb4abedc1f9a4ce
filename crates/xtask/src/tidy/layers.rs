//! Who may import what: one direction, slices meet at doors, rules know nothing of the world.

use super::File;

/// Who may not write what.
struct Wall {
    words: &'static [&'static str],
    stands: fn(&str) -> bool,
    why: &'static str,
}

const WALLS: &[Wall] = &[
    Wall {
        words: &["crate::db::entity", "db::entity::"],
        stands: |path| path.starts_with("backend/src/features/") && !is_store(path),
        why: "only repo and door files know entities",
    },
    Wall {
        words: &["actix_web"],
        stands: |path| {
            path.starts_with("backend/src/")
                && !path.starts_with("backend/src/http/")
                && path != "backend/src/main.rs"
        },
        why: "only http/ knows actix",
    },
    Wall {
        words: &["anyhow"],
        stands: |path| {
            path.starts_with("backend/src/features/") || path.starts_with("shared/") || is_rule(path)
        },
        why: "anyhow is for the command line, the tools and tests",
    },
    Wall { words: &["leptos"], stands: |path| path.ends_with("/model.rs"), why: "a model is plain Rust" },
    Wall { words: &["super::super"], stands: |_| true, why: "name the module from the crate's root" },
    Wall {
        words: &["f32", "f64"],
        stands: |path| is_rule(path) && !path.starts_with("crates/statistics/src/figure/"),
        why: "no floats in rules",
    },
    Wall {
        words: &["chrono::Utc::now", "std::time", "std::fs", "std::env", "rand::"],
        stands: is_rule,
        why: "rules have no clock, no files, no randomness",
    },
];

fn is_store(path: &str) -> bool {
    ["/repo.rs", "/door.rs"].iter().any(|end| path.ends_with(end))
        || path.contains("/repo/")
        || path.contains("/door/")
}

fn is_rule(path: &str) -> bool {
    ["grading", "progress", "credit", "statistics"]
        .iter()
        .any(|name| path.starts_with(&format!("crates/{name}/src/")))
}

/// The slice that a backend file belongs to.
fn slice(path: &str) -> Option<&str> {
    path.strip_prefix("backend/src/features/")?.split('/').next().filter(|name| !name.contains('.'))
}

/// Looks through every line that is not a comment.
pub(super) fn check(files: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| !file.is_test() && !file.path.starts_with("crates/xtask/")) {
        for (number, line) in file.lines().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for wall in WALLS.iter().filter(|wall| (wall.stands)(&file.path)) {
                if wall.words.iter().any(|word| has_word(line, word)) {
                    faults.push(format!("{}:{number}: {}", file.path, wall.why));
                }
            }
            if let Some(own) = slice(&file.path)
                && reaches_inside(line, own)
            {
                faults.push(format!("{}:{number}: slices meet at doors", file.path));
            }
        }
    }
    faults
}

/// Whether a word stands alone, so that `f64` is not found in `if64`.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(place, _)| {
        let before = line.get(..place).and_then(|text| text.chars().next_back());
        let after = line.get(place + word.len()..).and_then(|text| text.chars().next());
        let joins =
            |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        !joins(before) && (!joins(after) || word.ends_with(':'))
    })
}

/// Whether a line names another slice's inside: `features::course::repo`.
fn reaches_inside(line: &str, own: &str) -> bool {
    line.split("features::").skip(1).any(|rest| {
        let mut parts = rest.split("::");
        let (slice, inside) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let inside = inside
            .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .next()
            .unwrap_or_default();
        slice != own && matches!(inside, "repo" | "service" | "handlers" | "error")
    })
}
