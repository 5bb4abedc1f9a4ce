//! Questions written in the form through the API: added, revised, looked at, refused.

use shared::api::bank::{
    AnswersDraft, BodyDraft, CheckQuestion, ChoiceDraft, CompetencyDraft, CreateQuestion, FindQuestions,
    GetBank, GetQuestion, KeptQuestion, ListQuestions, MeasureDraft, NewQuestion, OfBankQuestion, OfImport,
    OfQuestion, PairDraft, QUESTION_REVISED, QuestionCheck, QuestionDraft, QuestionView, ReviseQuestion,
    Revision, UndoImport,
};
use shared::id::{BankCategoryId, BankQuestionId};
use shared::problem::{INVALID, NOT_FOUND};
use shared::value::Slug;

use crate::bank::{GIFT, category, questions, take_in};
use crate::both;
use crate::support::city::City;
use crate::support::learn::NOTHING;
use crate::support::{Browser, TestApp, refused};

async fn view(browser: &Browser, question: BankQuestionId, version: Option<u32>) -> QuestionView {
    browser.call::<GetQuestion>(&OfQuestion { question, version }, &()).await.unwrap()
}

/// A question as the form shows it.
pub async fn draft_of(browser: &Browser, question: BankQuestionId) -> QuestionDraft {
    view(browser, question, None).await.draft
}

async fn guru(app: &TestApp) -> Browser {
    app.signed_in(&City::email("guru")).await
}

fn choice(text: &str, is_right: bool) -> ChoiceDraft {
    ChoiceDraft { text: text.to_owned(), is_right, ..ChoiceDraft::default() }
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn written(category: BankCategoryId) -> QuestionDraft {
    let feedback = |text: &str, is_right, said: &str| ChoiceDraft {
        feedback: said.to_owned(),
        ..choice(text, is_right)
    };
    QuestionDraft {
        category: Some(category),
        text: "Apa yang dilakukan **pertama** <script>alert(1)</script> di loket?".to_owned(),
        worth: "2".to_owned(),
        feedback: "Menyapa membuka layanan.".to_owned(),
        hints: vec!["Siapa yang *lebih dahulu* bicara?".to_owned()],
        penalty: "25".to_owned(),
        tags: vec![slug("sapa"), slug("loket")],
        competency: Some(CompetencyDraft { code: slug("pelayanan-publik"), level: 2 }),
        body: BodyDraft::Single {
            choices: vec![
                feedback("Menyapa warga", true, "Tepat."),
                feedback("Menulis *nama*", false, "Belum."),
                feedback("Diam saja", false, "Keliru."),
            ],
        },
    }
}

async fn create(browser: &Browser, draft: &QuestionDraft) -> KeptQuestion {
    browser.call::<CreateQuestion>(&NOTHING, &NewQuestion { draft: draft.clone() }).await.unwrap()
}

async fn revise(
    browser: &Browser,
    question: BankQuestionId,
    seen: u32,
    draft: &QuestionDraft,
) -> Result<KeptQuestion, client::CallError> {
    let revision = Revision { seen, draft: draft.clone() };
    browser.call::<ReviseQuestion>(&OfBankQuestion { question }, &revision).await
}

both! {
    async fn a_question_is_written_and_shown_as_learners_see_it(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        let draft = written(shelf);
        let kept = create(&guru, &draft).await;
        assert_eq!(kept.version, 1);
        let view = view(&guru, kept.id, None).await;
        assert!(view.html.contains("<strong>pertama</strong>") && view.html.contains("&lt;script&gt;"), "{}", view.html);
        assert_eq!((view.row.category, view.row.tags.as_slice(), view.worth.hundredths()), (shelf, &["loket".to_owned(), "sapa".to_owned()][..], 200));
        assert_eq!(view.key.iter().map(|line| line.is_right).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(view.competency.unwrap().level, 2);
        assert!(view.import.is_none() && view.advice.is_empty(), "{:?}", view.advice);
        // The form shows it as it was written, but for the order of its tags.
        assert_eq!(view.draft, QuestionDraft { tags: vec![slug("loket"), slug("sapa")], ..draft });
        assert_eq!(questions(&guru).await[0].id, kept.id);
    }

    async fn a_revision_is_another_version_and_the_first_stays(app) {
        let guru = guru(&app).await;
        let (shelf, other) = (category(&guru, "Loket", None).await.id, category(&guru, "Antrean", None).await.id);
        let kept = create(&guru, &written(shelf)).await;
        app.clock.advance(chrono::Duration::minutes(1));
        let draft = draft_of(&guru, kept.id).await;
        assert_eq!(revise(&guru, kept.id, 1, &draft).await.unwrap().version, 1, "nothing has changed");
        let body = BodyDraft::TrueFalse { answer: Some(true), feedback_true: String::new(), feedback_false: String::new() };
        let draft = QuestionDraft { category: Some(other), text: "Loket buka pagi.".to_owned(), tags: vec![slug("jam")], competency: None, body, ..draft };
        assert_eq!(revise(&guru, kept.id, 1, &draft).await.unwrap(), KeptQuestion { id: kept.id, version: 2 });
        let (latest, first) = (view(&guru, kept.id, None).await, view(&guru, kept.id, Some(1)).await);
        assert_eq!((latest.version, latest.row.category, latest.row.tags.as_slice()), (2, other, &["jam".to_owned()][..]));
        assert!(latest.competency.is_none() && latest.draft == draft);
        assert!(first.html.contains("pertama") && first.key.len() == 3);
        assert_eq!((latest.versions.len(), latest.row.changed_at > latest.versions[1].created_at), (2, true));
        // A tag alone is a change too.
        let tagged = QuestionDraft { tags: vec![slug("jam"), slug("loket")], ..draft };
        assert_eq!(revise(&guru, kept.id, 2, &tagged).await.unwrap().version, 3);
    }

    async fn whoever_has_not_seen_the_latest_overwrites_nothing(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        let kept = create(&guru, &written(shelf)).await;
        let mine = QuestionDraft { text: "Punya saya?".to_owned(), ..written(shelf) };
        let theirs = QuestionDraft { text: "Punya mereka?".to_owned(), ..written(shelf) };
        revise(&guru, kept.id, 1, &theirs).await.unwrap();
        for seen in [0, 1, 3] {
            refused(revise(&guru, kept.id, seen, &mine).await, &QUESTION_REVISED);
        }
        let latest = view(&guru, kept.id, None).await;
        assert_eq!((latest.version, latest.draft.text.as_str()), (2, "Punya mereka?"));
        // Two at once: one of them is told.
        let first = written(shelf);
        let (one, two) = tokio::join!(revise(&guru, kept.id, 2, &mine), revise(&guru, kept.id, 2, &first));
        assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
        assert_eq!(view(&guru, kept.id, None).await.versions.len(), 3);
    }

    async fn another_institutions_questions_and_categories_are_not_there(app) {
        let (guru, rina) = (guru(&app).await, app.signed_in(&City::email("rina")).await);
        let (shelf, own) = (category(&guru, "Loket", None).await.id, category(&rina, "Loket", None).await.id);
        let kept = create(&guru, &written(shelf)).await;
        refused(revise(&rina, kept.id, 1, &written(own)).await, &NOT_FOUND);
        refused(revise(&guru, kept.id, 1, &written(own)).await, &NOT_FOUND);
        refused(rina.call::<CreateQuestion>(&NOTHING, &NewQuestion { draft: written(shelf) }).await, &NOT_FOUND);
        let check = QuestionCheck { question: Some(kept.id), draft: written(own) };
        refused(rina.call::<CheckQuestion>(&NOTHING, &check).await, &NOT_FOUND);
        assert_eq!(view(&guru, kept.id, None).await.version, 1);
        let checked = rina.call::<CheckQuestion>(&NOTHING, &QuestionCheck { question: None, ..check }).await.unwrap();
        assert!(checked.alike.is_empty(), "what another bank has is nothing to this one");
    }

    async fn every_fault_is_named_by_its_field_and_nothing_is_kept(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        let bare = |body| QuestionDraft { category: Some(shelf), text: "Apa?".to_owned(), worth: String::new(), feedback: String::new(), hints: Vec::new(), penalty: String::new(), tags: Vec::new(), competency: None, body };
        let measure = |value: &str, tolerance: &str| MeasureDraft { value: value.to_owned(), tolerance: tolerance.to_owned(), ..MeasureDraft::default() };
        let unit = String::new;
        let level = CompetencyDraft { code: slug("pelayanan-publik"), level: 9 };
        let nowhere = CompetencyDraft { code: slug("tidak-ada"), level: 1 };
        let cases = [
            (QuestionDraft { category: None, ..written(shelf) }, "/draft/category"),
            (QuestionDraft { text: " ".to_owned(), ..written(shelf) }, "/draft/text"),
            (QuestionDraft { text: "a".repeat(20_001), ..written(shelf) }, "/draft/text"),
            (QuestionDraft { worth: "banyak".to_owned(), ..written(shelf) }, "/draft/worth"),
            (QuestionDraft { competency: Some(level), ..written(shelf) }, "/draft/competency"),
            (QuestionDraft { competency: Some(nowhere), ..written(shelf) }, "/draft/competency"),
            (bare(BodyDraft::Single { choices: vec![choice("a", false), choice("b", false)] }), "/draft/body/choices"),
            (bare(BodyDraft::Single { choices: vec![choice("a", true)] }), "/draft/body/choices"),
            (bare(BodyDraft::Single { choices: vec![choice("a", true), choice("b", false), choice("a", false)] }), "/draft/body/choices/2/text"),
            (bare(BodyDraft::TrueFalse { answer: None, feedback_true: String::new(), feedback_false: String::new() }), "/draft/body/answer"),
            (bare(BodyDraft::Numeric { measure: measure("dua", ""), unit: unit() }), "/draft/body/measure/value"),
            (bare(BodyDraft::Numeric { measure: measure("2", "-1"), unit: unit() }), "/draft/body/measure/tolerance"),
            (bare(BodyDraft::Short { answers: AnswersDraft::default() }), "/draft/body/answers/accepted"),
            (bare(BodyDraft::Matching { pairs: vec![PairDraft::default()], distractors: Vec::new() }), "/draft/body/pairs"),
            (bare(BodyDraft::Ordering { items: vec!["a".to_owned(), "a".to_owned()], scoring: grading::OrderScoring::default() }), "/draft/body/items/1"),
            (bare(BodyDraft::Gaps { gaps: Vec::new(), distractors: Vec::new(), reuse: false }), "/draft/body/gaps"),
        ];
        for (draft, pointer) in cases {
            let checked = guru.call::<CheckQuestion>(&NOTHING, &QuestionCheck { question: None, draft: draft.clone() }).await.unwrap();
            let is_told = checked.faults.iter().any(|fault| fault.pointer == pointer);
            // Whether a competency is there is looked up only when it is to be kept.
            assert!(is_told || pointer == "/draft/competency", "{pointer} {:?}", checked.faults);
            let problem = refused(guru.call::<CreateQuestion>(&NOTHING, &NewQuestion { draft }).await, &INVALID);
            assert!(problem.fault(pointer).is_some_and(|words| words.ends_with('.')), "{pointer} {problem:?}");
        }
        assert!(questions(&guru).await.is_empty());
        let kept = create(&guru, &written(shelf)).await;
        let empty = QuestionDraft { text: String::new(), ..written(shelf) };
        let problem = refused(revise(&guru, kept.id, 1, &empty).await, &INVALID);
        assert!(problem.fault("/draft/text").is_some());
        assert_eq!(view(&guru, kept.id, None).await.version, 1);
    }

    async fn a_look_says_how_it_would_be_and_changes_nothing(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        let kept = create(&guru, &written(shelf)).await;
        let look = async |question, draft| guru.call::<CheckQuestion>(&NOTHING, &QuestionCheck { question, draft }).await.unwrap();
        let same = look(None, written(shelf)).await;
        assert_eq!(same.alike.iter().map(|row| row.id).collect::<Vec<_>>(), [kept.id], "it would be a second one");
        assert!(same.faults.is_empty() && same.trial.solution.is_some());
        let own = look(Some(kept.id), written(shelf)).await;
        assert!(own.alike.is_empty(), "not a second one of itself");
        let choices = vec![choice("", false), choice("Menyapa warga dengan senyum dan menanyakan keperluannya", true), choice("Diam", false), choice("Semua jawaban di atas benar", false)];
        let doubtful = QuestionDraft { feedback: String::new(), body: BodyDraft::Single { choices }, ..written(shelf) };
        let doubted = look(None, doubtful.clone()).await;
        let told: Vec<&str> = doubted.advice.iter().map(|row| row.pointer.as_str()).collect();
        assert!(doubted.faults.is_empty() && told.contains(&"/draft/body/choices/1/text") && told.contains(&"/draft/body/choices/3/text") && told.contains(&"/draft/feedback"), "{:?}", doubted.advice);
        // Advice keeps nobody from saving, and stays beside the question.
        let doubtful = create(&guru, &doubtful).await;
        assert!(view(&guru, doubtful.id, None).await.advice.len() >= 3);
        let nothing = look(None, QuestionDraft { category: None, ..written(shelf) }).await;
        assert!(nothing.trial.solution.is_some(), "where it belongs does not matter for trying it");
        let unsound = look(None, QuestionDraft { body: BodyDraft::Single { choices: Vec::new() }, ..written(shelf) }).await;
        assert!(unsound.trial.solution.is_none() && !unsound.trial.html.is_empty());
        assert_eq!(guru.call::<ListQuestions>(&FindQuestions::default(), &()).await.unwrap().items.len(), 2);
    }

    async fn what_came_by_file_is_edited_as_it_came(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        let import = take_in(&guru, shelf, GIFT).await.row.id;
        app.clock.advance(chrono::Duration::minutes(1));
        let rows = questions(&guru).await;
        for row in &rows {
            let before = view(&guru, row.id, None).await;
            assert_eq!(revise(&guru, row.id, 1, &before.draft).await.unwrap().version, 1, "{:?}", before.draft);
        }
        let first = draft_of(&guru, rows[0].id).await;
        revise(&guru, rows[0].id, 1, &QuestionDraft { worth: "3".to_owned(), ..first }).await.unwrap();
        assert_eq!(view(&guru, rows[0].id, None).await.import.unwrap().id, import);
        let undone = guru.call::<UndoImport>(&OfImport { import }, &()).await.unwrap();
        assert_eq!((undone.removed, undone.stayed.len()), (5, 1), "what was edited stays");
        let bank = guru.call::<GetBank>(&NOTHING, &()).await.unwrap();
        assert!(bank.competencies.iter().any(|row| row.code == "pelayanan-publik"));
    }
}
