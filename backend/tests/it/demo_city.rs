//! What the demonstration city tells, that the same seed tells it again, and that nothing is left of it when it goes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use backend::db::entity::{
    answer, answer_unmarked, attempt, bank_category, batch, batch_seat, course, discussion, discussion_post,
    enrolment, jp_entry, lesson, live_attendance, live_session, mark, org_unit, standing, tables, unit_tally,
};
use backend::demo::{self, Size};
use backend::features::course::door as courses;
use backend::features::statistics::door as figures;
use backend::features::{class, credit, team};
use chrono::{Datelike, Days, Duration, Months};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement};
use shared::api::enrolment::{ListEnrolments, OfEnrolment};
use shared::id::{CourseId, OrgUnitId, PersonId};

use crate::both;
use crate::support::city::City;
use crate::support::learn::NOTHING;
use crate::support::{Engine, TestApp};

const COURSES: [&str; 3] =
    ["pelayanan-publik-prima", "manajemen-proyek-sektor-publik", "inovasi-pelayanan-publik"];

async fn course_of(app: &TestApp, slug: &str) -> CourseId {
    let found = course::Entity::find().filter(course::Column::Slug.eq(slug));
    found.one(app.ctx.db.reader()).await.unwrap().unwrap().id
}

/// Each of the last twelve months has completions, this one included.
async fn a_year_is_full(app: &TestApp) {
    let main = course_of(app, COURSES[0]).await;
    let rows = enrolment::Entity::find().filter(enrolment::Column::CourseId.eq(main));
    let rows = rows.all(app.ctx.db.reader()).await.unwrap();
    let month = |day: chrono::NaiveDate| (day.year(), day.month());
    let done: BTreeSet<_> =
        rows.iter().filter_map(|row| row.completed_at).map(|at| month(backend::ports::day(at))).collect();
    let first = app.ctx.clock.today().with_day(1).unwrap();
    for back in 0..12 {
        let wanted = month(first - Months::new(back));
        assert!(done.contains(&wanted), "nobody completed anything in {wanted:?}: {done:?}");
    }
    assert!(rows.iter().all(|row| row.completed_at.is_none_or(|at| at <= app.ctx.clock.now())));
}

/// In each course people are done, under way, waiting and stuck; works wait and are marked; people write; a question is hard.
async fn every_course_lives(app: &TestApp) {
    let db = app.ctx.db.reader();
    for slug in COURSES {
        let id = course_of(app, slug).await;
        let rows =
            enrolment::Entity::find().filter(enrolment::Column::CourseId.eq(id)).all(db).await.unwrap();
        for state in ["completed", "in_progress", "not_started"] {
            assert!(rows.iter().any(|row| row.state == state), "{slug}: {state}");
        }
        assert!(rows.iter().any(|row| row.failed_attempts >= 2), "{slug}: nobody is stuck");
        let lessons = lesson::Entity::find().filter(lesson::Column::VersionId.eq(rows[0].version_id));
        let lessons = lessons.all(db).await.unwrap();
        let work = lessons.iter().find(|lesson| lesson.kind == "assignment").unwrap();
        let waiting = answer_unmarked::Entity::find().filter(answer_unmarked::Column::LessonId.eq(work.id));
        assert!(waiting.count(db).await.unwrap() >= 3, "{slug}: works that wait");
        let handed = attempt::Entity::find().filter(attempt::Column::LessonId.eq(work.id));
        let handed: Vec<_> = handed.all(db).await.unwrap().into_iter().map(|one| one.id).collect();
        let marked = mark::Entity::find().filter(mark::Column::AttemptId.is_in(handed));
        assert!(marked.count(db).await.unwrap() >= 3, "{slug}: works that are marked");
        let talk = discussion::Entity::find().filter(discussion::Column::CourseId.eq(id));
        let talk = talk.one(db).await.unwrap().unwrap();
        let posts = discussion_post::Entity::find().filter(discussion_post::Column::DiscussionId.eq(talk.id));
        assert!(posts.count(db).await.unwrap() >= 5, "{slug}: posts");
        let mut hard = 0;
        for one in lessons.iter().filter(|lesson| lesson.kind == "quiz") {
            let Some(tally) = figures::tally(&app.ctx, one.id).await.unwrap() else { continue };
            let quiz = courses::quiz(&app.ctx, db, one.id).await.unwrap().unwrap();
            hard += figures::glance(&quiz, &tally).hard.len();
        }
        assert!(hard > 0, "{slug}: no question is hard");
    }
    let shelves = bank_category::Entity::find().filter(bank_category::Column::ParentId.is_null());
    assert_eq!(shelves.count(db).await.unwrap(), 3, "the bank is filled from each course");
}

/// One unit leads, one lags, and each reason to be at risk has somebody.
async fn units_and_people_differ(app: &TestApp) {
    let db = app.ctx.db.reader();
    let units: BTreeMap<OrgUnitId, String> = org_unit::Entity::find()
        .all(db)
        .await
        .unwrap()
        .into_iter()
        .map(|unit| (unit.id, unit.name))
        .collect();
    let tallies = unit_tally::Entity::find().all(db).await.unwrap();
    let share = |name: &str| {
        let row = tallies.iter().find(|row| units[&row.unit_id] == name).unwrap();
        f64::from(row.mandatory_done) / f64::from(row.mandatory)
    };
    assert!(share("Puskesmas Melati") > 0.7 && share("Dinas Pekerjaan Umum") < 0.3);
    let standings = standing::Entity::find().all(db).await.unwrap();
    for reason in ["overdue", "due_soon", "failed_attempts", "idle"] {
        let kind = format!("\"kind\":\"{reason}\"");
        assert!(standings.iter().any(|row| row.reasons.to_string().contains(&kind)), "nobody is {reason}");
    }
}

/// Whoever was counted together with others stands as if counted alone.
async fn counted_together_is_counted_alone(app: &TestApp) {
    let read = async || {
        let mut rows = standing::Entity::find().all(app.ctx.db.reader()).await.unwrap();
        rows.sort_by_key(|row| row.person_id);
        rows
    };
    let before = read().await;
    let tx = app.ctx.db.begin().await.unwrap();
    for row in &before {
        team::door::refresh(&app.ctx, &tx, row.person_id).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(read().await, before);
}

/// JP are earned, wait, are refused, and are cut by a ceiling and by a form's cap.
async fn jp_are_of_every_kind(app: &TestApp) {
    let db = app.ctx.db.reader();
    let rows = jp_entry::Entity::find().all(db).await.unwrap();
    for state in ["verified", "claimed", "rejected"] {
        assert!(rows.iter().any(|row| row.state == state), "no JP are {state}");
    }
    let people: BTreeSet<PersonId> =
        rows.iter().filter(|row| row.form == 22).map(|row| row.person_id).collect();
    let mut cut = 0;
    for person in &people {
        cut += credit::door::tally(&app.ctx, db, *person).await.unwrap().cut_minutes;
    }
    assert!(cut > 0);
}

/// Answers that came after the end of their attempt, within the grace.
async fn a_network_was_bad(app: &TestApp) {
    let db = app.ctx.db.reader();
    let late = answer::Entity::find().filter(answer::Column::IsLate.eq(true)).all(db).await.unwrap();
    assert!(!late.is_empty());
    let grace = Duration::minutes(i64::from(app.ctx.config.quiz.grace_minutes));
    for one in late {
        let of = attempt::Entity::find_by_id(one.attempt_id).one(db).await.unwrap().unwrap();
        let by = one.saved_at - of.deadline_at.unwrap();
        assert!(by > Duration::zero() && by <= grace, "late by {by}");
        assert_eq!(of.submitted_at, of.deadline_at);
    }
}

/// A batch is over and its people came, one runs, one has people who wait, one is announced; each mixes units.
async fn batches_stand_differently(app: &TestApp) {
    let db = app.ctx.db.reader();
    let today = app.ctx.clock.today();
    let all = batch::Entity::find().all(db).await.unwrap();
    let over = all.iter().find(|one| one.ends_on < today).unwrap();
    let met = live_session::Entity::find().filter(live_session::Column::BatchId.eq(over.id));
    let met = met.one(db).await.unwrap().unwrap();
    let there = live_attendance::Entity::find().filter(live_attendance::Column::SessionId.eq(met.id));
    assert!(there.count(db).await.unwrap() >= 5);
    assert!(all.iter().any(|one| one.starts_on < today && one.ends_on > today), "none runs");
    assert!(all.iter().any(|one| one.enrol_from > today + Days::new(5)), "none is announced");
    for state in ["waiting", "nominated", "seated", "declined", "withdrawn"] {
        let seats = batch_seat::Entity::find().filter(batch_seat::Column::State.eq(state));
        assert!(seats.count(db).await.unwrap() > 0, "no seat is {state}");
    }
}

/// Names with what each has made of each course, and JP by state: what the same seed tells again.
async fn digest(app: &TestApp) -> Vec<String> {
    let db = app.ctx.db.reader();
    let sql = "SELECT p.name || '|' || u.name || '|' || coalesce(c.slug, '') || '|' || coalesce(e.state, '') || '|' || \
         coalesce(e.done, 0) || '|' || (SELECT coalesce(sum(j.minutes), 0) || '/' || count(*) FROM jp_entry j \
         WHERE j.person_id = p.id AND j.state = 'verified') || '|' || (SELECT count(*) FROM jp_entry j \
         WHERE j.person_id = p.id AND j.state <> 'verified') AS line FROM person p \
         JOIN institution i ON i.id = p.institution_id AND i.code = 'demo' \
         JOIN assignment a ON a.person_id = p.id JOIN org_unit u ON u.id = a.unit_id \
         LEFT JOIN enrolment e ON e.person_id = p.id LEFT JOIN course c ON c.id = e.course_id";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    let mut lines: Vec<String> = rows.iter().map(|row| row.try_get("", "line").unwrap()).collect();
    lines.sort();
    lines
}

async fn counts(app: &TestApp) -> BTreeMap<&'static str, i64> {
    let db = app.ctx.db.reader();
    let mut counts = BTreeMap::new();
    for table in tables() {
        let sql = format!("SELECT COUNT(*) AS found FROM {}", table.name);
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
        counts.insert(table.name, row.unwrap().try_get("", "found").unwrap());
    }
    // Counts are put together when a city is loaded: other rows with the same sums, which `drift` holds against the rest.
    counts.remove("class_tally");
    counts
}

/// The tables of the schema, as the database has them.
async fn schema(app: &TestApp) -> BTreeSet<String> {
    let db = app.ctx.db.reader();
    let sql = match app.engine {
        Engine::Sqlite => {
            "SELECT name AS found FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        }
        Engine::Postgres => {
            "SELECT table_name::text AS found FROM information_schema.tables WHERE table_schema = 'public'"
        }
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get("", "found").unwrap()).collect()
}

fn files(directory: &Path) -> BTreeSet<String> {
    let Ok(entries) = std::fs::read_dir(directory) else { return BTreeSet::new() };
    entries
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() { files(&path) } else { BTreeSet::from([path.display().to_string()]) }
        })
        .collect()
}

both! {
    async fn a_year_of_three_courses_is_there(app) {
        demo::load(&app.ctx, demo::PEOPLE).await.unwrap();
        a_year_is_full(&app).await;
        every_course_lives(&app).await;
        units_and_people_differ(&app).await;
        jp_are_of_every_kind(&app).await;
        counted_together_is_counted_alone(&app).await;
        a_network_was_bad(&app).await;
        batches_stand_differently(&app).await;
        assert_eq!(team::door::drift(&app.ctx).await.unwrap(), 0);
        assert_eq!(class::door::drift(&app.ctx).await.unwrap(), 0);
    }

    async fn the_same_seed_is_the_same_city(app) {
        let size = Size { people: 60, seed: 7 };
        demo::load(&app.ctx, size).await.unwrap();
        let twin = TestApp::spawn(app.engine).await;
        // At another hour of the same day.
        twin.clock.advance(Duration::hours(5));
        demo::load(&twin.ctx, size).await.unwrap();
        let first = digest(&app).await;
        assert!(first.len() > 60);
        assert_eq!(first, digest(&twin).await);
        let other = TestApp::spawn(app.engine).await;
        demo::load(&other.ctx, Size { seed: 8, ..size }).await.unwrap();
        assert_ne!(first, digest(&other).await);
    }

    async fn it_goes_without_a_trace_and_others_stay(app) {
        let error = demo::remove(&app.ctx).await.unwrap_err();
        assert!(error.to_string().contains("no demonstration city"), "{error}");
        let mut known: BTreeSet<String> = tables().iter().map(|table| table.name.to_owned()).collect();
        known.insert("seaql_migrations".to_owned());
        assert_eq!(schema(&app).await, known, "each table is known to belong to somebody");

        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        budi.complete_course().await;
        let before = counts(&app).await;
        let (kept, media) = (app.directory().join("files"), app.directory().join("media"));
        let files_before = (files(&kept), files(&media));
        demo::load(&app.ctx, 60).await.unwrap();
        assert!(files(&kept).len() > files_before.0.len() && files(&media).len() > files_before.1.len());

        // Whatever was kept by the machine's clock was kept before now.
        app.clock.advance(Duration::days(36_500));
        let removed = demo::remove(&app.ctx).await.unwrap();
        assert!(removed.rows > 1000 && removed.files > 10, "{removed:?}");
        assert_eq!(counts(&app).await, before);
        assert_eq!((files(&kept), files(&media)), files_before);
        if app.engine == Engine::Sqlite {
            let check = Statement::from_string(sea_orm::DbBackend::Sqlite, "PRAGMA foreign_key_check");
            assert!(app.ctx.db.reader().query_all_raw(check).await.unwrap().is_empty());
        }
        assert_eq!(team::door::drift(&app.ctx).await.unwrap(), 0);
        assert_eq!(class::door::drift(&app.ctx).await.unwrap(), 0);
        app.clock.advance(Duration::days(-36_500));
        assert!(budi.call::<ListEnrolments>(&NOTHING, &()).await.unwrap().items.len() == 1);
        demo::load(&app.ctx, 60).await.unwrap();
        assert!(demo::is_loaded(&app.ctx).await.unwrap());
    }

    async fn it_stays_whole_while_others_learn_its_courses(app) {
        demo::load(&app.ctx, 60).await.unwrap();
        let budi = app.signed_in(&City::email("budi")).await;
        let view = budi.enrol_in(COURSES[0]).await;
        let before = counts(&app).await;
        let error = demo::remove(&app.ctx).await.unwrap_err();
        assert!(error.to_string().contains("1 enrolments"), "{error}");
        assert_eq!(counts(&app).await, before);
        assert!(demo::is_loaded(&app.ctx).await.unwrap());
        let of = OfEnrolment { enrolment: view.card.id };
        budi.call::<shared::api::enrolment::GetEnrolment>(&of, &()).await.unwrap();
    }
}
