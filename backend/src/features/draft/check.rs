//! What stands in the way of publishing, at the place in the draft where it can be put right. Pure.
//!
//! **Invariant:** whatever the check of course folders finds is among it; nothing is found that it does not find, but what only
//! a person who writes has to know.

use course_folder::{Finding, Severity};
use shared::api::draft::DraftFinding;
use shared::id::{DraftBlockId, DraftModuleId, DraftUnitId};
use uuid::Uuid;

use super::blocks;
use super::compile::Compiled;
use super::node::Tree;

/// Findings of a compiled draft, faults first, then in the order of the outline.
pub(super) fn findings(tree: &Tree, compiled: &Compiled, hosts: &[String]) -> Vec<DraftFinding> {
    let files = course_folder::write(&compiled.course);
    let checked = course_folder::parse(&files).within(hosts);
    let mut found: Vec<(bool, usize, usize, DraftFinding)> = checked
        .findings
        .into_iter()
        .map(|finding| {
            let (module, unit) = place(&finding.file);
            let text = files.get(&finding.file).and_then(|bytes| std::str::from_utf8(bytes).ok());
            let row = shown(tree, compiled, (module, unit), text, &finding);
            (!row.is_fault, module.unwrap_or(0), unit.unwrap_or(0), row)
        })
        .collect();
    found.sort_by_key(|one| (one.0, one.1, one.2));
    found.into_iter().map(|(.., row)| row).collect()
}

/// Numbers of module and lesson in a path, from 1.
fn place(path: &str) -> (Option<usize>, Option<usize>) {
    let number = |name: &str| name.split_once('-').and_then(|(digits, _)| digits.parse().ok());
    match path.split_once('/') {
        Some((dir, name)) => (number(dir), number(name)),
        None => (None, None),
    }
}

fn shown(
    tree: &Tree,
    compiled: &Compiled,
    (module_no, unit_no): (Option<usize>, Option<usize>),
    text: Option<&str>,
    finding: &Finding,
) -> DraftFinding {
    let at = |number: Option<usize>| number.and_then(|number| number.checked_sub(1));
    let of = at(module_no).and_then(|no| compiled.from.get(no));
    let unit = of.and_then(|(_, units)| units.get(at(unit_no)?)).copied();
    let module = of.map(|(module, _)| *module);
    let block =
        unit.zip(finding.line).zip(text).and_then(|((unit, line), text)| block(tree, unit, line, text));
    let title = |id: Uuid| tree.get(id).map(super::outline::title).unwrap_or_default();
    let words = match (module, unit) {
        (Some(module), Some(unit)) => format!("{} › {}", title(module), title(unit)),
        (Some(module), None) => title(module),
        (None, _) => String::new(),
    };
    DraftFinding {
        is_fault: finding.severity == Severity::Error,
        module: module.map(DraftModuleId),
        unit: unit.map(DraftUnitId),
        block: block.map(DraftBlockId),
        place: words,
        what: finding.what.clone(),
        remedy: finding.remedy.clone(),
    }
}

/// The block that has a line of a text lesson's file.
fn block(tree: &Tree, unit: Uuid, line: usize, text: &str) -> Option<Uuid> {
    let head = text.split_once("\n---\n\n")?.0;
    // The file's lines count from 1; the head ends with a line of dashes and an empty one.
    let first = head.matches('\n').count().checked_add(4)?;
    let line = line.checked_sub(first)?;
    let children = tree.children(Some(unit));
    let (_, starts) =
        blocks::join(children.iter().filter_map(|node| node.block()).map(|block| block.text.as_str()));
    let at = starts.iter().rposition(|start| *start <= line)?;
    children.get(at).map(|node| node.id)
}
