//! Signing out: here, or everywhere after a second question. Whatever this device keeps of the person goes with it, so
//! what has not been sent is named first.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::Nothing;
use shared::api::account::{SignOut, SignOutEverywhere};
use shared::id::AccountId;

use crate::api::{Calling, use_call};
use crate::features::{draft, lesson, quiz};
use crate::platform::{keep, page};
use crate::session::{Session, use_session};
use crate::text::account as text;
use crate::ui::prelude::*;

/// What is on this device only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Unsent {
    answers: u32,
    places: u32,
    blocks: u32,
}

impl Unsent {
    fn is_nothing(self) -> bool {
        self == Self::default()
    }

    /// What is kept of an account, or what the open attempt says where it cannot be kept; `kept` answers are in the outbox.
    fn find(session: &Session, kept: u32, sync: SyncState) -> Self {
        let open = match sync {
            SyncState::Offline(count) | SyncState::Unsent(count) => count,
            SyncState::SavedHere | SyncState::Sending => 1,
            SyncState::Idle | SyncState::Sent(_) => 0,
        };
        let of = |count: fn(AccountId) -> u32| session.account().map_or(0, count);
        Self { answers: kept.max(open), places: of(keep::places), blocks: of(draft::unsent) }
    }
}

/// Signing out in both ways.
#[derive(Clone, Copy)]
struct SigningOut {
    session: StoredValue<Session, LocalStorage>,
    here: Calling<SignOut>,
    everywhere: Calling<SignOutEverywhere>,
}

impl SigningOut {
    fn here(self) {
        self.here.call(Nothing {}, (), move |()| self.leave());
    }

    fn everywhere(self) {
        self.everywhere.call(Nothing {}, (), move |()| self.leave());
    }

    /// Forgets the person and leaves the app for the sign-in page.
    fn leave(self) {
        let session = self.session.try_get_value();
        spawn_local(async move {
            if let Some(session) = session {
                session.forget().await;
            }
            page::leave();
        });
    }

    fn error(self) -> AnyView {
        let shown = move || {
            self.here.error().get().or_else(|| self.everywhere.error().get()).map(|why| {
                view! {
                    <div role="alert">
                        <Notice tone=Tone::Bad title=text::sign_out_failed()>
                            <p>{why}</p>
                        </Notice>
                    </div>
                }
            })
        };
        shown.into_any()
    }
}

/// The buttons that sign out.
pub(super) fn sign_out() -> AnyView {
    let session = StoredValue::new_local(use_session());
    let out = SigningOut { session, here: use_call(), everywhere: use_call() };
    let (asks_here, asks_everywhere) = (RwSignal::new(false), RwSignal::new(false));
    let sync = use_frame().sync;
    let kept = RwSignal::new(0);
    Effect::new(move |_| {
        sync.track();
        let account = session.try_with_value(Session::account).flatten();
        spawn_local(async move {
            if let Some(account) = account {
                let count = quiz::waiting(account).await;
                kept.try_set(count);
            }
        });
    });
    let look = move || {
        session.try_with_value(|session| Unsent::find(session, kept.get(), sync.get())).unwrap_or_default()
    };
    let is_sending = RwSignal::new(false);
    let press = move || {
        if is_sending.get_untracked() {
            return;
        }
        is_sending.set(true);
        let session = session.try_get_value();
        spawn_local(async move {
            // Often there is nothing but a place whose receipt was not waited for.
            if let Some(session) = session {
                lesson::send_kept(session).await;
            }
            is_sending.try_set(false);
            if untrack(look).is_nothing() { out.here() } else { asks_here.set(true) }
        });
    };
    let is_busy = Signal::derive(move || is_sending.get() || out.here.pending().get());
    // Looked at anew while a question is open: what is sent meanwhile is no longer at stake.
    let unsent =
        Memo::new(move |_| (asks_here.get() || asks_everywhere.get()).then(look).unwrap_or_default());
    view! {
        {move || (!asks_here.get() && !asks_everywhere.get()).then(|| out.error())}
        <div class="l-cluster">
            <Button kind=ButtonKind::Secondary icon=Glyph::LOG_OUT busy=is_busy on_press=press>
                {text::sign_out()}
            </Button>
            <Button kind=ButtonKind::Quiet on_press=move || asks_everywhere.set(true)>
                {text::everywhere()}
            </Button>
        </div>
        <Dialog open=asks_here title=text::unsent_title()>
            {loss(unsent)}
            {out.error()}
            <div class="c-dialog__foot">
                <Button on_press=move || asks_here.set(false)>{text::stay_signed_in()}</Button>
                <Button kind=ButtonKind::Danger busy=out.here.pending() on_press=move || out.here()>
                    {move || if unsent.get().is_nothing() { text::sign_out_now() } else { text::sign_out_and_lose() }}
                </Button>
            </div>
        </Dialog>
        <Dialog open=asks_everywhere title=text::everywhere_title()>
            <p>{text::everywhere_what()}</p>
            {move || (!unsent.get().is_nothing()).then(|| loss(unsent))}
            {out.error()}
            <div class="c-dialog__foot">
                <Button kind=ButtonKind::Danger busy=out.everywhere.pending() on_press=move || out.everywhere()>
                    {text::everywhere()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || asks_everywhere.set(false)>{text::stay()}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// What would be lost, and how to keep it.
fn loss(unsent: Memo<Unsent>) -> AnyView {
    let shown = move || {
        let Unsent { answers, places, blocks } = unsent.get();
        if unsent.get().is_nothing() {
            return view! { <p>{text::all_sent_now()}</p> }.into_any();
        }
        let answers = (answers > 0).then(|| view! { <li>{text::unsent_answers(answers)}</li> });
        let places = (places > 0).then(|| view! { <li>{text::unsent_places(places)}</li> });
        let blocks = (blocks > 0).then(|| view! { <li>{text::unsent_blocks(blocks)}</li> });
        view! {
            <Notice tone=Tone::Warn>
                <p>{text::unsent_lead()}</p>
                <ul class="l-bullets">{answers} {places} {blocks}</ul>
                <p>{text::unsent_why()}</p>
            </Notice>
        }
        .into_any()
    };
    view! { <div role="status">{shown}</div> }.into_any()
}
