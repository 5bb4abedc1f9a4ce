//! What every handler gets: database, clock, ids, files, configuration, and the slices' own state.
//!
//! **Invariant:** cheap to clone, and free of anything that a second server beside this one would have to know.

use std::ops::Deref;
use std::sync::Arc;

use crate::config::Config;
use crate::db::Db;
use crate::features::{account, course, credit, media, quiz};
use crate::ports::{Clock, Files, Ids};

/// A handle on [`Parts`].
#[derive(Clone)]
pub struct Ctx(Arc<Parts>);

/// The parts of a running server.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Ids and secrets.
    pub ids: Arc<dyn Ids>,
    /// The content store.
    pub files: Files,
    /// The configuration.
    pub config: Config,
    /// Password hashing, token keys and the short memory of open sessions.
    pub account: account::State,
    /// The published catalogue in memory, kept true by a stamp.
    pub course: course::State,
    /// The rules of counting JP, for a minute.
    pub credit: credit::State,
    /// Files on their way in, and those that were taken in.
    pub media: media::State,
    /// Answers on their way to the database.
    pub quiz: quiz::State,
}

impl Ctx {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for Ctx {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
