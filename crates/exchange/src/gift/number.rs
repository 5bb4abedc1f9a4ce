//! Numeric answers: `1822`, `1822:5`, `1..5`, `*`.
//!
//! **Invariant:** exact decimals; what Moodle takes for "any number" is reported as a doubt.

use crate::entries::Doubts;
use crate::model::Number;
use crate::moodle::trim;
use crate::report::{Fault, Warning};

/// The number, or nothing for any number, and its tolerance.
pub(super) fn answer(text: &str, doubts: &mut Doubts) -> Result<(Option<Number>, Number), Fault> {
    let wrong = |text: &str| Fault::NotANumber { text: text.to_owned() };
    if let Some((low, high)) = text.split_once("..")
        && !low.is_empty()
    {
        let range = number(low, doubts).zip(number(high, doubts));
        let (middle, width) =
            range.and_then(|(low, high)| Number::middle(low, high)).ok_or_else(|| wrong(text))?;
        return Ok((Some(middle), width));
    }
    let (value, tolerance) = match text.split_once(':') {
        Some((value, tolerance)) if !value.is_empty() => {
            (value, number(tolerance, doubts).ok_or_else(|| wrong(tolerance))?)
        }
        _ => (text, Number::ZERO),
    };
    let value = trim(value);
    let read = number(value, doubts);
    if read.is_none() && value != "*" {
        doubts.push(Warning::AnyNumber { text: value.to_owned() });
    }
    Ok((read, tolerance))
}

fn number(text: &str, doubts: &mut Doubts) -> Option<Number> {
    let text = trim(text);
    let (number, is_comma) = Number::parse_loose(text)?;
    if is_comma {
        doubts.push(Warning::DecimalComma { text: text.to_owned() });
    }
    Some(number)
}
