//! The dialog for an export: what the format cannot carry, then the file.

use leptos::prelude::*;
use shared::api::bank::{CheckExport, ExportFormat, ExportQuestions, ExportReport, InExport, LossRow};

use super::list_page::Listing;
use super::model;
use crate::api::{stream_address, use_read};
use crate::text::bank as text;
use crate::ui::prelude::*;

/// The formats with their names in the form.
const FORMATS: [(ExportFormat, &str); 3] =
    [(ExportFormat::MoodleXml, "moodle_xml"), (ExportFormat::Gift, "gift"), (ExportFormat::Csv, "csv")];
/// Losses that are shown one by one.
const SHOWN: usize = 30;

/// Draws the dialog.
pub(super) fn dialog(listing: Listing, open: RwSignal<bool>) -> AnyView {
    let format = RwSignal::new("moodle_xml".to_owned());
    let params = move || {
        let code = format.get();
        let format = FORMATS.iter().find(|(_, name)| *name == code).map(|(format, _)| *format)?;
        Some(InExport { category: listing.find.with(|find| find.category), format })
    };
    let report = use_read::<CheckExport>(move || params().filter(|_| open.get()));
    let choices: Vec<Choice> =
        FORMATS.iter().map(|(format, code)| Choice::new(*code, text::export_format(*format))).collect();
    let what = move || {
        let category = listing.find.with(|find| find.category);
        let name = category.and_then(|id| listing.with_bank(|bank| model::category_name(bank, id)));
        match name {
            Some(name) => format!("{name}. {}", text::export_why()),
            None => text::export_all().to_owned(),
        }
    };
    view! {
        <Dialog open title=text::export_title()>
            <div class="l-stack">
                <p>{what}</p>
                <SelectField label=text::format_label() value=format choices=choices.clone() />
                {report.show(Shape::Lines(3), move |found| shown(&found, untrack(params)))}
            </div>
        </Dialog>
    }
    .into_any()
}

fn shown(report: &ExportReport, params: Option<InExport>) -> AnyView {
    let href = params.map(|params| stream_address::<ExportQuestions>(&params)).unwrap_or_default();
    let kept = if report.losses.is_empty() {
        view! { <Notice tone=Tone::Ok title=text::all_kept() /> }.into_any()
    } else {
        let rows = report.losses.iter().take(SHOWN).map(loss).collect_view();
        view! {
            <Notice tone=Tone::Warn title=text::kept_line(report.whole, report.questions)>
                <ul class="s-bank__notes">{rows}</ul>
            </Notice>
        }
        .into_any()
    };
    view! {
        <p>{text::questions(report.questions)}</p>
        {kept}
        <div class="c-dialog__foot">
            <LinkButton href icon=Glyph::DOWNLOAD download="">
                {text::download()}
            </LinkButton>
        </div>
    }
    .into_any()
}

fn loss(row: &LossRow) -> AnyView {
    let what = if row.is_left_out { text::left_out().to_lowercase() } else { row.what.join(", ") };
    view! {
        <li class="s-bank__words">
            <a href=model::question_address(row.id, None)>{row.text.clone()}</a>
            {format!(": {what}")}
        </li>
    }
    .into_any()
}
