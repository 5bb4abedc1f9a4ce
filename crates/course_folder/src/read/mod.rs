//! From files to a course, with every fault on the way.

mod choices;
mod course;
mod essay;
mod folder;
mod gaps;
mod labels;
mod lesson;
mod practice;
mod pretest;
mod question;
mod quiz;
mod second;
mod shelf;
mod style;
mod units;

pub(crate) use folder::folder;
