//! A question in the flow of a text: tried as often as one likes, graded on the device, recorded nowhere.
//!
//! **Invariant:** where it cannot be drawn, the question stays the readable text that the server made of it.

use std::any::Any;

use grading::Response;
use leptos::mount::mount_to;
use leptos::prelude::*;
use shared::api::quiz::{ItemReview, PracticeItem};
use web_sys::HtmlElement;

use super::item_review::{Came, explained, given_answer};
use super::keep::Keep;
use super::model::plain;
use super::question::question;
use super::tried::review;
use crate::platform::page;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// What was said about an answer.
#[derive(Clone, PartialEq)]
struct Told {
    response: Option<Response>,
    is_shown: bool,
}

/// Puts fields in place of a question that an element carries; it stays until the handle goes.
pub(super) fn put(place: &HtmlElement) -> Option<Box<dyn Any>> {
    let item: PracticeItem = serde_json::from_str(&place.get_attribute("data-check")?).ok()?;
    let _untold = place.remove_attribute("data-check");
    let _named = place.set_attribute("aria-label", text::self_check());
    place.set_inner_html("");
    Some(Box::new(mount_to(place.clone(), move || check(item))))
}

fn check(item: PracticeItem) -> AnyView {
    let given = RwSignal::new(None::<Response>);
    let told = RwSignal::new(None::<Told>);
    let (is_missing, looked) = (RwSignal::new(false), RwSignal::new(0_u32));
    let put = move |response| {
        given.set(response);
        is_missing.set(false);
        told.set(None);
    };
    let fields = question(Keep::by(put, looked.into()), &item.item, None);
    let item = StoredValue::new(item);
    let say = move |is_shown: bool| {
        let response = given.get_untracked();
        looked.update(|count| *count += 1);
        if response.is_none() && !is_shown {
            is_missing.set(true);
            page::announce(text::answer_first());
            return;
        }
        let now = Told { response, is_shown };
        page::announce(&item.with_value(|item| words(item, &now)));
        told.set(Some(now));
    };
    let said = move || told.get().map(|told| item.with_value(|item| said(item, &told)));
    let missing =
        move || is_missing.get().then(|| view! { <Notice tone=Tone::Warn title=text::answer_first() /> });
    let can_show =
        move || told.with(|told| told.as_ref().is_some_and(|told| !told.is_shown && !is_right(item, told)));
    let show = move || {
        can_show().then(|| {
            view! {
                <Button kind=ButtonKind::Quiet on_press=move || say(true)>{text::show_answer()}</Button>
            }
        })
    };
    view! {
        <p class="c-check__title">
            <Icon glyph=Glyph::QUIZ />
            {text::self_check()}
        </p>
        {fields}
        {missing}
        {said}
        <div class="l-cluster">
            <Button kind=ButtonKind::Secondary icon=Glyph::CHECK on_press=move || say(false)>
                {text::check()}
            </Button>
            {show}
        </div>
    }
    .into_any()
}

fn is_right(item: StoredValue<PracticeItem>, told: &Told) -> bool {
    item.with_value(|item| {
        let came = reviewed(item, told);
        came.earned >= item.item.worth
    })
}

/// An answer with its feedback; what is said whatever the answer only once it is right or the answer is shown.
fn reviewed(item: &PracticeItem, told: &Told) -> ItemReview {
    let feedback = |no: u8| item.feedback_html.get(usize::from(no)).cloned().flatten();
    let came = review(&item.item, &item.key, &feedback, told.response.clone());
    let is_done = told.is_shown || came.earned >= item.item.worth;
    ItemReview { general_html: item.general_html.clone().filter(|_| is_done), ..came }
}

/// What is read out.
fn words(item: &PracticeItem, told: &Told) -> String {
    let came = reviewed(item, told);
    let (_, outcome) = Came::from(&came).outcome();
    let feedback = came.feedback_html.iter().chain(&came.general_html).map(|html| plain(html));
    [outcome.to_owned()].into_iter().chain(feedback).collect::<Vec<_>>().join(". ")
}

fn said(item: &PracticeItem, told: &Told) -> AnyView {
    let came = reviewed(item, told);
    let (tone, words) = Came::from(&came).outcome();
    let answers = told.is_shown.then(|| given_answer(&came));
    view! {
        <div class="l-stack l-stack--tight">
            <div>
                <Pill tone>{words}</Pill>
            </div>
            {answers}
            {explained(&came)}
        </div>
    }
    .into_any()
}
