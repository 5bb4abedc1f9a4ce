//! Numbers with units, as people write them: `1,5 jam`, `90 menit`, `Rp 5.000`.
//!
//! **Invariant:** an answer is compared exactly; nothing is rounded on the way from one unit to another.

use serde::{Deserialize, Serialize};

use crate::Decimal;
use crate::decimal::NotANumber;
use crate::text::folded;

/// A unit in which an answer may be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "NumberUnit"))]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// As it is written behind or before the number.
    pub name: String,
    /// How many of the key's own unit it is: 60 for hours where the key counts minutes.
    pub factor: Decimal,
}

/// The units of a question in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "NumberUnits"))]
#[serde(deny_unknown_fields)]
pub struct Units {
    /// Units that count. The key's own has factor 1.
    pub accepted: Vec<Unit>,
    /// Whether a bare number counts too, in the key's own unit.
    pub is_optional: bool,
}

impl Units {
    /// The unit in which the key is given.
    pub fn own(&self) -> Option<&Unit> {
        self.accepted.iter().find(|unit| unit.factor == Decimal::ONE)
    }

    /// How many of the key's own unit a unit is; `None` for one that does not count. Capitals do not matter unless two
    /// units differ by nothing else.
    pub fn factor(&self, name: &str) -> Option<Decimal> {
        if name.is_empty() {
            return self.is_optional.then_some(Decimal::ONE);
        }
        if let Some(unit) = self.accepted.iter().find(|unit| unit.name == name) {
            return Some(unit.factor);
        }
        let name = folded(name);
        let mut alike = self.accepted.iter().filter(|unit| folded(&unit.name) == name);
        let first = alike.next()?;
        alike.all(|other| other.factor == first.factor).then_some(first.factor)
    }
}

/// A number and the words beside it, which are empty for a bare number.
///
/// # Errors
/// When there is no number, or words on both sides of it.
pub fn with_unit(text: &str) -> Result<(Decimal, &str), NotANumber> {
    let is_digit = |c: char| c.is_ascii_digit();
    let is_number = |c: char| is_digit(c) || matches!(c, ',' | '.' | '+' | '-' | '−') || c.is_whitespace();
    let digit = text.find(is_digit).ok_or(NotANumber::Malformed)?;
    // The number reaches back over its sign and decimal sign, unless a word ends there: `Rp. 5`.
    let before = text.get(..digit).unwrap_or_default();
    let begin = before.trim_end_matches(is_number).len();
    let begin = if begin == 0 { 0 } else { before.trim_end_matches(['+', '-', '−']).len() };
    let rest = text.get(begin..).unwrap_or_default();
    let end = rest.find(|c| !is_number(c)).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let (before, after) = (text.get(..begin).unwrap_or_default().trim(), after.trim());
    let unit = match (before, after) {
        (before, "") => before,
        ("", after) => after,
        _ => return Err(NotANumber::Malformed),
    };
    Ok((Decimal::parse(number)?, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(i64, &str), NotANumber>) {
        assert_eq!(with_unit(text).map(|(number, unit)| (number.millionths(), unit)), expected, "{text}");
    }

    #[test]
    fn a_number_has_its_unit_on_one_side() {
        check("1,5 jam", Ok((1_500_000, "jam")));
        check("1.5jam", Ok((1_500_000, "jam")));
        check(" 90  menit ", Ok((90_000_000, "menit")));
        check("1 500 m", Ok((1_500_000_000, "m")));
        check("5 m2", Ok((5_000_000, "m2")));
        check("10 km/jam", Ok((10_000_000, "km/jam")));
        check("-3 °C", Ok((-3_000_000, "°C")));
        check(",5 jam", Ok((500_000, "jam")));
        check("Rp5.000.000", Ok((5_000_000_000_000, "Rp")));
        check("Rp. 5000", Ok((5_000_000_000, "Rp.")));
        check("Rp -5", Ok((-5_000_000, "Rp")));
        check("65", Ok((65_000_000, "")));
        for wrong in ["", "jam", "Rp 5 juta", "1,2,3 jam", "−"] {
            check(wrong, Err(NotANumber::Malformed));
        }
    }

    #[test]
    fn capitals_tell_units_apart_only_where_they_must() {
        let unit =
            |name: &str, factor| Unit { name: name.to_owned(), factor: Decimal::from_millionths(factor) };
        let time =
            Units { accepted: vec![unit("menit", 1_000_000), unit("Jam", 60_000_000)], is_optional: false };
        assert_eq!(time.factor("JAM"), Some(Decimal::from_millionths(60_000_000)));
        assert_eq!((time.factor("hari"), time.factor("")), (None, None));
        assert_eq!(time.own().map(|unit| unit.name.as_str()), Some("menit"));
        let power = Units { accepted: vec![unit("mW", 1_000_000), unit("MW", 9_000_000)], is_optional: true };
        assert_eq!(power.factor("MW"), Some(Decimal::from_millionths(9_000_000)));
        assert_eq!((power.factor("mw"), power.factor("")), (None, Some(Decimal::ONE)));
    }
}
