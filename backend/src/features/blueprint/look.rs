//! What the rows of a blueprint come to, and what is wrong with them, in plain words. Pure.

use std::collections::BTreeSet;

use course_folder::limits::QUESTIONS_MAX;
use course_folder::{Body, Question, Quiz};
use grading::Centimark;
use shared::api::blueprint::{Blueprint, OwnQuestion, RowNote, RowView};
use shared::api::quiz::ReviewPolicy;
use shared::problem::{Lang, Phrase};

use super::compile::FIXED;
use super::material::{Lot, Pick, Pool, own};
use super::sound::AT;
use crate::features::bank;

/// Letters of a question in a row.
const CHARS: usize = 160;

/// Notes of one place.
struct Notes {
    pointer: String,
    lang: Lang,
    all: Vec<RowNote>,
}

impl Notes {
    /// None yet, of a place in a blueprint.
    fn at(place: &str, lang: Lang) -> Self {
        Self { pointer: format!("{AT}{place}"), lang, all: Vec::new() }
    }

    fn say(&mut self, is_fault: bool, phrase: &Phrase) {
        let (text, pointer) = (phrase.in_lang(self.lang).to_owned(), self.pointer.clone());
        self.all.push(RowNote { is_fault, text, pointer });
    }

    /// No version can be made.
    fn fault(&mut self, id: &'static str, en: &'static str) {
        self.say(true, &Phrase::new(id, en));
    }

    /// To be thought over.
    fn advise(&mut self, id: &'static str, en: &'static str) {
        self.say(false, &Phrase::new(id, en));
    }
}

/// What each row comes to, section by section.
pub(super) fn rows(plan: &[Vec<Lot<'_>>], lang: Lang) -> Vec<Vec<RowView>> {
    let section = |(no, lots): (usize, &Vec<Lot<'_>>)| {
        let row = |(row_no, lot)| row(lot, Notes::at(&format!("/sections/{no}/rows/{row_no}"), lang));
        lots.iter().enumerate().map(row).collect()
    };
    plan.iter().enumerate().map(section).collect()
}

fn row(lot: &Lot<'_>, mut notes: Notes) -> RowView {
    let mut view = match lot {
        Lot::Fixed(pick) | Lot::Pinned(pick, _) | Lot::Again(pick) => shown(pick),
        Lot::Draw(pool) => RowView {
            text: pool.name.to_owned(),
            worth: same_worth(&pool.picks),
            matching: Some(u32::try_from(pool.picks.len()).unwrap_or(u32::MAX)),
            ..empty()
        },
        Lot::Gone => empty(),
    };
    match lot {
        Lot::Fixed(_) => {}
        Lot::Pinned(_, pinned) => {
            if !pinned.is_active {
                notes.advise(
                    "Soal ini sudah diarsipkan di bank. Pikirkan apakah masih layak dipakai.",
                    "This question has been archived in the bank. Consider whether it should still be used.",
                );
            }
            view.newer = Some(pinned.latest);
        }
        Lot::Again(_) => notes.fault(
            "Soal ini sudah ada di baris lain. Hapus salah satunya.",
            "This question is in another row already. Remove one of them.",
        ),
        Lot::Gone => notes.fault(
            "Yang dirujuk baris ini sudah tidak ada atau hanya untuk latihan. Hapus baris ini.",
            "What this row refers to is no longer there, or for practice only. Remove the row.",
        ),
        Lot::Draw(pool) => pool_notes(pool, &mut notes),
    }
    if lot.picks().iter().any(Pick::is_misweighed) {
        notes.fault(
            "Bobot esai dengan rubrik dihitung dari rubriknya. Kosongkan bobot baris ini.",
            "An essay with a rubric is worth what its rubric comes to. Leave the marks of this row empty.",
        );
    }
    view.notes = notes.all;
    view
}

fn pool_notes(pool: &Pool<'_>, notes: &mut Notes) {
    let (wanted, there) = (usize::try_from(pool.count).unwrap_or(usize::MAX), pool.picks.len());
    if there < wanted {
        let id = format!(
            "Diminta {wanted} soal, tetapi hanya {there} yang cocok. Kurangi jumlahnya atau tambah soal."
        );
        let en = format!(
            "{wanted} questions are asked for, but only {there} match. Ask for fewer or add questions."
        );
        notes.say(true, &Phrase::made(id, en));
    } else if there == wanted {
        notes.advise(
            "Semua yang cocok selalu terpakai, jadi tidak ada yang diundi.",
            "All that match are always used, so nothing is left to chance.",
        );
    }
    if pool.elsewhere > 0 {
        let count = pool.elsewhere;
        let id = format!("{count} soal lain juga cocok, tetapi sudah dipakai baris lain.");
        let en = format!("{count} more match, but another row has them.");
        notes.say(false, &Phrase::made(id, en));
    }
    if there > 0 && same_worth(&pool.picks).is_none() {
        notes.advise(
            "Bobot soal-soal ini berbeda, jadi nilai penuh tidak sama bagi setiap peserta. Isi bobot baris ini.",
            "These questions are worth different marks, so full marks differ between learners. Set the marks of this row.",
        );
    }
}

fn empty() -> RowView {
    RowView { text: String::new(), kind: None, worth: None, matching: None, newer: None, notes: Vec::new() }
}

fn shown(pick: &Pick<'_>) -> RowView {
    RowView {
        text: ::bank::words::excerpt(pick.question, CHARS),
        kind: Some(bank::door::kind(&pick.question.body)),
        worth: Some(pick.worth),
        ..empty()
    }
}

fn same_worth(picks: &[Pick<'_>]) -> Option<Centimark> {
    let first = picks.first()?.worth;
    picks.iter().all(|pick| pick.worth == first).then_some(first)
}

/// What holds for the blueprint besides its rows.
pub(super) fn notes(quiz: &Quiz, blueprint: &Blueprint, plan: &[Vec<Lot<'_>>], lang: Lang) -> Vec<RowNote> {
    let mut all = in_frame(quiz, plan, lang);
    let settings = &blueprint.settings;
    let waits = [settings.review, settings.outcome].contains(&ReviewPolicy::AfterAttempts);
    if waits && settings.attempts.is_none() {
        let mut notes = Notes::at("/settings/attempts", lang);
        notes.fault(
            "Jumlah percobaan tidak dibatasi, jadi “setelah percobaan habis” tidak pernah tiba.",
            "Attempts are not limited, so “after the last attempt” never comes.",
        );
        all.extend(notes.all);
    }
    all.extend(in_sections(blueprint, plan, lang));
    all
}

fn in_frame(quiz: &Quiz, plan: &[Vec<Lot<'_>>], lang: Lang) -> Vec<RowNote> {
    let is_essay = |question: &Question| matches!(question.body, Body::Essay(_));
    let mut practice = Notes::at("/frame/practice", lang);
    if quiz.questions.iter().any(|question| quiz.is_practice(question) && is_essay(question)) {
        practice.fault(
            "Soal esai tidak dapat dilatih, tetapi ada yang bertag latihan. Pilih tag lain.",
            "Essays cannot be practised, but one has the tag of practice. Choose another tag.",
        );
    }
    let mut second = Notes::at("/frame/second_marker_percent", lang);
    let mut asked = plan.iter().flatten().flat_map(Lot::picks);
    if quiz.second_marker.is_some() && !asked.any(|pick| is_essay(pick.question)) {
        second.advise(
            "Penilai kedua diminta, tetapi tidak ada soal esai yang perlu dinilai.",
            "A second marker is asked for, but there is no essay to be marked.",
        );
    }
    practice.all.into_iter().chain(second.all).collect()
}

fn in_sections(blueprint: &Blueprint, plan: &[Vec<Lot<'_>>], lang: Lang) -> Vec<RowNote> {
    let mut whole = Notes::at("/sections", lang);
    let is_empty = plan.iter().all(Vec::is_empty);
    if is_empty {
        whole.fault("Kisi-kisi ini belum berisi soal.", "This blueprint has no questions yet.");
    }
    let copied: usize = plan.iter().flatten().map(|lot| lot.picks().len()).sum();
    if copied > QUESTIONS_MAX {
        let id = format!(
            "Baris-baris ini membawa {copied} soal; sebuah kuis memuat paling banyak {QUESTIONS_MAX}. Persempit undiannya."
        );
        let en = format!(
            "These rows bring {copied} questions; a quiz holds at most {QUESTIONS_MAX}. Narrow the draws down."
        );
        whole.say(true, &Phrase::made(id, en));
    }
    let mut all = whole.all;
    let is_only = blueprint.sections.len() == 1;
    for (no, (section, lots)) in blueprint.sections.iter().zip(plan).enumerate() {
        let number = no + 1;
        if section.title.is_empty() && !is_only {
            let mut notes = Notes::at(&format!("/sections/{no}/title"), lang);
            let (id, en) =
                (format!("Bagian {number} perlu judul."), format!("Section {number} needs a title."));
            notes.say(true, &Phrase::made(id, en));
            all.extend(notes.all);
        }
        if lots.is_empty() && !is_empty {
            let mut notes = Notes::at(&format!("/sections/{no}"), lang);
            let id = format!("Bagian {number} belum berisi soal. Isi atau hapus bagian itu.");
            let en = format!("Section {number} has no questions yet. Fill it or remove it.");
            notes.say(true, &Phrase::made(id, en));
            all.extend(notes.all);
        }
    }
    all
}

/// Questions on a paper, and what they are worth where every paper comes to the same.
pub(super) fn sums(plan: &[Vec<Lot<'_>>]) -> (u32, Option<Centimark>) {
    let (mut questions, mut worth) = (0_u32, Some(0_u32));
    for lot in plan.iter().flatten() {
        let (count, each) = match lot {
            Lot::Fixed(pick) | Lot::Pinned(pick, _) => (1, Some(pick.worth)),
            Lot::Draw(pool) => (pool.count, same_worth(&pool.picks)),
            Lot::Again(_) | Lot::Gone => continue,
        };
        questions = questions.saturating_add(count);
        let sum = |sum: u32| Some(sum.saturating_add(each?.hundredths().saturating_mul(count)));
        worth = worth.and_then(sum);
    }
    (questions, worth.map(Centimark::from_hundredths))
}

/// Tags that may be those of practice: not those that rows have given, and not of every question.
pub(super) fn practice_tags(quiz: &Quiz) -> Vec<String> {
    let has = |tag: &str| quiz.questions.iter().all(|question| question.tags.iter().any(|own| own == tag));
    let drawn = |tag: &str| quiz.draw.iter().any(|draw| draw.tag == tag);
    let tags: BTreeSet<&str> =
        quiz.questions.iter().flat_map(|question| &question.tags).map(String::as_str).collect();
    tags.into_iter().filter(|tag| !drawn(tag) && !has(tag)).map(str::to_owned).collect()
}

/// The quiz's own questions.
pub(super) fn own_questions(quiz: &Quiz) -> Vec<OwnQuestion> {
    let row = |question: &Question| OwnQuestion {
        id: question.id.clone(),
        text: ::bank::words::excerpt(question, CHARS),
        kind: bank::door::kind(&question.body),
        worth: question.worth,
        tags: question.tags.iter().filter(|tag| !tag.starts_with(FIXED)).cloned().collect(),
    };
    own(quiz).map(row).collect()
}
