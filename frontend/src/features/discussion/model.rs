//! What is typed and not sent yet, as it is kept on the device.
//!
//! **Invariant:** one text has one key from its first sending until it has arrived, so that it is written once.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use shared::api::discussion::{InCircle, Thread};
use shared::id::{LessonId, PostId, PostKey};

/// A text that has not arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unsent {
    /// What is typed.
    pub(super) text: String,
    /// The key under which it may have arrived already.
    pub(super) key: Option<PostKey>,
}

/// Where a text belongs, for the device.
pub(super) fn place(lesson: LessonId, circle: Option<&InCircle>, thread: Option<PostId>) -> String {
    let circle = circle.map_or_else(
        || "peserta".to_owned(),
        |of| {
            let batch = of.batch.map(|batch| format!(":{batch}")).unwrap_or_default();
            let institution = of.institution.map(|other| format!(":{other}")).unwrap_or_default();
            format!("{}{batch}{institution}", of.slug.as_str())
        },
    );
    let thread = thread.map_or_else(|| "baru".to_owned(), |thread| thread.to_string());
    format!("diskusi:{lesson}:{circle}:{thread}")
}

/// Threads without those that came before: one that is replied to moves to the end, and comes again with a later page.
pub(super) fn once(mut rows: Vec<Thread>) -> Vec<Thread> {
    let mut seen = HashSet::new();
    rows.retain(|row| seen.insert(row.post.id));
    rows
}

#[cfg(test)]
mod tests {
    use shared::value::Slug;

    use super::*;

    #[test]
    fn texts_of_different_places_are_kept_apart() {
        let lesson: LessonId = "01890a5d-ac96-774b-bcce-b302099a8001".parse().unwrap();
        let thread: PostId = "01890a5d-ac96-774b-bcce-b302099a8002".parse().unwrap();
        let slug = Slug::parse("loket-ramah").unwrap();
        let (of, id) = (InCircle { slug, lesson, batch: None, institution: None }, lesson.to_string());
        let places = [
            place(lesson, None, None),
            place(lesson, None, Some(thread)),
            place(lesson, Some(&of), None),
            place(lesson, Some(&InCircle { institution: id.parse().ok(), ..of.clone() }), None),
        ];
        assert_eq!(places.iter().collect::<HashSet<_>>().len(), places.len());
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let unsent =
            Unsent { text: "Halo".to_owned(), key: "01890a5d-ac96-474b-8cce-b302099a8003".parse().ok() };
        let text = serde_json::to_string(&unsent).unwrap();
        assert_eq!(serde_json::from_str::<Unsent>(&text).unwrap(), unsent);
    }
}
