//! A PostgreSQL server of our own: made for one run, on a free port, gone afterwards.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::{run, tools};

/// A running server; dropping it stops it and removes its files.
#[derive(Debug)]
pub(crate) struct Postgres {
    programs: PathBuf,
    directory: PathBuf,
    /// `postgres://…` of its first database.
    pub(crate) url: String,
}

impl Postgres {
    /// Starts a server that does not wait for the disk: its data is thrown away.
    pub(crate) fn start() -> Result<Self> {
        // A copied database goes through the log whole: without a limit that alone takes a gigabyte.
        Self::start_with(
            "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c wal_level=minimal \
             -c max_wal_senders=0 -c max_wal_size=256MB",
        )
    }

    /// Starts a server that waits for the disk, to measure how long that takes.
    pub(crate) fn start_durable() -> Result<Self> {
        Self::start_with("-c fsync=on -c synchronous_commit=on")
    }

    fn start_with(durability: &str) -> Result<Self> {
        let programs = tools::postgres()?;
        let directory = std::env::temp_dir().join(format!("sinau-postgres-{}", std::process::id()));
        std::fs::create_dir_all(&directory)?;
        // The server refuses to run as root; its package brings a user for it.
        if tools::is_root() {
            run::quietly(&mut run::program("chown", &["postgres", &directory.to_string_lossy()]))?;
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        let server = Self { programs, directory, url };
        let data = server.directory.join("data");
        server.quietly(
            "initdb",
            &["--auth=trust", "--username=postgres", "--encoding=UTF8", "-D", &data.to_string_lossy()],
        )?;
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} {durability} \
             -c max_connections=300 -c shared_buffers=256MB",
            server.directory.display()
        );
        let log = server.directory.join("log");
        let log = log.to_string_lossy();
        server
            .quietly("pg_ctl", &["start", "-w", "-D", &data.to_string_lossy(), "-l", &log, "-o", &options])?;
        Ok(server)
    }

    fn command(&self, name: &str, args: &[&str]) -> Command {
        let program = self.programs.join(name);
        let mut command = if tools::is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.args(args).current_dir(&self.directory).stdout(Stdio::null());
        command
    }

    fn quietly(&self, name: &str, args: &[&str]) -> Result<()> {
        run::loudly(&mut self.command(name, args)).with_context(|| format!("PostgreSQL's {name}"))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let data = self.directory.join("data");
        let stopped = self.quietly("pg_ctl", &["stop", "-m", "immediate", "-D", &data.to_string_lossy()]);
        if stopped.is_ok() && Path::new(&self.directory).starts_with(std::env::temp_dir()) {
            drop(std::fs::remove_dir_all(&self.directory));
        }
    }
}
