//! Table `live_miss`: wrong attendance words.

use sea_orm::entity::prelude::*;
use shared::id::{EnrolmentId, LiveSessionId};

use super::Class;

/// Wrong words of somebody in a session, since the first of the hour.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "live_miss")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: LiveSessionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub enrolment_id: EnrolmentId,
    pub count: i32,
    pub first_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("session_id", Class::Internal),
    ("enrolment_id", Class::Internal),
    ("count", Class::Internal),
    ("first_at", Class::Internal),
];
