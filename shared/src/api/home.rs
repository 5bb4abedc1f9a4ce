//! Home: one call for everything the first screen shows.

use super::Nothing;
use super::course::CourseCard;
use super::credit::JpTally;
use super::enrolment::EnrolmentCard;
use crate::access::Learner;
use crate::endpoints;

endpoints! {
    /// Shows what to go on with, duties, JP of the year and recommendations.
    GetHome: Get "/home", Learner, Nothing, () => Home;
}

wire! {
    /// The first screen.
    pub struct Home {
        /// Name to greet.
        pub name: String,
        /// The enrolment to go on with.
        pub go_on: Option<EnrolmentCard>,
        /// Duties not completed, overdue first.
        pub duties: Vec<EnrolmentCard>,
        /// JP of this year.
        pub jp: JpTally,
        /// JP by course this year, newest first, at most five.
        pub jp_rows: Vec<HomeJpRow>,
        /// Courses to consider, with the reason.
        pub recommended: Vec<Recommendation>,
        /// Nominations for batches that wait for an answer.
        #[serde(default)]
        pub nominations: u32,
    }

    /// JP earned by one course.
    pub struct HomeJpRow {
        /// What it was earned by.
        pub title: String,
        /// Minutes.
        pub minutes: i32,
    }

    /// A course to consider.
    pub struct Recommendation {
        /// The course.
        pub course: CourseCard,
        /// Why it is shown.
        pub reason: RecommendationReason,
    }

    /// Why a course is recommended.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum RecommendationReason {
        /// The position's standard asks for the competency.
        Position {
            /// Competency in words.
            competency: String,
        },
        /// People of the same unit completed it.
        Unit {
            /// How many.
            people: u32,
        },
        /// Just published.
        New,
    }
}
