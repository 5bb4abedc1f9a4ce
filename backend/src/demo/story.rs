//! A year of activity: a unit that leads, one that lags, people at risk for each reason, and three courses under way.
//!
//! **Invariant:** what somebody has made of a course follows from who they are and the day alone.

use chrono::{Days, NaiveDate};
use sea_orm::DatabaseTransaction;

use super::calendar::day_of_year;
use super::city::{City, Person};
use super::learning::{self, Cause, Chapter, Story, markers};
use super::path::Path;
use super::{Elective, INNOVATION, MAIN, PROJECT, instructor, ledger};
use crate::ctx::Ctx;

/// Lessons that people under way have done: many stop at the video that comes after the fifth.
const REACHED: [usize; 9] = [2, 3, 5, 5, 5, 5, 8, 9, 10];
/// So many people are told of with all they did; of those who come after them in a larger city, what it came to.
pub(super) const WHOLE: usize = 2000;

/// Tells the story.
pub(super) async fn tell(ctx: &Ctx, tx: &DatabaseTransaction, city: &City) -> anyhow::Result<()> {
    ledger::tell(ctx, tx, city).await?;
    let main = Path::find(ctx, tx, MAIN).await?;
    instructor::prepare(ctx, tx, city, &main.version).await?;
    let duty = |person: &Person| {
        let chapter = chapter(ctx, person)?;
        let due_on = Some(due(ctx, person, chapter));
        let reason = Some("Program wajib pelayanan publik");
        Some((chapter, Cause { origin: "mandatory", due_on, by: None, reason }))
    };
    learn(ctx, tx, city, &main, duty).await?;
    let (full, over) = super::batches::tell(ctx, tx, city, &main.version).await?;
    super::sessions::tell(ctx, tx, city, &main.version, full, &over).await?;
    super::works::write(ctx, tx, city, MAIN, &main.version).await?;
    super::talk::write(ctx, tx, city, MAIN, &main.version).await?;
    instructor::write(ctx, tx, city, main.version.course).await?;
    super::works::wait(ctx, tx, city, &main.version, markers(city)).await?;
    for elective in [PROJECT, INNOVATION] {
        let path = Path::find(ctx, tx, elective.slug).await?;
        learn(ctx, tx, city, &path, |person| chosen(ctx, city, person, &elective)).await?;
        super::batches::tell_of_elective(ctx, tx, city, &path.version, &elective).await?;
        super::works::write(ctx, tx, city, elective.slug, &path.version).await?;
        super::talk::write(ctx, tx, city, elective.slug, &path.version).await?;
    }
    Ok(())
}

/// Writes what people have made of a course.
async fn learn(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    path: &Path,
    of: impl Fn(&Person) -> Option<(Chapter, Cause)>,
) -> anyhow::Result<()> {
    let (whole, others) = city.people.split_at_checked(WHOLE).unwrap_or((&city.people, &[]));
    for (people, is_whole) in [(whole, true), (others, false)] {
        for some in people.chunks(500) {
            let stories = some.iter().filter_map(|person| {
                let (chapter, cause) = of(person)?;
                Some(Story { person, chapter, cause })
            });
            learning::write(ctx, tx, city, path, &stories.collect::<Vec<_>>(), is_whole).await?;
        }
    }
    Ok(())
}

/// What somebody has made of the course that is mandatory for most.
pub(super) fn chapter(ctx: &Ctx, person: &Person) -> Option<Chapter> {
    if let Some(part) = person.part {
        return match part {
            "budi" => Some(Chapter::Under { lessons: 5, quiet_days: 1 }),
            "sari" => Some(Chapter::Done { on: super::calendar::day(ctx, -20) }),
            "admin" | "rani" => Some(Chapter::Waiting),
            _ => None,
        };
    }
    let roll = person.luck.wrapping_mul(2_654_435_761) / 11 % 100;
    Some(by_roll(ctx, person, roll, person.drive, 0))
}

/// A chapter by a roll below 100: the more drive, the further.
fn by_roll(ctx: &Ctx, person: &Person, roll: u64, drive: u64, about: u64) -> Chapter {
    let days = person.luck % 90;
    match roll {
        _ if roll + 12 < drive => Chapter::Done { on: day_of_year(ctx, person, about) },
        _ if roll < drive => Chapter::Under {
            lessons: usize::try_from(roll % 9).ok().and_then(|at| REACHED.get(at).copied()).unwrap_or(2),
            quiet_days: days % 9,
        },
        r if r % 7 == 0 => Chapter::Stuck,
        r if r % 3 == 0 => {
            Chapter::Under { lessons: if r % 2 == 0 { 5 } else { 1 }, quiet_days: 15 + days % 20 }
        }
        _ => Chapter::Waiting,
    }
}

/// The due date of a duty: passed for some, near for some, far for most.
fn due(ctx: &Ctx, person: &Person, chapter: Chapter) -> NaiveDate {
    let today = ctx.clock.today();
    match (person.part, chapter, person.luck % 10) {
        (Some("budi"), ..) => today + Days::new(9),
        (Some("rani"), ..) => today + Days::new(60),
        (_, Chapter::Done { on }, late) => on + Days::new(14) - Days::new(if late == 3 { 18 } else { late }),
        (_, Chapter::Waiting | Chapter::Under { .. }, 0) => today - Days::new(6),
        (_, Chapter::Waiting, 1 | 2) => today + Days::new(10),
        _ => today + Days::new(30 + person.luck % 20),
    }
}

/// What somebody has made of a course that part of the city takes: most have chosen it, some were asked to.
fn chosen(ctx: &Ctx, city: &City, person: &Person, elective: &Elective) -> Option<(Chapter, Cause)> {
    if person.part.is_some() || !person.is_below(elective.units) || person.roll(elective.about, 10) < 2 {
        return None;
    }
    let roll = person.roll(elective.about + 1, 100);
    let chapter = by_roll(ctx, person, roll, person.drive.midpoint(65), elective.about);
    let cause = if person.roll(elective.about + 2, 4) == 0 {
        let due_on = Some(due(ctx, person, chapter));
        let reason = Some("Akan memimpin kegiatan sejenis di unitnya.");
        Cause { origin: "assigned", due_on, by: Some(city.marker), reason }
    } else {
        Cause { origin: "chosen", due_on: None, by: None, reason: None }
    };
    Some((chapter, cause))
}
