//! Lists of the form: rows that are added, removed and moved.
//!
//! **Invariant:** a row keeps its key, and with it its fields and what is typed in them, wherever it is moved.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::platform::page;
use crate::text::bank::form as text;
use crate::ui::fresh_id;
use crate::ui::prelude::*;

/// What a list is made of.
pub(super) trait Line: Copy + Send + Sync + 'static {
    /// A row with nothing in it.
    fn empty() -> Self;
}

/// A row that is one text.
impl Line for RwSignal<String> {
    fn empty() -> Self {
        Self::new(String::new())
    }
}

/// The order of the rows, by their keys.
#[derive(Clone, Copy)]
struct Rows {
    keys: RwSignal<Vec<u32>>,
    next: StoredValue<u32>,
}

/// Rows with what is in them.
pub(super) struct List<R: 'static> {
    rows: Rows,
    lines: StoredValue<BTreeMap<u32, R>>,
    /// Signals of rows that are added live as long as the form, not as long as the press that added them.
    owner: StoredValue<Owner>,
}

impl<R> Clone for List<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for List<R> {}

/// A way to move a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// One up.
    Up,
    /// One down.
    Down,
}

impl<R: Line> List<R> {
    /// A list of these rows, filled up with empty ones to a number.
    pub(super) fn new(rows: Vec<R>, least: usize) -> Self {
        let missing = least.saturating_sub(rows.len());
        let rows = rows.into_iter().chain((0..missing).map(|_| R::empty()));
        let lines: BTreeMap<u32, R> = (0..).zip(rows).collect();
        let keys: Vec<u32> = lines.keys().copied().collect();
        let next = u32::try_from(keys.len()).unwrap_or(u32::MAX);
        Self {
            rows: Rows { keys: RwSignal::new(keys), next: StoredValue::new(next) },
            lines: StoredValue::new(lines),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// What the rows are, in their order, tracked.
    pub(super) fn map<T>(self, each: impl FnMut(R) -> T) -> Vec<T> {
        let keys = self.rows.keys.get();
        keys.iter().filter_map(|key| self.line(*key)).map(each).collect()
    }

    fn line(self, key: u32) -> Option<R> {
        self.lines.with_value(|lines| lines.get(&key).copied())
    }

    /// Place of a row, tracked.
    pub(super) fn at(self, key: u32) -> Option<usize> {
        self.rows.at(key)
    }

    /// How many rows there are, tracked.
    pub(super) fn count(self) -> usize {
        self.rows.keys.with(Vec::len)
    }

    fn add(self) -> u32 {
        let row = self.owner.with_value(|owner| owner.with(R::empty));
        let key = self.rows.next.get_value();
        self.lines.update_value(|lines| {
            lines.insert(key, row);
        });
        self.rows.next.set_value(key.wrapping_add(1));
        self.rows.keys.update(|keys| keys.push(key));
        key
    }

    /// Draws the rows with their buttons, and one that adds another. `name` is what a row is called, with its number.
    pub(super) fn view(
        self,
        name: fn(usize) -> String,
        add: &'static str,
        row: impl Fn(u32, R) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        let draw = move |(key,): (u32,)| self.line(key).map(|line| row(key, line)).into_any();
        let grow = move |()| self.add();
        self.rows.view((name, add), Callback::new(grow), Callback::new(draw))
    }
}

// What does not depend on what is in the rows is compiled once.
impl Rows {
    fn at(self, key: u32) -> Option<usize> {
        self.keys.with(|keys| keys.iter().position(|other| *other == key))
    }

    fn shift(self, key: u32, step: Step) -> bool {
        let at = untrack(|| self.at(key));
        let count = self.keys.with_untracked(Vec::len);
        let other = at.and_then(|at| match step {
            Step::Up => at.checked_sub(1),
            Step::Down => Some(at + 1).filter(|other| *other < count),
        });
        let Some((at, other)) = at.zip(other) else { return false };
        self.keys.update(|keys| keys.swap(at, other));
        true
    }

    fn view(
        self,
        (name, add): (fn(usize) -> String, &'static str),
        grow: Callback<(), u32>,
        draw: Callback<(u32,), AnyView>,
    ) -> AnyView {
        let id = fresh_id("rows");
        let scope = StoredValue::new(id.clone());
        let line = move |key: u32| {
            let row_id = scope.with_value(|id| format!("{id}-{key}"));
            view! {
                <li class="s-bank__row" id=row_id>
                    <div class="s-bank__row-fields">{draw.run((key,))}</div>
                    <div class="s-bank__row-tools">{self.tools(key, name, scope)}</div>
                </li>
            }
        };
        let press = move || focus_row(scope, grow.run(()));
        view! {
            <ol class="s-bank__rows" role="list" id=id>
                <For each=move || self.keys.get() key=|key| *key children=line />
            </ol>
            <div>
                <Button kind=ButtonKind::Secondary icon=Glyph::PLUS on_press=press>
                    {add}
                </Button>
            </div>
        }
        .into_any()
    }

    fn tools(self, key: u32, name: fn(usize) -> String, scope: StoredValue<String>) -> AnyView {
        let named = move || name(self.at(key).unwrap_or_default() + 1);
        let move_to = move |step: Step, class: &'static str| {
            move || {
                let before = untrack(named);
                if self.shift(key, step) {
                    page::announce(&text::moved(&before, untrack(|| self.at(key)).unwrap_or_default() + 1));
                    // The row is taken out and put in elsewhere, by which a button loses focus.
                    let button = scope.with_value(|id| format!("#{id}-{key} .{class} button"));
                    request_animation_frame(move || page::focus_on(&button));
                } else {
                    page::announce(&text::at_the_end(&before, step == Step::Up));
                }
            }
        };
        let remove = move || {
            let gone = untrack(named);
            self.keys.update(|keys| keys.retain(|other| *other != key));
            page::announce(&text::removed(&gone));
            // The button that was pressed is gone.
            let list = scope.with_value(|id| format!("#{id}"));
            request_animation_frame(move || page::focus_on(&list));
        };
        view! {
            <span class="s-bank__up">
                <IconButton
                    glyph=Glyph::CHEVRON_UP
                    label=move || text::move_up(&named())
                    on_press=move_to(Step::Up, "s-bank__up")
                />
            </span>
            <span class="s-bank__down">
                <IconButton
                    glyph=Glyph::CHEVRON_DOWN
                    label=move || text::move_down(&named())
                    on_press=move_to(Step::Down, "s-bank__down")
                />
            </span>
            <IconButton glyph=Glyph::CLOSE label=move || text::remove(&named()) on_press=remove />
        }
        .into_any()
    }
}

/// Puts the focus into the first field of a row that has just come.
fn focus_row(scope: StoredValue<String>, key: u32) {
    let fields = [
        ".s-bank__row-fields textarea",
        ".s-bank__row-fields input:not([type=radio]):not([type=checkbox])",
        ".s-bank__row-fields select",
    ];
    let selector = scope.with_value(|id| fields.map(|field| format!("#{id}-{key} {field}")).join(", "));
    request_animation_frame(move || page::focus_on(&selector));
}
