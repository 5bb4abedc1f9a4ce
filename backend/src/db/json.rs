//! JSON columns: values in, values out.

use sea_orm::{DbErr, JsonValue};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value as a column keeps it.
///
/// # Errors
/// When it has no JSON form.
pub fn write<T: Serialize>(value: &T) -> Result<JsonValue, DbErr> {
    serde_json::to_value(value).map_err(|error| DbErr::Json(error.to_string()))
}

/// The word of a value that has one: a state, a kind.
///
/// # Errors
/// When it has no JSON form.
pub fn word<T: Serialize>(value: &T) -> Result<String, DbErr> {
    let written = write(value)?;
    written.as_str().map(ToOwned::to_owned).ok_or_else(|| DbErr::Json(format!("not a word: {written}")))
}

/// A value out of its column.
///
/// # Errors
/// When the column holds something else.
pub fn read<T: DeserializeOwned>(value: JsonValue) -> Result<T, DbErr> {
    serde_json::from_value(value).map_err(|error| DbErr::Json(error.to_string()))
}
