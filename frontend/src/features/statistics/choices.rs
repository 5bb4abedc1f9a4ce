//! How the choices of a question were used, as bars, and by whom.

use leptos::prelude::*;
use shared::api::bank::QuestionKind;
use shared::api::statistics::{ChoiceSummary, QuestionSummary};

use super::model;
use crate::text::statistics as text;
use crate::ui::prelude::*;

/// Draws them; nothing of a question in words or numbers.
pub(super) fn choices(question: &QuestionSummary) -> Option<AnyView> {
    if question.choices.is_empty() {
        return None;
    }
    let (kind, attempts) = (question.kind, question.attempts);
    let mut before = None;
    let lines = question
        .choices
        .iter()
        // Of an order or a match, what nobody picked for a place is no news.
        .filter(|choice| choice.count > 0 || choice.is_right || model::picked_for(kind, choice).is_none())
        .map(|choice| {
            let prompt = model::picked_for(kind, choice);
            let is_new = prompt != before;
            before.clone_from(&prompt);
            let head = prompt
                .filter(|_| is_new)
                .map(|words| view! { <li class="s-statistics__prompt">{words}</li> });
            view! { {head} {line(kind, attempts, choice)} }
        })
        .collect_view();
    let list = view! {
        <ul class="s-statistics__choices" role="list">
            {lines}
        </ul>
        <p class="u-small u-muted">{text::by_thirds()}</p>
    };
    Some(list.into_any())
}

fn line(kind: QuestionKind, attempts: u32, choice: &ChoiceSummary) -> AnyView {
    let words = choice.html.clone().map_or_else(|| Words::Plain(model::words(kind, choice)), Words::Html);
    let right = choice.is_right.then(|| view! { <Pill tone=Tone::Ok>{text::right_choice()}</Pill> });
    let used = text::used(choice.count, &model::percent(choice.share));
    let thirds = text::thirds(&model::percent(choice.lower), &model::percent(choice.upper));
    view! {
        <li class="s-statistics__choice" class:s-statistics__choice--right=choice.is_right>
            <div class="s-statistics__words">{words.view()} {right}</div>
            <ProgressBar
                label=model::words(kind, choice)
                value=Signal::stored(choice.count)
                max=Signal::stored(attempts)
                words=used
                quiet=true
            />
            <span class="u-small u-muted">{thirds}</span>
        </li>
    }
    .into_any()
}
