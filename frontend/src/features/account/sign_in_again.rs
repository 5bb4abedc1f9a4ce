//! Signing in again above the page, for a session that ended in the middle of something.
//!
//! **Invariant:** nothing of the page below is left or lost; whoever signs in as somebody else starts over.

use client::CallError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::account::SignInForm;
use shared::value::{Password, SignInName};

use crate::api::explain;
use crate::session::use_session;
use crate::text::account as text;
use crate::ui::prelude::*;

/// Draws the dialog.
pub(super) fn draw() -> AnyView {
    let session = StoredValue::new_local(use_session());
    let open = use_session().has_ended();
    let (name, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let form =
            match (SignInName::parse(&name.get_untracked()), Password::parse(&password.get_untracked())) {
                (Ok(name), Ok(password)) => SignInForm { name, password },
                _ => return error.set(Some(text::again_blank().to_owned())),
            };
        let Some(session) = session.try_get_value() else { return };
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            let outcome: Result<(), CallError> = session.sign_in(&form).await;
            busy.try_set(false);
            password.try_set(String::new());
            error.try_set(outcome.err().map(|error| explain(&error)));
        });
    };
    let wrong = move || {
        error.get().map(|why| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad>
                        <p>{why}</p>
                    </Notice>
                </div>
            }
        })
    };
    view! {
        <Dialog open title=text::again_title()>
            <form class="l-stack" novalidate=true on:submit=submit>
                <p>{text::again_why()}</p>
                {wrong}
                <TextField label=text::again_name() id="again-name" kind=TextKind::SignInName value=name />
                <TextField label=text::again_password() id="again-password" kind=TextKind::Password value=password />
                <div class="c-dialog__foot">
                    <Button press=Press::Submit busy>{text::again()}</Button>
                </div>
            </form>
        </Dialog>
    }
    .into_any()
}
