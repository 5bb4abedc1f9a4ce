//! The figures of units after any history: what was added step by step is what a count from nothing gives.

use backend::db::entity::{assignment, person, standing, standing_scope, unit_tally};
use backend::features::team::door::{drift, rebuild, review_due};
use chrono::{Days, Duration};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryOrder};
use shared::api::enrolment::{Enrol, OfCourse, OfEnrolment, Withdraw};
use shared::api::organisation::{AssignPerson, Holding, NewAssignment, OfPerson};
use shared::api::quiz::StartAttempt;
use shared::id::{AssignmentId, CourseId};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{right, wrong};
use crate::support::{Browser, TestApp};

/// Learners whose histories are made up.
const PARTS: [&str; 4] = ["budi", "siti", "tono", "guru"];

/// The same numbers in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % sides
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.roll(from.len() as u64)).unwrap()]
    }
}

/// Everything that superiors read, as text, without the time of writing.
async fn figures(app: &TestApp) -> Vec<String> {
    let db = app.ctx.db.reader();
    let standings = standing::Entity::find().order_by_asc(standing::Column::PersonId).all(db).await.unwrap();
    let mut lines: Vec<String> = standings
        .into_iter()
        .map(|row| format!("{:?}", standing::Model { updated_at: chrono::DateTime::UNIX_EPOCH, ..row }))
        .collect();
    let scopes = standing_scope::Entity::find()
        .order_by_asc(standing_scope::Column::UnitId)
        .order_by_asc(standing_scope::Column::PersonId);
    lines.extend(scopes.all(db).await.unwrap().into_iter().map(|row| format!("{row:?}")));
    let tallies = unit_tally::Entity::find().order_by_asc(unit_tally::Column::UnitId).all(db).await.unwrap();
    lines.extend(
        tallies.into_iter().filter(|row| row.people > 0).map(|row| {
            format!("{:?}", unit_tally::Model { updated_at: chrono::DateTime::UNIX_EPOCH, ..row })
        }),
    );
    lines
}

/// The figures counted from nothing.
async fn counted_anew(app: &TestApp) -> Vec<String> {
    let tx = app.ctx.db.begin().await.unwrap();
    standing_scope::Entity::delete_many().exec(&tx).await.unwrap();
    unit_tally::Entity::delete_many().exec(&tx).await.unwrap();
    standing::Entity::delete_many().exec(&tx).await.unwrap();
    let people: Vec<_> =
        person::Entity::find().all(&tx).await.unwrap().into_iter().map(|row| row.id).collect();
    rebuild(&app.ctx, &tx, &people).await.unwrap();
    tx.commit().await.unwrap();
    figures(app).await
}

async fn check(app: &TestApp, told: &[String]) {
    review_due(&app.ctx).await.unwrap();
    assert_eq!(drift(&app.ctx).await.unwrap(), 0, "{told:#?}");
    let kept = figures(app).await;
    let anew = counted_anew(app).await;
    for (kept, anew) in kept.iter().zip(&anew) {
        assert_eq!(kept, anew, "after {told:#?}");
    }
    assert_eq!(kept.len(), anew.len(), "after {told:#?}");
}

fn placement(app: &TestApp, dice: &mut Dice) -> NewAssignment {
    let today = app.ctx.clock.today();
    let holding = dice.pick(&[Holding::Definitive, Holding::Definitive, Holding::Plt]);
    let starts_on = dice.pick(&[today, today, today - Days::new(40), today + Days::new(9)]);
    NewAssignment {
        unit: dice.pick(&app.city.units[..4]),
        position: dice.pick(&app.city.positions[..2]),
        holding,
        is_leading: false,
        superior: None,
        starts_on,
        ends_on: (holding == Holding::Plt).then(|| starts_on + Days::new(12)),
    }
}

/// One step of somebody's history; what it was, in words.
async fn step(app: &TestApp, course: CourseId, dice: &mut Dice) -> String {
    let part = dice.pick(&PARTS);
    let browser: Browser = app.signed_in(&City::email(part)).await;
    let of = OfCourse { course };
    let own = browser.call::<Enrol>(&of, &());
    match dice.roll(8) {
        0 => {
            let own = own.await.unwrap();
            let left = browser.call::<Withdraw>(&OfEnrolment { enrolment: own.card.id }, &()).await.is_ok();
            format!("{part} leaves: {left}")
        }
        1 => {
            drop(own.await.unwrap());
            format!("{part} joins")
        }
        2 => {
            browser.study(&own.await.unwrap()).await;
            format!("{part} studies")
        }
        3 | 4 => {
            let own = own.await.unwrap();
            for quiz in browser.quizzes(&own).await {
                if let Ok(attempt) = browser.call::<StartAttempt>(&quiz, &()).await {
                    browser.answer(&attempt, if dice.roll(2) == 0 { right } else { wrong }).await;
                    browser.submit(attempt.id).await;
                }
            }
            format!("{part} takes the quizzes")
        }
        5 => {
            let admin = app.signed_in(&City::email("admin")).await;
            let draft = placement(app, dice);
            let said = format!("{part} is placed: {draft:?}");
            admin.call::<AssignPerson>(&OfPerson { person: City::person(part) }, &draft).await.unwrap();
            said
        }
        6 => {
            let days = dice.pick(&[1, 3, 8, 20, 45]);
            app.clock.advance(Duration::days(days));
            format!("{days} days pass")
        }
        _ => {
            make_mandatory(app, part, dice).await;
            format!("{part} is told to by a day")
        }
    }
}

async fn make_mandatory(app: &TestApp, part: &str, dice: &mut Dice) {
    use backend::db::entity::enrolment;
    use sea_orm::{ColumnTrait, QueryFilter};
    let due = app.ctx.clock.today() + Days::new(dice.roll(30));
    let tx = app.ctx.db.begin().await.unwrap();
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::Origin, "mandatory".into())
        .col_expr(enrolment::Column::DueOn, due.into())
        .filter(enrolment::Column::PersonId.eq(City::person(part)))
        .exec(&tx)
        .await
        .unwrap();
    backend::features::team::door::refresh(&app.ctx, &tx, City::person(part)).await.unwrap();
    tx.commit().await.unwrap();
}

both! {
    async fn any_history_gives_the_figures_of_a_count_from_nothing(app) {
        let course = app.with_course().await;
        for seed in 1..=3 {
            let mut dice = Dice(seed);
            let mut told = Vec::new();
            for turn in 1..=30 {
                told.push(step(&app, course, &mut dice).await);
                app.clock.advance(Duration::seconds(1));
                if turn % 10 == 0 {
                    check(&app, &told).await;
                }
            }
        }
    }

    async fn a_placement_of_a_later_day_counts_from_that_day(app) {
        let admin = app.signed_in(&City::email("admin")).await;
        let draft = NewAssignment {
            unit: app.city.units[2],
            position: app.city.positions[0],
            holding: Holding::Definitive,
            is_leading: false,
            superior: None,
            starts_on: app.ctx.clock.today() + Days::new(9),
            ends_on: None,
        };
        admin.call::<AssignPerson>(&OfPerson { person: City::person("budi") }, &draft).await.unwrap();
        let unit = |app: &TestApp| {
            let db = app.ctx.db.reader().clone();
            async move { standing::Entity::find_by_id(City::person("budi")).one(&db).await.unwrap().unwrap().unit_id }
        };
        assert_eq!(unit(&app).await, app.city.units[3]);
        app.clock.advance(Duration::days(9));
        review_due(&app.ctx).await.unwrap();
        assert_eq!(unit(&app).await, app.city.units[2]);
        check(&app, &[]).await;
    }

    async fn transfers_and_learning_at_once_agree(app) {
        let course = app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let admin = app.signed_in(&City::email("admin")).await;
        for round in 0..6_u64 {
            let learning: Vec<_> = (0..3)
                .map(|_| {
                    let budi = budi.clone();
                    actix_web::rt::spawn(async move {
                        let own = budi.call::<Enrol>(&OfCourse { course }, &()).await.unwrap();
                        budi.call::<Withdraw>(&OfEnrolment { enrolment: own.card.id }, &()).await.unwrap();
                    })
                })
                .collect();
            let draft = NewAssignment {
                unit: app.city.units[if round % 2 == 0 { 2 } else { 3 }],
                position: app.city.positions[0],
                holding: Holding::Definitive,
                is_leading: false,
                superior: None,
                starts_on: app.ctx.clock.today() - Days::new(30 - round),
                ends_on: None,
            };
            admin.call::<AssignPerson>(&OfPerson { person: City::person("budi") }, &draft).await.unwrap();
            for one in learning {
                one.await.unwrap();
            }
        }
        check(&app, &[]).await;
    }

    async fn somebody_placed_for_the_first_time_by_two_counts_once(app) {
        let now = app.ctx.clock.now();
        let id = shared::id::PersonId(app.ctx.ids.uuid(now));
        let db = app.ctx.db.writer();
        let row = person::ActiveModel {
            id: Set(id),
            institution_id: Set(app.city.institutions[0]),
            name: Set("Wayan".to_owned()),
            title_before: Set(None),
            title_after: Set(None),
            sort_name: Set("wayan".to_owned()),
            is_demo: Set(true),
            created_at: Set(now),
        };
        person::Entity::insert(row).exec_without_returning(db).await.unwrap();
        let row = assignment::ActiveModel {
            id: Set(AssignmentId(app.ctx.ids.uuid(now))),
            person_id: Set(id),
            unit_id: Set(app.city.units[1]),
            position_id: Set(app.city.positions[0]),
            holding: Set("definitive".to_owned()),
            is_leading: Set(false),
            superior_id: Set(None),
            starts_on: Set(app.ctx.clock.today()),
            ends_on: Set(None),
        };
        assignment::Entity::insert(row).exec_without_returning(db).await.unwrap();
        let both: Vec<_> = (0..2)
            .map(|_| {
                let ctx = app.ctx.clone();
                actix_web::rt::spawn(async move {
                    let tx = ctx.db.begin().await.unwrap();
                    backend::features::team::door::refresh(&ctx, &tx, id).await.unwrap();
                    tokio::task::yield_now().await;
                    tx.commit().await.unwrap();
                })
            })
            .collect();
        for one in both {
            one.await.unwrap();
        }
        check(&app, &[]).await;
    }
}
