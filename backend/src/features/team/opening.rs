//! What the page of the dashboard brings along.

use shared::api::team::InTeam;

use super::handlers;
use crate::http::opening::{Head, Opening, skeleton};

/// Brings the dashboard of the unit that a superior leads, and shows which unit that is.
pub(crate) async fn open(opening: &mut Opening) -> Option<()> {
    let team = opening.ask(InTeam::default(), handlers::get_team).await?;
    let people = opening.number(team.unit.people);
    let person = if team.unit.people == 1 { "person" } else { "people" };
    let what = opening.words(
        "termasuk unit di bawahnya. Yang paling perlu dibantu ada di urutan teratas.",
        "units below included. Those who need help most come first.",
    );
    let lead = format!("{people} {}, {what}", opening.words("pegawai", person));
    let head = Head { title: &team.unit.name, lead: Some(&lead), ..Head::default() };
    opening.show(&team.unit.name, format!("{}{}", head.html(), skeleton(4)));
    Some(())
}
