//! Fields: label, hint, control and error, tied together for assistive technology.

pub mod search_field;
pub mod select_field;
pub mod text_field;

pub use search_field::SearchField;
pub use select_field::{Choice, SelectField};
pub use text_field::{TextField, TextKind};

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::text::ui as text;

/// Whether a field must be filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Need {
    /// Must be filled in; said by nothing, as most fields are.
    #[default]
    Required,
    /// May stay empty; said beside the label.
    Optional,
}

/// The parts of a field around its control.
#[derive(Clone)]
pub(super) struct Surround {
    /// The id of the control.
    pub id: String,
    /// The label.
    pub label: String,
    /// The hint below the label.
    pub hint: Option<String>,
    /// The error below the control.
    pub error: Signal<Option<String>>,
    /// Whether it must be filled in.
    pub need: Need,
}

impl Surround {
    /// The ids for `aria-describedby`: hint and error, whichever there are.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.id));
        let error = self.error.with(Option::is_some).then(|| format!("{}-error", self.id));
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (hint, error) => hint.or(error),
        }
    }

    /// Draws them around the control.
    pub(super) fn view(self, control: AnyView) -> AnyView {
        let Self { id, label, hint, error, need } = self;
        let hint_id = format!("{id}-hint");
        let optional =
            (need == Need::Optional).then(|| view! { <span class="u-muted">" "{text::optional()}</span> });
        view! {
            <div class="c-field">
                <label class="c-field__label" for=id.clone()>
                    {label}
                    {optional}
                </label>
                {hint.map(|hint| view! { <span class="c-field__hint" id=hint_id>{hint}</span> })}
                {control}
                {error_text(format!("{id}-error"), error)}
            </div>
        }
        .into_any()
    }
}

/// The error of a field, present only while there is one.
pub(super) fn error_text(id: String, error: Signal<Option<String>>) -> AnyView {
    (move || {
        error.get().map(|error| {
            view! {
                <span class="c-field__error" id=id.clone()>
                    <Icon glyph=Glyph::ALERT />
                    {error}
                </span>
            }
        })
    })
    .into_any()
}
