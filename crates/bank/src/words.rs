//! The words of a question: for lists, for finding it, and for finding another like it.

use course_folder::{Body, Question, mark};
use unicode_normalization::UnicodeNormalization;

use crate::markdown;

/// The question's text without markup, on one line, its gaps as ellipses, cut at a word.
pub fn excerpt(question: &Question, most: usize) -> String {
    let text = markdown::plain(&question.text);
    let gaps = if let Body::Gaps { gaps, .. } = &question.body { gaps.len() } else { 0 };
    cut(&(1..=gaps).fold(text, |text, number| text.replace(&mark(number), "…")), most)
}

/// The question after the texts that are to be read with it, as one Markdown text.
pub fn whole_text(question: &Question) -> String {
    let leads = question.leads.iter().map(|lead| lead.text.as_str());
    leads.chain([question.text.as_str()]).collect::<Vec<_>>().join("\n\n")
}

/// A text cut at a word.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most.saturating_sub(1)).collect();
    let short = short.rsplit_once(' ').map_or(short.as_str(), |(short, _)| short);
    format!("{}…", short.trim_end_matches([',', '.', ';', ':', ' ']))
}

/// Everything that is asked and offered, in lower case, for searching by parts of words.
pub fn searchable(question: &Question) -> String {
    let mut words = vec![markdown::plain(&whole_text(question))];
    words.extend(offered(&question.body).into_iter().map(markdown::plain));
    words.join(" ").to_lowercase()
}

/// What makes two questions the same: their words, whatever case, accents, punctuation, markup and order of choices.
/// The key and the feedback do not count, since one question with two keys is a mistake to be shown.
pub fn fingerprint(question: &Question) -> String {
    let mut offered: Vec<String> = offered(&question.body).into_iter().map(normalised).collect();
    offered.sort();
    let mut lines = vec![normalised(&whole_text(question))];
    lines.append(&mut offered);
    lines.join("\n")
}

fn normalised(text: &str) -> String {
    let is_accent = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    let plain = markdown::plain(text).to_lowercase();
    // Signs between digits tell 1,5 from 15; others do not matter.
    let letters: Vec<char> = plain.nfd().filter(|letter| !is_accent(letter)).collect();
    let is_digit =
        |place: Option<usize>| place.and_then(|place| letters.get(place)).is_some_and(char::is_ascii_digit);
    let kept = letters.iter().enumerate().map(|(place, letter)| {
        let is_within = is_digit(place.checked_sub(1)) && is_digit(place.checked_add(1));
        if letter.is_alphanumeric() || is_within || "+-=<>%".contains(*letter) { *letter } else { ' ' }
    });
    markdown::single_spaced(&kept.collect::<String>())
}

/// What is offered besides the question: choices, prompts, answers, things to order, options of gaps, labels.
fn offered(body: &Body) -> Vec<&str> {
    match body {
        Body::Single { choices, .. } | Body::Multiple { choices, .. } => {
            choices.iter().map(|choice| choice.text.as_str()).collect()
        }
        Body::Matching { pairs, distractors } => {
            let both = pairs.iter().flat_map(|pair| [pair.prompt.as_str(), pair.answer.as_str()]);
            both.chain(distractors.iter().map(String::as_str)).collect()
        }
        Body::Ordering { items, .. } => items.iter().map(String::as_str).collect(),
        Body::Labels { .. } => body.options(),
        Body::Gaps { gaps, .. } => {
            let own = gaps.iter().flat_map(|gap| gap.fill.options());
            body.options().into_iter().chain(own).collect()
        }
        Body::TrueFalse { .. } | Body::Numeric { .. } | Body::Short { .. } | Body::Essay(_) => Vec::new(),
    }
}

/// Lower-case letters and digits joined by single hyphens, or nothing.
pub fn slug(text: &str) -> Option<String> {
    let is_accent = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    let bare: String = text.nfd().filter(|letter| !is_accent(letter)).collect::<String>().to_lowercase();
    let parts = bare.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let mut slug = parts.collect::<Vec<_>>().join("-");
    slug.truncate(course_folder::limits::SLUG_CHARS_MAX);
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| slug.to_owned())
}

#[cfg(test)]
mod tests {
    use course_folder::Choice;
    use grading::Centimark;

    use super::*;

    fn question(text: &str, choices: &[&str]) -> Question {
        let choice = |text: &&str| Choice { text: (*text).to_owned(), feedback: None, percent: None };
        let body = Body::Single { correct: 0, choices: choices.iter().map(choice).collect() };
        let worth = Centimark::whole(1);
        Question {
            id: "a".to_owned(),
            text: text.to_owned(),
            worth,
            tags: Vec::new(),
            feedback: None,
            leads: Vec::new(),
            origin: None,
            tries: course_folder::Tries::default(),
            body,
        }
    }

    #[test]
    fn the_same_words_are_the_same_question() {
        let one = fingerprint(&question("Apa  *itu* SPM?", &["Standar", "Sistem"]));
        assert_eq!(one, fingerprint(&question("apa itu SPM", &["sistem.", "Standar"])));
        assert_ne!(one, fingerprint(&question("Apa itu SPP?", &["Standar", "Sistem"])));
        assert_ne!(
            fingerprint(&question("Berapa 1,5 + 2?", &["a", "b"])),
            fingerprint(&question("Berapa 15 + 2?", &["a", "b"]))
        );
    }

    #[test]
    fn long_texts_are_cut_at_a_word() {
        assert_eq!(excerpt(&question("**Satu** dua tiga empat", &[]), 12), "Satu dua…");
        assert_eq!(excerpt(&question("Satu dua", &[]), 12), "Satu dua");
    }

    #[test]
    fn a_tag_is_a_slug() {
        assert_eq!(slug("Étika & Loket  Umum!").as_deref(), Some("etika-loket-umum"));
        assert_eq!(slug("…"), None);
    }
}
