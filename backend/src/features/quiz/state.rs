//! What the slice keeps in memory: answers on their way to the database.

use sea_orm::DbBackend;

use super::save_queue::SaveQueue;

/// State of the quiz slice.
pub struct State {
    pub(super) saves: SaveQueue,
}

impl State {
    /// An empty queue with room for so many answers, emptied by the runtime that calls.
    pub fn new(backend: DbBackend, room: u32) -> Self {
        Self { saves: SaveQueue::new(backend, room) }
    }
}
