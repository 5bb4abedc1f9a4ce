//! A line, or several lines, of text.

use leptos::prelude::*;

use super::{Need, Surround};

/// What is typed, which decides keyboard, completion and width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextKind {
    /// A line of text.
    #[default]
    Line,
    /// Several lines.
    Long,
    /// A number with a decimal comma.
    Decimal,
    /// A whole number.
    Whole,
    /// An e-mail address.
    Email,
    /// The name that somebody signs in with.
    SignInName,
    /// A password that exists.
    Password,
    /// A password that is being chosen.
    NewPassword,
    /// A calendar day.
    Date,
    /// A day and a time of it, by the wall clock.
    Moment,
}

impl TextKind {
    /// The attributes `type`, `inputmode` and `autocomplete`.
    fn attributes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Line | Self::Long => ("text", "text", "off"),
            Self::Decimal => ("text", "decimal", "off"),
            Self::Whole => ("text", "numeric", "off"),
            Self::Email => ("email", "email", "email"),
            Self::SignInName => ("text", "email", "username"),
            Self::Password => ("password", "text", "current-password"),
            Self::NewPassword => ("password", "text", "new-password"),
            Self::Date => ("date", "text", "off"),
            Self::Moment => ("datetime-local", "text", "off"),
        }
    }
}

/// A text field.
#[component]
pub fn TextField(
    /// The label.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// What kind of text.
    #[prop(optional)]
    kind: TextKind,
    /// The id, for the error summary to link to.
    #[prop(optional, into)]
    id: Option<String>,
    /// What to type, in a sentence.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong, and how to put it right.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it must be filled in.
    #[prop(optional)]
    need: Need,
    /// A unit shown after the control: "menit".
    #[prop(optional, into)]
    unit: Option<String>,
    /// The most letters that can be typed.
    #[prop(optional, into)]
    longest: Option<u32>,
    /// Runs after each change, with the new value.
    #[prop(optional, into)]
    on_change: Option<Callback<(String,)>>,
) -> AnyView {
    let id = id.unwrap_or_else(|| crate::ui::fresh_id("field"));
    let surround = Surround { id: id.clone(), label, hint, error, need };
    let described = surround.clone();
    let longest = longest.map(|longest| longest.to_string());
    let described = move || described.described_by();
    let invalid = move || error.with(Option::is_some).then_some("true");
    let input = move |typed: String| {
        value.set(typed.clone());
        if let Some(on_change) = on_change {
            on_change.run((typed,));
        }
    };
    let control = if kind == TextKind::Long {
        view! {
            <textarea
                class="c-input c-input--long"
                id=id
                maxlength=longest
                prop:value=move || value.get()
                aria-describedby=described
                aria-invalid=invalid
                on:input=move |event| input(event_target_value(&event))
            ></textarea>
        }
        .into_any()
    } else {
        let (input_type, mode, complete) = kind.attributes();
        view! {
            <input
                class="c-input"
                id=id
                type=input_type
                inputmode=mode
                autocomplete=complete
                maxlength=longest
                prop:value=move || value.get()
                aria-describedby=described
                aria-invalid=invalid
                on:input=move |event| input(event_target_value(&event))
            />
        }
        .into_any()
    };
    let control = match unit.filter(|unit| !unit.is_empty()) {
        Some(unit) => view! { <div class="c-unit">{control}<span>{unit}</span></div> }.into_any(),
        None => control,
    };
    surround.view(control)
}
