//! Practice: a question's hints and penalty, and which questions of a quiz are for practice only.

use grading::Penalty;

use crate::limits::HINTS_MAX;
use crate::read::course::small;
use crate::read::question::slug;
use crate::yaml::Fields;
use crate::{Body, Draw, Question, Tries, layout};

/// Reads what helps where a question is practised, and what that costs.
pub(crate) fn tries(fields: &mut Fields<'_, '_>) -> Tries {
    let mut hints: Vec<String> = Vec::new();
    let line = fields.line;
    for item in fields.items("hints") {
        hints.extend(
            fields.as_markdown("hints", item, "Ingat kembali asas kesamaan hak.").map(|text| text.value),
        );
    }
    if hints.len() > HINTS_MAX {
        fields.desk.error(
            line,
            format!("soal punya {} petunjuk", hints.len()),
            format!("Sisakan paling banyak {HINTS_MAX} petunjuk di `hints`."),
        );
    }
    let percent = fields.number_if_any("penalty_percent", 0..=100);
    let penalty = percent.map_or_else(Penalty::default, |percent| Penalty::percent(small(Some(percent))));
    Tries { hints, penalty }
}

/// Reports hints that nobody will see.
pub(crate) fn check_hints(fields: &mut Fields<'_, '_>, body: &Body, tries: &Tries) {
    if matches!(body, Body::Essay(_)) && !tries.hints.is_empty() {
        let line = fields.line;
        fields.desk.warn(
            line,
            "petunjuk soal esai tidak pernah tampil karena esai tidak dapat dilatih",
            "Hapus `hints`, atau tulis petunjuknya di `text`.",
        );
    }
}

/// Reads the tag of questions that are for practice only.
pub(crate) fn tag(fields: &mut Fields<'_, '_>) -> Option<(usize, String)> {
    let tag = fields.line_if_any("practice")?;
    slug(fields, &tag, "tag latihan");
    Some((tag.line, tag.value))
}

/// Reports a tag of practice that leaves nothing to practise or nothing to ask, and questions that would be both.
pub(crate) fn check(
    fields: &mut Fields<'_, '_>,
    practice: Option<&(usize, String)>,
    draws: &[(usize, Draw)],
    questions: &[(usize, Question)],
) {
    let Some((line, tag)) = practice else { return };
    for (line, _) in draws.iter().filter(|(_, draw)| draw.tag == *tag) {
        fields.desk.error(
            *line,
            format!("undian memakai tag latihan `{tag}`"),
            "Soal latihan tidak pernah keluar dalam kuis. Undi soal dengan tag lain, atau ganti tag di `practice`.",
        );
    }
    let is_tagged = |question: &Question| question.tags.contains(tag);
    let count = questions.iter().filter(|(_, question)| is_tagged(question)).count();
    if count == 0 {
        let tags = questions.iter().flat_map(|(_, question)| question.tags.iter().map(String::as_str));
        let near = layout::nearest(tag, tags, 2);
        let near = near.map(|near| format!(" Mungkin maksud Anda tag `{near}`.")).unwrap_or_default();
        fields.desk.error(
            *line,
            format!("tidak ada soal bertag latihan `{tag}`"),
            format!("Beri tag itu pada soal latihan, atau hapus `practice`.{near}"),
        );
    } else if count == questions.len() {
        fields.desk.error(
            *line,
            "semua soal hanya untuk latihan, sehingga kuis tidak punya soal",
            "Tambahkan soal tanpa tag latihan, atau hapus `practice`.",
        );
    }
    let is_drawn = |question: &Question| {
        draws.iter().any(|(_, draw)| draw.tag != *tag && question.tags.contains(&draw.tag))
    };
    for (line, question) in questions.iter().filter(|(_, question)| is_tagged(question)) {
        if is_drawn(question) {
            fields.desk.error(
                *line,
                format!("soal latihan `{}` ikut undian", question.id),
                "Sisakan tag latihan atau tag undian saja; soal latihan tidak pernah keluar dalam kuis.",
            );
        }
        if matches!(question.body, Body::Essay(_)) {
            fields.desk.error(
                *line,
                format!("soal esai `{}` tidak dapat dilatih", question.id),
                "Esai dinilai oleh pengajar. Hapus tag latihannya, atau ganti jenis soalnya.",
            );
        }
    }
}
