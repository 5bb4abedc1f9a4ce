//! The story of each operation of the orientation slice.
//!
//! **Invariant:** an account reads and writes its own rows and nobody else's.

use shared::access::{Access, Identity, Role, Superior};
use shared::api::orientation::{Guide, Orientation};

use super::error::OrientationError;
use super::{door, news, repo};
use crate::ctx::Ctx;
use crate::features::{account, enrolment, organisation, team};

/// Names of those to ask that are told.
const ADMINS: usize = 3;

/// What an account has left to see, and what first steps need to know.
pub(super) async fn orientation(ctx: &Ctx, caller: &Identity) -> Result<Orientation, OrientationError> {
    let (db, today) = (ctx.db.reader(), ctx.clock.today());
    let unseen = door::unseen(db, caller).await?;
    let (mut place, mut resume) = (None, None);
    if let Some(person) = caller.person {
        place = organisation::door::place(db, person, today).await?;
        let own = enrolment::door::own(db, person).await?;
        resume = enrolment::door::to_go_on(&own, |one| (one.state, one.last_active_at)).map(|one| one.id);
    }
    let in_need = match Superior::admit(Some(caller.clone())) {
        Ok(superior) => team::door::most_in_need(db, &superior, today).await?,
        Err(_) => None,
    };
    let admins = account::door::with_role(db, caller.institution, Role::TrainingAdmin).await?;
    let mut admins: Vec<String> = admins.into_values().collect();
    admins.sort_unstable();
    admins.truncate(ADMINS);
    let (unit, position) = place.map(|place| (place.unit_name, place.position)).unzip();
    let guides = Guide::ALL.into_iter().filter(|guide| guide.is_for(&caller.roles)).collect();
    Ok(Orientation { guides, unseen, unit, position, admins, resume, in_need })
}

/// Notes guides as seen.
pub(super) async fn see(ctx: &Ctx, caller: &Identity, guides: &[Guide]) -> Result<(), OrientationError> {
    let tx = ctx.db.begin().await?;
    // In one order, and each once, so that two devices never wait for each other crosswise.
    for guide in Guide::ALL.into_iter().filter(|guide| guides.contains(guide)) {
        let up_to = if guide.is_steps() { None } else { news::newest(&caller.roles) };
        repo::see(&tx, caller.account, guide, up_to, ctx.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(())
}
