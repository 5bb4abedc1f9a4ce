//! What a correction would change: how many attempts, and some of them by name.

use leptos::prelude::*;
use shared::api::correction::{ChangedAttempt, CorrectionPreview};
use shared::api::quiz::PaperItem;

use super::model;
use crate::text::{correction as text, format};
use crate::ui::prelude::*;

/// Draws it.
pub(super) fn outcome(item: &PaperItem, preview: &CorrectionPreview) -> AnyView {
    let looked = text::looked(preview.looked, preview.is_all);
    if preview.attempts.is_empty() {
        return view! { <Notice title=text::changes_nobody()>{looked}</Notice> }.into_any();
    }
    let counts =
        model::counts(&preview.changed).into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    let head = vec![
        Head::words(text::who()),
        Head::words(text::answered()),
        Head::number(text::before()),
        Head::number(text::after()),
        Head::words(text::passing_column()),
    ];
    let rows = preview.attempts.iter().map(|one| row(item, one)).collect_view();
    let total = preview.changed.raised + preview.changed.lowered;
    let listed = u32::try_from(preview.attempts.len()).unwrap_or(u32::MAX);
    let more = (listed < total).then(|| {
        view! { <p class="u-small u-muted">{text::listed(listed, total)}</p> }
    });
    view! {
        <div class="l-stack">
            <Notice title=text::would_change(total)>
                <ul>{counts}</ul>
                <p class="u-small u-muted">{looked}</p>
            </Notice>
            <Table caption=text::who_changes() quiet=true head>
                {rows}
            </Table>
            {more}
        </div>
    }
    .into_any()
}

fn row(item: &PaperItem, one: &ChangedAttempt) -> AnyView {
    let passing = match (one.was_passed, one.is_passed) {
        (false, true) => view! { <Pill tone=Tone::Ok>{text::passes_now()}</Pill> }.into_any(),
        (true, false) => view! { <Pill tone=Tone::Bad>{text::fails_now()}</Pill> }.into_any(),
        (is_passed, _) => text::stays(is_passed).into_any(),
    };
    let (name, attempt) = (one.name.clone(), text::attempt(one.number));
    let answered = model::words(item, one.response.as_ref());
    let percent = |percent: u8| format::percent(u32::from(percent));
    let (before, after) = (percent(one.percent_before), percent(one.percent));
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                {name} <br /> <span class="u-small u-muted">{attempt}</span>
            </Cell>
            <Cell label=text::answered()>{answered}</Cell>
            <Cell label=text::before() holds=Holds::Number>{before}</Cell>
            <Cell label=text::after() holds=Holds::Number>{after}</Cell>
            <Cell label=text::passing_column()>{passing}</Cell>
        </Row>
    }
    .into_any()
}
