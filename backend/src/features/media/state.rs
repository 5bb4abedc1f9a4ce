//! What the slice keeps in memory, and where its files lie.

use std::path::Path;

use shared::id::UploadId;
use tokio::sync::{Mutex, MutexGuard, Semaphore};

use crate::ports::{Bucket, Files, Parts};

/// Files that are checked at once: a picture may take half a gigabyte while it is.
const CHECKED_AT_ONCE: usize = 2;
/// Locks among which uploads are dealt.
const LOCKS: usize = 64;

/// The slice's own state.
pub struct State {
    /// Content that was taken in. It is apart from that of courses, so that whether it is still named is known here.
    pub(super) store: Files,
    /// Files on their way.
    pub(super) parts: Parts,
    /// Room for checking.
    pub(super) checking: Semaphore,
    locks: Vec<Mutex<()>>,
}

impl State {
    /// Files below the data directory, and in a bucket where there is one.
    pub fn new(directory: &Path, bucket: Option<&Bucket>) -> Self {
        Self {
            store: Files::within(bucket, directory.join("media"), "media"),
            parts: Parts::new(bucket, directory.join("uploads")),
            checking: Semaphore::new(CHECKED_AT_ONCE),
            locks: std::iter::repeat_with(|| Mutex::new(())).take(LOCKS).collect(),
        }
    }

    /// Waits until nobody else of this server works on an upload.
    pub(super) async fn alone(&self, upload: UploadId) -> Option<MutexGuard<'_, ()>> {
        let at = upload.0.as_bytes().last().map_or(0, |byte| usize::from(*byte) % LOCKS);
        match self.locks.get(at) {
            Some(lock) => Some(lock.lock().await),
            None => None,
        }
    }
}
