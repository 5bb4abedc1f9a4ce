//! Delivering what earlier pages left in the outbox: the answers of attempts that are not open here, and handing in.
//!
//! **Invariant:** an attempt that a tab answers is left to that tab.

use chrono::{DateTime, Utc};
use client::CallError;
use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::LocalBoxFuture;
use shared::api::quiz::{
    AnswerBatch, AnswerDraft, Fate, MOST_ANSWERS, OfAttempt, SaveAnswers, SubmitAttempt,
};
use shared::id::{AccountId, AttemptId};
use shared::problem::NOT_FOUND;

use super::draft_box::{DraftBox, hold_name};
use super::mail::{self, Mail, Wish};
use super::sending::is_passing;
use crate::api::call;
use crate::platform::hold::{Ask, hold, let_go};
use crate::platform::outbox;
use crate::session::Session;

/// How a round of delivering ended.
#[derive(Debug, Default)]
pub(super) struct Delivered {
    /// How much still waits.
    pub(super) left: u32,
    /// An attempt is open here, which speaks for itself.
    pub(super) is_open: bool,
    /// The server could not be reached.
    pub(super) is_away: bool,
    /// When the server kept the last of what was sent.
    pub(super) sent_at: Option<DateTime<Utc>>,
    /// Attempts handed in: their ids, and the titles of their quizzes.
    pub(super) handed_in: Vec<(AttemptId, String)>,
}

/// The code of [`deliver`], which is fetched when something waits.
pub(super) type Deliver = fn(Session, AccountId) -> LocalBoxFuture<'static, Delivered>;

/// Sends what waits of every attempt that no tab has open.
pub(super) fn deliver(session: Session, account: AccountId) -> LocalBoxFuture<'static, Delivered> {
    async move { round(&session, account).await }.boxed_local()
}

async fn round(session: &Session, account: AccountId) -> Delivered {
    let mut delivered = Delivered { is_open: DraftBox::is_any_open(), ..Delivered::default() };
    for (attempt, mail) in mail::all(account).await {
        if DraftBox::find(attempt).is_some() || !is_free(attempt).await {
            continue;
        }
        let outcome = one(session, account, attempt, mail, &mut delivered).await;
        let_go(&hold_name(attempt));
        if let Err(error) = outcome {
            delivered.is_away = matches!(error, CallError::Unreachable);
            break;
        }
    }
    delivered.left = mail::count(account).await;
    delivered
}

/// Takes the attempt's name, unless another tab has it.
async fn is_free(attempt: AttemptId) -> bool {
    let (sender, receiver) = oneshot::channel();
    let sender = std::cell::RefCell::new(Some(sender));
    hold(&hold_name(attempt), Ask::Wait, move |is_ours| {
        if let Some(sender) = sender.take() {
            // Whoever asked has gone: then nobody needs to know.
            let _told = sender.send(is_ours);
        }
    });
    let is_free = receiver.await.unwrap_or_default();
    if !is_free {
        let_go(&hold_name(attempt));
    }
    is_free
}

/// Sends what waits of one attempt.
///
/// # Errors
/// Those that another try may help.
async fn one(
    session: &Session,
    account: AccountId,
    attempt: AttemptId,
    mail: Mail,
    delivered: &mut Delivered,
) -> Result<(), CallError> {
    let of = OfAttempt { attempt };
    for drafts in mail.drafts.chunks(MOST_ANSWERS) {
        let batch = AnswerBatch { answers: drafts.to_vec() };
        match call::<SaveAnswers>(session, &of, &batch).await {
            Ok(told) => {
                let kept = told.receipts.into_iter().filter_map(|receipt| match receipt.fate {
                    Fate::Kept { saved_at, .. } => Some(saved_at),
                    Fate::Aside { .. } | Fate::Refused { .. } => None,
                });
                delivered.sent_at = kept.chain(delivered.sent_at).max();
                forget(account, attempt, drafts).await;
            }
            Err(error) if is_passing(&error) => return Err(error),
            Err(error) if error.is(&NOT_FOUND) => forget(account, attempt, drafts).await,
            // Such as a course that was left: what waits is sent once the learner has come back to it.
            Err(_) => return Ok(()),
        }
    }
    let Some(wish) = mail.wish else { return Ok(()) };
    match call::<SubmitAttempt>(session, &of, &()).await {
        Ok(_) => delivered.handed_in.push((attempt, wish.title.clone())),
        Err(error) if is_passing(&error) => return Err(error),
        Err(error) if error.is(&NOT_FOUND) => {}
        Err(_) => return Ok(()),
    }
    forget_wish(account, attempt, &wish).await;
    Ok(())
}

async fn forget(account: AccountId, attempt: AttemptId, drafts: &[AnswerDraft]) {
    outbox::remove(&mail::pairs(account, attempt, drafts)).await;
}

async fn forget_wish(account: AccountId, attempt: AttemptId, wish: &Wish) {
    outbox::remove(mail::wish_pair(account, attempt, wish).as_slice()).await;
}
