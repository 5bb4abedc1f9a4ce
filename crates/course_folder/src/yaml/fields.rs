//! The fields of one mapping, taken out one by one; what is left over at the end is unknown.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::desk::Desk;
use crate::layout::nearest;
use crate::limits::{LINE_CHARS_MAX, LIST_ITEMS_MAX};
use crate::markdown;
use crate::yaml::Text;
use crate::yaml::node::{Key, Node, Scalar, Shape, Value};

/// A mapping of a file being read. Every fault goes to the desk; the getters give `None` after reporting.
pub(crate) struct Fields<'d, 'a> {
    pub(crate) desk: &'d mut Desk<'a>,
    /// Line of the mapping.
    pub(crate) line: usize,
    entries: Vec<(Key, Node)>,
    asked: Vec<&'static str>,
}

impl<'d, 'a> Fields<'d, 'a> {
    /// Opens a mapping; reports keys written twice, and anything that is no mapping.
    pub(crate) fn open(desk: &'d mut Desk<'a>, node: Node) -> Option<Self> {
        let Value::Map(entries) = node.value else {
            desk.error(
                node.line,
                "di sini seharusnya ada daftar isian `kunci: nilai`",
                "Tulis setiap isian di barisnya sendiri, misalnya `title: Judul`.",
            );
            return None;
        };
        let mut kept: Vec<(Key, Node)> = Vec::new();
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for (key, value) in entries {
            if let Some(first) = lines.get(&key.name) {
                desk.error(
                    key.line,
                    format!("kunci `{}` ditulis dua kali (pertama di baris {})", key.name, first),
                    "Hapus salah satunya.",
                );
            } else {
                lines.insert(key.name.clone(), key.line);
                kept.push((key, value));
            }
        }
        Some(Self { desk, line: node.line, entries: kept, asked: Vec::new() })
    }

    /// Reports the keys that nobody asked for.
    pub(crate) fn close(self) {
        for (key, _) in &self.entries {
            let remedy = match nearest(&key.name, self.asked.iter().copied(), 3) {
                Some(near) => format!("Mungkin maksud Anda `{near}`."),
                None => format!("Hapus, atau pakai salah satu: {}.", self.asked.join(", ")),
            };
            self.desk.error(key.line, format!("kunci `{}` tidak dikenal di sini", key.name), remedy);
        }
    }

    /// Takes a field that may be absent.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<Node> {
        self.asked.push(key);
        let place = self.entries.iter().position(|(other, _)| other.name == key)?;
        let (_, node) = self.entries.remove(place);
        (node.value != Value::Nothing).then_some(node)
    }

    /// Takes a field that must be there.
    pub(crate) fn need(&mut self, key: &'static str, example: &str) -> Option<Node> {
        let line =
            self.entries.iter().find(|(other, _)| other.name == key).map_or(self.line, |(key, _)| key.line);
        let node = self.take(key);
        if node.is_none() {
            self.missing(line, key, example);
        }
        node
    }

    fn missing(&mut self, line: usize, key: &str, example: &str) {
        self.desk.error(
            line,
            format!("isian `{key}` tidak ada atau kosong"),
            format!("Tambahkan, misalnya `{key}: {example}`."),
        );
    }

    /// Takes a text of one line that must be there.
    pub(crate) fn line(&mut self, key: &'static str, example: &str) -> Option<Text> {
        let node = self.need(key, example)?;
        self.as_line(key, node, example)
    }

    /// Takes a text of one line that may be absent.
    pub(crate) fn line_if_any(&mut self, key: &'static str) -> Option<Text> {
        let node = self.take(key)?;
        self.as_line(key, node, "teks")
    }

    /// Takes a Markdown text that must be there, and checks it.
    pub(crate) fn markdown(&mut self, key: &'static str, example: &str) -> Option<Text> {
        let node = self.need(key, example)?;
        self.as_markdown(key, node, example)
    }

    /// Takes a Markdown text that may be absent, and checks it.
    pub(crate) fn markdown_if_any(&mut self, key: &'static str) -> Option<Text> {
        let node = self.take(key)?;
        self.as_markdown(key, node, "teks")
    }

    /// Takes a list of texts of one line; absent is empty.
    pub(crate) fn lines(&mut self, key: &'static str) -> Vec<Text> {
        let mut lines = Vec::new();
        for item in self.items(key) {
            lines.extend(self.as_line(key, item, "teks"));
        }
        lines
    }

    /// Takes a list; absent is empty.
    pub(crate) fn items(&mut self, key: &'static str) -> Vec<Node> {
        match self.take(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(mut items), line }) => {
                if items.len() > LIST_ITEMS_MAX {
                    self.desk.error(
                        line,
                        format!("daftar `{key}` memuat {} butir", items.len()),
                        format!("Kurangi menjadi paling banyak {LIST_ITEMS_MAX} butir."),
                    );
                    items.truncate(LIST_ITEMS_MAX);
                }
                items
            }
            Some(node) => {
                self.desk.error(
                    node.line,
                    format!("isian `{key}` seharusnya berupa daftar"),
                    "Tulis setiap butir di barisnya sendiri dengan tanda `- ` di depannya.",
                );
                Vec::new()
            }
        }
    }

    /// Takes a list that must have an item.
    pub(crate) fn some_items(&mut self, key: &'static str, example: &str) -> Vec<Node> {
        let line =
            self.entries.iter().find(|(other, _)| other.name == key).map_or(self.line, |(key, _)| key.line);
        let is_absent = !self.entries.iter().any(|(other, node)| {
            other.name == key
                && !matches!(&node.value, Value::Nothing)
                && node.value != Value::List(Vec::new())
        });
        if is_absent {
            self.missing(line, key, example);
        }
        self.items(key)
    }

    /// Takes a whole number that must be there.
    pub(crate) fn number(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let node = self.need(key, &range.start().to_string())?;
        self.as_number(key, &node, &range)
    }

    /// Takes a whole number that may be absent.
    pub(crate) fn number_if_any(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let node = self.take(key)?;
        self.as_number(key, &node, &range)
    }

    /// Takes `true` or `false`; absent is `None`.
    pub(crate) fn truth_if_any(&mut self, key: &'static str) -> Option<bool> {
        let node = self.take(key)?;
        self.as_truth(key, &node)
    }

    /// Takes `true` or `false`, which must be there.
    pub(crate) fn truth(&mut self, key: &'static str) -> Option<bool> {
        let node = self.need(key, "true")?;
        self.as_truth(key, &node)
    }

    fn as_truth(&mut self, key: &str, node: &Node) -> Option<bool> {
        if let Value::Scalar(Scalar { shape: Shape::Truth(truth), .. }) = &node.value {
            return Some(*truth);
        }
        self.desk.error(
            node.line,
            format!("isian `{key}` hanya boleh true atau false"),
            "Tulis true (ya) atau false (tidak) tanpa tanda kutip.",
        );
        None
    }

    /// Takes one of a few words; absent is `None`.
    pub(crate) fn word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let text = self.line_if_any(key)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let known = words.iter().map(|(word, _)| *word).collect::<Vec<_>>();
            let remedy = match nearest(&text.value, known.iter().copied(), 3) {
                Some(near) => format!("Mungkin maksud Anda `{near}`. Pilihannya: {}.", known.join(", ")),
                None => format!("Pakai salah satu: {}.", known.join(", ")),
            };
            self.desk.error(text.line, format!("`{}` bukan nilai `{key}` yang dikenal", text.value), remedy);
        }
        found
    }

    /// Takes one of a few words that must be there.
    pub(crate) fn need_word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        if !self.entries.iter().any(|(other, node)| other.name == key && node.value != Value::Nothing) {
            self.asked.push(key);
            let known = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
            self.desk.error(
                self.line,
                format!("isian `{key}` tidak ada atau kosong"),
                format!("Tambahkan dengan salah satu nilai: {known}."),
            );
            self.entries.retain(|(other, _)| other.name != key);
            return None;
        }
        self.word(key, words)
    }

    /// Reads a whole number within a range.
    pub(crate) fn as_number(&mut self, key: &str, node: &Node, range: &RangeInclusive<u32>) -> Option<u32> {
        let number = match &node.value {
            Value::Scalar(Scalar { shape: Shape::Number, text, .. }) => text.parse::<u32>().ok(),
            Value::Scalar(_) | Value::Nothing | Value::List(_) | Value::Map(_) => None,
        };
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            self.desk.error(
                node.line,
                format!("isian `{key}` bukan bilangan bulat dari {} sampai {}", range.start(), range.end()),
                "Tulis angkanya saja, tanpa tanda kutip, koma, atau satuan.",
            );
        }
        number
    }

    /// Reads a text of one line; a number or a truth value is taken as written.
    pub(crate) fn as_line(&mut self, key: &str, node: Node, example: &str) -> Option<Text> {
        let line = node.line;
        let Value::Scalar(scalar) = node.value else {
            self.no_text(line, key);
            return None;
        };
        let value = scalar.text.trim().to_owned();
        if value.is_empty() {
            self.missing(line, key, example);
            return None;
        }
        if value.contains(['\n', '\r']) {
            self.desk.error(
                line,
                format!("isian `{key}` lebih dari satu baris"),
                "Tulis dalam satu baris; pindahkan uraian panjang ke isian lain.",
            );
            return None;
        }
        if value.chars().count() > LINE_CHARS_MAX {
            self.desk.error(
                line,
                format!("isian `{key}` terlalu panjang"),
                format!("Ringkas menjadi paling banyak {LINE_CHARS_MAX} huruf."),
            );
        }
        Some(Text { value, line, is_literal: false })
    }

    /// Reads a Markdown text and checks it.
    pub(crate) fn as_markdown(&mut self, key: &str, node: Node, example: &str) -> Option<Text> {
        let Value::Scalar(scalar) = node.value else {
            self.no_text(node.line, key);
            return None;
        };
        let value = markdown::tidy(&scalar.text);
        if value.is_empty() {
            self.missing(node.line, key, example);
            return None;
        }
        let text = Text { value, line: scalar.line, is_literal: scalar.is_literal };
        markdown::check(self.desk, &text);
        Some(text)
    }

    fn no_text(&mut self, line: usize, key: &str) {
        self.desk.error(
            line,
            format!("isian `{key}` seharusnya berupa teks"),
            "Tulis teksnya di baris yang sama; apit dengan tanda kutip bila memuat titik dua, kurung siku, atau kurawal.",
        );
    }
}
