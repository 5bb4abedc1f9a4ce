//! A unit of a draft: its blocks, its facts, the questions of a quiz, and how learners will see it.

mod block;
mod blocks;
mod clash;
mod desk;
mod editor;
mod facts;
mod filled;
mod keep;
mod list;
mod markdown;
mod markup;
mod opening;
pub(super) mod page;
mod paste;
#[cfg(test)]
mod paste_tests;
pub(super) mod preview_page;
mod quiz;
mod quiz_adding;
mod reading;
mod typing;
pub(super) mod unsent;
mod work;
