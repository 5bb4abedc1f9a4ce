//! One line per endpoint of the bank slice.

use shared::api::bank::{
    BankView, CategoryRow, ChangeQuestions, Changed, CheckExport, CheckImport, CheckQuestion,
    CheckedQuestion, CreateCategory, CreateQuestion, ExportQuestions, ExportReport, GetBank, GetImport,
    GetQuestion, ImportQuestions, ImportReport, ImportView, Imports, KeptQuestion, ListImports,
    ListQuestions, QuestionView, Questions, RenameCategory, ReviseQuestion, UndoImport, Undone,
};

use super::error::BankError;
use super::{export, import, service, write};
use crate::ctx::Ctx;
use crate::http::mount::{Call, StreamCall};
use crate::http::stream::Download;

pub(super) async fn get_bank(ctx: Ctx, call: Call<GetBank>) -> Result<BankView, BankError> {
    service::bank(&ctx, &call.caller).await
}

pub(super) async fn list_questions(ctx: Ctx, call: Call<ListQuestions>) -> Result<Questions, BankError> {
    service::questions(&ctx, &call.caller, &call.params).await
}

pub(super) async fn get_question(ctx: Ctx, call: Call<GetQuestion>) -> Result<QuestionView, BankError> {
    service::question(&ctx, &call.caller, &call.params, call.visitor.lang).await
}

pub(super) async fn create_question(ctx: Ctx, call: Call<CreateQuestion>) -> Result<KeptQuestion, BankError> {
    write::create(&ctx, &call.caller, &call.body.draft).await
}

pub(super) async fn revise_question(ctx: Ctx, call: Call<ReviseQuestion>) -> Result<KeptQuestion, BankError> {
    write::revise(&ctx, &call.caller, call.params.question, &call.body).await
}

pub(super) async fn check_question(
    ctx: Ctx,
    call: Call<CheckQuestion>,
) -> Result<CheckedQuestion, BankError> {
    write::check(&ctx, &call.caller, &call.body, call.visitor.lang).await
}

pub(super) async fn change_questions(ctx: Ctx, call: Call<ChangeQuestions>) -> Result<Changed, BankError> {
    service::change(&ctx, &call.caller, call.body).await
}

pub(super) async fn create_category(ctx: Ctx, call: Call<CreateCategory>) -> Result<CategoryRow, BankError> {
    service::create_category(&ctx, &call.caller, call.body).await
}

pub(super) async fn rename_category(ctx: Ctx, call: Call<RenameCategory>) -> Result<CategoryRow, BankError> {
    service::rename_category(&ctx, &call.caller, call.params.category, &call.body.name).await
}

pub(super) async fn check_import(ctx: Ctx, call: Call<CheckImport>) -> Result<ImportReport, BankError> {
    import::check(&ctx, &call.caller, call.body, call.visitor.lang).await
}

pub(super) async fn import_questions(ctx: Ctx, call: Call<ImportQuestions>) -> Result<ImportView, BankError> {
    import::import(&ctx, &call.caller, call.body, call.visitor.lang).await
}

pub(super) async fn list_imports(ctx: Ctx, call: Call<ListImports>) -> Result<Imports, BankError> {
    import::list(&ctx, &call.caller).await
}

pub(super) async fn get_import(ctx: Ctx, call: Call<GetImport>) -> Result<ImportView, BankError> {
    import::view(&ctx, &call.caller, call.params.import, call.visitor.lang).await
}

pub(super) async fn undo_import(ctx: Ctx, call: Call<UndoImport>) -> Result<Undone, BankError> {
    import::undo(&ctx, &call.caller, call.params.import).await
}

pub(super) async fn check_export(ctx: Ctx, call: Call<CheckExport>) -> Result<ExportReport, BankError> {
    export::check(&ctx, &call.caller, &call.params, call.visitor.lang).await
}

pub(super) async fn export_questions(
    ctx: Ctx,
    call: StreamCall<ExportQuestions>,
) -> Result<Download, BankError> {
    export::file(&ctx, &call.caller, &call.params).await
}
