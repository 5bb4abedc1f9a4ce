//! Words of a quiz's rules: attempts, what counts, when keys are shown.

use grading::Method;
use shared::api::quiz::ReviewPolicy;

use super::unlimited;
use crate::text::{Lang, lang, pick, plural};

/// "2 dari 3 tersisa".
pub fn attempts(used: u16, allowed: Option<u16>) -> String {
    match (allowed, lang()) {
        (None, _) => unlimited().to_owned(),
        (Some(allowed), Lang::Id) => format!("{} dari {allowed} tersisa", allowed.saturating_sub(used)),
        (Some(allowed), Lang::En) => format!("{} of {allowed} left", allowed.saturating_sub(used)),
    }
}

/// "15 menit dan 1 kesempatan, sudah termasuk dalam ketentuan di atas."
pub fn granted(minutes: u16, attempts: u16) -> Option<String> {
    let time = (minutes > 0)
        .then(|| format!("{minutes} {}", plural(u32::from(minutes), "menit", "minute", "minutes")));
    let more = (attempts > 0)
        .then(|| format!("{attempts} {}", plural(u32::from(attempts), "kesempatan", "attempt", "attempts")));
    let all = match (time, more) {
        (None, None) => return None,
        (Some(one), None) | (None, Some(one)) => one,
        (Some(time), Some(more)) => format!("{time} {} {more}", pick("dan", "and")),
    };
    let rest = pick("sudah termasuk dalam ketentuan di atas.", "already in the rules above.");
    Some(format!("{all}, {rest}"))
}

/// Which attempt counts.
pub fn method(method: Method) -> &'static str {
    match method {
        Method::Highest => pick(
            "Yang berlaku: nilai tertinggi dari semua percobaan.",
            "What counts: the best score of all attempts.",
        ),
        Method::Last => {
            pick("Yang berlaku: nilai percobaan terakhir.", "What counts: the score of the latest attempt.")
        }
        Method::Average => pick(
            "Yang berlaku: rata-rata semua percobaan, dibulatkan ke bawah.",
            "What counts: the mean of all attempts, rounded down.",
        ),
        Method::First => {
            pick("Yang berlaku: nilai percobaan pertama.", "What counts: the score of the first attempt.")
        }
    }
}

/// When keys and feedback may be seen.
pub fn review(policy: ReviewPolicy) -> &'static str {
    match policy {
        ReviewPolicy::AfterSubmit => pick(
            "Kunci dan umpan balik langsung terlihat setelah jawaban dikirim.",
            "Keys and feedback are shown right after handing in.",
        ),
        ReviewPolicy::AfterPass => pick(
            "Kunci dan umpan balik terlihat setelah Anda lulus.",
            "Keys and feedback are shown once you have passed.",
        ),
        ReviewPolicy::AfterAttempts => pick(
            "Kunci dan umpan balik terlihat setelah Anda lulus atau kesempatan habis.",
            "Keys and feedback are shown once you have passed or no attempt is left.",
        ),
        ReviewPolicy::AfterClose => pick(
            "Kunci dan umpan balik terlihat setelah kuis ditutup.",
            "Keys and feedback are shown once the quiz has closed.",
        ),
        ReviewPolicy::Never => pick("Kunci jawaban tidak ditampilkan.", "The keys are not shown."),
    }
}

/// When it may be seen which answers were right; nothing where the keys come no later anyway.
pub fn outcome(outcome: ReviewPolicy, review: ReviewPolicy) -> Option<&'static str> {
    if outcome == review || review == ReviewPolicy::AfterSubmit {
        return None;
    }
    Some(match outcome {
        ReviewPolicy::AfterSubmit => pick(
            "Jawaban mana yang benar langsung terlihat setelah dikirim.",
            "Which answers were right is shown right after handing in.",
        ),
        ReviewPolicy::AfterPass => pick(
            "Jawaban mana yang benar terlihat setelah Anda lulus.",
            "Which answers were right is shown once you have passed.",
        ),
        ReviewPolicy::AfterAttempts => pick(
            "Jawaban mana yang benar terlihat setelah Anda lulus atau kesempatan habis.",
            "Which answers were right is shown once you have passed or no attempt is left.",
        ),
        ReviewPolicy::AfterClose => pick(
            "Jawaban mana yang benar terlihat setelah kuis ditutup.",
            "Which answers were right is shown once the quiz has closed.",
        ),
        ReviewPolicy::Never => return None,
    })
}
