//! What the key is corrected to, what that would change, and doing it with a reason.

use grading::{Remedy, Response};
use leptos::prelude::*;
use shared::api::correction::{
    CorrectKey, CorrectionDraft, CorrectionPreview, Corrections, NewCorrection, OfVersionQuestion,
    PreviewCorrection,
};
use shared::api::quiz::PaperItem;
use shared::value::Reason;

use super::{model, outcome};
use crate::api::{Read, use_call};
use crate::features::quiz::keep::Keep;
use crate::features::quiz::question::question;
use crate::text::{correction as text, say};
use crate::ui::prelude::*;

/// What is chosen and typed.
#[derive(Clone, Copy)]
struct Fields {
    remedy: RwSignal<String>,
    right: RwSignal<Option<Response>>,
    tolerance: RwSignal<String>,
    reason: RwSignal<String>,
    /// That nothing was chosen when it was last sent.
    remedy_fault: RwSignal<Option<String>>,
    /// What was wrong with the reason when it was last sent.
    reason_fault: RwSignal<Option<String>>,
}

impl Fields {
    fn remedy(self) -> Option<Remedy> {
        self.remedy.with(|value| model::remedy(value))
    }

    /// What would be sent; `None` before a remedy is chosen, and while the tolerance is none.
    fn draft(self) -> Option<CorrectionDraft> {
        let remedy = self.remedy()?;
        let right = self.right.get().filter(|_| remedy != Remedy::Void);
        let tolerance = self.tolerance.with(|typed| model::tolerance(typed)).ok()?;
        Some(CorrectionDraft { remedy, right, tolerance })
    }
}

/// Draws the form.
pub(super) fn form(read: Read<Corrections>, of: OfVersionQuestion, found: Corrections) -> AnyView {
    let fields = Fields {
        remedy: RwSignal::new(if found.right.is_some() { String::new() } else { "void".to_owned() }),
        right: RwSignal::new(found.right.clone()),
        tolerance: RwSignal::new(found.tolerance.map(|tolerance| tolerance.to_string()).unwrap_or_default()),
        reason: RwSignal::new(String::new()),
        remedy_fault: RwSignal::new(None),
        reason_fault: RwSignal::new(None),
    };
    let item = StoredValue::new(found.item.clone());
    // The preview with the draft that it is of: another draft has none yet.
    let seen = RwSignal::new(None::<(CorrectionDraft, CorrectionPreview)>);
    let previewing = use_call::<PreviewCorrection>();
    let wanted = of.clone();
    let look = move || {
        let Some(draft) = fields.draft() else {
            fields.remedy_fault.set(fields.remedy().is_none().then(|| text::choose().to_owned()));
            return;
        };
        fields.remedy_fault.set(None);
        let kept = draft.clone();
        previewing.call(wanted.clone(), draft, move |preview| {
            seen.try_set(Some((kept, preview)));
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        look();
    };
    let current = Memo::new(move |_| {
        let draft = fields.draft()?;
        seen.with(|seen| seen.as_ref().filter(|(of, _)| *of == draft).map(|(_, preview)| preview.clone()))
    });
    let shown = move || {
        current.with(|preview| item.with_value(|item| Some(outcome::outcome(item, preview.as_ref()?))))
    };
    let lowers = Signal::derive(move || {
        current.with(|preview| preview.as_ref().is_some_and(|preview| preview.changed.lowered > 0))
    });
    let confirm = confirm(read, of, fields, lowers);
    let told =
        move || previewing.failure().get()?.problem()?.errors.first().map(|fault| fault.detail.clone());
    let failed = Signal::derive(move || told().or_else(|| previewing.error().get()));
    let (key, remedies) = (key(fields, &found), remedies(fields, found.right.is_some()));
    view! {
        <Section title=text::correct()>
            <form class="l-stack" novalidate=true on:submit=submit>
                {key}
                {remedies}
                <Refusal why=failed />
                <div>
                    <Button
                        kind=ButtonKind::Secondary
                        press=Press::Submit
                        busy=previewing.pending()
                    >
                        {text::look()}
                    </Button>
                </div>
            </form>
            <div role="status" class="l-stack">{shown}</div>
            <div class="l-stack" hidden=move || current.with(Option::is_none)>{confirm}</div>
        </Section>
    }
    .into_any()
}

/// The question, filled in with what its key calls right now.
fn key(fields: Fields, found: &Corrections) -> AnyView {
    if found.right.is_none() {
        let asked = found.item.html.clone();
        return view! {
            <Prose html=asked inline=true />
            <Notice title=text::only_void() />
        }
        .into_any();
    }
    let item: &PaperItem = &found.item;
    let shown = question(Keep::here(fields.right, RwSignal::new(0_u32).into()), item, found.right.clone());
    let fault = Signal::derive(move || {
        fields.tolerance.with(|typed| model::tolerance(typed)).err().map(str::to_owned)
    });
    let tolerance = found.tolerance.map(|_| {
        view! {
            <TextField
                label=text::tolerance()
                hint=text::tolerance_hint()
                kind=TextKind::Decimal
                value=fields.tolerance
                error=fault
            />
        }
    });
    view! {
        <p>{text::change_key()}</p>
        {shown}
        {tolerance}
    }
    .into_any()
}

fn remedies(fields: Fields, has_key: bool) -> AnyView {
    let all = [Remedy::Also, Remedy::Instead, Remedy::Void].into_iter();
    let choices: Vec<Choice> = all
        .filter(|remedy| has_key || *remedy == Remedy::Void)
        .map(|remedy| {
            Choice::new(model::code(remedy), text::remedy(remedy)).with_hint(text::remedy_hint(remedy))
        })
        .collect();
    view! { <RadioGroup legend=text::what_of_marks() value=fields.remedy choices id="koreksi-akibat" error=fields.remedy_fault /> }
        .into_any()
}

/// The reason, and doing it.
fn confirm(read: Read<Corrections>, of: OfVersionQuestion, fields: Fields, lowers: Signal<bool>) -> AnyView {
    let (correcting, toasts) = (use_call::<CorrectKey>(), use_toasts());
    let press = move || {
        let Some(correction) = fields.draft() else { return };
        let reason = match Reason::parse(&fields.reason.get_untracked()) {
            Ok(reason) => reason,
            Err(phrase) => {
                fields.reason_fault.set(Some(say(&phrase)));
                return;
            }
        };
        fields.reason_fault.set(None);
        correcting.call(of.clone(), NewCorrection { correction, reason }, move |_| {
            toasts.show(Tone::Ok, text::corrected());
            read.reload();
        });
    };
    let warning = move || lowers.get().then(|| view! { <Notice tone=Tone::Warn title=text::lowers() /> });
    view! {
        {warning}
        <TextField
            label=text::reason()
            hint=text::reason_hint()
            kind=TextKind::Long
            value=fields.reason
            longest=500_u32
            error=fields.reason_fault
        />
        <Refusal why=correcting.error() />
        <div>
            <Button busy=correcting.pending() on_press=press>
                {text::do_it()}
            </Button>
        </div>
    }
    .into_any()
}
