//! Orientation: first steps by role, what is new, and whom to ask.
//!
//! **Invariant:** what an account has seen or skipped is never offered to it again, on any device.

use chrono::NaiveDate;

use super::Nothing;
use crate::access::{Role, SignedIn};
use crate::endpoints;
use crate::id::{EnrolmentId, PersonId};

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
    /// What an account has left to see, and what first steps need to know.
    pub struct Orientation {
        /// Guides for the account's roles.
        pub guides: Vec<Guide>,
        /// Those of them that have not been seen.
        pub unseen: Vec<Guide>,
        /// Unit, as it stands in the record.
        pub unit: Option<String>,
        /// Position, as it stands in the record.
        pub position: Option<String>,
        /// Names of training administrators of the institution, at most three.
        pub admins: Vec<String>,
        /// The enrolment to go on with.
        pub resume: Option<EnrolmentId>,
        /// The person of the caller's own unit who needs help most.
        pub in_need: Option<PersonId>,
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
