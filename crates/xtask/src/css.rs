//! The stylesheets: one file of all layers, one for slices that only staff see, and the critical part that is inlined.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use walkdir::WalkDir;

/// The order of the layers, declared before any of them.
const LAYERS: &str = "@layer reset, tokens, base, layout, components, utilities;\n";

/// The oldest browsers that the app runs in.
fn targets() -> Targets {
    let browsers = Browsers {
        chrome: Some(100 << 16),
        firefox: Some(102 << 16),
        safari: Some(15 << 16 | 4 << 8),
        ios_saf: Some(15 << 16 | 4 << 8),
        ..Browsers::default()
    };
    Targets::from(browsers)
}

fn print(mut sheet: StyleSheet<'_>) -> Result<String> {
    sheet
        .minify(MinifyOptions { targets: targets(), ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    let options = PrinterOptions { minify: true, targets: targets(), ..PrinterOptions::default() };
    Ok(sheet.to_css(options).map_err(|error| anyhow!("{error}"))?.code)
}

/// The critical part, with what it imports.
pub(crate) fn critical(frontend: &Path) -> Result<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let sheet = bundler.bundle(&frontend.join("styles/critical.css")).map_err(|error| anyhow!("{error}"))?;
    print(sheet)
}

/// Slices and components that only screens in the parts for staff use: `frontend/src/ui/lazy` asks for their sheet with
/// the part.
const STAFF: [&str; 11] = [
    "src/features/bank",
    "src/features/blueprint",
    "src/features/class",
    "src/features/draft",
    "src/features/marking",
    "src/features/media",
    "src/features/organisation",
    "src/features/review",
    "src/features/statistics",
    "src/features/team",
    "src/ui/kpi",
];

/// Whose screens a sheet is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// Everybody's.
    Everybody,
    /// Those that only staff open.
    Staff,
}

/// The sheet for some screens, in the order of the layers.
pub(crate) fn sheet(frontend: &Path, whose: For) -> Result<String> {
    let mut text = LAYERS.to_owned();
    for place in ["styles", "src/ui", "src/features"] {
        for entry in WalkDir::new(frontend.join(place)).sort_by_file_name() {
            let entry = entry?;
            let is_css = entry.path().extension().is_some_and(|ending| ending == "css");
            let is_for_staff = STAFF.iter().any(|slice| entry.path().starts_with(frontend.join(slice)));
            if is_css && is_for_staff == (whose == For::Staff) && entry.file_name() != "critical.css" {
                let source = std::fs::read_to_string(entry.path())
                    .with_context(|| entry.path().display().to_string())?;
                text.push_str(&source);
                text.push('\n');
            }
        }
    }
    let sheet = StyleSheet::parse(&text, ParserOptions::default()).map_err(|error| anyhow!("{error}"))?;
    print(sheet)
}
