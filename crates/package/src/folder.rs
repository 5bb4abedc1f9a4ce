//! The course folder as a package: in one directory or in none.
//!
//! **Invariant:** the folder within is taken as it is, but for what systems leave behind.

use course_folder::Files;

use crate::note::{Notes, What};
use crate::refusal::Refusal;
use crate::{Format, Package};

/// The file that makes a folder a course.
const HEAD: &str = "course.yaml";

/// The course folder.
pub(crate) struct Folder;

impl Package for Folder {
    fn format(&self) -> Format {
        Format::CourseFolder
    }

    fn is(&self, files: &Files) -> bool {
        files.contains_key(HEAD) || top(files).is_some()
    }

    fn read(&self, files: Files, notes: &mut Notes) -> Result<Files, Refusal> {
        if files.contains_key(HEAD) {
            return Ok(files);
        }
        let top = top(&files).ok_or(Refusal::NoCourse)?.to_owned();
        notes.name(What::TopDirectory, &top);
        let inside = |(path, bytes): (String, Vec<u8>)| {
            let inside = path.strip_prefix(&top)?.strip_prefix('/')?;
            Some((inside.to_owned(), bytes))
        };
        Ok(files.into_iter().filter_map(inside).collect())
    }
}

/// The one directory in which all of a folder lies.
fn top(files: &Files) -> Option<&str> {
    let (top, _) = files.keys().next()?.split_once('/')?;
    let is_inside = |path: &String| path.split_once('/').is_some_and(|(own, _)| own == top);
    (files.contains_key(&format!("{top}/{HEAD}")) && files.keys().all(is_inside)).then_some(top)
}

/// Files without those that systems leave behind.
pub(crate) fn without_litter(files: Files, notes: &mut Notes) -> Files {
    let is_litter = |path: &str| {
        path.split('/').any(|part| {
            part.starts_with('.')
                || part == "__MACOSX"
                || part.eq_ignore_ascii_case("thumbs.db")
                || part.eq_ignore_ascii_case("desktop.ini")
        })
    };
    let (litter, kept): (Files, Files) = files.into_iter().partition(|(path, _)| is_litter(path));
    for path in litter.keys() {
        notes.name(What::Litter, path);
    }
    kept
}

/// Why nobody knows an archive.
pub(crate) fn unknown(files: &Files) -> Refusal {
    let named = |name: &str| files.keys().find(|path| path.rsplit('/').next() == Some(name));
    if named("moodle_backup.xml").is_some() {
        Refusal::Foreign("Moodle")
    } else if named("imsmanifest.xml").is_some() {
        Refusal::Foreign("SCORM / IMS")
    } else if named("tincan.xml").is_some() || named("cmi5.xml").is_some() {
        Refusal::Foreign("xAPI")
    } else if let Some(path) = named(HEAD) {
        Refusal::TooDeep(path.clone())
    } else {
        Refusal::NoCourse
    }
}
