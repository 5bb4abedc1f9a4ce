//! `sinau files`, and the bucket in `sinau config check`.

use std::process::ExitCode;

use anyhow::{Context, anyhow, bail};

use super::start;
use crate::config::Config;
use crate::ports::{Clock, Files, Ids, Pushed, RandomIds, SystemClock};

/// Tries the bucket as the store uses it.
pub(super) async fn check(config: &Config) -> anyhow::Result<()> {
    let Some(bucket) = start::bucket(config)? else { return Ok(()) };
    let id = RandomIds.uuid(SystemClock.now());
    let tried = tokio::task::spawn_blocking(move || bucket.try_out(id)).await?;
    tried.map_err(|fault| anyhow!("files.s3: {}", fault.words()))?;
    start::say("The bucket takes, lists, gives and removes objects.");
    Ok(())
}

/// Copies what is on the disk into the bucket.
pub(super) async fn push(config: &Config) -> anyhow::Result<ExitCode> {
    start::log(&config.log)?;
    let Some(bucket) = start::bucket(config)? else {
        bail!("no bucket is configured; write [files.s3]");
    };
    let mut damaged = 0;
    for (name, folder) in [("files of courses", "files"), ("files of people", "media")] {
        let store = Files::within(Some(&bucket), config.storage.directory.join(folder), folder);
        let work = tokio::task::spawn_blocking(move || store.push()).await?;
        let done = work.map_err(|fault| anyhow!("{}", fault.words())).context(name)?;
        let Pushed { sent, bytes, known, .. } = done;
        start::say(&format!(
            "{name}: {sent} sent ({bytes} bytes), {known} there already, {} damaged",
            done.damaged
        ));
        damaged += done.damaged;
    }
    Ok(if damaged == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
