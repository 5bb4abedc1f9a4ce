//! Checks a course folder on disk and prints every finding: `cargo run -p course_folder --example check -- DIR`.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use course_folder::{Files, Severity, parse};

fn main() -> io::Result<ExitCode> {
    let Some(dir) = std::env::args_os().nth(1) else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "usage: check DIR"));
    };
    let mut files = Files::new();
    collect(Path::new(&dir), "", &mut files)?;
    let checked = parse(&files);
    let mut out = io::stdout().lock();
    report(&mut out, &checked)?;
    Ok(if checked.course.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn report(out: &mut impl io::Write, checked: &course_folder::Checked) -> io::Result<()> {
    for finding in &checked.findings {
        let severity = match finding.severity {
            Severity::Error => "SALAH",
            Severity::Warning => "PERIKSA",
        };
        writeln!(out, "{severity:7} {finding}")?;
    }
    let errors = checked.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    writeln!(out, "{errors} kesalahan, {} peringatan", checked.findings.len() - errors)?;
    if let Some(course) = &checked.course {
        let lessons: usize = course.modules.iter().map(|module| module.lessons.len()).sum();
        writeln!(
            out,
            "{}: {} modul, {lessons} materi, {} menit wajib, {} JP",
            course.title,
            course.modules.len(),
            course.required_minutes(),
            course.jp
        )?;
    }
    Ok(())
}

fn collect(dir: &Path, prefix: &str, files: &mut Files) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if prefix.is_empty() { name } else { format!("{prefix}/{name}") };
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &path, files)?;
        } else {
            files.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}
