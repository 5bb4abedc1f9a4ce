//! The superior's dashboard: own subtrees only, true figures, a cost that does not grow.

use chrono::{Duration, NaiveDate};
use progress::{Level, Reason};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use shared::api::organisation::{AssignPerson, Holding, NewAssignment, OfPerson};
use shared::api::team::{ExportOf, ExportTeam, GetTeam, GetTeamMember, InTeam, OfMember, Team};
use shared::problem::{NOT_ALLOWED, NOT_FOUND};

use crate::both;
use crate::support::city::City;
use crate::support::learn::wrong;
use crate::support::{Browser, TestApp, refused};

fn whole() -> InTeam {
    InTeam { unit: None, level: None, q: None, after: None }
}

async fn team(browser: &Browser) -> Team {
    browser.call::<GetTeam>(&whole(), &()).await.unwrap()
}

fn names(team: &Team) -> Vec<&str> {
    team.people.iter().map(|row| row.name.as_str()).collect()
}

both! {
    async fn a_superior_sees_their_subtree_and_nothing_else(app) {
        let dewi = app.signed_in(&City::email("dewi")).await;
        let view = team(&dewi).await;
        assert_eq!((view.unit.name.as_str(), view.unit.people), ("Dinas A", 3));
        assert_eq!(names(&view), ["Budi", "Dewi", "Siti"]);
        assert_eq!(view.below.iter().map(|unit| (unit.name.as_str(), unit.people)).collect::<Vec<_>>(), [("Bidang A1", 2)]);
        for unit in [app.city.units[0], app.city.units[2], app.city.units[4]] {
            refused(dewi.call::<GetTeam>(&InTeam { unit: Some(unit), ..whole() }, &()).await, &NOT_FOUND);
        }
        for person in ["tono", "sekda", "rina"] {
            refused(dewi.call::<GetTeamMember>(&OfMember { person: City::person(person) }, &()).await, &NOT_FOUND);
        }
        dewi.call::<GetTeamMember>(&OfMember { person: City::person("budi") }, &()).await.unwrap();
        let sekda = app.signed_in(&City::email("sekda")).await;
        assert_eq!(team(&sekda).await.unit.people, 7);
        let budi = app.signed_in(&City::email("budi")).await;
        refused(budi.call::<GetTeam>(&whole(), &()).await, &NOT_ALLOWED);
    }

    async fn completing_a_course_shows_at_once(app) {
        app.with_course().await;
        let dewi = app.signed_in(&City::email("dewi")).await;
        let budi = app.signed_in(&City::email("budi")).await;
        budi.complete_course().await;
        let member = dewi.call::<GetTeamMember>(&OfMember { person: City::person("budi") }, &()).await.unwrap();
        assert_eq!((member.jp.counted_minutes, member.enrolments.len()), (45, 1));
        assert_eq!(member.superior.as_deref(), Some("Dewi · Kepala"));
        let view = team(&dewi).await;
        assert_eq!((view.unit.jp_people, view.unit.jp_met), (2, 0), "siti is PPPK and has no floor");
    }

    async fn risk_has_its_reasons_and_grows_with_the_calendar(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let test = budi.quizzes(&enrolment).await.pop().unwrap();
        budi.take(&test, wrong).await;
        budi.take(&test, wrong).await;
        let dewi = app.signed_in(&City::email("dewi")).await;
        let view = team(&dewi).await;
        assert_eq!((view.people[0].name.as_str(), view.people[0].level, view.unit.at_risk), ("Budi", Level::Risk, 1));
        assert_eq!(view.people[0].reasons, [Reason::FailedAttempts { count: 2 }]);
        let siti = app.signed_in(&City::email("siti")).await;
        let hers = siti.enrol().await;
        make_due(&app, hers.card.id, "mandatory", "2026-12-20").await;
        assert_eq!(team(&dewi).await.unit.at_risk, 1);
        app.clock.advance(Duration::days(20));
        let reviewed = backend::features::team::door::review_due(&app.ctx).await.unwrap();
        assert!(reviewed >= 2, "{reviewed}");
        let dewi = app.signed_in(&City::email("dewi")).await;
        let view = team(&dewi).await;
        assert_eq!((view.unit.at_risk, view.unit.mandatory, view.unit.overdue), (2, 1, 0));
        assert_eq!(view.people[0].reasons, [Reason::DueSoon { days: 6, percent: 0 }]);
        app.clock.advance(Duration::days(10));
        backend::features::team::door::review_due(&app.ctx).await.unwrap();
        let dewi = app.signed_in(&City::email("dewi")).await;
        assert_eq!(team(&dewi).await.unit.overdue, 1);
        let only = InTeam { level: Some(Level::Calm), ..whole() };
        assert_eq!(names(&dewi.call::<GetTeam>(&only, &()).await.unwrap()), ["Dewi"]);
        assert_eq!(backend::features::team::door::drift(&app.ctx).await.unwrap(), 0);
    }

    async fn overdue_is_a_part_of_the_duties(app) {
        app.with_course().await;
        let siti = app.signed_in(&City::email("siti")).await;
        let hers = siti.enrol().await.card.id;
        let dewi = app.signed_in(&City::email("dewi")).await;
        make_due(&app, hers, "assigned", "2026-11-20").await;
        let unit = team(&dewi).await.unit;
        assert_eq!((unit.mandatory, unit.overdue, unit.at_risk), (0, 0, 1), "late, and no duty");
        make_due(&app, hers, "mandatory", "2026-11-20").await;
        let unit = team(&dewi).await.unit;
        assert_eq!((unit.mandatory, unit.mandatory_done, unit.overdue, unit.at_risk), (1, 0, 1, 1));
        assert_eq!(backend::features::team::door::drift(&app.ctx).await.unwrap(), 0);
    }

    async fn figures_say_up_to_when_they_count_and_for_which_year(app) {
        let dewi = app.signed_in(&City::email("dewi")).await;
        let view = team(&dewi).await;
        assert_eq!((view.fresh_at, view.year), (app.ctx.clock.now(), 2026));
        app.clock.advance(Duration::days(70));
        let dewi = app.signed_in(&City::email("dewi")).await;
        let view = team(&dewi).await;
        let end_of_year: chrono::DateTime<chrono::Utc> = "2026-12-31T16:59:59Z".parse().unwrap();
        assert_eq!((view.fresh_at, view.year), (end_of_year, 2026), "nobody has been looked at since the year ended");
        backend::features::team::door::review_due(&app.ctx).await.unwrap();
        let view = team(&dewi).await;
        assert_eq!((view.fresh_at, view.year), (app.ctx.clock.now(), 2027));
        let years: Vec<_> = view.people.iter().map(|row| (row.name.as_str(), row.jp_year)).collect();
        assert_eq!(years, [("Budi", 2027), ("Dewi", 2027), ("Siti", 2026)], "the year of siti's contract began in June");
    }

    async fn an_acting_head_sees_the_team_only_while_acting(app) {
        let admin = app.signed_in(&City::email("admin")).await;
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let acting = NewAssignment {
            unit: app.city.units[1],
            position: app.city.positions[1],
            holding: Holding::Plt,
            is_leading: true,
            superior: Some(City::person("sekda")),
            starts_on: day("2026-11-20"),
            ends_on: Some(day("2026-11-30")),
        };
        admin.call::<AssignPerson>(&OfPerson { person: City::person("tono") }, &acting).await.unwrap();
        let tono = app.signed_in(&City::email("tono")).await;
        assert_eq!(team(&tono).await.unit.name, "Dinas A");
        app.clock.advance(Duration::days(10));
        let tono = app.signed_in(&City::email("tono")).await;
        refused(tono.call::<GetTeam>(&whole(), &()).await, &NOT_ALLOWED);
    }

    async fn a_transfer_moves_the_figures(app) {
        let admin = app.signed_in(&City::email("admin")).await;
        let sekda = app.signed_in(&City::email("sekda")).await;
        let transfer = NewAssignment {
            unit: app.city.units[2],
            position: app.city.positions[0],
            holding: Holding::Definitive,
            is_leading: false,
            superior: Some(City::person("sekda")),
            starts_on: "2026-11-01".parse().unwrap(),
            ends_on: None,
        };
        admin.call::<AssignPerson>(&OfPerson { person: City::person("budi") }, &transfer).await.unwrap();
        let view = team(&sekda).await;
        let below: Vec<_> = view.below.iter().map(|unit| (unit.name.as_str(), unit.people)).collect();
        assert_eq!((view.unit.people, below), (7, vec![("Dinas A", 2), ("Dinas B", 3)]));
        assert_eq!(backend::features::team::door::drift(&app.ctx).await.unwrap(), 0);
    }

    async fn the_export_is_safe_in_a_spreadsheet(app) {
        use backend::db::entity::person;
        person::Entity::update_many()
            .col_expr(person::Column::Name, "=HYPERLINK(\"http://x\")".into())
            .filter(person::Column::Id.eq(City::person("budi")))
            .exec(app.ctx.db.writer())
            .await
            .unwrap();
        let dewi = app.signed_in(&City::email("dewi")).await;
        let answer = dewi.fetch::<ExportTeam>(&ExportOf { unit: None }).await;
        assert!(answer.headers()["content-disposition"].to_str().unwrap().contains("tim-dinas-a-2026-11-24.csv"));
        let text = answer.text().await.unwrap();
        assert_eq!(text.lines().count(), 4, "{text}");
        let head = text.lines().next().unwrap();
        assert!(head.ends_with(";Aktivitas terakhir;Penilaian") && head.contains(";JP dihitung;Target JP;"), "{head}");
        // JP, not minutes; and the words of the dashboard.
        let line = text.lines().find(|line| line.contains("HYPERLINK")).unwrap();
        assert!(line.contains(";20;") && line.ends_with(";Sesuai rencana"), "{line}");
        assert!(text.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "{text}");
        let other = dewi.fetch::<ExportTeam>(&ExportOf { unit: Some(app.city.units[2]) }).await;
        assert_eq!(other.status(), 404);
    }

    async fn the_dashboard_costs_the_same_however_many_people(app) {
        let sekda = app.signed_in(&City::email("sekda")).await;
        team(&sekda).await;
        let (few, _) = app.statements(team(&sekda)).await;
        for number in 0..60 {
            clone_budi(&app, number).await;
        }
        let (many, view) = app.statements(team(&sekda)).await;
        assert_eq!((view.unit.people, view.people.len()), (67, 25));
        assert_eq!(few, many);
        assert!(many <= 7, "{many} statements");
        let mut seen = view.people.iter().map(|row| row.id).collect::<Vec<_>>();
        let mut after = view.next;
        while let Some(cursor) = after {
            let page = sekda.call::<GetTeam>(&InTeam { after: Some(cursor), ..whole() }, &()).await.unwrap();
            seen.extend(page.people.iter().map(|row| row.id));
            after = page.next;
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 67, "every page, nobody twice");
    }
}

/// Gives siti's enrolment an origin and a due date.
pub async fn make_due(app: &TestApp, id: shared::id::EnrolmentId, origin: &str, due: &str) {
    use backend::db::entity::enrolment;
    let due: NaiveDate = due.parse().unwrap();
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::Origin, origin.into())
        .col_expr(enrolment::Column::DueOn, due.into())
        .filter(enrolment::Column::Id.eq(id))
        .exec(app.ctx.db.writer())
        .await
        .unwrap();
    let tx = app.ctx.db.begin().await.unwrap();
    backend::features::team::door::refresh(&app.ctx, &tx, City::person("siti")).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn clone_budi(app: &TestApp, number: u32) -> shared::id::PersonId {
    use backend::db::entity::{assignment, employment, person};
    let now = app.ctx.clock.now();
    let id = shared::id::PersonId(app.ctx.ids.uuid(now));
    let tx = app.ctx.db.begin().await.unwrap();
    let row = person::ActiveModel {
        id: Set(id),
        institution_id: Set(app.city.institutions[0]),
        name: Set(format!("Orang {number:03}")),
        title_before: Set(None),
        title_after: Set(None),
        sort_name: Set(format!("orang {number:03}")),
        is_demo: Set(true),
        created_at: Set(now),
    };
    person::Entity::insert(row).exec_without_returning(&tx).await.unwrap();
    let row = employment::ActiveModel {
        id: Set(shared::id::EmploymentId(app.ctx.ids.uuid(now))),
        person_id: Set(id),
        staff: Set("pns".to_owned()),
        nip: Set(None),
        starts_on: Set("2020-01-01".parse().unwrap()),
        ends_on: Set(None),
    };
    employment::Entity::insert(row).exec_without_returning(&tx).await.unwrap();
    let row = assignment::ActiveModel {
        id: Set(shared::id::AssignmentId(app.ctx.ids.uuid(now))),
        person_id: Set(id),
        unit_id: Set(app.city.units[3]),
        position_id: Set(app.city.positions[0]),
        holding: Set("definitive".to_owned()),
        is_leading: Set(false),
        superior_id: Set(Some(City::person("dewi"))),
        starts_on: Set("2020-01-01".parse().unwrap()),
        ends_on: Set(None),
    };
    assignment::Entity::insert(row).exec_without_returning(&tx).await.unwrap();
    backend::features::team::door::refresh(&app.ctx, &tx, id).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// More people than a statement of SQLite takes values.
#[actix_web::test]
async fn a_whole_city_is_exported() {
    use backend::db::entity::{person, standing, standing_scope};
    const PEOPLE: u32 = 33_000;
    let app = TestApp::spawn(crate::support::Engine::Sqlite).await;
    let (now, root) = (app.ctx.clock.now(), app.city.units[0]);
    let ids: Vec<_> = (0..PEOPLE).map(|_| shared::id::PersonId(app.ctx.ids.uuid(now))).collect();
    let tx = app.ctx.db.begin().await.unwrap();
    for some in ids.chunks(1_000) {
        let rows = some.iter().map(|id| person::ActiveModel {
            id: Set(*id),
            institution_id: Set(app.city.institutions[0]),
            name: Set("Orang".to_owned()),
            title_before: Set(None),
            title_after: Set(None),
            sort_name: Set("orang".to_owned()),
            is_demo: Set(true),
            created_at: Set(now),
        });
        person::Entity::insert_many(rows).exec_without_returning(&tx).await.unwrap();
        let rows = some.iter().map(|id| standing::ActiveModel {
            person_id: Set(*id),
            unit_id: Set(root),
            year: Set(2026),
            jp_minutes: Set(0),
            jp_target_minutes: Set(None),
            mandatory: Set(0),
            mandatory_done: Set(0),
            overdue: Set(0),
            next_due_on: Set(None),
            last_active_on: Set(None),
            level: Set("calm".to_owned()),
            rank: Set(0),
            reasons: Set(serde_json::json!([])),
            review_on: Set(None),
            updated_at: Set(now),
        });
        standing::Entity::insert_many(rows).exec_without_returning(&tx).await.unwrap();
        let rows = some.iter().map(|id| standing_scope::ActiveModel {
            unit_id: Set(root),
            person_id: Set(*id),
            level: Set("calm".to_owned()),
            need: Set(0),
            sort_name: Set("orang".to_owned()),
        });
        standing_scope::Entity::insert_many(rows).exec_without_returning(&tx).await.unwrap();
    }
    tx.commit().await.unwrap();
    let sekda = app.signed_in(&City::email("sekda")).await;
    let answer = sekda.fetch::<ExportTeam>(&ExportOf { unit: None }).await;
    assert_eq!(answer.status(), 200);
    let lines = answer.text().await.unwrap().lines().count();
    assert_eq!(
        lines,
        usize::try_from(PEOPLE).unwrap() + 7 + 1,
        "everybody, the seven of the city, and the head"
    );
}
