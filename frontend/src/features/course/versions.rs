//! Versions by course. No Leptos.

use shared::api::course::VersionRow;
use shared::id::CourseId;

/// The versions of one course, newest first.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CourseVersions {
    pub(super) course: CourseId,
    pub(super) title: String,
    /// Number of the published version.
    pub(super) published: Option<u32>,
    pub(super) versions: Vec<VersionRow>,
}

/// How a version relates to the published one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It is the published one.
    Published,
    /// It came later, or nothing is published.
    Newer,
    /// It came before.
    Older,
}

/// Puts versions together by course, in the order in which the courses first appear.
pub(super) fn by_course(rows: Vec<VersionRow>) -> Vec<CourseVersions> {
    let mut courses: Vec<CourseVersions> = Vec::new();
    for row in rows {
        match courses.iter_mut().find(|course| course.course == row.course) {
            Some(course) => course.versions.push(row),
            None => courses.push(CourseVersions {
                course: row.course,
                title: row.title.clone(),
                published: None,
                versions: vec![row],
            }),
        }
    }
    for course in &mut courses {
        course.versions.sort_by_key(|row| std::cmp::Reverse(row.number));
        course.published = course.versions.iter().find(|row| row.is_published).map(|row| row.number);
        // A course is called what its learners see; a draft may rename it.
        let named = course.versions.iter().find(|row| row.is_published).or(course.versions.first());
        course.title = named.map(|row| row.title.clone()).unwrap_or_default();
    }
    courses
}

/// How a version relates to the published one.
pub(super) fn place(row: &VersionRow, published: Option<u32>) -> Place {
    match published {
        _ if row.is_published => Place::Published,
        Some(number) if row.number < number => Place::Older,
        _ => Place::Newer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(course: u8, number: u32, is_published: bool) -> VersionRow {
        VersionRow {
            id: format!("0198a1b2-0000-7000-8000-0000000{course:02}{number:03}").parse().unwrap(),
            course: format!("0198a1b2-0000-7000-8000-0000000000{course:02}").parse().unwrap(),
            slug: shared::value::Slug::parse(&format!("pelatihan-{course}")).unwrap(),
            title: format!("Pelatihan {course}.{number}"),
            number,
            is_published,
            created_at: "2026-11-24T03:00:00Z".parse().unwrap(),
        }
    }

    #[test]
    fn versions_stand_under_their_course_by_the_name_that_learners_see() {
        let courses = by_course(vec![row(1, 1, false), row(2, 1, false), row(1, 3, false), row(1, 2, true)]);
        let seen = |course: &CourseVersions| {
            (
                course.title.clone(),
                course.published,
                course.versions.iter().map(|row| row.number).collect::<Vec<_>>(),
            )
        };
        let seen: Vec<_> = courses.iter().map(seen).collect();
        assert_eq!(
            seen,
            [
                ("Pelatihan 1.2".to_owned(), Some(2), vec![3, 2, 1]),
                ("Pelatihan 2.1".to_owned(), None, vec![1]),
            ]
        );
    }

    #[test]
    fn a_version_is_newer_or_older_than_the_published_one() {
        assert_eq!(place(&row(1, 2, true), Some(2)), Place::Published);
        assert_eq!(place(&row(1, 3, false), Some(2)), Place::Newer);
        assert_eq!(place(&row(1, 1, false), Some(2)), Place::Older);
        assert_eq!(place(&row(1, 1, false), None), Place::Newer);
    }
}
