//! Where a draft stands, and the steps that the caller may take.

use leptos::prelude::*;
use shared::api::draft::{DraftFinished, OfDraft};
use shared::api::review::{DraftState, DraftStep, ReviewPoint, ReviewView, StepDraft, StepEdit};
use shared::id::DraftId;
use shared::value::Reason;

use crate::api::{Calling, Read, use_call};
use crate::platform::page;
use crate::text::review as text;
use crate::ui::prelude::*;

/// What a step is taken with.
#[derive(Clone, Copy)]
struct Taking {
    draft: DraftId,
    rev: u32,
    calling: Calling<StepDraft>,
    found: Read<ReviewView>,
    published: RwSignal<Option<DraftFinished>>,
    /// The step whose dialog is open.
    asked: RwSignal<Option<DraftStep>>,
    open: RwSignal<bool>,
    why: RwSignal<String>,
    fault: RwSignal<Option<String>>,
    checked: RwSignal<Vec<String>>,
}

impl Taking {
    fn press(self, step: DraftStep) {
        if matches!(step, DraftStep::RequestChanges | DraftStep::Approve) {
            self.asked.set(Some(step));
            self.open.set(true);
        } else {
            self.take(step, None, Vec::new());
        }
    }

    fn take(self, step: DraftStep, why: Option<Reason>, checked: Vec<ReviewPoint>) {
        let edit = StepEdit { rev: self.rev, step, why, checked };
        self.calling.call(OfDraft { draft: self.draft }, edit, move |done| {
            self.open.try_set(false);
            page::announce(text::taken(step));
            match done.published {
                Some(version) => {
                    self.published.try_set(Some(version));
                }
                None => self.found.reload(),
            }
        });
    }

    /// Takes the step that the dialog is about.
    fn confirm(self) {
        let Some(step) = self.asked.get_untracked() else { return };
        let why = match Reason::parse(&self.why.get_untracked()) {
            Ok(why) => Some(why),
            Err(phrase) if step == DraftStep::RequestChanges => {
                self.fault.set(Some(crate::text::say(&phrase)));
                return;
            }
            Err(_) => None,
        };
        self.fault.set(None);
        let checked = self.checked.get_untracked();
        let is_checked = |point: &ReviewPoint| checked.contains(&text::point(*point).to_owned());
        self.take(step, why, ReviewPoint::ALL.into_iter().filter(is_checked).collect());
    }
}

/// The tone of a state.
fn tone(state: DraftState) -> Tone {
    match state {
        DraftState::Writing | DraftState::Submitted | DraftState::InReview | DraftState::Template => {
            Tone::Info
        }
        DraftState::ChangesRequested => Tone::Warn,
        DraftState::Approved => Tone::Ok,
    }
}

/// Draws the state and the steps.
pub(super) fn steps(
    draft: DraftId,
    review: &ReviewView,
    found: Read<ReviewView>,
    published: RwSignal<Option<DraftFinished>>,
) -> AnyView {
    let taking = Taking {
        draft,
        rev: review.rev,
        calling: use_call::<StepDraft>(),
        found,
        published,
        asked: RwSignal::new(None),
        open: RwSignal::new(false),
        why: RwSignal::new(String::new()),
        fault: RwSignal::new(None),
        checked: RwSignal::new(Vec::new()),
    };
    let (state, is_four_eyes) = (review.state, review.is_four_eyes);
    let button = |(place, step): (usize, &DraftStep)| {
        let step = *step;
        let kind = if place == 0 { ButtonKind::Primary } else { ButtonKind::Secondary };
        view! {
            <Button kind busy=taking.calling.pending() on_press=move || taking.press(step)>
                {text::step(step)}
            </Button>
        }
    };
    let buttons = if review.steps.is_empty() {
        view! { <p class="u-muted">{text::no_step()}</p> }.into_any()
    } else {
        let all = review.steps.iter().enumerate().map(button).collect_view();
        view! { <div class="l-cluster">{all}</div> }.into_any()
    };
    view! {
        <Section title=text::stands()>
            <Notice tone=tone(state) title=text::state(state)>
                {(state == DraftState::Template).then(|| view! { <p>{text::template_why()}</p> })}
                {is_four_eyes.then(|| view! { <p>{text::four_eyes()}</p> })}
            </Notice>
            <Refusal why=taking.calling.error() />
            {buttons}
            {dialog(taking)}
        </Section>
    }
    .into_any()
}

fn dialog(taking: Taking) -> AnyView {
    let title = Signal::derive(move || {
        taking.asked.get().map(|step| text::step(step).to_owned()).unwrap_or_default()
    });
    let is_approval = move || taking.asked.get() == Some(DraftStep::Approve);
    let fields = move || {
        if is_approval() {
            let choices =
                ReviewPoint::ALL.map(|point| Choice::new(text::point(point), text::point(point))).to_vec();
            view! { <CheckboxGroup legend=text::checklist() value=taking.checked choices lay=Lay::Plain /> }
                .into_any()
        } else {
            view! {
                <TextField
                    label=text::why()
                    hint=text::why_hint()
                    kind=TextKind::Long
                    longest=500_u32
                    value=taking.why
                    error=taking.fault
                />
            }
            .into_any()
        }
    };
    view! {
        <Dialog open=taking.open title>
            <div class="l-stack">
                <Refusal why=taking.calling.error() />
                {fields}
                <div class="c-dialog__foot">
                    <Button busy=taking.calling.pending() on_press=move || taking.confirm()>
                        {title}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move || taking.open.set(false)>
                        {text::cancel()}
                    </Button>
                </div>
            </div>
        </Dialog>
    }
    .into_any()
}
