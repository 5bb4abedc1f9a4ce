//! A question as learners see it, to be tried: graded here by the rules that grade a quiz, and kept nowhere.

use grading::Response;
use leptos::prelude::*;
use shared::api::bank::{QuestionView, Trial};
use shared::api::quiz::{ItemReview, PaperItem};

use crate::features::quiz::item_review;
use crate::features::quiz::keep::Keep;
use crate::features::quiz::question::question;
use crate::features::quiz::tried;
use crate::text::bank::form as text;
use crate::ui::prelude::*;

/// A question that is kept, to be tried.
pub(super) fn of_view(found: &QuestionView) -> Trial {
    Trial {
        lead_html: found.lead_html.clone(),
        html: found.html.clone(),
        prompt: found.prompt.clone(),
        worth: found.worth,
        solution: Some(found.solution.clone()),
        key: found.key.clone(),
        general_html: found.general_html.clone(),
        hints_html: found.hints_html.clone(),
        sample_html: found.sample_html.clone(),
    }
}

/// Draws the question with a button that grades the answer.
pub(super) fn trial(shown: Trial) -> AnyView {
    let (given, looked) = (RwSignal::new(None::<Response>), RwSignal::new(0_u32));
    let result = RwSignal::new(None::<ItemReview>);
    let item = PaperItem {
        slot: 0,
        lead_html: shown.lead_html.clone(),
        html: shown.html.clone(),
        worth: shown.worth,
        prompt: shown.prompt.clone(),
    };
    let fields = question(Keep::here(given, looked.into()), &item, None);
    // What was said about another answer is no longer true.
    let told = move || {
        let result = result.get().filter(|result| given.with(|given| *given == result.response));
        result.as_ref().map(item_review::tried)
    };
    // As in practice: one more hint after each try that is not right.
    let missed = RwSignal::new(0_usize);
    let hints = {
        let html = shown.hints_html.clone();
        move || item_review::hints(&html, missed.get())
    };
    let can_be_tried = shown.solution.is_some();
    let shown = StoredValue::new(shown);
    let press = move || {
        looked.update(|count| *count += 1);
        let tried = shown.with_value(|shown| review(shown, &item, given.get_untracked()));
        let is_missed = |tried: &ItemReview| tried.response.is_some() && tried.earned < tried.item.worth;
        if tried.as_ref().is_some_and(is_missed) {
            missed.update(|count| *count += 1);
        }
        result.set(tried);
    };
    let button = if can_be_tried {
        view! {
            <div>
                <Button kind=ButtonKind::Secondary icon=Glyph::CHECK on_press=press>
                    {text::try_it()}
                </Button>
            </div>
        }
        .into_any()
    } else {
        view! { <p class="u-small u-muted">{text::not_yet_to_try()}</p> }.into_any()
    };
    view! {
        <div class="l-stack">
            {fields} {button}
            <div class="l-stack" role="status">
                {told}
                {hints}
            </div>
        </div>
    }
    .into_any()
}

/// What a learner would be told about an answer. The lines of a claim are "true" and "false".
fn review(shown: &Trial, item: &PaperItem, response: Option<Response>) -> Option<ItemReview> {
    let said = |no: u8| shown.key.get(usize::from(no)).and_then(|line| line.feedback_html.clone());
    let review = tried::review(item, shown.solution.as_ref()?, &said, response);
    Some(ItemReview {
        sample_html: shown.sample_html.clone(),
        general_html: shown.general_html.clone(),
        ..review
    })
}
