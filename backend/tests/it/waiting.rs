//! What comes first: lessons that wait for others, courses that want others completed.

use backend::features::course::door::import_folder;
use course_folder::Files;
use progress::{Intervals, Opening};
use shared::api::batch::{AnswerNomination, NominationAnswer};
use shared::api::course::{GetCourse, OfSlug, OfVersion, PublishVersion};
use shared::api::draft::{
    CheckDraft, DraftFactsEdit, DraftSeen, FinishDraft, GetDraft, OfDraft, OutlineAct, SetDraftFacts,
    SetDraftUnit, UnitEdit,
};
use shared::api::enrolment::{Enrol, EnrolmentView, OfCourse, PREREQUISITES};
use shared::api::lesson::{
    CompleteLesson, DownloadDocument, GetLesson, KeepPlace, LESSON_WAITS, LessonContent, OfLesson,
    OutlineLesson, PlaceDraft,
};
use shared::api::quiz::{GetQuiz, StartAttempt};
use shared::value::Slug;

use crate::batch::{create, nominate, take, terms};
use crate::both;
use crate::draft::{act, of_course, of_unit, unit, view};
use crate::support::city::City;
use crate::support::learn::{SLUG, folder, right};
use crate::support::{Browser, TestApp, refused};

const EXAM: &str = "02-ujian/02-ujian-akhir.quiz.yaml";

fn with(mut files: Files, file: &str, from: &str, to: &str) -> Files {
    let text = String::from_utf8(files[file].clone()).unwrap().replacen(from, to, 1);
    files.insert(file.to_owned(), text.into_bytes());
    files
}

async fn import(app: &TestApp, slug: &str, files: &Files) {
    import_folder(&app.ctx, Some("Kota Contoh"), slug, files, true).await.unwrap();
}

async fn lessons(budi: &Browser, of: &EnrolmentView) -> Vec<OutlineLesson> {
    budi.outline(of).await.modules.into_iter().flat_map(|module| module.lessons).collect()
}

/// What a lesson waits for, by titles, and how many besides.
fn waits(lesson: &OutlineLesson) -> Option<(Vec<&str>, u16)> {
    let waits = lesson.waits.as_ref()?;
    Some((waits.first.iter().map(|one| one.title.as_str()).collect(), waits.more))
}

both! {
    async fn a_lesson_opens_when_what_comes_before_it_is_complete(app) {
        let named = "after: [mengenal-loket/alur-loket]\nfile: ";
        let files = with(folder(), "01-mengenal-loket/03-lembar-periksa.document.yaml", "file: ", named);
        import(&app, SLUG, &with(files, EXAM, "pass_percent", "after: all\npass_percent")).await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let all = lessons(&budi, &enrolment).await;
        let of = |lesson: &OutlineLesson| OfLesson { enrolment: enrolment.card.id, lesson: lesson.id };
        let (first, document, exam) = (&all[0], &all[2], all.last().unwrap());
        assert_eq!(waits(first), None);
        assert_eq!(waits(document), Some((vec![first.title.as_str()], 0)));
        let before = vec![all[0].title.as_str(), all[1].title.as_str(), all[2].title.as_str()];
        assert_eq!(waits(exam), Some((before, 1)), "an optional lesson is not waited for");

        // It shows what it waits for and nothing else, and takes nothing.
        let shown = budi.call::<GetLesson>(&of(document), &()).await.unwrap();
        assert_eq!(shown.waits, document.waits);
        assert_eq!(shown.content, LessonContent::Text { html: String::new() });
        let place = PlaceDraft { at: 1, watched: Intervals::default() };
        let problem = refused(budi.call::<KeepPlace>(&of(document), &place).await, &LESSON_WAITS);
        assert!(problem.detail.unwrap().contains(&first.title));
        refused(budi.call::<CompleteLesson>(&of(document), &()).await, &LESSON_WAITS);
        assert_eq!(budi.fetch::<DownloadDocument>(&of(document)).await.status(), 409);
        let quiz = budi.quizzes(&enrolment).await.pop().unwrap();
        refused(budi.call::<StartAttempt>(&quiz, &()).await, &LESSON_WAITS);
        let rules = budi.call::<GetQuiz>(&quiz, &()).await.unwrap();
        assert!(rules.refusal.unwrap().contains("dan 1 materi lain"));

        // What it waits for is completed: it is open.
        budi.study_one(&enrolment, first).await;
        let all = lessons(&budi, &enrolment).await;
        assert_eq!(waits(&all[2]), None);
        assert!(budi.call::<GetLesson>(&of(document), &()).await.unwrap().waits.is_none());
        budi.study(&enrolment).await;
        assert_eq!(waits(lessons(&budi, &enrolment).await.last().unwrap()).unwrap().1, 0);
        let exercise = budi.quizzes(&enrolment).await.remove(0);
        budi.take(&exercise, right).await;
        assert_eq!(waits(lessons(&budi, &enrolment).await.last().unwrap()), None);
        budi.take(&quiz, right).await;
        assert!(budi.outline(&enrolment).await.completion.is_done());
    }

    async fn in_order_every_lesson_waits_for_the_required_ones(app) {
        import(&app, SLUG, &with(folder(), "course.yaml", "jp: 1", "in_order: true\njp: 1")).await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let all = lessons(&budi, &enrolment).await;
        assert_eq!(all.iter().filter(|lesson| lesson.waits.is_none()).count(), 1);
        budi.study_one(&enrolment, &all[0]).await;
        let resume = budi.outline(&enrolment).await.resume;
        assert_eq!(resume, all[1].id);
        assert_eq!(waits(&lessons(&budi, &enrolment).await[1]), None);
    }

    async fn a_course_wants_others_completed_first(app) {
        app.with_course().await;
        let files = with(folder(), "course.yaml", "Loket ramah: melayani dengan jelas", "Loket lanjutan");
        let files = with(files, "course.yaml", "jp: 1", "requires: [loket-ramah, tidak-ada]\njp: 1");
        import(&app, "loket-lanjutan", &files).await;
        let budi = app.signed_in(&City::email("budi")).await;
        let of = OfSlug { slug: Slug::parse("loket-lanjutan").unwrap() };
        let shown = budi.call::<GetCourse>(&of, &()).await.unwrap();
        let known: Vec<_> = shown.requires.iter().map(|one| (one.slug.as_str(), one.is_completed)).collect();
        assert_eq!(known, [(SLUG, false)], "what is not known here is wanted of nobody");
        let course = OfCourse { course: shown.card.id };
        let problem = refused(budi.call::<Enrol>(&course, &()).await, &PREREQUISITES);
        assert!(problem.detail.unwrap().contains("Loket ramah"));

        // A seat is a way in like any other; whoever is nominated was found fit.
        let guru = app.signed_in(&City::email("guru")).await;
        let batch = create(&guru, shown.card.id, terms(app.ctx.clock.today(), 5)).await;
        refused(take(&budi, &batch).await, &PREREQUISITES);
        let dewi = app.signed_in(&City::email("dewi")).await;
        nominate(&dewi, &batch, &["siti"]).await.unwrap();
        let siti = app.signed_in(&City::email("siti")).await;
        siti.call::<AnswerNomination>(&batch, &NominationAnswer::Accept).await.unwrap();

        let enrolment = budi.enrol().await;
        budi.study(&enrolment).await;
        for quiz in budi.quizzes(&enrolment).await {
            budi.take(&quiz, right).await;
        }
        assert!(budi.call::<GetCourse>(&of, &()).await.unwrap().requires[0].is_completed);
        budi.call::<Enrol>(&course, &()).await.unwrap();
    }

    async fn authors_say_what_comes_first(app) {
        let course = app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let draft = of_course(&guru, course).await;
        let of = OfDraft { draft: draft.id };
        let mut facts = draft.facts.clone();
        facts.in_order = true;
        facts.requires = vec![Slug::parse("etika-asn").unwrap()];
        let edit = DraftFactsEdit { rev: draft.rev, facts };
        guru.call::<SetDraftFacts>(&of, &edit).await.unwrap();
        let (at, first) = (of_unit(&draft, 1, 1), draft.modules[0].units[0].id);
        let exam = unit(&guru, &at).await;
        let facts = shared::api::draft::UnitFacts { opening: Opening::After(vec![first]), ..exam.facts };
        let kept = guru.call::<SetDraftUnit>(&at, &UnitEdit { rev: exam.rev, facts }).await.unwrap();
        assert_eq!(kept.facts.opening, Opening::After(vec![first]));
        assert_eq!(guru.call::<CheckDraft>(&of, &()).await.unwrap().items.iter().filter(|one| one.is_fault).count(), 0);

        // What comes first has to stand first.
        let now = view(&guru, draft.id).await;
        let (last, module) = (now.modules[1].units[1].id, now.modules[1].id);
        let back = OutlineAct::MoveUnits { units: vec![first], module, after: Some(last) };
        let moved = act(&guru, &now, back).await;
        let faults = guru.call::<CheckDraft>(&of, &()).await.unwrap().items;
        assert!(faults.iter().any(|one| one.is_fault && one.unit == Some(last) && one.what.contains("menunggu")), "{faults:?}");
        let module = moved.modules[0].id;
        let home = act(&guru, &moved, OutlineAct::MoveUnits { units: vec![first], module, after: None }).await;

        // The copy of a module waits within itself.
        let module = home.modules[1].id;
        let inner = home.modules[1].units[0].id;
        let exam = unit(&guru, &at).await;
        let facts = shared::api::draft::UnitFacts { opening: Opening::After(vec![inner, first]), ..exam.facts };
        guru.call::<SetDraftUnit>(&at, &UnitEdit { rev: exam.rev, facts }).await.unwrap();
        let copied = act(&guru, &view(&guru, draft.id).await, OutlineAct::DuplicateModule { module }).await;
        let copy = &copied.modules[2].units;
        assert_eq!(copy[1].opening, Opening::After(vec![copy[0].id, first]));
        let module = copied.modules[2].id;
        let whole = act(&guru, &copied, OutlineAct::Remove { modules: vec![module], units: Vec::new() }).await;

        // The version waits as the draft says.
        let version = guru.call::<FinishDraft>(&of, &DraftSeen { rev: whole.rev }).await.unwrap().version;
        guru.call::<PublishVersion>(&OfVersion { version }, &()).await.unwrap();
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let all = lessons(&budi, &enrolment).await;
        let first = all[0].title.as_str();
        let inner = all[all.len() - 2].title.as_str();
        assert_eq!(waits(all.last().unwrap()), Some((vec![first, inner], 0)));
        assert_eq!(waits(&all[1]), Some((vec![first], 0)));
        let gone = guru.call::<GetDraft>(&of, &()).await;
        assert!(gone.is_err(), "a finished draft is gone");
    }
}
