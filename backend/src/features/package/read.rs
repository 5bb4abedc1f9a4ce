//! Packages and texts as reports. Pure, but for the file that is read.
//!
//! **Invariant:** a file of a package is looked at as one of the library is; a report says nothing that taking would not do.

use std::io::{Cursor, Read};

use course_folder::{Checked, Course, Severity};
use package::{Format, Note, Taken, What, text};
use shared::api::course::LessonKind;
use shared::api::package::{
    NoteKind, PackageFinding, PackageFormat, PackageModule, PackageNote, PackageReport, PackageUnit,
    TextReport,
};

use super::error::PackageError;
use crate::features::course;

/// A package that was read.
pub(super) struct ReadPackage {
    format: Format,
    notes: Vec<Note>,
    files: u32,
    size_bytes: u64,
    pub(super) checked: Checked,
}

/// Reads a package, looks at the files in it and checks the course.
pub(super) fn package(file: std::fs::File) -> Result<ReadPackage, PackageError> {
    let Taken { format, files, notes } = package::take(file)?;
    let mut count = 0_u32;
    for (path, bytes) in files.iter().filter(|(path, _)| course_folder::file_kind(path).is_some()) {
        count = count.saturating_add(1);
        match media::take(path, media::Use::Library, &mut Cursor::new(bytes.as_slice())) {
            Ok(_good) => {}
            // What is empty or has another form than its name says, the check of courses finds, with its place.
            Err(media::Fault::Refused(
                media::Refusal::Empty
                | media::Refusal::TooLarge { .. }
                | media::Refusal::UnknownEnding
                | media::Refusal::NotWhatItSays { .. },
            )) => {}
            Err(media::Fault::Refused(refusal)) => return Err(PackageError::File(path.clone(), refusal)),
            Err(media::Fault::Io(_)) => {
                return Err(PackageError::File(path.clone(), media::Refusal::Broken));
            }
        }
    }
    let size = files.values().map(Vec::len).sum::<usize>();
    let checked = course_folder::parse(&files);
    Ok(ReadPackage {
        format,
        notes,
        files: count,
        size_bytes: u64::try_from(size).unwrap_or(u64::MAX),
        checked,
    })
}

/// Reads a text.
pub(super) fn text(mut file: std::fs::File, name: &str) -> Result<text::Text, PackageError> {
    let mut bytes = Vec::new();
    file.by_ref()
        .take(package::limits::PACKED_MAX)
        .read_to_end(&mut bytes)
        .map_err(|_unread| package::Refusal::Broken)?;
    Ok(text::read(&bytes, name)?)
}

impl ReadPackage {
    /// What would come of it.
    pub(super) fn report(self, name: String) -> PackageReport {
        let mut findings: Vec<PackageFinding> = self
            .checked
            .findings
            .into_iter()
            .map(|finding| PackageFinding {
                is_fault: finding.severity == Severity::Error,
                place: match finding.line {
                    Some(line) => format!("{}:{line}", finding.file),
                    None => finding.file,
                },
                what: finding.what,
                remedy: finding.remedy,
            })
            .collect();
        findings.sort_by_key(|finding| !finding.is_fault);
        let course = self.checked.course.as_ref();
        PackageReport {
            name,
            format: match self.format {
                Format::CourseFolder => PackageFormat::CourseFolder,
            },
            title: course.map(|course| course.title.clone()).unwrap_or_default(),
            modules: course.map(modules).unwrap_or_default(),
            files: self.files,
            size_bytes: self.size_bytes,
            is_takeable: course.is_some(),
            findings,
            notes: notes(self.notes),
        }
    }

    /// The course, or its faults in lines.
    pub(super) fn course(self) -> Result<Course, PackageError> {
        let findings = self.checked.findings;
        self.checked.course.ok_or_else(|| {
            let faults = findings.iter().filter(|finding| finding.severity == Severity::Error);
            PackageError::Faulty(faults.map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        })
    }
}

fn modules(course: &Course) -> Vec<PackageModule> {
    let module = |module: &course_folder::Module| PackageModule {
        title: module.title.clone(),
        units: module
            .lessons
            .iter()
            .map(|lesson| PackageUnit {
                title: lesson.title.clone(),
                kind: course::door::kind(&lesson.content),
                minutes: lesson.minutes,
            })
            .collect(),
    };
    course.modules.iter().map(module).collect()
}

/// What would come of a text.
pub(super) fn text_report(name: String, text: text::Text, minutes: impl Fn(&str) -> u16) -> TextReport {
    let module = |module: text::Module| PackageModule {
        title: module.title,
        units: module
            .units
            .into_iter()
            .map(|unit| PackageUnit {
                minutes: u32::from(minutes(&unit.markdown)),
                title: unit.title,
                kind: LessonKind::Text,
            })
            .collect(),
    };
    TextReport {
        name,
        modules: text.modules.into_iter().map(module).collect(),
        files: u32::try_from(text.files.len()).unwrap_or(u32::MAX),
        notes: notes(text.notes),
    }
}

fn notes(notes: Vec<Note>) -> Vec<PackageNote> {
    notes
        .into_iter()
        .map(|note| PackageNote { kind: kind(note.what), count: note.count, names: note.names })
        .collect()
}

const fn kind(what: What) -> NoteKind {
    match what {
        What::TopDirectory => NoteKind::TopDirectory,
        What::Litter => NoteKind::Litter,
        What::Preamble => NoteKind::Preamble,
        What::LongTitle => NoteKind::LongTitle,
        What::EmptyUnit => NoteKind::EmptyUnit,
        What::TextBoxes => NoteKind::TextBoxes,
        What::Footnotes => NoteKind::Footnotes,
        What::Fields => NoteKind::Fields,
        What::Formulas => NoteKind::Formulas,
        What::Decoration => NoteKind::Decoration,
        What::MergedCells => NoteKind::MergedCells,
        What::NestedTables => NoteKind::NestedTables,
        What::ListsInTables => NoteKind::ListsInTables,
        What::Links => NoteKind::Links,
        What::Insertions => NoteKind::Insertions,
        What::Deletions => NoteKind::Deletions,
        What::Comments => NoteKind::Comments,
        What::Hidden => NoteKind::Hidden,
        What::Contents => NoteKind::Contents,
        What::Headers => NoteKind::Headers,
        What::HeadingNumbers => NoteKind::HeadingNumbers,
        What::Symbols => NoteKind::Symbols,
        What::Objects => NoteKind::Objects,
        What::Pictures => NoteKind::Pictures,
        What::NoAlt => NoteKind::NoAlt,
        What::AbsentPictures => NoteKind::AbsentPictures,
        What::Html => NoteKind::Html,
        What::FrontMatter => NoteKind::FrontMatter,
        What::Unknown => NoteKind::Unknown,
    }
}
