//! What an answer would be told, by the rules that grade a quiz, on this device: for practice, and for authors who try a
//! question.

use grading::{Key, Response, Verdict, grade};
use shared::api::quiz::{ItemReview, PaperItem};

/// Feedback by the number of what was picked; of a claim, first on true, then on false.
type Said<'a> = &'a dyn Fn(u8) -> Option<String>;

/// An answer beside the right one, with its marks and the feedback on what was picked.
pub fn review(item: &PaperItem, key: &Key, said: Said<'_>, response: Option<Response>) -> ItemReview {
    let verdict = grade(key, item.worth, response.as_ref());
    ItemReview {
        item: item.clone(),
        right: Response::right_for(key),
        percents: key.percents().to_vec(),
        right_gaps: key.right_gaps(response.as_ref()),
        amended: None,
        earned: verdict.earned(),
        is_unmarked: verdict == Verdict::Unmarked,
        sample_html: None,
        feedback_html: response.as_ref().map(|response| picked(said, response)).unwrap_or_default(),
        general_html: None,
        response,
    }
}

/// Feedback on what was picked.
fn picked(said: Said<'_>, response: &Response) -> Vec<String> {
    match response {
        Response::Single { picked } => said(*picked).into_iter().collect(),
        Response::Multiple { picked } => picked.iter().filter_map(|no| said(*no)).collect(),
        Response::TrueFalse { picked } => said(u8::from(!*picked)).into_iter().collect(),
        Response::Numeric { .. }
        | Response::Short { .. }
        | Response::Matching { .. }
        | Response::Ordering { .. }
        | Response::Gaps { .. }
        | Response::Essay { .. } => Vec::new(),
    }
}
