//! `/studio`: the institution's drafts, and starting another one.

use leptos::prelude::*;
use shared::access::Instructor;
use shared::api::Nothing;
use shared::api::draft::{DraftRow, DraftSource, Drafts, ListDrafts};

use super::start;
use crate::api::use_read;
use crate::page::gate;
use crate::text::draft as text;
use crate::text::package as package_text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::studio(), text::ask(), page)
}

fn page() -> AnyView {
    let found = use_read::<ListDrafts>(|| Some(Nothing {}));
    let starting = RwSignal::new(false);
    let courses = Memo::new(move |_| found.get().map(|found| found.courses).unwrap_or_default());
    let templates = Memo::new(move |_| found.get().map(|found| found.templates).unwrap_or_default());
    view! {
        <PageHeader title=text::studio() lead=text::lead()>
            <LinkButton kind=ButtonKind::Secondary href="/studio/impor">
                {package_text::import()}
            </LinkButton>
            <Button icon=Glyph::PLUS on_press=move || starting.set(true)>
                {text::start()}
            </Button>
        </PageHeader>
        {found.show(Shape::Rows(4), move |found| list(&found))}
        {start::dialog(starting, courses, templates)}
    }
    .into_any()
}

fn list(found: &Drafts) -> AnyView {
    if found.items.is_empty() {
        return view! {
            <div class="l-stack">
                <EmptyFirst glyph=Glyph::FILE_TEXT title=text::empty() why=text::empty_why() />
                <ol class="s-draft__teach">
                    <li>{text::teach_outline()}</li>
                    <li>{text::teach_blocks()}</li>
                    <li>{text::teach_version()}</li>
                </ol>
            </div>
        }
        .into_any();
    }
    let head = vec![
        Head::words(text::draft()),
        Head::words(text::origin()),
        Head::words(text::content()),
        Head::words(text::last_changed()),
    ];
    let rows = found.items.iter().map(row).collect_view();
    view! {
        <Table caption=text::caption() quiet=true head>
            {rows}
        </Table>
    }
    .into_any()
}

fn row(row: &DraftRow) -> AnyView {
    let (href, title) = (format!("/studio/{}", row.id), row.title.clone());
    let template = row.is_template.then(|| view! { " " <Pill tone=Tone::Info>{text::template()}</Pill> });
    let origin = row.base.map_or_else(|| text::new_course().to_owned(), text::after_version);
    let (size, changed) =
        (text::size(row.modules, row.units), text::changed(&row.changed.by, row.changed.at));
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a href=href>{title}</a>
                {template}
            </Cell>
            <Cell label=text::origin()>{origin}</Cell>
            <Cell label=text::content()>{size}</Cell>
            <Cell label=text::last_changed()>{changed}</Cell>
        </Row>
    }
    .into_any()
}

/// A course in a list of choices.
pub(super) fn choice(source: &DraftSource) -> Choice {
    Choice::new(source.course.to_string(), text::course_at(&source.title, source.version))
}
