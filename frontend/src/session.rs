//! Who is signed in on this device, and the short token that proves it.
//!
//! **Invariant:** the token lives in memory only; what outlives the page is the HttpOnly cookie, which no script reads.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{DateTime, Duration, Utc};
use client::{CallError, Client, FetchTransport};
use futures::FutureExt;
use futures::future::{LocalBoxFuture, Shared};
use leptos::prelude::*;
use shared::access::{Access, Role, Rule};
use shared::api::Nothing;
use shared::api::account::{AccessGrant, Me, RefreshAccess};
use shared::problem::NOT_SIGNED_IN;

use crate::platform::{clock, copies, page};
use crate::text;

/// A token is renewed so long before it ends.
const EARLY_S: i64 = 20;

/// The address under which a copy of [`Me`] is kept.
const OWN: &str = "/me";

type Renewal = Shared<LocalBoxFuture<'static, Result<String, CallError>>>;

/// The session of this page.
#[derive(Clone)]
pub struct Session {
    client: Client<FetchTransport>,
    state: Rc<RefCell<State>>,
    me: RwSignal<Option<Me>>,
}

#[derive(Default)]
struct State {
    token: Option<(String, DateTime<Utc>)>,
    renewal: Option<Renewal>,
}

impl Session {
    /// A session that has not asked yet.
    pub fn new() -> Self {
        let language = text::lang().tag().to_owned();
        Self {
            client: Client::new(FetchTransport { language }),
            state: Rc::default(),
            me: RwSignal::new(None),
        }
    }

    /// Who is signed in; `None` until that is known.
    pub fn me(&self) -> Signal<Option<Me>> {
        self.me.into()
    }

    /// The client.
    pub(crate) fn client(&self) -> &Client<FetchTransport> {
        &self.client
    }

    /// A token that is still good for a moment: the one at hand, or a new one. Callers at the same time share one
    /// request, since the cookie turns with each.
    pub(crate) async fn token(&self) -> Result<String, CallError> {
        let good_until = clock::now() + Duration::seconds(EARLY_S);
        let kept = self.state.borrow().token.clone().filter(|(_, ends_at)| *ends_at > good_until);
        match kept {
            Some((token, _)) => Ok(token),
            None => self.renew().await,
        }
    }

    /// Forgets the token, for one that the server no longer accepts.
    pub(crate) fn drop_token(&self) {
        self.state.borrow_mut().token = None;
    }

    async fn renew(&self) -> Result<String, CallError> {
        let under_way = self.state.borrow().renewal.clone();
        if let Some(renewal) = under_way {
            return renewal.await;
        }
        let session = self.clone();
        let renewal: Renewal = async move { session.fetch_token().await }.boxed_local().shared();
        self.state.borrow_mut().renewal = Some(renewal.clone());
        let outcome = renewal.await;
        self.state.borrow_mut().renewal = None;
        outcome
    }

    async fn fetch_token(&self) -> Result<String, CallError> {
        let grant = self.client.call::<RefreshAccess>(None, &Nothing {}, &()).await;
        match grant {
            Ok(AccessGrant { token, expires_in_s, me }) => {
                let ends_at = clock::now() + Duration::seconds(i64::from(expires_in_s));
                self.state.borrow_mut().token = Some((token.clone(), ends_at));
                if self.me.try_get_untracked().flatten().as_ref() != Some(&me) {
                    copies::keep(OWN, &serde_json::to_string(&me).unwrap_or_default());
                    self.me.try_set(Some(me));
                }
                Ok(token)
            }
            Err(error) => {
                if error.is(&NOT_SIGNED_IN) {
                    page::go_to_sign_in();
                } else if self.me.try_get_untracked() == Some(None) {
                    // Without a network the frame still knows whose device this is.
                    let kept = copies::find(OWN).await;
                    self.me.try_set(kept.and_then(|(text, _)| serde_json::from_str(&text).ok()));
                }
                Err(error)
            }
        }
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

/// Gives the session to every component below.
pub fn provide_session() {
    // The handle is not `Send`; the app has one thread.
    provide_context(StoredValue::new_local(Session::new()));
}

/// The session.
pub fn use_session() -> Session {
    let stored = use_context::<StoredValue<Session, LocalStorage>>();
    stored.and_then(|stored| stored.try_get_value()).unwrap_or_default()
}

/// Whether the person signed in may use what an access rule guards; screens and server read the same rule.
pub fn use_may<A: Access>() -> Signal<bool> {
    let me = use_session().me();
    Signal::derive(move || {
        let roles: Option<Vec<Role>> = me.get().map(|me| me.roles);
        match A::RULE {
            Rule::Public => true,
            rule => rule.allows(roles.as_deref()),
        }
    })
}
