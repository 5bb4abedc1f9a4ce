//! `cargo xtask new-slice`: the files of a slice, each in its place, with one endpoint and one test that fails.

use anyhow::{Result, bail};

use crate::run;

/// Path and content; `{slice}` is the noun, `{Slice}` the same with a capital.
const FILES: [(&str, &str); 10] = [
    ("shared/src/api/{slice}.rs", include_str!("new_slice/api.rs.txt")),
    ("backend/src/features/{slice}/mod.rs", include_str!("new_slice/mod.rs.txt")),
    ("backend/src/features/{slice}/handlers.rs", include_str!("new_slice/handlers.rs.txt")),
    ("backend/src/features/{slice}/service.rs", include_str!("new_slice/service.rs.txt")),
    ("backend/src/features/{slice}/repo.rs", "//! Queries of the {slice} slice: rows in, values out.\n"),
    ("backend/src/features/{slice}/error.rs", include_str!("new_slice/error.rs.txt")),
    ("backend/tests/it/{slice}.rs", include_str!("new_slice/test.rs.txt")),
    ("frontend/src/features/{slice}/mod.rs", "//! {Slice}: its screens.\n"),
    ("frontend/src/text/{slice}.rs", "//! Words of the {slice} screens.\n"),
    ("e2e/journeys/{slice}.spec.ts", include_str!("new_slice/journey.ts.txt")),
];

/// Where a line must be added by hand, and which; `{slice}` and `{Slice}` as above.
const LINES: [(&str, &str); 13] = [
    ("shared/src/api/mod.rs", "`pub mod {slice};`, its line in `all()`, and in `problems()` once it has any"),
    ("backend/src/features/mod.rs", "`pub mod {slice};` and `{slice}::routes(routes);`"),
    ("backend/src/http/openapi.rs", "its line in `SLICES`, or the document files it under `other`"),
    (
        "backend/src/http/pages.rs",
        "the first word of its screens' addresses in `skeleton`, or they are not found",
    ),
    ("backend/src/db/entity/mod.rs", "its tables, each in a file beside it, and in `check_all`"),
    ("migrations/src/lib.rs", "a migration named `m<date>_<number>_{slice}_<what>`"),
    ("backend/tests/it/main.rs", "`mod {slice};`"),
    ("frontend/src/features/mod.rs", "`pub mod {slice};`"),
    ("frontend/src/text/mod.rs", "`pub mod {slice};`"),
    ("frontend/src/app.rs", "`<{Slice}Routes />`, once frontend/src/features/{slice}/mod.rs offers it"),
    (
        "shared/tests/it/round_trip.rs",
        "an address of each endpoint in `every_address_leads_back_to_its_parameters`",
    ),
    ("backend/tests/it/objects.rs", "a row for each endpoint with an object in its path"),
    (
        "shared/tests/it, backend/tests/it/snapshots",
        "the new endpoints: run the tests with INSTA_UPDATE=always, and read the change",
    ),
];

/// `work_plan` as `WorkPlan`.
fn capital(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let (first, rest) = word.split_at_checked(1).unwrap_or_default();
        first.to_uppercase() + rest
    });
    words.collect()
}

/// Writes the files; refuses a name that is not one lower-case noun, and a slice that is there.
pub(crate) fn write(name: &str) -> Result<()> {
    let is_noun = name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !is_noun || matches!(name, "utils" | "common" | "helpers") {
        bail!("a slice is named by one singular noun in lower case, such as `certificate`");
    }
    let capital = capital(name);
    let fill = |text: &str| text.replace("{slice}", name).replace("{Slice}", &capital);
    let root = run::root();
    if root.join(fill("shared/src/api/{slice}.rs")).exists() {
        bail!("the slice {name} is there already");
    }
    for (path, content) in FILES {
        let path = root.join(fill(path));
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, fill(content))?;
        println!("{}", path.strip_prefix(&root)?.display());
    }
    println!("\nNow add by hand:");
    for (place, line) in LINES {
        println!("  {place}: {}", fill(line));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_becomes_the_name_of_a_type() {
        assert_eq!(capital("certificate"), "Certificate");
        assert_eq!(capital("work_plan"), "WorkPlan");
    }

    #[test]
    fn every_place_to_add_a_line_is_there() {
        for (places, _) in LINES {
            for place in places.split(", ") {
                assert!(run::root().join(place).exists(), "{place}");
            }
        }
    }
}
