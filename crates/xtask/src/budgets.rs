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
    /// The sheet of screens for staff.
    StaffStyle,
    Icons,
    /// What every screen needs of the app.
    Main,
    /// Lazy parts of learners, and pieces that they share with others.
    Learner,
    /// What is fetched only where somebody practises: the rules that grade.
    Practice,
    /// What is fetched only where a lesson is discussed.
    Talk,
    /// What is fetched only where somebody asks for help, takes first steps or reads what is new.
    Guide,
    /// Lazy parts that learners never fetch: dashboards and administration.
    Staff,
    /// The same: where courses, quizzes and questions are written.
    Studio,
}

/// What may travel.
const BUDGETS: [Budget; 11] = [
    ("HTML shell", 12 * KB, Kind::Shell),
    ("stylesheet", 14 * KB, Kind::Style),
    ("stylesheet of staff screens", 6 * KB, Kind::StaffStyle),
    ("icons", 6 * KB, Kind::Icons),
    ("learner's main part: wasm and glue", 250 * KB, Kind::Main),
    ("learner's other screens together", 640 * KB, Kind::Learner),
    ("practice, with the rules that grade", 130 * KB, Kind::Practice),
    ("discussions", 60 * KB, Kind::Talk),
    ("help, first steps and news", 40 * KB, Kind::Guide),
    ("dashboards, marking, administration", 420 * KB, Kind::Staff),
    ("studio: courses, quizzes, questions", 525 * KB, Kind::Studio),
];

/// The names of files that are for some only.
struct Own {
    practice: Vec<String>,
    talk: Vec<String>,
    guide: Vec<String>,
    staff: Vec<String>,
    studio: Vec<String>,
}

/// What a file of the build is for.
fn kind(path: &str, own: &Own) -> Option<Kind> {
    let is_of = |files: &[String], name: &str| files.iter().any(|own| own == name);
    let (folder, file) = path.split_once('/').unwrap_or(("", path));
    match folder {
        "" if file == "shell.html" => Some(Kind::Shell),
        "" if file.starts_with("style.") => Some(Kind::Style),
        "" if file.starts_with("staff.") => Some(Kind::StaffStyle),
        "" if file.starts_with("icons.") => Some(Kind::Icons),
        _ if !folder.starts_with("app.") => None,
        _ if matches!(file, "app_bg.wasm" | "app.js") => Some(Kind::Main),
        _ if is_of(&own.staff, file) => Some(Kind::Staff),
        _ if is_of(&own.studio, file) => Some(Kind::Studio),
        _ if is_of(&own.practice, file) => Some(Kind::Practice),
        _ if is_of(&own.talk, file) => Some(Kind::Talk),
        _ if is_of(&own.guide, file) => Some(Kind::Guide),
        _ => Some(Kind::Learner),
    }
}

/// Prints what travels beside what may; fails where it is more.
pub(crate) fn check() -> Result<()> {
    let manifest =
        std::fs::read(web::out().join("manifest.json")).context("build the app first: cargo xtask web")?;
    let sizes: BTreeMap<String, Sizes> = serde_json::from_slice(&manifest)?;
    let app = sizes.values().find_map(|file| file.path.strip_suffix("/app.js")).unwrap_or_default();
    let loader = split::loader(&web::out().join(app))?;
    let own = Own {
        practice: split::practice_files(&loader),
        talk: split::talk_files(&loader),
        guide: split::guide_files(&loader),
        staff: split::staff_files(&loader),
        studio: split::studio_files(&loader),
    };
    let mut over = Vec::new();
    println!("{:<38} {:>9} {:>9}", "Brotli bytes", "is", "may be");
    for (name, limit, wanted) in BUDGETS {
        let counted = sizes.values().filter(|file| kind(&file.path, &own) == Some(wanted));
        let sum: u64 = counted.map(|file| file.br).sum();
        println!("{name:<38} {sum:>9} {limit:>9}");
        if sum > limit {
            over.push(name);
        }
    }
    if over.is_empty() { Ok(()) } else { bail!("over budget: {}", over.join(", ")) }
}
