//! What reviews ask of drafts: finding them, who does what on them, their text, and their end as a version.

use chrono::{DateTime, Utc};
use course_folder::{Assignment, Content, Course, Files, Lesson, Opening, Question};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::access::Instructor;
use shared::api::draft::{DraftFacts, DraftFinished, DraftView};
use shared::api::package::TextPlace;
use shared::api::review::{DraftPart, DraftState, FactChange};
use shared::id::{AccountId, DraftId, DraftUnitId, InstitutionId};
use shared::value::Slug;
use uuid::Uuid;

pub use super::carry::{KeptFile, NewModule};
pub use super::error::DraftError;
use super::node::Tree;
use super::repo::{self, Part};
pub use super::repo::{Draft, Member};
use super::{blocks, carry, compile, derive, file, finish, outline};
use crate::ctx::Ctx;
use crate::features::{bank, course};

/// An open draft of an institution.
///
/// # Errors
/// When the database refuses.
pub async fn find(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: DraftId,
) -> Result<Option<Draft>, DbErr> {
    repo::find(db, institution, id).await
}

/// Who has which part in a draft.
///
/// # Errors
/// When the database refuses.
pub async fn members(db: &impl ConnectionTrait, id: DraftId) -> Result<Vec<Member>, DbErr> {
    repo::members(db, id).await
}

/// The part that the caller has in a draft with these members; whoever manages its provider counts as owner.
///
/// # Errors
/// When the database refuses.
pub async fn part(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    draft: &Draft,
    members: &[Member],
) -> Result<Option<DraftPart>, DbErr> {
    super::service::part(db, caller, draft, members).await
}

/// Gives somebody a part in a draft, or takes it away.
///
/// # Errors
/// When the database refuses.
pub async fn set_member(
    tx: &DatabaseTransaction,
    id: DraftId,
    account: AccountId,
    part: Option<DraftPart>,
) -> Result<(), DbErr> {
    repo::set_member(tx, id, account, part).await
}

/// The ids of all that a draft consists of.
///
/// # Errors
/// When the database refuses.
pub async fn ids(db: &impl ConnectionTrait, id: DraftId) -> Result<Vec<Uuid>, DbErr> {
    repo::ids(db, id).await
}

/// Checks a draft as its publication would.
///
/// # Errors
/// Its faults in words, or the database.
pub async fn check(ctx: &Ctx, draft: &Draft) -> Result<(), DraftError> {
    let found = finish::findings(ctx, draft).await?;
    let line =
        |one: &shared::api::draft::DraftFinding| format!("{}: {}. {}", one.place, one.what, one.remedy);
    let faults: Vec<String> = found.items.iter().filter(|one| one.is_fault).map(line).collect();
    if faults.is_empty() { Ok(()) } else { Err(DraftError::Faulty(faults.join("\n"))) }
}

/// Brings a draft into another state, if it is still as the caller has seen it; without one, it only must be.
///
/// # Errors
/// When somebody else was faster, or the database refuses.
pub async fn step(
    tx: &DatabaseTransaction,
    caller: &Instructor,
    draft: &Draft,
    (seen, now): (u32, DateTime<Utc>),
    state: Option<DraftState>,
) -> Result<(), DraftError> {
    let changed = (caller.account(), now);
    let next = state.unwrap_or(draft.state);
    let is_done = repo::step(tx, draft.id, (seen, draft.state), next, changed).await?;
    if is_done { Ok(()) } else { Err(DraftError::Revised) }
}

/// Makes a new draft of a course that comes with its files; the store has their content already.
///
/// # Errors
/// When it has more than drafts have, or the database refuses.
pub async fn start_of(
    ctx: &Ctx,
    caller: &Instructor,
    course: &Course,
    files: &[KeptFile],
) -> Result<DraftId, DraftError> {
    carry::start(ctx, caller, course, files).await
}

/// Adds modules, or units to a module, to a draft that is still as the caller has seen it; one change that can be taken back.
///
/// # Errors
/// When the caller does not write on it, somebody else was faster, it would be too much, or the database refuses.
pub async fn append(
    ctx: &Ctx,
    caller: &Instructor,
    seen: (DraftId, u32),
    place: &TextPlace,
    text: (Vec<NewModule>, &[KeptFile]),
) -> Result<DraftView, DraftError> {
    carry::append(ctx, caller, seen, place, text).await
}

/// Whether the caller may write on a draft.
///
/// # Errors
/// Why not, or the database.
pub async fn may_write(ctx: &Ctx, caller: &Instructor, id: DraftId) -> Result<(), DraftError> {
    let db = ctx.db.reader();
    let draft = super::service::find(db, caller, id).await?;
    super::service::may_write(db, caller, &draft).await
}

/// Minutes that a text takes to read.
pub fn reading_minutes(markdown: &str) -> u16 {
    carry::minutes(&blocks::split(markdown))
}

/// A draft's key and course folder; none where its files have more than so many bytes.
///
/// # Errors
/// When there is no such draft, or the database or the file store refuses.
pub async fn folder(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    bytes_max: u64,
) -> Result<Option<(Slug, Files)>, DraftError> {
    carry::folder(ctx, caller, id, bytes_max).await
}

/// Makes a version of a draft, which nobody sees yet.
///
/// # Errors
/// Its faults in words, or the database.
pub async fn make(
    ctx: &Ctx,
    caller: &Instructor,
    draft: &Draft,
    seen: u32,
) -> Result<DraftFinished, DraftError> {
    finish::make(ctx, caller, draft, seen).await
}

/// Publishes the version that was made of a draft, and ends the draft, in the caller's transaction.
///
/// # Errors
/// When the database refuses.
pub async fn publish(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    caller: &Instructor,
    draft: &Draft,
    made: &DraftFinished,
) -> Result<(), DraftError> {
    let changed = super::service::now(ctx, caller);
    course::door::publish(ctx, tx, caller, made.version).await?;
    file::hand_over(tx, draft).await?;
    repo::end(tx, draft.id, Some(made.version), changed.1).await?;
    repo::audit(tx, ctx.ids.uuid(changed.1), changed, draft.id, "publish draft").await?;
    Ok(())
}

/// Where a unit or a block is, in words; none where it is not.
///
/// # Errors
/// When the database refuses.
pub async fn place(
    db: &impl ConnectionTrait,
    id: DraftId,
    (unit, block): (Option<Uuid>, Option<Uuid>),
) -> Result<Option<String>, DbErr> {
    let mut words = Vec::new();
    for (part, parent) in [(unit, None), (block, unit)] {
        let Some(part) = part else { continue };
        let found = repo::nodes(db, id, Part::One(part)).await?;
        let Some(node) = found.first().filter(|node| parent.is_none() || node.parent == parent) else {
            return Ok(None);
        };
        words.push(outline::title(node));
    }
    Ok(Some(words.join(" › ")))
}

/// A unit with its text.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its node.
    pub id: Uuid,
    /// Title of its module.
    pub module: String,
    /// The [key](course_folder::lesson_key) of the lesson that it was; none where it is new.
    pub key: Option<String>,
    /// Title.
    pub title: String,
    /// Whether learners do not see it.
    pub is_hidden: bool,
    /// Its blocks with their Markdown.
    pub blocks: Vec<(Uuid, String)>,
    /// What it says besides, as [`rest_of`] has it.
    pub rest: Vec<String>,
}

/// The units of a draft in order.
///
/// # Errors
/// When the database refuses.
pub async fn units(db: &impl ConnectionTrait, id: DraftId) -> Result<Vec<Unit>, DbErr> {
    let tree = Tree::new(repo::nodes(db, id, Part::Whole).await?);
    let below = tree.by_parent();
    let mut units = Vec::new();
    for (module, nodes) in tree.outline() {
        let Some(head) = module.module() else { continue };
        for node in nodes {
            let Some(body) = node.unit() else { continue };
            let children = below.get(&Some(node.id)).map(Vec::as_slice).unwrap_or_default();
            let blocks: Vec<(Uuid, String)> =
                children.iter().filter_map(|child| Some((child.id, child.block()?.text.clone()))).collect();
            let is_known = !head.slug.is_empty() && !body.slug.is_empty();
            let lesson = compile::lesson(body, body.slug.clone(), std::iter::empty());
            units.push(Unit {
                id: node.id,
                module: head.title.clone(),
                key: is_known.then(|| course_folder::lesson_key(&head.slug, &body.slug)),
                title: body.title.clone(),
                is_hidden: body.is_hidden,
                blocks,
                rest: rest_of(&lesson),
            });
        }
    }
    Ok(units)
}

/// The course that a draft will be the next version of, with the number of its latest one.
///
/// # Errors
/// When the database or the file store refuses.
pub async fn base(
    ctx: &Ctx,
    institution: InstitutionId,
    draft: &Draft,
) -> Result<Option<(Course, u32)>, DraftError> {
    let Some(id) = draft.course else { return Ok(None) };
    let folders = course::door::latest_folders(ctx.db.reader(), institution, Some(id)).await?;
    let Some(folder) = folders.into_iter().next() else { return Ok(None) };
    let course = course::door::read_folder(ctx, &folder).await?;
    Ok(Some((course, folder.number)))
}

/// The blocks of a text.
pub fn blocks_of(text: &str) -> Vec<String> {
    blocks::split(text)
}

/// What a lesson says besides its text: time, files, how a quiz is taken, its questions.
pub fn rest_of(lesson: &Lesson) -> Vec<String> {
    let is_asked = if lesson.required { "wajib" } else { "pilihan" };
    let mut rest = vec![format!("{} menit, {is_asked}", lesson.minutes)];
    rest.extend(lesson.sources.iter().map(|source| format!("Sumber: {source}")));
    match &lesson.opening {
        Opening::Always => {}
        Opening::AllBefore => rest.push("Terbuka setelah semua materi wajib sebelumnya".to_owned()),
        Opening::After(keys) => rest.extend(keys.iter().map(|key| format!("Terbuka setelah {key}"))),
    }
    match &lesson.content {
        Content::Text { .. } | Content::Live { .. } => {}
        Content::Discussion { posts, first, .. } => {
            rest.push(format!("Tulisan sendiri: {posts}"));
            rest.extend(first.then(|| "Tulisan peserta lain terbuka setelah menulis".to_owned()));
        }
        Content::Video(video) => {
            rest.push(format!("Video: {} ({} detik, {} %)", video.file, video.seconds, video.watch_percent));
            rest.extend(video.captions.iter().map(|one| format!("Takarir {}: {}", one.language, one.file)));
            rest.extend(video.captions_waived.iter().map(|why| format!("Tanpa takarir: {why}")));
        }
        Content::Document(document) => rest.push(format!("Dokumen: {}", document.file)),
        Content::Quiz(quiz) => {
            let attempts = quiz.attempts.map_or("tanpa batas".to_owned(), |count| count.to_string());
            rest.push(format!("Lulus dengan {} %, percobaan {attempts}", quiz.pass_percent));
            rest.extend(quiz.questions.iter().map(bank::door::as_text));
        }
        Content::Assignment(work) => rest.extend(work_of(work)),
    }
    rest
}

/// How a piece of work is handed in and marked.
fn work_of(work: &Assignment) -> Vec<String> {
    let attempts = work.attempts.map_or("tanpa batas".to_owned(), |count| count.to_string());
    let quiz = work.quiz();
    let essay = quiz
        .questions
        .iter()
        .map(|one| bank::door::as_text(&Question { text: String::new(), ..one.clone() }));
    std::iter::once(format!("Lulus dengan {} %, pengumpulan {attempts}", work.pass_percent))
        .chain(essay)
        .collect()
}

/// The facts that differ from those of a course.
pub fn facts_beside(base: &Course, facts: &DraftFacts) -> Vec<FactChange> {
    let before = derive::facts(base, facts.slug.clone());
    let lines = |one: &DraftFacts| {
        let competencies: Vec<String> =
            one.competencies.iter().map(|one| format!("{} {}", Slug::as_str(&one.code), one.level)).collect();
        [
            ("title", one.title.clone()),
            ("summary", one.summary.clone()),
            ("language", one.language.clone()),
            ("provider", one.provider.clone()),
            ("form", one.form.to_string()),
            ("level", format!("{:?}", one.level)),
            ("competencies", competencies.join("\n")),
            ("audience", one.audience.clone()),
            ("outcomes", one.outcomes.join("\n")),
            ("jp", one.jp.to_string()),
            ("jp_justification", one.jp_justification.clone()),
            ("about", one.about.clone()),
            ("sources", one.sources.join("\n")),
            ("requires", one.requires.iter().map(Slug::as_str).collect::<Vec<_>>().join("\n")),
            ("in_order", if one.in_order { "berurutan" } else { "bebas" }.to_owned()),
        ]
    };
    let both = lines(&before).into_iter().zip(lines(facts));
    both.filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| FactChange { field: field.to_owned(), before, after })
        .collect()
}

/// A course that was being written, for the demonstration.
#[derive(Debug, Clone, Copy)]
pub struct Past<'a> {
    /// Whose it is.
    pub institution: InstitutionId,
    /// Who writes it.
    pub by: AccountId,
    /// When it was changed last.
    pub at: DateTime<Utc>,
    /// As far as it is written.
    pub course: &'a Course,
    /// Where it stands.
    pub state: DraftState,
}

/// A draft that was written down, with its units in order and their titles.
#[derive(Debug, Clone)]
pub struct Remembered {
    /// The draft.
    pub draft: DraftId,
    /// Its units.
    pub units: Vec<(DraftUnitId, String)>,
}

/// Writes a draft down as it stood.
///
/// # Errors
/// When the database or the file store refuses.
pub async fn remember(ctx: &Ctx, tx: &DatabaseTransaction, past: Past<'_>) -> Result<Remembered, DraftError> {
    let (course, at) = (past.course, past.at);
    let (mut assets, mut sizes) = (Vec::new(), Vec::new());
    for (name, bytes) in &course.assets {
        let content = bytes.clone();
        let kept = ctx.files.apart(move |store| store.keep(&content)).await;
        let hash = kept.map_err(course::door::CourseError::from)?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        sizes.push(size);
        assets.push((name.clone(), hash));
    }
    let known = assets.iter().zip(sizes).map(|((name, hash), size)| (hash.as_str(), name.as_str(), size));
    course::door::keep_assets(tx, known, at).await?;
    let mut fresh = || ctx.ids.uuid(at);
    let derived = derive::draft(course, super::service::slug(&course.title)?, &assets, &mut fresh);
    let units = Tree::new(derived.nodes.clone())
        .outline()
        .into_iter()
        .flat_map(|(_, units)| {
            units.into_iter().map(|unit| (DraftUnitId(unit.id), outline::title(unit))).collect::<Vec<_>>()
        })
        .collect();
    let draft = Draft {
        id: DraftId(fresh()),
        institution: past.institution,
        course: None,
        base: None,
        state: past.state,
        rev: 1,
        facts: derived.facts,
        created_by: past.by,
        changed: (past.by, at),
    };
    repo::add(tx, &draft, derived.nodes, &derived.files).await?;
    Ok(Remembered { draft: draft.id, units })
}
