//! The browser app: wasm, split, bindings, styles, shell, packed into `dist/web`.
//!
//! **Invariant:** everything but the shell and a few fixed names carries a hash of its content.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::{css, pack, run, split, tools};

/// How to build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// Small and split, packed with Brotli and gzip.
    Release,
    /// Soon.
    Dev,
}

/// Where the app is put.
pub(crate) fn out() -> PathBuf {
    run::root().join("dist/web")
}

/// Builds the app unless nothing has changed; returns whether it was built.
pub(crate) fn build(build: Build) -> Result<bool> {
    let print = fingerprint(build)?;
    let mark = run::root().join("dist/web.fingerprint");
    if std::fs::read_to_string(&mark).is_ok_and(|kept| kept == print) && out().join("shell.html").exists() {
        println!("▸ browser app: nothing has changed");
        return Ok(false);
    }
    tools::wasm_target()?;
    let wasm = run::step("compiling the browser app", || compile(build))?;
    let draft = run::root().join("dist/web.part");
    if draft.exists() {
        std::fs::remove_dir_all(&draft)?;
    }
    std::fs::create_dir_all(&draft)?;
    run::step("bindings and splitting", || bind(build, &wasm, &draft))?;
    run::step("styles, icons and shell", || dress(build, &draft))?;
    if build == Build::Release {
        let sizes = run::step("packing", || pack::pack(&draft))?;
        std::fs::write(draft.join("manifest.json"), serde_json::to_vec_pretty(&sizes)?)?;
    }
    if out().exists() {
        std::fs::remove_dir_all(out())?;
    }
    std::fs::rename(&draft, out())?;
    std::fs::write(&mark, print)?;
    Ok(true)
}

/// What the app is made from, and when each file last changed.
fn fingerprint(build: Build) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(format!("{build:?}"));
    let root = run::root();
    let places = [
        "frontend",
        "shared/src",
        "crates/client/src",
        "crates/grading/src",
        "crates/progress/src",
        "crates/credit/src",
        "crates/statistics/src",
        "crates/xtask/src",
        "Cargo.lock",
        "Cargo.toml",
    ];
    for place in places {
        for entry in WalkDir::new(root.join(place)).sort_by_file_name() {
            let entry = entry?;
            let data = entry.metadata()?;
            if data.is_file() {
                let changed = data.modified()?.duration_since(SystemTime::UNIX_EPOCH)?.as_nanos();
                hash.update(format!("{} {} {changed}\n", entry.path().display(), data.len()));
            }
        }
    }
    Ok(hex::encode(hash.finalize()))
}

fn compile(build: Build) -> Result<PathBuf> {
    let target = run::root().join("target/web");
    let profile = match build {
        Build::Release => "wasm-release",
        Build::Dev => "dev",
    };
    let mut cargo = run::program("cargo", &["rustc", "-p", "frontend", "--bin", "frontend"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--profile", profile]).arg("--target-dir").arg(&target);
    let mut flags = Vec::new();
    if build == Build::Release {
        // The splitter reads relocations and names; the bindings generator removes them afterwards.
        flags.extend(["-Cstrip=none", "-Clink-args=--emit-relocs"]);
    }
    cargo.arg("--").args(flags);
    run::loudly(&mut cargo)?;
    let folder = if build == Build::Release { "wasm-release" } else { "debug" };
    Ok(target.join("wasm32-unknown-unknown").join(folder).join("frontend.wasm"))
}

/// Writes bindings and chunks into a folder named by their content, so that names inside them stay as they are.
fn bind(build: Build, wasm: &Path, draft: &Path) -> Result<()> {
    let place = draft.join("app");
    std::fs::create_dir_all(&place)?;
    let main = if build == Build::Release {
        let bytes = std::fs::read(wasm).with_context(|| wasm.display().to_string())?;
        let main = place.join("main.wasm");
        let mut options = wasm_split_cli_support::Options::new(&bytes);
        options.output_dir = &place;
        options.main_out_path = &main;
        options.main_module = "./app.js";
        wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:?}"))?;
        main
    } else {
        wasm.to_path_buf()
    };
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_path(&main)
        .out_name("app")
        .typescript(false)
        .keep_lld_exports(build == Build::Release)
        .remove_name_section(build == Build::Release)
        .remove_producers_section(true);
    bindgen.web(true)?;
    bindgen.generate(&place)?;
    if main.starts_with(&place) {
        std::fs::remove_file(&main)?;
    }
    strip_names(&place)?;
    let mut whole = Vec::new();
    for entry in WalkDir::new(&place).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            whole.extend(std::fs::read(entry.path())?);
        }
    }
    std::fs::rename(&place, draft.join(format!("app.{}", pack::short_hash(&whole))))?;
    Ok(())
}

/// Removes the `name` section from chunks, which the bindings generator does not touch: 30 kB each as they travel.
fn strip_names(place: &Path) -> Result<()> {
    for entry in WalkDir::new(place) {
        let path = entry?.into_path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            let bytes = std::fs::read(&path)?;
            if let Some(stripped) = without_custom_sections(&bytes) {
                std::fs::write(&path, stripped)?;
            }
        }
    }
    Ok(())
}

/// A module without its custom sections (WebAssembly core 5.5.3); `None` for what is not a module.
fn without_custom_sections(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..8)?.to_vec();
    let mut at = 8;
    while let Some(id) = bytes.get(at) {
        let (size, digits) = leb128(bytes.get(at + 1..)?)?;
        let end = at + 1 + digits + size;
        if *id != 0 {
            kept.extend(bytes.get(at..end)?);
        }
        at = end;
    }
    Some(kept)
}

fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0_usize;
    for (place, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, place + 1));
        }
    }
    None
}

/// Styles, scripts, icons and the shell.
fn dress(build: Build, draft: &Path) -> Result<()> {
    let frontend = run::root().join("frontend");
    let sheet = |name, whose| pack::hashed(draft, name, css::sheet(&frontend, whose)?.as_bytes());
    let style = sheet("style.css", css::For::Everybody)?;
    let staff_style = sheet(STAFF_STYLE, css::For::Staff)?;
    let mut shell = std::fs::read_to_string(frontend.join("index.html"))?;
    for entry in std::fs::read_dir(frontend.join("public"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name == WORKER {
            continue;
        }
        let content = match std::fs::read(entry.path())? {
            script if is_script(&entry.path()) => spare(&String::from_utf8(script)?).into_bytes(),
            other => other,
        };
        let stem = name.split('.').next().unwrap_or_default();
        let place = format!("{{{{{stem}_href}}}}");
        if shell.contains(&place) {
            let hashed = pack::hashed(draft, &name, &content)?;
            shell = shell.replace(&place, &format!("/{hashed}"));
        } else {
            std::fs::write(draft.join(&name), content)?;
        }
    }
    let app = std::fs::read_dir(draft)?
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name.starts_with("app."))
        .context("the app's folder")?;
    shell = shell
        .replace("{{critical_css}}", &css::critical(&frontend)?)
        .replace("{{css_href}}", &format!("/{style}"))
        .replace("{{staff_css_href}}", &format!("/{staff_style}"))
        .replace("{{glue_href}}", &format!("/{app}/app.js"))
        .replace("{{wasm_href}}", &format!("/{app}/app_bg.wasm"))
        .replace(
            "{{by_build}}",
            match build {
                Build::Release => "<meta name=\"keeps-app\" content=\"yes\">",
                Build::Dev => "<script src=\"/reload.js\" type=\"module\"></script>",
            },
        );
    if build == Build::Dev {
        std::fs::copy(frontend.join("dev/reload.js"), draft.join("reload.js"))?;
        #[expect(clippy::disallowed_methods, reason = "tells this build from the one before it")]
        let now = SystemTime::now();
        std::fs::write(draft.join("build.txt"), format!("{now:?}"))?;
    }
    let loader = split::loader(&draft.join(&app))?;
    shell = shell.replace("<!--{parts}-->\n", &split::links(&loader, &app));
    if let Some(left) = shell.split("{{").nth(1) {
        anyhow::bail!("the shell has an unfilled place: {}", left.chars().take(30).collect::<String>());
    }
    std::fs::write(draft.join("shell.html"), shell)?;
    keep(&frontend, draft, &loader)
}

fn is_script(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "js")
}

/// A script without comments and indentation, which everybody would wait for. No script has a text over several lines.
fn spare(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The service worker's script, which stays in the folder of sources until its list is known.
const WORKER: &str = "sw.js";

/// The sheet of screens for staff.
const STAFF_STYLE: &str = "staff.css";

/// Fills in the service worker's list: what every learner needs, without what is for staff.
fn keep(frontend: &Path, draft: &Path, loader: &str) -> Result<()> {
    let staff = [split::staff_files(loader), split::studio_files(loader)].concat();
    let (mut names, mut whole) = (Vec::new(), Sha256::new());
    for entry in WalkDir::new(draft).sort_by_file_name() {
        let entry = entry?;
        let path = entry.path().strip_prefix(draft)?.to_string_lossy().replace('\\', "/");
        let is_for_staff =
            path.starts_with("staff.") || staff.iter().any(|file| path.ends_with(&format!("/{file}")));
        if entry.file_type().is_file() && !is_for_staff {
            whole.update(std::fs::read(entry.path())?);
            if !matches!(path.as_str(), "shell.html" | "icon-192.png" | "icon-512.png") {
                names.push(format!("\"/{path}\""));
            }
        }
    }
    let worker = std::fs::read_to_string(frontend.join("public").join(WORKER))?;
    let version: String = hex::encode(whole.finalize()).chars().take(12).collect();
    let worker = worker.replace("/* {{files}} */", &names.join(", ")).replace("{{version}}", &version);
    let worker = worker.replace("{{screens}}", &screens(frontend)?.join("|"));
    std::fs::write(draft.join(WORKER), spare(&worker))?;
    Ok(())
}

/// The first words of the addresses of all screens, as the routes of the slices name them.
fn screens(frontend: &Path) -> Result<Vec<String>> {
    let mut words = BTreeSet::new();
    for entry in WalkDir::new(frontend.join("src")) {
        let entry = entry?;
        if entry.path().extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(entry.path())?;
            let routes = text.split("path!(\"/").skip(1);
            let first = routes.filter_map(|rest| rest.split(['/', '"']).next());
            words.extend(first.filter(|word| !word.is_empty()).map(ToOwned::to_owned));
        }
    }
    Ok(words.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_worker_knows_every_screen() -> Result<()> {
        let words = screens(&run::root().join("frontend"))?;
        for word in ["katalog", "pesan", "kelas", "studio"] {
            assert!(words.iter().any(|known| known == word), "{word} is not in {words:?}");
        }
        assert!(
            words.iter().all(|word| word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'))
        );
        Ok(())
    }

    #[test]
    fn scripts_lose_what_nobody_reads() -> Result<()> {
        assert_eq!(spare("// what\n(() => {\n\n  a(); // kept\n})();\n"), "(() => {\na(); // kept\n})();\n");
        for entry in std::fs::read_dir(run::root().join("frontend/public"))? {
            let path = entry?.path();
            if is_script(&path) {
                for line in std::fs::read_to_string(&path)?.lines() {
                    assert!(
                        line.matches('`').count() % 2 == 0,
                        "{}: a text over several lines: {line}",
                        path.display()
                    );
                }
            }
        }
        Ok(())
    }

    #[test]
    fn custom_sections_are_left_out() {
        let head = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
        let module = [&head[..], &[0, 3, 1, b'x', 9], &[1, 1, 0]].concat();
        assert_eq!(without_custom_sections(&module), Some([&head[..], &[1, 1, 0]].concat()));
        assert_eq!(without_custom_sections(&[1, 2]), None);
        assert_eq!(leb128(&[0xe5, 0x8e, 0x26]), Some((624_485, 3)));
    }
}
