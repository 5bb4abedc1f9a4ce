//! What comes of the questions of real files.

use course_folder::{Body, Essay, Fill};
use exchange::Format;
use grading::{Centimark, FileKind, FileLimits, OrderScoring, Scoring, WordLimits};

use super::*;

fn taken(format: Format, file: &str) -> Vec<Result<Taken, Aside>> {
    exchange::read(format, file.as_bytes()).items().map(take).collect()
}

#[track_caller]
fn gift(file: &str) -> Result<Taken, Aside> {
    let mut taken = taken(Format::Gift, file);
    assert_eq!(taken.len(), 1, "{file}");
    taken.remove(0)
}

#[test]
fn choices_are_taken_with_what_earns_marks() {
    let single = gift("::Loket:: Apa yang *pertama*? {=Menyapa#Ya ~Menulis ~%50%Diam}").unwrap();
    assert!(single.notes.is_empty(), "{:?}", single.notes);
    assert_eq!(single.question.id, "loket");
    let Body::Single { correct: 0, choices } = &single.question.body else { panic!("{single:?}") };
    assert_eq!(choices[0].feedback.as_deref(), Some("Ya"));
    assert_eq!(choices.iter().map(|choice| choice.percent).collect::<Vec<_>>(), [None, None, Some(50)]);
    assert_eq!(single.question.text, "Apa yang \\*pertama\\*?");

    let several = gift("Mana? {~%50%a ~%50%b ~%-50%c}").unwrap();
    assert!(several.notes.is_empty(), "{:?}", several.notes);
    assert!(matches!(several.question.body, Body::Multiple { scoring: Scoring::Partial, .. }));
    let thirds = gift("Mana? {~%33.333%a ~%33.333%b ~%33.333%c ~%-33.333%d}").unwrap();
    assert!(matches!(thirds.question.body, Body::Multiple { scoring: Scoring::Partial, .. }), "{thirds:?}");
    for (file, shares, notes) in [
        ("Mana? {~%50%a ~%50%b ~%-100%c}", [50, 50, -100], vec![]),
        ("Mana? {~%50%a ~%50%b ~c}", [50, 50, 0], vec![]),
        ("Mana? {~%70%a ~%30%b ~%-50%c}", [70, 30, -50], vec![]),
        ("Mana? {~%66.66667%a ~%33.33333%b ~c}", [67, 33, 0], vec![Note::Shares]),
    ] {
        let taken = gift(file).unwrap();
        let Body::Multiple { choices, scoring: Scoring::Weighted, .. } = &taken.question.body else {
            panic!("{taken:?}")
        };
        assert_eq!(choices.iter().filter_map(|choice| choice.percent).collect::<Vec<_>>(), shares, "{file}");
        assert_eq!(taken.notes, notes, "{file}");
    }
    assert_eq!(gift("Mana? {=a ~%-25%b ~%33.33333%c}").unwrap().notes, [Note::Shares, Note::Penalties]);
}

/// A question of Moodle XML with a kind, a text and what else it holds.
fn moodle(kind: &str, text: &str, rest: &str) -> Result<Taken, Aside> {
    let file = format!(
        "<quiz><question type=\"{kind}\"><name><text>n</text></name><questiontext format=\"html\">\
         <text><![CDATA[{text}]]></text></questiontext>{rest}</question></quiz>"
    );
    let mut taken = taken(Format::MoodleXml, &file);
    assert_eq!(taken.len(), 1, "{file}");
    taken.remove(0)
}

#[test]
fn embedded_answers_become_gaps() {
    let text = "<p>Loket memasang {1:SA:=maklumat~=Maklumat pelayanan~*} selama {2:NM:=5:0.5} hari di \
                <b>{1:MCS:=ruang tunggu~gudang}</b>.</p>";
    let taken = moodle("cloze", text, "").unwrap();
    assert!(taken.notes.is_empty(), "{:?}", taken.notes);
    assert_eq!(taken.question.text, "Loket memasang [[1]] selama [[2]] hari di **[[3]]**.");
    assert_eq!(taken.question.worth, Centimark::whole(4));
    let Body::Gaps { gaps, .. } = &taken.question.body else { panic!("{taken:?}") };
    assert_eq!(gaps.iter().map(|gap| gap.weight).collect::<Vec<_>>(), [1, 2, 1]);
    assert!(matches!(&gaps[0].fill, Fill::Short { accepted, case_sensitive: false } if accepted.len() == 2));
    assert!(
        matches!(&gaps[2].fill, Fill::Choice { answer, distractors } if answer == "ruang tunggu" && distractors.len() == 1)
    );
    let notes = |text| moodle("cloze", text, "").unwrap().notes;
    assert_eq!(notes("a {1:SA:=b~%50%c}"), [Note::PartMarks]);
    assert_eq!(notes("a {1:MC:=b#Ya~c}"), [Note::ResultFeedback]);
    for (text, why) in [
        ("a {1:MR:=b~=c~d}", Aside::SeveralInGap),
        ("a {1:MC:=b~=c~d}", Aside::SeveralRight),
        ("a {1:MC:=b~c~c}", Aside::Twice),
        ("a {0:SA:=b}", Aside::GapWeight),
        ("a [[1]] {1:SA:=b}", Aside::GapPlace),
        ("<a href=\"https://x.id\">a {1:SA:=b}</a>", Aside::GapPlace),
    ] {
        assert_eq!(moodle("cloze", text, ""), Err(why), "{text}");
    }
}

#[test]
fn words_for_gaps_become_options_that_gaps_share() {
    let word = |kind: &str, text: &str, group: u8, more: &str| {
        format!("<{kind}><text>{text}</text><group>{group}</group>{more}</{kind}>")
    };
    let drag = |text, group| word("dragbox", text, group, "");
    let body = |kind, text, rest: &[String]| moodle(kind, text, &rest.concat());
    let once =
        body("ddwtos", "Bawa [[2]] lalu [[1]].", &[drag("KK", 1), drag("KTP", 1), drag("SIM", 1)]).unwrap();
    assert_eq!(once.question.text, "Bawa [[1]] lalu [[2]].");
    let Body::Gaps { gaps, distractors, reuse: false } = &once.question.body else { panic!("{once:?}") };
    assert!(matches!(&gaps[0].fill, Fill::Pool { answer } if answer == "KTP"));
    assert_eq!(distractors, &["SIM"]);
    let list: Vec<String> = ["KK", "KTP"].iter().map(|text| word("selectoption", text, 1, "")).collect();
    let listed = body("gapselect", "Bawa [[2]] lalu [[2]].", &list).unwrap();
    assert!(matches!(listed.question.body, Body::Gaps { reuse: true, .. }) && listed.notes.is_empty());
    let some = [word("dragbox", "KK", 1, "<infinite/>"), drag("KTP", 1)];
    assert_eq!(body("ddwtos", "[[1]] [[1]] [[2]]", &some).unwrap().notes, [Note::Reuse]);
    let groups = [drag("KK", 1), drag("SIM", 1), drag("satu", 2), drag("dua", 2)];
    let own = body("ddwtos", "Bawa [[1]] sebanyak [[4]].", &groups).unwrap();
    let Body::Gaps { gaps, .. } = &own.question.body else { panic!("{own:?}") };
    assert!(
        matches!(&gaps[1].fill, Fill::Choice { answer, distractors } if answer == "dua" && distractors == &["satu"])
    );
    assert_eq!(body("ddwtos", "[[1]] [[1]]", &[drag("a", 1), drag("b", 1)]), Err(Aside::NoRightAnswer));
    assert_eq!(body("ddwtos", "[[3]]", &[drag("a", 1), drag("b", 1)]), Err(Aside::NoRightAnswer));
    assert_eq!(body("ddwtos", "Tanpa isian", &[drag("a", 1)]), Err(Aside::GapPlace));
}

#[test]
fn what_would_be_marked_otherwise_is_kept_aside() {
    for (file, why) in [
        ("Bacalah ini.", Aside::Kind("description")),
        ("Mana? {~a ~b}", Aside::NoRightAnswer),
        ("Apa? {=*}", Aside::AnyAnswer),
        ("Berapa? {#=%100%5:0 =%100%7:0}", Aside::SeveralNumbers),
        ("Berapa? {#3.1415926535:0}", Aside::TooFine),
        ("[html]<img src\\=\"a.png\"> Apa ini? {=a ~b}", Aside::Media),
        ("Jodohkan. {=a -> b =a -> c}", Aside::Twice),
    ] {
        assert_eq!(gift(file), Err(why), "{file}");
    }
    let label = "<drag><no>1</no><text>loket</text></drag>\
        <drop><no>1</no><choice>1</choice><xleft>9</xleft><ytop>9</ytop></drop>";
    assert_eq!(moodle("ddimageortext", "Apa ini?", label), Err(Aside::Media), "the bank has no pictures");
}

#[test]
fn essays_are_taken_with_what_their_markers_are_told() {
    let plain = gift("Tulis karangan. {}").unwrap();
    assert_eq!(plain.notes, []);
    let empty = essay_body(WordLimits::default(), None, FileLimits::default(), true);
    assert_eq!(plain.question.body, empty);
    let essay = |rest: &str| moodle("essay", "Ceritakan.", rest);
    let told = "<minwordlimit>50</minwordlimit><maxwordlimit>200</maxwordlimit><graderinfo format=\"html\"><text>\
        &lt;p&gt;Ada &lt;b&gt;contoh&lt;/b&gt;.&lt;/p&gt;</text></graderinfo>";
    let told = essay(told).unwrap();
    assert_eq!(told.notes, []);
    let words = WordLimits { min: Some(50), max: Some(200) };
    let guidance = Some("Ada **contoh**.".to_owned());
    assert_eq!(told.question.body, essay_body(words, guidance, FileLimits::default(), true));
    let more = "<minwordlimit>9</minwordlimit><maxwordlimit>3</maxwordlimit>\
        <responsetemplate format=\"html\"><text>Yth.</text></responsetemplate>";
    let more = essay(more).unwrap();
    assert_eq!(more.notes, [Note::Template, Note::WordLimits]);
    assert_eq!(more.question.body, empty);
}

fn essay_body(words: WordLimits, guidance: Option<String>, files: FileLimits, is_text_wanted: bool) -> Body {
    Body::Essay(Essay { words, guidance, sample: None, rubric: Vec::new(), files, is_text_wanted })
}

#[test]
fn files_of_essays_are_taken_and_what_changes_is_told() {
    let check = |rest: &str, (min, max, kinds): (u8, u8, &[FileKind]), is_text_wanted, notes: &[Note]| {
        let taken = moodle("essay", "Unggah laporan.", rest).unwrap();
        let files = FileLimits { min, max, kinds: kinds.iter().copied().collect() };
        assert_eq!(
            taken.question.body,
            essay_body(WordLimits::default(), None, files, is_text_wanted),
            "{rest}"
        );
        assert_eq!(taken.notes, notes, "{rest}");
    };
    let some = "<attachments>2</attachments><attachmentsrequired>1</attachmentsrequired>";
    check(some, (1, 2, &[]), true, &[]);
    let alone = "<responseformat>noinline</responseformat><attachments>3</attachments>";
    check(alone, (0, 3, &[]), false, &[]);
    check(&format!("{alone}<minwordlimit>9</minwordlimit>"), (0, 3, &[]), false, &[Note::WordLimits]);
    let kinds = format!("{some}<filetypeslist>image,spreadsheet,presentation,document</filetypeslist>");
    check(&kinds, (1, 2, &[FileKind::Document, FileKind::Image]), true, &[]);
    let endings = format!("{some}<filetypeslist>.pdf,.zip</filetypeslist>");
    check(&endings, (1, 2, &[FileKind::Document]), true, &[Note::Files]);
    check("<attachments>-1</attachments>", (0, 10, &[]), true, &[Note::Files]);
    check(&format!("{some}<maxbytes>1024</maxbytes>"), (1, 2, &[]), true, &[Note::Files]);
    check("<responseformat>editorfilepicker</responseformat>", (0, 10, &[]), true, &[Note::Files]);
}

#[test]
fn other_kinds_are_taken() {
    let body = |file: &str| gift(file).unwrap().question.body;
    assert!(matches!(body("Benar? {T#Salah#Ya}"), Body::TrueFalse { answer: true, .. }));
    assert!(
        matches!(body("Siapa? {=Budi =budi santoso}"), Body::Short { accepted, .. } if accepted.len() == 2)
    );
    assert!(matches!(body("Berapa? {#12,5:0,5}"), Body::Numeric { .. }));
    let matching = body("Jodohkan. {=KTP -> Dukcapil =SIM -> Polisi =KK -> Dukcapil = -> Camat}");
    assert!(
        matches!(matching, Body::Matching { pairs, distractors } if pairs.len() == 3 && distractors == ["Camat"])
    );
    let table = "kind,stem,answer_1,answer_2,answer_3\nordering,Urutkan,satu,dua,tiga\n";
    let ordering = taken(Format::Csv, table).remove(0).unwrap();
    assert!(
        matches!(ordering.question.body, Body::Ordering { scoring: OrderScoring::Relative, items } if items.len() == 3)
    );
}
