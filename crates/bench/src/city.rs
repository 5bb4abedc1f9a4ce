//! A demonstration city of some size in a database of its own, and the server that serves it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use client::{Client, NativeTransport};

use crate::process::Process;
use crate::wire::Connection;

/// How long a server may take until it is ready.
const PATIENCE: Duration = Duration::from_mins(1);

/// A loaded database; dropping it removes its files.
#[derive(Debug)]
pub(crate) struct City {
    program: PathBuf,
    directory: PathBuf,
    database: String,
    /// People in it.
    pub(crate) people: u32,
    /// Seconds that loading took.
    pub(crate) load_s: f64,
}

impl City {
    /// Makes a database and loads it by `sinau demo load`.
    pub(crate) fn load(program: &Path, people: u32, postgres: Option<&str>) -> Result<Self> {
        let directory = std::env::temp_dir().join(format!("sinau-bench-{}-{people}", std::process::id()));
        std::fs::create_dir_all(&directory)?;
        let file = directory.join("sinau.db");
        let database = postgres.map_or_else(|| format!("sqlite:{}", file.display()), ToOwned::to_owned);
        let mut city = Self { program: program.to_path_buf(), directory, database, people, load_s: 0.0 };
        let begun = Instant::now();
        let mut load = city.command(&["demo", "load", "--people", &people.to_string()]);
        let status = load.stdout(Stdio::null()).status().with_context(|| format!("{load:?}"))?;
        if !status.success() {
            bail!("{load:?} ended with {status}");
        }
        city.load_s = begun.elapsed().as_secs_f64();
        Ok(city)
    }

    /// Which engine keeps it.
    pub(crate) fn engine(&self) -> &'static str {
        if self.database.starts_with("sqlite:") { "sqlite" } else { "postgresql" }
    }

    /// Bytes of the database, where it is a file of ours.
    pub(crate) fn size_mb(&self) -> Option<f64> {
        let bytes = self.directory.join("sinau.db").metadata().ok()?.len();
        u32::try_from(bytes / 1000).ok().map(|kb| f64::from(kb) / 1000.0)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(args)
            .env("SINAU__STORAGE__DIRECTORY", &self.directory)
            .env("SINAU__SESSION__ACCESS_MINUTES", "15")
            .env("DATABASE_URL", &self.database);
        command
    }

    /// Starts a server and waits until it is ready.
    pub(crate) async fn serve(&self) -> Result<Server> {
        self.serve_with(&[]).await
    }

    /// Starts a server that is configured otherwise, and waits until it is ready.
    pub(crate) async fn serve_with(&self, environment: &[(&str, &str)]) -> Result<Server> {
        self.serve_at(&free_host()?, environment).await
    }

    /// Starts a server at an address, which may be that of one that has ended, and waits until it is ready.
    pub(crate) async fn serve_at(&self, host: &str, environment: &[(&str, &str)]) -> Result<Server> {
        let mut command = self.command(&["serve"]);
        command.envs(environment.iter().copied());
        command.env("SINAU__SERVER__LISTEN", host).env("SINAU__SERVER__ORIGIN", format!("http://{host}"));
        let begun = Instant::now();
        let process = Process::start(&mut command)?;
        let ask = format!("GET /health/ready HTTP/1.1\r\nhost: {host}\r\n\r\n");
        while begun.elapsed() < PATIENCE {
            if let Ok(mut connection) = Connection::open(host).await
                && let Ok(answer) = connection.ask(ask.as_bytes()).await
                && answer.status() == 200
            {
                let host = host.to_owned();
                return Ok(Server { process, host, ready_s: begun.elapsed().as_secs_f64() });
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        bail!("the server was not ready within {} s", PATIENCE.as_secs())
    }

    /// A place for files of this city.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }
}

impl Drop for City {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.directory));
    }
}

/// An address on this machine that nobody listens at.
pub(crate) fn free_host() -> Result<String> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

/// A server that is ready.
#[derive(Debug)]
pub(crate) struct Server {
    /// What is measured.
    pub(crate) process: Process,
    /// `host:port`.
    pub(crate) host: String,
    /// Seconds from its start to its first good answer.
    pub(crate) ready_s: f64,
}

impl Server {
    /// A typed client with a cookie jar of its own.
    pub(crate) fn client(&self) -> Result<Client<NativeTransport>> {
        // Built together with the server, the client asks for it, though it speaks none.
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = reqwest::Client::builder().cookie_store(true).build()?;
        Ok(Client::new(NativeTransport::new(format!("http://{}", self.host), http)))
    }
}
