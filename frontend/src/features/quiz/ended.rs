//! What is shown in place of the questions once an attempt has ended but is not handed in yet.

use leptos::prelude::*;

use super::addresses;
use super::closing::{Closing, Phase, Why};
use crate::text::format;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Says why nothing can be answered any more, and how handing in goes.
pub(super) fn panel(closing: Closing) -> AnyView {
    let shown = move || match closing.phase.get() {
        Phase::Open | Phase::Stuck(_) | Phase::Over(_) => {
            view! { <p role="status">{text::opening_result()}</p> }.into_any()
        }
        // A promise once made stays on the screen while it is being kept.
        Phase::Ending(why) | Phase::Waiting(why) if closing.opened.wish().is_some() => promised(closing, why),
        Phase::Ending(why) | Phase::Waiting(why) => view! {
            <Notice tone=Tone::Info title=title(why)>
                <p>{text::handing_in()}</p>
            </Notice>
        }
        .into_any(),
    };
    shown.into_any()
}

fn title(why: Why) -> &'static str {
    match why {
        Why::Asked => text::handed_to_device(),
        Why::TimeUp => text::time_up_title(),
        Why::Elsewhere => text::closed_title(),
    }
}

/// The device's own receipt: what it holds, and that it hands in by itself.
fn promised(closing: Closing, why: Why) -> AnyView {
    let opened = closing.opened;
    let total = opened.view.with_value(|view| u16::try_from(view.items.len()).unwrap_or(u16::MAX));
    let facts = opened.wish().map(|wish| {
        view! {
            <dl class="q-facts">
                <div class="q-fact">
                    <dt>{text::asked_label()}</dt>
                    <dd>{format::date_time(wish.asked_at)}</dd>
                </div>
                <div class="q-fact">
                    <dt>{text::answered_label()}</dt>
                    <dd>{text::answered_of(wish.answered, total)}</dd>
                </div>
                <div class="q-fact">
                    <dt>{text::unsent_label()}</dt>
                    <dd>{move || text::answers(opened.unsent())}</dd>
                </div>
            </dl>
        }
    });
    let busy = Signal::derive(move || closing.phase.with(|phase| matches!(phase, Phase::Ending(_))));
    let (enrolment, lesson) = opened.view.with_value(|view| (view.enrolment, view.lesson));
    view! {
        <div class="l-stack">
            <div role="status">
                <Notice tone=Tone::Warn title=format!("{} · {}", title(why), text::stuck_title())>
                    <p>{text::promised_why()}</p>
                </Notice>
            </div>
            <Section title=text::device_receipt()>
                {facts}
            </Section>
            <div class="l-cluster">
                <Button kind=ButtonKind::Secondary icon=Glyph::REFRESH busy on_press=move || opened.resume()>
                    {text::try_again()}
                </Button>
                <LinkButton kind=ButtonKind::Quiet href=addresses::lesson(enrolment, lesson)>
                    {text::to_lesson()}
                </LinkButton>
            </div>
        </div>
    }
    .into_any()
}
