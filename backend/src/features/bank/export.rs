//! The story of an export: what a format cannot carry is named before the file is taken.

use std::collections::BTreeMap;

use exchange::{Bank, Format, Loss, Written};
use shared::access::Instructor;
use shared::api::bank::{ExportFormat, ExportReport, FILE_QUESTIONS_MAX, InExport, LossRow};
use shared::id::BankCategoryId;
use shared::problem::Lang;

use super::carry::write_path;
use super::error::BankError;
use super::repo::category::{self, Category};
use super::repo::find::{self, Leaving};
use super::said;
use crate::ctx::Ctx;
use crate::http::stream::Download;

/// What goes into a file, and the name of its category.
struct Load {
    questions: Vec<Leaving>,
    paths: BTreeMap<BankCategoryId, String>,
    name: String,
}

/// Gathers the questions; those of the category itself come first, so that in a file they stand before any other
/// category's.
async fn load(ctx: &Ctx, caller: &Instructor, of: &InExport) -> Result<Load, BankError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let all = category::all(db, institution).await?;
    let root = match of.category {
        Some(id) => Some(all.iter().find(|one| one.id == id).ok_or(BankError::NotFound)?),
        None => None,
    };
    let most = u64::try_from(FILE_QUESTIONS_MAX + 1).unwrap_or(u64::MAX);
    let path = root.map(|root| root.path.as_str());
    let mut questions = find::leaving(db, institution, path.as_slice(), most).await?;
    if questions.len() > FILE_QUESTIONS_MAX {
        return Err(BankError::TooManyToExport);
    }
    if questions.is_empty() {
        return Err(BankError::NoneToExport);
    }
    let paths: BTreeMap<BankCategoryId, String> =
        all.iter().map(|one| (one.id, path_below(&all, root, one))).collect();
    questions.sort_by_key(|one| paths.get(&one.category).cloned().unwrap_or_default());
    let name = root.and_then(|root| bank::words::slug(&root.name)).unwrap_or_else(|| "semua".to_owned());
    Ok(Load { questions, paths, name })
}

/// A category's path below the one that is exported.
fn path_below(all: &[Category], root: Option<&Category>, one: &Category) -> String {
    let mut names = Vec::new();
    let mut at = Some(one);
    while let Some(category) = at.filter(|at| root.is_none_or(|root| root.id != at.id)) {
        names.push(category.name.as_str());
        at = all.iter().find(|other| Some(other.id) == category.parent);
    }
    names.reverse();
    write_path(&names)
}

const fn to_format(format: ExportFormat) -> Format {
    match format {
        ExportFormat::Gift => Format::Gift,
        ExportFormat::MoodleXml => Format::MoodleXml,
        ExportFormat::Csv => Format::Csv,
    }
}

fn write(format: ExportFormat, load: &Load) -> Written {
    let path = |one: &Leaving| load.paths.get(&one.category).filter(|path| !path.is_empty()).cloned();
    let items = load.questions.iter().map(|one| bank::give(&one.question, path(one)));
    let bank = Bank { categories: Vec::new(), items: items.collect() };
    exchange::write(to_format(format), &bank).unwrap_or_default()
}

/// What a format does not carry.
pub(super) async fn check(
    ctx: &Ctx,
    caller: &Instructor,
    of: &InExport,
    lang: Lang,
) -> Result<ExportReport, BankError> {
    let load = load(ctx, caller, of).await?;
    let format = of.format;
    let work = move || report(format, &load, lang);
    tokio::task::spawn_blocking(work).await.map_err(|_ignored| BankError::Unreadable)
}

fn report(format: ExportFormat, load: &Load, lang: Lang) -> ExportReport {
    let written = write(format, load);
    let mut losses = Vec::new();
    for (place, one) in load.questions.iter().enumerate() {
        let lost: Vec<Loss> =
            written.lost.iter().filter(|lost| lost.item == place).map(|lost| lost.what).collect();
        let is_left_out = lost.contains(&Loss::Item);
        if lost.is_empty() && bank::give::is_kept(to_format(format), &one.question) {
            continue;
        }
        let joined = (!is_left_out && !one.question.leads.is_empty()).then(said::joined_texts);
        // What reading back shows beyond the fields: a text that the format writes in another way.
        let rest = (lost.is_empty() && joined.is_none()).then(said::other_form);
        let what = lost.iter().map(|loss| said::loss(*loss)).chain(joined).chain(rest);
        losses.push(LossRow {
            id: one.id,
            text: one.title.clone(),
            is_left_out,
            what: what.map(|phrase| phrase.in_lang(lang).to_owned()).collect(),
        });
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let questions = load.questions.len();
    ExportReport { questions: count(questions), whole: count(questions - losses.len()), losses }
}

/// The file.
pub(super) async fn file(ctx: &Ctx, caller: &Instructor, of: &InExport) -> Result<Download, BankError> {
    let load = load(ctx, caller, of).await?;
    let (media_type, ending, mark) = match of.format {
        ExportFormat::Gift => ("text/plain; charset=utf-8", "gift.txt", ""),
        ExportFormat::MoodleXml => ("application/xml; charset=utf-8", "xml", ""),
        // The mark tells spreadsheets that the text is UTF-8.
        ExportFormat::Csv => ("text/csv; charset=utf-8", "csv", "\u{feff}"),
    };
    let name = format!("soal-{}-{}.{ending}", load.name, ctx.clock.today());
    let format = of.format;
    let work = move || write(format, &load).text;
    let text = tokio::task::spawn_blocking(work).await.map_err(|_ignored| BankError::Unreadable)?;
    Ok(Download::Text { body: format!("{mark}{text}"), media_type, name })
}
