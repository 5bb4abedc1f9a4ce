//! The story of each operation on a unit of a draft: its facts, its blocks, its questions.

use std::collections::BTreeMap;

use course_folder::{Caption, Question};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use shared::access::Instructor;
use shared::api::draft::{
    BLOCKS_MAX, BlockAct, BlockEdit, BlockKept, BlockView, BlocksEdit, DraftDeed, OfDraftBlock, OfDraftUnit,
    QuestionAct, QuestionsEdit, UnitCaption, UnitEdit, UnitFacts, UnitKindFacts, UnitPreview, UnitView,
};
use shared::id::{DraftBlockId, DraftId};
use shared::problem::{Fault, Phrase};
use uuid::Uuid;

use super::error::DraftError;
use super::node::{BlockBody, Image, KindBody, Node, NodeBody, Tree, UnitBody};
use super::outline::{relay, sibling, title, unit_of};
use super::repo::{self, By, Images, Part};
use super::{blocks, compile, questions, service, sound, work};
use crate::ctx::Ctx;
use crate::features::{bank, blueprint, course};
use crate::html::{self, Pictures};

/// Minutes within which a block that is written on counts as one change.
const ONE_CHANGE_MINUTES: i64 = 10;

/// A unit with its blocks and its module.
struct Found {
    unit: Node,
    body: UnitBody,
    module: String,
    tree: Tree,
    files: BTreeMap<String, String>,
}

async fn find(db: &impl ConnectionTrait, draft: DraftId, unit: Uuid) -> Result<Found, DraftError> {
    let tree = Tree::new(repo::nodes(db, draft, Part::Unit(unit)).await?);
    let node = unit_of(&tree, unit).map_err(|_ignored| DraftError::NotFound)?;
    let body = node.unit().cloned().ok_or(DraftError::NotFound)?;
    let module = match node.parent {
        Some(parent) => repo::nodes(db, draft, Part::One(parent)).await?,
        None => Vec::new(),
    };
    let module = module.first().map(title).unwrap_or_default();
    let files = repo::files(db, draft).await?;
    Ok(Found { unit: node, body, module, tree, files })
}

/// A unit with its blocks.
pub(super) async fn view(ctx: &Ctx, caller: &Instructor, of: &OfDraftUnit) -> Result<UnitView, DraftError> {
    let db = ctx.db.reader();
    service::find(db, caller, of.draft).await?;
    Ok(shown(&find(db, of.draft, of.unit.0).await?))
}

fn shown(found: &Found) -> UnitView {
    let pictures = course::door::pictures(&found.files);
    let children = found.tree.children(Some(found.unit.id));
    let texts = || children.iter().filter_map(|node| node.block()).map(|block| block.text.as_str());
    let block = |node: &&Node| {
        let body = node.block()?;
        Some(BlockView {
            id: DraftBlockId(node.id),
            rev: node.rev,
            kind: blocks::kind(&body.text),
            html: html::lesson(&body.text, &pictures),
            text: body.text.clone(),
        })
    };
    let quiz = if let KindBody::Quiz(quiz) = &found.body.kind { Some(quiz) } else { None };
    UnitView {
        id: shared::id::DraftUnitId(found.unit.id),
        rev: found.unit.rev,
        title: found.body.title.clone(),
        module: found.module.clone(),
        facts: facts(&found.body),
        blocks: children.iter().filter_map(block).collect(),
        questions: quiz.map(|quiz| questions::shown(quiz)).unwrap_or_default(),
        is_drawn: quiz.is_some_and(|quiz| !quiz.draw.is_empty() || quiz.practice.is_some()),
        reading_minutes: blocks::reading_minutes(texts()),
    }
}

fn facts(body: &UnitBody) -> UnitFacts {
    let of_kind = match &body.kind {
        KindBody::Text => UnitKindFacts::Text,
        KindBody::Video { file, poster, captions, captions_waived, seconds, watch_percent } => {
            UnitKindFacts::Video {
                file: file.clone(),
                poster: poster.clone(),
                captions: captions
                    .iter()
                    .map(|one| UnitCaption { language: one.language.clone(), file: one.file.clone() })
                    .collect(),
                captions_waived: captions_waived.clone(),
                seconds: *seconds,
                watch_percent: *watch_percent,
            }
        }
        KindBody::Document { file } => UnitKindFacts::Document { file: file.clone() },
        KindBody::Quiz(quiz) => UnitKindFacts::Quiz { settings: blueprint::door::settings(quiz) },
        KindBody::Assignment(work) => UnitKindFacts::Assignment { work: work::shown(work) },
        KindBody::Live => UnitKindFacts::Live,
        KindBody::Discussion { posts, first } => {
            UnitKindFacts::Discussion { posts: *posts, is_first: *first }
        }
    };
    UnitFacts {
        minutes: body.minutes,
        is_required: body.is_required,
        sources: body.sources.clone(),
        opening: body.opening.clone(),
        of_kind,
    }
}

/// A unit as learners will see it.
pub(super) async fn preview(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfDraftUnit,
) -> Result<UnitPreview, DraftError> {
    let db = ctx.db.reader();
    service::find(db, caller, of.draft).await?;
    let found = find(db, of.draft, of.unit.0).await?;
    let children = found.tree.children(Some(found.unit.id));
    let texts = children.iter().filter_map(|node| node.block()).map(|block| block.text.as_str());
    let lesson = compile::lesson(&found.body, found.body.slug.clone(), texts);
    let content = course::door::preview(db, &lesson, &found.files).await?;
    Ok(UnitPreview { title: found.body.title, module: found.module, content, sources: found.body.sources })
}

/// Takes hold of a unit that has still the number its author has seen.
async fn hold(
    tx: &DatabaseTransaction,
    caller: &Instructor,
    of: &OfDraftUnit,
    seen: u32,
    by: By,
) -> Result<Found, DraftError> {
    service::hold(tx, caller, of.draft, None, by).await?;
    let found = find(tx, of.draft, of.unit.0).await?;
    if found.unit.rev == seen { Ok(found) } else { Err(DraftError::Revised) }
}

/// Writes what was changed of a unit, and shows it.
async fn done(
    ctx: &Ctx,
    tx: DatabaseTransaction,
    of: &OfDraftUnit,
    tree: &Tree,
    what: (DraftDeed, String),
    by: By,
) -> Result<UnitView, DraftError> {
    let nodes = tree.images();
    if !nodes.is_empty() {
        repo::write(&tx, of.draft, &nodes).await?;
        service::note(ctx, &tx, of.draft, what, by, &Images { nodes, facts: None }).await?;
    }
    let shown = shown(&find(&tx, of.draft, of.unit.0).await?);
    tx.commit().await?;
    Ok(shown)
}

/// Sets the facts of a unit.
pub(super) async fn set(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfDraftUnit,
    edit: UnitEdit,
) -> Result<UnitView, DraftError> {
    sound::unit(&edit.facts)?;
    let by = service::now(ctx, caller);
    let tx = ctx.db.begin().await?;
    let Found { unit, body, mut tree, .. } = hold(&tx, caller, of, edit.rev, by).await?;
    let UnitFacts { minutes, is_required, sources, opening, of_kind } = edit.facts;
    let object = body.title.clone();
    let kind = with(&body.kind, of_kind)?;
    let body = UnitBody { minutes, is_required, sources, opening, kind, ..body };
    tree.put(Node { body: NodeBody::Unit(body), ..unit });
    done(ctx, tx, of, &tree, (DraftDeed::Change, object), by).await
}

/// What a unit has of its kind, with other facts; its kind itself never changes.
fn with(body: &KindBody, facts: UnitKindFacts) -> Result<KindBody, DraftError> {
    match (body, facts) {
        (KindBody::Text, UnitKindFacts::Text) => Ok(KindBody::Text),
        (
            KindBody::Video { .. },
            UnitKindFacts::Video { file, poster, captions, captions_waived, seconds, watch_percent },
        ) => Ok(KindBody::Video {
            file,
            poster: poster.filter(|poster| !poster.is_empty()),
            captions: captions
                .into_iter()
                .map(|one| Caption { language: one.language, file: one.file })
                .collect(),
            captions_waived: captions_waived.filter(|why| !why.trim().is_empty()),
            seconds,
            watch_percent,
        }),
        (KindBody::Document { .. }, UnitKindFacts::Document { file }) => Ok(KindBody::Document { file }),
        (KindBody::Quiz(quiz), UnitKindFacts::Quiz { settings }) => {
            Ok(KindBody::Quiz(Box::new(blueprint::door::with_settings(quiz, &settings))))
        }
        (KindBody::Assignment(before), UnitKindFacts::Assignment { work }) => {
            Ok(KindBody::Assignment(Box::new(work::read(before, &work)?)))
        }
        (KindBody::Live, UnitKindFacts::Live) => Ok(KindBody::Live),
        (KindBody::Discussion { .. }, UnitKindFacts::Discussion { posts, is_first: first }) => {
            Ok(KindBody::Discussion { posts, first })
        }
        _ => Err(DraftError::Invalid(vec![Fault {
            pointer: "/facts/of_kind".to_owned(),
            detail: Phrase::new("Jenis materi tidak dapat diganti.", "The kind of a unit cannot change."),
        }])),
    }
}

/// Keeps the text of one block.
pub(super) async fn save_block(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfDraftBlock,
    edit: BlockEdit,
) -> Result<BlockKept, DraftError> {
    sound::block("/text", &edit.text)?;
    let by = service::now(ctx, caller);
    let tx = ctx.db.begin().await?;
    service::hold(&tx, caller, of.draft, None, by).await?;
    let found = repo::nodes(&tx, of.draft, Part::One(of.block.0)).await?;
    let before = found.into_iter().next().filter(|node| node.parent == Some(of.unit.0));
    let before = before.filter(|node| node.block().is_some()).ok_or(DraftError::NotFound)?;
    if before.rev != edit.rev {
        return Err(DraftError::Revised);
    }
    let mut tree = Tree::new([before.clone()]);
    let body = BlockBody { text: edit.text.clone() };
    tree.put(Node { body: NodeBody::Block(body), ..before.clone() });
    let rev = tree.get(of.block.0).map_or(edit.rev, |node| node.rev);
    let nodes = tree.images();
    if !nodes.is_empty() {
        repo::write(&tx, of.draft, &nodes).await?;
        note_writing(ctx, &tx, of.draft, nodes, by).await?;
    }
    let pictures = pictures(&tx, of.draft, &edit.text).await?;
    tx.commit().await?;
    Ok(BlockKept { rev, kind: blocks::kind(&edit.text), html: html::lesson(&edit.text, &pictures) })
}

/// The files of a draft, unless a text names none.
async fn pictures(db: &impl ConnectionTrait, draft: DraftId, text: &str) -> Result<Pictures, DraftError> {
    if !["images/", "media/"].iter().any(|directory| text.contains(directory)) {
        return Ok(Pictures::new());
    }
    Ok(course::door::pictures(&repo::files(db, draft).await?))
}

/// Notes that a block was written on: one change as long as its author stays with it.
async fn note_writing(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    draft: DraftId,
    nodes: Vec<Image>,
    by: By,
) -> Result<(), DraftError> {
    let written = nodes.first().and_then(|image| image.after.as_ref());
    let object = written.map(title).unwrap_or_default();
    if let Some(latest) = repo::latest(tx, draft).await? {
        let since = by.1.signed_duration_since(latest.changed.1);
        let is_same_time = since < chrono::Duration::minutes(ONE_CHANGE_MINUTES);
        if latest.changed.0 == by.0 && is_same_time && latest.undoes.is_none() && !latest.is_undone {
            let before = repo::images(tx, draft, latest.id).await?;
            let first = before.as_ref().and_then(|images| match images.nodes.as_slice() {
                [only] => Some(only),
                _ => None,
            });
            let is_same = |image: &&Image| {
                image.before.is_some()
                    && image.after.as_ref().is_some_and(|after| {
                        after.block().is_some() && Some(after.id) == written.map(|node| node.id)
                    })
            };
            if let Some(first) = first.filter(is_same) {
                let after = written.cloned();
                let image = Image { id: first.id, before: first.before.clone(), after };
                let images = Images { nodes: vec![image], facts: None };
                return Ok(repo::prolong(tx, latest.id, by.1, &images).await?);
            }
        }
    }
    service::note(ctx, tx, draft, (DraftDeed::Change, object), by, &Images { nodes, facts: None }).await
}

/// Adds, moves, copies or removes blocks.
pub(super) async fn edit_blocks(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfDraftUnit,
    edit: BlocksEdit,
) -> Result<UnitView, DraftError> {
    let by = service::now(ctx, caller);
    let tx = ctx.db.begin().await?;
    let Found { unit, mut tree, .. } = hold(&tx, caller, of, edit.rev, by).await?;
    let parent = Some(unit.id);
    let known = |tree: &Tree, id: DraftBlockId| {
        tree.get(id.0).filter(|node| node.parent == parent).cloned().ok_or(DraftError::Revised)
    };
    let what = match edit.act {
        BlockAct::Insert { after, text } => {
            let mut after = sibling(&tree, parent, after.map(|id| id.0))?;
            let mut pieces = blocks::split(&text);
            if pieces.is_empty() {
                // An empty block is where somebody begins to write.
                pieces.push(String::new());
            }
            let object = pieces.first().cloned().unwrap_or_default();
            for text in pieces {
                sound::block("/do/text", &text)?;
                let (id, place) = (ctx.ids.uuid(by.1), tree.place(parent, after));
                tree.put(Node { id, parent, place, rev: 1, body: NodeBody::Block(BlockBody { text }) });
                after = Some(id);
            }
            (DraftDeed::Add, ::bank::words::cut(&object, 60))
        }
        BlockAct::Move { block, after } => {
            let node = known(&tree, block)?;
            let after = sibling(&tree, parent, after.map(|id| id.0).filter(|id| *id != node.id))?;
            let object = title(&node);
            relay(&mut tree, node, parent, after);
            (DraftDeed::Move, object)
        }
        BlockAct::Duplicate { block } => {
            let node = known(&tree, block)?;
            let (id, place) = (ctx.ids.uuid(by.1), tree.place(parent, Some(node.id)));
            let object = title(&node);
            tree.put(Node { id, place, rev: 1, ..node });
            (DraftDeed::Duplicate, object)
        }
        BlockAct::Remove { blocks } => {
            let mut object = String::new();
            for id in blocks {
                object = title(&known(&tree, id)?);
                tree.remove(id.0);
            }
            (DraftDeed::Remove, object)
        }
    };
    if tree.children(parent).len() > BLOCKS_MAX {
        let detail =
            Phrase::new("Satu materi memuat paling banyak 200 blok.", "A unit has at most 200 blocks.");
        return Err(DraftError::Invalid(vec![Fault { pointer: "/do".to_owned(), detail }]));
    }
    // The unit's own number stands for the order of its blocks.
    if !tree.images().is_empty() {
        tree.touch(unit.id);
    }
    done(ctx, tx, of, &tree, what, by).await
}

/// Adds, moves, weighs or removes questions.
pub(super) async fn edit_questions(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfDraftUnit,
    edit: QuestionsEdit,
) -> Result<UnitView, DraftError> {
    let new = added(ctx, caller, &edit.act).await?;
    let by = service::now(ctx, caller);
    let tx = ctx.db.begin().await?;
    let Found { unit, mut body, mut tree, .. } = hold(&tx, caller, of, edit.rev, by).await?;
    let KindBody::Quiz(quiz) = &mut body.kind else { return Err(DraftError::NotFound) };
    let deed = match edit.act {
        QuestionAct::FromBank { .. } | QuestionAct::FromText { .. } => {
            questions::add(quiz, new);
            DraftDeed::Add
        }
        QuestionAct::Move { question, after } => {
            questions::relay(quiz, &question, after.as_deref()).ok_or(DraftError::Revised)?;
            DraftDeed::Move
        }
        QuestionAct::Weigh { question, worth } => {
            questions::weigh(quiz, &question, worth).ok_or(DraftError::Revised)?;
            DraftDeed::Change
        }
        QuestionAct::Remove { questions } => {
            questions::remove(quiz, &questions);
            DraftDeed::Remove
        }
    };
    if quiz.questions.len() > course_folder::limits::QUESTIONS_MAX {
        let detail =
            Phrase::new("Satu kuis memuat paling banyak 500 soal.", "A quiz has at most 500 questions.");
        return Err(DraftError::Invalid(vec![Fault { pointer: "/do".to_owned(), detail }]));
    }
    let object = body.title.clone();
    tree.put(Node { body: NodeBody::Unit(body), ..unit });
    done(ctx, tx, of, &tree, (deed, object), by).await
}

/// Questions that an act brings, read before anything is held.
async fn added(ctx: &Ctx, caller: &Instructor, act: &QuestionAct) -> Result<Vec<Question>, DraftError> {
    match act {
        QuestionAct::FromBank { questions } => {
            let found = bank::door::latest(ctx.db.reader(), caller.institution(), questions).await?;
            if found.len() == questions.len() { Ok(found) } else { Err(DraftError::NotFound) }
        }
        QuestionAct::FromText { text } => {
            sound::question_text(text)?;
            let text = text.clone();
            let work = tokio::task::spawn_blocking(move || bank::door::read_text(&text)).await;
            let read = work.map_err(|_ignored| DraftError::NotFound)?;
            read.map_err(DraftError::QuestionText)
        }
        QuestionAct::Move { .. } | QuestionAct::Weigh { .. } | QuestionAct::Remove { .. } => Ok(Vec::new()),
    }
}
