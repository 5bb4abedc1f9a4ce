//! `/angkatan/baru`: a new batch of a published course.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::access::Staff;
use shared::api::Nothing;
use shared::api::batch::{BatchCourse, CreateBatch, InBatches, ListBatches, NewBatch};
use shared::problem::FieldFault;

use super::form::Fields;
use super::model::{self, Typed};
use crate::api::{use_call, use_read};
use crate::page::gate;
use crate::text::batch as text;
use crate::text::frame as frame_text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Staff>(text::new(), text::ask(), page)
}

fn page() -> AnyView {
    let found = use_read::<ListBatches>(|| Some(InBatches::default()));
    let crumbs = vec![Crumb::new(text::batches(), "/angkatan")];
    view! {
        <PageHeader title=text::new() lead=text::new_lead() crumbs />
        {found.part(Shape::Rows(4), |found| form(&found.courses))}
    }
    .into_any()
}

fn form(courses: &[BatchCourse]) -> AnyView {
    if courses.is_empty() {
        return view! {
            <EmptyFirst glyph=Glyph::BOOK title=text::no_courses() why=text::no_courses_why()>
                <LinkButton href="/versi" kind=ButtonKind::Secondary>{frame_text::to_versions()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let only = if let [one] = courses { one.id.to_string() } else { String::new() };
    let course = RwSignal::new(only);
    let choices: Vec<Choice> =
        courses.iter().map(|one| Choice::new(one.id.to_string(), one.title.clone())).collect();
    let calling = use_call::<CreateBatch>();
    let fields = Fields::new(Typed { seats: "30".to_owned(), ..Typed::default() }, calling);
    let (toasts, navigate) = (use_toasts(), use_navigate());
    let save = move || {
        let navigate = navigate.clone();
        let chosen = course.get_untracked().parse().ok();
        let mut faults = Vec::new();
        if chosen.is_none() {
            let detail = text::choose_course().to_owned();
            faults.push(FieldFault { pointer: "/course".to_owned(), detail });
        }
        match (chosen, fields.typed().terms()) {
            (Some(course), Ok(terms)) => {
                fields.faults.found(Vec::new());
                calling.call(Nothing {}, NewBatch { course, terms }, move |made| {
                    toasts.show(Tone::Ok, text::created());
                    navigate(&model::address(made.row.id), NavigateOptions::default());
                });
            }
            (_, typed) => {
                faults.extend(typed.err().unwrap_or_default());
                fields.faults.found(faults);
            }
        }
    };
    let select = view! {
        <SelectField
            label=text::course()
            value=course
            choices=choices
            id=fields.faults.id("/course")
            error=fields.faults.of("/course")
        />
    };
    let back =
        view! { <LinkButton kind=ButtonKind::Quiet href="/angkatan">{text::cancel_form()}</LinkButton> };
    let form = fields.form(select.into_any(), text::create(), save, back.into_any(), "l-cluster");
    view! { <div class="l-narrow">{form}</div> }.into_any()
}
