//! A program of ours that is measured from outside: processor time, threads and memory, as Linux counts them.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// How long a server may take to stop by itself.
const FAREWELL: Duration = Duration::from_secs(8);

/// A running program; dropping it ends it.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    ticks_per_second: f64,
}

/// What `/proc` says of a process.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Usage {
    /// Seconds of processor time since it began, in user and system mode.
    pub(crate) cpu_s: f64,
    /// Threads.
    pub(crate) threads: u32,
}

impl Process {
    /// Starts a program; what it prints is thrown away, what it complains of is shown.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let child = command.stdout(Stdio::null()).spawn().with_context(|| format!("{command:?}"))?;
        let ticks = Command::new("getconf").arg("CLK_TCK").output();
        let ticks = ticks.ok().and_then(|output| String::from_utf8_lossy(&output.stdout).trim().parse().ok());
        Ok(Self { child, ticks_per_second: ticks.unwrap_or(100.0) })
    }

    /// Whether this system tells what a process uses.
    pub(crate) fn can_be_measured() -> bool {
        std::path::Path::new("/proc/self/stat").exists()
    }

    /// Processor time and threads; zeros where there is no `/proc`.
    pub(crate) fn usage(&self) -> Usage {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        // Fields are counted from the state, which follows the name in brackets.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let field =
            |place: usize| fields.get(place).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
        let threads = fields.get(17).and_then(|field| field.parse().ok()).unwrap_or_default();
        Usage { cpu_s: (field(11) + field(12)) / self.ticks_per_second, threads }
    }

    /// Resident memory in MB (millions of bytes): now, and at its highest.
    pub(crate) fn memory_mb(&self) -> (f64, f64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let value = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let kib = line.and_then(|line| {
                line.trim_start_matches(':').trim().trim_end_matches(" kB").parse::<f64>().ok()
            });
            kib.unwrap_or_default() * 1024.0 / 1_000_000.0
        };
        (value("VmRSS"), value("VmHWM"))
    }

    /// Ends the program at once, by SIGKILL: it can finish nothing and say nothing.
    pub(crate) fn kill(self) {
        drop(self);
    }

    /// Asks the program to stop, and ends it where it does not.
    pub(crate) fn stop(mut self) {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let begun = Instant::now();
        while asked.is_ok() && begun.elapsed() < FAREWELL {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
