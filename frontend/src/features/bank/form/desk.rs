//! What is wrong with what is filled in, beside its field: asked of the server, told once saving was tried.
//!
//! **Invariant:** a fault is found by its pointer at the moment it is shown, so that it stays with its row when rows move.

use std::sync::Arc;

use leptos::prelude::*;
use shared::problem::FieldFault;

use crate::ui::fresh_id;
use crate::ui::prelude::*;

/// Where a field is in the draft; none once its row is gone.
type Pointer = Arc<dyn Fn() -> Option<String> + Send + Sync>;

/// The field of the draft that a pointer is about.
fn in_draft(pointer: &str) -> Option<&str> {
    pointer.strip_prefix("/draft")
}

/// The faults of the form.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    faults: RwSignal<Vec<FieldFault>>,
    /// Faults are named from the first try on: before, the author is still writing.
    is_tried: RwSignal<bool>,
    /// What is told at the top, as it was when saving was last tried.
    summary: RwSignal<Vec<FieldError>>,
    fields: StoredValue<Vec<(String, Pointer)>>,
}

/// A field that may be faulty.
#[derive(Clone)]
pub(super) struct Field {
    /// Its id in the page.
    pub(super) id: String,
    /// What is wrong with it.
    pub(super) error: Signal<Option<String>>,
}

impl Desk {
    /// Nothing is wrong yet.
    pub(super) fn new() -> Self {
        Self {
            faults: RwSignal::new(Vec::new()),
            is_tried: RwSignal::new(false),
            summary: RwSignal::new(Vec::new()),
            fields: StoredValue::new(Vec::new()),
        }
    }

    /// A field of the draft.
    pub(super) fn at(self, field: &'static str) -> Field {
        self.moving(move || Some(field.to_owned()))
    }

    /// A field of the draft that moves with its row.
    pub(super) fn moving(self, field: impl Fn() -> Option<String> + Send + Sync + 'static) -> Field {
        self.field(Arc::new(field))
    }

    fn field(self, field: Pointer) -> Field {
        let id = fresh_id("soal");
        self.fields.update_value(|fields| fields.push((id.clone(), Arc::clone(&field))));
        let error = Signal::derive(move || {
            let field = field().filter(|_| self.is_tried.get())?;
            let is_here = |fault: &&FieldFault| in_draft(&fault.pointer) == Some(&field);
            self.faults.with(|faults| faults.iter().find(is_here).map(|fault| fault.detail.clone()))
        });
        Field { id, error }
    }

    /// The id of the field that a pointer is about.
    pub(super) fn field_of(self, pointer: &str) -> Option<String> {
        self.fields.with_value(|fields| {
            let field = in_draft(pointer);
            let is_here = |(_, of): &&(String, Pointer)| untrack(|| of()).as_deref() == field;
            // Fields that were drawn anew are the later ones.
            fields.iter().rev().find(is_here).map(|(id, _)| id.clone())
        })
    }

    /// Takes what is wrong now.
    pub(super) fn put(self, faults: Vec<FieldFault>) {
        self.faults.try_set(faults);
    }

    /// Tells what is wrong at the top and beside the fields, after a try to save.
    pub(super) fn tell(self, faults: Vec<FieldFault>) {
        let error = |fault: &FieldFault| FieldError {
            field: self.field_of(&fault.pointer).unwrap_or_default(),
            message: fault.detail.clone(),
        };
        self.summary.set(faults.iter().map(error).collect());
        self.faults.set(faults);
        self.is_tried.set(true);
    }

    /// Clears what is told at the top.
    pub(super) fn clear(self) {
        self.summary.set(Vec::new());
    }

    /// What is told at the top.
    pub(super) fn summary(self) -> Signal<Vec<FieldError>> {
        self.summary.into()
    }
}
