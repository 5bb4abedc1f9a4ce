//! The slices, in the order in which a learner meets them.
//!
//! **Invariant:** a slice's modules are private except its `routes` and its `door`; slices meet only at doors.

pub mod account;
pub mod course;
pub mod credit;
pub mod enrolment;
pub mod home;
pub mod lesson;
pub mod organisation;
pub mod progress;
pub mod quiz;
pub mod team;

use crate::http::mount::Routes;

/// Mounts every slice.
pub fn routes(routes: &mut Routes<'_>) {
    account::routes(routes);
    organisation::routes(routes);
    course::routes(routes);
    enrolment::routes(routes);
    lesson::routes(routes);
    quiz::routes(routes);
    progress::routes(routes);
    credit::routes(routes);
    team::routes(routes);
    home::routes(routes);
}
