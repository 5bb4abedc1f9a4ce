//! A row of the outline: what it is, renaming it in place, and what can be done with it.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html::Input;
use leptos::prelude::*;
use shared::api::course::LessonKind;
use shared::api::draft::{OutlineAct, UnitRow};
use shared::id::{DraftModuleId, DraftUnitId};

use super::model::{self, Behind, Step, Thing};
use super::outline::{ask_place, follow_keys, remove};
use super::screen::{Screen, Spot, focus};
use super::{adding, drag};
use crate::platform::page;
use crate::text::draft::outline as text;
use crate::ui::prelude::*;

/// The icon of a kind of unit.
pub(super) fn glyph(kind: LessonKind) -> Glyph {
    match kind {
        LessonKind::Text => Glyph::FILE_TEXT,
        LessonKind::Video => Glyph::VIDEO,
        LessonKind::Document => Glyph::FILE,
        LessonKind::Quiz => Glyph::QUIZ,
        LessonKind::Assignment => Glyph::EDIT,
        LessonKind::Activity => Glyph::AWARD,
        LessonKind::Live => Glyph::CALENDAR,
        LessonKind::Discussion => Glyph::MESSAGE,
    }
}

/// Draws the row of a unit, and behind it the place where another one is added.
pub(super) fn unit(screen: Screen, module: DraftModuleId, id: DraftUnitId) -> AnyView {
    let (desk, thing) = (screen.desk, Thing::Unit(id));
    let found = Memo::new(move |_| desk.shown.with(|view| model::unit(view, id).map(|(_, row)| row.clone())));
    let about = move || found.with(|row| row.as_ref().map(about));
    let kind = found.with_untracked(|row| row.as_ref().map_or(LessonKind::Text, |row| row.kind));
    let is_hidden = move || found.with(|row| row.as_ref().is_some_and(|row| row.is_hidden));
    let (row, rows) = (thing.row(), screen.unit_rows);
    let (marked, dragged) = (row.clone(), row.clone());
    let is_chosen = Memo::new(move |_| desk.chosen.with(|chosen| chosen.contains(&id)));
    let label = move || found.with(|row| row.as_ref().map(|row| text::select(&row.title)));
    let tick = move |event: MouseEvent| {
        let anchor = screen.anchor.get_untracked().filter(|_| event.shift_key());
        desk.chosen.update(|chosen| match anchor {
            Some(anchor) => desk.shown.with_untracked(|view| model::select_to(view, chosen, anchor, id)),
            None if !chosen.remove(&id) => {
                chosen.insert(id);
            }
            None => {}
        });
        screen.anchor.set(Some(id));
    };
    let between = move |_: MouseEvent| adding::open(screen, Spot::Unit(module, Some(id)));
    view! {
        <li
            class="s-draft__unit"
            class:s-draft__unit--hidden=is_hidden
            id=row.clone()
            data-row=row
            data-kind="materi"
            data-drag=move || rows.mark(&marked)
            on:keydown=move |event: KeyboardEvent| follow_keys(screen, thing, &event)
        >
            {drag::handle(rows, dragged)}
            <label class="s-draft__tick">
                <input type="checkbox" prop:checked=is_chosen on:click=tick aria-label=label />
            </label>
            <Icon glyph=glyph(kind) />
            <div class="s-draft__words">
                {title(screen, thing)}
                <p class="u-small u-muted">{about}</p>
            </div>
            {tools(screen, thing)}
            // A shortcut for pointers to what the row's actions offer too.
            <button class="s-draft__between" type="button" tabindex="-1" aria-hidden="true" on:click=between>
                <Icon glyph=Glyph::PLUS />
            </button>
        </li>
        {adding::form(screen, Spot::Unit(module, Some(id)))}
    }
    .into_any()
}

fn about(row: &UnitRow) -> String {
    let hidden = row.is_hidden.then(|| text::hidden().to_owned());
    let need = if row.is_required { text::required() } else { text::optional() };
    let facts = [
        Some(text::kind(row.kind).to_owned()),
        Some(text::minutes(row.minutes)),
        Some(need.to_owned()),
        hidden,
        (!row.opening.is_always()).then(|| text::opens_later().to_owned()),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Selects every unit of a module, or none.
pub(super) fn tick_module(screen: Screen, id: DraftModuleId) -> AnyView {
    let desk = screen.desk;
    let ids = move || {
        desk.shown.with(|view| {
            model::module(view, id).map(|module| module.units.iter().map(|unit| unit.id).collect::<Vec<_>>())
        })
    };
    let is_whole = Memo::new(move |_| {
        let ids = ids().unwrap_or_default();
        !ids.is_empty() && desk.chosen.with(|chosen| ids.iter().all(|id| chosen.contains(id)))
    });
    let label =
        move || desk.shown.with(|view| model::module(view, id).map(|module| text::select_all(&module.title)));
    let tick = move |_| {
        let (ids, is_whole) = (untrack(ids).unwrap_or_default(), is_whole.get_untracked());
        desk.chosen.update(|chosen| {
            for id in ids {
                if is_whole {
                    chosen.remove(&id);
                } else {
                    chosen.insert(id);
                }
            }
        });
    };
    view! {
        <label class="s-draft__tick">
            <input type="checkbox" prop:checked=is_whole on:change=tick aria-label=label />
        </label>
    }
    .into_any()
}

/// The title, or the field in which it is changed.
pub(super) fn title(screen: Screen, thing: Thing) -> AnyView {
    let desk = screen.desk;
    let now =
        Memo::new(move |_| desk.shown.with(|view| thing.title(view).map(str::to_owned)).unwrap_or_default());
    let is_renaming = Memo::new(move |_| screen.renaming.get() == Some(thing));
    let shown = move || {
        if is_renaming.get() {
            return rename(screen, thing, now.get_untracked());
        }
        match thing {
            Thing::Unit(unit) => {
                let href = format!("/studio/{}/{unit}", desk.draft);
                view! { <a class="s-draft__title" href=href>{move || now.get()}</a> }.into_any()
            }
            Thing::Module(_) => {
                let press = move |_| screen.renaming.set(Some(thing));
                let label = move || text::rename_this(&now.get());
                view! {
                    <button class="s-draft__title" type="button" title=label on:click=press>
                        {move || now.get()}
                    </button>
                }
                .into_any()
            }
        }
    };
    shown.into_any()
}

fn rename(screen: Screen, thing: Thing, before: String) -> AnyView {
    let field = NodeRef::<Input>::new();
    let (seen, shown) = (before.clone(), before);
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            field.set_value(&shown);
            let _focused = field.focus();
            field.select();
        }
    });
    let done = move |typed: Option<String>, goes_back: bool| {
        // Leaving the field once is enough: Enter takes it away, and with it goes the focus.
        if screen.renaming.get_untracked() != Some(thing) {
            return;
        }
        screen.renaming.set(None);
        let typed =
            typed.map(|typed| typed.trim().to_owned()).filter(|typed| !typed.is_empty() && *typed != seen);
        if let Some(title) = typed {
            keep_title(screen, thing, title);
        }
        if goes_back {
            focus(format!("#{} .s-draft__title", thing.row()));
        }
    };
    // The field loses the focus when it is taken away, and is heard of no more.
    let value = move || field.try_get_untracked().flatten().map(|field| field.value());
    let (enter, leave) = (done.clone(), done);
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            enter(value(), true);
        }
        "Escape" => {
            event.stop_propagation();
            enter(None, true);
        }
        _ => {}
    };
    view! {
        <input
            class="c-input s-draft__rename"
            type="text"
            maxlength="200"
            autocomplete="off"
            aria-label=text::new_title()
            node_ref=field
            on:keydown=keys
            on:blur=move |_| leave(value(), false)
        />
    }
    .into_any()
}

fn keep_title(screen: Screen, thing: Thing, title: String) {
    let desk = screen.desk;
    match thing {
        Thing::Unit(unit) => desk.act(OutlineAct::RenameUnit { unit, title }),
        Thing::Module(module) => {
            let objectives = desk
                .shown
                .with_untracked(|view| model::module(view, module).map(|row| row.objectives.clone()));
            desk.act(OutlineAct::SetModule { module, title, objectives: objectives.unwrap_or_default() });
        }
    }
}

/// Up, down, and a button that shows what else can be done.
pub(super) fn tools(screen: Screen, thing: Thing) -> AnyView {
    let named = move |words: fn(&str) -> String| {
        Signal::derive(move || screen.desk.shown.with(|view| words(thing.title(view).unwrap_or_default())))
    };
    let is_open = Memo::new(move |_| screen.opened.get() == Some(thing));
    let toggle = move |_| screen.opened.update(|opened| *opened = (*opened != Some(thing)).then_some(thing));
    let (up, down, more) = (named(text::up), named(text::down), named(text::more));
    view! {
        <div class="s-draft__tools">
            {icon(Glyph::CHEVRON_UP, "s-draft__up", up, move || screen.step(thing, Step::Up, "s-draft__up"))}
            {icon(Glyph::CHEVRON_DOWN, "s-draft__down", down, move || screen.step(thing, Step::Down, "s-draft__down"))}
            <button
                class="c-button c-button--quiet c-button--icon s-draft__more"
                type="button"
                aria-label=more
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                on:click=toggle
            >
                <Icon glyph=Glyph::MORE />
            </button>
        </div>
        {move || is_open.get().then(|| actions(screen, thing))}
    }
    .into_any()
}

/// A button that shows an icon and has a class to be found by.
pub(super) fn icon(
    glyph: Glyph,
    class: &'static str,
    label: Signal<String>,
    press: impl Fn() + 'static,
) -> AnyView {
    let class = format!("c-button c-button--quiet c-button--icon {class}");
    view! {
        <button class=class type="button" aria-label=label on:click=move |_| press()>
            <Icon glyph />
        </button>
    }
    .into_any()
}

fn actions(screen: Screen, thing: Thing) -> AnyView {
    let desk = screen.desk;
    let close = move || screen.opened.set(None);
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
            page::focus_on(&format!("#{} .s-draft__more", thing.row()));
        }
    };
    let duplicate = move || {
        close();
        desk.act(match thing {
            Thing::Unit(unit) => OutlineAct::DuplicateUnit { unit },
            Thing::Module(module) => OutlineAct::DuplicateModule { module },
        });
    };
    let of_unit = match thing {
        Thing::Module(module) => {
            let add = move || {
                close();
                adding::open(screen, Spot::Module(Some(module)));
            };
            let insert = move || {
                close();
                screen.inserting.set(Some(Behind(Some(module))));
            };
            view! {
                {item(Glyph::PLUS, text::module_below(), add)}
                {item(Glyph::BOOK, text::insert_module(), insert)}
            }
            .into_any()
        }
        Thing::Unit(unit) => {
            let add = move || {
                close();
                let home = desk.shown.with_untracked(|view| model::unit(view, unit).map(|(home, _)| home.id));
                if let Some(home) = home {
                    adding::open(screen, Spot::Unit(home, Some(unit)));
                }
            };
            let is_hidden = desk
                .shown
                .with_untracked(|view| model::unit(view, unit).is_some_and(|(_, row)| row.is_hidden));
            let hide = move || {
                close();
                desk.act(OutlineAct::HideUnits { units: vec![unit], is_hidden: !is_hidden });
                focus(format!("#{} .s-draft__more", thing.row()));
            };
            let (glyph, words) =
                if is_hidden { (Glyph::EYE, text::show()) } else { (Glyph::EYE_OFF, text::hide()) };
            view! {
                {item(Glyph::PLUS, text::unit_below(), add)}
                {item(glyph, words, hide)}
            }
            .into_any()
        }
    };
    view! {
        <div class="s-draft__actions" role="group" aria-label=text::actions() on:keydown=escape>
            {item(Glyph::EDIT, text::rename(), move || {
                close();
                screen.renaming.set(Some(thing));
            })}
            {of_unit}
            {item(Glyph::COPY, text::duplicate(), duplicate)}
            {item(Glyph::ARROW_RIGHT, text::move_to(), move || {
                close();
                ask_place(screen, thing);
            })}
            {item(Glyph::TRASH, text::remove(), move || {
                close();
                remove(screen, thing);
            })}
        </div>
    }
    .into_any()
}

fn item(glyph: Glyph, words: &'static str, press: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! {
        <Button kind=ButtonKind::Quiet icon=glyph on_press=press>
            {words}
        </Button>
    }
    .into_any()
}
