//! How the quiz is taken: a form behind a line.

use leptos::prelude::*;
use shared::api::blueprint::BlueprintSettings;

use super::desk::Desk;
use super::model::{self, METHODS, POLICIES};
use crate::text::blueprint as text;
use crate::ui::prelude::*;

/// What is typed.
#[derive(Clone, Copy)]
struct Fields {
    pass: RwSignal<String>,
    attempts: RwSignal<String>,
    method: RwSignal<String>,
    time: RwSignal<String>,
    pause: RwSignal<String>,
    per_page: RwSignal<String>,
    review: RwSignal<String>,
    outcome: RwSignal<String>,
    shuffle: RwSignal<bool>,
}

impl Fields {
    fn new(settings: &BlueprintSettings) -> Self {
        let some =
            |number: Option<u32>| RwSignal::new(number.map(|number| number.to_string()).unwrap_or_default());
        Self {
            pass: RwSignal::new(settings.pass_percent.to_string()),
            attempts: some(settings.attempts),
            method: RwSignal::new(model::code(&METHODS, &settings.method)),
            time: some(settings.time_limit_minutes),
            pause: some(settings.pause_minutes),
            per_page: RwSignal::new(settings.per_page.to_string()),
            review: RwSignal::new(model::code(&POLICIES, &settings.review)),
            outcome: RwSignal::new(model::code(&POLICIES, &settings.outcome)),
            shuffle: RwSignal::new(settings.shuffle),
        }
    }

    /// What is typed, if every number is one.
    fn read(self) -> Option<BlueprintSettings> {
        let number = |typed: RwSignal<String>| typed.with_untracked(|typed| model::number(typed)).ok();
        let small = |typed: RwSignal<String>| u8::try_from(number(typed)??).ok();
        let policy = |typed: RwSignal<String>| typed.with_untracked(|code| model::value(&POLICIES, code));
        Some(BlueprintSettings {
            pass_percent: small(self.pass)?,
            attempts: number(self.attempts)?,
            method: self.method.with_untracked(|code| model::value(&METHODS, code))?,
            time_limit_minutes: number(self.time)?,
            pause_minutes: number(self.pause)?,
            shuffle: self.shuffle.get_untracked(),
            review: policy(self.review)?,
            outcome: policy(self.outcome)?,
            per_page: small(self.per_page)?,
        })
    }
}

/// Draws the form behind a line.
pub(super) fn settings(desk: Desk) -> AnyView {
    let now = desk.plan.with_untracked(|plan| plan.settings.clone());
    let form = form(&now, move |settings| desk.edit(|plan| plan.settings = settings));
    view! {
        <Disclosure summary=text::settings()>
            <div id=model::RULES>{form}</div>
        </Disclosure>
    }
    .into_any()
}

/// Draws the form; `apply` gets what is typed once every number is one.
pub fn form(now: &BlueprintSettings, apply: impl Fn(BlueprintSettings) + 'static) -> AnyView {
    let fields = Fields::new(now);
    let fault = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let read = fields.read();
        fault.set(read.is_none());
        if let Some(settings) = read {
            apply(settings);
        }
    };
    let methods: Vec<Choice> =
        METHODS.iter().map(|(method, code)| Choice::new(*code, text::method(*method))).collect();
    let policies: Vec<Choice> =
        POLICIES.iter().map(|(policy, code)| Choice::new(*code, text::policy(*policy))).collect();
    let faulty = Signal::derive(move || fault.get().then(|| text::not_a_number().to_owned()));
    view! {
            <form class="l-stack" novalidate=true on:submit=submit>
                <div class="s-blueprint__fields">
                    <TextField label=text::pass() kind=TextKind::Whole unit="%" value=fields.pass />
                    <TextField label=text::attempts() hint=text::no_limit() kind=TextKind::Whole value=fields.attempts />
                    <SelectField label=text::counts() value=fields.method choices=methods />
                    <TextField label=text::time() hint=text::no_limit() kind=TextKind::Whole value=fields.time />
                    <TextField label=text::pause() hint=text::no_pause() kind=TextKind::Whole value=fields.pause />
                    <TextField label=text::per_page() kind=TextKind::Whole value=fields.per_page />
                    <SelectField label=text::review() value=fields.review choices=policies.clone() />
                    <SelectField label=text::outcome() value=fields.outcome choices=policies />
                </div>
                <Checkbox value=fields.shuffle label=text::shuffle() />
                <Refusal why=faulty />
                <div>
                    <Button kind=ButtonKind::Secondary press=Press::Submit>
                        {text::apply()}
                    </Button>
                </div>
            </form>
    }
    .into_any()
}
