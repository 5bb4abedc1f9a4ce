//! The module library: modules of published courses, own drafts and templates, found and copied into a draft.
//!
//! **Invariant:** a copy is one change that can be taken back; content of files is never doubled.

use std::collections::{BTreeMap, BTreeSet};

use shared::access::Instructor;
use shared::api::draft::{
    DraftDeed, MODULE_SOURCES, ModuleFind, ModuleHome, ModuleInsert, ModuleInserted, ModuleKey, ModuleOffer,
    ModulePage, ModuleSource,
};
use shared::api::review::DraftState;
use shared::id::{DraftId, DraftModuleId};
use shared::value::{Cursor, Slug};
use uuid::Uuid;

use super::derive::Derived;
use super::error::DraftError;
use super::node::{Node, NodeBody, Tree};
use super::repo::{self, Draft, Images, Part};
use super::{carry, compile, copy, derive, outline, program, service};
use crate::ctx::Ctx;
use crate::features::provider::door::Managed;
use crate::features::{course, provider};

/// Letters of a title that say where a page ended.
const PLACE_CHARS: usize = 40;

/// What a page is ordered by: the beginning of a title, then what it is the title of.
type Place = (String, String);

/// A source with its place.
type Placed = (Place, ModuleSource);

/// A page of the module library.
pub(super) async fn find(
    ctx: &Ctx,
    caller: &Instructor,
    find: &ModuleFind,
) -> Result<ModulePage, DraftError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let own = Own::of(ctx, caller).await?;
    let mut drafts = repo::open(db, institution).await?;
    drafts.retain(|draft| own.has(draft));
    let modules = repo::modules(db, &drafts.iter().map(|draft| draft.id).collect::<Vec<_>>()).await?;
    let courses = course::door::published_outlines(db, institution).await?;
    let mut all: Vec<Placed> = courses.into_iter().map(of_course).collect();
    all.extend(of_drafts(&drafts, modules));
    all.extend(program::templates().iter().map(|(slug, course)| of_program(slug, course)));
    let words = find.q.as_ref().map(|words| words.as_str().to_lowercase()).unwrap_or_default();
    let words: Vec<&str> = words.split_whitespace().collect();
    let after = find.after.as_ref().and_then(read_cursor);
    let is_next = |place: &Place| after.as_ref().is_none_or(|after| place > after);
    let mut found: Vec<Placed> =
        all.into_iter().filter(|(place, _)| is_next(place)).filter_map(|one| fitting(one, &words)).collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    let has_more = found.len() > MODULE_SOURCES;
    found.truncate(MODULE_SOURCES);
    let next = found.last().filter(|_| has_more).and_then(|(place, _)| write_cursor(place));
    Ok(ModulePage { items: found.into_iter().map(|(_, source)| source).collect(), next })
}

/// What somebody may copy from.
struct Own {
    written: BTreeSet<DraftId>,
    managed: Managed,
}

impl Own {
    async fn of(ctx: &Ctx, caller: &Instructor) -> Result<Self, DraftError> {
        let (db, account) = (ctx.db.reader(), caller.account());
        let written = repo::written_by(db, account).await?;
        Ok(Self { written, managed: provider::door::managed(db, caller.institution(), account).await? })
    }

    /// Whether the modules of a draft may be copied: it is a template, written by them, or of their provider.
    fn has(&self, draft: &Draft) -> bool {
        draft.state == DraftState::Template
            || self.written.contains(&draft.id)
            || self.managed.has(&draft.facts.provider)
    }
}

fn placed(key: String, source: ModuleSource) -> Placed {
    let title: String = source.title.to_lowercase().chars().take(PLACE_CHARS).collect();
    ((title, key), source)
}

fn of_course(outline: course::door::PublishedOutline) -> Placed {
    let course = outline.course;
    let offer = |module: course::door::PublishedModule| ModuleOffer {
        module: ModuleKey::Course { course, module: module.slug },
        title: module.title,
        units: module.units,
    };
    let modules = outline.modules.into_iter().map(offer).collect();
    placed(course.to_string(), ModuleSource { home: ModuleHome::Course, title: outline.title, modules })
}

fn of_drafts(drafts: &[Draft], modules: Vec<(DraftId, Node, u32)>) -> Vec<Placed> {
    let mut by_draft: BTreeMap<DraftId, Vec<(Node, u32)>> = BTreeMap::new();
    for (draft, node, units) in modules {
        by_draft.entry(draft).or_default().push((node, units));
    }
    let source = |draft: &Draft| {
        let mut nodes = by_draft.remove(&draft.id).unwrap_or_default();
        nodes.sort_by(|(one, _), (other, _)| (&one.place, one.id).cmp(&(&other.place, other.id)));
        let offer = |(node, units): (Node, u32)| ModuleOffer {
            module: ModuleKey::Draft { draft: draft.id, module: DraftModuleId(node.id) },
            title: outline::title(&node),
            units,
        };
        let is_template = draft.state == DraftState::Template;
        let home = if is_template { ModuleHome::Template } else { ModuleHome::Draft };
        let (title, modules) = (draft.facts.title.clone(), nodes.into_iter().map(offer).collect());
        placed(draft.id.to_string(), ModuleSource { home, title, modules })
    };
    drafts.iter().map(source).collect()
}

fn of_program(slug: &Slug, course: &course_folder::Course) -> Placed {
    let offer = |module: &course_folder::Module| {
        Some(ModuleOffer {
            module: ModuleKey::Program { slug: slug.clone(), module: Slug::parse(&module.slug).ok()? },
            title: module.title.clone(),
            units: copy::count(module.lessons.len()),
        })
    };
    let modules = course.modules.iter().filter_map(offer).collect();
    let source = ModuleSource { home: ModuleHome::Template, title: course.title.clone(), modules };
    placed(slug.as_str().to_owned(), source)
}

/// A source with the modules whose titles have all the words, its own title counting as theirs.
fn fitting((place, mut source): Placed, words: &[&str]) -> Option<Placed> {
    let home = source.title.to_lowercase();
    let fits = |module: &ModuleOffer| {
        let own = module.title.to_lowercase();
        words.iter().all(|word| home.contains(word) || own.contains(word))
    };
    source.modules.retain(fits);
    (!source.modules.is_empty()).then_some((place, source))
}

fn write_cursor((title, key): &Place) -> Option<Cursor> {
    Cursor::parse(&format!("{}~{key}", hex::encode(title))).ok()
}

fn read_cursor(cursor: &Cursor) -> Option<Place> {
    let (title, key) = cursor.as_str().split_once('~')?;
    Some((String::from_utf8(hex::decode(title).ok()?).ok()?, key.to_owned()))
}

/// Copies a module into a draft.
pub(super) async fn insert(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    new: &ModuleInsert,
) -> Result<ModuleInserted, DraftError> {
    let changed = service::now(ctx, caller);
    let mut fresh = || ctx.ids.uuid(changed.1);
    let draft = service::find(ctx.db.reader(), caller, id).await?;
    service::may_write(ctx.db.reader(), caller, &draft).await?;
    let (whole, module) = read(ctx, caller, &new.module, &mut fresh).await?;
    let tree = Tree::new(whole.nodes);
    let (nodes, key) = copy::branch(&tree, module).ok_or(DraftError::NotFound)?;
    let files = copy::files_of(&nodes, whole.files);
    let (nodes, dropped) = copy::anew(nodes, &mut fresh);
    let tx = ctx.db.begin().await?;
    let draft = service::hold(&tx, caller, id, Some(new.rev), changed).await?;
    let pairs = files.iter().map(|(name, hash)| (name.as_str(), hash.as_str()));
    let names = carry::own_names(repo::files(&tx, id).await?, pairs)?;
    let own = names.iter().zip(files.values()).map(|((_, own), hash)| (own.as_str(), hash.as_str()));
    repo::add_files(&tx, id, own).await?;
    let mut nodes = copy::with_names(nodes, &names);
    let mut tree = Tree::new(repo::nodes(&tx, id, Part::Outline).await?);
    let dropped = dropped.saturating_add(copy::rekey(&mut nodes, &key, &free_key(&tree, &key)));
    let after = outline::sibling(&tree, None, new.after.map(|id| id.0))?;
    let place = tree.place(None, after);
    let mut object = String::new();
    for node in nodes {
        let is_head = matches!(node.body, NodeBody::Module(_));
        if is_head {
            object = outline::title(&node);
        }
        tree.put(if is_head { Node { place: place.clone(), ..node } } else { node });
    }
    outline::bounded(&tree)?;
    let nodes = tree.images();
    repo::write(&tx, id, &nodes).await?;
    let images = Images { nodes, facts: None };
    service::note(ctx, &tx, id, (DraftDeed::Add, object), changed, &images).await?;
    let draft = service::shown(&tx, caller, draft).await?;
    tx.commit().await?;
    Ok(ModuleInserted { draft, dropped })
}

/// A key that no module of a draft has or will get.
fn free_key(tree: &Tree, key: &str) -> String {
    let slugs = compile::slugs(tree);
    let modules = tree.children(None);
    let mut taken = modules.iter().filter_map(|node| slugs.get(&node.id).cloned()).collect();
    compile::slug(key, "", &mut taken)
}

/// What a module is copied from, as a draft of it would be, and the module in it.
async fn read(
    ctx: &Ctx,
    caller: &Instructor,
    key: &ModuleKey,
    fresh: &mut impl FnMut() -> Uuid,
) -> Result<(Derived, Uuid), DraftError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    match key {
        ModuleKey::Course { course, module } => {
            let found = course::door::published_course(ctx, (institution, *course)).await?;
            let (whole, assets) = found.ok_or(DraftError::NotFound)?;
            named(derive::draft(&whole, module.clone(), &assets, fresh), module)
        }
        ModuleKey::Program { slug, module } => {
            let whole = program::template(slug).ok_or(DraftError::NotFound)?;
            named(derive::draft(whole, module.clone(), &[], fresh), module)
        }
        ModuleKey::Draft { draft, module } => {
            let source = service::find(db, caller, *draft).await?;
            if !Own::of(ctx, caller).await?.has(&source) {
                return Err(DraftError::NotFound);
            }
            let nodes = repo::nodes(db, source.id, Part::Whole).await?;
            let files = repo::files(db, source.id).await?;
            Ok((Derived { facts: source.facts, nodes, files }, module.0))
        }
    }
}

/// What was derived, with the module of a key.
fn named(derived: Derived, key: &Slug) -> Result<(Derived, Uuid), DraftError> {
    let is_it = |node: &&Node| node.module().is_some_and(|module| module.slug == key.as_str());
    let id = derived.nodes.iter().find(is_it).map(|node| node.id).ok_or(DraftError::NotFound)?;
    Ok((derived, id))
}
