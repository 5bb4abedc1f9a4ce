//! `cargo xtask serve`: from a fresh checkout to a running city.

use anyhow::Result;

use crate::{run, web};

/// Builds the app and the server, and serves.
pub(crate) fn serve(more: &[String]) -> Result<()> {
    println!("Sinau: building what has changed. The first time takes some minutes.");
    web::build(web::Build::Release)?;
    run::step("compiling the server", || {
        run::loudly(&mut run::program("cargo", &["build", "--release", "-p", "backend"]))
    })?;
    let program = run::root().join("target/release/sinau");
    let mut sinau = run::program(&program.to_string_lossy(), &["serve", "--demo"]);
    run::loudly(sinau.args(more))
}
