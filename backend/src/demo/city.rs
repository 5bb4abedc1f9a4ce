//! Units in three levels, positions, people with employments, placements, superiors and accounts.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};
use shared::access::Role;
use shared::id::{AccountId, AssignmentId, EmploymentId, InstitutionId, OrgUnitId, PersonId, PositionId};

use super::{INSTITUTION, Size, names};
use crate::ctx::Ctx;
use crate::db::entity::{assignment, employment, institution, org_unit, person, position};
use crate::features::account::door::{NewAccount, add_accounts};

/// Path, name, share of people, how well it learns (0 lags, 100 leads).
const UNITS: [(&str, &str, u32, u64); 12] = [
    ("001", "Sekretariat Daerah", 4, 60),
    ("001.001", "Dinas Kependudukan dan Pencatatan Sipil", 8, 70),
    ("001.001.001", "Bidang Pendaftaran Penduduk", 12, 65),
    ("001.001.002", "Bidang Pencatatan Sipil", 10, 75),
    ("001.002", "Dinas Kesehatan", 8, 70),
    ("001.002.001", "Puskesmas Melati", 14, 95),
    ("001.002.002", "Puskesmas Kenanga", 12, 60),
    ("001.003", "Kecamatan Sukamaju", 6, 50),
    ("001.003.001", "Kelurahan Sukamaju Utara", 6, 55),
    ("001.003.002", "Kelurahan Sukamaju Selatan", 6, 45),
    ("001.004", "Dinas Pekerjaan Umum", 10, 15),
    ("001.005", "BKPSDM", 4, 80),
];

/// Name, tier, competencies that the standard asks for.
const POSITIONS: [(&str, &str, &str); 8] = [
    ("Sekretaris Daerah", "JPT Pratama", "pengambilan-keputusan"),
    ("Kepala Perangkat Daerah", "JPT Pratama", "orientasi-pada-hasil"),
    ("Kepala Unit", "Pengawas", "pelayanan-publik"),
    ("Pengelola Layanan Operasional", "Pelaksana", "pelayanan-publik"),
    ("Analis Kebijakan Ahli Pertama", "Ahli Pertama", "komunikasi"),
    ("Penata Layanan Operasional", "Pelaksana", "kerja-sama"),
    ("Perawat Terampil", "Terampil", "pelayanan-publik"),
    ("Widyaiswara Ahli Muda", "Ahli Muda", "pengembangan-diri-dan-orang-lain"),
];

/// The city as the story needs it.
pub(super) struct City {
    pub(super) institution: InstitutionId,
    pub(super) people: Vec<Person>,
    /// The account of each.
    pub(super) accounts: BTreeMap<PersonId, AccountId>,
    /// The instructor's account.
    pub(super) marker: AccountId,
    /// The account of who marks what has a second marker.
    pub(super) second_marker: AccountId,
    /// The account of who heads the civil registry office.
    pub(super) head: AccountId,
}

impl Person {
    /// Whether the person works in the civil registry office or below it.
    pub(super) fn is_civil_registry(&self) -> bool {
        self.is_below(&["001.001"])
    }

    /// Whether the person works in one of some units or below it.
    pub(super) fn is_below(&self, paths: &[&str]) -> bool {
        UNITS.get(self.unit).is_some_and(|(own, ..)| paths.iter().any(|path| own.starts_with(path)))
    }

    /// A number below another one that has nothing to do with any other for the same person (`SplitMix64`).
    pub(super) fn roll(&self, about: u64, below: u64) -> u64 {
        let mut z = self.luck.wrapping_add(about.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % below.max(1)
    }
}

/// A person as the story needs them.
pub(super) struct Person {
    pub(super) id: PersonId,
    /// Place in the order of loading: decides what must be nobody else's.
    pub(super) number: u64,
    /// What chance has in store: the number in the usual city, another one in the city of another seed.
    pub(super) luck: u64,
    /// How well the unit learns.
    pub(super) drive: u64,
    /// Part in the demonstration, for those with a known e-mail.
    pub(super) part: Option<&'static str>,
    pub(super) is_pppk: bool,
    unit: usize,
    position: usize,
    is_leading: bool,
}

/// Code of the institution while it is being loaded, and once it is whole.
const LOADING: &str = "demo-loading";
const LOADED: &str = "demo";

/// The demonstration institution, if it is there, and whether everything in it is.
pub(super) async fn find(db: &impl ConnectionTrait) -> Result<Option<(InstitutionId, bool)>, DbErr> {
    let row = institution::Entity::find()
        .filter(institution::Column::Name.eq(INSTITUTION))
        .filter(institution::Column::IsDemo.eq(true))
        .one(db)
        .await?;
    Ok(row.map(|row| (row.id, row.code == LOADED)))
}

/// Founds the institution, which counts as loaded only once [`finish`] has said so.
pub(super) async fn found(ctx: &Ctx) -> Result<InstitutionId, DbErr> {
    let now = ctx.clock.now();
    let id = InstitutionId(ctx.ids.uuid(now));
    let row = institution::ActiveModel {
        id: Set(id),
        code: Set(LOADING.to_owned()),
        name: Set(INSTITUTION.to_owned()),
        kind: Set("daerah".to_owned()),
        is_demo: Set(true),
        is_four_eyes: Set(false),
        created_at: Set(now),
    };
    let tx = ctx.db.begin().await?;
    institution::Entity::insert(row).exec_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(id)
}

/// Notes that everything is there; says whether it was not before. Whoever comes second waits here and gets `false`.
pub(super) async fn finish(tx: &DatabaseTransaction, id: InstitutionId) -> Result<bool, DbErr> {
    let done = institution::Entity::update_many()
        .col_expr(institution::Column::Code, LOADED.into())
        .filter(institution::Column::Id.eq(id))
        .filter(institution::Column::Code.eq(LOADING))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Builds the city. The password is hashed once, since it is the same for all.
pub(super) async fn build(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    phc: &str,
    size: Size,
) -> anyhow::Result<City> {
    let now = ctx.clock.now();
    let people = cast(ctx, size);
    let units = places(ctx, tx, institution).await?;
    let positions = posts(ctx, tx, institution).await?;
    let [marker, second_marker, head] = [(); 3].map(|()| AccountId(ctx.ids.uuid(now)));
    let mut ids = BTreeMap::new();
    for some in people.chunks(400) {
        write(ctx, tx, institution, &units, &positions, &people, some).await?;
        let account = |person: &Person| match person.part {
            Some("dewi") => marker,
            Some("agus") => second_marker,
            Some("sari") => head,
            _ => AccountId(ctx.ids.uuid(now)),
        };
        ids.extend(some.iter().map(|person| (person.id, account(person))));
        let accounts = some.iter().filter_map(|person| Some((person, *ids.get(&person.id)?)));
        let accounts = accounts.map(|(person, id)| NewAccount {
            id,
            institution,
            person: Some(person.id),
            email: person.part.map(|part| format!("{part}@demo.sinau.id")),
            phc: phc.to_owned(),
            roles: roles(person.part),
            is_demo: true,
            now,
        });
        add_accounts(tx, accounts.collect()).await?;
    }
    Ok(City { institution, people, accounts: ids, marker, second_marker, head })
}

fn roles(part: Option<&str>) -> Vec<Role> {
    match part {
        Some("dewi" | "agus") => vec![Role::Instructor],
        Some("admin") => vec![Role::TrainingAdmin, Role::SystemAdmin],
        _ => Vec::new(),
    }
}

/// Who there is: first one leader per unit, then those with a part, then everybody else by the units' shares; and the
/// second marker and the newcomer, who came last.
fn cast(ctx: &Ctx, size: Size) -> Vec<Person> {
    let now = ctx.clock.now();
    // Even, so that names stay with the sex that the number says.
    let shift = size.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) << 1;
    let mut people = Vec::new();
    let mut add = |unit: usize, position: usize, is_leading: bool, part: Option<&'static str>| {
        let number = u64::try_from(people.len()).unwrap_or_default();
        let drive = UNITS.get(unit).map_or(50, |unit| unit.3);
        people.push(Person {
            id: PersonId(ctx.ids.uuid(now)),
            number,
            luck: number.wrapping_add(shift),
            drive,
            part,
            is_pppk: !is_leading && part.is_none() && number % 3 == 1,
            unit,
            position,
            is_leading,
        });
    };
    for (unit, (path, ..)) in UNITS.iter().enumerate() {
        let (position, part) = match (unit, path.len()) {
            (0, _) => (0, Some("sekda")),
            (1, _) => (1, Some("sari")),
            (_, 7) => (1, None),
            _ => (2, None),
        };
        add(unit, position, true, part);
    }
    add(2, 3, false, Some("budi"));
    add(11, 7, false, Some("dewi"));
    add(11, 4, false, Some("admin"));
    let shares: Vec<usize> = UNITS
        .iter()
        .enumerate()
        .flat_map(|(unit, (_, _, share, _))| {
            std::iter::repeat_n(unit, usize::try_from(*share).unwrap_or_default())
        })
        .collect();
    let mut place = 0_usize;
    while u32::try_from(place + 17).unwrap_or(u32::MAX) < size.people {
        // A stride that shares no factor with the list visits all of it evenly.
        let unit = shares.get(place.wrapping_mul(37) % shares.len().max(1)).copied().unwrap_or_default();
        let position = if unit == 5 || unit == 6 { 6 } else { 3 + place % 3 };
        add(unit, position, false, None);
        place += 1;
    }
    add(11, 7, false, Some("agus"));
    add(8, 3, false, Some("rani"));
    people
}

async fn places(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    institution: InstitutionId,
) -> Result<Vec<OrgUnitId>, DbErr> {
    let now = ctx.clock.now();
    let ids: Vec<OrgUnitId> = UNITS.iter().map(|_| OrgUnitId(ctx.ids.uuid(now))).collect();
    let parent = |path: &str| {
        let above = path.rsplit_once('.').map(|(above, _)| above)?;
        let place = UNITS.iter().position(|(path, ..)| *path == above)?;
        ids.get(place).copied()
    };
    for ((path, name, ..), id) in UNITS.iter().zip(&ids) {
        let row = org_unit::ActiveModel {
            id: Set(*id),
            institution_id: Set(institution),
            parent_id: Set(parent(path)),
            name: Set((*name).to_owned()),
            depth: Set(i16::try_from(path.matches('.').count()).unwrap_or_default()),
            path: Set((*path).to_owned()),
            is_demo: Set(true),
        };
        org_unit::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(ids)
}

async fn posts(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    institution: InstitutionId,
) -> Result<Vec<PositionId>, DbErr> {
    let mut ids = Vec::new();
    for (name, tier, competency) in POSITIONS {
        let id = PositionId(ctx.ids.uuid(ctx.clock.now()));
        let row = position::ActiveModel {
            id: Set(id),
            institution_id: Set(institution),
            name: Set(name.to_owned()),
            tier: Set(tier.to_owned()),
            competencies: Set(serde_json::json!([{ "code": competency, "level": 2 }])),
        };
        position::Entity::insert(row).exec_without_returning(tx).await?;
        ids.push(id);
    }
    Ok(ids)
}

/// Writes some people with employment and placement.
async fn write(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    units: &[OrgUnitId],
    positions: &[PositionId],
    all: &[Person],
    some: &[Person],
) -> Result<(), DbErr> {
    let (now, today) = (ctx.clock.now(), ctx.clock.today());
    let (mut people, mut employments, mut assignments) = (Vec::new(), Vec::new(), Vec::new());
    for one in some {
        let (name, title) = named(one);
        people.push(person::ActiveModel {
            id: Set(one.id),
            institution_id: Set(institution),
            sort_name: Set(name.to_lowercase()),
            name: Set(name),
            title_before: Set(None),
            title_after: Set(title),
            is_demo: Set(true),
            created_at: Set(now),
        });
        let (starts_on, nip) = number(one, today);
        employments.push(employment::ActiveModel {
            id: Set(EmploymentId(ctx.ids.uuid(now))),
            person_id: Set(one.id),
            staff: Set(if one.is_pppk { "pppk" } else { "pns" }.to_owned()),
            nip: Set(Some(nip)),
            starts_on: Set(starts_on),
            ends_on: Set(None),
        });
        let (Some(unit), Some(position)) = (units.get(one.unit), positions.get(one.position)) else {
            continue;
        };
        assignments.push(assignment::ActiveModel {
            id: Set(AssignmentId(ctx.ids.uuid(now))),
            person_id: Set(one.id),
            unit_id: Set(*unit),
            position_id: Set(*position),
            holding: Set("definitive".to_owned()),
            is_leading: Set(one.is_leading),
            superior_id: Set(superior(all, one)),
            starts_on: Set(starts_on),
            ends_on: Set(None),
        });
    }
    person::Entity::insert_many(people).exec_without_returning(tx).await?;
    employment::Entity::insert_many(employments).exec_without_returning(tx).await?;
    assignment::Entity::insert_many(assignments).exec_without_returning(tx).await?;
    Ok(())
}

fn named(one: &Person) -> (String, Option<String>) {
    let known = match one.part {
        Some("budi") => Some(("Budi Santoso", "S.AP.")),
        Some("sari") => Some(("Sari Wulandari", "S.H., M.Si.")),
        Some("sekda") => Some(("Hendra Kusuma", "M.Si.")),
        Some("dewi") => Some(("Dewi Lestari", "M.Pd.")),
        Some("agus") => Some(("Agus Prasetyo", "M.Si.")),
        Some("rani") => Some(("Rani Anggraini", "A.Md.")),
        Some("admin") => Some(("Ratna Permata", "S.Kom.")),
        _ => None,
    };
    known.map_or_else(|| names::name(one.luck), |(name, title)| (name.to_owned(), Some(title.to_owned())))
}

/// Who leads the own unit, or the one above for leaders.
fn superior(all: &[Person], one: &Person) -> Option<PersonId> {
    let path = UNITS.get(one.unit).map(|unit| unit.0)?;
    let wanted = if one.is_leading { path.rsplit_once('.').map(|(above, _)| above)? } else { path };
    let unit = UNITS.iter().position(|(path, ..)| *path == wanted)?;
    all.iter().find(|other| other.is_leading && other.unit == unit).map(|other| other.id)
}

/// First day of work and a synthetic number: well-formed, unique, nobody's.
fn number(one: &Person, today: NaiveDate) -> (NaiveDate, String) {
    let born = NaiveDate::from_ymd_opt(1969, 1, 1).unwrap_or_default()
        + Days::new(one.number.wrapping_mul(41) % 10_950);
    let serial = 1 + one.number / 10_950;
    let is_woman =
        one.part.map_or(one.number.is_multiple_of(2), |part| !matches!(part, "budi" | "sekda" | "agus"));
    let sex = if is_woman { 2 } else { 1 };
    let earliest = born.year() + 22;
    let (starts_on, code) = if one.is_pppk {
        let year = today.year() - 1 - i32::try_from(one.number % 3).unwrap_or_default();
        let day = NaiveDate::from_ymd_opt(year, 3, 1).unwrap_or(today);
        (day, "21".to_owned())
    } else {
        let span = (today.year() - 2 - earliest).max(1);
        let year = earliest + i32::try_from(one.number % 23).unwrap_or_default() % span;
        let month = 1 + u32::try_from(one.number % 12).unwrap_or_default();
        (NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(today), format!("{month:02}"))
    };
    (starts_on, format!("{}{}{code}{sex}{serial:03}", born.format("%Y%m%d"), starts_on.year()))
}
