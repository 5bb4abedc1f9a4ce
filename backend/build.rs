//! Sees to the folder of the built browser app before it is embedded.
//!
//! **Invariant:** the folder exists, so that its place is known even where the app has not been built yet; a release
//! build is made anew when the app was.

use std::path::Path;

#[expect(clippy::disallowed_methods, reason = "the environment is how Cargo speaks to a build script")]
fn main() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist/web");
    if let Err(fault) = std::fs::create_dir_all(&web) {
        println!("cargo:warning={}: {fault}", web.display());
    }
    println!("cargo:rerun-if-changed=build.rs");
    // A debug build reads the folder at each request.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed={}", web.display());
    }
}
