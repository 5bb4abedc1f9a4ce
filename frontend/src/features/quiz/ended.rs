//! What is shown in place of the questions once an attempt has ended but is not handed in yet.

use client::CallError;
use leptos::prelude::*;

use super::closing::{Closing, Phase, Why};
use crate::api::explain;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Says why nothing can be answered any more, and how handing in goes.
pub(super) fn panel(closing: Closing) -> AnyView {
    let shown = move || match closing.phase.get() {
        Phase::Open | Phase::Over => view! { <p role="status">{text::opening_result()}</p> }.into_any(),
        Phase::Ending(why) => view! {
            <Notice tone=Tone::Info title=title(why)>
                <p>{text::handing_in()}</p>
            </Notice>
        }
        .into_any(),
        Phase::Unsent(why) => stuck(closing, why, text::stuck_away().to_owned()),
        Phase::Stuck(why, error) => {
            let said = match &error {
                CallError::Unreachable => text::stuck_away().to_owned(),
                CallError::Refused(_) | CallError::Unreadable => explain(&error),
            };
            stuck(closing, why, said)
        }
    };
    shown.into_any()
}

fn title(why: Why) -> &'static str {
    match why {
        Why::TimeUp => text::time_up_title(),
        Why::Asked | Why::Elsewhere => text::closed_title(),
    }
}

fn stuck(closing: Closing, why: Why, said: String) -> AnyView {
    let title = format!("{} · {}", title(why), text::stuck_title());
    view! {
        <Notice tone=Tone::Warn title>
            <p>{said}</p>
            <div class="c-notice__foot">
                <Button kind=ButtonKind::Secondary icon=Glyph::REFRESH on_press=move || closing.end(why)>
                    {text::try_again()}
                </Button>
            </div>
        </Notice>
    }
    .into_any()
}
