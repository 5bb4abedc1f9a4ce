//! Sizes of what an author may write at all. What is only missing yet is no fault here: a draft may be unfinished.

use course_folder::limits::{
    AFTER_MAX, ATTEMPTS_MAX, COMPETENCY_LEVEL_MAX, FORM_MAX, JP_MAX, LESSON_MINUTES_MAX, LINE_CHARS_MAX,
    LIST_ITEMS_MAX, PAUSE_MINUTES_MAX, PER_PAGE_MAX, POSTS_MAX, REQUIRES_MAX, TITLE_CHARS_MAX,
};
use progress::Opening;
use shared::api::draft::{BLOCK_CHARS_MAX, DraftFacts, OutlineAct, UnitFacts, UnitKindFacts};
use shared::problem::{Fault, Phrase};

use super::error::DraftError;

/// Most bytes of questions pasted as text.
const QUESTION_TEXT_MAX: usize = 200_000;

/// Faults on their way.
#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, pointer: &str, id: impl Into<String>, en: impl Into<String>) {
        self.0.push(Fault { pointer: pointer.to_owned(), detail: Phrase::made(id.into(), en.into()) });
    }

    fn line(&mut self, pointer: &str, text: &str, most: usize) {
        if text.contains(['\n', '\r']) || text.chars().count() > most {
            let id = format!("Tulis dalam satu baris, paling banyak {most} huruf.");
            self.add(pointer, id, format!("Write it on one line of at most {most} letters."));
        }
    }

    fn title(&mut self, pointer: &str, text: &str) {
        if text.trim().is_empty() {
            self.add(pointer, "Judul belum diisi.", "The title is missing.");
        }
        self.line(pointer, text, TITLE_CHARS_MAX);
    }

    fn text(&mut self, pointer: &str, text: &str) {
        if text.chars().count() > BLOCK_CHARS_MAX {
            let id = format!("Paling banyak {BLOCK_CHARS_MAX} huruf. Bagi menjadi beberapa blok.");
            self.add(pointer, id, format!("At most {BLOCK_CHARS_MAX} letters. Divide it into blocks."));
        }
    }

    fn lines(&mut self, pointer: &str, texts: &[String]) {
        if texts.len() > LIST_ITEMS_MAX {
            self.add(pointer, "Terlalu banyak baris.", "Too many lines.");
        }
        for (no, text) in texts.iter().enumerate() {
            self.line(&format!("{pointer}/{no}"), text, LINE_CHARS_MAX);
        }
    }

    fn most(&mut self, pointer: &str, count: usize, most: usize) {
        if count > most {
            let id = format!("Pilih paling banyak {most}.");
            self.add(pointer, id, format!("Choose at most {most}."));
        }
    }

    fn between(&mut self, pointer: &str, value: Option<u32>, least: u32, most: u32) {
        if value.is_some_and(|value| !(least..=most).contains(&value)) {
            let id = format!("Isi dengan angka {least} sampai {most}.");
            self.add(pointer, id, format!("Give a number from {least} to {most}."));
        }
    }

    fn done(self) -> Result<(), DraftError> {
        if self.0.is_empty() { Ok(()) } else { Err(DraftError::Invalid(self.0)) }
    }
}

/// A title of one line that says something.
pub(super) fn title(text: &str) -> Result<(), DraftError> {
    let mut faults = Faults::default();
    faults.title("/title", text);
    faults.done()
}

/// What the course says about itself.
pub(super) fn facts(facts: &DraftFacts) -> Result<(), DraftError> {
    let mut faults = Faults::default();
    faults.title("/facts/title", &facts.title);
    faults.line("/facts/summary", &facts.summary, LINE_CHARS_MAX);
    faults.line("/facts/language", &facts.language, 12);
    faults.line("/facts/provider", &facts.provider, TITLE_CHARS_MAX);
    faults.between("/facts/form", Some(u32::from(facts.form)), 1, FORM_MAX);
    faults.between("/facts/jp", Some(u32::from(facts.jp)), 0, JP_MAX);
    for (no, one) in facts.competencies.iter().enumerate() {
        let level = Some(u32::from(one.level));
        faults.between(&format!("/facts/competencies/{no}/level"), level, 1, COMPETENCY_LEVEL_MAX);
    }
    faults.line("/facts/audience", &facts.audience, LINE_CHARS_MAX);
    faults.lines("/facts/outcomes", &facts.outcomes);
    faults.text("/facts/jp_justification", &facts.jp_justification);
    faults.text("/facts/about", &facts.about);
    faults.lines("/facts/sources", &facts.sources);
    faults.most("/facts/requires", facts.requires.len(), REQUIRES_MAX);
    faults.done()
}

/// What an act on the outline writes.
pub(super) fn outline(act: &OutlineAct) -> Result<(), DraftError> {
    let mut faults = Faults::default();
    match act {
        OutlineAct::AddModule { title, .. }
        | OutlineAct::AddUnit { title, .. }
        | OutlineAct::RenameUnit { title, .. } => faults.title("/do/title", title),
        OutlineAct::SetModule { title, objectives, .. } => {
            faults.title("/do/title", title);
            faults.lines("/do/objectives", objectives);
        }
        OutlineAct::MoveModule { .. }
        | OutlineAct::MoveUnits { .. }
        | OutlineAct::DuplicateUnit { .. }
        | OutlineAct::DuplicateModule { .. }
        | OutlineAct::HideUnits { .. }
        | OutlineAct::Remove { .. } => {}
    }
    faults.done()
}

/// What a unit says besides its title and its blocks.
pub(super) fn unit(facts: &UnitFacts) -> Result<(), DraftError> {
    let mut faults = Faults::default();
    faults.between("/facts/minutes", Some(u32::from(facts.minutes)), 1, LESSON_MINUTES_MAX);
    faults.lines("/facts/sources", &facts.sources);
    if let Opening::After(units) = &facts.opening {
        faults.most("/facts/opening", units.len(), AFTER_MAX);
    }
    let at = |name: &str| format!("/facts/of_kind/{name}");
    match &facts.of_kind {
        UnitKindFacts::Text | UnitKindFacts::Live => {}
        UnitKindFacts::Discussion { posts, .. } => {
            faults.between(&at("posts"), Some(u32::from(*posts)), 1, POSTS_MAX);
        }
        UnitKindFacts::Video { file, poster, captions, captions_waived, watch_percent, .. } => {
            faults.line(
                &at("captions_waived"),
                captions_waived.as_deref().unwrap_or_default(),
                LINE_CHARS_MAX,
            );
            faults.line(&at("file"), file, LINE_CHARS_MAX);
            faults.line(&at("poster"), poster.as_deref().unwrap_or_default(), LINE_CHARS_MAX);
            faults.between(&at("watch_percent"), Some(u32::from(*watch_percent)), 1, 100);
            for (no, caption) in captions.iter().enumerate() {
                faults.line(&at(&format!("captions/{no}/file")), &caption.file, LINE_CHARS_MAX);
                faults.line(&at(&format!("captions/{no}/language")), &caption.language, 12);
            }
        }
        UnitKindFacts::Document { file } => faults.line(&at("file"), file, LINE_CHARS_MAX),
        UnitKindFacts::Quiz { settings } => {
            let at = |name: &str| at(&format!("settings/{name}"));
            faults.between(&at("pass_percent"), Some(u32::from(settings.pass_percent)), 0, 100);
            faults.between(&at("attempts"), settings.attempts, 1, ATTEMPTS_MAX);
            faults.between(&at("time_limit_minutes"), settings.time_limit_minutes, 1, LESSON_MINUTES_MAX);
            faults.between(&at("pause_minutes"), settings.pause_minutes, 1, PAUSE_MINUTES_MAX);
            faults.between(&at("per_page"), Some(u32::from(settings.per_page)), 1, PER_PAGE_MAX);
        }
        UnitKindFacts::Assignment { work } => {
            let at = |name: &str| at(&format!("work/{name}"));
            faults.between(&at("pass_percent"), Some(u32::from(work.pass_percent)), 0, 100);
            faults.between(&at("attempts"), work.attempts, 1, ATTEMPTS_MAX);
            let within = work.second_marker_percent.map(u32::from);
            faults.between(&at("second_marker_percent"), within, 0, 100);
            if !(1..=100_000).contains(&work.worth.hundredths()) {
                faults.add(
                    &at("worth"),
                    "Isi dengan angka di atas 0 sampai 1000.",
                    "Give a number above 0 up to 1000.",
                );
            }
        }
    }
    faults.done()
}

/// The text of a block, or of several to be split.
pub(super) fn block(pointer: &str, text: &str) -> Result<(), DraftError> {
    let mut faults = Faults::default();
    faults.text(pointer, text);
    faults.done()
}

/// Questions as text.
pub(super) fn question_text(text: &str) -> Result<(), DraftError> {
    let mut faults = Faults::default();
    if text.trim().is_empty() || text.len() > QUESTION_TEXT_MAX {
        faults.add(
            "/do/text",
            "Tempel teks soal, paling banyak 200 KB.",
            "Paste questions of at most 200 KB.",
        );
    }
    faults.done()
}
