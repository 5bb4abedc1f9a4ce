//! Templates that come inside the program, as course folders of texts.
//!
//! **Invariant:** each of them passes the check of course folders, and none has a file that is not text.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use course_folder::{Course, Files};
use rust_embed::RustEmbed;
use shared::value::Slug;

#[derive(RustEmbed)]
#[folder = "templates"]
struct Templates;

static READ: LazyLock<Vec<(Slug, Course)>> = LazyLock::new(|| {
    let read = |(slug, files): (String, Files)| {
        Some((Slug::parse(&slug).ok()?, course_folder::parse(&files).course?))
    };
    folders().into_iter().filter_map(read).collect()
});

/// The folders by their keys.
fn folders() -> BTreeMap<String, Files> {
    let mut folders: BTreeMap<String, Files> = BTreeMap::new();
    for path in Templates::iter() {
        let Some((slug, name)) = path.split_once('/') else { continue };
        if let Some(file) = Templates::get(&path) {
            folders.entry(slug.to_owned()).or_default().insert(name.to_owned(), file.data.into_owned());
        }
    }
    folders
}

/// All of them, by their keys.
pub(super) fn templates() -> &'static [(Slug, Course)] {
    &READ
}

/// One of them.
pub(super) fn template(slug: &Slug) -> Option<&'static Course> {
    READ.iter().find(|(own, _)| own == slug).map(|(_, course)| course)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_a_course_without_a_fault() {
        let folders = folders();
        assert_eq!(folders.len(), templates().len());
        for (slug, files) in folders {
            let checked = course_folder::parse(&files);
            // That its texts are short is advice for whoever writes on.
            let faults = checked.findings.iter().filter(|one| one.severity == course_folder::Severity::Error);
            assert_eq!(faults.count(), 0, "{slug}: {:?}", checked.findings);
            assert!(checked.course.is_some_and(|course| course.assets.is_empty()), "{slug}");
        }
    }
}
