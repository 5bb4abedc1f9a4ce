//! Configuration: defaults, then a file, then the environment; unknown keys are errors.
//!
//! **Invariant:** the only reader of the environment; secrets come from files or the environment and never have a default.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

/// Everything that can be configured.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Addresses and origin.
    pub server: Server,
    /// Which database.
    pub database: Database,
    /// Rules of quizzes.
    pub quiz: Quiz,
    /// Files that people bring.
    pub media: Media,
    /// Films of other sites.
    pub embed: Embed,
    /// Where things are kept.
    pub storage: Storage,
    /// A bucket for files, and room for copies of what it holds.
    pub files: FileStore,
    /// Sign-in and sessions.
    pub session: Session,
    /// Logs.
    pub log: Log,
    /// The demonstration.
    pub demo: Demo,
}

/// Addresses and origin.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Address for people.
    pub listen: String,
    /// Address for `/metrics`; never reachable from outside. Empty switches it off.
    pub internal_listen: String,
    /// The origin people type, as `https://sinau.contoh.go.id`; decides cookies and the cross-site check.
    pub origin: String,
    /// Worker threads; 0 means one per core.
    pub workers: usize,
    /// Requests worked on at once. More wait for two seconds at the most, the urgent ones first, and are refused then.
    pub at_once: usize,
    /// Whether `X-Forwarded-For` of a peer on this machine is believed.
    pub is_behind_proxy: bool,
}

/// Which database.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// `sqlite:PATH` or `postgres://…`.
    pub url: SecretString,
    /// Connections for reading (SQLite) or in all (PostgreSQL).
    pub connections: u32,
    /// Answers that may wait to be kept; more are refused at once, to be sent again. At least a batch of them.
    pub waiting_saves: u32,
    /// Answers kept in one transaction, at the most.
    pub saves_per_commit: usize,
}

/// Rules of quizzes.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// Answers made before a deadline count, and are marked late, if they come within so many minutes after it.
    pub grace_minutes: u16,
}

/// Files that people bring.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Media {
    /// Room for the answers of one account, in megabytes.
    pub answers_mb: u32,
    /// Room for the library of one institution, in megabytes.
    pub library_mb: u32,
    /// Files that one account may have on their way at once.
    pub open_uploads: usize,
}

/// Films of other sites.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Embed {
    /// Hosts that pages may show in a frame, once a reader asks for it; none where the list is empty.
    pub hosts: Vec<String>,
}

/// Where things are kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// Directory of the file store, the signing key and the embedded database.
    pub directory: PathBuf,
}

/// A bucket for files, and room for copies of what it holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileStore {
    /// Local copies take so many bytes at the most, and those used longest ago go first; 0 keeps them all. Without a bucket
    /// nothing goes.
    pub cache_bytes: u64,
    /// The bucket; absent, files are kept in the storage directory alone.
    pub s3: Option<S3>,
}

/// A bucket that speaks the protocol of S3.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3 {
    /// Its name.
    pub bucket: String,
    /// Address of the service, as `https://s3.contoh.go.id`; absent, Amazon's own of the region.
    pub endpoint: Option<String>,
    /// Region; services of one's own mostly take any.
    #[serde(default = "region")]
    pub region: String,
    /// What the names of all objects begin with.
    #[serde(default)]
    pub prefix: String,
    /// Whether the bucket's name is in the path (most services of one's own) and not in the host.
    #[serde(default = "path_style")]
    pub path_style: bool,
    /// Access key, from the environment alone.
    pub access_key: Option<SecretString>,
    /// File that holds the access key.
    pub access_key_file: Option<PathBuf>,
    /// Secret key, from the environment alone.
    pub secret_key: Option<SecretString>,
    /// File that holds the secret key.
    pub secret_key_file: Option<PathBuf>,
}

fn region() -> String {
    "us-east-1".to_owned()
}

const fn path_style() -> bool {
    true
}

/// Sign-in and sessions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Key that signs access tokens: 32 bytes or more. Absent: made once and kept in the storage directory.
    pub signing_key: Option<SecretString>,
    /// File that holds the signing key, instead of the key itself.
    pub signing_key_file: Option<PathBuf>,
    /// Life of an access token.
    pub access_minutes: u32,
    /// A session ends after so many hours without use.
    pub idle_hours: u32,
    /// A session ends after so many hours in any case.
    pub absolute_hours: u32,
    /// Passwords hashed at the same time.
    pub hashing_threads: usize,
}

/// Logs.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// `text` or `json`.
    pub format: LogFormat,
    /// Filter in the syntax of `tracing`: `info`, `backend=debug,info`.
    pub filter: String,
}

/// The demonstration.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demo {
    /// The moment at which the server's clock begins at each start, by RFC 3339; empty: now. Never over real records.
    pub starts_at: String,
}

impl Demo {
    /// The moment at which the clock begins, where one is set.
    ///
    /// # Errors
    /// When it is not written by RFC 3339.
    pub fn begins(&self) -> Result<Option<DateTime<Utc>>, ConfigFault> {
        if self.starts_at.is_empty() {
            return Ok(None);
        }
        let moment = DateTime::parse_from_rfc3339(&self.starts_at);
        moment.map(|moment| Some(moment.to_utc())).map_err(|_ignored| ConfigFault::Value {
            key: "demo.starts_at",
            why: "write it as 2026-11-24T09:00:00+07:00, or leave it empty".to_owned(),
        })
    }
}

/// Form of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// Why the configuration was refused.
#[derive(Debug, thiserror::Error)]
pub enum ConfigFault {
    /// A key is unknown, missing or of the wrong type.
    #[error("configuration: {0}")]
    Read(Box<figment::Error>),
    /// A value makes no sense.
    #[error("configuration: {key}: {why}")]
    Value {
        /// Which key.
        key: &'static str,
        /// What is wrong and what to write.
        why: String,
    },
}

/// Defaults, as the file would say them. No secret is among them.
const DEFAULTS: &str = r#"
[server]
listen = "127.0.0.1:8080"
internal_listen = ""
origin = "http://localhost:8080"
workers = 0
at_once = 32
is_behind_proxy = false

[database]
url = "sqlite:./data/sinau.db"
connections = 8
waiting_saves = 20000
saves_per_commit = 500

[quiz]
grace_minutes = 10

[media]
answers_mb = 200
library_mb = 20480
open_uploads = 5

[embed]
hosts = ["www.youtube-nocookie.com", "player.vimeo.com"]

[storage]
directory = "./data"

[files]
cache_bytes = 0

[session]
access_minutes = 5
idle_hours = 8
absolute_hours = 12
hashing_threads = 2

[log]
format = "text"
filter = "info,actix_server=warn,sqlx=warn,sea_orm=warn,sea_orm_migration=warn"

[demo]
starts_at = ""
"#;

impl Config {
    /// Reads defaults, then `file` (if given), then `SINAU__SECTION__KEY`, then `DATABASE_URL`.
    ///
    /// # Errors
    /// An unknown key, a missing file, a wrong type or a senseless value, with the key's name.
    pub fn load(file: Option<&std::path::Path>) -> Result<Self, ConfigFault> {
        let mut figment = Figment::from(Toml::string(DEFAULTS));
        if let Some(file) = file {
            figment = figment.merge(Toml::file_exact(file));
        }
        for key in ["files.s3.access_key", "files.s3.secret_key"] {
            if figment.contains(key) {
                let why = "give it by the environment or as a file of its own (_file)".to_owned();
                return Err(ConfigFault::Value { key, why });
            }
        }
        figment = figment.merge(Env::prefixed("SINAU__").split("__"));
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
        if let Ok(url) = std::env::var("DATABASE_URL") {
            figment = figment.merge(Serialized::default("database.url", url));
        }
        let config: Self = figment.extract().map_err(|fault| ConfigFault::Read(Box::new(fault)))?;
        config.check()
    }

    fn check(self) -> Result<Self, ConfigFault> {
        let value = |key, why: &str| Err(ConfigFault::Value { key, why: why.to_owned() });
        if !self.server.origin.starts_with("http://") && !self.server.origin.starts_with("https://") {
            return value("server.origin", "write it as https://host or http://host:port");
        }
        if self.server.origin.ends_with('/') {
            return value("server.origin", "leave out the slash at the end");
        }
        if self.session.access_minutes == 0 || self.session.access_minutes > 15 {
            return value("session.access_minutes", "choose 1 to 15");
        }
        if self.session.signing_key.is_some() && self.session.signing_key_file.is_some() {
            return value("session.signing_key", "give the key or the file, not both");
        }
        if self.server.at_once == 0 {
            return value("server.at_once", "choose at least 1");
        }
        if self.database.connections == 0 {
            return value("database.connections", "choose at least 1");
        }
        if self.database.waiting_saves < 50 {
            return value("database.waiting_saves", "choose at least 50");
        }
        // One statement has seven parameters for each, padded to a power of two; PostgreSQL takes 65,535.
        if self.database.saves_per_commit == 0 || self.database.saves_per_commit > 2_000 {
            return value("database.saves_per_commit", "choose 1 to 2000");
        }
        if self.quiz.grace_minutes > 24 * 60 {
            return value("quiz.grace_minutes", "choose 0 to 1440");
        }
        if self.media.open_uploads == 0 {
            return value("media.open_uploads", "choose at least 1");
        }
        if !self.embed.hosts.iter().all(|host| course_folder::is_host(host)) {
            return value("embed.hosts", "write plain names, as www.youtube-nocookie.com");
        }
        if let Some(s3) = &self.files.s3 {
            s3.check()?;
        }
        self.demo.begins()?;
        Ok(self)
    }

    /// Whether people reach the server by TLS, which decides the cookie's form.
    pub fn is_https(&self) -> bool {
        self.server.origin.starts_with("https://")
    }
}

impl S3 {
    fn check(&self) -> Result<(), ConfigFault> {
        let value = |key, why: &str| Err(ConfigFault::Value { key, why: why.to_owned() });
        if self.bucket.is_empty() || self.bucket.contains('/') {
            return value("files.s3.bucket", "write its name alone");
        }
        let is_address = |text: &String| {
            (text.starts_with("http://") || text.starts_with("https://")) && !text.ends_with('/')
        };
        if !self.endpoint.as_ref().is_none_or(is_address) {
            return value("files.s3.endpoint", "write it as https://host or http://host:port");
        }
        if self.prefix.starts_with('/') || self.prefix.ends_with('/') {
            return value("files.s3.prefix", "leave out the slashes at both ends");
        }
        if self.access_key.is_some() == self.access_key_file.is_some() {
            return value("files.s3.access_key", "give either the key by the environment or access_key_file");
        }
        if self.secret_key.is_some() == self.secret_key_file.is_some() {
            return value("files.s3.secret_key", "give either the key by the environment or secret_key_file");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
