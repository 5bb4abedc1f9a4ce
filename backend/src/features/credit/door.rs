//! What other slices ask of the ledger: add an entry, sum a year.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use credit::{Entry, Minutes, Period, Quota, QuotaRule, StaffKind, YearBasis, count, period, rule_for};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::credit::JpTally;
use shared::id::{EnrolmentId, JpEntryId, PersonId};

use super::repo;
use super::state::Rulebook;
use crate::ctx::Ctx;
use crate::features::organisation;

/// JP that a completed course earns.
#[derive(Debug, Clone)]
pub struct Earned {
    /// Who earned it.
    pub person: PersonId,
    /// The evidence.
    pub enrolment: EnrolmentId,
    /// How much.
    pub minutes: Minutes,
    /// Activity form (SIASN id).
    pub form: u8,
    /// Title of the course.
    pub title: String,
    /// Provider.
    pub provider: String,
}

/// By which rule and over which days a person's JP are counted.
#[derive(Debug, Clone)]
pub struct Basis {
    /// Kind of staff on that day.
    pub staff: StaffKind,
    /// The rule of that day.
    pub rule: QuotaRule,
    /// The year that counts.
    pub period: Period,
    /// First day of the contract in force.
    pub contract_start: Option<NaiveDate>,
}

/// What a year of a person is worth, and what was earned in it.
#[derive(Debug, Clone)]
pub struct Year {
    /// The sums.
    pub tally: JpTally,
    /// Title and minutes of each verified entry, newest first.
    pub earned: Vec<(String, i32)>,
}

/// Adds what a course has earned; a course counts once per enrolment, however often this is called.
/// Returns whether an entry was added.
///
/// # Errors
/// When the database refuses.
pub async fn earn(ctx: &Ctx, tx: &DatabaseTransaction, earned: Earned) -> Result<bool, DbErr> {
    if repo::has_entry(tx, earned.enrolment).await? {
        return Ok(false);
    }
    let (now, today) = (ctx.clock.now(), ctx.clock.today());
    let rule = rule_on(ctx, tx, earned.person, today).await?.1;
    repo::add(tx, JpEntryId(ctx.ids.uuid(now)), &earned, today, rule.version, now).await?;
    Ok(true)
}

/// The rule of a person on a day, with the kind of staff.
async fn rule_on(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    person: PersonId,
    on: NaiveDate,
) -> Result<(Option<organisation::door::EmploymentFacts>, QuotaRule), DbErr> {
    let employment = organisation::door::employment(db, person, on).await?;
    let rule = rule_in(&*rulebook(ctx, db).await?, employment.as_ref(), on);
    Ok((employment, rule))
}

fn rule_in(
    rules: &Rulebook,
    employment: Option<&organisation::door::EmploymentFacts>,
    on: NaiveDate,
) -> QuotaRule {
    let staff = employment.map_or(StaffKind::NonAsn, |employment| employment.staff);
    rule_for(&rules.quotas, staff, on).cloned().unwrap_or_else(|| no_rule(staff, on))
}

async fn rulebook(ctx: &Ctx, db: &impl ConnectionTrait) -> Result<Arc<Rulebook>, DbErr> {
    if let Some(known) = ctx.credit.rulebook.get(&()) {
        return Ok(known);
    }
    let found = Arc::new(Rulebook { quotas: repo::quotas(db).await?, caps: repo::caps(db).await? });
    ctx.credit.rulebook.insert((), Arc::clone(&found));
    Ok(found)
}

/// Where no rule is in force, everything counts and nothing is asked.
fn no_rule(staff: StaffKind, on: NaiveDate) -> QuotaRule {
    QuotaRule {
        version: 0,
        staff,
        quota: Quota::Open,
        basis: YearBasis::Calendar,
        valid_from: on,
        valid_to: None,
        legal_reference: String::new(),
    }
}

/// By which rule a person's JP of a year are counted; this year where none is named.
///
/// # Errors
/// When the database refuses.
pub async fn basis(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    person: PersonId,
    year: Option<i32>,
) -> Result<Basis, DbErr> {
    let today = ctx.clock.today();
    let (employment, rule) = rule_on(ctx, db, person, today).await?;
    let contract_start = employment.as_ref().map(|employment| employment.starts_on);
    let this = period(rule.basis, contract_start, today);
    let period = match year.filter(|year| *year != this.year()) {
        // The period that begins in the year asked for: its last day before the next anniversary lies in it.
        Some(year) => {
            let shifted = this.starts_on.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1));
            period(rule.basis, contract_start, shifted.unwrap_or(today))
        }
        None => this,
    };
    Ok(Basis { staff: rule.staff, rule, period, contract_start })
}

/// A year of a person.
///
/// # Errors
/// When the database refuses.
pub async fn year_of(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    person: PersonId,
    basis: &Basis,
) -> Result<Year, DbErr> {
    let (titles, entries): (Vec<_>, Vec<_>) =
        repo::entries(db, person, basis.period).await?.into_iter().unzip();
    let tally = tallied(&*rulebook(ctx, db).await?, basis, &entries);
    let earned = titles.into_iter().zip(entries.iter().map(|entry| entry.minutes)).collect();
    Ok(Year { tally, earned })
}

/// What the entries of a year come to.
fn tallied(rules: &Rulebook, basis: &Basis, entries: &[Entry]) -> JpTally {
    let counted = count(entries, &rules.caps, basis.rule.quota);
    JpTally {
        year: basis.period.year(),
        starts_on: basis.period.starts_on,
        ends_on: basis.period.ends_on,
        staff: basis.staff,
        quota: basis.rule.quota,
        basis: basis.rule.basis,
        legal_reference: basis.rule.legal_reference.clone(),
        earned_minutes: counted.earned.get(),
        counted_minutes: counted.counted.get(),
        cut_minutes: counted.cut().get(),
        target_minutes: counted.target.map(Minutes::get),
        is_met: counted.is_met,
    }
}

/// What the JP of this year of some people are worth, each with the employment in force.
///
/// # Errors
/// When the database refuses.
pub async fn tallies(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    people: &[(PersonId, Option<organisation::door::EmploymentFacts>)],
) -> Result<BTreeMap<PersonId, JpTally>, DbErr> {
    let ids: Vec<PersonId> = people.iter().map(|(person, _)| *person).collect();
    let mut entries: BTreeMap<PersonId, Vec<Entry>> = BTreeMap::new();
    for (person, entry) in repo::entries_of(db, &ids).await? {
        entries.entry(person).or_default().push(entry);
    }
    let (rules, today) = (rulebook(ctx, db).await?, ctx.clock.today());
    let tally = |(person, employment): &(PersonId, Option<organisation::door::EmploymentFacts>)| {
        let rule = rule_in(&rules, employment.as_ref(), today);
        let contract_start = employment.as_ref().map(|employment| employment.starts_on);
        let period = period(rule.basis, contract_start, today);
        let basis = Basis { staff: rule.staff, rule, period, contract_start };
        let mut own = entries.remove(person).unwrap_or_default();
        own.retain(|entry| (period.starts_on..=period.ends_on).contains(&entry.earned_on));
        (*person, tallied(&rules, &basis, &own))
    };
    Ok(people.iter().map(tally).collect())
}

/// This year of a person.
///
/// # Errors
/// When the database refuses.
pub async fn this_year(ctx: &Ctx, db: &impl ConnectionTrait, person: PersonId) -> Result<Year, DbErr> {
    let basis = basis(ctx, db, person, None).await?;
    year_of(ctx, db, person, &basis).await
}

/// What a person's JP of this year are worth.
///
/// # Errors
/// When the database refuses.
pub async fn tally(ctx: &Ctx, db: &impl ConnectionTrait, person: PersonId) -> Result<JpTally, DbErr> {
    Ok(this_year(ctx, db, person).await?.tally)
}

/// The minutes credited for an enrolment, if any.
///
/// # Errors
/// When the database refuses.
pub async fn credited(db: &impl ConnectionTrait, enrolment: EnrolmentId) -> Result<Option<Minutes>, DbErr> {
    repo::credited(db, enrolment).await
}
