//! Nominating a person of the team for a batch.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::batch::{BatchOffers, BatchPhase, ListTeamBatches, NewPeople, Nominate, OfBatch};
use shared::id::PersonId;
use shared::value::Reason;

use crate::api::{use_call, use_read};
use crate::text::{batch as text, say};
use crate::ui::prelude::*;

/// The button with its dialog.
pub(crate) fn nominate(person: PersonId) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <Button kind=ButtonKind::Secondary icon=Glyph::CALENDAR on_press=move || open.set(true)>
            {text::nominate()}
        </Button>
        <Dialog open title=text::nominate()>
            {dialog(person, open)}
        </Dialog>
    }
    .into_any()
}

fn dialog(person: PersonId, open: RwSignal<bool>) -> AnyView {
    let found = use_read::<ListTeamBatches>(|| Some(Nothing {}));
    found.part(Shape::Rows(3), move |found| form(found, person, open))
}

fn form(found: BatchOffers, person: PersonId, open: RwSignal<bool>) -> AnyView {
    if found.items.is_empty() {
        return view! { <p class="u-muted">{text::nominate_none()}</p> }.into_any();
    }
    let (calling, toasts) = (use_call::<Nominate>(), use_toasts());
    let (which, none) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    // Those with a seat first.
    let (with_seats, full): (Vec<_>, Vec<_>) = found.items.into_iter().partition(|one| one.free > 0);
    let choices = with_seats.into_iter().chain(full).map(|one| {
        let (span, free) = (text::span(one.starts_on, one.ends_on), text::free(one.free, one.seats));
        let state = match (one.phase, one.free) {
            (BatchPhase::Open, 0) => format!(" · {}", text::queues()),
            (BatchPhase::Open, _) => String::new(),
            (phase, _) => format!(" · {}", text::phase(phase)),
        };
        let title = format!("{} · {}", one.course, one.name);
        Choice::new(one.id.to_string(), title).with_hint(format!("{span} · {free}{state}"))
    });
    let choices: Vec<Choice> = choices.collect();
    let save = move || {
        let batch = which.get_untracked().parse().ok();
        none.set(batch.is_none().then(|| text::nominate_choose().to_owned()));
        let reason = Reason::parse(&typed.get_untracked());
        wrong.set(reason.as_ref().err().map(say));
        let (Some(batch), Ok(reason)) = (batch, reason) else { return };
        calling.call(OfBatch { batch }, NewPeople { people: vec![person], reason }, move |added| {
            if added.already > 0 {
                // Another one can be chosen; the reason stays.
                none.try_set(Some(text::nominated_before().to_owned()));
            } else {
                open.try_set(false);
                toasts.show(Tone::Ok, text::nominated());
            }
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <p>{text::nominate_why()}</p>
            <Refusal why=calling.error() />
            <RadioGroup legend=text::nominate_which() value=which choices=choices error=none />
            <TextField
                label=text::reason()
                hint=text::reason_kept()
                kind=TextKind::Long
                longest=500_u32
                value=typed
                error=wrong
            />
            <div class="c-dialog__foot">
                <Button press=Press::Submit busy=calling.pending()>
                    {text::nominate_send()}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=move || open.set(false)>
                    {text::cancel_form()}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
