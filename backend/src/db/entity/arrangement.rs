//! Table `arrangement`: what is arranged for those who sit a quiz; ended, never changed.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, ArrangementId, LessonId, OrgUnitId, PersonId, VersionId};

use super::Class;

/// What is arranged for those who sit a quiz: everybody, where neither unit nor person is named.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "arrangement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ArrangementId,
    pub version_id: VersionId,
    pub lesson_id: LessonId,
    pub unit_id: Option<OrgUnitId>,
    pub person_id: Option<PersonId>,
    pub attempts: i16,
    pub minutes: i16,
    pub opens_at: Option<DateTimeUtc>,
    pub closes_at: Option<DateTimeUtc>,
    pub reason: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
    pub ended_by: Option<AccountId>,
    pub ended_at: Option<DateTimeUtc>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("version_id", Class::Internal),
    ("lesson_id", Class::Internal),
    ("unit_id", Class::Internal),
    ("person_id", Class::Internal),
    ("attempts", Class::LEARNING),
    ("minutes", Class::LEARNING),
    ("opens_at", Class::LEARNING),
    ("closes_at", Class::LEARNING),
    ("reason", Class::LEARNING),
    ("made_by", Class::Internal),
    ("made_at", Class::Internal),
    ("ended_by", Class::Internal),
    ("ended_at", Class::Internal),
];
