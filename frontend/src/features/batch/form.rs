//! The fields of a batch: of a new one, of one that changes, of one that is run again.

use leptos::prelude::*;
use shared::endpoint::Endpoint;

use super::model::Typed;
use crate::api::{Calling, Faults};
use crate::text::batch as text;
use crate::ui::prelude::*;

/// What is typed, field by field, and what is wrong with it.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    name: RwSignal<String>,
    starts_on: RwSignal<String>,
    ends_on: RwSignal<String>,
    enrol_from: RwSignal<String>,
    enrol_until: RwSignal<String>,
    seats: RwSignal<String>,
    is_by_nomination: RwSignal<bool>,
    note: RwSignal<String>,
    pub(super) faults: Faults,
    is_pending: Signal<bool>,
}

impl Fields {
    /// Fields that begin with what is known, for a call.
    pub(super) fn new<E: Endpoint>(typed: Typed, calling: Calling<E>) -> Self {
        Self {
            name: RwSignal::new(typed.name),
            starts_on: RwSignal::new(typed.starts_on),
            ends_on: RwSignal::new(typed.ends_on),
            enrol_from: RwSignal::new(typed.enrol_from),
            enrol_until: RwSignal::new(typed.enrol_until),
            seats: RwSignal::new(typed.seats),
            is_by_nomination: RwSignal::new(typed.is_by_nomination),
            note: RwSignal::new(typed.note),
            faults: Faults::new("angkatan", "/terms", calling.failure()),
            is_pending: calling.pending(),
        }
    }

    /// What is typed.
    pub(super) fn typed(self) -> Typed {
        Typed {
            name: self.name.get_untracked(),
            starts_on: self.starts_on.get_untracked(),
            ends_on: self.ends_on.get_untracked(),
            enrol_from: self.enrol_from.get_untracked(),
            enrol_until: self.enrol_until.get_untracked(),
            seats: self.seats.get_untracked(),
            is_by_nomination: self.is_by_nomination.get_untracked(),
            note: self.note.get_untracked(),
        }
    }

    /// The form: what failed, fields before, the fields, and the buttons.
    pub(super) fn form(
        self,
        before: AnyView,
        words: &'static str,
        save: impl Fn() + 'static,
        back: AnyView,
        foot: &'static str,
    ) -> AnyView {
        let submit = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            save();
        };
        view! {
            <form class="l-stack" novalidate=true on:submit=submit>
                {self.faults.summary()}
                {before}
                {self.view()}
                <div class=foot>
                    <Button press=Press::Submit busy=self.is_pending>
                        {words}
                    </Button>
                    {back}
                </div>
            </form>
        }
        .into_any()
    }

    fn day(self, label: &'static str, pointer: &'static str, value: RwSignal<String>) -> AnyView {
        view! { <TextField label=label kind=TextKind::Date value=value id=self.faults.id(pointer) error=self.faults.of(pointer) /> }
            .into_any()
    }

    fn view(self) -> AnyView {
        view! {
            <TextField
                label=text::name()
                hint=text::name_hint()
                value=self.name
                longest=120_u32
                id=self.faults.id("/name")
                error=self.faults.of("/name")
            />
            <div class="l-grid">
                {self.day(text::starts_on(), "/starts_on", self.starts_on)}
                {self.day(text::ends_on(), "/ends_on", self.ends_on)}
                {self.day(text::enrol_from(), "/enrol_from", self.enrol_from)}
                {self.day(text::enrol_until(), "/enrol_until", self.enrol_until)}
            </div>
            <p class="u-small u-muted">{text::window_hint()}</p>
            <TextField
                label=text::seats()
                hint=text::seats_hint()
                kind=TextKind::Whole
                unit=text::seats_unit()
                value=self.seats
                id=self.faults.id("/seats")
                error=self.faults.of("/seats")
            />
            <Checkbox value=self.is_by_nomination label=text::by_nomination() />
            <TextField
                label=text::note()
                hint=text::note_hint()
                kind=TextKind::Long
                value=self.note
                need=Need::Optional
                longest=1_000_u32
                id=self.faults.id("/note")
                error=self.faults.of("/note")
            />
        }
        .into_any()
    }
}
