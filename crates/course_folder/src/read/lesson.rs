//! Lessons: Markdown with front matter, videos, documents; what is marked is read next door.

use crate::asset::Kind;
use crate::desk::Desk;
use crate::limits::{AFTER_MAX, LESSON_MINUTES_MAX, LESSON_WORDS_MIN};
use crate::read::course::{language, small, title, value};
use crate::read::{assignment, quiz};
use crate::words::ALL;
use crate::yaml::node::{Node, Value};
use crate::yaml::{Fields, Text, node};
use crate::{Caption, Content, Document, Lesson, Opening, Video, markdown};

/// What a lesson's file is, told by the ending of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Video,
    Document,
    Quiz,
    Assignment,
    Activity,
    Live,
    Discussion,
}

/// Endings in the order in which they are tried.
pub(crate) const ENDINGS: [(&str, Form); 8] = [
    (".md", Form::Text),
    (".video.yaml", Form::Video),
    (".document.yaml", Form::Document),
    (".quiz.yaml", Form::Quiz),
    (".assignment.yaml", Form::Assignment),
    (".activity.yaml", Form::Activity),
    (".live.yaml", Form::Live),
    (".discussion.yaml", Form::Discussion),
];

/// A lesson and the line of its title.
pub(crate) struct Read {
    pub(crate) lesson: Lesson,
    pub(crate) title_line: usize,
}

/// Reads the file in hand as a lesson.
pub(crate) fn lesson(desk: &mut Desk<'_>, slug: &str, form: Form, source: &str) -> Option<Read> {
    let content: fn(&mut Fields<'_, '_>, u32) -> Content = match form {
        Form::Text => return text_lesson(desk, slug, source),
        Form::Video => video,
        Form::Document => document,
        Form::Quiz => |fields, _| Content::Quiz(quiz::quiz(fields)),
        Form::Assignment => assignment::assignment,
        Form::Activity => assignment::activity,
        Form::Live => assignment::live,
        Form::Discussion => assignment::discussion,
    };
    let node = node_of(desk, source)?;
    settings(desk, slug, node, content)
}

/// Reads YAML; reports what cannot be read, and emptiness.
pub(crate) fn node_of(desk: &mut Desk<'_>, source: &str) -> Option<Node> {
    match node::read(source) {
        Ok(Some(node)) => Some(node),
        Ok(None) => {
            if !source.is_empty() {
                desk.error(
                    None,
                    "berkas tidak berisi apa pun",
                    "Isi berkas ini atau hapus bila tidak diperlukan.",
                );
            }
            None
        }
        Err(trouble) => {
            desk.error(trouble.line, trouble.what, trouble.remedy);
            None
        }
    }
}

fn settings(
    desk: &mut Desk<'_>,
    slug: &str,
    node: Node,
    content: impl FnOnce(&mut Fields<'_, '_>, u32) -> Content,
) -> Option<Read> {
    let mut fields = Fields::open(desk, node)?;
    let title = title(&mut fields);
    let minutes = fields.number("minutes", 1..=LESSON_MINUTES_MAX).unwrap_or_default();
    let required = fields.truth_if_any("required").unwrap_or(true);
    let sources = fields.lines("sources").into_iter().map(|text| text.value).collect();
    let opening = opening(&mut fields);
    let content = content(&mut fields, minutes);
    fields.close();
    let slug = slug.to_owned();
    let lesson = Lesson { slug, title: title.value, minutes, required, sources, opening, content };
    Some(Read { lesson, title_line: title.line })
}

/// What comes before the lesson: `all`, or a list of lessons.
fn opening(fields: &mut Fields<'_, '_>) -> Opening {
    let Some(node) = fields.take("after") else { return Opening::Always };
    if let Value::Scalar(scalar) = &node.value
        && scalar.text == ALL
    {
        return Opening::AllBefore;
    }
    let Value::List(items) = node.value else {
        fields.desk.error(
            node.line,
            "isi `after` tidak dikenal",
            "Tulis `after: all` untuk semua materi wajib sebelumnya, atau `after: [nama-modul/nama-materi]`.",
        );
        return Opening::Always;
    };
    if items.len() > AFTER_MAX {
        fields.desk.error(
            node.line,
            format!("`after` memuat {} materi", items.len()),
            format!("Sisakan paling banyak {AFTER_MAX}, atau tulis `after: all`."),
        );
    }
    let mut keys: Vec<String> = Vec::new();
    for item in items.into_iter().take(AFTER_MAX) {
        let key = fields.as_line("after", item, "nama-modul/nama-materi");
        keys.extend(key.map(|key| key.value).filter(|key| !keys.contains(key)));
    }
    if keys.is_empty() { Opening::Always } else { Opening::After(keys) }
}

fn text_lesson(desk: &mut Desk<'_>, slug: &str, source: &str) -> Option<Read> {
    let Some((head, body)) = split(source).filter(|(head, _)| !head.trim().is_empty()) else {
        desk.error(
            1,
            "kepala materi tidak ada, kosong, atau tidak ditutup",
            "Awali berkas dengan baris `---`, lalu title dan minutes, lalu baris `---` lagi sebelum isi materi.",
        );
        return None;
    };
    read_body(desk, &body);
    // An empty first line stands for the fence, so that lines of the head are lines of the file.
    let node = node_of(desk, &format!("\n{head}"))?;
    settings(desk, slug, node, |_, _| Content::Text { markdown: body.value })
}

/// Parts front matter and body.
fn split(source: &str) -> Option<(&str, Text)> {
    let rest = source.strip_prefix("---\n")?;
    let (head, body) = match rest.strip_prefix("---\n") {
        Some(body) => ("", body),
        None => rest.split_once("\n---\n").or_else(|| Some((rest.strip_suffix("\n---")?, "")))?,
    };
    let value = markdown::tidy(body);
    let shed = body.len() - body.trim_start_matches(char::is_whitespace).len();
    let blank_lines = body.as_bytes().iter().take(shed).filter(|byte| **byte == b'\n').count();
    let line = head.lines().count() + 3 + blank_lines;
    Some((head, Text { value, line, is_literal: true }))
}

fn read_body(desk: &mut Desk<'_>, body: &Text) {
    if body.value.is_empty() {
        return desk.error(
            body.line,
            "materi belum berisi teks",
            "Tulis isi materi di bawah baris `---` kedua.",
        );
    }
    markdown::check_lesson(desk, body);
    let words = markdown::words(&body.value);
    if words < LESSON_WORDS_MIN {
        desk.warn(
            body.line,
            format!("materi pendek: {words} kata, dianjurkan paling sedikit {LESSON_WORDS_MIN}"),
            "Tambahkan penjelasan, contoh, atau kasus; atau gabungkan dengan materi lain.",
        );
    }
}

fn video(fields: &mut Fields<'_, '_>, minutes: u32) -> Content {
    let file = file(fields, "video", "media/alur-loket.webm", Kind::Video);
    let poster = fields.line_if_any("poster");
    if let Some(poster) = &poster {
        fields.desk.refer(poster.line, &poster.value, &[Kind::Image]);
    }
    let waived = fields.line_if_any("captions_waived");
    let captions = captions(fields, waived.is_some());
    if let Some(waived) = waived.as_ref().filter(|_| !captions.is_empty()) {
        fields.desk.error(
            waived.line,
            "video punya takarir, padahal `captions_waived` menyebut alasan tanpa takarir",
            "Hapus `captions_waived`.",
        );
    }
    let transcript = value(fields.markdown("transcript", "Isi video dalam tulisan"));
    let line = fields.line;
    let seconds = fields.number("seconds", 1..=6 * 3600).unwrap_or_default();
    if minutes > 0 && seconds > minutes.saturating_mul(60) {
        fields.desk.error(
            line,
            format!("video lebih lama ({seconds} detik) daripada waktu materi ({minutes} menit)"),
            "Betulkan `minutes` atau `seconds`.",
        );
    }
    let watch_percent = fields.number_if_any("watch_percent", 1..=100).unwrap_or(90);
    Content::Video(Video {
        file,
        poster: poster.map(|text| text.value),
        captions,
        captions_waived: waived.map(|text| text.value),
        transcript,
        seconds,
        watch_percent: small(Some(watch_percent)),
    })
}

/// Captions, which a video must have unless somebody says why not (WCAG 2.2, 1.2.2).
fn captions(fields: &mut Fields<'_, '_>, are_waived: bool) -> Vec<Caption> {
    let mut captions: Vec<Caption> = Vec::new();
    let items = if are_waived {
        fields.items("captions")
    } else {
        fields.some_items("captions", "[{ language: id, file: media/alur-loket.id.vtt }]")
    };
    for item in items {
        let line = item.line;
        let Some(mut fields) = Fields::open(fields.desk, item) else { continue };
        let caption = Caption {
            language: language(&mut fields, "language"),
            file: file(&mut fields, "file", "media/alur-loket.id.vtt", Kind::Captions),
        };
        if captions.iter().any(|other| other.language == caption.language) {
            fields.desk.error(
                line,
                "ada dua takarir dalam bahasa yang sama",
                "Hapus salah satunya atau betulkan `language`.",
            );
        }
        fields.close();
        captions.push(caption);
    }
    captions
}

fn document(fields: &mut Fields<'_, '_>, _minutes: u32) -> Content {
    let file = file(fields, "file", "media/standar.pdf", Kind::Document);
    let summary = value(fields.markdown("summary", "Isi dokumen dalam tulisan"));
    Content::Document(Document { file, summary })
}

/// Reads the name of a file of a kind.
pub(crate) fn file(fields: &mut Fields<'_, '_>, key: &'static str, example: &str, kind: Kind) -> String {
    let Some(text) = fields.line(key, example) else { return String::new() };
    fields.desk.refer(text.line, &text.value, &[kind]);
    text.value
}
