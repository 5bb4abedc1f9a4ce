//! What an import did, its undoing, and the imports before.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::bank::{
    AsideRow, GetImport, ImportRow, ImportView, ListImports, OfImport, UndoImport, Undone,
};
use shared::id::BankImportId;

use super::model;
use crate::api::{Read, use_call, use_read};
use crate::page::titled;
use crate::platform::page;
use crate::text::{bank as text, format};
use crate::ui::prelude::*;

/// Draws the result of an import.
pub(super) fn result(import: BankImportId) -> AnyView {
    let read = use_read::<GetImport>(move || Some(OfImport { import }));
    titled(read, text::result(), move |found| shown(found, read))
}

fn shown(found: ImportView, read: Read<ImportView>) -> AnyView {
    let ImportView { row, remaining, aside } = found;
    let undone = RwSignal::new(None::<Undone>);
    let (tone, words) = row.undone_at.map_or_else(
        || (Tone::Ok, text::result_line(row.questions, &row.category, row.aside)),
        |at| (Tone::Info, text::undone_at(&format::date_time(at), remaining)),
    );
    let undo = row.undone_at.is_none().then(|| undo(row.id, read, undone));
    let stayed = move || undone.get().map(stayed);
    view! {
        <PageHeader
            title=text::result()
            lead=format!("{} · {} · {}", row.file, text::import_format(row.format), format::date_time(row.at))
            crumbs=vec![Crumb::new(text::bank(), "/bank"), Crumb::new(text::import_title(), "/bank/impor")]
        />
        <div class="l-stack l-stack--loose">
        <div class="l-stack">
            <div role="status">
                <Notice tone title=words />
            </div>
            {stayed}
            <div class="l-cluster">
                <LinkButton href="/bank">{text::see_questions()}</LinkButton>
                <LinkButton kind=ButtonKind::Secondary href="/bank/impor">
                    {text::other_file()}
                </LinkButton>
                {undo}
            </div>
        </div>
        {kept_aside(aside)}
        </div>
    }
    .into_any()
}

fn undo(import: BankImportId, read: Read<ImportView>, undone: RwSignal<Option<Undone>>) -> AnyView {
    let open = RwSignal::new(false);
    let (calling, toasts) = (use_call::<UndoImport>(), use_toasts());
    let run = move || {
        calling.call(OfImport { import }, (), move |answer| {
            open.try_set(false);
            // What opened the dialog goes with the import.
            request_animation_frame(page::focus_title);
            let stayed = u32::try_from(answer.stayed.len()).unwrap_or(u32::MAX);
            toasts.show(Tone::Ok, text::undone_line(answer.removed, stayed));
            undone.try_set(Some(answer));
            read.reload();
        });
    };
    view! {
        <Button kind=ButtonKind::Quiet on_press=move || open.set(true)>
            {text::undo()}
        </Button>
        <Dialog open title=text::undo_title()>
            <p>{text::undo_why()}</p>
            <Refusal why=calling.error() />
            <div class="c-dialog__foot">
                <Button kind=ButtonKind::Danger busy=calling.pending() on_press=run>
                    {text::undo()}
                </Button>
                <Button kind=ButtonKind::Secondary on_press=move || open.set(false)>
                    {text::cancel()}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}

fn stayed(undone: Undone) -> Option<AnyView> {
    if undone.stayed.is_empty() {
        return None;
    }
    let rows = undone.stayed.into_iter().map(|row| {
        view! {
            <li>
                <a href=model::question_address(row.id, None)>{row.text}</a>
            </li>
        }
    });
    let rows = rows.collect_view();
    let notice = view! {
        <Notice tone=Tone::Warn title=text::stayed()>
            <ul class="s-bank__notes">{rows}</ul>
        </Notice>
    };
    Some(notice.into_any())
}

fn kept_aside(rows: Vec<AsideRow>) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let row = |row: AsideRow| {
        let source = (!row.source.is_empty()).then(|| {
            view! {
                <pre class="s-bank__source" tabindex="0" aria-label=text::source()>
                    {row.source}
                </pre>
            }
        });
        view! {
            <Disclosure summary=row.why aside=text::at_line(row.line)>
                {source}
            </Disclosure>
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    let section = view! {
        <Section title=text::aside()>
            <p class="u-muted">{text::aside_why()}</p>
            <Accordion>{rows}</Accordion>
        </Section>
    };
    Some(section.into_any())
}

/// The imports before.
pub(super) fn history() -> AnyView {
    let read = use_read::<ListImports>(|| Some(Nothing {}));
    view! {
        <Section title=text::history()>
            {read.show(Shape::Rows(2), |found| list(found.items))}
        </Section>
    }
    .into_any()
}

fn list(rows: Vec<ImportRow>) -> AnyView {
    if rows.is_empty() {
        return view! { <p class="u-muted">{text::no_history()}</p> }.into_any();
    }
    let head = vec![
        Head::words(text::file()),
        Head::words(text::category()),
        Head::words(text::written()),
        Head::number(text::question()),
        Head::number(text::aside()),
        Head::words(text::state()),
    ];
    let rows = rows.into_iter().map(line).collect_view();
    view! {
        <Table caption=text::history_caption() head quiet=true>
            {rows}
        </Table>
    }
    .into_any()
}

fn line(row: ImportRow) -> AnyView {
    let (tone, word) = match row.undone_at {
        Some(_) => (Tone::Neutral, text::undone()),
        None => (Tone::Ok, text::in_bank()),
    };
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <a class="s-bank__words" href=model::import_address(row.id)>
                    {row.file}
                </a>
            </Cell>
            <Cell label=text::category()>{row.category}</Cell>
            <Cell label=text::written()>{format::date_time(row.at)}</Cell>
            <Cell label=text::question() holds=Holds::Number>
                {format::number(i64::from(row.questions))}
            </Cell>
            <Cell label=text::aside() holds=Holds::Number>
                {format::number(i64::from(row.aside))}
            </Cell>
            <Cell label=text::state()>
                <Pill tone>{word}</Pill>
            </Cell>
        </Row>
    }
    .into_any()
}
