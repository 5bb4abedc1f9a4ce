//! Captions (WebVTT): whether players read every line.

use crate::refusal::{Fault, Refusal};

/// Checks captions: a heading, and cues of which each ends after it begins.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_not_text| Refusal::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace('\0', "\u{fffd}");
    let mut lines = text.lines();
    let heading = lines.next().unwrap_or_default();
    let is_heading =
        heading.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
    if !is_heading {
        return Err(Refusal::Captions { line: 1 }.into());
    }
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
            cues = cues.saturating_add(cue(&block)?);
        }
        is_head = false;
        block.clear();
    }
    if cues == 0 { Err(Refusal::Captions { line: number }.into()) } else { Ok(()) }
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
