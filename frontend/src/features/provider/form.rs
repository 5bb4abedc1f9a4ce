//! The form about a provider: of a new one, and of one that changes.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::api::provider::{ProviderEdit, ProviderKind, ProviderState};
use shared::problem::Phrase;
use shared::value::{ProviderContact, ProviderName, WebAddress};

use crate::text::provider as text;
use crate::text::say;
use crate::ui::prelude::*;

/// The kinds with their codes.
const KINDS: [(ProviderKind, &str); 3] = [
    (ProviderKind::TrainingInstitution, "lembaga"),
    (ProviderKind::ProfessionalOrganisation, "organisasi"),
    (ProviderKind::Agency, "instansi"),
];

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    kind: RwSignal<String>,
    website: RwSignal<String>,
    contact: RwSignal<String>,
    is_closed: RwSignal<bool>,
    bad_name: RwSignal<Option<String>>,
    bad_website: RwSignal<Option<String>>,
    bad_contact: RwSignal<Option<String>>,
}

impl Fields {
    fn new(about: Option<&ProviderEdit>) -> Self {
        let kind = about.map_or(ProviderKind::TrainingInstitution, |about| about.kind);
        let code = KINDS.iter().find(|(own, _)| *own == kind).map_or("", |(_, code)| *code);
        let words = |words: Option<&str>| RwSignal::new(words.unwrap_or_default().to_owned());
        Self {
            name: words(about.map(|about| about.name.as_str())),
            kind: RwSignal::new(code.to_owned()),
            website: words(about.and_then(|about| about.website.as_ref()).map(WebAddress::as_str)),
            contact: words(about.map(|about| about.contact.as_str())),
            is_closed: RwSignal::new(about.is_some_and(|about| about.state == ProviderState::Closed)),
            bad_name: RwSignal::new(None),
            bad_website: RwSignal::new(None),
            bad_contact: RwSignal::new(None),
        }
    }

    /// What is typed, unless something is wrong with it.
    fn read(self) -> Option<ProviderEdit> {
        let told = |phrase: &Phrase| Some(say(phrase));
        let name = self.name.with_untracked(|name| ProviderName::parse(name));
        let website = self.website.with_untracked(|address| {
            (!address.trim().is_empty()).then(|| WebAddress::parse(address)).transpose()
        });
        let contact = self.contact.with_untracked(|contact| ProviderContact::parse(contact));
        self.bad_name.set(name.as_ref().err().and_then(told));
        self.bad_website.set(website.as_ref().err().and_then(told));
        self.bad_contact.set(contact.as_ref().err().and_then(told));
        let kind = self.kind.get_untracked();
        let kind = KINDS.iter().find(|(_, code)| *code == kind).map(|(kind, _)| *kind)?;
        let is_closed = self.is_closed.get_untracked();
        let state = if is_closed { ProviderState::Closed } else { ProviderState::Active };
        Some(ProviderEdit { name: name.ok()?, kind, website: website.ok()?, contact: contact.ok()?, state })
    }
}

/// Draws the form; `save` gets what is right.
pub(super) fn form(
    about: Option<&ProviderEdit>,
    save: impl Fn(ProviderEdit) + 'static,
    (busy, error): (Signal<bool>, Signal<Option<String>>),
) -> AnyView {
    let fields = Fields::new(about);
    let is_new = about.is_none();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(edit) = fields.read() {
            save(edit);
        }
    };
    let kinds: Vec<Choice> = KINDS.iter().map(|(kind, code)| Choice::new(*code, text::kind(*kind))).collect();
    let closing = (!is_new).then(|| view! { <Checkbox value=fields.is_closed label=text::close() /> });
    view! {
        <form class="l-stack l-narrow" novalidate=true on:submit=submit>
            <TextField label=text::name() value=fields.name longest=160_u32 error=fields.bad_name />
            <SelectField label=text::kind_label() value=fields.kind choices=kinds />
            <TextField
                label=text::website()
                hint=text::website_hint()
                need=Need::Optional
                value=fields.website
                longest=300_u32
                error=fields.bad_website
            />
            <TextField
                label=text::contact()
                hint=text::contact_hint()
                need=Need::Optional
                value=fields.contact
                longest=200_u32
                error=fields.bad_contact
            />
            {closing}
            <Refusal why=error />
            <div class="l-cluster">
                <Button press=Press::Submit busy>
                    {if is_new { text::create() } else { text::save() }}
                </Button>
                <LinkButton kind=ButtonKind::Quiet href="/penyelenggara">
                    {text::cancel()}
                </LinkButton>
            </div>
        </form>
    }
    .into_any()
}
