//! From the quiz of a folder to the blueprint that it follows. Pure.

use course_folder::{Quiz, Review};
use shared::api::blueprint::{Blueprint, BlueprintFrame, BlueprintRow, BlueprintSection, BlueprintSettings};
use shared::api::quiz::ReviewPolicy;

use super::compile::FIXED;

/// The blueprint of a quiz. What is drawn from several sections is in the first of them.
pub(super) fn blueprint(quiz: &Quiz) -> Blueprint {
    let mut sections: Vec<BlueprintSection> = quiz
        .sections
        .iter()
        .map(|section| BlueprintSection {
            title: section.title.clone(),
            text: section.text.clone().unwrap_or_default(),
            shuffle: section.shuffle,
            rows: Vec::new(),
        })
        .collect();
    if sections.is_empty() {
        sections.push(BlueprintSection {
            title: String::new(),
            text: String::new(),
            shuffle: true,
            rows: Vec::new(),
        });
    }
    let mut drawn: Vec<&str> = Vec::new();
    for (place, question) in quiz.questions.iter().enumerate().filter(|(_, one)| !quiz.is_practice(one)) {
        let own = || BlueprintRow::Own { question: question.id.clone(), worth: None };
        let row = if quiz.draw.is_empty() {
            own()
        } else {
            let Some(draw) = quiz.draw.iter().find(|draw| question.tags.contains(&draw.tag)) else {
                continue;
            };
            if draw.tag.starts_with(FIXED) {
                own()
            } else if drawn.contains(&draw.tag.as_str()) {
                continue;
            } else {
                drawn.push(&draw.tag);
                BlueprintRow::DrawOwn { count: draw.count, tag: draw.tag.clone(), worth: None }
            }
        };
        if let Some(section) = sections.get_mut(usize::from(quiz.section_of(place))) {
            section.rows.push(row);
        }
    }
    Blueprint { settings: settings(quiz), frame: Some(frame(quiz)), sections }
}

/// What stands around the questions of a quiz.
pub(super) fn frame(quiz: &Quiz) -> BlueprintFrame {
    BlueprintFrame {
        intro: quiz.intro.clone().unwrap_or_default(),
        pretest: quiz.pretest.clone(),
        practice: quiz.practice.clone(),
        second_marker_percent: quiz.second_marker.map(|marker| marker.within_percent),
    }
}

/// How a quiz is taken.
pub(super) fn settings(quiz: &Quiz) -> BlueprintSettings {
    BlueprintSettings {
        pass_percent: quiz.pass_percent,
        attempts: quiz.attempts,
        method: quiz.method,
        time_limit_minutes: quiz.time_limit_minutes,
        pause_minutes: quiz.pause_minutes,
        shuffle: quiz.shuffle,
        review: policy(quiz.review),
        outcome: policy(quiz.outcome),
        per_page: quiz.per_page,
    }
}

fn policy(review: Review) -> ReviewPolicy {
    match review {
        Review::AfterSubmit => ReviewPolicy::AfterSubmit,
        Review::AfterPass => ReviewPolicy::AfterPass,
        Review::AfterAttempts => ReviewPolicy::AfterAttempts,
        Review::AfterClose => ReviewPolicy::AfterClose,
        Review::Never => ReviewPolicy::Never,
    }
}
