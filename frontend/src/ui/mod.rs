//! The design system: parts that a page is put together from, each a folder with its CSS beside it.
//!
//! A slice writes `use crate::ui::prelude::*;`. Every part in every state is shown at `/gaya`.
//!
//! **Invariant**: knows no slice, makes no request, holds no rule.

pub mod action_bar;
pub mod avatar;
pub mod button;
pub mod card;
pub mod chip;
pub mod choice;
pub mod data_list;
pub mod dialog;
pub mod disclosure;
pub mod error_summary;
pub mod field;
pub mod figure;
pub mod frame;
pub mod gallery;
pub mod icon;
pub mod kpi;
pub mod later;
pub mod lazy;
pub mod notice;
pub mod page;
pub mod pager;
pub mod pill;
pub mod prelude;
pub mod progress;
pub mod prose;
pub mod ring;
pub mod skeleton;
pub mod stacked_bar;
pub mod state;
pub mod sync_chip;
pub mod table;
pub mod timer;
pub mod tip;
pub mod toast;
pub mod tone;
pub mod words;

pub use prelude::*;

thread_local! {
    static NEXT_ID: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// An id for an element, unique in the page.
pub fn fresh_id(part: &str) -> String {
    let number = NEXT_ID.get();
    NEXT_ID.set(number.wrapping_add(1));
    format!("{part}-{number}")
}
