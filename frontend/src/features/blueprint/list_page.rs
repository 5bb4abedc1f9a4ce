//! `/kisi-kisi`: the quizzes of the institution's courses, and whose blueprint is open.

use leptos::prelude::*;
use shared::access::Instructor;
use shared::api::Nothing;
use shared::api::blueprint::{BlueprintListRow, Blueprints, ListBlueprints};

use super::model;
use crate::api::use_read;
use crate::page::gate;
use crate::text::blueprint as text;
use crate::text::frame as frame_text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::blueprints(), text::ask(), page)
}

fn page() -> AnyView {
    let found = use_read::<ListBlueprints>(|| Some(Nothing {}));
    view! {
        <PageHeader title=text::blueprints() lead=text::lead() />
        {found.show(Shape::Rows(6), |found| list(&found))}
    }
    .into_any()
}

fn list(found: &Blueprints) -> AnyView {
    if found.items.is_empty() {
        return view! {
            <EmptyFirst glyph=Glyph::QUIZ title=text::empty() why=text::empty_why()>
                <LinkButton href="/studio" kind=ButtonKind::Secondary>{frame_text::to_studio()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let head = vec![
        Head::words(text::quiz()),
        Head::words(text::course()),
        Head::number(text::on_paper()),
        Head::words(text::state()),
    ];
    let rows = found.items.iter().map(row).collect_view();
    view! {
        <Table caption=text::caption() quiet=true head>
            {rows}
        </Table>
    }
    .into_any()
}

fn row(row: &BlueprintListRow) -> AnyView {
    let state = match &row.open {
        Some(change) => {
            let words = text::saved(&change.by, change.at);
            view! {
                <Pill tone=Tone::Info>{text::open()}</Pill>
                <p class="u-small u-muted">{words}</p>
            }
            .into_any()
        }
        None => text::as_published().into_any(),
    };
    let (href, title, module) = (model::address(row), row.title.clone(), row.module_title.clone());
    let (course, questions) = (row.course_title.clone(), row.questions.to_string());
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=href>{title}</a> <br /> <span class="u-small u-muted">{module}</span>
            </Cell>
            <Cell label=text::course()>{course}</Cell>
            <Cell label=text::on_paper() holds=Holds::Number>{questions}</Cell>
            <Cell label=text::state()>{state}</Cell>
        </Row>
    }
    .into_any()
}
