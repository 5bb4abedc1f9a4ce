//! What the page of a quiz's rules brings along.

use shared::api::quiz::OfQuiz;

use super::handlers;
use crate::http::opening::{Head, Opening, pill, prose};

/// Brings the rules of a quiz, and shows its introduction.
pub(crate) async fn open(opening: &mut Opening, enrolment: &str, lesson: &str) -> Option<()> {
    let of = OfQuiz { enrolment: enrolment.parse().ok()?, lesson: lesson.parse().ok()? };
    let quiz = opening.ask(of, handlers::get_quiz).await?;
    let back = format!("/belajar/{}/{}", quiz.enrolment, quiz.lesson);
    let state = if quiz.is_passed {
        opening.words("Lulus", "Passed")
    } else {
        opening.words("Belum lulus", "Not passed yet")
    };
    let head = Head {
        crumb: Some((opening.words("Kembali ke materi", "Back to the lesson"), back)),
        title: &quiz.title,
        more: pill(Some(state)),
        ..Head::default()
    };
    let intro = quiz.intro_html.as_deref().map(prose).unwrap_or_default();
    let html = format!("{}<div class=\"l-stack l-stack--loose q-page\">{intro}</div>", head.html());
    opening.show(&quiz.title, html);
    Some(())
}
