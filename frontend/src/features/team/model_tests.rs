//! Tests of what the team screens say.

use super::*;

const UNIT: &str = "0198a1b2-0000-7000-8000-000000000001";

fn from<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
    |key| pairs.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned())
}

#[test]
fn an_address_and_what_it_asks_for_are_the_same() {
    let find = wanted(from(&[("unit", UNIT), ("level", "risk"), ("q", "siti  aminah")]));
    assert_eq!(find.level, Some(Level::Risk));
    assert_eq!(address(&find), format!("/tim?unit={UNIT}&level=risk&q=siti+aminah"));
    assert!(is_filtered(&find));
}

#[test]
fn what_makes_no_sense_in_an_address_is_left_out() {
    let find = wanted(from(&[("unit", "7"), ("level", "worst"), ("q", "  ")]));
    assert_eq!(address(&find), "/tim");
    assert!(!is_filtered(&find));
}

#[test]
fn a_figure_leads_to_the_people_behind_it() {
    let unit = UNIT.parse().unwrap();
    assert_eq!(risk_address(unit), format!("/tim?unit={UNIT}&level=risk#pegawai"));
}

#[test]
fn a_share_is_full_only_when_everybody_is_there() {
    assert_eq!(percent(2, 3), Some(66));
    assert_eq!(percent(199, 200), Some(99));
    assert_eq!(percent(5, 5), Some(100));
    assert_eq!(percent(0, 0), None);
    assert_eq!(share(0, 0), "–");
    assert_eq!(share(2, 6), "33% (2 dari 6)");
}

#[test]
fn every_reason_is_a_sentence() {
    assert_eq!(reason(Reason::Overdue { days: 3 }), "Tenggat terlewat 3 hari");
    assert_eq!(reason(Reason::DueSoon { days: 0, percent: 10 }), "Tenggat hari ini, baru 10% selesai");
    assert_eq!(reason(Reason::DueSoon { days: 5, percent: 20 }), "Tenggat 5 hari lagi, baru 20% selesai");
    assert_eq!(reason(Reason::FailedAttempts { count: 2 }), "2 kali belum lulus kuis");
    assert_eq!(reason(Reason::Idle { days: 16 }), "Sudah mulai, 16 hari tanpa aktivitas");
}

#[test]
fn the_rule_names_its_thresholds() {
    let rule = rule_in_words(RiskRule::STATED).join(" ");
    assert!(
        rule.contains("dalam 14 hari") && rule.contains("di bawah 50%") && rule.contains("2 percobaan"),
        "{rule}"
    );
}

#[test]
fn days_and_ages_are_told_from_now() {
    let now = "2026-11-24T03:00:00Z".parse().unwrap();
    assert_eq!(day_from("2026-11-26".parse().unwrap(), now), "26 Nov 2026 (2 hari lagi)");
    assert_eq!(day_from("2026-11-24".parse().unwrap(), now), "24 Nov 2026 (hari ini)");
    assert_eq!(fresh("2026-11-24T01:15:00Z".parse().unwrap(), now), "Data per 08.15 WIB");
    assert_eq!(fresh("2026-11-20T01:15:00Z".parse().unwrap(), now), "Data per 20 Nov 2026 08.15 WIB");
}

#[test]
fn duties_add_up_even_where_other_courses_are_late_too() {
    let unit = TeamUnit {
        id: UNIT.parse().unwrap(),
        name: "Dinas".to_owned(),
        people: 3,
        jp_people: 3,
        jp_met: 1,
        mandatory: 6,
        mandatory_done: 2,
        overdue: 5,
        at_risk: 2,
    };
    let counts: Vec<u32> = duties(&unit).iter().map(|part| part.count).collect();
    assert_eq!(counts, [2, 0, 5]);
}
