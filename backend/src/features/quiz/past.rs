//! Marks and opinions in a sitting of the past: for the demonstration.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use grading::{Centimark, Given, Key, Response, mark_of};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::api::media::Purpose;
use shared::api::quiz::AnswerDraft;
use shared::id::{AccountId, InstitutionId, LessonId, MarkId, OpinionId, PersonId};

use super::files;
use super::grading_run::{ByHand, Marked, mark as grade};
use super::paper::questions;
use super::remark::NewMark;
use super::repo::{self, Attempt};
use super::sitting::met;
use crate::ctx::Ctx;
use crate::features::course::door::Quiz;
use crate::features::media::door::Brought;
use crate::features::{course, media};

/// Who has marked a sitting.
#[derive(Debug, Clone, Copy)]
pub struct Marking {
    /// Who marks it.
    pub by: Markers,
    /// Whose sitting it is.
    pub person: PersonId,
    /// When.
    pub at: DateTime<Utc>,
    /// What is thought of it; found out from the answer where nothing is said.
    pub said: Option<Said>,
}

/// What is thought of a piece of work.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// The level that it meets in each criterion, or the highest there is.
    pub met: u8,
    /// What its learner is told.
    pub comment: &'static str,
}

/// The two who mark.
#[derive(Debug, Clone, Copy)]
pub struct Markers {
    /// The institution whose courses these are.
    pub institution: InstitutionId,
    /// Who marks, and who does where an answer has a second marker.
    pub markers: [AccountId; 2],
}

/// What the marker says, by how much was earned: least first.
const COMMENTS: [&str; 3] = [
    "Balasan Anda sudah sopan, tetapi warga belum tahu apa yang terjadi selanjutnya. Sebutkan langkah dan waktunya.",
    "Empatinya terasa dan langkahnya ada. Tambahkan tenggat yang jelas dan ke mana warga dapat bertanya.",
    "Balasan yang utuh: permintaan maaf, langkah, tenggat, dan kontak. Pertahankan.",
];

/// Marks the essays of an attempt; returns what they earn.
pub(super) async fn mark(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    (quiz, attempt): (&Quiz, &Attempt),
    answers: &BTreeMap<u16, Response>,
    waiting: &Marked,
    marking: &Marking,
) -> Result<ByHand, DbErr> {
    let mut by_hand = ByHand::new();
    for (slot, id, worth) in &waiting.unmarked {
        let Some(question) = quiz.questions.iter().find(|question| question.id == *id) else { continue };
        let given = match marking.said {
            Some(said) => picked(&question.key, *worth, |_| said.met),
            None => given(&question.key, *worth, answers.get(slot)),
        };
        let earned = mark_of(&question.key, *worth, &given).unwrap_or_default();
        by_hand.insert(*slot, earned);
        let marked = grade(quiz, &attempt.paper, answers, &by_hand);
        let is_passed = marked.tally.score().passes(quiz.settings.pass_percent);
        let [first, second] = marking.by.markers;
        let mut new = NewMark {
            attempt: attempt.id,
            slot: *slot,
            institution: marking.by.institution,
            marker: first,
            seen: 0,
            reconciles: false,
            given,
            comment: marking
                .said
                .map_or_else(|| comment(earned, *worth), |said| Some(said.comment.to_owned())),
            reason: None,
            at: marking.at,
        };
        if quiz.settings.second_marker.is_some() {
            // The second one sees it as the first one does, and has nothing to add.
            let same = NewMark { marker: second, comment: None, ..new.clone() };
            for (before, one) in [&new, &same].into_iter().enumerate() {
                let id = OpinionId(ctx.ids.uuid(one.at));
                repo::opinion::add(tx, id, marking.person, (one, earned), before).await?;
            }
            new.marker = second;
        }
        repo::mark::settle(tx, attempt.id, (*slot, earned), &marked, is_passed).await?;
        repo::mark::add(tx, MarkId(ctx.ids.uuid(marking.at)), marking.person, &new, None, earned).await?;
    }
    Ok(by_hand)
}

/// Answers of a quiz that have waited longest, of which the middle two get opinions.
const WAITING: u64 = 12;

/// Gives two of the answers that wait in a quiz with a second marker opinions: one of them then waits for its other
/// marker, the other one to be reconciled.
pub(super) async fn opine(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    lesson: LessonId,
    by: Markers,
) -> Result<(), DbErr> {
    let Some(quiz) = course::door::quiz(ctx, tx, lesson).await? else { return Ok(()) };
    if quiz.settings.second_marker.is_none() {
        return Ok(());
    }
    let waiting = repo::opinion::waiting(tx, lesson, WAITING).await?;
    let half = waiting.len() / 2;
    let people = repo::many::people(tx, waiting.iter().map(|(attempt, ..)| *attempt)).await?;
    for (place, is_differing) in [(half, false), (half + 1, true)] {
        let Some((id, slot, since)) = waiting.get(place).copied() else { continue };
        let Some(attempt) = repo::find_of_anybody(tx, id).await? else { continue };
        let asked = questions(&quiz, &attempt.paper).find(|(place, ..)| *place == slot);
        let (Some((_, _, question)), Some(person)) = (asked, people.get(&id)) else { continue };
        let answers = repo::responses(repo::answers(tx, id).await?);
        let near = given(&question.key, question.worth, answers.get(&slot));
        let far = far_from(&question.key, question.worth, &near);
        let [first, second] = by.markers;
        let other = is_differing.then_some((first, far));
        for (before, (marker, given)) in [(second, near)].into_iter().chain(other).enumerate() {
            let earned = mark_of(&question.key, question.worth, &given).unwrap_or_default();
            let hours = 2 + 3 * i64::try_from(before).unwrap_or_default();
            let at = (since + Duration::hours(hours)).min(ctx.clock.now());
            let comment = comment(earned, question.worth);
            let institution = by.institution;
            let new = NewMark {
                attempt: id,
                slot,
                institution,
                marker,
                seen: 0,
                reconciles: false,
                given,
                comment,
                reason: None,
                at,
            };
            let id = OpinionId(ctx.ids.uuid(at));
            repo::opinion::add(tx, id, *person, (&new, earned), before).await?;
        }
    }
    Ok(())
}

/// A file that somebody has handed in with an answer.
#[derive(Debug, Clone, Copy)]
pub struct PastFile<'a> {
    /// Where the learners are.
    pub institution: InstitutionId,
    /// Their accounts.
    pub accounts: &'a BTreeMap<PersonId, AccountId>,
    /// Its name.
    pub name: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// Adds a file to the two answers that have waited longest, where their questions ask for files.
pub(super) async fn attach(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    lesson: LessonId,
    file: &PastFile<'_>,
) -> Result<(), DbErr> {
    let Some(quiz) = course::door::quiz(ctx, tx, lesson).await? else { return Ok(()) };
    if !quiz.questions.iter().any(|question| files::limits(&question.key).is_some()) {
        return Ok(());
    }
    let waiting = repo::opinion::waiting(tx, lesson, 2).await?;
    let people = repo::many::people(tx, waiting.iter().map(|(attempt, ..)| *attempt)).await?;
    for (attempt, slot, since) in waiting {
        let account = people.get(&attempt).and_then(|person| file.accounts.get(person));
        let answers = repo::responses(repo::answers(tx, attempt).await?);
        let (Some(account), Some(Response::Essay { text, .. })) = (account, answers.get(&slot)) else {
            continue;
        };
        let brought = Brought {
            purpose: Purpose::Answer,
            institution: file.institution,
            account: *account,
            name: file.name,
            alt: "",
            bytes: file.bytes,
        };
        let id = media::door::add(ctx, tx, &brought).await.map_err(files::db)?;
        let response = Some(Response::Essay { text: text.clone(), files: vec![id.0] });
        files::bind(tx, &[((attempt, slot), &quiz.title, response.as_ref())]).await?;
        let draft = AnswerDraft { slot, rev: 2, made_at: since, response, is_flagged: false };
        repo::batch::keep(tx, &[repo::batch::Answer::new(attempt, &draft, false, since)?]).await?;
    }
    Ok(())
}

/// What somebody gives who is stricter, or milder where that would leave little: a level in each criterion.
fn far_from(key: &Key, worth: Centimark, near: &Given) -> Given {
    let half = worth.share(1, 2);
    let is_much = mark_of(key, worth, near).unwrap_or_default() > half;
    let rubric = if let Key::Essay { rubric, .. } = key { rubric.as_slice() } else { &[] };
    let other = |(no, levels): (&u8, &Vec<Centimark>)| {
        let highest = u8::try_from(levels.len().saturating_sub(1)).unwrap_or(u8::MAX);
        if is_much { no.saturating_sub(1) } else { no.saturating_add(1).min(highest) }
    };
    match near {
        Given::Levels { picked } => Given::Levels { picked: picked.iter().zip(rubric).map(other).collect() },
        Given::Free { .. } => Given::Free { mark: if is_much { half } else { worth } },
    }
}

/// The levels that a reply meets, or as large a share of the marks.
fn given(key: &Key, worth: Centimark, response: Option<&Response>) -> Given {
    picked(key, worth, |criterion| met(response, criterion))
}

fn picked(key: &Key, worth: Centimark, met: impl Fn(usize) -> u8) -> Given {
    let rubric = if let Key::Essay { rubric, .. } = key { rubric.as_slice() } else { &[] };
    if rubric.is_empty() {
        return Given::Free { mark: worth.share(u32::from(met(0).min(2)), 2) };
    }
    let level = |(criterion, levels): (usize, &Vec<Centimark>)| {
        let highest = u8::try_from(levels.len().saturating_sub(1)).unwrap_or(u8::MAX);
        met(criterion).min(highest)
    };
    Given::Levels { picked: rubric.iter().enumerate().map(level).collect() }
}

fn comment(earned: Centimark, worth: Centimark) -> Option<String> {
    let place = if earned >= worth {
        2
    } else {
        usize::from(u64::from(earned.hundredths()) * 2 > u64::from(worth.hundredths()))
    };
    COMMENTS.get(place).map(|comment| (*comment).to_owned())
}
