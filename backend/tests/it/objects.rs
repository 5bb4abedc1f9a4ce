//! The object matrix: every endpoint that names an object × whose it is, what has ended, and what nobody has.
//!
//! **Invariant:** an endpoint with an object in its path and no row here fails the test; not mine and not there are one
//! answer.

mod batches;
mod classes;
mod discussions;
mod drafts;
mod files;
mod live;
mod packages;
mod providers;

use std::collections::BTreeSet;

use backend::db::entity::{assignment, course};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Value, json};
use shared::api::Nothing;
use shared::api::account::{EndSession, ListSessions, OfSession};
use shared::api::arrangement::{Arrange, EndArrangement, OfArrangement};
use shared::api::bank::QuestionKind;
use shared::api::course::ListVersions;
use shared::api::enrolment::{OfEnrolment, Withdraw};
use shared::api::marking::{CreateSnippet, SnippetDraft};
use shared::api::quiz::StartAttempt;
use shared::api::statistics::OfVersionQuiz;
use shared::endpoint::PREFIX;

use crate::both;
use crate::support::city::City;
use crate::support::learn::{SLUG, folder};
use crate::support::{Browser, TestApp};

/// The owner's colleague, their superior, another unit, the author, the administrator; then the same parts elsewhere.
const PEOPLE: [&str; 8] = ["budi", "siti", "dewi", "tono", "guru", "admin", "rina", "kepala"];
/// What nobody has.
const NOBODYS: &str = "019ab0c0-0000-7000-8000-000000000000";

/// One endpoint with an object.
struct Row {
    endpoint: &'static str,
    /// Whose object it is, or who keeps it.
    owner: &'static str,
    /// Path with the owner's object.
    own: String,
    /// Path with an object of the owner that has ended, where there is such a state.
    ended: Option<String>,
    /// Path with an object that nobody has.
    nobodys: String,
    body: Option<Value>,
}

fn row(
    endpoint: &'static str,
    owner: &'static str,
    path: &str,
    own: &[String],
    ended: Option<&[String]>,
) -> Row {
    let fill = |ids: &[String]| ids.iter().fold(path.to_owned(), |path, id| path.replacen("{}", id, 1));
    let nobodys = vec![NOBODYS.to_owned(); own.len()];
    Row { endpoint, owner, own: fill(own), ended: ended.map(fill), nobodys: fill(&nobodys), body: None }
}

async fn status(browser: &Browser, row: &Row, path: &str) -> u16 {
    let meta = shared::api::all().find(|meta| meta.name == row.endpoint).unwrap();
    let request = browser.request(meta.method.name().parse().unwrap(), &format!("{PREFIX}{path}"));
    let request = match &row.body {
        Some(body) => request.json(body),
        None if meta.bytes.is_some() => request.header("content-type", "application/octet-stream").body("x"),
        None => request,
    };
    request.send().await.unwrap().status().as_u16()
}

/// Objects of one learner: enrolment, lesson, document, quiz lesson, attempt.
struct Objects {
    enrolment: String,
    lesson: String,
    document: String,
    quiz: String,
    attempt: String,
}

async fn objects(browser: &Browser) -> Objects {
    let of = browser.enrol().await;
    let outline = browser.outline(&of).await;
    let lessons = &outline.modules[0].lessons;
    let quiz = browser.quizzes(&of).await.remove(0);
    let attempt = browser.call::<StartAttempt>(&quiz, &()).await.unwrap();
    Objects {
        enrolment: of.card.id.to_string(),
        lesson: lessons[0].id.to_string(),
        document: lessons[2].id.to_string(),
        quiz: quiz.lesson.to_string(),
        attempt: attempt.id.to_string(),
    }
}

/// What Tono has begun and left: an attempt handed in, then the enrolment itself.
async fn left(app: &TestApp) -> Objects {
    let tono = app.signed_in(&City::email("tono")).await;
    let objects = objects(&tono).await;
    tono.submit(objects.attempt.parse().unwrap()).await;
    let of = OfEnrolment { enrolment: objects.enrolment.parse().unwrap() };
    tono.call::<Withdraw>(&of, &()).await.unwrap();
    objects
}

/// Rows of what a learner owns. What has ended is Tono's, who left; the reader of that column is Tono.
fn learning(own: &Objects, old: &Objects) -> Vec<Row> {
    let of = |ids: [&String; 1]| ids.map(Clone::clone).to_vec();
    let pair = |one: &String, two: &String| vec![one.clone(), two.clone()];
    let mut rows = Vec::new();
    for (endpoint, path) in [
        ("GetEnrolment", "/enrolments/{}"),
        ("GetOutline", "/enrolments/{}/outline"),
        ("GetProgress", "/enrolments/{}/progress"),
        // There is no newer version: 409 for whose it is.
        ("GetUpgrade", "/enrolments/{}/upgrade"),
    ] {
        rows.push(row(endpoint, "budi", path, &of([&own.enrolment]), Some(&of([&old.enrolment]))));
    }
    for (endpoint, path, lesson) in [
        ("GetLesson", "/enrolments/{}/lessons/{}", &own.lesson),
        ("KeepPlace", "/enrolments/{}/lessons/{}/place", &own.lesson),
        ("CompleteLesson", "/enrolments/{}/lessons/{}/completion", &own.lesson),
        ("DownloadDocument", "/enrolments/{}/lessons/{}/document", &own.document),
        ("GetQuiz", "/enrolments/{}/quizzes/{}", &own.quiz),
        ("GetPractice", "/enrolments/{}/quizzes/{}/practice", &own.quiz),
        ("StartAttempt", "/enrolments/{}/quizzes/{}/attempts", &own.quiz),
    ] {
        let mine =
            row(endpoint, "budi", path, &pair(&own.enrolment, lesson), Some(&pair(&old.enrolment, lesson)));
        let body = (endpoint == "KeepPlace").then(|| json!({ "at": 1 }));
        rows.push(Row { body, ..mine });
    }
    let answer = json!({
        "slot": 0, "rev": 1, "made_at": "2026-01-05T01:00:00Z",
        "response": { "kind": "true_false", "picked": true }, "is_flagged": false,
    });
    let answers = json!({ "answers": [answer] });
    for (endpoint, path) in [
        ("GetAttempt", "/attempts/{}"),
        ("SaveAnswers", "/attempts/{}/answers"),
        ("SubmitAttempt", "/attempts/{}/submission"),
        ("GetResult", "/attempts/{}/result"),
    ] {
        let mine = row(endpoint, "budi", path, &of([&own.attempt]), Some(&of([&old.attempt])));
        let body = (endpoint == "SaveAnswers").then(|| answers.clone());
        rows.push(Row { body, ..mine });
    }
    let other = json!({ "version": own.enrolment });
    let upgrade = row(
        "TakeUpgrade",
        "budi",
        "/enrolments/{}/upgrade",
        &of([&own.enrolment]),
        Some(&of([&old.enrolment])),
    );
    rows.push(Row { body: Some(other), ..upgrade });
    rows.push(row(
        "Withdraw",
        "budi",
        "/enrolments/{}/withdrawal",
        &of([&own.enrolment]),
        Some(&of([&old.enrolment])),
    ));
    rows
}

/// Rows of what an institution keeps.
fn keeping(app: &TestApp, version: &str, quiz: &str) -> Vec<Row> {
    let budi = vec![City::person("budi").0.to_string()];
    let siti = vec![City::person("siti").0.to_string()];
    let placement = json!({
        "unit": app.city.units[3], "position": app.city.positions[0], "holding": "definitive", "is_leading": false,
        "superior": City::person("dewi"), "starts_on": "2026-11-02",
    });
    let assign = row("AssignPerson", "admin", "/people/{}/assignments", &budi, None);
    vec![
        row("GetTeamMember", "dewi", "/team/people/{}", &budi, Some(&siti)),
        row("GetPersonRecord", "admin", "/people/{}", &budi, Some(&siti)),
        Row { body: Some(placement), ..assign },
        row("PublishVersion", "guru", "/course-versions/{}/publication", &[version.to_owned()], None),
        row("ListVersionQuizzes", "guru", "/course-versions/{}/quizzes", &[version.to_owned()], None),
        row(
            "GetQuizStatistics",
            "guru",
            "/course-versions/{}/quizzes/{}/statistics",
            &[version.to_owned(), quiz.to_owned()],
            None,
        ),
    ]
}

/// Rows of what is arranged for a quiz, of which one thing has been ended.
async fn arranging(guru: &Browser, version: &str, quiz: &str) -> Vec<Row> {
    let of = OfVersionQuiz { version: version.parse().unwrap(), lesson: quiz.parse().unwrap() };
    let new = json!({
        "whom": { "kind": "everybody" }, "attempts": 0, "minutes": 5, "opens_at": null, "closes_at": null,
        "reason": "Listrik padam",
    });
    let draft = serde_json::from_value(new.clone()).unwrap();
    let made = guru.call::<Arrange>(&of, &draft).await.unwrap().id;
    let ended = guru.call::<Arrange>(&of, &draft).await.unwrap().id;
    guru.call::<EndArrangement>(&OfArrangement { arrangement: ended }, &()).await.unwrap();
    let ids = [version.to_owned(), quiz.to_owned()];
    let path = "/course-versions/{}/quizzes/{}/arrangements";
    let arrange = row("Arrange", "guru", path, &ids, None);
    vec![
        row("ListArrangements", "guru", path, &ids, None),
        row("FindSitters", "guru", "/course-versions/{}/quizzes/{}/sitters?q=bu", &ids, None),
        Row { body: Some(new), ..arrange },
        row("EndArrangement", "guru", "/arrangements/{}", &[made.to_string()], Some(&[ended.to_string()])),
    ]
}

/// Rows of a question's key.
async fn correcting(guru: &Browser, version: &str, quiz: &str) -> Vec<Row> {
    let of = OfVersionQuiz { version: version.parse().unwrap(), lesson: quiz.parse().unwrap() };
    let question = crate::correction::question(guru, &of, QuestionKind::TrueFalse).await.question;
    let ids = [version.to_owned(), quiz.to_owned(), question.to_string()];
    let path = "/course-versions/{}/quizzes/{}/questions/{}/corrections";
    let previews = "/course-versions/{}/quizzes/{}/questions/{}/correction-previews";
    let draft = json!({ "remedy": "void", "right": null, "tolerance": null });
    let preview = row("PreviewCorrection", "guru", previews, &ids, None);
    let correct = row("CorrectKey", "guru", path, &ids, None);
    vec![
        row("ListCorrections", "guru", path, &ids, None),
        Row { body: Some(draft.clone()), ..preview },
        Row { body: Some(json!({ "correction": draft, "reason": "Kuncinya tertukar." })), ..correct },
    ]
}

/// Rows of the question bank. Undoing the import comes last, since it ends the question.
async fn bank(guru: &Browser) -> Vec<Row> {
    let category = crate::bank::category(guru, "Loket", None).await.id.to_string();
    let import =
        crate::bank::take_in(guru, category.parse().unwrap(), crate::bank::GIFT).await.row.id.to_string();
    let question = crate::bank::questions(guru).await[0].id.to_string();
    let choices = json!([{ "text": "Menyapa", "is_right": true }, { "text": "Diam" }]);
    let draft =
        json!({ "category": category, "text": "Apa?", "body": { "kind": "single", "choices": choices } });
    let revise =
        row("ReviseQuestion", "guru", "/bank/questions/{}/versions", std::slice::from_ref(&question), None);
    let rename = row("RenameCategory", "guru", "/bank/categories/{}/name", &[category], None);
    vec![
        row("GetQuestion", "guru", "/bank/questions/{}", &[question], None),
        Row { body: Some(json!({ "seen": 1, "draft": draft })), ..revise },
        Row { body: Some(json!({ "name": "Antrean" })), ..rename },
        row("GetImport", "guru", "/bank/imports/{}", std::slice::from_ref(&import), None),
        row("UndoImport", "guru", "/bank/imports/{}", &[import], None),
    ]
}

/// Rows of what markers of an institution open; what Siti has handed in. Giving the mark takes it out of the queue.
async fn marking(app: &TestApp, guru: &Browser) -> Vec<Row> {
    let (question, attempt) = crate::marking::waiting(app, "loket-esai", "siti").await;
    let (with_file, file) = crate::answer_files::waiting(app, "loket-berkas", "siti").await;
    let draft = SnippetDraft { words: "Sebutkan tenggatnya.".to_owned() };
    let snippet = guru.call::<CreateSnippet>(&Nothing {}, &draft).await.unwrap().id;
    let path = |attempt: &str| format!("/marking/attempts/{attempt}/answers/1");
    let own = path(&attempt.to_string());
    let answer = |endpoint, end: &str| Row {
        endpoint,
        owner: "guru",
        own: format!("{own}{end}"),
        ended: None,
        nobodys: format!("{}{end}", path(NOBODYS)),
        body: None,
    };
    let mark = json!({ "seen": 0, "given": { "kind": "levels", "picked": [1, 1] } });
    vec![
        row("GetMarkedAttempt", "guru", "/marking/attempts/{}", &[attempt.to_string()], None),
        row("GetNextAnswer", "guru", "/marking/questions/{}/next", &[question.to_string()], None),
        answer("GetMarkedAnswer", ""),
        Row { body: Some(mark), ..answer("GiveMark", "/marks") },
        row("DeleteSnippet", "guru", "/marking/snippets/{}", &[snippet.to_string()], None),
        row(
            "DownloadAnswerFile",
            "guru",
            "/marking/attempts/{}/answers/1/files/{}",
            &[with_file.to_string(), file.to_string()],
            None,
        ),
    ]
}

/// Rows of what a quiz is made of. Making a version ends what was kept.
async fn blueprints(app: &TestApp, guru: &Browser) -> Vec<Row> {
    let open =
        course::Entity::find().filter(course::Column::Slug.eq(SLUG)).one(app.ctx.db.reader()).await.unwrap();
    let id = vec![open.unwrap().id.to_string()];
    let path = "/courses/{}/blueprints/ujian/ujian-akhir";
    let view: Value = guru
        .request(reqwest::Method::GET, &format!("{PREFIX}{}", path.replacen("{}", &id[0], 1)))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let save = row("SaveBlueprint", "guru", path, &id, None);
    let publish =
        row("PublishBlueprint", "guru", "/courses/{}/blueprints/ujian/ujian-akhir/versions", &id, None);
    vec![
        row("GetBlueprint", "guru", path, &id, None),
        row("TryBlueprint", "guru", "/courses/{}/blueprints/ujian/ujian-akhir/trial", &id, None),
        Row { body: Some(json!({ "rev": 0, "base": view["base"], "blueprint": view["blueprint"] })), ..save },
        Row { body: Some(json!({ "rev": 1 })), ..publish },
        row("DropBlueprint", "guru", path, &id, None),
    ]
}

/// Rows of the catalogue, which is everybody's.
async fn catalogue(app: &TestApp, closed: &str) -> Vec<Row> {
    let open =
        course::Entity::find().filter(course::Column::Slug.eq(SLUG)).one(app.ctx.db.reader()).await.unwrap();
    let hash = backend::ports::Files::hash(&folder()["01-mengenal-loket/images/alur.svg"]);
    let gone = course::Entity::find()
        .filter(course::Column::Slug.eq(closed))
        .one(app.ctx.db.reader())
        .await
        .unwrap();
    let id = |row: Option<course::Model>| vec![row.unwrap().id.to_string()];
    let asset = row("GetAsset", "budi", "/assets/{}", &[format!("{hash}.svg")], None);
    vec![
        row("GetCourse", "budi", "/courses/{}", &[SLUG.to_owned()], Some(&[closed.to_owned()])),
        row("Enrol", "budi", "/courses/{}/enrolment", &id(open), Some(&id(gone))),
        Row { nobodys: format!("/assets/{}.svg", "0".repeat(64)), ..asset },
    ]
}

/// Sessions: one of Budi's that is open, one that has ended.
async fn sessions(app: &TestApp) -> Row {
    let (first, second) =
        (app.signed_in(&City::email("budi")).await, app.signed_in(&City::email("budi")).await);
    let of = |items: Vec<shared::api::account::SessionView>| {
        items.into_iter().find(|one| one.is_current).unwrap().id
    };
    let open = of(first.call::<ListSessions>(&Nothing {}, &()).await.unwrap().items);
    let ended = of(second.call::<ListSessions>(&Nothing {}, &()).await.unwrap().items);
    first.call::<EndSession>(&OfSession { session: ended }, &()).await.unwrap();
    row("EndSession", "budi", "/sessions/{}", &[open.to_string()], Some(&[ended.to_string()]))
}

/// Siti leaves service: her placement has ended.
async fn end_placement(app: &TestApp) {
    assignment::Entity::update_many()
        .col_expr(assignment::Column::EndsOn, app.ctx.clock.today().pred_opt().unwrap().into())
        .filter(assignment::Column::PersonId.eq(City::person("siti")))
        .exec(app.ctx.db.writer())
        .await
        .unwrap();
    let tx = app.ctx.db.begin().await.unwrap();
    backend::features::team::door::refresh(&app.ctx, &tx, City::person("siti")).await.unwrap();
    tx.commit().await.unwrap();
}

/// Who reads the column of what has ended.
fn reader_of_ended(row: &Row) -> &'static str {
    let is_learning = row.own.starts_with("/enrolments/") || row.own.starts_with("/attempts/");
    if is_learning { "tono" } else { row.owner }
}

both! {
    async fn an_object_is_there_for_whom_it_is_and_for_nobody_else(app) {
        app.with_course().await;
        let closed = "loket-tutup";
        backend::features::course::door::import_folder(&app.ctx, Some("Kota Contoh"), closed, &folder(), false).await.unwrap();
        let old = left(&app).await;
        let own = objects(&app.signed_in(&City::email("budi")).await).await;
        end_placement(&app).await;
        let guru = app.signed_in(&City::email("guru")).await;
        let versions = guru.call::<ListVersions>(&Nothing {}, &()).await.unwrap();
        let published = versions.items.iter().find(|version| version.is_published).unwrap();
        let (version, course) = (published.id.to_string(), published.course.to_string());
        let mut rows = learning(&own, &old);
        rows.push(sessions(&app).await);
        rows.extend(keeping(&app, &version, &own.quiz));
        rows.extend(arranging(&guru, &version, &own.quiz).await);
        rows.extend(classes::classes(&app, &guru, &own.enrolment).await);
        rows.extend(correcting(&guru, &version, &own.quiz).await);
        rows.extend(bank(&guru).await);
        rows.extend(marking(&app, &guru).await);
        rows.extend(discussions::discussions(&app, &guru).await);
        rows.extend(batches::batches(&app, &guru).await);
        rows.extend(live::sessions(&app, &guru).await);
        rows.extend(blueprints(&app, &guru).await);
        rows.extend(drafts::drafts(&guru).await);
        rows.extend(files::files(&app, &guru).await);
        rows.extend(packages::packages(&guru, &course).await);
        rows.extend(providers::providers(&app).await);
        // Last, since everybody who may join takes up again what was left.
        rows.extend(catalogue(&app, closed).await);
        let declared: BTreeSet<_> = shared::api::all().filter(|meta| meta.path.contains('{')).map(|meta| meta.name).collect();
        assert_eq!(rows.iter().map(|row| row.endpoint).collect::<BTreeSet<_>>(), declared);
        let mut browsers = Vec::new();
        for part in PEOPLE {
            browsers.push((part, app.signed_in(&City::email(part)).await));
        }
        let mut table = format!("{:<17}{}  ended nobody's\n", "", PEOPLE.map(|part| format!("{part:>7}")).concat());
        for row in &rows {
            let of = |part: &str| &browsers.iter().find(|(name, _)| *name == part).unwrap().1;
            let ended = match &row.ended {
                Some(path) => status(of(reader_of_ended(row)), row, path).await.to_string(),
                None => "-".to_owned(),
            };
            let nobodys = status(of(row.owner), row, &row.nobodys).await;
            let mut cells = vec![String::new(); PEOPLE.len()];
            // The owner comes last, since what the owner does may end the object.
            for (place, (_, browser)) in browsers.iter().enumerate().filter(|(_, (part, _))| *part != row.owner) {
                cells[place] = status(browser, row, &row.own).await.to_string();
            }
            let place = PEOPLE.iter().position(|part| *part == row.owner).unwrap();
            cells[place] = status(of(row.owner), row, &row.own).await.to_string();
            let line: String = cells.iter().map(|cell| format!("{cell:>7}")).collect::<Vec<_>>().concat();
            table.push_str(&[format!("{:<17}", row.endpoint), line, format!("{ended:>7}{nobodys:>9}\n")].concat());
        }
        insta::assert_snapshot!("objects", table);
    }
}
