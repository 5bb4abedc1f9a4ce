//! The story of an import: looked at first, then taken in, then undone if it was a mistake.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use shared::access::Instructor;
use shared::api::bank::{
    CATEGORY_DEPTH_MAX, EntryOutcome, ImportEntry, ImportFile, ImportReport, ImportView, Imports, Undone,
};
use shared::id::{BankCategoryId, BankImportId, BankQuestionId, InstitutionId};
use shared::problem::{Lang, Phrase};

use super::carry::{self, Carried, Content, Entry};
use super::error::BankError;
use super::repo::category::{Category, name_key};
use super::repo::{self, category, find, import as store, question as write};
use super::{said, shown};
use crate::ctx::Ctx;

/// Imports in the list.
const LIST: u64 = 30;
/// Letters of a question in a report.
const TEXT_CHARS: usize = 160;

/// Reads a file without holding up whoever else is served.
async fn read(file: ImportFile) -> Result<Carried, BankError> {
    let work = move || carry::read(file.name.as_str(), file.format, &file.content);
    tokio::task::spawn_blocking(work).await.map_err(|_ignored| BankError::Unreadable)?
}

/// For each entry, the question that it would be a second one of: in the bank, or further up in the file.
async fn twins(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    carried: &Carried,
) -> Result<Vec<Option<Twin>>, BankError> {
    let prints: BTreeSet<String> = carried.entries.iter().filter_map(print).cloned().collect();
    let known = find::known(db, institution, &prints.into_iter().collect::<Vec<_>>()).await?;
    let mut seen = BTreeSet::new();
    let twin = |entry: &Entry| {
        let print = print(entry)?;
        let is_second = !seen.insert(print.clone());
        known.get(print).map(|id| Twin::InBank(*id)).or(is_second.then_some(Twin::InFile))
    };
    Ok(carried.entries.iter().map(twin).collect())
}

#[derive(Debug, Clone, Copy)]
enum Twin {
    InBank(BankQuestionId),
    InFile,
}

fn print(entry: &Entry) -> Option<&String> {
    match &entry.content {
        Content::Question(_, print) => Some(print),
        Content::Aside { .. } | Content::Unread { .. } => None,
    }
}

/// What would become of a file.
pub(super) async fn check(
    ctx: &Ctx,
    caller: &Instructor,
    file: ImportFile,
    lang: Lang,
) -> Result<ImportReport, BankError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let target = category::find(db, institution, file.category).await?.ok_or(BankError::NotFound)?;
    let carried = read(file).await?;
    let twins = twins(db, institution, &carried).await?;
    let say = |phrase: &Phrase| phrase.in_lang(lang).to_owned();
    let mut warnings: Vec<String> = carried.warnings.iter().map(say).collect();
    let room = usize::from(CATEGORY_DEPTH_MAX.saturating_sub(target.depth.saturating_add(1)));
    if carried.entries.iter().any(|entry| entry.path.len() > room) {
        warnings.push(say(&said::categories_cut()));
    }
    let entries = carried.entries.into_iter().zip(twins).map(|(entry, twin)| report(entry, twin, room, lang));
    let entries: Vec<ImportEntry> = entries.collect();
    let count = |wanted: &[EntryOutcome]| {
        let count = entries.iter().filter(|entry| wanted.contains(&entry.outcome)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    Ok(ImportReport {
        format: carried.format,
        fresh: count(&[EntryOutcome::New]),
        alike: count(&[EntryOutcome::Alike]),
        aside: count(&[EntryOutcome::Aside, EntryOutcome::Unread]),
        warnings,
        entries,
    })
}

fn report(entry: Entry, twin: Option<Twin>, room: usize, lang: Lang) -> ImportEntry {
    let mut path = entry.path;
    path.truncate(room);
    let (text, kind, outcome, why) = match entry.content {
        Content::Question(taken, _) => {
            let text = bank::words::excerpt(&taken.question, TEXT_CHARS);
            let kind = Some(shown::kind(&taken.question.body));
            match twin {
                None => (text, kind, EntryOutcome::New, None),
                Some(Twin::InBank(_)) => (text, kind, EntryOutcome::Alike, Some(said::twin_in_bank())),
                Some(Twin::InFile) => (text, kind, EntryOutcome::Alike, Some(said::twin_in_file())),
            }
        }
        Content::Aside { text, why, .. } => (text, None, EntryOutcome::Aside, Some(why)),
        Content::Unread { why, source } => {
            (bank::words::cut(source.trim(), TEXT_CHARS), None, EntryOutcome::Unread, Some(why))
        }
    };
    // What a question loses matters only where it is taken.
    let notes = if outcome == EntryOutcome::New { entry.notes } else { Vec::new() };
    let twin = match twin {
        Some(Twin::InBank(id)) => Some(id),
        Some(Twin::InFile) | None => None,
    };
    let notes = why.into_iter().chain(notes).map(|phrase| phrase.in_lang(lang).to_owned()).collect();
    ImportEntry { line: entry.line, text, kind, path, outcome, notes, twin }
}

/// Takes a file in.
pub(super) async fn import(
    ctx: &Ctx,
    caller: &Instructor,
    file: ImportFile,
    lang: Lang,
) -> Result<ImportView, BankError> {
    let (now, institution) = (ctx.clock.now(), caller.institution());
    let (name, target) = (file.name.as_str().to_owned(), file.category);
    category::find(ctx.db.reader(), institution, target).await?.ok_or(BankError::NotFound)?;
    let carried = read(file).await?;
    let tx = ctx.db.begin().await?;
    let twins = twins(&tx, institution, &carried).await?;
    let mut shelves = Shelves::open(ctx, &tx, institution, target, now).await?;
    let (mut drafts, mut aside) = (Vec::new(), Vec::new());
    for (entry, twin) in carried.entries.into_iter().zip(twins) {
        match entry.content {
            Content::Question(taken, fingerprint) => {
                if twin.is_some() {
                    continue;
                }
                let category = shelves.place(&entry.path).await?;
                let id = BankQuestionId(ctx.ids.uuid(moment(now, drafts.len())));
                let question = taken.question;
                drafts.push(write::Draft { id, category, fingerprint, competency: None, question });
            }
            Content::Aside { why, source, .. } | Content::Unread { why, source } => {
                aside.push(store::Kept { line: entry.line, why, source });
            }
        }
    }
    let draft = store::Draft {
        id: BankImportId(ctx.ids.uuid(now)),
        category: target,
        account: caller.account(),
        file: name,
        format: carried.format,
        questions: drafts.len(),
        aside,
    };
    store::add(&tx, institution, &draft, now).await?;
    write::add(&tx, institution, Some(draft.id), &drafts, now).await?;
    let detail = serde_json::json!({ "questions": drafts.len(), "aside": draft.aside.len() });
    let audit = ctx.ids.uuid(now);
    repo::audit(&tx, audit, caller.account(), "import questions", Some(draft.id.0), detail, now).await?;
    tx.commit().await?;
    view(ctx, caller, draft.id, lang).await
}

/// The moment of an id. Ids are ordered by time and lists show the latest first, so each question of a file is a little
/// older than the one before it: then they stand in the file's order.
pub(super) fn moment(now: DateTime<Utc>, place: usize) -> DateTime<Utc> {
    now - Duration::milliseconds(i64::try_from(place).unwrap_or_default())
}

/// The categories below the one that an import comes into, made where they are missing.
struct Shelves<'a> {
    ctx: &'a Ctx,
    tx: &'a DatabaseTransaction,
    institution: InstitutionId,
    target: Category,
    known: BTreeMap<(BankCategoryId, String), Category>,
    now: DateTime<Utc>,
}

impl<'a> Shelves<'a> {
    async fn open(
        ctx: &'a Ctx,
        tx: &'a DatabaseTransaction,
        institution: InstitutionId,
        target: BankCategoryId,
        now: DateTime<Utc>,
    ) -> Result<Self, BankError> {
        let all = category::all(tx, institution).await?;
        let own = all.iter().find(|category| category.id == target).cloned().ok_or(BankError::NotFound)?;
        let known = all.into_iter().filter_map(|category| {
            let parent = category.parent?;
            Some(((parent, name_key(&category.name)), category))
        });
        Ok(Self { ctx, tx, institution, target: own, known: known.collect(), now })
    }

    /// The category at a path; what lies too deep comes into the deepest there may be.
    async fn place(&mut self, path: &[String]) -> Result<BankCategoryId, BankError> {
        let mut at = self.target.clone();
        for name in path {
            if at.depth.saturating_add(1) >= CATEGORY_DEPTH_MAX {
                break;
            }
            let key = (at.id, name_key(name));
            at = if let Some(known) = self.known.get(&key) {
                known.clone()
            } else {
                let id = BankCategoryId(self.ctx.ids.uuid(self.now));
                let made = category::add(self.tx, self.institution, id, Some(&at), name, self.now).await?;
                self.known.insert(key, made.clone());
                made
            };
        }
        Ok(at.id)
    }
}

/// The latest imports.
pub(super) async fn list(ctx: &Ctx, caller: &Instructor) -> Result<Imports, BankError> {
    Ok(Imports { items: store::list(ctx.db.reader(), caller.institution(), LIST).await? })
}

/// An import with what was kept aside.
pub(super) async fn view(
    ctx: &Ctx,
    caller: &Instructor,
    id: BankImportId,
    lang: Lang,
) -> Result<ImportView, BankError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let row = store::find(db, institution, id).await?.ok_or(BankError::NotFound)?;
    let remaining = store::remaining(db, institution, id).await?;
    Ok(ImportView { row, remaining, aside: store::aside(db, id, lang).await? })
}

/// Removes the questions of an import that nobody has changed since.
pub(super) async fn undo(ctx: &Ctx, caller: &Instructor, id: BankImportId) -> Result<Undone, BankError> {
    let (now, institution) = (ctx.clock.now(), caller.institution());
    let tx = ctx.db.begin().await?;
    store::find(&tx, institution, id).await?.ok_or(BankError::NotFound)?;
    if !store::undo(&tx, institution, id, now).await? {
        return Err(BankError::AlreadyUndone);
    }
    let (same, stayed) = store::brought(&tx, institution, id).await?;
    write::remove(&tx, &same).await?;
    let detail = serde_json::json!({ "removed": same.len(), "stayed": stayed.len() });
    let audit = ctx.ids.uuid(now);
    repo::audit(&tx, audit, caller.account(), "undo import", Some(id.0), detail, now).await?;
    tx.commit().await?;
    Ok(Undone { removed: u32::try_from(same.len()).unwrap_or(u32::MAX), stayed })
}
