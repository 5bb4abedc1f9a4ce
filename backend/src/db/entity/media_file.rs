//! Table `media_file`: a file that was taken in.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, InstitutionId, MediaId};

use super::Class;

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "media_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MediaId,
    pub institution_id: InstitutionId,
    pub account_id: AccountId,
    pub purpose: String,
    pub hash: String,
    pub name: String,
    pub kind: String,
    pub media_type: String,
    pub size_bytes: i64,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub seconds: Option<i32>,
    pub alt: String,
    pub words: String,
    pub created_at: DateTimeUtc,
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
    ("purpose", Class::Internal),
    ("hash", Class::LEARNING),
    ("name", Class::LEARNING),
    ("kind", Class::Internal),
    ("media_type", Class::Internal),
    ("size_bytes", Class::Internal),
    ("width", Class::Internal),
    ("height", Class::Internal),
    ("seconds", Class::Internal),
    ("alt", Class::LEARNING),
    ("words", Class::LEARNING),
    ("created_at", Class::LEARNING),
];
