//! Table `provider`: who offers courses: a training institution, a professional organisation.

use sea_orm::entity::prelude::*;
use shared::id::{InstitutionId, ProviderId};

use super::Class;

/// Who offers courses: a training institution, a professional organisation.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "provider")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProviderId,
    pub institution_id: InstitutionId,
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub website: Option<String>,
    pub contact: Option<String>,
    pub state: String,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("slug", Class::Public),
    ("name", Class::Public),
    ("kind", Class::Public),
    ("website", Class::Public),
    ("contact", Class::Internal),
    ("state", Class::Internal),
];
