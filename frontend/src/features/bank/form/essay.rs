//! What an essay asks for, and by what it is marked.

use grading::FileKind;
use leptos::prelude::*;
use shared::api::bank::EssayDraft;
use shared::problem::FieldFault;

use super::desk::Desk;
use super::filled::TwoTexts;
use super::lines_of_essay::{CriterionLine, EssayLines, FilesLine};
use super::list::List;
use super::parts::{line, note, optional, optional_long};
use crate::text::bank::form as text;
use crate::ui::prelude::*;

/// What is asked of a piece of work that is no question of the bank.
#[derive(Clone, Copy)]
pub struct WorkForm {
    lines: EssayLines,
    desk: Desk,
}

impl WorkForm {
    /// The form as a draft fills it.
    pub fn new(draft: EssayDraft) -> Self {
        Self { lines: EssayLines::of(draft), desk: Desk::new() }
    }

    /// Its fields.
    pub fn fields(self) -> AnyView {
        essay(self.lines, self.desk)
    }

    /// What is typed, tracked.
    pub fn draft(self) -> EssayDraft {
        self.lines.draft()
    }

    /// Tells what is wrong beside the fields; `at` is where the work stands in what was sent.
    pub fn tell(self, faults: &[FieldFault], at: &str) {
        let own = |fault: &FieldFault| {
            let field = fault.pointer.strip_prefix(at)?;
            Some(FieldFault { pointer: format!("/draft/body{field}"), detail: fault.detail.clone() })
        };
        self.desk.tell(faults.iter().filter_map(own).collect());
    }
}

/// Draws the fields of an essay.
pub(super) fn essay(form: EssayLines, desk: Desk) -> AnyView {
    let list = form.rubric;
    let row = move |key: u32, criterion: CriterionLine| criterion_row(list, key, criterion, desk);
    let (guidance, sample) = (
        optional_long(
            desk.at("/body/guidance"),
            text::guidance(),
            form.guidance,
            Some(text::guidance_hint()),
        ),
        optional_long(desk.at("/body/sample"), text::sample(), form.sample, Some(text::sample_hint())),
    );
    view! {
        <div class="s-bank__pair">
            {optional(desk.at("/body/min_words"), text::min_words(), form.min_words, None)}
            {optional(desk.at("/body/max_words"), text::max_words(), form.max_words, None)}
        </div>
        {files(form.files, desk)}
        {guidance}
        {sample}
        {note(desk.at("/body/rubric"), text::rubric(), Some(text::rubric_why()))}
        {list.view(text::criterion, text::add_criterion(), row)}
    }
    .into_any()
}

fn files(files: FilesLine, desk: Desk) -> AnyView {
    let kind = |kind: FileKind| Choice::new(kind.code(), text::file_kind(kind));
    let choices: Vec<Choice> = FileKind::ALL.into_iter().map(kind).collect();
    view! {
        {note(desk.at("/body/files"), text::files(), Some(text::files_why()))}
        <div class="s-bank__pair">
            {optional(desk.at("/body/files/min"), text::files_min(), files.min, None)}
            {optional(desk.at("/body/files/max"), text::files_max(), files.max, None)}
        </div>
        <CheckboxGroup
            legend=text::file_kinds()
            value=files.kinds
            choices
            lay=Lay::Plain
            hint=text::file_kinds_hint()
        />
        <Checkbox label=text::files_alone() value=files.is_alone />
    }
    .into_any()
}

fn criterion_row(list: List<CriterionLine>, key: u32, criterion: CriterionLine, desk: Desk) -> AnyView {
    let within = move || list.at(key).map(|place| format!("/body/rubric/{place}"));
    let at = move |field: &'static str| desk.moving(move || Some(format!("{}/{field}", within()?)));
    let levels = criterion.levels;
    let row = move |key: u32, level: TwoTexts| {
        let of = move |name: &'static str| {
            desk.moving(move || Some(format!("{}/levels/{}/{name}", within()?, levels.at(key)?)))
        };
        view! {
            {line(of("marks"), text::level_marks(), level.first, TextKind::Decimal, None)}
            {line(of("text"), text::level_text(), level.second, TextKind::Line, None)}
        }
        .into_any()
    };
    view! {
        {line(at("name"), text::criterion_name(), criterion.name, TextKind::Line, None)}
        {note(at("levels"), text::levels(), None)}
        {levels.view(text::level_row, text::add_level(), row)}
    }
    .into_any()
}
