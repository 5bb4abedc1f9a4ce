//! Where a SQLite database lies, and whether it still lies there.
//!
//! An open file can be written after it has been deleted or replaced: every answer would say "kept", and nothing would
//! be. So each write asks first.

use std::path::{Path, PathBuf};

use sea_orm::{DbErr, RuntimeErr};

/// A file as it was when it was opened.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    identity: Option<(u64, u64)>,
}

/// Device and number of a file, where the system has such.
fn identity(path: &Path) -> Option<(u64, u64)> {
    let found = std::fs::metadata(path).ok()?;
    #[cfg(unix)]
    return Some((std::os::unix::fs::MetadataExt::dev(&found), std::os::unix::fs::MetadataExt::ino(&found)));
    #[cfg(not(unix))]
    return Some((0, u64::from(found.is_file())));
}

/// The path in a URL of SQLite.
fn path(url: &str) -> Option<&str> {
    let path = url.strip_prefix("sqlite:")?.split('?').next()?;
    let path = path.strip_prefix("//").unwrap_or(path);
    (!path.is_empty() && !path.contains(":memory:")).then_some(path)
}

/// Size of the file of a URL, 0 where there is none; `None` where the URL names no file.
pub(super) fn size(url: &str) -> Option<u64> {
    path(url).map(|path| std::fs::metadata(path).map_or(0, |found| found.len()))
}

impl Place {
    /// The place of a database, made where there is nothing yet; `None` where the URL names no file.
    pub(super) fn of(url: &str) -> std::io::Result<Option<Self>> {
        let Some(path) = path(url) else { return Ok(None) };
        let path = std::path::absolute(path)?;
        std::fs::OpenOptions::new().append(true).create(true).open(&path)?;
        Ok(Some(Self { identity: identity(&path), path }))
    }

    /// Refuses once the file has gone or another one lies in its place.
    pub(super) fn check(&self) -> Result<(), DbErr> {
        if identity(&self.path) == self.identity {
            return Ok(());
        }
        Err(DbErr::Conn(RuntimeErr::Internal("the database's file is not where it was opened".to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_a_file_or_none() {
        assert_eq!(path("sqlite:/data/sinau.db"), Some("/data/sinau.db"));
        assert_eq!(path("sqlite:///data/sinau.db?mode=rwc"), Some("/data/sinau.db"));
        assert_eq!(path("sqlite:./data/sinau.db"), Some("./data/sinau.db"));
        assert_eq!(path("sqlite::memory:"), None);
        assert_eq!(path("postgres://localhost/sinau"), None);
    }

    #[test]
    fn another_file_in_the_place_is_not_the_database() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("a.db");
        let place = Place::of(&format!("sqlite:{}", file.display())).unwrap().unwrap();
        assert!(place.check().is_ok());
        std::fs::rename(&file, directory.path().join("away")).unwrap();
        assert!(place.check().is_err());
        std::fs::write(&file, "another").unwrap();
        assert!(place.check().is_err());
        std::fs::rename(directory.path().join("away"), &file).unwrap();
        assert!(place.check().is_ok());
    }
}
