//! Table `live_attendance`: who was there.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, EnrolmentId, LiveSessionId};

use super::Class;

/// Somebody's attendance of a session; what was struck off stays with its reason.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "live_attendance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: LiveSessionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub enrolment_id: EnrolmentId,
    pub at: DateTimeUtc,
    pub how: String,
    pub by_account: Option<AccountId>,
    pub withdrawn_by: Option<AccountId>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub withdraw_reason: Option<String>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("session_id", Class::Internal),
    ("enrolment_id", Class::Internal),
    ("at", Class::LEARNING),
    ("how", Class::LEARNING),
    ("by_account", Class::Internal),
    ("withdrawn_by", Class::Internal),
    ("withdrawn_at", Class::LEARNING),
    ("withdraw_reason", Class::LEARNING),
];
