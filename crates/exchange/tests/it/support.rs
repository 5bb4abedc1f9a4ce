//! Reading fixtures and looking into reports.
//!
//! **Invariant:** panics with the report when it is not as expected.

use std::path::Path;

use exchange::model::{Choice, Markup, Text, Weight};
use exchange::{Fault, Format, Item, Kind, Report, read};

/// The bytes of a fixture.
pub(crate) fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).expect(name)
}

/// The questions of a text.
pub(crate) fn items(format: Format, text: &str) -> Vec<Item> {
    read(format, text.as_bytes()).items().cloned().collect()
}

/// The only question of a text.
pub(crate) fn item(format: Format, text: &str) -> Item {
    let report = read(format, text.as_bytes());
    let mut items = report.items().cloned();
    match (items.next(), items.next()) {
        (Some(item), None) => item,
        _ => panic!("{report:?}"),
    }
}

/// The line and the fault of everything that was refused.
pub(crate) fn faults(report: &Report) -> Vec<(usize, Fault)> {
    report.refused().map(|(line, fault)| (line, fault.clone())).collect()
}

/// Texts and percent of the answers to pick.
pub(crate) fn choices(item: &Item) -> Vec<(&str, String)> {
    let Kind::Choice(Choice { answers, .. }) = &item.kind else { panic!("{item:?}") };
    answers.iter().map(|answer| (answer.text.text.as_str(), answer.weight.percent().to_string())).collect()
}

/// Texts and percent of the answers to write.
pub(crate) fn words(item: &Item) -> Vec<(&str, String)> {
    let Kind::Short(short) = &item.kind else { panic!("{item:?}") };
    short
        .answers
        .iter()
        .map(|answer| (answer.pattern.as_str(), answer.weight.percent().to_string()))
        .collect()
}

/// Numbers, tolerances and percent of the numeric answers.
pub(crate) fn numbers(item: &Item) -> Vec<String> {
    let Kind::Numeric(numeric) = &item.kind else { panic!("{item:?}") };
    numeric
        .answers
        .iter()
        .map(|answer| {
            let value = answer.value.map_or_else(|| "*".to_owned(), |value| value.to_string());
            format!("{value}±{} {}", answer.tolerance, answer.weight)
        })
        .collect()
}

/// A text.
pub(crate) fn text(text: &str, markup: Markup) -> Text {
    Text::new(text, markup)
}

/// Percent as a weight.
pub(crate) fn percent(percent: i64) -> Weight {
    Weight::from_ten_millionths(percent * 100_000)
}
