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
    pub(crate) line: usize,
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

/// Course files nest six deep; far deeper ones are made to exhaust the reader.
const DEPTH_MAX: usize = 40;

/// Reads one document; `None` when it is empty.
pub(crate) fn read(text: &str) -> Result<Option<Node>, Trouble> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_depth: DEPTH_MAX },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::Error,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        strict_booleans: true,
        with_snippet: false,
    };
    let read: Option<RawNode> =
        serde_saphyr::from_str_with_options(text, options).map_err(|error| Trouble::new(text, &error))?;
    Ok(read
        .map(|raw| raw.0)
        .filter(|raw| !matches!(raw.value, RawValue::Nothing))
        .map(|raw| settle(raw, text)))
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
    let is_literal = usize::try_from(at.span().byte_offset().unwrap_or(u64::MAX))
        .ok()
        .and_then(|start| text.get(start..))
        .is_some_and(|rest| is_written_so(&value, rest));
    Scalar { text: value, shape, line: line_of(at), is_literal }
}

/// Whether a text stands in the file line by line, as a literal block does and a folded one does not.
fn is_written_so(value: &str, rest: &str) -> bool {
    let mut written = rest.lines();
    value.trim().lines().all(|line| written.next().is_some_and(|source| source.trim() == line.trim()))
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

    fn field<'n>(node: &'n Node, name: &str) -> &'n Node {
        let Value::Map(map) = &node.value else { panic!("no mapping: {node:?}") };
        &map.iter().find(|(key, _)| key.name == name).expect("key").1
    }

    fn text<'n>(node: &'n Node, name: &str) -> &'n Scalar {
        let Value::Scalar(scalar) = &field(node, name).value else { panic!("no scalar: {name}") };
        scalar
    }

    #[test]
    fn scalars_keep_their_text_and_line() {
        let yaml = "a: 1.50\nb: 0812\nc: true\nd: |\n\n  é\n  y\ne: >\n  x\n  y\nf: yes\ng: 12,5\n";
        let node = read(yaml).expect("readable").expect("some");
        assert_eq!((text(&node, "a").text.as_str(), text(&node, "a").shape), ("1.50", Shape::Number));
        assert_eq!(text(&node, "b").text, "0812");
        assert_eq!(text(&node, "c").shape, Shape::Truth(true));
        assert_eq!(text(&node, "d").text, "\né\ny\n");
        assert_eq!((text(&node, "d").line, text(&node, "d").is_literal), (6, true));
        assert_eq!((text(&node, "e").line, text(&node, "e").is_literal), (9, false));
        assert_eq!(text(&node, "f").shape, Shape::Text);
        assert_eq!(text(&node, "g").text, "12,5");
    }

    #[test]
    fn empty_is_nothing() {
        assert_eq!(read(""), Ok(None));
        assert_eq!(read("# catatan\n"), Ok(None));
    }
}
