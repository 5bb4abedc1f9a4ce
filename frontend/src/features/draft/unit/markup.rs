//! HTML as a word processor puts it on the clipboard, taken apart into tags and text. No Leptos, no browser.
//!
//! **Invariant:** comments, styles, scripts and what stands outside of the copied part never come out.

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A tag opens: its name in lower case, its attributes.
    Open(String, Vec<(String, String)>),
    /// A tag closes.
    Close(String),
    /// Text, with entities read and spaces as they are.
    Text(String),
}

/// Tags whose content is no text.
const SILENT: [&str; 7] = ["style", "script", "head", "title", "xml", "template", "noscript"];

/// Takes HTML apart.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let mut rest = fragment(html);
    let mut found = Vec::new();
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            text(&mut found, rest);
            break;
        };
        let (before, tag) = rest.split_at(at);
        text(&mut found, before);
        rest = if let Some(comment) = tag.strip_prefix("<!--") {
            after(comment, "-->")
        } else if tag.starts_with("<!") || tag.starts_with("<?") {
            after(tag, ">")
        } else {
            let (piece, left) = self::tag(tag);
            match piece {
                Some(Piece::Open(name, _)) if SILENT.contains(&name.as_str()) => skip_to_close(left, &name),
                Some(piece) => {
                    found.push(piece);
                    left
                }
                None => left,
            }
        };
    }
    found
}

/// The part that was copied, where its ends are marked.
fn fragment(html: &str) -> &str {
    let start = html.split_once("<!--StartFragment-->").map_or(html, |(_, rest)| rest);
    start.split_once("<!--EndFragment-->").map_or(start, |(part, _)| part)
}

fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

fn skip_to_close<'a>(text: &'a str, name: &str) -> &'a str {
    let close = format!("</{name}");
    let lower = text.to_ascii_lowercase();
    lower.find(&close).and_then(|at| text.get(at..)).map_or("", |rest| after(rest, ">"))
}

/// Reads a tag at the start; a lone `<` is text.
fn tag(from: &str) -> (Option<Piece>, &str) {
    let body = from.get(1..).unwrap_or_default();
    let is_close = body.starts_with('/');
    let body = body.trim_start_matches('/');
    if !body.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return (Some(Piece::Text("<".to_owned())), from.get(1..).unwrap_or_default());
    }
    let end = name_end(body);
    let name = body.get(..end).unwrap_or_default().to_ascii_lowercase();
    let (attributes, left) = attributes(body.get(end..).unwrap_or_default());
    if is_close { (Some(Piece::Close(name)), left) } else { (Some(Piece::Open(name, attributes)), left) }
}

fn name_end(text: &str) -> usize {
    text.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/' | '='))
        .unwrap_or(text.len())
}

/// Reads attributes up to the end of the tag.
fn attributes(mut rest: &str) -> (Vec<(String, String)>, &str) {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if rest.is_empty() {
            return (found, "");
        }
        if let Some(left) = rest.strip_prefix('>') {
            return (found, left);
        }
        let end = name_end(rest).max(1);
        let end = if rest.is_char_boundary(end) { end } else { rest.len() };
        let name = rest.get(..end).unwrap_or_default().to_ascii_lowercase();
        rest = rest.get(end..).unwrap_or_default().trim_start();
        let mut value = "";
        if let Some(given) = rest.strip_prefix('=') {
            let given = given.trim_start();
            (value, rest) = if let Some(quote @ ('"' | '\'')) = given.chars().next() {
                given.get(1..).and_then(|inner| inner.split_once(quote)).unwrap_or((given, ""))
            } else {
                let end =
                    given.find(|letter: char| letter.is_whitespace() || letter == '>').unwrap_or(given.len());
                given.split_at(end)
            };
        }
        found.push((name, entities(value)));
    }
}

fn text(found: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        found.push(Piece::Text(entities(text)));
    }
}

/// Reads entities: the ones of XML, the ones of typesetting, and numbers.
fn entities(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('&') {
        read.push_str(before);
        let name = from.split_once(';').filter(|(name, _)| name.len() <= 10);
        if let Some((letter, left)) = name.and_then(|(name, left)| letter(name).map(|letter| (letter, left)))
        {
            read.push(letter);
            rest = left;
        } else {
            read.push('&');
            rest = from;
        }
    }
    read.push_str(rest);
    read
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|letter| !letter.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "bull" => '•',
        "middot" => '·',
        "times" => '×',
        "deg" => '°',
        "eacute" => 'é',
        "copy" => '©',
        "euro" => '€',
        "shy" => '\u{ad}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_never_comes_out() {
        let html = "<html><head><title>x</title></head><!--StartFragment--><style>p{}</style><!--[if x]>a<![endif]-->\
                    <p class=Mso style='a:\"b\"'>A &amp; B&nbsp;1 < 2 &#8211; &tidak;</p><o:p></o:p><!--EndFragment-->z";
        let found = pieces(html);
        let attributes =
            vec![("class".to_owned(), "Mso".to_owned()), ("style".to_owned(), "a:\"b\"".to_owned())];
        assert_eq!(found.first(), Some(&Piece::Open("p".to_owned(), attributes)));
        let text: String = found
            .iter()
            .filter_map(|piece| match piece {
                Piece::Text(text) => Some(text.as_str()),
                Piece::Open(..) | Piece::Close(_) => None,
            })
            .collect();
        assert_eq!(text, "A & B\u{a0}1 < 2 – &tidak;");
        assert_eq!(found.last(), Some(&Piece::Close("o:p".to_owned())));
    }

    #[test]
    fn what_is_cut_off_ends_quietly() {
        for html in ["<p", "<p a=\"b", "<!-- x", "<style>p{}", "a<", "</", "<p é=1>x", "&#x110000;"] {
            let _found = pieces(html);
        }
    }
}
