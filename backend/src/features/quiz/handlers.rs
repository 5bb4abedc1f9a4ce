//! One line per endpoint of the quiz slice.

use shared::api::quiz::{
    AnswerReceipt, AttemptResult, AttemptView, GetAttempt, GetQuiz, GetResult, QuizView, Receipt, SaveAnswer,
    StartAttempt, SubmitAttempt,
};

use super::error::QuizError;
use super::{result, service};
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn get_quiz(ctx: Ctx, call: Call<GetQuiz>) -> Result<QuizView, QuizError> {
    service::quiz(&ctx, &call.caller, &call.params, call.visitor.lang).await
}

pub(super) async fn start_attempt(ctx: Ctx, call: Call<StartAttempt>) -> Result<AttemptView, QuizError> {
    service::start(&ctx, &call.caller, &call.params).await
}

pub(super) async fn get_attempt(ctx: Ctx, call: Call<GetAttempt>) -> Result<AttemptView, QuizError> {
    service::attempt(&ctx, &call.caller, call.params.attempt).await
}

pub(super) async fn save_answer(ctx: Ctx, call: Call<SaveAnswer>) -> Result<AnswerReceipt, QuizError> {
    service::save(&ctx, call.caller, call.params, call.body).await
}

pub(super) async fn submit_attempt(ctx: Ctx, call: Call<SubmitAttempt>) -> Result<Receipt, QuizError> {
    service::submit(&ctx, &call.caller, call.params.attempt).await
}

pub(super) async fn get_result(ctx: Ctx, call: Call<GetResult>) -> Result<AttemptResult, QuizError> {
    result::result(&ctx, &call.caller, call.params.attempt, call.visitor.lang).await
}
