//! `/kelas/:slug/pesan`: messages sent to people of a course, and how many have read them.

use leptos::prelude::*;
use shared::access::Instructor;
use shared::api::class::{InClassPeople, InSentMessages, ListSentMessages, SentMessage, SentMessages};
use shared::value::Slug;

use super::class_page::use_slug;
use super::model;
use crate::api::{grow, use_read};
use crate::page::gate;
use crate::text::{class as text, format};
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::sent(), text::ask(), sent)
}

fn sent() -> AnyView {
    let slug = use_slug();
    let found = use_read::<ListSentMessages>(move || Some(InSentMessages { slug: slug.get()?, after: None }));
    let known = move || match slug.get() {
        Some(slug) => {
            let crumbs = vec![
                Crumb::new(text::classes(), "/kelas"),
                Crumb::new(text::course(), model::class_address(&slug)),
            ];
            view! {
                <PageHeader title=text::sent() lead=text::sent_lead() crumbs />
                {found.show(Shape::Rows(4), move |found| list(slug.clone(), found))}
            }
            .into_any()
        }
        None => view! { <NotFound /> }.into_any(),
    };
    known.into_any()
}

fn list(slug: Slug, found: SentMessages) -> AnyView {
    let SentMessages { items, next } = found;
    if items.is_empty() {
        let people = model::people_address(&InClassPeople { slug, reason: None, after: None });
        return view! {
            <EmptyFirst glyph=Glyph::FILE_TEXT title=text::none_sent() why=text::none_sent_why()>
                <LinkButton href=people>{text::helped()}</LinkButton>
            </EmptyFirst>
        }
        .into_any();
    }
    let params = move |after| InSentMessages { slug: slug.clone(), after: Some(after) };
    let (rows, below) = grow::<ListSentMessages, _>((items, next), params, |page| (page.items, page.next));
    let head = vec![
        Head::words(text::subject()),
        Head::words(text::sent_by()),
        Head::words(text::sent_at()),
        Head::words(text::read()),
    ];
    view! {
        <Table caption=text::sent_caption() head quiet=true>
            {move || rows.get().into_iter().map(|message| later(move || row(message))).collect_view()}
        </Table>
        {below}
    }
    .into_any()
}

fn row(message: SentMessage) -> AnyView {
    let SentMessage { subject, html, sent_by, sent_at, recipients, read, .. } = message;
    let label = format!("{}: {subject}", text::read());
    let words = text::part_of(read, recipients);
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <Disclosure summary=subject>
                    <Prose html=html />
                </Disclosure>
            </Cell>
            <Cell label=text::sent_by()>{sent_by}</Cell>
            <Cell label=text::sent_at()>{format::date_time(sent_at)}</Cell>
            <Cell label=text::read()>
                <ProgressBar label value=read max=recipients words=words quiet=true />
            </Cell>
        </Row>
    }
    .into_any()
}
