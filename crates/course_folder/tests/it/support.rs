//! The fixture folder, as files.

use std::fs;
use std::path::Path;

use course_folder::Files;

/// The fixture course of `tests/data`.
pub(crate) fn fixture() -> Files {
    let mut files = Files::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/loket-ramah"), "", &mut files);
    files
}

fn collect(dir: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(dir).expect("a directory") {
        let entry = entry.expect("an entry");
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read(entry.path()).expect("a file"));
        }
    }
}
