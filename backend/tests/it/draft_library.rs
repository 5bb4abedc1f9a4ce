//! Templates and the module library through the API: what one draft has becomes another's, and nothing is doubled.

use progress::Opening;
use shared::api::draft::{
    DRAFT_REVISED, DRAFT_TEMPLATE, DraftSeen, DraftStart, DraftView, FindModules, FinishDraft, GetDraftUnit,
    InsertModule, ListDraftChanges, ListDraftFiles, ListDrafts, ModuleFind, ModuleHome, ModuleInsert,
    ModuleInserted, ModuleKey, ModulePage, ModuleRow, ModuleSource, OfDraft, OfDraftChange, SetDraftUnit,
    StartDraft, TemplateKey, TemplateRow, UndoDraftChange, UnitEdit,
};
use shared::api::review::{
    DraftState, DraftStep, GetReview, NOT_AN_AUTHOR, STEP_REFUSED, StepDraft, StepEdit,
};
use shared::id::CourseId;
use shared::problem::NOT_FOUND;
use shared::value::{SearchText, Slug};

use crate::both;
use crate::draft::{blank, of_course, of_unit, started, unit, view, written};
use crate::support::city::City;
use crate::support::learn::NOTHING;
use crate::support::{Browser, TestApp, refused};

/// An author and a colleague who authors too, with a published course.
async fn two(app: &TestApp) -> (Browser, Browser, CourseId) {
    let course = app.with_course().await;
    app.make_instructor("dewi").await;
    (app.signed_in(&City::email("guru")).await, app.signed_in(&City::email("dewi")).await, course)
}

fn taken(rev: u32, step: DraftStep) -> StepEdit {
    StepEdit { rev, step, why: None, checked: Vec::new() }
}

/// A draft that its owner keeps as a template.
pub async fn template(guru: &Browser) -> DraftView {
    let draft = written(guru).await;
    let of = OfDraft { draft: draft.id };
    guru.call::<StepDraft>(&of, &taken(draft.rev, DraftStep::KeepAsTemplate)).await.unwrap();
    view(guru, draft.id).await
}

async fn templates(who: &Browser) -> Vec<TemplateRow> {
    who.call::<ListDrafts>(&NOTHING, &()).await.unwrap().templates
}

async fn start(who: &Browser, template: TemplateKey, title: &str) -> DraftView {
    let start = DraftStart::Template { template, title: title.to_owned() };
    let started = who.call::<StartDraft>(&NOTHING, &start).await.unwrap();
    view(who, started.draft).await
}

async fn modules(who: &Browser, words: &str) -> ModulePage {
    let q = Some(SearchText::parse(words).unwrap());
    who.call::<FindModules>(&ModuleFind { q, after: None }, &()).await.unwrap()
}

async fn insert(who: &Browser, at: &DraftView, module: &ModuleKey) -> ModuleInserted {
    let after = at.modules.first().map(|module| module.id);
    let insert = ModuleInsert { rev: at.rev, module: module.clone(), after };
    who.call::<InsertModule>(&OfDraft { draft: at.id }, &insert).await.unwrap()
}

fn shape(view: &DraftView) -> Vec<(String, Vec<String>)> {
    let units = |module: &ModuleRow| module.units.iter().map(|unit| unit.title.clone()).collect();
    view.modules.iter().map(|module| (module.title.clone(), units(module))).collect()
}

both! {
    async fn a_colleague_starts_from_a_template_and_its_owner_takes_it_back(app) {
        let (guru, dewi, course) = two(&app).await;
        let kept = template(&guru).await;
        assert!(kept.is_template);
        let own = templates(&dewi).await.remove(0);
        assert_eq!(own.template, TemplateKey::Draft { draft: kept.id });
        assert_eq!((own.modules, own.units, own.by.as_deref()), (1, 2, Some("Guru")));
        let draft = start(&dewi, own.template.clone(), "Melayani di Kecamatan").await;
        assert_eq!(shape(&draft), shape(&kept));
        assert_eq!(draft.facts.slug.as_str(), "melayani-di-kecamatan");
        assert!(!draft.is_template && draft.course.is_none() && draft.undo.is_none());
        let (ours, theirs) = (unit(&dewi, &of_unit(&draft, 0, 1)).await, unit(&guru, &of_unit(&kept, 0, 1)).await);
        assert_eq!(ours.questions, theirs.questions);
        let review = dewi.call::<GetReview>(&OfDraft { draft: draft.id }, &()).await.unwrap();
        assert_eq!(review.members.len(), 1);
        assert!(review.history.is_empty() && review.comments.is_empty());
        // It is no course itself, is written on by its authors, and goes when its owner says so.
        let of = OfDraft { draft: kept.id };
        refused(guru.call::<FinishDraft>(&of, &DraftSeen { rev: kept.rev }).await, &DRAFT_TEMPLATE);
        refused(guru.call::<StepDraft>(&of, &taken(kept.rev, DraftStep::Submit)).await, &STEP_REFUSED);
        refused(dewi.call::<StepDraft>(&of, &taken(kept.rev, DraftStep::TakeBackTemplate)).await, &STEP_REFUSED);
        let back = guru.call::<StepDraft>(&of, &taken(kept.rev, DraftStep::TakeBackTemplate)).await.unwrap();
        assert_eq!(back.review.unwrap().state, DraftState::Writing);
        assert!(templates(&dewi).await.iter().all(|one| one.by.is_none()));
        let gone = DraftStart::Template { template: own.template, title: "Lagi".to_owned() };
        refused(dewi.call::<StartDraft>(&NOTHING, &gone).await, &NOT_FOUND);
        // A course's next version as a template would stand in the course's way.
        let next = of_course(&guru, course).await;
        let step = taken(next.rev, DraftStep::KeepAsTemplate);
        refused(guru.call::<StepDraft>(&OfDraft { draft: next.id }, &step).await, &STEP_REFUSED);
    }

    async fn templates_of_the_program_become_courses(app) {
        let (guru, _, _) = two(&app).await;
        let all = templates(&guru).await;
        assert_eq!(all.iter().map(|one| one.modules).collect::<Vec<_>>(), [5, 2]);
        for (at, one) in all.into_iter().enumerate() {
            assert_eq!(one.by, None);
            let draft = start(&guru, one.template, &format!("Dari pola {at}")).await;
            assert_eq!(draft.facts.provider, "Kota Contoh");
            let units: usize = draft.modules.iter().map(|module| module.units.len()).sum();
            assert_eq!(units, usize::try_from(one.units).unwrap());
            let seen = DraftSeen { rev: draft.rev };
            guru.call::<FinishDraft>(&OfDraft { draft: draft.id }, &seen).await.unwrap();
        }
        let nobodys = TemplateKey::Program { slug: Slug::parse("tidak-ada").unwrap() };
        let nobodys = DraftStart::Template { template: nobodys, title: "Lain".to_owned() };
        refused(guru.call::<StartDraft>(&NOTHING, &nobodys).await, &NOT_FOUND);
    }

    async fn the_library_shows_what_one_may_copy(app) {
        let (guru, dewi, course) = two(&app).await;
        let own = started(&guru, "Draf guru").await;
        let homes = |page: ModulePage| page.items.into_iter().map(|one| one.home).collect::<Vec<_>>();
        assert_eq!(homes(modules(&guru, "draf guru").await), [ModuleHome::Draft]);
        assert!(modules(&dewi, "draf guru").await.items.is_empty());
        template(&guru).await;
        assert_eq!(homes(modules(&dewi, "menyapa").await), [ModuleHome::Template]);
        assert_eq!(homes(modules(&dewi, "loket ujian").await), [ModuleHome::Course]);
        let key = ModuleKey::Draft { draft: own.id, module: own.modules[0].id };
        let theirs = blank(&dewi, "Draf dewi").await;
        let wish = ModuleInsert { rev: theirs.rev, module: key, after: None };
        refused(dewi.call::<InsertModule>(&OfDraft { draft: theirs.id }, &wish).await, &NOT_FOUND);
        refused(dewi.call::<InsertModule>(&OfDraft { draft: own.id }, &wish).await, &NOT_AN_AUTHOR);
        let module = Slug::parse("tidak-ada").unwrap();
        let nobodys = ModuleInsert { module: ModuleKey::Course { course, module }, ..wish };
        refused(dewi.call::<InsertModule>(&OfDraft { draft: theirs.id }, &nobodys).await, &NOT_FOUND);
    }

    async fn a_page_of_the_library_goes_on_where_the_last_one_ended(app) {
        let (guru, _, _) = two(&app).await;
        for number in 0..22 {
            started(&guru, &format!("Draf {number:02} dengan judul yang panjang sekali supaya terpotong")).await;
        }
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = guru.call::<FindModules>(&ModuleFind { q: None, after }, &()).await.unwrap();
            seen.extend(page.items.into_iter().map(|one: ModuleSource| one.title.to_lowercase()));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 25);
        let mut once = seen.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), 25);
    }

    async fn a_module_comes_with_all_it_has_as_one_change(app) {
        let (guru, _, _) = two(&app).await;
        let draft = blank(&guru, "Kumpulan").await;
        let source = modules(&guru, "mengenal loket").await.items.remove(0);
        let (key, of) = (source.modules[0].module.clone(), OfDraft { draft: draft.id });
        let once = insert(&guru, &draft, &key).await;
        let files = guru.call::<ListDraftFiles>(&of, &()).await.unwrap().items.len();
        assert!(files > 0);
        assert_eq!(u32::try_from(once.draft.modules[0].units.len()).unwrap(), source.modules[0].units);
        let twice = insert(&guru, &once.draft, &key).await.draft;
        assert_eq!(shape(&twice)[0], shape(&twice)[1]);
        // The same content is the same file.
        assert_eq!(guru.call::<ListDraftFiles>(&of, &()).await.unwrap().items.len(), files);
        let stale = ModuleInsert { rev: draft.rev, module: key, after: None };
        refused(guru.call::<InsertModule>(&of, &stale).await, &DRAFT_REVISED);
        let undo = async |at: &DraftView| {
            let change = at.undo.as_ref().unwrap().id;
            guru.call::<UndoDraftChange>(&OfDraftChange { draft: at.id, change }, &()).await.unwrap()
        };
        let back = undo(&twice).await;
        assert_eq!(shape(&back), shape(&once.draft));
        assert!(undo(&back).await.modules.is_empty());
        assert_eq!(guru.call::<ListDraftChanges>(&of, &()).await.unwrap().items.len(), 4);
    }

    async fn conditions_outside_of_the_module_stay_behind(app) {
        let (guru, _, course) = two(&app).await;
        let source = of_course(&guru, course).await;
        let (first, last) = (source.modules[0].units[0].id, source.modules.len() - 1);
        let of = of_unit(&source, last, 0);
        let quiz = unit(&guru, &of).await;
        let mut facts = quiz.facts.clone();
        facts.opening = Opening::After(vec![first, source.modules[0].units[1].id]);
        guru.call::<SetDraftUnit>(&of, &UnitEdit { rev: quiz.rev, facts }).await.unwrap();
        let key = ModuleKey::Draft { draft: source.id, module: source.modules[last].id };
        let made = insert(&guru, &blank(&guru, "Lain").await, &key).await;
        assert_eq!(made.dropped, 2);
        assert!(made.draft.modules[0].units[0].opening.is_always());
        let copy = guru.call::<GetDraftUnit>(&of_unit(&made.draft, 0, 0), &()).await.unwrap();
        assert_eq!(copy.questions, quiz.questions);
    }

    async fn more_to_copy_costs_no_more_statements(app) {
        let (guru, _, _) = two(&app).await;
        template(&guru).await;
        let draft = blank(&guru, "Kumpulan").await;
        let source = modules(&guru, "mengenal loket").await.items.remove(0);
        let key = source.modules[0].module.clone();
        let find = async || app.statements(guru.call::<FindModules>(&ModuleFind::default(), &())).await.0;
        let few = (find().await, app.statements(guru.call::<ListDrafts>(&NOTHING, &())).await.0);
        let (first, made) = app.statements(insert(&guru, &draft, &key)).await;
        let mut now = made.draft;
        for number in 0..8 {
            started(&guru, &format!("Draf {number}")).await;
            now = insert(&guru, &now, &key).await.draft;
        }
        let (last, made) = app.statements(insert(&guru, &now, &key)).await;
        assert_eq!((first, made.draft.modules.len()), (last, 10));
        let many = (find().await, app.statements(guru.call::<ListDrafts>(&NOTHING, &())).await.0);
        assert_eq!(few, many);
        insta::assert_snapshot!("library", format!("find {} list {} insert {first}", many.0, many.1));
    }
}
