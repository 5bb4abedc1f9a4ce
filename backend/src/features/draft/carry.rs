//! Whole courses and texts into drafts, and drafts out as course folders.
//!
//! **Invariant:** what comes in comes whole or not at all; content of files is kept before a row names it.

use std::collections::BTreeMap;

use course_folder::{Course, Files};
use progress::Opening;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use shared::access::Instructor;
use shared::api::draft::{
    BLOCK_CHARS_MAX, BLOCKS_MAX, DraftDeed, DraftView, FILES_MAX, MODULES_MAX, UNITS_MAX,
};
use shared::api::package::TextPlace;
use shared::api::review::DraftState;
use shared::id::DraftId;
use shared::problem::{Fault, Phrase};
use shared::value::Slug;
use uuid::Uuid;

use super::error::DraftError;
use super::node::{BlockBody, KindBody, ModuleBody, Node, NodeBody, Tree, UnitBody};
use super::outline::{self, Done, OutlineFault};
use super::repo::{self, By, Draft, Images, Part};
use super::{blocks, compile, derive, service, start};
use crate::ctx::Ctx;
use crate::features::course;

/// A file whose content the store has.
#[derive(Debug, Clone)]
pub struct KeptFile {
    /// Its name: of a course, by [`course_folder::asset_key`]; of a text, as units show it.
    pub name: String,
    /// Hash of its content.
    pub hash: String,
    /// Its size.
    pub size_bytes: u64,
}

/// A module that comes into a draft.
#[derive(Debug, Clone)]
pub struct NewModule {
    /// Title.
    pub title: String,
    /// Titles and Markdown of its units.
    pub units: Vec<(String, String)>,
}

fn too_much(pointer: &str, id: impl Into<String>, en: impl Into<String>) -> DraftError {
    let detail = Phrase::made(id.into(), en.into());
    DraftError::Invalid(vec![Fault { pointer: pointer.to_owned(), detail }])
}

/// Makes a new draft of a course that is none of the institution's yet.
pub(super) async fn start(
    ctx: &Ctx,
    caller: &Instructor,
    course: &Course,
    files: &[KeptFile],
) -> Result<DraftId, DraftError> {
    let changed = service::now(ctx, caller);
    let units: usize = course.modules.iter().map(|module| module.lessons.len()).sum();
    if course.modules.len() > MODULES_MAX || units > UNITS_MAX {
        return Err(OutlineFault::TooMany.into());
    }
    let slug = free_slug(ctx.db.reader(), &course.title).await?;
    let assets: Vec<(String, String)> =
        files.iter().map(|file| (file.name.clone(), file.hash.clone())).collect();
    let mut fresh = || ctx.ids.uuid(changed.1);
    let mut derived = derive::draft(course, slug, &assets, &mut fresh);
    derived.facts.provider = start::nameable(ctx.db.reader(), caller, derived.facts.provider).await?;
    if derived.files.len() > FILES_MAX {
        return Err(files_max());
    }
    let draft = Draft {
        id: DraftId(fresh()),
        institution: caller.institution(),
        course: None,
        base: None,
        state: DraftState::Writing,
        rev: 1,
        facts: derived.facts,
        created_by: changed.0,
        changed,
    };
    let tx = ctx.db.begin().await?;
    keep(&tx, files.iter().map(|file| (file, &file.name)), changed).await?;
    repo::add(&tx, &draft, derived.nodes, &derived.files).await?;
    repo::audit(&tx, ctx.ids.uuid(changed.1), changed, draft.id, "import draft").await?;
    tx.commit().await?;
    Ok(draft.id)
}

fn files_max() -> DraftError {
    too_much("/media", "Satu draf memuat paling banyak 500 berkas.", "A draft has at most 500 files.")
}

/// An address that no course has, from a title.
async fn free_slug(db: &impl ConnectionTrait, title: &str) -> Result<Slug, DraftError> {
    let first = service::slug(title)?;
    let mut slug = first.clone();
    for number in 2..100_u8 {
        if !course::door::is_slug_taken(db, &slug).await? {
            break;
        }
        let stem: String = first.as_str().chars().take(75).collect();
        slug = service::slug(&format!("{stem} {number}"))?;
    }
    Ok(slug)
}

/// Takes a text into a draft.
pub(super) async fn append(
    ctx: &Ctx,
    caller: &Instructor,
    (id, rev): (DraftId, u32),
    place: &TextPlace,
    (modules, files): (Vec<NewModule>, &[KeptFile]),
) -> Result<DraftView, DraftError> {
    let changed = service::now(ctx, caller);
    for (title, markdown) in modules.iter().flat_map(|module| &module.units) {
        bearable(title, markdown)?;
    }
    let tx = ctx.db.begin().await?;
    let draft = service::hold(&tx, caller, id, Some(rev), changed).await?;
    let names = take_files(&tx, id, files, changed).await?;
    let mut tree = Tree::new(repo::nodes(&tx, id, Part::Outline).await?);
    let modules = modules.into_iter().map(|module| renamed(module, &names)).collect();
    let done = put(&mut tree, place, modules, &mut || ctx.ids.uuid(changed.1))?;
    let nodes = tree.images();
    repo::write(&tx, id, &nodes).await?;
    service::note(ctx, &tx, id, done, changed, &Images { nodes, facts: None }).await?;
    let shown = service::shown(&tx, caller, draft).await?;
    tx.commit().await?;
    Ok(shown)
}

/// A unit whose text can be written on in the studio.
fn bearable(title: &str, markdown: &str) -> Result<(), DraftError> {
    let blocks = blocks::split(markdown);
    if blocks.len() > BLOCKS_MAX {
        return Err(too_much(
            "/to",
            format!(
                "Materi “{title}” punya lebih dari {BLOCKS_MAX} blok. Bagi dengan judul di dokumen asalnya."
            ),
            format!(
                "The unit “{title}” has more than {BLOCKS_MAX} blocks. Divide it by headings in the original."
            ),
        ));
    }
    if blocks.iter().any(|text| text.chars().count() > BLOCK_CHARS_MAX) {
        return Err(too_much(
            "/to",
            format!(
                "Materi “{title}” punya satu bagian yang lebih dari {BLOCK_CHARS_MAX} huruf. Bagi dengan judul di dokumen asalnya."
            ),
            format!(
                "The unit “{title}” has a part of more than {BLOCK_CHARS_MAX} letters. Divide it by headings in the original."
            ),
        ));
    }
    Ok(())
}

/// Files under names that the draft has not given to others; says which name became which.
async fn take_files(
    tx: &DatabaseTransaction,
    id: DraftId,
    files: &[KeptFile],
    changed: By,
) -> Result<Vec<(String, String)>, DraftError> {
    let pairs = files.iter().map(|file| (file.name.as_str(), file.hash.as_str()));
    let names = own_names(repo::files(tx, id).await?, pairs)?;
    let own = || files.iter().zip(names.iter().map(|(_, own)| own));
    keep(tx, own(), changed).await?;
    repo::add_files(tx, id, own().map(|(file, own)| (own.as_str(), file.hash.as_str()))).await?;
    Ok(names)
}

/// The names that files get beside those that a draft has: that of the same content, their own, or one that is free.
pub(super) fn own_names<'a>(
    mut known: BTreeMap<String, String>,
    files: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<(String, String)>, DraftError> {
    let mut by_hash: BTreeMap<String, String> =
        known.iter().map(|(name, hash)| (hash.clone(), name.clone())).collect();
    let mut names = Vec::new();
    for (name, hash) in files {
        let own = by_hash.entry(hash.to_owned()).or_insert_with(|| free_name(&known, name));
        known.insert(own.clone(), hash.to_owned());
        names.push((name.to_owned(), own.clone()));
    }
    if known.len() > FILES_MAX { Err(files_max()) } else { Ok(names) }
}

/// Makes the content of files known under the names that they have got.
async fn keep<'a>(
    tx: &DatabaseTransaction,
    files: impl Iterator<Item = (&'a KeptFile, &'a String)>,
    changed: By,
) -> Result<(), DraftError> {
    let files = files.map(|(file, name)| (file.hash.as_str(), name.as_str(), file.size_bytes));
    Ok(course::door::keep_assets(tx, files, changed.1).await?)
}

fn free_name(known: &BTreeMap<String, String>, name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = (2_u32..).map(|number| format!("{stem}-{number}.{ending}"));
    let mut all = std::iter::once(name.to_owned()).chain(numbered);
    all.find(|name| !known.contains_key(name)).unwrap_or_else(|| name.to_owned())
}

/// A module whose units show files by the names that they have got, all at once: one's new name may be another's old one.
fn renamed(mut module: NewModule, names: &[(String, String)]) -> NewModule {
    let mark = |number: usize| format!("](\u{0}{number})");
    for (_, markdown) in &mut module.units {
        for (number, (before, _)) in names.iter().enumerate() {
            *markdown = markdown.replace(&format!("]({before})"), &mark(number));
        }
        for (number, (_, after)) in names.iter().enumerate() {
            *markdown = markdown.replace(&mark(number), &format!("]({after})"));
        }
    }
    module
}

/// Puts modules and units in.
fn put(
    tree: &mut Tree,
    place: &TextPlace,
    modules: Vec<NewModule>,
    fresh: &mut impl FnMut() -> Uuid,
) -> Result<Done, OutlineFault> {
    let titles: Vec<&String> = match place {
        TextPlace::Modules { .. } => modules.iter().map(|module| &module.title).collect(),
        TextPlace::Units { .. } => {
            modules.iter().flat_map(|module| &module.units).map(|(title, _)| title).collect()
        }
    };
    let object = outline::named(titles.first().copied().cloned().unwrap_or_default(), titles.len());
    match place {
        TextPlace::Modules { after } => {
            let mut after = outline::sibling(tree, None, after.map(|id| id.0))?;
            for module in modules {
                let (id, place) = (fresh(), tree.place(None, after));
                let body = ModuleBody { slug: String::new(), title: module.title, objectives: Vec::new() };
                tree.put(Node { id, parent: None, place, rev: 1, body: NodeBody::Module(body) });
                units(tree, id, module.units, fresh);
                after = Some(id);
            }
        }
        TextPlace::Units { module } => {
            let id = outline::module_of(tree, module.0)?.id;
            units(tree, id, modules.into_iter().flat_map(|module| module.units).collect(), fresh);
        }
    }
    outline::bounded(tree)?;
    Ok((DraftDeed::Add, object))
}

/// Puts units at the end of a module.
fn units(tree: &mut Tree, module: Uuid, units: Vec<(String, String)>, fresh: &mut impl FnMut() -> Uuid) {
    let mut after = tree.children(Some(module)).last().map(|node| node.id);
    for (title, markdown) in units {
        let (id, place) = (fresh(), tree.place(Some(module), after));
        let texts = blocks::split(&markdown);
        let body = UnitBody {
            slug: String::new(),
            title,
            minutes: minutes(&texts),
            is_required: true,
            opening: Opening::Always,
            is_hidden: false,
            sources: Vec::new(),
            kind: KindBody::Text,
        };
        tree.put(Node { id, parent: Some(module), place, rev: 1, body: NodeBody::Unit(body) });
        after = Some(id);
        let mut before = None;
        for text in texts {
            let (block, place) = (fresh(), tree.place(Some(id), before));
            let body = NodeBody::Block(BlockBody { text });
            tree.put(Node { id: block, parent: Some(id), place, rev: 1, body });
            before = Some(block);
        }
    }
}

/// Minutes of a unit of these texts.
pub(super) fn minutes(texts: &[String]) -> u16 {
    blocks::reading_minutes(texts.iter().map(String::as_str)).max(1)
}

/// A draft as a course folder, unless its files have more bytes than that.
pub(super) async fn folder(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    bytes_max: u64,
) -> Result<Option<(Slug, Files)>, DraftError> {
    let db = ctx.db.reader();
    let draft = service::find(db, caller, id).await?;
    let tree = Tree::new(repo::nodes(db, id, Part::Whole).await?);
    let kept = repo::files(db, id).await?;
    let sizes = course::door::sizes(db, kept.values().cloned()).await?;
    if kept.values().filter_map(|hash| sizes.get(hash)).sum::<u64>() > bytes_max {
        return Ok(None);
    }
    let (store, slug) = (ctx.files.clone(), draft.facts.slug.clone());
    let work = move || {
        let read = |(name, hash): (String, String)| Ok((name, store.read(&hash)?));
        let files = kept.into_iter().map(read).collect::<Result<_, crate::ports::FileFault>>()?;
        Ok::<_, crate::ports::FileFault>(course_folder::write(
            &compile::course(&draft.facts, &tree, &files).course,
        ))
    };
    let made = tokio::task::spawn_blocking(work).await.map_err(|_cut_off| DraftError::CutOff)?;
    Ok(Some((slug, made.map_err(course::door::CourseError::from)?)))
}
