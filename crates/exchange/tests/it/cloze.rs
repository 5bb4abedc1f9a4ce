//! Embedded answers are read as Moodle's importer reads them.
//!
//! **Invariant:** a gap without a right answer refuses the question.

use exchange::model::{Gap, GapKind, Layout};
use exchange::{Fault, Format, Item, Kind, read};

use crate::support::{bytes, faults};

fn gaps(item: &Item) -> &[Gap] {
    let Kind::Cloze(cloze) = &item.kind else { panic!("{item:?}") };
    &cloze.gaps
}

#[test]
fn a_text_has_gaps_of_all_kinds() {
    let report = read(Format::Multianswer, &bytes("contoh.cloze.txt"));
    let item = report.items().next().expect("a question");
    assert!(item.stem.text.starts_with("Ibu kota {#1} sekarang ialah\n{#2}, luasnya"), "{}", item.stem.text);
    assert_eq!(item.mark.to_string(), "5");
    let [first, second, third, fourth] = gaps(item) else { panic!("{item:?}") };
    let GapKind::Short { answers, .. } = &first.kind else { panic!("{first:?}") };
    assert_eq!((answers[0].pattern.as_str(), answers[0].feedback.text.as_str()), ("Indonesia", "Tepat"));
    assert_eq!(answers[1].weight.percent().to_string(), "50");
    let GapKind::Choice { layout, is_shuffled, answers } = &second.kind else { panic!("{second:?}") };
    assert_eq!((*layout, *is_shuffled, answers.len(), second.mark), (Layout::Vertical, true, 3, 2));
    let GapKind::Numeric { answers } = &third.kind else { panic!("{third:?}") };
    assert_eq!(answers[0].value.map(|value| value.to_string()).as_deref(), Some("661.5"));
    assert_eq!(answers[0].tolerance.to_string(), "1.5");
    let GapKind::Several { answers, .. } = &fourth.kind else { panic!("{fourth:?}") };
    let percent: Vec<String> = answers.iter().map(|answer| answer.weight.percent().to_string()).collect();
    assert_eq!(percent, ["50", "50", "-50"]);
}

#[test]
fn a_question_needs_gaps_that_can_be_solved() {
    for (text, fault) in [
        ("tanpa isian", Fault::NoGap),
        ("{1:MULTICHOICE:=satu}", Fault::GapTooFewAnswers { gap: 1 }),
        ("{1:SA:=a} {1:MC:a~%50%b}", Fault::GapWithoutFullMark { gap: 2 }),
        ("{1:NM:=tiga}", Fault::GapNotANumber { gap: 1, text: "tiga".to_owned() }),
    ] {
        assert_eq!(faults(&read(Format::Multianswer, text.as_bytes())), [(1, fault)], "{text}");
    }
}

#[test]
fn escapes_and_entities_are_undone() {
    let report = read(Format::Multianswer, br"{1:SA:=a\}b\#c &lt;d&gt;#e\}&amp;f}");
    let item = report.items().next().expect("a question");
    let GapKind::Short { answers, .. } = &gaps(item)[0].kind else { panic!("{item:?}") };
    assert_eq!(answers[0].pattern, "a}b#c <d>");
    assert_eq!(answers[0].feedback.text, "e}&f");
}
