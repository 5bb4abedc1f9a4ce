//! Files on their way: one each, growing at its end, in one directory; where there is a bucket, their parts are in it too,
//! so that whichever server the next part comes to goes on.
//!
//! **Invariant:** what was acknowledged is on disk, and in the bucket; nothing before the end is ever written again.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::FileFault;
use super::bucket::{Bucket, Listed};

/// The folder of the bucket.
const FOLDER: &str = "parts";

/// The files on their way.
#[derive(Debug, Clone)]
pub struct Parts {
    root: PathBuf,
    bucket: Option<Bucket>,
}

impl Parts {
    /// Files in a directory, which is made at the first one.
    pub fn new(bucket: Option<&Bucket>, root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), bucket: bucket.cloned() }
    }

    /// Where one lies.
    pub fn path(&self, id: Uuid) -> PathBuf {
        self.root.join(id.to_string())
    }

    /// How much of one is here, once what other servers took up to `wanted` has been fetched; nothing where it is missing.
    ///
    /// # Errors
    /// When the directory cannot be read, or the bucket refuses.
    pub fn length(&self, id: Uuid, wanted: u64) -> Result<u64, FileFault> {
        let here = self.here(id)?;
        match &self.bucket {
            Some(bucket) if here < wanted => self.fetch(bucket, id, (here, wanted)),
            _ => Ok(here),
        }
    }

    /// Appends the parts that are not on this disk; says how much is here then.
    fn fetch(&self, bucket: &Bucket, id: Uuid, (here, wanted): (u64, u64)) -> Result<u64, FileFault> {
        std::fs::create_dir_all(&self.root)?;
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(self.path(id))?;
        let mut end = 0_u64;
        for (offset, part) in parts(bucket, &format!("{FOLDER}/{id}"))? {
            if offset != end || end >= wanted {
                break;
            }
            end = end.saturating_add(part.size);
            if end > here {
                file.set_len(offset)?;
                file.seek(SeekFrom::Start(offset))?;
                bucket.fetch(&name(id, offset), &mut file)?;
            }
        }
        file.sync_all()?;
        Ok(file.metadata()?.len())
    }

    fn here(&self, id: Uuid) -> Result<u64, FileFault> {
        match std::fs::metadata(self.path(id)) {
            Ok(found) => Ok(found.len()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes what follows `offset`, which is where the file has come to. On disk, and in the bucket where there is one,
    /// when it returns.
    ///
    /// # Errors
    /// When the directory cannot be written, or the bucket refuses.
    pub fn append(&self, id: Uuid, offset: u64, bytes: &[u8]) -> Result<(), FileFault> {
        let path = self.path(id);
        let is_new = !path.exists();
        if is_new {
            std::fs::create_dir_all(&self.root)?;
        }
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        // Of a part that was cut off by a crash, something may lie beyond.
        file.set_len(offset)?;
        file.seek(SeekFrom::Start(offset))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        if is_new {
            File::open(&self.root)?.sync_all()?;
        }
        match &self.bucket {
            Some(bucket) => bucket.put(&name(id, offset), bytes.to_vec()),
            None => Ok(()),
        }
    }

    /// Whether these bytes already lie at `offset`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn has(&self, id: Uuid, offset: u64, bytes: &[u8]) -> Result<bool, FileFault> {
        let mut file = File::open(self.path(id))?;
        file.seek(SeekFrom::Start(offset))?;
        let mut kept = Vec::with_capacity(bytes.len());
        let count = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        file.take(count).read_to_end(&mut kept)?;
        Ok(kept == bytes)
    }

    /// Removes one; one that is missing is removed.
    ///
    /// # Errors
    /// When the directory cannot be written, or the bucket refuses.
    pub fn remove(&self, id: Uuid) -> Result<(), FileFault> {
        if let Some(bucket) = &self.bucket {
            for (offset, _) in parts(bucket, &format!("{FOLDER}/{id}"))? {
                bucket.remove(&name(id, offset))?;
            }
        }
        match std::fs::remove_file(self.path(id)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Those that were written last before a time, here or in the bucket.
    ///
    /// # Errors
    /// When the directory cannot be read, or the bucket refuses.
    pub fn idle_since(&self, before: DateTime<Utc>) -> Result<Vec<Uuid>, FileFault> {
        let mut found = self.idle_here(before)?;
        if let Some(bucket) = &self.bucket {
            let mut last = BTreeMap::new();
            for part in bucket.list(FOLDER)? {
                let id = part.name.split('/').next().and_then(|id| id.parse::<Uuid>().ok());
                let Some(id) = id else { continue };
                let at = last.entry(id).or_insert(part.at);
                *at = part.at.max(*at);
            }
            found.extend(last.into_iter().filter(|(_, at)| *at < before).map(|(id, _)| id));
            found.sort_unstable();
            found.dedup();
        }
        Ok(found)
    }

    fn idle_here(&self, before: DateTime<Utc>) -> Result<Vec<Uuid>, FileFault> {
        let mut found = Vec::new();
        let entries = match std::fs::read_dir(&self.root) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(found),
            Err(error) => return Err(error.into()),
        };
        for entry in entries {
            let entry = entry?;
            let id = entry.file_name().to_str().and_then(|name| name.parse().ok());
            if let Some(id) = id
                && DateTime::<Utc>::from(entry.metadata()?.modified()?) < before
            {
                found.push(id);
            }
        }
        Ok(found)
    }
}

/// The object of a part.
fn name(id: Uuid, offset: u64) -> String {
    format!("{FOLDER}/{id}/{offset:020}")
}

/// The parts of a folder with where each begins, in order.
fn parts(bucket: &Bucket, folder: &str) -> Result<Vec<(u64, Listed)>, FileFault> {
    let mut found: Vec<_> =
        bucket.list(folder)?.into_iter().filter_map(|part| Some((part.name.parse().ok()?, part))).collect();
    found.sort_unstable_by_key(|(offset, _)| *offset);
    Ok(found)
}
