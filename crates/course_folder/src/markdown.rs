//! Checks of Markdown texts: headings, pictures, links, and how much there is to read.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::InsetKind;
use crate::asset::Kind;
use crate::desk::Desk;
use crate::read::{Fence, fenced};
use crate::yaml::Text;

/// The Markdown of course texts: `CommonMark` with tables.
pub const OPTIONS: Options = Options::ENABLE_TABLES;

/// Puts a text into the form in which it is kept: `\n` line ends, no blank lines at either end.
pub(crate) fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut body = text.trim_end();
    while let Some((first, rest)) = body.split_once('\n') {
        if !first.trim().is_empty() {
            break;
        }
        body = rest;
    }
    body.to_owned()
}

/// Reports what is wrong in a Markdown text and marks the files it shows as used.
pub(crate) fn check(desk: &mut Desk<'_>, text: &Text) {
    walk(desk, text, |desk, fence| {
        desk.error(
            fence.line.saturating_sub(1),
            format!("blok `{}` di luar materi teks", fence.kind.word()),
            "Pindahkan blok itu ke teks sebuah materi.",
        );
    });
}

/// The same of a text lesson, whose fenced blocks may stand for more than text.
pub(crate) fn check_lesson(desk: &mut Desk<'_>, text: &Text) {
    walk(desk, text, |desk, fence| {
        let _read = fenced(desk, fence);
    });
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most events of a foreign enum are of no concern")]
fn walk(desk: &mut Desk<'_>, text: &Text, meet: impl Fn(&mut Desk<'_>, &Fence)) {
    let mut open: Option<Fence> = None;
    let ruler = text.ruler();
    let mut above = 1;
    let mut picture: Option<Picture> = None;
    for (event, range) in Parser::new_ext(&text.value, OPTIONS).into_offset_iter() {
        let line = ruler.line_at(range.start);
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let level: usize = heading_level(level);
                heading(desk, line, above, level);
                above = level.max(2);
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                picture = Some(Picture { line, target: dest_url.to_string(), has_alt: false });
            }
            Event::End(TagEnd::Image) => {
                if let Some(done) = picture.take() {
                    show(desk, &done);
                }
            }
            Event::Text(alt) | Event::Code(alt) if picture.is_some() => {
                if let Some(open) = &mut picture {
                    open.has_alt |= !alt.trim().is_empty();
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                open = InsetKind::of(&info).map(|kind| Fence { kind, body: String::new(), line: line + 1 });
            }
            Event::Text(run) if open.is_some() => {
                if let Some(fence) = &mut open {
                    fence.body.push_str(&run);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some(fence) = open.take() {
                    meet(desk, &fence);
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => link(desk, line, &dest_url),
            Event::Html(html) | Event::InlineHtml(html) => markup(desk, line, &html),
            _ => {}
        }
    }
}

/// Where text stands that is nothing but text: no picture, link or code.
#[expect(clippy::wildcard_enum_match_arm, reason = "most events of a foreign enum are of no concern")]
pub(crate) fn readable(text: &str) -> Vec<Range<usize>> {
    let (mut within, mut found) = (0_usize, Vec::new());
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { .. } | Tag::Link { .. } | Tag::CodeBlock(_)) => within += 1,
            Event::End(TagEnd::Image | TagEnd::Link | TagEnd::CodeBlock) => within = within.saturating_sub(1),
            Event::Text(_) if within == 0 => found.push(range),
            _ => {}
        }
    }
    found
}

/// Counts the words that a reader reads.
pub(crate) fn words(text: &str) -> usize {
    let mut count = 0;
    for event in Parser::new_ext(text, OPTIONS) {
        if let Event::Text(run) | Event::Code(run) = event {
            count += run.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        }
    }
    count
}

struct Picture {
    line: usize,
    target: String,
    has_alt: bool,
}

fn heading_level(level: pulldown_cmark::HeadingLevel) -> usize {
    use pulldown_cmark::HeadingLevel::{H1, H2, H3, H4, H5, H6};
    match level {
        H1 => 1,
        H2 => 2,
        H3 => 3,
        H4 => 4,
        H5 => 5,
        H6 => 6,
    }
}

fn heading(desk: &mut Desk<'_>, line: usize, above: usize, level: usize) {
    if level == 1 {
        desk.error(
            line,
            "judul tingkat 1 (#) dipakai di dalam teks",
            "Judul tingkat 1 sudah dipakai oleh judul halaman. Mulailah dengan ##.",
        );
    } else if level > above + 1 {
        desk.error(
            line,
            format!("tingkat judul melompat ke {level} ({})", "#".repeat(level)),
            format!("Pakai {} di sini agar urutannya tidak terlewat.", "#".repeat(above + 1)),
        );
    }
}

fn show(desk: &mut Desk<'_>, picture: &Picture) {
    if picture.target.is_empty() {
        return desk.error(
            picture.line,
            "gambar belum dipilih",
            "Pilih berkas gambarnya, atau hapus gambar ini.",
        );
    }
    if !picture.has_alt {
        desk.error(
            picture.line,
            format!("gambar `{}` tidak punya teks alternatif", picture.target),
            "Tulis isi gambar di antara kurung siku: ![uraian isi gambar](images/nama.svg).",
        );
    }
    desk.refer(picture.line, &picture.target, &[Kind::Image]);
}

fn link(desk: &mut Desk<'_>, line: usize, target: &str) {
    if target.is_empty() {
        return desk.error(line, "tautan tanpa alamat", "Isi alamat di dalam kurung atau hapus tautannya.");
    }
    if target.starts_with('#') || target.starts_with('/') && !target.starts_with("//") {
        return;
    }
    match target.split_once(':') {
        Some(("https" | "mailto" | "tel", _)) => {}
        Some(("http", _)) => desk.warn(
            line,
            format!("tautan `{target}` tidak aman"),
            "Pakai alamat https:// bila situsnya menyediakan.",
        ),
        Some(_) => desk.error(
            line,
            format!("jenis tautan `{target}` tidak diizinkan"),
            "Pakai alamat https://, mailto:, atau tel:.",
        ),
        None => desk.refer(line, target, &[Kind::Document, Kind::Image, Kind::Video, Kind::Audio]),
    }
}

/// Comments and line breaks (needed inside tables) are let through.
fn markup(desk: &mut Desk<'_>, line: usize, html: &str) {
    let html = html.trim();
    let plain = html.is_empty()
        || html.starts_with("<!--")
        || html.starts_with("</")
        || matches!(html, "<br>" | "<br/>" | "<br />");
    if !plain && html.starts_with('<') {
        let shown: String = html.chars().take(40).collect();
        desk.error(
            line,
            format!("kode HTML `{shown}` di dalam teks"),
            "Tulis dengan Markdown, misalnya **tebal** atau ![uraian](images/nama.svg).",
        );
    }
}
