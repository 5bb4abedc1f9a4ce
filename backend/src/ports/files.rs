//! Files kept by the hash of their content, in one directory; where there is a bucket, the directory holds copies.
//!
//! **Invariant:** a file is never changed once written; the same content is kept once. With a bucket, what is kept is in
//! the bucket before anybody is told so, and what comes out of it is what its hash says.

use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Duration, Utc};
use sha2::{Digest, Sha256};
use shared::problem::{self, Problem};

use super::bucket::{Bucket, Trouble};
use super::cache::{contents, object, used};
use super::clock::{Clock, SystemClock};

/// The content store.
#[derive(Debug, Clone)]
pub struct Files {
    root: PathBuf,
    bucket: Option<(Bucket, &'static str)>,
}

/// Why a file was not kept, or not given.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    /// The operating system refused.
    #[error("file store")]
    Io(#[from] std::io::Error),
    /// The bucket refused or did not answer.
    #[error("object storage")]
    Bucket(#[from] Trouble),
    /// The bucket holds other content under this hash.
    #[error("damaged object {0}")]
    Damaged(String),
}

impl From<FileFault> for Problem {
    fn from(fault: FileFault) -> Self {
        match fault {
            FileFault::Io(error)
                if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) =>
            {
                (&problem::STORAGE_FULL).into()
            }
            FileFault::Bucket(_) => (&problem::STORAGE_AWAY).into(),
            FileFault::Io(_) | FileFault::Damaged(_) => (&problem::INTERNAL).into(),
        }
    }
}

impl FileFault {
    /// What is wrong, with its cause, for an operator.
    pub fn words(&self) -> String {
        match std::error::Error::source(self) {
            Some(cause) => format!("{self}: {cause}"),
            None => self.to_string(),
        }
    }
}

/// What became of a directory's content on its way to the bucket.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pushed {
    /// Sent.
    pub sent: u64,
    /// Bytes of what was sent.
    pub bytes: u64,
    /// In the bucket already.
    pub known: u64,
    /// Not what their names say, and left where they are.
    pub damaged: u64,
}

/// An object that is put again makes it young again; one younger than this is not put again.
fn young() -> Duration {
    Duration::days(1)
}

impl Files {
    /// A store in a directory, which is made at the first write.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), bucket: None }
    }

    /// A store in a folder of a bucket, with copies in a directory; without a bucket, in the directory alone.
    pub fn within(bucket: Option<&Bucket>, root: impl Into<PathBuf>, folder: &'static str) -> Self {
        let root = root.into();
        if let Some(bucket) = bucket {
            bucket.cache().covers(&root, folder);
        }
        Self { root, bucket: bucket.map(|bucket| (bucket.clone(), folder)) }
    }

    /// The bucket, where there is one.
    pub fn bucket(&self) -> Option<&Bucket> {
        self.bucket.as_ref().map(|(bucket, _)| bucket)
    }

    /// The SHA-256 of some content in hexadecimal: the content's name in the store.
    pub fn hash(content: &[u8]) -> String {
        hex::encode(Sha256::digest(content))
    }

    /// Where the content of a hash lies, once it is on this disk; `None` unless the text is a hash.
    fn path(&self, hash: &str) -> Option<PathBuf> {
        object("", hash)?;
        Some(self.root.join(hash.get(..2)?).join(hash))
    }

    /// The object of a hash, where there is a bucket.
    fn object(&self, hash: &str) -> Option<(&Bucket, String)> {
        let (bucket, folder) = self.bucket.as_ref()?;
        Some((bucket, object(folder, hash)?))
    }

    /// Works on the store where it may block.
    ///
    /// # Errors
    /// Those of the work, or that it was cut off.
    pub async fn apart<T: Send + 'static, E: From<FileFault> + Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let store = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&store)).await;
        done.map_err(|cut_off| FileFault::from(std::io::Error::other(cut_off)))?
    }

    /// Where the content of a hash lies, fetched where it is not on this disk; `None` unless the text is a hash. Of
    /// content that is nowhere, where it would lie.
    ///
    /// # Errors
    /// When the bucket refuses, or gives other content.
    pub async fn locate(&self, hash: &str) -> Result<Option<PathBuf>, FileFault> {
        let Some(path) = self.path(hash) else { return Ok(None) };
        if self.bucket.is_none() {
            return Ok(Some(path));
        }
        let hash = hash.to_owned();
        match self.apart(move |store| store.local(&hash)).await {
            Err(FileFault::Io(error)) if error.kind() == ErrorKind::NotFound => Ok(Some(path)),
            found => found.map(Some),
        }
    }

    /// The content of a hash on this disk, fetched where it is not there.
    fn local(&self, hash: &str) -> Result<PathBuf, FileFault> {
        let path = self.path(hash).ok_or_else(|| std::io::Error::from(ErrorKind::NotFound))?;
        if let Some((bucket, name)) = self.object(hash)
            && !used(&path)
        {
            let (draft, mut file) = draft(&path)?;
            let done = fetch(bucket, &name, hash, &mut file).and_then(|size| {
                file.sync_all()?;
                std::fs::rename(&draft, &path)?;
                Ok(size)
            });
            match done {
                Ok(size) => bucket.cache().added(bucket, size),
                Err(fault) => {
                    std::fs::remove_file(draft)?;
                    return Err(fault);
                }
            }
        }
        Ok(path)
    }

    /// Keeps content and returns its hash. On disk, and in the bucket where there is one, when it returns.
    ///
    /// # Errors
    /// When the directory cannot be written, or the bucket refuses.
    pub fn keep(&self, content: &[u8]) -> Result<String, FileFault> {
        let hash = Self::hash(content);
        let Some(path) = self.path(&hash) else { return Ok(hash) };
        if !touched(&path) {
            let (draft, mut file) = draft(&path)?;
            file.write_all(content)?;
            file.sync_all()?;
            std::fs::rename(&draft, &path)?;
            self.settle(&path)?;
        }
        self.send(&hash, &path)?;
        Ok(hash)
    }

    /// Keeps a file that lies on the same disk, and returns its hash; it may be removed where it was. On disk, and in the
    /// bucket where there is one, when it returns.
    ///
    /// # Errors
    /// When it cannot be read, the directory not be written, or the bucket refuses.
    pub fn keep_file(&self, file: &Path) -> Result<String, FileFault> {
        let hash = hash_of(file)?;
        let Some(path) = self.path(&hash) else { return Ok(hash) };
        if !touched(&path) {
            std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            match std::fs::hard_link(file, &path) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error.into()),
                _ => {}
            }
            touched(&path);
            self.settle(&path)?;
        }
        self.send(&hash, &path)?;
        Ok(hash)
    }

    /// Keeps in another store what this one holds, and returns its hash.
    ///
    /// # Errors
    /// When there is no such content, or the other store refuses.
    pub fn copy(&self, hash: &str, to: &Self) -> Result<String, FileFault> {
        to.keep_file(&self.local(hash)?)
    }

    /// Opens content.
    ///
    /// # Errors
    /// When there is no such content.
    pub fn open(&self, hash: &str) -> Result<std::fs::File, FileFault> {
        Ok(std::fs::File::open(self.local(hash)?)?)
    }

    /// Sees to it that the disk remembers a new name.
    fn settle(&self, path: &Path) -> std::io::Result<()> {
        std::fs::File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()?;
        // The shelf itself may be new.
        std::fs::File::open(&self.root)?.sync_all()
    }

    /// Puts what is on the disk into the bucket, unless it is there and young.
    fn send(&self, hash: &str, path: &Path) -> Result<(), FileFault> {
        let Some((bucket, name)) = self.object(hash) else { return Ok(()) };
        let size = std::fs::metadata(path)?.len();
        let young = SystemClock.now() - young();
        if bucket.find(&name)?.is_some_and(|(at, found)| found == size && at > young) {
            return Ok(());
        }
        bucket.put_file(&name, path)?;
        bucket.cache().added(bucket, size);
        Ok(())
    }

    /// Reads the beginning of content, at most so many bytes.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn head(&self, hash: &str, most: u64) -> Result<Vec<u8>, FileFault> {
        let mut head = Vec::new();
        self.open(hash)?.take(most).read_to_end(&mut head)?;
        Ok(head)
    }

    /// Reads content whole.
    ///
    /// # Errors
    /// When there is no such file.
    pub fn read(&self, hash: &str) -> Result<Vec<u8>, FileFault> {
        Ok(std::fs::read(self.local(hash)?)?)
    }

    /// Content that was kept last before a time, in the bucket or on this disk.
    ///
    /// # Errors
    /// When the directory cannot be read, or the bucket refuses.
    pub fn idle_since(&self, before: DateTime<Utc>) -> Result<Vec<String>, FileFault> {
        let mut found = Vec::new();
        for entry in contents(&self.root)? {
            let name = entry.file_name().to_string_lossy().into_owned();
            if self.path(&name).is_some() && is_idle(&entry.path(), before)? {
                found.push(name);
            }
        }
        if let Some((bucket, folder)) = &self.bucket {
            let old = bucket.list(folder)?.into_iter().filter(|object| object.at < before - young());
            let hash = |name: String| name.rsplit('/').next().map(str::to_owned);
            found.extend(old.filter_map(|object| hash(object.name)).filter(|hash| self.path(hash).is_some()));
            found.sort_unstable();
            found.dedup();
        }
        Ok(found)
    }

    /// Removes content unless somebody has kept it since; says whether it did. Whoever keeps it while it goes finds it
    /// gone and writes it anew.
    ///
    /// # Errors
    /// When the directory cannot be written, or the bucket refuses.
    pub fn remove_idle(&self, hash: &str, before: DateTime<Utc>) -> Result<bool, FileFault> {
        let Some(path) = self.path(hash) else { return Ok(false) };
        let mut is_gone = false;
        if let Some((bucket, name)) = self.object(hash)
            && let Some((at, _)) = bucket.find(&name)?
        {
            if at >= before - young() {
                return Ok(false);
            }
            bucket.remove(&name)?;
            is_gone = true;
        }
        let aside = path.with_extension("gone");
        match std::fs::rename(&path, &aside) {
            Err(error) if is_gone && error.kind() == ErrorKind::NotFound => return Ok(true),
            renamed => renamed?,
        }
        if is_idle(&aside, before)? {
            std::fs::remove_file(aside)?;
            return Ok(true);
        }
        std::fs::rename(aside, path)?;
        Ok(is_gone)
    }

    /// The same for content of rows that have just been removed, of which nobody knows whether it is here at all.
    ///
    /// # Errors
    /// When the directory cannot be written, or the bucket refuses.
    pub fn remove_gone(&self, hash: &str, before: DateTime<Utc>) -> Result<bool, FileFault> {
        match self.remove_idle(hash, before) {
            Err(FileFault::Io(error)) if error.kind() == ErrorKind::NotFound => Ok(false),
            done => done,
        }
    }

    /// Puts what lies in the directory into the bucket. Begun anew, it goes on where it ended.
    ///
    /// # Errors
    /// When the directory cannot be read, or the bucket refuses.
    pub fn push(&self) -> Result<Pushed, FileFault> {
        let mut pushed = Pushed::default();
        for entry in contents(&self.root)? {
            let (path, hash) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let Some((bucket, name)) = self.object(&hash) else { continue };
            let size = entry.metadata()?.len();
            if bucket.find(&name)?.is_some_and(|(_, found)| found == size) {
                pushed.known += 1;
            } else if hash_of(&path)? == hash {
                bucket.put_file(&name, &path)?;
                (pushed.sent, pushed.bytes) = (pushed.sent + 1, pushed.bytes + size);
            } else {
                tracing::error!(hash, "a file is not what its name says");
                pushed.damaged += 1;
            }
        }
        Ok(pushed)
    }
}

/// Writes an object where it is wanted, if it is what its hash says; tells its size.
fn fetch(bucket: &Bucket, name: &str, hash: &str, to: &mut std::fs::File) -> Result<u64, FileFault> {
    let mut hashed = Hashed { to, digest: Sha256::new(), size: 0 };
    if !bucket.fetch(name, &mut hashed)? {
        return Err(std::io::Error::from(ErrorKind::NotFound).into());
    }
    if hex::encode(hashed.digest.finalize()) != hash {
        tracing::error!(name, "an object of the bucket is damaged");
        return Err(FileFault::Damaged(name.to_owned()));
    }
    Ok(hashed.size)
}

/// A writer that hashes what passes.
struct Hashed<'a> {
    to: &'a mut std::fs::File,
    digest: Sha256,
    size: u64,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let count = self.to.write(bytes)?;
        self.digest.update(bytes.get(..count).unwrap_or(bytes));
        self.size = self.size.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.to.flush()
    }
}

/// Drafts of this process, so that two of the same content are two files.
static DRAFTS: AtomicU64 = AtomicU64::new(0);

/// A new file beside the place of some content.
fn draft(path: &Path) -> std::io::Result<(PathBuf, std::fs::File)> {
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    let number = DRAFTS.fetch_add(1, Ordering::Relaxed);
    let draft = path.with_extension(format!("{}.{number}.part", std::process::id()));
    let file = std::fs::File::create(&draft)?;
    Ok((draft, file))
}

fn hash_of(file: &Path) -> std::io::Result<String> {
    let mut digest = Sha256::new();
    std::io::copy(&mut std::fs::File::open(file)?, &mut digest)?;
    Ok(hex::encode(digest.finalize()))
}

/// Says of content that it was kept once more just now; `false` where it is not there.
fn touched(path: &Path) -> bool {
    let now = std::fs::FileTimes::new().set_modified(SystemClock.now().into());
    std::fs::File::options().append(true).open(path).is_ok_and(|file| file.set_times(now).is_ok())
}

fn is_idle(path: &Path, before: DateTime<Utc>) -> std::io::Result<bool> {
    Ok(DateTime::<Utc>::from(std::fs::metadata(path)?.modified()?) < before)
}
