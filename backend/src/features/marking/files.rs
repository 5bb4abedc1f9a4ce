//! Files of answers as markers see them.
//!
//! **Invariant:** a file is sent only as part of an answer that the caller may mark; its own name, which may be its
//! owner's, leaves the server only where names are asked for.

use sea_orm::ConnectionTrait;
use shared::access::Instructor;
use shared::api::marking::{Names, OfAnswerFile};
use shared::id::AttemptId;

use super::error::MarkingError;
use super::repo;
use crate::ctx::Ctx;
use crate::features::media::door::Found;
use crate::features::quiz::door::HandedAnswer;
use crate::features::{media, quiz};
use crate::http::stream::Download;

/// The files of an answer.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    attempt: AttemptId,
    answer: &HandedAnswer,
    names: Names,
) -> Result<Vec<Found>, MarkingError> {
    let place = (attempt, answer.review.item.slot);
    let found = quiz::door::files_of(db, place, answer.review.response.as_ref()).await?;
    Ok((1..).zip(found).map(|(number, found)| named(number, found, names)).collect())
}

/// A file under the name that a marker may see.
fn named(number: usize, found: Found, names: Names) -> Found {
    match names {
        Names::Shown => found,
        Names::Hidden => {
            let name = numbered(number, &found.view.name);
            found.named(name)
        }
    }
}

/// "Berkas 1.pdf".
fn numbered(number: usize, name: &str) -> String {
    match name.rsplit_once('.') {
        Some((_, ending)) => format!("Berkas {number}.{ending}"),
        None => format!("Berkas {number}"),
    }
}

/// Sends a file of an answer.
pub(super) async fn send(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfAnswerFile,
) -> Result<Download, MarkingError> {
    let db = ctx.db.reader();
    repo::place(db, caller.institution(), of.attempt).await?.ok_or(MarkingError::NotFound)?;
    let files = quiz::door::handed_files(db, (of.attempt, of.slot)).await?;
    let mut files = (1..).zip(files).map(|(number, found)| named(number, found, of.names));
    let file = files.find(|file| file.view.id == of.media).ok_or(MarkingError::NotFound)?;
    Ok(media::door::content(ctx, &file).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_in_place_of_a_name() {
        assert_eq!(numbered(1, "Budi Santoso, tugas.v2.pdf"), "Berkas 1.pdf");
        assert_eq!(numbered(2, "budi"), "Berkas 2");
    }
}
