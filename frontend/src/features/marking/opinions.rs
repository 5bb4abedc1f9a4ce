//! What two markers gave an answer, side by side; and which marking of it the caller is asked for, in words.

use leptos::prelude::*;
use shared::api::marking::{MarkedAnswer, Opinion, Stage};

use crate::features::quiz::given::levels;
use crate::text::marking::{self as text, opinion};
use crate::text::{format, quiz as quiz_text};
use crate::ui::prelude::*;

/// Draws the opinions that the caller may see; nothing where there are none.
pub(super) fn opinions(found: &MarkedAnswer) -> Option<AnyView> {
    if found.opinions.is_empty() {
        return None;
    }
    let worth = found.review.item.worth.hundredths();
    let one = |(place, given): (usize, &Opinion)| shown(place, given, worth);
    let cards = found.opinions.iter().enumerate().map(one).collect_view();
    let shown = view! {
        <Section title=opinion::opinions(found.stage)>
            <div class="s-marking__opinions">{cards}</div>
        </Section>
    };
    Some(shown.into_any())
}

fn shown(place: usize, given: &Opinion, worth: u32) -> AnyView {
    let marks = quiz_text::marks(given.earned.hundredths(), worth);
    let comment = given.comment.clone().map(|words| {
        view! {
            <p class="s-marking__said">
                <span class="u-small u-muted">{text::comment()}</span>
                <span>{words}</span>
            </p>
        }
    });
    let (levels, at) = (levels(&given.levels), format::date_time(given.at));
    view! {
        <Card title=opinion::by(place, &given.marker) level=3>
            <div class="l-stack l-stack--tight">
                <p>
                    <strong>{marks}</strong>
                    " "
                    <span class="u-small u-muted">{at}</span>
                </p>
                {levels}
                {comment}
            </div>
        </Card>
    }
    .into_any()
}

/// Which marking this is, above an answer; nothing where one marker is enough, or it has a mark.
pub(super) fn stage_pill(stage: Stage) -> Option<AnyView> {
    let tone = if stage == Stage::Reconciliation { Tone::Warn } else { Tone::Info };
    opinion::stage(stage).map(|words| view! { <Pill tone>{words}</Pill> }.into_any())
}

/// Which marking this is and what happens then, above the form.
pub(super) fn what_happens(found: &MarkedAnswer) -> Option<AnyView> {
    let (stage, apart) = (found.stage, found.apart?);
    let title = opinion::stage(stage)?;
    let tone = if stage == Stage::Reconciliation { Tone::Warn } else { Tone::Info };
    let shown = view! {
        <Notice tone title>
            <p>{opinion::what_happens(stage, apart)}</p>
        </Notice>
    };
    Some(shown.into_any())
}

/// Which of a row's answers in the queue are no first markings.
pub(super) fn told_apart(unmarked: u32, second: u32, differing: u32) -> Option<AnyView> {
    if second + differing == 0 {
        return None;
    }
    let pill = |count: u32, stage: Stage, tone: Tone| {
        (count > 0).then(|| view! { <Pill tone>{opinion::counted(stage, count, unmarked)}</Pill> })
    };
    let shown = view! {
        <span class="l-cluster s-marking__apart">
            {pill(differing, Stage::Reconciliation, Tone::Warn)} {pill(second, Stage::Second, Tone::Info)}
        </span>
    };
    Some(shown.into_any())
}
