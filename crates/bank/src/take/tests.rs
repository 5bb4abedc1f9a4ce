//! What comes of the questions of real files.

use course_folder::Body;
use exchange::Format;
use grading::{OrderScoring, Scoring};

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
    assert_eq!(single.notes, [Note::PartMarks]);
    assert_eq!(single.question.id, "loket");
    let Body::Single { correct: 0, choices } = &single.question.body else { panic!("{single:?}") };
    assert_eq!(choices[0].feedback.as_deref(), Some("Ya"));
    assert_eq!(single.question.text, "Apa yang \\*pertama\\*?");

    let several = gift("Mana? {~%50%a ~%50%b ~%-50%c}").unwrap();
    assert!(several.notes.is_empty(), "{:?}", several.notes);
    assert!(matches!(several.question.body, Body::Multiple { scoring: Scoring::Partial, .. }));
    let all = gift("Mana? {~%50%a ~%50%b ~%-100%c}").unwrap();
    assert_eq!(all.notes, [Note::AllOrNothing]);
    assert_eq!(gift("Mana? {~%50%a ~%50%b ~c}").unwrap().notes, [Note::Penalties]);
    assert_eq!(gift("Mana? {~%70%a ~%30%b ~%-50%c}").unwrap().notes, [Note::EqualParts]);
}

#[test]
fn what_would_be_marked_otherwise_is_kept_aside() {
    for (file, why) in [
        ("Tulis karangan. {}", Aside::Kind("essay")),
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
