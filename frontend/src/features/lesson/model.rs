//! The player's logic: which seconds were really watched, where to go back to, how an outline stands.
//!
//! **Invariant:** a second counts as watched only if the clip ran through it.

use progress::{Completion, Intervals};
use shared::api::lesson::{Outline, OutlineLesson, PlaceDraft};
use shared::id::LessonId;

/// Between two reports of a running clip at most so much of it goes by, at double speed and in a busy browser; more is a
/// jump.
const LONGEST_STEP_MS: u32 = 4_000;
/// Below this, and above its counterpart at the end, going back to the place would only surprise.
const NEAR_START: u32 = 20;
const NEAR_END: u32 = 970;

/// A stretch of a clip that is running.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stretch {
    from_to: Option<(u32, u32)>,
}

impl Stretch {
    /// The clip runs and is at this place; gives back a stretch that a jump has ended.
    pub fn run(&mut self, at_ms: u32) -> Intervals {
        match self.from_to {
            Some((from, to)) if at_ms >= to && at_ms - to <= LONGEST_STEP_MS => {
                self.from_to = Some((from, at_ms));
                Intervals::default()
            }
            _ => {
                let ended = self.stop();
                self.from_to = Some((at_ms, at_ms));
                ended
            }
        }
    }

    /// The clip has paused, ended or been moved; gives back the stretch.
    pub fn stop(&mut self) -> Intervals {
        let ended = self.seen();
        self.from_to = None;
        ended
    }

    /// The stretch so far, in whole seconds.
    pub fn seen(&self) -> Intervals {
        let second = |ms: u32| ms.saturating_add(500) / 1000;
        self.from_to.map(|(from, to)| Intervals::of(second(from), second(to))).unwrap_or_default()
    }
}

/// What a device knows of a place that the server may not have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Thousandths of the page, or seconds.
    pub at: u32,
    /// Seconds watched that the server does not have.
    pub unsent: Intervals,
    /// Whether anything changed since the last report.
    pub is_new: bool,
}

impl Place {
    /// The reader is here now.
    pub fn move_to(&mut self, at: u32) {
        self.is_new |= self.at != at;
        self.at = at;
    }

    /// These seconds were watched.
    pub fn watch(&mut self, seen: &Intervals) {
        if !seen.is_empty() {
            self.unsent = self.unsent.union(seen);
            self.is_new = true;
        }
    }

    /// What to report.
    pub fn draft(&self) -> PlaceDraft {
        PlaceDraft { at: self.at, watched: self.unsent.clone() }
    }

    /// The server has taken a report; what came since stays.
    pub fn taken(&mut self, draft: &PlaceDraft) {
        if self.unsent == draft.watched {
            self.unsent = Intervals::default();
        }
        self.is_new = self.at != draft.at || !self.unsent.is_empty();
    }

    /// Takes a report that an earlier visit could not send.
    pub fn restore(&mut self, draft: PlaceDraft) {
        self.at = draft.at;
        self.unsent = self.unsent.union(&draft.watched);
        self.is_new = true;
    }
}

/// Where on the page to go back to; nowhere if it is about the start or the end.
pub fn worth_returning(thousandths: u32) -> Option<u32> {
    (NEAR_START..NEAR_END).contains(&thousandths).then_some(thousandths)
}

/// Where in a clip to go on; from the start once it has been seen to the end.
pub fn start_of_clip(at_s: u32, seconds: u32) -> u32 {
    if at_s.saturating_add(3) >= seconds { 0 } else { at_s }
}

/// How a lesson stands, for the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// All its conditions are met.
    Done,
    /// It has been opened.
    Running,
    /// It has not.
    Fresh,
    /// Others come first.
    Waiting,
}

/// How a lesson stands.
pub fn standing(lesson: &OutlineLesson) -> Standing {
    match (lesson.completion.is_done(), lesson.is_started) {
        (true, _) => Standing::Done,
        (false, true) => Standing::Running,
        (false, false) if lesson.waits.is_some() => Standing::Waiting,
        (false, false) => Standing::Fresh,
    }
}

/// Whether a lesson of the course waits for others.
pub fn waits(outline: &Outline) -> bool {
    outline.modules.iter().flat_map(|module| &module.lessons).any(|lesson| lesson.waits.is_some())
}

/// The place of a lesson among all, from 1, and how many there are.
pub fn place_of(outline: &Outline, lesson: LessonId) -> Option<(usize, usize)> {
    let lessons = || outline.modules.iter().flat_map(|module| &module.lessons);
    let place = lessons().position(|other| other.id == lesson)?;
    Some((place + 1, lessons().count()))
}

/// Brings the outline up to date with what a call has just said of a lesson.
pub fn note(
    outline: &mut Outline,
    lesson: LessonId,
    completion: &Completion,
    percent: u8,
    course: &Completion,
) {
    outline.percent = percent;
    outline.completion = course.clone();
    let lessons = outline.modules.iter_mut().flat_map(|module| &mut module.lessons);
    for found in lessons.filter(|other| other.id == lesson) {
        found.is_started = true;
        found.completion = completion.clone();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watch(steps: &[u32]) -> (Stretch, Intervals) {
        let mut stretch = Stretch::default();
        let seen = steps.iter().fold(Intervals::default(), |seen, at| seen.union(&stretch.run(*at)));
        (stretch, seen)
    }

    #[test]
    fn a_clip_that_runs_counts_every_second() {
        let steps: Vec<u32> = (0..=168).map(|step| step * 250).collect();
        let (mut stretch, seen) = watch(&steps);
        assert!(seen.is_empty());
        assert_eq!(stretch.seen().parts(), [(0, 42)]);
        assert_eq!(stretch.stop().share_percent(42), 100);
        assert!(stretch.stop().is_empty(), "a stretch is given back once");
    }

    #[test]
    fn a_jump_ends_the_stretch_and_counts_nothing_between() {
        let (mut stretch, seen) = watch(&[0, 1_000, 2_000, 30_000, 31_000]);
        assert_eq!(seen.parts(), [(0, 2)]);
        assert_eq!(stretch.stop().parts(), [(30, 31)]);
        let (mut stretch, seen) = watch(&[10_000, 12_000, 3_000, 4_000]);
        assert_eq!(seen.parts(), [(10, 12)], "backwards too");
        assert_eq!(stretch.stop().parts(), [(3, 4)]);
        let (mut stretch, _) = watch(&[5_000]);
        assert!(stretch.stop().is_empty(), "being somewhere is not watching");
    }

    #[test]
    fn what_comes_while_a_report_is_on_its_way_stays() {
        let mut place = Place::default();
        place.watch(&Intervals::of(0, 10));
        place.move_to(10);
        let draft = place.draft();
        place.watch(&Intervals::of(10, 12));
        place.move_to(12);
        place.taken(&draft);
        assert_eq!(place.unsent.parts(), [(0, 12)], "the union is sent again, which is harmless");
        assert!(place.is_new);
        let draft = place.draft();
        place.taken(&draft);
        assert_eq!(place, Place { at: 12, unsent: Intervals::default(), is_new: false });
        place.restore(PlaceDraft { at: 4, watched: Intervals::of(1, 4) });
        assert!(place.is_new && place.at == 4);
    }

    #[test]
    fn going_back_is_only_for_the_middle() {
        assert_eq!(worth_returning(0), None);
        assert_eq!(worth_returning(431), Some(431));
        assert_eq!(worth_returning(1000), None);
        assert_eq!(start_of_clip(20, 42), 20);
        assert_eq!(start_of_clip(41, 42), 0);
    }
}
