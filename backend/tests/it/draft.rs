//! Drafts through the API: a course written in the studio, from nothing to what learners take.

use shared::api::bank::QuestionKind;
use shared::api::course::{CourseLevel, GetCourse, LessonKind, OfSlug, OfVersion, PublishVersion};
use shared::api::draft::{
    BlockAct, BlockEdit, BlockKind, BlocksEdit, CheckDraft, DRAFT_CHANGED_SINCE, DRAFT_FAULTY, DRAFT_OPEN,
    DRAFT_QUESTION_TEXT, DRAFT_REVISED, DraftCompetency, DraftFactsEdit, DraftSeen, DraftStart, DraftView,
    DropDraft, EditBlocks, EditDraftQuestions, EditOutline, FinishDraft, GetDraft, GetDraftUnit,
    ListDraftChanges, ListDrafts, OfDraft, OfDraftBlock, OfDraftChange, OfDraftUnit, OutlineAct, OutlineEdit,
    PreviewUnit, QuestionAct, QuestionsEdit, SaveBlock, SetDraftFacts, SetDraftUnit, StartDraft,
    UndoDraftChange, UnitEdit, UnitKindFacts, UnitView,
};
use shared::api::lesson::LessonContent;
use shared::id::{CourseId, DraftId, DraftUnitId};
use shared::problem::{INVALID, NOT_FOUND};
use shared::value::Slug;

use crate::both;
use crate::support::city::City;
use crate::support::learn::{NOTHING, SLUG};
use crate::support::{Browser, TestApp, refused};

pub const GIFT: &str =
    "::Salam:: Apa yang pertama dilakukan? {=Menyapa ~Diam ~Pergi}\n\n::Waktu:: Loket buka pukul 8. {T}\n";

pub async fn blank(guru: &Browser, title: &str) -> DraftView {
    let start = DraftStart::Blank { title: title.to_owned() };
    let started = guru.call::<StartDraft>(&NOTHING, &start).await.unwrap();
    view(guru, started.draft).await
}

pub async fn of_course(guru: &Browser, course: CourseId) -> DraftView {
    let started = guru.call::<StartDraft>(&NOTHING, &DraftStart::Course { course }).await.unwrap();
    view(guru, started.draft).await
}

pub async fn view(guru: &Browser, draft: DraftId) -> DraftView {
    guru.call::<GetDraft>(&OfDraft { draft }, &()).await.unwrap()
}

pub async fn act(guru: &Browser, at: &DraftView, act: OutlineAct) -> DraftView {
    guru.call::<EditOutline>(&OfDraft { draft: at.id }, &OutlineEdit { rev: at.rev, act }).await.unwrap()
}

fn titles(view: &DraftView) -> Vec<(String, Vec<String>)> {
    let units =
        |module: &shared::api::draft::ModuleRow| module.units.iter().map(|unit| unit.title.clone()).collect();
    view.modules.iter().map(|module| (module.title.clone(), units(module))).collect()
}

pub fn of_unit(view: &DraftView, module: usize, unit: usize) -> OfDraftUnit {
    OfDraftUnit { draft: view.id, unit: view.modules[module].units[unit].id }
}

pub async fn unit(guru: &Browser, of: &OfDraftUnit) -> UnitView {
    guru.call::<GetDraftUnit>(of, &()).await.unwrap()
}

pub async fn add_unit(
    guru: &Browser,
    at: &DraftView,
    module: usize,
    kind: LessonKind,
    title: &str,
) -> DraftView {
    let (module, title) = (&at.modules[module], title.to_owned());
    let after = module.units.last().map(|unit| unit.id);
    act(guru, at, OutlineAct::AddUnit { module: module.id, after, kind, title }).await
}

pub async fn insert(guru: &Browser, of: &OfDraftUnit, text: &str) -> UnitView {
    let now = unit(guru, of).await;
    let after = now.blocks.last().map(|block| block.id);
    let act = BlockAct::Insert { after, text: text.to_owned() };
    guru.call::<EditBlocks>(of, &BlocksEdit { rev: now.rev, act }).await.unwrap()
}

async fn undo(guru: &Browser, at: &DraftView) -> DraftView {
    let change = at.undo.as_ref().unwrap().id;
    guru.call::<UndoDraftChange>(&OfDraftChange { draft: at.id, change }, &()).await.unwrap()
}

async fn redo(guru: &Browser, at: &DraftView) -> DraftView {
    let change = at.redo.as_ref().unwrap().id;
    guru.call::<UndoDraftChange>(&OfDraftChange { draft: at.id, change }, &()).await.unwrap()
}

/// A course of one module with a text and a quiz, ready to be published.
pub async fn written(guru: &Browser) -> DraftView {
    let draft = blank(guru, "Melayani di Loket").await;
    let mut facts = draft.facts.clone();
    "Cara melayani warga di loket.".clone_into(&mut facts.summary);
    "Petugas loket".clone_into(&mut facts.audience);
    facts.outcomes = vec!["Menyapa warga".to_owned()];
    "Materi 45 menit.".clone_into(&mut facts.jp_justification);
    "Tentang loket.".clone_into(&mut facts.about);
    facts.competencies = vec![DraftCompetency { code: Slug::parse("pelayanan-publik").unwrap(), level: 2 }];
    let edit = DraftFactsEdit { rev: draft.rev, facts };
    let draft = guru.call::<SetDraftFacts>(&OfDraft { draft: draft.id }, &edit).await.unwrap();
    let draft = act(guru, &draft, OutlineAct::AddModule { after: None, title: "Menyapa".to_owned() }).await;
    let objectives = vec!["Menyapa dengan ramah".to_owned()];
    let module =
        OutlineAct::SetModule { module: draft.modules[0].id, title: "Menyapa".to_owned(), objectives };
    let draft = act(guru, &draft, module).await;
    let draft = add_unit(guru, &draft, 0, LessonKind::Text, "Salam pertama").await;
    let draft = add_unit(guru, &draft, 0, LessonKind::Quiz, "Kuis salam").await;
    let of = of_unit(&draft, 0, 0);
    let text = insert(
        guru,
        &of,
        "Warga datang.\n\n## Sapa\n\nSapalah lebih dahulu.\n\n> **Kasus.** Bu Sri menunggu.",
    )
    .await;
    assert_eq!(
        text.blocks.iter().map(|block| block.kind).collect::<Vec<_>>(),
        [BlockKind::Text, BlockKind::Heading, BlockKind::Callout]
    );
    let mut facts = text.facts.clone();
    facts.minutes = 45;
    guru.call::<SetDraftUnit>(&of, &UnitEdit { rev: text.rev, facts }).await.unwrap();
    let of = of_unit(&draft, 0, 1);
    let quiz = unit(guru, &of).await;
    let edit = QuestionsEdit { rev: quiz.rev, act: QuestionAct::FromText { text: GIFT.to_owned() } };
    let quiz = guru.call::<EditDraftQuestions>(&of, &edit).await.unwrap();
    assert_eq!(
        quiz.questions.iter().map(|one| one.kind).collect::<Vec<_>>(),
        [QuestionKind::Single, QuestionKind::TrueFalse]
    );
    view(guru, draft.id).await
}

/// Writes something else into the first block of a unit.
pub async fn write(guru: &Browser, draft: DraftId, of: DraftUnitId, text: &str) {
    let now = unit(guru, &OfDraftUnit { draft, unit: of }).await;
    let block = &now.blocks[0];
    let path = OfDraftBlock { draft, unit: of, block: block.id };
    guru.call::<SaveBlock>(&path, &BlockEdit { rev: block.rev, text: text.to_owned() }).await.unwrap();
}

/// A draft with one module and one quiz that has an introduction.
pub async fn started(guru: &Browser, title: &str) -> DraftView {
    let draft = blank(guru, title).await;
    let draft = act(guru, &draft, OutlineAct::AddModule { after: None, title: "Awal".to_owned() }).await;
    let draft = add_unit(guru, &draft, 0, LessonKind::Quiz, "Kuis").await;
    insert(guru, &of_unit(&draft, 0, 0), "Kerjakan sendiri.").await;
    view(guru, draft.id).await
}

async fn author(app: &TestApp) -> (Browser, CourseId) {
    let course = app.with_course().await;
    (app.signed_in(&City::email("guru")).await, course)
}

both! {
    async fn a_course_is_written_from_nothing_and_learned(app) {
        let (guru, _) = author(&app).await;
        let draft = written(&guru).await;
        assert_eq!((draft.base, draft.course, draft.facts.level), (None, None, CourseLevel::Dasar));
        let found = guru.call::<CheckDraft>(&OfDraft { draft: draft.id }, &()).await.unwrap();
        let faults: Vec<_> = found.items.iter().filter(|one| one.is_fault).collect();
        assert!(faults.is_empty(), "{faults:?}");
        // A question without a right choice is a fault of its block.
        let of_text = of_unit(&draft, 0, 0);
        let check = "```cek\nkind: single\ntext: Siapa menyapa?\nchoices:\n  - text: Petugas\n  - text: Warga\nfeedback: Petugas.\n```";
        let text = insert(&guru, &of_text, check).await;
        let block = text.blocks.iter().find(|block| block.kind == BlockKind::Check).unwrap().clone();
        assert!(!block.html.contains("data-check"), "{}", block.html);
        let found = guru.call::<CheckDraft>(&OfDraft { draft: draft.id }, &()).await.unwrap();
        let faults: Vec<_> = found.items.iter().filter(|one| one.is_fault).map(|one| one.block).collect();
        assert_eq!(faults, [Some(block.id)]);
        let of_block = OfDraftBlock { draft: draft.id, unit: of_text.unit, block: block.id };
        let whole = check.replace("Petugas\n", "Petugas\n    correct: true\n");
        let kept = guru.call::<SaveBlock>(&of_block, &BlockEdit { rev: block.rev, text: whole }).await.unwrap();
        assert!(kept.html.contains("data-check") && kept.kind == BlockKind::Check, "{}", kept.html);
        let draft = view(&guru, draft.id).await;
        let found = guru.call::<CheckDraft>(&OfDraft { draft: draft.id }, &()).await.unwrap();
        assert!(found.items.iter().all(|one| !one.is_fault), "{:?}", found.items);
        // Too short for a lesson: a doubt, at the unit where it can be put right.
        assert!(found.items.iter().any(|one| one.unit == Some(draft.modules[0].units[0].id)), "{:?}", found.items);
        let seen = DraftSeen { rev: draft.rev };
        let made = guru.call::<FinishDraft>(&OfDraft { draft: draft.id }, &seen).await.unwrap();
        assert_eq!((made.slug.as_str(), made.number), ("melayani-di-loket", 1));
        let gone = guru.call::<GetDraft>(&OfDraft { draft: draft.id }, &()).await;
        refused(gone, &NOT_FOUND);
        let of = OfSlug { slug: made.slug };
        let budi = app.signed_in(&City::email("budi")).await;
        refused(budi.call::<GetCourse>(&of, &()).await, &NOT_FOUND);
        guru.call::<PublishVersion>(&OfVersion { version: made.version }, &()).await.unwrap();
        let course = budi.call::<GetCourse>(&of, &()).await.unwrap();
        assert_eq!((course.card.title.as_str(), course.card.lessons), ("Melayani di Loket", 2));
    }

    async fn a_draft_of_a_course_is_the_course(app) {
        let (guru, course) = author(&app).await;
        let listed = guru.call::<ListDrafts>(&NOTHING, &()).await.unwrap();
        assert_eq!((listed.items.len(), listed.courses.len()), (0, 1));
        let draft = of_course(&guru, course).await;
        assert_eq!((draft.base, draft.facts.slug.as_str()), (Some(1), SLUG));
        assert_eq!(draft.modules.len(), 2);
        let again = guru.call::<StartDraft>(&NOTHING, &DraftStart::Course { course }).await;
        refused(again, &DRAFT_OPEN);
        let listed = guru.call::<ListDrafts>(&NOTHING, &()).await.unwrap();
        assert_eq!((listed.items[0].modules, listed.courses[0].is_open), (2, true));
        let found = guru.call::<CheckDraft>(&OfDraft { draft: draft.id }, &()).await.unwrap();
        assert!(found.items.iter().all(|one| !one.is_fault), "{:?}", found.items);
        // Nothing was changed, so that the version that comes of it is the one that is there.
        let made = guru.call::<FinishDraft>(&OfDraft { draft: draft.id }, &DraftSeen { rev: draft.rev }).await.unwrap();
        assert_eq!(made.number, 1);
        assert!(guru.call::<ListDrafts>(&NOTHING, &()).await.unwrap().items.is_empty());
    }

    async fn a_copy_is_a_course_of_its_own(app) {
        let (guru, course) = author(&app).await;
        let start = DraftStart::Copy { course, title: "Loket Kecamatan".to_owned() };
        let draft = guru.call::<StartDraft>(&NOTHING, &start).await.unwrap().draft;
        let seen = DraftSeen { rev: view(&guru, draft).await.rev };
        let made = guru.call::<FinishDraft>(&OfDraft { draft }, &seen).await.unwrap();
        assert_eq!((made.slug.as_str(), made.number), ("loket-kecamatan", 1));
    }

    async fn of_two_authors_the_slower_is_told(app) {
        let (guru, course) = author(&app).await;
        let draft = of_course(&guru, course).await;
        let add = |title: &str| OutlineEdit { rev: draft.rev, act: OutlineAct::AddModule { after: None, title: title.to_owned() } };
        let path = OfDraft { draft: draft.id };
        let (first, second) = (add("Satu"), add("Dua"));
        let (one, other) =
            tokio::join!(guru.call::<EditOutline>(&path, &first), guru.call::<EditOutline>(&path, &second));
        let won = [&one, &other].into_iter().filter(|done| done.is_ok()).count();
        assert_eq!(won, 1);
        refused(if one.is_ok() { other } else { one }, &DRAFT_REVISED);
        assert_eq!(view(&guru, draft.id).await.modules.len(), 3);
        let of = of_unit(&draft, 0, 0);
        let text = unit(&guru, &of).await;
        let block = &text.blocks[0];
        let of_block = OfDraftBlock { draft: of.draft, unit: of.unit, block: block.id };
        let edit = |text: &str| BlockEdit { rev: block.rev, text: text.to_owned() };
        let kept = guru.call::<SaveBlock>(&of_block, &edit("Kalimat **baru**.")).await.unwrap();
        assert_eq!((kept.rev, kept.html.trim()), (block.rev + 1, "<p>Kalimat <strong>baru</strong>.</p>"));
        refused(guru.call::<SaveBlock>(&of_block, &edit("Kalimat lain.")).await, &DRAFT_REVISED);
        assert_eq!(unit(&guru, &of).await.blocks[0].text, "Kalimat **baru**.");
        // The order of the blocks is another matter than the text of one.
        let act = BlockAct::Duplicate { block: block.id };
        let more = guru.call::<EditBlocks>(&of, &BlocksEdit { rev: text.rev, act: act.clone() }).await.unwrap();
        assert_eq!(more.blocks.len(), text.blocks.len() + 1);
        refused(guru.call::<EditBlocks>(&of, &BlocksEdit { rev: text.rev, act }).await, &DRAFT_REVISED);
    }

    async fn what_was_done_is_taken_back_and_done_again(app) {
        let (guru, course) = author(&app).await;
        let start = of_course(&guru, course).await;
        let first = titles(&start);
        let draft = act(&guru, &start, OutlineAct::MoveModule { module: start.modules[1].id, after: None }).await;
        let draft = act(&guru, &draft, OutlineAct::DuplicateModule { module: start.modules[0].id }).await;
        let gone = draft.modules[1].units.iter().map(|unit| unit.id).collect();
        let draft = act(&guru, &draft, OutlineAct::Remove { modules: vec![start.modules[1].id], units: gone }).await;
        let last = titles(&draft);
        assert_eq!(last.len(), 2);
        let mut back = draft;
        for _ in 0..3 {
            back = undo(&guru, &back).await;
        }
        assert_eq!(titles(&back), first);
        assert_eq!(back.undo, None);
        for _ in 0..3 {
            back = redo(&guru, &back).await;
        }
        assert_eq!(titles(&back), last);
        assert_eq!(back.redo, None);
        let changes = guru.call::<ListDraftChanges>(&OfDraft { draft: back.id }, &()).await.unwrap();
        assert_eq!(changes.items.len(), 9);
    }

    async fn a_change_that_others_built_on_stays(app) {
        let (guru, course) = author(&app).await;
        let start = of_course(&guru, course).await;
        let draft = act(&guru, &start, OutlineAct::AddModule { after: None, title: "Baru".to_owned() }).await;
        let added = draft.undo.clone().unwrap().id;
        let draft = add_unit(&guru, &draft, 0, LessonKind::Text, "Isi").await;
        let of = OfDraftChange { draft: draft.id, change: added };
        refused(guru.call::<UndoDraftChange>(&of, &()).await, &DRAFT_CHANGED_SINCE);
        assert_eq!(view(&guru, draft.id).await.modules.len(), 3);
        // Writing on a block is one change while its author stays with it.
        let text = insert(&guru, &of_unit(&draft, 0, 0), "Awal.").await;
        for (rev, words) in [(1, "Awal"), (2, "Awal baru"), (3, "Awal baru sekali.")] {
            let of = OfDraftBlock { draft: draft.id, unit: text.id, block: text.blocks[0].id };
            guru.call::<SaveBlock>(&of, &BlockEdit { rev, text: words.to_owned() }).await.unwrap();
        }
        undo(&guru, &view(&guru, draft.id).await).await;
        assert_eq!(unit(&guru, &of_unit(&draft, 0, 0)).await.blocks[0].text, "Awal.");
    }

    async fn hidden_units_stay_in_the_draft_and_out_of_the_course(app) {
        let (guru, _) = author(&app).await;
        let draft = written(&guru).await;
        let units = vec![draft.modules[0].units[1].id];
        let draft = act(&guru, &draft, OutlineAct::HideUnits { units, is_hidden: true }).await;
        assert!(draft.modules[0].units[1].is_hidden);
        let made = guru.call::<FinishDraft>(&OfDraft { draft: draft.id }, &DraftSeen { rev: draft.rev }).await.unwrap();
        guru.call::<PublishVersion>(&OfVersion { version: made.version }, &()).await.unwrap();
        let course = guru.call::<GetCourse>(&OfSlug { slug: made.slug }, &()).await.unwrap();
        assert_eq!(course.card.lessons, 1);
    }

    async fn an_unfinished_draft_is_kept_and_not_published(app) {
        let (guru, _) = author(&app).await;
        let draft = blank(&guru, "Setengah jadi").await;
        let draft = act(&guru, &draft, OutlineAct::AddModule { after: None, title: "Awal".to_owned() }).await;
        let draft = add_unit(&guru, &draft, 0, LessonKind::Video, "Alur loket").await;
        let found = guru.call::<CheckDraft>(&OfDraft { draft: draft.id }, &()).await.unwrap();
        assert!(found.items[0].is_fault);
        let finish = guru.call::<FinishDraft>(&OfDraft { draft: draft.id }, &DraftSeen { rev: draft.rev }).await;
        refused(finish, &DRAFT_FAULTY);
        assert_eq!(titles(&view(&guru, draft.id).await), titles(&draft));
        let stale = guru.call::<DropDraft>(&OfDraft { draft: draft.id }, &DraftSeen { rev: 1 }).await;
        refused(stale, &DRAFT_REVISED);
        guru.call::<DropDraft>(&OfDraft { draft: draft.id }, &DraftSeen { rev: draft.rev }).await.unwrap();
        refused(guru.call::<GetDraft>(&OfDraft { draft: draft.id }, &()).await, &NOT_FOUND);
    }

    async fn questions_come_from_text_whole_or_not_at_all(app) {
        let (guru, _) = author(&app).await;
        let draft = written(&guru).await;
        let of = of_unit(&draft, 0, 1);
        let quiz = unit(&guru, &of).await;
        let edit = |act| QuestionsEdit { rev: quiz.rev, act };
        let text = format!("{GIFT}\n::Rusak:: Tanpa kunci {{~a ~b}}\n");
        let broken = guru.call::<EditDraftQuestions>(&of, &edit(QuestionAct::FromText { text })).await;
        refused(broken, &DRAFT_QUESTION_TEXT);
        assert_eq!(unit(&guru, &of).await.questions.len(), 2);
        let (one, two) = (quiz.questions[0].id.clone(), quiz.questions[1].id.clone());
        let moved = guru.call::<EditDraftQuestions>(&of, &edit(QuestionAct::Move { question: two.clone(), after: None })).await.unwrap();
        assert_eq!(moved.questions.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), [two.as_str(), one.as_str()]);
        let edit = QuestionsEdit { rev: moved.rev, act: QuestionAct::Remove { questions: vec![two] } };
        let less = guru.call::<EditDraftQuestions>(&of, &edit).await.unwrap();
        assert_eq!(less.questions.len(), 1);
        let mut facts = less.facts.clone();
        let UnitKindFacts::Quiz { settings } = &mut facts.of_kind else { panic!("a quiz") };
        settings.pass_percent = 101;
        let refusal = guru.call::<SetDraftUnit>(&of, &UnitEdit { rev: less.rev, facts }).await;
        refused(refusal, &INVALID);
    }

    async fn a_unit_is_shown_as_learners_will_see_it(app) {
        let (guru, course) = author(&app).await;
        let draft = of_course(&guru, course).await;
        let mut seen = Vec::new();
        for row in draft.modules.iter().flat_map(|module| &module.units) {
            let of = OfDraftUnit { draft: draft.id, unit: row.id };
            let shown = guru.call::<PreviewUnit>(&of, &()).await.unwrap();
            assert_eq!(shown.title, row.title);
            match shown.content {
                LessonContent::Text { html } => assert!(html.contains("<p>"), "{html}"),
                LessonContent::Video { src, size_bytes, .. } | LessonContent::Document { src, size_bytes, .. } => {
                    assert_eq!(guru.get(&src).await.status(), 200);
                    assert!(size_bytes > 0);
                }
                LessonContent::Assignment { .. }
                | LessonContent::Live { .. }
                | LessonContent::Discussion { .. }
                | LessonContent::Quiz => {}
            }
            seen.push(row.kind);
        }
        for kind in [LessonKind::Text, LessonKind::Video, LessonKind::Document, LessonKind::Quiz] {
            assert!(seen.contains(&kind), "{seen:?}");
        }
        let nobodys = OfDraftUnit { draft: draft.id, unit: DraftUnitId(uuid::Uuid::nil()) };
        refused(guru.call::<PreviewUnit>(&nobodys, &()).await, &NOT_FOUND);
    }

    async fn a_large_outline_costs_no_more_statements(app) {
        let (guru, course) = author(&app).await;
        let draft = of_course(&guru, course).await;
        let count = async |draft: &DraftView| {
            let path = OfDraft { draft: draft.id };
            app.statements(guru.call::<GetDraft>(&path, &())).await.0
        };
        let small = count(&draft).await;
        let module = draft.modules[0].id;
        let units: Vec<DraftUnitId> = draft.modules[1].units.iter().map(|unit| unit.id).collect();
        let mut large = act(&guru, &draft, OutlineAct::MoveUnits { units, module, after: None }).await;
        assert!(large.modules[1].units.is_empty());
        while large.modules.iter().map(|module| module.units.len()).sum::<usize>() < 300 {
            large = act(&guru, &large, OutlineAct::DuplicateModule { module }).await;
        }
        assert_eq!(count(&large).await, small);
    }
}
