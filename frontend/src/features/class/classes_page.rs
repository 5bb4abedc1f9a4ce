//! `/kelas`: the courses of the institution with their people.

use leptos::prelude::*;
use shared::access::Instructor;
use shared::api::Nothing;
use shared::api::class::{ClassRow, Classes, InClassPeople, ListClasses};

use super::model;
use crate::api::use_read;
use crate::page::gate;
use crate::text::{class as text, format, frame as frame_text};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::classes(), text::ask(), classes)
}

fn classes() -> AnyView {
    let found = use_read::<ListClasses>(|| Some(Nothing {}));
    view! {
        <PageHeader title=text::classes() lead=text::lead() />
        {found.show(Shape::Rows(4), list)}
    }
    .into_any()
}

fn list(found: Classes) -> AnyView {
    if found.items.is_empty() {
        return view! {
            <EmptyFirst title=text::none() why=text::none_why()>
                <LinkButton href="/studio" kind=ButtonKind::Secondary>{frame_text::to_studio()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let head = vec![
        Head::words(text::course()),
        Head::number(text::enrolled()),
        Head::number(text::finished()),
        Head::number(text::need_help()),
    ];
    let rows = found.items.into_iter().map(row).collect_view();
    view! {
        <Table caption=text::caption() head quiet=true>
            {rows}
        </Table>
    }
    .into_any()
}

fn row(row: ClassRow) -> AnyView {
    let ClassRow { slug, title, is_published, enrolled, finished, need_help } = row;
    let count = |count: u32| format::number(i64::from(count));
    let draft = (!is_published).then(|| view! { <Pill>{text::not_published()}</Pill> });
    let class = model::class_address(&slug);
    let needing = if need_help > 0 {
        let people = model::people_address(&InClassPeople { slug, reason: None, after: None });
        let label = format!("{} {}: {title}", count(need_help), text::need_help());
        view! { <a class="s-class__count" href=people aria-label=label>{count(need_help)}</a> }.into_any()
    } else {
        count(0).into_any()
    };
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=class>{title}</a>
                " "
                {draft}
            </Cell>
            <Cell label=text::enrolled() holds=Holds::Number>
                {count(enrolled)}
            </Cell>
            <Cell label=text::finished() holds=Holds::Number>
                {count(finished)}
            </Cell>
            <Cell label=text::need_help() holds=Holds::Number>
                {needing}
            </Cell>
        </Row>
    }
    .into_any()
}
