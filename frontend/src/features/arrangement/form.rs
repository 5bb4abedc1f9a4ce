//! Arranging something: for whom, what, and why.

use leptos::prelude::*;
use shared::api::arrangement::{Arrange, Arrangements, Whom};
use shared::api::statistics::OfVersionQuiz;

use super::model::Typed;
use super::whom;
use crate::api::{Calling, Faults, Read, use_call};
use crate::text::arrangement as text;
use crate::ui::prelude::*;

/// What is typed, field by field.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    whom: RwSignal<Option<Whom>>,
    minutes: RwSignal<String>,
    attempts: RwSignal<String>,
    opens: RwSignal<String>,
    closes: RwSignal<String>,
    reason: RwSignal<String>,
    /// What is wrong with it.
    pub(super) faults: Faults,
    calling: Calling<Arrange>,
}

impl Fields {
    /// Nothing is typed but, where they are known, for whom and how many attempts.
    pub(super) fn new(whom: Option<Whom>, attempts: &str) -> Self {
        let empty = || RwSignal::new(String::new());
        let calling = use_call::<Arrange>();
        Self {
            whom: RwSignal::new(whom),
            minutes: empty(),
            attempts: RwSignal::new(attempts.to_owned()),
            opens: empty(),
            closes: empty(),
            reason: empty(),
            faults: Faults::new("atur", "", calling.failure()),
            calling,
        }
    }

    fn typed(self) -> Typed {
        Typed {
            whom: self.whom.get_untracked(),
            minutes: self.minutes.get_untracked(),
            attempts: self.attempts.get_untracked(),
            opens: self.opens.get_untracked(),
            closes: self.closes.get_untracked(),
            reason: self.reason.get_untracked(),
        }
    }

    /// Arranges what is typed, unless something is wrong with it.
    pub(super) fn save(self, of: &OfVersionQuiz, then: impl FnOnce() + 'static) {
        match self.typed().draft() {
            Ok(new) => {
                self.faults.found(Vec::new());
                self.calling.call(of.clone(), new, move |_| then());
            }
            Err(found) => self.faults.found(found),
        }
    }
}

/// The dialog.
pub(super) fn dialog(read: Read<Arrangements>, of: OfVersionQuiz, open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=text::add()>
            {form(read, of.clone(), open)}
        </Dialog>
    }
    .into_any()
}

fn form(read: Read<Arrangements>, of: OfVersionQuiz, open: RwSignal<bool>) -> AnyView {
    let fields = Fields::new(None, "");
    let toasts = use_toasts();
    let wanted = of.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        fields.save(&wanted, move || {
            open.try_set(false);
            toasts.show(Tone::Ok, text::added());
            read.reload();
        });
    };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            {fields.faults.summary()}
            {whom::fields(of, fields.whom, fields.faults.of("/whom"))}
            {minutes(fields)}
            {attempts(fields, Need::Optional)}
            {dates(fields)}
            {reason_and_foot(fields, open)}
        </form>
    }
    .into_any()
}

/// Why, and what can be done with it all.
pub(super) fn reason_and_foot(fields: Fields, open: RwSignal<bool>) -> AnyView {
    view! {
        <TextField
            label=text::reason()
            hint=text::reason_hint()
            kind=TextKind::Long
            value=fields.reason
            longest=500_u32
            id=fields.faults.id("/reason")
            error=fields.faults.of("/reason")
        />
        <div class="c-dialog__foot">
            <Button press=Press::Submit busy=fields.calling.pending()>
                {text::save()}
            </Button>
            <Button kind=ButtonKind::Quiet on_press=move || open.set(false)>
                {text::cancel()}
            </Button>
        </div>
    }
    .into_any()
}

fn minutes(fields: Fields) -> AnyView {
    view! {
        <TextField
            label=text::minutes()
            hint=text::minutes_hint()
            kind=TextKind::Whole
            unit=text::minutes_unit()
            value=fields.minutes
            need=Need::Optional
            id=fields.faults.id("/minutes")
            error=fields.faults.of("/minutes")
        />
    }
    .into_any()
}

/// How many attempts more.
pub(super) fn attempts(fields: Fields, need: Need) -> AnyView {
    view! {
        <TextField
            label=text::attempts()
            kind=TextKind::Whole
            unit=text::attempts_unit()
            value=fields.attempts
            need=need
            id=fields.faults.id("/attempts")
            error=fields.faults.of("/attempts")
        />
    }
    .into_any()
}

fn dates(fields: Fields) -> AnyView {
    let hint = move || {
        let words = match fields.whom.get() {
            Some(Whom::Everybody) => text::dates_of_all(),
            Some(Whom::Unit { .. } | Whom::Person { .. }) | None => text::dates_of_some(),
        };
        view! { <p class="u-small u-muted">{words}</p> }
    };
    view! {
        <TextField
            label=text::opens_label()
            kind=TextKind::Moment
            value=fields.opens
            need=Need::Optional
            id=fields.faults.id("/opens_at")
            error=fields.faults.of("/opens_at")
        />
        <TextField
            label=text::closes_label()
            kind=TextKind::Moment
            value=fields.closes
            need=Need::Optional
            id=fields.faults.id("/closes_at")
            error=fields.faults.of("/closes_at")
        />
        {hint}
    }
    .into_any()
}
