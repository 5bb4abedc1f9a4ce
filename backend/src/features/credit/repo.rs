//! Queries of the credit slice: rows in, values out.

use chrono::{DateTime, NaiveDate, Utc};
use credit::{CapRule, Entry, FormCap, Minutes, Period, Quota, QuotaRule, YearBasis, period};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::api::credit::{JpRow, JpState};
use shared::id::{EnrolmentId, JpEntryId, PersonId};

use super::door::{Basis, Earned};
use crate::db::entity::{activity_form, jp_entry, quota_rule};
use crate::features::organisation::door::staff_of;

/// All quota rules: a handful of rows.
pub(super) async fn quotas(db: &impl ConnectionTrait) -> Result<Vec<QuotaRule>, DbErr> {
    quota_rule::Entity::find().all(db).await?.into_iter().map(to_rule).collect()
}

fn to_rule(row: quota_rule::Model) -> Result<QuotaRule, DbErr> {
    let jp = u16::try_from(row.jp).unwrap_or_default();
    let quota = match row.kind.as_str() {
        "floor" => Quota::Floor { jp },
        "ceiling" => Quota::Ceiling { jp },
        "none" => Quota::Open,
        other => return Err(DbErr::Type(format!("unknown kind of quota: {other}"))),
    };
    let basis = match row.basis.as_str() {
        "calendar" => YearBasis::Calendar,
        "contract" => YearBasis::Contract,
        other => return Err(DbErr::Type(format!("unknown year basis: {other}"))),
    };
    Ok(QuotaRule {
        version: u32::try_from(row.version).unwrap_or_default(),
        staff: staff_of(&row.staff)?,
        quota,
        basis,
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        legal_reference: row.legal_reference,
    })
}

#[derive(serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum StoredCap {
    PerDay { jp: u16 },
    PerMonth { jp: u16 },
}

/// The caps of activity forms that have one.
pub(super) async fn caps(db: &impl ConnectionTrait) -> Result<Vec<CapRule>, DbErr> {
    let rows = activity_form::Entity::find().filter(activity_form::Column::Cap.is_not_null()).all(db).await?;
    let cap = |row: activity_form::Model| {
        let stored: StoredCap = serde_json::from_value(row.cap?).ok()?;
        let cap = match stored {
            StoredCap::PerDay { jp } => FormCap::PerDay { jp },
            StoredCap::PerMonth { jp } => FormCap::PerMonth { jp },
        };
        Some(CapRule { form: u8::try_from(row.id).ok()?, cap })
    };
    Ok(rows.into_iter().filter_map(cap).collect())
}

fn of_person(person: PersonId, period: Period) -> sea_orm::Select<jp_entry::Entity> {
    jp_entry::Entity::find()
        .filter(jp_entry::Column::PersonId.eq(person))
        .filter(jp_entry::Column::EarnedOn.between(period.starts_on, period.ends_on))
}

/// The verified entries of a period with their titles, newest first.
pub(super) async fn entries(
    db: &impl ConnectionTrait,
    person: PersonId,
    period: Period,
) -> Result<Vec<(String, Entry)>, DbErr> {
    let rows: Vec<(String, i32, i16, NaiveDate)> = of_person(person, period)
        .filter(jp_entry::Column::State.eq("verified"))
        .select_only()
        .column(jp_entry::Column::Title)
        .columns([jp_entry::Column::Minutes, jp_entry::Column::Form, jp_entry::Column::EarnedOn])
        .order_by_desc(jp_entry::Column::EarnedOn)
        .order_by_desc(jp_entry::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let entry = |(title, minutes, form, earned_on)| {
        (title, Entry { minutes, form: u8::try_from(form).unwrap_or_default(), earned_on })
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// The verified entries of some people.
pub(super) async fn entries_of(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<Vec<(PersonId, Entry)>, DbErr> {
    let rows: Vec<(PersonId, i32, i16, NaiveDate)> = jp_entry::Entity::find()
        .select_only()
        .columns([jp_entry::Column::PersonId, jp_entry::Column::Minutes])
        .columns([jp_entry::Column::Form, jp_entry::Column::EarnedOn])
        .filter(jp_entry::Column::PersonId.is_in(people.iter().copied()))
        .filter(jp_entry::Column::State.eq("verified"))
        .into_tuple()
        .all(db)
        .await?;
    let entry = |(person, minutes, form, earned_on)| {
        (person, Entry { minutes, form: u8::try_from(form).unwrap_or_default(), earned_on })
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// The entries of a period for reading, newest first.
pub(super) async fn rows(
    db: &impl ConnectionTrait,
    person: PersonId,
    period: Period,
    most: u64,
) -> Result<Vec<JpRow>, DbErr> {
    let rows = of_person(person, period)
        .find_also_related(activity_form::Entity)
        .order_by_desc(jp_entry::Column::EarnedOn)
        .order_by_desc(jp_entry::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(row, form)| {
            Ok(JpRow {
                id: row.id,
                title: row.title,
                provider: row.provider,
                form: form.map(|form| form.name).unwrap_or_default(),
                earned_on: row.earned_on,
                minutes: row.minutes,
                state: state_of(&row.state)?,
                enrolment: row.enrolment_id,
                rule_version: u32::try_from(row.rule_version).unwrap_or_default(),
                written_at: row.written_at,
            })
        })
        .collect()
}

fn state_of(code: &str) -> Result<JpState, DbErr> {
    match code {
        "verified" => Ok(JpState::Verified),
        "claimed" => Ok(JpState::Claimed),
        "rejected" => Ok(JpState::Rejected),
        other => Err(DbErr::Type(format!("unknown state of a JP entry: {other}"))),
    }
}

/// The years in which a person has entries, newest first.
pub(super) async fn years(
    db: &impl ConnectionTrait,
    person: PersonId,
    basis: &Basis,
) -> Result<Vec<i32>, DbErr> {
    let days: Vec<NaiveDate> = jp_entry::Entity::find()
        .select_only()
        .column(jp_entry::Column::EarnedOn)
        .distinct()
        .filter(jp_entry::Column::PersonId.eq(person))
        .into_tuple()
        .all(db)
        .await?;
    let mut years: Vec<i32> =
        days.into_iter().map(|day| period(basis.rule.basis, basis.contract_start, day).year()).collect();
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    Ok(years)
}

/// Whether an enrolment has been credited.
pub(super) async fn has_entry(db: &impl ConnectionTrait, enrolment: EnrolmentId) -> Result<bool, DbErr> {
    Ok(credited(db, enrolment).await?.is_some())
}

/// The minutes credited for an enrolment.
pub(super) async fn credited(
    db: &impl ConnectionTrait,
    enrolment: EnrolmentId,
) -> Result<Option<Minutes>, DbErr> {
    let row = jp_entry::Entity::find()
        .filter(jp_entry::Column::EnrolmentId.eq(enrolment))
        .filter(jp_entry::Column::ReversesId.is_null())
        .one(db)
        .await?;
    Ok(row.map(|row| Minutes::new(u32::try_from(row.minutes).unwrap_or_default())))
}

/// Adds an entry.
pub(super) async fn add(
    tx: &DatabaseTransaction,
    id: JpEntryId,
    earned: &Earned,
    on: NaiveDate,
    rule_version: u32,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = jp_entry::ActiveModel {
        id: Set(id),
        person_id: Set(earned.person),
        minutes: Set(i32::try_from(earned.minutes.get()).unwrap_or(i32::MAX)),
        form: Set(i16::from(earned.form)),
        earned_on: Set(on),
        state: Set("verified".to_owned()),
        title: Set(earned.title.clone()),
        provider: Set(earned.provider.clone()),
        enrolment_id: Set(Some(earned.enrolment)),
        reverses_id: Set(None),
        rule_version: Set(i32::try_from(rule_version).unwrap_or_default()),
        written_at: Set(now),
    };
    jp_entry::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
