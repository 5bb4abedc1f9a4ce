//! `cargo xtask corpus PATH`: how like Moodle's importer ours reads real question files.
//!
//! **Invariant:** reads only; the folder holds files and, in `expected-<format>.jsonl`, what a Moodle read from each. An
//! entry counts as equal if kind, name, stem, answers and shares of the mark are.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use exchange::model::{
    Answer, Gap, GapKind, Gaps, Labels, Manner, Markers, Matching, Number, NumericAnswer, Shape, ShortAnswer,
    Weight,
};
use exchange::{Format, Item, Kind, Outcome, read};
use serde_json::{Map, Value, json};

const FORMATS: [(&str, Format); 5] = [
    ("gift", Format::Gift),
    ("aiken", Format::Aiken),
    ("moodlexml", Format::MoodleXml),
    ("missingword", Format::MissingWord),
    ("multianswer", Format::Multianswer),
];
/// Moodle reckons with floats; two numbers this near are the same.
const NEAR: f64 = 0.000_000_1;

/// Equal entries of a format.
#[derive(Debug, Default)]
struct Score {
    entries: usize,
    equal: usize,
}

/// Reads the folder and prints what differs.
pub(crate) fn corpus(folder: &Path) -> Result<()> {
    let mut scores = BTreeMap::new();
    for (name, format) in FORMATS {
        let list = folder.join(format!("expected-{name}.jsonl"));
        if !list.exists() {
            continue;
        }
        let text = std::fs::read_to_string(&list).with_context(|| list.display().to_string())?;
        let mut score = Score::default();
        for line in text.lines() {
            let expected: Value = serde_json::from_str(line)?;
            compare(folder, format, &expected, &mut score)?;
        }
        println!("{name}: {} of {} entries equal", score.equal, score.entries);
        scores.insert(name, score);
    }
    if scores.is_empty() {
        bail!("no expected-<format>.jsonl in {}", folder.display());
    }
    let line: Map<String, Value> = scores
        .into_iter()
        .map(|(name, score)| (name.to_owned(), json!({ "entries": score.entries, "equal": score.equal })))
        .collect();
    println!("{}", Value::Object(line));
    Ok(())
}

/// One file beside what Moodle read from it.
fn compare(folder: &Path, format: Format, expected: &Value, score: &mut Score) -> Result<()> {
    let file = expected.get("file").and_then(Value::as_str).context("a line without `file`")?;
    let bytes = std::fs::read(folder.join(file)).with_context(|| file.to_owned())?;
    let report = read(format, &bytes);
    let mut found = Vec::new();
    let mut refused = Vec::new();
    for entry in &report.entries {
        match &entry.outcome {
            Outcome::Item(item) => found.push((entry.line, of_item(item))),
            Outcome::Category(category) => {
                found.push((entry.line, json!({ "type": "category", "stem": category.path })));
            }
            Outcome::Aside { kind, .. } => {
                refused.push(format!("{}: the kind {kind} was kept aside", entry.line));
            }
            Outcome::Refused { fault, .. } => {
                refused.push(format!("{}: refused: {fault}", entry.line));
            }
        }
    }
    let wanted = expected.get("questions").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let errors = expected.get("importerrors").and_then(Value::as_u64).unwrap_or_default();
    if usize::try_from(errors) != Ok(refused.len()) {
        println!("{file}: Moodle refused {errors} entries, we refused {}", refused.len());
        for line in refused {
            println!("{file}:{line}");
        }
    }
    score.entries += wanted.len().max(found.len());
    for place in 0..wanted.len().max(found.len()) {
        match (wanted.get(place).map(of_moodle), found.get(place)) {
            (Some(wanted), Some((line, found))) => match difference("", &wanted, found) {
                None => score.equal += 1,
                Some(reason) => println!("{file}:{line}: {reason}"),
            },
            (Some(wanted), None) => println!("{file}: not read: {wanted}"),
            (None, Some((line, found))) => println!("{file}:{line}: Moodle has no such entry: {found}"),
            (None, None) => {}
        }
    }
    Ok(())
}

/// The first difference, in words.
fn difference(at: &str, wanted: &Value, found: &Value) -> Option<String> {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => {
            let names = wanted.keys().chain(found.keys());
            names.into_iter().find_map(|name| {
                let value = |of: &Map<String, Value>| of.get(name).cloned().unwrap_or_default();
                difference(&format!("{at}/{name}"), &value(wanted), &value(found))
            })
        }
        (Value::Array(wanted), Value::Array(found)) if wanted.len() == found.len() => wanted
            .iter()
            .zip(found)
            .enumerate()
            .find_map(|(place, (wanted, found))| difference(&format!("{at}/{place}"), wanted, found)),
        (Value::Number(one), Value::Number(other)) => {
            let near =
                one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| (one - other).abs() < NEAR);
            (!near).then(|| format!("{at} is {other} instead of {one}"))
        }
        _ => (wanted != found).then(|| format!("{at} is {found} instead of {wanted}")),
    }
}

fn number(number: Number) -> Value {
    number.to_string().parse::<f64>().map_or(Value::Null, |number| json!(number))
}

fn share(weight: Weight) -> Value {
    weight.percent().to_string().parse::<f64>().map_or(Value::Null, |percent| json!(percent / 100.0))
}

/// A number, however Moodle writes it.
fn loose(value: Option<&Value>) -> Value {
    match value {
        Some(Value::Number(number)) => json!(number.as_f64()),
        Some(Value::String(text)) if text.is_empty() => json!(0.0),
        Some(Value::String(text)) => {
            text.replace(',', ".").parse::<f64>().map_or_else(|_| json!(text), |number| json!(number))
        }
        Some(Value::Bool(is)) => json!(f64::from(u8::from(*is))),
        Some(Value::Array(_) | Value::Object(_) | Value::Null) | None => json!(0.0),
    }
}

fn picked(answers: &[Answer]) -> Value {
    answers.iter().map(|answer| json!({ "text": answer.text.text, "share": share(answer.weight) })).collect()
}

fn written(answers: &[ShortAnswer]) -> Value {
    answers.iter().map(|answer| json!({ "text": answer.pattern, "share": share(answer.weight) })).collect()
}

fn reckoned(answers: &[NumericAnswer]) -> Value {
    let one = |answer: &NumericAnswer| {
        let value = answer.value.map_or_else(|| json!("*"), number);
        json!({ "text": value, "share": share(answer.weight), "tolerance": number(answer.tolerance) })
    };
    answers.iter().map(one).collect()
}

/// What counts of our question.
fn of_item(item: &Item) -> Value {
    let answers = match &item.kind {
        Kind::Choice(choice) => json!([f64::from(u8::from(choice.is_single)), picked(&choice.answers)]),
        Kind::TrueFalse(truth) => json!(f64::from(u8::from(truth.is_true))),
        Kind::Short(short) => written(&short.answers),
        Kind::Numeric(numeric) => reckoned(&numeric.answers),
        Kind::Matching(matching) => pairs(matching),
        Kind::Essay(_) | Kind::Description => Value::Null,
        Kind::Cloze(cloze) => cloze.gaps.iter().map(gap).collect(),
        Kind::Gaps(gaps) => words(gaps),
        Kind::Markers(markers) => of_markers(markers),
        Kind::Labels(labels) => of_labels(labels),
        Kind::Ordering(ordering) => ordering.things.iter().map(|thing| json!(thing.text)).collect(),
    };
    json!({ "type": item.kind.moodle_name(), "name": item.name, "stem": item.stem.text, "answers": answers })
}

fn pairs(matching: &Matching) -> Value {
    matching.pairs.iter().map(|pair| json!([pair.prompt.text, pair.answer])).collect()
}

fn gap(gap: &Gap) -> Value {
    let (kind, answers) = match &gap.kind {
        GapKind::Choice { answers, .. } | GapKind::Several { answers, .. } => {
            ("multichoice", picked(answers))
        }
        GapKind::Short { answers, .. } => ("shortanswer", written(answers)),
        GapKind::Numeric { answers } => ("numerical", reckoned(answers)),
    };
    json!({ "type": kind, "mark": f64::from(gap.mark), "answers": answers })
}

fn words(gaps: &Gaps) -> Value {
    let is_drag = gaps.manner == Manner::Drag;
    let one = |text: &str, group: u32, is_unlimited: bool| {
        json!([text, f64::from(group), f64::from(u8::from(is_drag && is_unlimited))])
    };
    gaps.choices.iter().map(|choice| one(&choice.text, choice.group, choice.is_unlimited)).collect()
}

fn of_markers(markers: &Markers) -> Value {
    let drags: Value = markers
        .drags
        .iter()
        .map(|drag| json!([drag.label, f64::from(drag.count.unwrap_or_default())]))
        .collect();
    let shape = |shape| match shape {
        Shape::Circle => "circle",
        Shape::Rectangle => "rectangle",
        Shape::Polygon => "polygon",
    };
    let drops: Value = markers
        .drops
        .iter()
        .map(|drop| json!([f64::from(drop.choice), shape(drop.shape), drop.coords]))
        .collect();
    json!([drags, drops])
}

fn of_labels(labels: &Labels) -> Value {
    let drags: Value = labels
        .drags
        .iter()
        .map(|drag| json!([drag.label, f64::from(drag.group), f64::from(u8::from(drag.is_unlimited))]))
        .collect();
    let drops: Value = labels
        .drops
        .iter()
        .map(|drop| json!([f64::from(drop.choice), drop.label, f64::from(drop.left), f64::from(drop.top)]))
        .collect();
    json!([drags, drops])
}

/// What counts of Moodle's question.
fn of_moodle(question: &Value) -> Value {
    let of = |name: &str| question.get(name);
    let kind = of("qtype").and_then(Value::as_str).unwrap_or_default();
    if kind == "category" {
        return json!({ "type": kind, "stem": of("category") });
    }
    let answers = match kind {
        "multichoice" => json!([loose(of("single")), shares(question, false)]),
        "truefalse" => loose(of("correctanswer")),
        "shortanswer" => shares(question, false),
        "numerical" => shares(question, true),
        "match" => list(of("subquestions"))
            .iter()
            .zip(list(of("subanswers")))
            .map(|(prompt, answer)| json!([text(prompt), answer]))
            .collect(),
        "multianswer" => {
            let parts = question.pointer("/options/questions").and_then(Value::as_object);
            let mut parts: Vec<(usize, &Value)> = parts
                .into_iter()
                .flatten()
                .filter_map(|(place, part)| place.parse().ok().map(|place| (place, part)))
                .collect();
            parts.sort_by_key(|(place, _)| *place);
            parts.into_iter().map(|(_, part)| of_moodle_gap(part)).collect()
        }
        "gapselect" | "ddwtos" => list(of("choices"))
            .iter()
            .map(|choice| {
                json!([choice.get("answer"), loose(choice.get("choicegroup")), loose(choice.get("infinite"))])
            })
            .collect(),
        "ddmarker" => {
            let drags: Value = list(of("drags"))
                .iter()
                .map(|drag| json!([drag.get("label"), loose(drag.get("noofdrags"))]))
                .collect();
            let drops: Value = list(of("drops"))
                .iter()
                .map(|drop| json!([loose(drop.get("choice")), drop.get("shape"), drop.get("coords")]))
                .collect();
            json!([drags, drops])
        }
        "ddimageortext" => {
            let drags: Value = list(of("drags"))
                .iter()
                .zip(list(of("draglabel")))
                .map(|(drag, label)| {
                    json!([label, loose(drag.get("draggroup")), loose(drag.get("infinite"))])
                })
                .collect();
            let number = |drop: &Value, name: &str| loose(drop.get(name));
            let drops: Value = list(of("drops"))
                .iter()
                .map(|drop| {
                    json!([
                        number(drop, "choice"),
                        drop.get("droplabel"),
                        number(drop, "xleft"),
                        number(drop, "ytop")
                    ])
                })
                .collect();
            json!([drags, drops])
        }
        "ordering" => list(of("answer")).iter().map(text).collect(),
        _ => Value::Null,
    };
    json!({ "type": kind, "name": of("name"), "stem": of("questiontext"), "answers": answers })
}

fn of_moodle_gap(part: &Value) -> Value {
    let kind = part.get("qtype").and_then(Value::as_str).unwrap_or_default();
    json!({ "type": kind, "mark": loose(part.get("defaultmark")), "answers": shares(part, kind == "numerical") })
}

/// Answers beside their shares of the mark, and beside their tolerances if they are numbers.
fn shares(question: &Value, is_number: bool) -> Value {
    let of = |name: &str| list(question.get(name));
    let one = |(place, answer): (usize, &Value)| {
        let answer = text(answer);
        let share = loose(of("fraction").get(place));
        if is_number {
            json!({ "text": loose(Some(&answer)), "share": share, "tolerance": loose(of("tolerance").get(place)) })
        } else {
            json!({ "text": answer, "share": share })
        }
    };
    of("answer").iter().enumerate().map(one).collect()
}

/// The values of a list, which PHP may have written as an object with numbers for names.
fn list(value: Option<&Value>) -> Vec<Value> {
    match value {
        Some(Value::Array(values)) => values.clone(),
        Some(Value::Object(values)) => {
            let mut values: Vec<(usize, Value)> = values
                .iter()
                .filter_map(|(place, value)| place.parse().ok().map(|place| (place, value.clone())))
                .collect();
            values.sort_by_key(|(place, _)| *place);
            values.into_iter().map(|(_, value)| value).collect()
        }
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => Vec::new(),
    }
}

/// A text, with or without its markup.
fn text(value: &Value) -> Value {
    value.get("text").unwrap_or(value).clone()
}
