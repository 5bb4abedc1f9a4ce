//! Table `live_session`: when and where a live lesson takes place.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, BatchId, CourseId, InstitutionId, LiveSessionId, LiveSessionKey};

use super::Class;

/// When and where a live lesson takes place, for everybody who learns the course or for one batch.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "live_session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LiveSessionId,
    pub key: LiveSessionKey,
    pub institution_id: InstitutionId,
    pub course_id: CourseId,
    pub lesson_key: String,
    pub batch_id: Option<BatchId>,
    pub starts_at: DateTimeUtc,
    pub zone: String,
    pub minutes: i16,
    pub link: Option<String>,
    pub place: Option<String>,
    pub note: String,
    pub word: Option<String>,
    pub created_by: AccountId,
    pub created_at: DateTimeUtc,
    pub cancelled_by: Option<AccountId>,
    pub cancelled_at: Option<DateTimeUtc>,
    pub cancel_reason: Option<String>,
    pub rev: i32,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("key", Class::Internal),
    ("institution_id", Class::Internal),
    ("course_id", Class::Public),
    ("lesson_key", Class::Public),
    ("batch_id", Class::Internal),
    ("starts_at", Class::Public),
    ("zone", Class::Public),
    ("minutes", Class::Public),
    ("link", Class::Internal),
    ("place", Class::Public),
    ("note", Class::Public),
    ("word", Class::Internal),
    ("created_by", Class::Internal),
    ("created_at", Class::Internal),
    ("cancelled_by", Class::Internal),
    ("cancelled_at", Class::Public),
    ("cancel_reason", Class::Public),
    ("rev", Class::Internal),
];
