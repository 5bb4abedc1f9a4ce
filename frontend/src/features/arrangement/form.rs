//! Arranging something: for whom, what, and why.

use leptos::prelude::*;
use shared::api::arrangement::{Arrange, Arrangements, Whom};
use shared::api::statistics::OfVersionQuiz;
use shared::problem::FieldFault;

use super::model::Typed;
use super::whom;
use crate::api::{Calling, Read, use_call};
use crate::text::arrangement as text;
use crate::ui::prelude::*;

/// What is typed, field by field.
#[derive(Clone, Copy)]
struct Fields {
    whom: RwSignal<Option<Whom>>,
    minutes: RwSignal<String>,
    attempts: RwSignal<String>,
    opens: RwSignal<String>,
    closes: RwSignal<String>,
    reason: RwSignal<String>,
    /// What was found before sending.
    own: RwSignal<Vec<FieldFault>>,
    calling: Calling<Arrange>,
}

impl Fields {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            whom: RwSignal::new(None),
            minutes: empty(),
            attempts: empty(),
            opens: empty(),
            closes: empty(),
            reason: empty(),
            own: RwSignal::new(Vec::new()),
            calling: use_call::<Arrange>(),
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

    /// What is wrong: found here, or told by the server.
    fn faults(self) -> Signal<Vec<FieldFault>> {
        Signal::derive(move || {
            let told =
                || self.calling.failure().with(|error| Some(error.as_ref()?.problem()?.errors.clone()));
            let own = self.own.get();
            if own.is_empty() { told().unwrap_or_default() } else { own }
        })
    }

    /// What is wrong with one field.
    fn fault(self, pointer: &'static str) -> Signal<Option<String>> {
        let faults = self.faults();
        Signal::derive(move || {
            faults.with(|faults| {
                faults.iter().find(|fault| fault.pointer == pointer).map(|fault| fault.detail.clone())
            })
        })
    }

    /// What is wrong, with the fields to go to.
    fn summary(self) -> Signal<Vec<FieldError>> {
        let faults = self.faults();
        let line = |fault: FieldFault| FieldError { field: id(&fault.pointer), message: fault.detail };
        Signal::derive(move || faults.get().into_iter().map(line).collect())
    }
}

/// The id of a field.
fn id(pointer: &str) -> String {
    format!("atur{}", pointer.replace('/', "-"))
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
    let fields = Fields::new();
    let toasts = use_toasts();
    let wanted = of.clone();
    let save = move || {
        fields.own.set(Vec::new());
        match fields.typed().draft() {
            Ok(new) => fields.calling.call(wanted.clone(), new, move |_| {
                open.try_set(false);
                toasts.show(Tone::Ok, text::added());
                read.reload();
            }),
            Err(found) => fields.own.set(found),
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    // What is about no field in particular.
    let failed = move || {
        let error = fields.calling.failure().get()?;
        let is_told = error.problem().is_some_and(|problem| !problem.errors.is_empty());
        let why = fields.calling.error().get().filter(|_| !is_told)?;
        Some(view! { <div role="alert"><Notice tone=Tone::Bad title=why /></div> })
    };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <ErrorSummary errors=fields.summary() />
            {failed}
            {whom::fields(of, fields.whom, fields.fault("/whom"))}
            {amounts(fields)}
            {dates(fields)}
            <TextField
                label=text::reason()
                hint=text::reason_hint()
                kind=TextKind::Long
                value=fields.reason
                longest=500_u32
                id=id("/reason")
            error=fields.fault("/reason")
            />
            <div class="c-dialog__foot">
                <Button press=Press::Submit busy=fields.calling.pending()>
                    {text::save()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || open.set(false)>
                    {text::cancel()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

fn amounts(fields: Fields) -> AnyView {
    view! {
        <TextField
            label=text::minutes()
            hint=text::minutes_hint()
            kind=TextKind::Whole
            unit=text::minutes_unit()
            value=fields.minutes
            need=Need::Optional
            id=id("/minutes")
            error=fields.fault("/minutes")
        />
        <TextField
            label=text::attempts()
            kind=TextKind::Whole
            unit=text::attempts_unit()
            value=fields.attempts
            need=Need::Optional
            id=id("/attempts")
            error=fields.fault("/attempts")
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
            id=id("/opens_at")
            error=fields.fault("/opens_at")
        />
        <TextField
            label=text::closes_label()
            kind=TextKind::Moment
            value=fields.closes
            need=Need::Optional
            id=id("/closes_at")
            error=fields.fault("/closes_at")
        />
        {hint}
    }
    .into_any()
}
