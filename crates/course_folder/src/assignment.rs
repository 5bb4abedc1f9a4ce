//! Assignments and activities: one piece of work that a person marks, where a quiz has questions.
//!
//! **Invariant**: it is taken, marked and counted as the quiz that [`Assignment::quiz`] makes of it.

use grading::essay::worth_of;
use grading::{Centimark, Method, Penalty, SecondMarker};
use serde::{Deserialize, Serialize};

use crate::{Body, Criterion, Essay, Question, Quiz, Review, RubricLevel, Tries};

/// Name of the only question of an assignment.
const QUESTION: &str = "tugas";

/// A piece of work to be handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Whether the work is evidence of something done elsewhere.
    pub is_activity: bool,
    /// What to do, and what to hand in; Markdown.
    pub brief: String,
    /// Share of the marks needed to pass, 0 to 100.
    pub pass_percent: u8,
    /// How often it may be handed in; none is no limit.
    pub attempts: Option<u32>,
    /// How far two markers may be apart; none where one marker is enough.
    pub second_marker: Option<SecondMarker>,
    /// Marks for the best work, where no rubric says so.
    pub worth: Centimark,
    /// How it is answered and by what it is marked.
    pub work: Essay,
}

impl Assignment {
    /// The quiz as which it is taken: one essay, without a clock, the best mark counts. The sample is shown to those who
    /// have passed, so that nobody hands it in.
    pub fn quiz(&self) -> Quiz {
        let mut work = self.work.clone();
        if work.rubric.is_empty() && self.is_activity {
            work.rubric = vec![evidence()];
        }
        let levels = |criterion: &Criterion| criterion.levels.iter().map(|level| level.marks).collect();
        let best = worth_of(&work.rubric.iter().map(levels).collect::<Vec<Vec<Centimark>>>());
        let worth = if work.rubric.is_empty() { self.worth } else { best };
        Quiz {
            intro: None,
            pass_percent: self.pass_percent,
            attempts: self.attempts,
            method: Method::Highest,
            time_limit_minutes: None,
            pause_minutes: None,
            shuffle: false,
            review: Review::AfterPass,
            outcome: Review::AfterSubmit,
            pretest: None,
            draw: Vec::new(),
            practice: None,
            second_marker: self.second_marker,
            per_page: 1,
            sections: Vec::new(),
            questions: vec![Question {
                id: QUESTION.to_owned(),
                text: self.brief.clone(),
                worth,
                tags: Vec::new(),
                feedback: None,
                leads: Vec::new(),
                tries: Tries { hints: Vec::new(), penalty: Penalty::default() },
                origin: None,
                body: Body::Essay(work),
            }],
        }
    }
}

/// By what evidence is marked where its author says nothing else.
fn evidence() -> Criterion {
    let level = |marks, text: &str| RubricLevel { marks: Centimark::whole(marks), text: text.to_owned() };
    Criterion {
        name: "Bukti kegiatan".to_owned(),
        levels: vec![level(0, "Belum menunjukkan kegiatan ini"), level(1, "Menunjukkan kegiatan ini")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn activity(rubric: Vec<Criterion>) -> Assignment {
        Assignment {
            is_activity: true,
            brief: "Ikuti **satu** seminar.".to_owned(),
            pass_percent: 100,
            attempts: None,
            second_marker: None,
            worth: Centimark::whole(5),
            work: Essay {
                words: grading::WordLimits::default(),
                guidance: None,
                sample: None,
                rubric,
                files: grading::FileLimits::default(),
                is_text_wanted: true,
            },
        }
    }

    #[test]
    fn evidence_is_accepted_or_not_unless_its_author_says_more() {
        let quiz = activity(Vec::new()).quiz();
        let Body::Essay(work) = &quiz.questions[0].body else { panic!() };
        assert_eq!((work.rubric.len(), quiz.questions[0].worth), (1, Centimark::whole(1)));
        let own = Criterion { name: "Laporan".to_owned(), ..evidence() };
        let quiz = activity(vec![own.clone()]).quiz();
        let Body::Essay(work) = &quiz.questions[0].body else { panic!() };
        assert_eq!(work.rubric, [own]);
    }
}
