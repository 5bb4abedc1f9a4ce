//! YAML in and out.
//!
//! **Invariant**: knows what YAML is and nothing of courses.

pub(crate) mod emit;
pub(crate) mod fields;
pub(crate) mod node;
mod text;
mod trouble;

pub(crate) use fields::Fields;
pub(crate) use text::Text;
pub(crate) use trouble::Trouble;
