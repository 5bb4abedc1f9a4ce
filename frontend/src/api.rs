//! The only bridge between client and components: reading, calling, and what to say when it fails.
//!
//! **Invariant:** a component never sees a token or an address, and never shows a sentence that is not the server's
//! or the text table's. Everything generic is thin: asking and telling are there once, whatever an answer is read as.

mod faults;
mod growing;
mod read;

use client::{Call, CallError, decode, prepare};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::endpoint::{Endpoint, Method, Stream, Upload, stream_url};
use shared::problem::NOT_SIGNED_IN;

pub use self::faults::Faults;
pub use self::growing::{Page, grow};
pub use self::read::{Read, use_quick_read, use_read};
use crate::session::{Session, use_session};
use crate::text::ui as text;
use crate::ui::ErrorState;

/// Calls an endpoint; a token that has just ended is renewed once.
///
/// # Errors
/// The three cases of [`CallError`].
pub async fn call<E: Endpoint>(
    session: &Session,
    params: &E::Params,
    body: &E::Body,
) -> Result<E::Output, CallError> {
    decode(&ask(session, prepare(&E::META, params, body)?).await?)
}

/// Sends a request and returns the answer as it came; a token that has just ended is renewed once.
async fn ask(session: &Session, call: Call) -> Result<String, CallError> {
    let token = session.token().await?;
    let answer = session.client().send(Call { token: Some(token), ..call.clone() }).await;
    match answer {
        Err(error) if error.is(&NOT_SIGNED_IN) => {
            session.drop_token();
            let token = session.token().await?;
            session.client().send(Call { token: Some(token), ..call }).await
        }
        other => other,
    }
}

/// Sends bytes to an upload; a token that has just ended is renewed once.
///
/// # Errors
/// The three cases of [`CallError`].
pub async fn upload<U: Upload>(
    session: &Session,
    params: &U::Params,
    bytes: Vec<u8>,
) -> Result<U::Output, CallError> {
    let token = session.token().await?;
    match session.client().upload::<U>(Some(token), params, bytes.clone()).await {
        Err(error) if error.is(&NOT_SIGNED_IN) => {
            session.drop_token();
            let token = session.token().await?;
            session.client().upload::<U>(Some(token), params, bytes).await
        }
        other => other,
    }
}

/// What to say about a failure.
pub fn explain(error: &CallError) -> String {
    match error {
        CallError::Unreachable => text::offline_why().to_owned(),
        CallError::Unreadable => text::unreadable().to_owned(),
        CallError::Refused(problem) => {
            let detail = problem.detail.as_deref().map(|detail| format!(" {detail}")).unwrap_or_default();
            format!("{}{detail}", problem.title)
        }
    }
}

/// What failed, with another try.
pub fn failed(error: &CallError, retry: impl Fn() + Send + Sync + 'static) -> AnyView {
    let request = error.problem().map(|problem| problem.instance.clone());
    let message = explain(error);
    let on_retry = Callback::new(move |()| retry());
    match request {
        Some(request) => view! { <ErrorState message request on_retry /> }.into_any(),
        None => view! { <ErrorState message on_retry /> }.into_any(),
    }
}

/// A call on its way, and how the last one went.
pub struct Calling<E: Endpoint> {
    session: StoredValue<Session, LocalStorage>,
    is_pending: RwSignal<bool>,
    error: RwSignal<Option<CallError>>,
    endpoint: std::marker::PhantomData<fn() -> E>,
}

impl<E: Endpoint> Clone for Calling<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E: Endpoint> Copy for Calling<E> {}

impl<E: Endpoint> Calling<E> {
    /// Whether an answer is awaited.
    pub fn pending(self) -> Signal<bool> {
        self.is_pending.into()
    }

    /// Why the last call failed, in words.
    pub fn error(self) -> Signal<Option<String>> {
        Signal::derive(move || self.error.get().as_ref().map(explain))
    }

    /// Why the last call failed.
    pub fn failure(self) -> Signal<Option<CallError>> {
        self.error.into()
    }

    /// Calls, unless a call is on its way; `then` gets a good answer.
    pub fn call(self, params: E::Params, body: E::Body, then: impl FnOnce(E::Output) + 'static) {
        if self.is_pending.get_untracked() {
            return;
        }
        let Some(session) = self.session.try_get_value() else { return };
        let request = prepare(&E::META, &params, &body);
        let then = Box::new(|text: &str| decode(text).map(then));
        self.is_pending.set(true);
        self.error.set(None);
        spawn_local(carry_out(session, request, self.is_pending, self.error, then));
    }
}

/// What is done with the text of a good answer.
type Then = Box<dyn FnOnce(&str) -> Result<(), CallError>>;

async fn carry_out(
    session: Session,
    request: Result<Call, CallError>,
    is_pending: RwSignal<bool>,
    error: RwSignal<Option<CallError>>,
    then: Then,
) {
    let answer = match request {
        Ok(request) => {
            let is_change = request.method != Method::Get;
            let answer = ask(&session, request).await;
            if is_change && answer.is_ok() {
                session.note_change();
            }
            answer
        }
        Err(unwritten) => Err(unwritten),
    };
    is_pending.try_set(false);
    if let Err(refused) = answer.and_then(|text| then(&text)) {
        error.try_set(Some(refused));
    }
}

/// A call to an endpoint.
pub fn use_call<E: Endpoint>() -> Calling<E> {
    Calling {
        session: StoredValue::new_local(use_session()),
        is_pending: RwSignal::new(false),
        error: RwSignal::new(None),
        endpoint: std::marker::PhantomData,
    }
}

/// The address of a stream, for links and sources; the browser sends the session cookie with it.
pub fn stream_address<S: Stream>(params: &S::Params) -> String {
    stream_url::<S>(params).unwrap_or_default()
}
