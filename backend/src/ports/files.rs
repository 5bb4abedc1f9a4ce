//! Files kept by the hash of their content, in one directory.
//!
//! **Invariant:** a file is never changed once written; the same content is kept once.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

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
        if path.exists() {
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
        let path = self.path(hash).ok_or_else(|| std::io::Error::from(std::io::ErrorKind::NotFound))?;
        let mut head = Vec::new();
        std::fs::File::open(path)?.take(most).read_to_end(&mut head)?;
        Ok(head)
    }

    /// Reads content whole.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn read(&self, hash: &str) -> Result<Vec<u8>, FileFault> {
        let path = self.path(hash).ok_or_else(|| std::io::Error::from(std::io::ErrorKind::NotFound))?;
        Ok(std::fs::read(path)?)
    }
}
