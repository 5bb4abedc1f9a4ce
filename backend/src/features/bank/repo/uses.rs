//! Where questions are used: their copies in the quizzes of courses.

use std::collections::BTreeMap;

use course_folder::Origin;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult,
    JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use shared::api::bank::UseRow;
use shared::id::{BankQuestionId, InstitutionId, LessonId, VersionId};

use super::{CHUNK, small};
use crate::db::entity::{bank_question, bank_use, course, course_version, lesson, question};

/// Uses that are listed, the latest.
const LISTED: u64 = 20;

fn to_lesson() -> RelationDef {
    bank_use::Entity::belongs_to(lesson::Entity)
        .from(bank_use::Column::LessonId)
        .to(lesson::Column::Id)
        .into()
}

fn to_version() -> RelationDef {
    lesson::Entity::belongs_to(course_version::Entity)
        .from(lesson::Column::VersionId)
        .to(course_version::Column::Id)
        .into()
}

fn to_course() -> RelationDef {
    course_version::Entity::belongs_to(course::Entity)
        .from(course_version::Column::CourseId)
        .to(course::Column::Id)
        .into()
}

/// Notes copies of questions, those of other institutions left out.
pub(in crate::features::bank) async fn note(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    copies: &[(LessonId, Origin)],
) -> Result<(), DbErr> {
    for some in copies.chunks(CHUNK) {
        let ids = some.iter().map(|(_, origin)| BankQuestionId(origin.question));
        let own: Vec<BankQuestionId> = bank_question::Entity::find()
            .select_only()
            .column(bank_question::Column::Id)
            .filter(bank_question::Column::InstitutionId.eq(institution))
            .filter(bank_question::Column::Id.is_in(ids))
            .into_tuple()
            .all(tx)
            .await?;
        let rows = some.iter().filter(|(_, origin)| own.contains(&BankQuestionId(origin.question)));
        let rows: Vec<bank_use::ActiveModel> = rows
            .map(|(lesson, origin)| bank_use::ActiveModel {
                lesson_id: Set(*lesson),
                question_id: Set(BankQuestionId(origin.question)),
                number: Set(i32::try_from(origin.version).unwrap_or(i32::MAX)),
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        // A quiz may have a question twice; one of the two is enough to know.
        let conflict = OnConflict::columns([bank_use::Column::LessonId, bank_use::Column::QuestionId])
            .do_nothing()
            .to_owned();
        bank_use::Entity::insert_many(rows).on_conflict(conflict).exec_without_returning(tx).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    number: i32,
    lesson_title: String,
    course_title: String,
    version_id: VersionId,
    version_number: i32,
    published: Option<VersionId>,
}

/// The quizzes that have a copy of a question, latest versions of courses first.
pub(in crate::features::bank) async fn of(
    db: &impl ConnectionTrait,
    question: BankQuestionId,
) -> Result<Vec<UseRow>, DbErr> {
    let rows: Vec<Row> = bank_use::Entity::find()
        .select_only()
        .column(bank_use::Column::Number)
        .column_as(lesson::Column::Title, "lesson_title")
        .column_as(course_version::Column::Title, "course_title")
        .column_as(course_version::Column::Id, "version_id")
        .column_as(course_version::Column::Number, "version_number")
        .column_as(course::Column::PublishedVersionId, "published")
        .join(JoinType::InnerJoin, to_lesson())
        .join(JoinType::InnerJoin, to_version())
        .join(JoinType::InnerJoin, to_course())
        .filter(bank_use::Column::QuestionId.eq(question))
        .order_by_desc(lesson::Column::VersionId)
        .order_by_asc(lesson::Column::ModuleNo)
        .order_by_asc(lesson::Column::Position)
        .limit(LISTED)
        .into_model()
        .all(db)
        .await?;
    let row = |row: Row| UseRow {
        course: row.course_title,
        quiz: row.lesson_title,
        version: u32::try_from(row.version_number).unwrap_or_default(),
        is_published: row.published == Some(row.version_id),
        number: u32::try_from(row.number).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// In how many quizzes of published courses each of some questions is.
pub(in crate::features::bank) async fn counts(
    db: &impl ConnectionTrait,
    questions: &[BankQuestionId],
) -> Result<BTreeMap<BankQuestionId, u32>, DbErr> {
    let mut counts = BTreeMap::new();
    for some in questions.chunks(CHUNK) {
        let rows: Vec<(BankQuestionId, i64)> = bank_use::Entity::find()
            .select_only()
            .column(bank_use::Column::QuestionId)
            .column_as(bank_use::Column::LessonId.count(), "uses")
            .join(JoinType::InnerJoin, to_lesson())
            .join(JoinType::InnerJoin, published())
            .filter(bank_use::Column::QuestionId.is_in(some.iter().copied()))
            .group_by(bank_use::Column::QuestionId)
            .into_tuple()
            .all(db)
            .await?;
        counts.extend(rows.into_iter().map(|(question, uses)| (question, small(uses))));
    }
    Ok(counts)
}

/// The questions of a course's version: the lesson of each, and its id in the folder.
pub(in crate::features::bank) async fn questions_of(
    db: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Vec<(LessonId, String)>, DbErr> {
    let to_lesson: RelationDef = question::Entity::belongs_to(lesson::Entity)
        .from(question::Column::LessonId)
        .to(lesson::Column::Id)
        .into();
    question::Entity::find()
        .select_only()
        .columns([question::Column::LessonId, question::Column::Code])
        .join(JoinType::InnerJoin, to_lesson)
        .filter(lesson::Column::VersionId.eq(version))
        .into_tuple()
        .all(db)
        .await
}

fn published() -> RelationDef {
    lesson::Entity::belongs_to(course::Entity)
        .from(lesson::Column::VersionId)
        .to(course::Column::PublishedVersionId)
        .into()
}
