//! One line per endpoint of the statistics slice.

use shared::api::statistics::{GetQuizStatistics, ListVersionQuizzes, QuizStatistics, VersionQuizzes};

use super::error::StatisticsError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn list_version_quizzes(
    ctx: Ctx,
    call: Call<ListVersionQuizzes>,
) -> Result<VersionQuizzes, StatisticsError> {
    service::quizzes(&ctx, &call.caller, call.params.version).await
}

pub(super) async fn get_quiz_statistics(
    ctx: Ctx,
    call: Call<GetQuizStatistics>,
) -> Result<QuizStatistics, StatisticsError> {
    service::statistics(&ctx, &call.caller, &call.params).await
}
