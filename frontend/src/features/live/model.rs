//! What the screens of sessions say and what is typed about one, as values. No Leptos.

use chrono::{DateTime, Duration, NaiveDateTime, Timelike, Utc};
use shared::api::live::{
    ATTEND_HOURS, ClassSession, LiveSession, LiveState, LiveTerms, MINUTES, WordChange, Zone,
};
use shared::id::LiveSessionId;
use shared::problem::{FieldFault, Phrase};
use shared::value::{AttendanceWord, BatchNote, MeetingLink, MeetingPlace, Slug};

use crate::platform::clock;
use crate::text::{format, live as text, say};
use crate::ui::Tone;

/// The sessions of a class.
pub(crate) fn class_address(slug: &Slug) -> String {
    format!("/kelas/{}/sesi", slug.as_str())
}

/// Who was in a session.
pub(super) fn attendance_address(slug: &Slug, session: LiveSessionId) -> String {
    format!("{}/{session}", class_address(slug))
}

/// The tone of a state.
pub(super) fn tone(state: LiveState) -> Tone {
    match state {
        LiveState::Upcoming => Tone::Info,
        LiveState::Open => Tone::Ok,
        LiveState::Over => Tone::Neutral,
        LiveState::Cancelled => Tone::Bad,
    }
}

/// "1 Des 2026, 10.00–11.30 WIB".
pub(super) fn when(starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: Zone) -> String {
    let (from, to) = (zone.local(starts_at), zone.local(ends_at));
    format!(
        "{}, {}–{} {}",
        format::day(from.date()),
        format::wall_time(from),
        format::wall_time(to),
        zone.name()
    )
}

/// The end of a session as those who teach see it.
pub(super) fn ends_at(session: &ClassSession) -> DateTime<Utc> {
    let length = Duration::minutes(i64::from(session.minutes));
    session.starts_at.checked_add_signed(length).unwrap_or(session.starts_at)
}

/// When it begins by the device's clock, where that shows another time than the session's zone.
pub(super) fn on_device(starts_at: DateTime<Utc>, zone: Zone) -> Option<String> {
    let offset = clock::offset(starts_at);
    let is_other = offset.num_minutes() != i64::from(zone.hours()) * 60;
    is_other.then(|| {
        let own = starts_at.naive_utc().checked_add_signed(offset);
        let is_same_day = own.is_some_and(|own| own.date() == zone.local(starts_at).date());
        let time = if is_same_day { format::zoned_time(starts_at) } else { format::date_time(starts_at) };
        text::on_device(&time)
    })
}

/// How long after an answer in which the server's clock has not come to a moment yet to ask again.
const AGAIN: Duration = Duration::seconds(20);
/// How far ahead a device's clock is followed.
const AHEAD: Duration = Duration::hours(3);

/// When to ask next, by the device's clock: at the next moment that changes a session. A moment that had passed on the
/// device when it last asked, and not on the server, is asked for again and again.
pub(super) fn ask_next(sessions: &[LiveSession], asked: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let moments = sessions.iter().flat_map(awaited).filter_map(|moment| {
        if moment > asked {
            Some(moment)
        } else if asked.signed_duration_since(moment) <= AHEAD {
            asked.checked_add_signed(AGAIN)
        } else {
            None
        }
    });
    moments.min()
}

/// The moments of a session that its last answer does not know of yet.
fn awaited(session: &LiveSession) -> impl Iterator<Item = DateTime<Utc>> + use<> {
    let is_ahead = session.state == LiveState::Upcoming;
    let hours = Duration::hours(i64::from(ATTEND_HOURS));
    let word_until = session.ends_at.checked_add_signed(hours).unwrap_or(session.ends_at);
    let moments = [
        (session.link_from, is_ahead && session.has_link && session.link.is_none()),
        (session.starts_at, is_ahead),
        (session.ends_at, is_ahead || session.state == LiveState::Open),
        (word_until, session.takes_word),
    ];
    moments.into_iter().filter_map(|(moment, is_awaited)| is_awaited.then_some(moment))
}

/// What makes a session's card another one: the session, and when it is.
pub(super) type Key = (LiveSessionId, String);

/// The key of a session's card.
pub(super) fn key(session: &LiveSession) -> Key {
    (session.id, when(session.starts_at, session.ends_at, session.zone))
}

/// The order of cards: while they are the same, none moves, whoever types in one.
pub(super) fn placed(before: Option<&Vec<Key>>, now: Vec<Key>) -> Vec<Key> {
    let is_same =
        |before: &&Vec<Key>| before.len() == now.len() && now.iter().all(|key| before.contains(key));
    before.filter(is_same).cloned().unwrap_or(now)
}

/// What the form is open for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Editing {
    /// A new session.
    New,
    /// One that changes.
    Old(Box<ClassSession>),
}

/// What is typed about a session.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typed {
    pub(super) lesson: String,
    pub(super) batch: String,
    pub(super) starts: String,
    pub(super) zone: String,
    pub(super) minutes: String,
    pub(super) link: String,
    pub(super) place: String,
    pub(super) note: String,
    pub(super) word: String,
    pub(super) is_wordless: bool,
}

impl Typed {
    /// A session to come, in the device's zone where that is one of Indonesia.
    pub(super) fn fresh(lesson: String) -> Self {
        let minutes = i32::try_from(clock::offset(clock::now()).num_minutes()).unwrap_or_default();
        Self {
            lesson,
            batch: String::new(),
            starts: String::new(),
            zone: Zone::ahead(minutes).unwrap_or(Zone::Wib).code().to_owned(),
            minutes: "90".to_owned(),
            link: String::new(),
            place: String::new(),
            note: String::new(),
            word: String::new(),
            is_wordless: false,
        }
    }

    /// What a session is now.
    pub(super) fn of(session: &ClassSession) -> Self {
        Self {
            lesson: session.lesson.clone(),
            batch: session.batch.as_ref().map(|batch| batch.id.to_string()).unwrap_or_default(),
            starts: field_of(session.zone.local(session.starts_at)),
            zone: session.zone.code().to_owned(),
            minutes: session.minutes.to_string(),
            link: session.link.clone().unwrap_or_default(),
            place: session.place.clone().unwrap_or_default(),
            note: session.note.clone(),
            word: String::new(),
            is_wordless: !session.has_word,
        }
    }

    /// When and where; of a new session or of one that changes.
    ///
    /// # Errors
    /// What is wrong with the fields.
    pub(super) fn terms(&self) -> Result<LiveTerms, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let mut fault = |pointer: &str, detail: String| {
            faults.push(FieldFault { pointer: pointer.to_owned(), detail });
        };
        if self.lesson.is_empty() {
            fault("/lesson", text::choose_lesson().to_owned());
        }
        let starts = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
            .into_iter()
            .find_map(|form| NaiveDateTime::parse_from_str(self.starts.trim(), form).ok());
        if starts.is_none() {
            fault("/starts", text::fill_moment().to_owned());
        }
        let minutes = self.minutes.trim().parse::<u16>().ok().filter(|minutes| MINUTES.contains(minutes));
        if minutes.is_none() {
            fault("/minutes", text::fill_minutes().to_owned());
        }
        let mut told = |pointer: &str, phrase: &Phrase| fault(pointer, say(phrase));
        let link = optional(&self.link, MeetingLink::parse).map_err(|phrase| told("/link", &phrase));
        let place = optional(&self.place, MeetingPlace::parse).map_err(|phrase| told("/place", &phrase));
        let note = BatchNote::parse(&self.note).map_err(|phrase| told("/note", &phrase));
        let word = self.word_change().map_err(|phrase| told("/word", &phrase));
        let zone = Zone::from_code(&self.zone).unwrap_or(Zone::Wib);
        match (starts, minutes, link, place, note, word) {
            (Some(starts), Some(minutes), Ok(link), Ok(place), Ok(note), Ok(word)) if faults.is_empty() => {
                Ok(LiveTerms { starts, zone, minutes, link, place, note, word })
            }
            _ => Err(faults),
        }
    }

    fn word_change(&self) -> Result<WordChange, Phrase> {
        if self.is_wordless {
            return Ok(WordChange::Remove);
        }
        let word = optional(&self.word, AttendanceWord::parse)?;
        Ok(word.map_or(WordChange::Keep, |word| WordChange::Set { word }))
    }
}

/// A time as a field for day and time holds it.
fn field_of(local: NaiveDateTime) -> String {
    format!("{}T{:02}:{:02}", local.date(), local.hour(), local.minute())
}

fn optional<T>(typed: &str, parse: fn(&str) -> Result<T, Phrase>) -> Result<Option<T>, Phrase> {
    if typed.trim().is_empty() { Ok(None) } else { parse(typed).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            starts: "2026-12-01T10:00".to_owned(),
            word: " prima ".to_owned(),
            ..Typed::fresh("menyapa/temu".to_owned())
        }
    }

    fn pointers(typed: &Typed) -> Vec<String> {
        let told = |faults: Vec<FieldFault>| faults.into_iter().map(|fault| fault.pointer).collect();
        typed.terms().map_or_else(told, |_| Vec::new())
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// A session with link and word from 03:00 to 04:30, as the server tells it in a state.
    fn session(state: LiveState, has_link_now: bool) -> LiveSession {
        LiveSession {
            id: "01890a5d-ac96-774b-bcce-b302099a8001".parse().unwrap(),
            state,
            starts_at: at("2026-12-01T03:00:00Z"),
            ends_at: at("2026-12-01T04:30:00Z"),
            zone: Zone::Wib,
            batch: None,
            place: None,
            has_link: true,
            link_from: at("2026-12-01T02:30:00Z"),
            link: has_link_now.then(|| "https://rapat.go.id/a".to_owned()),
            note: String::new(),
            cancel_reason: None,
            takes_word: matches!(state, LiveState::Open | LiveState::Over),
            attended_at: None,
        }
    }

    #[track_caller]
    fn asks(session: &LiveSession, asked: &str, next: Option<&str>) {
        assert_eq!(ask_next(std::slice::from_ref(session), at(asked)), next.map(at), "asked {asked}");
    }

    #[test]
    fn a_list_is_asked_for_again_at_each_moment_that_changes_it() {
        let ahead = session(LiveState::Upcoming, false);
        asks(&ahead, "2026-12-01T01:00:00Z", Some("2026-12-01T02:30:00Z"));
        asks(&session(LiveState::Upcoming, true), "2026-12-01T02:30:00Z", Some("2026-12-01T03:00:00Z"));
        asks(&session(LiveState::Open, true), "2026-12-01T03:00:00Z", Some("2026-12-01T04:30:00Z"));
        let over = session(LiveState::Over, false);
        asks(&over, "2026-12-01T04:30:00Z", Some("2026-12-02T04:30:00Z"));
        asks(&LiveSession { takes_word: false, ..over }, "2026-12-01T04:30:00Z", None);
        asks(&session(LiveState::Cancelled, false), "2026-12-01T01:00:00Z", None);
        let both = [ahead, session(LiveState::Open, true)];
        assert_eq!(ask_next(&both, at("2026-12-01T02:00:00Z")), Some(at("2026-12-01T02:30:00Z")));
    }

    #[test]
    fn a_clock_that_is_fast_asks_again_until_the_server_has_come_to_it() {
        let ahead = session(LiveState::Upcoming, false);
        asks(&ahead, "2026-12-01T02:30:00Z", Some("2026-12-01T02:30:20Z"));
        asks(&ahead, "2026-12-01T02:30:20Z", Some("2026-12-01T02:30:40Z"));
        let told = session(LiveState::Upcoming, true);
        asks(&told, "2026-12-01T02:59:50Z", Some("2026-12-01T03:00:00Z"));
        asks(&told, "2026-12-01T03:00:00Z", Some("2026-12-01T03:00:20Z"));
        asks(&session(LiveState::Over, false), "2026-12-02T04:30:10Z", Some("2026-12-02T04:30:30Z"));
        asks(&session(LiveState::Open, true), "2026-12-09T04:30:00Z", None);
    }

    #[test]
    fn cards_stay_where_they_are_until_they_are_others() {
        let open = key(&session(LiveState::Open, true));
        let other = (open.0, "2 Des 2026".to_owned());
        let before = vec![open.clone(), other.clone()];
        assert_eq!(placed(Some(&before), vec![other.clone(), open.clone()]), before);
        assert_eq!(placed(Some(&before), vec![other.clone()]), std::slice::from_ref(&other));
        assert_eq!(placed(None, vec![open.clone()]), [open]);
    }

    #[test]
    fn what_is_typed_becomes_terms() {
        let terms = typed().terms().unwrap();
        assert_eq!((terms.zone, terms.minutes, terms.link), (Zone::Wib, 90, None));
        assert!(matches!(&terms.word, WordChange::Set { word } if word.as_str() == "prima"));
        let kept = Typed { word: String::new(), ..typed() };
        assert_eq!(kept.terms().unwrap().word, WordChange::Keep);
        let none = Typed { is_wordless: true, ..typed() };
        assert_eq!(none.terms().unwrap().word, WordChange::Remove);
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let wrong = Typed {
            starts: String::new(),
            minutes: "4".to_owned(),
            link: "rapat".to_owned(),
            word: "a".to_owned(),
            ..Typed::fresh(String::new())
        };
        assert_eq!(pointers(&wrong), ["/lesson", "/starts", "/minutes", "/link", "/word"]);
    }

    #[test]
    fn a_time_is_told_in_the_sessions_zone_and_on_the_device_if_that_differs() {
        let (from, to) = (at("2026-12-01T03:00:00Z"), at("2026-12-01T04:30:00Z"));
        assert_eq!(when(from, to, Zone::Wib), "1 Des 2026, 10.00–11.30 WIB");
        assert_eq!(when(from, to, Zone::Wit), "1 Des 2026, 12.00–13.30 WIT");
        assert_eq!(on_device(from, Zone::Wib), None);
        assert_eq!(on_device(from, Zone::Wita).as_deref(), Some("10.00 WIB di perangkat Anda"));
        let late = at("2026-12-01T16:30:00Z");
        assert_eq!(on_device(late, Zone::Wita).as_deref(), Some("1 Des 2026 23.30 WIB di perangkat Anda"));
    }
}
