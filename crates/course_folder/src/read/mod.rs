//! From files to a course, with every fault on the way.

mod assignment;
mod choices;
mod course;
mod essay;
mod folder;
mod gaps;
mod inset;
mod labels;
mod lesson;
mod opening;
mod practice;
mod pretest;
mod question;
mod quiz;
mod second;
mod shelf;
mod style;
mod units;

pub(crate) use folder::folder;
pub(crate) use inset::{Fence, alone as inset, inset as fenced};

use crate::Lesson;
use crate::desk::Desk;

/// Reads the file in hand as a quiz.
pub(crate) fn alone(desk: &mut Desk<'_>, slug: &str, source: &str) -> Option<Lesson> {
    lesson::lesson(desk, slug, lesson::Form::Quiz, source).map(|read| read.lesson)
}

/// The title that a `module.yaml` gives.
pub(crate) fn head(desk: &mut Desk<'_>, source: &str) -> Option<String> {
    let node = lesson::node_of(desk, source)?;
    course::module(desk, node).map(|head| head.title.value)
}
