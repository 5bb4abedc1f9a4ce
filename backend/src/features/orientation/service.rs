//! The story of each operation of the orientation slice.
//!
//! **Invariant:** an account reads and writes its own rows and nobody else's.

use shared::access::{Access, Identity, Role, Superior};
use shared::api::orientation::{Guide, Orientation};
use shared::problem::Lang;

use super::error::OrientationError;
use super::steps::{Reader, told};
use super::{door, news, repo};
use crate::ctx::Ctx;
use crate::features::{account, enrolment, organisation, team};

/// Names of those to ask that are told.
const ADMINS: usize = 3;

/// What an account has left to see, its first steps, and whom to ask.
pub(super) async fn orientation(
    ctx: &Ctx,
    caller: &Identity,
    lang: Lang,
) -> Result<Orientation, OrientationError> {
    let (db, today) = (ctx.db.reader(), ctx.clock.today());
    let unseen = door::unseen(db, caller).await?;
    let mut reader = Reader::default();
    if let Some(person) = caller.person {
        let place = organisation::door::place(db, person, today).await?;
        reader.record = place.map(|place| (place.position, place.unit_name));
        let own = enrolment::door::own(db, person).await?;
        reader.resume =
            enrolment::door::to_go_on(&own, |one| (one.state, one.last_active_at)).map(|one| one.id);
    }
    reader.in_need = match Superior::admit(Some(caller.clone())) {
        Ok(superior) => team::door::most_in_need(db, &superior, today).await?,
        Err(_) => None,
    };
    let admins = account::door::with_role(db, caller.institution, Role::TrainingAdmin).await?;
    let mut admins: Vec<String> = admins.into_values().collect();
    admins.sort_unstable();
    admins.truncate(ADMINS);
    reader.admins = admins;
    let own = Guide::ALL.into_iter().filter(|guide| guide.is_for(&caller.roles));
    let steps = own.filter_map(|guide| told(guide, &reader, lang)).collect();
    Ok(Orientation { steps, unseen, admins: reader.admins })
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
