//! Answers that came after the end of their attempt: what was answered, and why it does not count.

use grading::{Filling, Response};
use leptos::prelude::*;
use shared::api::media::AnswerFile;
use shared::api::quiz::{AsideAnswer, Choice as PaperChoice, GapPrompt, PaperItem, Prompt, WhyAside};

use super::files::own_files;
use super::model::plain;
use crate::text::format;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// The section, where there is any such answer.
pub(super) fn aside(answers: &[AsideAnswer], files: &[AnswerFile]) -> AnyView {
    if answers.is_empty() {
        return ().into_any();
    }
    let cards = answers.iter().map(|answer| card(answer, files)).collect_view();
    view! {
        <Section title=text::aside_section()>
            <p>{text::aside_lead()}</p>
            <div class="l-stack">{cards}</div>
        </Section>
    }
    .into_any()
}

fn card(answer: &AsideAnswer, files: &[AnswerFile]) -> AnyView {
    let why = match answer.why {
        WhyAside::TooLate => text::aside_too_late(),
        WhyAside::Closed => text::aside_closed(),
    };
    let said = said(&answer.item, answer.response.as_ref(), files);
    let came = format!("{why} · {}", format::date_time(answer.received_at));
    let (title, html) = (text::question(usize::from(answer.item.slot) + 1), answer.item.html.clone());
    view! {
        <Card title>
            <Prose html inline=true />
            {said}
            <p class="u-small u-muted">{came}</p>
        </Card>
    }
    .into_any()
}

/// What was answered, in words, with its files.
pub(super) fn said(item: &PaperItem, response: Option<&Response>, files: &[AnswerFile]) -> AnyView {
    let lines = response.map(|response| lines(&item.prompt, response)).unwrap_or_default();
    let files = own_files(response, files);
    if lines.is_empty() && files.is_some() {
        return files.into_any();
    }
    let said = if lines.is_empty() { vec![text::no_answer().to_owned()] } else { lines };
    let said = said.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <p class="u-strong">{text::your_answer()}</p>
        <ul class="l-bullets">{said}</ul>
        {files}
    }
    .into_any()
}

fn named(choices: &[PaperChoice], no: u8) -> String {
    choices.iter().find(|choice| choice.no == no).map(|choice| plain(&choice.html)).unwrap_or_default()
}

/// An answer in words, line by line.
fn lines(prompt: &Prompt, response: &Response) -> Vec<String> {
    match (prompt, response) {
        (Prompt::Single { choices }, Response::Single { picked }) => vec![named(choices, *picked)],
        (Prompt::Multiple { choices, .. }, Response::Multiple { picked }) => {
            picked.iter().map(|no| named(choices, *no)).collect()
        }
        (_, Response::TrueFalse { picked }) => {
            vec![if *picked { text::true_label() } else { text::false_label() }.to_owned()]
        }
        (Prompt::Matching { prompts, options }, Response::Matching { picked }) => {
            let pair = |(prompt, option): (&u8, &u8)| {
                format!("{} → {}", named(prompts, *prompt), named(options, *option))
            };
            picked.iter().map(pair).collect()
        }
        (Prompt::Ordering { items, .. }, Response::Ordering { order }) => {
            (1..).zip(order).map(|(place, no)| format!("{place}. {}", named(items, *no))).collect()
        }
        (Prompt::Gaps { gaps, pool, .. }, Response::Gaps { filled }) => {
            let options = |no: u8| match gaps.get(usize::from(no)) {
                Some(GapPrompt::Choice { options }) => options.as_slice(),
                _ => pool.as_slice(),
            };
            let line = |(no, filling): (&u8, &Filling)| {
                let words = match filling {
                    Filling::Typed(text) => text.clone(),
                    Filling::Picked(picked) => named(options(*no), *picked),
                };
                format!("{}: {words}", text::gap(usize::from(*no) + 1))
            };
            filled.iter().map(line).collect()
        }
        (Prompt::Labels { zones, pool, .. }, Response::Gaps { filled }) => {
            let line = |(no, filling): (&u8, &Filling)| {
                let place = zones.get(usize::from(*no)).map(|zone| zone.place.as_str()).unwrap_or_default();
                let Filling::Picked(picked) = filling else { return String::new() };
                format!("{}: {}", text::spot_in_words(*no, place), named(pool, *picked))
            };
            filled.iter().map(line).collect()
        }
        (_, Response::Numeric { text } | Response::Short { text }) => vec![text.clone()],
        (_, Response::Essay { text, .. }) => {
            Some(text).filter(|text| !text.trim().is_empty()).cloned().into_iter().collect()
        }
        // An answer of another kind than its question is never kept.
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_told_in_the_words_of_its_question() {
        let choice = |no, html: &str| PaperChoice { no, html: html.to_owned() };
        let prompt = Prompt::Multiple {
            choices: vec![choice(1, "<b>Ya</b>"), choice(0, "Tidak")],
            scoring: grading::Scoring::AllOrNothing,
        };
        let response = Response::Multiple { picked: [0, 1].into() };
        assert_eq!(lines(&prompt, &response), ["Tidak", "Ya"]);
        let typed = Response::Short { text: "sapa".to_owned() };
        assert_eq!(lines(&Prompt::Short, &typed), ["sapa"]);
    }
}
