//! Every mark that people gave an answer, newest first.

use leptos::prelude::*;
use shared::api::marking::{MarkedAnswer, PastMark};

use crate::features::quiz::given::levels;
use crate::text::{format, marking as text};
use crate::ui::prelude::*;

/// Draws the history; nothing where there is none.
pub(super) fn history(found: &MarkedAnswer) -> Option<AnyView> {
    if found.marks.is_empty() {
        return None;
    }
    let marks = found.marks.iter().map(past).collect_view();
    let shown = view! {
        <Section title=text::history()>
            <ol class="s-marking__history" role="list">
                {marks}
            </ol>
        </Section>
    };
    Some(shown.into_any())
}

fn past(mark: &PastMark) -> AnyView {
    let line = text::given_by(&mark.marker, &format::date_time(mark.at));
    let marks = text::changed_mark(mark.earned_before, mark.earned);
    let comment = mark.comment.clone().map(|words| said(text::comment(), words));
    let reason = mark.reason.clone().map(|words| said(text::reason(), words));
    let levels = levels(&mark.levels);
    view! {
        <li class="s-marking__past">
            <p>
                <strong>{marks}</strong>
                " "
                <span class="u-small u-muted">{line}</span>
            </p>
            {levels} {comment} {reason}
        </li>
    }
    .into_any()
}

fn said(label: &'static str, words: String) -> AnyView {
    view! {
        <p class="s-marking__said">
            <span class="u-small u-muted">{label}</span>
            <span>{words}</span>
        </p>
    }
    .into_any()
}
