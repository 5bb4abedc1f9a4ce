//! Which answers were right, question by question, where the keys are not shown yet.

use leptos::prelude::*;
use shared::api::media::AnswerFile;
use shared::api::quiz::ItemOutcome;

use super::aside::said;
use super::item_review::Came;
use super::leads::leads;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// The section, where there is anything to tell.
pub(super) fn outcomes(outcomes: &[ItemOutcome], files: &[AnswerFile]) -> Option<AnyView> {
    if outcomes.is_empty() {
        return None;
    }
    let cards = (1..).zip(outcomes).map(|(number, outcome)| card(number, outcome, files)).collect_view();
    let section = view! {
        <Section title=text::outcomes_section()>
            <div class="l-stack">{cards}</div>
        </Section>
    };
    Some(section.into_any())
}

fn card(number: usize, outcome: &ItemOutcome, files: &[AnswerFile]) -> AnyView {
    let verdict = Came::from(outcome).verdict();
    let said = said(&outcome.item, outcome.response.as_ref(), files);
    let (leads, html) = (leads(&outcome.item.lead_html), outcome.item.html.clone());
    view! {
        <Card title=text::question(number)>
            {verdict} {leads} <Prose html inline=true /> {said}
        </Card>
    }
    .into_any()
}
