//! The story of each operation on blueprints.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use course_folder::{Files, PlacedQuiz, Quiz, quizzes};
use grading::Key;
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};
use shared::access::Instructor;
use shared::api::blueprint::{
    Blueprint, BlueprintChange, BlueprintEdit, BlueprintListRow, BlueprintRow, BlueprintVersion,
    BlueprintView, Blueprints, OfBlueprint, PretestRow, RowNote, TrialView,
};
use shared::id::{AccountId, InstitutionId};
use shared::problem::{Fault, Lang, Phrase};
use shared::value::Slug;

use super::error::BlueprintError;
use super::material::{Material, gather, plan};
use super::repo::{self, Kept, Of};
use super::{compile, derive, look, sound};
use crate::ctx::Ctx;
use crate::features::course::door::LatestFolder;
use crate::features::{account, course, quiz};

/// The texts of a folder as its reader takes them.
fn files(folder: &LatestFolder) -> Files {
    folder.texts.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())).collect()
}

/// The quizzes of the institution's courses.
pub(super) async fn list(ctx: &Ctx, caller: &Instructor) -> Result<Blueprints, BlueprintError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let open = repo::open(db, institution).await?;
    let names = account::door::holders(db, open.iter().map(|(_, _, by, _)| *by)).await?;
    let changes: BTreeMap<_, _> =
        open.into_iter().map(|(course, key, by, at)| ((course, key), change(&names, (by, at)))).collect();
    let mut items = Vec::new();
    for (latest, quizzes) in course::door::latest_quizzes(ctx, institution).await? {
        items.extend(quizzes.iter().map(|quiz| BlueprintListRow {
            course: latest.course,
            course_title: latest.title.clone(),
            module: quiz.module.clone(),
            module_title: quiz.module_title.clone(),
            lesson: quiz.lesson.clone(),
            title: quiz.title.clone(),
            questions: quiz.questions,
            open: changes.get(&(latest.course, key(&quiz.module, &quiz.lesson))).cloned(),
        }));
    }
    Ok(Blueprints { items })
}

/// The key of a quiz in its course.
fn key(module: &Slug, lesson: &Slug) -> String {
    course_folder::lesson_key(module.as_str(), lesson.as_str())
}

fn change(names: &BTreeMap<AccountId, String>, (by, at): (AccountId, DateTime<Utc>)) -> BlueprintChange {
    BlueprintChange { by: names.get(&by).cloned().unwrap_or_default(), at }
}

/// A quiz of the latest version, with what is kept of its blueprint.
pub(super) struct Found {
    pub(super) of: Of,
    folder: LatestFolder,
    quiz: PlacedQuiz,
    /// Stands for the text that the quiz has now.
    pub(super) base: String,
    kept: Option<Kept>,
    /// Earlier quizzes that may be its pre-test.
    pretests: Vec<PretestRow>,
}

impl Found {
    /// The kept blueprint, or the one that the quiz follows.
    pub(super) fn blueprint(&self) -> Blueprint {
        let kept = self.kept.as_ref().map(|kept| self.whole(kept.blueprint.clone()));
        kept.unwrap_or_else(|| derive::blueprint(&self.quiz.quiz))
    }

    /// A blueprint with what it leaves to the quiz.
    fn whole(&self, blueprint: Blueprint) -> Blueprint {
        let frame = blueprint.frame.or_else(|| Some(derive::frame(&self.quiz.quiz)));
        Blueprint { frame, ..blueprint }
    }
}

/// The quizzes before one that may be its pre-test: none of another quiz, and none that has one.
fn pretests(all: &[PlacedQuiz], own: usize) -> Vec<PretestRow> {
    let is_taken = |key: &str| {
        all.iter().enumerate().any(|(at, one)| at != own && one.quiz.pretest.as_deref() == Some(key))
    };
    let row = |one: &PlacedQuiz| PretestRow {
        key: one.key(),
        title: one.title().to_owned(),
        module_title: one.module_title.clone(),
    };
    let free = all.iter().take(own).filter(|one| one.quiz.pretest.is_none() && !is_taken(&one.key()));
    free.map(row).collect()
}

/// A quiz of an institution, with what is kept of its blueprint.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    of: &OfBlueprint,
) -> Result<Found, BlueprintError> {
    let folder = course::door::latest_folders(db, institution, Some(of.course)).await?.pop();
    let folder = folder.ok_or(BlueprintError::NotFound)?;
    let key = key(&of.module, &of.lesson);
    let mut all = quizzes(&files(&folder));
    let at = all.iter().position(|quiz| quiz.key() == key).ok_or(BlueprintError::NotFound)?;
    let pretests = pretests(&all, at);
    let quiz = all.swap_remove(at);
    let text = folder.texts.get(&quiz.path).map(String::as_bytes).unwrap_or_default();
    let base = hex::encode(Sha256::digest(text));
    let of = Of { institution, course: of.course, key };
    let kept = repo::find(db, &of).await?;
    Ok(Found { of, folder, quiz, base, kept, pretests })
}

/// A quiz's blueprint: the kept one, or the one that it follows.
pub(super) async fn view(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfBlueprint,
    lang: Lang,
) -> Result<BlueprintView, BlueprintError> {
    let db = ctx.db.reader();
    let found = find(db, caller.institution(), of).await?;
    let blueprint = found.blueprint();
    let material = gather(db, found.of.institution, &blueprint).await?;
    shown(db, found, blueprint, &material, lang).await
}

async fn shown(
    db: &impl ConnectionTrait,
    found: Found,
    blueprint: Blueprint,
    material: &Material,
    lang: Lang,
) -> Result<BlueprintView, BlueprintError> {
    let Found { of, folder, quiz, base, kept, pretests } = found;
    let changed = kept.as_ref().map(|kept| kept.changed);
    let names = account::door::holders(db, changed.iter().map(|(by, _)| *by)).await?;
    let ruled = compile::ruled(&quiz.quiz, &blueprint);
    let plan = plan(&ruled, &blueprint, material);
    let (questions, worth) = look::sums(&plan);
    let mut rows = look::rows(&plan, lang);
    for (row, view) in
        blueprint.sections.iter().flat_map(|section| &section.rows).zip(rows.iter_mut().flatten())
    {
        let pinned = if let BlueprintRow::Bank { version, .. } = row { Some(*version) } else { None };
        view.newer = view.newer.filter(|latest| pinned.is_some_and(|pinned| *latest > pinned));
    }
    Ok(BlueprintView {
        course: of.course,
        course_title: folder.title,
        module_title: quiz.module_title.clone(),
        title: quiz.title().to_owned(),
        version: folder.number,
        rev: kept.as_ref().map_or(0, |kept| kept.rev),
        is_overtaken: kept.as_ref().is_some_and(|kept| kept.base != base),
        base: kept.map_or(base, |kept| kept.base),
        changed: changed.map(|changed| change(&names, changed)),
        notes: look::notes(&ruled, &blueprint, &plan, lang),
        own: look::own_questions(&ruled),
        practice_tags: look::practice_tags(&quiz.quiz),
        pretests,
        rows,
        questions,
        worth,
        blueprint,
    })
}

/// Keeps a blueprint.
pub(super) async fn save(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfBlueprint,
    edit: BlueprintEdit,
    lang: Lang,
) -> Result<BlueprintView, BlueprintError> {
    let BlueprintEdit { rev, base, blueprint } = edit;
    let faults = sound::sizes(&blueprint);
    if !faults.is_empty() {
        return Err(BlueprintError::Invalid(faults));
    }
    let db = ctx.db.reader();
    let found = find(db, caller.institution(), of).await?;
    // Who begins must have seen the quiz as it is.
    if rev == 0 && base != found.base {
        return Err(BlueprintError::Revised);
    }
    let blueprint = found.whole(blueprint);
    let material = gather(db, found.of.institution, &blueprint).await?;
    let faults = {
        let ruled = compile::ruled(&found.quiz.quiz, &blueprint);
        let plan = plan(&ruled, &blueprint, &material);
        sound::names(&ruled, &found.pretests, &plan, (&found.blueprint(), &blueprint))
    };
    // What refers to nothing is refused.
    if !faults.is_empty() {
        return Err(BlueprintError::Invalid(faults));
    }
    let changed = (caller.account(), ctx.clock.now());
    let tx = ctx.db.begin().await?;
    if !repo::keep(&tx, &found.of, (rev, &base), &blueprint, changed).await? {
        return Err(BlueprintError::Revised);
    }
    let rev = rev.saturating_add(1);
    let detail = serde_json::json!({ "lesson": found.of.key, "rev": rev });
    repo::audit(&tx, ctx.ids.uuid(changed.1), changed, &found.of, "save blueprint", detail).await?;
    tx.commit().await?;
    let kept = Some(Kept { rev, base, blueprint: blueprint.clone(), changed });
    shown(db, Found { kept, ..found }, blueprint, &material, lang).await
}

/// Gives a blueprint up.
pub(super) async fn give_up(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfBlueprint,
    lang: Lang,
) -> Result<BlueprintView, BlueprintError> {
    let db = ctx.db.reader();
    let found = Found { kept: None, ..find(db, caller.institution(), of).await? };
    let changed = (caller.account(), ctx.clock.now());
    let tx = ctx.db.begin().await?;
    if repo::end(&tx, &found.of, None).await? {
        let detail = serde_json::json!({ "lesson": found.of.key });
        repo::audit(&tx, ctx.ids.uuid(changed.1), changed, &found.of, "drop blueprint", detail).await?;
    }
    tx.commit().await?;
    let blueprint = found.blueprint();
    let material = gather(db, found.of.institution, &blueprint).await?;
    shown(db, found, blueprint, &material, lang).await
}

/// The quiz that a blueprint makes, unless it has faults.
async fn compiled(
    ctx: &Ctx,
    found: &Found,
    blueprint: &Blueprint,
    lang: Lang,
) -> Result<Quiz, BlueprintError> {
    let material = gather(ctx.db.reader(), found.of.institution, blueprint).await?;
    let quiz = &compile::ruled(&found.quiz.quiz, blueprint);
    let plan = plan(quiz, blueprint, &material);
    let rows = look::rows(&plan, lang).into_iter().flatten().flat_map(|row| row.notes);
    let notes = look::notes(quiz, blueprint, &plan, lang).into_iter().chain(rows);
    let fault =
        |note: RowNote| Fault { pointer: note.pointer, detail: Phrase::made(note.text.clone(), note.text) };
    let faults: Vec<Fault> = notes.filter(|note| note.is_fault).map(fault).collect();
    if !faults.is_empty() {
        return Err(BlueprintError::Faulty(faults));
    }
    Ok(compile::quiz(quiz, blueprint, &plan))
}

/// A paper as a learner would get it, with its keys.
pub(super) async fn trial(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfBlueprint,
    lang: Lang,
) -> Result<TrialView, BlueprintError> {
    let found = find(ctx.db.reader(), caller.institution(), of).await?;
    let made = compiled(ctx, &found, &found.blueprint(), lang).await?;
    let Found { folder, quiz, .. } = found;
    let whole = course::door::as_learned(ctx, &folder, &quiz.module, quiz.title(), &made).await?;
    let (high, low) = ctx.ids.uuid(ctx.clock.now()).as_u64_pair();
    let (items, sections) = quiz::door::trial(&whole, high ^ low);
    let by_hand = items.iter().filter(|item| matches!(item.key, Key::Essay { .. })).count();
    Ok(TrialView {
        title: quiz.title().to_owned(),
        intro_html: whole.settings.intro_html,
        items,
        sections,
        per_page: made.per_page,
        by_hand: u32::try_from(by_hand).unwrap_or(u32::MAX),
    })
}

/// Makes a draft version of a kept blueprint, which ends with that.
pub(super) async fn publish(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfBlueprint,
    seen: u32,
    lang: Lang,
) -> Result<BlueprintVersion, BlueprintError> {
    let found = find(ctx.db.reader(), caller.institution(), of).await?;
    let kept = found.kept.as_ref().ok_or(BlueprintError::Nothing)?;
    if kept.rev != seen {
        return Err(BlueprintError::Revised);
    }
    if kept.base != found.base {
        return Err(BlueprintError::Overtaken);
    }
    let made = compiled(ctx, &found, &found.blueprint(), lang).await?;
    let Found { of, mut folder, quiz, .. } = found;
    folder.texts.insert(quiz.path.clone(), quiz.text_with(made));
    let imported = course::door::import_next(ctx, of.institution, folder, caller.account()).await?;
    let changed = (caller.account(), ctx.clock.now());
    let tx = ctx.db.begin().await?;
    repo::end(&tx, &of, Some(seen)).await?;
    let detail = serde_json::json!({ "lesson": of.key, "version": imported.version });
    repo::audit(&tx, ctx.ids.uuid(changed.1), changed, &of, "make version of blueprint", detail).await?;
    tx.commit().await?;
    let number = u32::try_from(imported.number).unwrap_or_default();
    Ok(BlueprintVersion { version: imported.version, number })
}
