//! Table `enrolment_event`: what happened to an enrolment.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, EnrolmentEventId, EnrolmentId};

use super::Class;

/// What happened to an enrolment.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EnrolmentEventId,
    pub enrolment_id: EnrolmentId,
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
    ("enrolment_id", Class::Internal),
    ("change", Class::LEARNING),
    ("at", Class::LEARNING),
    ("by_account", Class::Internal),
    ("reason", Class::LEARNING),
];
