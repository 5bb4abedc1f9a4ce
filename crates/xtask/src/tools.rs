//! What the commands need from the machine, and how to get it.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Result, bail};

use crate::run;

/// Makes sure that the compiler can build for the browser.
pub(crate) fn wasm_target() -> Result<()> {
    let installed = run::quietly(&mut run::program("rustup", &["target", "list", "--installed"]))?;
    if installed.lines().any(|line| line.trim() == "wasm32-unknown-unknown") {
        return Ok(());
    }
    run::step("installing the wasm32 target", || {
        run::loudly(&mut run::program("rustup", &["target", "add", "wasm32-unknown-unknown"]))
    })
}

/// The first of some programs that is there.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| {
        if name.contains('/') {
            return Path::new(name).exists().then(|| PathBuf::from(name));
        }
        let found = run::program("which", &[name]).stderr(Stdio::null()).output().ok()?;
        let path = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        (found.status.success() && !path.is_empty()).then(|| PathBuf::from(path))
    })
}

/// Whether we may do everything.
pub(crate) fn is_root() -> bool {
    run::quietly(&mut run::program("id", &["-u"])).is_ok_and(|id| id.trim() == "0")
}

/// A program, installed from the system's packages where it is absent and that is permitted.
pub(crate) fn need(names: &[&str], packages: &[&str], what_for: &str) -> Result<PathBuf> {
    if let Some(found) = find(names) {
        return Ok(found);
    }
    let list = packages.join(" ");
    if !(is_root() && find(&["apt-get"]).is_some()) {
        bail!(
            "{what_for} needs one of {names:?}. Install it, on Debian or Ubuntu by: sudo apt-get install {list}"
        );
    }
    run::step(&format!("installing {list}"), || {
        run::loudly(run::program("apt-get", &["update", "-qq"]).stdout(Stdio::null()))?;
        let mut install = run::program("apt-get", &["install", "-y", "-qq", "--no-install-recommends"]);
        run::loudly(install.args(packages).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null()))
    })?;
    find(names).ok_or_else(|| anyhow::anyhow!("{list} was installed, but none of {names:?} is there"))
}

/// What Chromium is called.
const CHROMIUM: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Chromium as people have it, for measuring.
pub(crate) fn chromium() -> Result<PathBuf> {
    need(&CHROMIUM, &["chromium"], "measuring in a browser")
}

/// The same engine for tests: without the windows that nobody sees, a third of the work, where it is there.
pub(crate) fn headless_chromium() -> Result<PathBuf> {
    let names: Vec<&str> = std::iter::once("chromium-headless-shell").chain(CHROMIUM).collect();
    need(&names, &["chromium-headless-shell"], "browser tests")
}

/// Node with npm.
pub(crate) fn node() -> Result<PathBuf> {
    need(&["npm"], &["nodejs", "npm"], "browser tests and the OpenAPI linter")?;
    need(&["node"], &["nodejs"], "browser tests and the OpenAPI linter")
}

/// The folder of PostgreSQL's server programs.
pub(crate) fn postgres() -> Result<PathBuf> {
    let found = || {
        let versions = (12..=20).rev().map(|version| format!("/usr/lib/postgresql/{version}/bin/initdb"));
        let names: Vec<String> = versions.chain(["initdb".to_owned()]).collect();
        find(&names.iter().map(String::as_str).collect::<Vec<_>>())
    };
    if found().is_none() {
        need(&["pg_ctlcluster"], &["postgresql"], "tests on PostgreSQL")?;
    }
    let initdb = found().ok_or_else(|| anyhow::anyhow!("PostgreSQL's initdb is not there"))?;
    Ok(initdb.parent().unwrap_or(Path::new("/")).to_path_buf())
}
