//! Fenced blocks of a text lesson that stand for more than text.
//!
//! **Invariant:** what is read with no fault can be shown and, where it is a question, be graded.

use std::collections::BTreeSet;

use crate::asset::Kind;
use crate::desk::Desk;
use crate::read::course::value;
use crate::read::{lesson, question};
use crate::yaml::Fields;
use crate::yaml::node::Node;
use crate::{Audio, Embed, Files, Frame, HostAt, Inset, InsetKind, Severity, Transcript};

/// A fenced block as it stands in a text.
#[derive(Debug)]
pub(crate) struct Fence {
    pub(crate) kind: InsetKind,
    /// YAML.
    pub(crate) body: String,
    /// Line of its first word, from 1.
    pub(crate) line: usize,
}

/// Reads a block of the file in hand.
pub(crate) fn inset(desk: &mut Desk<'_>, fence: &Fence) -> Option<Inset> {
    if fence.body.trim().is_empty() {
        desk.error(
            fence.line,
            format!("blok `{}` kosong", fence.kind.word()),
            "Isi bloknya, atau hapus bila tidak diperlukan.",
        );
        return None;
    }
    // Empty lines stand for what is above it, so that its lines are those of the file.
    let above = "\n".repeat(fence.line.saturating_sub(1));
    let node = lesson::node_of(desk, &format!("{above}{}", fence.body))?;
    match fence.kind {
        InsetKind::Check => question::check(desk, node).map(|question| Inset::Check(Box::new(question))),
        InsetKind::Audio => audio(desk, node).map(Inset::Audio),
        InsetKind::Embed => embed(desk, node).map(Inset::Embed),
    }
}

/// Sound, which must have a transcript unless somebody says why not (WCAG 2.2, 1.2.1).
fn audio(desk: &mut Desk<'_>, node: Node) -> Option<Audio> {
    let mut fields = Fields::open(desk, node)?;
    let file = lesson::file(&mut fields, "file", "media/wawancara.mp3", Kind::Audio);
    let title = value(fields.line("title", "Wawancara dengan petugas loket"));
    let waived = fields.line_if_any("transcript_waived");
    let transcript = match waived {
        None => Transcript::Written(value(fields.markdown("transcript", "Isi rekaman dalam tulisan"))),
        Some(why) => {
            if fields.markdown_if_any("transcript").is_some() {
                fields.desk.error(
                    why.line,
                    "rekaman punya transkrip, padahal `transcript_waived` menyebut alasan tanpa transkrip",
                    "Hapus `transcript_waived`.",
                );
            }
            Transcript::Waived(why.value)
        }
    };
    fields.close();
    Some(Audio { file, title, transcript })
}

/// A film of another site; whether that site may be shown is for others to say.
fn embed(desk: &mut Desk<'_>, node: Node) -> Option<Embed> {
    let mut fields = Fields::open(desk, node)?;
    let url = fields.line("url", "https://www.youtube.com/watch?v=...");
    let title = value(fields.line("title", "Menyapa warga di loket"));
    let url = url.and_then(|url| {
        let frame = Frame::of(&url.value);
        if frame.is_none() {
            fields.desk.error(
                url.line,
                format!("`{}` bukan alamat video yang dapat ditampilkan", url.value),
                "Salin alamat halaman videonya di YouTube atau Vimeo, atau alamat pemutarnya, lengkap dengan https://.",
            );
        }
        Some((frame?, url))
    });
    fields.close();
    let (frame, url) = url?;
    desk.hosts.push(HostAt { file: desk.file.clone(), line: url.line, host: frame.host.clone() });
    Some(Embed { url: url.value, title, frame })
}

/// Reads a block outside of a folder; none where it has a fault. `files` are names that texts may use.
pub(crate) fn alone<'a>(
    kind: InsetKind,
    body: &str,
    files: impl Iterator<Item = &'a String>,
) -> Option<Inset> {
    const MODULE: &str = "01-x";
    let files: Files = files.map(|name| (format!("{MODULE}/{name}"), Vec::new())).collect();
    let (mut used, mut findings, mut hosts) = (BTreeSet::new(), Vec::new(), Vec::new());
    let mut desk = Desk {
        files: &files,
        used: &mut used,
        findings: &mut findings,
        hosts: &mut hosts,
        file: String::new(),
        module: MODULE.to_owned(),
    };
    let read = inset(&mut desk, &Fence { kind, body: body.to_owned(), line: 1 });
    read.filter(|_| findings.iter().all(|finding| finding.severity != Severity::Error))
}
