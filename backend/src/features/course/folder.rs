//! Course folders in and out: the same import for an agency's folder and for those inside the program.
//!
//! **Invariant:** all or nothing: a folder with an error changes no row.

use std::collections::BTreeMap;

use course_folder::{
    Assignment, Content, Course, Files, Lesson, Origin, Severity, asset_key, lesson_key, picture_size,
};
use progress::Opening;
use sea_orm::DatabaseTransaction;
use shared::api::course::LessonKind;
use shared::api::lesson::{CaptionTrack, LessonContent};
use shared::id::{AccountId, CourseId, InstitutionId, LessonId, QuestionId, VersionId};
use shared::value::Slug;

use super::error::CourseError;
use super::stored::{Details, LessonBody, QuestionBody, QuizSettings, StoredCompetency, StoredModule};
use super::{folder_quiz, repo};
use crate::ctx::Ctx;
use crate::db::json;
use crate::features::{bank, provider};
use crate::html::{self, Picture, Pictures};
use crate::ports::{FileFault, Files as Store};

/// What an import did.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The course.
    pub course: CourseId,
    /// The version.
    pub version: VersionId,
    /// Its number.
    pub number: i32,
    /// Whether it was not there before.
    pub is_new: bool,
}

/// A lesson to be written.
pub(super) struct LessonDraft {
    pub(super) id: LessonId,
    pub(super) module_no: i16,
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) kind: LessonKind,
    pub(super) minutes: u16,
    pub(super) is_required: bool,
    pub(super) requirement: progress::Requirement,
    pub(super) opening: Opening<LessonId>,
    pub(super) body: LessonBody,
    pub(super) quiz: Option<(QuizSettings, Vec<QuestionDraft>)>,
}

/// A question to be written.
pub(super) struct QuestionDraft {
    pub(super) id: QuestionId,
    pub(super) code: String,
    pub(super) tags: Vec<String>,
    pub(super) worth: u32,
    pub(super) key: grading::Key,
    pub(super) body: QuestionBody,
    /// The question of the bank that it is a copy of.
    pub(super) origin: Option<Origin>,
}

/// A version to be written.
pub(super) struct VersionDraft {
    pub(super) id: VersionId,
    pub(super) course: Course,
    pub(super) content_hash: String,
    pub(super) competencies: Vec<StoredCompetency>,
    pub(super) details: Details,
    pub(super) modules: Vec<StoredModule>,
    pub(super) lessons: Vec<LessonDraft>,
    /// Name in the folder, hash, media type, bytes.
    pub(super) assets: Vec<AssetDraft>,
    /// The folder's text files.
    pub(super) texts: BTreeMap<String, String>,
}

/// A file to be written.
pub(super) struct AssetDraft {
    pub(super) name: String,
    pub(super) hash: String,
    pub(super) media_type: &'static str,
    pub(super) size: i64,
}

/// Media type and ending of a file by its name; course folders hold nothing else.
fn media_type(name: &str) -> (&'static str, &'static str) {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "svg" => ("image/svg+xml", "svg"),
        "png" => ("image/png", "png"),
        "jpg" | "jpeg" => ("image/jpeg", "jpg"),
        "webp" => ("image/webp", "webp"),
        "avif" => ("image/avif", "avif"),
        "gif" => ("image/gif", "gif"),
        "webm" => ("video/webm", "webm"),
        "mp4" => ("video/mp4", "mp4"),
        "mp3" => ("audio/mpeg", "mp3"),
        "ogg" | "opus" => ("audio/ogg", "ogg"),
        "m4a" => ("audio/mp4", "m4a"),
        "vtt" => ("text/vtt; charset=utf-8", "vtt"),
        "pdf" => ("application/pdf", "pdf"),
        _ => ("application/octet-stream", "bin"),
    }
}

pub(super) fn address(hash: &str, name: &str) -> String {
    format!("/api/v1/assets/{hash}.{}", media_type(name).1)
}

/// Kept content as a file of a course.
pub(super) fn asset(name: &str, hash: String, size: u64) -> AssetDraft {
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    AssetDraft { name: name.to_owned(), hash, media_type: media_type(name).0, size }
}

/// How a folder is taken in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manner {
    /// Whether its version is published at once.
    pub(super) publish: bool,
    /// Whether it belongs to a demonstration.
    pub(super) is_demo: bool,
    /// Who made it alone, with nobody else's approval.
    pub(super) made_by: Option<AccountId>,
}

/// Imports a folder. The same content again is the version that is there.
pub(super) async fn import(
    ctx: &Ctx,
    institution: InstitutionId,
    slug: &str,
    files: &Files,
    manner: Manner,
) -> Result<Imported, CourseError> {
    let checked = course_folder::parse(files).within(&ctx.config.embed.hosts);
    let faults: Vec<String> = checked
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(ToString::to_string)
        .collect();
    let Some(course) = checked.course.filter(|_| faults.is_empty()) else {
        return Err(CourseError::Folder(faults.join("\n")));
    };
    Slug::parse(slug).map_err(|phrase| CourseError::Folder(format!("{slug}: {}", phrase.id)))?;
    let own = ctx.clone();
    let draft = ctx.files.apart(move |store| draft(&own, store, course)).await?;
    let now = ctx.clock.now();
    let tx = ctx.db.begin().await?;
    let owner = owner(ctx, &tx, (institution, slug), &draft.course.provider, manner.is_demo).await?;
    let there = repo::same_content(&tx, owner, &draft.content_hash).await?;
    let imported = if let Some((version, number)) = there {
        Imported { course: owner, version, number, is_new: false }
    } else {
        let number = repo::next_number(&tx, owner).await?;
        let version = draft.id;
        let copies = copies(&draft);
        repo::add_version(&tx, owner, number, draft, (now, manner.made_by)).await?;
        bank::door::note_uses(&tx, institution, &copies).await?;
        Imported { course: owner, version, number, is_new: true }
    };
    if manner.publish {
        repo::publish(&tx, imported.course, imported.version, now).await?;
    }
    tx.commit().await?;
    Ok(imported)
}

/// The course of a key, made where there is none, with its provider; a course keeps the provider that it was made with.
async fn owner(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    (institution, slug): (InstitutionId, &str),
    provider: &str,
    is_demo: bool,
) -> Result<CourseId, CourseError> {
    if let Some((id, owner)) = repo::at(tx, slug).await? {
        return if owner == institution { Ok(id) } else { Err(CourseError::SlugTaken) };
    }
    let now = ctx.clock.now();
    let provider = provider::door::named(tx, institution, provider, || ctx.ids.uuid(now)).await?;
    let id = CourseId(ctx.ids.uuid(now));
    repo::add(tx, id, (institution, provider), slug, is_demo, now).await?;
    Ok(id)
}

/// Which lesson has a copy of which question of the bank.
fn copies(draft: &VersionDraft) -> Vec<(LessonId, Origin)> {
    let quizzes = draft.lessons.iter().filter_map(|lesson| Some((lesson.id, &lesson.quiz.as_ref()?.1)));
    let of_quiz = |(lesson, questions)| {
        let questions: &Vec<QuestionDraft> = questions;
        questions.iter().filter_map(move |question| Some((lesson, question.origin.clone()?)))
    };
    quizzes.flat_map(of_quiz).collect()
}

/// Everything that will be written, computed before the transaction begins; files are kept first, since keeping a
/// file that no row names yet harms nobody.
fn draft(ctx: &Ctx, store: &Store, course: Course) -> Result<VersionDraft, CourseError> {
    let now = ctx.clock.now();
    let written = course_folder::write(&course);
    let mut hashes = BTreeMap::new();
    let mut assets = Vec::new();
    for (name, bytes) in &course.assets {
        let hash = store.keep(bytes)?;
        hashes.insert(name.clone(), hash.clone());
        assets.push(asset(name, hash, u64::try_from(bytes.len()).unwrap_or(u64::MAX)));
    }
    let (mut lessons, mut ids) = (Vec::new(), BTreeMap::new());
    for (module_no, module) in (0_i16..).zip(&course.modules) {
        let images = pictures(&course, &module.slug, &hashes);
        for lesson in &module.lessons {
            let size = |name: &str| {
                let bytes = course.asset(&module.slug, name).map_or(0, <[u8]>::len);
                u64::try_from(bytes).unwrap_or(u64::MAX)
            };
            let body = body(lesson, &images, size);
            let id = LessonId(ctx.ids.uuid(now));
            lessons.push(LessonDraft {
                id,
                module_no,
                slug: lesson.slug.clone(),
                title: lesson.title.clone(),
                kind: kind(&lesson.content),
                minutes: u16::try_from(lesson.minutes).unwrap_or(u16::MAX),
                is_required: lesson.required,
                requirement: requirement(&lesson.content),
                // The lessons before it have their ids.
                opening: opening(&course, lesson, &ids),
                body,
                quiz: folder_quiz::quiz(ctx, &lesson.content, &images),
            });
            ids.insert(lesson_key(&module.slug, &lesson.slug), id);
        }
    }
    folder_quiz::pair(&course, &mut lessons);
    let texts: BTreeMap<String, String> = written
        .iter()
        .filter_map(|(name, bytes)| String::from_utf8(bytes.clone()).ok().map(|text| (name.clone(), text)))
        .filter(|(name, _)| matches!(name.rsplit('.').next(), Some("md" | "yaml")))
        .collect();
    Ok(VersionDraft {
        id: VersionId(ctx.ids.uuid(now)),
        content_hash: content_hash(&written),
        competencies: course
            .competencies
            .iter()
            .map(|one| StoredCompetency { code: one.code.clone(), level: one.level })
            .collect(),
        details: Details {
            audience: course.audience.clone(),
            outcomes: course.outcomes.clone(),
            about_html: html::from_markdown(&course.about, &Pictures::new()),
            jp_justification_html: html::from_markdown(&course.jp_justification, &Pictures::new()),
            sources: course.sources.clone(),
            requires: course.requires.clone(),
        },
        modules: course
            .modules
            .iter()
            .map(|module| StoredModule {
                slug: module.slug.clone(),
                title: module.title.clone(),
                objectives: module.objectives.clone(),
            })
            .collect(),
        lessons,
        assets,
        texts,
        course,
    })
}

/// One hash over all files, by name.
fn content_hash(files: &Files) -> String {
    let lines: Vec<String> =
        files.iter().map(|(name, bytes)| format!("{name}\0{}\n", Store::hash(bytes))).collect();
    let list = lines.concat();
    Store::hash(list.as_bytes())
}

/// Names as a module's texts write them, to the addresses of the files.
fn pictures(course: &Course, module: &str, hashes: &BTreeMap<String, String>) -> Pictures {
    let prefix = asset_key(module, "");
    course
        .assets
        .iter()
        .filter_map(|(key, bytes)| {
            let name = key.strip_prefix(&prefix)?;
            let address = address(hashes.get(key)?, name);
            Some((name.to_owned(), Picture { address, size: picture_size(name, bytes) }))
        })
        .collect()
}

/// The same of files that are kept already.
pub(super) fn kept_pictures(module: &str, assets: &[(String, String)]) -> Pictures {
    let prefix = asset_key(module, "");
    let own =
        assets.iter().filter_map(|(key, hash)| Some((key.strip_prefix(&prefix)?.to_owned(), hash.clone())));
    named_pictures(&own.collect())
}

/// The same by the names that texts give them.
pub(super) fn named_pictures(files: &BTreeMap<String, String>) -> Pictures {
    let picture = |(name, hash): (&String, &String)| {
        (name.clone(), Picture { address: address(hash, name), size: None })
    };
    files.iter().map(picture).collect()
}

/// Kind of a lesson.
pub fn kind(content: &Content) -> LessonKind {
    match content {
        Content::Text { .. } => LessonKind::Text,
        Content::Video(_) => LessonKind::Video,
        Content::Document(_) => LessonKind::Document,
        Content::Quiz(_) => LessonKind::Quiz,
        Content::Assignment(Assignment { is_activity: false, .. }) => LessonKind::Assignment,
        Content::Assignment(_) => LessonKind::Activity,
        Content::Live { .. } => LessonKind::Live,
        Content::Discussion { .. } => LessonKind::Discussion,
    }
}

fn requirement(content: &Content) -> progress::Requirement {
    match content {
        Content::Text { .. } | Content::Document(_) => progress::Requirement::Read,
        Content::Live { .. } => progress::Requirement::Attend,
        Content::Video(video) => progress::Requirement::Watch { percent: video.watch_percent },
        Content::Discussion { posts, .. } => progress::Requirement::Post { posts: *posts },
        Content::Quiz(quiz) => progress::Requirement::Pass { percent: quiz.pass_percent },
        Content::Assignment(work) => progress::Requirement::Pass { percent: work.pass_percent },
    }
}

/// What is to be completed before a lesson opens; `ids` are those of the lessons before it.
fn opening(course: &Course, lesson: &Lesson, ids: &BTreeMap<String, LessonId>) -> Opening<LessonId> {
    match &lesson.opening {
        course_folder::Opening::Always if course.in_order => Opening::AllBefore,
        course_folder::Opening::Always => Opening::Always,
        course_folder::Opening::AllBefore => Opening::AllBefore,
        course_folder::Opening::After(keys) => {
            Opening::After(keys.iter().filter_map(|key| ids.get(key)).copied().collect())
        }
    }
}

/// What a lesson shows; `size` tells the bytes of a file by the name that the lesson gives it.
pub(super) fn body(lesson: &Lesson, images: &Pictures, size: impl Fn(&str) -> u64) -> LessonBody {
    let at = |name: &str| images.get(name).map(|file| file.address.clone()).unwrap_or_default();
    let content = match &lesson.content {
        Content::Text { markdown } => LessonContent::Text { html: html::lesson(markdown, images) },
        Content::Video(video) => LessonContent::Video {
            src: at(&video.file),
            media_type: media_type(&video.file).0.to_owned(),
            seconds: video.seconds,
            size_bytes: size(&video.file),
            poster: video.poster.as_deref().map(at),
            captions: video
                .captions
                .iter()
                .map(|caption| CaptionTrack { language: caption.language.clone(), src: at(&caption.file) })
                .collect(),
            captions_waived: video.captions_waived.clone(),
            transcript_html: html::from_markdown(&video.transcript, images),
        },
        Content::Document(document) => LessonContent::Document {
            src: at(&document.file),
            file_name: document.file.rsplit('/').next().unwrap_or_default().to_owned(),
            media_type: media_type(&document.file).0.to_owned(),
            size_bytes: size(&document.file),
            summary_html: html::from_markdown(&document.summary, images),
        },
        Content::Quiz(_) => LessonContent::Quiz,
        Content::Assignment(work) => LessonContent::Assignment {
            brief_html: html::from_markdown(&work.brief, images),
            is_activity: work.is_activity,
        },
        Content::Live { about } => LessonContent::Live { about_html: html::from_markdown(about, images) },
        Content::Discussion { prompt, first, .. } => {
            LessonContent::Discussion { prompt_html: html::from_markdown(prompt, images), is_first: *first }
        }
    };
    LessonBody { content, sources: lesson.sources.clone() }
}

/// The folder of a published course.
pub(super) async fn export(ctx: &Ctx, slug: &str) -> Result<Option<Files>, CourseError> {
    match repo::source(ctx.db.reader(), slug).await? {
        Some(source) => of_source(ctx, source).await.map(Some),
        None => Ok(None),
    }
}

/// The folder that a version was taken in as.
pub(super) async fn of_source(ctx: &Ctx, source: repo::Source) -> Result<Files, CourseError> {
    let texts: BTreeMap<String, String> = json::read(source.texts)?;
    ctx.files.apart(move |store| whole(store, texts, source.assets)).await
}

/// A folder from its texts and the names and hashes of its other files.
pub(super) fn whole(
    store: &Store,
    texts: BTreeMap<String, String>,
    assets: Vec<(String, String)>,
) -> Result<Files, CourseError> {
    with_files(texts, assets, |hash| store.read(hash))
}

/// The same with as much of each file as is read of it.
pub(super) fn with_files(
    texts: BTreeMap<String, String>,
    assets: Vec<(String, String)>,
    read: impl Fn(&str) -> Result<Vec<u8>, FileFault>,
) -> Result<Files, CourseError> {
    let mut files: Files = texts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    for (name, hash) in assets {
        // An asset's key names the module by its slug; in the folder the module has its number in front.
        let (module, rest) = name.split_once('/').unwrap_or(("", &name));
        let folder = files
            .keys()
            .filter_map(|path| path.split_once('/').map(|(folder, _)| folder.to_owned()))
            .find(|folder| folder.split_once('-').map_or(folder.as_str(), |(_, slug)| slug) == module)
            .unwrap_or_else(|| module.to_owned());
        files.insert(format!("{folder}/{rest}"), read(&hash)?);
    }
    Ok(files)
}
