//! Words for lists: a question without markup. Pure.

/// Letters of a question in a list.
const MOST: usize = 140;

/// What is asked, without markup, cut at a word.
pub(super) fn excerpt(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                text.push(' ');
            }
            _ if !is_tag => text.push(letter),
            _ => {}
        }
    }
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    let text = named.iter().fold(text, |text, (name, letter)| text.replace(name, letter));
    bank::words::cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_lose_their_markup_and_their_end() {
        assert_eq!(excerpt("<p>Apa &amp; <em>siapa</em>?</p><p>Tulis.</p>"), "Apa & siapa ? Tulis.");
        let long = excerpt(&"kata ".repeat(60));
        assert!(long.ends_with("kata…") && long.chars().count() <= MOST, "{long}");
    }
}
