//! What comments say of a question: `// [id:K-7] [tag:layanan]`.
//!
//! **Invariant:** one pass over each line.

use crate::moodle::trim;

/// The author's number and the tags in the comments of an entry.
pub(super) fn marks(comments: &[&str]) -> (Option<String>, Vec<String>) {
    let number = comments.iter().find_map(|line| all(line, "[id:", |_| true).into_iter().next());
    let is_allowed = |letter: char| !matches!(letter, '<' | '>' | '`');
    let tags = comments.iter().flat_map(|line| all(line, "[tag:", is_allowed)).filter(|tag| !tag.is_empty());
    (number.filter(|number| !number.is_empty()), tags.collect())
}

/// Every `[name:…]` of a line, in which `\]` is a bracket.
fn all(line: &str, begin: &str, is_allowed: impl Fn(char) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some((_, body)) = rest.split_once(begin) {
        let mut last = '\0';
        let end = body.char_indices().find(|(_, letter)| {
            let is_end = (*letter == ']' && last != '\\')
                || (*letter != ']' && (letter.is_control() || !is_allowed(*letter)));
            last = *letter;
            is_end
        });
        let Some((end, letter)) = end else { break };
        if letter == ']' {
            found.push(trim(body.get(..end).unwrap_or_default()).replace("\\]", "]"));
        }
        rest = body.get(end..).unwrap_or_default();
    }
    found
}

/// The comment line that says so, or nothing if there is nothing to say.
pub(super) fn write(number: Option<&str>, tags: &[String]) -> String {
    let number = number.map(|number| ("id", number));
    let marks = number.into_iter().chain(tags.iter().map(|tag| ("tag", tag.as_str())));
    // A mark within a mark would be read as one more.
    let marks = marks.filter(|(_, text)| !text.contains("[id:") && !text.contains("[tag:"));
    let marks: Vec<String> =
        marks.map(|(name, text)| format!("[{name}:{}]", text.replace(']', "\\]"))).collect();
    if marks.is_empty() { String::new() } else { format!("// {}\n", marks.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_comments() {
        let comments =
            ["// question: 7  name: x [id: K-7 ]", "// [tag:a] [tag:b\\]c] [tag:<no>] [tag:] [tag:open"];
        let expected = (Some("K-7".to_owned()), vec!["a".to_owned(), "b]c".to_owned()]);
        assert_eq!(marks(&comments), expected);
        assert_eq!(marks(&[write(Some("K-7"), &expected.1).as_str()]), expected);
        assert_eq!(write(Some("[tag:a"), &[]), "");
    }
}
