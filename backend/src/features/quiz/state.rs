//! What the slice keeps in memory: answers on their way to the database, and what running attempts ask.

use moka::sync::Cache;
use sea_orm::DbBackend;
use shared::id::AttemptId;

use super::repo::batch::Paper;
use super::save_queue::SaveQueue;

/// Papers remembered: of the attempts that are being answered.
const PAPERS: u64 = 20_000;

/// State of the quiz slice.
pub struct State {
    pub(super) saves: SaveQueue,
    pub(super) papers: Cache<AttemptId, Paper>,
}

impl State {
    /// An empty queue with room for so many answers, emptied by the runtime that calls.
    pub fn new(backend: DbBackend, room: u32) -> Self {
        Self { saves: SaveQueue::new(backend, room), papers: Cache::new(PAPERS) }
    }
}
