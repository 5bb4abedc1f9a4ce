//! What would become of a file: one row for each of its entries, and the button that takes it in.

use leptos::prelude::*;
use shared::api::bank::{EntryOutcome, ImportEntry, ImportReport};

use super::import_page::{Importing, goer};
use super::model;
use crate::platform::page;
use crate::text::bank as text;
use crate::ui::prelude::*;

/// Draws the report.
pub(super) fn report(report: ImportReport, importing: &Importing) -> AnyView {
    let importing = *importing;
    let ImportReport { format, fresh, alike, aside, warnings, entries } = report;
    let warnings =
        warnings.into_iter().map(|words| view! { <Notice tone=Tone::Warn title=words /> }).collect_view();
    let head = vec![
        Head::words(text::question()),
        Head::words(text::outcome()),
        Head::words(text::kind_label()),
        Head::words(text::notes()),
    ];
    let rows = entries.into_iter().map(entry).collect_view();
    let (busy, error) = importing.progress();
    let go = goer();
    let import = move || importing.import(go.clone());
    let nothing =
        (fresh == 0 && aside == 0).then(|| view! { <Notice tone=Tone::Info title=text::nothing_new() /> });
    let take = (fresh > 0 || aside > 0).then(|| {
        view! {
            <Button busy on_press=import>
                {text::import_now(fresh, aside)}
            </Button>
        }
    });
    let other = move || {
        importing.found.set(None);
        request_animation_frame(page::focus_title);
    };
    view! {
        <Section title=text::report()>
            <p role="status">{text::report_line(format, fresh, alike, aside)}</p>
            {warnings}
            {nothing}
            <Table caption=text::report_caption() head quiet=true>
                {rows}
            </Table>
        </Section>
        <Refusal why=error />
        <ActionBar>
            <Button kind=ButtonKind::Secondary icon=Glyph::ARROW_LEFT on_press=other>
                {text::other_file()}
            </Button>
            {take}
        </ActionBar>
    }
    .into_any()
}

fn entry(entry: ImportEntry) -> AnyView {
    let tone = match entry.outcome {
        EntryOutcome::New => Tone::Ok,
        EntryOutcome::Alike => Tone::Neutral,
        EntryOutcome::Aside => Tone::Warn,
        EntryOutcome::Unread => Tone::Bad,
    };
    let title = if entry.text.is_empty() { text::no_text().to_owned() } else { entry.text };
    let place = [text::at_line(entry.line)].into_iter().chain(entry.path).collect::<Vec<_>>().join(" › ");
    let kind = entry.kind.map_or("–", text::kind);
    let notes = if entry.notes.is_empty() {
        view! { <span class="u-muted">{text::no_notes()}</span> }.into_any()
    } else {
        let lines = entry.notes.into_iter().map(|note| view! { <span>{note}</span> }).collect_view();
        view! { <span class="s-bank__notes">{lines}</span> }.into_any()
    };
    let twin = entry.twin.map(|twin| {
        view! {
            <a href=model::question_address(twin, None) target="_blank" rel="noopener">
                {text::see_twin()}
            </a>
        }
    });
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <span class="s-bank__words">{title}</span>
                <span class="u-small u-muted s-bank__place">{place}</span>
            </Cell>
            <Cell label=text::outcome()>
                <Pill tone>{text::entry(entry.outcome)}</Pill>
            </Cell>
            <Cell label=text::kind_label()>{kind}</Cell>
            <Cell label=text::notes()>
                <span class="s-bank__notes">{notes} {twin}</span>
            </Cell>
        </Row>
    }
    .into_any()
}
