//! What the slice keeps in memory: immutable versions and lessons, quizzes, and the catalogue of one stamp.

use std::sync::{Arc, RwLock};
use std::time::Duration;

use moka::sync::Cache;
use shared::id::{LessonId, VersionId};

use super::catalogue::Published;
use super::door::{Comparison, FolderQuiz, Quiz, Version};
use super::stored::LessonBody;

/// How long a quiz is kept: other servers on the same database learn of a corrected key after so long.
pub(super) const QUIZ_KEPT: Duration = Duration::from_mins(1);

/// State of the course slice.
pub struct State {
    pub(super) versions: Cache<VersionId, Arc<Version>>,
    pub(super) lessons: Cache<LessonId, Arc<LessonBody>>,
    pub(super) quizzes: Cache<LessonId, Arc<Quiz>>,
    /// The quizzes that folders name.
    pub(super) folder_quizzes: Cache<VersionId, Arc<Vec<FolderQuiz>>>,
    /// An earlier version and a later one.
    pub(super) beside: Cache<(VersionId, VersionId), Arc<Comparison>>,
    pub(super) published: RwLock<Option<Arc<Published>>>,
}

impl State {
    /// An empty memory.
    pub fn new() -> Self {
        Self {
            versions: Cache::new(500),
            lessons: Cache::new(500),
            quizzes: Cache::builder().max_capacity(200).time_to_live(QUIZ_KEPT).build(),
            folder_quizzes: Cache::new(5000),
            beside: Cache::builder().max_capacity(100).time_to_live(QUIZ_KEPT).build(),
            published: RwLock::new(None),
        }
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new()
    }
}
