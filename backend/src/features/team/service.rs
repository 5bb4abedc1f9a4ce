//! The story of each operation on teams.

use std::sync::Arc;

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use progress::Level;
use shared::access::Superior;
use shared::api::team::{InTeam, MemberEnrolment, MemberRow, Team, TeamMember, TeamUnitRef};
use shared::id::{OrgUnitId, PersonId};
use shared::problem::Lang;
use shared::value::Cursor;

use super::error::TeamError;
use super::{csv, repo};
use crate::ctx::Ctx;
use crate::features::{course, credit, enrolment, organisation};
use crate::http::stream::Download;
use crate::ports::{day, day_begins};

/// People on one page.
const PAGE: usize = 25;

/// A unit that the caller may see: its id, and the way down to it.
async fn visible(
    ctx: &Ctx,
    superior: &Superior,
    unit: Option<OrgUnitId>,
) -> Result<(OrgUnitId, Vec<(OrgUnitId, String)>), TeamError> {
    let unit = unit.or_else(|| superior.leads().first().copied()).ok_or(TeamError::NotFound)?;
    let (_, path) = repo::visible(ctx.db.reader(), superior, unit).await?.ok_or(TeamError::NotFound)?;
    Ok((unit, path))
}

/// The dashboard of a unit.
pub(super) async fn team(ctx: &Ctx, superior: &Superior, find: &InTeam) -> Result<Team, TeamError> {
    let db = ctx.db.reader();
    let (unit, path) = visible(ctx, superior, find.unit).await?;
    let fresh_at = as_of(repo::pending(db, ctx.clock.today()).await?, ctx.clock.now());
    let mut tallies = repo::tallies(db, unit).await?.into_iter();
    let own = tallies.next().ok_or(TeamError::NotFound)?;
    let text = find.q.as_ref().map(|words| words.as_str().to_lowercase()).unwrap_or_default();
    let wanted = repo::Wanted {
        unit,
        level: find.level,
        words: text.split(' ').filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect(),
        after: find.after.as_ref().and_then(read_cursor),
        limit: u64::try_from(PAGE + 1).ok(),
    };
    let mut page = repo::people(db, &wanted, ctx.clock.today()).await?;
    let has_more = page.len() > PAGE;
    page.truncate(PAGE);
    let next = page.last().filter(|_| has_more).and_then(|(place, _)| write_cursor(place));
    let leads = if superior.leads().len() > 1 { repo::led(db, superior).await? } else { Vec::new() };
    let named = |(id, name)| TeamUnitRef { id, name };
    Ok(Team {
        unit: own,
        path: path.into_iter().map(named).collect(),
        leads: leads.into_iter().map(named).collect(),
        below: tallies.collect(),
        people: page.into_iter().map(|(_, row)| row).collect(),
        next,
        fresh_at,
        year: day(fresh_at).year(),
    })
}

/// Up to when everything is counted. What people do is counted as they do it, so figures are of this moment; save where
/// the calendar has changed somebody and the round has not come by yet: then they are of the day before.
fn as_of(pending: Option<NaiveDate>, now: DateTime<Utc>) -> DateTime<Utc> {
    pending.map_or(now, |since| day_begins(since) - Duration::seconds(1))
}

fn write_cursor(place: &repo::Place) -> Option<Cursor> {
    Cursor::parse(&format!("{}~{}~{}", place.need, hex::encode(&place.name), place.person)).ok()
}

fn read_cursor(cursor: &Cursor) -> Option<repo::Place> {
    let mut parts = cursor.as_str().split('~');
    let need = parts.next()?.parse().ok()?;
    let name = String::from_utf8(hex::decode(parts.next()?).ok()?).ok()?;
    Some(repo::Place { need, name, person: parts.next()?.parse().ok()? })
}

/// A person of the caller's subtrees.
pub(super) async fn member(
    ctx: &Ctx,
    superior: &Superior,
    person: PersonId,
) -> Result<TeamMember, TeamError> {
    let db = ctx.db.reader();
    let today = ctx.clock.today();
    if !repo::is_member(db, superior, person).await? {
        return Err(TeamError::NotFound);
    }
    let row = repo::members(db, &[person], today).await?.pop().ok_or(TeamError::NotFound)?;
    let jp = credit::door::tally(ctx, db, person).await?;
    let own = enrolment::door::own(db, person).await?;
    let mut enrolments = Vec::with_capacity(own.len());
    for enrolled in &own {
        let version: Option<Arc<_>> = course::door::version(ctx, db, enrolled.version).await?;
        enrolments.push(MemberEnrolment {
            id: enrolled.id,
            title: version.as_ref().map(|version| version.title.clone()).unwrap_or_default(),
            jp: version.as_ref().map(|version| version.jp).unwrap_or_default(),
            state: enrolled.state,
            origin: enrolled.origin,
            due_on: enrolled.due_on,
            percent: enrolled.percent(),
            last_active_at: enrolled.last_active_at,
            completed_at: enrolled.completed_at,
            failed_attempts: enrolled.failed_attempts,
        });
    }
    enrolments.sort_by_key(|row| (row.completed_at.is_some(), row.due_on.is_none(), row.due_on));
    let superior = organisation::door::superior(db, person, today).await?;
    Ok(TeamMember {
        row,
        jp,
        enrolments,
        superior: superior.map(|view| format!("{} · {}", view.name, view.position)),
    })
}

/// The people of a unit as CSV, worst first.
pub(super) async fn export(
    ctx: &Ctx,
    superior: &Superior,
    unit: Option<OrgUnitId>,
    lang: Lang,
) -> Result<Download, TeamError> {
    let (unit, path) = visible(ctx, superior, unit).await?;
    let wanted = repo::Wanted { unit, level: None, words: Vec::new(), after: None, limit: None };
    let people = repo::people(ctx.db.reader(), &wanted, ctx.clock.today()).await?;
    // The mark tells spreadsheets that the text is UTF-8.
    let mut body = String::from("\u{feff}");
    body.push_str(&csv::row(&head(lang)));
    for (_, row) in &people {
        body.push_str(&csv::row(&cells(row, lang)));
    }
    let name = path.last().map(|(_, name)| name.to_lowercase().replace(' ', "-")).unwrap_or_default();
    Ok(Download::Text {
        body,
        media_type: "text/csv; charset=utf-8",
        name: format!("tim-{name}-{}.csv", ctx.clock.today()),
    })
}

fn head(lang: Lang) -> [String; 11] {
    let words = match lang {
        Lang::Id => [
            "Nama",
            "Jabatan",
            "Unit",
            "Tahun JP",
            "JP dihitung",
            "Target JP",
            "Wajib selesai",
            "Wajib",
            "Tenggat berikutnya",
            "Aktivitas terakhir",
            "Penilaian",
        ],
        Lang::En => [
            "Name",
            "Position",
            "Unit",
            "JP year",
            "JP counted",
            "JP target",
            "Mandatory done",
            "Mandatory",
            "Next due",
            "Last active",
            "Judgement",
        ],
    };
    words.map(ToOwned::to_owned)
}

/// How the dashboard names a level.
fn level(level: Level, lang: Lang) -> &'static str {
    match (level, lang) {
        (Level::Risk, Lang::Id) => "Perlu perhatian",
        (Level::Risk, Lang::En) => "Needs attention",
        (Level::Watch, Lang::Id) => "Pantau",
        (Level::Watch, Lang::En) => "Watch",
        (Level::Calm, Lang::Id) => "Sesuai rencana",
        (Level::Calm, Lang::En) => "On track",
    }
}

/// Minutes of training as JP, with the decimal sign of the language.
fn jp(minutes: u32, lang: Lang) -> String {
    let hundredths = u64::from(minutes) * 100 / u64::from(::credit::MINUTES_PER_JP);
    let sign = if lang == Lang::Id { ',' } else { '.' };
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) => format!("{whole}{sign}{part:02}"),
    }
}

fn cells(row: &MemberRow, lang: Lang) -> [String; 11] {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    [
        row.name.clone(),
        row.position.clone(),
        row.unit.clone(),
        row.jp_year.to_string(),
        jp(row.jp_minutes, lang),
        row.jp_target_minutes.map(|minutes| jp(minutes, lang)).unwrap_or_default(),
        row.mandatory_done.to_string(),
        row.mandatory.to_string(),
        day(row.next_due_on),
        day(row.last_active_on),
        level(row.level, lang).to_owned(),
    ]
}
