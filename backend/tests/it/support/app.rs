//! A running server with everything a test may turn: clock, ids, database.

use std::sync::Arc;

use backend::config::Config;
use backend::ctx::{Ctx, Parts};
use backend::db::Db;
use backend::db::entity::{account as account_row, account_role, course_version};
use backend::features::{account, course, credit, media, quiz};
use backend::ports::{Files, Ids};

use super::bucket::bucket;
use client::{CallError, Client, NativeTransport};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use secrecy::SecretString;
use shared::access::Role;
use shared::api::Nothing;
use shared::api::account::{AccessGrant, SignIn, SignInForm};
use shared::endpoint::{Endpoint, Stream, Upload, stream_url};
use shared::problem::Kind;
use shared::value::{Password, SignInName};

use super::city::{City, PASSWORD};
use super::database::{Engine, fresh_database};
use super::doubles::{TestClock, TestIds};

/// A running server.
pub struct TestApp {
    /// The server's own context.
    pub ctx: Ctx,
    /// The clock.
    pub clock: Arc<TestClock>,
    /// The people.
    pub city: City,
    /// Which database it runs on.
    pub engine: Engine,
    base: String,
    url: String,
    handle: actix_web::dev::ServerHandle,
    directory: tempfile::TempDir,
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // Stops without waiting: the test is over.
        drop(self.handle.stop(false));
    }
}

impl TestApp {
    /// A server on a fresh database with the small city in it.
    pub async fn spawn(engine: Engine) -> Self {
        Self::spawn_with(engine, |_| {}).await
    }

    /// A server whose configuration differs from the usual one.
    pub async fn spawn_with(engine: Engine, change: impl FnOnce(&mut Config)) -> Self {
        backend::ports::choose_tls();
        let directory = tempfile::tempdir().unwrap();
        let url = fresh_database(engine, directory.path()).await;
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let mut config = Config::load(None).unwrap();
        config.server.origin.clone_from(&base);
        config.storage.directory = directory.path().to_path_buf();
        config.database.connections = 4;
        change(&mut config);
        let clock = Arc::new(TestClock::default());
        let ctx = context(config, &url, clock.clone(), Arc::new(TestIds::default())).await;
        let city = City::build(&ctx).await;
        let handle = serve(&ctx, listener);
        Self { ctx, clock, city, engine, base, url, handle, directory }
    }

    /// Ends the server and starts another one in its place, on the same database and directory.
    pub async fn restart(&mut self) {
        self.handle.stop(true).await;
        let (config, ids) = (self.ctx.config.clone(), Arc::clone(&self.ctx.ids));
        self.ctx = context(config, &self.url, self.clock.clone(), ids).await;
        let listener = std::net::TcpListener::bind(self.base.strip_prefix("http://").unwrap()).unwrap();
        self.handle = serve(&self.ctx, listener);
    }

    /// The server's base address.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Where the server keeps its files; on SQLite the database is `test.db` in it.
    pub fn directory(&self) -> &std::path::Path {
        self.directory.path()
    }

    /// A browser in which nobody is signed in.
    pub fn anonymous(&self) -> Browser {
        let http = reqwest::Client::builder().cookie_store(true).build().unwrap();
        Browser { client: Client::new(NativeTransport::new(self.base.clone(), http)), token: None }
    }

    /// A browser in which the holder of an e-mail is signed in.
    pub async fn signed_in(&self, email: &str) -> Browser {
        self.signed_in_with(email, PASSWORD).await
    }

    /// Somebody signed in with a password of their own.
    pub async fn signed_in_with(&self, email: &str, password: &str) -> Browser {
        let mut browser = self.anonymous();
        browser.token = Some(browser.sign_in(email, password).await.unwrap().token);
        browser
    }

    /// Lets somebody of the city author courses.
    pub async fn make_instructor(&self, part: &str) {
        let db = self.ctx.db.writer();
        let person = account_row::Column::PersonId.eq(City::person(part));
        let found = account_row::Entity::find().filter(person).one(db).await.unwrap().unwrap();
        let role = account_role::ActiveModel {
            account_id: Set(found.id),
            role: Set(Role::Instructor.code().to_owned()),
            granted_at: Set(self.ctx.clock.now()),
        };
        account_role::Entity::insert(role).exec_without_returning(db).await.unwrap();
    }

    /// How many versions of courses there are.
    pub async fn versions(&self) -> u64 {
        course_version::Entity::find().count(self.ctx.db.reader()).await.unwrap()
    }

    /// How many statements the database runs for something.
    pub async fn statements<T>(&self, work: impl Future<Output = T>) -> (u64, T) {
        let before = self.ctx.db.statements();
        let outcome = work.await;
        (self.ctx.db.statements() - before, outcome)
    }
}

async fn context(config: Config, url: &str, clock: Arc<TestClock>, ids: Arc<dyn Ids>) -> Ctx {
    let key = SecretString::from("a signing key for tests of 32 bytes".to_owned());
    let bucket = config.files.s3.as_ref().map(|s3| bucket(s3, config.files.cache_bytes));
    let db = Db::connect(url, config.database.connections).await.unwrap();
    Ctx::new(Parts {
        quiz: quiz::State::new(db.backend(), config.database.waiting_saves),
        db,
        clock,
        ids,
        files: Files::within(bucket.as_ref(), config.storage.directory.join("files"), "files"),
        account: account::State::new(&key, 2).unwrap(),
        course: course::State::new(),
        credit: credit::State::new(),
        media: media::State::new(&config.storage.directory, bucket.as_ref()),
        config,
    })
}

fn serve(ctx: &Ctx, listener: std::net::TcpListener) -> actix_web::dev::ServerHandle {
    let server = backend::http::serve(ctx, listener, 1).unwrap();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    handle
}

/// Somebody's browser: the typed client with its cookies and token.
#[derive(Clone)]
pub struct Browser {
    client: Client<NativeTransport>,
    /// The access token.
    pub token: Option<String>,
}

impl Browser {
    /// Signs in; the cookie stays in the browser.
    pub async fn sign_in(&self, name: &str, password: &str) -> Result<AccessGrant, CallError> {
        let form = SignInForm {
            name: SignInName::parse(name).unwrap(),
            password: Password::parse(password).unwrap(),
        };
        self.client.call::<SignIn>(None, &Nothing {}, &form).await
    }

    /// Calls an endpoint as whoever is signed in.
    pub async fn call<E: Endpoint>(
        &self,
        params: &E::Params,
        body: &E::Body,
    ) -> Result<E::Output, CallError> {
        self.client.call::<E>(self.token.clone(), params, body).await
    }

    /// Sends bytes as whoever is signed in.
    pub async fn upload<U: Upload>(&self, params: &U::Params, bytes: &[u8]) -> Result<U::Output, CallError> {
        self.client.upload::<U>(self.token.clone(), params, bytes.to_vec()).await
    }

    /// Fetches a stream as a browser does: by its cookie.
    pub async fn fetch<S: Stream>(&self, params: &S::Params) -> reqwest::Response {
        self.get(&stream_url::<S>(params).unwrap()).await
    }

    /// Fetches a path.
    pub async fn get(&self, path: &str) -> reqwest::Response {
        self.request(reqwest::Method::GET, path).send().await.unwrap()
    }

    /// Begins a request as this browser would make it.
    pub fn request(&self, method: reqwest::Method, path: &str) -> reqwest::RequestBuilder {
        let transport = self.client.transport();
        let request = transport
            .http()
            .request(method, format!("{}{path}", transport.base()))
            .header("origin", transport.base())
            .header("sec-fetch-site", "same-origin");
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }
}

/// Asserts that a call was refused with a kind of problem.
#[track_caller]
pub fn refused<T: std::fmt::Debug>(
    outcome: Result<T, CallError>,
    kind: &Kind,
) -> shared::problem::ProblemBody {
    match outcome {
        Err(CallError::Refused(problem)) => {
            assert_eq!(problem.kind, kind.urn, "{problem:?}");
            assert_eq!(problem.status, kind.status);
            assert!(!problem.instance.is_empty(), "a problem carries the request's id");
            *problem
        }
        other => panic!("expected {}, got {other:?}", kind.urn),
    }
}
