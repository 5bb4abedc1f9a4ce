//! Courses that come inside the program, as folders like any other.

use std::collections::BTreeMap;

use course_folder::Files;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "courses"]
struct Courses;

/// Every built-in course: its address and its files.
pub(super) fn folders() -> BTreeMap<String, Files> {
    let mut folders: BTreeMap<String, Files> = BTreeMap::new();
    for path in Courses::iter() {
        let Some((slug, name)) = path.split_once('/') else { continue };
        if let Some(file) = Courses::get(&path) {
            folders.entry(slug.to_owned()).or_default().insert(name.to_owned(), file.data.into_owned());
        }
    }
    folders
}
