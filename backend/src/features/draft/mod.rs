//! Draft: a course being written in the studio.
//!
//! **Invariant:** what is published of a draft is a course folder, checked and imported like any other; there is no second way
//! into a version.

mod blocks;
mod carry;
mod check;
mod compile;
mod copy;
mod derive;
pub mod door;
mod error;
mod file;
mod finish;
mod handlers;
mod history;
mod library;
mod node;
mod outline;
mod program;
mod questions;
mod repo;
mod service;
mod sound;
mod start;
mod unit;
mod work;

use shared::api::draft::{
    AddDraftFile, CheckDraft, DropDraft, EditBlocks, EditDraftQuestions, EditOutline, FindModules,
    FinishDraft, GetDraft, GetDraftUnit, InsertModule, ListDraftChanges, ListDraftFiles, ListDrafts,
    PreviewBlock, PreviewUnit, SaveBlock, SetDraftFacts, SetDraftUnit, StartDraft, UndoDraftChange,
};

use crate::http::admission::Urgency;
use crate::http::mount::{Manner, Routes};

/// Largest body that carries one block or the facts of something.
const BODY: usize = 128 * 1024;
/// Largest body that carries questions or a pasted text.
const PASTED: usize = 512 * 1024;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<ListDrafts, _, _, _, _>(handlers::list_drafts)
        .on::<StartDraft, _, _, _, _>(handlers::start_draft)
        .on::<GetDraft, _, _, _, _>(handlers::get_draft)
        .on::<DropDraft, _, _, _, _>(handlers::drop_draft)
        .on_with::<SetDraftFacts, _, _, _, _>(Manner::up_to(BODY), handlers::set_draft_facts)
        .on::<EditOutline, _, _, _, _>(handlers::edit_outline)
        .on::<FindModules, _, _, _, _>(handlers::find_modules)
        .on::<InsertModule, _, _, _, _>(handlers::insert_module)
        .on::<GetDraftUnit, _, _, _, _>(handlers::get_draft_unit)
        .on_with::<SetDraftUnit, _, _, _, _>(Manner::up_to(BODY), handlers::set_draft_unit)
        .on_with::<SaveBlock, _, _, _, _>(Manner::up_to(BODY), handlers::save_block)
        .on_with::<EditBlocks, _, _, _, _>(Manner::up_to(PASTED), handlers::edit_blocks)
        .on_with::<EditDraftQuestions, _, _, _, _>(Manner::up_to(PASTED), handlers::edit_draft_questions)
        .on_with::<PreviewBlock, _, _, _, _>(Manner::up_to(BODY), handlers::preview_block)
        .on::<PreviewUnit, _, _, _, _>(handlers::preview_unit)
        .on_with::<CheckDraft, _, _, _, _>(Manner::urgent(Urgency::Report), handlers::check_draft)
        .on::<ListDraftFiles, _, _, _, _>(handlers::list_draft_files)
        .on::<AddDraftFile, _, _, _, _>(handlers::add_draft_file)
        .on::<ListDraftChanges, _, _, _, _>(handlers::list_draft_changes)
        .on::<UndoDraftChange, _, _, _, _>(handlers::undo_draft_change)
        .on::<FinishDraft, _, _, _, _>(handlers::finish_draft);
}
