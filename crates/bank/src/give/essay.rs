//! An essay: its length, its files, and everything for its marker as one text, which is all that a file has room for.

use course_folder::{Criterion, RubricLevel};
use exchange::Kind;
use exchange::model::{Essay, EssayInput, Text};
use grading::{Decimal, FileLimits, WordLimits};

use super::text;
use crate::take::file_kinds;

/// Gives an essay out.
pub(super) fn kind(
    words: WordLimits,
    (guidance, sample, rubric): (Option<&str>, Option<&str>, &[Criterion]),
    (files, is_text_wanted): (&FileLimits, bool),
) -> Kind {
    let notes: Vec<String> = guidance
        .map(str::to_owned)
        .into_iter()
        .chain(rubric.iter().map(criterion))
        .chain(sample.map(str::to_owned))
        .collect();
    Kind::Essay(Essay {
        input: if is_text_wanted { EssayInput::Plain } else { EssayInput::FilesOnly },
        words_min: words.min.map(u32::from),
        words_max: words.max.map(u32::from),
        files_min: u32::from(files.min),
        files_max: Some(u32::from(files.max)),
        file_kinds: file_kinds(&files.kinds),
        marker_notes: if notes.is_empty() { Text::default() } else { text(&notes.join("\n\n")) },
        ..Essay::default()
    })
}

/// A criterion with its levels as a list.
fn criterion(criterion: &Criterion) -> String {
    let level = |level: &RubricLevel| {
        let marks = Decimal::from_millionths(i64::from(level.marks.hundredths()) * 10_000);
        format!("- {marks}: {}", level.text)
    };
    let levels: Vec<String> = criterion.levels.iter().map(level).collect();
    format!("**{}**\n\n{}", criterion.name, levels.join("\n"))
}
