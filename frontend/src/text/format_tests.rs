//! Tests of formatting, in the time zone of western Indonesia.

use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::text::set_lang;

fn at(rfc3339: &str) -> DateTime<Utc> {
    rfc3339.parse().unwrap()
}

fn in_english<T>(say: impl FnOnce() -> T) -> T {
    set_lang(Lang::En);
    let said = say();
    set_lang(Lang::Id);
    said
}

#[test]
fn a_moment_is_written_with_the_zone_of_the_device() {
    let moment = at("2026-11-23T07:05:00Z");
    assert_eq!(date_time(moment), "23 Nov 2026 14.05 WIB");
    assert_eq!(in_english(|| date_time(moment)), "23 Nov 2026 14:05 WIB");
    assert_eq!(date(at("2026-05-31T20:00:00Z")), "1 Jun 2026");
}

#[test]
fn a_moment_of_another_day_is_told_with_its_date() {
    let now = at("2026-11-23T07:05:00Z");
    assert_eq!(moment(at("2026-11-23T03:15:00Z"), now), "10.15 WIB");
    assert_eq!(moment(at("2026-11-22T03:15:00Z"), now), "22 Nov 2026 10.15 WIB");
}

#[test]
fn zones_outside_indonesia_are_offsets() {
    assert_eq!(zone(TimeDelta::hours(8)), "WITA");
    assert_eq!(zone(TimeDelta::hours(9)), "WIT");
    assert_eq!(zone(TimeDelta::hours(-3)), "UTC-3");
    assert_eq!(zone(TimeDelta::minutes(570)), "UTC+9.30");
}

#[test]
fn days_are_counted_on_the_calendar_of_the_device() {
    let now = at("2026-11-23T16:30:00Z"); // 23.30 WIB
    let say = |text: &str| relative_days(at(text), now);
    assert_eq!(say("2026-11-23T16:59:00Z"), "hari ini");
    assert_eq!(say("2026-11-23T17:01:00Z"), "besok");
    assert_eq!(say("2026-11-26T03:00:00Z"), "3 hari lagi");
    assert_eq!(say("2026-11-22T03:00:00Z"), "kemarin");
    assert_eq!(say("2026-11-20T03:00:00Z"), "3 hari lalu");
    assert_eq!(in_english(|| say("2026-11-26T03:00:00Z")), "in 3 days");
}

#[test]
fn hours_of_training_keep_their_minutes() {
    assert_eq!(jp(0), "0 JP");
    assert_eq!(jp(20), "20 menit");
    assert_eq!(jp(180), "4 JP");
    assert_eq!(jp(155), "3 JP 20 menit");
    assert_eq!(minutes(12), "12 menit");
    assert_eq!(minutes(80), "1 jam 20 menit");
    assert_eq!(in_english(|| minutes(120)), "2 hours");
}

#[test]
fn numbers_use_the_marks_of_the_language() {
    assert_eq!(number(0), "0");
    assert_eq!(number(-1_234_567), "-1.234.567");
    assert_eq!(in_english(|| number(1_234)), "1,234");
    assert_eq!(hundredths(8_250), "82,5");
    assert_eq!(hundredths(-805), "-8,05");
    assert_eq!(hundredths(100_000), "1.000");
    assert_eq!(in_english(|| hundredths(8_255)), "82.55");
}

#[test]
fn sizes_and_clocks_are_short() {
    assert_eq!(bytes(640_000), "640 KB");
    assert_eq!(bytes(1_450_000), "1,4 MB");
    assert_eq!(bytes(3_000_000_000), "3 GB");
    assert_eq!(countdown(845), "14:05");
    assert_eq!(countdown(3_729), "1:02:09");
}
