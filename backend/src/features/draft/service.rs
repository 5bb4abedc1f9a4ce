//! The story of each operation on drafts as a whole: shown, changed in outline, checked, given up.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::access::Instructor;
use shared::api::course::LessonKind;
use shared::api::draft::{
    DraftChangeRow, DraftChanged, DraftChanges, DraftDeed, DraftFacts, DraftFactsEdit, DraftFindings,
    DraftView, ModuleRow, OutlineEdit, PreviewHtml, UnitRow,
};
use shared::api::review::{DraftPart, DraftState};
use shared::id::{AccountId, DraftChangeId, DraftId, DraftModuleId, DraftUnitId};
use shared::value::Slug;

use super::error::DraftError;
use super::node::{Image, KindBody, Node, Tree};
use super::repo::{self, By, Change, Draft, Images, Member, Part};
use super::{file, finish, history, outline, sound};
use crate::ctx::Ctx;
use crate::features::{account, course, provider};

/// A draft of the caller's institution.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    id: DraftId,
) -> Result<Draft, DraftError> {
    repo::find(db, caller.institution(), id).await?.ok_or(DraftError::NotFound)
}

/// Who does something now.
pub(super) fn now(ctx: &Ctx, caller: &Instructor) -> By {
    (caller.account(), ctx.clock.now())
}

/// Who changed something last, by name.
pub(super) fn changed(names: &BTreeMap<AccountId, String>, (by, at): By) -> DraftChanged {
    DraftChanged { by: names.get(&by).cloned().unwrap_or_default(), at }
}

/// The key that a title makes.
pub(super) fn slug(title: &str) -> Result<Slug, DraftError> {
    Slug::parse(&course_folder::slug_of(title)).map_err(|_ignored| DraftError::NotFound)
}

/// A draft's facts and outline.
pub(super) async fn view(ctx: &Ctx, caller: &Instructor, id: DraftId) -> Result<DraftView, DraftError> {
    let db = ctx.db.reader();
    let draft = find(db, caller, id).await?;
    shown(db, caller, draft).await
}

/// A draft as the caller sees it.
pub(super) async fn shown(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    draft: Draft,
) -> Result<DraftView, DraftError> {
    let tree = Tree::new(repo::nodes(db, draft.id, Part::Outline).await?);
    let changes = repo::changes(db, draft.id).await?;
    let (undo, redo) = history::next(&changes, caller.account());
    let by = undo.iter().chain(&redo).map(|change| change.changed.0).chain([draft.changed.0]);
    let names = account::door::holders(db, by).await?;
    let row = |change: &Change| change_row(&names, change);
    Ok(DraftView {
        id: draft.id,
        rev: draft.rev,
        course: draft.course,
        base: draft.base,
        is_template: draft.state == DraftState::Template,
        modules: tree
            .outline()
            .into_iter()
            .filter_map(|(module, units)| module_row(module, &units))
            .collect(),
        changed: changed(&names, draft.changed),
        undo: undo.map(row),
        redo: redo.map(row),
        facts: draft.facts,
    })
}

fn module_row(node: &Node, units: &[&Node]) -> Option<ModuleRow> {
    let body = node.module()?;
    let unit = |node: &&Node| {
        let body = node.unit()?;
        Some(UnitRow {
            id: DraftUnitId(node.id),
            title: body.title.clone(),
            kind: kind(&body.kind),
            minutes: body.minutes,
            is_required: body.is_required,
            is_hidden: body.is_hidden,
            opening: body.opening.clone(),
        })
    };
    Some(ModuleRow {
        id: DraftModuleId(node.id),
        title: body.title.clone(),
        objectives: body.objectives.clone(),
        units: units.iter().filter_map(unit).collect(),
    })
}

/// Kind of a unit.
pub(super) fn kind(body: &KindBody) -> LessonKind {
    match body {
        KindBody::Text => LessonKind::Text,
        KindBody::Video { .. } => LessonKind::Video,
        KindBody::Document { .. } => LessonKind::Document,
        KindBody::Quiz(_) => LessonKind::Quiz,
        KindBody::Assignment(work) if work.is_activity => LessonKind::Activity,
        KindBody::Assignment(_) => LessonKind::Assignment,
        KindBody::Live => LessonKind::Live,
        KindBody::Discussion { .. } => LessonKind::Discussion,
    }
}

fn change_row(names: &BTreeMap<AccountId, String>, change: &Change) -> DraftChangeRow {
    DraftChangeRow {
        id: change.id,
        changed: changed(names, change.changed),
        what: change.deed,
        object: change.object.clone(),
        is_undone: change.is_undone,
    }
}

/// Gives a draft up.
pub(super) async fn give_up(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    seen: u32,
) -> Result<(), DraftError> {
    let changed = now(ctx, caller);
    let tx = ctx.db.begin().await?;
    let draft = hold(&tx, caller, id, Some(seen), changed).await?;
    file::release(&tx, &draft).await?;
    repo::end(&tx, id, None, changed.1).await?;
    repo::audit(&tx, ctx.ids.uuid(changed.1), changed, id, "drop draft").await?;
    tx.commit().await?;
    Ok(())
}

/// Takes hold of a draft, or says why not.
pub(super) async fn hold(
    tx: &DatabaseTransaction,
    caller: &Instructor,
    id: DraftId,
    seen: Option<u32>,
    changed: By,
) -> Result<Draft, DraftError> {
    let is_held = repo::hold(tx, (caller.institution(), id), seen, changed).await?;
    let draft = find(tx, caller, id).await?;
    may_write(tx, caller, &draft).await?;
    if is_held { Ok(draft) } else { Err(DraftError::Revised) }
}

/// Says why the caller may not write on a draft now, if so.
pub(super) async fn may_write(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    draft: &Draft,
) -> Result<(), DraftError> {
    let members = repo::members(db, draft.id).await?;
    let part = part(db, caller, draft, &members).await?;
    if !matches!(part, Some(DraftPart::Owner | DraftPart::CoAuthor)) {
        Err(DraftError::NotAuthor)
    } else if matches!(draft.state, DraftState::Submitted | DraftState::InReview | DraftState::Approved) {
        Err(DraftError::InReview)
    } else {
        Ok(())
    }
}

/// The part that the caller has in a draft. Whoever manages its provider counts as owner, but for those who are to read or
/// publish it: they are the second person.
pub(super) async fn part(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    draft: &Draft,
    members: &[Member],
) -> Result<Option<DraftPart>, DbErr> {
    let own = members.iter().find(|one| one.account == caller.account()).map(|one| one.part);
    if !matches!(own, None | Some(DraftPart::CoAuthor)) {
        return Ok(own);
    }
    let managed = provider::door::managed(db, caller.institution(), caller.account()).await?;
    Ok(if managed.has(&draft.facts.provider) { Some(DraftPart::Owner) } else { own })
}

/// Writes a change down behind the latest of its draft.
pub(super) async fn note(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    draft: DraftId,
    (deed, object): (DraftDeed, String),
    changed: By,
    images: &Images,
) -> Result<(), DraftError> {
    let latest = repo::latest_no(tx, draft).await?;
    let change = Change {
        id: DraftChangeId(ctx.ids.uuid(changed.1)),
        no: latest.saturating_add(1),
        changed,
        deed,
        object,
        undoes: None,
        is_undone: false,
    };
    Ok(repo::note(tx, draft, &change, images).await?)
}

/// Sets what the course says about itself.
pub(super) async fn set_facts(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    edit: DraftFactsEdit,
) -> Result<DraftView, DraftError> {
    sound::facts(&edit.facts)?;
    let changed = now(ctx, caller);
    let tx = ctx.db.begin().await?;
    let draft = hold(&tx, caller, id, Some(edit.rev), changed).await?;
    let facts = DraftFacts {
        // The address of a course that exists is where people have put their links.
        slug: if draft.course.is_some() { draft.facts.slug.clone() } else { edit.facts.slug.clone() },
        ..edit.facts
    };
    if facts.provider != draft.facts.provider {
        provider::door::may_name(&tx, caller, &facts.provider).await?;
    }
    if draft.course.is_none() && course::door::is_slug_taken(&tx, &facts.slug).await? {
        return Err(DraftError::SlugTaken);
    }
    repo::set_facts(&tx, id, &facts).await?;
    let object = facts.title.clone();
    let images = Images { nodes: Vec::new(), facts: Some((draft.facts.clone(), facts.clone())) };
    note(ctx, &tx, id, (DraftDeed::Change, object), changed, &images).await?;
    let shown = shown(&tx, caller, Draft { facts, ..draft }).await?;
    tx.commit().await?;
    Ok(shown)
}

/// Changes the outline.
pub(super) async fn edit_outline(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    edit: &OutlineEdit,
) -> Result<DraftView, DraftError> {
    use shared::api::draft::OutlineAct::{DuplicateModule, DuplicateUnit, Remove};
    sound::outline(&edit.act)?;
    let changed = now(ctx, caller);
    let tx = ctx.db.begin().await?;
    let draft = hold(&tx, caller, id, Some(edit.rev), changed).await?;
    // Blocks go and are copied with their units; nothing else of the outline touches them.
    let is_deep = matches!(edit.act, DuplicateModule { .. } | DuplicateUnit { .. } | Remove { .. });
    let part = if is_deep { Part::Whole } else { Part::Outline };
    let mut tree = Tree::new(repo::nodes(&tx, id, part).await?);
    let done = outline::act(&mut tree, &edit.act, &mut || ctx.ids.uuid(changed.1))?;
    let nodes: Vec<Image> = tree.images();
    if !nodes.is_empty() {
        repo::write(&tx, id, &nodes).await?;
        note(ctx, &tx, id, done, changed, &Images { nodes, facts: None }).await?;
    }
    let shown = shown(&tx, caller, draft).await?;
    tx.commit().await?;
    Ok(shown)
}

/// Markdown as learners will see it.
pub(super) async fn preview(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    text: &str,
) -> Result<PreviewHtml, DraftError> {
    sound::block("/text", text)?;
    let db = ctx.db.reader();
    find(db, caller, id).await?;
    let pictures = course::door::pictures(&repo::files(db, id).await?);
    Ok(PreviewHtml { html: crate::html::lesson(text, &pictures) })
}

/// What was changed, newest first.
pub(super) async fn changes(ctx: &Ctx, caller: &Instructor, id: DraftId) -> Result<DraftChanges, DraftError> {
    let db = ctx.db.reader();
    find(db, caller, id).await?;
    let changes = repo::changes(db, id).await?;
    let names = account::door::holders(db, changes.iter().map(|change| change.changed.0)).await?;
    Ok(DraftChanges { items: changes.iter().map(|change| change_row(&names, change)).collect() })
}

/// What stands in the way of publishing.
pub(super) async fn findings(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
) -> Result<DraftFindings, DraftError> {
    let draft = find(ctx.db.reader(), caller, id).await?;
    finish::findings(ctx, &draft).await
}
