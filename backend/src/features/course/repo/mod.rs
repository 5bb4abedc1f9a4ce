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

/// Kinds of lessons with their words in the table.
const KINDS: [(&str, LessonKind); 8] = [
    ("text", LessonKind::Text),
    ("video", LessonKind::Video),
    ("document", LessonKind::Document),
    ("quiz", LessonKind::Quiz),
    ("assignment", LessonKind::Assignment),
    ("activity", LessonKind::Activity),
    ("live", LessonKind::Live),
    ("discussion", LessonKind::Discussion),
];

fn kind_of(code: &str) -> Result<LessonKind, DbErr> {
    let kind = KINDS.iter().find(|(word, _)| *word == code).map(|(_, kind)| *kind);
    kind.ok_or_else(|| DbErr::Type(format!("unknown kind of a lesson: {code}")))
}

fn code_of(kind: LessonKind) -> &'static str {
    KINDS.iter().find(|(_, other)| *other == kind).map_or("", |(word, _)| word)
}
