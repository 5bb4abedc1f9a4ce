//! A device: somebody who is signed in, with connections that are kept as a browser keeps them.
//!
//! **Invariant:** answers are read as they travel and never packed; what a request met is told and never hidden, save a
//! kept connection that the server had closed meanwhile, which a browser does not show either.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use shared::api::Nothing;
use shared::api::account::{AccessGrant, RefreshAccess, SignIn};
use shared::endpoint::{Endpoint, url};

use crate::people;
use crate::retry::Trouble;
use crate::wire::{Answer, Connection, Head};

/// A connection that rested longer is closed by the server about now.
const REST: Duration = Duration::from_secs(4);
/// Whoever gets no answer for so long gives up.
const PATIENCE: Duration = Duration::from_secs(30);
/// Tries to sign in while others do.
const TRIES: usize = 20;

/// A device with somebody's session.
#[derive(Debug)]
pub(crate) struct Device {
    host: String,
    session: RefCell<Session>,
    resting: RefCell<Vec<(Instant, Connection)>>,
}

#[derive(Debug, Clone, Default)]
struct Session {
    token: String,
    cookie: String,
}

impl Device {
    /// Signs in by NIP or e-mail.
    pub(crate) async fn sign_in(host: &str, name: &str) -> Result<Self> {
        let device = Self { host: host.to_owned(), session: RefCell::default(), resting: RefCell::default() };
        let form = people::form(name)?;
        for _ in 0..TRIES {
            match device.open::<SignIn>(&form).await {
                Ok(()) => return Ok(device),
                Err(Trouble::Busy(_)) => tokio::time::sleep(Duration::from_millis(500)).await,
                Err(trouble) => bail!("signing in: {trouble:?}"),
            }
        }
        bail!("signing in: too many at the same time")
    }

    /// Exchanges the cookie for a new access token.
    pub(crate) async fn renew(&self) -> Result<(), Trouble> {
        self.open::<RefreshAccess>(&()).await
    }

    async fn open<E>(&self, body: &E::Body) -> Result<(), Trouble>
    where
        E: Endpoint<Params = Nothing, Output = AccessGrant>,
    {
        let answer = self.send::<E>(&Nothing {}, body).await?;
        let grant: AccessGrant = read(&answer)?;
        let cookie = answer.header("set-cookie").and_then(|value| Some(value.split(';').next()?.to_owned()));
        let cookie = cookie.ok_or_else(|| Trouble::Wrong("a session without its cookie".to_owned()))?;
        *self.session.borrow_mut() = Session { token: grant.token, cookie };
        Ok(())
    }

    /// Calls an endpoint once.
    pub(crate) async fn call<E: Endpoint>(
        &self,
        params: &E::Params,
        body: &E::Body,
    ) -> Result<E::Output, Trouble> {
        read(&self.send::<E>(params, body).await?)
    }

    /// Calls an endpoint that nothing stands in the way of.
    pub(crate) async fn call_well<E: Endpoint>(
        &self,
        params: &E::Params,
        body: &E::Body,
    ) -> Result<E::Output> {
        let outcome = self.call::<E>(params, body).await;
        outcome.map_err(|trouble| anyhow::anyhow!("{}: {trouble:?}", E::META.name))
    }

    async fn send<E: Endpoint>(&self, params: &E::Params, body: &E::Body) -> Result<Answer, Trouble> {
        let request =
            self.request::<E>(params, body).map_err(|error| Trouble::Wrong(format!("{error:#}")))?;
        let answer = tokio::time::timeout(PATIENCE, self.ask(&request)).await;
        let Ok(Ok(answer)) = answer else { return Err(Trouble::Away) };
        if (200..300).contains(&answer.status()) {
            return Ok(answer);
        }
        let words = String::from_utf8_lossy(answer.body()).into_owned();
        Err(Trouble::of(answer.status(), answer.header("retry-after").as_deref(), &words))
    }

    fn request<E: Endpoint>(&self, params: &E::Params, body: &E::Body) -> Result<Vec<u8>> {
        let body = serde_json::to_string(body)?;
        let session = self.session.borrow();
        let head = Head {
            host: &self.host,
            method: E::META.method.name(),
            path: &url::<E>(params)?,
            token: &session.token,
            cookie: &session.cookie,
            encodings: "identity",
        };
        Ok(head.request(Some(body.as_str()).filter(|body| *body != "null")))
    }

    async fn ask(&self, request: &[u8]) -> Result<Answer> {
        if let Some(mut kept) = self.rested()
            && let Ok(answer) = kept.ask(request).await
        {
            self.rest(kept, &answer);
            return Ok(answer);
        }
        let mut fresh = Connection::open(&self.host).await?;
        let answer = fresh.ask(request).await?;
        self.rest(fresh, &answer);
        Ok(answer)
    }

    /// The connection that was used last, unless it has rested too long.
    fn rested(&self) -> Option<Connection> {
        self.forget_rested();
        self.resting.borrow_mut().pop().map(|(_, connection)| connection)
    }

    /// Closes what has rested too long, as a browser does by itself: else thousands of devices use up what the system has.
    pub(crate) fn forget_rested(&self) {
        self.resting.borrow_mut().retain(|(since, _)| since.elapsed() < REST);
    }

    fn rest(&self, connection: Connection, answer: &Answer) {
        if answer.header("connection").is_none_or(|value| value != "close") {
            self.resting.borrow_mut().push((Instant::now(), connection));
        }
    }
}

fn read<T: serde::de::DeserializeOwned>(answer: &Answer) -> Result<T, Trouble> {
    let body = if answer.body().is_empty() { b"null" } else { answer.body() };
    let read = serde_json::from_slice(body).context("an answer that is not as the contract says");
    read.map_err(|error| Trouble::Wrong(format!("{error:#}")))
}
