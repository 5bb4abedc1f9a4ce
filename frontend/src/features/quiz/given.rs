//! Marks that people have given: how many, by which levels, and what the marker says.

use leptos::prelude::*;
use shared::api::quiz::{GivenLevel, GivenMark};

use crate::text::{format, quiz as text};
use crate::ui::prelude::*;

/// The level of each criterion; nothing of a free mark.
pub fn levels(levels: &[GivenLevel]) -> Option<AnyView> {
    if levels.is_empty() {
        return None;
    }
    let line = |level: &GivenLevel| {
        let marks = text::marks(level.earned.hundredths(), level.best.hundredths());
        view! {
            <li class="q-level">
                <span class="u-strong">{level.criterion.clone()}</span>
                <span>{level.level.clone()}</span>
                <span class="u-small u-muted">{marks}</span>
            </li>
        }
    };
    let lines = levels.iter().map(line).collect_view();
    let list = view! {
        <ul class="q-levels" role="list">
            {lines}
        </ul>
    };
    Some(list.into_any())
}

/// A mark with its levels and its note.
pub(super) fn given(mark: &GivenMark) -> AnyView {
    let comment = mark.comment.clone().map(|words| {
        view! {
            <Notice title=text::note()>
                <p class="q-note">{words}</p>
            </Notice>
        }
    });
    let marked = text::marked_on(&format::date_time(mark.at));
    view! {
        {levels(&mark.levels)}
        {comment}
        <p class="u-small u-muted">{marked}</p>
    }
    .into_any()
}

/// The marks of a result whose review is closed, each under the number of its question.
pub(super) fn marks(marks: &[GivenMark]) -> Option<AnyView> {
    if marks.is_empty() {
        return None;
    }
    let card = |mark: &GivenMark| {
        let earned = text::marks(mark.earned.hundredths(), mark.worth.hundredths());
        let (title, given) = (text::question(usize::from(mark.slot) + 1), given(mark));
        view! {
            <Card title>
                <p>{earned}</p>
                {given}
            </Card>
        }
    };
    let cards = marks.iter().map(card).collect_view();
    let section = view! {
        <Section title=text::given_section()>
            <div class="l-stack">{cards}</div>
        </Section>
    };
    Some(section.into_any())
}
