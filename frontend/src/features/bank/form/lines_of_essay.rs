//! What is typed about an essay, as signals: in a question, and in a piece of work of its own.

use grading::FileKind;
use leptos::prelude::*;
use shared::api::bank::{CriterionDraft, EssayDraft, FilesDraft, LevelDraft};

use super::filled::{TwoTexts, Typed, typed};
use super::list::{Line, List};

/// A criterion of a rubric.
#[derive(Clone, Copy)]
pub(super) struct CriterionLine {
    pub(super) name: Typed,
    /// Marks, and what the text is like.
    pub(super) levels: List<TwoTexts>,
}

impl CriterionLine {
    fn of(draft: CriterionDraft) -> Self {
        let levels = draft.levels.into_iter().map(|level| TwoTexts::of(level.marks, level.text)).collect();
        Self { name: typed(draft.name), levels: List::new(levels, 2) }
    }

    fn draft(self) -> CriterionDraft {
        let level = |level: TwoTexts| LevelDraft { marks: level.first.get(), text: level.second.get() };
        CriterionDraft { name: self.name.get(), levels: self.levels.map(level) }
    }
}

impl Line for CriterionLine {
    fn empty() -> Self {
        Self::of(CriterionDraft::default())
    }
}

/// Files that an essay asks for.
#[derive(Clone, Copy)]
pub(super) struct FilesLine {
    pub(super) min: Typed,
    pub(super) max: Typed,
    pub(super) kinds: RwSignal<Vec<String>>,
    pub(super) is_alone: RwSignal<bool>,
}

impl FilesLine {
    fn of(draft: FilesDraft) -> Self {
        Self {
            min: typed(draft.min),
            max: typed(draft.max),
            kinds: RwSignal::new(draft.kinds.iter().map(|kind| kind.code().to_owned()).collect()),
            is_alone: RwSignal::new(draft.is_alone),
        }
    }

    fn draft(self) -> FilesDraft {
        let kinds = |codes: &Vec<String>| codes.iter().filter_map(|code| FileKind::from_code(code)).collect();
        FilesDraft {
            min: self.min.get(),
            max: self.max.get(),
            kinds: self.kinds.with(kinds),
            is_alone: self.is_alone.get(),
        }
    }
}

/// What is asked of an essay, and by what it is marked.
#[derive(Clone, Copy)]
pub(super) struct EssayLines {
    pub(super) min_words: Typed,
    pub(super) max_words: Typed,
    pub(super) guidance: Typed,
    pub(super) sample: Typed,
    pub(super) rubric: List<CriterionLine>,
    pub(super) files: FilesLine,
}

impl EssayLines {
    pub(super) fn of(draft: EssayDraft) -> Self {
        Self {
            min_words: typed(draft.min_words),
            max_words: typed(draft.max_words),
            guidance: typed(draft.guidance),
            sample: typed(draft.sample),
            rubric: List::new(draft.rubric.into_iter().map(CriterionLine::of).collect(), 0),
            files: FilesLine::of(draft.files),
        }
    }

    pub(super) fn draft(self) -> EssayDraft {
        EssayDraft {
            min_words: self.min_words.get(),
            max_words: self.max_words.get(),
            guidance: self.guidance.get(),
            sample: self.sample.get(),
            rubric: self.rubric.map(CriterionLine::draft),
            files: self.files.draft(),
        }
    }
}
