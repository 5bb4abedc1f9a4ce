//! YAML in and out.

pub(crate) mod node;

#[derive(Debug)]
pub(crate) struct Trouble { pub(crate) line: usize, pub(crate) said: String }
impl Trouble {
    pub(crate) fn new(_text: &str, error: &serde_saphyr::Error) -> Self {
        Self { line: error.location().map_or(1, |l| l.line() as usize), said: format!("{error} || {error:?}") }
    }
}
