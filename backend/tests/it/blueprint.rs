//! Blueprints through the API: what a quiz is made of, kept, refused, and turned into a version that people sit.

use backend::features::course::door::{export_folder, import_folder};
use course_folder::{Quiz, quizzes};
use grading::Centimark;
use shared::api::bank::{Change, ChangeQuestions, QuestionChange, QuestionRow};
use shared::api::blueprint::{
    BLUEPRINT_FAULTY, BLUEPRINT_OVERTAKEN, BLUEPRINT_REVISED, Blueprint, BlueprintEdit, BlueprintFrame,
    BlueprintRow, BlueprintSection, BlueprintSeen, BlueprintVersion, BlueprintView, DropBlueprint,
    GetBlueprint, ListBlueprints, NO_BLUEPRINT, OfBlueprint, PublishBlueprint, SaveBlueprint, TryBlueprint,
};
use shared::api::course::{OfVersion, PublishVersion};
use shared::api::quiz::{GetQuiz, ReviewPolicy, StartAttempt};
use shared::id::{BankCategoryId, BankQuestionId, CourseId};
use shared::problem::{INVALID, NOT_FOUND};
use shared::value::Slug;
use uuid::Uuid;

use crate::bank::{GIFT, category, questions, take_in};
use crate::both;
use crate::support::city::City;
use crate::support::learn::{NOTHING, SLUG, folder, right};
use crate::support::{Browser, TestApp, refused};

const EXAM: &str = "02-ujian/02-ujian-akhir.quiz.yaml";

fn of(course: CourseId, lesson: &str) -> OfBlueprint {
    OfBlueprint { course, module: Slug::parse("ujian").unwrap(), lesson: Slug::parse(lesson).unwrap() }
}

/// The author with the final test of a course, and a category with the bank's questions.
async fn author(app: &TestApp) -> (Browser, OfBlueprint, BankCategoryId, Vec<QuestionRow>) {
    let course = app.with_course().await;
    let guru = app.signed_in(&City::email("guru")).await;
    let shelf = category(&guru, "Loket", None).await.id;
    take_in(&guru, shelf, GIFT).await;
    let rows = questions(&guru).await;
    (guru, of(course, "ujian-akhir"), shelf, rows)
}

async fn view(guru: &Browser, of: &OfBlueprint) -> BlueprintView {
    guru.call::<GetBlueprint>(of, &()).await.unwrap()
}

/// A blueprint on its way, by whoever has seen the quiz as it is now.
async fn edit(guru: &Browser, of: &OfBlueprint, rev: u32, blueprint: &Blueprint) -> BlueprintEdit {
    BlueprintEdit { rev, base: view(guru, of).await.base, blueprint: blueprint.clone() }
}

async fn save(guru: &Browser, of: &OfBlueprint, rev: u32, blueprint: &Blueprint) -> BlueprintView {
    let edit = edit(guru, of, rev, blueprint).await;
    guru.call::<SaveBlueprint>(of, &edit).await.unwrap()
}

async fn publish(guru: &Browser, of: &OfBlueprint, rev: u32) -> BlueprintVersion {
    let made = guru.call::<PublishBlueprint>(of, &BlueprintSeen { rev }).await.unwrap();
    guru.call::<PublishVersion>(&OfVersion { version: made.version }, &()).await.unwrap();
    made
}

/// The final test of the published folder.
async fn source(app: &TestApp) -> Quiz {
    let files = export_folder(&app.ctx, SLUG).await.unwrap().unwrap();
    quizzes(&files).into_iter().find(|quiz| quiz.slug() == "ujian-akhir").unwrap().quiz
}

fn own(id: &str) -> BlueprintRow {
    BlueprintRow::Own { question: id.to_owned(), worth: None }
}

fn section(title: &str, rows: Vec<BlueprintRow>) -> BlueprintSection {
    BlueprintSection { title: title.to_owned(), text: String::new(), shuffle: false, rows }
}

both! {
    async fn a_quiz_of_the_folder_has_a_blueprint_before_anybody_writes_one(app) {
        let (guru, of, ..) = author(&app).await;
        let listed = guru.call::<ListBlueprints>(&NOTHING, &()).await.unwrap().items;
        let row = listed.iter().find(|row| row.lesson == of.lesson).unwrap();
        assert_eq!((row.title.as_str(), row.module_title.as_str(), row.questions), ("Ujian akhir", "Ujian", 4));
        assert_eq!(row.open, None);
        let view = view(&guru, &of).await;
        assert_eq!((view.rev, view.questions, view.own.len()), (0, 4, 6));
        let drawn = |count, tag: &str| BlueprintRow::DrawOwn { count, tag: tag.to_owned(), worth: None };
        assert_eq!(view.blueprint.sections[0].rows, [drawn(3, "alur"), drawn(1, "hitung")]);
        let matching: Vec<_> = view.rows[0].iter().map(|row| row.matching).collect();
        assert_eq!(matching, [Some(4), Some(2)]);
    }

    async fn of_two_authors_one_keeps_a_blueprint(app) {
        let (guru, of, ..) = author(&app).await;
        let mut blueprint = view(&guru, &of).await.blueprint;
        blueprint.settings.pass_percent = 85;
        let kept = save(&guru, &of, 0, &blueprint).await;
        assert_eq!((kept.rev, kept.blueprint.settings.pass_percent), (1, 85));
        for rev in [0, 2] {
            let edit = edit(&guru, &of, rev, &blueprint).await;
            refused(guru.call::<SaveBlueprint>(&of, &edit).await, &BLUEPRINT_REVISED);
        }
        assert_eq!(save(&guru, &of, 1, &blueprint).await.rev, 2);
        let listed = guru.call::<ListBlueprints>(&NOTHING, &()).await.unwrap().items;
        assert!(listed.iter().any(|row| row.lesson == of.lesson && row.open.is_some()));
        let given_up = guru.call::<DropBlueprint>(&of, &()).await.unwrap();
        assert_eq!((given_up.rev, given_up.blueprint.settings.pass_percent), (0, 70));
        refused(guru.call::<PublishBlueprint>(&of, &BlueprintSeen { rev: 2 }).await, &NO_BLUEPRINT);
    }

    async fn what_is_not_there_or_too_large_is_told_by_its_field(app) {
        let (guru, of, ..) = author(&app).await;
        let mut blueprint = view(&guru, &of).await.blueprint;
        blueprint.sections = vec![section("", vec![
            own("tidak-ada"),
            BlueprintRow::Bank { question: BankQuestionId(Uuid::nil()), version: 1, worth: None },
            BlueprintRow::DrawBank { count: 1, category: BankCategoryId(Uuid::nil()), level: None, tag: None, worth: None },
            BlueprintRow::DrawOwn { count: 1, tag: "antah".to_owned(), worth: None },
        ])];
        let edited = edit(&guru, &of, 0, &blueprint).await;
        let problem = refused(guru.call::<SaveBlueprint>(&of, &edited).await, &INVALID);
        let at: Vec<&str> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        let row = "/blueprint/sections/0/rows";
        let all = [(0, "question"), (1, "question"), (2, "category"), (3, "tag")];
        assert_eq!(at, all.map(|(no, name)| format!("{row}/{no}/{name}")));
        blueprint.sections = vec![section(" a", vec![BlueprintRow::DrawOwn { count: 0, tag: String::new(), worth: None }])];
        blueprint.settings.per_page = 0;
        let problem = refused(guru.call::<SaveBlueprint>(&of, &edit(&guru, &of, 0, &blueprint).await).await, &INVALID);
        let at: Vec<&str> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(at, ["/blueprint/settings/per_page", "/blueprint/sections/0/title",
            "/blueprint/sections/0/rows/0/count"]);
        let nowhere = OfBlueprint { lesson: Slug::parse("entah").unwrap(), ..of };
        refused(guru.call::<GetBlueprint>(&nowhere, &()).await, &NOT_FOUND);
    }

    async fn faults_are_told_and_no_version_is_made(app) {
        let (guru, of, shelf, rows) = author(&app).await;
        let mut blueprint = view(&guru, &of).await.blueprint;
        let pinned = BlueprintRow::Bank { question: rows[0].id, version: 1, worth: None };
        blueprint.sections[0].rows = vec![
            own("kata-kunci"),
            own("kata-kunci"),
            pinned,
            BlueprintRow::DrawBank { count: 90, category: shelf, level: None, tag: None, worth: None },
        ];
        let change = QuestionChange { questions: vec![rows[0].id], change: Change::Archive };
        guru.call::<ChangeQuestions>(&NOTHING, &change).await.unwrap();
        let kept = save(&guru, &of, 0, &blueprint).await;
        let faults: Vec<bool> = kept.rows[0].iter().map(|row| row.notes.iter().any(|one| one.is_fault)).collect();
        assert_eq!(faults, [false, true, false, true]);
        assert_eq!(kept.rows[0][2].notes.len(), 1, "archived is advice: {:?}", kept.rows[0][2]);
        let problem = refused(guru.call::<PublishBlueprint>(&of, &BlueprintSeen { rev: 1 }).await, &BLUEPRINT_FAULTY);
        let at: Vec<&str> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(at, ["/blueprint/sections/0/rows/1", "/blueprint/sections/0/rows/3"]);
        assert!(problem.errors[1].detail.contains("Diminta 90 soal"), "{:?}", problem.errors);
        refused(guru.call::<TryBlueprint>(&of, &()).await, &BLUEPRINT_FAULTY);
        assert_eq!(view(&guru, &of).await.rev, 1);
    }

    async fn faults_beside_the_rows_name_their_place(app) {
        let (guru, of, ..) = author(&app).await;
        let mut blueprint = view(&guru, &of).await.blueprint;
        blueprint.settings.attempts = None;
        blueprint.settings.outcome = ReviewPolicy::AfterAttempts;
        blueprint.sections = vec![section("", vec![own("kata-kunci")]), section("Kosong", vec![])];
        let kept = save(&guru, &of, 0, &blueprint).await;
        let problem = refused(guru.call::<PublishBlueprint>(&of, &BlueprintSeen { rev: 1 }).await, &BLUEPRINT_FAULTY);
        let at: Vec<&str> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(at, ["/blueprint/settings/attempts", "/blueprint/sections/0/title", "/blueprint/sections/1"]);
        let told: Vec<&str> = kept.notes.iter().map(|note| note.pointer.as_str()).collect();
        assert_eq!(told, at, "the screen says the same at the same places");
    }

    async fn a_quiz_that_changes_meanwhile_is_not_overwritten(app) {
        let (guru, of, ..) = author(&app).await;
        let seen = view(&guru, &of).await;
        let mut blueprint = seen.blueprint.clone();
        blueprint.settings.pass_percent = 55;
        assert!(!save(&guru, &of, 0, &blueprint).await.is_overtaken);
        let import = async |minutes: u32| {
            let mut files = folder();
            let text = String::from_utf8(files[EXAM].clone()).unwrap();
            let (before, after) = text.split_once("minutes: ").unwrap();
            let rest = after.split_once('\n').unwrap().1;
            files.insert(EXAM.to_owned(), format!("{before}minutes: {minutes}\n{rest}").into_bytes());
            import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &files, true).await.unwrap();
        };
        import(19).await;
        let found = view(&guru, &of).await;
        assert!(found.is_overtaken && found.base == seen.base, "it starts from what there was");
        refused(guru.call::<PublishBlueprint>(&of, &BlueprintSeen { rev: 1 }).await, &BLUEPRINT_OVERTAKEN);

        // It is given up, and who still has the old one open does not get past the next.
        let fresh = guru.call::<DropBlueprint>(&of, &()).await.unwrap();
        assert!(!fresh.is_overtaken && fresh.base != seen.base && fresh.blueprint.settings.pass_percent != 55);
        let old = |rev| BlueprintEdit { rev, base: seen.base.clone(), blueprint: blueprint.clone() };
        refused(guru.call::<SaveBlueprint>(&of, &old(0)).await, &BLUEPRINT_REVISED);
        let mut next = fresh.blueprint.clone();
        next.settings.pass_percent = 60;
        save(&guru, &of, 0, &next).await;
        refused(guru.call::<SaveBlueprint>(&of, &old(1)).await, &BLUEPRINT_REVISED);
        assert_eq!(publish(&guru, &of, 1).await.number, 3);
    }

    async fn a_row_sets_what_its_questions_are_worth(app) {
        let (guru, of, shelf, rows) = author(&app).await;
        let mut blueprint = view(&guru, &of).await.blueprint;
        let worth = |marks| Some(Centimark::whole(marks));
        let pinned = BlueprintRow::Bank { question: rows[0].id, version: rows[0].version, worth: worth(3) };
        blueprint.settings.shuffle = false;
        blueprint.sections = vec![section("", vec![
            own("kata-kunci"),
            own("belum-tahu").with_worth(Some(Centimark::from_hundredths(250))),
            pinned,
            BlueprintRow::DrawOwn { count: 2, tag: "hitung".to_owned(), worth: worth(4) },
            BlueprintRow::DrawBank { count: 1, category: shelf, level: None, tag: None, worth: worth(5) },
        ])];
        let kept = save(&guru, &of, 0, &blueprint).await;
        let each: Vec<u32> = kept.rows[0].iter().map(|row| row.worth.unwrap().hundredths()).collect();
        assert_eq!(each, [200, 250, 300, 400, 500], "the first is worth what it says itself");
        assert_eq!(kept.worth.map(Centimark::hundredths), Some(200 + 250 + 300 + 2 * 400 + 500));
        let tried = guru.call::<TryBlueprint>(&of, &()).await.unwrap();
        let marks = |items: Vec<u32>| { let mut all = items; all.sort_unstable(); all };
        let full = [200, 250, 300, 400, 400, 500];
        assert_eq!(marks(tried.items.iter().map(|one| one.item.worth.hundredths()).collect()), full);
        let budi = app.signed_in(&City::email("budi")).await;
        publish(&guru, &of, 1).await;

        // The folder says it, an attempt is out of it, and the next blueprint begins with it.
        let quiz = source(&app).await;
        let question = quiz.questions.iter().find(|question| question.id == "belum-tahu").unwrap();
        assert_eq!(question.worth.hundredths(), 250);
        let after = view(&guru, &of).await;
        assert_eq!(after.blueprint.sections[0].rows[1], own("belum-tahu"));
        assert_eq!(after.worth, kept.worth);
        let enrolment = budi.enrol().await;
        budi.study(&enrolment).await;
        let all = budi.quizzes(&enrolment).await;
        budi.take(&all[0], right).await;
        let attempt = budi.call::<StartAttempt>(&all[1], &()).await.unwrap();
        assert_eq!(marks(attempt.items.iter().map(|item| item.worth.hundredths()).collect()), full);
    }

    async fn marks_that_cannot_be_are_told(app) {
        let (guru, of, ..) = author(&app).await;
        let mut blueprint = view(&guru, &of).await.blueprint;
        for (hundredths, is_sound) in [(0, false), (100_001, false), (1, true), (100_000, true)] {
            blueprint.sections[0].rows = vec![own("kata-kunci").with_worth(Some(Centimark::from_hundredths(hundredths)))];
            let rev = view(&guru, &of).await.rev;
            let edit = edit(&guru, &of, rev, &blueprint).await;
            let kept = guru.call::<SaveBlueprint>(&of, &edit).await;
            if is_sound {
                assert_eq!(kept.unwrap().worth.unwrap().hundredths(), hundredths);
            } else {
                let problem = refused(kept, &INVALID);
                assert_eq!(problem.errors[0].pointer, "/blueprint/sections/0/rows/0/worth");
            }
        }
    }

    async fn what_stands_around_the_questions_goes_with_them(app) {
        let (guru, of, ..) = author(&app).await;
        let seen = view(&guru, &of).await;
        let mut blueprint = seen.blueprint.clone();
        let keys: Vec<&str> = seen.pretests.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys, ["ujian/latihan"]);
        let intro = "Baca **pelan-pelan**.\n\nWaktunya cukup.";
        let frame = BlueprintFrame {
            intro: intro.to_owned(),
            pretest: Some("ujian/latihan".to_owned()),
            practice: None,
            second_marker_percent: Some(10),
        };
        blueprint.frame = Some(frame.clone());
        let kept = save(&guru, &of, 0, &blueprint).await;
        assert!(kept.notes.iter().all(|note| !note.is_fault), "{:?}", kept.notes);
        assert_eq!(kept.notes.len(), 1, "nobody needs a second marker: {:?}", kept.notes);
        // Whoever leaves it out leaves it as it is.
        blueprint.frame = None;
        assert_eq!(save(&guru, &of, 1, &blueprint).await.blueprint.frame, seen.blueprint.frame);
        blueprint.frame = Some(frame.clone());
        save(&guru, &of, 2, &blueprint).await;
        let budi = app.signed_in(&City::email("budi")).await;
        publish(&guru, &of, 3).await;
        let quiz = source(&app).await;
        assert_eq!((quiz.intro.as_deref(), quiz.pretest.as_deref()), (Some(intro), Some("ujian/latihan")));
        assert_eq!(view(&guru, &of).await.blueprint.frame, Some(frame));
        let enrolment = budi.enrol().await;
        let all = budi.quizzes(&enrolment).await;
        let rules = budi.call::<GetQuiz>(&all[1], &()).await.unwrap();
        assert!(rules.intro_html.unwrap().contains("<strong>pelan-pelan</strong>"));
    }

    async fn practice_takes_its_questions_off_the_paper(app) {
        let (guru, of, ..) = author(&app).await;
        let seen = view(&guru, &of).await;
        assert!(!seen.practice_tags.contains(&"alur".to_owned()), "what is drawn is not practised");
        let mut blueprint = seen.blueprint.clone();
        let rule = |practice: &str| BlueprintFrame { practice: Some(practice.to_owned()), ..BlueprintFrame::default() };
        blueprint.sections = vec![section("", vec![own("kata-kunci"), own("belum-tahu")])];
        save(&guru, &of, 0, &blueprint).await;
        publish(&guru, &of, 1).await;
        let seen = view(&guru, &of).await;
        assert_eq!(seen.practice_tags, ["alur", "hitung"]);
        blueprint.frame = Some(rule("entah"));
        let edited = edit(&guru, &of, 0, &blueprint).await;
        let problem = refused(guru.call::<SaveBlueprint>(&of, &edited).await, &INVALID);
        assert_eq!(problem.errors[0].pointer, "/blueprint/frame/practice");
        blueprint.frame = Some(BlueprintFrame { pretest: Some("ujian/ujian-akhir".to_owned()), ..rule("hitung") });
        let edited = edit(&guru, &of, 0, &blueprint).await;
        let problem = refused(guru.call::<SaveBlueprint>(&of, &edited).await, &INVALID);
        assert_eq!(problem.errors[0].pointer, "/blueprint/frame/pretest");

        blueprint.frame = Some(rule("hitung"));
        let kept = save(&guru, &of, 0, &blueprint).await;
        assert_eq!(kept.own.len(), 4, "two are for practice");
        publish(&guru, &of, 1).await;
        let quiz = source(&app).await;
        assert_eq!((quiz.practice.as_deref(), quiz.paper_size()), (Some("hitung"), 2));
        // A row of a question that becomes one for practice is told, and no version is made.
        let mut blueprint = view(&guru, &of).await.blueprint;
        blueprint.frame = Some(rule("alur"));
        let kept = save(&guru, &of, 0, &blueprint).await;
        assert!(kept.rows[0].iter().all(|row| row.notes[0].is_fault));
        refused(guru.call::<PublishBlueprint>(&of, &BlueprintSeen { rev: 1 }).await, &BLUEPRINT_FAULTY);
    }

    async fn a_list_of_many_courses_costs_no_more_than_one_of_a_single_course(app) {
        let (guru, of, ..) = author(&app).await;
        let list = async || app.statements(guru.call::<ListBlueprints>(&NOTHING, &())).await;
        let (first, _) = list().await;
        let (one, _) = list().await;
        assert_eq!(first, one + 1, "folders are read once");
        for number in 0..5 {
            import_folder(&app.ctx, Some("Kota Contoh"), &format!("loket-{number}"), &folder(), true).await.unwrap();
        }
        let (first, listed) = list().await;
        assert_eq!((first, listed.unwrap().items.len()), (one + 1, 12), "all that are new at once");
        let (many, _) = list().await;
        assert_eq!(many, one);
        // A new version of a course is seen at once.
        let mut blueprint = view(&guru, &of).await.blueprint;
        blueprint.sections = vec![section("", vec![own("kata-kunci")])];
        save(&guru, &of, 0, &blueprint).await;
        publish(&guru, &of, 1).await;
        let listed = list().await.1.unwrap().items;
        let row = listed.iter().find(|row| row.course == of.course && row.lesson == of.lesson).unwrap();
        assert_eq!(row.questions, 1);
    }

    async fn many_draws_ask_the_bank_no_more_often_than_one(app) {
        let (guru, of, shelf, ..) = author(&app).await;
        let mut blueprint = view(&guru, &of).await.blueprint;
        let draw = |tag: &str| {
            let tag = Some(Slug::parse(tag).unwrap());
            BlueprintRow::DrawBank { count: 1, category: shelf, level: None, tag, worth: None }
        };
        let mut costs = Vec::new();
        let mut rev = 0;
        for draws in [1, 6] {
            blueprint.sections[0].rows = (0..draws).map(|no| draw(&format!("tag-{no}"))).collect();
            rev = save(&guru, &of, rev, &blueprint).await.rev;
            let before = app.ctx.db.statements();
            view(&guru, &of).await;
            costs.push(app.ctx.db.statements() - before);
        }
        assert_eq!(costs[0], costs[1], "{costs:?}");
    }

    async fn a_blueprint_becomes_a_version_that_people_sit(app) {
        let (guru, of, shelf, rows) = author(&app).await;
        let budi = app.signed_in(&City::email("budi")).await;
        let before = budi.enrol().await;
        let mut blueprint = view(&guru, &of).await.blueprint;
        blueprint.settings.shuffle = false;
        blueprint.settings.per_page = 5;
        let pinned = BlueprintRow::Bank { question: rows[0].id, version: rows[0].version, worth: None };
        blueprint.sections = vec![
            section("Bagian satu", vec![own("kata-kunci"), pinned, own("belum-tahu")]),
            section("Bagian dua", vec![
                BlueprintRow::DrawOwn { count: 1, tag: "hitung".to_owned(), worth: None },
                BlueprintRow::DrawBank { count: 1, category: shelf, level: None, tag: None, worth: None },
            ]),
        ];
        let kept = save(&guru, &of, 0, &blueprint).await;
        assert!(kept.notes.iter().all(|note| !note.is_fault), "{:?}", kept.notes);
        assert_eq!(kept.rows[1][1].matching, Some(u32::try_from(rows.len() - 1).unwrap()));
        let tried = guru.call::<TryBlueprint>(&of, &()).await.unwrap();
        assert_eq!((tried.items.len(), tried.by_hand), (5, 0));
        assert!(tried.items[0].item.html.contains("langkah pertama"));
        let parts: Vec<_> = tried.sections.iter().map(|part| (part.from, part.title.as_str())).collect();
        assert_eq!((parts, tried.per_page), (vec![(0, "Bagian satu"), (3, "Bagian dua")], 5));
        let made = publish(&guru, &of, 1).await;
        assert_eq!(made.number, 2);

        // The quiz of the folder says it, and says it again.
        let quiz = source(&app).await;
        assert_eq!((quiz.paper_size(), quiz.sections.len(), quiz.per_page), (5, 2, 5));
        let after = view(&guru, &of).await;
        assert_eq!((after.rev, after.version, after.questions), (0, 2, 5));
        let copied = format!("bank-{}", rows[0].id.0.simple());
        assert_eq!(after.blueprint.sections[0].rows, [own("kata-kunci"), own(&copied), own("belum-tahu")]);
        let titles: Vec<&str> = after.blueprint.sections.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles, ["Bagian satu", "Bagian dua"]);
        assert_eq!(after.rows[1].len(), 2);
        // The bank knows where its questions are: those of the draw too.
        let used = questions(&guru).await;
        assert!(used.iter().all(|row| row.uses == 1), "{used:?}");
        // Questions that no row names stay, and are on no paper.
        assert!(quiz.questions.iter().any(|question| question.id == "tiga-kalimat"));

        // Whoever has begun stays on the version there was; another sits the new one in its order.
        assert_eq!(budi.quizzes(&before).await.len(), 2);
        let stays = budi.outline(&before).await.version;
        let siti = app.signed_in(&City::email("siti")).await;
        let enrolment = siti.enrol().await;
        assert_ne!(siti.outline(&enrolment).await.version, stays);
        siti.study(&enrolment).await;
        let all = siti.quizzes(&enrolment).await;
        siti.take(&all[0], right).await;
        let attempt = siti.call::<StartAttempt>(&all[1], &()).await.unwrap();
        assert_eq!(attempt.items.len(), 5);
        assert!(attempt.items[0].html.contains("langkah pertama"), "{}", attempt.items[0].html);
        assert!(attempt.items[2].html.contains("belum Anda ketahui"), "{}", attempt.items[2].html);
    }
}
