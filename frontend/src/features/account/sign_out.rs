//! Signing out: here, or everywhere after a second question.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::account::{SignOut, SignOutEverywhere};

use crate::api::use_call;
use crate::text::account as text;
use crate::ui::prelude::*;

/// Leaves the app for the sign-in page.
fn leave() {
    // A page that cannot be left is about to be closed anyway.
    let _left = window().location().assign("/masuk");
}

/// How many answers are on this device only.
fn unsent(state: SyncState) -> u32 {
    match state {
        SyncState::Offline(count) | SyncState::Unsent(count) => count,
        SyncState::SavedHere | SyncState::Sending => 1,
        SyncState::Idle | SyncState::Sent(_) => 0,
    }
}

/// The buttons that sign out.
pub(super) fn sign_out() -> AnyView {
    let sync = use_frame().sync;
    let asked = RwSignal::new(false);
    let (here, everywhere) = (use_call::<SignOut>(), use_call::<SignOutEverywhere>());
    let warning = move || {
        let count = unsent(sync.get());
        (count > 0).then(|| {
            view! {
                <Notice tone=Tone::Warn>
                    <p>{text::unsent(count)}</p>
                </Notice>
            }
        })
    };
    let error = move || {
        here.error().get().or_else(|| everywhere.error().get()).map(|why| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=text::sign_out_failed()>
                        <p>{why}</p>
                    </Notice>
                </div>
            }
        })
    };
    view! {
        {warning}
        {error}
        <div class="l-cluster">
            <Button
                kind=ButtonKind::Secondary
                icon=Glyph::LOG_OUT
                busy=here.pending()
                on_press=move || here.call(Nothing {}, (), |()| leave())
            >
                {text::sign_out()}
            </Button>
            <Button kind=ButtonKind::Quiet on_press=move || asked.set(true)>
                {text::everywhere()}
            </Button>
        </div>
        <Dialog open=asked title=text::everywhere_title()>
            <p>{text::everywhere_what()}</p>
            {warning}
            {error}
            <div class="c-dialog__foot">
                <Button
                    kind=ButtonKind::Danger
                    busy=everywhere.pending()
                    on_press=move || everywhere.call(Nothing {}, (), |()| leave())
                >
                    {text::everywhere()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || asked.set(false)>{text::stay()}</Button>
            </div>
        </Dialog>
    }
    .into_any()
}
