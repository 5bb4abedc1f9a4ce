//! Licences of everything that is built in: permissive ones only.

use anyhow::{Result, bail};
use cargo_metadata::MetadataCommand;

use crate::run;

/// Licences that may be used, by SPDX name.
const ALLOWED: [&str; 15] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
    "CDLA-Permissive-2.0",
];

/// Whether a licence expression leaves a permitted choice.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], "");
    // `AND` binds tighter than `OR`: one alternative with all its parts permitted is enough.
    expression
        .split(" OR ")
        .any(|choice| choice.split(" AND ").all(|licence| ALLOWED.contains(&licence.trim())))
        || expression
            .split(" AND ")
            .all(|part| part.split(" OR ").any(|licence| ALLOWED.contains(&licence.trim())))
}

/// Names every package with another licence.
pub(crate) fn check() -> Result<()> {
    let metadata = MetadataCommand::new().current_dir(run::root()).exec()?;
    let bad: Vec<String> = metadata
        .packages
        .iter()
        .filter(|package| !package.license.as_deref().is_some_and(is_allowed))
        .map(|package| format!("{} {}: {:?}", package.name, package.version, package.license))
        .collect();
    println!("{} packages", metadata.packages.len());
    if bad.is_empty() { Ok(()) } else { bail!("licences that are not on the list:\n{}", bad.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_leave_a_permitted_choice_or_none() {
        for (expression, expected) in [
            ("MIT", true),
            ("MIT OR GPL-3.0", true),
            ("MIT/Apache-2.0", true),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("GPL-3.0-or-later", false),
            ("MIT AND GPL-3.0", false),
        ] {
            assert_eq!(is_allowed(expression), expected, "{expression}");
        }
    }
}
