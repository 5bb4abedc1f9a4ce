//! Changing the password: what is wrong stands at the top and at its field.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::account::{ChangePassword, Sessions};

use super::model::{Faults, check, faults};
use crate::api::{Read, explain, use_call};
use crate::text::account as text;
use crate::ui::prelude::*;

const CURRENT: &str = "password-current";
const NEW: &str = "password-new";

/// The form.
pub(super) fn password_form(sessions: Read<Sessions>) -> AnyView {
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let typed = RwSignal::new(Faults::default());
    let change = use_call::<ChangePassword>();
    let toasts = use_toasts();
    let found = Memo::new(move |_| {
        let typed = typed.get();
        if typed.is_empty() { change.failure().get().as_ref().map(faults).unwrap_or_default() } else { typed }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match check(&current.get_untracked(), &new.get_untracked()) {
            Err(wrong) => typed.set(wrong),
            Ok(body) => {
                typed.set(Faults::default());
                change.call(Nothing {}, body, move |()| {
                    current.try_set(String::new());
                    new.try_set(String::new());
                    toasts.show(Tone::Ok, text::changed());
                    sessions.reload();
                });
            }
        }
    };
    let other = move || {
        let error = change.failure().get().filter(|error| faults(error).is_empty());
        error.map(|error| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=text::change_failed()>
                        <p>{explain(&error)}</p>
                    </Notice>
                </div>
            }
        })
    };
    view! {
        <Section title=text::password()>
            <form class="l-stack" novalidate=true on:submit=submit>
                <p class="u-muted">{text::password_lead()}</p>
                <ErrorSummary errors=Signal::derive(move || found.with(summary)) />
                {other}
                <TextField
                    label=text::current()
                    id=CURRENT
                    kind=TextKind::Password
                    value=current
                    error=Signal::derive(move || found.with(|found| found.current.clone()))
                />
                <TextField
                    label=text::new()
                    id=NEW
                    kind=TextKind::NewPassword
                    value=new
                    hint=text::new_hint()
                    error=Signal::derive(move || found.with(|found| found.new.clone()))
                />
                <Button kind=ButtonKind::Secondary press=Press::Submit busy=change.pending()>
                    {text::change()}
                </Button>
            </form>
        </Section>
    }
    .into_any()
}

/// The faults as lines of the summary, in the order of the fields.
fn summary(found: &Faults) -> Vec<FieldError> {
    let line = |field: &str, fault: &Option<String>| {
        fault.clone().map(|message| FieldError { field: field.to_owned(), message })
    };
    [line(CURRENT, &found.current), line(NEW, &found.new)].into_iter().flatten().collect()
}
