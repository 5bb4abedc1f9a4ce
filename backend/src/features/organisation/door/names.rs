//! People's names with their titles.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use shared::id::PersonId;

use crate::db::entity::person;

/// A name with its titles: `Dr. Nama, S.T., M.Kom.`
pub fn full_name(before: Option<&str>, name: &str, after: Option<&str>) -> String {
    let before = before.map(|title| format!("{title} ")).unwrap_or_default();
    let after = after.map(|title| format!(", {title}")).unwrap_or_default();
    format!("{before}{name}{after}")
}

/// A person's name with titles.
///
/// # Errors
/// When the database refuses.
pub async fn display_name(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<String>, DbErr> {
    let row = person::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| full_name(row.title_before.as_deref(), &row.name, row.title_after.as_deref())))
}

/// The names of people, with titles.
///
/// # Errors
/// When the database refuses.
pub async fn display_names(
    db: &impl ConnectionTrait,
    people: impl Iterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, String>, DbErr> {
    let rows = person::Entity::find().filter(person::Column::Id.is_in(people)).all(db).await?;
    let name =
        |row: &person::Model| full_name(row.title_before.as_deref(), &row.name, row.title_after.as_deref());
    Ok(rows.iter().map(|row| (row.id, name(row))).collect())
}
