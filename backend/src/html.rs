//! Markdown to HTML that cannot run: the one function used on import and on every later write.
//!
//! **Invariant:** nothing reaches a reader's page as HTML unless it came through [`from_markdown`] or [`lesson`]; only places of
//! gaps are added to it.

mod inset;

use std::collections::{BTreeMap, HashSet};

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// A picture that a text may show.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Where it is fetched.
    pub address: String,
    /// Width and height in pixels, so that its room is kept before it is there.
    pub size: Option<(u32, u32)>,
}

/// Pictures by their names in the source.
pub type Pictures = BTreeMap<String, Picture>;

/// Renders Markdown (`CommonMark` and tables) and sanitises it. Images are looked up in `images`; one that is not there is
/// left out with its text kept. A picture whose text is a dash says nothing: it is there to please the eye only.
pub fn from_markdown(markdown: &str, images: &Pictures) -> String {
    rendered(safe(markdown, images), images)
}

/// Renders the text of a unit, whose fenced blocks may stand for more than text.
pub fn lesson(markdown: &str, images: &Pictures) -> String {
    let mut lifted = Vec::new();
    let html = rendered(inset::lift(safe(markdown, images), images, &mut lifted), images);
    inset::put(html, &lifted)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every other event stays as it is")]
fn safe<'a>(markdown: &'a str, images: &Pictures) -> impl Iterator<Item = Event<'a>> {
    let mut is_picture = false;
    Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).map(move |event| {
        match event {
            Event::Text(alt)
                if std::mem::take(&mut is_picture) && alt.as_ref() == course_folder::DECORATIVE =>
            {
                Event::Text(CowStr::from(""))
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                is_picture = true;
                let dest_url = images
                    .get(dest_url.as_ref())
                    .map_or(CowStr::from(""), |picture| picture.address.clone().into());
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            Event::End(TagEnd::Image) => {
                is_picture = false;
                Event::End(TagEnd::Image)
            }
            // Raw HTML in a text is shown as text: authors write Markdown.
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            other => other,
        }
    })
}

fn rendered<'a>(events: impl Iterator<Item = Event<'a>>, images: &Pictures) -> String {
    let mut rendered = String::new();
    html::push_html(&mut rendered, events);
    sanitise(&sized(rendered, images))
}

/// Says how large pictures are. What an author writes cannot look like the tag: raw HTML is text by now.
fn sized(rendered: String, images: &Pictures) -> String {
    images.values().fold(rendered, |rendered, Picture { address, size }| {
        let tag = format!("<img src=\"{address}\"");
        let Some((width, height)) = size.filter(|_| rendered.contains(&tag)) else { return rendered };
        rendered.replace(&tag, &format!("{tag} width=\"{width}\" height=\"{height}\""))
    })
}

/// Renders one short text without the paragraph around it: a choice, a prompt.
pub fn inline(markdown: &str, images: &Pictures) -> String {
    let rendered = from_markdown(markdown, images);
    let trimmed = rendered.trim();
    match trimmed.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => trimmed.to_owned(),
    }
}

/// The text of a question with a place for each gap, which its number fills where nothing can be filled in. A mark inside of
/// a tag, say in the address of a link, is no place.
pub fn with_gaps(html: String, gaps: usize) -> String {
    (1..=gaps).fold(html, |html, number| {
        let mark = course_folder::mark(number);
        // What is sanitised has no angle but those of tags.
        let is_outside = |at: &usize| {
            html.get(..*at)
                .and_then(|before| before.rfind(['<', '>']))
                .is_none_or(|angle| html.as_bytes().get(angle) == Some(&b'>'))
        };
        let Some(at) = html.match_indices(&mark).map(|(at, _)| at).find(is_outside) else { return html };
        let place = format!("<span data-gap=\"{}\">({number}) …</span>", number - 1);
        let (before, after) = html.split_at(at);
        [before, &place, after.get(mark.len()..).unwrap_or_default()].concat()
    })
}

fn sanitise(rendered: &str) -> String {
    let tags: HashSet<&str> = [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h2",
        "h3",
        "h4",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
    .into();
    ammonia::Builder::new()
        .tags(tags)
        .tag_attributes(
            [
                ("a", ["href"].into()),
                ("hr", ["data-inset"].into()),
                ("img", ["src", "alt", "title", "width", "height"].into()),
                ("ol", ["start"].into()),
                ("th", ["scope"].into()),
            ]
            .into(),
        )
        .generic_attributes(HashSet::new())
        .url_schemes(["https", "http", "mailto"].into())
        .link_rel(Some("noopener noreferrer"))
        .set_tag_attribute_value("img", "loading", "lazy")
        .set_tag_attribute_value("th", "scope", "col")
        .clean(rendered)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &str) {
        let picture = Picture { address: "/api/v1/assets/1.svg".to_owned(), size: Some((720, 400)) };
        let images = [("images/a.svg".to_owned(), picture)].into();
        assert_eq!(from_markdown(markdown, &images).trim(), expected);
    }

    #[test]
    fn markdown_becomes_plain_safe_html() {
        check(
            "## Judul\n\nSatu *dua* **tiga**.",
            "<h2>Judul</h2>\n<p>Satu <em>dua</em> <strong>tiga</strong>.</p>",
        );
        check(
            "![Bagan](images/a.svg \"Alur\")",
            "<p><img src=\"/api/v1/assets/1.svg\" width=\"720\" height=\"400\" alt=\"Bagan\" title=\"Alur\" loading=\"lazy\"></p>",
        );
        check(
            "![-](images/a.svg) dan - biasa",
            "<p><img src=\"/api/v1/assets/1.svg\" width=\"720\" height=\"400\" alt=\"\" loading=\"lazy\"> dan - biasa</p>",
        );
        check(
            "![](images/a.svg)\n\n\\-",
            "<p><img src=\"/api/v1/assets/1.svg\" width=\"720\" height=\"400\" alt=\"\" loading=\"lazy\"></p>\n<p>-</p>",
        );
        check("[x](javascript:alert(1))", "<p><a rel=\"noopener noreferrer\">x</a></p>");
        check("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        check("a <img src=x onerror=alert(1)> b", "<p>a &lt;img src=x onerror=alert(1)&gt; b</p>");
        check("![x](https://jahat.example/a.png)", "<p><img src=\"\" alt=\"x\" loading=\"lazy\"></p>");
    }

    #[test]
    fn gaps_have_their_places_in_words_only() {
        let html = "<p><a href=\"https://x.example/[[1]]\">x</a> [[1]] dan [[2]]</p>".to_owned();
        assert_eq!(
            with_gaps(html, 2),
            "<p><a href=\"https://x.example/[[1]]\">x</a> <span data-gap=\"0\">(1) …</span> dan <span data-gap=\"1\">(2) …</span></p>"
        );
    }

    #[test]
    fn short_texts_lose_their_paragraph() {
        assert_eq!(inline("Ya, **benar**", &BTreeMap::new()), "Ya, <strong>benar</strong>");
    }
}
