//! What is written and read again is the same question, or the loss is named.
//!
//! **Invariant:** for each format there is a kind of bank that it holds without any loss.

use exchange::model::{
    Answer, Choice, Essay, Markup, Matching, Numeric, NumericAnswer, Pair, Short, ShortAnswer, Text,
    TrueFalse, Units, Weight,
};
use exchange::{Bank, Category, Format, Item, Kind, Loss, read, write};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::generated::{self, item, line, name, number, weight, words};

const WRITTEN: [Format; 4] = [Format::Gift, Format::Aiken, Format::MoodleXml, Format::Csv];

fn bank(items: Vec<Item>) -> Bank {
    Bank { categories: Vec::new(), items }
}

/// Questions in categories that change along the way, the first without one.
fn filed(items: Vec<Item>) -> Vec<Item> {
    let path = |place: usize| (place > 0).then(|| format!("a/{}: b", place / 2));
    items.into_iter().enumerate().map(|(place, item)| Item { category: path(place), ..item }).collect()
}

/// A text without markup of its own.
fn plain(text: String) -> Text {
    Text::new(text, Markup::Moodle)
}

/// A question as GIFT and the table hold it: the usual settings, all texts of one markup.
fn simple() -> BoxedStrategy<Item> {
    // An arrow anywhere beside a `=` makes pairs of GIFT's answers.
    let line = || line().prop_map(|text| text.replace("->", "-"));
    let answer = || (line().prop_map(|text| format!("{text}.")), weight(), line());
    let several = vec(answer(), 2..4).prop_map(|answers| {
        let answers = answers.into_iter().map(|(text, weight, feedback)| Answer {
            text: plain(text),
            weight,
            feedback: plain(feedback),
        });
        let mut answers: Vec<Answer> = answers.collect();
        let is_single = answers[1].weight == Weight::FULL;
        if !is_single {
            answers[0].weight = Weight::from_ten_millionths(5_000_000);
        }
        Kind::Choice(Choice::new(is_single, answers))
    });
    let short = vec(answer(), 1..4).prop_map(|answers| {
        let answers = answers.into_iter().map(|(pattern, weight, feedback)| ShortAnswer {
            pattern,
            weight,
            feedback: plain(feedback),
        });
        Kind::Short(Short { is_case_sensitive: false, answers: answers.collect() })
    });
    let numeric = vec((number(), weight(), line()), 1..4).prop_map(|answers| {
        let answers = answers.into_iter().map(|(value, weight, feedback)| NumericAnswer {
            value: Some(value),
            weight,
            feedback: plain(feedback),
            ..NumericAnswer::default()
        });
        Kind::Numeric(Numeric { answers: answers.collect(), units: Units::default() })
    });
    let matching = vec((words(), line().prop_map(|text| format!("{text}."))), 2..4).prop_map(|pairs| {
        let pairs = pairs.into_iter().map(|(prompt, answer)| Pair { prompt: plain(prompt), answer });
        Kind::Matching(Matching::new(pairs.collect()))
    });
    let truth = (any::<bool>(), line(), line()).prop_map(|(is_true, if_true, if_false)| {
        Kind::TrueFalse(TrueFalse { is_true, if_true: plain(if_true), if_false: plain(if_false) })
    });
    let kind = prop_oneof![
        several.boxed(),
        short.boxed(),
        numeric.boxed(),
        matching.boxed(),
        truth.boxed(),
        Just(Kind::Essay(Essay::default())),
        Just(Kind::Description)
    ];
    let marks = (proptest::option::of("[A-Z]{1,3}[-0-9\\]]{0,3}"), vec("[a-z\\]]{1,5}", 0..3));
    (name(), line(), kind, line(), marks)
        .prop_map(|(name, stem, kind, feedback, (idnumber, tags))| {
            // A description has no place for feedback in GIFT.
            let feedback = if kind == Kind::Description { String::new() } else { feedback };
            let name = if name.is_empty() { "x".to_owned() } else { name };
            Item { general_feedback: plain(feedback), idnumber, tags, ..Item::new(name, plain(stem), kind) }
        })
        .boxed()
}

/// A question as Aiken holds it.
fn aiken() -> impl Strategy<Value = Item> {
    (words(), vec(words(), 2..5), 0..2_usize).prop_map(|(stem, answers, right)| {
        // Lines of a single letter are not looked at.
        let stem = format!("{stem} ?");
        let answers = answers.into_iter().enumerate().map(|(place, text)| Answer {
            text: Text::new(format!("{text} &lt;&amp;&gt;"), Markup::Html),
            weight: if place == right { Weight::FULL } else { Weight::NONE },
            feedback: Text::default(),
        });
        let kind = Kind::Choice(Choice::new(true, answers.collect()));
        Item::new(stem.clone(), Text::new(stem, Markup::Html), kind)
    })
}

/// Writes and reads; nothing may be lost.
fn same(format: Format, items: Vec<Item>) -> Result<(), TestCaseError> {
    let bank = bank(items);
    let written = write(format, &bank).expect("a format that is written");
    prop_assert_eq!(&written.lost, &[], "{}", &written.text);
    let again = read(format, written.text.as_bytes()).into_bank();
    prop_assert_eq!(again.items, bank.items, "{}", written.text);
    Ok(())
}

proptest! {
    #[test]
    fn moodle_xml_holds_every_question(items in vec(item(), 1..4)) {
        same(Format::MoodleXml, filed(items))?;
    }

    #[test]
    fn gift_holds_simple_questions(items in vec(simple(), 1..5)) {
        same(Format::Gift, filed(items))?;
    }

    #[test]
    fn the_table_holds_simple_questions(items in vec(simple(), 1..5)) {
        same(Format::Csv, filed(items))?;
    }

    #[test]
    fn aiken_holds_single_choices(items in vec(aiken(), 1..5)) {
        same(Format::Aiken, items)?;
    }

    #[test]
    fn every_loss_is_named(items in vec(item(), 1..4), which in 0..4_usize) {
        let format = WRITTEN[which];
        let bank = bank(filed(items));
        let written = write(format, &bank).expect("a format that is written");
        let lost = |place: usize| written.lost.iter().filter(move |lost| lost.item == place).map(|lost| lost.what);
        let kept: Vec<usize> =
            (0..bank.items.len()).filter(|place| lost(*place).all(|what| what != Loss::Item)).collect();
        let back = read(format, written.text.as_bytes()).into_bank();
        prop_assert_eq!(back.items.len(), kept.len(), "{}", &written.text);
        for (place, back) in kept.into_iter().zip(back.items) {
            if lost(place).next().is_none() {
                prop_assert_eq!(&back, &bank.items[place], "{}", &written.text);
            }
        }
    }

    #[test]
    fn values_survive_json(item in item()) {
        let json = serde_json::to_string(&item).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Item>(&json).expect("an item"), item);
    }
}

#[test]
fn categories_keep_what_they_say() {
    let category = Category {
        path: "$course$/top/A & B".to_owned(),
        info: Text::new("<p>Isi</p>", Markup::Html),
        idnumber: Some("K1".to_owned()),
    };
    let item = Item::new("a", Text::new("b", Markup::Plain), Kind::Description);
    let bank =
        Bank { categories: vec![category], items: vec![Item { category: Some("x/y".to_owned()), ..item }] };
    let written = write(Format::MoodleXml, &bank).expect("written");
    assert_eq!(written.lost, []);
    assert_eq!(read(Format::MoodleXml, written.text.as_bytes()).into_bank(), bank);
}

#[test]
fn formats_say_what_they_cannot_hold() {
    let mut item = Item::new("a", Text::new("b", Markup::Html), Kind::Essay(Essay::default()));
    item.hints.push(exchange::model::Hint::default());
    item.mark = exchange::model::Number::from(3);
    let lost = |format| {
        let written = write(format, &bank(vec![item.clone()])).expect("written");
        written.lost.into_iter().map(|lost| lost.what).collect::<Vec<Loss>>()
    };
    assert_eq!(lost(Format::Gift), [Loss::Mark, Loss::Hints]);
    assert_eq!(lost(Format::Csv), [Loss::Hints]);
    assert_eq!(lost(Format::Aiken), [Loss::Item]);
    assert_eq!(write(Format::MissingWord, &Bank::default()), None);
    let _ = generated::text();
}
