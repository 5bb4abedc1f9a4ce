//! Statistics of quizzes: what a tiny class comes to by hand, and sums that no crowd and no folding can spoil.

use std::collections::BTreeMap;

use backend::db::entity::{answer, attempt, quiz_tally};
use backend::features::course::door::{Quiz, quiz};
use backend::features::statistics::door::{Tally, count, fold_waiting, grid, tally};
use grading::Response;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use shared::api::Nothing;
use shared::api::bank::QuestionKind;
use shared::api::course::{ListVersions, OfVersion};
use shared::api::quiz::{OfQuiz, Prompt, StartAttempt};
use shared::api::statistics::{
    GetQuizStatistics, ListVersionQuizzes, OfVersionQuiz, QuestionSummary, QuizStatistics,
};
use shared::id::{LessonId, QuestionId};
use shared::problem::NOT_FOUND;
use statistics::{Judgement, Marked, QuizJudgement, Sheet};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{right, wrong};
use crate::support::{Browser, TestApp, refused};

/// The first quiz of the published version of the tests' course, which everybody gets whole.
pub(crate) async fn first_quiz(guru: &Browser) -> OfVersionQuiz {
    let versions = guru.call::<ListVersions>(&Nothing {}, &()).await.unwrap();
    let version = versions.items.last().unwrap().id;
    let quizzes = guru.call::<ListVersionQuizzes>(&OfVersion { version }, &()).await.unwrap();
    OfVersionQuiz { version, lesson: quizzes.items[0].lesson }
}

async fn figures(app: &TestApp) -> (OfVersionQuiz, QuizStatistics) {
    let guru = app.signed_in(&City::email("guru")).await;
    let of = first_quiz(&guru).await;
    let found = guru.call::<GetQuizStatistics>(&of, &()).await.unwrap();
    (of, found)
}

/// Takes the first quiz, with the claim, the order and the gaps right or not.
async fn take(app: &TestApp, part: &str, is_right: [bool; 3]) -> (Browser, OfQuiz) {
    let browser = app.signed_in(&City::email(part)).await;
    let quiz = browser.quizzes(&browser.enrol().await).await.remove(0);
    let answer = |prompt: &Prompt, html: &str| {
        let place = match prompt {
            Prompt::TrueFalse => 0,
            Prompt::Ordering { .. } => 1,
            Prompt::Single { .. }
            | Prompt::Multiple { .. }
            | Prompt::Numeric { .. }
            | Prompt::Short
            | Prompt::Matching { .. }
            | Prompt::Gaps { .. }
            | Prompt::Labels { .. }
            | Prompt::Essay { .. } => 2,
        };
        if is_right[place] { right(prompt, html) } else { wrong(prompt, html) }
    };
    browser.take(&quiz, answer).await;
    (browser, quiz)
}

/// Facility, deviation, discrimination, efficiency, intended and effective weight.
fn row(question: &QuestionSummary) -> [Option<i32>; 6] {
    [
        question.facility,
        question.deviation,
        question.discrimination,
        question.efficiency,
        question.intended_weight,
        question.effective_weight,
    ]
}

/// What the attempts in the database come to, counted from nothing.
async fn counted_anew(app: &TestApp, lesson: LessonId, quiz: &Quiz) -> Tally {
    #[derive(serde::Deserialize)]
    struct Slot {
        question: QuestionId,
    }
    let db = app.ctx.db.reader();
    let mut whole = Tally::new(grid(quiz));
    let first = attempt::Entity::find()
        .filter(attempt::Column::LessonId.eq(lesson))
        .filter(attempt::Column::Number.eq(1))
        .filter(attempt::Column::SubmittedAt.is_not_null());
    for row in first.all(db).await.unwrap() {
        let answers =
            answer::Entity::find().filter(answer::Column::AttemptId.eq(row.id)).all(db).await.unwrap();
        let answers: BTreeMap<i16, Response> = answers
            .into_iter()
            .filter_map(|row| Some((row.slot, serde_json::from_value(row.response?).unwrap())))
            .collect();
        let paper: Vec<Slot> = serde_json::from_value(row.paper).unwrap();
        let marked = (0..).zip(paper).map(|(place, slot)| {
            let question = quiz.questions.iter().find(|question| question.id == slot.question).unwrap();
            Marked::by_key(question.id, &question.key, question.worth, answers.get(&place))
        });
        whole.count(&Sheet { answers: marked.collect() }).unwrap();
    }
    whole
}

async fn quiz_of(app: &TestApp, lesson: LessonId) -> std::sync::Arc<Quiz> {
    quiz(&app.ctx, app.ctx.db.reader(), lesson).await.unwrap().unwrap()
}

/// An attempt by somebody made up, who picks by a number.
fn made_up(quiz: &Quiz, number: usize) -> Sheet<QuestionId> {
    let marked = (0..).zip(&quiz.questions).map(|(place, question)| {
        let is_right = (number >> place).is_multiple_of(2);
        let response = is_right.then(|| Response::right_for(&question.key));
        Marked::by_key(question.id, &question.key, question.worth, response.as_ref())
    });
    Sheet { answers: marked.collect() }
}

async fn count_one(app: &TestApp, lesson: LessonId, quiz: &Quiz, number: usize) {
    let tx = app.ctx.db.begin().await.unwrap();
    count(&app.ctx, &tx, lesson, quiz, &made_up(quiz, number)).await.unwrap();
    tx.commit().await.unwrap();
}

both! {
    // Totals 9, 4, 1 and 0 of 9. The figures are worked out by hand from the formulas of Moodle's page.
    async fn a_class_of_four_by_hand(app) {
        app.with_course().await;
        let (budi, quiz) = take(&app, "budi", [true, true, true]).await;
        take(&app, "siti", [true, true, false]).await;
        take(&app, "tono", [true, false, false]).await;
        take(&app, "guru", [false, false, false]).await;
        // Who tries again has seen the key.
        budi.take(&quiz, wrong).await;
        let (_, found) = figures(&app).await;
        assert_eq!((found.attempts, found.enough, found.is_drawn), (4, 30, false));
        assert_eq!(found.judgement, QuizJudgement::TooFew);
        let all = &found.figures;
        assert_eq!((all.mean, all.median, all.deviation), (Some(389), Some(278), Some(449)));
        assert_eq!((all.skewness, all.kurtosis), (Some(1091), Some(297)));
        assert_eq!((all.alpha, all.error_ratio, all.standard_error), (Some(628), Some(610), Some(274)));
        let kinds: Vec<_> = found.questions.iter().map(|one| (one.number, one.kind, one.guess, one.attempts)).collect();
        assert_eq!(kinds, [(1, QuestionKind::TrueFalse, 500, 4), (2, QuestionKind::Ordering, 250, 4), (3, QuestionKind::Gaps, 200, 4)]);
        assert_eq!(row(&found.questions[0]), [750, 500, 486, 1000, 111, 165].map(Some));
        assert_eq!(row(&found.questions[1]), [500, 577, 640, 1000, 333, 374].map(Some));
        assert_eq!(row(&found.questions[2]), [250, 500, 566, 1000, 556, 462].map(Some));
        assert!(found.questions.iter().all(|one| one.judgement == Judgement::TooFew));
        let uses: Vec<_> = found.questions[0].choices.iter().map(|used| (used.is_right, used.count, used.share, used.lower, used.upper)).collect();
        assert_eq!(uses, [
            (false, 1, Some(250), Some(500), Some(0)),
            (true, 3, Some(750), Some(500), Some(1000)),
        ]);
        assert_eq!(found.questions[1].choices.len(), 16, "four items at four places");
    }

    async fn an_author_sees_the_quizzes_of_the_own_institution_only(app) {
        app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let of = first_quiz(&guru).await;
        let list = guru.call::<ListVersionQuizzes>(&OfVersion { version: of.version }, &()).await.unwrap();
        let seen: Vec<_> = list.items.iter().map(|quiz| (quiz.title.as_str(), quiz.questions, quiz.attempts)).collect();
        assert_eq!(seen, [("Latihan", 3, 0), ("Ujian akhir", 6, 0)]);
        let found = guru.call::<GetQuizStatistics>(&of, &()).await.unwrap();
        assert_eq!((found.attempts, found.figures.mean, found.questions[0].facility), (0, None, None));
        take(&app, "budi", [true, true, true]).await;
        let list = guru.call::<ListVersionQuizzes>(&OfVersion { version: of.version }, &()).await.unwrap();
        assert_eq!(list.items[0].attempts, 1);
        // The quiz of one version is not that of another.
        let mut files = crate::support::learn::folder();
        let text = String::from_utf8(files["course.yaml"].clone()).unwrap().replace("Loket ramah", "Loket lain");
        files.insert("course.yaml".into(), text.into_bytes());
        backend::features::course::door::import_folder(&app.ctx, Some("Kota Lain"), "loket-lain", &files, true).await.unwrap();
        let elsewhere = backend::db::entity::course_version::Entity::find()
            .filter(backend::db::entity::course_version::Column::Id.ne(of.version))
            .one(app.ctx.db.reader()).await.unwrap().unwrap().id;
        refused(guru.call::<ListVersionQuizzes>(&OfVersion { version: elsewhere }, &()).await, &NOT_FOUND);
        refused(guru.call::<GetQuizStatistics>(&OfVersionQuiz { version: elsewhere, ..of.clone() }, &()).await, &NOT_FOUND);
    }

    async fn a_crowd_that_hands_in_at_once_is_counted_whole(app) {
        app.with_course().await;
        let mut open = Vec::new();
        for part in ["budi", "siti", "tono", "guru", "dewi", "sekda", "admin"] {
            let browser = app.signed_in(&City::email(part)).await;
            let quiz = browser.quizzes(&browser.enrol().await).await.remove(0);
            let begun = browser.call::<StartAttempt>(&quiz, &()).await.unwrap();
            browser.answer(&begun, if open.len() % 3 == 0 { wrong } else { right }).await;
            open.push((browser, begun));
        }
        let handing_in: Vec<_> = open
            .into_iter()
            .map(|(browser, begun)| actix_web::rt::spawn(async move { browser.submit(begun.id).await }))
            .collect();
        for handed_in in handing_in {
            handed_in.await.unwrap();
        }
        let (of, found) = figures(&app).await;
        assert_eq!(found.attempts, 7);
        let quiz = quiz_of(&app, of.lesson).await;
        let kept = tally(&app.ctx, of.lesson).await.unwrap().unwrap();
        assert_eq!(kept, counted_anew(&app, of.lesson, &quiz).await);
    }

    async fn sums_stay_true_and_few_while_they_are_put_together(app) {
        app.with_course().await;
        let (of, _) = figures(&app).await;
        let quiz = quiz_of(&app, of.lesson).await;
        let mut whole = Tally::new(grid(&quiz));
        for number in 0..300 {
            whole.count(&made_up(&quiz, number)).unwrap();
        }
        let app = std::rc::Rc::new(app);
        let counting: Vec<_> = (0..6).map(|part| {
            let (app, quiz, lesson) = (app.clone(), quiz.clone(), of.lesson);
            actix_web::rt::spawn(async move {
                for number in part * 50..(part + 1) * 50 {
                    count_one(&app, lesson, &quiz, number).await;
                    if number % 10 == 0 {
                        fold_waiting(&app.ctx).await.unwrap();
                        tally(&app.ctx, lesson).await.unwrap();
                    }
                }
            })
        }).collect();
        for part in counting {
            part.await.unwrap();
        }
        assert_eq!(tally(&app.ctx, of.lesson).await.unwrap().unwrap(), whole);
        fold_waiting(&app.ctx).await.unwrap();
        assert_eq!(tally(&app.ctx, of.lesson).await.unwrap().unwrap(), whole);
        assert!(quiz_tally::Entity::find().count(app.ctx.db.reader()).await.unwrap() <= 16);
    }

    async fn figures_of_many_attempts_cost_what_those_of_few_do(app) {
        app.with_course().await;
        let (of, _) = figures(&app).await;
        let quiz = quiz_of(&app, of.lesson).await;
        let guru = app.signed_in(&City::email("guru")).await;
        let mut costs = Vec::new();
        for upto in [3, 400] {
            for number in 0..upto {
                count_one(&app, of.lesson, &quiz, number).await;
            }
            // Rows that wait are put together by the first to ask, or by the clock.
            let first = guru.call::<GetQuizStatistics>(&of, &()).await.unwrap();
            let (count, found) = app.statements(guru.call::<GetQuizStatistics>(&of, &())).await;
            assert_eq!(found.unwrap(), first);
            costs.push((first.attempts, count, quiz_tally::Entity::find().count(app.ctx.db.reader()).await.unwrap()));
        }
        assert_eq!(costs.iter().map(|(attempts, ..)| *attempts).collect::<Vec<_>>(), [3, 403]);
        assert_eq!(costs[0].1, costs[1].1, "statements");
        assert!(costs[1].2 <= 2, "{costs:?}");
        let judged = guru.call::<GetQuizStatistics>(&of, &()).await.unwrap();
        assert!(matches!(judged.judgement, QuizJudgement::Judged(_)));
        assert!(judged.questions.iter().all(|one| matches!(one.judgement, Judgement::Judged(_))));
    }
}
