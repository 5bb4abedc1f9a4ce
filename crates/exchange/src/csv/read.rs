//! Reads the table.
//!
//! **Invariant:** each row that is not empty is an entry of the report.

use std::collections::BTreeMap;

use super::table::{self, Row};
use crate::entries::{Doubts, Entries};
use crate::limits;
use crate::model::{
    Answer, Choice, Essay, Item, Kind, Markup, Matching, Number, Numeric, NumericAnswer, Ordering, Pair,
    Short, ShortAnswer, Text, TrueFalse, Units, Weight,
};
use crate::moodle::{name, trim};
use crate::report::{Fault, Report, Warning};

/// Columns that a question has once.
const SINGLE: [&str; 13] = [
    "category", "idnumber", "kind", "name", "stem", "markup", "mark", "penalty", "tags", "feedback", "key",
    "if_true", "if_false",
];
/// Columns that a question has once for each answer, as `answer_1`, `answer_2` and so on.
const NUMBERED: [&str; 5] = ["answer", "weight", "feedback", "tolerance", "match"];

/// Reads a file.
pub(crate) fn read(text: &str) -> Report {
    let mut entries = Entries::default();
    let separator = table::separator(text);
    let rows = table::rows(text, separator);
    let mut rows = rows.iter().filter(|row| row.cells.iter().any(|cell| !trim(cell).is_empty()));
    let Some(head) = rows.next() else { return entries.finish() };
    let columns: Vec<String> = head.cells.iter().map(|cell| trim(cell).to_ascii_lowercase()).collect();
    if columns.len() > limits::COLUMNS_MAX {
        entries.refused(head.line, Fault::TooManyParts, "", Vec::new());
        return entries.finish();
    }
    for part in ["kind", "stem"] {
        if !columns.iter().any(|column| column == part) {
            entries.refused(head.line, Fault::Missing { part }, &head.cells.join(","), Vec::new());
            return entries.finish();
        }
    }
    let unknown: Vec<Warning> = columns
        .iter()
        .filter(|column| !column.is_empty() && !is_known(column))
        .map(|column| Warning::LeftOut { part: column.clone() })
        .collect();
    for row in rows {
        if entries.is_full(row.line) {
            break;
        }
        let raw = text.get(row.span.clone()).unwrap_or_default();
        let mut doubts = Doubts::new();
        let result = Cells::new(&columns, row, &mut doubts).and_then(|mut cells| cells.item());
        entries.result(row.line, result, raw, doubts);
    }
    let mut report = entries.finish();
    report.warnings.extend(unknown);
    report
}

fn is_known(column: &str) -> bool {
    let numbered = column.rsplit_once('_').is_some_and(|(name, number)| {
        NUMBERED.contains(&name) && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    SINGLE.contains(&column) || numbered
}

/// The number in a cell.
fn number(part: &'static str, cell: &str, otherwise: Number) -> Result<Number, Fault> {
    let cell = trim(cell).trim_end_matches('%');
    if cell.is_empty() {
        return Ok(otherwise);
    }
    match Number::parse_loose(cell) {
        Some((number, _)) => Ok(number),
        None => Err(Fault::NotAllowed { part, text: cell.to_owned() }),
    }
}

/// The cells of a row by the names of their columns.
struct Cells<'a> {
    cells: BTreeMap<&'a str, &'a str>,
    doubts: &'a mut Doubts,
}

impl<'a> Cells<'a> {
    fn new(columns: &'a [String], row: &'a Row, doubts: &'a mut Doubts) -> Result<Self, Fault> {
        if row.is_open {
            return Err(Fault::OpenQuote);
        }
        let mut cells = BTreeMap::new();
        for (place, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match columns.get(place) {
                Some(column) => {
                    cells.entry(column.as_str()).or_insert(cell.as_str());
                }
                None => doubts.push(Warning::LeftOut { part: format!("column {}", place + 1) }),
            }
        }
        Ok(Self { cells, doubts })
    }

    fn cell(&self, name: &str) -> &'a str {
        self.cells.get(name).copied().unwrap_or_default()
    }

    fn weight(&mut self, place: usize) -> Result<Option<Weight>, Fault> {
        let cell = self.cell(&format!("weight_{place}"));
        if trim(cell).is_empty() {
            return Ok(None);
        }
        let weight = Weight::from_percent(number("weight", cell, Number::ZERO)?);
        let (weight, is_exact) = weight.ok_or_else(|| Fault::NotAWeight { text: cell.to_owned() })?;
        if !is_exact {
            self.doubts.push(Warning::Rounded);
        }
        Ok(Some(weight))
    }

    fn item(&mut self) -> Result<Item, Fault> {
        let markup = match trim(self.cell("markup")).to_ascii_lowercase().as_str() {
            "" | "moodle" => Markup::Moodle,
            "html" => Markup::Html,
            "plain" => Markup::Plain,
            "markdown" => Markup::Markdown,
            "wiki" => Markup::Wiki,
            other => return Err(Fault::NotAllowed { part: "markup", text: other.to_owned() }),
        };
        let stem = Text::new(self.cell("stem"), markup);
        let kind = self.kind(markup)?;
        let name = match self.cell("name") {
            "" => name::from_text(&stem.text),
            name => name.to_owned(),
        };
        let usual = Item::new(name, stem, kind);
        let tags = self.cell("tags").split('|').map(trim).filter(|tag| !tag.is_empty());
        let word = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
        Ok(Item {
            category: word(self.cell("category")),
            idnumber: word(self.cell("idnumber")),
            tags: tags.map(str::to_owned).collect(),
            general_feedback: Text::new(self.cell("feedback"), markup),
            mark: number("mark", self.cell("mark"), usual.mark)?,
            penalty: number("penalty", self.cell("penalty"), usual.penalty)?,
            ..usual
        })
    }

    fn kind(&mut self, markup: Markup) -> Result<Kind, Fault> {
        let named = trim(self.cell("kind")).to_ascii_lowercase();
        match named.as_str() {
            "single" | "multiple" => {
                let answers = self.answers(markup, named == "single")?;
                Ok(Kind::Choice(Choice::new(named == "single", answers)))
            }
            "truefalse" => {
                let is_true = match trim(self.cell("key")).to_ascii_lowercase().as_str() {
                    "true" | "t" | "benar" | "b" => true,
                    "false" | "f" | "salah" | "s" => false,
                    other => return Err(Fault::NotAllowed { part: "key", text: other.to_owned() }),
                };
                let said = |column: &str| Text::new(self.cell(column), markup);
                Ok(Kind::TrueFalse(TrueFalse {
                    is_true,
                    if_true: said("if_true"),
                    if_false: said("if_false"),
                }))
            }
            "short" => {
                let answers = self.each(1, |cells, place, cell| {
                    let weight = cells.weight(place)?.unwrap_or(Weight::FULL);
                    let feedback = cells.feedback(place, markup);
                    Ok(ShortAnswer { pattern: cell.to_owned(), weight, feedback })
                })?;
                Ok(Kind::Short(Short { is_case_sensitive: false, answers }))
            }
            "numeric" => {
                let answers = self.each(1, |cells, place, cell| {
                    let text = || Fault::NotANumber { text: cell.to_owned() };
                    let value = match trim(cell) {
                        "*" => None,
                        number => Some(Number::parse_loose(number).ok_or_else(text)?.0),
                    };
                    let tolerance = cells.cell(&format!("tolerance_{place}"));
                    let tolerance = number("tolerance", tolerance, Number::ZERO)?;
                    let weight = cells.weight(place)?.unwrap_or(Weight::FULL);
                    Ok(NumericAnswer { value, tolerance, weight, feedback: cells.feedback(place, markup) })
                })?;
                Ok(Kind::Numeric(Numeric { answers, units: Units::default() }))
            }
            "matching" => self.matching(markup),
            "essay" => Ok(Kind::Essay(Essay::default())),
            "description" => Ok(Kind::Description),
            "ordering" => {
                let things = self.each(2, |_, _, cell| Ok(Text::new(cell, markup)))?;
                Ok(Kind::Ordering(Ordering::new(things)))
            }
            other => Err(Fault::NotAllowed { part: "kind", text: other.to_owned() }),
        }
    }

    fn feedback(&self, place: usize, markup: Markup) -> Text {
        Text::new(self.cell(&format!("feedback_{place}")), markup)
    }

    /// The places that have a cell in one of the columns.
    fn places(&self, names: &[&str]) -> Vec<usize> {
        let mut places: Vec<usize> = self
            .cells
            .keys()
            .filter_map(|column| column.rsplit_once('_').filter(|(name, _)| names.contains(name)))
            .filter_map(|(_, place)| place.parse().ok())
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn each<T>(
        &mut self,
        needed: usize,
        mut make: impl FnMut(&mut Self, usize, &'a str) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut all = Vec::new();
        for place in self.places(&["answer"]) {
            let cell = self.cell(&format!("answer_{place}"));
            all.push(make(self, place, cell)?);
        }
        let found = all.len();
        if found < needed { Err(Fault::TooFewAnswers { found, needed }) } else { Ok(all) }
    }

    fn answers(&mut self, markup: Markup, is_single: bool) -> Result<Vec<Answer>, Fault> {
        let places = self.places(&["answer"]);
        let mut right = Vec::new();
        for letter in
            self.cell("key").split([',', ';', ' ', '|']).map(trim).filter(|letter| !letter.is_empty())
        {
            let wrong = || Fault::NoSuchAnswer { letter: letter.to_owned() };
            let code =
                letter.bytes().next().filter(|_| letter.len() == 1).ok_or_else(wrong)?.to_ascii_uppercase();
            let place = code.checked_sub(b'A').map(|place| usize::from(place) + 1);
            let place = place.filter(|place| places.contains(place)).ok_or_else(wrong)?;
            right.push(place);
        }
        let count = i64::try_from(right.len()).unwrap_or_default();
        let share = if is_single { Weight::FULL } else { Weight::ratio(1, count) };
        self.each(2, |cells, place, cell| {
            let given = cells.weight(place)?;
            let by_key = if right.contains(&place) { share } else { Weight::NONE };
            let feedback = cells.feedback(place, markup);
            Ok(Answer { text: Text::new(cell, markup), weight: given.unwrap_or(by_key), feedback })
        })
    }

    fn matching(&mut self, markup: Markup) -> Result<Kind, Fault> {
        let mut pairs = Vec::new();
        for place in self.places(&["answer", "match"]) {
            let prompt = Text::new(self.cell(&format!("answer_{place}")), markup);
            pairs.push(Pair { prompt, answer: self.cell(&format!("match_{place}")).to_owned() });
        }
        let found = pairs.len();
        if found < 2 {
            Err(Fault::TooFewAnswers { found, needed: 2 })
        } else {
            Ok(Kind::Matching(Matching::new(pairs)))
        }
    }
}
