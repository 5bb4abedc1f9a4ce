//! What screens cost in statements: the same, however many rows there are.

use backend::db::entity::{org_unit, position};
use backend::features::class::door::{Stuck, refresh};
use backend::features::course::door::import_folder;
use course_folder::Files;
use sea_orm::{ActiveValue::Set, EntityTrait};
use shared::api::bank::{CheckQuestion, QuestionCheck, QuestionKind};
use shared::api::blueprint::ListBlueprints;
use shared::api::class::Recipients;
use shared::api::course::{GetCourse, OfSlug};
use shared::api::enrolment::{Enrol, EnrolmentView, OfCourse, OfEnrolment};
use shared::api::media::{FindMedia, ListMedia, Purpose};
use shared::api::quiz::{OfAttempt, OfQuiz, StartAttempt, SubmitAttempt};
use shared::endpoint::PREFIX;
use shared::id::{OrgUnitId, PositionId};
use shared::value::Slug;

use crate::both;
use crate::support::city::City;
use crate::support::learn::{NOTHING, SLUG, draft, folder, right};
use crate::support::{Browser, TestApp};
use crate::team::clone_budi;

/// Screen and statements.
type Costs = Vec<(&'static str, u64)>;

/// The course of the tests with more lessons and more questions.
fn large() -> Files {
    let mut files = folder();
    let text = files["01-mengenal-loket/01-alur-loket.md"].clone();
    for number in 5..12 {
        files.insert(format!("01-mengenal-loket/{number:02}-bacaan-{number}.md"), text.clone());
    }
    let quiz = String::from_utf8(files["02-ujian/01-latihan.quiz.yaml"].clone()).unwrap();
    let (_, question) = quiz.split_once("questions:\n").unwrap();
    let renamed = |at: u32| {
        let line = |line: &str| {
            let ending = if line.starts_with("  - id: ") { format!("-{at}\n") } else { "\n".to_owned() };
            format!("{line}{ending}")
        };
        question.lines().map(line).collect::<String>()
    };
    let more: Vec<String> = (0..12).map(renamed).collect();
    files.insert("02-ujian/01-latihan.quiz.yaml".to_owned(), format!("{quiz}{}", more.concat()).into_bytes());
    let course = String::from_utf8(files["course.yaml"].clone()).unwrap();
    files.insert("course.yaml".to_owned(), course.replace("jp: 1\n", "jp: 2\n").into_bytes());
    files
}

/// One GET, warm.
async fn get(app: &TestApp, browser: &Browser, costs: &mut Costs, screen: &'static str, path: String) {
    let path = format!("{PREFIX}{path}");
    assert_eq!(browser.get(&path).await.status(), 200, "{path}");
    let (count, answer) = app.statements(browser.get(&path)).await;
    assert_eq!(answer.status(), 200, "{path}");
    costs.push((screen, count));
}

/// The screens of one course, and what is done in it.
async fn in_course(app: &TestApp, budi: &Browser, of: &EnrolmentView) -> Costs {
    let mut costs = Costs::new();
    let outline = budi.outline(of).await;
    let lesson = outline.modules[0].lessons[0].id;
    let quiz = budi.quizzes(of).await.remove(0);
    let id = of.card.id;
    get(app, budi, &mut costs, "enrolment", format!("/enrolments/{id}")).await;
    get(app, budi, &mut costs, "outline", format!("/enrolments/{id}/outline")).await;
    get(app, budi, &mut costs, "lesson", format!("/enrolments/{id}/lessons/{lesson}")).await;
    get(app, budi, &mut costs, "progress", format!("/enrolments/{id}/progress")).await;
    get(app, budi, &mut costs, "quiz", format!("/enrolments/{id}/quizzes/{}", quiz.lesson)).await;
    let begun = budi.call::<StartAttempt>(&quiz, &()).await.unwrap();
    let of_attempt = OfAttempt { attempt: begun.id };
    get(app, budi, &mut costs, "attempt", format!("/attempts/{}", begun.id)).await;
    budi.answer(&begun, right).await;
    let changed = draft(&begun, 0, 9, right(&begun.items[0].prompt, &begun.items[0].html));
    let (count, _) = app.statements(budi.save(begun.id, changed)).await;
    costs.push(("save an answer", count));
    let (count, receipt) = app.statements(budi.call::<SubmitAttempt>(&of_attempt, &())).await;
    assert_eq!(usize::from(receipt.unwrap().answered), begun.items.len());
    costs.push(("submit", count));
    get(app, budi, &mut costs, "result", format!("/attempts/{}/result", begun.id)).await;
    get(app, budi, &mut costs, "practice", format!("/enrolments/{id}/quizzes/{}/practice", quiz.lesson))
        .await;
    let again = OfQuiz { ..quiz };
    let (count, _) = app.statements(budi.call::<StartAttempt>(&again, &())).await;
    costs.push(("start", count));
    costs
}

/// The screens that list.
async fn lists(app: &TestApp) -> Costs {
    let mut costs = Costs::new();
    let [budi, dewi, admin, guru] = ["budi", "dewi", "admin", "guru"].map(City::email);
    let budi = app.signed_in(&budi).await;
    for (screen, path) in [
        ("home", "/home".to_owned()),
        ("catalogue", "/courses".to_owned()),
        ("course", format!("/courses/{SLUG}")),
        ("enrolments", "/enrolments".to_owned()),
        ("transcript", "/me/jp".to_owned()),
        ("own record", "/me/record".to_owned()),
        ("sessions", "/sessions".to_owned()),
        ("messages", "/messages".to_owned()),
    ] {
        get(app, &budi, &mut costs, screen, path).await;
    }
    let dewi = app.signed_in(&dewi).await;
    get(app, &dewi, &mut costs, "team", "/team".to_owned()).await;
    get(app, &dewi, &mut costs, "member", format!("/team/people/{}", City::person("budi").0)).await;
    get(app, &dewi, &mut costs, "export", "/team/export".to_owned()).await;
    let admin = app.signed_in(&admin).await;
    get(app, &admin, &mut costs, "people", "/people".to_owned()).await;
    get(app, &admin, &mut costs, "person", format!("/people/{}", City::person("budi").0)).await;
    get(app, &admin, &mut costs, "units", "/units".to_owned()).await;
    get(app, &admin, &mut costs, "positions", "/positions".to_owned()).await;
    get(app, &admin, &mut costs, "providers", "/providers".to_owned()).await;
    let guru = app.signed_in(&guru).await;
    get(app, &guru, &mut costs, "versions", "/course-versions".to_owned()).await;
    get(app, &guru, &mut costs, "drafts", "/drafts".to_owned()).await;
    get(app, &guru, &mut costs, "modules", "/draft-modules".to_owned()).await;
    get(app, &guru, &mut costs, "own providers", "/author-providers".to_owned()).await;
    get(app, &guru, &mut costs, "bank", "/bank".to_owned()).await;
    get(app, &guru, &mut costs, "questions", "/bank/questions?q=apa".to_owned()).await;
    let question = crate::bank::questions(&guru).await[0].id;
    get(app, &guru, &mut costs, "question", format!("/bank/questions/{question}")).await;
    let draft = crate::bank_form::draft_of(&guru, question).await;
    let check = QuestionCheck { question: Some(question), draft };
    let (count, checked) = app.statements(guru.call::<CheckQuestion>(&NOTHING, &check)).await;
    assert!(checked.unwrap().faults.is_empty());
    costs.push(("check a question", count));
    get(app, &guru, &mut costs, "imports", "/bank/imports".to_owned()).await;
    get(app, &guru, &mut costs, "bank export", "/bank/export-check?format=gift".to_owned()).await;
    for (screen, path) in [
        ("unmarked", "/marking/questions"),
        ("unmarked people", "/marking/attempts?names=shown"),
        ("marks", "/marking/marks?names=shown"),
        ("snippets", "/marking/snippets"),
    ] {
        get(app, &guru, &mut costs, screen, path.to_owned()).await;
    }
    for (screen, path) in
        [("classes", ""), ("class", "/loket-ramah"), ("class people", "/loket-ramah/people")]
    {
        get(app, &guru, &mut costs, screen, format!("/classes{path}")).await;
    }
    get(app, &guru, &mut costs, "sent messages", "/classes/loket-ramah/messages".to_owned()).await;
    let of = crate::statistics::first_quiz(&guru).await;
    get(app, &guru, &mut costs, "quizzes", format!("/course-versions/{}/quizzes", of.version)).await;
    let path = format!("/course-versions/{}/quizzes/{}/statistics", of.version, of.lesson);
    get(app, &guru, &mut costs, "statistics", path).await;
    let path = format!("/course-versions/{}/quizzes/{}", of.version, of.lesson);
    get(app, &guru, &mut costs, "arrangements", format!("{path}/arrangements")).await;
    let question = crate::correction::question(&guru, &of, QuestionKind::TrueFalse).await.question;
    get(app, &guru, &mut costs, "corrections", format!("{path}/questions/{question}/corrections")).await;
    get(app, &guru, &mut costs, "blueprints", "/blueprints".to_owned()).await;
    let quizzes = guru.call::<ListBlueprints>(&NOTHING, &()).await.unwrap().items;
    let quiz = &quizzes[0];
    let path_of =
        format!("/courses/{}/blueprints/{}/{}", quiz.course, quiz.module.as_str(), quiz.lesson.as_str());
    get(app, &guru, &mut costs, "blueprint", path_of).await;
    get(app, &guru, &mut costs, "library", "/media".to_owned()).await;
    let file = guru.call::<ListMedia>(&FindMedia::default(), &()).await.unwrap().items[0].file.id;
    get(app, &guru, &mut costs, "file", format!("/media/{file}")).await;
    for (screen, path) in crate::batch::screens(&guru).await {
        get(app, &guru, &mut costs, screen, path).await;
    }
    get(app, &budi, &mut costs, "course batches", format!("/courses/{SLUG}/batches")).await;
    get(app, &budi, &mut costs, "own seats", "/batch-seats".to_owned()).await;
    get(app, &dewi, &mut costs, "team batches", "/team/batches".to_owned()).await;
    get(app, &guru, &mut costs, "sitters", format!("{path}/sitters?q=a")).await;
    costs
}

async fn enrol_in(budi: &Browser, slug: &str) -> EnrolmentView {
    let view = budi.call::<GetCourse>(&OfSlug { slug: Slug::parse(slug).unwrap() }, &()).await.unwrap();
    budi.call::<Enrol>(&OfCourse { course: view.card.id }, &()).await.unwrap()
}

/// More of everything: courses with enrolments and JP, people, units, positions, sessions, attempts.
async fn grow(app: &TestApp) {
    let budi = app.signed_in(&City::email("budi")).await;
    for number in 0..6 {
        let slug = format!("loket-{number}");
        let mut files = folder();
        let text = String::from_utf8(files["course.yaml"].clone()).unwrap().replace("Loket ramah", &slug);
        files.insert("course.yaml".into(), text.into_bytes());
        import_folder(&app.ctx, Some("Kota Contoh"), &slug, &files, true).await.unwrap();
        let of = enrol_in(&budi, &slug).await;
        budi.study(&of).await;
        for quiz in budi.quizzes(&of).await {
            budi.take(&quiz, right).await;
        }
        app.signed_in(&City::email("budi")).await;
        clone_budi(app, number).await;
        clone_budi(app, 100 + number).await;
        more_places(app, number).await;
    }
    let guru = app.signed_in(&City::email("guru")).await;
    for number in 0..6 {
        let (name, picture) = (format!("denah-{number}.jpg"), crate::media::photo(9 + number, 9));
        crate::media::send(&guru, &name, &picture, Purpose::Library).await.unwrap();
        let shelf = crate::bank::category(&guru, &format!("Rak {number}"), None).await.id;
        let texts = (0..8).map(|at| format!("Soal {number} {at}: apa? {{=a{number}{at} ~b}}\n\n"));
        crate::bank::take_in(&guru, shelf, &texts.collect::<String>()).await;
    }
    for number in 0..6 {
        for part in ["siti", "tono"] {
            crate::marking::waiting(app, &format!("esai-{number}"), part).await;
        }
        let (_, attempt) = crate::marking::waiting(app, &format!("esai-{number}"), "budi").await;
        crate::marking::mark_anew(&guru, attempt, 0).await;
        crate::marking::mark_anew(&guru, attempt, 1).await;
        for part in ["siti", "tono"] {
            crate::marking_second::opined(app, &format!("dua-penilai-{number}"), part).await;
        }
    }
    let first = enrol_in(&budi, SLUG).await;
    for _ in 0..4 {
        crate::class::send(&guru, Recipients::Picked { enrolments: vec![first.card.id] }).await;
    }
    idle(app, &["tono", "sekda"]).await;
    for _ in 0..4 {
        budi.take(&budi.quizzes(&first).await.remove(0), right).await;
    }
}

/// Colleagues who have not begun what is due.
async fn idle(app: &TestApp, parts: &[&str]) {
    for part in parts {
        let of = enrol_in(&app.signed_in(&City::email(part)).await, SLUG).await;
        crate::team::make_due(app, of.card.id, "mandatory", "2026-11-20").await;
        let tx = app.ctx.db.begin().await.unwrap();
        refresh(&app.ctx, &tx, of.card.id, Stuck::AsBefore).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn more_places(app: &TestApp, number: u32) {
    let now = app.ctx.clock.now();
    let [root, a, ..] = app.city.units;
    for (parent, path) in [(root, format!("001.1{number}")), (a, format!("001.001.1{number}"))] {
        let row = org_unit::ActiveModel {
            id: Set(OrgUnitId(app.ctx.ids.uuid(now))),
            institution_id: Set(app.city.institutions[0]),
            parent_id: Set(Some(parent)),
            name: Set(format!("Unit {path}")),
            depth: Set(2),
            path: Set(path),
            is_demo: Set(true),
        };
        org_unit::Entity::insert(row).exec_without_returning(app.ctx.db.writer()).await.unwrap();
    }
    let row = position::ActiveModel {
        id: Set(PositionId(app.ctx.ids.uuid(now))),
        institution_id: Set(app.city.institutions[0]),
        name: Set(format!("Jabatan {number}")),
        tier: Set("pelaksana".to_owned()),
        competencies: Set(serde_json::json!([])),
    };
    position::Entity::insert(row).exec_without_returning(app.ctx.db.writer()).await.unwrap();
}

fn table(costs: &Costs) -> String {
    costs.iter().map(|(screen, count)| format!("{screen:<16}{count:>3}")).collect::<Vec<_>>().join("\n")
}

both! {
    async fn no_list_costs_more_with_more_rows(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        budi.complete_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let shelf = crate::bank::category(&guru, "Loket", None).await.id;
        crate::bank::take_in(&guru, shelf, crate::bank::GIFT).await;
        crate::media::send(&guru, "denah.jpg", &crate::media::photo(8, 8), Purpose::Library).await.unwrap();
        let (_, attempt) = crate::marking::waiting(&app, "esai", "siti").await;
        crate::marking::mark_anew(&guru, attempt, 0).await;
        crate::marking_second::opined(&app, "dua-penilai", "siti").await;
        crate::batch::fill(&app, 1).await;
        idle(&app, &["siti"]).await;
        let few = lists(&app).await;
        grow(&app).await;
        crate::batch::fill(&app, 4).await;
        let many = lists(&app).await;
        assert_eq!(table(&few), table(&many));
        insta::assert_snapshot!("lists", table(&many));
    }

    async fn no_course_costs_more_with_more_lessons_and_questions(app) {
        app.with_course().await;
        import_folder(&app.ctx, Some("Kota Contoh"), "loket-besar", &large(), true).await.unwrap();
        let budi = app.signed_in(&City::email("budi")).await;
        let (small, big) = (enrol_in(&budi, SLUG).await, enrol_in(&budi, "loket-besar").await);
        budi.study(&small).await;
        budi.study(&big).await;
        budi.call::<shared::api::enrolment::GetEnrolment>(&OfEnrolment { enrolment: big.card.id }, &()).await.unwrap();
        let few = in_course(&app, &budi, &small).await;
        let many = in_course(&app, &budi, &big).await;
        assert_eq!(table(&few), table(&many));
        insta::assert_snapshot!("in_course", table(&many));
    }
}
