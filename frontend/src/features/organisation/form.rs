//! What the forms share: the fields of a placement, with their choices.

use leptos::prelude::*;
use shared::api::Nothing;
use shared::api::organisation::{ListPositions, ListUnits};

use super::superior::{Superior, superior_field};
use super::{draft, model};
use crate::api::{Faults, use_read};
use crate::text::organisation as text;
use crate::ui::prelude::*;

/// What the ids of fields begin with.
pub(super) const FORM: &str = "isian";

/// The fields of a placement as typed.
#[derive(Clone, Copy)]
pub(super) struct Placement {
    unit: RwSignal<String>,
    position: RwSignal<String>,
    holding: RwSignal<String>,
    is_leading: RwSignal<bool>,
    superior: Superior,
    starts_on: RwSignal<String>,
    ends_on: RwSignal<String>,
}

impl Placement {
    /// Empty fields.
    pub(super) fn new() -> Self {
        Self {
            unit: RwSignal::new(String::new()),
            position: RwSignal::new(String::new()),
            holding: RwSignal::new("definitive".to_owned()),
            is_leading: RwSignal::new(false),
            superior: Superior::new(),
            starts_on: RwSignal::new(String::new()),
            ends_on: RwSignal::new(String::new()),
        }
    }

    /// What is typed.
    pub(super) fn draft(self) -> draft::PlacementDraft {
        draft::PlacementDraft {
            unit: self.unit.get_untracked(),
            position: self.position.get_untracked(),
            holding: self.holding.get_untracked(),
            is_leading: self.is_leading.get_untracked(),
            superior: self.superior.id(),
            starts_on: self.starts_on.get_untracked(),
            // A definitive placement has no end; what was typed for another kind does not count.
            ends_on: if self.is_acting() { self.ends_on.get_untracked() } else { String::new() },
        }
    }

    fn is_acting(self) -> bool {
        self.holding.with(|holding| holding != "definitive" && !holding.is_empty())
    }

    /// The dialog in which a superior is chosen; must stand outside the form, since it holds one.
    pub(super) fn dialog(self) -> AnyView {
        self.superior.dialog()
    }

    /// Draws the fields; `at` is where the placement stands in the body.
    pub(super) fn fields(self, at: &'static str, faults: Faults) -> AnyView {
        let pointer = move |name: &str| format!("{at}/{name}");
        let id = move |name: &str| faults.id(&pointer(name));
        let fault = move |name: &str| faults.of(pointer(name));
        let ends = move || {
            self.is_acting().then(|| {
                view! {
                    <TextField
                        label=text::ends_on()
                        hint=text::ends_on_hint()
                        kind=TextKind::Date
                        value=self.ends_on
                        id=id("ends_on")
                        error=fault("ends_on")
                    />
                }
            })
        };
        view! {
            <SelectField label=text::unit() value=self.unit choices=unit_choices() id=id("unit") error=fault("unit") />
            <SelectField
                label=text::position()
                value=self.position
                choices=position_choices()
                id=id("position")
                error=fault("position")
            />
            <RadioGroup
                legend=text::holding()
                value=self.holding
                choices=holding_choices()
                id=id("holding")
                error=fault("holding")
            />
            <TextField
                label=text::placement_starts_on()
                kind=TextKind::Date
                value=self.starts_on
                id=id("starts_on")
                error=fault("starts_on")
            />
            {ends}
            <Checkbox label=text::leading() value=self.is_leading />
            {superior_field(self.superior, id("superior"), fault("superior"))}
        }
        .into_any()
    }
}

fn unit_choices() -> Signal<Vec<Choice>> {
    let units = use_read::<ListUnits>(|| Some(Nothing {}));
    Signal::derive(move || {
        units.get().map(|units| model::choices(&model::with_totals(units.items))).unwrap_or_default()
    })
}

fn position_choices() -> Signal<Vec<Choice>> {
    let positions = use_read::<ListPositions>(|| Some(Nothing {}));
    Signal::derive(move || {
        let positions = positions.get().map(|positions| positions.items).unwrap_or_default();
        let choice = |row: shared::api::organisation::PositionRow| {
            Choice::new(row.id.to_string(), format!("{} ({})", row.name, row.tier))
        };
        positions.into_iter().map(choice).collect()
    })
}

fn holding_choices() -> Vec<Choice> {
    draft::HOLDINGS.iter().map(|(holding, code)| Choice::new(*code, text::holding_of(*holding))).collect()
}
