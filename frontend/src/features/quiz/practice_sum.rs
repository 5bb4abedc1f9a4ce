//! The end of a round of practice: how many were right at once, and which to repeat.

use leptos::prelude::*;
use shared::api::quiz::PracticeItem;

use super::model::plain;
use super::practice_page::Practice;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// How much of a question's text is shown.
const SHOWN: usize = 90;

/// Draws the summary.
pub(super) fn sum(own: Practice) -> AnyView {
    let rows = own.items.with_value(|items| {
        own.round.with_untracked(|round| {
            let asked = |slot: &u16| {
                let item = items.iter().find(|item| item.item.slot == *slot)?;
                Some((item.clone(), round.practised(item).right_at))
            };
            round.asked().iter().filter_map(asked).collect::<Vec<_>>()
        })
    });
    let first = rows.iter().filter(|(_, right_at)| *right_at == Some(1)).count();
    let words = text::right_first(first, rows.len());
    let rows =
        (1..).zip(&rows).map(|(number, (item, right_at))| line(number, item, *right_at)).collect_view();
    let head = vec![Head::words(text::question_column()), Head::words(text::outcome_column())];
    view! {
        <p>{words}</p>
        <Table caption=text::practice_sum() quiet=true head>
            {rows}
        </Table>
    }
    .into_any()
}

fn line(number: usize, item: &PracticeItem, right_at: Option<u32>) -> AnyView {
    let words = plain(&item.item.html);
    let start: String = words.chars().take(SHOWN).collect();
    let start = if start.len() < words.len() { format!("{}…", start.trim_end()) } else { start };
    let tone = match right_at {
        Some(1) => Tone::Ok,
        Some(_) => Tone::Info,
        None => Tone::Warn,
    };
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                {text::question(number)} <span class="q-excerpt">{start}</span>
            </Cell>
            <Cell label=text::outcome_column()>
                <Pill tone>{text::right_at(right_at)}</Pill>
            </Cell>
        </Row>
    }
    .into_any()
}
