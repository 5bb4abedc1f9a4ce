//! Queries of providers: rows in, values out; the institution is part of every query.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, JoinType,
    QueryFilter, QuerySelect, RelationDef,
};
use shared::api::provider::{ProviderEdit, ProviderKind, ProviderPart, ProviderState};
use shared::id::{AccountId, InstitutionId, ProviderId};
use shared::value::{PROVIDER_NAME_MAX, ProviderContact, ProviderName, WebAddress};

use super::rule::Known;
use crate::db::entity::{course, provider, provider_member};
use crate::db::json;

/// A provider as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Provider {
    pub(super) id: ProviderId,
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) kind: ProviderKind,
    pub(super) state: ProviderState,
    pub(super) website: Option<String>,
    pub(super) contact: Option<String>,
}

impl Provider {
    /// What names need to know of it.
    pub(super) fn known(&self) -> Known {
        Known { id: self.id, slug: self.slug.clone(), name: self.name.clone(), state: self.state }
    }

    /// What it says about itself.
    pub(super) fn about(&self) -> Result<ProviderEdit, DbErr> {
        // Folders may say longer names than forms take.
        let name: String = self.name.chars().take(PROVIDER_NAME_MAX).collect();
        let fault = |_ignored| DbErr::Type(format!("not a provider: {}", self.id));
        let website = self.website.as_deref().map(WebAddress::parse).transpose();
        Ok(ProviderEdit {
            name: ProviderName::parse(&name).map_err(fault)?,
            kind: self.kind,
            website: website.map_err(fault)?,
            contact: ProviderContact::parse(self.contact.as_deref().unwrap_or_default()).map_err(fault)?,
            state: self.state,
        })
    }
}

fn read(row: provider::Model) -> Result<Provider, DbErr> {
    Ok(Provider {
        id: row.id,
        slug: row.slug,
        name: row.name,
        kind: json::read(serde_json::Value::String(row.kind))?,
        state: json::read(serde_json::Value::String(row.state))?,
        website: row.website,
        contact: row.contact,
    })
}

/// The providers of an institution.
pub(super) async fn all(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<Provider>, DbErr> {
    let query = provider::Entity::find().filter(provider::Column::InstitutionId.eq(institution));
    query.all(db).await?.into_iter().map(read).collect()
}

/// Members of each of an institution's providers.
pub(super) async fn members(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<BTreeMap<ProviderId, Vec<(AccountId, ProviderPart)>>, DbErr> {
    let of_provider: RelationDef = provider_member::Entity::belongs_to(provider::Entity)
        .from(provider_member::Column::ProviderId)
        .to(provider::Column::Id)
        .into();
    let rows = provider_member::Entity::find()
        .join(JoinType::InnerJoin, of_provider)
        .filter(provider::Column::InstitutionId.eq(institution))
        .all(db)
        .await?;
    let mut members: BTreeMap<ProviderId, Vec<(AccountId, ProviderPart)>> = BTreeMap::new();
    for row in rows {
        let part = json::read(serde_json::Value::String(row.part))?;
        members.entry(row.provider_id).or_default().push((row.account_id, part));
    }
    Ok(members)
}

/// Courses of each of an institution's providers.
pub(super) async fn courses(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<BTreeMap<ProviderId, u32>, DbErr> {
    let rows: Vec<(ProviderId, i64)> = course::Entity::find()
        .select_only()
        .column(course::Column::ProviderId)
        .column_as(course::Column::Id.count(), "count")
        .filter(course::Column::InstitutionId.eq(institution))
        .group_by(course::Column::ProviderId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, count)| (id, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// The active providers of an institution that somebody manages.
pub(super) async fn managed(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    account: AccountId,
) -> Result<BTreeSet<ProviderId>, DbErr> {
    let of_provider: RelationDef = provider_member::Entity::belongs_to(provider::Entity)
        .from(provider_member::Column::ProviderId)
        .to(provider::Column::Id)
        .into();
    let ids: Vec<ProviderId> = provider_member::Entity::find()
        .select_only()
        .column(provider_member::Column::ProviderId)
        .join(JoinType::InnerJoin, of_provider)
        .filter(provider::Column::InstitutionId.eq(institution))
        .filter(provider::Column::State.eq(json::word(&ProviderState::Active)?))
        .filter(provider_member::Column::AccountId.eq(account))
        .filter(provider_member::Column::Part.eq(json::word(&ProviderPart::Manager)?))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().collect())
}

/// Writes a new provider.
pub(super) async fn add(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    (id, slug): (ProviderId, String),
    about: &ProviderEdit,
) -> Result<(), DbErr> {
    let row = provider::ActiveModel {
        id: Set(id),
        institution_id: Set(institution),
        slug: Set(slug),
        name: Set(about.name.as_str().to_owned()),
        kind: Set(json::word(&about.kind)?),
        website: Set(about.website.as_ref().map(|address| address.as_str().to_owned())),
        contact: Set(Some(about.contact.as_str().to_owned()).filter(|contact| !contact.is_empty())),
        state: Set(json::word(&about.state)?),
    };
    provider::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes the name of a provider that nobody has described yet.
pub(super) async fn add_name(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    (id, slug): (ProviderId, String),
    name: &str,
) -> Result<(), DbErr> {
    let row = provider::ActiveModel {
        id: Set(id),
        institution_id: Set(institution),
        slug: Set(slug),
        name: Set(name.to_owned()),
        kind: Set(json::word(&ProviderKind::TrainingInstitution)?),
        website: Set(None),
        contact: Set(None),
        state: Set(json::word(&ProviderState::Active)?),
    };
    provider::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Sets what a provider of an institution says about itself; whether there is such a provider.
pub(super) async fn set(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    id: ProviderId,
    about: &ProviderEdit,
) -> Result<bool, DbErr> {
    let website = about.website.as_ref().map(|address| address.as_str().to_owned());
    let contact = Some(about.contact.as_str().to_owned()).filter(|contact| !contact.is_empty());
    let done = provider::Entity::update_many()
        .col_expr(provider::Column::Name, about.name.as_str().into())
        .col_expr(provider::Column::Kind, json::word(&about.kind)?.into())
        .col_expr(provider::Column::Website, website.into())
        .col_expr(provider::Column::Contact, contact.into())
        .col_expr(provider::Column::State, json::word(&about.state)?.into())
        .filter(provider::Column::Id.eq(id))
        .filter(provider::Column::InstitutionId.eq(institution))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Gives somebody a part in a provider, or takes it away.
pub(super) async fn set_member(
    tx: &DatabaseTransaction,
    id: ProviderId,
    account: AccountId,
    part: Option<ProviderPart>,
) -> Result<(), DbErr> {
    provider_member::Entity::delete_by_id((id, account)).exec(tx).await?;
    let Some(part) = part else { return Ok(()) };
    let row = provider_member::ActiveModel {
        provider_id: Set(id),
        account_id: Set(account),
        part: Set(json::word(&part)?),
    };
    provider_member::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
