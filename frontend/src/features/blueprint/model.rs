//! A blueprint as it lies on the desk, and what is done to it. No Leptos.
//!
//! **Invariant:** a row keeps what the server said of it wherever it is moved, until the server says something else.

use shared::api::blueprint::{
    Blueprint, BlueprintFrame, BlueprintListRow, BlueprintRow, BlueprintSection, BlueprintSettings,
    BlueprintView, OfBlueprint, RowView, WORTH_MAX,
};
use shared::api::quiz::ReviewPolicy;
use shared::value::Slug;

use grading::{Centimark, Decimal, Method};

/// The address of a quiz's blueprint.
pub(super) fn address(row: &BlueprintListRow) -> String {
    let (module, lesson) = (row.module.clone(), row.lesson.clone());
    address_of(&OfBlueprint { course: row.course, module, lesson })
}

/// The same, where only the quiz is known.
pub(super) fn address_of(of: &OfBlueprint) -> String {
    format!("/kisi-kisi/{}/{}/{}", of.course, of.module.as_str(), of.lesson.as_str())
}

/// The quiz that an address names.
pub(super) fn located(part: impl Fn(&str) -> Option<String>) -> Option<OfBlueprint> {
    Some(OfBlueprint {
        course: part("course")?.parse().ok()?,
        module: Slug::parse(&part("module")?).ok()?,
        lesson: Slug::parse(&part("lesson")?).ok()?,
    })
}

/// A row with what it comes to, once that is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Its key on this screen.
    pub(super) key: u32,
    pub(super) row: BlueprintRow,
    pub(super) view: Option<RowView>,
}

/// A section on the desk.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    /// Its key on this screen.
    pub(super) key: u32,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) shuffle: bool,
    pub(super) lines: Vec<Line>,
}

/// A blueprint on the desk.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    pub(super) settings: BlueprintSettings,
    pub(super) frame: BlueprintFrame,
    pub(super) parts: Vec<Part>,
    next: u32,
}

/// What was taken away, and where it was.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Removed {
    /// A row, by its section's key and its place in it.
    Line(u32, usize, Line),
    /// A section with the rows that it had, by its place.
    Part(usize, Part),
}

/// A way to move a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// One up.
    Up,
    /// One down.
    Down,
}

impl Plan {
    /// What the server has.
    pub(super) fn new(view: &BlueprintView) -> Self {
        let frame = view.blueprint.frame.clone().unwrap_or_default();
        let mut plan = Self { settings: view.blueprint.settings.clone(), frame, parts: Vec::new(), next: 0 };
        for section in &view.blueprint.sections {
            let (title, text, key) = (section.title.clone(), section.text.clone(), plan.fresh());
            plan.parts.push(Part { key, title, text, shuffle: section.shuffle, lines: Vec::new() });
            for row in &section.rows {
                plan.add(key, row.clone());
            }
        }
        plan.told(&view.rows);
        plan
    }

    /// A key that nothing on this screen has had.
    fn fresh(&mut self) -> u32 {
        let key = self.next;
        self.next += 1;
        key
    }

    /// Takes what the server says of the rows.
    pub(super) fn told(&mut self, rows: &[Vec<RowView>]) {
        for (part, views) in self.parts.iter_mut().zip(rows) {
            for (line, view) in part.lines.iter_mut().zip(views) {
                line.view = Some(view.clone());
            }
        }
    }

    /// What is sent to the server.
    pub(super) fn blueprint(&self) -> Blueprint {
        let section = |part: &Part| BlueprintSection {
            title: part.title.clone(),
            text: part.text.clone(),
            shuffle: part.shuffle,
            rows: part.lines.iter().map(|line| line.row.clone()).collect(),
        };
        Blueprint {
            settings: self.settings.clone(),
            frame: Some(self.frame.clone()),
            sections: self.parts.iter().map(section).collect(),
        }
    }

    /// A section by its key.
    pub(super) fn part(&self, key: u32) -> Option<&Part> {
        self.parts.iter().find(|part| part.key == key)
    }

    /// The id on the screen of what a JSON pointer speaks of; none where it speaks of nothing here.
    pub(super) fn place(&self, pointer: &str) -> Option<String> {
        let mut names = pointer.strip_prefix("/blueprint/")?.split('/');
        match names.next()? {
            "settings" => Some(RULES.to_owned()),
            "frame" if names.next() == Some("intro") => Some(INTRO.to_owned()),
            "frame" => Some(BESIDE.to_owned()),
            "sections" => {
                let at = names.next().map_or(Some(0), |no| no.parse::<usize>().ok())?;
                let part = self.parts.get(at)?;
                let row = names.next().filter(|name| *name == "rows").and(names.next());
                let line = row.and_then(|no| part.lines.get(no.parse::<usize>().ok()?));
                Some(line.map_or_else(|| part_id(part.key), |line| line_id(line.key)))
            }
            _ => None,
        }
    }

    fn part_mut(&mut self, key: u32) -> Option<&mut Part> {
        self.parts.iter_mut().find(|part| part.key == key)
    }

    /// Adds an empty section at the end.
    pub(super) fn add_part(&mut self) -> u32 {
        let (title, text, key) = (String::new(), String::new(), self.fresh());
        self.parts.push(Part { key, title, text, shuffle: true, lines: Vec::new() });
        key
    }

    /// Takes a section away; its rows go to the one before it, or after it. Gives what brings it back.
    pub(super) fn remove_part(&mut self, key: u32) -> Option<Removed> {
        let at = self.parts.iter().position(|part| part.key == key)?;
        if self.parts.len() < 2 {
            return None;
        }
        let gone = self.parts.remove(at);
        if let Some(part) = self.parts.get_mut(at.saturating_sub(1)) {
            part.lines.extend(gone.lines.clone());
        }
        Some(Removed::Part(at, gone))
    }

    /// Brings back what was taken away, at its place as far as that is still there; rows that a section had come back
    /// to it from wherever they are, and those that are gone stay away.
    pub(super) fn restore(&mut self, removed: Removed) {
        match removed {
            Removed::Line(key, at, line) => {
                let at_hand = self.parts.iter().position(|part| part.key == key).unwrap_or_default();
                if let Some(part) = self.parts.get_mut(at_hand) {
                    part.lines.insert(at.min(part.lines.len()), line);
                }
            }
            Removed::Part(at, mut part) => {
                let mut found = Vec::new();
                for line in &part.lines {
                    for other in &mut self.parts {
                        if let Some(place) = other.lines.iter().position(|one| one.key == line.key) {
                            found.push(other.lines.remove(place));
                        }
                    }
                }
                part.lines = found;
                self.parts.insert(at.min(self.parts.len()), part);
            }
        }
    }

    /// Names a section.
    pub(super) fn describe(&mut self, key: u32, title: String, text: String, shuffle: bool) {
        if let Some(part) = self.part_mut(key) {
            part.title = title;
            part.text = text;
            part.shuffle = shuffle;
        }
    }

    /// Adds a row to a section.
    pub(super) fn add(&mut self, key: u32, row: BlueprintRow) {
        let line = Line { key: self.fresh(), row, view: None };
        if let Some(part) = self.part_mut(key) {
            part.lines.push(line);
        }
    }

    /// Takes a row away. Gives what brings it back.
    pub(super) fn remove(&mut self, key: u32, at: usize) -> Option<Removed> {
        let part = self.part_mut(key).filter(|part| at < part.lines.len())?;
        Some(Removed::Line(key, at, part.lines.remove(at)))
    }

    /// Puts another row in the place of one.
    pub(super) fn replace(&mut self, key: u32, at: usize, row: BlueprintRow) {
        if let Some(line) = self.part_mut(key).and_then(|part| part.lines.get_mut(at)) {
            line.row = row;
        }
    }

    /// Where a step would take a row; `None` at the end.
    pub(super) fn step(&self, key: u32, at: usize, step: Step) -> Option<usize> {
        let count = self.part(key)?.lines.len();
        match step {
            Step::Up => at.checked_sub(1),
            Step::Down => Some(at + 1).filter(|to| *to < count),
        }
    }

    /// Moves a row within its section.
    pub(super) fn shift(&mut self, key: u32, at: usize, to: usize) {
        if let Some(part) = self.part_mut(key).filter(|part| at.max(to) < part.lines.len()) {
            part.lines.swap(at, to);
        }
    }

    /// Moves a row to the end of another section.
    pub(super) fn send(&mut self, key: u32, at: usize, to: u32) {
        if self.part(to).is_none() {
            return;
        }
        if let (Some(Removed::Line(_, _, line)), Some(part)) = (self.remove(key, at), self.part_mut(to)) {
            part.lines.push(line);
        }
    }

    /// Whether a question of the quiz itself is in a row.
    pub(super) fn has_own(&self, id: &str) -> bool {
        self.rows().any(|row| matches!(row, BlueprintRow::Own { question, .. } if question == id))
    }

    /// Whether a question of the bank is in a row.
    pub(super) fn has_bank(&self, id: shared::id::BankQuestionId) -> bool {
        self.rows().any(|row| matches!(row, BlueprintRow::Bank { question, .. } if *question == id))
    }

    fn rows(&self) -> impl Iterator<Item = &BlueprintRow> {
        self.parts.iter().flat_map(|part| &part.lines).map(|line| &line.row)
    }
}

/// The beginning of a text, for a message.
pub(super) fn short(words: &str) -> String {
    const LETTERS: usize = 32;
    let start: String = words.chars().take(LETTERS).collect();
    if start.len() < words.len() { format!("{}…", start.trim_end()) } else { start }
}

/// The id of the text before the start.
pub(super) const INTRO: &str = "pengantar";
/// The id of the rules.
pub(super) const RULES: &str = "aturan";
/// The id of what else stands around the questions.
pub(super) const BESIDE: &str = "aturan-lain";

/// The id of a section.
pub(super) fn part_id(key: u32) -> String {
    format!("bagian-{key}")
}

/// The id of a row.
pub(super) fn line_id(key: u32) -> String {
    format!("baris-{key}")
}

/// How many a draw takes.
pub(super) fn count(row: &BlueprintRow) -> Option<u32> {
    match row {
        BlueprintRow::DrawOwn { count, .. } | BlueprintRow::DrawBank { count, .. } => Some(*count),
        BlueprintRow::Own { .. } | BlueprintRow::Bank { .. } => None,
    }
}

/// The same draw of another number.
pub(super) fn with_count(row: &BlueprintRow, number: u32) -> BlueprintRow {
    let mut row = row.clone();
    if let BlueprintRow::DrawOwn { count, .. } | BlueprintRow::DrawBank { count, .. } = &mut row {
        *count = number;
    }
    row
}

/// Ways in which attempts count, with their names in a form.
pub(super) const METHODS: [(Method, &str); 4] = [
    (Method::Highest, "highest"),
    (Method::Last, "last"),
    (Method::Average, "average"),
    (Method::First, "first"),
];

/// Moments at which something is shown, with their names in a form.
pub(super) const POLICIES: [(ReviewPolicy, &str); 5] = [
    (ReviewPolicy::AfterSubmit, "after_submit"),
    (ReviewPolicy::AfterPass, "after_pass"),
    (ReviewPolicy::AfterAttempts, "after_attempts"),
    (ReviewPolicy::AfterClose, "after_close"),
    (ReviewPolicy::Never, "never"),
];

/// The name of a value in a form.
pub(super) fn code<T: PartialEq>(all: &[(T, &'static str)], value: &T) -> String {
    all.iter().find(|(one, _)| one == value).map(|(_, code)| (*code).to_owned()).unwrap_or_default()
}

/// Reads a value from its name.
pub(super) fn value<T: Copy>(all: &[(T, &'static str)], code: &str) -> Option<T> {
    all.iter().find(|(_, name)| *name == code).map(|(value, _)| *value)
}

/// Marks above nothing with at most two decimals.
pub fn marks(typed: &str) -> Option<Centimark> {
    const MILLIONTHS_IN_HUNDREDTH: i64 = 10_000;
    let millionths =
        Decimal::parse(typed).ok().map(Decimal::millionths).filter(|millionths| *millionths > 0)?;
    let is_whole = millionths % MILLIONTHS_IN_HUNDREDTH == 0;
    let hundredths = is_whole.then(|| u32::try_from(millionths / MILLIONTHS_IN_HUNDREDTH).ok()).flatten()?;
    Some(Centimark::from_hundredths(hundredths))
}

/// Reads marks that may be left out, up to the most that a question is worth.
pub(super) fn marks_if_any(typed: &str) -> Result<Option<Centimark>, ()> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    marks(typed.trim()).filter(|marks| *marks <= WORTH_MAX).map(Some).ok_or(())
}

/// Reads a number that may be left out.
pub(super) fn number(typed: &str) -> Result<Option<u32>, ()> {
    let typed = typed.trim();
    if typed.is_empty() { Ok(None) } else { typed.parse().map(Some).map_err(|_ignored| ()) }
}

/// Reads a share of a hundred that may be left out.
pub(super) fn percent(typed: &str) -> Result<Option<u8>, ()> {
    let small = |number: u32| u8::try_from(number).ok().filter(|percent| *percent <= 100).ok_or(());
    number(typed)?.map(small).transpose()
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
