//! Table `batch_seat_event`: what happened to a seat.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, BatchSeatEventId, BatchSeatId};

use super::Class;

/// What happened to a seat.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batch_seat_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BatchSeatEventId,
    pub seat_id: BatchSeatId,
    pub change: String,
    pub at: DateTimeUtc,
    pub by_account: Option<AccountId>,
    pub reason: Option<String>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("seat_id", Class::Internal),
    ("change", Class::LEARNING),
    ("at", Class::LEARNING),
    ("by_account", Class::Internal),
    ("reason", Class::LEARNING),
];
