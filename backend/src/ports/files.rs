//! Files kept by the hash of their content, in one directory.
//!
//! **Invariant:** a file is never changed once written; the same content is kept once.

use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use shared::problem::{self, Problem};

use super::clock::{Clock, SystemClock};

/// The content store.
#[derive(Debug, Clone)]
pub struct Files {
    root: PathBuf,
}

/// Why a file was not kept.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    /// The operating system refused.
    #[error("file store")]
    Io(#[from] std::io::Error),
}

impl From<FileFault> for Problem {
    fn from(FileFault::Io(error): FileFault) -> Self {
        let is_full = matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded);
        if is_full { (&problem::STORAGE_FULL).into() } else { (&problem::INTERNAL).into() }
    }
}

impl Files {
    /// A store in a directory, which is made at the first write.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The SHA-256 of some content in hexadecimal: the content's name in the store.
    pub fn hash(content: &[u8]) -> String {
        hex::encode(Sha256::digest(content))
    }

    /// Where the content of a hash lies; `None` unless the text is a hash.
    pub fn path(&self, hash: &str) -> Option<PathBuf> {
        let is_hash = hash.len() == 64
            && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        let start = hash.get(..2)?;
        is_hash.then(|| self.root.join(start).join(hash))
    }

    /// Keeps content and returns its hash. On disk when it returns.
    ///
    /// # Errors
    /// When the directory cannot be written.
    pub fn keep(&self, content: &[u8]) -> Result<String, FileFault> {
        let hash = Self::hash(content);
        let Some(path) = self.path(&hash) else { return Ok(hash) };
        if touched(&path) {
            return Ok(hash);
        }
        let directory = path.parent().unwrap_or(Path::new(".")).to_path_buf();
        std::fs::create_dir_all(&directory)?;
        let draft = directory.join(format!("{hash}.{}.part", std::process::id()));
        let mut file = std::fs::File::create(&draft)?;
        file.write_all(content)?;
        file.sync_all()?;
        std::fs::rename(&draft, &path)?;
        std::fs::File::open(&directory)?.sync_all()?;
        // The shelf itself may be new.
        std::fs::File::open(&self.root)?.sync_all()?;
        Ok(hash)
    }

    /// Reads the beginning of content, at most so many bytes.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn head(&self, hash: &str, most: u64) -> Result<Vec<u8>, FileFault> {
        let path = self.path(hash).ok_or_else(|| std::io::Error::from(ErrorKind::NotFound))?;
        let mut head = Vec::new();
        std::fs::File::open(path)?.take(most).read_to_end(&mut head)?;
        Ok(head)
    }

    /// Keeps a file that lies on the same disk, and returns its hash; it may be removed where it was. On disk when it
    /// returns.
    ///
    /// # Errors
    /// When it cannot be read, or the directory not be written.
    pub fn keep_file(&self, file: &Path) -> Result<String, FileFault> {
        let mut digest = Sha256::new();
        std::io::copy(&mut std::fs::File::open(file)?, &mut digest)?;
        let hash = hex::encode(digest.finalize());
        let Some(path) = self.path(&hash) else { return Ok(hash) };
        if touched(&path) {
            return Ok(hash);
        }
        let directory = path.parent().unwrap_or(Path::new(".")).to_path_buf();
        std::fs::create_dir_all(&directory)?;
        match std::fs::hard_link(file, &path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error.into()),
            _ => {}
        }
        touched(&path);
        std::fs::File::open(&directory)?.sync_all()?;
        std::fs::File::open(&self.root)?.sync_all()?;
        Ok(hash)
    }

    /// Content that was kept last before a time.
    ///
    /// # Errors
    /// When the directory cannot be read.
    pub fn idle_since(&self, before: DateTime<Utc>) -> Result<Vec<String>, FileFault> {
        let mut found = Vec::new();
        let shelves = match std::fs::read_dir(&self.root) {
            Ok(shelves) => shelves,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(found),
            Err(error) => return Err(error.into()),
        };
        for shelf in shelves {
            for entry in std::fs::read_dir(shelf?.path())? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if self.path(&name).is_some() && is_idle(&entry.path(), before)? {
                    found.push(name);
                }
            }
        }
        Ok(found)
    }

    /// Removes content unless somebody has kept it since; says whether it did. Whoever keeps it while it goes finds it
    /// gone and writes it anew.
    ///
    /// # Errors
    /// When the directory cannot be written.
    pub fn remove_idle(&self, hash: &str, before: DateTime<Utc>) -> Result<bool, FileFault> {
        let Some(path) = self.path(hash) else { return Ok(false) };
        let aside = path.with_extension("gone");
        std::fs::rename(&path, &aside)?;
        if is_idle(&aside, before)? {
            std::fs::remove_file(aside)?;
            return Ok(true);
        }
        std::fs::rename(aside, path)?;
        Ok(false)
    }

    /// Reads content whole.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn read(&self, hash: &str) -> Result<Vec<u8>, FileFault> {
        let path = self.path(hash).ok_or_else(|| std::io::Error::from(ErrorKind::NotFound))?;
        Ok(std::fs::read(path)?)
    }
}

/// Says of content that it was kept once more just now; `false` where it is not there.
fn touched(path: &Path) -> bool {
    let now = std::fs::FileTimes::new().set_modified(SystemClock.now().into());
    std::fs::File::options().append(true).open(path).is_ok_and(|file| file.set_times(now).is_ok())
}

fn is_idle(path: &Path, before: DateTime<Utc>) -> std::io::Result<bool> {
    Ok(DateTime::<Utc>::from(std::fs::metadata(path)?.modified()?) < before)
}
