//! HTML as question files hold it, to Markdown.
//!
//! **Invariant:** no word is lost but those of scripts and styles; a picture is reported and never left out quietly.

use crate::markdown::{line_start, within};

/// What came of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Read {
    /// Markdown.
    pub(crate) markdown: String,
    /// Whether it shows a picture, a sound or a film.
    pub(crate) has_media: bool,
    /// Whether something of its form was given up: tables, colours, raised letters.
    pub(crate) is_simpler: bool,
}

/// Reads HTML.
pub(crate) fn read(html: &str) -> Read {
    let mut writer = Writer::default();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        writer.text(text);
        if let Some(after) = after.strip_prefix("!--") {
            rest = after.split_once("-->").map_or("", |(_, after)| after);
        } else if after.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/' || first == '!')
            && let Some((tag, after)) = after.split_once('>')
        {
            rest = writer.tag(tag, after);
        } else {
            writer.text("&lt;");
            rest = after;
        }
    }
    writer.text(rest);
    writer.finish()
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Marks that are open: the mark, and where its text begins.
    open: Vec<(&'static str, usize)>,
    /// Address of a link that is open, and where its text begins.
    link: Option<(String, usize)>,
    /// Numbered or not, and the number of the next item.
    lists: Vec<Option<u32>>,
    found: Read,
}

impl Writer {
    fn text(&mut self, text: &str) {
        let text = decode(text);
        let starts_blank = text.starts_with(char::is_whitespace);
        let ends_blank = text.ends_with(char::is_whitespace);
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if (starts_blank || words.is_empty()) && !text.is_empty() {
            self.blank();
        }
        let words = within(&words);
        let begins = self.out.is_empty() || self.out.ends_with('\n');
        self.out.push_str(&if begins { line_start(&words) } else { words.clone() });
        if ends_blank && !words.is_empty() {
            self.blank();
        }
    }

    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(char::is_whitespace) {
            self.out.push(' ');
        }
    }

    /// Begins a new block.
    fn block(&mut self) {
        let end = self.out.trim_end_matches(' ').len();
        self.out.truncate(end);
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push_str(if self.out.ends_with('\n') { "\n" } else { "\n\n" });
        }
    }

    /// Writes what a tag means; returns what is left to read.
    fn tag<'a>(&mut self, tag: &str, after: &'a str) -> &'a str {
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = tag.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "script" | "style" if !is_end => return skip(after, name),
            "img" | "video" | "audio" | "object" | "embed" | "iframe" | "svg" => self.found.has_media = true,
            "br" => {
                let end = self.out.trim_end_matches(' ').len();
                self.out.truncate(end);
                self.out.push_str("\\\n");
            }
            "b" | "strong" => self.mark("**", is_end),
            "i" | "em" => self.mark("*", is_end),
            "a" => self.anchor(tag, is_end),
            "ul" => self.list(None, is_end),
            "ol" => self.list(Some(1), is_end),
            "li" if !is_end => self.item(),
            "p" | "div" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre"
                if self.lists.is_empty() =>
            {
                self.block();
            }
            "table" | "sub" | "sup" | "u" => self.found.is_simpler = true,
            "tr" => {
                self.found.is_simpler = true;
                self.block();
            }
            "td" | "th" => self.blank(),
            _ => {}
        }
        after
    }

    /// Opens or closes emphasis; blanks stay outside it.
    fn mark(&mut self, mark: &'static str, is_end: bool) {
        if !is_end {
            self.open.push((mark, self.out.len()));
            return;
        }
        let Some(place) = self.open.iter().rposition(|(open, _)| *open == mark) else { return };
        let (_, start) = self.open.remove(place);
        let inner = self.out.split_off(start.min(self.out.len()));
        let words = inner.trim();
        if words.is_empty() {
            self.out.push_str(&inner);
            return;
        }
        let lead = inner.len() - inner.trim_start().len();
        let tail = inner.trim_end().len();
        self.out.push_str(inner.get(..lead).unwrap_or_default());
        // Emphasis does not reach over blocks.
        let each = words.split("\n\n").map(|part| format!("{mark}{}{mark}", part.trim()));
        let each = each.collect::<Vec<_>>().join("\n\n");
        self.out.push_str(&each);
        self.out.push_str(inner.get(tail..).unwrap_or_default());
    }

    fn anchor(&mut self, tag: &str, is_end: bool) {
        if !is_end {
            self.link = attribute(tag, "href").map(|address| (decode(&address), self.out.len()));
        } else if let Some((address, start)) = self.link.take() {
            let inner = self.out.split_off(start.min(self.out.len()));
            let is_plain = !address.is_empty() && !address.contains(['(', ')', ' ', '<', '>', '\\']);
            if is_plain && !inner.trim().is_empty() {
                self.out.extend(["[", inner.trim(), "](", &address, ")"]);
            } else {
                self.out.push_str(&inner);
            }
        }
    }

    fn list(&mut self, first: Option<u32>, is_end: bool) {
        if is_end {
            self.lists.pop();
        } else {
            self.lists.push(first);
        }
        if self.lists.is_empty() || (self.lists.len() == 1 && !is_end) {
            self.block();
        }
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1);
        let end = self.out.trim_end().len();
        let is_first = self.out.ends_with("\n\n") || self.out.is_empty();
        if !is_first {
            self.out.truncate(end);
            self.out.push('\n');
        }
        self.out.push_str(&"   ".repeat(depth));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.out.extend([&number.to_string(), ". "]);
                *number += 1;
            }
            _ => self.out.push_str("- "),
        }
    }

    fn finish(mut self) -> Read {
        while let Some((mark, _)) = self.open.last().copied() {
            self.mark(mark, true);
        }
        let text = self.out.trim().trim_end_matches('\\').trim_end();
        Read { markdown: text.to_owned(), ..self.found }
    }
}

/// What follows the end of an element whose text is not for readers.
fn skip<'a>(after: &'a str, name: &str) -> &'a str {
    let end = after.to_ascii_lowercase().find(&format!("</{}", name.to_ascii_lowercase()));
    let rest = end.and_then(|place| after.get(place..)).unwrap_or_default();
    rest.split_once('>').map_or("", |(_, after)| after)
}

/// An attribute's value, quoted.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let place = tag.to_ascii_lowercase().find(&format!("{name}="))?;
    let value = tag.get(place + name.len() + 1..)?;
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(ToOwned::to_owned)
}

/// Entities to letters; one that is not known stays.
fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let known = after.split_once(';').and_then(|(name, after)| Some((letter(name)?, after)));
        if let Some((letter, after)) = known {
            decoded.push(letter);
            rest = after;
        } else {
            decoded.push('&');
            rest = after;
        }
    }
    decoded.push_str(rest);
    decoded
}

/// The entities that files of questions use, of the hundreds that HTML has.
const NAMED: [(&str, char); 31] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("bull", '•'),
    ("middot", '·'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("deg", '°'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("frac12", '½'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("rarr", '→'),
    ("larr", '←'),
];

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, markdown: &str) {
        assert_eq!(read(html).markdown, markdown, "{html}");
    }

    #[test]
    fn the_usual_tags_become_markdown() {
        check("<p>Satu <b>dua</b>&nbsp;tiga.</p><p>Empat</p>", "Satu **dua** tiga.\n\nEmpat");
        check("<p>a<em> b </em>c</p>", "a *b* c");
        check("Satu<br>dua<br/>", "Satu\\\ndua");
        check("<ul><li>a</li><li><p>b</p></li></ul>sesudah", "- a\n- b\n\nsesudah");
        check("Pilih:<ol>\n<li>a</li>\n<li>b</li>\n</ol>", "Pilih:\n\n1. a\n2. b");
        check("<a href=\"https://x.id/a?b=1&amp;c\">sini</a>", "[sini](https://x.id/a?b=1&c)");
        check("5 < 6 &amp; 2*3", "5 \\< 6 & 2\\*3");
        check("<span style=\"color:red\">merah</span> <!-- x --> <script>a<b</script>biru", "merah biru");
        check("<p>1. satu</p>", "1\\. satu");
        check("<b></b>kosong <b>tak tertutup", "kosong **tak tertutup**");
    }

    #[test]
    fn what_is_given_up_is_told() {
        assert!(read("<img src=\"x.png\">").has_media);
        assert!(read("CO<sub>2</sub>").is_simpler);
        assert!(!read("<p>a</p>").is_simpler && !read("<p>a</p>").has_media);
    }
}
