//! Captions (WebVTT): whether players read every line, and what is kept of them.
//!
//! **Invariant:** what is kept has no tag that captions do not have, no style and no note.

use crate::Taken;
use crate::form::Form;
use crate::refusal::{Fault, Refusal};

/// Tags of captions; those with words of their own come last.
const TAGS: [&str; 8] = ["b", "c", "i", "rt", "ruby", "u", "lang", "v"];

/// What is kept of captions: the heading, and cues of which each ends after it begins.
pub(crate) fn take(bytes: &[u8]) -> Result<Taken, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_not_text| Refusal::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace('\0', "\u{fffd}");
    // A line ends as players see it.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = text.lines();
    let heading = lines.next().unwrap_or_default();
    let is_heading =
        heading.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
    if !is_heading {
        return Err(Refusal::Captions { line: 1 }.into());
    }
    let mut kept = format!("{}\n", plain(heading));
    let mut cues = 0_u32;
    let mut block: Vec<(u32, &str)> = Vec::new();
    let mut number = 1_u32;
    // What stands right below the heading belongs to it.
    let mut is_head = true;
    for line in lines.chain(std::iter::once("")) {
        number = number.saturating_add(1);
        if !line.trim().is_empty() {
            block.push((number, line));
            continue;
        }
        if !is_head || block.iter().any(|(_, line)| line.contains("-->")) {
            let more = cue(&block)?;
            cues = cues.saturating_add(more);
            if more > 0 {
                kept.push('\n');
                for (_, line) in &block {
                    kept.extend([plain(line).as_str(), "\n"]);
                }
            }
        }
        is_head = false;
        block.clear();
    }
    if cues == 0 {
        return Err(Refusal::Captions { line: number }.into());
    }
    Ok(Taken { content: Some(kept.into_bytes()), ..Taken::as_it_is(Form::Vtt) })
}

/// A line without tags that captions do not have.
fn plain(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        kept.push_str(before);
        let Some((tag, after)) = after.split_once('>') else {
            kept.push_str("&lt;");
            rest = after;
            continue;
        };
        if let Some(tag) = known(tag) {
            kept.extend(["<", &tag, ">"]);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// A tag of captions with nothing in it that a page could take for more; none for another.
fn known(tag: &str) -> Option<String> {
    if !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_digit() || byte == b':' || byte == b'.') {
        return Some(tag.to_owned());
    }
    let (slash, inner) = tag.strip_prefix('/').map_or(("", tag), |inner| ("/", inner));
    let (name, words) = inner.split_once([' ', '\t']).unwrap_or((inner, ""));
    let (name, classes) = name.split_once('.').map_or((name, ""), |(name, classes)| (name, classes));
    let place = TAGS.iter().position(|known| *known == name)?;
    if !slash.is_empty() {
        return Some(format!("/{name}"));
    }
    let is_plain = |letter: &char| letter.is_alphanumeric() || " .,-_".contains(*letter);
    let mut kept = name.to_owned();
    if !classes.is_empty() {
        kept.push('.');
        kept.extend(classes.chars().filter(is_plain));
    }
    let words: String = words.chars().filter(|_| place >= 6).filter(is_plain).collect();
    if !words.trim().is_empty() {
        kept.push(' ');
        kept.push_str(words.trim());
    }
    Some(kept)
}

/// How many cues a block is: one, or none where it is a note.
fn cue(block: &[(u32, &str)]) -> Result<u32, Refusal> {
    let Some((first, opening)) = block.first() else { return Ok(0) };
    let timing = block.iter().take(2).find(|(_, line)| line.contains("-->"));
    let Some((line, timing)) = timing else {
        let is_note = ["NOTE", "STYLE", "REGION"].iter().any(|word| opening.starts_with(word));
        return if is_note { Ok(0) } else { Err(Refusal::Captions { line: *first }) };
    };
    let (from, rest) = timing.split_once("-->").unwrap_or_default();
    let to = rest.split_whitespace().next().unwrap_or_default();
    match (at(from.trim()), at(to)) {
        (Some(from), Some(to)) if from < to => Ok(1),
        _ => Err(Refusal::Captions { line: *line }),
    }
}

/// Milliseconds of `mm:ss.mmm` or `hh:mm:ss.mmm`.
fn at(text: &str) -> Option<u64> {
    let (clock, thousandths) = text.split_once('.')?;
    let parts: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [minutes, seconds] => ("0", *minutes, *seconds),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let digits = |text: &str, exactly: Option<usize>| {
        let fits = exactly.is_none_or(|count| text.len() == count) && !text.is_empty() && text.len() < 6;
        (fits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<u64>().ok()).flatten()
    };
    let (hours, minutes) = (digits(hours, None)?, digits(minutes, Some(2))?);
    let (seconds, thousandths) = (digits(seconds, Some(2))?, digits(thousandths, Some(3))?);
    (minutes < 60 && seconds < 60).then_some(((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths)
}
