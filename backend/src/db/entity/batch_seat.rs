//! Table `batch_seat`: somebody's seat in a batch, the wish for one, or how it ended.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, BatchId, BatchSeatId, PersonId};

use super::Class;

/// Somebody's seat in a batch; a person has one that has not ended, and any number that have.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batch_seat")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BatchSeatId,
    pub batch_id: BatchId,
    pub person_id: PersonId,
    pub state: String,
    pub way: String,
    pub place: Option<i32>,
    pub nominated_by: Option<AccountId>,
    pub reason: Option<String>,
    pub made_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("batch_id", Class::Internal),
    ("person_id", Class::Internal),
    ("state", Class::LEARNING),
    ("way", Class::LEARNING),
    ("place", Class::LEARNING),
    ("nominated_by", Class::Internal),
    ("reason", Class::LEARNING),
    ("made_at", Class::LEARNING),
    ("changed_at", Class::LEARNING),
];
