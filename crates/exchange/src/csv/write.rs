//! Writes the table.
//!
//! **Invariant:** has as many numbered columns as the question with the most answers needs, and no more.

use std::collections::BTreeMap;

use super::{read::read, table};
use crate::model::{Item, Kind, Markup, Text, Weight};
use crate::write::{Loss, Lost, Written, losses};

/// Columns that a question has once, in their order.
const COLUMNS: [&str; 13] = [
    "category", "idnumber", "kind", "name", "stem", "markup", "mark", "penalty", "tags", "feedback", "key",
    "if_true", "if_false",
];

/// A row by the names of its columns, as it is written.
type Cells = BTreeMap<String, String>;

/// Writes questions row by row, each checked by reading it back.
pub(crate) fn write(items: &[Item]) -> Written {
    let mut lost = Vec::new();
    let mut kept = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let Some(cells) = row(item) else {
            lost.push(Lost { item: place, what: Loss::Item });
            continue;
        };
        let columns = columns(std::slice::from_ref(&cells));
        let back = read(&[line_of_names(&columns), line(&columns, &cells)].concat());
        let back: Vec<&Item> = back.items().collect();
        let [back] = back.as_slice() else {
            lost.push(Lost { item: place, what: Loss::Item });
            continue;
        };
        lost.extend(losses(item, back).into_iter().map(|what| Lost { item: place, what }));
        kept.push(cells);
    }
    let columns = columns(&kept);
    let lines = kept.iter().map(|cells| line(&columns, cells));
    Written { text: std::iter::once(line_of_names(&columns)).chain(lines).collect(), lost }
}

fn columns(rows: &[Cells]) -> Vec<String> {
    let number =
        |column: &String| column.rsplit_once('_').and_then(|(_, number)| number.parse::<usize>().ok());
    let most = rows.iter().flat_map(BTreeMap::keys).filter_map(number).max().unwrap_or_default();
    let used = |name: &str| rows.iter().any(|row| row.keys().any(|column| column.starts_with(name)));
    let numbered: Vec<&str> = ["answer_", "match_", "tolerance_", "weight_", "feedback_"]
        .into_iter()
        .filter(|name| used(name))
        .collect();
    let numbered = (1..=most).flat_map(|place| numbered.iter().map(move |name| format!("{name}{place}")));
    COLUMNS.into_iter().map(str::to_owned).chain(numbered).collect()
}

fn line_of_names(columns: &[String]) -> String {
    format!("{}\r\n", columns.join(","))
}

fn line(columns: &[String], cells: &Cells) -> String {
    let cells: Vec<&str> =
        columns.iter().map(|column| cells.get(column).map_or("", String::as_str)).collect();
    format!("{}\r\n", cells.join(","))
}

fn row(item: &Item) -> Option<Cells> {
    let mut cells = Cells::new();
    let mut set = |column: &str, cell: String| {
        if !cell.is_empty() {
            cells.insert(column.to_owned(), cell);
        }
    };
    let usual = Item::new("", Text::default(), item.kind.clone());
    set("category", table::text(item.category.as_deref().unwrap_or_default()));
    set("idnumber", table::text(item.idnumber.as_deref().unwrap_or_default()));
    set("name", table::text(&item.name));
    set("stem", table::text(&item.stem.text));
    set("markup", markup(item).to_owned());
    if item.mark != usual.mark {
        set("mark", item.mark.to_string());
    }
    if item.penalty != usual.penalty {
        set("penalty", item.penalty.to_string());
    }
    set("tags", table::text(&item.tags.join("|")));
    set("feedback", table::text(&item.general_feedback.text));
    let mut numbered = |name: &str, place: usize, cell: String| set(&format!("{name}_{}", place + 1), cell);
    let percent = |weight: Weight| weight.percent().to_string();
    let kind = match &item.kind {
        Kind::Choice(choice) => {
            for (place, answer) in choice.answers.iter().enumerate() {
                numbered("answer", place, table::text(&answer.text.text));
                numbered("weight", place, percent(answer.weight));
                numbered("feedback", place, table::text(&answer.feedback.text));
            }
            if choice.is_single { "single" } else { "multiple" }
        }
        Kind::TrueFalse(truth) => {
            set("key", if truth.is_true { "TRUE" } else { "FALSE" }.to_owned());
            set("if_true", table::text(&truth.if_true.text));
            set("if_false", table::text(&truth.if_false.text));
            "truefalse"
        }
        Kind::Short(short) => {
            for (place, answer) in short.answers.iter().enumerate() {
                numbered("answer", place, table::text(&answer.pattern));
                numbered("weight", place, percent(answer.weight));
                numbered("feedback", place, table::text(&answer.feedback.text));
            }
            "short"
        }
        Kind::Numeric(numeric) => {
            for (place, answer) in numeric.answers.iter().enumerate() {
                let value = answer.value.map_or_else(|| "*".to_owned(), |value| value.to_string());
                numbered("answer", place, value);
                numbered("tolerance", place, answer.tolerance.to_string());
                numbered("weight", place, percent(answer.weight));
                numbered("feedback", place, table::text(&answer.feedback.text));
            }
            "numeric"
        }
        Kind::Matching(matching) => {
            for (place, pair) in matching.pairs.iter().enumerate() {
                numbered("answer", place, table::text(&pair.prompt.text));
                numbered("match", place, table::text(&pair.answer));
            }
            "matching"
        }
        Kind::Ordering(ordering) => {
            for (place, thing) in ordering.things.iter().enumerate() {
                numbered("answer", place, table::text(&thing.text));
            }
            "ordering"
        }
        Kind::Essay(_) => "essay",
        Kind::Description => "description",
        Kind::Cloze(_) | Kind::Gaps(_) | Kind::Markers(_) | Kind::Labels(_) => return None,
    };
    set("kind", kind.to_owned());
    Some(cells)
}

fn markup(item: &Item) -> &'static str {
    match item.stem.markup {
        Markup::Moodle => "moodle",
        Markup::Html => "html",
        Markup::Plain => "plain",
        Markup::Markdown => "markdown",
        Markup::Wiki => "wiki",
    }
}
