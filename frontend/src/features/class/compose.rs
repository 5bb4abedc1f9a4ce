//! Writing a message: subject and text, then how it will be read and how many get it, then sending it once.

use leptos::prelude::*;
use shared::api::class::{CheckMessage, MessageCheck, MessageDraft, NewMessage, Recipients, SendMessage};
use shared::api::course::OfSlug;
use shared::id::EnrolmentId;
use shared::problem::{FieldFault, Phrase};
use shared::value::{MessageText, SUBJECT_MAX, Slug, Subject, TEXT_MAX};

use crate::api::{Calling, Faults, use_call};
use crate::text::{class as text, pick};
use crate::ui::prelude::*;

/// What is typed, and how it stands.
#[derive(Clone, Copy)]
struct Draft {
    subject: RwSignal<String>,
    body: RwSignal<String>,
    /// What was found before asking.
    faults: Faults,
    /// What the server says of it, while it is not changed.
    checked: RwSignal<Option<(MessageDraft, MessageCheck)>>,
    checking: Calling<CheckMessage>,
    sending: Calling<SendMessage>,
}

impl Draft {
    fn new() -> Self {
        Self {
            subject: RwSignal::new(String::new()),
            body: RwSignal::new(String::new()),
            faults: Faults::new("pesan", "", Signal::stored(None)),
            checked: RwSignal::new(None),
            checking: use_call::<CheckMessage>(),
            sending: use_call::<SendMessage>(),
        }
    }

    /// The message, or what is wrong with it.
    fn read(self, to: Recipients) -> Result<MessageDraft, Vec<FieldFault>> {
        let fault = |pointer: &str, phrase: Phrase| FieldFault {
            pointer: pointer.to_owned(),
            detail: pick(&phrase.id, &phrase.en).to_string(),
        };
        let subject = Subject::parse(&self.subject.get_untracked());
        let text = MessageText::parse(&self.body.get_untracked());
        match (subject, text) {
            (Ok(subject), Ok(text)) => Ok(MessageDraft { to, subject, text }),
            (subject, text) => {
                let subject = subject.err().map(|phrase| fault("/subject", phrase));
                let text = text.err().map(|phrase| fault("/text", phrase));
                Err(subject.into_iter().chain(text).collect())
            }
        }
    }
}

/// The dialog. What is typed stays while it is closed, and goes when it is sent.
pub(super) fn dialog(
    slug: Slug,
    to: RwSignal<Option<Recipients>>,
    open: RwSignal<bool>,
    picked: RwSignal<Vec<EnrolmentId>>,
) -> AnyView {
    let draft = Draft::new();
    let inside = move || {
        let slug = slug.clone();
        let step = move || match draft.checked.get() {
            None => form(slug.clone(), draft, to, open),
            Some((message, check)) => preview(slug.clone(), draft, message, check, open, picked),
        };
        step.into_any()
    };
    let close = move |()| draft.checked.set(None);
    view! {
        <Dialog open title=text::compose() on_close=close>
            {inside.clone()}
        </Dialog>
    }
    .into_any()
}

/// Why a call failed: what is wrong with whom it goes to comes first.
fn failed<E: shared::endpoint::Endpoint>(calling: Calling<E>) -> AnyView {
    let told = move || calling.failure().get()?.problem()?.errors.first().map(|fault| fault.detail.clone());
    let why = Signal::derive(move || told().or_else(|| calling.error().get()));
    view! { <Refusal why /> }.into_any()
}

fn form(slug: Slug, draft: Draft, to: RwSignal<Option<Recipients>>, open: RwSignal<bool>) -> AnyView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(to) = to.get_untracked() else { return };
        match draft.read(to) {
            Ok(message) => {
                draft.faults.found(Vec::new());
                let kept = message.clone();
                draft.checking.call(OfSlug { slug: slug.clone() }, message, move |check| {
                    draft.checked.try_set(Some((kept, check)));
                });
            }
            Err(faults) => draft.faults.found(faults),
        }
    };
    let longest = |letters: usize| u32::try_from(letters).unwrap_or(u32::MAX);
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            {draft.faults.summary()}
            {failed(draft.checking)}
            <TextField
                label=text::subject()
                value=draft.subject
                longest=longest(SUBJECT_MAX)
                id=draft.faults.id("/subject")
                error=draft.faults.of("/subject")
            />
            <TextField
                label=text::message()
                hint=text::message_hint()
                kind=TextKind::Long
                value=draft.body
                longest=longest(TEXT_MAX)
                id=draft.faults.id("/text")
                error=draft.faults.of("/text")
            />
            <div class="c-dialog__foot">
                <Button press=Press::Submit busy=draft.checking.pending()>
                    {text::check()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || open.set(false)>
                    {text::cancel()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

fn preview(
    slug: Slug,
    draft: Draft,
    message: MessageDraft,
    check: MessageCheck,
    open: RwSignal<bool>,
    picked: RwSignal<Vec<EnrolmentId>>,
) -> AnyView {
    let toasts = use_toasts();
    let MessageCheck { key, html, recipients, left_today } = check;
    let subject = message.subject.as_str().to_owned();
    let send = move || {
        let new = NewMessage { key, draft: message.clone() };
        draft.sending.call(OfSlug { slug: slug.clone() }, new, move |_| {
            open.try_set(false);
            picked.try_set(Vec::new());
            draft.subject.try_set(String::new());
            draft.body.try_set(String::new());
            toasts.show(Tone::Ok, text::sent_now());
        });
    };
    view! {
        <div class="l-stack">
            <p role="status">{text::about_to_send(recipients, left_today)}</p>
            {failed(draft.sending)}
            <section class="s-class__preview" aria-label=text::preview()>
                <h3>{subject}</h3>
                <Prose html=html />
            </section>
            <div class="c-dialog__foot">
                <Button busy=draft.sending.pending() on_press=send>
                    {text::send_to(recipients)}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || draft.checked.set(None)>
                    {text::back()}
                </Button>
            </div>
        </div>
    }
    .into_any()
}
