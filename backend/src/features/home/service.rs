//! The story of the first screen.

use sea_orm::ConnectionTrait;
use shared::access::Learner;
use shared::api::course::CourseCard;
use shared::api::enrolment::{EnrolmentCard, EnrolmentOrigin};
use shared::api::home::{Home, HomeJpRow, Recommendation, RecommendationReason};

use super::error::HomeError;
use crate::ctx::Ctx;
use crate::features::enrolment::door::Enrolled;
use crate::features::{batch, course, credit, enrolment, organisation};

/// Rows of the JP table.
const JP_ROWS: usize = 5;
/// Courses recommended.
const RECOMMENDED: usize = 3;

/// The first screen.
pub(super) async fn home(ctx: &Ctx, learner: &Learner) -> Result<Home, HomeError> {
    let db = ctx.db.reader();
    let own = enrolment::door::own(db, learner.person()).await?;
    let cards = enrolment::door::cards(ctx, db, &own).await?;
    let year = credit::door::this_year(ctx, db, learner.person()).await?;
    let rows = year.earned.into_iter().take(JP_ROWS);
    let (name, place) = organisation::door::placed(db, learner.person(), ctx.clock.today()).await?;
    let asked: Vec<String> =
        place.map(|place| place.competencies.into_iter().map(|(code, _)| code).collect()).unwrap_or_default();
    Ok(Home {
        name: name.unwrap_or_default(),
        go_on: enrolment::door::to_go_on(&cards, |card| (card.state, card.last_active_at)).cloned(),
        duties: duties(&cards),
        jp: year.tally,
        jp_rows: rows.map(|(title, minutes)| HomeJpRow { title, minutes }).collect(),
        recommended: recommended(ctx, db, &own, &asked).await?,
        nominations: batch::door::nominations(ctx, db, learner.person()).await?,
    })
}

/// Assigned courses that are not completed; the cards come in the order of their due dates.
fn duties(cards: &[EnrolmentCard]) -> Vec<EnrolmentCard> {
    cards
        .iter()
        .filter(|card| card.state.is_open() && card.origin != EnrolmentOrigin::Chosen)
        .cloned()
        .collect()
}

/// Courses not joined yet: first those whose competency the position asks for, then the newest.
async fn recommended(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    own: &[Enrolled],
    asked: &[String],
) -> Result<Vec<Recommendation>, HomeError> {
    let published = course::door::published_courses(ctx, db).await?;
    let open = || published.iter().filter(|one| own.iter().all(|enrolled| enrolled.course != one.card.id));
    let fitting = open().filter_map(|one| {
        let (_, name) = one.competencies.iter().find(|(code, _)| asked.contains(code))?;
        Some((one.card.clone(), RecommendationReason::Position { competency: name.clone() }))
    });
    let mut chosen: Vec<(CourseCard, RecommendationReason)> = fitting.take(RECOMMENDED).collect();
    for one in open() {
        let is_known = chosen.iter().any(|(card, _)| card.id == one.card.id);
        if chosen.len() < RECOMMENDED && !is_known {
            chosen.push((one.card.clone(), RecommendationReason::New));
        }
    }
    Ok(chosen.into_iter().map(|(course, reason)| Recommendation { course, reason }).collect())
}
