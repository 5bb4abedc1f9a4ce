//! What the list asks for, addresses, and categories as choices. No Leptos.

use grading::{OrderScoring, Scoring};
use shared::api::bank::{
    BankView, BodyDraft, CategoryRow, FindQuestions, ListQuestions, QuestionDraft, QuestionKind,
    QuestionState,
};
use shared::endpoint::url;
use shared::id::{BankCategoryId, BankImportId, BankQuestionId};
use shared::value::{SearchText, Slug};

use crate::text::bank as text;
use crate::ui::Choice;

/// What an address asks for; anything that makes no sense is left out.
pub(super) fn wanted(query: impl Fn(&str) -> Option<String>) -> FindQuestions {
    FindQuestions {
        q: query("q").and_then(|words| words_of(&words)),
        category: query("category").and_then(|id| id.parse().ok()),
        tag: query("tag").and_then(|tag| Slug::parse(&tag).ok()),
        kind: query("kind").and_then(|kind| QuestionKind::from_code(&kind)),
        state: match query("state").as_deref() {
            Some("archived") => QuestionState::Archived,
            _ => QuestionState::Active,
        },
        after: None,
    }
}

/// Words to search for; `None` where there are none.
pub fn words_of(typed: &str) -> Option<SearchText> {
    SearchText::parse(typed).ok().filter(|words| !words.as_str().is_empty())
}

/// Whether anything else than all active questions is asked for.
pub(super) fn is_filtered(find: &FindQuestions) -> bool {
    *find != FindQuestions::default()
}

/// The address of the list that shows this.
pub(super) fn address(find: &FindQuestions) -> String {
    let query = url::<ListQuestions>(find).ok();
    let query = query.as_deref().and_then(|url| url.split_once('?')).map(|(_, query)| query.to_owned());
    let parts: Vec<String> = query
        .unwrap_or_default()
        .split('&')
        .filter(|part| !part.is_empty() && *part != "state=active")
        .map(ToOwned::to_owned)
        .collect();
    if parts.is_empty() { "/bank".to_owned() } else { format!("/bank?{}", parts.join("&")) }
}

/// The page of a question, in its latest version or another.
pub(super) fn question_address(question: BankQuestionId, version: Option<u32>) -> String {
    match version {
        Some(version) => format!("/bank/{question}?versi={version}"),
        None => format!("/bank/{question}"),
    }
}

/// The form for a new question, of a kind and in a category.
pub(super) fn new_address(kind: Option<QuestionKind>, category: Option<BankCategoryId>) -> String {
    let kind = format!("/bank/baru?kind={}", kind.unwrap_or(QuestionKind::Single).code());
    category.map_or_else(|| kind.clone(), |category| format!("{kind}&category={category}"))
}

/// The form for a question.
pub(super) fn edit_address(question: BankQuestionId) -> String {
    format!("/bank/{question}/ubah")
}

/// Letters of a question in a title.
const TITLE_CHARS: usize = 70;

/// A question's text as a title: cut at a word.
pub(super) fn title_of(text: &str) -> String {
    if text.chars().count() <= TITLE_CHARS {
        return text.to_owned();
    }
    let short: String = text.chars().take(TITLE_CHARS).collect();
    let short = short.rsplit_once(' ').map_or(short.as_str(), |(short, _)| short);
    format!("{}…", short.trim_end_matches(['…', ',', '.', ';', ':', ' ']))
}

/// The page for importing, with the result of an import.
pub(super) fn import_address(import: BankImportId) -> String {
    format!("/bank/impor?hasil={import}")
}

/// The categories as choices, each set in by its depth.
pub(super) fn categories(rows: &[CategoryRow]) -> Vec<Choice> {
    rows.iter().map(|row| Choice::new(row.id.to_string(), set_in(row))).collect()
}

/// A category's name, set in by its depth. Ordinary spaces at the start of an option are not shown.
fn set_in(row: &CategoryRow) -> String {
    format!("{}{}", "\u{2003}".repeat(usize::from(row.depth)), row.name)
}

/// The categories as choices with the questions in each.
pub fn counted_categories(rows: &[CategoryRow]) -> Vec<Choice> {
    let choice =
        |row: &CategoryRow| Choice::new(row.id.to_string(), format!("{} ({})", set_in(row), row.questions));
    rows.iter().map(choice).collect()
}

/// The tags as choices. One that is asked for and no question has is there too, so that it can be seen.
pub fn tags(bank: &BankView, asked: Option<&Slug>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = bank
        .tags
        .iter()
        .map(|row| Choice::new(row.tag.clone(), format!("{} ({})", row.tag, row.questions)))
        .collect();
    if let Some(tag) = asked.filter(|tag| bank.tags.iter().all(|row| row.tag != tag.as_str())) {
        choices.push(Choice::new(tag.as_str(), tag.as_str().to_owned()));
    }
    choices
}

/// The kinds as choices.
pub fn kinds() -> Vec<Choice> {
    QuestionKind::ALL.into_iter().map(|kind| Choice::new(kind.code(), text::kind(kind))).collect()
}

/// The name of a category.
pub(super) fn category_name(bank: &BankView, id: BankCategoryId) -> Option<String> {
    bank.categories.iter().find(|row| row.id == id).map(|row| row.name.clone())
}

/// What is typed as a tag, in the form in which tags are kept.
pub(super) fn tag_of(typed: &str) -> Option<Slug> {
    let parts: Vec<String> = typed
        .to_lowercase()
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(ToOwned::to_owned)
        .collect();
    Slug::parse(&parts.join("-")).ok()
}

/// What is typed as tags, with commas between them, each once.
pub(super) fn tags_of(typed: &str) -> Vec<Slug> {
    let mut tags: Vec<Slug> = Vec::new();
    for tag in typed.split([',', ';', '\n']).filter_map(tag_of) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// The kind of a draft.
pub(super) const fn kind_of(body: &BodyDraft) -> QuestionKind {
    match body {
        BodyDraft::Single { .. } => QuestionKind::Single,
        BodyDraft::Multiple { .. } => QuestionKind::Multiple,
        BodyDraft::TrueFalse { .. } => QuestionKind::TrueFalse,
        BodyDraft::Numeric { .. } => QuestionKind::Numeric,
        BodyDraft::Short { .. } => QuestionKind::Short,
        BodyDraft::Matching { .. } => QuestionKind::Matching,
        BodyDraft::Ordering { .. } => QuestionKind::Ordering,
        BodyDraft::Gaps { .. } => QuestionKind::Gaps,
        BodyDraft::Essay(_) => QuestionKind::Essay,
    }
}

/// A draft with nothing in it but where it belongs. Which kind it is, the form says.
pub(super) const fn empty_draft(category: Option<BankCategoryId>) -> QuestionDraft {
    QuestionDraft {
        category,
        text: String::new(),
        worth: String::new(),
        feedback: String::new(),
        hints: Vec::new(),
        penalty: String::new(),
        tags: Vec::new(),
        competency: None,
        body: BodyDraft::Single { choices: Vec::new() },
    }
}

/// The name of a way to mark several picks, in the form.
pub(super) const fn scoring_code(scoring: Scoring) -> &'static str {
    match scoring {
        Scoring::Partial => "partial",
        Scoring::AllOrNothing => "all_or_nothing",
        Scoring::Weighted => "weighted",
    }
}

/// Reads a way to mark several picks.
pub(super) fn scoring_of(code: &str) -> Scoring {
    let all = [Scoring::Partial, Scoring::AllOrNothing, Scoring::Weighted];
    all.into_iter().find(|scoring| scoring_code(*scoring) == code).unwrap_or_default()
}

/// The name of a way to mark an order, in the form.
pub(super) const fn order_code(scoring: OrderScoring) -> &'static str {
    match scoring {
        OrderScoring::Absolute => "absolute",
        OrderScoring::Relative => "relative",
        OrderScoring::AllOrNothing => "all_or_nothing",
    }
}

/// Reads a way to mark an order.
pub(super) fn order_scoring_of(code: &str) -> OrderScoring {
    let all = [OrderScoring::Absolute, OrderScoring::Relative, OrderScoring::AllOrNothing];
    all.into_iter().find(|scoring| order_code(*scoring) == code).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_what_it_asks_for_are_the_same() {
        let query = |key: &str| {
            let pairs = [("q", " surat "), ("kind", "true_false"), ("state", "archived"), ("tag", "loket")];
            pairs.iter().find(|(name, _)| *name == key).map(|(_, value)| (*value).to_owned())
        };
        let find = wanted(query);
        assert_eq!(address(&find), "/bank?q=surat&tag=loket&kind=true_false&state=archived");
        assert!(is_filtered(&find));
        let nothing = wanted(|_| Some("?".to_owned()).filter(|_| false));
        assert_eq!(address(&nothing), "/bank");
        assert!(!is_filtered(&nothing));
    }

    #[test]
    fn a_long_question_is_cut_for_its_title() {
        assert_eq!(title_of("Apa itu SPM?"), "Apa itu SPM?");
        let long = "Ruang tunggu penuh. Seorang rekan dari bagian lain menyerahkan berkas saudaranya.";
        assert_eq!(title_of(long), "Ruang tunggu penuh. Seorang rekan dari bagian lain menyerahkan berkas…");
    }

    #[test]
    fn ways_of_marking_have_names() {
        for scoring in [Scoring::Partial, Scoring::AllOrNothing, Scoring::Weighted] {
            assert_eq!(scoring_of(scoring_code(scoring)), scoring);
        }
        for scoring in [OrderScoring::Absolute, OrderScoring::Relative, OrderScoring::AllOrNothing] {
            assert_eq!(order_scoring_of(order_code(scoring)), scoring);
        }
    }

    #[test]
    fn what_is_typed_becomes_a_tag() {
        assert_eq!(tag_of(" Loket Umum ").unwrap().as_str(), "loket-umum");
        assert!(tag_of("…").is_none());
        let tags = tags_of("Loket Umum, sapa,, …; loket-umum");
        assert_eq!(tags.iter().map(Slug::as_str).collect::<Vec<_>>(), ["loket-umum", "sapa"]);
    }
}
