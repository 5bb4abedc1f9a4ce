//! When things happened, so that a year is full of them: always before now, and by the day the same all day long.

use chrono::{DateTime, Datelike, Days, Duration, Months, NaiveDate, Utc};

use super::city::Person;
use crate::ctx::Ctx;
use crate::ports::day_begins;

/// Months before this one in which people have completed a course: each of a year, the late ones more often.
const MONTHS: [u32; 16] = [0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11, 0, 1, 2, 0];

/// A day of the last twelve months, this one included.
pub(super) fn day_of_year(ctx: &Ctx, person: &Person, about: u64) -> NaiveDate {
    let today = ctx.clock.today();
    let place = usize::try_from(person.luck.wrapping_add(about).wrapping_mul(7) % 16).unwrap_or_default();
    let back = MONTHS.get(place).copied().unwrap_or_default();
    let first = today.with_day(1).and_then(|first| first.checked_sub_months(Months::new(back)));
    let first = first.unwrap_or(today);
    let end = first.checked_add_months(Months::new(1)).unwrap_or(today);
    // Whoever completes something today has done so by now; on the first day of a month there is no other one.
    let days = (end.min(today) - first).num_days().max(1);
    first + Days::new(person.roll(about + 900, days.unsigned_abs()))
}

/// A moment of a day in office hours, or, today, before now.
pub(super) fn moment(ctx: &Ctx, person: &Person, on: NaiveDate) -> DateTime<Utc> {
    let begins = day_begins(on);
    let minutes = i64::try_from(person.roll(7, 480)).unwrap_or_default();
    let at = begins + Duration::hours(8) + Duration::minutes(minutes);
    let now = ctx.clock.now();
    if at < now { at } else { begins + (now - begins) / 2 }
}

/// So many days ago.
pub(super) fn days_ago(ctx: &Ctx, days: u64) -> NaiveDate {
    ctx.clock.today() - Days::new(days)
}
