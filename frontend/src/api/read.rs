//! Reading an endpoint: the answer that came with the page, a copy of an earlier one, and the server's.
//!
//! **Invariant:** a copy of an answer is found only by the account that it was given to. A slower answer to an earlier
//! question is dropped, and so is one for a page that has been left.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use client::{Call, CallError, decode};
use futures::future::join;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use shared::endpoint::{Endpoint, Method, address};

use super::{ask, failed};
use crate::platform::brought::{self, Brought};
use crate::platform::{copies, stage};
use crate::session::{Session, use_session};
use crate::ui::{Loading, Shape, StaleNote};

/// Something read from the server, which is read again when its parameters change.
pub struct Read<T: 'static> {
    value: RwSignal<Option<Result<T, CallError>>>,
    asking: Asking,
}

/// What is asked and awaited, whatever the answer is read as.
#[derive(Clone, Copy)]
struct Asking {
    again: RwSignal<u32>,
    /// When the copy shown was fetched, while the server cannot be reached.
    stale_since: RwSignal<Option<DateTime<Utc>>>,
    /// No answer is awaited: what is shown is all there is for now.
    is_settled: RwSignal<bool>,
    /// Counts the questions; gone with the page.
    turn: StoredValue<u32>,
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

    /// Whether there is a value or a failure, tracked.
    pub fn is_known(self) -> Memo<bool> {
        Memo::new(move |_| self.value.with(Option::is_some))
    }

    /// Reads again; what is shown stays until the answer is there.
    pub fn reload(self) {
        self.asking.again.update(|count| *count += 1);
    }

    /// What a look at the value says, tracked; nothing is copied.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> Option<U> {
        self.value.with(|value| value.as_ref()?.as_ref().ok().map(look))
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
        self.asking.is_settled.get()
    }

    /// Whether a copy is all there is, tracked.
    pub fn is_copy(self) -> Signal<bool> {
        Signal::derive(move || self.asking.stale_since.with(Option::is_some))
    }

    /// The age of what is shown, where a copy is all there is.
    pub fn age(self) -> AnyView {
        (move || self.asking.stale_since.get().map(|at| view! { <StaleNote at=Signal::stored(at) /> }))
            .into_any()
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

/// Reads an endpoint without a body; `params` is tracked, and `None` waits. Where the server cannot be reached, the
/// copy of an earlier answer is shown with its age.
pub fn use_read<E>(params: impl Fn() -> Option<E::Params> + 'static) -> Read<E::Output>
where
    E: Endpoint<Body = ()>,
    E::Output: Clone + Send + Sync + 'static,
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
{
    let value = RwSignal::new(None);
    let question = move || params().map(|params| address(&E::META, &params).unwrap_or_default());
    Read { value, asking: start(Box::new(question), Box::new(value), E::META.method, copy) }
}

/// Where answers are shown, whatever they are read as.
trait Shown {
    /// Whether there is neither a value nor a failure yet.
    fn is_empty(&self) -> bool;
    /// Whether all there is to tell is that there was no network.
    fn is_cut_off(&self) -> bool;
    fn clear(&self);
    fn show(&self, text: &str) -> Result<(), CallError>;
    fn fail(&self, error: CallError);
}

impl<T: DeserializeOwned + Send + Sync + 'static> Shown for RwSignal<Option<Result<T, CallError>>> {
    fn is_empty(&self) -> bool {
        self.try_with_untracked(Option::is_none) == Some(true)
    }

    fn is_cut_off(&self) -> bool {
        self.try_with_untracked(|value| matches!(value, Some(Err(CallError::Unreachable)))) == Some(true)
    }

    fn clear(&self) {
        self.set(None);
    }

    fn show(&self, text: &str) -> Result<(), CallError> {
        let value = decode(text)?;
        self.try_set(Some(Ok(value)));
        Ok(())
    }

    fn fail(&self, error: CallError) {
        self.try_set(Some(Err(error)));
    }
}

/// Who asks, and where the answer goes.
struct Reader {
    session: Session,
    method: Method,
    copy: Kept,
    asking: Asking,
    shown: Box<dyn Shown>,
}

/// Asks a question now and whenever it changes.
fn start(
    question: Box<dyn Fn() -> Option<String>>,
    shown: Box<dyn Shown>,
    method: Method,
    copy: Kept,
) -> Asking {
    let asking = Asking {
        again: RwSignal::new(0),
        stale_since: RwSignal::new(None),
        is_settled: RwSignal::new(false),
        turn: StoredValue::new(0),
    };
    let reader = Rc::new(Reader { session: use_session(), method, copy, asking, shown });
    // Before anything is drawn: a screen that was there a moment ago comes whole.
    let mut early = untrack(&question).and_then(|address| Some((reader.show_recent(&address)?, address)));
    let cut_off = {
        let reader = StoredValue::new_local(reader.clone());
        // What failed for want of a network is asked for anew when there is one.
        window_event_listener(leptos::ev::online, move |_| {
            if reader.try_with_value(|reader| reader.shown.is_cut_off()) == Some(true) {
                asking.again.update(|count| *count += 1);
            }
        })
    };
    on_cleanup(move || cut_off.remove());
    Effect::new(move |before: Option<Option<String>>| {
        asking.again.track();
        let address = question();
        let early = early.take();
        let had = early.as_ref().map(|(_, address)| Some(address.clone())).or(before);
        if had.is_some_and(|had| had != address) {
            // Another object: what is shown is not about it.
            reader.shown.clear();
            asking.stale_since.set(None);
        }
        if let Some(address) = address.clone() {
            let shown = early.filter(|(_, of)| *of == address).map(|(text, _)| text);
            reader.clone().ask(address, shown);
        }
        address
    });
    asking
}

impl Reader {
    /// Shows the answer that this page itself has had to the question, and returns it.
    fn show_recent(&self, address: &str) -> Option<String> {
        if self.copy != Kept::First {
            return None;
        }
        let (text, at) = copies::recent(self.session.copies_of()?, address)?;
        (!self.session.is_outdated(at) && self.shown.show(&text).is_ok()).then_some(text)
    }

    fn ask(self: Rc<Self>, address: String, shown: Option<String>) {
        let turn = self.asking.turn;
        self.asking.is_settled.set(false);
        turn.update_value(|turn| *turn += 1);
        let own = turn.get_value();
        let is_current = move || turn.try_get_value() == Some(own);
        let brought = brought_for(&self.session, &address);
        let ask = {
            let reader = self.clone();
            async move { reader.answer(address, shown, is_current).await }
        };
        match brought {
            None => spawn_local(ask),
            Some(brought) => stage::in_turn(move || {
                if is_current() && !self.show_brought(brought) {
                    spawn_local(ask);
                }
            }),
        }
    }

    /// Shows an answer that the page brought along, and keeps a copy of it; says whether it could be read.
    fn show_brought(&self, brought: Brought) -> bool {
        if self.shown.show(&brought.text).is_err() {
            return false;
        }
        self.asking.is_settled.try_set(true);
        let session = self.session.clone();
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

    /// Fetches the answer to one question, with the copy before or instead of it; `shown` is what is shown already.
    async fn answer(&self, address: String, shown: Option<String>, is_current: impl Fn() -> bool) {
        let Self { session, asking, .. } = self;
        // The copy is looked for while the question is on its way, and never after the answer.
        let show_copy = async {
            if self.copy == Kept::WhenOffline || !self.shown.is_empty() {
                return shown;
            }
            let (text, at) = copies::find(session.copies_of()?, &address).await?;
            let is_wanted = is_current() && self.shown.is_empty() && !session.is_outdated(at);
            (is_wanted && self.shown.show(&text).is_ok()).then_some(text)
        };
        let call = Call { method: self.method, address: address.clone(), body: None, token: None };
        let (shown, answer) = join(show_copy, ask(session, call)).await;
        if !is_current() {
            return;
        }
        match answer {
            Ok(text) => {
                if let Some(account) = session.copies_of() {
                    copies::keep(account, &address, &text);
                }
                let _told = asking.stale_since.try_maybe_update(|since| (since.take().is_some(), ()));
                // The same once more: nothing on the page need move.
                if shown.as_deref() != Some(&text)
                    && let Err(unreadable) = self.shown.show(&text)
                {
                    self.shown.fail(unreadable);
                }
            }
            Err(CallError::Unreachable) => {
                let kept = match session.copies_of() {
                    Some(account) => copies::find(account, &address).await,
                    None => None,
                };
                if !is_current() {
                    return;
                }
                let kept = kept.filter(|(text, _)| !self.shown.is_empty() || self.shown.show(text).is_ok());
                asking.stale_since.try_set(kept.map(|(_, at)| at));
                if self.shown.is_empty() {
                    self.shown.fail(CallError::Unreachable);
                }
            }
            Err(error) => {
                asking.stale_since.try_set(None);
                self.shown.fail(error);
            }
        }
        asking.is_settled.try_set(true);
    }
}

/// The answer that the page brought along, if it did so for whoever is reading.
fn brought_for(session: &Session, address: &str) -> Option<Brought> {
    let brought = brought::take_answer(address)?;
    session.account().is_none_or(|account| account == brought.account).then_some(brought)
}
