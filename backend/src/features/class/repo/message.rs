//! Messages and who has got them.
//!
//! **Invariant:** a message is found by its readers only together with their receipt of it.

use chrono::{DateTime, Utc};
use progress::NeedKind;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult,
    JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef, TryInsertResult,
};
use serde_json::json;
use shared::id::{AccountId, CourseId, EnrolmentId, InstitutionId, MessageId, MessageKey, PersonId};
use uuid::Uuid;

use crate::db::audit;
use crate::db::entity::{class_need, course, course_version, enrolment, message, message_receipt, person};
use crate::features::class::count::need_code;

pub(in crate::features::class) use crate::db::entity::message::Model as Message;

/// Rows written by one statement.
const BATCH: usize = 500;

fn to_person() -> RelationDef {
    enrolment::Entity::belongs_to(person::Entity)
        .from(enrolment::Column::PersonId)
        .to(person::Column::Id)
        .into()
}

/// The people of some enrolments in a course, as far as they are of the institution.
pub(in crate::features::class) async fn picked(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    course: CourseId,
    enrolments: &[EnrolmentId],
) -> Result<Vec<PersonId>, DbErr> {
    enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::PersonId)
        .join(JoinType::InnerJoin, to_person())
        .filter(enrolment::Column::Id.is_in(enrolments.iter().copied()))
        .filter(enrolment::Column::CourseId.eq(course))
        .filter(person::Column::InstitutionId.eq(institution))
        .into_tuple()
        .all(db)
        .await
}

/// Everybody who needs help in a course for a reason, or for any.
pub(in crate::features::class) async fn needing(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    course: CourseId,
    reason: Option<NeedKind>,
) -> Result<Vec<PersonId>, DbErr> {
    let to_need: RelationDef = enrolment::Entity::belongs_to(class_need::Entity)
        .from(enrolment::Column::Id)
        .to(class_need::Column::EnrolmentId)
        .into();
    enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::PersonId)
        .join(JoinType::InnerJoin, to_need)
        .join(JoinType::InnerJoin, to_person())
        .filter(class_need::Column::CourseId.eq(course))
        .filter(class_need::Column::Kind.eq(need_code(reason)))
        .filter(person::Column::InstitutionId.eq(institution))
        .into_tuple()
        .all(db)
        .await
}

/// How many messages somebody has sent since a moment.
pub(in crate::features::class) async fn sent_since(
    db: &impl ConnectionTrait,
    account: AccountId,
    since: DateTime<Utc>,
) -> Result<u64, DbErr> {
    message::Entity::find()
        .filter(message::Column::SentBy.eq(account))
        .filter(message::Column::SentAt.gte(since))
        .count(db)
        .await
}

/// The message that somebody has sent with a key.
pub(in crate::features::class) async fn by_key(
    db: &impl ConnectionTrait,
    account: AccountId,
    key: MessageKey,
) -> Result<Option<message::Model>, DbErr> {
    message::Entity::find()
        .filter(message::Column::SentBy.eq(account))
        .filter(message::Column::Key.eq(key))
        .one(db)
        .await
}

/// Adds a message with its receipts; returns whether it was added, or another call with its key was faster.
pub(in crate::features::class) async fn add_message(
    tx: &DatabaseTransaction,
    row: &message::Model,
    people: &[PersonId],
) -> Result<bool, DbErr> {
    let id = row.id;
    let outcome = message::Entity::insert(message::ActiveModel::from(row.clone()))
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(tx)
        .await?;
    if !matches!(outcome, TryInsertResult::Inserted(rows) if rows > 0) {
        return Ok(false);
    }
    for some in people.chunks(BATCH) {
        let rows = some.iter().map(|person| message_receipt::ActiveModel {
            person_id: Set(*person),
            message_id: Set(id),
            read_at: Set(None),
            is_deleted: Set(false),
        });
        message_receipt::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(true)
}

/// Notes that a message was sent.
pub(in crate::features::class) async fn audit(
    tx: &DatabaseTransaction,
    id: Uuid,
    row: &message::Model,
) -> Result<(), DbErr> {
    audit::note(
        tx,
        id,
        (row.sent_by, row.sent_at),
        ("message", Some(row.id.0)),
        "send message",
        json!({ "course": row.course_id, "recipients": row.recipients }),
    )
    .await
}

/// Messages sent to people of a course, the newest first.
pub(in crate::features::class) async fn sent(
    db: &impl ConnectionTrait,
    course: CourseId,
    after: Option<MessageId>,
    most: u64,
) -> Result<Vec<message::Model>, DbErr> {
    let mut query = message::Entity::find().filter(message::Column::CourseId.eq(course));
    if let Some(after) = after {
        query = query.filter(message::Column::Id.lt(after));
    }
    query.order_by_desc(message::Column::Id).limit(most).all(db).await
}

/// A message in somebody's list.
#[derive(Debug, FromQueryResult)]
pub(in crate::features::class) struct Received {
    pub(in crate::features::class) id: MessageId,
    pub(in crate::features::class) subject: String,
    pub(in crate::features::class) sent_by: AccountId,
    pub(in crate::features::class) sent_at: DateTime<Utc>,
    pub(in crate::features::class) read_at: Option<DateTime<Utc>>,
    pub(in crate::features::class) slug: String,
    pub(in crate::features::class) title: Option<String>,
}

fn to_message() -> RelationDef {
    message_receipt::Entity::belongs_to(message::Entity)
        .from(message_receipt::Column::MessageId)
        .to(message::Column::Id)
        .into()
}

/// Messages that somebody has got, the newest first.
pub(in crate::features::class) async fn received(
    db: &impl ConnectionTrait,
    person: PersonId,
    after: Option<MessageId>,
    most: u64,
) -> Result<Vec<Received>, DbErr> {
    use message_receipt::Column;
    let to_course: RelationDef = message::Entity::belongs_to(course::Entity)
        .from(message::Column::CourseId)
        .to(course::Column::Id)
        .into();
    let to_title: RelationDef = course::Entity::belongs_to(course_version::Entity)
        .from(course::Column::PublishedVersionId)
        .to(course_version::Column::Id)
        .into();
    let mut query = message_receipt::Entity::find()
        .select_only()
        .columns([message::Column::Id, message::Column::Subject, message::Column::SentBy])
        .column(message::Column::SentAt)
        .column(Column::ReadAt)
        .column(course::Column::Slug)
        .column(course_version::Column::Title)
        .join(JoinType::InnerJoin, to_message())
        .join(JoinType::InnerJoin, to_course)
        .join(JoinType::LeftJoin, to_title)
        .filter(Column::PersonId.eq(person))
        .filter(Column::IsDeleted.eq(false));
    if let Some(after) = after {
        query = query.filter(Column::MessageId.lt(after));
    }
    query.order_by_desc(Column::MessageId).limit(most).into_model().all(db).await
}

/// How many messages somebody has not opened: those only are in the index.
pub(in crate::features::class) async fn unread(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<u64, DbErr> {
    use message_receipt::Column;
    message_receipt::Entity::find()
        .filter(Column::PersonId.eq(person))
        .filter(Column::ReadAt.is_null())
        .filter(Column::IsDeleted.eq(false))
        .count(db)
        .await
}

/// The text of a message that somebody has got.
pub(in crate::features::class) async fn text(
    db: &impl ConnectionTrait,
    person: PersonId,
    id: MessageId,
) -> Result<Option<String>, DbErr> {
    message_receipt::Entity::find_by_id((person, id))
        .select_only()
        .column(message::Column::Html)
        .join(JoinType::InnerJoin, to_message())
        .filter(message_receipt::Column::IsDeleted.eq(false))
        .into_tuple()
        .one(db)
        .await
}

/// Notes that somebody has opened a message, and counts it once.
pub(in crate::features::class) async fn open(
    tx: &DatabaseTransaction,
    person: PersonId,
    id: MessageId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use message_receipt::Column;
    let done = message_receipt::Entity::update_many()
        .col_expr(Column::ReadAt, now.into())
        .filter(Column::PersonId.eq(person))
        .filter(Column::MessageId.eq(id))
        .filter(Column::ReadAt.is_null())
        .exec(tx)
        .await?;
    if done.rows_affected > 0 {
        message::Entity::update_many()
            .col_expr(message::Column::Read, Expr::col(message::Column::Read).add(1))
            .filter(message::Column::Id.eq(id))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Takes a message out of somebody's list; says whether it was there.
pub(in crate::features::class) async fn delete(
    tx: &DatabaseTransaction,
    person: PersonId,
    id: MessageId,
) -> Result<bool, DbErr> {
    use message_receipt::Column;
    let done = message_receipt::Entity::update_many()
        .col_expr(Column::IsDeleted, true.into())
        .filter(Column::PersonId.eq(person))
        .filter(Column::MessageId.eq(id))
        .filter(Column::IsDeleted.eq(false))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}
