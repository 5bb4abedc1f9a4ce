//! The handbook: how the house is built, the words it uses, and why it is so.
//!
//! Read it with `cargo doc -p handbook --no-deps --open`, or as Markdown in `crates/handbook/docs`.
//!
//! | To | Read |
//! |---|---|
//! | find one's way | [`architecture`], then [`walkthroughs`] |
//! | use the right word | [`glossary`] |
//! | call or extend the API | [`api_design`], [`how_to_add_a_slice`] |
//! | write a course | [`course_format`] |
//! | run the server | [`deploy`], then [`operation`] and [`logging`] |
//! | judge its safety | [`security`] |
//! | know why | [`decisions`] |
//!
//! **Invariant:** no code, and no claim that the code does not bear out; where a page and the code differ, the page is
//! wrong. Links to items are checked by rustdoc; items of the server and the browser app are named in plain code, since
//! depending on them would make the handbook slow to build.

pub mod architecture {
    #![doc = include_str!("../docs/architecture.md")]
}
pub mod walkthroughs {
    #![doc = include_str!("../docs/walkthroughs.md")]
}
pub mod glossary {
    #![doc = include_str!("../docs/glossary.md")]
}
pub mod api_design {
    #![doc = include_str!("../docs/api-design.md")]
}
pub mod how_to_add_a_slice {
    #![doc = include_str!("../docs/how-to-add-a-slice.md")]
}
pub mod course_format {
    #![doc = include_str!("../../course_folder/FORMAT.md")]
}
pub mod question_formats {
    #![doc = include_str!("../../exchange/FORMAT.md")]
}
pub mod deploy {
    #![doc = include_str!("../docs/deploy.md")]
}
pub mod operation {
    #![doc = include_str!("../docs/operation.md")]
}
pub mod logging {
    #![doc = include_str!("../docs/logging.md")]
}
pub mod security {
    #![doc = include_str!("../docs/security.md")]
}
pub mod decisions;
