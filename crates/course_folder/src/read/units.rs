//! The units of a question in numbers.

use grading::{Decimal, Unit, Units, with_unit};

use crate::read::course::value;
use crate::read::question::{most, number};
use crate::yaml::Fields;

/// Reads the units that the learner writes, if there are any.
pub(crate) fn units(fields: &mut Fields<'_, '_>, has_shown_unit: bool) -> Option<Units> {
    let line = fields.line;
    let items = fields.items("units");
    let is_optional = fields.truth_if_any("unit_optional");
    if items.is_empty() {
        if is_optional.is_some() {
            fields.desk.error(
                line,
                "`unit_optional` ditulis tanpa `units`",
                "Tambahkan `units`, atau hapus `unit_optional`.",
            );
        }
        return None;
    }
    if has_shown_unit {
        fields.desk.error(
            line,
            "soal punya `unit` dan `units` sekaligus",
            "Pakai `unit` bila satuannya ditampilkan di samping isian, atau `units` bila peserta menulisnya sendiri.",
        );
    }
    let mut accepted: Vec<Unit> = Vec::new();
    for item in items {
        let line = item.line;
        let Some(mut fields) = Fields::open(fields.desk, item) else { continue };
        let name = value(fields.line("unit", "jam"));
        let factor = fields.line("factor", "60");
        let factor = factor.and_then(|text| number(&mut fields, &text, "factor")).unwrap_or(Decimal::ONE);
        if factor <= Decimal::default() {
            fields.desk.error(
                line,
                "`factor` tidak lebih dari nol",
                "Isi `factor` dengan angka lebih dari 0.",
            );
        }
        if !name.is_empty() && accepted.iter().any(|unit| unit.name == name) {
            fields.desk.error(line, format!("satuan `{name}` ditulis dua kali"), "Hapus salah satunya.");
        }
        if !name.is_empty() && with_unit(&format!("1 {name}")) != Ok((Decimal::ONE, name.as_str())) {
            fields.desk.error(
                line,
                format!("satuan `{name}` tidak dapat dibedakan dari angkanya"),
                "Mulai satuan dengan huruf, misalnya `m2`.",
            );
        }
        fields.close();
        accepted.push(Unit { name, factor });
    }
    let units = Units { accepted, is_optional: is_optional.unwrap_or(false) };
    if units.own().is_none() {
        fields.desk.error(
            line,
            "tidak ada satuan dengan `factor: 1`",
            "Tambahkan satuan yang dipakai `value`, dengan `factor: 1`.",
        );
    }
    most(fields, line, units.accepted.len());
    Some(units)
}
