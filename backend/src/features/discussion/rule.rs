//! What is read of a post, by whom, and how long its author can change it.
//!
//! **Invariant:** pure; of a text that was withdrawn nothing is left, and of one that was hidden learners read nothing.

use chrono::{DateTime, TimeDelta, Utc};
use shared::api::discussion::{EDIT_MINUTES, PostBody};

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// Who wrote the post.
    Author,
    /// Another learner.
    Learner,
    /// Somebody who teaches.
    Staff,
}

/// Where a post stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'a> {
    pub(super) html: &'a str,
    pub(super) written_at: DateTime<Utc>,
    pub(super) edited_at: Option<DateTime<Utc>>,
    pub(super) is_withdrawn: bool,
    /// Why it is hidden, where it is.
    pub(super) hidden: Option<&'a str>,
}

/// Why a post cannot be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is withdrawn or hidden.
    #[error("gone")]
    Gone,
    /// The time for changes is over.
    #[error("too late")]
    TooLate,
}

impl Standing<'_> {
    /// What somebody reads.
    pub(super) fn body(&self, reader: Reader) -> PostBody {
        if self.is_withdrawn {
            return PostBody::Withdrawn;
        }
        let Some(reason) = self.hidden else {
            return PostBody::Text { html: self.html.to_owned(), edited_at: self.edited_at };
        };
        match reader {
            Reader::Learner => PostBody::Hidden { reason: None, html: None },
            Reader::Author => PostBody::Hidden { reason: Some(reason.to_owned()), html: None },
            Reader::Staff => {
                PostBody::Hidden { reason: Some(reason.to_owned()), html: Some(self.html.to_owned()) }
            }
        }
    }

    /// Until when its author can change it.
    pub(super) fn until(&self) -> DateTime<Utc> {
        self.written_at + TimeDelta::minutes(i64::from(EDIT_MINUTES))
    }

    /// Whether its author can change it at a moment.
    pub(super) fn takes_change(&self, now: DateTime<Utc>) -> Result<(), Refused> {
        if self.is_withdrawn || self.hidden.is_some() {
            Err(Refused::Gone)
        } else if now > self.until() {
            Err(Refused::TooLate)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Standing<'static> = Standing {
        html: "<p>Halo</p>",
        written_at: DateTime::<Utc>::UNIX_EPOCH,
        edited_at: None,
        is_withdrawn: false,
        hidden: None,
    };

    #[test]
    fn texts_that_are_gone_are_read_by_nobody_who_should_not() {
        let hidden = Standing { hidden: Some("Menyebut nama warga"), ..PLAIN };
        let withdrawn = Standing { is_withdrawn: true, ..hidden };
        for reader in [Reader::Author, Reader::Learner, Reader::Staff] {
            assert!(matches!(PLAIN.body(reader), PostBody::Text { .. }));
            assert_eq!(withdrawn.body(reader), PostBody::Withdrawn);
        }
        let why = Some("Menyebut nama warga".to_owned());
        assert_eq!(hidden.body(Reader::Learner), PostBody::Hidden { reason: None, html: None });
        assert_eq!(hidden.body(Reader::Author), PostBody::Hidden { reason: why.clone(), html: None });
        let html = Some("<p>Halo</p>".to_owned());
        assert_eq!(hidden.body(Reader::Staff), PostBody::Hidden { reason: why, html });
    }

    #[test]
    fn a_post_is_changed_within_its_time_only() {
        let after = |minutes| DateTime::<Utc>::UNIX_EPOCH + TimeDelta::minutes(minutes);
        assert_eq!(PLAIN.takes_change(after(30)), Ok(()));
        assert_eq!(PLAIN.takes_change(after(31)), Err(Refused::TooLate));
        let hidden = Standing { hidden: Some("…"), ..PLAIN };
        assert_eq!(hidden.takes_change(after(1)), Err(Refused::Gone));
        let withdrawn = Standing { is_withdrawn: true, ..PLAIN };
        assert_eq!(withdrawn.takes_change(after(1)), Err(Refused::Gone));
    }
}
