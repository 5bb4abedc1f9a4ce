//! A question as learners see it, to be tried without being kept.

use leptos::prelude::*;
use shared::api::quiz::{Choice as PaperChoice, Prompt};

use crate::features::quiz::essay;
use crate::features::quiz::gaps::{Keep, gaps};
use crate::features::quiz::leads::leads;
use crate::features::quiz::model::plain;
use crate::text::bank as text;
use crate::text::quiz as quiz_text;
use crate::ui::fresh_id;
use crate::ui::prelude::*;

/// Draws a question with the texts to be read with it and the fields that it asks for.
pub(super) fn preview(texts: &[String], html: &str, prompt: &Prompt) -> AnyView {
    view! { {leads(texts)} {fields(html, prompt)} }.into_any()
}

fn fields(html: &str, prompt: &Prompt) -> AnyView {
    let legend = Words::Html(html.to_owned());
    match prompt {
        Prompt::Single { choices } => one_of(legend, words_of(choices)),
        Prompt::TrueFalse => {
            let claims = vec![
                Choice::new("true", quiz_text::true_label()),
                Choice::new("false", quiz_text::false_label()),
            ];
            one_of(legend, claims)
        }
        Prompt::Multiple { choices, scoring } => {
            let (value, choices) = (RwSignal::new(Vec::new()), words_of(choices));
            view! { <CheckboxGroup legend value choices hint=quiz_text::pick_many(*scoring) /> }.into_any()
        }
        Prompt::Numeric { unit, units, is_unit_optional } => {
            let value = RwSignal::new(String::new());
            let field = if units.is_empty() {
                let (hint, unit) = (quiz_text::type_number(), unit.clone().unwrap_or_default());
                view! { <TextField label=text::your_answer() value kind=TextKind::Decimal hint unit /> }
            } else {
                let hint = quiz_text::type_with_unit(units, *is_unit_optional);
                view! { <TextField label=text::your_answer() value hint /> }
            };
            group(legend, field.into_any())
        }
        Prompt::Short => {
            let value = RwSignal::new(String::new());
            let field = view! { <TextField label=text::your_answer() value hint=quiz_text::type_short() longest=500_u32 /> };
            group(legend, field.into_any())
        }
        Prompt::Matching { prompts, options } => {
            let options: Vec<Choice> = options
                .iter()
                .map(|option| Choice::new(option.no.to_string(), plain(&option.html)))
                .collect();
            let line = |prompt: &PaperChoice| {
                let value = RwSignal::new(String::new());
                view! { <SelectField label=plain(&prompt.html) value choices=options.clone() /> }
            };
            let lines = prompts.iter().map(line).collect_view();
            let all = view! {
                <p class="c-field__hint">{quiz_text::pick_pairs()}</p>
                <div class="l-stack">{lines}</div>
            };
            group(legend, all.into_any())
        }
        Prompt::Ordering { items, scoring } => {
            let items = items.iter().map(|item| {
                view! {
                    <li class="q-option">
                        <Icon glyph=Glyph::SORT />
                        <span class="u-grow">{Words::Html(item.html.clone()).view()}</span>
                    </li>
                }
            });
            let items = items.collect_view();
            let all = view! {
                <p class="c-field__hint">{quiz_text::order_scoring(*scoring)}</p>
                <ul class="q-options" role="list">
                    {items}
                </ul>
            };
            group(legend, all.into_any())
        }
        Prompt::Essay { words } => group(legend, essay::field(*words, RwSignal::new(String::new()), None)),
        Prompt::Gaps { gaps: prompts, pool, is_pool_reused } => {
            let parts = (prompts.as_slice(), pool.as_slice(), *is_pool_reused);
            group(quiz_text::fill_gaps().into(), gaps(Keep::nowhere(), html.to_owned(), parts, None))
        }
    }
}

fn words_of(choices: &[PaperChoice]) -> Vec<Choice> {
    choices
        .iter()
        .map(|choice| Choice::new(choice.no.to_string(), Words::Html(choice.html.clone())))
        .collect()
}

fn one_of(legend: Words, choices: Vec<Choice>) -> AnyView {
    let value = RwSignal::new(String::new());
    view! { <RadioGroup legend value choices hint=quiz_text::pick_one() /> }.into_any()
}

/// A fieldset whose legend is the question.
fn group(legend: Words, fields: AnyView) -> AnyView {
    view! {
        <fieldset class="c-choices" id=fresh_id("question")>
            <legend class="c-choices__legend">{legend.view()}</legend>
            {fields}
        </fieldset>
    }
    .into_any()
}
