//! Assignments, evidence of activities and live sessions: from the folder and the studio to the learner and back.

use backend::features::course::door::import_folder;
use course_folder::Files;
use grading::{Centimark, Given, Response};
use shared::api::bank::{CriterionDraft, EssayDraft, FilesDraft, LevelDraft};
use shared::api::course::{GetCourse, LessonKind, OfSlug};
use shared::api::draft::{
    CheckDraft, DraftSeen, FinishDraft, OfDraft, SetDraftUnit, UnitEdit, UnitKindFacts, UnitView,
};
use shared::api::lesson::{GetLesson, LessonContent, OfLesson};
use shared::api::marking::{GetMarkedAnswer, GiveMark, MarkDraft};
use shared::api::quiz::{GetQuiz, OfQuiz, Prompt, QuizForm, StartAttempt};
use shared::problem::INVALID;
use shared::value::Slug;

use crate::both;
use crate::draft::{add_unit, insert, of_course, of_unit, unit, view};
use crate::marking::{guru, of, result};
use crate::support::city::City;
use crate::support::learn::{SLUG, folder};
use crate::support::{Browser, TestApp, refused};

const LETTER: &str = "title: Surat balasan\nminutes: 30\npass_percent: 60\nattempts: 2\nbrief: |\n  Balas **aduan** ini.\n\
    guidance: Cari permohonan maaf.\nsample: Kami mohon maaf, Bu.\nrubric:\n  - criterion: Empati\n    levels:\n      - { marks: 0, text: Tidak ada }\n      \
    - { marks: 3, text: Ada }\n";
const VISIT: &str =
    "title: Kunjungan\nminutes: 60\nrequired: false\nbrief: Kunjungi satu loket dan ceritakan.\n";
const TALK: &str =
    "title: Klinik\nminutes: 60\nrequired: false\nabout: Bawa satu kasus dari **loket** Anda.\n";

/// The course with one lesson of each kind behind its first module's lessons.
fn with_work() -> Files {
    let mut files = folder();
    let lessons = [
        ("05-surat.assignment.yaml", LETTER),
        ("06-kunjungan.activity.yaml", VISIT),
        ("07-klinik.live.yaml", TALK),
    ];
    for (name, text) in lessons {
        files.insert(format!("01-mengenal-loket/{name}"), text.as_bytes().to_vec());
    }
    files
}

async fn learner(app: &TestApp) -> Browser {
    import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &with_work(), true).await.unwrap();
    app.signed_in(&City::email("budi")).await
}

fn words(prompt: &Prompt, _: &str) -> Option<Response> {
    matches!(prompt, Prompt::Essay { .. }).then(|| Response::essay("Kami mohon maaf, Pak."))
}

fn picked(level: u8, seen: u16) -> MarkDraft {
    let given = Given::Levels { picked: vec![level] };
    let reason = (seen > 0).then(|| "Dibaca sekali lagi.".to_owned());
    MarkDraft { seen, reconciles: false, given, comment: None, reason }
}

both! {
    async fn work_is_handed_in_marked_and_completes_its_lesson(app) {
        let budi = learner(&app).await;
        let enrolment = budi.enrol().await;
        let lessons: Vec<_> = budi.outline(&enrolment).await.modules.remove(0).lessons;
        let kinds: Vec<_> = lessons[4..].iter().map(|lesson| lesson.kind).collect();
        assert_eq!(kinds, [LessonKind::Assignment, LessonKind::Activity, LessonKind::Live]);
        let at = |place: usize| OfLesson { enrolment: enrolment.card.id, lesson: lessons[place].id };
        let shown = budi.call::<GetLesson>(&at(4), &()).await.unwrap();
        let LessonContent::Assignment { brief_html, is_activity: false } = shown.content else { panic!() };
        assert!(brief_html.contains("<strong>aduan</strong>"), "{brief_html}");
        let talk = budi.call::<GetLesson>(&at(6), &()).await.unwrap();
        assert!(matches!(talk.content, LessonContent::Live { about_html } if about_html.contains("<strong>loket")));

        let quiz = OfQuiz { enrolment: enrolment.card.id, lesson: lessons[4].id };
        let rules = budi.call::<GetQuiz>(&quiz, &()).await.unwrap();
        assert_eq!((rules.form, rules.questions, rules.time_limit_minutes), (QuizForm::Assignment, 1, None));
        let begun = budi.call::<StartAttempt>(&quiz, &()).await.unwrap();
        assert_eq!((begun.form, begun.items[0].worth), (QuizForm::Assignment, Centimark::whole(3)));
        let attempt = budi.take(&quiz, words).await.attempt;
        assert_eq!(attempt, begun.id);
        let waiting = result(&budi, attempt).await;
        assert_eq!((waiting.counts.unmarked, waiting.is_passed, waiting.items.len()), (1, false, 0));

        // Marked too low, the sample stays where it is; then it is passed, and shown.
        let guru = guru(&app).await;
        let view = guru.call::<GetMarkedAnswer>(&of(attempt, 0), &()).await.unwrap();
        assert!(view.guidance_html.unwrap().contains("permohonan maaf"));
        guru.call::<GiveMark>(&of(attempt, 0), &picked(0, 0)).await.unwrap();
        let failed = result(&budi, attempt).await;
        assert!(!serde_json::to_string(&failed).unwrap().contains("maaf, Bu"), "a sample that could be handed in");
        assert_eq!(failed.marks[0].levels[0].level, "Tidak ada");
        guru.call::<GiveMark>(&of(attempt, 0), &picked(1, 1)).await.unwrap();
        let passed = result(&budi, attempt).await;
        assert_eq!((passed.form, passed.percent, passed.is_passed), (QuizForm::Assignment, 100, true));
        assert!(passed.items[0].sample_html.as_ref().unwrap().contains("maaf, Bu"));
        let state = budi.call::<GetLesson>(&at(4), &()).await.unwrap().state;
        assert!(state.completion.is_done());

        // Evidence is accepted or not.
        let visit = OfQuiz { lesson: lessons[5].id, ..quiz };
        assert_eq!(budi.call::<GetQuiz>(&visit, &()).await.unwrap().form, QuizForm::Activity);
        let attempt = budi.take(&visit, words).await.attempt;
        let view = guru.call::<GetMarkedAnswer>(&of(attempt, 0), &()).await.unwrap();
        assert_eq!((view.rubric.len(), view.rubric[0].levels.len()), (1, 2));
        guru.call::<GiveMark>(&of(attempt, 0), &picked(1, 0)).await.unwrap();
        assert!(result(&budi, attempt).await.is_passed);
    }

    async fn work_is_written_in_the_studio(app) {
        learner(&app).await;
        let guru = guru(&app).await;
        let of_slug = OfSlug { slug: Slug::parse(SLUG).unwrap() };
        let course = guru.call::<GetCourse>(&of_slug, &()).await.unwrap().card.id;
        let draft = of_course(&guru, course).await;
        let at = of_unit(&draft, 0, 4);
        let shown = unit(&guru, &at).await;
        assert_eq!(shown.blocks[0].text, "Balas **aduan** ini.");
        let UnitKindFacts::Assignment { work } = &shown.facts.of_kind else { panic!("{:?}", shown.facts) };
        assert_eq!((work.pass_percent, work.attempts, work.is_activity), (60, Some(2), false));
        assert_eq!(work.essay.rubric[0].levels[1].marks, "3");

        // What is wrong is named where it is typed, and nothing is kept.
        let with = |shown: &UnitView, essay: EssayDraft, pass_percent: u8| {
            let mut facts = shown.facts.clone();
            if let UnitKindFacts::Assignment { work } = &mut facts.of_kind {
                (work.essay, work.pass_percent) = (essay, pass_percent);
            }
            UnitEdit { rev: shown.rev, facts }
        };
        let level = |marks: &str, text: &str| LevelDraft { marks: marks.to_owned(), text: text.to_owned() };
        let rubric = |levels| vec![CriterionDraft { name: "Empati".to_owned(), levels }];
        let flat = EssayDraft { rubric: rubric(vec![level("0", "Tidak")]), ..EssayDraft::default() };
        let problem = refused(guru.call::<SetDraftUnit>(&at, &with(&shown, flat, 60)).await, &INVALID);
        assert_eq!(problem.errors[0].pointer, "/facts/of_kind/work/essay/rubric/0/levels");
        let far = with(&shown, EssayDraft::default(), 101);
        let problem = refused(guru.call::<SetDraftUnit>(&at, &far).await, &INVALID);
        assert_eq!(problem.errors[0].pointer, "/facts/of_kind/work/pass_percent");
        assert_eq!(unit(&guru, &at).await.facts, shown.facts);

        let files = FilesDraft { min: "1".to_owned(), max: "2".to_owned(), ..FilesDraft::default() };
        let levels = vec![level("0", "Tidak"), level("5", "Ya")];
        let essay = EssayDraft { rubric: rubric(levels), files, ..EssayDraft::default() };
        let kept = guru.call::<SetDraftUnit>(&at, &with(&shown, essay.clone(), 80)).await.unwrap();
        let UnitKindFacts::Assignment { work } = &kept.facts.of_kind else { panic!() };
        assert_eq!((&work.essay, work.pass_percent), (&essay, 80));

        // A new one of each kind is a draft like any other, and what is finished is what was written.
        for (kind, title) in
            [(LessonKind::Assignment, "Tugas"), (LessonKind::Activity, "Seminar"), (LessonKind::Live, "Sesi")]
        {
            let now = add_unit(&guru, &view(&guru, draft.id).await, 0, kind, title).await;
            insert(&guru, &of_unit(&now, 0, now.modules[0].units.len() - 1), "Kerjakan ini.").await;
        }
        let path = OfDraft { draft: draft.id };
        let found = guru.call::<CheckDraft>(&path, &()).await.unwrap();
        assert!(found.items.iter().all(|one| !one.is_fault), "{:?}", found.items);
        let seen = DraftSeen { rev: view(&guru, draft.id).await.rev };
        guru.call::<FinishDraft>(&path, &seen).await.unwrap();
        let again = of_course(&guru, course).await;
        let kinds: Vec<_> = again.modules[0].units.iter().map(|unit| unit.kind).collect();
        let count = |kind| kinds.iter().filter(|one| **one == kind).count();
        assert_eq!([LessonKind::Assignment, LessonKind::Activity, LessonKind::Live].map(count), [2, 2, 2]);
    }
}
