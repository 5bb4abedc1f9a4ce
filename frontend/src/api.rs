//! The only bridge between client and components: reading, calling, and what to say when it fails.
//!
//! **Invariant:** a component never sees a token or an address, and never shows a sentence that is not the server's
//! or the text table's. A copy of an answer is found only by the account that it was given to.

mod growing;

use chrono::{DateTime, Utc};
use client::{CallError, decode};
use futures::future::join;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::endpoint::{Endpoint, Method, Stream, Upload, address, stream_url};
use shared::problem::NOT_SIGNED_IN;

pub use self::growing::{Page, grow};
use crate::platform::brought::{self, Brought};
use crate::platform::{copies, stage};
use crate::session::{Session, use_session};
use crate::text::ui as text;
use crate::ui::{ErrorState, Loading, Shape, StaleNote};

/// Calls an endpoint; a token that has just ended is renewed once.
///
/// # Errors
/// The three cases of [`CallError`].
pub async fn call<E: Endpoint>(
    session: &Session,
    params: &E::Params,
    body: &E::Body,
) -> Result<E::Output, CallError> {
    decode::<E>(&call_for_text::<E>(session, params, body).await?)
}

async fn call_for_text<E: Endpoint>(
    session: &Session,
    params: &E::Params,
    body: &E::Body,
) -> Result<String, CallError> {
    let token = session.token().await?;
    let answer = session.client().text::<E>(Some(token), params, body).await;
    match answer {
        Err(error) if error.is(&NOT_SIGNED_IN) => {
            session.drop_token();
            let token = session.token().await?;
            session.client().text::<E>(Some(token), params, body).await
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

/// Something read from the server, which is read again when its parameters change.
pub struct Read<T: 'static> {
    value: RwSignal<Option<Result<T, CallError>>>,
    again: RwSignal<u32>,
    /// When the copy shown was fetched, while the server cannot be reached.
    stale_since: RwSignal<Option<DateTime<Utc>>>,
    /// No answer is awaited: what is shown is all there is for now.
    is_settled: RwSignal<bool>,
}

impl<T> Clone for Read<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Read<T> {}

impl<T: Clone + Send + Sync + 'static> Read<T> {
    /// The value, once it is there.
    pub fn get(self) -> Option<T> {
        self.value.get().and_then(Result::ok)
    }

    /// The outcome: nothing yet, a value, or a failure.
    pub fn outcome(self) -> Option<Result<T, CallError>> {
        self.value.get()
    }

    /// Reads again; what is shown stays until the answer is there.
    pub fn reload(self) {
        self.again.update(|count| *count += 1);
    }

    /// Takes a value that a call has just answered with.
    pub fn put(self, value: T) {
        self.value.set(Some(Ok(value)));
    }

    /// Changes the value in place.
    pub fn change(self, how: impl FnOnce(&mut T)) {
        self.value.update(|value| {
            if let Some(Ok(value)) = value {
                how(value);
            }
        });
    }

    /// Whether no answer is awaited, tracked: what is shown is all there is for now.
    pub fn is_settled(self) -> bool {
        self.is_settled.get()
    }

    /// Whether a copy is all there is, tracked.
    pub fn is_copy(self) -> Signal<bool> {
        Signal::derive(move || self.stale_since.with(Option::is_some))
    }

    /// The age of what is shown, where a copy is all there is.
    pub fn age(self) -> AnyView {
        (move || self.stale_since.get().map(|at| view! { <StaleNote at=Signal::stored(at) /> })).into_any()
    }

    /// Shows a skeleton, the value (with its age where a copy is all there is), or what failed with another try.
    pub fn show(self, shape: Shape, view: impl Fn(T) -> AnyView + Send + Sync + 'static) -> AnyView {
        view! {
            {self.age()}
            {self.part(shape, view)}
        }
        .into_any()
    }

    /// Like [`show`](Self::show), for a part of a page whose age is told elsewhere.
    pub fn part(self, shape: Shape, view: impl Fn(T) -> AnyView + Send + Sync + 'static) -> AnyView {
        let shown = move || match self.outcome() {
            None => view! { <Loading shape /> }.into_any(),
            Some(Ok(value)) => view(value),
            Some(Err(error)) => failed(&error, move || self.reload()),
        };
        shown.into_any()
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

/// Reads an endpoint without a body; `params` is tracked, and `None` waits. Where the server cannot be reached, the
/// copy of an earlier answer is shown with its age.
pub fn use_read<E>(params: impl Fn() -> Option<E::Params> + 'static) -> Read<E::Output>
where
    E: Endpoint<Body = ()>,
    E::Output: Clone + Send + Sync + 'static,
    E::Params: PartialEq + Clone,
{
    read::<E>(params, Kept::WhenOffline)
}

/// Like [`use_read`], but the copy is shown at once and exchanged when the answer is there and says something else: for
/// pages that hold nothing that the reader is in the middle of. What is drawn from the value must be drawn in place
/// (no list keyed by an id alone), so that focus and scrolling stay where they are.
pub fn use_quick_read<E>(params: impl Fn() -> Option<E::Params> + 'static) -> Read<E::Output>
where
    E: Endpoint<Body = ()>,
    E::Output: Clone + Send + Sync + 'static,
    E::Params: PartialEq + Clone,
{
    read::<E>(params, Kept::First)
}

/// When the copy of an earlier answer is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    First,
    WhenOffline,
}

fn read<E>(params: impl Fn() -> Option<E::Params> + 'static, copy: Kept) -> Read<E::Output>
where
    E: Endpoint<Body = ()>,
    E::Output: Clone + Send + Sync + 'static,
    E::Params: PartialEq + Clone,
{
    let session = use_session();
    let read = Read {
        value: RwSignal::new(None),
        again: RwSignal::new(0),
        stale_since: RwSignal::new(None),
        is_settled: RwSignal::new(false),
    };
    let turn = StoredValue::new(0_u32);
    // What failed for want of a network is asked for anew when there is one.
    let online = window_event_listener(leptos::ev::online, move |_| {
        if read.value.try_with_untracked(|value| matches!(value, Some(Err(CallError::Unreachable))))
            == Some(true)
        {
            read.reload();
        }
    });
    on_cleanup(move || online.remove());
    Effect::new(move |before: Option<Option<E::Params>>| {
        read.again.track();
        let params = params();
        if before.is_some_and(|before| before != params) {
            // Another object: what is shown is not about it.
            read.value.set(None);
            read.stale_since.set(None);
        }
        if let Some(params) = params.clone() {
            read.is_settled.set(false);
            turn.update_value(|turn| *turn += 1);
            let own = turn.get_value();
            // A slower answer to an earlier question is dropped, and so is one for a page that has been left.
            let is_current = move || turn.try_get_value() == Some(own);
            let session = session.clone();
            let brought = brought_for::<E>(&session, &params);
            let ask = {
                let session = session.clone();
                async move { answer::<E>(&session, read, params, copy, is_current).await }
            };
            match brought {
                None => spawn_local(ask),
                Some(brought) => stage::in_turn(move || {
                    if is_current() && !show_brought::<E>(&session, read, brought) {
                        spawn_local(ask);
                    }
                }),
            }
        }
        params
    });
    read
}

/// The answer that the page brought along, if it did so for whoever is reading.
fn brought_for<E: Endpoint>(session: &Session, params: &E::Params) -> Option<Brought> {
    let brought = brought::take_answer(&address(&E::META, params).ok()?)?;
    session.account().is_none_or(|account| account == brought.account).then_some(brought)
}

/// Shows an answer that the page brought along, and keeps a copy of it; says whether it could be read.
fn show_brought<E>(session: &Session, read: Read<E::Output>, brought: Brought) -> bool
where
    E: Endpoint<Body = ()>,
    E::Output: Clone + Send + Sync + 'static,
{
    let Ok(value) = decode::<E>(&brought.text) else { return false };
    read.value.set(Some(Ok(value)));
    read.is_settled.set(true);
    let session = session.clone();
    spawn_local(async move {
        // Whose device this is comes with the first token.
        if session.token().await.is_ok()
            && let Some(account) = session.copies_of()
        {
            copies::keep(account, &brought.address, &brought.text);
        }
    });
    true
}

/// Fetches the answer to one question, with the copy before or instead of it.
async fn answer<E>(
    session: &Session,
    read: Read<E::Output>,
    params: E::Params,
    copy: Kept,
    is_current: impl Fn() -> bool,
) where
    E: Endpoint<Body = ()>,
    E::Output: Clone + Send + Sync + 'static,
{
    let address = address(&E::META, &params).unwrap_or_default();
    let is_waiting = || read.value.try_with_untracked(Option::is_none) == Some(true);
    // The copy is looked for while the question is on its way, and never after the answer.
    let show_copy = async {
        if copy == Kept::WhenOffline || !is_waiting() {
            return None;
        }
        let (text, at) = copies::find(session.copies_of()?, &address).await?;
        let value = decode::<E>(&text).ok()?;
        let is_wanted = is_current() && is_waiting() && !session.is_outdated(at);
        is_wanted.then(|| read.value.try_set(Some(Ok(value)))).map(|_| text)
    };
    let (shown, answer) = join(show_copy, call_for_text::<E>(session, &params, &())).await;
    if !is_current() {
        return;
    }
    match answer {
        Ok(text) => {
            if let Some(account) = session.copies_of() {
                copies::keep(account, &address, &text);
            }
            let _told = read.stale_since.try_maybe_update(|since| (since.take().is_some(), ()));
            // The same once more: nothing on the page need move.
            if shown.as_deref() != Some(&text) {
                read.value.try_set(Some(decode::<E>(&text)));
            }
        }
        Err(CallError::Unreachable) => {
            let kept = kept::<E>(session, &address).await;
            if !is_current() {
                return;
            }
            read.stale_since.try_set(kept.as_ref().map(|(_, at)| *at));
            if is_waiting() {
                read.value.try_set(Some(kept.map(|(value, _)| value).ok_or(CallError::Unreachable)));
            }
        }
        Err(error) => {
            read.stale_since.try_set(None);
            read.value.try_set(Some(Err(error)));
        }
    }
    read.is_settled.try_set(true);
}

/// The copy of an earlier answer, with the time when it was fetched.
async fn kept<E: Endpoint>(session: &Session, address: &str) -> Option<(E::Output, DateTime<Utc>)> {
    let (text, at) = copies::find(session.copies_of()?, address).await?;
    Some((decode::<E>(&text).ok()?, at))
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
        self.is_pending.set(true);
        self.error.set(None);
        spawn_local(async move {
            let answer = call::<E>(&session, &params, &body).await;
            self.is_pending.try_set(false);
            match answer {
                Ok(output) => {
                    if E::META.method != Method::Get {
                        session.note_change();
                    }
                    then(output);
                }
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
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
