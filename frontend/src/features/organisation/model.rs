//! What the list of people asks for, and the unit tree. No Leptos.

use shared::api::organisation::{FindPeople, ListPeople, UnitRow};
use shared::endpoint::url;
use shared::id::{OrgUnitId, PersonId};
use shared::value::SearchText;

use crate::text::organisation as text;
use crate::ui::Choice;

/// What an address asks for; anything that makes no sense is left out.
pub(super) fn wanted(query: impl Fn(&str) -> Option<String>) -> FindPeople {
    FindPeople {
        q: query("q").and_then(|words| words_of(&words)),
        unit: query("unit").and_then(|unit| unit.parse().ok()),
        after: None,
    }
}

/// Words to search for; `None` where there are none.
pub(super) fn words_of(typed: &str) -> Option<SearchText> {
    SearchText::parse(typed).ok().filter(|words| !words.as_str().is_empty())
}

/// Whether only some of the people are asked for.
pub(super) fn is_filtered(find: &FindPeople) -> bool {
    find.q.is_some() || find.unit.is_some()
}

/// The address of the list that shows this.
pub(super) fn address(find: &FindPeople) -> String {
    let query = url::<ListPeople>(find).ok();
    let query = query.as_deref().and_then(|url| url.split_once('?')).map(|(_, query)| format!("?{query}"));
    format!("/organisasi{}", query.unwrap_or_default())
}

/// The page of a person.
pub(super) fn person_address(person: PersonId) -> String {
    format!("/organisasi/orang/{person}")
}

/// A unit with everybody in it and below.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    pub(super) row: UnitRow,
    /// People placed in the unit or below it.
    pub(super) people: u32,
}

/// The units with everybody below counted; the rows have parents before children.
pub(super) fn with_totals(rows: Vec<UnitRow>) -> Vec<Unit> {
    let mut units: Vec<Unit> = rows.into_iter().map(|row| Unit { people: row.people, row }).collect();
    let mut above: Vec<(OrgUnitId, u32)> = Vec::new();
    for unit in units.iter_mut().rev() {
        unit.people +=
            above.iter().filter(|(parent, _)| *parent == unit.row.id).map(|(_, people)| people).sum::<u32>();
        above.extend(unit.row.parent.map(|parent| (parent, unit.people)));
    }
    units
}

/// The units as choices, each set in by its depth.
pub(super) fn choices(units: &[Unit]) -> Vec<Choice> {
    let choice = |unit: &Unit| {
        let depth = usize::from(unit.row.depth);
        // Ordinary spaces at the start of an option are not shown.
        Choice::new(unit.row.id.to_string(), format!("{}{}", "\u{2003}".repeat(depth), unit.row.name))
    };
    units.iter().map(choice).collect()
}

/// The chosen unit and those above it: the branch that is open in the tree.
pub(super) fn open_branch(units: &[Unit], chosen: Option<OrgUnitId>) -> Vec<OrgUnitId> {
    let row = |id: OrgUnitId| units.iter().find(|unit| unit.row.id == id);
    let mut open = Vec::new();
    let mut next =
        chosen.or_else(|| units.iter().find(|unit| unit.row.parent.is_none()).map(|unit| unit.row.id));
    while let Some(unit) = next.and_then(row) {
        if open.contains(&unit.row.id) {
            break;
        }
        open.push(unit.row.id);
        next = unit.row.parent;
    }
    open
}

/// The words of a unit in the tree.
pub(super) fn unit_words(unit: &Unit) -> String {
    text::unit_with_people(&unit.row.name, unit.people)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> OrgUnitId {
        format!("0198a1b2-0000-7000-8000-0000000000{number:02}").parse().unwrap()
    }

    fn tree() -> Vec<Unit> {
        let row = |number, parent: Option<u8>, depth, people| UnitRow {
            id: id(number),
            parent: parent.map(id),
            depth,
            name: format!("Unit {number}"),
            people,
        };
        with_totals(vec![
            row(1, None, 0, 1),
            row(2, Some(1), 1, 2),
            row(3, Some(2), 2, 4),
            row(4, Some(1), 1, 8),
        ])
    }

    #[test]
    fn an_address_and_what_it_asks_for_are_the_same() {
        let find = wanted(|key| (key == "q").then(|| " siti ".to_owned()));
        assert_eq!(address(&find), "/organisasi?q=siti");
        assert!(is_filtered(&find));
        let nothing = wanted(|_| Some(" ".to_owned()));
        assert_eq!(address(&nothing), "/organisasi");
        assert!(!is_filtered(&nothing));
    }

    #[test]
    fn a_unit_counts_everybody_below() {
        let people: Vec<u32> = tree().iter().map(|unit| unit.people).collect();
        assert_eq!(people, [15, 6, 4, 8]);
    }

    #[test]
    fn the_tree_is_open_down_to_the_chosen_unit() {
        assert_eq!(open_branch(&tree(), Some(id(3))), [id(3), id(2), id(1)]);
        assert_eq!(open_branch(&tree(), None), [id(1)]);
        assert!(open_branch(&[], None).is_empty());
    }
}
