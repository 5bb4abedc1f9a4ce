//! One line per endpoint of the quiz slice.

use shared::api::quiz::{
    AnswerReceipts, AttemptResult, AttemptView, GetAttempt, GetPractice, GetQuiz, GetResult, PracticeView,
    QuizView, Receipt, SaveAnswers, StartAttempt, SubmitAttempt,
};

use super::error::QuizError;
use super::{practice, result, service};
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

pub(super) async fn save_answers(ctx: Ctx, call: Call<SaveAnswers>) -> Result<AnswerReceipts, QuizError> {
    service::save(&ctx, call.caller, call.params.attempt, call.body.answers, call.visitor.lang).await
}

pub(super) async fn submit_attempt(ctx: Ctx, call: Call<SubmitAttempt>) -> Result<Receipt, QuizError> {
    service::submit(&ctx, &call.caller, call.params.attempt).await
}

pub(super) async fn get_result(ctx: Ctx, call: Call<GetResult>) -> Result<AttemptResult, QuizError> {
    result::result(&ctx, &call.caller, call.params.attempt, call.visitor.lang).await
}

pub(super) async fn get_practice(ctx: Ctx, call: Call<GetPractice>) -> Result<PracticeView, QuizError> {
    practice::practice(&ctx, &call.caller, &call.params).await
}
