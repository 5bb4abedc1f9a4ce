//! From configuration to a context that works: storage, keys, database, migrations, logs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use secrecy::{ExposeSecret, SecretString};

use crate::config::{Config, Log, LogFormat};
use crate::ctx::{Ctx, Parts};
use crate::db::{Db, migrate};
use crate::features::{account, course, credit, media, quiz};
use crate::ports::{Account, Bucket, Clock, Files, Ids, MovedClock, RandomIds, SteadyIds, SystemClock};

/// Tells the person at the terminal.
#[expect(clippy::print_stdout, reason = "a command line speaks by printing")]
pub(super) fn say(text: &str) {
    println!("{text}");
}

/// Tells the person at the terminal what went wrong.
#[expect(clippy::print_stderr, reason = "a command line speaks by printing")]
pub(super) fn say_error(text: &str) {
    eprintln!("sinau: {text}");
}

/// Starts the log. A second call changes nothing.
pub(super) fn log(config: &Log) -> anyhow::Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.filter).context("log.filter")?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_target(true);
    let started = match config.format {
        LogFormat::Text => builder.compact().try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    drop(started);
    Ok(())
}

/// Time and chance: the machine's, or those that a demonstration begins with. Where there are records of anybody real,
/// their dates would be wrong for ever, so it is refused.
pub(super) async fn fate(config: &Config) -> anyhow::Result<(Arc<dyn Clock>, Arc<dyn Ids>)> {
    let Some(moment) = config.demo.begins()? else {
        return Ok((Arc::new(SystemClock), Arc::new(RandomIds)));
    };
    let url = config.database.url.expose_secret();
    if crate::demo::has_others(url).await.context("demo.starts_at: the database cannot be read")? {
        bail!("demo.starts_at: the database holds real records, whose dates must be true; leave it empty");
    }
    Ok((Arc::new(MovedClock::begins(moment)), Arc::new(SteadyIds)))
}

/// A context on a database whose schema is up to date.
pub(super) async fn migrated(config: Config) -> anyhow::Result<Ctx> {
    std::fs::create_dir_all(&config.storage.directory)
        .with_context(|| format!("storage.directory {}", config.storage.directory.display()))?;
    let url = config.database.url.expose_secret().to_owned();
    let (clock, ids) = fate(&config).await?;
    let db = Db::connect(&url, config.database.connections).await.context("the database cannot be opened")?;
    migrate::up(&url).await.context("the schema cannot be brought up to date")?;
    let bucket = bucket(&config)?;
    let key = signing_key(&config)?;
    let account = account::State::new(&key, config.session.hashing_threads)
        .context("session.signing_key must have 32 bytes or more")?;
    let quiz = quiz::State::new(db.backend(), config.database.waiting_saves);
    Ok(Ctx::new(Parts {
        db,
        clock,
        ids,
        files: Files::within(bucket.as_ref(), config.storage.directory.join("files"), "files"),
        account,
        course: course::State::new(),
        credit: credit::State::new(),
        media: media::State::new(&config.storage.directory, bucket.as_ref()),
        quiz,
        config,
    }))
}

/// The bucket of the configuration, where it names one. Nothing is asked of it yet.
pub(super) fn bucket(config: &Config) -> anyhow::Result<Option<Bucket>> {
    let Some(s3) = &config.files.s3 else { return Ok(None) };
    let key = |given: &Option<SecretString>, file: &Option<PathBuf>| match (given, file) {
        (None, Some(file)) => {
            let read = std::fs::read_to_string(file);
            let read = read.with_context(|| format!("files.s3: key file {}", file.display()))?;
            anyhow::Ok(SecretString::from(read.trim().to_owned()))
        }
        (given, _) => Ok(given.clone().unwrap_or_default()),
    };
    let account = Account {
        bucket: s3.bucket.clone(),
        endpoint: s3.endpoint.clone(),
        region: s3.region.clone(),
        prefix: s3.prefix.clone(),
        is_path_style: s3.path_style,
        access_key: key(&s3.access_key, &s3.access_key_file)?,
        secret_key: key(&s3.secret_key, &s3.secret_key_file)?,
    };
    Bucket::new(&account, config.files.cache_bytes).map(Some).context("files.s3")
}

/// The key of access tokens: configured, read from a file, or made once and kept for this user alone.
fn signing_key(config: &Config) -> anyhow::Result<SecretString> {
    if let Some(key) = &config.session.signing_key {
        return Ok(key.clone());
    }
    let own = config.storage.directory.join("signing.key");
    let file = config.session.signing_key_file.as_deref().unwrap_or(&own);
    if !file.exists() && config.session.signing_key_file.is_none() {
        make_key(file)?;
    }
    let key = std::fs::read_to_string(file).with_context(|| format!("signing key {}", file.display()))?;
    Ok(SecretString::from(key.trim().to_owned()))
}

/// Writes a new key beside its place and links it there when it is whole: a key cut short would lock everybody out.
fn make_key(file: &Path) -> anyhow::Result<()> {
    use std::io::Write;
    let draft = file.with_extension(format!("{}.part", std::process::id()));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut handle = options.open(&draft).with_context(|| format!("signing key {}", draft.display()))?;
    writeln!(handle, "{}", hex::encode(RandomIds.secret()))?;
    handle.sync_all()?;
    let linked = std::fs::hard_link(&draft, file);
    std::fs::remove_file(&draft)?;
    match linked {
        // Another program was faster; its key is the one.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        other => other.with_context(|| format!("signing key {}", file.display())),
    }
}
