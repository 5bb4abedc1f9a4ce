//! Who asks: people of the demonstration city, signed in by the typed client.

use anyhow::{Context, Result, anyhow};
use client::{Client, NativeTransport};
use shared::api::Nothing;
use shared::api::account::{SignIn, SignInForm};
use shared::api::organisation::{FindPeople, GetPersonRecord, ListPeople, OfPerson};
use shared::endpoint::Endpoint;
use shared::value::{Password, SignInName};

use crate::city::Server;

/// Everybody's password in the demonstration.
const PASSWORD: &str = "belajar tiap hari";

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    client: Client<NativeTransport>,
    /// The access token.
    pub(crate) token: String,
}

impl Person {
    /// Signs in by e-mail or NIP.
    pub(crate) async fn sign_in(server: &Server, name: &str) -> Result<Self> {
        let client = server.client()?;
        let grant = client.call::<SignIn>(None, &Nothing {}, &form(name)?).await.context("signing in")?;
        Ok(Self { client, token: grant.token })
    }

    /// Calls an endpoint.
    pub(crate) async fn call<E: Endpoint>(&self, params: &E::Params, body: &E::Body) -> Result<E::Output> {
        let token = Some(self.token.clone());
        self.client.call::<E>(token, params, body).await.with_context(|| E::META.name)
    }
}

/// What the sign-in form sends.
pub(crate) fn form(name: &str) -> Result<SignInForm> {
    let words = |phrase: shared::problem::Phrase| anyhow!("{phrase:?}");
    Ok(SignInForm {
        name: SignInName::parse(name).map_err(words)?,
        password: Password::parse(PASSWORD).map_err(words)?,
    })
}

/// Signs in some learners who have no part.
pub(crate) async fn learners(server: &Server, count: usize) -> Result<Vec<Person>> {
    let mut learners = Vec::new();
    for nip in nips(server, count).await? {
        learners.push(Person::sign_in(server, &nip).await?);
    }
    Ok(learners)
}

/// The numbers by which some people sign in, as the administrator reads them.
pub(crate) async fn nips(server: &Server, count: usize) -> Result<Vec<String>> {
    let admin = Person::sign_in(server, "admin@demo.sinau.id").await?;
    let (mut nips, mut after) = (Vec::new(), None);
    while nips.len() < count {
        let page = admin.call::<ListPeople>(&FindPeople { q: None, unit: None, after }, &()).await?;
        for row in page.items.into_iter().take(count - nips.len()) {
            let record = admin.call::<GetPersonRecord>(&OfPerson { person: row.id }, &()).await?;
            nips.extend(record.employments.into_iter().find_map(|employment| employment.nip));
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    Ok(nips)
}
