//! Starting drafts: of nothing, of courses, of templates; and the list of what is there.
//!
//! **Invariant:** a draft starts with outline, texts, questions and files; never with members, comments or history.

use std::collections::BTreeMap;

use course_folder::Course;
use sea_orm::ConnectionTrait;
use shared::access::Instructor;
use shared::api::course::CourseLevel;
use shared::api::draft::{
    DraftFacts, DraftRow, DraftSource, DraftStart, DraftStarted, Drafts, TemplateKey, TemplateRow,
};
use shared::api::review::DraftState;
use shared::id::{AccountId, CourseId, DraftId};
use shared::value::Slug;
use uuid::Uuid;

use super::derive::{self, Derived};
use super::error::DraftError;
use super::repo::{self, Draft, Part};
use super::service::{changed, find, now, slug};
use super::{copy, program, sound};
use crate::ctx::Ctx;
use crate::features::course::door::LatestFolder;
use crate::features::provider::door::ProviderError;
use crate::features::{account, course, provider};

/// The drafts of the institution, and what others can be started from.
pub(super) async fn list(ctx: &Ctx, caller: &Instructor) -> Result<Drafts, DraftError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let drafts = repo::open(db, institution).await?;
    let names = account::door::holders(db, drafts.iter().flat_map(people)).await?;
    let counts = repo::counts(db, &drafts.iter().map(|draft| draft.id).collect::<Vec<_>>()).await?;
    let count = |id: DraftId, kind: &str| counts.get(&(id, kind.to_owned())).copied().unwrap_or(0);
    let open: Vec<CourseId> = drafts.iter().filter_map(|draft| draft.course).collect();
    let courses = course::door::latest_versions(db, institution).await?;
    let courses = courses.into_iter().map(|one| DraftSource {
        is_open: open.contains(&one.course),
        course: one.course,
        title: one.title,
        version: one.number,
    });
    let own = drafts.iter().filter(|draft| draft.state == DraftState::Template);
    let mut templates: Vec<TemplateRow> = own
        .map(|draft| TemplateRow {
            template: TemplateKey::Draft { draft: draft.id },
            title: draft.facts.title.clone(),
            modules: count(draft.id, "module"),
            units: count(draft.id, "unit"),
            by: Some(names.get(&draft.created_by).cloned().unwrap_or_default()),
        })
        .collect();
    templates.sort_by(|one, other| one.title.cmp(&other.title));
    templates.extend(program::templates().iter().map(|(slug, course)| TemplateRow {
        template: TemplateKey::Program { slug: slug.clone() },
        title: course.title.clone(),
        modules: size(course.modules.len()),
        units: size(course.modules.iter().map(|module| module.lessons.len()).sum()),
        by: None,
    }));
    let row = |draft: Draft| DraftRow {
        id: draft.id,
        is_template: draft.state == DraftState::Template,
        modules: count(draft.id, "module"),
        units: count(draft.id, "unit"),
        title: draft.facts.title,
        base: draft.base,
        changed: changed(&names, draft.changed),
    };
    Ok(Drafts { items: drafts.into_iter().map(row).collect(), courses: courses.collect(), templates })
}

/// Whose names a list shows.
fn people(draft: &Draft) -> [AccountId; 2] {
    [draft.changed.0, draft.created_by]
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Starts a draft.
pub(super) async fn start(
    ctx: &Ctx,
    caller: &Instructor,
    start: DraftStart,
) -> Result<DraftStarted, DraftError> {
    let (db, institution, changed) = (ctx.db.reader(), caller.institution(), now(ctx, caller));
    let mut fresh = || ctx.ids.uuid(changed.1);
    let (of, derived) = match start {
        DraftStart::Blank { title } => {
            sound::title(&title)?;
            let provider = repo::institution_name(db, institution).await?;
            let provider = nameable(db, caller, provider).await?;
            let facts = blank(title.trim().to_owned(), provider)?;
            (None, Derived { facts, nodes: Vec::new(), files: BTreeMap::new() })
        }
        DraftStart::Course { course } => {
            let (folder, whole) = folder(ctx, caller, course).await?;
            let slug = Slug::parse(&folder.slug).map_err(|_ignored| DraftError::NotFound)?;
            let assets = course::door::folder_files(db, folder.version).await?;
            (Some((course, folder.number)), derive::draft(&whole, slug, &assets, &mut fresh))
        }
        DraftStart::Copy { course, title } => {
            sound::title(&title)?;
            let (folder, whole) = folder(ctx, caller, course).await?;
            let assets = course::door::folder_files(db, folder.version).await?;
            let slug = slug(&title)?;
            let mut derived = derive::draft(&whole, slug, &assets, &mut fresh);
            title.trim().clone_into(&mut derived.facts.title);
            derived.facts.provider = nameable(db, caller, derived.facts.provider).await?;
            (None, derived)
        }
        DraftStart::Template { template, title } => {
            sound::title(&title)?;
            let mut derived = of_template(db, caller, &template, &mut fresh).await?;
            derived.facts.slug = slug(&title)?;
            derived.facts.provider = nameable(db, caller, derived.facts.provider).await?;
            title.trim().clone_into(&mut derived.facts.title);
            (None, derived)
        }
    };
    let draft = Draft {
        id: DraftId(fresh()),
        institution,
        course: of.map(|(course, _)| course),
        base: of.map(|(_, number)| number),
        state: DraftState::Writing,
        rev: 1,
        facts: derived.facts,
        created_by: changed.0,
        changed,
    };
    let tx = ctx.db.begin().await?;
    repo::add(&tx, &draft, derived.nodes, &derived.files).await.map_err(|error| {
        let is_open = crate::db::violated(&error).is_some_and(|what| what.contains("course_id"));
        if is_open { DraftError::Open } else { error.into() }
    })?;
    repo::audit(&tx, ctx.ids.uuid(changed.1), changed, draft.id, "start draft").await?;
    tx.commit().await?;
    Ok(DraftStarted { draft: draft.id })
}

/// The latest version of a course of the institution.
async fn folder(ctx: &Ctx, caller: &Instructor, id: CourseId) -> Result<(LatestFolder, Course), DraftError> {
    let folders = course::door::latest_folders(ctx.db.reader(), caller.institution(), Some(id)).await?;
    let folder = folders.into_iter().next().ok_or(DraftError::NotFound)?;
    let whole = course::door::read_folder(ctx, &folder).await?;
    Ok((folder, whole))
}

/// A provider's name, or nothing where the caller may not give it.
pub(super) async fn nameable(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    name: String,
) -> Result<String, DraftError> {
    match provider::door::may_name(db, caller, &name).await {
        Ok(()) => Ok(name),
        Err(ProviderError::MembersOnly | ProviderError::Closed) => Ok(String::new()),
        Err(error) => Err(error.into()),
    }
}

/// What a draft has that starts from a template.
async fn of_template(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    key: &TemplateKey,
    fresh: &mut impl FnMut() -> Uuid,
) -> Result<Derived, DraftError> {
    match key {
        TemplateKey::Draft { draft } => {
            let template = find(db, caller, *draft).await?;
            if template.state != DraftState::Template {
                return Err(DraftError::NotFound);
            }
            let nodes = repo::nodes(db, template.id, Part::Whole).await?;
            let files = repo::files(db, template.id).await?;
            Ok(Derived { facts: template.facts, nodes: copy::anew(nodes, fresh).0, files })
        }
        TemplateKey::Program { slug } => {
            let course = program::template(slug).ok_or(DraftError::NotFound)?;
            let mut derived = derive::draft(course, slug.clone(), &[], fresh);
            derived.facts.provider = repo::institution_name(db, caller.institution()).await?;
            Ok(derived)
        }
    }
}

/// What a new course says about itself.
fn blank(title: String, provider: String) -> Result<DraftFacts, DraftError> {
    Ok(DraftFacts {
        slug: slug(&title)?,
        title,
        summary: String::new(),
        language: "id".to_owned(),
        provider,
        form: 16,
        level: CourseLevel::Dasar,
        competencies: Vec::new(),
        audience: String::new(),
        outcomes: Vec::new(),
        jp: 1,
        jp_justification: String::new(),
        about: String::new(),
        sources: Vec::new(),
        requires: Vec::new(),
        in_order: false,
    })
}
