//! Queries of drafts: rows in, values out; the institution is part of every query that finds a draft.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::api::draft::{DraftDeed, DraftFacts};
use shared::api::review::{DraftPart, DraftState};
use shared::id::{AccountId, CourseId, DraftChangeId, DraftId, InstitutionId, VersionId};
use uuid::Uuid;

use super::node::{Image, Node};
use crate::db::entity::{
    audit_entry, draft, draft_change, draft_file, draft_member, draft_node, institution,
};
use crate::db::json;

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
        created_by: Set(new.changed.0),
        created_at: Set(new.changed.1),
        changed_by: Set(new.changed.0),
        changed_at: Set(new.changed.1),
        version_id: Set(None),
        ended_at: Set(None),
    };
    draft::Entity::insert(row).exec_without_returning(tx).await?;
    set_member(tx, new.id, new.changed.0, Some(DraftPart::Owner)).await?;
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

fn node(row: draft_node::Model) -> Result<Node, DbErr> {
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

/// What is kept of a change.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub(super) struct Images {
    pub(super) nodes: Vec<Image>,
    /// Facts before and after, where they were changed.
    pub(super) facts: Option<(DraftFacts, DraftFacts)>,
}

/// A change in the history.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) id: DraftChangeId,
    pub(super) no: i64,
    pub(super) changed: By,
    pub(super) deed: DraftDeed,
    pub(super) object: String,
    pub(super) undoes: Option<DraftChangeId>,
    pub(super) is_undone: bool,
}

/// The latest changes of a draft, newest first, without what they changed.
pub(super) async fn changes(db: &impl ConnectionTrait, draft: DraftId) -> Result<Vec<Change>, DbErr> {
    newest(db, draft, CHANGES).await
}

/// The latest change of a draft.
pub(super) async fn latest(db: &impl ConnectionTrait, draft: DraftId) -> Result<Option<Change>, DbErr> {
    Ok(newest(db, draft, 1).await?.pop())
}

async fn newest(db: &impl ConnectionTrait, draft: DraftId, most: u64) -> Result<Vec<Change>, DbErr> {
    type Row = (DraftChangeId, i64, AccountId, DateTime<Utc>, String, String, Option<DraftChangeId>, bool);
    let rows: Vec<Row> = draft_change::Entity::find()
        .select_only()
        .columns([
            draft_change::Column::Id,
            draft_change::Column::No,
            draft_change::Column::AccountId,
            draft_change::Column::At,
            draft_change::Column::Deed,
            draft_change::Column::Object,
            draft_change::Column::Undoes,
            draft_change::Column::IsUndone,
        ])
        .filter(draft_change::Column::DraftId.eq(draft))
        .order_by_desc(draft_change::Column::No)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(id, no, by, at, deed, object, undoes, is_undone)| {
            let deed = json::read(serde_json::Value::String(deed))?;
            Ok(Change { id, no, changed: (by, at), deed, object, undoes, is_undone })
        })
        .collect()
}

/// Number of the latest change; 0 before the first.
pub(super) async fn latest_no(tx: &DatabaseTransaction, draft: DraftId) -> Result<i64, DbErr> {
    let latest: Option<i64> = draft_change::Entity::find()
        .select_only()
        .column(draft_change::Column::No)
        .filter(draft_change::Column::DraftId.eq(draft))
        .order_by_desc(draft_change::Column::No)
        .into_tuple()
        .one(tx)
        .await?;
    Ok(latest.unwrap_or(0))
}

/// Gives a node a number.
pub(super) async fn number(
    tx: &DatabaseTransaction,
    draft: DraftId,
    id: Uuid,
    rev: u32,
) -> Result<(), DbErr> {
    draft_node::Entity::update_many()
        .col_expr(draft_node::Column::Rev, stored(rev).into())
        .filter(draft_node::Column::DraftId.eq(draft))
        .filter(draft_node::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// What a change changed.
pub(super) async fn images(
    db: &impl ConnectionTrait,
    draft: DraftId,
    id: DraftChangeId,
) -> Result<Option<Images>, DbErr> {
    let row =
        draft_change::Entity::find_by_id(id).filter(draft_change::Column::DraftId.eq(draft)).one(db).await?;
    row.map(|row| json::read(row.images)).transpose()
}

/// Writes a change down behind the latest.
pub(super) async fn note(
    tx: &DatabaseTransaction,
    draft: DraftId,
    change: &Change,
    images: &Images,
) -> Result<(), DbErr> {
    let row = draft_change::ActiveModel {
        id: Set(change.id),
        draft_id: Set(draft),
        no: Set(change.no),
        account_id: Set(change.changed.0),
        at: Set(change.changed.1),
        deed: Set(json::word(&change.deed)?),
        object: Set(change.object.clone()),
        images: Set(json::write(images)?),
        undoes: Set(change.undoes),
        is_undone: Set(change.is_undone),
    };
    draft_change::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Lets a change reach further: what it changed, and when.
pub(super) async fn prolong(
    tx: &DatabaseTransaction,
    id: DraftChangeId,
    at: DateTime<Utc>,
    images: &Images,
) -> Result<(), DbErr> {
    draft_change::Entity::update_many()
        .col_expr(draft_change::Column::At, at.into())
        .col_expr(draft_change::Column::Images, json::write(images)?.into())
        .filter(draft_change::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Says of a change whether it was taken back.
pub(super) async fn mark(tx: &DatabaseTransaction, id: DraftChangeId, is_undone: bool) -> Result<(), DbErr> {
    draft_change::Entity::update_many()
        .col_expr(draft_change::Column::IsUndone, is_undone.into())
        .filter(draft_change::Column::Id.eq(id))
        .exec(tx)
        .await?;
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
    let row = audit_entry::ActiveModel {
        id: Set(id),
        account_id: Set(changed.0),
        action: Set(action.to_owned()),
        object_kind: Set("draft".to_owned()),
        object_id: Set(Some(draft.0)),
        detail: Set(serde_json::json!({})),
        at: Set(changed.1),
    };
    audit_entry::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
