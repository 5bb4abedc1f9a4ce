//! Tests of what comes out of the forms.

use super::*;

const ID: &str = "0198a1b2-0000-7000-8000-000000000001";

fn placed() -> PlacementDraft {
    PlacementDraft {
        unit: ID.to_owned(),
        position: ID.to_owned(),
        holding: "definitive".to_owned(),
        starts_on: "2026-11-01".to_owned(),
        ..PlacementDraft::default()
    }
}

fn pointers(faults: &[FieldFault]) -> Vec<&str> {
    faults.iter().map(|fault| fault.pointer.as_str()).collect()
}

fn fault_of<'a>(faults: &'a [FieldFault], pointer: &str) -> Option<&'a str> {
    faults.iter().find(|fault| fault.pointer == pointer).map(|fault| fault.detail.as_str())
}

#[test]
fn an_empty_form_names_every_field_in_order() {
    let faults = person(&PersonDraft::default()).unwrap_err();
    let expected = [
        "/name",
        "/staff",
        "/starts_on",
        "/assignment/unit",
        "/assignment/position",
        "/assignment/holding",
        "/assignment/starts_on",
    ];
    assert_eq!(pointers(&faults), expected);
    assert_eq!(fault_of(&faults, "/staff"), Some("Pilih jenis pegawai."));
}

#[test]
fn a_whole_form_is_a_person() {
    let draft = PersonDraft {
        name: " Siti  Aminah ".to_owned(),
        title_before: " ".to_owned(),
        title_after: "S.Sos.".to_owned(),
        staff: "pns".to_owned(),
        nip: "20001231 202412 1 001".to_owned(),
        starts_on: "2024-12-01".to_owned(),
        placement: placed(),
    };
    let person = person(&draft).unwrap();
    assert_eq!(person.name.as_str(), "Siti Aminah");
    assert_eq!(person.title_before, None);
    assert_eq!(person.nip.unwrap().as_str(), "200012312024121001");
    assert_eq!(person.assignment.ends_on, None);
}

#[test]
fn a_wrong_nip_is_explained_by_the_rule_itself() {
    let draft = PersonDraft { nip: "123".to_owned(), ..PersonDraft::default() };
    let faults = person(&draft).unwrap_err();
    assert_eq!(fault_of(&faults, "/nip"), Some("NIP terdiri atas 18 angka."));
}

#[test]
fn a_placement_alone_points_into_its_own_body() {
    assert!(placement(&placed(), "").is_ok());
    let faults =
        placement(&PlacementDraft { ends_on: "besok".to_owned(), unit: String::new(), ..placed() }, "");
    assert_eq!(pointers(&faults.unwrap_err()), ["/unit", "/ends_on"]);
}

#[test]
fn a_nip_is_read_aloud_while_it_is_typed() {
    assert_eq!(nip_so_far(""), None);
    assert_eq!(nip_so_far("20001231 2024").as_deref(), Some("12 dari 18 angka"));
    assert_eq!(nip_so_far("200012312024121001").as_deref(), Some("Terbaca: 20001231 202412 1 001"));
}
