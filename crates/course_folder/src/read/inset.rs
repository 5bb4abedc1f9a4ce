//! Fenced blocks of a text lesson that stand for more than text.
//!
//! **Invariant:** what is read with no fault can be shown and, where it is a question, be graded.

use std::collections::BTreeSet;

use crate::desk::Desk;
use crate::read::{lesson, question};
use crate::{Files, Inset, InsetKind, Severity};

/// A fenced block as it stands in a text.
#[derive(Debug)]
pub(crate) struct Fence {
    pub(crate) kind: InsetKind,
    /// YAML.
    pub(crate) body: String,
    /// Line of its first word, from 1.
    pub(crate) line: usize,
}

/// Reads a block of the file in hand.
pub(crate) fn inset(desk: &mut Desk<'_>, fence: &Fence) -> Option<Inset> {
    if fence.body.trim().is_empty() {
        desk.error(
            fence.line,
            format!("blok `{}` kosong", fence.kind.word()),
            "Isi bloknya, atau hapus bila tidak diperlukan.",
        );
        return None;
    }
    // Empty lines stand for what is above it, so that its lines are those of the file.
    let above = "\n".repeat(fence.line.saturating_sub(1));
    let node = lesson::node_of(desk, &format!("{above}{}", fence.body))?;
    match fence.kind {
        InsetKind::Check => question::check(desk, node).map(|question| Inset::Check(Box::new(question))),
    }
}

/// Reads a block outside of a folder; none where it has a fault. `files` are names that texts may use.
pub(crate) fn alone<'a>(
    kind: InsetKind,
    body: &str,
    files: impl Iterator<Item = &'a String>,
) -> Option<Inset> {
    const MODULE: &str = "01-x";
    let files: Files = files.map(|name| (format!("{MODULE}/{name}"), Vec::new())).collect();
    let (mut used, mut findings) = (BTreeSet::new(), Vec::new());
    let mut desk = Desk {
        files: &files,
        used: &mut used,
        findings: &mut findings,
        file: String::new(),
        module: MODULE.to_owned(),
    };
    let read = inset(&mut desk, &Fence { kind, body: body.to_owned(), line: 1 });
    read.filter(|_| findings.iter().all(|finding| finding.severity != Severity::Error))
}
