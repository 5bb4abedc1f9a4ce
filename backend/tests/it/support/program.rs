//! The program as people start it, for what can only be seen from outside: its death, its log, its metrics.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

/// A running program, ended when dropped.
pub struct Program {
    child: Child,
    said: Arc<Mutex<Vec<String>>>,
}

impl Drop for Program {
    fn drop(&mut self) {
        // SIGKILL, as a power cut would have it.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// An address of this machine that nobody listens on.
pub fn free_address() -> String {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

impl Program {
    /// Starts `sinau serve --demo` and waits until it has printed a line with some words.
    pub fn start(url: &str, directory: &Path, environment: &[(&str, &str)], words: &str) -> Self {
        backend::ports::choose_tls();
        let mut child = Command::new(env!("CARGO_BIN_EXE_sinau"))
            .args(["serve", "--demo"])
            .env_clear()
            .env("DATABASE_URL", url)
            .env("SINAU__STORAGE__DIRECTORY", directory)
            .env("SINAU__SERVER__LISTEN", "127.0.0.1:0")
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said = Arc::new(Mutex::new(Vec::new()));
        let (heard, listener) = std::sync::mpsc::channel();
        let (kept, words) = (Arc::clone(&said), words.to_owned());
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let is_it = line.contains(&words);
                kept.lock().unwrap().push(line);
                if is_it && heard.send(()).is_err() {
                    // It has been said before, and nobody waits any more.
                }
            }
        });
        let program = Self { child, said };
        listener.recv().expect("the program ended without saying what was waited for");
        program
    }

    /// Every line printed so far.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }
}
