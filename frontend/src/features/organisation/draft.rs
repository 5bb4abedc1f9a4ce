//! What is typed into the forms, and the values that come out of it or what is wrong with it. No Leptos.

use chrono::NaiveDate;
use credit::StaffKind;
use shared::api::organisation::{Holding, NewAssignment, NewPerson};
use shared::id::PersonId;
use shared::problem::FieldFault;
use shared::value::{Nip, PersonName};

use crate::text::{organisation as text, say};

/// Every kind of staff with its name in a form.
pub(super) const STAFF: [(StaffKind, &str); 5] = [
    (StaffKind::Pns, "pns"),
    (StaffKind::Cpns, "cpns"),
    (StaffKind::Pppk, "pppk"),
    (StaffKind::PppkPartTime, "pppk_part_time"),
    (StaffKind::NonAsn, "non_asn"),
];

/// Every way to hold a position with its name in a form.
pub(super) const HOLDINGS: [(Holding, &str); 3] =
    [(Holding::Definitive, "definitive"), (Holding::Plt, "plt"), (Holding::Plh, "plh")];

/// A placement as typed.
#[derive(Debug, Clone, Default)]
pub(super) struct PlacementDraft {
    pub(super) unit: String,
    pub(super) position: String,
    pub(super) holding: String,
    pub(super) is_leading: bool,
    pub(super) superior: Option<PersonId>,
    pub(super) starts_on: String,
    pub(super) ends_on: String,
}

/// A person as typed.
#[derive(Debug, Clone, Default)]
pub(super) struct PersonDraft {
    pub(super) name: String,
    pub(super) title_before: String,
    pub(super) title_after: String,
    pub(super) staff: String,
    pub(super) nip: String,
    pub(super) starts_on: String,
    pub(super) placement: PlacementDraft,
}

/// What is wrong, field by field.
type Faults = Vec<FieldFault>;

/// Takes a field's value, or notes what is wrong with it.
fn take<T>(faults: &mut Faults, pointer: String, value: Result<T, String>) -> Option<T> {
    value.map_err(|detail| faults.push(FieldFault { pointer, detail })).ok()
}

fn day(typed: &str) -> Result<NaiveDate, String> {
    typed.parse().map_err(|_unparsed| text::need_day().to_owned())
}

fn filled(typed: &str) -> Option<String> {
    let words = typed.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// The one of a list that was chosen by its name.
fn one_of<T: Copy>(all: &[(T, &str)], name: &str, missing: &str) -> Result<T, String> {
    all.iter().find(|(_, code)| *code == name).map(|(value, _)| *value).ok_or_else(|| missing.to_owned())
}

/// The placement, or what is wrong; `at` is where it stands in the body.
///
/// # Errors
/// What is wrong, in the order of the fields.
pub(super) fn placement(draft: &PlacementDraft, at: &str) -> Result<NewAssignment, Faults> {
    let unit = draft.unit.parse();
    let position = draft.position.parse();
    let holding = one_of(&HOLDINGS, &draft.holding, text::need_holding());
    let starts_on = day(&draft.starts_on);
    let ends_on = filled(&draft.ends_on).map(|typed| day(&typed)).transpose();
    let checks = [
        ("unit", unit.is_err().then(|| text::need_unit().to_owned())),
        ("position", position.is_err().then(|| text::need_position().to_owned())),
        ("holding", holding.clone().err()),
        ("starts_on", starts_on.clone().err()),
        ("ends_on", ends_on.clone().err()),
    ];
    let faults = checks.into_iter().filter_map(|(name, detail)| {
        detail.map(|detail| FieldFault { pointer: format!("{at}/{name}"), detail })
    });
    let faults: Faults = faults.collect();
    match (unit, position, holding, starts_on, ends_on) {
        (Ok(unit), Ok(position), Ok(holding), Ok(starts_on), Ok(ends_on)) => Ok(NewAssignment {
            unit,
            position,
            holding,
            is_leading: draft.is_leading,
            superior: draft.superior,
            starts_on,
            ends_on,
        }),
        _ => Err(faults),
    }
}

/// The person, or what is wrong.
///
/// # Errors
/// What is wrong, in the order of the fields.
pub(super) fn person(draft: &PersonDraft) -> Result<NewPerson, Faults> {
    let mut faults = Vec::new();
    let name = PersonName::parse(&draft.name).map_err(|phrase| say(&phrase));
    let name = take(&mut faults, "/name".to_owned(), name);
    let staff = take(&mut faults, "/staff".to_owned(), one_of(&STAFF, &draft.staff, text::need_staff()));
    let nip = filled(&draft.nip).map(|typed| Nip::parse(&typed).map_err(|phrase| say(&phrase))).transpose();
    let nip = take(&mut faults, "/nip".to_owned(), nip);
    let starts_on = take(&mut faults, "/starts_on".to_owned(), day(&draft.starts_on));
    let assignment = placement(&draft.placement, "/assignment").map_err(|more| faults.extend(more)).ok();
    match (name, staff, nip, starts_on, assignment) {
        (Some(name), Some(staff), Some(nip), Some(starts_on), Some(assignment)) => Ok(NewPerson {
            name,
            title_before: filled(&draft.title_before),
            title_after: filled(&draft.title_after),
            staff,
            nip,
            starts_on,
            assignment,
        }),
        _ => Err(faults),
    }
}

/// How a NIP is read while it is typed: grouped 8-6-1-3, or how many digits there are so far.
pub(super) fn nip_so_far(typed: &str) -> Option<String> {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    match Nip::parse(typed) {
        Ok(nip) => Some(text::nip_read(&nip.spaced())),
        Err(_) if digits == 0 => None,
        Err(_) => Some(text::nip_so_far(digits)),
    }
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
