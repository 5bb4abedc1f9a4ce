//! Names and places: which paths a course folder may hold and what they mean.

use crate::limits::SLUG_CHARS_MAX;

/// What a path within the folder stands for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    Course,
    Module {
        dir: &'a str,
    },
    Lesson {
        dir: &'a str,
        name: &'a str,
    },
    Asset {
        dir: &'a str,
    },
    /// A file that systems leave behind, or anything else hidden.
    Hidden,
    /// Nothing of ours.
    Stray,
    /// Leaves the folder, or is no path that every system can store.
    Outside,
}

/// Tells what a path stands for.
pub(crate) fn place(path: &str) -> Place<'_> {
    let parts: Vec<&str> = path.split('/').collect();
    let odd =
        |part: &&str| part.is_empty() || *part == "." || *part == ".." || part.contains(['\\', ':', '\0']);
    if parts.iter().any(odd) {
        return Place::Outside;
    }
    if parts.iter().any(|part| part.starts_with('.') || part.eq_ignore_ascii_case("thumbs.db")) {
        return Place::Hidden;
    }
    match parts.as_slice() {
        ["course.yaml"] => Place::Course,
        [dir, "module.yaml"] => Place::Module { dir },
        [dir, "images" | "media", _] => Place::Asset { dir },
        [dir, name] => Place::Lesson { dir, name },
        _ => Place::Stray,
    }
}

/// A name such as `01-hakikat-pelayanan`, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Numbered<'a> {
    pub(crate) number: u32,
    pub(crate) slug: &'a str,
}

/// Takes the number and the slug out of a name; `None` when it has not that form.
pub(crate) fn numbered(name: &str) -> Option<Numbered<'_>> {
    let (digits, slug) = name.split_once('-')?;
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = all_digits.then(|| digits.parse().ok()).flatten()?;
    is_slug(slug).then_some(Numbered { number, slug })
}

/// Whether a text is lower-case letters and digits joined by single hyphens.
pub(crate) fn is_slug(text: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.len() <= SLUG_CHARS_MAX && text.split('-').all(plain)
}

/// The kebab-case text nearest to what was written, for a remedy.
pub fn slug_of(text: &str) -> String {
    let mut slug = String::new();
    for part in
        text.to_lowercase().split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty())
    {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(part);
    }
    slug.truncate(SLUG_CHARS_MAX);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "nama-singkat".to_owned() } else { slug.to_owned() }
}

/// Whether an asset's own name can stand in an address as it is.
pub(crate) fn is_asset_name(name: &str) -> bool {
    name.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.'))
}

/// Why a reference from a lesson cannot be followed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum BadReference {
    /// It leaves the module's directory.
    Outside,
    /// It stays inside, but assets do not live there.
    Elsewhere,
}

/// Checks the form of a reference such as `images/alur.svg`.
pub(crate) fn reference(text: &str) -> Result<(), BadReference> {
    let leaves =
        text.contains([':', '\\', '\0']) || text.starts_with('/') || text.split('/').any(|part| part == "..");
    if leaves {
        return Err(BadReference::Outside);
    }
    match text.split('/').collect::<Vec<_>>().as_slice() {
        ["images" | "media", name] if !name.is_empty() => Ok(()),
        _ => Err(BadReference::Elsewhere),
    }
}

/// The candidate at most `most` edits away from a word, the nearest first.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl Iterator<Item = &'a str>,
    most: usize,
) -> Option<&'a str> {
    if word.len() > SLUG_CHARS_MAX * 2 {
        return None;
    }
    candidates
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(edits, candidate)| *edits <= most && *edits * 2 <= candidate.len())
        .min()
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance, in characters.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (b, cell) in other.iter().zip(row.iter_mut().skip(1)) {
            let best = (diagonal + usize::from(a != *b)).min(*cell + 1).min(left + 1);
            diagonal = *cell;
            *cell = best;
            left = best;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        assert_eq!(place("course.yaml"), Place::Course);
        assert_eq!(place("01-a/module.yaml"), Place::Module { dir: "01-a" });
        assert_eq!(place("01-a/01-b.md"), Place::Lesson { dir: "01-a", name: "01-b.md" });
        assert_eq!(place("01-a/images/x.svg"), Place::Asset { dir: "01-a" });
        assert_eq!(place("01-a/.DS_Store"), Place::Hidden);
        assert_eq!(place("README.md"), Place::Stray);
        assert_eq!(place("01-a/images/deep/x.svg"), Place::Stray);
        for outside in ["../x", "/x", "a//b", "a/../b", "C:\\x", ""] {
            assert_eq!(place(outside), Place::Outside, "{outside}");
        }
    }

    #[test]
    fn numbers_and_slugs() {
        assert_eq!(numbered("01-a-b"), Some(Numbered { number: 1, slug: "a-b" }));
        assert_eq!(numbered("100-x"), Some(Numbered { number: 100, slug: "x" }));
        for bad in ["a-b", "01", "01-", "01-A", "01-a--b", "+1-a", "99999999999-a"] {
            assert_eq!(numbered(bad), None, "{bad}");
        }
        assert_eq!(slug_of("Soal Nomor 1!"), "soal-nomor-1");
        assert_eq!(slug_of("…"), "nama-singkat");
    }

    #[test]
    fn near_words() {
        assert_eq!(distance("tittle", "title"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(nearest("minute", ["title", "minutes"].into_iter(), 2), Some("minutes"));
        assert_eq!(nearest("zzz", ["title", "minutes"].into_iter(), 2), None);
    }
}
