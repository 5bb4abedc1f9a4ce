//! A session as a file for calendars (RFC 5545).
//!
//! **Invariant:** it holds no link of a meeting, which is told shortly before; it leads to the lesson, where the link is.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

use super::repo::Session;

/// A calendar with the one event.
pub(super) fn event(session: &Session, lesson: &str, course: &str, page: &str, now: DateTime<Utc>) -> String {
    let timing = session.timing;
    let mut event = Event::new();
    event
        .uid(&format!("{}@sinau", session.id))
        .sequence(session.rev)
        .timestamp(now)
        .starts(timing.starts_at)
        .ends(timing.ends_at())
        .summary(&format!("{lesson} ({course})"))
        .description(&described(&session.note, page))
        .url(page)
        .status(if timing.is_cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
    if let Some(place) = &session.place {
        event.location(place);
    }
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Sinau//Sesi//ID"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"));
    calendar.push(event).to_string()
}

fn described(note: &str, page: &str) -> String {
    if note.is_empty() { page.to_owned() } else { format!("{note}\n\n{page}") }
}

#[cfg(test)]
mod tests {
    use shared::api::live::Zone;
    use shared::id::{AccountId, CourseId, InstitutionId, LiveSessionId, LiveSessionKey};
    use uuid::Uuid;

    use super::*;
    use crate::features::live::clock::Timing;

    fn session(note: &str) -> Session {
        let starts_at = "2026-12-01T03:00:00Z".parse().unwrap();
        Session {
            id: LiveSessionId(Uuid::nil()),
            key: LiveSessionKey(Uuid::nil()),
            institution: InstitutionId(Uuid::nil()),
            course: CourseId(Uuid::nil()),
            lesson: "menyapa/temu".to_owned(),
            batch: None,
            timing: Timing { starts_at, minutes: 90, is_cancelled: false },
            zone: Zone::Wib,
            link: Some("https://rapat.go.id/rahasia".to_owned()),
            place: Some("Aula, lantai 2; Balai Kota".to_owned()),
            note: note.to_owned(),
            word: Some("prima".to_owned()),
            created: (AccountId(Uuid::nil()), starts_at),
            cancel_reason: None,
            rev: 3,
        }
    }

    fn written(note: &str) -> String {
        let now = "2026-11-28T00:00:00Z".parse().unwrap();
        event(&session(note), "Temu wicara", "Pelayanan", "https://sinau.go.id/belajar/a/b", now)
    }

    #[test]
    fn an_event_says_when_and_where_and_neither_link_nor_word() {
        let text = written("");
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "DTSTART:20261201T030000Z",
            "DTEND:20261201T043000Z",
            "DTSTAMP:20261128T000000Z",
            "LOCATION:Aula\\, lantai 2\\; Balai Kota",
            "SUMMARY:Temu wicara (Pelayanan)",
            "SEQUENCE:3",
            "STATUS:CONFIRMED",
            "UID:00000000-0000-0000-0000-000000000000@sinau",
            "URL:https://sinau.go.id/belajar/a/b",
            "END:VEVENT",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line} in {text}");
        }
        assert!(!text.contains("rahasia") && !text.contains("prima"), "{text}");
    }

    #[test]
    fn long_lines_are_folded_and_breaks_escaped() {
        let note = format!("Bawa laptop\n{}", "é".repeat(200));
        let text = written(&note);
        assert!(text.contains("DESCRIPTION:Bawa laptop\\n"), "{text}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&"é".repeat(200)));
    }
}
