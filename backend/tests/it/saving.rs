//! Answers that arrive together: written together, judged and answered each for itself.
//!
//! The writers run on the test's own thread, so as long as a story does not await, whatever is sent stays in the queue.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use backend::features::quiz::door::{finish_saves, open_saves};
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{ConnectionTrait, Statement};
use shared::api::quiz::{
    AnswerBatch, AnswerDraft, AnswerReceipts, AttemptView, Fate, GetAttempt, OfAttempt, SaveAnswers,
    StartAttempt, WhyAside,
};
use shared::endpoint::url;
use shared::id::AttemptId;
use shared::problem::{INTERNAL, Kind, NOT_FOUND, ProblemBody, UNAVAILABLE};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{draft, right, wrong};
use crate::support::{Browser, Engine, TestApp};

/// Somebody who sits the final test.
struct Sitter {
    email: String,
    browser: Browser,
    attempt: AttemptView,
}

impl Sitter {
    /// Signs in anew and makes a call: for some seconds from then, the server remembers who this is. Where it has to ask
    /// the database, it may get a connection that the thread of the test has opened, and on those nothing arrives while
    /// that stands still.
    async fn enter(&mut self, app: &TestApp) {
        self.browser = app.signed_in(&self.email).await;
        self.kept().await;
    }

    /// A save in a slot.
    fn save(&self, slot: usize, rev: u32) -> (Browser, AttemptId, AnswerDraft) {
        let item = &self.attempt.items[slot];
        let draft = draft(&self.attempt, item.slot, rev, right(&item.prompt, &item.html));
        (self.browser.clone(), self.attempt.id, draft)
    }

    /// Revisions kept, by slot.
    async fn kept(&self) -> Vec<(u16, u32)> {
        let of = OfAttempt { attempt: self.attempt.id };
        let view = self.browser.call::<GetAttempt>(&of, &()).await.unwrap();
        view.answers.into_iter().map(|answer| (answer.slot, answer.rev)).collect()
    }
}

/// People who have begun the final test.
async fn sitters(app: &TestApp, parts: &[&str]) -> Vec<Sitter> {
    app.with_course().await;
    let mut sitters = Vec::new();
    for part in parts {
        let email = City::email(part);
        let browser = app.signed_in(&email).await;
        let enrolment = browser.enrol().await;
        let test = browser.quizzes(&enrolment).await.pop().unwrap();
        let attempt = browser.call::<StartAttempt>(&test, &()).await.unwrap();
        sitters.push(Sitter { email, browser, attempt });
    }
    for sitter in &mut sitters {
        sitter.enter(app).await;
    }
    sitters
}

/// By whom an attempt's saves are written on PostgreSQL.
fn lane(attempt: AttemptId) -> u8 {
    attempt.0.into_bytes()[15] % 4
}

/// Five people, of whom the first two are in the same lane: there are four lanes.
async fn five(app: &TestApp) -> Vec<Sitter> {
    let mut five = sitters(app, &FIVE).await;
    let lanes: Vec<u8> = five.iter().map(|one| lane(one.attempt.id)).collect();
    let second = (1..5).find(|at| lanes[..*at].contains(&lanes[*at])).unwrap();
    let first = lanes.iter().position(|lane| *lane == lanes[second]).unwrap();
    five.swap(0, first);
    five.swap(1, second);
    five
}

/// What the server answered to one of several saves.
#[derive(Debug)]
struct Answer {
    place: usize,
    status: u16,
    retry_after: Option<u32>,
    body: String,
}

impl Answer {
    #[track_caller]
    fn fate(&self) -> Fate {
        assert_eq!(self.status, 200, "{self:?}");
        let told: AnswerReceipts = serde_json::from_str(&self.body).unwrap();
        assert_eq!(told.receipts.len(), 1, "{self:?}");
        told.receipts[0].fate.clone()
    }

    /// Revision and time of what is kept.
    #[track_caller]
    fn kept(&self) -> (u32, DateTime<Utc>) {
        match self.fate() {
            Fate::Kept { rev, saved_at, is_late: false } => (rev, saved_at),
            fate @ (Fate::Kept { .. } | Fate::Aside { .. } | Fate::Refused { .. }) => panic!("{fate:?}"),
        }
    }

    #[track_caller]
    fn is(&self, kind: &Kind) {
        let problem: ProblemBody = serde_json::from_str(&self.body).unwrap();
        assert_eq!((self.status, problem.kind.as_str()), (kind.status, kind.urn), "{self:?}");
    }
}

/// Saves sent at the same time by a thread of its own.
struct Sent {
    answers: UnboundedReceiver<Answer>,
    many: usize,
}

impl Sent {
    fn all(app: &TestApp, saves: Vec<(Browser, AttemptId, AnswerDraft)>) -> Self {
        let many = saves.len();
        let (sender, answers) = unbounded_channel();
        // Connections kept by the people's own browsers would be served by the thread of the test.
        let calls: Vec<(Browser, String, AnswerBatch)> = saves
            .into_iter()
            .map(|(browser, attempt, draft)| {
                let mut fresh = app.anonymous();
                fresh.token = browser.token;
                (
                    fresh,
                    url::<SaveAnswers>(&OfAttempt { attempt }).unwrap(),
                    AnswerBatch { answers: vec![draft] },
                )
            })
            .collect();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let calls = calls.into_iter().enumerate().map(|(place, (browser, path, batch))| {
                let sender = sender.clone();
                runtime.spawn(async move {
                    let request = browser.request(reqwest::Method::PUT, &path).json(&batch);
                    let answer = request.send().await.unwrap();
                    let retry_after = answer.headers().get("retry-after");
                    let retry_after = retry_after.map(|value| value.to_str().unwrap().parse().unwrap());
                    let status = answer.status().as_u16();
                    let body = answer.text().await.unwrap();
                    drop(sender.send(Answer { place, status, retry_after, body }));
                })
            });
            let calls: Vec<_> = calls.collect();
            runtime.block_on(async {
                for call in calls {
                    drop(call.await);
                }
            });
        });
        Self { answers, many }
    }

    /// The first answer, while no writer can run.
    fn first(&mut self) -> Answer {
        still(|| self.answers.try_recv().ok())
    }

    /// All answers that have not been taken yet, by the place of their saves.
    async fn rest(mut self) -> Vec<Answer> {
        let mut answers = Vec::new();
        while let Some(answer) = self.answers.recv().await {
            answers.push(answer);
        }
        answers.sort_by_key(|answer| answer.place);
        answers
    }
}

/// Waits for something without letting a writer run.
#[track_caller]
fn still<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "it does not come about");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Sends saves, and lets nothing be written before all of them are in the queue.
async fn together(app: &TestApp, saves: Vec<(Browser, AttemptId, AnswerDraft)>) -> Vec<Answer> {
    let sent = Sent::all(app, saves);
    let many = u32::try_from(sent.many).unwrap();
    still(|| (open_saves(&app.ctx) == many).then_some(()));
    sent.rest().await
}

async fn run(app: &TestApp, sql: &str) {
    app.ctx.db.writer().execute_unprepared(sql).await.unwrap();
}

const FIVE: [&str; 5] = ["budi", "siti", "tono", "dewi", "guru"];

both! {
    async fn hundreds_of_saves_cost_a_handful_of_statements_and_all_are_kept(app) {
        let five = five(&app).await;
        let saves = (1..=10).flat_map(|rev| five.iter().flat_map(move |one| (0..4).map(move |slot| one.save(slot, rev))));
        let saves: Vec<_> = saves.collect();
        assert_eq!(saves.len(), 200);
        let (statements, answers) = app.statements(together(&app, saves)).await;
        assert_eq!(answers.len(), 200);
        for answer in &answers {
            assert_eq!(answer.kept().0, 10, "written together, so the last of all is there");
        }
        let lanes: BTreeSet<u8> = five.iter().map(|one| lane(one.attempt.id)).collect();
        let writers = if app.engine == Engine::Sqlite { 1 } else { u64::try_from(lanes.len()).unwrap() };
        assert_eq!(statements, 2 * writers, "the attempts, and the answers");
        for sitter in &five {
            assert_eq!(sitter.kept().await, [(0, 10), (1, 10), (2, 10), (3, 10)]);
        }
    }

    async fn a_save_for_a_closed_attempt_is_set_aside_alone(app) {
        let five = five(&app).await;
        five[0].browser.submit(five[0].attempt.id).await;
        let answers = together(&app, five.iter().map(|one| one.save(0, 1)).collect()).await;
        assert_eq!(answers[0].fate(), Fate::Aside { why: WhyAside::Closed });
        for (answer, sitter) in answers.iter().zip(&five).skip(1) {
            assert_eq!(answer.kept().0, 1);
            assert_eq!(sitter.kept().await, [(0, 1)]);
        }
        assert_eq!(five[0].kept().await, []);
    }

    async fn revisions_out_of_order_leave_the_highest(app) {
        let mut budi = sitters(&app, &["budi"]).await.remove(0);
        let item = budi.attempt.items[0].clone();
        let saves = [3, 1, 5, 2, 5, 4].map(|rev| {
            let (browser, at, draft) = budi.save(0, rev);
            let response = if rev == 5 { draft.response } else { wrong(&item.prompt, &item.html) };
            (browser, at, AnswerDraft { response, ..draft })
        });
        let answers = together(&app, saves.to_vec()).await;
        let kept: Vec<(u32, DateTime<Utc>)> = answers.iter().map(Answer::kept).collect();
        assert!(kept.iter().all(|one| one.0 == 5 && *one == kept[0]), "{kept:?}");
        app.clock.advance(TimeDelta::seconds(20));
        budi.enter(&app).await;
        let replays = together(&app, vec![budi.save(0, 5), budi.save(1, 1), budi.save(0, 4)]).await;
        assert_eq!((replays[0].kept(), replays[2].kept()), (kept[0], kept[0]));
        assert_eq!(replays[1].kept().1, kept[0].1 + TimeDelta::seconds(20));
        let of = OfAttempt { attempt: budi.attempt.id };
        let view = budi.browser.call::<GetAttempt>(&of, &()).await.unwrap();
        assert_eq!(view.answers[0].response, right(&item.prompt, &item.html));
    }

    async fn nobody_saves_into_an_attempt_by_company_of_its_owner(app) {
        let mut two = sitters(&app, &["budi", "siti"]).await;
        let (siti, budi) = (two.remove(1), two.remove(0));
        let (_, at, draft) = budi.save(1, 9);
        let theft = (siti.browser.clone(), at, draft);
        let answers = together(&app, vec![budi.save(0, 1), theft, budi.save(2, 1), siti.save(0, 1)]).await;
        answers[1].is(&NOT_FOUND);
        for place in [0, 2, 3] {
            assert_eq!(answers[place].kept().0, 1);
        }
        assert_eq!(budi.kept().await, [(0, 1), (2, 1)]);
    }

    async fn an_answer_that_the_database_does_not_take_fails_alone(app) {
        let five = five(&app).await;
        let refuse = match app.engine {
            Engine::Sqlite => "CREATE TRIGGER odd BEFORE INSERT ON answer WHEN NEW.rev = 13 \
                 BEGIN SELECT RAISE(ABORT, 'odd'); END",
            Engine::Postgres => "CREATE FUNCTION odd() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                 IF NEW.rev = 13 THEN RAISE EXCEPTION 'odd'; END IF; RETURN NEW; END $$; \
                 CREATE TRIGGER odd BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION odd()",
        };
        run(&app, refuse).await;
        let saves = five.iter().flat_map(|one| (0..4).map(|slot| one.save(slot, 12)));
        let mut saves: Vec<_> = saves.collect();
        saves[6].2.rev = 13;
        for (place, answer) in together(&app, saves).await.into_iter().enumerate() {
            if place == 6 {
                answer.is(&INTERNAL);
            } else {
                assert_eq!(answer.kept().0, 12);
            }
        }
        assert_eq!(five[1].kept().await, [(0, 12), (1, 12), (3, 12)]);
    }

    async fn when_the_whole_batch_fails_everybody_is_told(app) {
        let mut five = five(&app).await;
        let lock = app.ctx.db.begin().await.unwrap();
        if app.engine == Engine::Postgres {
            lock.execute_unprepared("LOCK TABLE answer IN EXCLUSIVE MODE").await.unwrap();
        }
        for answer in together(&app, five.iter().map(|one| one.save(0, 1)).collect()).await {
            answer.is(&UNAVAILABLE);
            assert!(answer.retry_after.is_some());
        }
        lock.rollback().await.unwrap();
        for sitter in &mut five {
            sitter.enter(&app).await;
        }
        for answer in together(&app, five.iter().map(|one| one.save(0, 1)).collect()).await {
            assert_eq!(answer.kept().0, 1);
        }
    }

    async fn where_one_has_waited_too_long_the_next_is_refused(app) {
        let mut budi = sitters(&app, &["budi"]).await.remove(0);
        let early = Sent::all(&app, vec![budi.save(0, 1)]);
        still(|| (open_saves(&app.ctx) == 1).then_some(()));
        app.clock.advance(TimeDelta::milliseconds(2_001));
        let (statements, late) = app.statements(async { Sent::all(&app, vec![budi.save(1, 1)]).first() }).await;
        late.is(&UNAVAILABLE);
        assert!((2..=6).contains(&late.retry_after.unwrap()), "{late:?}");
        assert_eq!(statements, 0);
        assert_eq!(early.rest().await[0].kept().0, 1);
        budi.enter(&app).await;
        assert_eq!(together(&app, vec![budi.save(1, 1)]).await[0].kept().0, 1);
    }

    async fn what_was_accepted_is_finished_and_nothing_more_taken(app) {
        let budi = sitters(&app, &["budi"]).await.remove(0);
        let sent = Sent::all(&app, vec![budi.save(0, 1), budi.save(1, 1)]);
        still(|| (open_saves(&app.ctx) == 2).then_some(()));
        finish_saves(&app.ctx).await;
        assert_eq!(budi.kept().await, [(0, 1), (1, 1)]);
        assert_eq!(sent.rest().await.len(), 2);
        let late = Sent::all(&app, vec![budi.save(2, 1)]).rest().await;
        late[0].is(&UNAVAILABLE);
    }
}

async fn a_full_queue_refuses_at_once(engine: Engine) {
    let app = TestApp::spawn_with(engine, |config| config.database.waiting_saves = 3).await;
    let mut budi = sitters(&app, &["budi"]).await.remove(0);
    let mut waits = BTreeSet::new();
    for round in 1..=12 {
        budi.enter(&app).await;
        let mut sent = Sent::all(&app, (0..4).map(|slot| budi.save(slot, round)).collect());
        let refused = sent.first();
        refused.is(&UNAVAILABLE);
        waits.insert(refused.retry_after.unwrap());
        for answer in sent.rest().await {
            assert_eq!(answer.kept().0, round);
        }
    }
    assert!(waits.iter().all(|seconds| (2..=6).contains(seconds)) && waits.len() > 1, "spread: {waits:?}");
}

#[actix_web::test]
async fn a_full_queue_refuses_at_once_sqlite() {
    a_full_queue_refuses_at_once(Engine::Sqlite).await;
}

#[actix_web::test]
async fn a_full_queue_refuses_at_once_postgres() {
    a_full_queue_refuses_at_once(Engine::Postgres).await;
}

/// Whoever is just handing in makes nobody else wait. (SQLite has one writer: there everybody waits for everybody.)
#[actix_web::test]
async fn an_attempt_that_is_held_keeps_only_its_own_saves_waiting() {
    let app = TestApp::spawn(Engine::Postgres).await;
    let five = five(&app).await;
    let (held, same) = (&five[0], &five[1]);
    let lock = app.ctx.db.begin().await.unwrap();
    let sql = "SELECT id FROM attempt WHERE id = $1 FOR UPDATE";
    let statement =
        Statement::from_sql_and_values(lock.get_database_backend(), sql, [held.attempt.id.into()]);
    lock.query_one_raw(statement).await.unwrap().unwrap();
    let mut sent = Sent::all(&app, vec![held.save(0, 1), same.save(0, 1)]);
    still(|| (open_saves(&app.ctx) == 2).then_some(()));
    let first = sent.answers.recv().await.unwrap();
    assert_eq!((first.place, first.kept().0), (1, 1));
    assert_eq!(open_saves(&app.ctx), 1);
    lock.rollback().await.unwrap();
    assert_eq!(sent.rest().await[0].kept().0, 1);
    assert_eq!(held.kept().await, [(0, 1)]);
}
