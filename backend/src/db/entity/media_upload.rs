//! Table `media_upload`: a file on its way in.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, InstitutionId, UploadId};

use super::Class;

/// A file on its way in.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "media_upload")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UploadId,
    pub institution_id: InstitutionId,
    pub account_id: AccountId,
    pub name: String,
    pub size_bytes: i64,
    pub modified_ms: i64,
    pub received_bytes: i64,
    pub purpose: String,
    pub created_at: DateTimeUtc,
    pub touched_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("account_id", Class::Internal),
    ("name", Class::LEARNING),
    ("size_bytes", Class::Internal),
    ("modified_ms", Class::Internal),
    ("received_bytes", Class::Internal),
    ("purpose", Class::Internal),
    ("created_at", Class::LEARNING),
    ("touched_at", Class::LEARNING),
];
