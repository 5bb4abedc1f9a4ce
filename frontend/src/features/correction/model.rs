//! What the screen of corrections says, as values. No Leptos.

use grading::{Decimal, Filling, Remedy, Response};
use shared::api::correction::Changed;
use shared::api::quiz::{Choice, GapPrompt, PaperItem, Prompt};
use shared::id::{LessonId, QuestionId, VersionId};

use crate::features::quiz::model::plain;
use crate::text::{correction as text, quiz as quiz_text};

/// The page of a question's corrections.
pub(crate) fn address(version: VersionId, lesson: LessonId, question: QuestionId) -> String {
    format!("/versi/{version}/statistik/{lesson}/koreksi/{question}")
}

/// The value of a remedy in a form.
pub(super) fn code(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Also => "also",
        Remedy::Instead => "instead",
        Remedy::Void => "void",
    }
}

/// The remedy of a value; `None` before one is chosen.
pub(super) fn remedy(value: &str) -> Option<Remedy> {
    [Remedy::Also, Remedy::Instead, Remedy::Void].into_iter().find(|remedy| code(*remedy) == value)
}

/// How far off still counts, as typed; nothing where nothing is typed.
///
/// # Errors
/// What is wrong with it, in words.
pub(super) fn tolerance(typed: &str) -> Result<Option<Decimal>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let number = Decimal::parse(typed).ok().filter(|number| *number >= Decimal::default());
    number.map(Some).ok_or_else(text::bad_tolerance)
}

/// How many attempts change, in words; what is nought is left out.
pub(super) fn counts(changed: &Changed) -> Vec<String> {
    let lines = [
        (changed.raised, text::raised(changed.raised)),
        (changed.lowered, text::lowered(changed.lowered)),
        (changed.passing, text::passing(changed.passing)),
        (changed.failing, text::failing(changed.failing)),
    ];
    lines.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect()
}

/// An answer in a line.
pub(super) fn words(item: &PaperItem, response: Option<&Response>) -> String {
    let name = |choices: &[Choice], no: u8| {
        let choice = choices.iter().find(|choice| choice.no == no);
        choice.map(|choice| plain(&choice.html)).unwrap_or_default()
    };
    let line = match (&item.prompt, response) {
        (Prompt::Single { choices }, Some(Response::Single { picked })) => name(choices, *picked),
        (Prompt::Multiple { choices, .. }, Some(Response::Multiple { picked })) => {
            picked.iter().map(|no| name(choices, *no)).collect::<Vec<_>>().join("; ")
        }
        (Prompt::TrueFalse, Some(Response::TrueFalse { picked })) => {
            if *picked { quiz_text::true_label() } else { quiz_text::false_label() }.to_owned()
        }
        (_, Some(Response::Numeric { text } | Response::Short { text } | Response::Essay { text, .. })) => {
            text.clone()
        }
        (Prompt::Matching { prompts, options }, Some(Response::Matching { picked })) => {
            let pair = |(prompt, option): (&u8, &u8)| {
                format!("{} → {}", name(prompts, *prompt), name(options, *option))
            };
            picked.iter().map(pair).collect::<Vec<_>>().join("; ")
        }
        (Prompt::Ordering { items, .. }, Some(Response::Ordering { order })) => {
            order.iter().map(|no| name(items, *no)).collect::<Vec<_>>().join(" → ")
        }
        (Prompt::Gaps { gaps, pool, .. }, Some(Response::Gaps { filled })) => {
            let filling = |(no, filling): (&u8, &Filling)| match (gaps.get(usize::from(*no)), filling) {
                (_, Filling::Typed(text)) => text.clone(),
                (Some(GapPrompt::Choice { options }), Filling::Picked(picked)) => name(options, *picked),
                (_, Filling::Picked(picked)) => name(pool, *picked),
            };
            filled.iter().map(filling).collect::<Vec<_>>().join("; ")
        }
        (Prompt::Labels { pool, .. }, Some(Response::Gaps { filled })) => {
            let filling = |(no, filling): (&u8, &Filling)| match filling {
                Filling::Picked(picked) => quiz_text::spot_in_words(*no, &name(pool, *picked)),
                Filling::Typed(_) => String::new(),
            };
            filled.iter().map(filling).collect::<Vec<_>>().join("; ")
        }
        _ => String::new(),
    };
    if line.trim().is_empty() { quiz_text::no_answer().to_owned() } else { line }
}

#[cfg(test)]
mod tests {
    use grading::Centimark;

    use super::*;

    fn item(prompt: Prompt) -> PaperItem {
        PaperItem { slot: 1, lead_html: Vec::new(), html: String::new(), worth: Centimark::whole(1), prompt }
    }

    fn choices(texts: &[&str]) -> Vec<Choice> {
        (0..).zip(texts).map(|(no, text)| Choice { no, html: format!("<b>{text}</b>") }).collect()
    }

    #[test]
    fn an_answer_is_a_line_of_words() {
        let single = item(Prompt::Single { choices: choices(&["Menyapa", "Diam"]) });
        assert_eq!(words(&single, Some(&Response::Single { picked: 1 })), "Diam");
        assert_eq!(words(&single, None), quiz_text::no_answer());
        let pairs =
            item(Prompt::Matching { prompts: choices(&["KTP"]), options: choices(&["Dinas", "Camat"]) });
        assert_eq!(words(&pairs, Some(&Response::Matching { picked: [(0, 1)].into() })), "KTP → Camat");
        let gaps = item(Prompt::Gaps {
            gaps: vec![GapPrompt::Short, GapPrompt::Pool],
            pool: choices(&["petugas"]),
            is_pool_reused: false,
        });
        let filled = [(0, Filling::Typed("menyapa".to_owned())), (1, Filling::Picked(0))].into();
        assert_eq!(words(&gaps, Some(&Response::Gaps { filled })), "menyapa; petugas");
    }

    #[test]
    fn a_tolerance_is_a_number_from_nothing_up() {
        assert_eq!(tolerance(" "), Ok(None));
        assert_eq!(tolerance("0,5").unwrap().map(Decimal::millionths), Some(500_000));
        assert!(tolerance("-1").is_err() && tolerance("dikit").is_err());
    }

    #[test]
    fn what_changes_is_said_and_nothing_else() {
        let changed = Changed { raised: 3, lowered: 0, passing: 1, failing: 0 };
        assert_eq!(counts(&changed), [text::raised(3), text::passing(1)]);
        assert!(counts(&Changed::default()).is_empty());
        assert_eq!(remedy(code(Remedy::Instead)), Some(Remedy::Instead));
    }
}
