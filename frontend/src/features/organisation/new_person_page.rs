//! `/organisasi/baru`: a person with a first employment and placement.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::access::TrainingAdmin;
use shared::api::Nothing;
use shared::api::organisation::CreatePerson;

use super::form::{FORM, Placement};
use super::{draft, model};
use crate::api::{Faults, use_call};
use crate::page::gate;
use crate::text::{credit, organisation as text};
use crate::ui::prelude::*;

/// The fields of a person as typed.
#[derive(Clone, Copy)]
struct Person {
    name: RwSignal<String>,
    title_before: RwSignal<String>,
    title_after: RwSignal<String>,
    staff: RwSignal<String>,
    nip: RwSignal<String>,
    starts_on: RwSignal<String>,
    placement: Placement,
}

impl Person {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            name: empty(),
            title_before: empty(),
            title_after: empty(),
            staff: empty(),
            nip: empty(),
            starts_on: empty(),
            placement: Placement::new(),
        }
    }

    fn draft(self) -> draft::PersonDraft {
        draft::PersonDraft {
            name: self.name.get_untracked(),
            title_before: self.title_before.get_untracked(),
            title_after: self.title_after.get_untracked(),
            staff: self.staff.get_untracked(),
            nip: self.nip.get_untracked(),
            starts_on: self.starts_on.get_untracked(),
            placement: self.placement.draft(),
        }
    }
}

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<TrainingAdmin>(text::new_person(), text::ask(), form)
}

fn form() -> AnyView {
    let person = Person::new();
    let calling = use_call::<CreatePerson>();
    let faults = Faults::new(FORM, "", calling.failure());
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let save = move || {
        faults.found(Vec::new());
        let navigate = navigate.clone();
        match draft::person(&person.draft()) {
            Ok(new) => calling.call(Nothing {}, new, move |record| {
                toasts.show(Tone::Ok, text::added(&record.name));
                navigate(&model::person_address(record.id), NavigateOptions::default());
            }),
            Err(found) => faults.found(found),
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    view! {
        <PageHeader
            title=text::new_person()
            lead=text::new_lead()
            crumbs=vec![Crumb::new(text::people(), "/organisasi")]
        />
        <form class="l-stack l-stack--loose l-narrow" novalidate=true on:submit=submit>
            {faults.summary()} {identity(person, faults)} {employment(person, faults)}
            <Section title=text::first_placement()>{person.placement.fields("/assignment", faults)}</Section>
            <div class="l-cluster">
                <Button press=Press::Submit busy=calling.pending()>
                    {text::save_person()}
                </Button>
                <LinkButton kind=ButtonKind::Quiet href="/organisasi">
                    {text::cancel()}
                </LinkButton>
            </div>
        </form>
        {person.placement.dialog()}
    }
    .into_any()
}

fn identity(person: Person, faults: Faults) -> AnyView {
    view! {
        <Section title=text::identity()>
            <TextField
                label=text::full_name()
                hint=text::full_name_hint()
                value=person.name
                id=faults.id("/name")
                error=faults.of("/name")
            />
            <TextField
                label=text::title_before()
                hint=text::title_before_hint()
                value=person.title_before
                need=Need::Optional
                id=faults.id("/title_before")
                error=faults.of("/title_before")
            />
            <TextField
                label=text::title_after()
                hint=text::title_after_hint()
                value=person.title_after
                need=Need::Optional
                id=faults.id("/title_after")
                error=faults.of("/title_after")
            />
        </Section>
    }
    .into_any()
}

fn employment(person: Person, faults: Faults) -> AnyView {
    let kinds = draft::STAFF.iter().map(|(kind, code)| Choice::new(*code, credit::staff(*kind)));
    let kinds: Vec<Choice> = kinds.collect();
    let read = move || person.nip.with(|nip| draft::nip_so_far(nip));
    view! {
        <Section title=text::employment()>
            <SelectField
                label=text::staff_kind()
                value=person.staff
                choices=kinds
                id=faults.id("/staff")
                error=faults.of("/staff")
            />
            <div class="l-stack l-stack--tight">
                <TextField
                    label=text::nip()
                    hint=text::nip_hint()
                    kind=TextKind::Whole
                    value=person.nip
                    id=faults.id("/nip")
                    error=faults.of("/nip")
                />
                <p class="u-small u-muted u-num">{read}</p>
            </div>
            <TextField
                label=text::starts_on()
                hint=text::starts_on_hint()
                kind=TextKind::Date
                value=person.starts_on
                id=faults.id("/starts_on")
                error=faults.of("/starts_on")
            />
        </Section>
    }
    .into_any()
}
