//! Lessons with people in them: assignments and activities, which somebody marks, live sessions, and discussions.
//!
//! **Invariant:** each asks for text or files; hours of sessions are no part of a course.

use crate::limits::{ATTEMPTS_MAX, POSTS_MAX};
use crate::read::course::{small, value};
use crate::read::{essay, question, second};
use crate::yaml::Fields;
use crate::{Assignment, Content};

/// Reads a piece of work.
pub(crate) fn assignment(fields: &mut Fields<'_, '_>, _minutes: u32) -> Content {
    let pass_percent = small(fields.number("pass_percent", 0..=100));
    Content::Assignment(read(fields, pass_percent, false))
}

/// Reads something done elsewhere: it is enough to show that it was done.
pub(crate) fn activity(fields: &mut Fields<'_, '_>, _minutes: u32) -> Content {
    let pass_percent = small(Some(fields.number_if_any("pass_percent", 0..=100).unwrap_or(100)));
    Content::Assignment(read(fields, pass_percent, true))
}

fn read(fields: &mut Fields<'_, '_>, pass_percent: u8, is_activity: bool) -> Assignment {
    let brief = value(fields.markdown("brief", "Tulis surat balasan untuk aduan berikut."));
    let attempts = fields.number_if_any("attempts", 1..=ATTEMPTS_MAX);
    let second_marker = second::marker(fields).map(|(_, marker)| marker);
    let written = question::worth(fields);
    let work = if is_activity { essay::asked(fields) } else { essay::essay(fields) };
    let worth = essay::worth(fields, &work.rubric, written);
    Assignment { is_activity, brief, pass_percent, attempts, second_marker, worth, work }
}

/// Reads what a meeting at a set hour is about; the hours are those of each class.
pub(crate) fn live(fields: &mut Fields<'_, '_>, _minutes: u32) -> Content {
    Content::Live { about: value(fields.markdown("about", "Susunan acara dan yang perlu disiapkan")) }
}

/// Reads what is discussed; the words of those who learn are no part of the course.
pub(crate) fn discussion(fields: &mut Fields<'_, '_>, _minutes: u32) -> Content {
    Content::Discussion {
        prompt: value(fields.markdown("prompt", "Ceritakan satu pengaduan yang Anda tangani.")),
        posts: small(Some(fields.number_if_any("posts", 1..=POSTS_MAX).unwrap_or(1))),
        first: fields.truth_if_any("first").unwrap_or_default(),
    }
}
