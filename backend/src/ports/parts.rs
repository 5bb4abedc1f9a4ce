//! Files on their way: one each, growing at its end, in one directory.
//!
//! **Invariant:** what was acknowledged is on disk; nothing before the end is ever written again.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::FileFault;

/// The files on their way.
#[derive(Debug, Clone)]
pub struct Parts {
    root: PathBuf,
}

impl Parts {
    /// Files in a directory, which is made at the first one.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Where one lies.
    pub fn path(&self, id: Uuid) -> PathBuf {
        self.root.join(id.to_string())
    }

    /// How much of one is there; nothing where it is missing.
    ///
    /// # Errors
    /// When the directory cannot be read.
    pub fn length(&self, id: Uuid) -> Result<u64, FileFault> {
        match std::fs::metadata(self.path(id)) {
            Ok(found) => Ok(found.len()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes what follows `offset`, which is where the file has come to. On disk when it returns.
    ///
    /// # Errors
    /// When the directory cannot be written.
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
        Ok(())
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
    /// When the directory cannot be written.
    pub fn remove(&self, id: Uuid) -> Result<(), FileFault> {
        match std::fs::remove_file(self.path(id)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Those that were written last before a time.
    ///
    /// # Errors
    /// When the directory cannot be read.
    pub fn idle_since(&self, before: DateTime<Utc>) -> Result<Vec<Uuid>, FileFault> {
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
