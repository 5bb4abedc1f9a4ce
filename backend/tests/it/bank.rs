//! The question bank through the API: categories, finding, changing, files in and out, versions.

use backend::features::bank::door;
use backend::features::course::door::import_folder;
use base64::Engine;
use shared::api::bank::{
    ALREADY_UNDONE, CATEGORY_TAKEN, CATEGORY_TOO_DEEP, CategoryRename, CategoryRow, Change, ChangeQuestions,
    CheckExport, CheckImport, CreateCategory, EntryOutcome, ExportFormat, ExportQuestions, FILE_TOO_LARGE,
    FindQuestions, GetBank, GetImport, GetQuestion, ImportFile, ImportQuestions, ImportView, InExport,
    ListImports, ListQuestions, NO_ENTRIES, NONE_TO_EXPORT, NewCategory, OfCategory, OfImport, OfQuestion,
    QuestionChange, QuestionKind, QuestionRow, QuestionState, RenameCategory, TOO_MANY_ENTRIES, UndoImport,
};
use shared::api::quiz::Prompt;
use shared::id::{BankCategoryId, BankQuestionId};
use shared::problem::{INVALID, NOT_FOUND};
use shared::value::{CategoryName, FileName, SearchText, Slug};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{NOTHING, SLUG, folder};
use crate::support::{Browser, TestApp, refused};

const QUIZ: &str = "02-ujian/01-latihan.quiz.yaml";

/// One question of each kind that GIFT holds, one that is not known, one that cannot be read.
pub const GIFT: &str = "// [tag:loket] [tag:umum]\n::Sapa:: Apa yang dilakukan **pertama**? {=Menyapa#Tepat. ~Menulis#Belum. ~Diam ####Menyapa membuka layanan.}\n\n\
    Mana yang dokumen? {~%50%KTP ~%50%KK ~%-50%Payung}\n\n\
    $CATEGORY: Angka\n\nSatu jam berapa menit? {#60:0}\n\n\
    Loket buka pukul delapan. {T#Keliru.#Betul.}\n\n\
    Bacalah karangan tentang loket ini.\n\n\
    Soal rusak {=a ~b\n\n\
    Jodohkan. {=KTP -> Dukcapil =SIM -> Polisi}\n\n\
    Siapa kepala loket? {=Budi =Budi Santoso}\n";

/// Embedded answers, a text that asks nothing, words for gaps, and choices with their own shares.
const MOODLE: &str = r#"<quiz>
<question type="cloze"><name><text>a</text></name><questiontext format="html"><text><![CDATA[<p>Loket memasang {1:SA:=maklumat} selama {2:NM:=5:0.5} hari.</p>]]></text></questiontext></question>
<question type="description"><name><text>b</text></name><questiontext format="html"><text>Bacalah.</text></questiontext></question>
<question type="ddwtos"><name><text>c</text></name><questiontext format="html"><text>Bawa [[2]] dan [[1]].</text></questiontext>
<dragbox><text>KK</text><group>1</group></dragbox><dragbox><text>KTP</text><group>1</group></dragbox><dragbox><text>SIM</text><group>1</group></dragbox></question>
<question type="multichoice"><name><text>d</text></name><questiontext format="html"><text>Mana dokumen?</text></questiontext><single>false</single>
<answer fraction="75"><text>KTP</text></answer><answer fraction="25"><text>KK</text></answer><answer fraction="-50"><text>Payung</text></answer></question>
</quiz>"#;

fn file(category: BankCategoryId, name: &str, text: &str) -> ImportFile {
    ImportFile {
        category,
        name: FileName::parse(name).unwrap(),
        format: None,
        content: base64::engine::general_purpose::STANDARD.encode(text),
    }
}

pub async fn category(browser: &Browser, name: &str, parent: Option<BankCategoryId>) -> CategoryRow {
    let draft = NewCategory { name: CategoryName::parse(name).unwrap(), parent };
    browser.call::<CreateCategory>(&NOTHING, &draft).await.unwrap()
}

/// Imports a file, which must not be refused.
pub async fn take_in(browser: &Browser, category: BankCategoryId, text: &str) -> ImportView {
    browser.call::<ImportQuestions>(&NOTHING, &file(category, "soal.txt", text)).await.unwrap()
}

pub async fn questions(browser: &Browser) -> Vec<QuestionRow> {
    browser.call::<ListQuestions>(&FindQuestions::default(), &()).await.unwrap().items
}

async fn found(browser: &Browser, wanted: FindQuestions) -> Vec<String> {
    let found = browser.call::<ListQuestions>(&wanted, &()).await.unwrap();
    found.items.into_iter().map(|row| row.text).collect()
}

async fn change(browser: &Browser, questions: Vec<BankQuestionId>, change: Change) {
    let count = questions.len();
    let changed = browser.call::<ChangeQuestions>(&NOTHING, &QuestionChange { questions, change }).await;
    assert_eq!(usize::try_from(changed.unwrap().questions).unwrap(), count);
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

async fn guru(app: &TestApp) -> Browser {
    app.signed_in(&City::email("guru")).await
}

both! {
    async fn categories_are_a_tree_of_names_that_differ(app) {
        let guru = guru(&app).await;
        let top = category(&guru, "Pelayanan", None).await;
        let below = category(&guru, "Loket", Some(top.id)).await;
        category(&guru, "Loket", None).await;
        let twice = NewCategory { name: CategoryName::parse("loket").unwrap(), parent: Some(top.id) };
        let problem = refused(guru.call::<CreateCategory>(&NOTHING, &twice).await, &CATEGORY_TAKEN);
        assert!(problem.fault("/name").is_some());
        let twice = NewCategory { parent: None, ..twice };
        refused(guru.call::<CreateCategory>(&NOTHING, &twice).await, &CATEGORY_TAKEN);
        let other = CategoryRename { name: CategoryName::parse("Antrean").unwrap() };
        let renamed = guru.call::<RenameCategory>(&OfCategory { category: below.id }, &other).await.unwrap();
        assert_eq!((renamed.name.as_str(), renamed.parent, renamed.depth), ("Antrean", Some(top.id), 1));
        let mut deep = below.id;
        for depth in 2..5 {
            deep = category(&guru, &format!("Tingkat {depth}"), Some(deep)).await.id;
        }
        let deeper = NewCategory { name: CategoryName::parse("Terlalu dalam").unwrap(), parent: Some(deep) };
        refused(guru.call::<CreateCategory>(&NOTHING, &deeper).await, &CATEGORY_TOO_DEEP);
        let names = guru.call::<GetBank>(&NOTHING, &()).await.unwrap().categories;
        let names: Vec<_> = names.iter().map(|row| (row.name.as_str(), row.depth)).collect();
        assert_eq!(names[..3], [("Loket", 0), ("Pelayanan", 0), ("Antrean", 1)]);
    }

    async fn a_file_is_looked_at_before_it_is_taken(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        let report = guru.call::<CheckImport>(&NOTHING, &file(shelf, "soal.txt", GIFT)).await.unwrap();
        assert_eq!((report.fresh, report.alike, report.aside), (6, 0, 2));
        let outcomes: Vec<_> = report.entries.iter().map(|entry| (entry.kind, entry.outcome)).collect();
        assert_eq!(outcomes[0], (Some(QuestionKind::Single), EntryOutcome::New));
        assert_eq!(outcomes[4], (None, EntryOutcome::Aside));
        assert_eq!(outcomes[5], (None, EntryOutcome::Unread));
        assert_eq!(report.entries[2].path, ["Angka"]);
        for entry in report.entries.iter().filter(|entry| entry.outcome != EntryOutcome::New) {
            assert!(entry.notes[0].ends_with('.') && !entry.text.is_empty(), "{entry:?}");
        }
        assert!(questions(&guru).await.is_empty(), "a look changes nothing");
        assert!(guru.call::<ListImports>(&NOTHING, &()).await.unwrap().items.is_empty());
    }

    async fn a_file_is_taken_in_with_what_is_not_known_kept_aside(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        let import = take_in(&guru, shelf, GIFT).await;
        assert_eq!((import.row.questions, import.remaining, import.row.aside), (6, 6, 2));
        assert!(import.aside[0].source.contains("karangan") && import.aside[1].source.contains("Soal rusak"));
        let rows = questions(&guru).await;
        assert_eq!(rows.len(), 6);
        assert_eq!(rows[0].text, "Apa yang dilakukan **pertama**?", "in the file's order");
        assert_eq!(rows[0].tags, ["loket", "umum"]);
        assert_eq!(rows[2].category_name, "Angka");
        // The same file again brings nothing twice.
        let again = take_in(&guru, shelf, GIFT).await;
        assert_eq!((again.row.questions, again.row.aside), (0, 2));
        let report = guru.call::<CheckImport>(&NOTHING, &file(shelf, "soal.txt", GIFT)).await.unwrap();
        assert_eq!((report.fresh, report.alike), (0, 6));
        assert_eq!(report.entries[0].twin, Some(rows[0].id));
        let of = OfQuestion { question: rows[0].id, version: None };
        let view = guru.call::<GetQuestion>(&of, &()).await.unwrap();
        assert!(matches!(&view.prompt, Prompt::Single { choices } if choices.len() == 3));
        assert_eq!(view.key.iter().filter(|line| line.is_right).count(), 1);
        assert!(view.key[0].feedback_html.as_deref().unwrap().contains("Tepat"));
        assert!(view.general_html.unwrap().contains("membuka layanan"));
        assert_eq!(view.import.unwrap().id, import.row.id);
        assert_eq!(view.versions.len(), 1);
    }

    async fn questions_are_found_by_words_category_tag_kind_and_state(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        take_in(&guru, shelf, GIFT).await;
        let other = category(&guru, "Lain", None).await.id;
        let all = FindQuestions::default;
        let q = |text: &str| Some(SearchText::parse(text).unwrap());
        assert_eq!(found(&guru, FindQuestions { q: q("payung DOKUMEN"), ..all() }).await.len(), 1);
        assert_eq!(found(&guru, FindQuestions { q: q("tidak ada"), ..all() }).await.len(), 0);
        assert_eq!(found(&guru, FindQuestions { category: Some(shelf), ..all() }).await.len(), 6, "with those below");
        assert_eq!(found(&guru, FindQuestions { category: Some(other), ..all() }).await.len(), 0);
        assert_eq!(found(&guru, FindQuestions { tag: Some(slug("umum")), ..all() }).await.len(), 1);
        assert_eq!(found(&guru, FindQuestions { kind: Some(QuestionKind::Numeric), ..all() }).await, ["Satu jam berapa menit?"]);
        let rows = questions(&guru).await;
        change(&guru, vec![rows[0].id, rows[1].id], Change::Archive).await;
        assert_eq!(found(&guru, all()).await.len(), 4);
        assert_eq!(found(&guru, FindQuestions { state: QuestionState::Archived, ..all() }).await.len(), 2);
        change(&guru, vec![rows[0].id], Change::Restore).await;
        change(&guru, vec![rows[0].id, rows[2].id], Change::Move { category: other }).await;
        assert_eq!(found(&guru, FindQuestions { category: Some(other), ..all() }).await.len(), 2);
        change(&guru, vec![rows[0].id, rows[2].id], Change::Tag { tag: slug("umum") }).await;
        change(&guru, vec![rows[0].id], Change::Untag { tag: slug("loket") }).await;
        let view = guru.call::<GetBank>(&NOTHING, &()).await.unwrap();
        assert_eq!((view.questions, view.archived), (5, 1));
        assert_eq!(view.tags.iter().map(|row| (row.tag.as_str(), row.questions)).collect::<Vec<_>>(), [("umum", 2)]);
    }

    async fn pages_follow_each_other_and_miss_nothing(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        let many: Vec<_> = (0..120).map(|number| format!("Soal nomor {number}? {{=ya{number} ~tidak}}\n\n")).collect();
        take_in(&guru, shelf, &many.concat()).await;
        let (mut texts, mut after) = (Vec::new(), None);
        loop {
            let page = guru.call::<ListQuestions>(&FindQuestions { after, ..FindQuestions::default() }, &()).await.unwrap();
            texts.extend(page.items.into_iter().map(|row| row.text));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let expected: Vec<_> = (0..120).map(|number| format!("Soal nomor {number}?")).collect();
        assert_eq!(texts, expected);
    }

    async fn another_institution_has_another_bank(app) {
        let (guru, rina) = (guru(&app).await, app.signed_in(&City::email("rina")).await);
        let shelf = category(&guru, "Loket", None).await.id;
        let import = take_in(&guru, shelf, GIFT).await;
        let theirs = questions(&guru).await[0].id;
        assert!(questions(&rina).await.is_empty());
        assert!(rina.call::<GetBank>(&NOTHING, &()).await.unwrap().categories.is_empty());
        let own = category(&rina, "Loket", None).await.id;
        refused(rina.call::<ImportQuestions>(&NOTHING, &file(shelf, "a.txt", GIFT)).await, &NOT_FOUND);
        refused(rina.call::<CheckImport>(&NOTHING, &file(shelf, "a.txt", GIFT)).await, &NOT_FOUND);
        refused(rina.call::<UndoImport>(&OfImport { import: import.row.id }, &()).await, &NOT_FOUND);
        for body in [
            QuestionChange { questions: vec![theirs], change: Change::Archive },
            QuestionChange { questions: vec![theirs], change: Change::Move { category: own } },
        ] {
            refused(rina.call::<ChangeQuestions>(&NOTHING, &body).await, &NOT_FOUND);
        }
        let into = QuestionChange { questions: vec![theirs], change: Change::Move { category: own } };
        refused(guru.call::<ChangeQuestions>(&NOTHING, &into).await, &NOT_FOUND);
        let none = QuestionChange { questions: Vec::new(), change: Change::Archive };
        refused(guru.call::<ChangeQuestions>(&NOTHING, &none).await, &INVALID);
        let of = InExport { category: Some(shelf), format: ExportFormat::Gift };
        refused(rina.call::<CheckExport>(&of, &()).await, &NOT_FOUND);
        // What one bank has is new to another.
        assert_eq!(take_in(&rina, own, GIFT).await.row.questions, 6);
    }

    async fn an_import_is_undone_but_for_what_was_changed(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        let import = take_in(&guru, shelf, GIFT).await.row.id;
        let rows = questions(&guru).await;
        app.clock.advance(chrono::Duration::minutes(1));
        change(&guru, vec![rows[1].id], Change::Tag { tag: slug("dipakai") }).await;
        let undone = guru.call::<UndoImport>(&OfImport { import }, &()).await.unwrap();
        assert_eq!(undone.removed, 5);
        assert_eq!(undone.stayed.iter().map(|row| row.id).collect::<Vec<_>>(), [rows[1].id]);
        assert_eq!(questions(&guru).await.len(), 1);
        refused(guru.call::<UndoImport>(&OfImport { import }, &()).await, &ALREADY_UNDONE);
        let view = guru.call::<GetImport>(&OfImport { import }, &()).await.unwrap();
        assert!(view.row.undone_at.is_some());
        assert_eq!((view.remaining, view.aside.len()), (1, 2), "what was kept aside is not lost");
        assert_eq!(take_in(&guru, shelf, GIFT).await.row.questions, 5);
    }

    async fn what_goes_out_comes_in_the_same(app) {
        let (guru, rina) = (guru(&app).await, app.signed_in(&City::email("rina")).await);
        let shelf = category(&guru, "Loket", None).await.id;
        take_in(&guru, shelf, GIFT).await;
        for (format, name) in [(ExportFormat::Gift, "a.txt"), (ExportFormat::MoodleXml, "a.xml"), (ExportFormat::Csv, "a.csv")] {
            let of = InExport { category: Some(shelf), format };
            let report = guru.call::<CheckExport>(&of, &()).await.unwrap();
            assert_eq!((report.questions, report.whole), (6, 6), "{format:?} {:?}", report.losses);
            let answer = guru.fetch::<ExportQuestions>(&of).await;
            assert_eq!(answer.status(), 200);
            assert!(answer.headers()["content-disposition"].to_str().unwrap().contains("soal-loket-2026-11-24"));
            let text = answer.text().await.unwrap();
            let target = category(&rina, name, None).await.id;
            let import = rina.call::<ImportQuestions>(&NOTHING, &file(target, name, &text)).await.unwrap();
            assert_eq!((import.row.questions, import.row.aside), (6, 0), "{text}");
            let rows = questions(&rina).await;
            for (mine, theirs) in questions(&guru).await.into_iter().zip(rows) {
                assert_eq!((&mine.text, mine.kind, &mine.tags), (&theirs.text, theirs.kind, &theirs.tags));
                assert_eq!(mine.category_name == "Loket", theirs.category == target);
                let of = |question| OfQuestion { question, version: None };
                let mine = guru.call::<GetQuestion>(&of(mine.id), &()).await.unwrap();
                let theirs = rina.call::<GetQuestion>(&of(theirs.id), &()).await.unwrap();
                assert_eq!((mine.html, mine.prompt, mine.key, mine.worth), (theirs.html, theirs.prompt, theirs.key, theirs.worth));
                assert_eq!(mine.general_html, theirs.general_html);
            }
            rina.call::<UndoImport>(&OfImport { import: import.row.id }, &()).await.unwrap();
        }
        let none = category(&guru, "Kosong", None).await.id;
        let of = InExport { category: Some(none), format: ExportFormat::Csv };
        refused(guru.call::<CheckExport>(&of, &()).await, &NONE_TO_EXPORT);
    }

    async fn what_a_format_cannot_carry_is_named(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        take_in(&guru, shelf, "kind,stem,answer_1,answer_2,answer_3\nordering,Urutkan loket,sapa,catat,beri\n").await;
        let of = InExport { category: None, format: ExportFormat::Gift };
        let report = guru.call::<CheckExport>(&of, &()).await.unwrap();
        assert_eq!((report.questions, report.whole), (1, 0));
        assert!(report.losses[0].is_left_out && report.losses[0].text == "Urutkan loket");
    }

    async fn texts_with_gaps_come_in_are_shown_and_go_out(app) {
        let (guru, rina) = (guru(&app).await, app.signed_in(&City::email("rina")).await);
        let shelf = category(&guru, "Loket", None).await.id;
        let import = guru.call::<ImportQuestions>(&NOTHING, &file(shelf, "gap.xml", MOODLE)).await.unwrap();
        assert_eq!((import.row.questions, import.row.aside), (3, 1));
        assert!(import.aside[0].why.contains("tidak menanyakan apa pun"), "{:?}", import.aside[0]);
        let rows = questions(&guru).await;
        assert_eq!(rows[0].text, "Loket memasang … selama … hari.");
        assert_eq!(found(&guru, FindQuestions { kind: Some(QuestionKind::Gaps), ..FindQuestions::default() }).await.len(), 2);
        let view = async |row: &QuestionRow| guru.call::<GetQuestion>(&OfQuestion { question: row.id, version: None }, &()).await.unwrap();
        let (embedded, words, weighted) = (view(&rows[0]).await, view(&rows[1]).await, view(&rows[2]).await);
        assert!(embedded.html.contains("data-gap=\"0\"") && embedded.html.contains("data-gap=\"1\""), "{}", embedded.html);
        assert!(matches!(&embedded.prompt, Prompt::Gaps { gaps, pool, .. } if gaps.len() == 2 && pool.is_empty()));
        let lines: Vec<_> = embedded.key.iter().map(|line| (line.html.as_str(), line.is_right)).collect();
        assert_eq!(lines, [("(1) maklumat (bobot 1)", true), ("(2) 5 ± 0,5 (bobot 2)", true)]);
        assert!(matches!(&words.prompt, Prompt::Gaps { pool, is_pool_reused: false, .. } if pool.len() == 3));
        let lines: Vec<_> = words.key.iter().map(|line| (line.html.as_str(), line.is_right)).collect();
        assert_eq!(lines, [("(1) KTP", true), ("(2) KK", true), ("SIM", false)]);
        assert_eq!(weighted.key.iter().filter_map(|line| line.percent).collect::<Vec<_>>(), [75, 25, -50]);
        let of = InExport { category: Some(shelf), format: ExportFormat::MoodleXml };
        let report = guru.call::<CheckExport>(&of, &()).await.unwrap();
        assert_eq!((report.questions, report.whole), (3, 3), "{:?}", report.losses);
        let text = guru.fetch::<ExportQuestions>(&of).await.text().await.unwrap();
        let target = category(&rina, "Loket", None).await.id;
        rina.call::<ImportQuestions>(&NOTHING, &file(target, "a.xml", &text)).await.unwrap();
        for (mine, theirs) in rows.iter().zip(questions(&rina).await) {
            let theirs = rina.call::<GetQuestion>(&OfQuestion { question: theirs.id, version: None }, &()).await.unwrap();
            let mine = view(mine).await;
            assert_eq!((mine.html, mine.prompt, mine.key, mine.worth), (theirs.html, theirs.prompt, theirs.key, theirs.worth));
        }
        let of = InExport { format: ExportFormat::Gift, ..of };
        let report = guru.call::<CheckExport>(&of, &()).await.unwrap();
        assert_eq!(report.losses.iter().map(|row| row.is_left_out).collect::<Vec<_>>(), [true, true], "gaps have no place in GIFT");
    }

    async fn where_a_question_is_used_is_told(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        take_in(&guru, shelf, "Berapa? {#60:0}").await;
        let row = questions(&guru).await.remove(0);
        let of = OfQuestion { question: row.id, version: None };
        assert!(guru.call::<GetQuestion>(&of, &()).await.unwrap().uses.is_empty());

        // A quiz with a copy, and one of a question that is in no bank of this institution.
        let copied = |id: uuid::Uuid| format!("id: papan-informasi\n    bank: \"{id}@1\"");
        let with = |id| {
            let mut files = folder();
            let text = String::from_utf8(files[QUIZ].clone()).unwrap();
            files.insert(QUIZ.to_owned(), text.replacen("id: papan-informasi", &copied(id), 1).into_bytes());
            files
        };
        for (id, uses) in [(uuid::Uuid::from_u128(7), 0), (row.id.0, 1)] {
            import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &with(id), uses == 0).await.unwrap();
            assert_eq!(guru.call::<GetQuestion>(&of, &()).await.unwrap().uses.len(), uses);
        }
        let view = guru.call::<GetQuestion>(&of, &()).await.unwrap();
        let used = &view.uses[0];
        assert_eq!((used.quiz.as_str(), used.version, used.number, used.is_published), ("Latihan", 2, 1, false));
        assert_eq!((view.row.uses, questions(&guru).await[0].uses), (0, 0), "the version is not published");
        // The same folder once more, published: the version that is there.
        import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &with(row.id.0), true).await.unwrap();
        assert_eq!(questions(&guru).await[0].uses, 1);
        assert!(guru.call::<GetQuestion>(&of, &()).await.unwrap().uses[0].is_published);
    }

    async fn texts_to_be_read_with_a_question_stay_with_it(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        take_in(&guru, shelf, "::Soal satu:: Berapa? {#60:0}").await;
        let row = questions(&guru).await.remove(0);
        let body = course_folder::Body::TrueFalse { answer: true, feedback_true: None, feedback_false: None };
        let lead = course_folder::Description { id: "bacaan".to_owned(), text: "Loket buka **pukul delapan**.".to_owned(), covers: 1 };
        let other = course_folder::Question {
            id: "buka".to_owned(),
            text: "Loket buka pagi.".to_owned(),
            worth: grading::Centimark::whole(1),
            tags: Vec::new(),
            feedback: None,
            leads: vec![lead],
            origin: None,
            tries: course_folder::Tries::default(),
            body,
        };
        let tx = app.ctx.db.begin().await.unwrap();
        door::revise(&app.ctx, &tx, app.city.institutions[0], row.id, &other).await.unwrap();
        tx.commit().await.unwrap();
        let view = guru.call::<GetQuestion>(&OfQuestion { question: row.id, version: None }, &()).await.unwrap();
        assert!(view.lead_html[0].contains("<strong>pukul delapan</strong>") && view.html.contains("pagi"));
        let q = Some(SearchText::parse("pukul delapan").unwrap());
        assert_eq!(found(&guru, FindQuestions { q, ..FindQuestions::default() }).await, ["Loket buka pagi."]);
        let of = InExport { category: Some(shelf), format: ExportFormat::MoodleXml };
        let report = guru.call::<CheckExport>(&of, &()).await.unwrap();
        assert!(report.losses[0].what[0].contains("teks bacaan") && !report.losses[0].is_left_out);
        assert!(guru.fetch::<ExportQuestions>(&of).await.text().await.unwrap().contains("pukul delapan"));
    }

    async fn files_have_limits_that_are_told(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        let check = async |text: &str| guru.call::<CheckImport>(&NOTHING, &file(shelf, "a.txt", text)).await;
        let padding = "x".repeat(3 * 1024 * 1024);
        refused(check(&format!("Soal? {{T}}\n\n// {padding}")).await, &FILE_TOO_LARGE);
        let many: Vec<_> = (0..1001).map(|number| format!("Soal {number}? {{T}}\n\n")).collect();
        refused(check(&many.concat()).await, &TOO_MANY_ENTRIES);
        refused(check("").await, &NO_ENTRIES);
        let broken = ImportFile { content: "***".to_owned(), ..file(shelf, "a.txt", "") };
        let problem = refused(guru.call::<CheckImport>(&NOTHING, &broken).await, &INVALID);
        assert!(problem.fault("/content").is_some());
        let report = check("<quiz><question type=\"truefalse\"><name>").await.unwrap();
        assert_eq!((report.fresh, report.aside), (0, 1), "one bad file is told in words, and the server lives");
    }

    async fn a_new_version_leaves_the_old_one_as_it_was(app) {
        let guru = guru(&app).await;
        let shelf = category(&guru, "Loket", None).await.id;
        let import = take_in(&guru, shelf, "::Soal satu:: Berapa? {#60:0}").await.row.id;
        let row = questions(&guru).await.remove(0);
        app.clock.advance(chrono::Duration::minutes(1));
        let folder = course_folder::parse(&folder()).course.unwrap();
        let quiz = folder.modules.iter().flat_map(|module| &module.lessons).find_map(|lesson| if let course_folder::Content::Quiz(quiz) = &lesson.content { Some(quiz) } else { None });
        let other = quiz.unwrap().questions[0].clone();
        let tx = app.ctx.db.begin().await.unwrap();
        let lain = door::revise(&app.ctx, &tx, app.city.institutions[1], row.id, &other).await.unwrap();
        assert_eq!(lain, None, "not another institution's");
        let number = door::revise(&app.ctx, &tx, app.city.institutions[0], row.id, &other).await.unwrap();
        assert_eq!(number, Some(2));
        tx.commit().await.unwrap();
        let view = async |version| guru.call::<GetQuestion>(&OfQuestion { question: row.id, version }, &()).await;
        let (latest, first) = (view(None).await.unwrap(), view(Some(1)).await.unwrap());
        assert_eq!((latest.version, first.version, latest.versions.len()), (2, 1, 2));
        assert!(first.html.contains("Berapa?") && latest.html != first.html);
        assert_eq!(latest.row.text, questions(&guru).await[0].text);
        refused(view(Some(3)).await, &NOT_FOUND);
        let undone = guru.call::<UndoImport>(&OfImport { import }, &()).await.unwrap();
        assert_eq!((undone.removed, undone.stayed.len()), (0, 1));
    }
}
