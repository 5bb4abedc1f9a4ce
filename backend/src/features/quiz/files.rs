//! Files of answers: whose they are, of which kind, and where they are used.
//!
//! **Invariant:** only files that the learner brought for answers become part of one, and they stay as long as it does;
//! an answer without files, to a question that asks for none, costs no statement.

use std::collections::{BTreeMap, BTreeSet};

use grading::{FileLimits, Key, Response};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::media::AnswerFile;
use shared::id::{AttemptId, MediaId};

use super::error::NoAnswer;
use super::save::Save;
use crate::features::media;
use crate::features::media::door::{Found, MediaError, Place};

/// Files that a batch of answers names, as far as its learners brought them for answers.
#[derive(Debug, Default)]
pub(super) struct Brought(BTreeMap<MediaId, Found>);

impl Brought {
    /// Looks for the files of some saves.
    pub(super) async fn of(tx: &DatabaseTransaction, saves: &[&Save]) -> Result<Self, DbErr> {
        let mut ids: BTreeSet<MediaId> = BTreeSet::new();
        let mut accounts = BTreeSet::new();
        for save in saves {
            let files = save.drafts.iter().filter_map(|draft| draft.response.as_ref());
            for id in files.flat_map(Response::files) {
                ids.insert(MediaId(*id));
                accounts.insert(save.learner.account());
            }
        }
        if ids.is_empty() {
            return Ok(Self::default());
        }
        let (accounts, ids): (Vec<_>, Vec<_>) = (accounts.into_iter().collect(), ids.into_iter().collect());
        let found = media::door::held_for(tx, &accounts, &ids).await.map_err(db)?;
        let found = found.into_iter().filter(Found::is_answer).map(|found| (found.view.id, found));
        Ok(Self(found.collect()))
    }

    /// Whether the files of an answer can be its learner's.
    pub(super) fn fit(&self, save: &Save, response: &Response, key: &Key) -> Result<(), NoAnswer> {
        let Key::Essay { files: limits, .. } = key else { return Ok(()) };
        let fits = |id| {
            let found = self.0.get(&MediaId(id)).filter(|found| found.account == save.learner.account());
            let found = found.ok_or(NoAnswer::NoSuchFile)?;
            if limits.takes(found.view.kind.in_answer()) { Ok(()) } else { Err(NoAnswer::WrongKind) }
        };
        response.files().iter().copied().try_for_each(fits)
    }
}

/// Files that a question asks for.
pub(super) fn limits(key: &Key) -> Option<&FileLimits> {
    if let Key::Essay { files, .. } = key { Some(files).filter(|files| !files.is_none()) } else { None }
}

/// The place of the files of an answer that counts.
fn counting((attempt, slot): (AttemptId, u16)) -> String {
    format!("answer/{attempt}/{slot}")
}

/// The place of the files of an answer that came too late.
fn late((attempt, slot): (AttemptId, u16)) -> String {
    format!("aside/{attempt}/{slot}")
}

/// What people call an answer.
fn label(quiz: &str, slot: u16) -> String {
    format!("{quiz}, soal {}", u32::from(slot) + 1)
}

fn ids(response: Option<&Response>) -> Vec<MediaId> {
    response.map(Response::files).unwrap_or_default().iter().copied().map(MediaId).collect()
}

/// An answer with the title of its quiz.
pub(super) type Using<'a> = ((AttemptId, u16), &'a str, Option<&'a Response>);

/// Says which files answers that count use: their own, and none that they used before.
pub(super) async fn bind(tx: &DatabaseTransaction, answers: &[Using<'_>]) -> Result<(), DbErr> {
    if answers.is_empty() {
        return Ok(());
    }
    let place = |(of, quiz, response): &Using<'_>| {
        let place = Place { key: counting(*of), label: label(quiz, of.1), address: None };
        (place, ids(*response))
    };
    media::door::bind_all(tx, &answers.iter().map(place).collect::<Vec<_>>()).await
}

/// Says which files an answer that came too late uses as well.
pub(super) async fn bind_late(
    tx: &DatabaseTransaction,
    of: (AttemptId, u16),
    quiz: &str,
    response: Option<&Response>,
) -> Result<(), DbErr> {
    let place = Place { key: late(of), label: label(quiz, of.1), address: None };
    for id in ids(response) {
        media::door::bind_one(tx, &place, id).await?;
    }
    Ok(())
}

/// The files of some answers of an attempt, those that count and those that came too late.
pub(super) async fn of_answers<'a>(
    db: &impl ConnectionTrait,
    attempt: AttemptId,
    responses: impl Iterator<Item = (u16, Option<&'a Response>)>,
) -> Result<Vec<AnswerFile>, DbErr> {
    let has_files = |(_, response): &(u16, Option<&Response>)| {
        response.is_some_and(|response| !response.files().is_empty())
    };
    let places: BTreeSet<u16> = responses.filter(has_files).map(|(slot, _)| slot).collect();
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let keys = places.iter().flat_map(|slot| [counting((attempt, *slot)), late((attempt, *slot))]);
    let found = media::door::used_in(db, &keys.collect::<Vec<_>>()).await.map_err(self::db)?;
    let files: BTreeMap<MediaId, AnswerFile> =
        found.into_iter().map(|(_, found)| (found.view.id, AnswerFile::from(&found.view))).collect();
    Ok(files.into_values().collect())
}

/// The files of an answer, in its order.
pub(super) async fn found(
    db: &impl ConnectionTrait,
    of: (AttemptId, u16),
    response: Option<&Response>,
) -> Result<Vec<Found>, DbErr> {
    let ids = ids(response);
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let bound = media::door::used_in(db, &[counting(of)]).await.map_err(self::db)?;
    let one =
        |id: &MediaId| bound.iter().find(|(_, found)| found.view.id == *id).map(|(_, found)| found.clone());
    Ok(ids.iter().filter_map(one).collect())
}

/// What can befall a look at rows is the database.
pub(super) fn db(error: MediaError) -> DbErr {
    if let MediaError::Db(error) = error { error } else { DbErr::Custom(error.to_string()) }
}
