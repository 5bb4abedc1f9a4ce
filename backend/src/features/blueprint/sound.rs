//! What a blueprint may say at all: sizes, and names of things that are there. Pure.

use course_folder::Quiz;
use course_folder::limits::{
    ATTEMPTS_MAX, LESSON_MINUTES_MAX, PAUSE_MINUTES_MAX, PER_PAGE_MAX, TITLE_CHARS_MAX,
};
use grading::Centimark;
use shared::api::blueprint::{
    Blueprint, BlueprintRow, BlueprintSettings, DRAW_MAX, PretestRow, ROWS_MAX, SECTIONS_MAX, WORTH_MAX,
};
use shared::problem::{Fault, Phrase};

use super::look::practice_tags;
use super::material::{Lot, own};

/// Most letters of a section's text, and of the one before the start.
const TEXT_CHARS_MAX: usize = 10_000;

/// Where a blueprint stands in the body.
pub(super) const AT: &str = "/blueprint";

fn fault(pointer: String, id: &'static str, en: &'static str) -> Fault {
    Fault { pointer, detail: Phrase::new(id, en) }
}

fn between(faults: &mut Vec<Fault>, name: &str, value: Option<u32>, least: u32, most: u32) {
    if value.is_some_and(|value| !(least..=most).contains(&value)) {
        let id = format!("Isi dengan angka {least} sampai {most}.");
        let en = format!("Give a number from {least} to {most}.");
        faults.push(Fault { pointer: format!("{AT}{name}"), detail: Phrase::made(id, en) });
    }
}

/// Faults of sizes: found before anything is looked up.
pub(super) fn sizes(blueprint: &Blueprint) -> Vec<Fault> {
    let mut faults = Vec::new();
    settings(&mut faults, &blueprint.settings);
    if let Some(frame) = &blueprint.frame {
        if frame.intro.chars().count() > TEXT_CHARS_MAX {
            let at = format!("{AT}/frame/intro");
            faults.push(fault(at, "Paling banyak 10.000 huruf.", "At most 10,000 letters."));
        }
        let percent = frame.second_marker_percent.map(u32::from);
        between(&mut faults, "/frame/second_marker_percent", percent, 0, 100);
    }
    if blueprint.sections.is_empty() || blueprint.sections.len() > SECTIONS_MAX {
        let at = format!("{AT}/sections");
        faults.push(fault(at, "Buat 1 sampai 20 bagian.", "Make between 1 and 20 sections."));
    }
    if blueprint.sections.iter().map(|section| section.rows.len()).sum::<usize>() > ROWS_MAX {
        let at = format!("{AT}/sections");
        faults.push(fault(at, "Paling banyak 200 baris.", "At most 200 rows."));
    }
    for (no, section) in blueprint.sections.iter().enumerate() {
        let title = &section.title;
        if title.chars().count() > TITLE_CHARS_MAX || title.contains('\n') || title.trim() != title {
            let at = format!("{AT}/sections/{no}/title");
            faults.push(fault(
                at,
                "Tulis judul dalam satu baris, paling banyak 160 huruf, tanpa spasi di tepinya.",
                "Write the title on one line of at most 160 letters, without spaces around it.",
            ));
        }
        if section.text.chars().count() > TEXT_CHARS_MAX {
            let at = format!("{AT}/sections/{no}/text");
            faults.push(fault(at, "Paling banyak 10.000 huruf.", "At most 10,000 letters."));
        }
        for (row_no, row) in section.rows.iter().enumerate() {
            let at = |name: &str| format!("/sections/{no}/rows/{row_no}/{name}");
            if row.worth().is_some_and(|worth| worth == Centimark::default() || worth > WORTH_MAX) {
                faults.push(fault(
                    format!("{AT}{}", at("worth")),
                    "Isi bobot lebih dari 0 sampai 1000.",
                    "Give marks above 0, up to 1000.",
                ));
            }
            match row {
                BlueprintRow::DrawOwn { count, .. } => {
                    between(&mut faults, &at("count"), Some(*count), 1, DRAW_MAX);
                }
                BlueprintRow::DrawBank { count, level, .. } => {
                    between(&mut faults, &at("count"), Some(*count), 1, DRAW_MAX);
                    between(&mut faults, &at("level"), level.map(u32::from), 1, 5);
                }
                BlueprintRow::Own { .. } | BlueprintRow::Bank { .. } => {}
            }
        }
    }
    faults
}

fn settings(faults: &mut Vec<Fault>, settings: &BlueprintSettings) {
    let name = |name: &str| format!("/settings/{name}");
    between(faults, &name("pass_percent"), Some(u32::from(settings.pass_percent)), 0, 100);
    between(faults, &name("attempts"), settings.attempts, 1, ATTEMPTS_MAX);
    between(faults, &name("time_limit_minutes"), settings.time_limit_minutes, 1, LESSON_MINUTES_MAX);
    between(faults, &name("pause_minutes"), settings.pause_minutes, 1, PAUSE_MINUTES_MAX);
    between(faults, &name("per_page"), Some(u32::from(settings.per_page)), 1, PER_PAGE_MAX);
}

/// Faults of names: what refers to nothing, but for what there was before.
pub(super) fn names(
    quiz: &Quiz,
    pretests: &[PretestRow],
    plan: &[Vec<Lot<'_>>],
    (before, blueprint): (&Blueprint, &Blueprint),
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let none = |pointer: String| {
        fault(pointer, "Ini tidak ada atau sudah tidak ada lagi.", "There is no such thing, or not any more.")
    };
    if let (Some(frame), Some(old)) = (&blueprint.frame, &before.frame) {
        let is_there = |wanted: &String| pretests.iter().any(|one| one.key == *wanted);
        if frame.pretest != old.pretest && !frame.pretest.as_ref().is_none_or(is_there) {
            faults.push(none(format!("{AT}/frame/pretest")));
        }
        let is_tag = |wanted: &String| practice_tags(quiz).contains(wanted);
        if frame.practice != old.practice && !frame.practice.as_ref().is_none_or(is_tag) {
            faults.push(none(format!("{AT}/frame/practice")));
        }
    }
    let was = |row: &BlueprintRow| before.sections.iter().any(|section| section.rows.contains(row));
    for (no, (section, lots)) in blueprint.sections.iter().zip(plan).enumerate() {
        for (row_no, (row, lot)) in section.rows.iter().zip(lots).enumerate() {
            let name = match (row, lot) {
                (BlueprintRow::Own { .. } | BlueprintRow::Bank { .. }, Lot::Gone) => "question",
                (BlueprintRow::DrawBank { .. }, Lot::Gone) => "category",
                (BlueprintRow::DrawOwn { tag, .. }, _) if own(quiz).all(|one| !one.tags.contains(tag)) => {
                    "tag"
                }
                _ => continue,
            };
            if !was(row) {
                faults.push(none(format!("{AT}/sections/{no}/rows/{row_no}/{name}")));
            }
        }
    }
    faults
}
