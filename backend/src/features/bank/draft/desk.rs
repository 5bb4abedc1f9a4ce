//! Where faults are gathered while a form is read, and the fields that several kinds share.

use std::collections::BTreeSet;

use course_folder::limits::{CHOICES_MAX, LINE_CHARS_MAX};
use grading::decimal::NotANumber;
use grading::text::takes_anything;
use grading::{Centimark, Decimal, Unit, Units, with_unit};
use shared::api::bank::MeasureDraft;
use shared::problem::{Fault, Phrase};

use super::{pointer, said};

/// Most letters of one text.
const BLOCK_CHARS_MAX: usize = 20_000;
/// Millionths in a hundredth of a mark.
const MILLIONTHS: i64 = 10_000;

/// Gathers faults.
#[derive(Default)]
pub(super) struct Desk(Vec<Fault>);

impl Desk {
    /// Notes what is wrong with a field of the draft.
    pub(super) fn fault(&mut self, field: &str, detail: Phrase) {
        self.0.push(Fault { pointer: pointer(field), detail });
    }

    /// Everything that is wrong.
    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.0
    }

    /// A Markdown text of any length.
    pub(super) fn block(&mut self, field: &str, typed: &str) -> String {
        let text = typed.replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n").replace('\0', "");
        let text = text.trim();
        if text.contains("![") {
            self.fault(field, said::picture());
        }
        if text.chars().count() > BLOCK_CHARS_MAX {
            self.fault(field, said::too_long(BLOCK_CHARS_MAX));
        }
        text.to_owned()
    }

    /// A Markdown text that may be missing.
    pub(super) fn some_block(&mut self, field: &str, typed: &str) -> Option<String> {
        Some(self.block(field, typed)).filter(|text| !text.is_empty())
    }

    /// A text of one line.
    pub(super) fn line(&mut self, field: &str, typed: &str) -> String {
        let text = typed.replace('\0', "").split_whitespace().collect::<Vec<_>>().join(" ");
        if text.contains("![") {
            self.fault(field, said::picture());
        }
        if text.chars().count() > LINE_CHARS_MAX {
            self.fault(field, said::too_long(LINE_CHARS_MAX));
        }
        text
    }

    /// Texts of one line that differ; empty ones are left out. `same` says that one is there already.
    pub(super) fn lines(&mut self, field: &str, typed: &[String], same: fn() -> Phrase) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for (place, text) in typed.iter().enumerate() {
            let field = format!("{field}/{place}");
            let text = self.line(&field, text);
            if text.is_empty() {
                continue;
            }
            if lines.contains(&text) {
                self.fault(&field, same());
            }
            lines.push(text);
        }
        lines
    }

    /// Refuses fewer than a question needs, and more than it can carry.
    pub(super) fn count(&mut self, field: &str, count: usize, least: usize, few: Phrase) {
        if count < least {
            self.fault(field, few);
        } else if count > CHOICES_MAX {
            self.fault(field, said::too_many(CHOICES_MAX));
        }
    }

    /// Answers that count.
    pub(super) fn accepted(&mut self, field: &str, typed: &[String]) -> Vec<String> {
        let accepted = self.lines(field, typed, said::same_answer);
        for (place, text) in typed.iter().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
            if takes_anything(text.trim()) {
                self.fault(&format!("{field}/{place}"), said::takes_anything());
            }
        }
        self.count(field, accepted.len(), 1, said::no_answer());
        accepted
    }

    /// A number; what is not one is nothing.
    fn number(&mut self, field: &str, typed: &str) -> Decimal {
        match Decimal::parse(typed) {
            Ok(number) => number,
            Err(NotANumber::Malformed) => {
                self.fault(field, said::not_a_number());
                Decimal::default()
            }
            Err(NotANumber::TooLong) => {
                self.fault(field, said::number_too_long());
                Decimal::default()
            }
        }
    }

    /// The right number, how far off still counts, and the units that are typed.
    pub(super) fn measure(&mut self, field: &str, typed: &MeasureDraft) -> (Decimal, Decimal, Option<Units>) {
        let at = |name: &str| format!("{field}/{name}");
        let value = if typed.value.trim().is_empty() {
            self.fault(&at("value"), said::no_number());
            Decimal::default()
        } else {
            self.number(&at("value"), &typed.value)
        };
        let tolerance = if typed.tolerance.trim().is_empty() {
            Decimal::default()
        } else {
            self.number(&at("tolerance"), &typed.tolerance)
        };
        if tolerance < Decimal::default() {
            self.fault(&at("tolerance"), said::negative_tolerance());
        }
        (value, tolerance, self.units(&at("units"), typed))
    }

    fn units(&mut self, field: &str, typed: &MeasureDraft) -> Option<Units> {
        let (mut accepted, mut names): (Vec<Unit>, BTreeSet<String>) = (Vec::new(), BTreeSet::new());
        for (place, unit) in typed.units.iter().enumerate() {
            let name_at = format!("{field}/{place}/name");
            let name = self.line(&name_at, &unit.name);
            if name.is_empty() && unit.factor.trim().is_empty() {
                continue;
            }
            let factor = self.number(&format!("{field}/{place}/factor"), &unit.factor);
            if factor <= Decimal::default() && Decimal::parse(&unit.factor).is_ok() {
                self.fault(&format!("{field}/{place}/factor"), said::bad_factor());
            }
            if name.is_empty() {
                self.fault(&name_at, said::no_unit_name());
            } else if with_unit(&format!("1 {name}")) != Ok((Decimal::ONE, name.as_str())) {
                self.fault(&name_at, said::unclear_unit());
            } else if !names.insert(name.clone()) {
                self.fault(&name_at, said::same_unit());
            }
            accepted.push(Unit { name, factor });
        }
        if accepted.is_empty() {
            return None;
        }
        let units = Units { accepted, is_optional: typed.is_unit_optional };
        if units.own().is_none() {
            self.fault(field, said::no_own_unit());
        }
        self.count(field, units.accepted.len(), 1, said::no_own_unit());
        Some(units)
    }
}

/// Marks of at most two decimals, none of them below nothing.
pub(super) fn marks(typed: &str) -> Option<Centimark> {
    let millionths = Decimal::parse(typed).ok()?.millionths();
    let hundredths = (millionths % MILLIONTHS == 0).then(|| u32::try_from(millionths / MILLIONTHS).ok());
    hundredths.flatten().map(Centimark::from_hundredths)
}
