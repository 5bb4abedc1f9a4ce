//! One line per endpoint of the marking slice.

use shared::api::marking::{
    AnswerPlace, CreateSnippet, DeleteSnippet, DownloadAnswerFile, FindAttempt, FoundAttempt,
    GetMarkedAnswer, GetMarkedAttempt, GetNextAnswer, GiveMark, ListMarks, ListSnippets,
    ListUnmarkedAttempts, ListUnmarkedQuestions, MarkReceipt, MarkedAnswer, MarkedAttempt, Marks, Snippet,
    Snippets, UnmarkedAttempts, UnmarkedQuestions,
};

use super::error::MarkingError;
use super::{files, service, snippets};
use crate::ctx::Ctx;
use crate::http::mount::{Call, StreamCall};
use crate::http::stream::Download;

pub(super) async fn list_unmarked_questions(
    ctx: Ctx,
    call: Call<ListUnmarkedQuestions>,
) -> Result<UnmarkedQuestions, MarkingError> {
    service::questions(&ctx, &call.caller, &call.params).await
}

pub(super) async fn list_unmarked_attempts(
    ctx: Ctx,
    call: Call<ListUnmarkedAttempts>,
) -> Result<UnmarkedAttempts, MarkingError> {
    service::attempts(&ctx, &call.caller, &call.params).await
}

pub(super) async fn list_marks(ctx: Ctx, call: Call<ListMarks>) -> Result<Marks, MarkingError> {
    service::marks(&ctx, &call.caller, &call.params).await
}

pub(super) async fn find_attempt(ctx: Ctx, call: Call<FindAttempt>) -> Result<FoundAttempt, MarkingError> {
    service::find(&ctx, &call.caller, &call.params).await
}

pub(super) async fn get_marked_attempt(
    ctx: Ctx,
    call: Call<GetMarkedAttempt>,
) -> Result<MarkedAttempt, MarkingError> {
    service::attempt(&ctx, &call.caller, &call.params).await
}

pub(super) async fn get_next_answer(
    ctx: Ctx,
    call: Call<GetNextAnswer>,
) -> Result<AnswerPlace, MarkingError> {
    service::next_of(&ctx, &call.caller, &call.params).await
}

pub(super) async fn get_marked_answer(
    ctx: Ctx,
    call: Call<GetMarkedAnswer>,
) -> Result<MarkedAnswer, MarkingError> {
    service::answer(&ctx, &call.caller, &call.params).await
}

pub(super) async fn give_mark(ctx: Ctx, call: Call<GiveMark>) -> Result<MarkReceipt, MarkingError> {
    service::give(&ctx, &call.caller, &call.params, call.body).await
}

pub(super) async fn list_snippets(ctx: Ctx, call: Call<ListSnippets>) -> Result<Snippets, MarkingError> {
    snippets::list(&ctx, &call.caller).await
}

pub(super) async fn create_snippet(ctx: Ctx, call: Call<CreateSnippet>) -> Result<Snippet, MarkingError> {
    snippets::create(&ctx, &call.caller, &call.body).await
}

pub(super) async fn delete_snippet(ctx: Ctx, call: Call<DeleteSnippet>) -> Result<(), MarkingError> {
    snippets::delete(&ctx, &call.caller, call.params.snippet).await
}

pub(super) async fn download_answer_file(
    ctx: Ctx,
    call: StreamCall<DownloadAnswerFile>,
) -> Result<Download, MarkingError> {
    files::send(&ctx, &call.caller, &call.params).await
}
