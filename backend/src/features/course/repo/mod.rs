//! Queries of the course slice: rows in, values out.

mod archive;
mod beside;
mod catalogue;
mod content;
mod import;
mod latest;

use sea_orm::DbErr;
use shared::api::course::{CourseLevel, LessonKind};
use shared::value::Slug;

use crate::db::json::{read as from_json, write as json};
use crate::features::course::catalogue::level_names;

pub(super) use self::archive::*;
pub(super) use self::beside::*;
pub(super) use self::catalogue::*;
pub(super) use self::content::*;
pub(super) use self::import::*;
pub(super) use self::latest::*;

fn small(number: i16) -> u16 {
    u16::try_from(number).unwrap_or_default()
}

fn slug_of(text: &str) -> Result<Slug, DbErr> {
    Slug::parse(text).map_err(|_ignored| DbErr::Type(format!("not a slug: {text}")))
}

fn level_of(code: &str) -> Result<CourseLevel, DbErr> {
    [CourseLevel::Dasar, CourseLevel::Menengah, CourseLevel::Lanjut]
        .into_iter()
        .find(|level| level_names(*level).0 == code)
        .ok_or_else(|| DbErr::Type(format!("unknown level of a course: {code}")))
}

fn kind_of(code: &str) -> Result<LessonKind, DbErr> {
    match code {
        "text" => Ok(LessonKind::Text),
        "video" => Ok(LessonKind::Video),
        "document" => Ok(LessonKind::Document),
        "quiz" => Ok(LessonKind::Quiz),
        other => Err(DbErr::Type(format!("unknown kind of a lesson: {other}"))),
    }
}
