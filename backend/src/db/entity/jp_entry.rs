//! Table `jp_entry`: one entry of the JP ledger: added, never changed.

use sea_orm::entity::prelude::*;
use shared::id::{EnrolmentId, JpEntryId, PersonId};

use super::Class;

/// One entry of the JP ledger: added, never changed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "jp_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JpEntryId,
    pub person_id: PersonId,
    pub minutes: i32,
    pub form: i16,
    pub earned_on: Date,
    pub state: String,
    pub title: String,
    pub provider: String,
    pub enrolment_id: Option<EnrolmentId>,
    pub reverses_id: Option<JpEntryId>,
    pub rule_version: i32,
    pub written_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::activity_form::Entity",
        from = "Column::Form",
        to = "super::activity_form::Column::Id"
    )]
    ActivityForm,
}

impl Related<super::activity_form::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::ActivityForm.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("person_id", Class::Internal),
    ("minutes", Class::LEARNING),
    ("form", Class::LEARNING),
    ("earned_on", Class::LEARNING),
    ("state", Class::LEARNING),
    ("title", Class::LEARNING),
    ("provider", Class::LEARNING),
    ("enrolment_id", Class::Internal),
    ("reverses_id", Class::Internal),
    ("rule_version", Class::Internal),
    ("written_at", Class::Internal),
];
