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

/// Writes the files; refuses a name that is not one lower-case noun, and a slice that is there.
pub(crate) fn write(name: &str) -> Result<()> {
    let is_noun = name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !is_noun || matches!(name, "utils" | "common" | "helpers") {
        bail!("a slice is named by one singular noun in lower case, such as `certificate`");
    }
    let capital = name.get(..1).unwrap_or_default().to_uppercase() + name.get(1..).unwrap_or_default();
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
    println!(
        "\nNow add `{name}` to shared/src/api/mod.rs, backend/src/features/mod.rs, backend/tests/it/main.rs, \
         frontend/src/features/mod.rs and frontend/src/text/mod.rs, and write a migration for its tables."
    );
    Ok(())
}
