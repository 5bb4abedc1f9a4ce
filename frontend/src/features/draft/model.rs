//! The outline of a draft: where things go, what a change looks like before it is kept, and which changes collide. No Leptos.
//!
//! **Invariant:** a change that is shown before it is kept is what the server will make of it, or it is not shown.

use std::collections::BTreeSet;

use shared::api::draft::{DraftFinding, DraftView, ModuleRow, OutlineAct, UnitRow};
use shared::id::{DraftModuleId, DraftUnitId};

/// A way to move something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// One up.
    Up,
    /// One down.
    Down,
}

/// Behind what something stands; nothing is the first place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Behind<K>(pub(super) Option<K>);

/// Where a unit comes to stand: in which module, behind which unit.
pub(super) type Place = (DraftModuleId, Option<DraftUnitId>);

/// A module of the outline.
pub(super) fn module(view: &DraftView, id: DraftModuleId) -> Option<&ModuleRow> {
    view.modules.iter().find(|module| module.id == id)
}

/// A unit of the outline, and its module.
pub(super) fn unit(view: &DraftView, id: DraftUnitId) -> Option<(&ModuleRow, &UnitRow)> {
    view.modules
        .iter()
        .find_map(|module| module.units.iter().find(|unit| unit.id == id).map(|unit| (module, unit)))
}

/// Every unit in order.
pub(super) fn units(view: &DraftView) -> impl Iterator<Item = &UnitRow> {
    view.modules.iter().flat_map(|module| &module.units)
}

/// Rows of the outline: a module, and behind it each of its units.
pub(super) fn rows(view: &DraftView) -> usize {
    view.modules.iter().map(|module| module.units.len().saturating_add(1)).sum()
}

/// Modules of which a row is among the first ones.
pub(super) fn begun(view: &DraftView, first: usize) -> Vec<DraftModuleId> {
    let mut left = first;
    let begun = view.modules.iter().take_while(|module| {
        let is_begun = left > 0;
        left = left.saturating_sub(module.units.len().saturating_add(1));
        is_begun
    });
    begun.map(|module| module.id).collect()
}

/// How many units of a module are among the first rows.
pub(super) fn units_among(view: &DraftView, id: DraftModuleId, first: usize) -> usize {
    let before = view.modules.iter().take_while(|module| module.id != id);
    let before: usize = before.map(|module| module.units.len().saturating_add(1)).sum();
    first.saturating_sub(before.saturating_add(1))
}

/// Where a unit is among those of its module, from 1, and how many these are.
pub(super) fn standing(view: &DraftView, id: DraftUnitId) -> Option<(usize, usize)> {
    let (module, _) = unit(view, id)?;
    let at = module.units.iter().position(|unit| unit.id == id)?;
    Some((at + 1, module.units.len()))
}

/// Where a module is, from 1, and how many there are.
pub(super) fn module_standing(view: &DraftView, id: DraftModuleId) -> Option<(usize, usize)> {
    let at = view.modules.iter().position(|module| module.id == id)?;
    Some((at + 1, view.modules.len()))
}

/// Where a unit goes by one step; at the end of its module into the next one.
pub(super) fn step_unit(view: &DraftView, id: DraftUnitId, step: Step) -> Option<Place> {
    let at = view.modules.iter().position(|module| module.units.iter().any(|unit| unit.id == id))?;
    let module = view.modules.get(at)?;
    let no = module.units.iter().position(|unit| unit.id == id)?;
    let id_at = |no: usize| module.units.get(no).map(|unit| unit.id);
    match step {
        Step::Up if no > 0 => Some((module.id, no.checked_sub(2).and_then(id_at))),
        Step::Up => {
            let before = view.modules.get(at.checked_sub(1)?)?;
            Some((before.id, before.units.last().map(|unit| unit.id)))
        }
        Step::Down => match id_at(no + 1) {
            Some(next) => Some((module.id, Some(next))),
            None => view.modules.get(at + 1).map(|next| (next.id, None)),
        },
    }
}

/// Behind which module a module goes by one step; nothing where it is at the end already.
pub(super) fn step_module(view: &DraftView, id: DraftModuleId, step: Step) -> Option<Behind<DraftModuleId>> {
    let at = view.modules.iter().position(|module| module.id == id)?;
    match step {
        Step::Up => {
            at.checked_sub(1)?;
            Some(Behind(at.checked_sub(2).and_then(|no| view.modules.get(no)).map(|module| module.id)))
        }
        Step::Down => view.modules.get(at + 1).map(|module| Behind(Some(module.id))),
    }
}

/// What gets the focus when something goes: the unit after it, or the one before it, that stays.
pub(super) fn beside(view: &DraftView, gone: &[DraftUnitId]) -> Option<DraftUnitId> {
    let all: Vec<DraftUnitId> = units(view).map(|unit| unit.id).collect();
    let last = all.iter().rposition(|id| gone.contains(id))?;
    let stays = |id: &&DraftUnitId| !gone.contains(id);
    let after = all.iter().skip(last).find(stays);
    after.or_else(|| all.iter().take(last).rev().find(stays)).copied()
}

/// Adds everything between two units to what is selected, both of them with it.
pub(super) fn select_to(
    view: &DraftView,
    chosen: &mut BTreeSet<DraftUnitId>,
    from: DraftUnitId,
    to: DraftUnitId,
) {
    let all: Vec<DraftUnitId> = units(view).map(|unit| unit.id).collect();
    let place = |id: DraftUnitId| all.iter().position(|one| *one == id);
    if let (Some(from), Some(to)) = (place(from), place(to)) {
        let (from, to) = (from.min(to), from.max(to));
        chosen.extend(all.iter().skip(from).take(to - from + 1));
    }
}

/// The units that are selected, in the order of the outline; those that are gone are left out.
pub(super) fn in_order(view: &DraftView, chosen: &BTreeSet<DraftUnitId>) -> Vec<DraftUnitId> {
    units(view).map(|unit| unit.id).filter(|id| chosen.contains(id)).collect()
}

/// The place of a unit that was dropped onto another one, above or below its middle.
pub(super) fn dropped(view: &DraftView, over: DraftUnitId, is_below: bool) -> Option<Place> {
    let (module, _) = unit(view, over)?;
    if is_below {
        return Some((module.id, Some(over)));
    }
    let at = module.units.iter().position(|unit| unit.id == over)?;
    Some((module.id, at.checked_sub(1).and_then(|no| module.units.get(no)).map(|unit| unit.id)))
}

/// Behind which module one stands that was dropped onto another one, above or below its middle.
pub(super) fn dropped_module(view: &DraftView, over: DraftModuleId, is_below: bool) -> Option<DraftModuleId> {
    let at = view.modules.iter().position(|row| row.id == over)?;
    let at = if is_below { at } else { at.checked_sub(1)? };
    view.modules.get(at).map(|row| row.id)
}

/// Minutes of the units that the course asks for and learners see.
pub(super) fn minutes(view: &DraftView) -> u32 {
    units(view)
        .filter(|unit| unit.is_required && !unit.is_hidden)
        .map(|unit| u32::from(unit.minutes))
        .fold(0, u32::saturating_add)
}

/// Shows what a change comes to. What the server must give an id to waits for its answer.
pub(super) fn apply(view: &mut DraftView, act: &OutlineAct) {
    match act {
        OutlineAct::AddModule { .. }
        | OutlineAct::AddUnit { .. }
        | OutlineAct::DuplicateUnit { .. }
        | OutlineAct::DuplicateModule { .. } => {}
        OutlineAct::SetModule { module, title, objectives } => {
            if let Some(row) = view.modules.iter_mut().find(|row| row.id == *module) {
                row.title.clone_from(title);
                row.objectives.clone_from(objectives);
            }
        }
        OutlineAct::RenameUnit { unit, title } => {
            each_unit(view, |row| {
                if row.id == *unit {
                    row.title.clone_from(title);
                }
            });
        }
        OutlineAct::MoveModule { module, after } => {
            let Some(at) = view.modules.iter().position(|row| row.id == *module) else { return };
            let row = view.modules.remove(at);
            let to = after
                .and_then(|after| view.modules.iter().position(|row| row.id == after))
                .map_or(0, |at| at + 1);
            view.modules.insert(to, row);
        }
        OutlineAct::MoveUnits { units, module, after } => move_units(view, units, *module, *after),
        OutlineAct::HideUnits { units, is_hidden } => {
            each_unit(view, |row| {
                if units.contains(&row.id) {
                    row.is_hidden = *is_hidden;
                }
            });
        }
        OutlineAct::Remove { modules, units } => {
            view.modules.retain(|row| !modules.contains(&row.id));
            for module in &mut view.modules {
                module.units.retain(|row| !units.contains(&row.id));
            }
        }
    }
}

fn each_unit(view: &mut DraftView, mut how: impl FnMut(&mut UnitRow)) {
    view.modules.iter_mut().flat_map(|module| &mut module.units).for_each(&mut how);
}

fn move_units(view: &mut DraftView, moved: &[DraftUnitId], into: DraftModuleId, after: Option<DraftUnitId>) {
    if module(view, into).is_none() {
        return;
    }
    // What is to stand before may itself be moved: then what stands before that.
    let after = after.and_then(|after| {
        let row = module(view, into)?;
        let at = row.units.iter().position(|unit| unit.id == after)?;
        row.units.iter().take(at + 1).rev().map(|unit| unit.id).find(|id| !moved.contains(id))
    });
    let mut rows = Vec::new();
    for row in &mut view.modules {
        rows.extend(row.units.extract_if(.., |unit| moved.contains(&unit.id)));
    }
    if let Some(row) = view.modules.iter_mut().find(|row| row.id == into) {
        let to =
            after.and_then(|after| row.units.iter().position(|unit| unit.id == after)).map_or(0, |at| at + 1);
        row.units.splice(to..to, rows);
    }
}

/// Why a change cannot simply be done to what somebody else has changed meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Clash {
    /// Both gave another title: mine, and the one that is there now.
    Title(String, String),
    /// What it is about is not there any more.
    Gone,
}

/// Whether a change still fits: `seen` is what its author saw, `now` what is there.
pub(super) fn clash(seen: &DraftView, now: &DraftView, act: &OutlineAct) -> Option<Clash> {
    let has_module = |id: &DraftModuleId| module(now, *id).is_some();
    let has_unit = |id: &DraftUnitId| unit(now, *id).is_some();
    let fits = match act {
        OutlineAct::AddModule { after, .. } => after.iter().all(has_module),
        OutlineAct::AddUnit { module, after, .. } => has_module(module) && after.iter().all(has_unit),
        OutlineAct::SetModule { module: id, title, .. } => {
            let Some(after) = module(now, *id) else { return Some(Clash::Gone) };
            let before = module(seen, *id);
            let is_same = before
                .is_some_and(|before| before.title == after.title && before.objectives == after.objectives);
            return (!is_same).then(|| Clash::Title(title.clone(), after.title.clone()));
        }
        OutlineAct::RenameUnit { unit: id, title } => {
            let Some((_, after)) = unit(now, *id) else { return Some(Clash::Gone) };
            let is_same = unit(seen, *id).is_some_and(|(_, before)| before.title == after.title);
            return (!is_same).then(|| Clash::Title(title.clone(), after.title.clone()));
        }
        OutlineAct::MoveModule { module, after } => has_module(module) && after.iter().all(has_module),
        OutlineAct::MoveUnits { units, module, after } => {
            units.iter().all(has_unit) && has_module(module) && after.iter().all(has_unit)
        }
        OutlineAct::DuplicateUnit { unit } => has_unit(unit),
        OutlineAct::DuplicateModule { module } => has_module(module),
        OutlineAct::HideUnits { units, .. } => units.iter().all(has_unit),
        OutlineAct::Remove { .. } => true,
    };
    (!fits).then_some(Clash::Gone)
}

/// A module or a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    /// A module.
    Module(DraftModuleId),
    /// A unit.
    Unit(DraftUnitId),
}

impl Thing {
    /// Its id on the screen.
    pub(super) fn row(self) -> String {
        match self {
            Self::Module(module) => format!("modul-{module}"),
            Self::Unit(unit) => format!("materi-{unit}"),
        }
    }

    /// What an id on the screen names.
    pub(super) fn of_row(row: &str) -> Option<Self> {
        let (kind, id) = row.split_once('-')?;
        match kind {
            "modul" => id.parse().ok().map(Self::Module),
            "materi" => id.parse().ok().map(Self::Unit),
            _ => None,
        }
    }

    /// Its title.
    pub(super) fn title(self, view: &DraftView) -> Option<&str> {
        match self {
            Self::Module(id) => module(view, id).map(|module| module.title.as_str()),
            Self::Unit(id) => unit(view, id).map(|(_, unit)| unit.title.as_str()),
        }
    }
}

/// What `now` has and `before` had not; a module rather than its units.
pub(super) fn added(before: &DraftView, now: &DraftView) -> Option<Thing> {
    let new = now.modules.iter().find(|row| module(before, row.id).is_none());
    new.map(|row| Thing::Module(row.id))
        .or_else(|| units(now).find(|row| unit(before, row.id).is_none()).map(|row| Thing::Unit(row.id)))
}

/// Findings about one thing, under its name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) place: String,
    pub(super) items: Vec<DraftFinding>,
}

/// Findings by the unit that they are about; what has faults comes first.
pub(super) fn grouped(view: &DraftView, items: &[DraftFinding]) -> Vec<Found> {
    let mut groups: Vec<(Option<DraftModuleId>, Option<DraftUnitId>, Found)> = Vec::new();
    for item in items {
        let found = groups
            .iter_mut()
            .find(|(module, unit, _)| *unit == item.unit && (item.unit.is_some() || *module == item.module));
        if let Some((_, _, group)) = found {
            group.items.push(item.clone());
        } else {
            let of_unit = item.unit.and_then(|id| unit(view, id)).map(|(_, row)| row.title.clone());
            let of_module = || item.module.and_then(|id| module(view, id)).map(|row| row.title.clone());
            let place = of_unit.or_else(of_module).unwrap_or_else(|| view.facts.title.clone());
            groups.push((item.module, item.unit, Found { place, items: vec![item.clone()] }));
        }
    }
    let mut found: Vec<Found> = groups.into_iter().map(|(_, _, found)| found).collect();
    found.sort_by_key(|found| !found.items.iter().any(|item| item.is_fault));
    found
}

/// The lines of a field that holds a list, without empty ones.
pub(super) fn lines(typed: &str) -> Vec<String> {
    typed.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
