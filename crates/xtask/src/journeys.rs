//! The browser journeys: their packages, a server with a fresh city, and Playwright.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::test::{Count, counted};
use crate::{run, tools, web};

/// How long a server may take until it answers: a debug build loads the city more slowly.
const PATIENCE: Duration = Duration::from_mins(2);

/// Installs the packages of `e2e` unless they are there; returns their folder.
pub(crate) fn install() -> Result<PathBuf> {
    tools::node()?;
    let e2e = run::root().join("e2e");
    let modules = e2e.join("node_modules");
    let lock = std::fs::read(e2e.join("package-lock.json")).context("e2e/package-lock.json")?;
    let mark = modules.join(".installed");
    if std::fs::read(&mark).is_ok_and(|kept| kept == lock) {
        return Ok(modules);
    }
    run::step("installing the packages of e2e", || {
        let mut npm = Command::new("npm");
        npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&e2e);
        // The system's Chromium is used; no package may fetch one of its own.
        npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").env("PUPPETEER_SKIP_DOWNLOAD", "1");
        run::loudly(&mut npm)
    })?;
    std::fs::write(mark, lock)?;
    Ok(modules)
}

/// A server on a fresh database with the demonstration city; dropping it ends both.
#[derive(Debug)]
pub(crate) struct City {
    server: Child,
    directory: PathBuf,
    /// The address people type.
    pub(crate) origin: String,
}

impl City {
    /// Starts a built program, with its clock at a moment where one is given.
    pub(crate) fn start(program: &Path, moment: Option<&str>) -> Result<Self> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let directory = std::env::temp_dir().join(format!("sinau-city-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&directory)?;
        let origin = format!("http://localhost:{port}");
        let mut command = run::program(&program.to_string_lossy(), &["serve", "--demo"]);
        command
            .env("SINAU__SERVER__LISTEN", format!("127.0.0.1:{port}"))
            .env("SINAU__SERVER__ORIGIN", &origin)
            .env("SINAU__STORAGE__DIRECTORY", &directory)
            .env("SINAU__LOG__FILTER", "warn")
            .env("DATABASE_URL", format!("sqlite:{}", directory.join("sinau.db").display()))
            .env("SINAU__DEMO__STARTS_AT", moment.unwrap_or_default())
            .stdout(Stdio::null());
        let server = command.spawn().with_context(|| program.display().to_string())?;
        let city = Self { server, directory, origin };
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(city);
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        bail!("the server did not answer within {} s", PATIENCE.as_secs())
    }
}

impl Drop for City {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
        drop(std::fs::remove_dir_all(&self.directory));
    }
}

/// Builds what is needed and walks every journey.
pub(crate) fn walk() -> Result<Count> {
    let chromium = tools::headless_chromium()?;
    let modules = install()?;
    web::build(web::Build::Release)?;
    let sinau = run::debug_programs()?.join("sinau");
    let city = run::step("starting a server with a fresh city", || City::start(&sinau, None))?;
    let mut playwright = Command::new(modules.join(".bin/playwright"));
    playwright
        .arg("test")
        .current_dir(run::root().join("e2e"))
        .env("SINAU_ORIGIN", &city.origin)
        .env("CHROMIUM", chromium);
    counted(&mut playwright)
}
