//! What is taken in attempts: a quiz, or a piece of work in the place of one.

/// What it is that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuizForm {
    /// Questions.
    #[default]
    Quiz,
    /// One piece of work, marked by a person.
    Assignment,
    /// Evidence of something done elsewhere, marked by a person.
    Activity,
}

impl QuizForm {
    /// Whether it has questions.
    pub fn is_quiz(&self) -> bool {
        *self == Self::Quiz
    }
}
