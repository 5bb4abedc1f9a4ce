//! The way out of a course, asked twice; or why there is none.

use leptos::prelude::*;
use shared::api::enrolment::{EnrolmentCard, EnrolmentOrigin, EnrolmentView, OfEnrolment, Withdraw};
use shared::id::EnrolmentId;

use crate::api::{Read, use_call};
use crate::platform::page;
use crate::text::progress as text;
use crate::ui::prelude::*;

/// The way out of a course that is not over.
pub(super) fn withdrawal(card: EnrolmentCard, enrolment: Read<EnrolmentView>) -> AnyView {
    if !card.state.is_open() {
        return ().into_any();
    }
    let why = text::cannot_leave(card.origin);
    if card.origin != EnrolmentOrigin::Chosen {
        return view! { <p class="u-muted u-small">{why}</p> }.into_any();
    }
    let action = question(card.id, enrolment);
    view! {
        <Section title=text::leave_title()>
            <p class="u-muted">{why}</p>
            {action}
        </Section>
    }
    .into_any()
}

fn question(id: EnrolmentId, enrolment: Read<EnrolmentView>) -> AnyView {
    let open = RwSignal::new(false);
    let withdraw = use_call::<Withdraw>();
    let toasts = use_toasts();
    let leave = move || {
        withdraw.call(OfEnrolment { enrolment: id }, (), move |view| {
            open.try_set(false);
            // What opened the dialog goes with it.
            request_animation_frame(page::focus_title);
            toasts.show(Tone::Ok, text::withdrew());
            enrolment.put(view);
        });
    };
    let error = move || {
        withdraw.error().get().map(|why| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=text::withdraw_failed()>
                        <p>{why}</p>
                    </Notice>
                </div>
            }
        })
    };
    view! {
        <div>
            <Button kind=ButtonKind::Secondary icon=Glyph::LOG_OUT on_press=move || open.set(true)>
                {text::withdraw()}
            </Button>
        </div>
        <Dialog open title=text::withdraw_title()>
            <p>{text::withdraw_what()}</p>
            <p>{text::withdraw_back()}</p>
            {error}
            <div class="c-dialog__foot">
                <Button kind=ButtonKind::Danger busy=withdraw.pending() on_press=leave>
                    {text::withdraw()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || open.set(false)>
                    {text::withdraw_no()}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}
