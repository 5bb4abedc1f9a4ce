//! What is done to an outline, on the nodes of its draft. Pure.
//!
//! **Invariant:** an act is done whole or not at all, and changes no node that it does not name, but for new places.

use std::collections::{BTreeMap, BTreeSet};

use course_folder::{Assignment, Essay, Quiz};
use grading::{Centimark, FileKind, FileLimits, Method, WordLimits};
use progress::Opening;
use shared::api::course::LessonKind;
use shared::api::draft::{DraftDeed, MODULES_MAX, OutlineAct, UNITS_MAX};
use shared::id::{DraftModuleId, DraftUnitId};
use uuid::Uuid;

use super::node::{BlockBody, KindBody, ModuleBody, Node, NodeBody, Tree, UnitBody};

/// Why an act was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OutlineFault {
    /// It names something that is not there.
    Gone,
    /// There would be too many modules or units.
    TooMany,
}

/// What was done, and to what.
pub(super) type Done = (DraftDeed, String);

/// Does an act; `fresh` gives new ids.
pub(super) fn act(
    tree: &mut Tree,
    act: &OutlineAct,
    fresh: &mut impl FnMut() -> Uuid,
) -> Result<Done, OutlineFault> {
    let done = match act {
        OutlineAct::AddModule { after, title } => add_module(tree, *after, title, fresh)?,
        OutlineAct::AddUnit { module, after, kind, title } => {
            add_unit(tree, (*module, *after), *kind, title, fresh)?
        }
        OutlineAct::SetModule { module, title, objectives } => {
            let node = module_of(tree, module.0)?;
            let body = node.module().cloned().ok_or(OutlineFault::Gone)?;
            let body = ModuleBody { title: title.clone(), objectives: objectives.clone(), ..body };
            tree.put(Node { body: NodeBody::Module(body), ..node });
            (DraftDeed::Change, title.clone())
        }
        OutlineAct::RenameUnit { unit, title } => {
            set_unit(tree, unit.0, |body| body.title.clone_from(title))?;
            (DraftDeed::Change, title.clone())
        }
        OutlineAct::MoveModule { module, after } => {
            let node = module_of(tree, module.0)?;
            let after = sibling(tree, None, after.map(|id| id.0).filter(|id| *id != node.id))?;
            let object = title(&node);
            relay(tree, node, None, after);
            (DraftDeed::Move, object)
        }
        OutlineAct::MoveUnits { units, module, after } => move_units(tree, units, *module, *after)?,
        OutlineAct::DuplicateUnit { unit } => {
            let node = unit_of(tree, unit.0)?;
            let object = title(&node);
            let place = tree.place(node.parent, Some(node.id));
            copy(tree, &node, (node.parent, place), &mut BTreeMap::new(), fresh);
            (DraftDeed::Duplicate, object)
        }
        OutlineAct::DuplicateModule { module } => {
            let node = module_of(tree, module.0)?;
            let object = title(&node);
            let place = tree.place(None, Some(node.id));
            copy(tree, &node, (None, place), &mut BTreeMap::new(), fresh);
            (DraftDeed::Duplicate, object)
        }
        OutlineAct::HideUnits { units, is_hidden } => {
            let mut object = String::new();
            for unit in units {
                object = set_unit(tree, unit.0, |body| body.is_hidden = *is_hidden)?;
            }
            (DraftDeed::Hide, named(object, units.len()))
        }
        OutlineAct::Remove { modules, units } => {
            let mut object = String::new();
            for id in modules.iter().map(|id| id.0).chain(units.iter().map(|id| id.0)) {
                let Some(node) = tree.get(id).filter(|node| node.block().is_none()) else {
                    // A unit that went with its module.
                    continue;
                };
                object = title(node);
                tree.remove(id);
            }
            (DraftDeed::Remove, named(object, modules.len().saturating_add(units.len())))
        }
    };
    bounded(tree)?;
    Ok(done)
}

/// Refuses more modules or units than a draft has.
pub(super) fn bounded(tree: &Tree) -> Result<(), OutlineFault> {
    let outline = tree.outline();
    let units: usize = outline.iter().map(|(_, units)| units.len()).sum();
    if outline.len() > MODULES_MAX || units > UNITS_MAX { Err(OutlineFault::TooMany) } else { Ok(()) }
}

/// A title for one, the title and how many more for several.
pub(super) fn named(title: String, count: usize) -> String {
    if count > 1 { format!("{title} (+{})", count - 1) } else { title }
}

/// The title of a node; of a block, its first words.
pub(super) fn title(node: &Node) -> String {
    match &node.body {
        NodeBody::Module(body) => body.title.clone(),
        NodeBody::Unit(body) => body.title.clone(),
        NodeBody::Block(body) => bank::words::cut(body.text.trim_start_matches(['#', '>', ' ']), 60),
    }
}

/// A module by its id.
pub(super) fn module_of(tree: &Tree, id: Uuid) -> Result<Node, OutlineFault> {
    tree.get(id).filter(|node| node.module().is_some()).cloned().ok_or(OutlineFault::Gone)
}

/// A unit by its id.
pub(super) fn unit_of(tree: &Tree, id: Uuid) -> Result<Node, OutlineFault> {
    tree.get(id).filter(|node| node.unit().is_some()).cloned().ok_or(OutlineFault::Gone)
}

/// Checks that what is to stand before is a sibling.
pub(super) fn sibling(
    tree: &Tree,
    parent: Option<Uuid>,
    after: Option<Uuid>,
) -> Result<Option<Uuid>, OutlineFault> {
    match after {
        Some(id) if tree.get(id).is_none_or(|node| node.parent != parent) => Err(OutlineFault::Gone),
        Some(_) | None => Ok(after),
    }
}

fn set_unit(tree: &mut Tree, id: Uuid, change: impl FnOnce(&mut UnitBody)) -> Result<String, OutlineFault> {
    let node = unit_of(tree, id)?;
    let mut body = node.unit().cloned().ok_or(OutlineFault::Gone)?;
    change(&mut body);
    let object = body.title.clone();
    tree.put(Node { body: NodeBody::Unit(body), ..node });
    Ok(object)
}

/// Lays a node elsewhere.
pub(super) fn relay(tree: &mut Tree, node: Node, parent: Option<Uuid>, after: Option<Uuid>) {
    let place = tree.place(parent, after);
    // Its siblings may have got new places, and it among them.
    let node = tree.get(node.id).cloned().unwrap_or(node);
    tree.put(Node { parent, place, ..node });
}

fn add_module(
    tree: &mut Tree,
    after: Option<DraftModuleId>,
    title: &str,
    fresh: &mut impl FnMut() -> Uuid,
) -> Result<Done, OutlineFault> {
    let after = sibling(tree, None, after.map(|id| id.0))?;
    let place = tree.place(None, after);
    let body = ModuleBody { slug: String::new(), title: title.to_owned(), objectives: Vec::new() };
    tree.put(Node { id: fresh(), parent: None, place, rev: 1, body: NodeBody::Module(body) });
    Ok((DraftDeed::Add, title.to_owned()))
}

fn add_unit(
    tree: &mut Tree,
    (module, after): (DraftModuleId, Option<DraftUnitId>),
    kind: LessonKind,
    title: &str,
    fresh: &mut impl FnMut() -> Uuid,
) -> Result<Done, OutlineFault> {
    let parent = Some(module_of(tree, module.0)?.id);
    let after = sibling(tree, parent, after.map(|id| id.0))?;
    let place = tree.place(parent, after);
    let body = UnitBody {
        slug: String::new(),
        title: title.to_owned(),
        minutes: 10,
        is_required: true,
        opening: Opening::Always,
        is_hidden: false,
        sources: Vec::new(),
        kind: blank(kind),
    };
    tree.put(Node { id: fresh(), parent, place, rev: 1, body: NodeBody::Unit(body) });
    Ok((DraftDeed::Add, title.to_owned()))
}

/// What a unit of a kind has before anybody has written anything.
fn blank(kind: LessonKind) -> KindBody {
    match kind {
        LessonKind::Text => KindBody::Text,
        LessonKind::Video => KindBody::Video {
            file: String::new(),
            poster: None,
            captions: Vec::new(),
            captions_waived: None,
            seconds: 0,
            watch_percent: 90,
        },
        LessonKind::Document => KindBody::Document { file: String::new() },
        LessonKind::Quiz => KindBody::Quiz(Box::new(Quiz {
            intro: None,
            pass_percent: 70,
            attempts: None,
            method: Method::Highest,
            time_limit_minutes: None,
            pause_minutes: None,
            shuffle: true,
            review: course_folder::Review::AfterSubmit,
            outcome: course_folder::Review::Never,
            pretest: None,
            draw: Vec::new(),
            practice: None,
            second_marker: None,
            per_page: 1,
            sections: Vec::new(),
            questions: Vec::new(),
        })),
        LessonKind::Assignment => KindBody::Assignment(Box::new(work(false))),
        LessonKind::Activity => KindBody::Assignment(Box::new(work(true))),
        LessonKind::Live => KindBody::Live,
        LessonKind::Discussion => KindBody::Discussion { posts: 1, first: false },
    }
}

/// A piece of work before anybody has said how it is marked: words for a task, a file for evidence.
fn work(is_activity: bool) -> Assignment {
    let files = if is_activity {
        FileLimits { min: 1, max: 3, kinds: BTreeSet::from([FileKind::Document, FileKind::Image]) }
    } else {
        FileLimits::default()
    };
    Assignment {
        is_activity,
        brief: String::new(),
        pass_percent: if is_activity { 100 } else { 70 },
        attempts: None,
        second_marker: None,
        worth: Centimark::whole(if is_activity { 1 } else { 10 }),
        work: Essay {
            words: WordLimits::default(),
            guidance: None,
            sample: None,
            rubric: Vec::new(),
            files,
            is_text_wanted: true,
        },
    }
}

fn move_units(
    tree: &mut Tree,
    units: &[DraftUnitId],
    module: DraftModuleId,
    after: Option<DraftUnitId>,
) -> Result<Done, OutlineFault> {
    let parent = Some(module_of(tree, module.0)?.id);
    let wanted: BTreeSet<Uuid> = units.iter().map(|id| id.0).collect();
    for id in &wanted {
        unit_of(tree, *id)?;
    }
    let mut after = sibling(tree, parent, after.map(|id| id.0))?;
    // What is itself moved cannot be what they stand behind.
    if after.is_some_and(|id| wanted.contains(&id)) {
        let before: Vec<Uuid> = tree
            .children(parent)
            .iter()
            .map(|node| node.id)
            .take_while(|id| Some(*id) != after)
            .filter(|id| !wanted.contains(id))
            .collect();
        after = before.last().copied();
    }
    let ordered: Vec<Node> = tree
        .outline()
        .into_iter()
        .flat_map(|(_, units)| units)
        .filter(|node| wanted.contains(&node.id))
        .cloned()
        .collect();
    let object = ordered.first().map(title).unwrap_or_default();
    let count = ordered.len();
    for node in ordered {
        let id = node.id;
        relay(tree, node, parent, after);
        after = Some(id);
    }
    Ok((DraftDeed::Move, named(object, count)))
}

/// Copies a node with all below it; `copies` are those made so far, by what they are of.
fn copy(
    tree: &mut Tree,
    node: &Node,
    (parent, place): (Option<Uuid>, String),
    copies: &mut BTreeMap<Uuid, Uuid>,
    fresh: &mut impl FnMut() -> Uuid,
) {
    let id = fresh();
    copies.insert(node.id, id);
    let body = match node.body.clone() {
        NodeBody::Module(body) => {
            NodeBody::Module(ModuleBody { slug: String::new(), title: again(&body.title), ..body })
        }
        NodeBody::Unit(body) => {
            let title = if parent == node.parent { again(&body.title) } else { body.title.clone() };
            // What waits for a unit of its module waits for the copy of that.
            let opening = match body.opening {
                Opening::After(units) => {
                    let own = |unit: DraftUnitId| DraftUnitId(copies.get(&unit.0).copied().unwrap_or(unit.0));
                    Opening::After(units.into_iter().map(own).collect())
                }
                other @ (Opening::Always | Opening::AllBefore) => other,
            };
            NodeBody::Unit(UnitBody { slug: String::new(), title, opening, ..body })
        }
        NodeBody::Block(body) => NodeBody::Block(BlockBody { ..body }),
    };
    let below: Vec<Node> = tree.children(Some(node.id)).into_iter().cloned().collect();
    tree.put(Node { id, parent, place, rev: 1, body });
    for child in below {
        copy(tree, &child, (Some(id), child.place.clone()), copies, fresh);
    }
}

fn again(title: &str) -> String {
    format!("{title} (salinan)")
}
