//! Marks in a sitting of the past: for the demonstration.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use grading::{Centimark, Given, Key, Response, mark_of};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::id::{AccountId, InstitutionId, MarkId, PersonId};

use super::grading_run::{ByHand, Marked, mark as grade};
use super::remark::NewMark;
use super::repo::{self, Attempt};
use super::sitting::met;
use crate::ctx::Ctx;
use crate::features::course::door::Quiz;

/// Who has marked a sitting.
#[derive(Debug, Clone, Copy)]
pub struct Marking {
    /// The institution whose course it is.
    pub institution: InstitutionId,
    /// Whose sitting it is.
    pub person: PersonId,
    /// Who marks.
    pub marker: AccountId,
    /// When.
    pub at: DateTime<Utc>,
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
        let given = given(&question.key, *worth, answers.get(slot));
        let earned = mark_of(&question.key, *worth, &given).unwrap_or_default();
        by_hand.insert(*slot, earned);
        let marked = grade(quiz, &attempt.paper, answers, &by_hand);
        let is_passed = marked.tally.score().passes(quiz.settings.pass_percent);
        repo::mark::settle(tx, attempt.id, (*slot, earned), &marked, is_passed).await?;
        let new = NewMark {
            attempt: attempt.id,
            slot: *slot,
            institution: marking.institution,
            marker: marking.marker,
            seen: 0,
            given,
            comment: comment(earned, *worth),
            reason: None,
            at: marking.at,
        };
        repo::mark::add(tx, MarkId(ctx.ids.uuid(marking.at)), marking.person, &new, None, earned).await?;
    }
    Ok(by_hand)
}

/// The levels that a reply meets, or as large a share of the marks.
fn given(key: &Key, worth: Centimark, response: Option<&Response>) -> Given {
    let rubric = if let Key::Essay { rubric, .. } = key { rubric.as_slice() } else { &[] };
    if rubric.is_empty() {
        return Given::Free { mark: worth.share(u32::from(met(response, 0)), 2) };
    }
    let level = |(criterion, levels): (usize, &Vec<Centimark>)| {
        let highest = u8::try_from(levels.len().saturating_sub(1)).unwrap_or(u8::MAX);
        met(response, criterion).min(highest)
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
