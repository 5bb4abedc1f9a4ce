//! More attempts for one person who has none left, given where that person is met.

use leptos::prelude::*;
use shared::api::arrangement::Whom;
use shared::api::statistics::OfVersionQuiz;
use shared::id::PersonId;

use super::form::{Fields, attempts, reason_and_foot};
use crate::text::arrangement as text;
use crate::ui::prelude::*;

/// Somebody at a quiz.
#[derive(Clone)]
pub(crate) struct AtQuiz {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    /// The quiz, and its title.
    pub(crate) quiz: OfVersionQuiz,
    pub(crate) title: String,
}

/// The dialog, for whoever `who` is when it is opened; `on_given` runs when the attempts are there.
pub(crate) fn dialog(
    who: RwSignal<Option<AtQuiz>>,
    open: RwSignal<bool>,
    on_given: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let inside = move || who.get().map(|who| form(who, open, on_given));
    view! {
        <Dialog open title=text::another_try()>
            {inside}
        </Dialog>
    }
    .into_any()
}

fn form(who: AtQuiz, open: RwSignal<bool>, on_given: impl Fn() + Copy + 'static) -> AnyView {
    let AtQuiz { person, name, quiz, title } = who;
    let fields = Fields::new(Some(Whom::Person { person }), "1");
    let toasts = use_toasts();
    let for_whom = text::another_try_for(&name, &title);
    let given = text::another_try_given(&name);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let given = given.clone();
        fields.save(&quiz, move || {
            open.try_set(false);
            toasts.show(Tone::Ok, given);
            on_given();
        });
    };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <p>{for_whom}</p>
            {fields.faults.summary()}
            {attempts(fields, Need::Required)}
            {reason_and_foot(fields, open)}
        </form>
    }
    .into_any()
}
