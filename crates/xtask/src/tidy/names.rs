//! Names, headers, documentation and length.

use super::File;

/// File names that say nothing.
const NO_FILES: [&str; 6] = ["utils.rs", "util.rs", "common.rs", "helpers.rs", "misc.rs", "types.rs"];
/// Endings of type names that say nothing.
const NO_TYPES: [&str; 7] = ["Dto", "Request", "Manager", "Helper", "Util", "Data", "Info"];
/// Past this many lines the name of the second half is missing.
const LONG: usize = 450;

/// Looks at every file.
pub(super) fn check(files: &[File]) -> Vec<String> {
    files.iter().flat_map(faults).collect()
}

fn faults(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |line: usize, why: &str| faults.push(format!("{}:{line}: {why}", file.path));
    if !file.text.starts_with("//!") {
        fault(1, "a file opens with `//!`: what it is");
    }
    if NO_FILES.iter().any(|name| file.path.ends_with(&format!("/{name}"))) {
        fault(1, "this file name says nothing");
    }
    if file.text.lines().count() > LONG {
        fault(LONG, "too long: the name of the second half is missing");
    }
    if file.is_test() {
        return faults;
    }
    let mut above = "";
    for (number, line) in file.lines() {
        let code = line.trim_start();
        let is_public =
            ["pub fn ", "pub async fn ", "pub const fn ", "pub struct ", "pub enum ", "pub trait "];
        let is_item = is_public.iter().any(|start| code.starts_with(start));
        // In a macro the comment comes from its caller.
        let is_documented = above.starts_with("///")
            || above.starts_with("$(#[")
            || code.contains("$name")
            || above.starts_with("#[doc");
        if is_item && !is_documented {
            fault(number, "public items say what they are");
        }
        if let Some(name) = type_name(code)
            && NO_TYPES.iter().any(|end| name.ends_with(end))
        {
            fault(number, &format!("the name {name} says nothing"));
        }
        // Attributes may stand between the comment and the item, over several lines.
        if above.starts_with("///") && (code.starts_with("#[") || is_within_attribute(code)) {
            continue;
        }
        above = code;
    }
    faults
}

/// Whether a line can only belong to an attribute that began above.
fn is_within_attribute(code: &str) -> bool {
    code == ")]" || code.starts_with("Debug,") || code.starts_with("reason =") || code.starts_with("clippy::")
}

fn type_name(code: &str) -> Option<&str> {
    let rest = code.strip_prefix("pub ").unwrap_or(code);
    let rest = rest.strip_prefix("struct ").or_else(|| rest.strip_prefix("enum "))?;
    rest.split(|letter: char| !letter.is_alphanumeric()).next()
}
