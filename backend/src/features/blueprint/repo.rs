//! Queries of the blueprint slice: rows in, values out; the institution is part of every query.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QuerySelect,
};
use serde_json::Value;
use shared::api::blueprint::Blueprint;
use shared::id::{AccountId, CourseId, InstitutionId};
use uuid::Uuid;

use crate::db::entity::blueprint;
use crate::db::{audit, json};

/// Whose blueprint of which quiz.
#[derive(Debug, Clone)]
pub(super) struct Of {
    pub(super) institution: InstitutionId,
    pub(super) course: CourseId,
    pub(super) key: String,
}

/// A kept blueprint.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) rev: u32,
    /// What it starts from.
    pub(super) base: String,
    pub(super) blueprint: Blueprint,
    pub(super) changed: (AccountId, DateTime<Utc>),
}

/// The kept blueprint of a quiz.
pub(super) async fn find(db: &impl ConnectionTrait, of: &Of) -> Result<Option<Kept>, DbErr> {
    let row = blueprint::Entity::find_by_id((of.course, of.key.clone()))
        .filter(blueprint::Column::InstitutionId.eq(of.institution))
        .one(db)
        .await?;
    let kept = |row: blueprint::Model| {
        Ok(Kept {
            rev: u32::try_from(row.rev).unwrap_or_default(),
            base: row.base,
            blueprint: json::read(row.blueprint)?,
            changed: (row.changed_by, row.changed_at),
        })
    };
    row.map(kept).transpose()
}

/// An open blueprint in a list: course, key, who changed it last, and when.
pub(super) type Open = (CourseId, String, AccountId, DateTime<Utc>);

/// The open blueprints of an institution.
pub(super) async fn open(db: &impl ConnectionTrait, institution: InstitutionId) -> Result<Vec<Open>, DbErr> {
    blueprint::Entity::find()
        .select_only()
        .columns([
            blueprint::Column::CourseId,
            blueprint::Column::LessonKey,
            blueprint::Column::ChangedBy,
            blueprint::Column::ChangedAt,
        ])
        .filter(blueprint::Column::InstitutionId.eq(institution))
        .into_tuple()
        .all(db)
        .await
}

/// Keeps a blueprint as the one after `seen`, which starts from `base`; says whether that was the latest. Of two who were
/// first, one gets `false`.
pub(super) async fn keep(
    tx: &DatabaseTransaction,
    of: &Of,
    (seen, base): (u32, &str),
    blueprint: &Blueprint,
    changed: (AccountId, DateTime<Utc>),
) -> Result<bool, DbErr> {
    let seen = i32::try_from(seen).unwrap_or(i32::MAX);
    if seen == 0 {
        let row = blueprint::ActiveModel {
            course_id: Set(of.course),
            lesson_key: Set(of.key.clone()),
            institution_id: Set(of.institution),
            rev: Set(1),
            base: Set(base.to_owned()),
            blueprint: Set(json::write(blueprint)?),
            changed_by: Set(changed.0),
            changed_at: Set(changed.1),
        };
        let there = OnConflict::columns([blueprint::Column::CourseId, blueprint::Column::LessonKey])
            .do_nothing()
            .to_owned();
        let added = blueprint::Entity::insert(row).on_conflict(there).exec_without_returning(tx).await;
        return match added {
            Ok(rows) => Ok(rows > 0),
            Err(DbErr::RecordNotInserted) => Ok(false),
            Err(error) => Err(error),
        };
    }
    let done = blueprint::Entity::update_many()
        .col_expr(blueprint::Column::Rev, seen.saturating_add(1).into())
        .col_expr(blueprint::Column::Blueprint, json::write(blueprint)?.into())
        .col_expr(blueprint::Column::ChangedBy, changed.0.into())
        .col_expr(blueprint::Column::ChangedAt, changed.1.into())
        .filter(blueprint::Column::CourseId.eq(of.course))
        .filter(blueprint::Column::LessonKey.eq(of.key.as_str()))
        .filter(blueprint::Column::InstitutionId.eq(of.institution))
        .filter(blueprint::Column::Rev.eq(seen))
        // Numbers begin anew with every blueprint; what it starts from tells an old one of the same number.
        .filter(blueprint::Column::Base.eq(base))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Ends a blueprint, or only one of a number; says whether there was one.
pub(super) async fn end(tx: &DatabaseTransaction, of: &Of, seen: Option<u32>) -> Result<bool, DbErr> {
    let mut query = blueprint::Entity::delete_many()
        .filter(blueprint::Column::CourseId.eq(of.course))
        .filter(blueprint::Column::LessonKey.eq(of.key.as_str()))
        .filter(blueprint::Column::InstitutionId.eq(of.institution));
    if let Some(seen) = seen {
        query = query.filter(blueprint::Column::Rev.eq(i32::try_from(seen).unwrap_or(i32::MAX)));
    }
    Ok(query.exec(tx).await?.rows_affected > 0)
}

/// Writes down what staff did to a blueprint.
pub(super) async fn audit(
    tx: &DatabaseTransaction,
    id: Uuid,
    changed: (AccountId, DateTime<Utc>),
    of: &Of,
    action: &str,
    detail: Value,
) -> Result<(), DbErr> {
    audit::note(tx, id, (changed.0, changed.1), ("blueprint", Some(of.course.0)), action, detail).await
}
