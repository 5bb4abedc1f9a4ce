//! Quizzes and questions as YAML.

use std::collections::BTreeSet;

use grading::{Centimark, ChoiceNo, Decimal, FileLimits, Penalty, Scoring, SecondMarker, Unit, Units};

use crate::words::{FILE_KINDS, METHODS, ORDER_SCORINGS, REVIEWS, SCORINGS, word};
use crate::yaml::emit::{Map, Yaml};
use crate::{
    Blank, Body, Choice, Criterion, Description, Draw, Essay, Fill, Pair, Question, Quiz, Review,
    RubricLevel, Section, Tries, Zone,
};

/// Adds a quiz's settings and questions.
pub(crate) fn quiz(map: &mut Map, quiz: &Quiz) {
    map.prose_if_any("intro", quiz.intro.as_deref());
    map.word("pass_percent", quiz.pass_percent);
    if let Some(attempts) = quiz.attempts {
        map.word("attempts", attempts);
    }
    map.word("grading", word(&METHODS, &quiz.method));
    if let Some(minutes) = quiz.time_limit_minutes {
        map.word("time_limit_minutes", minutes);
    }
    if let Some(minutes) = quiz.pause_minutes {
        map.word("pause_minutes", minutes);
    }
    map.word("shuffle", quiz.shuffle);
    map.word("review", word(&REVIEWS, &quiz.review));
    if quiz.outcome != Review::Never {
        map.word("outcome", word(&REVIEWS, &quiz.outcome));
    }
    if let Some(pretest) = &quiz.pretest {
        map.line("pretest", pretest);
    }
    if !quiz.draw.is_empty() {
        map.put("draw", Yaml::List(quiz.draw.iter().map(draw).collect()));
    }
    if let Some(tag) = &quiz.practice {
        map.line("practice", tag);
    }
    if let Some(marker) = quiz.second_marker {
        map.put("second_marker", second_marker(marker));
    }
    if quiz.per_page != 1 {
        map.word("per_page", quiz.per_page);
    }
    let sections = |place| quiz.sections.iter().filter(move |section| section.first == place).map(section);
    let entries = quiz.questions.iter().enumerate();
    let entries = entries.flat_map(|(place, question)| sections(place).chain(entries_of(question)));
    map.put("questions", Yaml::List(entries.collect()));
}

pub(super) fn second_marker(marker: SecondMarker) -> Yaml {
    let mut map = Map::new();
    map.word("within_percent", marker.within_percent);
    Yaml::Flow(map)
}

fn draw(draw: &Draw) -> Yaml {
    let mut map = Map::new();
    map.word("count", draw.count);
    map.line("tag", &draw.tag);
    Yaml::Flow(map)
}

/// A question after its descriptions.
fn entries_of(question: &Question) -> impl Iterator<Item = Yaml> {
    question.leads.iter().map(description).chain([self::question(question)])
}

fn section(section: &Section) -> Yaml {
    let mut map = Map::new();
    map.line("id", &section.id);
    map.word("kind", "section");
    map.line("title", &section.title);
    map.prose_if_any("text", section.text.as_deref());
    if !section.shuffle {
        map.word("shuffle", section.shuffle);
    }
    Yaml::Map(map)
}

fn description(description: &Description) -> Yaml {
    let mut map = Map::new();
    map.line("id", &description.id);
    map.word("kind", "description");
    if description.covers != 1 {
        map.word("covers", description.covers);
    }
    map.prose("text", &description.text);
    Yaml::Map(map)
}

fn question(question: &Question) -> Yaml {
    let mut map = Map::new();
    map.line("id", &question.id);
    map.word("kind", kind(&question.body));
    if !question.tags.is_empty() {
        map.put("tags", Yaml::Row(question.tags.clone()));
    }
    if question.worth != Centimark::whole(1) {
        map.put("worth", marks(question.worth));
    }
    if let Some(origin) = &question.origin {
        map.line("bank", &format!("{}@{}", origin.question, origin.version));
    }
    map.prose("text", &question.text);
    map.prose_if_any("feedback", question.feedback.as_deref());
    body(&mut map, &question.body);
    tries(&mut map, &question.tries);
    Yaml::Map(map)
}

fn tries(map: &mut Map, tries: &Tries) {
    if tries.penalty != Penalty::default() {
        map.word("penalty_percent", tries.penalty.get());
    }
    if !tries.hints.is_empty() {
        map.put("hints", Yaml::List(tries.hints.iter().cloned().map(Yaml::Prose).collect()));
    }
}

fn kind(body: &Body) -> &'static str {
    match body {
        Body::Single { .. } => "single",
        Body::Multiple { .. } => "multiple",
        Body::TrueFalse { .. } => "true_false",
        Body::Numeric { .. } => "numeric",
        Body::Short { .. } => "short",
        Body::Matching { .. } => "matching",
        Body::Ordering { .. } => "ordering",
        Body::Gaps { .. } => "gaps",
        Body::Labels { .. } => "labels",
        Body::Essay(_) => "essay",
    }
}

fn body(map: &mut Map, body: &Body) {
    match body {
        Body::Single { correct, choices: all } => choices(map, &BTreeSet::from([*correct]), all),
        Body::Multiple { correct, choices: all, scoring } => {
            map.word("scoring", word(&SCORINGS, scoring));
            // Of weighted choices, the shares say which are right.
            let is_weighted = *scoring == Scoring::Weighted;
            choices(map, if is_weighted { const { &BTreeSet::new() } } else { correct }, all);
        }
        Body::TrueFalse { answer, feedback_true, feedback_false } => {
            map.word("answer", answer);
            map.prose_if_any("feedback_true", feedback_true.as_deref());
            map.prose_if_any("feedback_false", feedback_false.as_deref());
        }
        Body::Numeric { value, tolerance, unit, units } => {
            map.put("value", number(*value));
            map.put("tolerance", number(*tolerance));
            if let Some(unit) = unit {
                map.line("unit", unit);
            }
            accepted_units(map, units.as_ref());
        }
        Body::Short { accepted, case_sensitive } => {
            map.lines("accepted", accepted);
            map.word("case_sensitive", case_sensitive);
        }
        Body::Matching { pairs, distractors } => {
            map.put("pairs", Yaml::List(pairs.iter().map(pair).collect()));
            map.lines("distractors", distractors);
        }
        Body::Ordering { items, scoring } => {
            map.word("scoring", word(&ORDER_SCORINGS, scoring));
            map.lines("items", items);
        }
        Body::Gaps { gaps, distractors, reuse } => {
            map.put("gaps", Yaml::List(gaps.iter().map(gap).collect()));
            map.lines("distractors", distractors);
            if *reuse {
                map.word("reuse", reuse);
            }
        }
        Body::Labels { picture, alt, zones, distractors, reuse } => {
            map.line("picture", picture);
            map.line("alt", alt);
            map.put("zones", Yaml::List(zones.iter().map(zone).collect()));
            map.lines("distractors", distractors);
            if *reuse {
                map.word("reuse", reuse);
            }
        }
        Body::Essay(content) => essay(map, content),
    }
}

/// Adds what is asked of an essay and by what it is marked.
pub(super) fn essay(map: &mut Map, essay: &Essay) {
    for (key, words) in [("min_words", essay.words.min), ("max_words", essay.words.max)] {
        if let Some(words) = words {
            map.word(key, words);
        }
    }
    map.prose_if_any("guidance", essay.guidance.as_deref());
    map.prose_if_any("sample", essay.sample.as_deref());
    if !essay.rubric.is_empty() {
        map.put("rubric", Yaml::List(essay.rubric.iter().map(criterion).collect()));
    }
    if !essay.files.is_none() {
        map.put("files", files(&essay.files, essay.is_text_wanted));
    }
}

fn files(files: &FileLimits, is_text_wanted: bool) -> Yaml {
    let mut map = Map::new();
    if files.min > 0 {
        map.word("min", files.min);
    }
    map.word("max", files.max);
    if !files.kinds.is_empty() {
        let kinds = files.kinds.iter().map(|kind| word(&FILE_KINDS, kind).to_owned());
        map.put("kinds", Yaml::Row(kinds.collect()));
    }
    if !is_text_wanted {
        map.word("alone", true);
    }
    Yaml::Flow(map)
}

fn criterion(criterion: &Criterion) -> Yaml {
    let level = |level: &RubricLevel| {
        let mut map = Map::new();
        map.put("marks", marks(level.marks));
        map.line("text", &level.text);
        Yaml::Map(map)
    };
    let mut map = Map::new();
    map.line("criterion", &criterion.name);
    map.put("levels", Yaml::List(criterion.levels.iter().map(level).collect()));
    Yaml::Map(map)
}

fn gap(gap: &Blank) -> Yaml {
    let mut map = Map::new();
    let kind = match &gap.fill {
        Fill::Short { .. } => "short",
        Fill::Numeric { .. } => "numeric",
        Fill::Choice { .. } => "choice",
        Fill::Pool { .. } => "pool",
    };
    map.word("kind", kind);
    if gap.weight != 1 {
        map.word("weight", gap.weight);
    }
    match &gap.fill {
        Fill::Short { accepted, case_sensitive } => {
            map.lines("accepted", accepted);
            map.word("case_sensitive", case_sensitive);
        }
        Fill::Numeric { value, tolerance, units } => {
            map.put("value", number(*value));
            map.put("tolerance", number(*tolerance));
            accepted_units(&mut map, units.as_ref());
        }
        Fill::Choice { answer, distractors } => {
            map.line("answer", answer);
            map.lines("distractors", distractors);
        }
        Fill::Pool { answer } => map.line("answer", answer),
    }
    Yaml::Map(map)
}

fn zone(zone: &Zone) -> Yaml {
    let mut map = Map::new();
    map.put("at", Yaml::Word(format!("[{}, {}]", zone.x, zone.y)));
    map.line("place", &zone.place);
    map.line("label", &zone.label);
    Yaml::Map(map)
}

fn choices(map: &mut Map, correct: &BTreeSet<ChoiceNo>, choices: &[Choice]) {
    let choice = |(no, choice): (ChoiceNo, &Choice)| {
        let mut map = Map::new();
        map.prose("text", &choice.text);
        if correct.contains(&no) {
            map.word("correct", true);
        }
        if let Some(percent) = choice.percent {
            map.word("percent", percent);
        }
        map.prose_if_any("feedback", choice.feedback.as_deref());
        Yaml::Map(map)
    };
    map.put("choices", Yaml::List((0..=ChoiceNo::MAX).zip(choices).map(choice).collect()));
}

fn accepted_units(map: &mut Map, units: Option<&Units>) {
    if let Some(units) = units {
        map.put("units", Yaml::List(units.accepted.iter().map(accepted_unit).collect()));
        map.word("unit_optional", units.is_optional);
    }
}

fn accepted_unit(unit: &Unit) -> Yaml {
    let mut map = Map::new();
    map.line("unit", &unit.name);
    map.put("factor", number(unit.factor));
    Yaml::Map(map)
}

fn pair(pair: &Pair) -> Yaml {
    let mut map = Map::new();
    map.line("prompt", &pair.prompt);
    map.line("answer", &pair.answer);
    Yaml::Map(map)
}

pub(super) fn marks(marks: Centimark) -> Yaml {
    number(Decimal::from_millionths(i64::from(marks.hundredths()) * 10_000))
}

/// Whole numbers stand bare; a comma needs quotes to stay one number for every reader of YAML.
fn number(value: Decimal) -> Yaml {
    let text = value.to_string();
    if text.contains(',') { Yaml::Line(text) } else { Yaml::Word(text) }
}
