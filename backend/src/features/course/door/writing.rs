//! What those who write courses ask: the latest versions, their files, a lesson as it would be learned, and the way to
//! learners.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::access::Instructor;
use shared::api::lesson::LessonContent;
use shared::id::{AccountId, CourseId, InstitutionId, VersionId};
use shared::value::Slug;

use super::{CourseError, Imported, LatestFolder};
use crate::ctx::Ctx;
use crate::features::course::folder::{self, Manner};
use crate::features::course::{repo, service};
use crate::html::Pictures;

/// A course's latest version, without its content.
#[derive(Debug, Clone)]
pub struct LatestVersion {
    /// The course.
    pub course: CourseId,
    /// The version.
    pub version: VersionId,
    /// Title of the version.
    pub title: String,
    /// Its number.
    pub number: u32,
}

/// A quiz as the folder of a version names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderQuiz {
    /// Key of its module.
    pub module: Slug,
    /// Title of its module.
    pub module_title: String,
    /// Key of its lesson.
    pub lesson: Slug,
    /// Its title.
    pub title: String,
    /// Questions on a paper.
    pub questions: u32,
}

/// Most folders that are read at once.
const FOLDERS: usize = 50;

/// The quizzes of each of an institution's courses, as its latest version has them, by the course's title. A folder is
/// read once: versions never change.
///
/// # Errors
/// When the database refuses.
pub async fn latest_quizzes(
    ctx: &Ctx,
    institution: InstitutionId,
) -> Result<Vec<(LatestVersion, Arc<Vec<FolderQuiz>>)>, DbErr> {
    let (db, memory) = (ctx.db.reader(), &ctx.course.folder_quizzes);
    let latest = repo::latest_versions(db, institution).await?;
    let mut known: BTreeMap<VersionId, _> =
        latest.iter().filter_map(|one| Some((one.version, memory.get(&one.version)?))).collect();
    let unread: Vec<VersionId> =
        latest.iter().map(|one| one.version).filter(|id| !known.contains_key(id)).collect();
    for some in unread.chunks(FOLDERS) {
        let texts = repo::texts(db, some).await?;
        // Many folders take a while, which is no time for whoever else waits.
        let work = tokio::task::spawn_blocking(move || {
            let read = texts.into_iter().map(|(id, texts)| (id, Arc::new(folder_quizzes(texts))));
            read.collect::<BTreeMap<_, _>>()
        });
        let mut read = work.await.map_err(|error| DbErr::Custom(error.to_string()))?;
        for id in some {
            // A version without a folder names none.
            let quizzes = read.remove(id).unwrap_or_default();
            memory.insert(*id, Arc::clone(&quizzes));
            known.insert(*id, quizzes);
        }
    }
    let of = |one: LatestVersion| {
        let quizzes = known.remove(&one.version)?;
        Some((one, quizzes))
    };
    Ok(latest.into_iter().filter_map(of).collect())
}

fn folder_quizzes(texts: BTreeMap<String, String>) -> Vec<FolderQuiz> {
    let files = texts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    let row = |quiz: course_folder::PlacedQuiz| {
        Some(FolderQuiz {
            module: Slug::parse(&quiz.module).ok()?,
            lesson: Slug::parse(quiz.slug()).ok()?,
            title: quiz.title().to_owned(),
            questions: u32::try_from(quiz.quiz.paper_size()).unwrap_or(u32::MAX),
            module_title: quiz.module_title,
        })
    };
    course_folder::quizzes(&files).into_iter().filter_map(row).collect()
}

/// The latest versions of an institution's courses, by title.
///
/// # Errors
/// When the database refuses.
pub async fn latest_versions(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<LatestVersion>, DbErr> {
    repo::latest_versions(db, institution).await
}

/// The files of a version that are not texts, by [`course_folder::asset_key`], with their hashes.
///
/// # Errors
/// When the database refuses.
pub async fn folder_files(
    db: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Vec<(String, String)>, DbErr> {
    repo::assets(db, version).await
}

/// The course that a folder says, with its files.
///
/// # Errors
/// When the database or the file store refuses, or the folder was taken in under other rules than today's.
pub async fn read_folder(ctx: &Ctx, folder: &LatestFolder) -> Result<course_folder::Course, CourseError> {
    let assets = repo::assets(ctx.db.reader(), folder.version).await?;
    let texts = folder.texts.clone();
    let files = ctx.files.apart(move |store| folder::whole(store, texts, assets)).await?;
    let checked = course_folder::parse(&files);
    checked.course.ok_or_else(|| {
        let faults: Vec<String> = checked.findings.iter().map(ToString::to_string).collect();
        CourseError::Folder(faults.join("\n"))
    })
}

/// A module of a published course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedModule {
    /// Its key.
    pub slug: Slug,
    /// Title.
    pub title: String,
    /// Units.
    pub units: u32,
}

/// A published course with its modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedOutline {
    /// The course.
    pub course: CourseId,
    /// Title.
    pub title: String,
    /// Modules in order.
    pub modules: Vec<PublishedModule>,
}

/// The published courses of an institution with their modules, but for archived ones.
///
/// # Errors
/// When the database refuses.
pub async fn published_outlines(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<PublishedOutline>, DbErr> {
    repo::published_outlines(db, institution).await
}

/// Bytes of a file that tell what it is; pictures are mostly shorter.
const HEAD_BYTES: u64 = 512 * 1024;

/// The published version of a course of an institution with the beginnings of its files, and their hashes by
/// [`course_folder::asset_key`].
///
/// # Errors
/// When the database or the file store refuses, or the folder was taken in under other rules than today's.
pub async fn published_course(
    ctx: &Ctx,
    (institution, course): (InstitutionId, CourseId),
) -> Result<Option<(course_folder::Course, Vec<(String, String)>)>, CourseError> {
    let db = ctx.db.reader();
    let Some((_, version)) = repo::published_of(db, institution, course).await? else { return Ok(None) };
    let Some(source) = repo::source_of(db, version).await? else { return Ok(None) };
    let assets = source.assets.clone();
    let texts = crate::db::json::read(source.texts)?;
    let work = move |store: &crate::ports::Files| {
        let files = folder::with_files(texts, source.assets, |hash| store.head(hash, HEAD_BYTES))?;
        Ok::<_, CourseError>(course_folder::parse(&files))
    };
    let checked = ctx.files.apart(work).await?;
    let course = checked.course.ok_or_else(|| {
        let faults: Vec<String> = checked.findings.iter().map(ToString::to_string).collect();
        CourseError::Folder(faults.join("\n"))
    })?;
    Ok(Some((course, assets)))
}

/// Key and folder of the published version of a course of an institution, as it was taken in: `Err` within where its files
/// have more than so many bytes.
///
/// # Errors
/// When the database or the file store refuses.
pub async fn published_folder(
    ctx: &Ctx,
    (institution, course): (InstitutionId, CourseId),
    bytes_max: u64,
) -> Result<Option<Result<(String, course_folder::Files), u64>>, CourseError> {
    let db = ctx.db.reader();
    let Some((slug, version)) = repo::published_of(db, institution, course).await? else { return Ok(None) };
    let Some(source) = repo::source_of(db, version).await? else { return Ok(None) };
    let sizes = repo::sizes(db, source.assets.iter().map(|(_, hash)| hash.clone())).await?;
    let sum = sizes.values().sum::<u64>();
    if sum > bytes_max {
        return Ok(Some(Err(sum)));
    }
    Ok(Some(Ok((slug, folder::of_source(ctx, source).await?))))
}

/// Whether a course has a key already, of whichever institution.
///
/// # Errors
/// When the database refuses.
pub async fn is_slug_taken(db: &impl ConnectionTrait, slug: &Slug) -> Result<bool, DbErr> {
    repo::is_slug_taken(db, slug).await
}

/// Addresses of kept files, by the names that texts give them.
pub fn pictures(files: &BTreeMap<String, String>) -> Pictures {
    folder::named_pictures(files)
}

/// The address of kept content under a name.
pub fn address(hash: &str, name: &str) -> String {
    folder::address(hash, name)
}

/// Bytes of kept content, by hash.
///
/// # Errors
/// When the database refuses.
pub async fn sizes(
    db: &impl ConnectionTrait,
    hashes: impl Iterator<Item = String>,
) -> Result<BTreeMap<String, u64>, DbErr> {
    repo::sizes(db, hashes).await
}

/// Makes content of the file store known by hash, name and bytes, so that it can be asked for; the store has it already.
///
/// # Errors
/// When the database refuses.
pub async fn keep_assets<'a>(
    tx: &DatabaseTransaction,
    files: impl Iterator<Item = (&'a str, &'a str, u64)>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let assets: Vec<_> =
        files.map(|(hash, name, size_bytes)| folder::asset(name, hash.to_owned(), size_bytes)).collect();
    repo::keep_assets(tx, &assets, now).await
}

/// A lesson as it would be learned; `files` are the hashes of its files by name. Nothing is written.
///
/// # Errors
/// When the database refuses.
pub async fn preview(
    db: &impl ConnectionTrait,
    lesson: &course_folder::Lesson,
    files: &BTreeMap<String, String>,
) -> Result<LessonContent, DbErr> {
    let sizes = repo::sizes(db, files.values().cloned()).await?;
    let size = |name: &str| files.get(name).and_then(|hash| sizes.get(hash)).copied().unwrap_or(0);
    Ok(folder::body(lesson, &folder::named_pictures(files), size).content)
}

/// Imports a folder for an institution, as a version that nobody sees until it is published; `made_by` is whoever made it
/// with nobody else's approval.
///
/// # Errors
/// Faults of the folder, the file store or the database.
pub async fn import_for(
    ctx: &Ctx,
    institution: InstitutionId,
    slug: &str,
    files: &course_folder::Files,
    made_by: Option<AccountId>,
) -> Result<Imported, CourseError> {
    folder::import(ctx, institution, slug, files, Manner { made_by, ..Manner::default() }).await
}

/// Whether an institution wants that nobody publishes what only they have made.
///
/// # Errors
/// When the database refuses.
pub async fn is_four_eyes(db: &impl ConnectionTrait, institution: InstitutionId) -> Result<bool, DbErr> {
    repo::is_four_eyes(db, institution).await
}

/// Sets whether an institution wants that.
///
/// # Errors
/// When the database refuses.
pub async fn set_four_eyes(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    is_four_eyes: bool,
) -> Result<(), DbErr> {
    repo::set_four_eyes(tx, institution, is_four_eyes).await
}

/// Moves the pointer of a course to a version, in the caller's transaction.
///
/// # Errors
/// When there is no such version, a second person is wanted, or the database refuses.
pub async fn publish(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    caller: &Instructor,
    version: VersionId,
) -> Result<(), CourseError> {
    service::publish_in(ctx, tx, caller, version).await
}
