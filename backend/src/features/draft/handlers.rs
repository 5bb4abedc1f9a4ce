//! One line per endpoint of the draft slice.

use shared::api::draft::{
    AddDraftFile, BlockKept, CheckDraft, DraftChanges, DraftFileView, DraftFiles, DraftFindings,
    DraftFinished, DraftStarted, DraftView, Drafts, DropDraft, EditBlocks, EditDraftQuestions, EditOutline,
    FindModules, FinishDraft, GetDraft, GetDraftUnit, InsertModule, ListDraftChanges, ListDraftFiles,
    ListDrafts, ModuleInserted, ModulePage, PreviewBlock, PreviewHtml, PreviewUnit, SaveBlock, SetDraftFacts,
    SetDraftUnit, StartDraft, UndoDraftChange, UnitPreview, UnitView,
};

use super::error::DraftError;
use super::{file, finish, history, library, service, start, unit};
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn list_drafts(ctx: Ctx, call: Call<ListDrafts>) -> Result<Drafts, DraftError> {
    start::list(&ctx, &call.caller).await
}

pub(super) async fn start_draft(ctx: Ctx, call: Call<StartDraft>) -> Result<DraftStarted, DraftError> {
    start::start(&ctx, &call.caller, call.body).await
}

pub(super) async fn get_draft(ctx: Ctx, call: Call<GetDraft>) -> Result<DraftView, DraftError> {
    service::view(&ctx, &call.caller, call.params.draft).await
}

pub(super) async fn drop_draft(ctx: Ctx, call: Call<DropDraft>) -> Result<(), DraftError> {
    service::give_up(&ctx, &call.caller, call.params.draft, call.body.rev).await
}

pub(super) async fn set_draft_facts(ctx: Ctx, call: Call<SetDraftFacts>) -> Result<DraftView, DraftError> {
    service::set_facts(&ctx, &call.caller, call.params.draft, call.body).await
}

pub(super) async fn edit_outline(ctx: Ctx, call: Call<EditOutline>) -> Result<DraftView, DraftError> {
    service::edit_outline(&ctx, &call.caller, call.params.draft, &call.body).await
}

pub(super) async fn find_modules(ctx: Ctx, call: Call<FindModules>) -> Result<ModulePage, DraftError> {
    library::find(&ctx, &call.caller, &call.params).await
}

pub(super) async fn insert_module(ctx: Ctx, call: Call<InsertModule>) -> Result<ModuleInserted, DraftError> {
    library::insert(&ctx, &call.caller, call.params.draft, &call.body).await
}

pub(super) async fn get_draft_unit(ctx: Ctx, call: Call<GetDraftUnit>) -> Result<UnitView, DraftError> {
    unit::view(&ctx, &call.caller, &call.params).await
}

pub(super) async fn set_draft_unit(ctx: Ctx, call: Call<SetDraftUnit>) -> Result<UnitView, DraftError> {
    unit::set(&ctx, &call.caller, &call.params, call.body).await
}

pub(super) async fn save_block(ctx: Ctx, call: Call<SaveBlock>) -> Result<BlockKept, DraftError> {
    unit::save_block(&ctx, &call.caller, &call.params, call.body).await
}

pub(super) async fn edit_blocks(ctx: Ctx, call: Call<EditBlocks>) -> Result<UnitView, DraftError> {
    unit::edit_blocks(&ctx, &call.caller, &call.params, call.body).await
}

pub(super) async fn edit_draft_questions(
    ctx: Ctx,
    call: Call<EditDraftQuestions>,
) -> Result<UnitView, DraftError> {
    unit::edit_questions(&ctx, &call.caller, &call.params, call.body).await
}

pub(super) async fn preview_block(ctx: Ctx, call: Call<PreviewBlock>) -> Result<PreviewHtml, DraftError> {
    service::preview(&ctx, &call.caller, call.params.draft, &call.body.text).await
}

pub(super) async fn preview_unit(ctx: Ctx, call: Call<PreviewUnit>) -> Result<UnitPreview, DraftError> {
    unit::preview(&ctx, &call.caller, &call.params).await
}

pub(super) async fn check_draft(ctx: Ctx, call: Call<CheckDraft>) -> Result<DraftFindings, DraftError> {
    service::findings(&ctx, &call.caller, call.params.draft).await
}

pub(super) async fn list_draft_changes(
    ctx: Ctx,
    call: Call<ListDraftChanges>,
) -> Result<DraftChanges, DraftError> {
    service::changes(&ctx, &call.caller, call.params.draft).await
}

pub(super) async fn undo_draft_change(
    ctx: Ctx,
    call: Call<UndoDraftChange>,
) -> Result<DraftView, DraftError> {
    history::undo(&ctx, &call.caller, &call.params).await
}

pub(super) async fn finish_draft(ctx: Ctx, call: Call<FinishDraft>) -> Result<DraftFinished, DraftError> {
    finish::finish(&ctx, &call.caller, call.params.draft, call.body.rev).await
}

pub(super) async fn list_draft_files(ctx: Ctx, call: Call<ListDraftFiles>) -> Result<DraftFiles, DraftError> {
    file::list(&ctx, &call.caller, call.params.draft).await
}

pub(super) async fn add_draft_file(ctx: Ctx, call: Call<AddDraftFile>) -> Result<DraftFileView, DraftError> {
    file::add(&ctx, &call.caller, call.params.draft, call.body).await
}
