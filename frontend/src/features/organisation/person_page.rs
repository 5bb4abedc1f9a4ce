//! `/organisasi/orang/:person`: a person's record, and placing them in a new position.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::access::TrainingAdmin;
use shared::api::organisation::{AssignPerson, GetPersonRecord, OfPerson, PersonRecord, SuperiorView};
use shared::id::PersonId;

use super::form::{FORM, Placement};
use super::{draft, model, record};
use crate::api::{Faults, Read, use_call, use_read};
use crate::page::{gate, titled};
use crate::text::organisation as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<TrainingAdmin>(text::person(), text::ask(), person)
}

fn person() -> AnyView {
    let params = use_params_map();
    let person = Memo::new(move |_| params.with(|params| params.get_str("person")?.parse().ok()));
    let record = use_read::<GetPersonRecord>(move || person.get().map(|person| OfPerson { person }));
    let known = move || {
        if person.with(Option::is_some) {
            titled(record, text::person(), move |found| show(found, record))
        } else {
            view! { <NotFound /> }.into_any()
        }
    };
    known.into_any()
}

fn show(found: PersonRecord, read: Read<PersonRecord>) -> AnyView {
    let PersonRecord { id, name, institution, employments, assignments, superior } = found;
    view! {
        <PageHeader title=name lead=institution crumbs=vec![Crumb::new(text::people(), "/organisasi")] />
        {record::assignments(assignments)}
        {superior_today(superior)}
        {record::employments(employments)}
        <Section title=text::place()>{place(id, read)}</Section>
    }
    .into_any()
}

fn superior_today(superior: Option<SuperiorView>) -> AnyView {
    let content = match superior {
        Some(SuperiorView { id, name, position }) => view! {
            <Card title=name href=model::person_address(id)>
                <p class="c-card__meta">{position}</p>
            </Card>
        }
        .into_any(),
        None => view! { <p>{text::no_superior()}</p> }.into_any(),
    };
    view! { <Section title=text::superior_today()>{content}</Section> }.into_any()
}

/// The form of a new placement, closed until it is wanted.
fn place(person: PersonId, read: Read<PersonRecord>) -> AnyView {
    let fields = Placement::new();
    let calling = use_call::<AssignPerson>();
    let faults = Faults::new(FORM, "", calling.failure());
    let toasts = use_toasts();
    let save = move || {
        faults.found(Vec::new());
        match draft::placement(&fields.draft(), "") {
            Ok(new) => calling.call(OfPerson { person }, new, move |record| {
                toasts.show(Tone::Ok, text::placed());
                read.put(record);
            }),
            Err(found) => faults.found(found),
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    view! {
        <p class="u-muted">{text::place_why()}</p>
        <Disclosure summary=text::placement_form()>
            <form class="l-stack l-narrow" novalidate=true on:submit=submit>
                {faults.summary()} {fields.fields("", faults)}
                <Button press=Press::Submit busy=calling.pending()>
                    {text::save_placement()}
                </Button>
            </form>
        </Disclosure>
        {fields.dialog()}
    }
    .into_any()
}
