//! What other slices ask of the ledger: add an entry, sum a year.

use chrono::{Datelike, NaiveDate};
use credit::{Minutes, Period, Quota, QuotaRule, StaffKind, YearBasis, count, period, rule_for};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::credit::JpTally;
use shared::id::{EnrolmentId, JpEntryId, PersonId};

use super::repo;
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
    let rule = rule_on(tx, earned.person, today).await?.1;
    repo::add(tx, JpEntryId(ctx.ids.uuid(now)), &earned, today, rule.version, now).await?;
    Ok(true)
}

/// The rule of a person on a day, with the kind of staff.
async fn rule_on(
    db: &impl ConnectionTrait,
    person: PersonId,
    on: NaiveDate,
) -> Result<(Option<organisation::door::EmploymentFacts>, QuotaRule), DbErr> {
    let employment = organisation::door::employment(db, person, on).await?;
    let staff = employment.as_ref().map_or(StaffKind::NonAsn, |employment| employment.staff);
    let rules = repo::rules(db).await?;
    let rule = rule_for(&rules, staff, on).cloned().unwrap_or_else(|| no_rule(staff, on));
    Ok((employment, rule))
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
    let (employment, rule) = rule_on(db, person, today).await?;
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

/// What a person's JP of a year are worth.
///
/// # Errors
/// When the database refuses.
pub async fn tally_of(db: &impl ConnectionTrait, person: PersonId, basis: &Basis) -> Result<JpTally, DbErr> {
    let entries = repo::entries(db, person, basis.period).await?;
    let caps = if entries.is_empty() { Vec::new() } else { repo::caps(db).await? };
    let counted = count(&entries, &caps, basis.rule.quota);
    Ok(JpTally {
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
    })
}

/// What a person's JP of this year are worth.
///
/// # Errors
/// When the database refuses.
pub async fn tally(ctx: &Ctx, db: &impl ConnectionTrait, person: PersonId) -> Result<JpTally, DbErr> {
    let basis = basis(ctx, db, person, None).await?;
    tally_of(db, person, &basis).await
}

/// JP rows of a period, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn rows(
    db: &impl ConnectionTrait,
    person: PersonId,
    tally: &JpTally,
    most: u64,
) -> Result<Vec<shared::api::credit::JpRow>, DbErr> {
    repo::rows(db, person, Period { starts_on: tally.starts_on, ends_on: tally.ends_on }, most).await
}

/// The minutes credited for an enrolment, if any.
///
/// # Errors
/// When the database refuses.
pub async fn credited(db: &impl ConnectionTrait, enrolment: EnrolmentId) -> Result<Option<Minutes>, DbErr> {
    repo::credited(db, enrolment).await
}
