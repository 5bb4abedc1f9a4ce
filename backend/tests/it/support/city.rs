//! A small city: two institutions, a tree of units, and one person for each part in a story. Written directly.

use backend::ctx::Ctx;
use backend::db::entity::{assignment, employment, institution, org_unit, person, position};
use backend::features::account::door::{NewAccount, add_accounts, hash_password};
use backend::features::team;
use chrono::NaiveDate;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use shared::access::Role;
use shared::id::{AccountId, AssignmentId, EmploymentId, InstitutionId, OrgUnitId, PersonId, PositionId};
use tokio::sync::OnceCell;

/// Everybody's password.
pub const PASSWORD: &str = "kopi pagi di taman";

/// Hashed once per run: it is the same for everybody and takes long.
static PHC: OnceCell<String> = OnceCell::const_new();

/// Ids of the small city.
#[derive(Debug, Clone)]
pub struct City {
    /// Kota Contoh and Kota Lain.
    pub institutions: [InstitutionId; 2],
    /// Root, Dinas A, Dinas B, and Bidang A1 below Dinas A; then the root of Kota Lain.
    pub units: [OrgUnitId; 5],
    /// Staff, head, and staff of Kota Lain.
    pub positions: [PositionId; 3],
}

impl City {
    /// E-mail of a person, by part: `budi` and `siti` work in Bidang A1, `dewi` leads Dinas A, `tono` works in Dinas B,
    /// `sekda` leads the root, `admin` keeps the people, `guru` authors, `rina` works in Kota Lain and `kepala` leads it.
    pub fn email(part: &str) -> String {
        format!("{part}@contoh.go.id")
    }

    /// The id of a person, by part.
    pub fn person(part: &str) -> PersonId {
        PersonId(id("person", part))
    }

    /// The account of a person, by part.
    pub fn account(part: &str) -> AccountId {
        AccountId(id("account", part))
    }

    /// Writes the city.
    pub async fn build(ctx: &Ctx) -> Self {
        let city = Self {
            institutions: ["contoh", "lain"].map(|name| InstitutionId(id("institution", name))),
            units: ["root", "a", "b", "a1", "lain"].map(|name| OrgUnitId(id("unit", name))),
            positions: ["staf", "kepala", "lain"].map(|name| PositionId(id("position", name))),
        };
        let phc = PHC.get_or_init(|| async { hash_password(ctx, PASSWORD).await.unwrap() }).await;
        let tx = ctx.db.begin().await.unwrap();
        city.places(ctx, &tx).await;
        for (part, unit, leads, superior, staff, roles) in PEOPLE {
            city.person_row(ctx, &tx, part, *unit, *leads, superior, staff, roles, phc).await;
        }
        for (part, ..) in PEOPLE {
            team::door::refresh(ctx, &tx, Self::person(part)).await.unwrap();
        }
        tx.commit().await.unwrap();
        city
    }

    async fn places(&self, ctx: &Ctx, tx: &DatabaseTransaction) {
        let now = ctx.clock.now();
        let institutions = self.institutions.iter().zip([("contoh", "Kota Contoh"), ("lain", "Kota Lain")]);
        institution::Entity::insert_many(institutions.map(|(id, (code, name))| institution::ActiveModel {
            id: Set(*id),
            code: Set(code.to_owned()),
            name: Set(name.to_owned()),
            kind: Set("daerah".to_owned()),
            is_demo: Set(true),
            is_four_eyes: Set(false),
            created_at: Set(now),
        }))
        .exec_without_returning(tx)
        .await
        .unwrap();
        let [root, a, b, a1, other] = self.units;
        let rows = [
            (root, 0, None, "Kota Contoh", 0, "001"),
            (a, 0, Some(root), "Dinas A", 1, "001.001"),
            (b, 0, Some(root), "Dinas B", 1, "001.002"),
            (a1, 0, Some(a), "Bidang A1", 2, "001.001.001"),
            (other, 1, None, "Kota Lain", 0, "001"),
        ];
        for (id, institution, parent, name, depth, path) in rows {
            let row = org_unit::ActiveModel {
                id: Set(id),
                institution_id: Set(self.institutions[institution]),
                parent_id: Set(parent),
                name: Set(name.to_owned()),
                depth: Set(depth),
                path: Set(path.to_owned()),
                is_demo: Set(true),
            };
            org_unit::Entity::insert(row).exec_without_returning(tx).await.unwrap();
        }
        let rows = [(0, 0, "Pengelola Layanan"), (1, 0, "Kepala"), (2, 1, "Staf")];
        for (at, institution, name) in rows {
            let row = position::ActiveModel {
                id: Set(self.positions[at]),
                institution_id: Set(self.institutions[institution]),
                name: Set(name.to_owned()),
                tier: Set("pelaksana".to_owned()),
                competencies: Set(serde_json::json!([{ "code": "pelayanan-publik", "level": 2 }])),
            };
            position::Entity::insert(row).exec_without_returning(tx).await.unwrap();
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one row of the table below")]
    async fn person_row(
        &self,
        ctx: &Ctx,
        tx: &DatabaseTransaction,
        part: &str,
        unit: usize,
        leads: bool,
        superior: &str,
        staff: &str,
        roles: &[Role],
        phc: &str,
    ) {
        let now = ctx.clock.now();
        let home = usize::from(unit == 4);
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let row = person::ActiveModel {
            id: Set(Self::person(part)),
            institution_id: Set(self.institutions[home]),
            name: Set(part[..1].to_uppercase() + &part[1..]),
            title_before: Set(None),
            title_after: Set(None),
            sort_name: Set(part.to_owned()),
            is_demo: Set(true),
            created_at: Set(now),
        };
        person::Entity::insert(row).exec_without_returning(tx).await.unwrap();
        let starts_on = if staff == "pppk" { day("2024-06-01") } else { day("2020-01-01") };
        let row = employment::ActiveModel {
            id: Set(EmploymentId(id("employment", part))),
            person_id: Set(Self::person(part)),
            staff: Set(staff.to_owned()),
            nip: Set(Some(nip(part, staff))),
            starts_on: Set(starts_on),
            ends_on: Set(None),
        };
        employment::Entity::insert(row).exec_without_returning(tx).await.unwrap();
        let position = if home == 1 { 2 } else { usize::from(leads) };
        let row = assignment::ActiveModel {
            id: Set(AssignmentId(id("assignment", part))),
            person_id: Set(Self::person(part)),
            unit_id: Set(self.units[unit]),
            position_id: Set(self.positions[position]),
            holding: Set("definitive".to_owned()),
            is_leading: Set(leads),
            superior_id: Set((!superior.is_empty()).then(|| Self::person(superior))),
            starts_on: Set(starts_on),
            ends_on: Set(None),
        };
        assignment::Entity::insert(row).exec_without_returning(tx).await.unwrap();
        let account = NewAccount {
            id: Self::account(part),
            institution: self.institutions[home],
            person: Some(Self::person(part)),
            email: Some(Self::email(part)),
            phc: phc.to_owned(),
            roles: roles.to_vec(),
            is_demo: true,
            now,
        };
        add_accounts(tx, vec![account]).await.unwrap();
    }
}

/// Part, unit, leads, superior, staff, stored roles.
type Part = (&'static str, usize, bool, &'static str, &'static str, &'static [Role]);

/// Superiors come before those whom they lead.
pub const PEOPLE: &[Part] = &[
    ("sekda", 0, true, "", "pns", &[]),
    ("dewi", 1, true, "sekda", "pns", &[]),
    ("budi", 3, false, "dewi", "pns", &[]),
    ("siti", 3, false, "dewi", "pppk", &[]),
    ("tono", 2, false, "sekda", "pns", &[]),
    ("admin", 0, false, "sekda", "pns", &[Role::TrainingAdmin, Role::SystemAdmin]),
    ("guru", 2, false, "sekda", "pns", &[Role::Instructor]),
    ("kepala", 4, true, "", "pns", &[Role::TrainingAdmin]),
    ("rina", 4, false, "kepala", "pns", &[Role::Instructor]),
];

/// A NIP of its own for each part.
pub fn nip(part: &str, staff: &str) -> String {
    let serial = PEOPLE.iter().position(|(name, ..)| *name == part).unwrap() + 1;
    let code = if staff == "pppk" { "21" } else { "01" };
    format!("199001012020{code}1{serial:03}")
}

/// An id that is the same in every run.
fn id(kind: &str, name: &str) -> uuid::Uuid {
    let hash = backend::ports::Files::hash(format!("{kind}/{name}").as_bytes());
    uuid::Uuid::parse_str(&hash[..32]).unwrap()
}
