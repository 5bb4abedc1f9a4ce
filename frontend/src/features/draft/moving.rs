//! "Pindah ke…": a dialog that asks into which module and behind which unit.

use leptos::prelude::*;
use shared::api::draft::OutlineAct;
use shared::id::DraftModuleId;

use super::model::{self, Thing};
use super::screen::{Moved, Screen, focus};
use crate::platform::page;
use crate::text::draft::outline as text;
use crate::ui::prelude::*;

/// The value of the first place.
const FIRST: &str = "first";

/// Draws the dialog.
pub(super) fn dialog(screen: Screen) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(screen.moving.with(Option::is_some)));
    let body = move || {
        screen.moving.get().map(|moved| match moved {
            Moved::Module(module) => of_module(screen, module),
            Moved::Units(_) => of_units(screen, moved),
        })
    };
    view! {
        <Dialog open title=text::move_title() on_close=move || screen.moving.set(None)>
            {body}
        </Dialog>
    }
    .into_any()
}

fn foot(screen: Screen) -> AnyView {
    view! {
        <div class="c-dialog__foot">
            <Button press=Press::Submit>{text::move_here()}</Button>
            <Button kind=ButtonKind::Quiet on_press=move || screen.moving.set(None)>
                {text::cancel()}
            </Button>
        </div>
    }
    .into_any()
}

/// Says where something went, with the focus on it.
fn arrived(screen: Screen, thing: Thing) {
    screen.moving.set(None);
    page::announce(&screen.whereabouts(thing));
    focus(format!("#{} .s-draft__title", thing.row()));
}

fn of_module(screen: Screen, module: DraftModuleId) -> AnyView {
    let desk = screen.desk;
    let place = RwSignal::new(FIRST.to_owned());
    let choices = desk.shown.with_untracked(|view| {
        let others = view.modules.iter().filter(|row| row.id != module);
        let others = others.map(|row| Choice::new(row.id.to_string(), text::behind(&row.title)));
        std::iter::once(Choice::new(FIRST, text::at_first())).chain(others).collect::<Vec<_>>()
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let after = place.get_untracked().parse().ok();
        desk.act(OutlineAct::MoveModule { module, after });
        arrived(screen, Thing::Module(module));
    };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <SelectField label=text::place() value=place choices />
            {foot(screen)}
        </form>
    }
    .into_any()
}

fn of_units(screen: Screen, moved: Moved) -> AnyView {
    let desk = screen.desk;
    let Moved::Units(units) = moved else { return ().into_any() };
    let home = desk.shown.with_untracked(|view| {
        let first = units.first().and_then(|unit| model::unit(view, *unit)).map(|(home, _)| home.id);
        first.or_else(|| view.modules.first().map(|row| row.id))
    });
    let module = RwSignal::new(home.map(|id| id.to_string()).unwrap_or_default());
    let place = RwSignal::new(FIRST.to_owned());
    let modules = desk.shown.with_untracked(|view| {
        view.modules.iter().map(|row| Choice::new(row.id.to_string(), row.title.clone())).collect::<Vec<_>>()
    });
    let stay = units.clone();
    let places = Signal::derive(move || {
        let chosen = module.get().parse::<DraftModuleId>().ok();
        desk.shown.with(|view| {
            let rows = chosen.and_then(|id| model::module(view, id)).map(|row| row.units.as_slice());
            let rows = rows.unwrap_or_default().iter().filter(|row| !stay.contains(&row.id));
            let behind = rows.map(|row| Choice::new(row.id.to_string(), text::behind(&row.title)));
            std::iter::once(Choice::new(FIRST, text::at_first())).chain(behind).collect::<Vec<_>>()
        })
    });
    let other = move |_: String| place.set(FIRST.to_owned());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Ok(module), after) = (module.get_untracked().parse(), place.get_untracked().parse().ok()) else {
            return;
        };
        desk.act(OutlineAct::MoveUnits { units: units.clone(), module, after });
        if let Some(unit) = units.first() {
            arrived(screen, Thing::Unit(*unit));
        }
    };
    view! {
        <form class="l-stack" novalidate=true on:submit=submit>
            <SelectField label=text::into_module() value=module choices=modules on_change=other />
            <SelectField label=text::place() value=place choices=places />
            {foot(screen)}
        </form>
    }
    .into_any()
}
