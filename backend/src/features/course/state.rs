//! What the slice keeps in memory: immutable versions, lessons and quizzes, and the catalogue of one stamp.

use std::sync::{Arc, RwLock};

use moka::sync::Cache;
use shared::id::{LessonId, VersionId};

use super::catalogue::Published;
use super::door::{Quiz, Version};
use super::stored::LessonBody;

/// State of the course slice.
pub struct State {
    pub(super) versions: Cache<VersionId, Arc<Version>>,
    pub(super) lessons: Cache<LessonId, Arc<LessonBody>>,
    pub(super) quizzes: Cache<LessonId, Arc<Quiz>>,
    pub(super) published: RwLock<Option<Arc<Published>>>,
}

impl State {
    /// An empty memory.
    pub fn new() -> Self {
        Self {
            versions: Cache::new(500),
            lessons: Cache::new(500),
            quizzes: Cache::new(200),
            published: RwLock::new(None),
        }
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new()
    }
}
