//! `cargo xtask dev`: builds again what changes, on both sides; the page reloads itself.

use std::process::Child;
use std::time::{Duration, SystemTime};

use anyhow::Result;
use walkdir::WalkDir;

use crate::{run, web};

/// Time between two looks at the files.
const PAUSE: Duration = Duration::from_millis(700);

/// What both sides are made from.
const BOTH: &[&str] = &["shared/src", "crates"];
const WEB: &[&str] = &["frontend"];
const SERVER: &[&str] = &["backend/src", "backend/courses", "migrations/src"];

/// The newest change below some places and what both sides are made from.
fn newest(places: &[&str]) -> SystemTime {
    let files = places.iter().chain(BOTH).flat_map(|place| {
        WalkDir::new(run::root().join(place)).into_iter().filter_entry(|entry| entry.file_name() != "target")
    });
    files
        .filter_map(Result::ok)
        .filter_map(|entry| entry.metadata().ok()?.modified().ok())
        .max()
        .unwrap_or(SystemTime::UNIX_EPOCH)
}

fn start() -> Result<Child> {
    let mut sinau =
        run::program("cargo", &["run", "-q", "-p", "backend", "--bin", "sinau", "--", "serve", "--demo"]);
    Ok(sinau.spawn()?)
}

/// Watches until it is stopped.
pub(crate) fn dev() -> Result<()> {
    web::build(web::Build::Dev)?;
    let mut server = start()?;
    let (mut web_seen, mut server_seen) = (newest(WEB), newest(SERVER));
    loop {
        std::thread::sleep(PAUSE);
        if newest(SERVER) > server_seen {
            server_seen = newest(SERVER);
            println!("▸ server: restarting");
            server.kill()?;
            server.wait()?;
            server = start()?;
        }
        if newest(WEB) > web_seen {
            web_seen = newest(WEB);
            if let Err(error) = web::build(web::Build::Dev) {
                eprintln!("{error:#}");
            }
        }
    }
}
