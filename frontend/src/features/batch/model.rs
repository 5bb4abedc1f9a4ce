//! What the screens of batches say and what is typed into them, as values. No Leptos.

use chrono::NaiveDate;
use shared::api::batch::{BatchPhase, BatchTerms, BatchView, SeatState};
use shared::id::BatchId;
use shared::problem::{FieldFault, Phrase};
use shared::value::{BatchName, BatchNote};

use crate::text::{batch as text, say};
use crate::ui::Tone;

/// The page of a batch.
pub(super) fn address(batch: BatchId) -> String {
    format!("/angkatan/{batch}")
}

/// The tone of a phase.
pub(super) fn phase_tone(phase: BatchPhase) -> Tone {
    match phase {
        BatchPhase::Open => Tone::Ok,
        BatchPhase::Soon => Tone::Info,
        BatchPhase::Closed | BatchPhase::Over => Tone::Neutral,
        BatchPhase::Cancelled => Tone::Bad,
    }
}

/// The tone of how somebody stands.
pub(super) fn seat_tone(state: SeatState) -> Tone {
    match state {
        SeatState::Seated => Tone::Ok,
        SeatState::Waiting => Tone::Warn,
        SeatState::Nominated => Tone::Info,
        SeatState::Withdrawn | SeatState::Declined => Tone::Neutral,
    }
}

/// What is typed about a batch.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) starts_on: String,
    pub(super) ends_on: String,
    pub(super) enrol_from: String,
    pub(super) enrol_until: String,
    pub(super) seats: String,
    pub(super) is_by_nomination: bool,
    pub(super) note: String,
}

impl Typed {
    /// What a batch is now.
    pub(super) fn of(view: &BatchView) -> Self {
        Self {
            starts_on: view.row.starts_on.to_string(),
            ends_on: view.row.ends_on.to_string(),
            enrol_from: view.enrol_from.to_string(),
            enrol_until: view.enrol_until.to_string(),
            ..Self::again(view)
        }
    }

    /// What stays the same when a batch is run again: everything but the days.
    pub(super) fn again(view: &BatchView) -> Self {
        Self {
            name: view.row.name.clone(),
            seats: view.row.seats.to_string(),
            is_by_nomination: view.row.is_by_nomination,
            note: view.note.clone(),
            ..Self::default()
        }
    }

    /// The terms.
    ///
    /// # Errors
    /// What is wrong with the fields.
    pub(super) fn terms(&self) -> Result<BatchTerms, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let mut fault = |pointer: &str, detail: String| {
            faults.push(FieldFault { pointer: pointer.to_owned(), detail });
        };
        let name = BatchName::parse(&self.name).map_err(|phrase: Phrase| fault("/name", say(&phrase)));
        let mut day = |pointer: &str, typed: &str| {
            typed.trim().parse::<NaiveDate>().map_err(|_ignored| fault(pointer, text::fill_day().to_owned()))
        };
        let (starts_on, ends_on) = (day("/starts_on", &self.starts_on), day("/ends_on", &self.ends_on));
        let (enrol_from, enrol_until) =
            (day("/enrol_from", &self.enrol_from), day("/enrol_until", &self.enrol_until));
        let seats = self.seats.trim().parse::<u16>();
        let seats = seats.map_err(|_ignored| fault("/seats", text::fill_seats().to_owned()));
        let note = BatchNote::parse(&self.note).map_err(|phrase: Phrase| fault("/note", say(&phrase)));
        let is_by_nomination = self.is_by_nomination;
        match (name, starts_on, ends_on, enrol_from, enrol_until, seats, note) {
            (Ok(name), Ok(starts_on), Ok(ends_on), Ok(enrol_from), Ok(enrol_until), Ok(seats), Ok(note)) => {
                Ok(BatchTerms {
                    name,
                    starts_on,
                    ends_on,
                    enrol_from,
                    enrol_until,
                    seats,
                    is_by_nomination,
                    note,
                })
            }
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            name: " Angkatan III ".to_owned(),
            starts_on: "2026-12-10".to_owned(),
            ends_on: "2026-12-12".to_owned(),
            enrol_from: "2026-12-01".to_owned(),
            enrol_until: "2026-12-07".to_owned(),
            seats: "30".to_owned(),
            ..Typed::default()
        }
    }

    #[test]
    fn what_is_typed_becomes_terms() {
        let terms = typed().terms().unwrap();
        assert_eq!((terms.name.as_str(), terms.seats, terms.note.as_str()), ("Angkatan III", 30, ""));
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let pointers = |typed: Typed| {
            let faults = typed.terms().unwrap_err();
            faults.into_iter().map(|fault| fault.pointer).collect::<Vec<_>>()
        };
        assert_eq!(pointers(Typed { seats: "tiga".to_owned(), ..typed() }), ["/seats"]);
        assert_eq!(
            pointers(Typed { note: "x".repeat(1_001), starts_on: String::new(), ..typed() }),
            ["/starts_on", "/note"]
        );
        assert_eq!(pointers(Typed::default()).len(), 6);
    }
}
