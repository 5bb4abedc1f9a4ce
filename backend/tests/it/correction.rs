//! Corrections of keys: what they change, that a preview says so before, and that no attempt is missed.

use backend::db::entity::attempt;
use backend::features::correction::door::round;
use backend::features::statistics::door::tally;
use chrono::Duration;
use grading::{Remedy, Response};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use shared::api::bank::QuestionKind;
use shared::api::correction::{
    CORRECTION_RUNNING, Changed, CorrectKey, CorrectionDraft, CorrectionRow, Corrections, ListCorrections,
    NewCorrection, OfVersionQuestion, PreviewCorrection,
};
use shared::api::quiz::{AttemptResult, GetResult, OfAttempt, OfQuiz, Prompt, Receipt, StartAttempt};
use shared::api::statistics::{GetQuizStatistics, OfVersionQuiz};
use shared::id::AttemptId;
use shared::problem::{INVALID, NOT_FOUND};
use shared::value::Reason;

use crate::both;
use crate::marking::{earned_minutes, import};
use crate::support::city::City;
use crate::support::learn::{SLUG, right, wrong};
use crate::support::{Browser, TestApp, refused};

/// The only quiz: a claim worth 4, whose key turns out to be wrong, and a number worth 6; passed with 70 of 100.
const QUIZ: &str = "title: Latihan\nminutes: 17\npass_percent: 70\nattempts: 2\nshuffle: false\nquestions:\n\
    \x20 - id: klaim\n    kind: true_false\n    worth: 4\n    text: Papan cukup berisi istilah kantor.\n    answer: false\n\
    \x20   feedback: Tidak cukup.\n\
    \x20 - id: sisa\n    kind: numeric\n    worth: 6\n    text: Ada 20 warga, 8 sudah dilayani. Berapa sisanya?\n\
    \x20   value: 12\n    tolerance: 0\n";

/// The first question of a kind in a quiz.
pub(crate) async fn question(guru: &Browser, of: &OfVersionQuiz, kind: QuestionKind) -> OfVersionQuestion {
    let quiz = guru.call::<GetQuizStatistics>(of, &()).await.unwrap();
    let question = quiz.questions.iter().find(|question| question.kind == kind).unwrap().question;
    OfVersionQuestion { version: of.version, lesson: of.lesson, question }
}

/// The claim, with its author.
async fn claim(app: &TestApp) -> (Browser, OfVersionQuestion) {
    import(app, SLUG, QUIZ).await;
    let guru = app.signed_in(&City::email("guru")).await;
    let of = crate::statistics::first_quiz(&guru).await;
    let claim = question(&guru, &of, QuestionKind::TrueFalse).await;
    (guru, claim)
}

/// Says whether the claim is true, or nothing, and gets the number right.
fn says(claim: Option<bool>) -> impl Fn(&Prompt, &str) -> Option<Response> {
    move |prompt, html| match (prompt, claim) {
        (Prompt::TrueFalse, Some(true)) => wrong(prompt, html),
        (Prompt::TrueFalse, None) => None,
        _ => right(prompt, html),
    }
}

/// Somebody who has studied everything and handed in the quiz.
async fn handed_in(app: &TestApp, part: &str, claim: Option<bool>) -> (Browser, OfQuiz, Receipt) {
    let browser = app.signed_in(&City::email(part)).await;
    let enrolment = browser.enrol().await;
    browser.study(&enrolment).await;
    let quiz = browser.quizzes(&enrolment).await.remove(0);
    let receipt = browser.take(&quiz, says(claim)).await;
    (browser, quiz, receipt)
}

fn draft(remedy: Remedy) -> CorrectionDraft {
    CorrectionDraft { remedy, right: Some(Response::TrueFalse { picked: true }), tolerance: None }
}

fn new(correction: CorrectionDraft) -> NewCorrection {
    NewCorrection { correction, reason: Reason::parse("Kuncinya tertukar.").unwrap() }
}

async fn correct(guru: &Browser, of: &OfVersionQuestion, remedy: Remedy) -> CorrectionRow {
    guru.call::<CorrectKey>(of, &new(draft(remedy))).await.unwrap()
}

async fn listed(guru: &Browser, of: &OfVersionQuestion) -> Corrections {
    guru.call::<ListCorrections>(of, &()).await.unwrap()
}

async fn result(browser: &Browser, attempt: AttemptId) -> AttemptResult {
    browser.call::<GetResult>(&OfAttempt { attempt }, &()).await.unwrap()
}

/// Time passes until nothing is left to be marked again.
async fn finish(app: &TestApp) {
    app.clock.advance(Duration::minutes(2));
    round(&app.ctx).await.unwrap();
}

both! {
    async fn another_key_raises_and_lowers_as_the_preview_said(app) {
        let (guru, of) = claim(&app).await;
        let (budi, _, his) = handed_in(&app, "budi", Some(true)).await;
        let (siti, _, hers) = handed_in(&app, "siti", Some(false)).await;
        assert_eq!((result(&budi, his.attempt).await.percent, earned_minutes(&budi).await), (60, 0));
        assert_eq!(result(&siti, hers.attempt).await.percent, 100);

        let seen = guru.call::<PreviewCorrection>(&of, &draft(Remedy::Instead)).await.unwrap();
        let expected = Changed { raised: 1, lowered: 1, passing: 1, failing: 1 };
        assert_eq!((seen.looked, seen.is_all, &seen.changed), (2, true, &expected));
        let budis = seen.attempts.iter().find(|one| one.name == "Budi").unwrap();
        assert_eq!((budis.percent_before, budis.percent, budis.was_passed, budis.is_passed), (60, 100, false, true));
        assert_eq!(budis.response, Some(Response::TrueFalse { picked: true }));
        assert_eq!(result(&budi, his.attempt).await.percent, 60, "a preview changes nothing");
        assert!(listed(&guru, &of).await.items.is_empty());

        let done = correct(&guru, &of, Remedy::Instead).await;
        assert_eq!((done.changed, done.made_by.as_str()), (expected, "Guru"));
        let after = result(&budi, his.attempt).await;
        assert_eq!((after.percent, after.is_passed, after.credited_minutes), (100, true, Some(45)));
        assert_eq!(earned_minutes(&budi).await, 45, "what follows from passing has followed");
        let after = result(&siti, hers.attempt).await;
        assert_eq!((after.percent, after.is_passed), (60, false));
        let review = &result(&budi, his.attempt).await.items[0];
        assert_eq!(review.right, Response::TrueFalse { picked: true });
        assert!(review.amended.is_some(), "learners are told");
        assert_eq!(backend::features::team::door::drift(&app.ctx).await.unwrap(), 0);
        let sums = tally(&app.ctx, of.lesson).await.unwrap().unwrap();
        let item = &sums.items[&of.question].sums;
        assert_eq!((sums.totals.attempts(), item.attempts, item.earned), (2, 2, 400), "counted once, by the new key");
    }

    async fn a_second_right_answer_and_a_void_question_lower_nobody(app) {
        let (guru, of) = claim(&app).await;
        let (budi, _, his) = handed_in(&app, "budi", Some(true)).await;
        let (siti, _, hers) = handed_in(&app, "siti", Some(false)).await;
        let (tono, _, blank) = handed_in(&app, "tono", None).await;
        let percents = async || {
            let mut all = Vec::new();
            for (who, receipt) in [(&budi, &his), (&siti, &hers), (&tono, &blank)] {
                all.push(result(who, receipt.attempt).await.percent);
            }
            all
        };
        assert_eq!(percents().await, [60, 100, 60]);
        correct(&guru, &of, Remedy::Also).await;
        assert_eq!(percents().await, [100, 100, 60]);
        let amended = result(&siti, hers.attempt).await.items[0].amended.clone().unwrap();
        assert_eq!((amended.also, amended.is_void), (vec![Response::TrueFalse { picked: true }], false));

        finish(&app).await;
        correct(&guru, &of, Remedy::Void).await;
        assert_eq!(percents().await, [100, 100, 100]);
        let view = listed(&guru, &of).await;
        assert!(view.is_void && view.is_running);
        let history: Vec<_> = view.items.iter().map(|row| (row.remedy, row.changed.raised, row.changed.lowered)).collect();
        assert_eq!(history, [(Remedy::Void, 1, 0), (Remedy::Also, 1, 0)]);
    }

    async fn one_correction_follows_another_only_when_it_is_finished(app) {
        let (guru, of) = claim(&app).await;
        correct(&guru, &of, Remedy::Instead).await;
        refused(guru.call::<CorrectKey>(&of, &new(draft(Remedy::Void))).await, &CORRECTION_RUNNING);
        round(&app.ctx).await.unwrap();
        assert!(listed(&guru, &of).await.is_running, "others may still mark by the key there was");
        finish(&app).await;
        let view = listed(&guru, &of).await;
        assert!(!view.is_running && view.items[0].finished_at.is_some());
        assert_eq!(view.right, Some(Response::TrueFalse { picked: true }));
        correct(&guru, &of, Remedy::Void).await;
    }

    async fn who_sits_while_a_key_is_corrected_is_marked_by_the_new_one(app) {
        let (guru, of) = claim(&app).await;
        let (_, _, his) = handed_in(&app, "budi", Some(true)).await;
        let siti = app.signed_in(&City::email("siti")).await;
        let enrolment = siti.enrol().await;
        let quiz = siti.quizzes(&enrolment).await.remove(0);
        let attempt = siti.call::<StartAttempt>(&quiz, &()).await.unwrap();
        siti.answer(&attempt, says(Some(true))).await;
        correct(&guru, &of, Remedy::Instead).await;
        siti.submit(attempt.id).await;
        assert_eq!(result(&siti, attempt.id).await.percent, 100);

        // As if Budi had handed in at that very moment, marked by a server that did not know yet.
        attempt::Entity::update_many()
            .col_expr(attempt::Column::Earned, Expr::value(600))
            .col_expr(attempt::Column::IsPassed, Expr::value(false))
            .filter(attempt::Column::Id.eq(his.attempt))
            .exec(app.ctx.db.writer())
            .await
            .unwrap();
        finish(&app).await;
        assert!(listed(&guru, &of).await.is_running, "the round that found one is not the last");
        round(&app.ctx).await.unwrap();
        let view = listed(&guru, &of).await;
        assert_eq!((view.is_running, view.items[0].changed.raised), (false, 1));
    }

    async fn what_cannot_be_the_key_is_told_at_its_field(app) {
        let (guru, of) = claim(&app).await;
        let same = CorrectionDraft { right: Some(Response::TrueFalse { picked: false }), ..draft(Remedy::Instead) };
        let nothing = CorrectionDraft { right: None, ..draft(Remedy::Also) };
        let other = CorrectionDraft { right: Some(Response::Single { picked: 0 }), ..draft(Remedy::Instead) };
        for wrong in [same, nothing, other] {
            let problem = refused(guru.call::<PreviewCorrection>(&of, &wrong).await, &INVALID);
            assert!(problem.fault("/right").is_some(), "{problem:?}");
            let problem = refused(guru.call::<CorrectKey>(&of, &new(wrong)).await, &INVALID);
            assert!(problem.fault("/correction/right").is_some(), "{problem:?}");
        }
        assert!(listed(&guru, &of).await.items.is_empty(), "nothing was kept");
        let lost = OfVersionQuestion { question: shared::id::QuestionId(uuid::Uuid::nil()), ..of };
        refused(guru.call::<ListCorrections>(&lost, &()).await, &NOT_FOUND);
    }
}
