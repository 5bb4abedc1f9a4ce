//! Table `account`: a sign-in account.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, InstitutionId, PersonId};

use super::Class;

/// A sign-in account.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    pub institution_id: InstitutionId,
    pub person_id: Option<PersonId>,
    pub email: Option<String>,
    pub password_phc: String,
    pub is_active: bool,
    pub epoch: i32,
    pub is_demo: bool,
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
    ("person_id", Class::Internal),
    ("email", Class::SIGN_IN),
    ("password_phc", Class::Internal),
    ("is_active", Class::Internal),
    ("epoch", Class::Internal),
    ("is_demo", Class::Internal),
    ("created_at", Class::Internal),
];
