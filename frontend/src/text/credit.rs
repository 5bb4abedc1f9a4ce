//! Words of the credit screens.

use credit::{Quota, YearBasis};

use super::{Lang, lang};

crate::texts! {
    quota_open: "Tanpa batas minimal dan tanpa batas atas" | "Neither a minimum nor a ceiling";
    basis_calendar: "Tahun kalender" | "Calendar year";
    basis_contract: "Tahun perjanjian kerja" | "Contract year";
}

/// What a year asks for or allows.
pub fn quota(quota: Quota) -> String {
    match (quota, lang()) {
        (Quota::Floor { jp }, Lang::Id) => format!("Minimal {jp} JP setahun"),
        (Quota::Floor { jp }, Lang::En) => format!("At least {jp} JP a year"),
        (Quota::Ceiling { jp }, Lang::Id) => format!("Paling banyak {jp} JP dihitung setahun"),
        (Quota::Ceiling { jp }, Lang::En) => format!("At most {jp} JP count in a year"),
        (Quota::Open, _) => quota_open().to_owned(),
    }
}

/// Over which year a quota runs.
pub fn basis(basis: YearBasis) -> &'static str {
    match basis {
        YearBasis::Calendar => basis_calendar(),
        YearBasis::Contract => basis_contract(),
    }
}
