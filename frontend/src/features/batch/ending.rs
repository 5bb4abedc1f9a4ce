//! What staff end with a reason: a batch, or somebody's part in it.

use leptos::prelude::*;
use shared::api::batch::{
    BatchView, CancelBatch, Cancellation, OfBatch, OfSeat, Removal, RemoveSeat, RosterRow,
};
use shared::endpoint::Endpoint;
use shared::id::BatchId;
use shared::value::Reason;

use crate::api::{Calling, Read, use_call};
use crate::text::{batch as text, say};
use crate::ui::prelude::*;

/// A question that is answered with a reason.
fn with_reason<E: Endpoint>(
    why: &'static str,
    act: &'static str,
    calling: Calling<E>,
    end: impl Fn(Reason) + 'static,
    open: RwSignal<bool>,
) -> AnyView {
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let press = move || match Reason::parse(&typed.get_untracked()) {
        Ok(reason) => {
            wrong.set(None);
            end(reason);
        }
        Err(phrase) => wrong.set(Some(say(&phrase))),
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        press();
    };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <p>{why}</p>
            <Refusal why=calling.error() />
            <TextField
                label=text::reason()
                hint=text::reason_kept()
                kind=TextKind::Long
                longest=500_u32
                value=typed
                error=wrong
            />
            <div class="c-dialog__foot">
                <Button kind=ButtonKind::Danger press=Press::Submit busy=calling.pending()>
                    {act}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || open.set(false)>
                    {text::keep()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

/// Cancelling a batch.
pub(super) fn cancel(read: Read<BatchView>, batch: BatchId, open: RwSignal<bool>) -> AnyView {
    let toasts = use_toasts();
    let form = move || {
        let calling = use_call::<CancelBatch>();
        let end = move |reason| {
            calling.call(OfBatch { batch }, Cancellation { reason }, move |ended| {
                open.try_set(false);
                toasts.show(Tone::Ok, text::has_been_cancelled());
                read.put(ended);
            });
        };
        with_reason(text::cancel_why(), text::cancel_batch(), calling, end, open)
    };
    view! {
        <Dialog open title=text::cancel_batch()>
            {form()}
        </Dialog>
    }
    .into_any()
}

/// Taking somebody out of a batch.
pub(super) fn remove(
    batch: BatchId,
    leaving: RwSignal<Option<RosterRow>>,
    then: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let toasts = use_toasts();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(leaving.with(Option::is_some)));
    let form = move || {
        let calling = use_call::<RemoveSeat>();
        let end = move |reason| {
            let Some(row) = leaving.get_untracked() else { return };
            calling.call(OfSeat { batch, seat: row.seat }, Removal { reason }, move |()| {
                leaving.try_set(None);
                toasts.show(Tone::Ok, text::removed());
                then();
            });
        };
        with_reason(text::remove_why(), text::remove(), calling, end, open)
    };
    let title = Signal::derive(move || {
        leaving.with(|row| row.as_ref().map(|row| text::remove_of(&row.name))).unwrap_or_default()
    });
    view! {
        <Dialog open title=title on_close=Callback::new(move |()| leaving.set(None))>
            {form()}
        </Dialog>
    }
    .into_any()
}
