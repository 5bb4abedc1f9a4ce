//! What those who teach end with a reason: a session, or somebody's attendance.

use leptos::prelude::*;
use shared::api::live::{
    CancelLiveSession, ClassSession, ClassSessions, LiveAttendance, LiveCancellation, LivePerson,
    LiveWithdrawal, OfClassSession, OfLiveAttendance, WithdrawLiveAttendance,
};
use shared::endpoint::Endpoint;
use shared::id::LiveSessionId;
use shared::value::{Reason, Slug};

use crate::api::{Calling, Read, use_call};
use crate::text::{live as text, say};
use crate::ui::prelude::*;

/// What is said about an end.
#[derive(Clone, Copy)]
struct Said {
    why: &'static str,
    hint: &'static str,
    act: &'static str,
}

/// A question that is answered with a reason.
fn with_reason<E: Endpoint>(
    said: Said,
    calling: Calling<E>,
    end: impl Fn(Reason) + 'static,
    back: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match Reason::parse(&typed.get_untracked()) {
            Ok(reason) => {
                wrong.set(None);
                end(reason);
            }
            Err(phrase) => wrong.set(Some(say(&phrase))),
        }
    };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <p>{said.why}</p>
            <Refusal why=calling.error() />
            <TextField
                label=text::reason()
                hint=said.hint
                kind=TextKind::Long
                longest=500_u32
                value=typed
                error=wrong
            />
            <div class="c-dialog__foot">
                <Button kind=ButtonKind::Danger press=Press::Submit busy=calling.pending()>
                    {said.act}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=back>
                    {text::keep()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

/// Cancelling a session.
pub(super) fn cancel(
    slug: Slug,
    cancelling: RwSignal<Option<ClassSession>>,
    read: Read<ClassSessions>,
) -> AnyView {
    let toasts = use_toasts();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(cancelling.with(Option::is_some)));
    let form = move || {
        let calling = use_call::<CancelLiveSession>();
        let slug = slug.clone();
        let end = move |reason| {
            let Some(session) = cancelling.get_untracked() else { return };
            let of = OfClassSession { slug: slug.clone(), session: session.id };
            calling.call(of, LiveCancellation { reason }, move |_| {
                cancelling.try_set(None);
                toasts.show(Tone::Ok, text::cancelled());
                read.reload();
            });
        };
        let said = Said { why: text::cancel_why(), hint: text::reason_shown(), act: text::cancel_session() };
        with_reason(said, calling, end, move || cancelling.set(None))
    };
    view! {
        <Dialog
            open
            title=text::cancel_session()
            on_close=Callback::new(move |()| cancelling.set(None))
        >
            {form()}
        </Dialog>
    }
    .into_any()
}

/// Striking somebody's attendance off.
pub(super) fn strike_off(
    slug: Slug,
    session: LiveSessionId,
    leaving: RwSignal<Option<LivePerson>>,
    read: Read<LiveAttendance>,
) -> AnyView {
    let toasts = use_toasts();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(leaving.with(Option::is_some)));
    let form = move || {
        let calling = use_call::<WithdrawLiveAttendance>();
        let slug = slug.clone();
        let end = move |reason| {
            let Some(person) = leaving.get_untracked() else { return };
            let of = OfLiveAttendance { slug: slug.clone(), session, enrolment: person.enrolment };
            calling.call(of, LiveWithdrawal { reason }, move |()| {
                leaving.try_set(None);
                toasts.show(Tone::Ok, text::struck_off());
                read.reload();
            });
        };
        let said = Said { why: text::strike_off_why(), hint: text::reason_kept(), act: text::strike_off() };
        with_reason(said, calling, end, move || leaving.set(None))
    };
    let title = Signal::derive(move || {
        leaving
            .with(|person| person.as_ref().map(|person| text::strike_off_of(&person.name)))
            .unwrap_or_default()
    });
    view! {
        <Dialog open title=title on_close=Callback::new(move |()| leaving.set(None))>
            {form()}
        </Dialog>
    }
    .into_any()
}
