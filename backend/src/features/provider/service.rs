//! The story of each operation on providers.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::json;
use shared::access::{Instructor, Role, TrainingAdmin};
use shared::api::provider::{
    AuthorProviders, ProviderEdit, ProviderMember, ProviderMemberEdit, ProviderOther, ProviderPart,
    ProviderRow, ProviderView, Providers,
};
use shared::id::{AccountId, InstitutionId, ProviderId};

use super::error::ProviderError;
use super::repo::{self, Provider};
use super::rule::{self, Known};
use crate::ctx::Ctx;
use crate::db::audit;
use crate::features::{account, course};

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The institution's providers by name.
pub(super) async fn list(ctx: &Ctx, caller: &TrainingAdmin) -> Result<Providers, ProviderError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let members = repo::members(db, institution).await?;
    let courses = repo::courses(db, institution).await?;
    let row = |one: Provider| ProviderRow {
        members: members.get(&one.id).map_or(0, |members| size(members.len())),
        courses: courses.get(&one.id).copied().unwrap_or(0),
        id: one.id,
        name: one.name,
        kind: one.kind,
        state: one.state,
    };
    let mut items: Vec<ProviderRow> = repo::all(db, institution).await?.into_iter().map(row).collect();
    items.sort_by_key(|one| (one.name.to_lowercase(), one.id));
    Ok(Providers { items })
}

/// A provider with its members.
pub(super) async fn view(
    ctx: &Ctx,
    caller: &TrainingAdmin,
    id: ProviderId,
) -> Result<ProviderView, ProviderError> {
    shown(ctx.db.reader(), caller.institution(), id).await
}

async fn shown(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: ProviderId,
) -> Result<ProviderView, ProviderError> {
    let all = repo::all(db, institution).await?;
    let found = all.iter().find(|one| one.id == id).ok_or(ProviderError::NotFound)?;
    let parts = repo::members(db, institution).await?.remove(&id).unwrap_or_default();
    let instructors = account::door::with_role(db, institution, Role::Instructor).await?;
    let names = account::door::holders(db, parts.iter().map(|(account, _)| *account)).await?;
    let mut members: Vec<ProviderMember> = parts.iter().map(|one| member(*one, &names)).collect();
    members.sort_by(|one, other| (one.part, &one.name).cmp(&(other.part, &other.name)));
    let mut others: Vec<ProviderOther> = instructors
        .into_iter()
        .filter(|(id, _)| parts.iter().all(|(account, _)| account != id))
        .map(|(account, name)| ProviderOther { account, name })
        .collect();
    others.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(ProviderView { id, about: found.about()?, members, others })
}

fn member((account, part): (AccountId, ProviderPart), names: &BTreeMap<AccountId, String>) -> ProviderMember {
    ProviderMember { account, name: names.get(&account).cloned().unwrap_or_default(), part }
}

/// Makes a provider.
pub(super) async fn create(
    ctx: &Ctx,
    caller: &TrainingAdmin,
    about: &ProviderEdit,
) -> Result<ProviderView, ProviderError> {
    let (institution, now) = (caller.institution(), ctx.clock.now());
    let id = ProviderId(ctx.ids.uuid(now));
    let tx = ctx.db.begin().await?;
    let known = known(&tx, institution).await?;
    if rule::meant(&known, about.name.as_str()).is_some() {
        return Err(ProviderError::Taken);
    }
    let name = about.name.as_str();
    repo::add(&tx, institution, (id, rule::slugged(name)), name).await.map_err(taken)?;
    repo::set(&tx, institution, id, about).await?;
    note(ctx, &tx, caller, id, "create provider").await?;
    let shown = shown(&tx, institution, id).await?;
    tx.commit().await?;
    Ok(shown)
}

/// Somebody else has just made one with the same key.
fn taken(error: DbErr) -> ProviderError {
    let is_taken = crate::db::violated(&error).is_some_and(|what| what.contains("slug"));
    if is_taken { ProviderError::Taken } else { error.into() }
}

async fn known(tx: &DatabaseTransaction, institution: InstitutionId) -> Result<Vec<Known>, DbErr> {
    Ok(repo::all(tx, institution).await?.iter().map(Provider::known).collect())
}

async fn note(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    caller: &TrainingAdmin,
    id: ProviderId,
    action: &str,
) -> Result<(), DbErr> {
    let now = ctx.clock.now();
    let by = (caller.account(), now);
    audit::note(tx, ctx.ids.uuid(now), by, ("provider", Some(id.0)), action, json!({})).await
}

/// Changes what a provider says about itself.
pub(super) async fn set(
    ctx: &Ctx,
    caller: &TrainingAdmin,
    id: ProviderId,
    about: &ProviderEdit,
) -> Result<ProviderView, ProviderError> {
    let institution = caller.institution();
    let tx = ctx.db.begin().await?;
    let mut others = known(&tx, institution).await?;
    others.retain(|one| one.id != id);
    // A name that its own first one made is its own for good.
    if rule::meant(&others, about.name.as_str()).is_some() {
        return Err(ProviderError::Taken);
    }
    if !repo::set(&tx, institution, id, about).await? {
        return Err(ProviderError::NotFound);
    }
    course::door::renew_catalogue(&tx).await?;
    note(ctx, &tx, caller, id, "change provider").await?;
    let shown = shown(&tx, institution, id).await?;
    tx.commit().await?;
    course::door::forget_versions(ctx);
    Ok(shown)
}

/// Gives somebody a part in a provider, or takes it away.
pub(super) async fn set_member(
    ctx: &Ctx,
    caller: &TrainingAdmin,
    id: ProviderId,
    edit: &ProviderMemberEdit,
) -> Result<ProviderView, ProviderError> {
    let institution = caller.institution();
    let tx = ctx.db.begin().await?;
    let now = shown(&tx, institution, id).await?;
    // Whoever teaches no more can still be taken out.
    let is_known = now.others.iter().any(|one| one.account == edit.account)
        || now.members.iter().any(|one| one.account == edit.account);
    if !is_known {
        return Err(ProviderError::NotFound);
    }
    repo::set_member(&tx, id, edit.account, edit.part).await?;
    note(ctx, &tx, caller, id, "set member of provider").await?;
    let shown = shown(&tx, institution, id).await?;
    tx.commit().await?;
    Ok(shown)
}

/// The providers that an author may name: first those that the author belongs to, then by name.
pub(super) async fn authored(ctx: &Ctx, caller: &Instructor) -> Result<AuthorProviders, ProviderError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let members = repo::members(db, institution).await?;
    let mut found: Vec<(bool, String)> = Vec::new();
    for one in repo::all(db, institution).await? {
        let parts = members.get(&one.id).map(Vec::as_slice).unwrap_or_default();
        let is_member = parts.iter().any(|(account, _)| *account == caller.account());
        if rule::may_name(one.state, !parts.is_empty(), is_member, caller.keeps_people()).is_ok() {
            found.push((!is_member, one.name));
        }
    }
    found.sort_by_key(|(is_other, name)| (*is_other, name.to_lowercase()));
    Ok(AuthorProviders { names: found.into_iter().map(|(_, name)| name).collect() })
}

/// Says why an author may not name a provider, if so.
pub(super) async fn may_name(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    name: &str,
) -> Result<(), ProviderError> {
    let institution = caller.institution();
    let known: Vec<Known> = repo::all(db, institution).await?.iter().map(Provider::known).collect();
    let Some(meant) = rule::meant(&known, name) else { return Ok(()) };
    let members = repo::members(db, institution).await?;
    let parts = members.get(&meant.id).map(Vec::as_slice).unwrap_or_default();
    let is_member = parts.iter().any(|(account, _)| *account == caller.account());
    Ok(rule::may_name(meant.state, !parts.is_empty(), is_member, caller.keeps_people())?)
}
