//! How a piece of work is handed in and marked: a form with a rubric; what is wrong is told beside its field.
//!
//! **Invariant:** what is typed stays until it is kept, whatever is refused.

use leptos::prelude::*;
use shared::api::draft::WorkFacts;

use super::desk::UnitDesk;
use crate::features::bank::WorkForm;
use crate::features::blueprint::marks;
use crate::text::draft::unit as text;
use crate::text::format;
use crate::ui::prelude::*;

/// Where the work stands in what is sent, and the essay in it.
const WORK: &str = "/facts/of_kind/work";
const ESSAY: &str = "/facts/of_kind/work/essay";

/// Draws the form; `apply` gets what is typed once every number is one, and `refused` is called where it was not kept.
pub(super) fn form(
    desk: UnitDesk,
    now: &WorkFacts,
    apply: impl Fn(WorkFacts) + 'static,
    refused: impl Fn() + 'static,
) -> AnyView {
    let some =
        |number: Option<u32>| RwSignal::new(number.map(|number| number.to_string()).unwrap_or_default());
    let (pass, attempts) = (RwSignal::new(now.pass_percent.to_string()), some(now.attempts));
    let second = some(now.second_marker_percent.map(u32::from));
    let worth = RwSignal::new(format::hundredths(i64::from(now.worth.hundredths())));
    let (work, is_activity) = (WorkForm::new(now.essay.clone()), now.is_activity);
    let fault = RwSignal::new(false);
    let read = move || {
        let number = |typed: RwSignal<String>| typed.with_untracked(|typed| optional(typed));
        Some(WorkFacts {
            is_activity,
            pass_percent: pass.with_untracked(|typed| typed.trim().parse().ok())?,
            attempts: number(attempts)?,
            second_marker_percent: match number(second)? {
                Some(percent) => Some(u8::try_from(percent).ok()?),
                None => None,
            },
            worth: worth.with_untracked(|typed| marks(typed))?,
            essay: untrack(|| work.draft()),
        })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = read();
        fault.set(typed.is_none());
        if let Some(typed) = typed {
            desk.faults.set(Vec::new());
            work.tell(&[], ESSAY);
            apply(typed);
        }
    };
    Effect::new(move |_| {
        let faults = desk.faults.get();
        if !faults.is_empty() {
            refused();
            work.tell(&faults, ESSAY);
        }
    });
    let told = move |name: &'static str| {
        Signal::derive(move || {
            let here = format!("{WORK}/{name}");
            desk.faults
                .with(|faults| faults.iter().find(|one| one.pointer == here).map(|one| one.detail.clone()))
        })
    };
    let faulty = Signal::derive(move || fault.get().then(|| text::work_fault().to_owned()));
    let lead = if is_activity { text::activity_why() } else { text::work_why() };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <p class="u-muted">{lead}</p>
            <div class="s-draft__fields">
                <TextField label=text::work_pass() kind=TextKind::Whole unit="%" value=pass error=told("pass_percent") />
                <TextField
                    label=text::work_attempts()
                    hint=text::work_no_limit()
                    kind=TextKind::Whole
                    value=attempts
                    error=told("attempts")
                />
                <TextField
                    label=text::work_worth()
                    hint=text::work_worth_hint()
                    kind=TextKind::Decimal
                    value=worth
                    error=told("worth")
                />
                <TextField
                    label=text::work_second()
                    hint=text::work_second_hint()
                    kind=TextKind::Whole
                    unit="%"
                    value=second
                    error=told("second_marker_percent")
                />
            </div>
            {work.fields()}
            <Refusal why=faulty />
            <div>
                <Button kind=ButtonKind::Secondary press=Press::Submit busy=desk.is_busy()>
                    {text::work_apply()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}

/// A number that may be left out; nothing where it is none.
#[expect(clippy::option_option, reason = "no number and not a number are two things")]
fn optional(typed: &str) -> Option<Option<u32>> {
    let typed = typed.trim();
    if typed.is_empty() { Some(None) } else { typed.parse().ok().map(Some) }
}
