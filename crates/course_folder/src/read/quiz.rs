//! Quizzes: settings, draws, and the list of questions.

use std::collections::{BTreeMap, BTreeSet};

use crate::limits::{
    ATTEMPTS_MAX, LESSON_MINUTES_MAX, PAUSE_MINUTES_MAX, PER_PAGE_MAX, QUESTIONS_MAX, SECTIONS_MAX,
};
use crate::read::course::{small, value};
use crate::read::question::{self, Entry};
use crate::read::{practice, second};
use crate::words::{METHODS, REVIEWS};
use crate::yaml::Fields;
use crate::{Description, Draw, Question, Quiz, Review, Section, layout};

/// Reads the quiz's own fields; title and minutes are the lesson's.
pub(crate) fn quiz(fields: &mut Fields<'_, '_>) -> Quiz {
    let intro = fields.markdown_if_any("intro").map(|text| text.value);
    let pass_percent = small(fields.number("pass_percent", 0..=100));
    let attempts = fields.number_if_any("attempts", 1..=ATTEMPTS_MAX);
    let method = fields.word("grading", &METHODS).unwrap_or_default();
    let time_limit_minutes = fields.number_if_any("time_limit_minutes", 1..=LESSON_MINUTES_MAX);
    let pause_minutes = fields.number_if_any("pause_minutes", 1..=PAUSE_MINUTES_MAX);
    let shuffle = fields.truth_if_any("shuffle").unwrap_or(true);
    let review = moment(fields, "review", attempts).unwrap_or_default();
    let outcome = moment(fields, "outcome", attempts).unwrap_or(Review::Never);
    let pretest = fields.line_if_any("pretest").map(|text| text.value);
    let draw = draws(fields);
    let practice = practice::tag(fields);
    let second_marker = second::marker(fields);
    let per_page = small(Some(fields.number_if_any("per_page", 1..=PER_PAGE_MAX).unwrap_or(1)));
    let (sections, questions) = questions(fields);
    practice::check(fields, practice.as_ref(), &draw, &questions);
    let practice = practice.map(|(_, tag)| tag);
    second::check(fields, second_marker.as_ref(), &questions);
    check_draws(fields, &draw, practice.as_deref(), &questions);
    Quiz {
        intro,
        pass_percent,
        attempts,
        method,
        time_limit_minutes,
        pause_minutes,
        shuffle,
        review,
        outcome,
        pretest,
        draw: draw.into_iter().map(|(_, draw)| draw).collect(),
        practice,
        second_marker: second_marker.map(|(_, marker)| marker),
        per_page,
        sections,
        questions: questions.into_iter().map(|(_, question)| question).collect(),
    }
}

/// Reads when something is shown; reports a moment that never comes.
fn moment(fields: &mut Fields<'_, '_>, key: &'static str, attempts: Option<u32>) -> Option<Review> {
    let line = fields.line;
    let moment = fields.word(key, &REVIEWS);
    if moment == Some(Review::AfterAttempts) && attempts.is_none() {
        fields.desk.error(
            line,
            format!("`{key}: after_attempts` tidak pernah tercapai karena jumlah percobaan tidak dibatasi"),
            format!("Isi `attempts`, atau pakai {key}: after_pass."),
        );
    }
    moment
}

fn questions(fields: &mut Fields<'_, '_>) -> (Vec<Section>, Vec<(usize, Question)>) {
    let mut questions = Vec::new();
    let mut sections: Vec<(usize, Section)> = Vec::new();
    let mut leads: Vec<Description> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut texts: BTreeMap<String, usize> = BTreeMap::new();
    let mut last_lead = fields.line;
    for item in fields.some_items("questions", "[...]") {
        let line = item.line;
        let Some(entry) = question::entry(fields.desk, item) else { continue };
        let id = match &entry {
            Entry::Question(question) => &question.id,
            Entry::Description(description) => &description.id,
            Entry::Section(section) => &section.id,
        };
        if let Some(first) = seen.insert(id.clone(), line).filter(|_| !id.is_empty()) {
            fields.desk.error(
                line,
                format!("id soal `{id}` sudah dipakai di baris {first}"),
                "Beri id lain; id tidak boleh sama dalam satu kuis.",
            );
        }
        let mut question = match entry {
            Entry::Question(question) => *question,
            Entry::Description(description) => {
                leads.push(description);
                last_lead = line;
                continue;
            }
            Entry::Section(section) => {
                sections.push((line, Section { first: questions.len(), ..section }));
                continue;
            }
        };
        question.leads = std::mem::take(&mut leads);
        if let Some(first) = texts.insert(question.text.clone(), line).filter(|_| !question.text.is_empty()) {
            fields.desk.warn(
                line,
                format!("teks soal sama dengan soal di baris {first}"),
                "Hapus salah satunya atau bedakan pertanyaannya.",
            );
        }
        questions.push((line, question));
    }
    if !leads.is_empty() {
        fields.desk.error(
            last_lead,
            "deskripsi tidak diikuti soal",
            "Pindahkan ke depan soal yang memerlukannya, atau hapus.",
        );
    }
    if questions.len() > QUESTIONS_MAX {
        let line = fields.line;
        fields.desk.error(
            line,
            format!("kuis memuat {} soal", questions.len()),
            format!("Bagi menjadi beberapa kuis; paling banyak {QUESTIONS_MAX} soal."),
        );
    }
    check_sections(fields, &sections, &questions);
    (sections.into_iter().map(|(_, section)| section).collect(), questions)
}

/// Reports questions before the first section, sections without questions, and too many of them.
fn check_sections(
    fields: &mut Fields<'_, '_>,
    sections: &[(usize, Section)],
    questions: &[(usize, Question)],
) {
    if let (Some((_, Section { first: 1.., .. })), Some((line, question))) =
        (sections.first(), questions.first())
    {
        fields.desk.error(
            *line,
            format!("soal `{}` berdiri sebelum bagian pertama", question.id),
            "Pindahkan ke dalam sebuah bagian, atau tulis bagian di depannya.",
        );
    }
    let ends = sections.iter().skip(1).map(|(_, next)| next.first).chain([questions.len()]);
    for ((line, section), end) in sections.iter().zip(ends) {
        if section.first >= end {
            fields.desk.error(
                *line,
                format!("bagian `{}` tidak berisi soal", section.title),
                "Tulis soal sesudahnya, atau hapus bagian ini.",
            );
        }
    }
    if let Some((line, _)) = sections.get(SECTIONS_MAX) {
        fields.desk.error(
            *line,
            format!("kuis memuat {} bagian", sections.len()),
            format!("Gabungkan beberapa bagian; paling banyak {SECTIONS_MAX}."),
        );
    }
}

fn draws(fields: &mut Fields<'_, '_>) -> Vec<(usize, Draw)> {
    let mut draws: Vec<(usize, Draw)> = Vec::new();
    for item in fields.items("draw") {
        let line = item.line;
        let Some(mut fields) = Fields::open(fields.desk, item) else { continue };
        let count = fields.number("count", 1..=500).unwrap_or_default();
        let tag = value(fields.line("tag", "modul-1"));
        if !tag.is_empty() && draws.iter().any(|(_, other)| other.tag == tag) {
            fields.desk.error(
                line,
                format!("undian untuk tag `{tag}` ditulis dua kali"),
                "Gabungkan menjadi satu.",
            );
        }
        fields.close();
        draws.push((line, Draw { count, tag }));
    }
    draws
}

fn check_draws(
    fields: &mut Fields<'_, '_>,
    draws: &[(usize, Draw)],
    practice: Option<&str>,
    questions: &[(usize, Question)],
) {
    for (line, draw) in draws.iter().filter(|(_, draw)| !draw.tag.is_empty()) {
        let pool = questions.iter().filter(|(_, question)| question.tags.contains(&draw.tag)).count();
        if u32::try_from(pool).is_ok_and(|pool| pool < draw.count) {
            let tags = questions.iter().flat_map(|(_, question)| question.tags.iter().map(String::as_str));
            let near = layout::nearest(&draw.tag, tags.filter(|tag| *tag != draw.tag), 2);
            let hint = near.filter(|_| pool == 0).map(|near| format!(" Mungkin maksud Anda tag `{near}`."));
            fields.desk.error(
                *line,
                format!("undian meminta {} soal bertag `{}`, tetapi hanya ada {pool}", draw.count, draw.tag),
                format!("Kurangi `count` atau tambah soal dengan tag itu.{}", hint.unwrap_or_default()),
            );
        }
    }
    let tags: BTreeSet<&str> = draws.iter().map(|(_, draw)| draw.tag.as_str()).collect();
    if tags.is_empty() {
        return;
    }
    let is_practice = |question: &Question| question.tags.iter().any(|tag| Some(tag.as_str()) == practice);
    for (line, question) in questions.iter().filter(|(_, question)| !is_practice(question)) {
        match question.tags.iter().filter(|tag| tags.contains(tag.as_str())).count() {
            0 => fields.desk.warn(
                *line,
                format!("soal `{}` tidak pernah muncul karena tidak ikut undian mana pun", question.id),
                "Tambahkan tag yang dipakai di `draw`, atau hapus soalnya.",
            ),
            1 => {}
            _ => fields.desk.error(
                *line,
                format!("soal `{}` ikut lebih dari satu undian", question.id),
                "Sisakan satu tag saja yang dipakai di `draw`, supaya soal tidak muncul dua kali.",
            ),
        }
    }
}
