//! Table `message`: a message of an author to people of a course.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, CourseId, MessageId, MessageKey};

use super::Class;

/// A message of an author to people of a course.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "message")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MessageId,
    pub key: MessageKey,
    pub course_id: CourseId,
    pub sent_by: AccountId,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub recipients: i32,
    pub read: i32,
    pub sent_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("key", Class::Internal),
    ("course_id", Class::Internal),
    ("sent_by", Class::Internal),
    ("subject", Class::LEARNING),
    ("text", Class::LEARNING),
    ("html", Class::LEARNING),
    ("recipients", Class::Internal),
    ("read", Class::Internal),
    ("sent_at", Class::Internal),
];
