//! The story of writing a question in the form: looked at while it is typed, added, revised.
//!
//! **Invariant:** what is saved has been read by the rules of [`draft`](super::draft) without a fault, and a version is
//! added only by somebody who has seen the latest.

use course_folder::Question;
use sea_orm::ConnectionTrait;
use shared::access::Instructor;
use shared::api::bank::{
    CheckedQuestion, CompetencyDraft, KeptQuestion, QuestionCheck, QuestionDraft, Revision,
};
use shared::id::{BankCategoryId, BankQuestionId, InstitutionId};
use shared::problem::{FieldFault, Lang};
use uuid::Uuid;

use super::carry::fingerprint;
use super::error::BankError;
use super::repo::{self, category, find, question as store};
use super::{draft, said, shown};
use crate::ctx::Ctx;

/// A draft without a fault.
struct Sound {
    question: Question,
    category: BankCategoryId,
    competency: Option<(String, u8)>,
}

/// Reads a draft that is to be saved; `kept` is the latest version of a question that is there already.
async fn sound(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    draft: &QuestionDraft,
    kept: Option<&Question>,
) -> Result<Sound, BankError> {
    let draft::Read { question, mut faults, .. } = draft::read(draft, kept);
    if let Some(id) = draft.category {
        category::find(db, institution, id).await?.ok_or(BankError::NotFound)?;
    }
    if let Some(competency) = &draft.competency
        && !find::has_competency(db, competency.code.as_str()).await?
    {
        faults.push(draft::no_such_competency());
    }
    let competency =
        draft.competency.as_ref().map(|CompetencyDraft { code, level }| (code.as_str().to_owned(), *level));
    match draft.category {
        Some(category) if faults.is_empty() => Ok(Sound { question, category, competency }),
        Some(_) | None => Err(BankError::Faulty(faults)),
    }
}

/// Adds a question.
pub(super) async fn create(
    ctx: &Ctx,
    caller: &Instructor,
    draft: &QuestionDraft,
) -> Result<KeptQuestion, BankError> {
    let (now, institution) = (ctx.clock.now(), caller.institution());
    let tx = ctx.db.begin().await?;
    let Sound { question, category, competency } = sound(&tx, institution, draft, None).await?;
    let id = BankQuestionId(ctx.ids.uuid(now));
    let fingerprint = fingerprint(&question);
    let added = store::Draft { id, category, fingerprint, competency, question };
    store::add(&tx, institution, None, &[added], now).await?;
    let detail = serde_json::json!({ "category": category });
    repo::audit(&tx, ctx.ids.uuid(now), caller.account(), "create question", Some(id.0), detail, now).await?;
    tx.commit().await?;
    Ok(KeptQuestion { id, version: 1 })
}

/// Writes the next version of a question. One that is the same in everything is none.
pub(super) async fn revise(
    ctx: &Ctx,
    caller: &Instructor,
    id: BankQuestionId,
    revision: &Revision,
) -> Result<KeptQuestion, BankError> {
    let (now, institution) = (ctx.clock.now(), caller.institution());
    let tx = ctx.db.begin().await?;
    if store::lock(&tx, institution, &[id]).await? == 0 {
        return Err(BankError::NotFound);
    }
    let found = find::one(&tx, institution, id).await?.ok_or(BankError::NotFound)?;
    if found.row.version != revision.seen {
        return Err(BankError::Revised);
    }
    let kept = find::body(&tx, id, found.row.version).await?.ok_or(BankError::NotFound)?;
    let Sound { question, category, competency } =
        sound(&tx, institution, &revision.draft, Some(&kept)).await?;
    let before = found.competency.map(|(_, typed)| (typed.code.as_str().to_owned(), typed.level));
    let mut tags = question.tags.clone();
    tags.sort();
    let is_placed = found.row.category == category && before == competency && found.row.tags == tags;
    let is_same = Question { tags: kept.tags.clone(), ..question.clone() } == kept;
    if is_placed && is_same {
        return Ok(KeptQuestion { id, version: found.row.version });
    }
    let version = found.row.version.saturating_add(1);
    let number = i32::try_from(version).unwrap_or(i32::MAX);
    store::add_version(&tx, institution, id, number, &fingerprint(&question), &question, now).await?;
    store::place(&tx, id, store::Place { category, tags: &question.tags, competency }).await?;
    let detail = serde_json::json!({ "version": version, "category": category });
    repo::audit(&tx, ctx.ids.uuid(now), caller.account(), "revise question", Some(id.0), detail, now).await?;
    tx.commit().await?;
    Ok(KeptQuestion { id, version })
}

/// How a question would look, what is wrong with it and what to think over.
pub(super) async fn check(
    ctx: &Ctx,
    caller: &Instructor,
    check: &QuestionCheck,
    lang: Lang,
) -> Result<CheckedQuestion, BankError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let kept = match check.question {
        Some(id) => Some(latest(db, institution, id).await?),
        None => None,
    };
    let draft::Read { question, faults, places } = draft::read(&check.draft, kept.as_ref());
    let own = check.question.unwrap_or(BankQuestionId(Uuid::nil()));
    let alike = if question.text.is_empty() {
        Vec::new()
    } else {
        find::alike(db, institution, &fingerprint(&question), own).await?
    };
    let advice = said::advice(&question, &places);
    // Where it belongs has nothing to do with how it is marked.
    let is_sound = faults.iter().all(|fault| fault.pointer == draft::pointer("/category"));
    let fault = |fault: shared::problem::Fault| FieldFault {
        pointer: fault.pointer,
        detail: fault.detail.in_lang(lang).to_owned(),
    };
    Ok(CheckedQuestion {
        trial: shown::trial(&question, is_sound, lang),
        faults: faults.into_iter().map(fault).collect(),
        advice: advice.into_iter().map(|advice| shown::advice(advice, lang)).collect(),
        alike,
    })
}

/// The latest version of a question of the institution.
async fn latest(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: BankQuestionId,
) -> Result<Question, BankError> {
    let found = find::one(db, institution, id).await?.ok_or(BankError::NotFound)?;
    find::body(db, id, found.row.version).await?.ok_or(BankError::NotFound)
}
