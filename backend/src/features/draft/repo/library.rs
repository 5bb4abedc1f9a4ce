//! What the module library asks of drafts: who writes which, and their modules.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use shared::api::review::DraftPart;
use shared::id::{AccountId, DraftId};
use uuid::Uuid;

use super::node;
use crate::db::entity::{draft_member, draft_node};
use crate::db::json;
use crate::features::draft::node::Node;

/// The drafts that somebody writes on.
pub(in crate::features::draft) async fn written_by(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<BTreeSet<DraftId>, DbErr> {
    let parts = [json::word(&DraftPart::Owner)?, json::word(&DraftPart::CoAuthor)?];
    let ids: Vec<DraftId> = draft_member::Entity::find()
        .select_only()
        .column(draft_member::Column::DraftId)
        .filter(draft_member::Column::AccountId.eq(account))
        .filter(draft_member::Column::Part.is_in(parts))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().collect())
}

/// The modules of some drafts, each with how many units it has.
pub(in crate::features::draft) async fn modules(
    db: &impl ConnectionTrait,
    drafts: &[DraftId],
) -> Result<Vec<(DraftId, Node, u32)>, DbErr> {
    let rows = draft_node::Entity::find()
        .filter(draft_node::Column::DraftId.is_in(drafts.iter().copied()))
        .filter(draft_node::Column::Kind.eq("module"))
        .all(db)
        .await?;
    let counts: Vec<(DraftId, Option<Uuid>, i64)> = draft_node::Entity::find()
        .select_only()
        .columns([draft_node::Column::DraftId, draft_node::Column::ParentId])
        .column_as(draft_node::Column::Id.count(), "count")
        .filter(draft_node::Column::DraftId.is_in(drafts.iter().copied()))
        .filter(draft_node::Column::Kind.eq("unit"))
        .group_by(draft_node::Column::DraftId)
        .group_by(draft_node::Column::ParentId)
        .into_tuple()
        .all(db)
        .await?;
    let counts: BTreeMap<(DraftId, Option<Uuid>), u32> = counts
        .into_iter()
        .map(|(draft, module, count)| ((draft, module), u32::try_from(count).unwrap_or(u32::MAX)))
        .collect();
    rows.into_iter()
        .map(|row| {
            let units = counts.get(&(row.draft_id, Some(row.id))).copied().unwrap_or(0);
            Ok((row.draft_id, node(row)?, units))
        })
        .collect()
}
