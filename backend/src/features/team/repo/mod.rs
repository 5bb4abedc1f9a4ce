//! Queries of the team slice: rows in, values out; nobody outside the caller's subtrees is found.

mod figure;
mod many;
mod member;
mod unit;

use progress::Level;
use sea_orm::DbErr;

use crate::db::entity::standing;
use crate::features::team::rollup::Standing;

pub(super) use self::figure::*;
pub(super) use self::many::*;
pub(super) use self::member::*;
pub(super) use self::unit::*;

fn level_code(level: Level) -> &'static str {
    match level {
        Level::Calm => "calm",
        Level::Watch => "watch",
        Level::Risk => "risk",
    }
}

fn level_of(code: &str) -> Result<Level, DbErr> {
    [Level::Calm, Level::Watch, Level::Risk]
        .into_iter()
        .find(|level| level_code(*level) == code)
        .ok_or_else(|| DbErr::Type(format!("unknown level of risk: {code}")))
}

fn to_standing(row: standing::Model) -> Result<Standing, DbErr> {
    let count = |number: i16| u16::try_from(number).unwrap_or_default();
    Ok(Standing {
        year: row.year,
        jp_minutes: u32::try_from(row.jp_minutes).unwrap_or_default(),
        jp_target_minutes: row.jp_target_minutes.and_then(|minutes| u32::try_from(minutes).ok()),
        mandatory: count(row.mandatory),
        mandatory_done: count(row.mandatory_done),
        overdue: count(row.overdue),
        next_due_on: row.next_due_on,
        last_active_on: row.last_active_on,
        level: level_of(&row.level)?,
        rank: u32::try_from(row.rank).unwrap_or_default(),
        reasons: serde_json::from_value(row.reasons).unwrap_or_default(),
        review_on: row.review_on,
    })
}
