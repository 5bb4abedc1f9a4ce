//! Queries of the bank slice: rows in, values out; the institution is part of every query.

pub(super) mod category;
pub(super) mod find;
pub(super) mod import;
pub(super) mod pick;
pub(super) mod question;
pub(super) mod uses;

use chrono::{DateTime, Utc};
use course_folder::Question;
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::Value;
use shared::api::bank::{QuestionKind, QuestionState};
use shared::id::AccountId;
use uuid::Uuid;

use crate::db::audit;

/// Values in one `IN (…)`, and rows in one `INSERT`: far below what either database takes.
const CHUNK: usize = 400;

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

/// The name of a state in storage.
pub(super) const fn state_code(state: QuestionState) -> &'static str {
    match state {
        QuestionState::Active => "active",
        QuestionState::Archived => "archived",
    }
}

fn state_of(code: &str) -> Result<QuestionState, DbErr> {
    match code {
        "active" => Ok(QuestionState::Active),
        "archived" => Ok(QuestionState::Archived),
        other => Err(DbErr::Type(format!("question state {other}"))),
    }
}

fn kind_of(code: &str) -> Result<QuestionKind, DbErr> {
    QuestionKind::from_code(code).ok_or_else(|| DbErr::Type(format!("question kind {code}")))
}

fn read_body(body: &str) -> Result<Question, DbErr> {
    serde_json::from_str(body).map_err(|error| DbErr::Json(error.to_string()))
}

fn write_body(question: &Question) -> Result<String, DbErr> {
    serde_json::to_string(question).map_err(|error| DbErr::Json(error.to_string()))
}

/// Writes down what staff did to the bank.
pub(super) async fn audit(
    tx: &DatabaseTransaction,
    id: Uuid,
    account: AccountId,
    action: &str,
    object: Option<Uuid>,
    detail: Value,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    audit::note(tx, id, (account, now), ("bank", object), action, detail).await
}
