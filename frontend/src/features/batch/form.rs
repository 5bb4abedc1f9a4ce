//! The fields of a batch: of a new one, of one that changes, of one that is run again.

use leptos::prelude::*;
use shared::endpoint::Endpoint;
use shared::problem::FieldFault;

use super::model::Typed;
use crate::api::Calling;
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
    /// What was found before sending.
    pub(super) own: RwSignal<Vec<FieldFault>>,
    told: Signal<Vec<FieldFault>>,
    /// Why the call failed, where that is about no field.
    failed: Signal<Option<String>>,
    is_pending: Signal<bool>,
}

/// The id of a field.
pub(super) fn id(pointer: &str) -> String {
    format!("angkatan{}", pointer.replace('/', "-"))
}

impl Fields {
    /// Fields that begin with what is known, for a call.
    pub(super) fn new<E: Endpoint>(typed: Typed, calling: Calling<E>) -> Self {
        let told = Signal::derive(move || {
            let errors = calling.failure().with(|error| Some(error.as_ref()?.problem()?.errors.clone()));
            let mut errors = errors.unwrap_or_default();
            for fault in &mut errors {
                if let Some(pointer) = fault.pointer.strip_prefix("/terms") {
                    fault.pointer = pointer.to_owned();
                }
            }
            errors
        });
        Self {
            name: RwSignal::new(typed.name),
            starts_on: RwSignal::new(typed.starts_on),
            ends_on: RwSignal::new(typed.ends_on),
            enrol_from: RwSignal::new(typed.enrol_from),
            enrol_until: RwSignal::new(typed.enrol_until),
            seats: RwSignal::new(typed.seats),
            is_by_nomination: RwSignal::new(typed.is_by_nomination),
            note: RwSignal::new(typed.note),
            own: RwSignal::new(Vec::new()),
            told,
            failed: Signal::derive(move || calling.error().get().filter(|_| told.with(Vec::is_empty))),
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

    fn faults(self) -> Vec<FieldFault> {
        let own = self.own.get();
        if own.is_empty() { self.told.get() } else { own }
    }

    /// What is wrong with one field.
    pub(super) fn fault(self, pointer: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.faults().into_iter().find(|fault| fault.pointer == pointer).map(|fault| fault.detail)
        })
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
        let summary = Signal::derive(move || {
            let line = |fault: FieldFault| FieldError { field: id(&fault.pointer), message: fault.detail };
            self.faults().into_iter().map(line).collect::<Vec<_>>()
        });
        let failed = move || {
            self.failed.get().map(|why| view! { <div role="alert"><Notice tone=Tone::Bad title=why /></div> })
        };
        view! {
            <form class="l-stack" novalidate=true on:submit=submit>
                <ErrorSummary errors=summary />
                {failed}
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
        view! { <TextField label=label kind=TextKind::Date value=value id=id(pointer) error=self.fault(pointer) /> }
            .into_any()
    }

    fn view(self) -> AnyView {
        view! {
            <TextField
                label=text::name()
                hint=text::name_hint()
                value=self.name
                longest=120_u32
                id=id("/name")
                error=self.fault("/name")
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
                id=id("/seats")
                error=self.fault("/seats")
            />
            <Checkbox value=self.is_by_nomination label=text::by_nomination() />
            <TextField
                label=text::note()
                hint=text::note_hint()
                kind=TextKind::Long
                value=self.note
                need=Need::Optional
                longest=1_000_u32
                id=id("/note")
                error=self.fault("/note")
            />
        }
        .into_any()
    }
}
