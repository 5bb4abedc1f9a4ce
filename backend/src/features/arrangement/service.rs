//! The story of each operation on arrangements.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::access::Instructor;
use shared::api::arrangement::{
    ATTEMPTS_MAX, ArrangementRow, Arrangements, Ended, InSitters, MINUTES_MAX, NewArrangement, Sitter,
    SitterUnit, Sitters, Whom,
};
use shared::api::statistics::{OfVersionQuiz, VersionName};
use shared::id::{AccountId, ArrangementId, LessonId, OrgUnitId, PersonId};
use shared::problem::Phrase;

use super::door::{deadline, moment};
use super::error::ArrangementError;
use super::repo::{self, Row};
use super::terms::{self, For};
use crate::ctx::Ctx;
use crate::features::course::door::{Quiz, Version};
use crate::features::{account, class, course, organisation, progress, quiz};

/// Arrangements shown of a quiz.
const SHOWN: u64 = 100;
/// People and units found at a time.
const FOUND: usize = 8;

/// A quiz of a version of a course of the institution that the caller authors for.
async fn quiz_of(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfVersionQuiz,
) -> Result<(Arc<Version>, Arc<Quiz>), ArrangementError> {
    let db = ctx.db.reader();
    let version = course::door::version_of(ctx, db, caller.institution(), of.version).await?;
    let version = version.ok_or(ArrangementError::NotFound)?;
    version.lesson(of.lesson).ok_or(ArrangementError::NotFound)?;
    let quiz = course::door::quiz(ctx, db, of.lesson).await?.ok_or(ArrangementError::NotFound)?;
    Ok((version, quiz))
}

/// A quiz's terms and what is arranged.
pub(super) async fn list(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfVersionQuiz,
) -> Result<Arrangements, ArrangementError> {
    let db = ctx.db.reader();
    let (version, quiz) = quiz_of(ctx, caller, of).await?;
    let mut rows = repo::list(db, of.lesson, SHOWN).await?;
    rows.sort_by_key(|row| row.ended.is_some());
    let active: Vec<_> =
        repo::active(db, of.lesson, None).await?.into_iter().map(|(_, active)| active).collect();
    let own = terms::of_quiz(&quiz.settings, &active);
    let names = Names::of(db, &rows).await?;
    Ok(Arrangements {
        lesson: of.lesson,
        title: quiz.title.clone(),
        of: VersionName { id: version.id, title: version.title.clone(), number: version.number },
        attempts_allowed: quiz.settings.attempts,
        time_limit_minutes: quiz.settings.time_limit_minutes,
        pause_minutes: quiz.settings.pause_minutes,
        opens_at: own.opens_s.map(moment),
        closes_at: own.closes_s.map(moment),
        open_attempts: quiz::door::count_running(db, of.lesson).await?,
        items: rows.into_iter().map(|row| names.show(row)).collect(),
    })
}

/// Arranges something, and gives attempts that run their time.
pub(super) async fn arrange(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfVersionQuiz,
    new: NewArrangement,
) -> Result<ArrangementRow, ArrangementError> {
    let now = ctx.clock.now();
    check(&new, now)?;
    let (version, quiz) = quiz_of(ctx, caller, of).await?;
    check_whom(ctx, caller, &version, new.whom).await?;
    let row = Row {
        id: ArrangementId(ctx.ids.uuid(now)),
        lesson: of.lesson,
        whom: new.whom,
        attempts: new.attempts,
        minutes: new.minutes,
        opens_at: new.opens_at,
        closes_at: new.closes_at,
        reason: new.reason.as_str().to_owned(),
        made: (caller.account(), now),
        ended: None,
    };
    let tx = ctx.db.begin().await?;
    repo::add(&tx, of.version, &row).await?;
    extend(ctx, &tx, &quiz, of.lesson).await?;
    if row.attempts > 0 {
        give_attempts(ctx, &tx, &quiz, of.lesson).await?;
    }
    tx.commit().await?;
    let names = Names::of(ctx.db.reader(), std::slice::from_ref(&row)).await?;
    Ok(names.show(row))
}

/// Tells the class who of those without attempts left has some again.
async fn give_attempts(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    quiz: &Quiz,
    lesson: LessonId,
) -> Result<(), DbErr> {
    for (enrolment, person) in class::door::stuck_in(tx, lesson).await? {
        let terms = super::door::own(ctx, tx, &quiz.settings, lesson, person).await?;
        progress::door::allow(tx, enrolment, lesson, terms.attempts).await?;
        class::door::granted(ctx, tx, enrolment, terms.attempts).await?;
    }
    Ok(())
}

fn check(new: &NewArrangement, now: DateTime<Utc>) -> Result<(), ArrangementError> {
    let invalid = |pointer, id, en| Err(ArrangementError::Invalid(pointer, Phrase::new(id, en)));
    if new.minutes > MINUTES_MAX {
        return invalid(
            "/minutes",
            "Tambahan waktu paling banyak 480 menit.",
            "At most 480 minutes can be added.",
        );
    }
    if new.attempts > ATTEMPTS_MAX {
        return invalid(
            "/attempts",
            "Tambahan kesempatan paling banyak 20 kali.",
            "At most 20 attempts can be added.",
        );
    }
    if new.closes_at.is_some_and(|closes| closes <= now) {
        return invalid("/closes_at", "Waktu tutup sudah lewat.", "The end has already passed.");
    }
    if let (Some(opens), Some(closes)) = (new.opens_at, new.closes_at)
        && closes <= opens
    {
        return invalid(
            "/closes_at",
            "Waktu tutup harus setelah waktu buka.",
            "The end must come after the beginning.",
        );
    }
    if new.minutes == 0 && new.attempts == 0 && new.opens_at.is_none() && new.closes_at.is_none() {
        return invalid(
            "/minutes",
            "Isi paling sedikit satu: waktu, kesempatan, atau jadwal.",
            "Fill in at least one of time, attempts and dates.",
        );
    }
    Ok(())
}

async fn check_whom(
    ctx: &Ctx,
    caller: &Instructor,
    version: &Version,
    whom: Whom,
) -> Result<(), ArrangementError> {
    let db = ctx.db.reader();
    let (is_there, id, en) = match whom {
        Whom::Everybody => return Ok(()),
        Whom::Unit { unit } => (
            repo::unit_name(db, caller.institution(), unit).await?.is_some(),
            "Pilih unit kerja dari daftar.",
            "Choose a unit from the list.",
        ),
        Whom::Person { person } => (
            repo::learns(db, version.course, person).await?,
            "Pilih peserta pelatihan ini dari daftar.",
            "Choose somebody who learns this course from the list.",
        ),
    };
    if is_there { Ok(()) } else { Err(ArrangementError::Invalid("/whom", Phrase::new(id, en))) }
}

/// Moves the deadlines of attempts that run to where their people's terms put them now, and none to an earlier moment.
async fn extend(ctx: &Ctx, tx: &DatabaseTransaction, quiz: &Quiz, lesson: LessonId) -> Result<(), DbErr> {
    let running = quiz::door::running(tx, lesson).await?;
    if running.is_empty() {
        return Ok(());
    }
    let active = repo::active(tx, lesson, None).await?;
    let are_units_meant = active.iter().any(|(_, one)| matches!(one.whom, For::Unit(_)));
    let paths = if are_units_meant {
        repo::paths(tx, running.iter().map(|one| one.person), ctx.clock.today()).await?
    } else {
        BTreeMap::new()
    };
    let later = running.iter().filter_map(|one| {
        let meant = active.iter().filter(|(person, _)| person.is_none_or(|person| person == one.person));
        let meant: Vec<_> = meant.map(|(_, active)| active.clone()).collect();
        let places = paths.get(&one.person).map(Vec::as_slice).unwrap_or_default();
        let terms = terms::own(&quiz.settings, &meant, places);
        let deadline = deadline(&terms, one.started_at)?;
        (deadline > one.deadline_at).then_some((one.attempt, deadline))
    });
    quiz::door::move_deadlines(tx, &later.collect::<Vec<_>>()).await
}

/// Ends an arrangement.
pub(super) async fn end(ctx: &Ctx, caller: &Instructor, id: ArrangementId) -> Result<(), ArrangementError> {
    let found = repo::find(ctx.db.reader(), caller.institution(), id).await?;
    found.ok_or(ArrangementError::NotFound)?;
    let tx = ctx.db.begin().await?;
    if !repo::end(&tx, id, caller.account(), ctx.clock.now()).await? {
        return Err(ArrangementError::AlreadyEnded);
    }
    tx.commit().await?;
    Ok(())
}

/// People who learn the course, and units, whose names hold some words.
pub(super) async fn sitters(
    ctx: &Ctx,
    caller: &Instructor,
    find: &InSitters,
) -> Result<Sitters, ArrangementError> {
    let db = ctx.db.reader();
    let of = OfVersionQuiz { version: find.version, lesson: find.lesson };
    let (version, _) = quiz_of(ctx, caller, &of).await?;
    let text = find.q.as_str().to_lowercase();
    let words: Vec<String> = text.split_whitespace().map(ToOwned::to_owned).collect();
    if words.is_empty() {
        return Ok(Sitters { people: Vec::new(), units: Vec::new() });
    }
    let most = u64::try_from(FOUND).unwrap_or(u64::MAX);
    let found = repo::learners(db, version.course, &words, most).await?;
    let paths = repo::paths(db, found.iter().map(|(id, _)| *id), ctx.clock.today()).await?;
    let units = repo::units(db, caller.institution()).await?;
    let place = |id: &PersonId| {
        let path = paths.get(id).and_then(|paths| paths.first());
        path.and_then(|path| units.iter().find(|unit| unit.path == *path))
            .map(|unit| unit.name.clone())
            .unwrap_or_default()
    };
    let people = found.into_iter().map(|(id, name)| Sitter { id, unit: place(&id), name });
    let people = people.collect();
    let fits = |name: &str| {
        let name = name.to_lowercase();
        words.iter().all(|word| name.contains(word))
    };
    let units = units.into_iter().filter(|unit| fits(&unit.name)).take(FOUND);
    Ok(Sitters { people, units: units.map(|unit| SitterUnit { id: unit.id, name: unit.name }).collect() })
}

/// The names that rows need.
struct Names {
    people: BTreeMap<PersonId, String>,
    units: BTreeMap<OrgUnitId, String>,
    accounts: BTreeMap<AccountId, String>,
}

impl Names {
    async fn of(db: &impl ConnectionTrait, rows: &[Row]) -> Result<Self, DbErr> {
        let people = rows.iter().filter_map(|row| match row.whom {
            Whom::Person { person } => Some(person),
            Whom::Unit { .. } | Whom::Everybody => None,
        });
        let units = rows.iter().filter_map(|row| match row.whom {
            Whom::Unit { unit } => Some(unit),
            Whom::Person { .. } | Whom::Everybody => None,
        });
        let ended = rows.iter().filter_map(|row| row.ended.map(|(by, _)| by));
        let accounts = rows.iter().map(|row| row.made.0).chain(ended);
        Ok(Self {
            people: organisation::door::display_names(db, people).await?,
            units: repo::unit_names(db, units).await?,
            accounts: account::door::holders(db, accounts).await?,
        })
    }

    fn show(&self, row: Row) -> ArrangementRow {
        let holder = |account: AccountId| self.accounts.get(&account).cloned().unwrap_or_default();
        let name = match row.whom {
            Whom::Everybody => None,
            Whom::Unit { unit } => self.units.get(&unit),
            Whom::Person { person } => self.people.get(&person),
        };
        ArrangementRow {
            id: row.id,
            whom: row.whom,
            name: name.cloned().unwrap_or_default(),
            attempts: row.attempts,
            minutes: row.minutes,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            reason: row.reason,
            made_by: holder(row.made.0),
            made_at: row.made.1,
            ended: row.ended.map(|(by, at)| Ended { by: holder(by), at }),
        }
    }
}
