//! Table `message_receipt`: that somebody has got a message, and whether it was opened.

use sea_orm::entity::prelude::*;
use shared::id::{MessageId, PersonId};

use super::Class;

/// That somebody has got a message, and whether it was opened.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "message_receipt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub message_id: MessageId,
    pub read_at: Option<DateTimeUtc>,
    pub is_deleted: bool,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("person_id", Class::Internal),
    ("message_id", Class::Internal),
    ("read_at", Class::LEARNING),
    ("is_deleted", Class::LEARNING),
];
