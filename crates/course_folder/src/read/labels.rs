//! Labels on a picture.

use crate::asset::Kind;
use crate::limits::CHOICES_MAX;
use crate::read::course::{small, value};
use crate::read::gaps::same;
use crate::read::question::most;
use crate::yaml::Fields;
use crate::{Body, Zone};

/// Places whose middles are nearer than this in both directions, in percent, lie on one another on a phone.
const NEAR: (u8, u8) = (8, 10);

/// Reads the picture of a question and its labels.
pub(crate) fn labels(fields: &mut Fields<'_, '_>) -> Body {
    let line = fields.line;
    let picture = fields.line("picture", "images/denah-loket.svg");
    if let Some(picture) = &picture {
        fields.desk.refer(picture.line, &picture.value, &[Kind::Image]);
    }
    let alt = value(fields.line("alt", "Denah ruang layanan dengan pintu di kiri bawah"));
    let reuse = fields.truth_if_any("reuse").unwrap_or(false);
    let zones = zones(fields, reuse);
    let mut distractors: Vec<String> = Vec::new();
    for text in fields.lines("distractors") {
        if zones.iter().any(|zone| zone.label == text.value) || distractors.contains(&text.value) {
            same(fields.desk, text.line, &text.value);
        }
        distractors.push(text.value);
    }
    if zones.len() > CHOICES_MAX {
        fields.desk.error(
            line,
            format!("soal punya {} titik", zones.len()),
            format!("Kurangi menjadi paling banyak {CHOICES_MAX}."),
        );
    }
    let body = Body::Labels { picture: value(picture), alt, zones, distractors, reuse };
    let options = body.options().len();
    if options == 1 {
        fields.desk.error(
            line,
            "soal label hanya punya satu label",
            "Tambahkan titik di `zones`, atau label pengecoh di `distractors`.",
        );
    }
    most(fields, line, options);
    body
}

fn zones(fields: &mut Fields<'_, '_>, reuse: bool) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    for item in fields.some_items("zones", "[{ at: [20, 35], place: kiri atas, label: Mesin antrean }]") {
        let line = item.line;
        let Some(mut fields) = Fields::open(fields.desk, item) else { continue };
        let at = at(&mut fields);
        let place = value(fields.line("place", "kiri atas, di samping pintu"));
        let label = value(fields.line("label", "Mesin antrean"));
        let is_used = |text: fn(&Zone) -> &String, other: &str| {
            !other.is_empty() && zones.iter().any(|zone| text(zone) == other)
        };
        if is_used(|zone| &zone.place, &place) {
            fields.desk.error(
                line,
                format!("tempat `{place}` ditulis dua kali"),
                "Bedakan `place`, supaya titiknya dapat dibedakan tanpa melihat gambar.",
            );
        }
        if !reuse && is_used(|zone| &zone.label, &label) {
            fields.desk.error(
                line,
                format!("label `{label}` dipakai dua titik"),
                "Ganti salah satunya, atau tulis `reuse: true` agar satu label boleh dipakai berulang.",
            );
        }
        let is_near =
            |(x, y): (u8, u8), zone: &Zone| zone.x.abs_diff(x) < NEAR.0 && zone.y.abs_diff(y) < NEAR.1;
        if let Some(at) = at
            && zones.iter().any(|zone| is_near(at, zone))
        {
            fields.desk.warn(
                line,
                "titik ini terlalu dekat dengan titik lain",
                "Jauhkan keduanya, supaya di layar ponsel tidak saling menutupi.",
            );
        }
        fields.close();
        let (x, y) = at.unwrap_or_default();
        zones.push(Zone { x, y, place, label });
    }
    zones
}

/// Where the middle of a place is, in percent.
fn at(fields: &mut Fields<'_, '_>) -> Option<(u8, u8)> {
    let items = fields.some_items("at", "[20, 35]");
    let (line, count) = (items.first().map_or(fields.line, |item| item.line), items.len());
    let read = |node| fields.as_number("at", node, &(0..=100));
    let numbers: Vec<Option<u32>> = items.iter().map(read).collect();
    if let [Some(x), Some(y)] = numbers.as_slice() {
        return Some((small(Some(*x)), small(Some(*y))));
    }
    if count > 0 && count != 2 {
        fields.desk.error(
            line,
            "`at` tidak berisi dua angka",
            "Tulis jarak dari kiri lalu dari atas dalam persen, misalnya `at: [20, 35]`.",
        );
    }
    None
}
