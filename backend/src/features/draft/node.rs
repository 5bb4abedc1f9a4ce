//! Nodes of a draft: modules, units and blocks in one tree.
//!
//! **Invariant:** modules have no parent, units lie in modules, blocks in units; siblings come in the order of `place`.

use std::collections::BTreeMap;

use course_folder::{Assignment, Quiz};
use fractional_index::FractionalIndex;
use progress::Opening;
use serde::{Deserialize, Serialize};
use shared::id::DraftUnitId;
use uuid::Uuid;

/// A module, a unit or a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Node {
    pub(super) id: Uuid,
    pub(super) parent: Option<Uuid>,
    /// A fractional index in hexadecimal, so that a move changes one row.
    pub(super) place: String,
    pub(super) rev: u32,
    pub(super) body: NodeBody,
}

/// What a node says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum NodeBody {
    Module(ModuleBody),
    Unit(UnitBody),
    Block(BlockBody),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ModuleBody {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) objectives: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct UnitBody {
    pub(super) slug: String,
    pub(super) title: String,
    pub(super) minutes: u16,
    pub(super) is_required: bool,
    pub(super) is_hidden: bool,
    pub(super) sources: Vec<String>,
    /// What comes first, by the ids of units.
    #[serde(default, skip_serializing_if = "Opening::is_always")]
    pub(super) opening: Opening<DraftUnitId>,
    pub(super) kind: KindBody,
}

/// What a unit has that is of its kind. Its blocks are the text, the transcript, the text alternative or the introduction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum KindBody {
    Text,
    Video {
        file: String,
        poster: Option<String>,
        captions: Vec<course_folder::Caption>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        captions_waived: Option<String>,
        seconds: u32,
        watch_percent: u8,
    },
    Document {
        file: String,
    },
    Quiz(Box<Quiz>),
    Assignment(Box<Assignment>),
    Live,
    Discussion {
        posts: u8,
        first: bool,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BlockBody {
    /// Markdown.
    pub(super) text: String,
}

impl NodeBody {
    /// The word in the table.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Module(_) => "module",
            Self::Unit(_) => "unit",
            Self::Block(_) => "block",
        }
    }
}

impl Node {
    pub(super) fn module(&self) -> Option<&ModuleBody> {
        if let NodeBody::Module(body) = &self.body { Some(body) } else { None }
    }

    pub(super) fn unit(&self) -> Option<&UnitBody> {
        if let NodeBody::Unit(body) = &self.body { Some(body) } else { None }
    }

    pub(super) fn block(&self) -> Option<&BlockBody> {
        if let NodeBody::Block(body) = &self.body { Some(body) } else { None }
    }

    /// Whether both say the same at the same place, whatever their numbers.
    pub(super) fn is_as(&self, other: &Self) -> bool {
        self.id == other.id
            && self.parent == other.parent
            && self.place == other.place
            && self.body == other.body
    }
}

/// A node before and after a change; none where it was not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Image {
    pub(super) id: Uuid,
    pub(super) before: Option<Node>,
    pub(super) after: Option<Node>,
}

impl Image {
    /// Whether only the node's number was raised, for the sake of something below it.
    pub(super) fn is_touch(&self) -> bool {
        matches!((&self.before, &self.after), (Some(before), Some(after)) if before.is_as(after))
    }
}

/// Nodes with what has been changed of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Tree {
    nodes: BTreeMap<Uuid, Node>,
    /// Nodes as they were before the first change.
    before: BTreeMap<Uuid, Option<Node>>,
}

impl Tree {
    pub(super) fn new(nodes: impl IntoIterator<Item = Node>) -> Self {
        Self { nodes: nodes.into_iter().map(|node| (node.id, node)).collect(), before: BTreeMap::new() }
    }

    pub(super) fn get(&self, id: Uuid) -> Option<&Node> {
        self.nodes.get(&id)
    }

    /// Children in order; those of nobody are the modules.
    pub(super) fn children(&self, parent: Option<Uuid>) -> Vec<&Node> {
        let mut children: Vec<&Node> = self.nodes.values().filter(|node| node.parent == parent).collect();
        children.sort_by(|one, other| (&one.place, one.id).cmp(&(&other.place, other.id)));
        children
    }

    /// All nodes below each parent in order, for those who walk over the whole.
    pub(super) fn by_parent(&self) -> BTreeMap<Option<Uuid>, Vec<&Node>> {
        let mut children: BTreeMap<Option<Uuid>, Vec<&Node>> = BTreeMap::new();
        for node in self.nodes.values() {
            children.entry(node.parent).or_default().push(node);
        }
        for siblings in children.values_mut() {
            siblings.sort_by(|one, other| (&one.place, one.id).cmp(&(&other.place, other.id)));
        }
        children
    }

    /// The modules and units in order.
    pub(super) fn outline(&self) -> Vec<(&Node, Vec<&Node>)> {
        let mut children = self.by_parent();
        let modules = children.remove(&None).unwrap_or_default();
        modules
            .into_iter()
            .map(|module| (module, children.remove(&Some(module.id)).unwrap_or_default()))
            .collect()
    }

    /// Puts a node in, new or changed; a changed one gets the next number, one that says the same stays as it is.
    pub(super) fn put(&mut self, node: Node) {
        let known = self.nodes.get(&node.id).cloned();
        if known.as_ref().is_some_and(|known| known.is_as(&node)) {
            return;
        }
        let rev = known.as_ref().map_or(node.rev, |known| known.rev.saturating_add(1));
        self.before.entry(node.id).or_insert(known);
        self.nodes.insert(node.id, Node { rev, ..node });
    }

    /// Gives a node the next number though it says the same: something below it was changed.
    pub(super) fn touch(&mut self, id: Uuid) {
        if let Some(node) = self.nodes.get_mut(&id) {
            self.before.entry(id).or_insert_with(|| Some(node.clone()));
            node.rev = node.rev.saturating_add(1);
        }
    }

    /// Takes a node out with all below it.
    pub(super) fn remove(&mut self, id: Uuid) {
        let below: Vec<Uuid> = self.children(Some(id)).iter().map(|node| node.id).collect();
        for child in below {
            self.remove(child);
        }
        let known = self.nodes.remove(&id);
        self.before.entry(id).or_insert(known);
    }

    /// A place behind a sibling, or before all of them. Where there is no room left, the siblings get new places.
    pub(super) fn place(&mut self, parent: Option<Uuid>, after: Option<Uuid>) -> String {
        if let Some(place) = self.free_place(parent, after) {
            return place;
        }
        let siblings: Vec<Node> = self.children(parent).into_iter().cloned().collect();
        let mut place = FractionalIndex::default();
        for sibling in siblings {
            place = FractionalIndex::new_after(&place);
            self.put(Node { place: place.to_string(), ..sibling });
        }
        self.free_place(parent, after).unwrap_or_else(|| FractionalIndex::new_after(&place).to_string())
    }

    fn free_place(&self, parent: Option<Uuid>, after: Option<Uuid>) -> Option<String> {
        let siblings = self.children(parent);
        let index = |node: &&Node| FractionalIndex::from_string(&node.place).ok();
        let at = match after {
            Some(after) => siblings.iter().position(|node| node.id == after)?.checked_add(1)?,
            None => 0,
        };
        let lower = at.checked_sub(1).and_then(|at| siblings.get(at)).map(index);
        let upper = siblings.get(at).map(index);
        let place = match (lower, upper) {
            (None, None) => FractionalIndex::default(),
            (Some(lower), None) => FractionalIndex::new_after(&lower?),
            (None, Some(upper)) => FractionalIndex::new_before(&upper?),
            (Some(lower), Some(upper)) => FractionalIndex::new_between(&lower?, &upper?)?,
        };
        Some(place.to_string())
    }

    /// What was changed; a node that came and went is left out.
    pub(super) fn images(&self) -> Vec<Image> {
        let image = |(id, before): (&Uuid, &Option<Node>)| {
            let after = self.nodes.get(id).cloned();
            (*before != after).then(|| Image { id: *id, before: before.clone(), after })
        };
        self.before.iter().filter_map(image).collect()
    }

    /// Whether every node lies where nodes of its kind lie.
    pub(super) fn is_whole(&self) -> bool {
        self.nodes.values().all(|node| {
            let parent = node.parent.map(|parent| self.nodes.get(&parent).map(|parent| &parent.body));
            matches!(
                (&node.body, parent),
                (NodeBody::Module(_), None)
                    | (NodeBody::Unit(_), Some(Some(NodeBody::Module(_))))
                    | (NodeBody::Block(_), Some(Some(NodeBody::Unit(_))))
            )
        })
    }
}
