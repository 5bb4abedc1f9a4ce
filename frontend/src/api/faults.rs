//! What is wrong with what is typed in a form: found before it is sent, or else told by the server.
//!
//! **Invariant:** a fault is told at its field, with a line that leads there above the form; what is about no field is
//! told above the form alone.

use client::CallError;
use leptos::prelude::*;
use shared::problem::FieldFault;

use super::explain;
use crate::ui::{ErrorSummary, FieldError, Refusal};

/// What is wrong with a form.
#[derive(Clone, Copy)]
pub struct Faults {
    /// What the ids of its fields begin with.
    form: &'static str,
    own: RwSignal<Vec<FieldFault>>,
    all: Memo<Vec<FieldFault>>,
    /// Why the call failed, where that is about no field.
    other: Signal<Option<String>>,
}

impl Faults {
    /// Nothing is wrong as long as the call has not failed. `part` is the pointer of what the fields are in, in what is
    /// sent (`/terms`; empty where they are at its top).
    pub fn new(form: &'static str, part: &'static str, failure: Signal<Option<CallError>>) -> Self {
        let own = RwSignal::new(Vec::new());
        let all = Memo::new(move |_| {
            let found: Vec<FieldFault> = own.get();
            if found.is_empty() { failure.with(|error| told(error.as_ref(), part)) } else { found }
        });
        let other =
            move || failure.with(|error| all.with(Vec::is_empty).then(|| error.as_ref().map(explain))?);
        Self { form, own, all, other: Signal::derive(other) }
    }

    /// Takes what was found before sending; nothing, where it can be sent.
    pub fn found(self, faults: Vec<FieldFault>) {
        self.own.set(faults);
    }

    /// The id of the field that a pointer is about.
    pub fn id(self, pointer: &str) -> String {
        field_id(self.form, pointer)
    }

    /// What is wrong with one field.
    pub fn of(self, pointer: impl Into<String>) -> Signal<Option<String>> {
        let pointer = pointer.into();
        let find = move |faults: &Vec<FieldFault>| {
            faults.iter().find(|fault| fault.pointer == pointer).map(|fault| fault.detail.clone())
        };
        Signal::derive(move || self.all.with(&find))
    }

    /// All of it, to stand above the form.
    pub fn summary(self) -> AnyView {
        let line =
            move |fault: FieldFault| FieldError { field: self.id(&fault.pointer), message: fault.detail };
        let errors = Signal::derive(move || self.all.get().into_iter().map(line).collect::<Vec<_>>());
        view! {
            <ErrorSummary errors />
            <Refusal why=self.other />
        }
        .into_any()
    }
}

fn field_id(form: &str, pointer: &str) -> String {
    format!("{form}{}", pointer.replace('/', "-"))
}

/// What the server says is wrong, by pointers into a part of what was sent.
fn told(error: Option<&CallError>, part: &str) -> Vec<FieldFault> {
    let errors =
        error.and_then(CallError::problem).map(|problem| problem.errors.as_slice()).unwrap_or_default();
    let within = |fault: &FieldFault| FieldFault {
        pointer: fault.pointer.strip_prefix(part).unwrap_or(&fault.pointer).to_owned(),
        detail: fault.detail.clone(),
    };
    errors.iter().map(within).collect()
}

#[cfg(test)]
mod tests {
    use shared::problem::ProblemBody;

    use super::*;

    #[test]
    fn a_line_leads_to_the_field_it_is_about() {
        assert_eq!(field_id("isian", "/assignment/starts_on"), "isian-assignment-starts_on");
    }

    #[test]
    fn pointers_are_told_from_the_part_that_the_fields_are_in() {
        let fault = |pointer: &str| FieldFault { pointer: pointer.to_owned(), detail: "Isi.".to_owned() };
        let problem = ProblemBody {
            kind: "urn:problem:invalid".to_owned(),
            title: "Periksa isian.".to_owned(),
            status: 422,
            detail: None,
            instance: String::new(),
            errors: vec![fault("/terms/name"), fault("/course")],
        };
        let error = CallError::Refused(Box::new(problem));
        assert_eq!(told(Some(&error), "/terms"), [fault("/name"), fault("/course")]);
        assert_eq!(told(Some(&error), ""), [fault("/terms/name"), fault("/course")]);
        assert_eq!(told(Some(&CallError::Unreachable), ""), []);
        assert_eq!(told(None, ""), []);
    }
}
