//! What other slices ask of courses: facts of versions, from memory, which never change but for corrected keys.

mod open;
mod writing;

use std::collections::BTreeMap;
use std::sync::Arc;

use grading::{Amendment, Centimark, Key, Response, Verdict, grade};
use progress::{Opening, Requirement};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::course::{LessonKind, VersionRow};
use shared::api::lesson::LessonContent;
use shared::id::{AccountId, CourseId, InstitutionId, LessonId, QuestionId, VersionId};
use shared::value::Slug;

pub use self::open::*;
pub use self::writing::*;
pub use super::catalogue::PublishedCourse;
pub use super::error::CourseError;
use super::folder::Manner;
pub use super::folder::{Imported, kind};
pub use super::stored::{
    ChoiceBody, CriterionBody, EssayBody, GapBody, LessonBody, Pairing, QuestionBody, QuestionParts,
    QuizSettings,
};
use super::{builtin, folder, folder_quiz, repo};
use crate::ctx::Ctx;

/// A version as learning needs it.
#[derive(Debug, Clone)]
pub struct Version {
    /// The version.
    pub id: VersionId,
    /// Its course.
    pub course: CourseId,
    /// The course's key.
    pub slug: Slug,
    /// Number within the course.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Provider.
    pub provider: String,
    /// Activity form (SIASN id).
    pub form: u8,
    /// JP on completion.
    pub jp: u16,
    /// Minutes of work.
    pub minutes: u16,
    /// Keys of courses to be completed before enrolling.
    pub requires: Vec<String>,
    /// Modules in order.
    pub modules: Vec<Module>,
}

/// A module of a version.
#[derive(Debug, Clone)]
pub struct Module {
    /// Title.
    pub title: String,
    /// Objectives.
    pub objectives: Vec<String>,
    /// Lessons in order.
    pub lessons: Vec<LessonFacts>,
}

/// A lesson in the outline of a version.
#[derive(Debug, Clone)]
pub struct LessonFacts {
    /// The lesson.
    pub id: LessonId,
    /// Its key within the course: that of its module, a stroke, and its own. The same in every version.
    pub key: String,
    /// Title.
    pub title: String,
    /// Kind.
    pub kind: LessonKind,
    /// Minutes of work.
    pub minutes: u16,
    /// Whether the course needs it.
    pub is_required: bool,
    /// What completes it.
    pub requirement: Requirement,
    /// What is to be completed before it opens.
    pub opening: Opening<LessonId>,
}

impl Version {
    /// All lessons in order.
    pub fn lessons(&self) -> impl Iterator<Item = &LessonFacts> {
        self.modules.iter().flat_map(|module| &module.lessons)
    }

    /// One lesson, if it is part of the version.
    pub fn lesson(&self, id: LessonId) -> Option<&LessonFacts> {
        self.lessons().find(|lesson| lesson.id == id)
    }
}

/// A quiz with its keys: never leaves the server whole.
#[derive(Debug, Clone)]
pub struct Quiz {
    /// Title.
    pub title: String,
    /// How it is taken.
    pub settings: QuizSettings,
    /// Questions in the author's order.
    pub questions: Vec<Question>,
    /// Questions that are for practice only, in the author's order: never on a paper, never counted.
    pub practice: Vec<Question>,
}

/// A question with its key.
#[derive(Debug, Clone)]
pub struct Question {
    /// The question.
    pub id: QuestionId,
    /// Tags for drawing.
    pub tags: Vec<String>,
    /// Marks it is worth.
    pub worth: Centimark,
    /// What earns marks.
    pub key: Key,
    /// What counts besides the key, if that was corrected after publication.
    pub amendment: Option<Amendment>,
    /// What is shown.
    pub body: QuestionBody,
}

impl Question {
    /// Grades an answer by the key and what counts besides it.
    pub fn grade(&self, response: Option<&Response>) -> Verdict {
        match &self.amendment {
            Some(amendment) => amendment.grade(&self.key, self.worth, response),
            None => grade(&self.key, self.worth, response),
        }
    }

    /// The key by which an answer earns most.
    pub fn key_for(&self, response: Option<&Response>) -> &Key {
        match &self.amendment {
            Some(amendment) => amendment.best_of(&self.key, self.worth, response),
            None => &self.key,
        }
    }

    /// Whether everybody gets full marks.
    pub fn is_void(&self) -> bool {
        self.amendment.as_ref().is_some_and(|amendment| amendment.is_void)
    }
}

/// A version. Whoever has a transaction open reads through it: a second connection may be one too many.
///
/// # Errors
/// When the database refuses.
pub async fn version(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    id: VersionId,
) -> Result<Option<Arc<Version>>, DbErr> {
    if let Some(known) = ctx.course.versions.get(&id) {
        return Ok(Some(known));
    }
    let found = repo::version(db, id).await?.map(Arc::new);
    if let Some(version) = &found {
        ctx.course.versions.insert(id, Arc::clone(version));
    }
    Ok(found)
}

/// A version, if its course belongs to an institution; read as [`version`] is.
///
/// # Errors
/// When the database refuses.
pub async fn version_of(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: VersionId,
) -> Result<Option<Arc<Version>>, DbErr> {
    match repo::course_of(db, institution, id).await? {
        Some(_) => version(ctx, db, id).await,
        None => Ok(None),
    }
}

/// The versions of an institution's courses, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn versions(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<VersionRow>, DbErr> {
    repo::versions(db, institution).await
}

/// What a lesson shows, read as [`version`] is.
///
/// # Errors
/// When the database refuses.
pub async fn lesson(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    id: LessonId,
) -> Result<Option<Arc<LessonBody>>, DbErr> {
    if let Some(known) = ctx.course.lessons.get(&id) {
        return Ok(Some(known));
    }
    let found = repo::lesson(db, id).await?.map(Arc::new);
    if let Some(body) = &found {
        ctx.course.lessons.insert(id, Arc::clone(body));
    }
    Ok(found)
}

/// A quiz with its keys, read as [`version`] is.
///
/// # Errors
/// When the database refuses.
pub async fn quiz(ctx: &Ctx, db: &impl ConnectionTrait, id: LessonId) -> Result<Option<Arc<Quiz>>, DbErr> {
    if let Some(known) = ctx.course.quizzes.get(&id) {
        return Ok(Some(known));
    }
    let found = repo::quiz(db, id).await?.map(Arc::new);
    if let Some(quiz) = &found {
        ctx.course.quizzes.insert(id, Arc::clone(quiz));
    }
    Ok(found)
}

/// A quiz as the database has it now, and from now on in memory: keys are the one thing that corrections change.
///
/// # Errors
/// When the database refuses.
pub async fn fresh_quiz(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    id: LessonId,
) -> Result<Option<Arc<Quiz>>, DbErr> {
    ctx.course.quizzes.invalidate(&id);
    quiz(ctx, db, id).await
}

/// Gives a question of a published version another key, and what counts besides it. Whoever does so asks for the
/// [`fresh_quiz`] after the end of the transaction.
///
/// # Errors
/// When the database refuses.
pub async fn correct(
    tx: &DatabaseTransaction,
    id: QuestionId,
    key: &Key,
    amendment: Option<&Amendment>,
) -> Result<(), DbErr> {
    repo::correct(tx, id, key, amendment).await
}

/// A lesson of a version beside that of another.
#[derive(Debug, Clone)]
pub struct Beside {
    /// The lesson.
    pub lesson: LessonId,
    /// The lesson of the same key in the other version.
    pub twin: Option<LessonId>,
    /// Whether a learner meets the same in both.
    pub is_same: bool,
}

/// A version beside an earlier one.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// Its lessons in order.
    pub lessons: Vec<Beside>,
    /// Lessons of the earlier version that are gone, with their titles.
    pub gone: Vec<(LessonId, String)>,
}

/// A version beside an earlier one; from memory as long as a quiz is, since only keys of questions ever change.
///
/// # Errors
/// When the database refuses.
pub async fn beside(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    earlier: VersionId,
    version: VersionId,
) -> Result<Arc<Comparison>, DbErr> {
    if let Some(known) = ctx.course.beside.get(&(earlier, version)) {
        return Ok(known);
    }
    let (before, now) = (repo::lessons_whole(db, earlier).await?, repo::lessons_whole(db, version).await?);
    let gone = before.iter().filter(|lesson| !now.iter().any(|other| other.is_twin(lesson)));
    let gone = gone.map(|lesson| (lesson.id, lesson.title.clone())).collect();
    let lessons = now.iter().map(|lesson| {
        let twin = before.iter().find(|other| other.is_twin(lesson));
        Beside {
            lesson: lesson.id,
            twin: twin.map(|twin| twin.id),
            is_same: twin.is_some_and(|twin| twin.content == lesson.content),
        }
    });
    let compared = Arc::new(Comparison { lessons: lessons.collect(), gone });
    ctx.course.beside.insert((earlier, version), Arc::clone(&compared));
    Ok(compared)
}

/// Seconds of a video; none for any other lesson.
///
/// # Errors
/// When the database refuses.
pub async fn video_seconds(ctx: &Ctx, db: &impl ConnectionTrait, id: LessonId) -> Result<Option<u32>, DbErr> {
    let body = lesson(ctx, db, id).await?;
    Ok(match body.as_deref().map(|body| &body.content) {
        Some(LessonContent::Video { seconds, .. }) => Some(*seconds),
        _ => None,
    })
}

/// Imports a course folder for an institution: the one of that name, or the only one there is.
///
/// # Errors
/// Faults of the folder, or the database.
pub async fn import_folder(
    ctx: &Ctx,
    institution: Option<&str>,
    slug: &str,
    files: &course_folder::Files,
    publish: bool,
) -> Result<Imported, CourseError> {
    let institution =
        repo::institution(ctx.db.reader(), institution).await?.ok_or(CourseError::WhichInstitution)?;
    let manner = Manner { publish, ..Manner::default() };
    folder::import(ctx, institution, slug, files, manner).await
}

/// The folder of a course's published version, as it was imported.
///
/// # Errors
/// When the database or the file store refuses.
pub async fn export_folder(ctx: &Ctx, slug: &str) -> Result<Option<course_folder::Files>, CourseError> {
    folder::export(ctx, slug).await
}

/// The folder of a course's latest version, its texts only.
#[derive(Debug, Clone)]
pub struct LatestFolder {
    /// The course.
    pub course: CourseId,
    /// Its key.
    pub slug: String,
    /// Title of the version.
    pub title: String,
    /// The version.
    pub version: VersionId,
    /// Its number.
    pub number: u32,
    /// Texts by path.
    pub texts: BTreeMap<String, String>,
}

/// The latest folders of an institution's courses, or of one of them, by title.
///
/// # Errors
/// When the database refuses.
pub async fn latest_folders(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    only: Option<CourseId>,
) -> Result<Vec<LatestFolder>, DbErr> {
    repo::latest(db, institution, only).await
}

/// A quiz as it would be learned from a version that has it in a module; nothing is written.
///
/// # Errors
/// When the database refuses.
pub async fn as_learned(
    ctx: &Ctx,
    latest: &LatestFolder,
    module: &str,
    title: &str,
    quiz: &course_folder::Quiz,
) -> Result<Quiz, DbErr> {
    let assets = repo::assets(ctx.db.reader(), latest.version).await?;
    Ok(folder_quiz::as_learned(ctx, &folder::kept_pictures(module, &assets), title, quiz))
}

/// Imports a folder with changed texts as its course's next version, which nobody sees until it is published.
///
/// # Errors
/// Faults of the folder, the file store or the database.
pub async fn import_next(
    ctx: &Ctx,
    institution: InstitutionId,
    latest: LatestFolder,
    made_by: AccountId,
) -> Result<Imported, CourseError> {
    let assets = repo::assets(ctx.db.reader(), latest.version).await?;
    let texts = latest.texts;
    let files = ctx.files.apart(move |store| folder::whole(store, texts, assets)).await?;
    import_for(ctx, institution, &latest.slug, &files, Some(made_by)).await
}

/// The courses that come inside the program, by their addresses, as their folders say them.
pub fn builtin_courses() -> BTreeMap<String, course_folder::Course> {
    let parsed = |(slug, files)| Some((slug, course_folder::parse(&files).course?));
    builtin::folders().into_iter().filter_map(parsed).collect()
}

/// Imports the courses that come inside the program, for an institution of a demonstration; answers with each by its address.
///
/// # Errors
/// Faults of a folder, or the database.
pub async fn import_builtin(
    ctx: &Ctx,
    institution: InstitutionId,
) -> Result<BTreeMap<String, Imported>, CourseError> {
    let manner = Manner { publish: true, is_demo: true, made_by: None };
    let mut imported = BTreeMap::new();
    for (slug, files) in builtin::folders() {
        let there = folder::import(ctx, institution, &slug, &files, manner).await?;
        imported.insert(slug, there);
    }
    Ok(imported)
}
