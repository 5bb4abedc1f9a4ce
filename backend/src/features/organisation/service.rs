//! The story of each operation on people and units.

use shared::access::{Identity, TrainingAdmin};
use shared::api::organisation::{
    FindPeople, NewAssignment, NewPerson, People, PersonRecord, Positions, Units,
};
use shared::id::{AssignmentId, EmploymentId, PersonId};
use shared::problem::{Fault, Phrase};
use shared::value::{Cursor, Nip};

use super::error::OrganisationError;
use super::record::{assignment_faults, person_faults};
use super::repo;
use crate::ctx::Ctx;
use crate::features::team;

/// People on one page.
const PAGE: usize = 50;

/// The caller's own record.
pub(super) async fn own_record(ctx: &Ctx, caller: &Identity) -> Result<PersonRecord, OrganisationError> {
    let person = caller.person.ok_or(OrganisationError::NotFound)?;
    repo::record(ctx.db.reader(), caller.institution, person, ctx.clock.today())
        .await?
        .ok_or(OrganisationError::NotFound)
}

/// The unit tree.
pub(super) async fn units(ctx: &Ctx, caller: &TrainingAdmin) -> Result<Units, OrganisationError> {
    Ok(Units { items: repo::units(ctx.db.reader(), caller.institution(), ctx.clock.today()).await? })
}

/// The positions.
pub(super) async fn positions(ctx: &Ctx, caller: &TrainingAdmin) -> Result<Positions, OrganisationError> {
    Ok(Positions { items: repo::positions(ctx.db.reader(), caller.institution()).await? })
}

/// A page of people.
pub(super) async fn people(
    ctx: &Ctx,
    caller: &TrainingAdmin,
    find: &FindPeople,
) -> Result<People, OrganisationError> {
    let db = ctx.db.reader();
    let unit_path = match find.unit {
        Some(unit) => {
            Some(repo::unit_path(db, caller.institution(), unit).await?.ok_or(OrganisationError::NotFound)?)
        }
        None => None,
    };
    let text = find.q.as_ref().map(|words| words.as_str().to_lowercase()).unwrap_or_default();
    let nip = Nip::parse(&text).ok();
    let words = if nip.is_some() {
        Vec::new()
    } else {
        text.split(' ').filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect()
    };
    let wanted = repo::Wanted {
        institution: caller.institution(),
        words,
        nip,
        unit_path,
        after: find.after.as_ref().and_then(read_cursor),
        limit: u64::try_from(PAGE + 1).unwrap_or(u64::MAX),
        today: ctx.clock.today(),
    };
    let mut rows = repo::people(db, &wanted).await?;
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| has_more).and_then(|(name, row)| write_cursor(name, row.id));
    Ok(People { items: rows.into_iter().map(|(_, row)| row).collect(), next })
}

fn write_cursor(name: &str, id: PersonId) -> Option<Cursor> {
    Cursor::parse(&format!("{}~{id}", hex::encode(name))).ok()
}

fn read_cursor(cursor: &Cursor) -> Option<(String, PersonId)> {
    let (name, id) = cursor.as_str().split_once('~')?;
    Some((String::from_utf8(hex::decode(name).ok()?).ok()?, id.parse().ok()?))
}

/// One person's record.
pub(super) async fn person_record(
    ctx: &Ctx,
    caller: &TrainingAdmin,
    person: PersonId,
) -> Result<PersonRecord, OrganisationError> {
    repo::record(ctx.db.reader(), caller.institution(), person, ctx.clock.today())
        .await?
        .ok_or(OrganisationError::NotFound)
}

/// Adds a person with a first employment and placement.
pub(super) async fn create_person(
    ctx: &Ctx,
    caller: &TrainingAdmin,
    draft: NewPerson,
) -> Result<PersonRecord, OrganisationError> {
    let (now, today) = (ctx.clock.now(), ctx.clock.today());
    let mut faults = person_faults(&draft, today);
    faults.extend(foreign_faults(ctx, caller, &draft.assignment, "/assignment").await?);
    if !faults.is_empty() {
        return Err(OrganisationError::Invalid(faults));
    }
    let (person, employment) = (PersonId(ctx.ids.uuid(now)), EmploymentId(ctx.ids.uuid(now)));
    let tx = ctx.db.begin().await?;
    repo::add_person(&tx, caller.institution(), (person, employment), &draft, now).await.map_err(
        |error| {
            if crate::db::is_duplicate(&error) { OrganisationError::NipTaken } else { error.into() }
        },
    )?;
    repo::add_assignment(&tx, AssignmentId(ctx.ids.uuid(now)), person, &draft.assignment).await?;
    repo::audit(&tx, ctx.ids.uuid(now), caller.account(), "create person", person, now).await?;
    team::door::refresh(ctx, &tx, person).await?;
    tx.commit().await?;
    person_record(ctx, caller, person).await
}

/// Places a person.
pub(super) async fn assign_person(
    ctx: &Ctx,
    caller: &TrainingAdmin,
    person: PersonId,
    draft: NewAssignment,
) -> Result<PersonRecord, OrganisationError> {
    let now = ctx.clock.now();
    if !repo::has_person(ctx.db.reader(), caller.institution(), person).await? {
        return Err(OrganisationError::NotFound);
    }
    let mut faults = assignment_faults(&draft, "");
    if draft.superior == Some(person) {
        let detail =
            Phrase::new("Seseorang tidak dapat menjadi atasannya sendiri.", "Nobody is their own superior.");
        faults.push(Fault { pointer: "/superior".to_owned(), detail });
    }
    faults.extend(foreign_faults(ctx, caller, &draft, "").await?);
    if !faults.is_empty() {
        return Err(OrganisationError::Invalid(faults));
    }
    let tx = ctx.db.begin().await?;
    repo::add_assignment(&tx, AssignmentId(ctx.ids.uuid(now)), person, &draft).await?;
    repo::audit(&tx, ctx.ids.uuid(now), caller.account(), "assign person", person, now).await?;
    team::door::refresh(ctx, &tx, person).await?;
    tx.commit().await?;
    person_record(ctx, caller, person).await
}

/// Faults of ids that belong to another institution, or to nobody.
async fn foreign_faults(
    ctx: &Ctx,
    caller: &TrainingAdmin,
    draft: &NewAssignment,
    at: &str,
) -> Result<Vec<Fault>, OrganisationError> {
    let db = ctx.db.reader();
    let institution = caller.institution();
    let mut faults = Vec::new();
    let mut add = |field: &str, id, en| {
        faults.push(Fault { pointer: format!("{at}/{field}"), detail: Phrase::new(id, en) });
    };
    if repo::unit_path(db, institution, draft.unit).await?.is_none() {
        add("unit", "Unit ini tidak ada di instansi Anda.", "There is no such unit in your institution.");
    }
    if !repo::has_position(db, institution, draft.position).await? {
        add(
            "position",
            "Jabatan ini tidak ada di instansi Anda.",
            "There is no such position in your institution.",
        );
    }
    if let Some(superior) = draft.superior
        && !repo::has_person(db, institution, superior).await?
    {
        add(
            "superior",
            "Atasan ini tidak ada di instansi Anda.",
            "There is no such superior in your institution.",
        );
    }
    Ok(faults)
}
