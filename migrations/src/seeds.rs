//! Rows that regulations give: competencies, forms of development, quotas. Data with dates, to be edited as law changes.
//!
//! **Invariant:** a figure without a confirmed source says so in its reference.

use sea_orm_migration::prelude::*;

/// Competencies of `PermenPANRB` 38/2017: eight managerial, one socio-cultural.
const COMPETENCIES: [(&str, &str, &str); 9] = [
    ("integritas", "Integritas", "manajerial"),
    ("kerja-sama", "Kerja sama", "manajerial"),
    ("komunikasi", "Komunikasi", "manajerial"),
    ("orientasi-pada-hasil", "Orientasi pada hasil", "manajerial"),
    ("pelayanan-publik", "Pelayanan publik", "manajerial"),
    ("pengembangan-diri-dan-orang-lain", "Pengembangan diri dan orang lain", "manajerial"),
    ("mengelola-perubahan", "Mengelola perubahan", "manajerial"),
    ("pengambilan-keputusan", "Pengambilan keputusan", "manajerial"),
    ("perekat-bangsa", "Perekat bangsa", "sosial kultural"),
];

/// SIASN id, name, class, code, rule of JP, cap.
type Form = (i16, &'static str, &'static str, &'static str, &'static str, Option<&'static str>);

/// Annex of `PerLAN` 10/2018 as paraphrased in public programs.
const FORMS: [Form; 25] = [
    (1, "Pelatihan struktural kepemimpinan", "klasikal", "KL01", "programme", None),
    (2, "Pelatihan fungsional", "klasikal", "KL04", "programme", None),
    (3, "Pelatihan teknis", "klasikal", "KL03", "programme", None),
    (4, "Workshop atau lokakarya", "klasikal", "KL07", "programme", None),
    (5, "Pelatihan manajerial", "klasikal", "KL02", "programme", None),
    (6, "Pelatihan sosial kultural", "klasikal", "KL05", "programme", None),
    (7, "Sosialisasi", "klasikal", "KL11", "programme", None),
    (8, "Bimbingan teknis", "klasikal", "KL10", "programme", None),
    (9, "Seminar, konferensi, atau sarasehan", "klasikal", "KL06", "programme", None),
    (10, "Magang atau praktik kerja", "nonklasikal", "NKL12", "fixed 20", None),
    (11, "Kursus", "klasikal", "KL08", "programme", None),
    (12, "Penataran", "klasikal", "KL09", "programme", None),
    (13, "Klasikal lainnya", "klasikal", "KL12", "programme", None),
    (14, "Coaching", "nonklasikal", "NKL01", "session 2", Some(r#"{"kind":"per_month","jp":4}"#)),
    (15, "Mentoring", "nonklasikal", "NKL02", "session 2", Some(r#"{"kind":"per_month","jp":4}"#)),
    (16, "E-learning", "nonklasikal", "NKL03", "programme", None),
    (17, "Pelatihan jarak jauh", "nonklasikal", "NKL04", "programme", None),
    (18, "Detasering", "nonklasikal", "NKL05", "fixed 20", None),
    (19, "Pembelajaran alam terbuka", "nonklasikal", "NKL06", "programme", None),
    (20, "Patok banding", "nonklasikal", "NKL07", "fixed 10", None),
    (21, "Pertukaran PNS dengan pegawai swasta, BUMN, atau BUMD", "nonklasikal", "NKL08", "fixed 20", None),
    (22, "Belajar mandiri", "nonklasikal", "NKL09", "day", Some(r#"{"kind":"per_day","jp":2}"#)),
    (23, "Komunitas belajar", "nonklasikal", "NKL10", "day", Some(r#"{"kind":"per_day","jp":2}"#)),
    (24, "Bimbingan di tempat kerja", "nonklasikal", "NKL11", "session 2", None),
    (25, "Nonklasikal lainnya", "nonklasikal", "NKL13", "programme", None),
];

/// Staff, kind, JP, basis, valid from, reference.
const QUOTAS: [(&str, &str, i16, &str, &str, &str); 5] = [
    ("pns", "floor", 20, "calendar", "2017-04-07", "PP 11/2017 jo PP 17/2020 Pasal 203 ayat (4)"),
    ("cpns", "none", 0, "calendar", "2017-04-07", "Latsar CPNS diatur tersendiri (PerLAN 1/2021)"),
    ("pppk", "ceiling", 24, "contract", "2018-11-28", "PP 49/2018 Pasal 39–40"),
    ("pppk_part_time", "ceiling", 24, "contract", "2018-11-28", "Mengikuti PPPK; belum ada ketentuan khusus"),
    ("non_asn", "none", 0, "calendar", "2017-04-07", "Tidak diatur"),
];

/// Seeds the competencies.
pub(crate) async fn competencies(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut insert = Query::insert();
    insert.into_table("competency").columns(["code", "name", "kind"]);
    for (code, name, kind) in COMPETENCIES {
        insert.values_panic([code.into(), name.into(), kind.into()]);
    }
    manager.execute(insert).await.map(drop)
}

/// Seeds the forms of development.
pub(crate) async fn activity_forms(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let from = day("2018-09-10")?;
    let mut insert = Query::insert();
    insert.into_table("activity_form").columns([
        "id",
        "name",
        "class",
        "code",
        "jp_rule",
        "cap",
        "legal_reference",
        "valid_from",
    ]);
    for (id, name, class, code, rule, cap) in FORMS {
        let cap: Option<serde_json::Value> = cap.and_then(|text| serde_json::from_str(text).ok());
        insert.values_panic([
            id.into(),
            name.into(),
            class.into(),
            code.into(),
            rule.into(),
            cap.into(),
            "PerLAN 10/2018 (lampiran; perlu dicocokkan dengan naskah resmi)".into(),
            from.into(),
        ]);
    }
    manager.execute(insert).await.map(drop)
}

/// Seeds the quotas.
pub(crate) async fn quota_rules(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut insert = Query::insert();
    insert.into_table("quota_rule").columns([
        "id",
        "version",
        "staff",
        "kind",
        "jp",
        "basis",
        "valid_from",
        "legal_reference",
    ]);
    for (id, (staff, kind, jp, basis, from, reference)) in (1_i16..).zip(QUOTAS) {
        insert.values_panic([
            id.into(),
            1_i32.into(),
            staff.into(),
            kind.into(),
            jp.into(),
            basis.into(),
            day(from)?.into(),
            reference.into(),
        ]);
    }
    manager.execute(insert).await.map(drop)
}

fn day(text: &str) -> Result<chrono::NaiveDate, DbErr> {
    text.parse().map_err(|_ignored| DbErr::Migration(format!("not a date: {text}")))
}
