//! What the outline's screen is in the middle of: renaming, adding, moving, dragging.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::prelude::*;
use shared::api::draft::OutlineAct;
use shared::id::{DraftModuleId, DraftUnitId};

use super::desk::Desk;
use super::drag::Rows;
use super::model::{self, Behind, Step, Thing};
use crate::platform::page;
use crate::text::draft::outline as text;

/// Where something is being added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// A module, behind another one.
    Module(Option<DraftModuleId>),
    /// A unit, in a module, behind another one.
    Unit(DraftModuleId, Option<DraftUnitId>),
}

/// Rows that are drawn at once: those that fill a screen.
const FIRST: usize = 20;
/// Rows that are drawn in one task after that.
const BATCH: usize = 20;

/// The desk with what the screen is in the middle of.
#[derive(Clone, Copy)]
pub(super) struct Screen {
    pub(super) desk: Desk,
    /// How many rows are drawn so far, from the first.
    pub(super) drawn: RwSignal<usize>,
    pub(super) renaming: RwSignal<Option<Thing>>,
    /// Whose further actions are shown.
    pub(super) opened: RwSignal<Option<Thing>>,
    pub(super) adding: RwSignal<Option<Spot>>,
    /// The kind of the unit that was added last, as a code.
    pub(super) kind: RwSignal<String>,
    /// Behind which module one of the library is inserted; nothing while no dialog asks.
    pub(super) inserting: RwSignal<Option<Behind<DraftModuleId>>>,
    /// What is to be moved somewhere; nothing while no dialog asks.
    pub(super) moving: RwSignal<Option<Moved>>,
    /// The unit from which a range is selected.
    pub(super) anchor: RwSignal<Option<DraftUnitId>>,
    pub(super) unit_rows: Rows,
    pub(super) module_rows: Rows,
}

/// What a dialog asks a place for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Moved {
    /// A module.
    Module(DraftModuleId),
    /// Units, in order.
    Units(Vec<DraftUnitId>),
}

impl Screen {
    /// Draws the rows that are not drawn yet, some in a task, so that a click is answered between them.
    pub(super) fn draw_rest(self) {
        let next = move || {
            let Some(all) = self.desk.shown.try_with_untracked(model::rows) else { return };
            let Some(drawn) = self.drawn.try_get_untracked() else { return };
            let drawn = drawn.saturating_add(BATCH);
            if drawn < all {
                self.drawn.set(drawn);
                self.draw_rest();
            } else {
                self.drawn.set(usize::MAX);
            }
        };
        set_timeout(next, Duration::ZERO);
    }

    pub(super) fn new(desk: Desk) -> Self {
        let screen = Self {
            desk,
            drawn: RwSignal::new(FIRST),
            renaming: RwSignal::new(None),
            opened: RwSignal::new(None),
            adding: RwSignal::new(None),
            kind: RwSignal::new("text".to_owned()),
            inserting: RwSignal::new(None),
            moving: RwSignal::new(None),
            anchor: RwSignal::new(None),
            unit_rows: Rows::new("materi", move |row, over, is_below| drop_unit(desk, &row, &over, is_below)),
            module_rows: Rows::new("modul", move |row, over, is_below| {
                drop_module(desk, &row, &over, is_below);
            }),
        };
        screen.follow_added();
        screen
    }

    /// Goes on adding behind what was added, or shows it.
    fn follow_added(self) {
        Effect::new(move |_| {
            let Some(thing) = self.desk.added.get() else { return };
            let spot = self.adding.get_untracked();
            let title = self
                .desk
                .shown
                .with_untracked(|view| thing.title(view).map(str::to_owned))
                .unwrap_or_default();
            page::announce(&text::added(&title));
            match (spot, thing) {
                (Some(Spot::Unit(module, _)), Thing::Unit(unit)) => {
                    self.adding.set(Some(Spot::Unit(module, Some(unit))));
                }
                // A module is added to be filled.
                (Some(Spot::Module(_)), Thing::Module(module)) => {
                    self.adding.set(Some(Spot::Unit(module, None)));
                }
                _ => focus(format!("#{} .s-draft__title", thing.row())),
            }
        });
    }

    /// Moves something by one step, and says where it is now.
    pub(super) fn step(self, thing: Thing, step: Step, class: &'static str) {
        let act = self.desk.shown.with_untracked(|view| match thing {
            Thing::Unit(unit) => {
                let (module, after) = model::step_unit(view, unit, step)?;
                Some(OutlineAct::MoveUnits { units: vec![unit], module, after })
            }
            Thing::Module(module) => {
                let Behind(after) = model::step_module(view, module, step)?;
                Some(OutlineAct::MoveModule { module, after })
            }
        });
        match act {
            Some(act) => {
                self.desk.act(act);
                page::announce(&self.whereabouts(thing));
                focus(format!("#{} .{class}", thing.row()));
            }
            None => page::announce(text::at_the_end()),
        }
    }

    /// Where something stands now, in words.
    pub(super) fn whereabouts(self, thing: Thing) -> String {
        self.desk.shown.with_untracked(|view| {
            let title = thing.title(view).unwrap_or_default();
            match thing {
                Thing::Unit(unit) => {
                    let module = model::unit(view, unit).map(|(module, _)| module.title.as_str());
                    let (at, all) = model::standing(view, unit).unwrap_or_default();
                    text::unit_moved(title, at, all, module.unwrap_or_default())
                }
                Thing::Module(module) => {
                    let (at, all) = model::module_standing(view, module).unwrap_or_default();
                    text::module_moved(title, at, all)
                }
            }
        })
    }

    /// Removes modules and units, with a way back.
    pub(super) fn remove(self, modules: Vec<DraftModuleId>, units: Vec<DraftUnitId>) {
        let desk = self.desk;
        let next = desk.shown.with_untracked(|view| {
            let mut gone = units.clone();
            for row in view.modules.iter().filter(|row| modules.contains(&row.id)) {
                gone.extend(row.units.iter().map(|unit| unit.id));
            }
            model::beside(view, &gone)
        });
        desk.act(OutlineAct::Remove { modules, units });
        desk.chosen.update(BTreeSet::clear);
        match next {
            Some(unit) => focus(format!("#{} .s-draft__title", Thing::Unit(unit).row())),
            None => request_animation_frame(page::focus_title),
        }
    }
}

fn drop_unit(desk: Desk, row: &str, over: &str, is_below: bool) {
    let (Some(Thing::Unit(unit)), Some(Thing::Unit(over))) = (Thing::of_row(row), Thing::of_row(over)) else {
        return;
    };
    let dragged = desk.chosen.with_untracked(|chosen| chosen.contains(&unit));
    let act = desk.shown.with_untracked(|view| {
        // Whoever drags one of what is selected drags all of it.
        let units = desk.chosen.with_untracked(|chosen| model::in_order(view, chosen));
        let units = if dragged { units } else { vec![unit] };
        let (module, after) = model::dropped(view, over, is_below)?;
        Some(OutlineAct::MoveUnits { units, module, after })
    });
    if let Some(act) = act {
        desk.act(act);
    }
}

fn drop_module(desk: Desk, row: &str, over: &str, is_below: bool) {
    let (Some(Thing::Module(module)), Some(Thing::Module(over))) = (Thing::of_row(row), Thing::of_row(over))
    else {
        return;
    };
    let after = desk.shown.with_untracked(|view| model::dropped_module(view, over, is_below));
    if after != Some(module) {
        desk.act(OutlineAct::MoveModule { module, after });
    }
}

/// Moves the focus once the rows stand where they belong.
pub(super) fn focus(selector: String) {
    let move_there = move || {
        page::focus_on(&selector);
        page::keep_in_sight(&selector);
    };
    request_animation_frame(move || request_animation_frame(move_there));
}
