//! Question bank: an institution's questions in categories, with versions, files in and out.
//!
//! **Invariant:** a version never changes once written; every query names the caller's institution.

mod carry;
pub mod door;
mod draft;
mod error;
mod export;
mod handlers;
mod import;
mod repo;
mod said;
mod service;
mod shown;
mod write;

use shared::api::bank::{
    ChangeQuestions, CheckExport, CheckImport, CheckQuestion, CreateCategory, CreateQuestion,
    ExportQuestions, GetBank, GetImport, GetQuestion, ImportQuestions, ListImports, ListQuestions,
    RenameCategory, ReviseQuestion, UndoImport,
};

use crate::http::admission::Urgency;
use crate::http::mount::{Manner, Routes};

/// Largest body that carries a file. More than a file may have, so that a file that is somewhat too large is told so in
/// the words of the file's own limit.
const FILE_BODY: usize = 8 * 1024 * 1024;

/// Largest body that carries a question: every text as long as it may be.
const DRAFT_BODY: usize = 1024 * 1024;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<GetBank, _, _, _, _>(handlers::get_bank)
        .on::<ListQuestions, _, _, _, _>(handlers::list_questions)
        .on::<GetQuestion, _, _, _, _>(handlers::get_question)
        .on_with::<CreateQuestion, _, _, _, _>(Manner::up_to(DRAFT_BODY), handlers::create_question)
        .on_with::<ReviseQuestion, _, _, _, _>(Manner::up_to(DRAFT_BODY), handlers::revise_question)
        .on_with::<CheckQuestion, _, _, _, _>(Manner::asking(DRAFT_BODY), handlers::check_question)
        .on::<ChangeQuestions, _, _, _, _>(handlers::change_questions)
        .on::<CreateCategory, _, _, _, _>(handlers::create_category)
        .on::<RenameCategory, _, _, _, _>(handlers::rename_category)
        .on_with::<CheckImport, _, _, _, _>(Manner::up_to(FILE_BODY), handlers::check_import)
        .on_with::<ImportQuestions, _, _, _, _>(Manner::up_to(FILE_BODY), handlers::import_questions)
        .on::<ListImports, _, _, _, _>(handlers::list_imports)
        .on::<GetImport, _, _, _, _>(handlers::get_import)
        .on::<UndoImport, _, _, _, _>(handlers::undo_import)
        .on::<CheckExport, _, _, _, _>(handlers::check_export)
        .stream::<ExportQuestions, _, _, _>(Urgency::Report, handlers::export_questions);
}
