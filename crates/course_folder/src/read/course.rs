//! `course.yaml` and `module.yaml`.

use crate::desk::Desk;
use crate::layout;
use crate::limits::{COMPETENCY_LEVEL_MAX, FORM_MAX, JP_MAX, REQUIRES_MAX, TITLE_CHARS_MAX};
use crate::words::LEVELS;
use crate::yaml::node::Node;
use crate::yaml::{Fields, Text};
use crate::{Competency, Course, Level};

/// Reads `course.yaml`; modules and assets come later.
pub(crate) fn course(desk: &mut Desk<'_>, node: Node) -> Option<Course> {
    let mut fields = Fields::open(desk, node)?;
    format(&mut fields);
    let title = title(&mut fields);
    let summary = fields.line("summary", "Satu atau dua kalimat untuk kartu kursus");
    let language = language(&mut fields, "language");
    let provider = fields.line("provider", "BKPSDM Kota Contoh");
    let form = fields.number("form", 1..=FORM_MAX);
    let level = fields.need_word("level", &LEVELS);
    let competencies = competencies(&mut fields);
    let audience = fields.line("audience", "Petugas loket dan penyelia pelayanan");
    let outcomes = goals(&mut fields, "outcomes", "[Menjelaskan hak warga]");
    let jp = fields.number("jp", 1..=JP_MAX);
    let jp_justification = fields.markdown("jp_justification", "Alasan jumlah jam pelajaran");
    let about = fields.markdown("about", "Uraian kursus");
    let sources = fields.lines("sources");
    let requires = requires(&mut fields);
    let in_order = fields.truth_if_any("in_order").unwrap_or_default();
    fields.close();
    Some(Course {
        title: title.value,
        summary: value(summary),
        language,
        provider: value(provider),
        form: small(form),
        level: level.unwrap_or(Level::Dasar),
        competencies,
        audience: value(audience),
        outcomes,
        jp: jp.and_then(|jp| u16::try_from(jp).ok()).unwrap_or_default(),
        jp_justification: value(jp_justification),
        about: value(about),
        sources: sources.into_iter().map(|text| text.value).collect(),
        requires,
        in_order,
        modules: Vec::new(),
        assets: std::collections::BTreeMap::new(),
    })
}

/// What `module.yaml` says.
#[derive(Default)]
pub(crate) struct ModuleHead {
    pub(crate) title: Text,
    pub(crate) objectives: Vec<String>,
}

/// Reads `module.yaml`.
pub(crate) fn module(desk: &mut Desk<'_>, node: Node) -> Option<ModuleHead> {
    let mut fields = Fields::open(desk, node)?;
    let title = title(&mut fields);
    let objectives = goals(&mut fields, "objectives", "[Menyebutkan tiga unsur standar pelayanan]");
    fields.close();
    Some(ModuleHead { title, objectives })
}

/// Takes a title, of a length that fits a card.
pub(crate) fn title(fields: &mut Fields<'_, '_>) -> Text {
    let title = fields.line("title", "Hakikat pelayanan publik").unwrap_or_default();
    if title.value.chars().count() > TITLE_CHARS_MAX {
        fields.desk.error(
            title.line,
            "judul terlalu panjang",
            format!("Ringkas menjadi paling banyak {TITLE_CHARS_MAX} huruf."),
        );
    }
    title
}

/// Takes a language tag.
pub(crate) fn language(fields: &mut Fields<'_, '_>, key: &'static str) -> String {
    let Some(text) = fields.line(key, "id") else { return String::new() };
    let (main, region) =
        text.value.split_once('-').map_or((text.value.as_str(), None), |(main, region)| (main, Some(region)));
    let is_main = matches!(main.len(), 2 | 3) && main.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_region =
        region.is_none_or(|region| region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase()));
    if !(is_main && is_region) {
        fields.desk.error(
            text.line,
            format!("`{}` bukan kode bahasa", text.value),
            "Pakai kode singkat, misalnya id, en, atau jv.",
        );
    }
    text.value
}

/// The text, or nothing after a fault was reported.
pub(crate) fn value(text: Option<Text>) -> String {
    text.map(|text| text.value).unwrap_or_default()
}

/// A number that fits a byte, or nothing after a fault was reported.
pub(crate) fn small(number: Option<u32>) -> u8 {
    number.and_then(|number| u8::try_from(number).ok()).unwrap_or_default()
}

fn format(fields: &mut Fields<'_, '_>) {
    if let Some(node) = fields.need("format", "1")
        && !matches!(&node.value, crate::yaml::node::Value::Scalar(scalar) if scalar.text == "1")
    {
        fields.desk.error(
            node.line,
            "versi format folder kursus ini tidak dikenal",
            "Tulis `format: 1`, atau perbarui aplikasi bila folder dibuat oleh versi yang lebih baru.",
        );
    }
}

fn goals(fields: &mut Fields<'_, '_>, key: &'static str, example: &str) -> Vec<String> {
    let mut goals: Vec<String> = Vec::new();
    for item in fields.some_items(key, example) {
        let Some(goal) = fields.as_line(key, item, "teks") else { continue };
        if goals.contains(&goal.value) {
            fields.desk.warn(
                goal.line,
                format!("butir `{key}` yang sama ditulis dua kali"),
                "Hapus salah satunya.",
            );
        }
        goals.push(goal.value);
    }
    goals
}

/// Courses that come first; whether there are such courses, only the place where the folder goes can know.
fn requires(fields: &mut Fields<'_, '_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in fields.lines("requires") {
        if !layout::is_slug(&text.value) {
            fields.desk.error(
                text.line,
                format!("`{}` bukan nama singkat pelatihan", text.value),
                "Tulis nama folder pelatihan yang harus selesai dahulu, misalnya `pelayanan-publik-prima`.",
            );
        } else if found.contains(&text.value) {
            fields.desk.warn(text.line, "prasyarat yang sama ditulis dua kali", "Hapus salah satunya.");
        } else {
            found.push(text.value);
        }
        if found.len() > REQUIRES_MAX {
            fields.desk.error(
                None,
                "prasyarat terlalu banyak",
                format!("Sisakan paling banyak {REQUIRES_MAX} pelatihan."),
            );
            break;
        }
    }
    found
}

fn competencies(fields: &mut Fields<'_, '_>) -> Vec<Competency> {
    let mut found: Vec<Competency> = Vec::new();
    for item in fields.some_items("competencies", "[{ code: pelayanan-publik, level: 2 }]") {
        let Some(mut fields) = Fields::open(fields.desk, item) else { continue };
        let code = fields.line("code", "pelayanan-publik");
        let level = fields.number("level", 1..=COMPETENCY_LEVEL_MAX);
        if let Some(code) = &code {
            if !layout::is_slug(&code.value) {
                fields.desk.error(
                    code.line,
                    format!("kode kompetensi `{}` tidak sesuai bentuknya", code.value),
                    format!(
                        "Pakai huruf kecil dan tanda hubung, misalnya `{}`.",
                        layout::slug_of(&code.value)
                    ),
                );
            }
            if found.iter().any(|other| other.code == code.value) {
                fields.desk.error(
                    code.line,
                    format!("kompetensi `{}` ditulis dua kali", code.value),
                    "Hapus salah satunya.",
                );
            }
        }
        fields.close();
        found.push(Competency { code: value(code), level: small(level) });
    }
    found
}
