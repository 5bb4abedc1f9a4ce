//! Attempts: dealt, answered in any order, submitted once, graded, reviewed when the policy says so.

use backend::features::quiz::door::end_over;
use backend::features::team::door::drift;
use chrono::Duration;
use grading::{Centimark, Response};
use shared::api::enrolment::{EnrolmentChange, EnrolmentState, GetEnrolment, OfEnrolment, Withdraw};
use shared::api::lesson::NOT_ENROLLED;
use shared::api::quiz::{
    AnswerBatch, AnswerDraft, Fate, GetAttempt, GetQuiz, GetResult, MOST_ANSWERS, NO_ATTEMPTS_LEFT,
    NOT_SUBMITTED, OfAttempt, OfQuiz, SaveAnswers, StartAttempt, SubmitAttempt, WhyAside,
};
use shared::api::team::{GetTeamMember, OfMember};
use shared::problem::{INVALID, NOT_FOUND};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{draft, right, wrong};
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
        let good = right(&item.prompt, &item.html);
        let bad = wrong(&item.prompt, &item.html);
        for (rev, response, kept) in [(3, good.clone(), 3), (1, bad.clone(), 3), (2, None, 3), (3, bad.clone(), 3), (5, good.clone(), 5), (4, bad, 5)] {
            let fate = budi.save(attempt.id, draft(&attempt, item.slot, rev, response)).await.unwrap();
            assert!(matches!(fate, Fate::Kept { rev, is_late: false, .. } if rev == kept), "{fate:?}");
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
        let deadline = attempt.deadline_at.unwrap();
        let good = |slot: u16| right(&attempt.items[usize::from(slot)].prompt, &attempt.items[usize::from(slot)].html);
        let made = |slot, rev, made_at| AnswerDraft { made_at, ..draft(&attempt, slot, rev, good(slot)) };
        app.clock.advance(Duration::minutes(10) + Duration::seconds(4));
        let budi = renewed(&app).await;
        let on_its_way = budi.save(attempt.id, made(0, 1, deadline)).await.unwrap();
        assert!(matches!(on_its_way, Fate::Kept { rev: 1, is_late: false, .. }), "{on_its_way:?}");
        app.clock.advance(Duration::minutes(4));
        let late = budi.save(attempt.id, made(1, 1, deadline)).await.unwrap();
        assert!(matches!(late, Fate::Kept { rev: 1, is_late: true, .. }), "{late:?}");
        let cheat = budi.save(attempt.id, made(2, 1, deadline + Duration::seconds(2))).await.unwrap();
        assert_eq!(cheat, Fate::Aside { why: WhyAside::TooLate });
        app.clock.advance(Duration::minutes(6));
        let budi = renewed(&app).await;
        assert_eq!(budi.save(attempt.id, made(3, 1, deadline)).await.unwrap(), Fate::Aside { why: WhyAside::TooLate });
        let receipt = budi.submit(attempt.id).await;
        assert_eq!((receipt.submitted_at, receipt.answered), (deadline, 2), "handed in when the time ran out");
        assert_eq!(budi.save(attempt.id, made(3, 2, deadline)).await.unwrap(), Fate::Aside { why: WhyAside::Closed });
        assert_eq!(budi.save(attempt.id, made(3, 1, deadline)).await.unwrap(), Fate::Aside { why: WhyAside::Closed });
        let again = budi.save(attempt.id, made(1, 1, deadline)).await.unwrap();
        assert!(matches!(again, Fate::Kept { rev: 1, .. }), "what was there stays: {again:?}");
        let result = budi.call::<GetResult>(&OfAttempt { attempt: attempt.id }, &()).await.unwrap();
        assert_eq!((result.late, result.counts.unanswered), (1, 2));
        let aside: Vec<_> = result.aside.iter().map(|aside| (aside.item.slot, aside.why)).collect();
        assert_eq!(aside, [(2, WhyAside::TooLate), (3, WhyAside::Closed)], "kept beside, each at its latest");
        assert_eq!(result.aside[1].response, good(3));
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
        let alien = Some(Response::TrueFalse { picked: true });
        let item = &attempt.items[1];
        let answers = vec![
            draft(&attempt, 0, 1, alien.clone()),
            draft(&attempt, 1, 1, right(&item.prompt, &item.html)),
            draft(&attempt, 9, 1, alien),
        ];
        let of = OfAttempt { attempt: attempt.id };
        let told = budi.call::<SaveAnswers>(&of, &AnswerBatch { answers }).await.unwrap();
        let words = |at: usize| match &told.receipts[at].fate {
            Fate::Refused { words } => words.as_str(),
            Fate::Kept { .. } | Fate::Aside { .. } => "",
        };
        assert_eq!(words(0), "Jenis jawaban berbeda dengan jenis soal.");
        assert!(matches!(told.receipts[1].fate, Fate::Kept { rev: 1, .. }), "the others are kept: {told:?}");
        assert_eq!(words(2), "Soal ini tidak ada pada lembar kuis Anda.");
        let slots: Vec<u16> = told.receipts.iter().map(|receipt| receipt.slot).collect();
        assert_eq!(slots, [0, 1, 9]);
    }

    async fn a_batch_has_a_size(app) {
        let (budi, test) = ready(&app).await;
        let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        let of = OfAttempt { attempt: attempt.id };
        let rev = |rev: usize| draft(&attempt, 0, u32::try_from(rev).unwrap(), None);
        for many in [0, MOST_ANSWERS + 1] {
            let batch = AnswerBatch { answers: (1..=many).map(rev).collect() };
            let problem = refused(budi.call::<SaveAnswers>(&of, &batch).await, &INVALID);
            assert!(problem.fault("/answers").is_some());
        }
        let batch = AnswerBatch { answers: (1..=MOST_ANSWERS).map(rev).collect() };
        let told = budi.call::<SaveAnswers>(&of, &batch).await.unwrap();
        assert!(told.receipts.iter().all(|one| matches!(one.fate, Fate::Kept { rev: 50, .. })), "the latest of all");
    }

    async fn somebody_elses_attempt_is_not_there(app) {
        let (budi, test) = ready(&app).await;
        let view = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        let attempt = view.id;
        let siti = app.signed_in(&City::email("siti")).await;
        refused(siti.call::<GetAttempt>(&OfAttempt { attempt }, &()).await, &NOT_FOUND);
        refused(siti.call::<SubmitAttempt>(&OfAttempt { attempt }, &()).await, &NOT_FOUND);
        refused(siti.call::<GetResult>(&OfAttempt { attempt }, &()).await, &NOT_FOUND);
        refused(siti.call::<StartAttempt>(&test, &()).await, &NOT_FOUND);
        refused(siti.save(attempt, draft(&view, 0, 1, None)).await, &NOT_FOUND);
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
        let slot = attempt.items[0].slot;
        refused(budi.save(attempt.id, draft(&attempt, slot, 2, None)).await, &NOT_ENROLLED);
        refused(budi.call::<SubmitAttempt>(&OfAttempt { attempt: attempt.id }, &()).await, &NOT_ENROLLED);
        let left = budi.call::<GetEnrolment>(&of, &()).await.unwrap();
        assert_eq!(left.card.state, EnrolmentState::Withdrawn);
        budi.enrol().await;
        let good = right(&attempt.items[0].prompt, &attempt.items[0].html);
        budi.save(attempt.id, draft(&attempt, slot, 2, good)).await.unwrap();
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
                let (budi, id) = (budi.clone(), attempt.id);
                let draft = draft(&attempt, item.slot, round, right(&item.prompt, &item.html));
                saves.push(actix_web::rt::spawn(async move { budi.save(id, draft).await }));
            }
            let (budi, of) = (budi.clone(), OfAttempt { attempt: attempt.id });
            submits.push(actix_web::rt::spawn(async move { budi.call::<SubmitAttempt>(&of, &()).await }));
        }
        let mut kept = 0;
        for save in saves {
            match save.await.unwrap().unwrap() {
                Fate::Kept { .. } => kept += 1,
                fate @ (Fate::Aside { .. } | Fate::Refused { .. }) => {
                    assert_eq!(fate, Fate::Aside { why: WhyAside::Closed });
                }
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
        let good = |rev| draft(&attempt, 0, rev, right(&item.prompt, &item.html));
        budi.save(attempt.id, good(1)).await.unwrap();
        let (count, _) = app.statements(budi.save(attempt.id, good(2))).await;
        assert!(count <= 3, "{count} statements");
    }
}

/// Budi with a fresh token, since tokens end as the clock moves.
async fn renewed(app: &TestApp) -> Browser {
    app.signed_in(&City::email("budi")).await
}
