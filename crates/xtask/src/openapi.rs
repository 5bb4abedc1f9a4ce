//! The OpenAPI document, checked by a linter that others use too.

use anyhow::{Context, Result};

use crate::{journeys, run};

/// Prints the document by the server's own command and lints it.
pub(crate) fn lint() -> Result<()> {
    let modules = journeys::install()?;
    let sinau = run::debug_programs()?.join("sinau");
    let document = run::quietly(&mut run::program(&sinau.to_string_lossy(), &["openapi"]))?;
    let file = run::root().join("target/openapi.json");
    std::fs::write(&file, document).context("target/openapi.json")?;
    let linter = modules.join(".bin/redocly");
    let mut lint = run::program(&linter.to_string_lossy(), &["lint", "--config", "e2e/redocly.yaml"]);
    run::loudly(lint.arg(&file).env("REDOCLY_TELEMETRY", "off").env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"))
}
