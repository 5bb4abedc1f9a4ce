//! Collects the entries of a file while it is read.
//!
//! **Invariant:** at most [`limits::ENTRIES_MAX`] entries; the category of a question is the one read last.

use crate::limits;
use crate::model::{Category, Item, Kind, Weight};
use crate::report::{Entry, Fault, Outcome, Report, Warning};

/// Doubts that arise while one entry is read.
pub(crate) type Doubts = Vec<Warning>;

/// The entries so far.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    report: Report,
    category: Option<String>,
}

impl Entries {
    /// Whether no more may be read. Says so in the report.
    pub(crate) fn is_full(&mut self, line: usize) -> bool {
        let is_full = self.report.entries.len() >= limits::ENTRIES_MAX;
        if is_full {
            let outcome = Outcome::Refused { fault: Fault::TooManyEntries, raw: String::new() };
            self.report.entries.push(Entry { line, outcome, warnings: Vec::new() });
        }
        is_full
    }

    /// Adds a question in the category read last.
    pub(crate) fn item(&mut self, line: usize, mut item: Item, mut warnings: Doubts) {
        item.category = item.category.or_else(|| self.category.clone());
        warnings.extend(doubts(&item));
        self.push(line, Outcome::Item(Box::new(item)), warnings);
    }

    /// Adds a category.
    pub(crate) fn category(&mut self, line: usize, category: Category, warnings: Doubts) {
        self.category = Some(category.path.clone());
        self.push(line, Outcome::Category(category), warnings);
    }

    /// Adds an entry of a kind that is not known.
    pub(crate) fn aside(&mut self, line: usize, kind: &str, raw: &str) {
        self.push(line, Outcome::Aside { kind: kind.to_owned(), raw: raw.to_owned() }, Vec::new());
    }

    /// Adds an entry that was not read.
    pub(crate) fn refused(&mut self, line: usize, fault: Fault, raw: &str, warnings: Doubts) {
        let mut end = raw.len().min(limits::REFUSED_BYTES_MAX);
        while !raw.is_char_boundary(end) {
            end -= 1;
        }
        let raw = raw.get(..end).unwrap_or_default().to_owned();
        self.push(line, Outcome::Refused { fault, raw }, warnings);
    }

    /// Adds what was read, or why it was not.
    pub(crate) fn result(&mut self, line: usize, result: Result<Item, Fault>, raw: &str, warnings: Doubts) {
        match result.and_then(sized) {
            Ok(item) => self.item(line, item, warnings),
            Err(fault) => self.refused(line, fault, raw, warnings),
        }
    }

    fn push(&mut self, line: usize, outcome: Outcome, warnings: Doubts) {
        self.report.entries.push(Entry { line, outcome, warnings });
    }

    /// The report.
    pub(crate) fn finish(self) -> Report {
        self.report
    }
}

/// The question, unless it has too many parts.
fn sized(item: Item) -> Result<Item, Fault> {
    let parts = match &item.kind {
        Kind::Choice(choice) => choice.answers.len(),
        Kind::Short(short) => short.answers.len(),
        Kind::Numeric(numeric) => numeric.answers.len().max(numeric.units.list.len()),
        Kind::Matching(matching) => matching.pairs.len(),
        Kind::Cloze(cloze) => cloze.gaps.len(),
        Kind::Gaps(gaps) => gaps.choices.len(),
        Kind::Markers(markers) => markers.drags.len().max(markers.drops.len()),
        Kind::Labels(labels) => labels.drags.len().max(labels.drops.len()),
        Kind::Ordering(ordering) => ordering.things.len(),
        Kind::TrueFalse(_) | Kind::Essay(_) | Kind::Description => 0,
    };
    if parts.max(item.hints.len()).max(item.tags.len()) > limits::PARTS_MAX {
        return Err(Fault::TooManyParts);
    }
    Ok(item)
}

/// What is odd about a question as it stands.
fn doubts(item: &Item) -> Doubts {
    let mut found = Vec::new();
    if item.name == crate::moodle::name::FALLBACK || item.name.is_empty() {
        found.push(Warning::Unnamed);
    }
    let weights: Vec<Weight> = match &item.kind {
        Kind::Choice(choice) => {
            if choice.answers.iter().any(|answer| answer.text.is_empty()) {
                found.push(Warning::EmptyAnswer);
            }
            let weights = choice.answers.iter().map(|answer| answer.weight);
            let best = weights.clone().max().unwrap_or_default();
            let sum: i64 = weights.clone().map(|weight| weight.ten_millionths().max(0)).sum();
            let is_whole =
                if choice.is_single { best >= Weight::FULL } else { (sum - 10_000_000).abs() < 1000 };
            if !is_whole {
                found.push(Warning::NoFullMark);
            }
            weights.collect()
        }
        Kind::Short(short) => short.answers.iter().map(|answer| answer.weight).collect(),
        Kind::Numeric(numeric) => numeric.answers.iter().map(|answer| answer.weight).collect(),
        Kind::TrueFalse(_)
        | Kind::Matching(_)
        | Kind::Essay(_)
        | Kind::Description
        | Kind::Cloze(_)
        | Kind::Gaps(_)
        | Kind::Markers(_)
        | Kind::Labels(_)
        | Kind::Ordering(_) => return found,
    };
    if !matches!(item.kind, Kind::Choice(_)) && weights.iter().all(|weight| *weight < Weight::FULL) {
        found.push(Warning::NoFullMark);
    }
    if let Some(weight) = weights.into_iter().find(|weight| !weight.is_on_grid()) {
        found.push(Warning::OffGrid { weight });
    }
    found
}
