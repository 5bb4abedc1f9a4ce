//! The slices, in the order in which a learner meets them.
//!
//! **Invariant:** a slice's modules are private except its `routes` and its `door`; slices meet only at doors.

pub mod account;
pub mod arrangement;
pub mod bank;
pub mod batch;
pub mod blueprint;
pub mod class;
pub mod correction;
pub mod course;
pub mod credit;
pub mod discussion;
pub mod draft;
pub mod enrolment;
pub mod home;
pub mod lesson;
pub mod live;
pub mod marking;
pub mod media;
pub mod organisation;
pub mod orientation;
pub mod package;
pub mod progress;
pub mod provider;
pub mod quiz;
pub mod review;
pub mod statistics;
pub mod team;

use crate::http::mount::Routes;
use crate::http::opening::Opening;

/// Mounts every slice.
pub fn routes(routes: &mut Routes<'_>) {
    account::routes(routes);
    organisation::routes(routes);
    course::routes(routes);
    provider::routes(routes);
    enrolment::routes(routes);
    batch::routes(routes);
    lesson::routes(routes);
    live::routes(routes);
    discussion::routes(routes);
    quiz::routes(routes);
    statistics::routes(routes);
    class::routes(routes);
    arrangement::routes(routes);
    correction::routes(routes);
    blueprint::routes(routes);
    draft::routes(routes);
    review::routes(routes);
    package::routes(routes);
    marking::routes(routes);
    progress::routes(routes);
    credit::routes(routes);
    team::routes(routes);
    home::routes(routes);
    orientation::routes(routes);
    bank::routes(routes);
    media::routes(routes);
}

/// Fills the page at a path with what its slice brings along; a page of which none knows stays as it is.
pub async fn open(opening: &mut Opening, path: &str) {
    let steps: Vec<&str> = path.split('/').collect();
    let _brought: Option<()> = match steps.as_slice() {
        [""] => {
            let first_step = orientation::opening::open(opening).await;
            home::opening::open(opening, first_step.as_deref()).await
        }
        ["katalog"] => {
            let _catalogue = course::opening::open_catalogue(opening).await;
            // How the learner stands to each of them.
            enrolment::opening::open(opening).await
        }
        ["pelatihan", slug] => {
            let _course = course::opening::open(opening, slug).await;
            batch::opening::of_course(opening, slug).await
        }
        ["pembelajaran"] => {
            enrolment::opening::open(opening).await;
            batch::opening::own(opening).await
        }
        ["belajar", enrolment, lesson] => lesson::opening::open(opening, enrolment, lesson).await,
        ["kuis", enrolment, lesson] => quiz::opening::open(opening, enrolment, lesson).await,
        ["jp"] => credit::opening::open(opening).await,
        ["tim"] => team::opening::open(opening).await,
        _ => None,
    };
}
