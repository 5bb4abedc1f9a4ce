//! Attempts: dealt, answered in any order, submitted once, graded, reviewed when the policy says so.

use backend::features::quiz::door::end_over;
use backend::features::team::door::drift;
use chrono::Duration;
use grading::{Centimark, Response};
use shared::api::enrolment::{EnrolmentChange, EnrolmentState, GetEnrolment, OfEnrolment, Withdraw};
use shared::api::lesson::NOT_ENROLLED;
use shared::api::quiz::{
    ATTEMPT_CLOSED, AnswerDraft, GetAttempt, GetQuiz, GetResult, NO_ATTEMPTS_LEFT, NO_SUCH_SLOT,
    NOT_SUBMITTED, OfAttempt, OfQuiz, OfSlot, SaveAnswer, StartAttempt, SubmitAttempt, TIME_OVER,
    UNFIT_ANSWER,
};
use shared::api::team::{GetTeamMember, OfMember};
use shared::problem::NOT_FOUND;

use crate::both;
use crate::support::city::City;
use crate::support::learn::{right, wrong};
use crate::support::{Browser, TestApp, refused};

/// Budi, enrolled, with the final test.
pub(crate) async fn ready(app: &TestApp) -> (Browser, OfQuiz) {
    app.with_course().await;
    let budi = app.signed_in(&City::email("budi")).await;
    let enrolment = budi.enrol().await;
    let test = budi.quizzes(&enrolment).await.pop().unwrap();
    (budi, test)
}

both! {
    async fn a_quiz_is_started_answered_and_submitted_once(app) {
        let (budi, test) = ready(&app).await;
        let rules = budi.call::<GetQuiz>(&test, &()).await.unwrap();
        assert_eq!((rules.questions, rules.attempts_allowed, rules.pass_percent), (4, Some(3), 70));
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        assert_eq!(attempt.items.len(), 4);
        assert_eq!(budi.call::<StartAttempt>(&test, &()).await.unwrap().id, attempt.id, "the open one goes on");
        budi.answer(&attempt, right).await;
        let kept = budi.call::<GetAttempt>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
        assert_eq!(kept.answers.len(), 4);
        refused(budi.call::<GetResult>(&OfAttempt { attempt: attempt.id }, &()).await, &NOT_SUBMITTED);
        let receipt = budi.submit(attempt.id).await;
        assert_eq!((receipt.answered, receipt.questions, receipt.code.len()), (4, 4, 8));
        assert_eq!(budi.submit(attempt.id).await, receipt, "a second submission changes nothing");
        let result = budi.call::<GetResult>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
        assert_eq!((result.percent, result.is_passed, result.counts.right), (100, true, 4));
        assert_eq!(result.earned, result.out_of);
        assert_eq!(result.items.len(), 4, "passed, so review is open");
    }

    async fn answers_arrive_in_any_order_and_the_highest_revision_stays(app) {
        let (budi, test) = ready(&app).await;
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        let item = &attempt.items[0];
        let at = OfSlot { attempt: attempt.id, slot: item.slot };
        let draft = |rev, response| AnswerDraft { rev, response, is_flagged: false };
        let good = right(&item.prompt, &item.html);
        let bad = wrong(&item.prompt, &item.html);
        for (rev, response, kept) in [(3, good.clone(), 3), (1, bad.clone(), 3), (2, None, 3), (3, bad.clone(), 3), (5, good.clone(), 5), (4, bad, 5)] {
            let receipt = budi.call::<SaveAnswer>(&at, &draft(rev, response)).await.unwrap();
            assert_eq!(receipt.rev, kept);
        }
        let view = budi.call::<GetAttempt>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
        assert_eq!(view.answers[0].response, good);
    }

    async fn keys_do_not_leave_before_review_is_open(app) {
        let (budi, test) = ready(&app).await;
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        let paper = budi.get(&format!("/api/v1/attempts/{}", attempt.id)).await.text().await.unwrap();
        for secret in ["correct", "accepted", "tolerance", "answers\":[1", "feedback", "Tepat."] {
            assert!(!paper.contains(secret), "{secret} in {paper}");
        }
        budi.answer(&attempt, wrong).await;
        budi.submit(attempt.id).await;
        let shown = budi.get(&format!("/api/v1/attempts/{}/result", attempt.id)).await.text().await.unwrap();
        assert!(!shown.contains("\"right\":{\"kind\"") && !shown.contains("feedback_html"), "{shown}");
        let result = budi.call::<GetResult>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
        assert!(result.items.is_empty() && result.review_closed.is_some());
    }

    async fn time_runs_by_the_servers_clock(app) {
        let (budi, test) = ready(&app).await;
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        assert_eq!(attempt.deadline_at, Some(attempt.started_at + Duration::minutes(10)));
        let item = &attempt.items[0];
        let at = OfSlot { attempt: attempt.id, slot: 0 };
        let draft = |rev| AnswerDraft { rev, response: right(&item.prompt, &item.html), is_flagged: false };
        app.clock.advance(Duration::minutes(4));
        let budi = renewed(&app).await;
        app.clock.advance(Duration::seconds(6 * 60 + 10));
        let budi_late = renewed(&app).await;
        drop(budi);
        budi_late.call::<SaveAnswer>(&at, &draft(1)).await.unwrap();
        app.clock.advance(Duration::seconds(30));
        refused(budi_late.call::<SaveAnswer>(&at, &draft(2)).await, &TIME_OVER);
        let receipt = budi_late.submit(attempt.id).await;
        assert_eq!(receipt.submitted_at, attempt.deadline_at.unwrap(), "handed in when the time ran out");
        refused(budi_late.call::<SaveAnswer>(&at, &draft(3)).await, &ATTEMPT_CLOSED);
    }

    async fn an_attempt_left_open_is_closed_and_counts(app) {
        let (budi, test) = ready(&app).await;
        let first = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        budi.answer(&first, right).await;
        app.clock.advance(Duration::minutes(30));
        let budi = renewed(&app).await;
        let second = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        assert_ne!(second.id, first.id);
        let rules = budi.call::<GetQuiz>(&test, &()).await.unwrap();
        assert_eq!((rules.attempts_used, rules.is_passed, rules.counted_percent), (2, true, Some(100)));
    }

    async fn an_attempt_nobody_comes_back_to_is_ended_by_the_clock_with_all_that_follows(app) {
        let (budi, test) = ready(&app).await;
        budi.study(&budi.enrol().await).await;
        for quiz in budi.quizzes(&budi.enrol().await).await {
            if quiz != test {
                budi.take(&quiz, right).await;
            }
        }
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        budi.answer(&attempt, right).await;
        app.clock.advance(Duration::minutes(10));
        assert_eq!(end_over(&app.ctx).await.unwrap(), 0, "answers may still be on their way");
        app.clock.advance(Duration::days(2));
        assert_eq!(end_over(&app.ctx).await.unwrap(), 1);
        assert_eq!(end_over(&app.ctx).await.unwrap(), 0);
        let budi = renewed(&app).await;
        let rules = budi.call::<GetQuiz>(&test, &()).await.unwrap();
        assert_eq!((rules.is_passed, rules.counted_percent), (true, Some(100)));
        assert_eq!(rules.attempts[0].submitted_at, attempt.deadline_at, "handed in when the time ran out");
        let own = budi.call::<GetEnrolment>(&OfEnrolment { enrolment: test.enrolment }, &()).await.unwrap();
        assert_eq!((own.card.state, own.card.percent), (EnrolmentState::Completed, 100));
        assert_eq!(own.card.last_active_at, Some(attempt.started_at), "nobody was there when the clock decided");
        let dewi = app.signed_in(&City::email("dewi")).await;
        let member = dewi.call::<GetTeamMember>(&OfMember { person: City::person("budi") }, &()).await.unwrap();
        assert_eq!((member.row.jp_minutes, member.jp.counted_minutes, member.enrolments[0].percent), (45, 45, 100));
        assert_eq!(drift(&app.ctx).await.unwrap(), 0);
    }

    async fn starting_anew_after_the_time_ran_out_brings_the_figures_up_to_date(app) {
        let (budi, test) = ready(&app).await;
        budi.take(&test, wrong).await;
        let left_open = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        budi.answer(&left_open, wrong).await;
        app.clock.advance(Duration::minutes(30));
        renewed(&app).await.call::<StartAttempt>(&test, &()).await.unwrap();
        let dewi = app.signed_in(&City::email("dewi")).await;
        let member = dewi.call::<GetTeamMember>(&OfMember { person: City::person("budi") }, &()).await.unwrap();
        assert_eq!(member.row.reasons, [progress::Reason::FailedAttempts { count: 2 }]);
        assert_eq!(member.enrolments[0].failed_attempts, 2);
    }

    async fn the_clock_ends_nothing_of_what_was_left_until_the_learner_comes_back(app) {
        let (budi, test) = ready(&app).await;
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        budi.answer(&attempt, right).await;
        let of = OfEnrolment { enrolment: test.enrolment };
        budi.call::<Withdraw>(&of, &()).await.unwrap();
        app.clock.advance(Duration::minutes(30));
        assert_eq!(end_over(&app.ctx).await.unwrap(), 0);
        let budi = renewed(&app).await;
        budi.enrol().await;
        budi.call::<StartAttempt>(&test, &()).await.unwrap();
        let history = budi.call::<GetEnrolment>(&of, &()).await.unwrap().history;
        let begun = history.iter().filter(|event| event.change == EnrolmentChange::Started).count();
        assert_eq!(begun, 2, "once for each time of joining: {history:?}");
        assert_eq!(budi.call::<GetQuiz>(&test, &()).await.unwrap().counted_percent, Some(100));
    }

    async fn attempts_are_limited(app) {
        let (budi, test) = ready(&app).await;
        for _ in 0..3 {
            budi.take(&test, wrong).await;
        }
        refused(budi.call::<StartAttempt>(&test, &()).await, &NO_ATTEMPTS_LEFT);
        let rules = budi.call::<GetQuiz>(&test, &()).await.unwrap();
        assert!(rules.refusal.is_some());
        assert_eq!(rules.attempts.len(), 3);
    }

    async fn papers_differ_and_never_repeat_a_question(app) {
        let (budi, test) = ready(&app).await;
        let mut papers = Vec::new();
        for _ in 0..3 {
            let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
            let texts: Vec<String> = attempt.items.iter().map(|item| item.html.clone()).collect();
            let mut unique = texts.clone();
            unique.sort();
            unique.dedup();
            assert_eq!(unique.len(), texts.len());
            budi.submit(attempt.id).await;
            papers.push(format!("{:?}", attempt.items));
        }
        assert!(papers[0] != papers[1] || papers[1] != papers[2]);
    }

    async fn partial_answers_earn_parts(app) {
        let (budi, test) = ready(&app).await;
        let practice = budi.quizzes(&budi.enrol().await).await[0].clone();
        assert_ne!(practice, test);
        budi.take(&practice, wrong).await;
        let attempt = budi.call::<StartAttempt>(&practice, &()).await.unwrap();
        budi.answer(&attempt, |_, _| None).await;
        budi.submit(attempt.id).await;
        let result = budi.call::<GetResult>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
        assert_eq!((result.earned, result.counts.unanswered), (Centimark::default(), 3));
        assert_eq!(result.items.len(), 3, "this quiz shows keys after submitting");
        assert_eq!(result.items[0].right, Response::TrueFalse { picked: false });
    }

    async fn answers_must_fit(app) {
        let (budi, test) = ready(&app).await;
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        let draft = |response| AnswerDraft { rev: 1, response: Some(response), is_flagged: false };
        let at = |slot| OfSlot { attempt: attempt.id, slot };
        let alien = Response::TrueFalse { picked: true };
        let problem = refused(budi.call::<SaveAnswer>(&at(0), &draft(alien.clone())).await, &UNFIT_ANSWER);
        assert!(problem.fault("/response").is_some());
        refused(budi.call::<SaveAnswer>(&at(9), &draft(alien)).await, &NO_SUCH_SLOT);
    }

    async fn somebody_elses_attempt_is_not_there(app) {
        let (budi, test) = ready(&app).await;
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap().id;
        let siti = app.signed_in(&City::email("siti")).await;
        refused(siti.call::<GetAttempt>(&OfAttempt { attempt }, &()).await, &NOT_FOUND);
        refused(siti.call::<SubmitAttempt>(&OfAttempt { attempt }, &()).await, &NOT_FOUND);
        refused(siti.call::<GetResult>(&OfAttempt { attempt }, &()).await, &NOT_FOUND);
        refused(siti.call::<StartAttempt>(&test, &()).await, &NOT_FOUND);
        let draft = AnswerDraft { rev: 1, response: None, is_flagged: false };
        refused(siti.call::<SaveAnswer>(&OfSlot { attempt, slot: 0 }, &draft).await, &NOT_FOUND);
    }

    async fn many_submissions_have_one_effect(app) {
        let (budi, test) = ready(&app).await;
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        budi.answer(&attempt, right).await;
        let taps: Vec<_> = (0..40)
            .map(|_| {
                let (budi, attempt) = (budi.clone(), attempt.id);
                actix_web::rt::spawn(async move { budi.submit(attempt).await })
            })
            .collect();
        let mut codes = std::collections::BTreeSet::new();
        for tap in taps {
            codes.insert(tap.await.unwrap().code);
        }
        assert_eq!(codes.len(), 1);
        let rules = budi.call::<GetQuiz>(&test, &()).await.unwrap();
        assert_eq!(rules.attempts_used, 1);
    }

    async fn what_was_left_is_not_handed_in_and_earns_nothing(app) {
        let (budi, test) = ready(&app).await;
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        budi.answer(&attempt, right).await;
        let of = OfEnrolment { enrolment: test.enrolment };
        budi.call::<Withdraw>(&of, &()).await.unwrap();
        let at = OfSlot { attempt: attempt.id, slot: attempt.items[0].slot };
        let draft = AnswerDraft { rev: 2, response: None, is_flagged: true };
        refused(budi.call::<SaveAnswer>(&at, &draft).await, &NOT_ENROLLED);
        refused(budi.call::<SubmitAttempt>(&OfAttempt { attempt: attempt.id }, &()).await, &NOT_ENROLLED);
        let left = budi.call::<GetEnrolment>(&of, &()).await.unwrap();
        assert_eq!(left.card.state, EnrolmentState::Withdrawn);
        budi.enrol().await;
        let flagged = AnswerDraft { response: right(&attempt.items[0].prompt, &attempt.items[0].html), ..draft };
        budi.call::<SaveAnswer>(&at, &flagged).await.unwrap();
        let receipt = budi.submit(attempt.id).await;
        assert_eq!(usize::from(receipt.answered), attempt.items.len(), "what was kept is there after coming back");
    }

    async fn saving_while_submitting_never_waits_crosswise(app) {
        let (budi, test) = ready(&app).await;
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        let mut saves = Vec::new();
        let mut submits = Vec::new();
        for round in 1..=15 {
            for item in &attempt.items {
                let (budi, at) = (budi.clone(), OfSlot { attempt: attempt.id, slot: item.slot });
                let draft = AnswerDraft { rev: round, response: right(&item.prompt, &item.html), is_flagged: false };
                saves.push(actix_web::rt::spawn(async move { budi.call::<SaveAnswer>(&at, &draft).await }));
            }
            let (budi, of) = (budi.clone(), OfAttempt { attempt: attempt.id });
            submits.push(actix_web::rt::spawn(async move { budi.call::<SubmitAttempt>(&of, &()).await }));
        }
        let mut kept = 0;
        for save in saves {
            match save.await.unwrap() {
                Ok(_) => kept += 1,
                Err(error) => assert!(error.is(&ATTEMPT_CLOSED), "{error:?}"),
            }
        }
        let mut receipts = std::collections::BTreeSet::new();
        for submit in submits {
            let receipt = submit.await.unwrap().unwrap();
            receipts.insert((receipt.code, receipt.answered));
        }
        assert_eq!(receipts.len(), 1, "one receipt, whoever asked: {receipts:?}, {kept} saves kept");
    }

    async fn saving_an_answer_costs_few_statements(app) {
        let (budi, test) = ready(&app).await;
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        let item = &attempt.items[0];
        let at = OfSlot { attempt: attempt.id, slot: 0 };
        let draft = |rev| AnswerDraft { rev, response: right(&item.prompt, &item.html), is_flagged: false };
        budi.call::<SaveAnswer>(&at, &draft(1)).await.unwrap();
        let (count, _) = app.statements(budi.call::<SaveAnswer>(&at, &draft(2))).await;
        assert!(count <= 3, "{count} statements");
    }
}

/// Budi with a fresh token, since tokens end as the clock moves.
async fn renewed(app: &TestApp) -> Browser {
    app.signed_in(&City::email("budi")).await
}
