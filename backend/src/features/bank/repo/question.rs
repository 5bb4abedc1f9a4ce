//! Writing questions: adding them, adding versions, changing what is not in a version.

use chrono::{DateTime, Utc};
use course_folder::Question;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::api::bank::Change;
use shared::id::{BankCategoryId, BankImportId, BankQuestionId, InstitutionId};

use super::{CHUNK, write_body};
use crate::db::entity::{bank_question, bank_tag, bank_version};
use crate::features::bank::shown;

/// Letters of a question in a list.
pub(in crate::features::bank) const TITLE_CHARS: usize = 160;

/// A question to be added.
pub(in crate::features::bank) struct Draft {
    pub(in crate::features::bank) id: BankQuestionId,
    pub(in crate::features::bank) category: BankCategoryId,
    pub(in crate::features::bank) fingerprint: String,
    /// Code and level.
    pub(in crate::features::bank) competency: Option<(String, u8)>,
    pub(in crate::features::bank) question: Question,
}

fn version_row(
    id: BankQuestionId,
    number: i32,
    fingerprint: &str,
    question: &Question,
    now: DateTime<Utc>,
) -> Result<bank_version::ActiveModel, DbErr> {
    Ok(bank_version::ActiveModel {
        question_id: Set(id),
        number: Set(number),
        body: Set(write_body(question)?),
        fingerprint: Set(fingerprint.to_owned()),
        created_at: Set(now),
    })
}

/// Adds questions, each with its first version and its tags.
pub(in crate::features::bank) async fn add(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    import: Option<BankImportId>,
    drafts: &[Draft],
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    for some in drafts.chunks(CHUNK) {
        let (mut questions, mut versions, mut tags) = (Vec::new(), Vec::new(), Vec::new());
        for draft in some {
            let question = &draft.question;
            questions.push(bank_question::ActiveModel {
                id: Set(draft.id),
                institution_id: Set(institution),
                category_id: Set(draft.category),
                import_id: Set(import),
                state: Set("active".to_owned()),
                kind: Set(shown::kind(&question.body).code().to_owned()),
                title: Set(bank::words::excerpt(question, TITLE_CHARS)),
                words: Set(bank::words::searchable(question)),
                fingerprint: Set(draft.fingerprint.clone()),
                version: Set(1),
                competency: Set(draft.competency.as_ref().map(|(code, _)| code.clone())),
                level: Set(draft.competency.as_ref().map(|(_, level)| i16::from(*level))),
                created_at: Set(now),
                changed_at: Set(now),
            });
            versions.push(version_row(draft.id, 1, &draft.fingerprint, question, now)?);
            tags.extend(
                question
                    .tags
                    .iter()
                    .map(|tag| bank_tag::ActiveModel { question_id: Set(draft.id), tag: Set(tag.clone()) }),
            );
        }
        bank_question::Entity::insert_many(questions).exec_without_returning(tx).await?;
        bank_version::Entity::insert_many(versions).exec_without_returning(tx).await?;
        insert_tags(tx, tags).await?;
    }
    Ok(())
}

async fn insert_tags(tx: &DatabaseTransaction, tags: Vec<bank_tag::ActiveModel>) -> Result<(), DbErr> {
    let mut rest = tags;
    while !rest.is_empty() {
        let next = rest.split_off(rest.len().min(CHUNK));
        let there = OnConflict::columns([bank_tag::Column::QuestionId, bank_tag::Column::Tag])
            .do_nothing()
            .to_owned();
        bank_tag::Entity::insert_many(rest)
            .on_conflict(there)
            .try_insert()
            .exec_without_returning(tx)
            .await?;
        rest = next;
    }
    Ok(())
}

/// Adds a version to a question; `number` is the one after the latest.
pub(in crate::features::bank) async fn add_version(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    id: BankQuestionId,
    number: i32,
    fingerprint: &str,
    question: &Question,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = version_row(id, number, fingerprint, question, now)?;
    bank_version::Entity::insert(row).exec_without_returning(tx).await?;
    bank_question::Entity::update_many()
        .col_expr(bank_question::Column::Version, number.into())
        .col_expr(bank_question::Column::Kind, shown::kind(&question.body).code().into())
        .col_expr(bank_question::Column::Title, bank::words::excerpt(question, TITLE_CHARS).into())
        .col_expr(bank_question::Column::Words, bank::words::searchable(question).into())
        .col_expr(bank_question::Column::Fingerprint, fingerprint.into())
        .col_expr(bank_question::Column::ChangedAt, now.into())
        .filter(bank_question::Column::Id.eq(id))
        .filter(bank_question::Column::InstitutionId.eq(institution))
        .exec(tx)
        .await?;
    Ok(())
}

/// Where a question belongs and what it is about, beside its versions.
pub(in crate::features::bank) struct Place<'a> {
    pub(in crate::features::bank) category: BankCategoryId,
    pub(in crate::features::bank) tags: &'a [String],
    /// Code and level.
    pub(in crate::features::bank) competency: Option<(String, u8)>,
}

/// Puts a question that is known to be the institution's into its place.
pub(in crate::features::bank) async fn place(
    tx: &DatabaseTransaction,
    id: BankQuestionId,
    place: Place<'_>,
) -> Result<(), DbErr> {
    let (code, level) = place.competency.unzip();
    bank_question::Entity::update_many()
        .col_expr(bank_question::Column::CategoryId, place.category.into())
        .col_expr(bank_question::Column::Competency, code.into())
        .col_expr(bank_question::Column::Level, level.map(i16::from).into())
        .filter(bank_question::Column::Id.eq(id))
        .exec(tx)
        .await?;
    bank_tag::Entity::delete_many().filter(bank_tag::Column::QuestionId.eq(id)).exec(tx).await?;
    let row = |tag: &String| bank_tag::ActiveModel { question_id: Set(id), tag: Set(tag.clone()) };
    insert_tags(tx, place.tags.iter().map(row).collect()).await
}

/// Locks these questions, in the order of their ids, and counts those that the institution has.
pub(in crate::features::bank) async fn lock(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    ids: &[BankQuestionId],
) -> Result<usize, DbErr> {
    let found: Vec<BankQuestionId> = bank_question::Entity::find()
        .select_only()
        .column(bank_question::Column::Id)
        .filter(bank_question::Column::InstitutionId.eq(institution))
        .filter(bank_question::Column::Id.is_in(ids.iter().copied()))
        .order_by_asc(bank_question::Column::Id)
        .lock_exclusive()
        .into_tuple()
        .all(tx)
        .await?;
    Ok(found.len())
}

/// Changes questions that are known to be the institution's.
pub(in crate::features::bank) async fn change(
    tx: &DatabaseTransaction,
    ids: &[BankQuestionId],
    change: &Change,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let mut update =
        bank_question::Entity::update_many().col_expr(bank_question::Column::ChangedAt, now.into());
    match change {
        Change::Move { category } => {
            update = update.col_expr(bank_question::Column::CategoryId, (*category).into());
        }
        Change::Archive => update = update.col_expr(bank_question::Column::State, Expr::value("archived")),
        Change::Restore => update = update.col_expr(bank_question::Column::State, Expr::value("active")),
        Change::Tag { tag } => {
            let row = |id: &BankQuestionId| bank_tag::ActiveModel {
                question_id: Set(*id),
                tag: Set(tag.as_str().to_owned()),
            };
            insert_tags(tx, ids.iter().map(row).collect()).await?;
        }
        Change::Untag { tag } => {
            bank_tag::Entity::delete_many()
                .filter(bank_tag::Column::QuestionId.is_in(ids.iter().copied()))
                .filter(bank_tag::Column::Tag.eq(tag.as_str()))
                .exec(tx)
                .await?;
        }
    }
    update.filter(bank_question::Column::Id.is_in(ids.iter().copied())).exec(tx).await?;
    Ok(())
}

/// Removes questions that are known to be the institution's, with their versions and tags.
pub(in crate::features::bank) async fn remove(
    tx: &DatabaseTransaction,
    ids: &[BankQuestionId],
) -> Result<(), DbErr> {
    for some in ids.chunks(CHUNK) {
        let some = || some.iter().copied();
        bank_tag::Entity::delete_many().filter(bank_tag::Column::QuestionId.is_in(some())).exec(tx).await?;
        bank_version::Entity::delete_many()
            .filter(bank_version::Column::QuestionId.is_in(some()))
            .exec(tx)
            .await?;
        bank_question::Entity::delete_many().filter(bank_question::Column::Id.is_in(some())).exec(tx).await?;
    }
    Ok(())
}
