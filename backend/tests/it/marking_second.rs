//! Second markers: two opinions that agree or differ, what each marker sees of them, and that none counts by itself.

use backend::db::entity::{answer_unmarked, audit_entry, mark, opinion};
use backend::features::statistics::door::tally;
use chrono::Duration;
use grading::{Centimark, Given};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use shared::api::enrolment::{OfEnrolment, Withdraw};
use shared::api::marking::{
    Along, AnswerPlace, Became, GetMarkedAnswer, GetNextAnswer, GiveMark, LEARNER_LEFT, ListMarks,
    ListUnmarkedAttempts, ListUnmarkedQuestions, MARKED_MEANWHILE, MarkDraft, MarkReceipt, MarkedAnswer,
    OWN_SECOND, OfAnswer, OfUnmarkedQuestion, Stage,
};
use shared::api::progress::GetProgress;
use shared::id::AttemptId;
use shared::problem::{INVALID, NOT_FOUND};

use crate::both;
use crate::marking::{
    QUIZ, earned_minutes, guru, handed_in, levels, marker, of, page, result, waiting_in, with_essay,
};
use crate::support::city::City;
use crate::support::{Browser, TestApp, refused};

/// The quiz of the marking tests with two markers, who may be so many percent of 6 apart.
fn quiz(within_percent: u8) -> String {
    let setting = format!("shuffle: false\nsecond_marker: {{ within_percent: {within_percent} }}\n");
    QUIZ.replace("shuffle: false\n", &setting)
}

/// Somebody hands in an essay of a course of its own, and one of its two markers has given an opinion.
pub(crate) async fn opined(app: &TestApp, slug: &str, part: &str) {
    let (_, attempt) = waiting_in(app, slug, part, &quiz(10)).await;
    let dewi = app.signed_in(&City::email("dewi")).await;
    let is_marker = dewi.call::<ListUnmarkedQuestions>(&page(), &()).await.is_ok();
    let dewi = if is_marker { dewi } else { marker(app, "dewi").await };
    assert_eq!(give(&dewi, attempt, &levels(0, [1, 1], None)).await.became, Became::First);
}

async fn give(browser: &Browser, attempt: AttemptId, draft: &MarkDraft) -> MarkReceipt {
    browser.call::<GiveMark>(&of(attempt, 1), draft).await.unwrap()
}

async fn view(browser: &Browser, attempt: AttemptId) -> MarkedAnswer {
    browser.call::<GetMarkedAnswer>(&of(attempt, 1), &()).await.unwrap()
}

fn saying(draft: MarkDraft, words: &str) -> MarkDraft {
    MarkDraft { comment: Some(words.to_owned()), ..draft }
}

fn reconciled(picked: [u8; 2], reason: Option<&str>) -> MarkDraft {
    MarkDraft { reconciles: true, ..levels(0, picked, reason) }
}

async fn opinions(app: &TestApp) -> u64 {
    opinion::Entity::find().count(app.ctx.db.reader()).await.unwrap()
}

/// Answers that wait for a marker: all, for a second opinion, to be reconciled.
async fn queue(browser: &Browser) -> (u32, u32, u32) {
    let found = browser.call::<ListUnmarkedQuestions>(&page(), &()).await.unwrap();
    let people = browser.call::<ListUnmarkedAttempts>(&page(), &()).await.unwrap();
    let sum = |rows: &[(u32, u32, u32)]| {
        rows.iter().fold((0, 0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1, sum.2 + row.2))
    };
    let by_question: Vec<_> =
        found.items.iter().map(|row| (row.unmarked, row.second, row.differing)).collect();
    let by_person: Vec<_> =
        people.items.iter().map(|row| (row.unmarked, row.second, row.differing)).collect();
    assert_eq!(sum(&by_question), sum(&by_person), "both lists show the same answers");
    assert_eq!((found.unmarked, people.unmarked), (sum(&by_question).0, sum(&by_question).0));
    sum(&by_question)
}

both! {
    async fn two_who_agree_give_their_mean(app) {
        with_essay(&app, &quiz(40)).await;
        let (budi, enrolment, of_quiz, receipt) = handed_in(&app, "budi", true).await;
        let attempt = receipt.attempt;
        let (guru, sekda) = (guru(&app).await, marker(&app, "sekda").await);
        assert_eq!((queue(&guru).await, queue(&sekda).await), ((1, 0, 0), (1, 0, 0)));
        let found = view(&guru, attempt).await;
        assert_eq!((found.stage, found.apart), (Stage::First, Some(Centimark::from_hundredths(240))));
        let first = saying(levels(0, [1, 1], None), "Tambahkan tenggatnya.");
        let done = give(&guru, attempt, &first).await;
        assert_eq!((done.became, done.earned, done.unmarked, done.is_passed), (Became::First, None, 1, false));

        // The learner still waits, and nothing is counted.
        let waits = result(&budi, attempt).await;
        assert_eq!((waits.counts.unmarked, waits.earned, waits.marks.len()), (1, Centimark::whole(4), 0));
        let of_enrolment = OfEnrolment { enrolment: enrolment.card.id };
        assert!(!budi.call::<GetProgress>(&of_enrolment, &()).await.unwrap().completion.is_done());
        assert!(tally(&app.ctx, of_quiz.lesson).await.unwrap().is_none());
        let marks = mark::Entity::find().count(app.ctx.db.reader()).await.unwrap();
        assert_eq!((earned_minutes(&budi).await, marks), (0, 0));

        // Whoever gave the first one is done, sees it, and is not the second one.
        assert_eq!(queue(&guru).await, (0, 0, 0));
        let found = view(&guru, attempt).await;
        assert_eq!((found.stage, found.opinions.len(), found.unmarked), (Stage::Given, 1, 0));
        assert_eq!(found.opinions[0].earned, Centimark::whole(4));
        refused(guru.call::<GiveMark>(&of(attempt, 1), &levels(0, [2, 1], None)).await, &OWN_SECOND);
        assert_eq!(give(&guru, attempt, &first).await, done, "the same call again");
        assert_eq!(opinions(&app).await, 1);

        // The second one is told that it is the second, and nothing of the first.
        assert_eq!(queue(&sekda).await, (1, 1, 0));
        let found = view(&sekda, attempt).await;
        assert_eq!((found.stage, found.opinions.len(), found.seen), (Stage::Second, 0, 0));
        let written = serde_json::to_string(&found).unwrap();
        assert!(!written.contains("tenggatnya") && !written.contains("Guru"), "{written}");
        app.clock.advance(Duration::seconds(1));
        let second = saying(levels(0, [2, 1], None), "Balasan yang hangat.");
        let done = give(&sekda, attempt, &second).await;
        let five = Centimark::whole(5);
        assert_eq!((done.became, done.earned, done.unmarked, done.is_passed), (Became::Agreement, Some(five), 0, true));
        assert_eq!(give(&sekda, attempt, &second).await, done);
        let again = give(&guru, attempt, &first).await;
        assert_eq!((again.became, again.earned), (Became::Agreement, Some(five)), "its answer was lost for long");

        let after = result(&budi, attempt).await;
        assert_eq!((after.percent, after.is_passed, after.credited_minutes), (90, true, Some(45)));
        let given = &after.marks[0];
        assert_eq!((given.earned, given.levels.len()), (five, 0), "no level stands for a mean");
        assert_eq!(given.comment.as_deref(), Some("Tambahkan tenggatnya.\n\nBalasan yang hangat."));
        assert_eq!(tally(&app.ctx, of_quiz.lesson).await.unwrap().unwrap().totals.attempts(), 1);
        assert_eq!(answer_unmarked::Entity::find().count(app.ctx.db.reader()).await.unwrap(), 0);
        assert_eq!((queue(&guru).await, queue(&sekda).await), ((0, 0, 0), (0, 0, 0)));
        let found = view(&guru, attempt).await;
        let shown: Vec<_> = found.opinions.iter().map(|one| (one.marker.as_str(), one.earned, one.levels.len())).collect();
        assert_eq!(shown, [("Guru", Centimark::whole(4), 2), ("Sekda", Centimark::whole(6), 2)]);
        assert_eq!((found.stage, found.seen, found.marks.len(), found.earned), (Stage::Mark, 1, 1, Some(five)));
        assert_eq!(found.marks[0].marker, "Sekda");
        assert_eq!(guru.call::<ListMarks>(&page(), &()).await.unwrap().items.len(), 1);
        let noted = |action: &str| audit_entry::Entity::find().filter(audit_entry::Column::Action.eq(action));
        assert_eq!(noted("give opinion").count(app.ctx.db.reader()).await.unwrap(), 2);
        assert_eq!(noted("give mark").count(app.ctx.db.reader()).await.unwrap(), 3);
        assert_eq!(backend::features::team::door::drift(&app.ctx).await.unwrap(), 0);

        // A mark that is there is changed as any other.
        let changed = give(&guru, attempt, &levels(1, [2, 1], Some("Dibaca sekali lagi."))).await;
        assert_eq!((changed.became, changed.earned), (Became::Mark, Some(Centimark::whole(6))));
    }

    async fn levels_that_both_picked_are_shown(app) {
        with_essay(&app, &quiz(0)).await;
        let (budi, _, _, receipt) = handed_in(&app, "budi", true).await;
        let (guru, sekda) = (guru(&app).await, marker(&app, "sekda").await);
        let silent = MarkDraft { comment: None, ..levels(0, [2, 0], None) };
        give(&guru, receipt.attempt, &silent).await;
        let done = give(&sekda, receipt.attempt, &silent).await;
        assert_eq!((done.became, done.earned), (Became::Agreement, Some(Centimark::whole(4))));
        assert_eq!(give(&sekda, receipt.attempt, &silent).await, done);
        let given = &result(&budi, receipt.attempt).await.marks[0];
        let words: Vec<&str> = given.levels.iter().map(|level| level.level.as_str()).collect();
        assert_eq!((words, given.comment.as_deref()), (vec!["Tulus", "Kabur"], None));
    }

    async fn two_who_differ_are_reconciled_with_a_reason(app) {
        with_essay(&app, &quiz(10)).await;
        let (budi, _, of_quiz, receipt) = handed_in(&app, "budi", true).await;
        let attempt = receipt.attempt;
        let (guru, sekda) = (guru(&app).await, marker(&app, "sekda").await);
        refused(guru.call::<GiveMark>(&of(attempt, 1), &reconciled([1, 1], Some("Dini."))).await, &MARKED_MEANWHILE);
        give(&guru, attempt, &levels(0, [2, 1], None)).await;
        app.clock.advance(Duration::seconds(1));
        let done = give(&sekda, attempt, &saying(levels(0, [0, 1], None), "Kurang hangat.")).await;
        assert_eq!((done.became, done.earned, done.unmarked), (Became::Difference, None, 1));
        let waits = result(&budi, attempt).await;
        assert_eq!((waits.counts.unmarked, waits.marks.len(), waits.is_passed), (1, 0, false));
        assert!(tally(&app.ctx, of_quiz.lesson).await.unwrap().is_none());

        // Anybody may reconcile, the two included, and sees both.
        let dewi = marker(&app, "dewi").await;
        for browser in [&guru, &sekda, &dewi] {
            assert_eq!(queue(browser).await, (1, 0, 1));
            let found = view(browser, attempt).await;
            assert_eq!((found.stage, found.earned), (Stage::Reconciliation, None));
            let shown: Vec<_> = found.opinions.iter().map(|one| (one.earned, one.comment.as_deref())).collect();
            let (six, two) = (Centimark::whole(6), Centimark::whole(2));
            assert_eq!(shown, [(six, Some("Tambahkan tenggatnya.")), (two, Some("Kurang hangat."))]);
        }
        refused(dewi.call::<GiveMark>(&of(attempt, 1), &levels(0, [1, 1], None)).await, &MARKED_MEANWHILE);
        refused(dewi.call::<GiveMark>(&of(attempt, 1), &reconciled([1, 1], None)).await, &INVALID);
        assert_eq!(opinions(&app).await, 2);
        let last = saying(reconciled([1, 1], Some("Langkahnya jelas; empatinya cukup.")), "Balasan yang jelas.");
        let done = give(&guru, attempt, &last).await;
        assert_eq!((done.became, done.earned, done.is_passed), (Became::Mark, Some(Centimark::whole(4)), true));
        assert_eq!(give(&guru, attempt, &last).await, done, "the same call again");
        refused(dewi.call::<GiveMark>(&of(attempt, 1), &reconciled([0, 0], Some("Lain."))).await, &MARKED_MEANWHILE);
        let after = result(&budi, attempt).await;
        assert_eq!((after.percent, after.is_passed, after.marks[0].levels.len()), (80, true, 2));
        assert_eq!(after.marks[0].comment.as_deref(), Some("Balasan yang jelas."));
        let written = serde_json::to_string(&after).unwrap();
        assert!(!written.contains("Kurang hangat") && !written.contains("empatinya"), "{written}");
        assert_eq!(tally(&app.ctx, of_quiz.lesson).await.unwrap().unwrap().totals.attempts(), 1);
        let found = view(&dewi, attempt).await;
        assert_eq!((found.stage, found.opinions.len(), found.marks.len()), (Stage::Mark, 2, 1));
        assert_eq!(found.marks[0].reason.as_deref(), Some("Langkahnya jelas; empatinya cukup."));
        assert_eq!(queue(&dewi).await, (0, 0, 0));
    }

    async fn of_two_second_markers_at_once_one_is_told(app) {
        with_essay(&app, &quiz(10)).await;
        let (budi, _, _, receipt) = handed_in(&app, "budi", true).await;
        let guru = guru(&app).await;
        let others = [marker(&app, "sekda").await, marker(&app, "dewi").await];
        let at = of(receipt.attempt, 1);
        // The same call twice at once is one opinion.
        let draft = levels(0, [2, 1], None);
        let twice = tokio::join!(guru.call::<GiveMark>(&at, &draft), guru.call::<GiveMark>(&at, &draft));
        assert_eq!(twice.0.unwrap(), twice.1.unwrap());
        assert_eq!(opinions(&app).await, 1);
        let drafts = [levels(0, [2, 1], None), levels(0, [0, 0], None)];
        let one = others[0].call::<GiveMark>(&at, &drafts[0]);
        let both = tokio::join!(one, others[1].call::<GiveMark>(&at, &drafts[1]));
        let (given, told): (Vec<_>, Vec<_>) = [both.0, both.1].into_iter().partition(Result::is_ok);
        assert_eq!((given.len(), opinions(&app).await), (1, 2));
        refused(told.into_iter().next().unwrap(), &MARKED_MEANWHILE);
        let became = given[0].as_ref().unwrap().became;
        let is_marked = result(&budi, receipt.attempt).await.counts.unmarked == 0;
        assert_eq!(became, if is_marked { Became::Agreement } else { Became::Difference });
    }

    async fn of_two_first_markers_at_once_one_is_the_second(app) {
        with_essay(&app, &quiz(10)).await;
        let (.., receipt) = handed_in(&app, "budi", true).await;
        let (guru, sekda) = (guru(&app).await, marker(&app, "sekda").await);
        let at = of(receipt.attempt, 1);
        let drafts = [levels(0, [2, 1], None), levels(0, [0, 0], None)];
        let both = tokio::join!(guru.call::<GiveMark>(&at, &drafts[0]), sekda.call::<GiveMark>(&at, &drafts[1]));
        let became = [both.0.unwrap().became, both.1.unwrap().became];
        assert!(became.contains(&Became::First) && became.contains(&Became::Difference), "{became:?}");
        assert_eq!((opinions(&app).await, queue(&guru).await), (2, (1, 0, 1)));
        // Two who reconcile at once: one mark.
        let drafts = [reconciled([1, 1], Some("Sepakat.")), reconciled([2, 1], Some("Tidak sepakat."))];
        let both = tokio::join!(guru.call::<GiveMark>(&at, &drafts[0]), sekda.call::<GiveMark>(&at, &drafts[1]));
        let (given, told): (Vec<_>, Vec<_>) = [both.0, both.1].into_iter().partition(Result::is_ok);
        assert_eq!(given.len(), 1);
        refused(told.into_iter().next().unwrap(), &MARKED_MEANWHILE);
        assert_eq!(mark::Entity::find().count(app.ctx.db.reader()).await.unwrap(), 1);
    }

    async fn each_marker_has_a_queue_of_their_own(app) {
        with_essay(&app, &quiz(10)).await;
        let mut attempts = Vec::new();
        for part in ["budi", "siti", "tono"] {
            attempts.push(handed_in(&app, part, true).await.3.attempt);
            app.clock.advance(Duration::minutes(5));
        }
        let (guru, sekda) = (guru(&app).await, marker(&app, "sekda").await);
        let place = |attempt| AnswerPlace { attempt, slot: 1 };
        let done = give(&guru, attempts[1], &levels(0, [2, 1], None)).await;
        assert_eq!(done.next, Some(place(attempts[2])));
        assert_eq!((queue(&guru).await, queue(&sekda).await), ((2, 0, 0), (3, 1, 0)));
        let question = guru.call::<ListUnmarkedQuestions>(&page(), &()).await.unwrap().items[0].question;
        let question = OfUnmarkedQuestion { question };
        give(&guru, attempts[0], &levels(0, [2, 1], None)).await;
        assert_eq!(guru.call::<GetNextAnswer>(&question, &()).await.unwrap(), place(attempts[2]));
        assert_eq!(sekda.call::<GetNextAnswer>(&question, &()).await.unwrap(), place(attempts[0]));
        let along = OfAnswer { along: Along::Person, ..of(attempts[2], 1) };
        assert_eq!(guru.call::<GetMarkedAnswer>(&along, &()).await.unwrap().next, None);
        assert_eq!(sekda.call::<GetMarkedAnswer>(&along, &()).await.unwrap().next, Some(place(attempts[0])));
        // What is to be reconciled is back in both.
        give(&sekda, attempts[0], &levels(0, [0, 0], None)).await;
        assert_eq!((queue(&guru).await, queue(&sekda).await), ((2, 0, 1), (3, 1, 1)));
        assert_eq!(guru.call::<GetNextAnswer>(&question, &()).await.unwrap(), place(attempts[0]));
    }

    async fn another_institutions_opinions_are_not_there(app) {
        with_essay(&app, &quiz(10)).await;
        let (.., receipt) = handed_in(&app, "budi", true).await;
        let (guru, stranger) = (guru(&app).await, app.signed_in(&City::email("rina")).await);
        give(&guru, receipt.attempt, &levels(0, [2, 1], None)).await;
        assert_eq!(queue(&stranger).await, (0, 0, 0));
        let at = of(receipt.attempt, 1);
        refused(stranger.call::<GetMarkedAnswer>(&at, &()).await, &NOT_FOUND);
        refused(stranger.call::<GiveMark>(&at, &levels(0, [2, 1], None)).await, &NOT_FOUND);
        refused(stranger.call::<GiveMark>(&at, &reconciled([2, 1], Some("Asing."))).await, &NOT_FOUND);
        assert_eq!(opinions(&app).await, 1);
    }

    async fn who_leaves_between_two_opinions_waits_on_return(app) {
        with_essay(&app, &quiz(10)).await;
        let (budi, enrolment, _, receipt) = handed_in(&app, "budi", true).await;
        let (guru, sekda) = (guru(&app).await, marker(&app, "sekda").await);
        give(&guru, receipt.attempt, &levels(0, [1, 1], None)).await;
        budi.call::<Withdraw>(&OfEnrolment { enrolment: enrolment.card.id }, &()).await.unwrap();
        assert_eq!(queue(&sekda).await, (0, 0, 0));
        refused(sekda.call::<GiveMark>(&of(receipt.attempt, 1), &levels(0, [1, 1], None)).await, &LEARNER_LEFT);
        budi.enrol().await;
        assert_eq!(queue(&sekda).await, (1, 1, 0));
        assert_eq!(give(&sekda, receipt.attempt, &levels(0, [1, 1], None)).await.became, Became::Agreement);
        assert!(result(&budi, receipt.attempt).await.is_passed);
    }

    async fn opinions_take_what_marks_take_and_are_never_changed(app) {
        with_essay(&app, &quiz(10)).await;
        let (budi, _, _, receipt) = handed_in(&app, "budi", true).await;
        let guru = guru(&app).await;
        let at = of(receipt.attempt, 1);
        let free = |mark| Given::Free { mark: Centimark::whole(mark) };
        refused(guru.call::<GiveMark>(&at, &MarkDraft { given: free(3), ..levels(0, [0, 0], None) }).await, &INVALID);
        refused(guru.call::<GiveMark>(&at, &levels(1, [1, 1], None)).await, &MARKED_MEANWHILE);
        assert_eq!(opinions(&app).await, 0);
        give(&guru, receipt.attempt, &levels(0, [1, 1], None)).await;
        // What its key marks has one marker, as ever.
        let claim = MarkDraft { given: free(2), ..levels(0, [0, 0], Some("Kunci.")) };
        let done = guru.call::<GiveMark>(&of(receipt.attempt, 0), &claim).await.unwrap();
        assert_eq!((done.became, done.earned, done.unmarked), (Became::Mark, Some(Centimark::whole(2)), 1));
        let shown = result(&budi, receipt.attempt).await;
        assert!(shown.items[1].is_unmarked && shown.marks.len() == 1, "only the claim has a mark");
        let db = app.ctx.db.writer();
        let error = db.execute_unprepared("UPDATE opinion SET earned = 600").await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
        db.execute_unprepared("UPDATE person SET is_demo = false").await.unwrap();
        let error = db.execute_unprepared("DELETE FROM opinion").await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}
