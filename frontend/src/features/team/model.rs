//! What the team screens say and where they lead: addresses, shares, reasons in words. No Leptos.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use progress::{Level, Reason, RiskRule};
use shared::api::team::{GetTeam, InTeam, MemberRow, TeamUnit};
use shared::endpoint::url;
use shared::id::{OrgUnitId, PersonId};
use shared::value::SearchText;

use crate::platform::clock;
use crate::text::{format, team as text, ui};
use crate::ui::{BarPart, Tone};

/// Every level, the worst first.
pub(super) const LEVELS: [Level; 3] = [Level::Risk, Level::Watch, Level::Calm];

/// The name of a level in an address.
fn code(level: Level) -> &'static str {
    match level {
        Level::Risk => "risk",
        Level::Watch => "watch",
        Level::Calm => "calm",
    }
}

/// The unit that an address asks for.
pub(super) fn unit_of(query: impl Fn(&str) -> Option<String>) -> Option<OrgUnitId> {
    query("unit").and_then(|unit| unit.parse().ok())
}

/// What an address asks for; anything that makes no sense is left out.
pub(super) fn wanted(query: impl Fn(&str) -> Option<String>) -> InTeam {
    let level = query("level").and_then(|word| LEVELS.into_iter().find(|level| code(*level) == word));
    let q = query("q")
        .and_then(|words| SearchText::parse(&words).ok())
        .filter(|words| !words.as_str().is_empty());
    InTeam { unit: unit_of(query), level, q, after: None }
}

/// Whether only some of the people are asked for.
pub(super) fn is_filtered(find: &InTeam) -> bool {
    find.level.is_some() || find.q.is_some()
}

/// The address of the dashboard that shows this.
pub(super) fn address(find: &InTeam) -> String {
    let query = url::<GetTeam>(find).ok();
    let query = query.as_deref().and_then(|url| url.split_once('?')).map(|(_, query)| format!("?{query}"));
    format!("/tim{}", query.unwrap_or_default())
}

/// The dashboard of a unit.
pub(super) fn unit_address(unit: OrgUnitId) -> String {
    address(&InTeam { unit: Some(unit), level: None, q: None, after: None })
}

/// The people of a unit who need attention.
pub(super) fn risk_address(unit: OrgUnitId) -> String {
    let find = InTeam { unit: Some(unit), level: Some(Level::Risk), q: None, after: None };
    format!("{}#{PEOPLE}", address(&find))
}

/// The id of the list of people.
pub(super) const PEOPLE: &str = "pegawai";

/// The page of a person.
pub(super) fn member_address(person: PersonId) -> String {
    format!("/tim/orang/{person}")
}

/// A share in whole percent, rounded down, so that 100 means everybody; `None` of nothing.
pub(super) fn percent(part: u32, whole: u32) -> Option<u32> {
    let share = u64::from(part.min(whole)).saturating_mul(100).checked_div(u64::from(whole))?;
    u32::try_from(share).ok()
}

/// "33% (2 dari 6)", or a dash where there is nothing to share.
pub(super) fn share(part: u32, whole: u32) -> String {
    percent(part, whole)
        .map_or_else(|| text::no_figure().to_owned(), |percent| text::share(percent, part, whole))
}

/// Mandatory courses of a unit in parts, each with the list behind it.
pub(super) fn duties(unit: &TeamUnit) -> Vec<BarPart> {
    let open = unit.mandatory.saturating_sub(unit.mandatory_done).saturating_sub(unit.overdue);
    let part = |label: &str, count, tone, href: String| BarPart {
        label: label.to_owned(),
        count,
        tone,
        href: Some(href),
    };
    vec![
        part(text::duty_done(), unit.mandatory_done, Tone::Ok, unit_address(unit.id)),
        part(text::duty_open(), open, Tone::Info, unit_address(unit.id)),
        part(text::duty_late(), unit.overdue, Tone::Bad, risk_address(unit.id)),
    ]
}

/// The word and the tone of a level.
pub(super) fn level(level: Level) -> (&'static str, Tone) {
    match level {
        Level::Risk => (text::level_risk(), Tone::Bad),
        Level::Watch => (text::level_watch(), Tone::Warn),
        Level::Calm => (text::level_calm(), Tone::Ok),
    }
}

/// Why somebody needs help, in a sentence.
pub(super) fn reason(reason: Reason) -> String {
    match reason {
        Reason::Overdue { days } => text::late_by(days),
        Reason::DueSoon { days, percent } => text::due_soon(days, percent),
        Reason::FailedAttempts { count } => text::failed(count),
        Reason::Idle { days } => text::idle(days),
    }
}

/// The rule behind the levels, a sentence per line.
pub(super) fn rule_in_words(rule: RiskRule) -> [String; 5] {
    [
        text::rule_risk_late().to_owned(),
        text::rule_due_soon(rule.due_soon_days, rule.slow_percent),
        text::rule_failed(rule.failed_attempts),
        text::rule_idle(rule.idle_days),
        text::rule_calm().to_owned(),
    ]
}

/// "9 JP dari 20 JP", or "9 JP, tanpa batas minimal".
pub(super) fn jp(row: &MemberRow) -> String {
    let have = format::jp(row.jp_minutes);
    match row.jp_target_minutes {
        Some(target) => text::jp_of(&have, &format::jp(target)),
        None => format!("{have}, {}", text::no_target()),
    }
}

/// "2 dari 3", or that there is none.
pub(super) fn mandatory(row: &MemberRow) -> String {
    match row.mandatory {
        0 => text::none_mandatory().to_owned(),
        all => ui::value_of(&row.mandatory_done.to_string(), &all.to_string()),
    }
}

/// "23 Nov 2026 (2 hari lagi)": a calendar day and how far it is from now.
pub(super) fn day_from(day: NaiveDate, now: DateTime<Utc>) -> String {
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    let at = midnight.checked_sub_signed(clock::offset(midnight)).unwrap_or(midnight);
    format!("{} ({})", format::day(day), format::relative_days(at, now))
}

/// "Data per 10.15", with the day where it is not today's.
pub(super) fn fresh(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    ui::data_as_of(&format::moment(at, now))
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
