//! Numbers, dates, times and hours of training, as the interface writes them.
//!
//! **Invariant**: takes every value as an argument; reads only the language and the device's time zone.

use ::credit::MINUTES_PER_JP;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};

use super::{Lang, lang, pick, plural};
use crate::platform::clock;

const MONTHS_ID: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The date and time on the device's wall.
fn wall(at: DateTime<Utc>) -> NaiveDateTime {
    let utc = at.naive_utc();
    utc.checked_add_signed(clock::offset(at)).unwrap_or(utc)
}

/// "WIB", "WITA", "WIT", or "UTC+9.30" elsewhere.
fn zone(offset: TimeDelta) -> String {
    match offset.num_minutes() {
        420 => "WIB".to_owned(),
        480 => "WITA".to_owned(),
        540 => "WIT".to_owned(),
        minutes => {
            let (sign, size) = if minutes < 0 { ('-', -minutes) } else { ('+', minutes) };
            match size % 60 {
                0 => format!("UTC{sign}{}", size / 60),
                rest => format!("UTC{sign}{}{}{rest:02}", size / 60, colon()),
            }
        }
    }
}

fn colon() -> char {
    pick('.', ':')
}

fn month(date: NaiveDate) -> &'static str {
    let index = usize::try_from(date.month0()).unwrap_or_default();
    pick(&MONTHS_ID, &MONTHS_EN).get(index).copied().unwrap_or_default()
}

/// "23 Nov 2026", of a calendar day.
pub fn day(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

/// "23 Nov 2026", where the device is.
pub fn date(at: DateTime<Utc>) -> String {
    day(wall(at).date())
}

/// "14.05", of a clock on some wall.
pub fn wall_time(wall: NaiveDateTime) -> String {
    format!("{:02}{}{:02}", wall.hour(), colon(), wall.minute())
}

/// "14.05", where the device is.
pub fn time(at: DateTime<Utc>) -> String {
    wall_time(wall(at))
}

/// "14.05 WIB", where the device is.
pub fn zoned_time(at: DateTime<Utc>) -> String {
    format!("{} {}", time(at), zone(clock::offset(at)))
}

/// "23 Nov 2026 14.05 WIB".
pub fn date_time(at: DateTime<Utc>) -> String {
    format!("{} {} {}", date(at), time(at), zone(clock::offset(at)))
}

/// "14.05 WIB" of today, "23 Nov 2026 14.05 WIB" of another day.
pub fn moment(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    if date(at) == date(now) { zoned_time(at) } else { date_time(at) }
}

/// "hari ini", "besok", "3 hari lagi", "3 hari lalu": whole calendar days from `now` to `at`.
pub fn relative_days(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let days = wall(at).date().signed_duration_since(wall(now).date()).num_days();
    let count = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    let unit = plural(count, "hari", "day", "days");
    match (days, lang()) {
        (0, _) => pick("hari ini", "today").to_owned(),
        (1, _) => pick("besok", "tomorrow").to_owned(),
        (-1, _) => pick("kemarin", "yesterday").to_owned(),
        (2.., Lang::Id) => format!("{count} {unit} lagi"),
        (2.., Lang::En) => format!("in {count} {unit}"),
        (_, Lang::Id) => format!("{count} {unit} lalu"),
        (_, Lang::En) => format!("{count} {unit} ago"),
    }
}

/// "12 menit", "1 jam 20 menit".
pub fn minutes(minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let hour = plural(hours, "jam", "hour", "hours");
    let minute = pick("menit", "min");
    match (hours, rest) {
        (0, _) => format!("{rest} {minute}"),
        (_, 0) => format!("{hours} {hour}"),
        _ => format!("{hours} {hour} {rest} {minute}"),
    }
}

/// "4 JP", "3 JP 20 menit", "20 menit": from minutes, nothing rounded away.
pub fn jp(minutes: u32) -> String {
    let (whole, rest) = (minutes / MINUTES_PER_JP, minutes % MINUTES_PER_JP);
    let minute = pick("menit", "min");
    match (whole, rest) {
        (0, 1..) => format!("{rest} {minute}"),
        (_, 0) => format!("{} JP", number(i64::from(whole))),
        _ => format!("{} JP {rest} {minute}", number(i64::from(whole))),
    }
}

/// "1.234" in Indonesian, "1,234" in English.
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        grouped.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(pick('.', ','));
        }
        grouped.push(digit);
    }
    grouped
}

/// "82,5" from 8250: hundredths, without trailing zeros.
pub fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let size = i64::try_from(value.unsigned_abs()).unwrap_or(i64::MAX);
    let whole = number(size / 100);
    match size % 100 {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}{}{}", pick(',', '.'), rest / 10),
        rest => format!("{sign}{whole}{}{rest:02}", pick(',', '.')),
    }
}

/// "82%".
pub fn percent(value: u32) -> String {
    format!("{value}%")
}

/// "640 KB", "1,4 MB": sizes of downloads, in steps of 1,000.
pub fn bytes(size: u64) -> String {
    let tenths = |unit: u64| i64::try_from(size / (unit / 10)).unwrap_or(i64::MAX).saturating_mul(10);
    match size {
        0..1_000_000 => format!("{} KB", size.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", hundredths(tenths(1_000_000))),
        _ => format!("{} GB", hundredths(tenths(1_000_000_000))),
    }
}

/// "14:05" or "1:02:09": time left on a clock.
pub fn countdown(seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes:02}:{rest:02}"),
        _ => format!("{hours}:{minutes:02}:{rest:02}"),
    }
}

#[cfg(test)]
#[path = "format_tests.rs"]
mod tests;
