//! What others ask of blueprints: how a quiz is taken, out of it and into it.

use course_folder::Quiz;
use shared::api::blueprint::BlueprintSettings;

use super::{compile, derive};

/// How a quiz is taken.
pub fn settings(quiz: &Quiz) -> BlueprintSettings {
    derive::settings(quiz)
}

/// A quiz that is taken another way.
pub fn with_settings(quiz: &Quiz, settings: &BlueprintSettings) -> Quiz {
    compile::set(quiz, settings)
}
