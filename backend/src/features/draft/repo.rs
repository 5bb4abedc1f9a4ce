//! Queries of drafts: rows in, values out; the institution is part of every query that finds a draft.

mod change;
mod library;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::api::draft::DraftFacts;
use shared::api::review::{DraftPart, DraftState};
use shared::id::{AccountId, CourseId, DraftId, InstitutionId, VersionId};
use uuid::Uuid;

pub(super) use self::change::*;
pub(super) use self::library::*;
use super::node::{Image, Node};
use crate::db::entity::{draft, draft_change, draft_file, draft_member, draft_node, institution};
use crate::db::{audit, json};

/// Changes that are listed and looked through.
pub(super) const CHANGES: u64 = 200;
/// Rows in one statement.
const CHUNK: usize = 200;

/// Who changed something, and when.
pub(super) type By = (AccountId, DateTime<Utc>);

/// An open draft without its nodes.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The draft.
    pub id: DraftId,
    /// Whose it is.
    pub institution: InstitutionId,
    /// The course that it will be a version of, if there is one.
    pub course: Option<CourseId>,
    /// Number of the version it starts from.
    pub base: Option<u32>,
    /// Where it stands.
    pub state: DraftState,
    /// Number of its outline.
    pub rev: u32,
    /// What the course says about itself.
    pub facts: DraftFacts,
    /// Who started it.
    pub created_by: AccountId,
    /// Who changed it last, and when.
    pub changed: By,
}

/// Somebody with a part in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The account.
    pub account: AccountId,
    /// The part.
    pub part: DraftPart,
}

fn seen(value: i32) -> u32 {
    u32::try_from(value).unwrap_or_default()
}

fn stored(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

fn read(row: draft::Model) -> Result<Draft, DbErr> {
    Ok(Draft {
        id: row.id,
        institution: row.institution_id,
        course: row.course_id,
        base: row.base_number.map(seen),
        state: json::read(serde_json::Value::String(row.state))?,
        rev: seen(row.rev),
        facts: json::read(row.facts)?,
        created_by: row.created_by,
        changed: (row.changed_by, row.changed_at),
    })
}

/// An open draft of the institution.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: DraftId,
) -> Result<Option<Draft>, DbErr> {
    let row = draft::Entity::find_by_id(id)
        .filter(draft::Column::InstitutionId.eq(institution))
        .filter(draft::Column::EndedAt.is_null())
        .one(db)
        .await?;
    row.map(read).transpose()
}

/// The open drafts of the institution, the last changed first.
pub(super) async fn open(db: &impl ConnectionTrait, institution: InstitutionId) -> Result<Vec<Draft>, DbErr> {
    let rows = draft::Entity::find()
        .filter(draft::Column::InstitutionId.eq(institution))
        .filter(draft::Column::EndedAt.is_null())
        .order_by_desc(draft::Column::ChangedAt)
        .order_by_asc(draft::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(read).collect()
}

/// Nodes of each kind in some drafts.
pub(super) async fn counts(
    db: &impl ConnectionTrait,
    drafts: &[DraftId],
) -> Result<BTreeMap<(DraftId, String), u32>, DbErr> {
    let rows: Vec<(DraftId, String, i64)> = draft_node::Entity::find()
        .select_only()
        .columns([draft_node::Column::DraftId, draft_node::Column::Kind])
        .column_as(draft_node::Column::Id.count(), "count")
        .filter(draft_node::Column::DraftId.is_in(drafts.iter().copied()))
        .filter(draft_node::Column::Kind.ne("block"))
        .group_by(draft_node::Column::DraftId)
        .group_by(draft_node::Column::Kind)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, kind, count)| ((id, kind), u32::try_from(count).unwrap_or(u32::MAX)))
        .collect())
}

/// The institution's name.
pub(super) async fn institution_name(db: &impl ConnectionTrait, id: InstitutionId) -> Result<String, DbErr> {
    let row = institution::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| row.name).unwrap_or_default())
}

/// Writes a new draft with its nodes and files.
pub(super) async fn add(
    tx: &DatabaseTransaction,
    new: &Draft,
    nodes: Vec<Node>,
    files: &BTreeMap<String, String>,
) -> Result<(), DbErr> {
    let row = draft::ActiveModel {
        id: Set(new.id),
        institution_id: Set(new.institution),
        course_id: Set(new.course),
        base_number: Set(new.base.map(stored)),
        state: Set(json::word(&new.state)?),
        rev: Set(stored(new.rev)),
        title: Set(new.facts.title.clone()),
        facts: Set(json::write(&new.facts)?),
        created_by: Set(new.created_by),
        created_at: Set(new.changed.1),
        changed_by: Set(new.changed.0),
        changed_at: Set(new.changed.1),
        version_id: Set(None),
        ended_at: Set(None),
    };
    draft::Entity::insert(row).exec_without_returning(tx).await?;
    set_member(tx, new.id, new.created_by, Some(DraftPart::Owner)).await?;
    insert(tx, new.id, &nodes).await?;
    let rows: Vec<_> = files
        .iter()
        .map(|(name, hash)| draft_file::ActiveModel {
            draft_id: Set(new.id),
            name: Set(name.clone()),
            hash: Set(hash.clone()),
        })
        .collect();
    for some in rows.chunks(CHUNK) {
        draft_file::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

async fn insert(tx: &DatabaseTransaction, draft: DraftId, nodes: &[Node]) -> Result<(), DbErr> {
    for some in nodes.chunks(CHUNK) {
        let rows: Result<Vec<_>, DbErr> = some.iter().map(|node| model(draft, node)).collect();
        draft_node::Entity::insert_many(rows?).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn model(draft: DraftId, node: &Node) -> Result<draft_node::ActiveModel, DbErr> {
    Ok(draft_node::ActiveModel {
        draft_id: Set(draft),
        id: Set(node.id),
        parent_id: Set(node.parent),
        kind: Set(node.body.kind().to_owned()),
        place: Set(node.place.clone()),
        rev: Set(stored(node.rev)),
        body: Set(json::write(&node.body)?),
    })
}

pub(super) fn node(row: draft_node::Model) -> Result<Node, DbErr> {
    Ok(Node {
        id: row.id,
        parent: row.parent_id,
        place: row.place,
        rev: seen(row.rev),
        body: json::read(row.body)?,
    })
}

/// Which nodes of a draft are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Modules and units.
    Outline,
    /// All.
    Whole,
    /// A unit and its blocks.
    Unit(Uuid),
    /// One node.
    One(Uuid),
}

/// Nodes of a draft.
pub(super) async fn nodes(db: &impl ConnectionTrait, draft: DraftId, part: Part) -> Result<Vec<Node>, DbErr> {
    let query = draft_node::Entity::find().filter(draft_node::Column::DraftId.eq(draft));
    let query = match part {
        Part::Outline => query.filter(draft_node::Column::Kind.ne("block")),
        Part::Whole => query,
        Part::Unit(unit) => {
            query.filter(draft_node::Column::Id.eq(unit).or(draft_node::Column::ParentId.eq(unit)))
        }
        Part::One(id) => query.filter(draft_node::Column::Id.eq(id)),
    };
    query.all(db).await?.into_iter().map(node).collect()
}

/// The files of a draft, by name, with their hashes.
pub(super) async fn files(
    db: &impl ConnectionTrait,
    draft: DraftId,
) -> Result<BTreeMap<String, String>, DbErr> {
    let rows = draft_file::Entity::find().filter(draft_file::Column::DraftId.eq(draft)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.name, row.hash)).collect())
}

/// Writes files of a draft by name and hash, but for those that it has.
pub(super) async fn add_files(
    tx: &DatabaseTransaction,
    id: DraftId,
    files: impl Iterator<Item = (&str, &str)>,
) -> Result<(), DbErr> {
    let row = |(name, hash): (&str, &str)| draft_file::ActiveModel {
        draft_id: Set(id),
        name: Set(name.to_owned()),
        hash: Set(hash.to_owned()),
    };
    let key = [draft_file::Column::DraftId, draft_file::Column::Name];
    draft_file::Entity::insert_many(files.map(row))
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Takes hold of a draft for a change, in the caller's transaction. With `seen`, only if that is still the number of its
/// outline, which rises; says whether it was.
pub(super) async fn hold(
    tx: &DatabaseTransaction,
    (institution, id): (InstitutionId, DraftId),
    seen: Option<u32>,
    changed: By,
) -> Result<bool, DbErr> {
    let mut update = draft::Entity::update_many()
        .col_expr(draft::Column::ChangedBy, changed.0.into())
        .col_expr(draft::Column::ChangedAt, changed.1.into())
        .filter(draft::Column::Id.eq(id))
        .filter(draft::Column::InstitutionId.eq(institution))
        .filter(draft::Column::EndedAt.is_null());
    if let Some(seen) = seen {
        update = update
            .col_expr(draft::Column::Rev, Expr::col(draft::Column::Rev).add(1))
            .filter(draft::Column::Rev.eq(stored(seen)));
    }
    Ok(update.exec(tx).await?.rows_affected == 1)
}

/// Brings a draft of the number and the state seen into another state; says whether it was so.
pub(super) async fn step(
    tx: &DatabaseTransaction,
    id: DraftId,
    (seen, before): (u32, DraftState),
    after: DraftState,
    changed: By,
) -> Result<bool, DbErr> {
    let done = draft::Entity::update_many()
        .col_expr(draft::Column::State, json::word(&after)?.into())
        .col_expr(draft::Column::ChangedBy, changed.0.into())
        .col_expr(draft::Column::ChangedAt, changed.1.into())
        .filter(draft::Column::Id.eq(id))
        .filter(draft::Column::EndedAt.is_null())
        .filter(draft::Column::Rev.eq(stored(seen)))
        .filter(draft::Column::State.eq(json::word(&before)?))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Who has which part in a draft.
pub(super) async fn members(db: &impl ConnectionTrait, id: DraftId) -> Result<Vec<Member>, DbErr> {
    let rows = draft_member::Entity::find().filter(draft_member::Column::DraftId.eq(id)).all(db).await?;
    let read = |row: draft_member::Model| {
        Ok(Member { account: row.account_id, part: json::read(serde_json::Value::String(row.part))? })
    };
    rows.into_iter().map(read).collect()
}

/// Gives somebody a part in a draft, or takes it away.
pub(super) async fn set_member(
    tx: &DatabaseTransaction,
    id: DraftId,
    account: AccountId,
    part: Option<DraftPart>,
) -> Result<(), DbErr> {
    draft_member::Entity::delete_by_id((id, account)).exec(tx).await?;
    let Some(part) = part else { return Ok(()) };
    let row = draft_member::ActiveModel {
        draft_id: Set(id),
        account_id: Set(account),
        part: Set(json::word(&part)?),
    };
    draft_member::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The ids of all nodes of a draft.
pub(super) async fn ids(db: &impl ConnectionTrait, id: DraftId) -> Result<Vec<Uuid>, DbErr> {
    draft_node::Entity::find()
        .select_only()
        .column(draft_node::Column::Id)
        .filter(draft_node::Column::DraftId.eq(id))
        .into_tuple()
        .all(db)
        .await
}

/// Sets the facts of a draft.
pub(super) async fn set_facts(
    tx: &DatabaseTransaction,
    id: DraftId,
    facts: &DraftFacts,
) -> Result<(), DbErr> {
    draft::Entity::update_many()
        .col_expr(draft::Column::Title, facts.title.as_str().into())
        .col_expr(draft::Column::Facts, json::write(facts)?.into())
        .filter(draft::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Writes what was changed of the nodes.
pub(super) async fn write(tx: &DatabaseTransaction, draft: DraftId, images: &[Image]) -> Result<(), DbErr> {
    let gone: Vec<Uuid> = images.iter().filter(|image| image.after.is_none()).map(|image| image.id).collect();
    for some in gone.chunks(CHUNK) {
        draft_node::Entity::delete_many()
            .filter(draft_node::Column::DraftId.eq(draft))
            .filter(draft_node::Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    let new: Vec<Node> = images
        .iter()
        .filter(|image| image.before.is_none())
        .filter_map(|image| image.after.clone())
        .collect();
    insert(tx, draft, &new).await?;
    for image in images.iter().filter(|image| image.before.is_some()) {
        let Some(after) = &image.after else { continue };
        draft_node::Entity::update_many()
            .set(model(draft, after)?)
            .filter(draft_node::Column::DraftId.eq(draft))
            .filter(draft_node::Column::Id.eq(image.id))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Ends a draft: its nodes, files and history go, the row stays with the version that came of it.
pub(super) async fn end(
    tx: &DatabaseTransaction,
    id: DraftId,
    version: Option<VersionId>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    draft_change::Entity::delete_many().filter(draft_change::Column::DraftId.eq(id)).exec(tx).await?;
    draft_file::Entity::delete_many().filter(draft_file::Column::DraftId.eq(id)).exec(tx).await?;
    draft_node::Entity::delete_many().filter(draft_node::Column::DraftId.eq(id)).exec(tx).await?;
    draft::Entity::update_many()
        .col_expr(draft::Column::EndedAt, now.into())
        .col_expr(draft::Column::VersionId, version.into())
        .filter(draft::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Writes down what staff did to a draft.
pub(super) async fn audit(
    tx: &DatabaseTransaction,
    id: Uuid,
    changed: By,
    draft: DraftId,
    action: &str,
) -> Result<(), DbErr> {
    audit::note(tx, id, (changed.0, changed.1), ("draft", Some(draft.0)), action, serde_json::json!({})).await
}
