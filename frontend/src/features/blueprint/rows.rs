//! The rows of a section: what each comes to, and moving it.

use leptos::html::Input;
use leptos::prelude::*;
use shared::api::blueprint::{BlueprintRow, DRAW_MAX};

use super::desk::Desk;
use super::leads::notes;
use super::model::{self, Line, Part, Step, count, line_id, marks_if_any, with_count};
use crate::platform::page;
use crate::text::bank as bank_text;
use crate::text::blueprint as text;
use crate::text::format;
use crate::ui::prelude::*;

/// Most numbers that a draw offers.
const OFFERED: u32 = 60;

/// Draws the rows of a section: each once, so that what has the focus keeps it while everything is kept and looked at.
pub(super) fn rows(desk: Desk, key: u32) -> AnyView {
    let keys = Memo::new(move |_| {
        let keys = |part: &Part| part.lines.iter().map(|line| line.key).collect::<Vec<_>>();
        desk.plan.with(|plan| plan.part(key).map(keys).unwrap_or_default())
    });
    let none = move || keys.with(Vec::is_empty).then(|| view! { <li class="u-muted">{text::no_rows()}</li> });
    view! {
        {none}
        <For each=move || keys.get() key=|line| *line children=move |line| row(Place { desk, key, line }) />
    }
    .into_any()
}

/// A row on the desk.
#[derive(Clone, Copy)]
struct Place {
    desk: Desk,
    /// Its section.
    key: u32,
    line: u32,
}

impl Place {
    /// Where it is in its section, from 0; tracked.
    fn at(self) -> usize {
        let at = |part: &Part| part.lines.iter().position(|line| line.key == self.line);
        self.desk.plan.with(|plan| plan.part(self.key).and_then(at)).unwrap_or_default()
    }

    /// Something of its line; tracked.
    fn of<T>(self, look: impl Fn(&Line) -> T) -> Option<T> {
        self.desk.plan.with(|plan| {
            let found = plan.part(self.key)?.lines.iter().find(|line| line.key == self.line)?;
            Some(look(found))
        })
    }

    fn replace(self, row: BlueprintRow) {
        let at = untrack(|| self.at());
        self.desk.edit(|plan| plan.replace(self.key, at, row));
    }
}

fn row(place: Place) -> AnyView {
    let about = move || {
        place.of(|line| {
            let told = line.view.as_ref();
            let kind = told.and_then(|view| view.kind).map(|kind| bank_text::kind(kind).to_owned());
            let matching = told.and_then(|view| view.matching).map(text::matching);
            let about = [Some(source(&line.row)), kind, matching];
            about.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let said = Memo::new(move |_| {
        place.of(|line| line.view.as_ref().map(|view| view.notes.clone())).flatten().unwrap_or_default()
    });
    let fault = RwSignal::new(false);
    let error_id = error_of(place.line);
    let faulty = move || {
        fault.get().then(|| {
            view! {
                <span class="c-field__error" id=error_id.clone()>
                    <Icon glyph=Glyph::ALERT />
                    {text::worth_fault()}
                </span>
            }
        })
    };
    view! {
        <li class="s-blueprint__row" id=line_id(place.line)>
            <div class="s-blueprint__words">
                <p>{move || place.of(words)}</p>
                <p class="u-small u-muted">{about}</p>
                {move || said.with(|said| notes(said, None))}
                {newer(place)}
                {faulty}
            </div>
            <div class="s-blueprint__tools">{counting(place)} {weight(place, fault)} {tools(place)}</div>
        </li>
    }
    .into_any()
}

/// The id of what is wrong with the marks of a row.
fn error_of(line: u32) -> String {
    format!("{}-galat", line_id(line))
}

/// What is asked, or out of what is drawn.
fn words(line: &Line) -> String {
    match (&line.row, line.view.as_ref()) {
        (BlueprintRow::DrawOwn { tag, .. }, _) => text::from_own(tag),
        (BlueprintRow::DrawBank { level, tag, .. }, Some(view)) => {
            text::from_bank(&view.text, *level, tag.as_ref().map(shared::value::Slug::as_str))
        }
        (_, Some(view)) => view.text.clone(),
        (_, None) => text::looking().to_owned(),
    }
}

fn source(row: &BlueprintRow) -> String {
    match row {
        BlueprintRow::Own { .. } => text::of_quiz().to_owned(),
        BlueprintRow::Bank { version, .. } => text::of_bank(*version),
        BlueprintRow::DrawOwn { .. } | BlueprintRow::DrawBank { .. } => text::drawn().to_owned(),
    }
}

/// Offers the latest version of a question of the bank.
fn newer(place: Place) -> AnyView {
    let offered = Memo::new(move |_| {
        let offered = |line: &Line| match &line.row {
            BlueprintRow::Bank { question, worth, .. } => {
                let newer = line.view.as_ref().and_then(|view| view.newer);
                newer.map(|version| (*question, version, *worth))
            }
            BlueprintRow::Own { .. } | BlueprintRow::DrawOwn { .. } | BlueprintRow::DrawBank { .. } => None,
        };
        place.of(offered).flatten()
    });
    let shown = move || {
        offered.get().map(|(question, version, worth)| {
            let press = move || {
                // The button goes with the old version.
                page::focus_on(&format!("#{} .s-blueprint__up button", line_id(place.line)));
                place.replace(BlueprintRow::Bank { question, version, worth });
            };
            view! {
                <div>
                    <Button kind=ButtonKind::Quiet icon=Glyph::REFRESH on_press=press>
                        {text::take_version(version)}
                    </Button>
                </div>
            }
        })
    };
    shown.into_any()
}

/// How many a draw takes.
fn counting(place: Place) -> AnyView {
    let Some(now) = untrack(|| place.of(|line| count(&line.row)).flatten()) else { return ().into_any() };
    let most = Memo::new(move |before: Option<&u32>| {
        let matching = place.of(|line| line.view.as_ref().and_then(|view| view.matching)).flatten();
        let most = matching.unwrap_or_default().clamp(now, now.max(OFFERED)).min(DRAW_MAX);
        // What was offered once stays: the list must not change under whoever is in it.
        before.copied().unwrap_or_default().max(most)
    });
    let choices = Signal::derive(move || {
        (1..=most.get()).map(|number| Choice::new(number.to_string(), number.to_string())).collect::<Vec<_>>()
    });
    let change = move |typed: String| {
        let row = untrack(|| place.of(|line| line.row.clone()));
        if let (Some(row), Ok(number)) = (row, typed.parse()) {
            place.replace(with_count(&row, number));
        }
    };
    view! {
        <div class="s-blueprint__count">
            <SelectField label=text::how_many() value=RwSignal::new(now.to_string()) choices on_change=change />
        </div>
    }
    .into_any()
}

/// What a question of the row is worth, changed in place; emptied it is what the question itself says.
fn weight(place: Place, fault: RwSignal<bool>) -> AnyView {
    // What refers to nothing is worth nothing.
    let is_there = Memo::new(move |_| {
        let is_there = |line: &Line| {
            line.view.as_ref().is_none_or(|view| view.kind.is_some() || view.matching.is_some())
        };
        place.of(is_there).unwrap_or_default()
    });
    let is_draw = untrack(|| place.of(|line| count(&line.row).is_some())).unwrap_or_default();
    let shown = Memo::new(move |_| {
        let worth = |line: &Line| line.row.worth().or(line.view.as_ref().and_then(|view| view.worth));
        let worth = place.of(worth).flatten();
        worth.map(|worth| format::hundredths(i64::from(worth.hundredths()))).unwrap_or_default()
    });
    let field = NodeRef::<Input>::new();
    let change = move |typed: String| {
        let read = marks_if_any(&typed);
        fault.set(read.is_err());
        let row = untrack(|| place.of(|line| line.row.clone()));
        let Some((worth, row)) = read.ok().zip(row) else {
            page::announce(text::worth_fault());
            return;
        };
        if row.worth() != worth {
            place.replace(row.with_worth(worth));
        }
        // What was emptied says again what the question is worth.
        if let Some(field) = field.get_untracked() {
            field.set_value(&shown.get_untracked());
        }
    };
    let (label, id) = (text::worth_label(is_draw), format!("bobot-{}", place.line));
    let described = error_of(place.line);
    view! {
        <div class="c-field s-blueprint__worth" hidden=move || !is_there.get()>
            <label class="c-field__label" for=id.clone()>
                {label}
            </label>
            <input
                class="c-input"
                id=id
                node_ref=field
                type="text"
                inputmode="decimal"
                autocomplete="off"
                placeholder=text::worth_mixed()
                prop:value=move || shown.get()
                aria-invalid=move || fault.get().then_some("true")
                aria-describedby=move || fault.get().then(|| described.clone())
                on:change=move |event| change(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

fn tools(place: Place) -> AnyView {
    let Place { desk, key, line } = place;
    let step = move |step: Step, class: &'static str| {
        move || {
            let at = untrack(|| place.at());
            match desk.plan.with_untracked(|plan| plan.step(key, at, step)) {
                Some(to) => {
                    desk.edit(|plan| plan.shift(key, at, to));
                    page::announce(&text::moved(to + 1));
                    focus(format!("#{} .{class} button", line_id(line)));
                }
                None => page::announce(text::at_the_end()),
            }
        }
    };
    let remove = move || {
        let at = untrack(|| place.at());
        let words = untrack(|| place.of(words)).unwrap_or_default();
        desk.offer_back(desk.edit(|plan| plan.remove(key, at)), text::removed(&model::short(&words)));
        let next = desk.plan.with_untracked(|plan| {
            let lines = &plan.part(key)?.lines;
            lines.get(at).or(lines.last()).map(|line| line.key)
        });
        match next {
            Some(next) => focus(format!("#{} .s-blueprint__remove button", line_id(next))),
            None => focus(format!("#bagian-{key} > section > div:last-child button")),
        }
    };
    let others = Memo::new(move |_| {
        desk.plan.with(|plan| {
            let named =
                (1..).zip(&plan.parts).map(|(no, part)| (part.key, text::section_title(no, &part.title)));
            named.filter(|(other, _)| *other != key).collect::<Vec<_>>()
        })
    });
    let send = move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            let choices: Vec<Choice> =
                others.into_iter().map(|(other, title)| Choice::new(other.to_string(), title)).collect();
            let change = move |typed: String| {
                let Ok(to) = typed.parse::<u32>() else { return };
                let at = untrack(|| place.at());
                desk.edit(|plan| plan.send(key, at, to));
                page::announce(text::sent());
                focus(format!("#{} .s-blueprint__up button", line_id(line)));
            };
            view! {
                <div class="s-blueprint__send">
                    <SelectField
                        label=text::to_section()
                        empty=text::choose_section()
                        value=RwSignal::new(String::new())
                        choices
                        on_change=change
                    />
                </div>
            }
        })
    };
    let no = move || place.at() + 1;
    let label = move |words: fn(usize) -> String| Signal::derive(move || words(no()));
    view! {
        <span class="s-blueprint__moves">
            <span class="s-blueprint__up">
                <IconButton glyph=Glyph::CHEVRON_UP label=label(text::up) on_press=step(Step::Up, "s-blueprint__up") />
            </span>
            <span class="s-blueprint__down">
                <IconButton
                    glyph=Glyph::CHEVRON_DOWN
                    label=label(text::down)
                    on_press=step(Step::Down, "s-blueprint__down")
                />
            </span>
            <span class="s-blueprint__remove">
                <IconButton glyph=Glyph::CLOSE label=label(text::remove) on_press=remove />
            </span>
        </span>
        {send}
    }
    .into_any()
}

/// Moves the focus once the rows stand where they belong.
fn focus(selector: String) {
    request_animation_frame(move || page::focus_on(&selector));
}
