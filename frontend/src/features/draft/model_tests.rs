//! Tests of the outline's rules.

use std::collections::BTreeSet;

use chrono::DateTime;
use shared::api::course::{CourseLevel, LessonKind};
use shared::api::draft::{DraftChanged, DraftFacts, DraftFinding, DraftView, ModuleRow, OutlineAct, UnitRow};
use shared::id::{DraftId, DraftModuleId, DraftUnitId};
use shared::value::Slug;

use super::model::*;

fn uuid(no: u8) -> String {
    format!("01890a5d-ac96-774b-bcce-b30209{no:06}")
}

fn m(no: u8) -> DraftModuleId {
    uuid(100 + no).parse().unwrap()
}

fn u(no: u8) -> DraftUnitId {
    uuid(no).parse().unwrap()
}

fn row(no: u8) -> UnitRow {
    UnitRow {
        id: u(no),
        title: format!("Materi {no}"),
        kind: LessonKind::Text,
        minutes: 10,
        is_required: true,
        is_hidden: false,
        opening: progress::Opening::Always,
    }
}

fn draft(modules: &[&[u8]]) -> DraftView {
    let modules = (1..).zip(modules).map(|(no, units)| ModuleRow {
        id: m(no),
        title: format!("Modul {no}"),
        objectives: Vec::new(),
        units: units.iter().map(|no| row(*no)).collect(),
    });
    DraftView {
        id: uuid(200).parse::<DraftId>().unwrap(),
        rev: 1,
        course: None,
        base: None,
        is_template: false,
        facts: DraftFacts {
            title: "Pelayanan".to_owned(),
            slug: Slug::parse("pelayanan").unwrap(),
            summary: String::new(),
            language: "id".to_owned(),
            provider: String::new(),
            form: 16,
            level: CourseLevel::Dasar,
            competencies: Vec::new(),
            audience: String::new(),
            outcomes: Vec::new(),
            jp: 1,
            jp_justification: String::new(),
            about: String::new(),
            sources: Vec::new(),
            requires: Vec::new(),
            in_order: false,
        },
        modules: modules.collect(),
        changed: DraftChanged { by: "Dewi".to_owned(), at: DateTime::UNIX_EPOCH },
        undo: None,
        redo: None,
    }
}

fn shape(view: &DraftView) -> Vec<Vec<DraftUnitId>> {
    view.modules.iter().map(|module| module.units.iter().map(|unit| unit.id).collect()).collect()
}

fn moved(view: &DraftView, units: &[u8], place: Place) -> Vec<Vec<DraftUnitId>> {
    let mut view = view.clone();
    let units = units.iter().map(|no| u(*no)).collect();
    apply(&mut view, &OutlineAct::MoveUnits { units, module: place.0, after: place.1 });
    shape(&view)
}

fn ids(modules: &[&[u8]]) -> Vec<Vec<DraftUnitId>> {
    modules.iter().map(|units| units.iter().map(|no| u(*no)).collect()).collect()
}

#[test]
fn the_first_rows_are_those_of_modules_and_units_in_order() {
    let view = draft(&[&[1, 2], &[], &[3, 4, 5]]);
    assert_eq!(rows(&view), 8);
    for first in 0..=8 {
        let begun = begun(&view, first);
        let units: usize = begun
            .iter()
            .map(|id| units_among(&view, *id, first).min(module(&view, *id).unwrap().units.len()))
            .sum();
        assert_eq!(begun.len() + units, first, "{first}");
    }
    assert_eq!(begun(&view, usize::MAX), [m(1), m(2), m(3)]);
    assert_eq!(begun(&view, 4), [m(1), m(2)]);
    assert_eq!(units_among(&view, m(3), 6), 1);
}

#[test]
fn a_step_at_the_end_of_a_module_leads_into_the_next_one() {
    let view = draft(&[&[1, 2, 3], &[], &[4]]);
    let after = |no: u8, step| step_unit(&view, u(no), step).map(|place| moved(&view, &[no], place));
    assert_eq!(after(2, Step::Up), Some(ids(&[&[2, 1, 3], &[], &[4]])));
    assert_eq!(after(3, Step::Up), Some(ids(&[&[1, 3, 2], &[], &[4]])));
    assert_eq!(after(1, Step::Down), Some(ids(&[&[2, 1, 3], &[], &[4]])));
    assert_eq!(after(3, Step::Down), Some(ids(&[&[1, 2], &[3], &[4]])));
    assert_eq!(after(4, Step::Up), Some(ids(&[&[1, 2, 3], &[4], &[]])));
    assert_eq!(after(1, Step::Up), None);
    assert_eq!(after(4, Step::Down), None);
}

#[test]
fn modules_move_with_their_units() {
    let view = draft(&[&[1], &[2], &[3]]);
    let after = |no: u8, step| {
        let mut view = view.clone();
        let Behind(after) = step_module(&view, m(no), step)?;
        apply(&mut view, &OutlineAct::MoveModule { module: m(no), after });
        Some(shape(&view))
    };
    assert_eq!(after(3, Step::Up), Some(ids(&[&[1], &[3], &[2]])));
    assert_eq!(after(2, Step::Up), Some(ids(&[&[2], &[1], &[3]])));
    assert_eq!(after(1, Step::Down), Some(ids(&[&[2], &[1], &[3]])));
    assert_eq!((after(1, Step::Up), after(3, Step::Down)), (None, None));
}

#[test]
fn several_units_keep_their_order_wherever_they_go() {
    let view = draft(&[&[1, 2, 3], &[4, 5]]);
    assert_eq!(moved(&view, &[5, 1], (m(1), Some(u(2)))), ids(&[&[2, 1, 5, 3], &[4]]));
    assert_eq!(moved(&view, &[1, 2], (m(1), Some(u(2)))), ids(&[&[1, 2, 3], &[4, 5]]));
    assert_eq!(moved(&view, &[4], (m(1), None)), ids(&[&[4, 1, 2, 3], &[5]]));
    assert_eq!(moved(&view, &[4], (m(9), None)), ids(&[&[1, 2, 3], &[4, 5]]), "no such module");
}

#[test]
fn a_drop_lands_above_or_below_what_it_falls_on() {
    let view = draft(&[&[1, 2], &[3]]);
    assert_eq!(dropped(&view, u(2), true), Some((m(1), Some(u(2)))));
    assert_eq!(dropped(&view, u(2), false), Some((m(1), Some(u(1)))));
    assert_eq!(dropped(&view, u(3), false), Some((m(2), None)));
    assert_eq!(dropped_module(&view, m(2), true), Some(m(2)));
    assert_eq!(dropped_module(&view, m(2), false), Some(m(1)));
    assert_eq!(dropped_module(&view, m(1), false), None);
}

#[test]
fn a_range_is_selected_in_either_direction() {
    let view = draft(&[&[1, 2], &[3, 4]]);
    let mut chosen = BTreeSet::new();
    select_to(&view, &mut chosen, u(3), u(2));
    assert_eq!(in_order(&view, &chosen), [u(2), u(3)]);
    chosen.insert(u(9));
    assert_eq!(in_order(&view, &chosen), [u(2), u(3)], "what is gone is left out");
}

#[test]
fn the_focus_goes_to_what_stays() {
    let view = draft(&[&[1, 2], &[3]]);
    assert_eq!(beside(&view, &[u(1)]), Some(u(2)));
    assert_eq!(beside(&view, &[u(2), u(3)]), Some(u(1)));
    assert_eq!(beside(&view, &[u(1), u(2), u(3)]), None);
}

#[test]
fn only_what_learners_must_do_counts_as_minutes() {
    let mut view = draft(&[&[1, 2], &[3]]);
    assert_eq!(minutes(&view), 30);
    apply(&mut view, &OutlineAct::HideUnits { units: vec![u(2)], is_hidden: true });
    assert_eq!(minutes(&view), 20);
    apply(&mut view, &OutlineAct::Remove { modules: vec![m(2)], units: Vec::new() });
    assert_eq!((minutes(&view), standing(&view, u(2))), (10, Some((2, 2))));
}

#[test]
fn only_a_change_of_the_same_collides() {
    let seen = draft(&[&[1, 2], &[3]]);
    let mut now = seen.clone();
    apply(&mut now, &OutlineAct::RenameUnit { unit: u(2), title: "Alur".to_owned() });
    apply(&mut now, &OutlineAct::Remove { modules: Vec::new(), units: vec![u(3)] });
    let rename = |no: u8| OutlineAct::RenameUnit { unit: u(no), title: "Loket".to_owned() };
    assert_eq!(clash(&seen, &now, &rename(1)), None);
    assert_eq!(clash(&seen, &now, &rename(2)), Some(Clash::Title("Loket".to_owned(), "Alur".to_owned())));
    assert_eq!(clash(&seen, &now, &rename(3)), Some(Clash::Gone));
    let moving = OutlineAct::MoveUnits { units: vec![u(1)], module: m(2), after: None };
    assert_eq!(clash(&seen, &now, &moving), None);
    assert_eq!(clash(&seen, &now, &OutlineAct::DuplicateUnit { unit: u(3) }), Some(Clash::Gone));
}

#[test]
fn what_is_new_is_found() {
    let before = draft(&[&[1]]);
    assert_eq!(added(&before, &draft(&[&[1, 2]])), Some(Thing::Unit(u(2))));
    assert_eq!(added(&before, &draft(&[&[1], &[2]])), Some(Thing::Module(m(2))));
    assert_eq!(added(&before, &before), None);
    for thing in [Thing::Unit(u(2)), Thing::Module(m(2))] {
        assert_eq!(Thing::of_row(&thing.row()), Some(thing));
    }
    assert_eq!(Thing::Unit(u(1)).title(&before), Some("Materi 1"));
}

#[test]
fn findings_come_by_unit_and_faults_first() {
    let view = draft(&[&[1, 2]]);
    let finding = |unit: Option<u8>, is_fault| DraftFinding {
        is_fault,
        module: unit.map(|_| m(1)),
        unit: unit.map(u),
        block: None,
        place: String::new(),
        what: String::new(),
        remedy: String::new(),
    };
    let items =
        [finding(None, false), finding(Some(2), true), finding(Some(1), false), finding(Some(2), false)];
    let found = grouped(&view, &items);
    let places: Vec<_> = found.iter().map(|found| (found.place.as_str(), found.items.len())).collect();
    assert_eq!(places, [("Materi 2", 2), ("Pelayanan", 1), ("Materi 1", 1)]);
}
