//! Courses that nobody joins any more.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use shared::id::{AccountId, CourseId, InstitutionId};

use super::raise;
use crate::db::entity::course;

/// Who archived a course, when and why.
#[derive(Debug, Clone)]
pub(in crate::features::course) struct Archive {
    pub(in crate::features::course) by: AccountId,
    pub(in crate::features::course) at: DateTime<Utc>,
    pub(in crate::features::course) reason: String,
}

/// Whether an institution has such a course.
pub(in crate::features::course) async fn has_course(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: CourseId,
) -> Result<bool, DbErr> {
    let found =
        course::Entity::find_by_id(id).filter(course::Column::InstitutionId.eq(institution)).one(db).await?;
    Ok(found.is_some())
}

/// Archives a course or opens it again, and raises the stamp; whether that was not so already.
pub(in crate::features::course) async fn archive(
    tx: &DatabaseTransaction,
    id: CourseId,
    archive: Option<&Archive>,
) -> Result<bool, DbErr> {
    let is_other = match archive {
        Some(_) => course::Column::ArchivedAt.is_null(),
        None => course::Column::ArchivedAt.is_not_null(),
    };
    let done = course::Entity::update_many()
        .col_expr(course::Column::ArchivedAt, Expr::value(archive.map(|archive| archive.at)))
        .col_expr(course::Column::ArchivedBy, Expr::value(archive.map(|archive| archive.by)))
        .col_expr(course::Column::ArchiveReason, Expr::value(archive.map(|archive| archive.reason.clone())))
        .filter(course::Column::Id.eq(id))
        .filter(is_other)
        .exec(tx)
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    raise(tx).await?;
    Ok(true)
}

/// The archived courses of an institution.
pub(in crate::features::course) async fn archived(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<(CourseId, Archive)>, DbErr> {
    let rows = course::Entity::find()
        .filter(course::Column::InstitutionId.eq(institution))
        .filter(course::Column::ArchivedAt.is_not_null())
        .all(db)
        .await?;
    let read = |row: course::Model| {
        let reason = row.archive_reason.unwrap_or_default();
        Some((row.id, Archive { by: row.archived_by?, at: row.archived_at?, reason }))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}
