//! What a new record must satisfy before it is written: pure rules over parsed values and the institution's facts.
//!
//! **Invariant:** nothing is derived from a NIP for the record; its digits are only compared with what was said.

use chrono::{Datelike, NaiveDate};
use credit::StaffKind;
use shared::api::organisation::{Holding, NewAssignment, NewPerson};
use shared::problem::{Fault, Phrase};
use shared::value::NipKind;

fn fault(pointer: String, id: &'static str, en: &'static str) -> Fault {
    Fault { pointer, detail: Phrase::new(id, en) }
}

/// Faults of a new person, the placement included.
pub(super) fn person_faults(draft: &NewPerson, today: NaiveDate) -> Vec<Fault> {
    let mut faults = nip_faults(draft, today);
    for (pointer, title) in [("/title_before", &draft.title_before), ("/title_after", &draft.title_after)] {
        if title.as_ref().is_some_and(|title| title.chars().count() > 60) {
            faults.push(fault(
                pointer.into(),
                "Gelar paling panjang 60 huruf.",
                "Titles have at most 60 letters.",
            ));
        }
    }
    if draft.assignment.starts_on < draft.starts_on {
        faults.push(fault(
            "/assignment/starts_on".into(),
            "Penempatan tidak dapat dimulai sebelum masa kerja dimulai.",
            "A placement cannot begin before the employment does.",
        ));
    }
    faults.extend(assignment_faults(&draft.assignment, "/assignment"));
    faults
}

fn nip_faults(draft: &NewPerson, today: NaiveDate) -> Vec<Fault> {
    let say = |id, en| vec![fault("/nip".into(), id, en)];
    let Some(nip) = &draft.nip else {
        return if draft.staff == StaffKind::NonAsn {
            Vec::new()
        } else {
            say("NIP wajib diisi untuk PNS, CPNS, dan PPPK.", "PNS, CPNS and PPPK need a NIP.")
        };
    };
    let day = |value: u32| u8::try_from(value).unwrap_or_default();
    let year = u16::try_from(today.year()).unwrap_or_default();
    if nip.is_born_after(year, day(today.month()), day(today.day())) {
        return say(
            "Tanggal lahir pada NIP ada di masa depan.",
            "The date of birth in the NIP lies in the future.",
        );
    }
    match (draft.staff, nip.hint().map(|hint| hint.kind)) {
        (StaffKind::Pns | StaffKind::Cpns, Some(NipKind::Pppk { .. })) => say(
            "Nomor ini berpola PPPK (angka ke-13 adalah 2), padahal jenis pegawai yang dipilih PNS/CPNS.",
            "This number has the PPPK form (digit 13 is 2), but the staff kind chosen is PNS/CPNS.",
        ),
        (StaffKind::Pppk | StaffKind::PppkPartTime, Some(NipKind::Pns { .. })) => say(
            "Nomor ini berpola PNS (angka ke-13 dan ke-14 adalah bulan), padahal jenis pegawai yang dipilih PPPK.",
            "This number has the PNS form (digits 13 and 14 are a month), but the staff kind chosen is PPPK.",
        ),
        (StaffKind::NonAsn, Some(_)) => say(
            "Pegawai non-ASN tidak memiliki NIP. Kosongkan isian ini.",
            "Non-ASN staff have no NIP. Leave this empty.",
        ),
        (
            StaffKind::Pns | StaffKind::Cpns | StaffKind::Pppk | StaffKind::PppkPartTime | StaffKind::NonAsn,
            _,
        ) => Vec::new(),
    }
}

/// Faults of a placement by itself.
pub(super) fn assignment_faults(draft: &NewAssignment, at: &str) -> Vec<Fault> {
    let ends = format!("{at}/ends_on");
    match (draft.holding, draft.ends_on) {
        (Holding::Definitive, Some(_)) => vec![fault(
            ends,
            "Penempatan definitif berakhir ketika penempatan berikutnya dimulai. Kosongkan isian ini.",
            "A definitive placement ends when the next one begins. Leave this empty.",
        )],
        (Holding::Plt | Holding::Plh, None) => {
            vec![fault(
                ends,
                "Isi tanggal berakhir untuk plt. dan plh.",
                "Give the last day of an acting placement.",
            )]
        }
        (Holding::Plt | Holding::Plh, Some(day)) if day < draft.starts_on => vec![fault(
            ends,
            "Tanggal berakhir lebih awal daripada tanggal mulai.",
            "The last day lies before the first.",
        )],
        (Holding::Definitive, None) | (Holding::Plt | Holding::Plh, Some(_)) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::id::{OrgUnitId, PositionId};
    use shared::value::{Nip, PersonName};
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn draft(staff: StaffKind, nip: Option<&str>) -> NewPerson {
        NewPerson {
            name: PersonName::parse("Siti").unwrap(),
            title_before: None,
            title_after: None,
            staff,
            nip: nip.map(|nip| Nip::parse(nip).unwrap()),
            starts_on: day("2025-01-01"),
            assignment: NewAssignment {
                unit: OrgUnitId(Uuid::nil()),
                position: PositionId(Uuid::nil()),
                holding: Holding::Definitive,
                is_leading: false,
                superior: None,
                starts_on: day("2025-01-01"),
                ends_on: None,
            },
        }
    }

    fn check(staff: StaffKind, nip: Option<&str>, expected: Option<&str>) {
        let faults = person_faults(&draft(staff, nip), day("2026-11-24"));
        assert_eq!(faults.first().map(|fault| fault.pointer.as_str()), expected, "{staff:?} {nip:?}");
    }

    #[test]
    fn a_nip_must_fit_the_kind_of_staff() {
        check(StaffKind::Pns, Some("200012312024121001"), None);
        check(StaffKind::Pns, Some("200012312024211001"), Some("/nip"));
        check(StaffKind::Pppk, Some("200012312024211001"), None);
        check(StaffKind::PppkPartTime, Some("199001012025242001"), None);
        check(StaffKind::Pppk, Some("200012312024121001"), Some("/nip"));
        check(StaffKind::NonAsn, None, None);
        check(StaffKind::NonAsn, Some("200012312024121001"), Some("/nip"));
        check(StaffKind::Pns, None, Some("/nip"));
    }

    #[test]
    fn acting_placements_have_an_end_and_definitive_ones_have_none() {
        let mut acting = draft(StaffKind::Pns, None).assignment;
        acting.holding = Holding::Plt;
        assert_eq!(assignment_faults(&acting, "").len(), 1);
        acting.ends_on = Some(day("2024-12-31"));
        assert_eq!(assignment_faults(&acting, "").len(), 1);
        acting.ends_on = Some(day("2025-03-31"));
        assert!(assignment_faults(&acting, "").is_empty());
        acting.holding = Holding::Definitive;
        assert_eq!(assignment_faults(&acting, "").len(), 1);
    }
}
