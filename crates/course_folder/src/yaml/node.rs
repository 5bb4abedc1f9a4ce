//! YAML as a tree in which every value knows its line.

use std::fmt;

use serde::{Deserialize, Deserializer, de};
use serde_saphyr::{DuplicateKeyPolicy, Location, MergeKeyPolicy, NonFiniteFloatPolicy, Spanned};

use crate::yaml::Trouble;

/// One YAML value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) value: Value,
    /// Line of the value, from 1.
    pub(crate) line: usize,
}

/// What a YAML value can be, as far as course files go.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Nothing,
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) line: usize,
}

/// A written value; numbers and truth values keep the text of the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scalar {
    pub(crate) text: String,
    pub(crate) shape: Shape,
    /// Line on which the text itself begins (a block scalar begins below its `|`).
    pub(crate) first_line: usize,
    /// Whether line breaks of the text are line breaks of the file.
    pub(crate) is_literal: bool,
}

/// What YAML takes an unquoted scalar for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Text,
    Number,
    Truth(bool),
}

/// Reads one document; `None` when it is empty.
pub(crate) fn read(text: &str) -> Result<Option<Node>, Trouble> {
    let options = serde_saphyr::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::Error,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        strict_booleans: true,
        with_snippet: false,
    };
    let read: Option<RawNode> =
        serde_saphyr::from_str_with_options(text, options).map_err(|error| Trouble::new(text, &error))?;
    Ok(read.map(|raw| raw.0).filter(|raw| !matches!(raw.value, RawValue::Nothing)).map(|raw| settle(raw, text)))
}

#[derive(Deserialize)]
struct RawNode(Spanned<RawValue>);

enum RawValue {
    Nothing,
    Text(String),
    Number(String),
    Truth(bool),
    List(Vec<RawNode>),
    Map(Vec<(Spanned<String>, RawNode)>),
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> de::Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Truth(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<RawValue, E> {
        Ok(RawValue::Number(value.to_string()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<RawValue, E> {
        Ok(RawValue::Number(value.to_string()))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<RawValue, E> {
        Ok(RawValue::Number(value.to_string()))
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<RawValue, E> {
        Ok(RawValue::Number(value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<RawValue, E> {
        Ok(RawValue::Number(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(value.to_owned()))
    }

    fn visit_unit<E: de::Error>(self) -> Result<RawValue, E> {
        Ok(RawValue::Nothing)
    }

    fn visit_none<E: de::Error>(self) -> Result<RawValue, E> {
        Ok(RawValue::Nothing)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut items: A) -> Result<RawValue, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(RawValue::List(list))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut entries: A) -> Result<RawValue, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(RawValue::Map(map))
    }
}

fn settle(raw: Spanned<RawValue>, text: &str) -> Node {
    let line = line_of(raw.referenced);
    let value = match raw.value {
        RawValue::Nothing => Value::Nothing,
        RawValue::Text(value) => Value::Scalar(scalar(value, Shape::Text, raw.defined, text)),
        RawValue::Number(value) => {
            let written = source(raw.defined, text).map_or(value, str::to_owned);
            Value::Scalar(scalar(written, Shape::Number, raw.defined, text))
        }
        RawValue::Truth(value) => {
            let written = source(raw.defined, text).map_or_else(|| value.to_string(), str::to_owned);
            Value::Scalar(scalar(written, Shape::Truth(value), raw.defined, text))
        }
        RawValue::List(list) => Value::List(list.into_iter().map(|item| settle(item.0, text)).collect()),
        RawValue::Map(map) => Value::Map(
            map.into_iter()
                .map(|(key, value)| {
                    (Key { name: key.value, line: line_of(key.referenced) }, settle(value.0, text))
                })
                .collect(),
        ),
    };
    Node { value, line }
}

fn scalar(value: String, shape: Shape, at: Location, text: &str) -> Scalar {
    let line = line_of(at);
    let is_literal = source(at, text).is_some_and(|written| written.starts_with('|'));
    Scalar { text: value, shape, first_line: if is_literal { line + 1 } else { line }, is_literal }
}

fn source(at: Location, text: &str) -> Option<&str> {
    let start = usize::try_from(at.span().byte_offset()?).ok()?;
    let length = usize::try_from(at.span().byte_len()?).ok()?;
    text.get(start..start.checked_add(length)?)
}

fn line_of(at: Location) -> usize {
    usize::try_from(at.line()).unwrap_or(0).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn explore() {
        for s in ["a: 16\nb: 1.50\nc: true\nd: |\n  x\n  y\n\ne: >\n  x\n  y\nf: \"q\"\ng: [1, {count: 10, tag: modul-1}]\nh:\ni: ~\nj: 12,5\nk: 0812\nl: yes\nm: 'It''s'\nn: plain\n  multi\no: |2-\n    é\n\na: 2\n", "", "# only\n", "- a\n- b\n", "x: &a foo\ny: *a\n", "x: |\n\n\n  late\n1: number key\n"] {
            match read(s) { Ok(n) => println!("{n:#?}"), Err(e) => println!("{e:?}") }
        }
        for s in ["a: b: c\n", "a: [1, 2\nb: 3\n", "a: 1\n\tb: 2\n", "a: \"x\nb: 2\n", "- a\nb: 2\n", "a: *nope\n", "a: 'x'y\n", "a: @x\n", "a: %x\n", "a: 1\n---\nb: 2\n", "? [a, b]\n: 2\n", "a:\n  - x\n b: 2\n", "text: \"Kata \"loket\" penting\"\n", "<<: {a: 1}\n", "a: |\n  x\n y\n", "a: !foo bar\n", "~: 3\n", "a: ${x}\n", "a: `x`\n"] {
            match read(s) { Ok(n) => println!("OK {s:?} {n:?}"), Err(e) => println!("{s:?} {e:?}") }
        }
    }
}
