//! The JP of this year in brief: ring, rule, and the courses that earned them.

use leptos::prelude::*;
use shared::api::credit::JpTally;
use shared::api::home::HomeJpRow;

use crate::features::credit::{jp_figure, rule_sentence};
use crate::text::credit as credit_text;
use crate::text::home as text;
use crate::ui::prelude::*;

/// Draws the part.
pub(super) fn jp(tally: JpTally, rows: Vec<HomeJpRow>) -> AnyView {
    let rule = rule_sentence(&tally);
    let earned = (!rows.is_empty()).then(|| earned(rows));
    view! {
        <Section title=text::jp() more=Crumb::new(text::see_jp(), "/jp")>
            <Card>
                {jp_figure(tally)}
                {earned}
                <p class="u-muted u-small">{rule}</p>
            </Card>
        </Section>
    }
    .into_any()
}

fn earned(rows: Vec<HomeJpRow>) -> AnyView {
    let row = |row: HomeJpRow| {
        view! {
            <li class="s-earned__item">
                <span class="u-grow">{row.title}</span>
                <span class="u-num u-nowrap">{credit_text::signed_jp(row.minutes)}</span>
            </li>
        }
    };
    view! { <ul class="s-earned" role="list">{rows.into_iter().map(row).collect_view()}</ul> }.into_any()
}
