//! Marks that people give: what waits, what follows from a mark, and that none is lost.

use backend::db::entity::{account, account_role, answer_unmarked, audit_entry, mark};
use backend::features::course::door::import_folder;
use backend::features::statistics::door::tally;
use chrono::Duration;
use grading::{Centimark, Given, Response};
use progress::Missing;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use shared::api::Nothing;
use shared::api::course::{GetCourse, OfSlug};
use shared::api::credit::{GetTranscript, InYear};
use shared::api::enrolment::{Enrol, EnrolmentView, OfCourse, OfEnrolment, Withdraw};
use shared::api::marking::{
    Along, AnswerPlace, CreateSnippet, DeleteSnippet, FindAttempt, GetMarkedAnswer, GetMarkedAttempt,
    GetNextAnswer, GiveMark, InQueue, LEARNER_LEFT, ListMarks, ListSnippets, ListUnmarkedAttempts,
    ListUnmarkedQuestions, MARKED_MEANWHILE, MarkDraft, Names, OfAnswer, OfCode, OfMarkedAttempt, OfSnippet,
    OfUnmarkedQuestion, SnippetDraft, TOO_MANY_SNIPPETS,
};
use shared::api::progress::GetProgress;
use shared::api::quiz::{
    AttemptResult, GetQuiz, GetResult, OfAttempt, OfQuiz, Prompt, Receipt, StartAttempt,
};
use shared::id::{AttemptId, QuestionId};
use shared::problem::{INVALID, NOT_FOUND};
use shared::value::{SearchText, Slug};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{SLUG, folder, right, wrong};
use crate::support::{Browser, TestApp, refused};

/// The only quiz: a claim worth 4 and an essay worth 6, passed with 70 of 100.
pub(crate) const QUIZ: &str = "title: Latihan\nminutes: 17\npass_percent: 70\nattempts: 2\nshuffle: false\nquestions:\n\
    \x20 - id: klaim\n    kind: true_false\n    worth: 4\n    text: Papan cukup berisi istilah kantor.\n    answer: false\n\
    \x20   feedback: Tidak cukup.\n\
    \x20 - id: balasan\n    kind: essay\n    text: Tulis *balasan* Anda.\n    min_words: 3\n    guidance: Cari **maaf**.\n\
    \x20   sample: Kami mohon maaf.\n    rubric:\n      - criterion: Empati\n        levels:\n\
    \x20         - { marks: 0, text: Tidak ada }\n          - { marks: 2, text: Ada }\n          - { marks: 4, text: Tulus }\n\
    \x20     - criterion: Langkah\n        levels:\n\
    \x20         - { marks: 0, text: Kabur }\n          - { marks: 2, text: Jelas }\n";

/// Imports the course with the essay in its only quiz.
pub(crate) async fn with_essay(app: &TestApp, quiz: &str) {
    import(app, SLUG, quiz).await;
}

pub(crate) async fn import(app: &TestApp, slug: &str, quiz: &str) {
    let mut files = folder();
    files.remove("02-ujian/02-ujian-akhir.quiz.yaml");
    files.insert("02-ujian/01-latihan.quiz.yaml".to_owned(), quiz.as_bytes().to_vec());
    let text = String::from_utf8(files["course.yaml"].clone()).unwrap().replace("Loket ramah", slug);
    files.insert("course.yaml".to_owned(), text.into_bytes());
    import_folder(&app.ctx, Some("Kota Contoh"), slug, &files, true).await.unwrap();
}

/// Somebody hands in an essay of a course of its own, which waits: its question and its attempt, where its slot is 1.
pub(crate) async fn waiting(app: &TestApp, slug: &str, part: &str) -> (QuestionId, AttemptId) {
    waiting_in(app, slug, part, QUIZ).await
}

/// The same of another quiz.
pub(crate) async fn waiting_in(app: &TestApp, slug: &str, part: &str, quiz: &str) -> (QuestionId, AttemptId) {
    import(app, slug, quiz).await;
    let browser = app.signed_in(&City::email(part)).await;
    let of = OfSlug { slug: Slug::parse(slug).unwrap() };
    let course = browser.call::<GetCourse>(&of, &()).await.unwrap().card.id;
    let enrolment = browser.call::<Enrol>(&OfCourse { course }, &()).await.unwrap();
    let attempt = browser.take(&browser.quizzes(&enrolment).await[0], answers(true)).await.attempt;
    let row = answer_unmarked::Entity::find().filter(answer_unmarked::Column::AttemptId.eq(attempt));
    (row.one(app.ctx.db.reader()).await.unwrap().unwrap().question_id, attempt)
}

/// Marks what waits in an attempt, or marks it once more after so many marks, and keeps a comment.
pub(crate) async fn mark_anew(guru: &Browser, attempt: AttemptId, seen: u16) {
    let draft = levels(seen, [1, 1], (seen > 0).then_some("Dibaca sekali lagi."));
    guru.call::<GiveMark>(&of(attempt, 1), &draft).await.unwrap();
    let words = format!("Catatan {attempt} {seen}");
    guru.call::<CreateSnippet>(&Nothing {}, &SnippetDraft { words }).await.unwrap();
}

/// An answer to each question of the quiz; the claim right or wrong.
fn answers(is_right: bool) -> impl Fn(&Prompt, &str) -> Option<Response> {
    move |prompt, html| {
        let is_essay = matches!(prompt, Prompt::Essay { .. });
        if is_essay || is_right { right(prompt, html) } else { wrong(prompt, html) }
    }
}

/// Somebody who has studied everything and handed in the quiz.
pub(crate) async fn handed_in(
    app: &TestApp,
    part: &str,
    is_right: bool,
) -> (Browser, EnrolmentView, OfQuiz, Receipt) {
    let browser = app.signed_in(&City::email(part)).await;
    let enrolment = browser.enrol().await;
    browser.study(&enrolment).await;
    let quiz = browser.quizzes(&enrolment).await.remove(0);
    let receipt = browser.take(&quiz, answers(is_right)).await;
    (browser, enrolment, quiz, receipt)
}

pub(crate) async fn guru(app: &TestApp) -> Browser {
    app.signed_in(&City::email("guru")).await
}

/// The superior of the root as another marker.
async fn second_marker(app: &TestApp) -> Browser {
    marker(app, "sekda").await
}

/// Gives somebody the instructor's role as well.
pub(crate) async fn marker(app: &TestApp, part: &str) -> Browser {
    let db = app.ctx.db.writer();
    let found = account::Entity::find().filter(account::Column::Email.eq(City::email(part)));
    let account = found.one(db).await.unwrap().unwrap().id;
    let row = account_role::ActiveModel {
        account_id: Set(account),
        role: Set("instructor".to_owned()),
        granted_at: Set(app.ctx.clock.now()),
    };
    account_role::Entity::insert(row).exec_without_returning(db).await.unwrap();
    app.signed_in(&City::email(part)).await
}

pub(crate) fn of(attempt: AttemptId, slot: u16) -> OfAnswer {
    OfAnswer { attempt, slot, names: Names::Hidden, along: Along::Question }
}

pub(crate) fn levels(seen: u16, picked: [u8; 2], reason: Option<&str>) -> MarkDraft {
    MarkDraft {
        seen,
        reconciles: false,
        given: Given::Levels { picked: picked.to_vec() },
        comment: Some(" Tambahkan tenggatnya. ".to_owned()),
        reason: reason.map(str::to_owned),
    }
}

pub(crate) async fn result(browser: &Browser, attempt: AttemptId) -> AttemptResult {
    browser.call::<GetResult>(&OfAttempt { attempt }, &()).await.unwrap()
}

pub(crate) async fn earned_minutes(browser: &Browser) -> u32 {
    browser.call::<GetTranscript>(&InYear { year: None }, &()).await.unwrap().tally.earned_minutes
}

pub(crate) fn page() -> InQueue {
    InQueue::default()
}

both! {
    async fn an_essay_waits_is_marked_passes_and_is_credited(app) {
        with_essay(&app, QUIZ).await;
        let (budi, enrolment, quiz, receipt) = handed_in(&app, "budi", true).await;
        let attempt = receipt.attempt;
        let before = result(&budi, attempt).await;
        assert_eq!((before.earned, before.unmarked_worth), (Centimark::whole(4), Centimark::whole(6)));
        assert_eq!((before.is_passed, before.counts.unmarked, before.marks.len()), (false, 1, 0));
        assert!(before.items[1].is_unmarked);
        let of_enrolment = OfEnrolment { enrolment: enrolment.card.id };
        let progress = budi.call::<GetProgress>(&of_enrolment, &()).await.unwrap();
        let last = progress.modules[1].lessons.last().unwrap();
        assert_eq!(last.completion.missing(), [Missing::Unmarked { need: 70 }]);
        let lesson = quiz.lesson;
        assert!(tally(&app.ctx, lesson).await.unwrap().is_none(), "an attempt is counted in whole");
        assert_eq!(earned_minutes(&budi).await, 0);

        let guru = guru(&app).await;
        let queue = guru.call::<ListUnmarkedQuestions>(&page(), &()).await.unwrap();
        assert_eq!((queue.unmarked, queue.items.len()), (1, 1));
        assert_eq!((queue.items[0].text.as_str(), queue.items[0].quiz.as_str()), ("Tulis balasan Anda.", "Latihan"));
        let question = OfUnmarkedQuestion { question: queue.items[0].question };
        let next = guru.call::<GetNextAnswer>(&question, &()).await.unwrap();
        assert_eq!(next, AnswerPlace { attempt, slot: 1 });
        let view = guru.call::<GetMarkedAnswer>(&of(attempt, 1), &()).await.unwrap();
        assert_eq!((view.words, view.earned, view.seen, view.unmarked), (Some(4), None, 0, 1));
        assert!(view.guidance_html.unwrap().contains("<strong>maaf</strong>"));
        assert_eq!((view.rubric.len(), view.rubric[0].levels[2].earned), (2, Centimark::whole(4)));
        assert_eq!((view.head.person, view.next), (None, None));
        let done = guru.call::<GiveMark>(&of(attempt, 1), &levels(0, [1, 1], None)).await.unwrap();
        assert_eq!((done.earned, done.unmarked, done.is_passed), (Some(Centimark::whole(4)), 0, true));
        refused(guru.call::<GetNextAnswer>(&question, &()).await, &NOT_FOUND);

        let after = result(&budi, attempt).await;
        assert_eq!((after.percent, after.is_passed, after.counts.partly), (80, true, 1));
        assert_eq!(after.credited_minutes, Some(45));
        assert_eq!(earned_minutes(&budi).await, 45);
        let given = &after.marks[0];
        assert_eq!((given.slot, given.earned, given.worth), (1, Centimark::whole(4), Centimark::whole(6)));
        assert_eq!(given.comment.as_deref(), Some("Tambahkan tenggatnya."));
        let words: Vec<&str> = given.levels.iter().map(|level| level.level.as_str()).collect();
        assert_eq!(words, ["Ada", "Jelas"]);
        assert_eq!(after.items[1].sample_html.as_deref().map(str::trim), Some("<p>Kami mohon maaf.</p>"));
        assert!(!serde_json::to_string(&after).unwrap().contains("Cari"), "guidance is for markers");
        assert!(budi.call::<GetProgress>(&of_enrolment, &()).await.unwrap().completion.is_done());
        assert_eq!(tally(&app.ctx, lesson).await.unwrap().unwrap().totals.attempts(), 1);
        assert_eq!(answer_unmarked::Entity::find().count(app.ctx.db.reader()).await.unwrap(), 0);
        let audited = audit_entry::Entity::find().filter(audit_entry::Column::Action.eq("give mark"));
        assert_eq!(audited.count(app.ctx.db.reader()).await.unwrap(), 1);
        assert_eq!(backend::features::team::door::drift(&app.ctx).await.unwrap(), 0);
    }

    async fn who_passes_without_the_essay_need_not_wait(app) {
        with_essay(&app, &QUIZ.replace("pass_percent: 70", "pass_percent: 40")).await;
        let (budi, _, _, receipt) = handed_in(&app, "budi", true).await;
        let before = result(&budi, receipt.attempt).await;
        assert_eq!((before.is_passed, before.counts.unmarked, before.credited_minutes), (true, 1, Some(45)));
        let guru = guru(&app).await;
        guru.call::<GiveMark>(&of(receipt.attempt, 1), &levels(0, [0, 0], None)).await.unwrap();
        let after = result(&budi, receipt.attempt).await;
        assert_eq!((after.is_passed, after.percent, after.counts.unmarked), (true, 40, 0));
        assert_eq!(earned_minutes(&budi).await, 45, "credited once");
    }

    async fn a_mark_that_does_not_pass_leaves_the_next_attempt(app) {
        with_essay(&app, QUIZ).await;
        let (budi, enrolment, quiz, receipt) = handed_in(&app, "budi", false).await;
        let guru = guru(&app).await;
        guru.call::<GiveMark>(&of(receipt.attempt, 1), &levels(0, [1, 0], None)).await.unwrap();
        let failed = result(&budi, receipt.attempt).await;
        assert_eq!((failed.is_passed, failed.percent, failed.attempts_left), (false, 20, Some(1)));
        let of_enrolment = OfEnrolment { enrolment: enrolment.card.id };
        let progress = budi.call::<GetProgress>(&of_enrolment, &()).await.unwrap();
        let last = progress.modules[1].lessons.last().unwrap();
        assert_eq!(last.completion.missing(), [Missing::ScoreBelow { need: 70, best: Some(20), attempts_left: Some(1) }]);
        let second = budi.take(&quiz, answers(true)).await;
        let rules = budi.call::<GetQuiz>(&quiz, &()).await.unwrap();
        let unmarked: Vec<u16> = rules.attempts.iter().map(|row| row.unmarked).collect();
        assert_eq!(unmarked, [1, 0]);
        let tallied = tally(&app.ctx, quiz.lesson).await.unwrap().unwrap().totals.attempts();
        guru.call::<GiveMark>(&of(second.attempt, 1), &levels(0, [2, 1], None)).await.unwrap();
        assert_eq!(tally(&app.ctx, quiz.lesson).await.unwrap().unwrap().totals.attempts(), tallied, "only first attempts");
        assert_eq!(result(&budi, second.attempt).await.percent, 100);
    }

    async fn another_institutions_answers_are_not_there(app) {
        with_essay(&app, QUIZ).await;
        let (budi, _, _, receipt) = handed_in(&app, "budi", true).await;
        let stranger = app.signed_in(&City::email("rina")).await;
        assert_eq!(stranger.call::<ListUnmarkedQuestions>(&page(), &()).await.unwrap().items.len(), 0);
        assert_eq!(stranger.call::<ListUnmarkedAttempts>(&page(), &()).await.unwrap().unmarked, 0);
        assert_eq!(stranger.call::<ListMarks>(&page(), &()).await.unwrap().items.len(), 0);
        let attempt = OfMarkedAttempt { attempt: receipt.attempt, names: Names::Shown };
        refused(stranger.call::<GetMarkedAttempt>(&attempt, &()).await, &NOT_FOUND);
        refused(stranger.call::<GetMarkedAnswer>(&of(receipt.attempt, 1), &()).await, &NOT_FOUND);
        refused(stranger.call::<GiveMark>(&of(receipt.attempt, 1), &levels(0, [1, 1], None)).await, &NOT_FOUND);
        let code = OfCode { code: SearchText::parse(&receipt.code).unwrap() };
        refused(stranger.call::<FindAttempt>(&code, &()).await, &NOT_FOUND);
        assert_eq!(result(&budi, receipt.attempt).await.counts.unmarked, 1);
    }

    async fn who_has_left_is_not_marked_and_is_back_in_the_queue_when_they_return(app) {
        with_essay(&app, QUIZ).await;
        let (budi, enrolment, _, receipt) = handed_in(&app, "budi", true).await;
        budi.call::<Withdraw>(&OfEnrolment { enrolment: enrolment.card.id }, &()).await.unwrap();
        let guru = guru(&app).await;
        assert_eq!(guru.call::<ListUnmarkedQuestions>(&page(), &()).await.unwrap().unmarked, 0);
        refused(guru.call::<GiveMark>(&of(receipt.attempt, 1), &levels(0, [1, 1], None)).await, &LEARNER_LEFT);
        assert_eq!(mark::Entity::find().count(app.ctx.db.reader()).await.unwrap(), 0);
        budi.enrol().await;
        assert_eq!(guru.call::<ListUnmarkedQuestions>(&page(), &()).await.unwrap().unmarked, 1);
        guru.call::<GiveMark>(&of(receipt.attempt, 1), &levels(0, [1, 1], None)).await.unwrap();
        assert!(result(&budi, receipt.attempt).await.is_passed);
    }

    async fn of_two_who_mark_at_once_one_is_told(app) {
        with_essay(&app, QUIZ).await;
        let (budi, _, _, receipt) = handed_in(&app, "budi", true).await;
        let markers = [guru(&app).await, second_marker(&app).await];
        let at = of(receipt.attempt, 1);
        let drafts = [levels(0, [2, 1], None), levels(0, [0, 0], None)];
        let one = markers[0].call::<GiveMark>(&at, &drafts[0]);
        let both = tokio::join!(one, markers[1].call::<GiveMark>(&at, &drafts[1]));
        let both = [both.0, both.1];
        let (given, told): (Vec<_>, Vec<_>) = both.into_iter().partition(Result::is_ok);
        assert_eq!(given.len(), 1);
        refused(told.into_iter().next().unwrap(), &MARKED_MEANWHILE);
        let rows = mark::Entity::find().all(app.ctx.db.reader()).await.unwrap();
        assert_eq!(rows.len(), 1, "nothing is lost and nothing is written over");
        let earned = given[0].as_ref().unwrap().earned.unwrap();
        assert_eq!(earned.hundredths(), u32::try_from(rows[0].earned).unwrap());
        assert_eq!(result(&budi, receipt.attempt).await.marks[0].earned, earned);
    }

    async fn a_call_whose_answer_was_lost_gives_one_mark(app) {
        with_essay(&app, QUIZ).await;
        let (_, _, _, receipt) = handed_in(&app, "budi", true).await;
        let guru = guru(&app).await;
        let draft = levels(0, [1, 1], None);
        let first = guru.call::<GiveMark>(&of(receipt.attempt, 1), &draft).await.unwrap();
        assert_eq!(guru.call::<GiveMark>(&of(receipt.attempt, 1), &draft).await.unwrap(), first);
        assert_eq!(mark::Entity::find().count(app.ctx.db.reader()).await.unwrap(), 1);
        refused(guru.call::<GiveMark>(&of(receipt.attempt, 1), &levels(0, [2, 1], None)).await, &MARKED_MEANWHILE);
    }

    async fn a_mark_is_changed_with_a_reason_and_its_history_stays(app) {
        with_essay(&app, QUIZ).await;
        let (budi, _, quiz, receipt) = handed_in(&app, "budi", false).await;
        let (guru, other) = (guru(&app).await, second_marker(&app).await);
        let essay = of(receipt.attempt, 1);
        guru.call::<GiveMark>(&essay, &levels(0, [2, 1], None)).await.unwrap();
        assert!(!result(&budi, receipt.attempt).await.is_passed);
        // The claim was marked by its key: its author has come to think otherwise.
        let claim = of(receipt.attempt, 0);
        let free = |seen, mark, reason: Option<&str>| MarkDraft {
            seen,
            reconciles: false,
            given: Given::Free { mark: Centimark::whole(mark) },
            comment: None,
            reason: reason.map(str::to_owned),
        };
        refused(other.call::<GiveMark>(&claim, &free(0, 2, None)).await, &INVALID);
        refused(other.call::<GiveMark>(&claim, &free(0, 5, Some("Kunci kurang tepat."))).await, &INVALID);
        refused(other.call::<GiveMark>(&claim, &levels(0, [1, 1], Some("Kunci"))).await, &INVALID);
        app.clock.advance(Duration::seconds(1));
        let done = other.call::<GiveMark>(&claim, &free(0, 2, Some("Kunci kurang tepat."))).await.unwrap();
        assert!(done.is_passed, "8 of 10");
        let shown = result(&budi, receipt.attempt).await;
        assert_eq!((shown.percent, shown.is_passed, shown.credited_minutes), (80, true, Some(45)));
        assert_eq!(shown.items[0].earned, Centimark::whole(2));
        assert!(!serde_json::to_string(&shown).unwrap().contains("Kunci kurang tepat"), "a reason is for markers");

        refused(guru.call::<GiveMark>(&essay, &levels(1, [0, 0], None)).await, &INVALID);
        app.clock.advance(Duration::seconds(1));
        guru.call::<GiveMark>(&essay, &levels(1, [0, 0], Some("Salinan dari rekan."))).await.unwrap();
        let lowered = result(&budi, receipt.attempt).await;
        assert_eq!((lowered.percent, lowered.is_passed), (20, false));
        let sums = tally(&app.ctx, quiz.lesson).await.unwrap().unwrap();
        let counted: Vec<_> = sums.totals.earned.iter().filter(|(_, count)| **count != 0).collect();
        assert_eq!(counted, [(&Centimark::whole(2), &1)], "the figures follow each mark");
        assert_eq!(earned_minutes(&budi).await, 45, "what has been credited stays");
        let view = guru.call::<GetMarkedAnswer>(&essay, &()).await.unwrap();
        let history: Vec<_> = view.marks.iter().map(|mark| (mark.number, mark.earned_before, mark.earned, mark.marker.as_str())).collect();
        let six = Centimark::whole(6);
        assert_eq!(history, [(2, Some(six), Centimark::default(), "Guru"), (1, None, six, "Guru")]);
        assert_eq!(view.marks[0].reason.as_deref(), Some("Salinan dari rekan."));
        let all = guru.call::<ListMarks>(&InQueue { names: Names::Shown, after: None }, &()).await.unwrap();
        let listed: Vec<_> = all.items.iter().map(|row| (row.slot, row.marker.as_str(), row.person.as_deref())).collect();
        assert_eq!(listed, [(1, "Guru", Some("Budi")), (0, "Sekda", Some("Budi")), (1, "Guru", Some("Budi"))]);
        let rows = mark::Entity::delete_many().exec(app.ctx.db.writer()).await.unwrap();
        assert_eq!(rows.rows_affected, 3, "people of a demonstration may be removed");
    }

    async fn the_queue_is_paged_oldest_first_and_hides_names(app) {
        with_essay(&app, QUIZ).await;
        let mut codes = Vec::new();
        for part in ["budi", "siti", "tono"] {
            let (.., receipt) = handed_in(&app, part, true).await;
            codes.push((receipt.attempt, receipt.code));
            app.clock.advance(Duration::minutes(5));
        }
        let guru = guru(&app).await;
        let hidden = guru.call::<ListUnmarkedAttempts>(&page(), &()).await.unwrap();
        let order: Vec<_> = hidden.items.iter().map(|row| (row.attempt, row.code.clone())).collect();
        assert_eq!(order, codes);
        assert!(hidden.items.iter().all(|row| row.person.is_none() && row.first == 1 && row.unmarked == 1));
        let shown = guru.call::<ListUnmarkedAttempts>(&InQueue { names: Names::Shown, after: None }, &()).await.unwrap();
        assert_eq!(shown.items[0].person.as_deref(), Some("Budi"));
        // One after the other, and around to the one that was left out.
        let after = |attempt| OfAnswer { along: Along::Person, ..of(attempt, 1) };
        let second = guru.call::<GetMarkedAnswer>(&after(codes[1].0), &()).await.unwrap();
        assert_eq!((second.next, second.unmarked), (Some(AnswerPlace { attempt: codes[2].0, slot: 1 }), 1));
        let done = guru.call::<GiveMark>(&of(codes[2].0, 1), &levels(0, [1, 1], None)).await.unwrap();
        assert_eq!(done.next, Some(AnswerPlace { attempt: codes[0].0, slot: 1 }));
        let code = OfCode { code: SearchText::parse(&format!(" {} ", codes[1].1.to_lowercase())).unwrap() };
        assert_eq!(guru.call::<FindAttempt>(&code, &()).await.unwrap().attempt, codes[1].0);
        let opened = OfMarkedAttempt { attempt: codes[1].0, names: Names::Hidden };
        let opened = guru.call::<GetMarkedAttempt>(&opened, &()).await.unwrap();
        let earned: Vec<_> = opened.answers.iter().map(|row| (row.earned, row.is_by_hand)).collect();
        assert_eq!(earned, [(Some(Centimark::whole(4)), false), (None, false)]);
    }

    async fn what_still_runs_or_is_empty_does_not_wait(app) {
        with_essay(&app, QUIZ).await;
        let budi = app.signed_in(&City::email("budi")).await;
        let quiz = budi.quizzes(&budi.enrol().await).await.remove(0);
        let running = budi.call::<StartAttempt>(&quiz, &()).await.unwrap();
        let guru = guru(&app).await;
        refused(guru.call::<GetMarkedAnswer>(&of(running.id, 1), &()).await, &NOT_FOUND);
        refused(guru.call::<GiveMark>(&of(running.id, 1), &levels(0, [1, 1], None)).await, &NOT_FOUND);
        let long = "é".repeat(20_001);
        let fate = budi.save(running.id, crate::support::learn::draft(&running, 1, 1, Some(Response::essay(long)))).await.unwrap();
        assert!(matches!(&fate, shared::api::quiz::Fate::Refused { words } if words.contains("20.000")), "{fate:?}");
        budi.submit(running.id).await;
        let done = result(&budi, running.id).await;
        assert_eq!((done.counts.unmarked, done.counts.unanswered, done.is_passed), (0, 2, false));
        assert_eq!(guru.call::<ListUnmarkedQuestions>(&page(), &()).await.unwrap().unmarked, 0);
        refused(guru.call::<GiveMark>(&of(running.id, 9), &levels(0, [1, 1], None)).await, &NOT_FOUND);
    }

    async fn comments_are_each_markers_own(app) {
        let (guru, other) = (guru(&app).await, second_marker(&app).await);
        let draft = |words: &str| SnippetDraft { words: words.to_owned() };
        let kept = guru.call::<CreateSnippet>(&Nothing {}, &draft(" Sebutkan tenggatnya. ")).await.unwrap();
        assert_eq!(guru.call::<CreateSnippet>(&Nothing {}, &draft("Sebutkan tenggatnya.")).await.unwrap(), kept);
        refused(guru.call::<CreateSnippet>(&Nothing {}, &draft("  ")).await, &INVALID);
        assert_eq!(guru.call::<ListSnippets>(&Nothing {}, &()).await.unwrap().items, std::slice::from_ref(&kept));
        assert_eq!(other.call::<ListSnippets>(&Nothing {}, &()).await.unwrap().items, []);
        refused(other.call::<DeleteSnippet>(&OfSnippet { snippet: kept.id }, &()).await, &NOT_FOUND);
        for number in 1..50 {
            guru.call::<CreateSnippet>(&Nothing {}, &draft(&format!("Catatan {number}"))).await.unwrap();
        }
        refused(guru.call::<CreateSnippet>(&Nothing {}, &draft("Satu lagi")).await, &TOO_MANY_SNIPPETS);
        guru.call::<DeleteSnippet>(&OfSnippet { snippet: kept.id }, &()).await.unwrap();
        assert_eq!(guru.call::<ListSnippets>(&Nothing {}, &()).await.unwrap().items.len(), 49);
    }
}
