//! The addresses of the slice's pages and of those that it leads to.

use shared::id::{AttemptId, EnrolmentId, LessonId};

use super::closing::Why;

/// The rules of a quiz.
pub(super) fn rules(enrolment: EnrolmentId, lesson: LessonId) -> String {
    format!("/kuis/{enrolment}/{lesson}")
}

/// Practice.
pub(super) fn practice(enrolment: EnrolmentId, lesson: LessonId) -> String {
    format!("/kuis/{enrolment}/{lesson}/latihan")
}

/// An attempt.
pub(super) fn attempt(attempt: AttemptId) -> String {
    format!("/kuis/percobaan/{attempt}")
}

/// A question of an attempt, by its number from 1.
pub(super) fn question(attempt: AttemptId, number: usize) -> String {
    format!("/kuis/percobaan/{attempt}?soal={number}")
}

/// The review of an attempt's answers before they are handed in.
pub(super) fn review(attempt: AttemptId) -> String {
    format!("/kuis/percobaan/{attempt}/periksa")
}

/// The result of an attempt, and why it ended if nobody asked for it.
pub(super) fn result(attempt: AttemptId, why: Why) -> String {
    let why = match why {
        Why::Asked => "",
        Why::TimeUp => "?akhir=waktu",
        Why::Elsewhere => "?akhir=ditutup",
    };
    format!("/kuis/percobaan/{attempt}/hasil{why}")
}

/// A lesson.
pub(super) fn lesson(enrolment: EnrolmentId, lesson: LessonId) -> String {
    format!("/belajar/{enrolment}/{lesson}")
}

/// The course of an enrolment.
pub(super) fn course(slug: &str) -> String {
    format!("/pelatihan/{slug}")
}
