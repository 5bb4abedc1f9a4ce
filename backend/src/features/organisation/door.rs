//! What other slices ask about people, places and who leads what.
//!
//! **Invariant:** every question names its day; the tree alone never tells who is whose superior.

mod many;
mod names;

use chrono::NaiveDate;
use credit::StaffKind;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, JoinType, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};
use shared::api::organisation::{Holding, SuperiorView};
use shared::id::{InstitutionId, OrgUnitId, PersonId, PositionId};

pub use self::many::{Standing, standings};
pub use self::names::{display_name, display_names, full_name};
use crate::db::entity::{assignment, employment, org_unit, person, position};

/// An employment as the counting of JP needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmploymentFacts {
    /// Kind of staff.
    pub staff: StaffKind,
    /// First day, also of the contract year.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: Option<NaiveDate>,
}

/// Where a person works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Institution.
    pub institution: InstitutionId,
    /// Unit.
    pub unit: OrgUnitId,
    /// Its name.
    pub unit_name: String,
    /// Its labels from the root: `001.004`.
    pub unit_path: String,
    /// Position, with plt./plh. where acting.
    pub position: String,
    /// Competencies that the position's standard asks for, with level.
    pub competencies: Vec<(String, u8)>,
}

/// The condition that a dated row is in force on a day.
pub fn in_force<C: ColumnTrait>(starts_on: C, ends_on: C, on: NaiveDate) -> Condition {
    Condition::all().add(starts_on.lte(on)).add(Condition::any().add(ends_on.is_null()).add(ends_on.gte(on)))
}

/// The stored code of a kind of staff.
pub fn staff_code(staff: StaffKind) -> &'static str {
    match staff {
        StaffKind::Pns => "pns",
        StaffKind::Cpns => "cpns",
        StaffKind::Pppk => "pppk",
        StaffKind::PppkPartTime => "pppk_part_time",
        StaffKind::NonAsn => "non_asn",
    }
}

/// The kind of staff of a stored code.
///
/// # Errors
/// When the row holds a code that this program does not know.
pub fn staff_of(code: &str) -> Result<StaffKind, DbErr> {
    [StaffKind::Pns, StaffKind::Cpns, StaffKind::Pppk, StaffKind::PppkPartTime, StaffKind::NonAsn]
        .into_iter()
        .find(|staff| staff_code(*staff) == code)
        .ok_or_else(|| DbErr::Type(format!("unknown kind of staff: {code}")))
}

/// The stored code of a way of holding a position.
pub fn holding_code(holding: Holding) -> &'static str {
    match holding {
        Holding::Definitive => "definitive",
        Holding::Plt => "plt",
        Holding::Plh => "plh",
    }
}

/// The way of holding a position of a stored code.
///
/// # Errors
/// When the row holds a code that this program does not know.
pub fn holding_of(code: &str) -> Result<Holding, DbErr> {
    [Holding::Definitive, Holding::Plt, Holding::Plh]
        .into_iter()
        .find(|holding| holding_code(*holding) == code)
        .ok_or_else(|| DbErr::Type(format!("unknown holding: {code}")))
}

/// A position's name as its holder bears it.
pub fn held(holding: Holding, position: &str) -> String {
    match holding {
        Holding::Definitive => position.to_owned(),
        Holding::Plt => format!("Plt. {position}"),
        Holding::Plh => format!("Plh. {position}"),
    }
}

/// The person whose current employment bears a number.
///
/// # Errors
/// When the database refuses.
pub async fn person_by_nip(
    db: &impl ConnectionTrait,
    nip: &str,
    on: NaiveDate,
) -> Result<Option<PersonId>, DbErr> {
    let row = employment::Entity::find()
        .filter(employment::Column::Nip.eq(nip))
        .filter(in_force(employment::Column::StartsOn, employment::Column::EndsOn, on))
        .one(db)
        .await?;
    Ok(row.map(|row| row.person_id))
}

/// Lets nobody else bring this person's figures up to date until the transaction ends. Rows that name the person may
/// still be added.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &DatabaseTransaction, id: PersonId) -> Result<(), DbErr> {
    person::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await.map(drop)
}

/// The next day on which a placement or an employment of a person begins, or has ended.
///
/// # Errors
/// When the database refuses.
pub async fn next_change(
    db: &impl ConnectionTrait,
    id: PersonId,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, DbErr> {
    type Dates = Vec<(NaiveDate, Option<NaiveDate>)>;
    let placed: Dates = assignment::Entity::find()
        .select_only()
        .columns([assignment::Column::StartsOn, assignment::Column::EndsOn])
        .filter(assignment::Column::PersonId.eq(id))
        .into_tuple()
        .all(db)
        .await?;
    let employed: Dates = employment::Entity::find()
        .select_only()
        .columns([employment::Column::StartsOn, employment::Column::EndsOn])
        .filter(employment::Column::PersonId.eq(id))
        .into_tuple()
        .all(db)
        .await?;
    let days = placed.into_iter().chain(employed).flat_map(|(starts_on, ends_on)| {
        [Some(starts_on), ends_on.and_then(|last| last.succ_opt())].into_iter().flatten()
    });
    Ok(days.filter(|day| *day > today).min())
}

/// A person's employment on a day.
///
/// # Errors
/// When the database refuses.
pub async fn employment(
    db: &impl ConnectionTrait,
    id: PersonId,
    on: NaiveDate,
) -> Result<Option<EmploymentFacts>, DbErr> {
    let row = employment::Entity::find()
        .filter(employment::Column::PersonId.eq(id))
        .filter(in_force(employment::Column::StartsOn, employment::Column::EndsOn, on))
        .order_by_desc(employment::Column::StartsOn)
        .one(db)
        .await?;
    row.map(|row| {
        Ok(EmploymentFacts { staff: staff_of(&row.staff)?, starts_on: row.starts_on, ends_on: row.ends_on })
    })
    .transpose()
}

#[derive(sea_orm::FromQueryResult)]
struct PlacedRow {
    title_before: Option<String>,
    name: String,
    title_after: Option<String>,
    #[sea_orm(nested)]
    place: Option<PlaceRow>,
}

#[derive(sea_orm::FromQueryResult)]
struct PlaceRow {
    holding: String,
    unit_id: OrgUnitId,
    unit_name: String,
    unit_path: String,
    institution_id: InstitutionId,
    position: String,
    competencies: sea_orm::JsonValue,
}

/// A person's name with titles, and where the person works on a day: the definitive placement, else an acting one.
///
/// # Errors
/// When the database refuses.
pub async fn placed(
    db: &impl ConnectionTrait,
    id: PersonId,
    on: NaiveDate,
) -> Result<(Option<String>, Option<Place>), DbErr> {
    let rows = person::Entity::find_by_id(id)
        .select_only()
        .columns([person::Column::TitleBefore, person::Column::Name, person::Column::TitleAfter])
        .column(assignment::Column::Holding)
        .column(assignment::Column::UnitId)
        .column_as(org_unit::Column::Name, "unit_name")
        .column_as(org_unit::Column::Path, "unit_path")
        .column(org_unit::Column::InstitutionId)
        .column_as(position::Column::Name, "position")
        .column(position::Column::Competencies)
        .join(JoinType::LeftJoin, person_assignment(on))
        .join(JoinType::LeftJoin, assignment_unit())
        .join(JoinType::LeftJoin, assignment_position())
        .order_by_desc(assignment::Column::StartsOn)
        // Of two that begin on one day, the one written later is the correction.
        .order_by_desc(assignment::Column::Id)
        .into_model::<PlacedRow>()
        .all(db)
        .await?;
    let name =
        rows.first().map(|row| full_name(row.title_before.as_deref(), &row.name, row.title_after.as_deref()));
    let mut places: Vec<_> = rows.into_iter().filter_map(|row| row.place).collect();
    let definitive = places.iter().position(|row| row.holding == "definitive").unwrap_or(0);
    let place = (definitive < places.len()).then(|| to_place(places.swap_remove(definitive))).transpose()?;
    Ok((name, place))
}

/// Where a person works on a day: the definitive placement, else an acting one.
///
/// # Errors
/// When the database refuses.
pub async fn place(db: &impl ConnectionTrait, id: PersonId, on: NaiveDate) -> Result<Option<Place>, DbErr> {
    Ok(placed(db, id, on).await?.1)
}

fn to_place(row: PlaceRow) -> Result<Place, DbErr> {
    let asked: Vec<CompetencyAsked> = serde_json::from_value(row.competencies).unwrap_or_default();
    Ok(Place {
        institution: row.institution_id,
        unit: row.unit_id,
        unit_name: row.unit_name,
        unit_path: row.unit_path,
        position: held(holding_of(&row.holding)?, &row.position),
        competencies: asked.into_iter().map(|asked| (asked.code, asked.level)).collect(),
    })
}

#[derive(serde::Deserialize)]
struct CompetencyAsked {
    code: String,
    level: u8,
}

/// The join from a person to the placements of a day.
fn person_assignment(on: NaiveDate) -> sea_orm::RelationDef {
    let join: sea_orm::RelationDef = person::Entity::belongs_to(assignment::Entity)
        .from(person::Column::Id)
        .to(assignment::Column::PersonId)
        .into();
    join.on_condition(move |_, _| in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, on))
}

/// The join from a placement to its unit.
pub fn assignment_unit() -> sea_orm::RelationDef {
    assignment::Entity::belongs_to(org_unit::Entity)
        .from(assignment::Column::UnitId)
        .to(org_unit::Column::Id)
        .into()
}

/// The join from a placement to its position.
pub fn assignment_position() -> sea_orm::RelationDef {
    assignment::Entity::belongs_to(position::Entity)
        .from(assignment::Column::PositionId)
        .to(position::Column::Id)
        .into()
}

/// The units that a person leads on a day, definitively or acting.
///
/// # Errors
/// When the database refuses.
pub async fn leads(db: &impl ConnectionTrait, id: PersonId, on: NaiveDate) -> Result<Vec<OrgUnitId>, DbErr> {
    let units: Vec<OrgUnitId> = assignment::Entity::find()
        .select_only()
        .column(assignment::Column::UnitId)
        .filter(assignment::Column::PersonId.eq(id))
        .filter(assignment::Column::IsLeading.eq(true))
        .filter(in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, on))
        .order_by_asc(assignment::Column::StartsOn)
        .into_tuple()
        .all(db)
        .await?;
    Ok(units)
}

/// The prefixes of a path, shortest first: `001.002` gives `001` and `001.002`.
pub fn prefixes(path: &str) -> Vec<String> {
    let ends = path.match_indices('.').map(|(at, _)| at).chain([path.len()]);
    ends.filter_map(|end| path.get(..end).map(ToOwned::to_owned)).collect()
}

/// A unit and all units above it, from the root down.
///
/// # Errors
/// When the database refuses.
pub async fn ancestors(
    db: &impl ConnectionTrait,
    unit: OrgUnitId,
) -> Result<Vec<(OrgUnitId, String)>, DbErr> {
    let Some(row) = org_unit::Entity::find_by_id(unit).one(db).await? else { return Ok(Vec::new()) };
    let rows = org_unit::Entity::find()
        .filter(org_unit::Column::InstitutionId.eq(row.institution_id))
        .filter(org_unit::Column::Path.is_in(prefixes(&row.path)))
        .order_by_asc(org_unit::Column::Path)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// The day-to-day superior of a person: the explicit one, or whoever acts in the superior's post on that day.
///
/// # Errors
/// When the database refuses.
pub async fn superior(
    db: &impl ConnectionTrait,
    id: PersonId,
    on: NaiveDate,
) -> Result<Option<SuperiorView>, DbErr> {
    let own = assignment::Entity::find()
        .filter(assignment::Column::PersonId.eq(id))
        .filter(in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, on))
        .order_by_asc(Expr::col((assignment::Entity, assignment::Column::Holding)).ne("definitive"))
        .order_by_desc(assignment::Column::StartsOn)
        .order_by_desc(assignment::Column::Id)
        .one(db)
        .await?;
    let Some(superior) = own.and_then(|row| row.superior_id) else { return Ok(None) };
    let Some(post) = leading_post(db, superior, on).await? else {
        let name = display_name(db, superior).await?.unwrap_or_default();
        let position = place(db, superior, on).await?.map(|place| place.position).unwrap_or_default();
        return Ok(Some(SuperiorView { id: superior, name, position }));
    };
    let holder = acting(db, &post, id, on).await?.unwrap_or(superior);
    let name = display_name(db, holder).await?.unwrap_or_default();
    let title =
        position::Entity::find_by_id(post.position_id).one(db).await?.map(|row| row.name).unwrap_or_default();
    let holding = if holder == superior {
        holding_of(&post.holding)?
    } else {
        acting_holding(db, &post, holder, on).await?
    };
    Ok(Some(SuperiorView { id: holder, name, position: held(holding, &title) }))
}

async fn leading_post(
    db: &impl ConnectionTrait,
    id: PersonId,
    on: NaiveDate,
) -> Result<Option<assignment::Model>, DbErr> {
    assignment::Entity::find()
        .filter(assignment::Column::PersonId.eq(id))
        .filter(assignment::Column::IsLeading.eq(true))
        .filter(in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, on))
        .order_by_desc(assignment::Column::StartsOn)
        .order_by_desc(assignment::Column::Id)
        .one(db)
        .await
}

/// Who acts in a post on a day, if somebody else than its holder and the person asking does.
async fn acting(
    db: &impl ConnectionTrait,
    post: &assignment::Model,
    asking: PersonId,
    on: NaiveDate,
) -> Result<Option<PersonId>, DbErr> {
    let row = acting_rows(post, on)
        .filter(assignment::Column::PersonId.is_not_in([post.person_id, asking]))
        .one(db)
        .await?;
    Ok(row.map(|row| row.person_id))
}

async fn acting_holding(
    db: &impl ConnectionTrait,
    post: &assignment::Model,
    holder: PersonId,
    on: NaiveDate,
) -> Result<Holding, DbErr> {
    let row = acting_rows(post, on).filter(assignment::Column::PersonId.eq(holder)).one(db).await?;
    row.map_or(Ok(Holding::Plh), |row| holding_of(&row.holding))
}

fn acting_rows(post: &assignment::Model, on: NaiveDate) -> sea_orm::Select<assignment::Entity> {
    assignment::Entity::find()
        .filter(assignment::Column::UnitId.eq(post.unit_id))
        .filter(assignment::Column::PositionId.eq::<PositionId>(post.position_id))
        .filter(assignment::Column::Holding.is_in(["plt", "plh"]))
        .filter(in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, on))
        .order_by_desc(assignment::Column::StartsOn)
        .order_by_desc(assignment::Column::Id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_their_titles() {
        assert_eq!(full_name(Some("Dr."), "Siti", Some("S.T., M.Kom.")), "Dr. Siti, S.T., M.Kom.");
        assert_eq!(full_name(None, "Siti", None), "Siti");
    }

    #[test]
    fn prefixes_run_from_the_root_down() {
        assert_eq!(prefixes("001.002.003"), ["001", "001.002", "001.002.003"]);
        assert_eq!(prefixes("001"), ["001"]);
    }
}
