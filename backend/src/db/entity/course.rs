//! Table `course`: a course; `published_version_id` is the pointer that publishing moves.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, CourseId, InstitutionId, ProviderId, VersionId};

use super::Class;

/// A course; `published_version_id` is the pointer that publishing moves.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "course")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CourseId,
    pub institution_id: InstitutionId,
    pub provider_id: ProviderId,
    pub slug: String,
    pub published_version_id: Option<VersionId>,
    pub is_demo: bool,
    pub created_at: DateTimeUtc,
    pub archived_at: Option<DateTimeUtc>,
    pub archived_by: Option<AccountId>,
    pub archive_reason: Option<String>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("provider_id", Class::Internal),
    ("slug", Class::Public),
    ("published_version_id", Class::Public),
    ("is_demo", Class::Internal),
    ("created_at", Class::Internal),
    ("archived_at", Class::Internal),
    ("archived_by", Class::Internal),
    ("archive_reason", Class::Internal),
];
