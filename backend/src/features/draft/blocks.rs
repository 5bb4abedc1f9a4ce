//! Markdown as blocks, and back. Pure.
//!
//! **Invariant:** the blocks of a text, joined, read as the text does: a block is a part of it, and its text alone tells what
//! it is.

use std::ops::Range;

use course_folder::{InsetKind, MARKDOWN};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use shared::api::draft::BlockKind;

/// What separates two lists that would otherwise run into one.
const APART: &str = "<!-- -->";
/// Words that begin a callout.
const CALLOUTS: [&str; 3] = ["**Kasus.**", "**Renungkan.**", "**Penting.**"];
/// Words that a reader reads in a minute.
const WORDS_A_MINUTE: usize = 200;

/// What a part at the top level is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Heading,
    Plain,
    List,
    Own(BlockKind),
    Apart,
}

/// Splits a text where one block ends and the next begins.
pub(super) fn split(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let parts = parts(&text);
    let starts: Vec<usize> = parts.iter().map(|(_, range)| range.start).collect();
    let mut blocks: Vec<String> = Vec::new();
    let mut open = false;
    for (at, (part, range)) in parts.iter().enumerate() {
        let end = starts.get(at.saturating_add(1)).copied().unwrap_or(text.len());
        // What no part covers, such as the address of a link, stays with the part before it.
        let from = if at == 0 { 0 } else { range.start };
        let piece = text.get(from..end).unwrap_or_default().trim_end().trim_start_matches('\n');
        match part {
            Part::Apart => open = false,
            Part::Plain | Part::List if open => {
                if let Some(last) = blocks.last_mut() {
                    last.push_str("\n\n");
                    last.push_str(piece);
                }
            }
            Part::Plain | Part::List | Part::Heading => {
                blocks.push(piece.to_owned());
                open = true;
            }
            Part::Own(_) => {
                blocks.push(piece.to_owned());
                open = false;
            }
        }
        // A list ends its block where another list follows: they stay two.
        let next = parts.get(at.saturating_add(1)).map(|(next, _)| *next);
        if *part == Part::List && matches!(next, Some(Part::List)) {
            open = false;
        }
    }
    blocks.retain(|block| !block.trim().is_empty());
    blocks
}

/// Joins blocks to a text, and says at which line, from 0, each begins.
pub(super) fn join<'a>(blocks: impl IntoIterator<Item = &'a str>) -> (String, Vec<usize>) {
    let (mut text, mut starts, mut lines) = (String::new(), Vec::new(), 0);
    let mut ends_with_list = false;
    for block in blocks {
        let block = block.trim_end().trim_start_matches('\n');
        if block.is_empty() {
            starts.push(lines);
            continue;
        }
        let ends = parts(block);
        let list = |part: Option<&(Part, Range<usize>)>| {
            part.is_some_and(|(part, _)| matches!(part, Part::List | Part::Own(BlockKind::Steps)))
        };
        if !text.is_empty() {
            text.push_str("\n\n");
            if ends_with_list && list(ends.first()) {
                text.push_str(APART);
                text.push_str("\n\n");
            }
            lines = text.matches('\n').count();
        }
        starts.push(lines);
        text.push_str(block);
        ends_with_list = list(ends.last());
    }
    (text, starts)
}

/// What a block is.
pub(super) fn kind(text: &str) -> BlockKind {
    let parts = parts(text);
    match parts.as_slice() {
        [(Part::Own(kind), _)] => *kind,
        [(Part::Heading, _), ..] => BlockKind::Heading,
        _ => BlockKind::Text,
    }
}

/// Minutes that reading takes, from 1 where there is anything to read.
pub(super) fn reading_minutes<'a>(blocks: impl Iterator<Item = &'a str>) -> u16 {
    let words: usize = blocks.map(|text| text.split_whitespace().count()).sum();
    u16::try_from(words.div_ceil(WORDS_A_MINUTE)).unwrap_or(u16::MAX)
}

/// The parts at the top level of a text.
#[expect(clippy::wildcard_enum_match_arm, reason = "most events of a foreign enum are of no concern")]
fn parts(text: &str) -> Vec<(Part, Range<usize>)> {
    let (mut found, mut depth) = (Vec::new(), 0_usize);
    for (event, range) in Parser::new_ext(text, MARKDOWN).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    found.push((part(&tag, text.get(range.clone()).unwrap_or_default()), range));
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Rule if depth == 0 => found.push((Part::Plain, range)),
            _ => {}
        }
    }
    found
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every other part is plain text")]
fn part(tag: &Tag<'_>, source: &str) -> Part {
    match tag {
        Tag::Heading { .. } => Part::Heading,
        Tag::List(Some(_)) => Part::Own(BlockKind::Steps),
        Tag::List(None) => Part::List,
        Tag::Table(_) => Part::Own(BlockKind::Table),
        Tag::BlockQuote(_) => {
            let said = source.trim_start_matches(['>', ' ']);
            if CALLOUTS.iter().any(|word| said.starts_with(word)) {
                Part::Own(BlockKind::Callout)
            } else {
                Part::Plain
            }
        }
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => InsetKind::of(info).map_or(Part::Plain, |kind| {
            Part::Own(match kind {
                InsetKind::Check => BlockKind::Check,
                InsetKind::Audio => BlockKind::Audio,
                InsetKind::Embed => BlockKind::Embed,
            })
        }),
        Tag::Paragraph if is_picture(source) => Part::Own(BlockKind::Image),
        Tag::HtmlBlock if source.trim() == APART => Part::Apart,
        _ => Part::Plain,
    }
}

/// Whether a paragraph is one picture and nothing else.
#[expect(clippy::wildcard_enum_match_arm, reason = "any other event is something else")]
fn is_picture(paragraph: &str) -> bool {
    let (mut pictures, mut within, mut is_alone) = (0_usize, false, true);
    for event in Parser::new_ext(paragraph, MARKDOWN) {
        match event {
            Event::Start(Tag::Image { .. }) => {
                pictures += 1;
                within = true;
            }
            Event::End(pulldown_cmark::TagEnd::Image) => within = false,
            Event::Start(Tag::Paragraph) | Event::End(pulldown_cmark::TagEnd::Paragraph) => {}
            _ => is_alone &= within,
        }
    }
    pictures == 1 && is_alone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::{Pictures, from_markdown};

    const TEXT: &str = "Pembuka.\n\n## Alur\n\nSatu paragraf\ndua baris.\n\n- a\n- b\n\n![alur](images/a.svg \"Alur\")\n\n\
        > **Kasus.** Bu Sri menunggu.\n>\n> Lama sekali.\n\n> Kutipan biasa.\n\n1. satu\n2. dua\n\n<!-- -->\n\n1. lain\n\n\
        | a | b |\n|---|---|\n| 1 | 2 |\n\n```cek\nkind: true_false\n\ntext: Ya?\n```\n\n```\nkode\n```\n\nPenutup dengan [tautan][x].\n\n[x]: https://surabaya.go.id";

    #[test]
    fn a_text_falls_into_blocks_that_tell_what_they_are() {
        use BlockKind::{Callout, Check, Heading, Image, Steps, Table, Text};
        let kinds: Vec<BlockKind> = split(TEXT).iter().map(|block| kind(block)).collect();
        assert_eq!(kinds, [Text, Heading, Image, Callout, Text, Steps, Steps, Table, Check, Text]);
    }

    #[test]
    fn joined_blocks_read_as_the_text() {
        let blocks = split(TEXT);
        let (joined, starts) = join(blocks.iter().map(String::as_str));
        let html = |text: &str| from_markdown(text, &Pictures::new()).split_whitespace().collect::<String>();
        assert_eq!(html(&joined), html(TEXT));
        assert_eq!(split(&joined), blocks);
        for (block, start) in blocks.iter().zip(starts) {
            assert_eq!(joined.lines().nth(start), block.lines().next());
        }
    }

    #[test]
    fn the_courses_of_the_program_come_back_as_they_are() {
        let courses = crate::features::course::door::builtin_courses();
        let mut seen = 0;
        for lesson in
            courses.into_values().flat_map(|course| course.modules).flat_map(|module| module.lessons)
        {
            let course_folder::Content::Text { markdown } = lesson.content else { continue };
            let (joined, _) = join(split(&markdown).iter().map(String::as_str));
            assert_eq!(joined, markdown, "{}", lesson.title);
            seen += 1;
        }
        assert!(seen > 5, "{seen}");
    }

    #[test]
    fn two_lists_stay_two() {
        let blocks = ["- a", "- b"];
        let (joined, _) = join(blocks);
        assert_eq!(split(&joined), blocks);
        assert_eq!(join(["1. a", "", "teks"]).0, "1. a\n\nteks");
    }
}
