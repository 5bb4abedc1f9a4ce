//! People, placements, superiors; NIP rules through the API.

use chrono::NaiveDate;
use credit::StaffKind;
use shared::api::organisation::{
    AssignPerson, CreatePerson, FindPeople, GetOwnRecord, GetPersonRecord, Holding, ListPeople,
    ListPositions, ListUnits, NIP_TAKEN, NewAssignment, NewPerson, OfPerson,
};
use shared::problem::{INVALID, NOT_FOUND};
use shared::value::{Nip, PersonName, SearchText};

use crate::both;
use crate::support::city::{City, nip};
use crate::support::learn::NOTHING;
use crate::support::{TestApp, refused};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn placement(app: &TestApp) -> NewAssignment {
    NewAssignment {
        unit: app.city.units[2],
        position: app.city.positions[0],
        holding: Holding::Definitive,
        is_leading: false,
        superior: Some(City::person("sekda")),
        starts_on: day("2026-01-01"),
        ends_on: None,
    }
}

fn newcomer(app: &TestApp, staff: StaffKind, nip: Option<&str>) -> NewPerson {
    NewPerson {
        name: PersonName::parse("Wayan").unwrap(),
        title_before: Some("Dr.".to_owned()),
        title_after: Some("S.T.".to_owned()),
        staff,
        nip: nip.map(|nip| Nip::parse(nip).unwrap()),
        starts_on: day("2026-01-01"),
        assignment: placement(app),
    }
}

both! {
    async fn a_person_is_added_with_a_number_that_fits(app) {
        let admin = app.signed_in(&City::email("admin")).await;
        let record = admin.call::<CreatePerson>(&NOTHING, &newcomer(&app, StaffKind::Pns, Some("200012312024121001"))).await.unwrap();
        assert_eq!(record.name, "Dr. Wayan, S.T.");
        assert_eq!(record.employments[0].nip.as_deref(), Some("20001231 202412 1 001"));
        assert_eq!(record.assignments[0].unit_path, ["Kota Contoh", "Dinas B"]);
        assert_eq!(record.superior.unwrap().name, "Sekda");
        let taken = newcomer(&app, StaffKind::Pns, Some("200012312024121001"));
        let problem = refused(admin.call::<CreatePerson>(&NOTHING, &taken).await, &NIP_TAKEN);
        assert!(problem.fault("/nip").is_some());
        for (staff, number) in [(StaffKind::Pns, "200012312024211002"), (StaffKind::Pppk, "200012312024121002"), (StaffKind::NonAsn, "200012312024121002")] {
            let problem = refused(admin.call::<CreatePerson>(&NOTHING, &newcomer(&app, staff, Some(number))).await, &INVALID);
            assert!(problem.fault("/nip").is_some(), "{problem:?}");
        }
        admin.call::<CreatePerson>(&NOTHING, &newcomer(&app, StaffKind::NonAsn, None)).await.unwrap();
        let found = admin.call::<ListPeople>(&FindPeople { q: Some(SearchText::parse("20001231 202412 1 001").unwrap()), unit: None, after: None }, &()).await.unwrap();
        assert_eq!(found.items.len(), 1);
    }

    async fn a_transfer_ends_the_placement_before_and_keeps_it(app) {
        let admin = app.signed_in(&City::email("admin")).await;
        let of = OfPerson { person: City::person("budi") };
        let record = admin.call::<AssignPerson>(&of, &NewAssignment { starts_on: day("2026-11-01"), ..placement(&app) }).await.unwrap();
        let rows: Vec<_> = record.assignments.iter().map(|row| (row.unit_path.last().unwrap().as_str(), row.ends_on)).collect();
        assert_eq!(rows, [("Dinas B", None), ("Bidang A1", Some(day("2026-10-31")))]);
        let budi = app.signed_in(&City::email("budi")).await;
        assert_eq!(budi.call::<GetOwnRecord>(&NOTHING, &()).await.unwrap(), record);
    }

    async fn an_acting_superior_is_the_superior_while_acting(app) {
        let admin = app.signed_in(&City::email("admin")).await;
        let acting = NewAssignment {
            unit: app.city.units[1],
            position: app.city.positions[1],
            holding: Holding::Plh,
            is_leading: true,
            superior: Some(City::person("sekda")),
            starts_on: day("2026-11-20"),
            ends_on: Some(day("2026-11-30")),
        };
        admin.call::<AssignPerson>(&OfPerson { person: City::person("tono") }, &acting).await.unwrap();
        let budi = app.signed_in(&City::email("budi")).await;
        let superior = budi.call::<GetOwnRecord>(&NOTHING, &()).await.unwrap().superior.unwrap();
        assert_eq!((superior.name.as_str(), superior.position.as_str()), ("Tono", "Plh. Kepala"));
        app.clock.advance(chrono::Duration::days(10));
        let budi = app.signed_in(&City::email("budi")).await;
        let superior = budi.call::<GetOwnRecord>(&NOTHING, &()).await.unwrap().superior.unwrap();
        assert_eq!((superior.name.as_str(), superior.position.as_str()), ("Dewi", "Kepala"));
    }

    async fn another_institutions_people_units_and_positions_do_not_exist(app) {
        let admin = app.signed_in(&City::email("admin")).await;
        refused(admin.call::<GetPersonRecord>(&OfPerson { person: City::person("rina") }, &()).await, &NOT_FOUND);
        refused(admin.call::<AssignPerson>(&OfPerson { person: City::person("rina") }, &placement(&app)).await, &NOT_FOUND);
        let foreign = NewAssignment { unit: app.city.units[4], position: app.city.positions[2], superior: Some(City::person("rina")), ..placement(&app) };
        let problem = refused(admin.call::<AssignPerson>(&OfPerson { person: City::person("budi") }, &foreign).await, &INVALID);
        let pointers: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/unit", "/position", "/superior"]);
        assert_eq!(admin.call::<ListUnits>(&NOTHING, &()).await.unwrap().items.len(), 4);
        assert_eq!(admin.call::<ListPositions>(&NOTHING, &()).await.unwrap().items.len(), 2);
        let all = admin.call::<ListPeople>(&FindPeople { q: None, unit: None, after: None }, &()).await.unwrap();
        assert!(all.items.iter().all(|row| row.name != "Rina"));
        let below = admin.call::<ListPeople>(&FindPeople { q: None, unit: Some(app.city.units[1]), after: None }, &()).await.unwrap();
        let names: Vec<_> = below.items.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Budi", "Dewi", "Siti"]);
        assert!(nip("budi", "pns").len() == 18);
    }
}
