//! What the screen of arrangements says and what is typed into it, as values. No Leptos.

use chrono::{DateTime, NaiveDateTime, Utc};
use shared::api::arrangement::{ArrangementRow, NewArrangement, Whom};
use shared::id::{LessonId, VersionId};
use shared::problem::FieldFault;
use shared::value::Reason;

use crate::platform::clock;
use crate::text::{arrangement as text, format, say};

/// The page of a quiz's arrangements.
pub(crate) fn address(version: VersionId, lesson: LessonId) -> String {
    format!("/versi/{version}/pelaksanaan/{lesson}")
}

/// What is typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Typed {
    /// For whom; `None` until somebody is chosen.
    pub(super) whom: Option<Whom>,
    pub(super) minutes: String,
    pub(super) attempts: String,
    pub(super) opens: String,
    pub(super) closes: String,
    pub(super) reason: String,
}

impl Typed {
    /// What is arranged.
    ///
    /// # Errors
    /// What is wrong with the fields.
    pub(super) fn draft(&self) -> Result<NewArrangement, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let mut fault = |pointer: &str, detail: String| {
            faults.push(FieldFault { pointer: pointer.to_owned(), detail });
        };
        if self.whom.is_none() {
            fault("/whom", text::choose_whom().to_owned());
        }
        let mut count = |pointer, typed: &str| {
            let typed = typed.trim();
            let number = if typed.is_empty() { Some(0) } else { typed.parse::<u16>().ok() };
            if number.is_none() {
                fault(pointer, text::whole_number().to_owned());
            }
            number.unwrap_or_default()
        };
        let (minutes, attempts) = (count("/minutes", &self.minutes), count("/attempts", &self.attempts));
        let mut moment = |pointer, typed: &str| {
            let moment = read_moment(typed);
            if moment.is_err() {
                fault(pointer, text::day_and_time().to_owned());
            }
            moment.unwrap_or_default()
        };
        let (opens_at, closes_at) = (moment("/opens_at", &self.opens), moment("/closes_at", &self.closes));
        let reason = Reason::parse(&self.reason).map_err(|phrase| fault("/reason", say(&phrase)));
        match (self.whom, reason) {
            (Some(whom), Ok(reason)) if faults.is_empty() => {
                Ok(NewArrangement { whom, attempts, minutes, opens_at, closes_at, reason })
            }
            _ => Err(faults),
        }
    }
}

/// A moment as a field for day and time holds it, by the device's wall clock; nothing where nothing is typed.
fn read_moment(typed: &str) -> Result<Option<DateTime<Utc>>, ()> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let wall = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(typed.trim(), form).ok())
        .ok_or(())?
        .and_utc();
    Ok(Some(wall - clock::offset(wall)))
}

/// What an arrangement gives, in words.
pub(super) fn gives(row: &ArrangementRow) -> Vec<String> {
    let minutes = (row.minutes > 0).then(|| text::more_minutes(row.minutes));
    let attempts = (row.attempts > 0).then(|| text::more_attempts(row.attempts));
    let opens = row.opens_at.map(|at| text::opens(&format::date_time(at)));
    let closes = row.closes_at.map(|at| text::closes(&format::date_time(at)));
    [minutes, attempts, opens, closes].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            whom: Some(Whom::Everybody),
            minutes: " 15 ".to_owned(),
            reason: "Listrik padam".to_owned(),
            ..Typed::default()
        }
    }

    fn faults(typed: &Typed) -> Vec<String> {
        typed
            .draft()
            .map_or_else(|faults| faults.into_iter().map(|fault| fault.pointer).collect(), |_| Vec::new())
    }

    #[test]
    fn what_is_typed_becomes_an_arrangement() {
        let typed = Typed { closes: "2026-12-01T16:30".to_owned(), ..typed() };
        let draft = typed.draft().unwrap();
        assert_eq!((draft.minutes, draft.attempts, draft.opens_at), (15, 0, None));
        let expected: DateTime<Utc> = "2026-12-01T09:30:00Z".parse().unwrap();
        assert_eq!(draft.closes_at.unwrap(), expected, "16.30 WIB");
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let wrong = Typed {
            whom: None,
            minutes: "lima".to_owned(),
            attempts: "-1".to_owned(),
            opens: "besok".to_owned(),
            closes: String::new(),
            reason: "ya".to_owned(),
        };
        assert_eq!(faults(&wrong), ["/whom", "/minutes", "/attempts", "/opens_at", "/reason"]);
        assert!(faults(&typed()).is_empty());
    }
}
