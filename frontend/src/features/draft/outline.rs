//! The modules of a draft, each with its units.
//!
//! **Invariant:** every row is drawn once and moves as it is, so that what has the focus or is being typed stays.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use shared::api::draft::OutlineAct;
use shared::id::DraftModuleId;

use super::adding;
use super::drag;
use super::model::{self, Behind, Step, Thing};
use super::rows;
use super::screen::{Moved, Screen, Spot};
use crate::text::draft::outline as text;
use crate::ui::prelude::*;

/// Draws the outline.
pub(super) fn outline(screen: Screen) -> AnyView {
    let modules = Memo::new(move |_| screen.desk.shown.with(|view| model::begun(view, screen.drawn.get())));
    screen.draw_rest();
    let none = move || {
        modules.with(Vec::is_empty).then(|| {
            view! { <EmptyFirst glyph=Glyph::LIST title=text::no_modules() why=text::no_modules_why() /> }
        })
    };
    let last = move || screen.desk.shown.with(|view| view.modules.last().map(|module| module.id));
    view! {
        <section class="l-stack" aria-label=text::outline()>
            {none}
            <ol class="s-draft__modules" role="list">
                {adding::form(screen, Spot::Module(None))}
                <For each=move || modules.get() key=|module| *module children=move |id| module(screen, id) />
            </ol>
            <div class="l-cluster">
                <Button
                    kind=ButtonKind::Secondary
                    icon=Glyph::PLUS
                    on_press=move || adding::open(screen, Spot::Module(last()))
                >
                    {text::add_module()}
                </Button>
                <Button
                    kind=ButtonKind::Quiet
                    icon=Glyph::BOOK
                    on_press=move || screen.inserting.set(Some(Behind(last())))
                >
                    {text::insert_module()}
                </Button>
            </div>
            <p class="u-small u-muted u-wide-only">{text::keys()}</p>
        </section>
    }
    .into_any()
}

fn module(screen: Screen, id: DraftModuleId) -> AnyView {
    let (desk, thing) = (screen.desk, Thing::Module(id));
    let row = thing.row();
    let units = Memo::new(move |_| {
        let ids = |view: &_| {
            let drawn = model::units_among(view, id, screen.drawn.get());
            model::module(view, id)
                .map(|module| module.units.iter().take(drawn).map(|unit| unit.id).collect())
        };
        desk.shown.with(ids).unwrap_or_else(Vec::new)
    });
    let sums = move || {
        desk.shown.with(|view| {
            let module = model::module(view, id)?;
            let minutes = module.units.iter().map(|unit| u32::from(unit.minutes)).sum();
            Some(text::module_sums(u32::try_from(module.units.len()).unwrap_or(u32::MAX), minutes))
        })
    };
    let rows = screen.module_rows;
    let (marked, dragged, title_id) = (row.clone(), row.clone(), format!("{row}-judul"));
    let keys = move |event: KeyboardEvent| follow_keys(screen, thing, &event);
    let last =
        move || desk.shown.with_untracked(|view| model::module(view, id)?.units.last().map(|unit| unit.id));
    let labelled_by = title_id.clone();
    view! {
        <li
            class="s-draft__module"
            id=row.clone()
            data-row=row
            data-kind="modul"
            data-drag=move || rows.mark(&marked)
            aria-labelledby=labelled_by
        >
            <div class="s-draft__head" on:keydown=keys>
                {drag::handle(rows, dragged)}
                {rows::tick_module(screen, id)}
                <div class="s-draft__words">
                    <h2 class="s-draft__name" id=title_id>{rows::title(screen, thing)}</h2>
                    <p class="u-small u-muted">{sums}</p>
                </div>
                {rows::tools(screen, thing)}
            </div>
            {objectives(screen, id)}
            <ol class="s-draft__units" role="list">
                {adding::form(screen, Spot::Unit(id, None))}
                <For
                    each=move || units.get()
                    key=|unit| *unit
                    children=move |unit| rows::unit(screen, id, unit)
                />
            </ol>
            <div>
                <Button
                    kind=ButtonKind::Quiet
                    icon=Glyph::PLUS
                    on_press=move || adding::open(screen, Spot::Unit(id, last()))
                >
                    {text::add_unit()}
                </Button>
            </div>
        </li>
        {adding::form(screen, Spot::Module(Some(id)))}
    }
    .into_any()
}

/// What a learner can do after a module, a line each.
fn objectives(screen: Screen, id: DraftModuleId) -> AnyView {
    let desk = screen.desk;
    let now = Memo::new(move |_| {
        desk.shown.with(|view| {
            model::module(view, id).map(|module| module.objectives.join("\n")).unwrap_or_default()
        })
    });
    let typed = RwSignal::new(now.get_untracked());
    // What somebody else or an undo has changed is shown, unless something else is being typed.
    Effect::new(move |before: Option<String>| {
        let now = now.get();
        if before.is_none_or(|before| typed.with_untracked(|typed| *typed == before)) {
            typed.set(now.clone());
        }
        now
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let title =
            desk.shown.with_untracked(|view| model::module(view, id).map(|module| module.title.clone()));
        let lines = typed.with_untracked(|typed| model::lines(typed));
        if let Some(title) = title {
            desk.act(OutlineAct::SetModule { module: id, title, objectives: lines });
        }
    };
    let is_open = now.with_untracked(String::is_empty);
    view! {
        <Disclosure summary=text::objectives() open=is_open && screen.desk.added.get_untracked() == Some(Thing::Module(id))>
            <form class="l-stack l-stack--tight" novalidate=true on:submit=save>
                <TextField label=text::objectives() hint=text::objectives_hint() kind=TextKind::Long value=typed />
                <div>
                    <Button kind=ButtonKind::Secondary press=Press::Submit>
                        {text::apply()}
                    </Button>
                </div>
            </form>
        </Disclosure>
    }
    .into_any()
}

/// F2, Delete, and the arrows with Alt, on whatever of a row has the focus but a field.
pub(super) fn follow_keys(screen: Screen, thing: Thing, event: &KeyboardEvent) {
    use wasm_bindgen::JsCast;
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(target) = target else { return };
    if target.matches("input:not([type=checkbox]), textarea, select").unwrap_or_default() {
        return;
    }
    match (event.key().as_str(), event.alt_key()) {
        ("F2", _) => screen.renaming.set(Some(thing)),
        ("ArrowUp", true) => screen.step(thing, Step::Up, "s-draft__title"),
        ("ArrowDown", true) => screen.step(thing, Step::Down, "s-draft__title"),
        ("Delete", false) => remove(screen, thing),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Removes a row.
pub(super) fn remove(screen: Screen, thing: Thing) {
    match thing {
        Thing::Module(module) => screen.remove(vec![module], Vec::new()),
        Thing::Unit(unit) => screen.remove(Vec::new(), vec![unit]),
    }
}

/// Asks where a row goes.
pub(super) fn ask_place(screen: Screen, thing: Thing) {
    screen.moving.set(Some(match thing {
        Thing::Module(module) => Moved::Module(module),
        Thing::Unit(unit) => Moved::Units(vec![unit]),
    }));
}
