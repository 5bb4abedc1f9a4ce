//! Nodes that are copied from one draft into another. Pure.
//!
//! **Invariant:** a copy names nothing outside of itself.

use std::collections::BTreeMap;

use progress::Opening;
use shared::id::DraftUnitId;
use uuid::Uuid;

use super::compile;
use super::node::{KindBody, Node, NodeBody, Tree};

/// The same nodes with new ids; says how many conditions named units that are not among them, and are gone.
pub(super) fn anew(nodes: Vec<Node>, fresh: &mut impl FnMut() -> Uuid) -> (Vec<Node>, u32) {
    let ids: BTreeMap<Uuid, Uuid> = nodes.iter().map(|node| (node.id, fresh())).collect();
    let mut dropped = 0_u32;
    let copy = |node: Node| {
        let mut body = node.body;
        if let NodeBody::Unit(unit) = &mut body
            && let Opening::After(units) = &unit.opening
        {
            let own: Vec<DraftUnitId> =
                units.iter().filter_map(|id| ids.get(&id.0)).copied().map(DraftUnitId).collect();
            dropped = dropped.saturating_add(count(units.len().saturating_sub(own.len())));
            unit.opening = if own.is_empty() { Opening::Always } else { Opening::After(own) };
        }
        let parent = node.parent.and_then(|id| ids.get(&id)).copied();
        Some(Node { id: *ids.get(&node.id)?, parent, place: node.place, rev: 1, body })
    };
    let copies = nodes.into_iter().filter_map(copy).collect();
    (copies, dropped)
}

/// A module with all below it, keys of units made sure of, and the key that it has.
pub(super) fn branch(tree: &Tree, module: Uuid) -> Option<(Vec<Node>, String)> {
    let slugs = compile::slugs(tree);
    let head = tree.get(module).filter(|node| node.module().is_some())?;
    let mut nodes = vec![head.clone()];
    let below = tree.by_parent();
    let of = |id: Uuid| below.get(&Some(id)).map(Vec::as_slice).unwrap_or_default();
    for unit in of(module) {
        let mut unit = Node::clone(unit);
        if let (NodeBody::Unit(body), Some(slug)) = (&mut unit.body, slugs.get(&unit.id)) {
            body.slug.clone_from(slug);
        }
        let id = unit.id;
        nodes.push(unit);
        nodes.extend(of(id).iter().copied().cloned());
    }
    Some((nodes, slugs.get(&module).cloned().unwrap_or_default()))
}

/// Gives a module that was copied another key; says how many quizzes named a pre-test outside of it, and do no more.
pub(super) fn rekey(nodes: &mut [Node], before: &str, after: &str) -> u32 {
    let own: Vec<String> = nodes
        .iter()
        .filter_map(Node::unit)
        .map(|unit| course_folder::lesson_key(before, &unit.slug))
        .collect();
    let mut dropped = 0_u32;
    for node in nodes {
        match &mut node.body {
            NodeBody::Module(module) => after.clone_into(&mut module.slug),
            NodeBody::Unit(unit) => {
                let KindBody::Quiz(quiz) = &mut unit.kind else { continue };
                let Some(pretest) = quiz.pretest.take() else { continue };
                let lesson = pretest.rsplit_once('/').map(|(_, lesson)| lesson);
                quiz.pretest = lesson
                    .filter(|_| own.contains(&pretest))
                    .map(|lesson| course_folder::lesson_key(after, lesson));
                dropped = dropped.saturating_add(u32::from(quiz.pretest.is_none()));
            }
            NodeBody::Block(_) => {}
        }
    }
    dropped
}

/// The nodes with files under other names, all at once: one's new name may be another's old one.
pub(super) fn with_names(nodes: Vec<Node>, names: &[(String, String)]) -> Vec<Node> {
    let changed: Vec<&(String, String)> = names.iter().filter(|(before, after)| before != after).collect();
    let text = if changed.is_empty() { None } else { serde_json::to_string(&nodes).ok() };
    let Some(mut text) = text else { return nodes };
    let mark = |number: usize| format!("\u{0}{number}\u{0}");
    for (number, (before, _)) in changed.iter().enumerate() {
        text = text.replace(before.as_str(), &mark(number));
    }
    for (number, (_, after)) in changed.iter().enumerate() {
        text = text.replace(&mark(number), after);
    }
    serde_json::from_str(&text).unwrap_or(nodes)
}

/// Those of the files that nodes name.
pub(super) fn files_of(nodes: &[Node], files: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let text = serde_json::to_string(nodes).unwrap_or_default();
    files.into_iter().filter(|(name, _)| text.contains(name.as_str())).collect()
}

/// How many, as the contract counts.
pub(super) fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use shared::value::Slug;

    use super::super::derive;
    use super::*;

    /// The second module of the second template, in which a quiz of another module is a pre-test.
    fn branch_of(module: &str) -> (Vec<Node>, String) {
        let slug = Slug::parse("pelatihan-pra-dan-pasca-uji").expect("a slug");
        let course = super::super::program::template(&slug).expect("a template");
        let mut next = 0_u128;
        let mut fresh = || {
            next += 1;
            Uuid::from_u128(next)
        };
        let tree = Tree::new(derive::draft(course, slug, &[], &mut fresh).nodes);
        let is_it = |node: &&Node| node.module().is_some_and(|body| body.slug == module);
        let id = tree.children(None).into_iter().find(is_it).expect("the module").id;
        branch(&tree, id).expect("the module")
    }

    #[test]
    fn a_copy_has_ids_of_its_own_and_conditions_within_itself() {
        let (mut nodes, key) = branch_of("menerapkan");
        assert_eq!(key, "menerapkan");
        let units: Vec<Uuid> =
            nodes.iter().filter(|node| node.unit().is_some()).map(|node| node.id).collect();
        let outside = DraftUnitId(Uuid::from_u128(999_999));
        for node in &mut nodes {
            if let NodeBody::Unit(unit) = &mut node.body {
                let own = (node.id == units[1]).then_some(DraftUnitId(units[0]));
                unit.opening = Opening::After(own.into_iter().chain([outside]).collect());
            }
        }
        let mut next = 5_000_u128;
        let (copies, dropped) = anew(nodes.clone(), &mut || {
            next += 1;
            Uuid::from_u128(next)
        });
        assert_eq!(dropped, 2);
        assert!(copies.iter().all(|copy| nodes.iter().all(|node| node.id != copy.id)));
        assert!(Tree::new(copies.clone()).is_whole());
        let units: Vec<&Node> = copies.iter().filter(|node| node.unit().is_some()).collect();
        let opening = |at: usize| units[at].unit().map(|unit| unit.opening.clone());
        assert_eq!(opening(0), Some(Opening::Always));
        assert_eq!(opening(1), Some(Opening::After(vec![DraftUnitId(units[0].id)])));
    }

    #[test]
    fn a_pre_test_outside_of_the_module_is_named_no_more() {
        let (mut nodes, key) = branch_of("pasca-uji");
        assert_eq!(rekey(&mut nodes, &key, "pasca-uji-2"), 1);
        assert_eq!(nodes[0].module().map(|module| module.slug.as_str()), Some("pasca-uji-2"));
    }

    #[test]
    fn two_files_that_change_names_with_each_other_do_so() {
        let (nodes, _) = branch_of("mengenali");
        let shows = |a: &str, b: &str| {
            let mut nodes = nodes.clone();
            let block = nodes.iter_mut().find_map(|node| match &mut node.body {
                NodeBody::Block(block) => Some(block),
                NodeBody::Module(_) | NodeBody::Unit(_) => None,
            });
            block.expect("a block").text = format!("![a](images/{a}.svg) ![b](images/{b}.svg)");
            nodes
        };
        let names = [("images/a.svg", "images/b.svg"), ("images/b.svg", "images/a.svg")];
        let names = names.map(|(one, other)| (one.to_owned(), other.to_owned()));
        assert_eq!(with_names(shows("a", "b"), &names), shows("b", "a"));
        let files = BTreeMap::from([("images/a.svg", "1"), ("images/c.svg", "2")]);
        let files = files.into_iter().map(|(name, hash)| (name.to_owned(), hash.to_owned())).collect();
        assert_eq!(files_of(&shows("a", "b"), files).len(), 1);
    }
}
