//! The provider of a course: one of those that its author may name, or another name.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::provider::ListAuthorProviders;

use crate::api::use_read;
use crate::text::draft::facts as text;
use crate::ui::prelude::*;

/// The value of the choice to type another name; no provider is called so.
const OTHER: &str = "+";

/// Draws the choice, and the field for another name once that is chosen.
pub(super) fn field(value: RwSignal<String>) -> AnyView {
    let found = use_read::<ListAuthorProviders>(|| Some(Nothing {}));
    let chosen = RwSignal::new(value.get_untracked());
    let is_other = Memo::new(move |_| chosen.with(|chosen| chosen == OTHER));
    // What an undo has put here, or somebody else.
    Effect::new(move |_| {
        let now = value.get();
        if !is_other.get_untracked() {
            chosen.set(now);
        }
    });
    let choices = Signal::derive(move || {
        let mut names = found.get().map(|found| found.names).unwrap_or_default();
        let now = value.get();
        if !is_other.get() && !now.is_empty() && !names.contains(&now) {
            names.insert(0, now);
        }
        let known = names.into_iter().map(|name| Choice::new(name.clone(), name));
        known.chain([Choice::new(OTHER, text::provider_other())]).collect::<Vec<_>>()
    });
    let choose = move |name: String| value.set(if name == OTHER { String::new() } else { name });
    view! {
        <SelectField
            label=text::provider()
            hint=text::provider_hint()
            value=chosen
            choices
            on_change=choose
        />
        {move || is_other.get().then(|| view! { <TextField label=text::provider_name() value longest=160_u32 /> })}
    }
    .into_any()
}
