//! Local copies of what a bucket holds, within a room of their own.
//!
//! **Invariant:** nothing goes that the bucket does not hold.

use std::fs::DirEntry;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use super::bucket::Bucket;
use super::{Clock, FileFault, SystemClock};

/// The room and what is in it.
#[derive(Debug)]
pub(super) struct Cache {
    most: u64,
    /// Unknown is more than any room.
    held: AtomicU64,
    /// Directories with the folder of each in the bucket.
    roots: Mutex<Vec<(PathBuf, &'static str)>>,
    evicting: Mutex<()>,
}

/// A copy.
struct Copied {
    used: SystemTime,
    size: u64,
    path: PathBuf,
    name: String,
}

impl Cache {
    pub(super) fn new(most: u64) -> Self {
        Self {
            most,
            held: AtomicU64::new(u64::MAX / 2),
            roots: Mutex::new(Vec::new()),
            evicting: Mutex::new(()),
        }
    }

    /// Counts a directory's copies in.
    pub(super) fn covers(&self, root: &Path, folder: &'static str) {
        if let Ok(mut roots) = self.roots.lock() {
            roots.push((root.to_path_buf(), folder));
        }
    }

    /// Says that a copy was added. Where the room is full, the copies used longest ago make place.
    pub(super) fn added(&self, bucket: &Bucket, bytes: u64) {
        if self.most == 0 || self.held.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes) <= self.most
        {
            return;
        }
        let Ok(_alone) = self.evicting.try_lock() else { return };
        match self.evict(bucket) {
            Ok(held) => self.held.store(held, Ordering::Relaxed),
            Err(fault) => tracing::warn!(cause = %fault, "local copies could not be counted"),
        }
    }

    /// Removes copies until a tenth of the room is free; says what is held then.
    fn evict(&self, bucket: &Bucket) -> Result<u64, FileFault> {
        let roots = self.roots.lock().map(|roots| roots.clone()).unwrap_or_default();
        let mut copies = Vec::new();
        for (root, folder) in roots {
            for entry in contents(&root)? {
                copies.extend(copied(&entry, folder)?);
            }
        }
        let mut held = copies.iter().map(|copy| copy.size).sum::<u64>();
        if held <= self.most {
            return Ok(held);
        }
        copies.sort_by_key(|copy| copy.used);
        for copy in copies {
            if held <= self.most - self.most / 10 {
                break;
            }
            if bucket.find(&copy.name)?.is_some_and(|(_, size)| size == copy.size) {
                std::fs::remove_file(&copy.path)?;
                held = held.saturating_sub(copy.size);
            }
        }
        Ok(held)
    }
}

fn copied(entry: &DirEntry, folder: &str) -> std::io::Result<Option<Copied>> {
    let hash = entry.file_name().to_string_lossy().into_owned();
    let Some(name) = object(folder, &hash) else { return Ok(None) };
    let meta = match entry.metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        meta => meta?,
    };
    let used = meta.accessed().unwrap_or(SystemTime::UNIX_EPOCH).max(meta.modified()?);
    Ok(Some(Copied { used, size: meta.len(), path: entry.path(), name }))
}

/// The name of a hash's object; `None` unless the text is a hash.
pub(super) fn object(folder: &str, hash: &str) -> Option<String> {
    let is_hash =
        hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let shelf = hash.get(..2)?;
    is_hash.then(|| format!("{folder}/{shelf}/{hash}"))
}

/// What lies on the shelves of a directory.
pub(super) fn contents(root: &Path) -> std::io::Result<Vec<DirEntry>> {
    let shelves = match std::fs::read_dir(root) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        shelves => shelves?,
    };
    let mut found = Vec::new();
    for shelf in shelves {
        for entry in std::fs::read_dir(shelf?.path())? {
            found.push(entry?);
        }
    }
    Ok(found)
}

/// Says of a copy that it was used just now, whatever the disk is told about reading.
pub(super) fn used(path: &Path) -> bool {
    let now = std::fs::FileTimes::new().set_accessed(SystemClock.now().into());
    std::fs::File::open(path).is_ok_and(|file| file.set_times(now).is_ok())
}
