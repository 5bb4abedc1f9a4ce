//! Orientation: first steps by role, what is new, and whom to ask.
//!
//! **Invariant:** what an account has seen or skipped is never offered to it again, on any device.

use chrono::NaiveDate;

use super::Nothing;
use crate::access::{Role, SignedIn};
use crate::endpoints;

endpoints! {
    /// Shows what the account has left to see, where first steps lead to, and whom to ask.
    GetOrientation: Get "/me/orientation", SignedIn, Nothing, () => Orientation;
    /// Notes guides as seen or skipped.
    SeeGuides: Put "/me/orientation", SignedIn, Nothing, SeenGuides => ();
    /// Lists what is new for the caller's roles, newest first.
    ListNews: Get "/news", SignedIn, Nothing, () => News;
}

/// Something that is offered to an account until it has been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Guide {
    /// First steps of those who keep people and units.
    Admin,
    /// First steps of those who author courses.
    Instructor,
    /// First steps of those who lead a unit.
    Superior,
    /// First steps of those who learn.
    Learner,
    /// What is new.
    News,
}

impl Guide {
    /// Every guide; first steps in the order in which they are offered to somebody of several roles.
    pub const ALL: [Self; 5] = [Self::Admin, Self::Instructor, Self::Superior, Self::Learner, Self::News];

    /// The name in storage.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Instructor => "instructor",
            Self::Superior => "superior",
            Self::Learner => "learner",
            Self::News => "news",
        }
    }

    /// Whether it is the first steps of a role, and not what is new.
    pub const fn is_steps(self) -> bool {
        match self {
            Self::Admin | Self::Instructor | Self::Superior | Self::Learner => true,
            Self::News => false,
        }
    }

    /// The role that it is for; `None` is everybody.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Admin => Some(Role::TrainingAdmin),
            Self::Instructor => Some(Role::Instructor),
            Self::Superior => Some(Role::Superior),
            Self::Learner => Some(Role::Learner),
            Self::News => None,
        }
    }

    /// Whether it is for somebody with these roles.
    pub fn is_for(self, roles: &[Role]) -> bool {
        self.role().is_none_or(|role| roles.contains(&role))
    }
}

input! {
    /// Guides that have been seen or skipped.
    pub struct SeenGuides {
        /// Which.
        pub guides: Vec<Guide>,
    }
}

wire! {
    /// What an account has left to see, its first steps, and whom to ask.
    pub struct Orientation {
        /// First steps of each of the account's roles, in the order in which they are offered.
        pub steps: Vec<FirstSteps>,
        /// Guides that have not been seen.
        pub unseen: Vec<Guide>,
        /// Names of training administrators of the institution, at most three.
        pub admins: Vec<String>,
    }

    /// The first steps of a role, in the language of the request: one to three, the last leads to where the work is.
    pub struct FirstSteps {
        /// Which.
        pub guide: Guide,
        /// For whom they are.
        pub title: String,
        /// The steps.
        pub steps: Vec<FirstStep>,
    }

    /// One step.
    pub struct FirstStep {
        /// What it is about.
        pub title: String,
        /// Two sentences.
        pub text: String,
        /// Where its button leads.
        pub href: String,
        /// What its button says.
        pub act: String,
    }

    /// What is new for somebody.
    pub struct News {
        /// The entries, newest first.
        pub items: Vec<NewsItem>,
    }

    /// One change, in plain words, in the language of the request.
    pub struct NewsItem {
        /// Since when.
        pub on: NaiveDate,
        /// Whom it is for; empty is everybody.
        pub roles: Vec<Role>,
        /// What has changed.
        pub title: String,
        /// What one can do with it now, and where.
        pub text: String,
    }
}
