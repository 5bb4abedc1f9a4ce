//! When things happened, so that a year is full of them: always before now, and by the day the same all day long. What
//! people come together for is on working days.

use chrono::{DateTime, Datelike, Days, Duration, Months, NaiveDate, Utc, Weekday};

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

/// Month and day of the public holidays whose date is the same every year (`Keppres` 8/2024).
const HOLIDAYS: [(u32, u32); 5] = [(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)];

fn is_working_day(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !HOLIDAYS.contains(&(day.month(), day.day()))
}

/// The day so many days from today, before today where they are negative.
pub(super) fn day(ctx: &Ctx, days: i64) -> NaiveDate {
    let (today, distance) = (ctx.clock.today(), Days::new(days.unsigned_abs()));
    if days < 0 { today - distance } else { today + distance }
}

/// The same, or the working day next to it, further from today: what people come together for is on no other day.
pub(super) fn working_day(ctx: &Ctx, days: i64) -> NaiveDate {
    let further = if days < 0 { -1 } else { 1 };
    let mut near = (0..7).map(|more| day(ctx, days + more * further));
    near.find(|day| is_working_day(*day)).unwrap_or_else(|| day(ctx, days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_comes_together_on_a_weekend_or_a_holiday() {
        let is_working = |day: &str| is_working_day(day.parse().unwrap());
        assert!(is_working("2026-11-30") && is_working("2026-12-24"));
        assert!(!is_working("2026-11-28") && !is_working("2026-11-29"), "a weekend");
        assert!(
            !is_working("2026-12-25") && !is_working("2027-01-01") && !is_working("2026-08-17"),
            "holidays"
        );
    }
}
