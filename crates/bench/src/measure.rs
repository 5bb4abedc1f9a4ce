//! What is measured: each city in turn, each endpoint in turn, and beside it the bare handler.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use shared::api::Nothing;
use shared::api::account::SignIn;
use shared::api::course::{FindCourses, GetCourse, LessonKind, ListCourses, OfSlug};
use shared::api::enrolment::ListEnrolments;
use shared::api::home::GetHome;
use shared::api::lesson::{GetLesson, OfLesson};
use shared::api::team::GetTeam;
use shared::endpoint::{Endpoint, url};
use shared::value::SearchText;

use crate::Plan;
use crate::bare;
use crate::city::{City, Server};
use crate::load::{Asks, Force, Seen, load};
use crate::people::{self, Person};
use crate::process::Process;
use crate::report::{self, Cityful, Row};
use crate::sittings::{self, Sitting};
use crate::start::{self, every_course, own_unit};
use crate::wire;

/// Sign-ins: each is dear by design (argon2id).
const SIGN_INS: usize = 60;

/// Measures every city of the plan and prints what was seen.
pub(crate) async fn all(plan: &Plan) -> Result<()> {
    if !Process::can_be_measured() {
        println!(
            "This system has no /proc: processor time, threads and memory read 0; rates, times and bytes are good."
        );
    }
    let mut cities = Vec::new();
    for (place, people) in plan.people.iter().enumerate() {
        println!("▸ loading a city of {people} people …");
        let city = City::load(&plan.program, *people, plan.postgres.get(place).map(String::as_str))?;
        let seen = one(plan, &city).await?;
        report::city(&seen);
        cities.push(seen);
    }
    report::starts(&cities);
    println!("{}", report::json(&cities, !plan.postgres.is_empty()));
    Ok(())
}

async fn one(plan: &Plan, city: &City) -> Result<Cityful> {
    let start = start::start(city).await?;
    let server = city.serve().await?;
    let mut rows = Vec::new();
    {
        let bench = Bench { plan, city, server: &server, rows: RefCell::default() };
        bench.reading().await?;
        bench.answering().await?;
        bench.sitting().await?;
        rows.extend(bench.rows.take());
    }
    let (_, peak_mb) = server.process.memory_mb();
    server.process.stop();
    Ok(Cityful { people: city.people, load_s: city.load_s, size_mb: city.size_mb(), start, peak_mb, rows })
}

struct Bench<'a> {
    plan: &'a Plan,
    city: &'a City,
    server: &'a Server,
    rows: RefCell<Vec<Row>>,
}

impl Bench<'_> {
    /// Everything that changes nothing.
    async fn reading(&self) -> Result<()> {
        let budi = Person::sign_in(self.server, "budi@demo.sinau.id").await?;
        let sekda = Person::sign_in(self.server, "sekda@demo.sinau.id").await?;
        let words = SearchText::parse("pelayanan").map_err(|phrase| anyhow!("{phrase:?}"))?;
        let enrolments = budi.call::<ListEnrolments>(&Nothing {}, &()).await?;
        let slug = enrolments.items.into_iter().next().context("an enrolment of the learner")?.slug;
        let texts = sittings::lessons(&budi, LessonKind::Text).await?;
        let (enrolment, lesson) = texts.first().copied().context("a text to read")?;
        self.read::<GetHome>("home", &budi, &Nothing {}).await?;
        self.read::<ListCourses>("catalogue", &budi, &every_course()).await?;
        self.read::<ListCourses>("search", &budi, &FindCourses { q: Some(words), ..every_course() }).await?;
        self.read::<GetCourse>("course", &budi, &OfSlug { slug }).await?;
        self.read::<GetLesson>("lesson", &budi, &OfLesson { enrolment, lesson }).await?;
        self.read::<GetTeam>("team", &sekda, &own_unit()).await
    }

    async fn read<E: Endpoint>(&self, name: &'static str, person: &Person, params: &E::Params) -> Result<()> {
        let request =
            wire::request(&self.server.host, E::META.method.name(), &url::<E>(params)?, &person.token, None);
        let least = Force { warm_up: 50, ..self.force() };
        self.row(name, least, Rc::new(move |_| request.clone())).await
    }

    /// One question answered again and again: revisions rise, each is on disk before it is acknowledged.
    async fn answering(&self) -> Result<()> {
        let budi = Person::sign_in(self.server, "budi@demo.sinau.id").await?;
        let attempt = sittings::one(&budi).await?;
        let (host, token) = (self.server.host.clone(), budi.token.clone());
        let item = attempt.items.first().cloned().context("a paper without questions")?;
        let asks =
            move |number| sittings::answer(&host, &token, &attempt, &item, number + 1).unwrap_or_default();
        self.row("answer", Force { warm_up: 30, ..self.force() }, Rc::new(asks)).await
    }

    /// Many learners begin, answer and hand in: each request is another attempt or another question.
    async fn sitting(&self) -> Result<()> {
        let learners = people::learners(self.server, self.plan.learners).await?;
        let host = &self.server.host;
        let sittings = Sitting::all(&learners).await?;
        let starts: Vec<_> = sittings.iter().map(|sitting| sitting.start(host)).collect::<Result<_>>()?;
        self.each("start", starts).await?;
        let (mut answers, mut submissions) = (Vec::new(), Vec::new());
        for sitting in &sittings {
            let attempt = sitting.open().await?;
            answers.extend(sitting.answers(host, &attempt)?);
            submissions.push(sitting.submit(host, &attempt)?);
        }
        self.each("first answer", answers).await?;
        self.each("submit", submissions).await?;
        let form = serde_json::to_string(&people::form("budi@demo.sinau.id")?)?;
        let request =
            wire::request(host, SignIn::META.method.name(), &url::<SignIn>(&Nothing {})?, "", Some(&form));
        self.each("sign in", vec![request; SIGN_INS]).await
    }

    /// Sends each request of a list once.
    async fn each(&self, name: &'static str, requests: Vec<Vec<u8>>) -> Result<()> {
        let most = u32::try_from(requests.len())?;
        let last = requests.last().cloned().context("nothing to send")?;
        let asks = move |number| {
            let place = usize::try_from(number).unwrap_or(usize::MAX);
            requests.get(place).unwrap_or(&last).clone()
        };
        self.row(name, Force { requests: most, most, ..self.force() }, Rc::new(asks)).await
    }

    /// Load on the server, then on a bare handler that gives the last answer.
    async fn row(&self, name: &'static str, force: Force, asks: Asks) -> Result<()> {
        let seen =
            load(&self.server.host, &self.server.process, force, Rc::clone(&asks)).await.context(name)?;
        let bare = self.bare(&seen, asks).await.with_context(|| format!("{name}, bare"))?;
        println!("  {name}: {:.2} ms of processor time, bare {:.3} ms", seen.cpu_ms, bare.cpu_ms);
        self.rows.borrow_mut().push(Row { name, seen, bare });
        Ok(())
    }

    async fn bare(&self, seen: &Seen, asks: Asks) -> Result<Seen> {
        let (process, host) = bare::start(self.city, &seen.answer).await?;
        let force = Force { warm_up: 200, most: u32::MAX, time: Duration::from_secs(1), ..self.force() };
        load(&host, &process, force, asks).await
    }

    fn force(&self) -> Force {
        Force {
            connections: self.plan.connections,
            warm_up: 0,
            requests: self.plan.requests,
            time: Duration::try_from_secs_f64(self.plan.seconds).unwrap_or_default(),
            most: u32::MAX,
        }
    }
}
