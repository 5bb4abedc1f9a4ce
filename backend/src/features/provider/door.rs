//! What courses and drafts ask of providers: which one a name means, who may name it, and who manages it.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::access::Instructor;
use shared::api::provider::{ProviderEdit, ProviderPart};
use shared::id::{AccountId, InstitutionId, ProviderId};
use uuid::Uuid;

pub use super::error::ProviderError;
use super::repo::{self, Provider};
use super::rule::{self, Known};
use super::service;

/// The provider that a name means in an institution, made where there is none.
///
/// # Errors
/// When the database refuses.
pub async fn named(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    name: &str,
    fresh: impl FnOnce() -> Uuid,
) -> Result<ProviderId, DbErr> {
    let known: Vec<Known> = repo::all(tx, institution).await?.iter().map(Provider::known).collect();
    if let Some(meant) = rule::meant(&known, name) {
        return Ok(meant.id);
    }
    let id = ProviderId(fresh());
    repo::add_name(tx, institution, (id, rule::slugged(name)), name).await?;
    Ok(id)
}

/// Says why an author may not name a provider, if so.
///
/// # Errors
/// That it is closed or its members', or the database.
pub async fn may_name(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    name: &str,
) -> Result<(), ProviderError> {
    service::may_name(db, caller, name).await
}

/// Providers that somebody manages.
#[derive(Debug, Clone)]
pub struct Managed {
    known: Vec<Known>,
    own: BTreeSet<ProviderId>,
}

impl Managed {
    /// Whether the provider that a name means is one of them.
    pub fn has(&self, name: &str) -> bool {
        rule::meant(&self.known, name).is_some_and(|meant| self.own.contains(&meant.id))
    }
}

/// The active providers of an institution that somebody manages.
///
/// # Errors
/// When the database refuses.
pub async fn managed(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    account: AccountId,
) -> Result<Managed, DbErr> {
    let own = repo::managed(db, institution, account).await?;
    // Most people manage none.
    let all = if own.is_empty() { Vec::new() } else { repo::all(db, institution).await? };
    Ok(Managed { known: all.iter().map(Provider::known).collect(), own })
}

/// Writes a provider down with its members, for the demonstration.
///
/// # Errors
/// When the database refuses.
pub async fn remember(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    about: &ProviderEdit,
    members: &[(AccountId, ProviderPart)],
    fresh: impl FnOnce() -> Uuid,
) -> Result<(), DbErr> {
    let id = named(tx, institution, about.name.as_str(), fresh).await?;
    repo::set(tx, institution, id, about).await?;
    for (account, part) in members {
        repo::set_member(tx, id, *account, Some(*part)).await?;
    }
    Ok(())
}
