//! `sinau course`: check, import, export, publish course folders.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Subcommand;
use course_folder::{Files, Severity};

use super::start;
use crate::ctx::Ctx;
use crate::features::course;

#[derive(Debug, Subcommand)]
pub(super) enum CourseCommand {
    /// Checks a course folder and names file, line and remedy of every fault.
    Check {
        /// The folder.
        directory: PathBuf,
        /// Prints findings as JSON, one a line.
        #[arg(long)]
        json: bool,
    },
    /// Imports a course folder as a new version.
    Import {
        /// The folder; its name becomes the course's address.
        directory: PathBuf,
        /// Leaves the version unpublished.
        #[arg(long)]
        draft: bool,
        /// Institution that owns the course; needed where there is more than one.
        #[arg(long)]
        institution: Option<String>,
    },
    /// Writes the published version of a course as a folder.
    Export {
        /// The course's address.
        slug: String,
        /// Where to; made, and refused if it holds files.
        directory: PathBuf,
    },
}

/// Checks a folder.
pub(super) fn check(directory: &Path, json: bool, hosts: &[String]) -> anyhow::Result<ExitCode> {
    let checked = course_folder::parse(&read(directory)?).within(hosts);
    for finding in &checked.findings {
        start::say(&if json { serde_json::to_string(finding)? } else { finding.to_string() });
    }
    let errors = checked.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    if !json {
        start::say(&format!("{errors} errors, {} warnings", checked.findings.len() - errors));
    }
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs a command that needs the database.
pub(super) async fn run(ctx: &Ctx, command: CourseCommand) -> anyhow::Result<()> {
    match command {
        CourseCommand::Check { .. } => {}
        CourseCommand::Import { directory, draft, institution } => {
            let name = directory.canonicalize()?.file_name().map(|name| name.to_string_lossy().into_owned());
            let slug = name.context("the folder has no name")?;
            let files = read(&directory)?;
            let imported =
                course::door::import_folder(ctx, institution.as_deref(), &slug, &files, !draft).await?;
            let what = if imported.is_new { "imported" } else { "is already there" };
            start::say(&format!("{slug}: version {} {what}.", imported.number));
        }
        CourseCommand::Export { slug, directory } => {
            let files = course::door::export_folder(ctx, &slug).await?.context("no such published course")?;
            write(&directory, &files)?;
            start::say(&format!("{slug}: {} files written to {}.", files.len(), directory.display()));
        }
    }
    Ok(())
}

/// Reads a folder whole.
pub(super) fn read(directory: &Path) -> anyhow::Result<Files> {
    let mut files = Files::new();
    collect(directory, directory, &mut files)?;
    if files.is_empty() {
        bail!("{} holds no files", directory.display());
    }
    Ok(files)
}

fn collect(root: &Path, directory: &Path, files: &mut Files) -> anyhow::Result<()> {
    let entries = std::fs::read_dir(directory).with_context(|| directory.display().to_string())?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() {
            collect(root, &entry.path(), files)?;
        } else if kind.is_file() {
            let path = entry.path();
            let relative = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            files.insert(relative, std::fs::read(&path)?);
        }
    }
    Ok(())
}

fn write(directory: &Path, files: &Files) -> anyhow::Result<()> {
    std::fs::create_dir_all(directory)?;
    if std::fs::read_dir(directory)?.next().is_some() {
        bail!("{} is not empty", directory.display());
    }
    for (name, bytes) in files {
        let path = directory.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, bytes)?;
    }
    Ok(())
}
