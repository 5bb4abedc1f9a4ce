//! What the class screens say and where they lead: addresses, reasons in words, parts of a video. No Leptos.

use progress::{Need, NeedKind, Place};
use shared::api::class::{ClassLoss, ClassPerson, InClassPeople, ListClassPeople};
use shared::endpoint::url;
use shared::id::VersionId;
use shared::value::Slug;

use crate::text::{class as text, team as team_text};
use crate::ui::Tone;

/// The page of a class.
pub(super) fn class_address(slug: &Slug) -> String {
    format!("/kelas/{}", slug.as_str())
}

/// The page of a class, for one version.
pub(super) fn version_address(slug: &Slug, version: VersionId) -> String {
    format!("{}?version={version}", class_address(slug))
}

/// Those who need help.
pub(super) fn people_address(find: &InClassPeople) -> String {
    let query = url::<ListClassPeople>(find).ok();
    let query = query.as_deref().and_then(|url| url.split_once('?')).map(|(_, query)| format!("?{query}"));
    format!("{}/peserta{}", class_address(&find.slug), query.unwrap_or_default())
}

/// Messages sent to a class.
pub(super) fn sent_address(slug: &Slug) -> String {
    format!("{}/pesan", class_address(slug))
}

/// The name of a reason in an address, as the contract writes it.
fn code(kind: NeedKind) -> &'static str {
    match kind {
        NeedKind::OutOfAttempts => "out_of_attempts",
        NeedKind::Overdue => "overdue",
        NeedKind::NotStarted => "not_started",
        NeedKind::DueSoon => "due_soon",
        NeedKind::Idle => "idle",
    }
}

/// The reason that an address asks for; anything that makes no sense is left out.
pub(super) fn reason_of(word: Option<&str>) -> Option<NeedKind> {
    word.and_then(|word| NeedKind::ALL.into_iter().find(|kind| code(*kind) == word))
}

/// A reason in a word or two.
pub(super) fn kind(kind: NeedKind) -> &'static str {
    match kind {
        NeedKind::OutOfAttempts => text::out_of_attempts(),
        NeedKind::Overdue => text::overdue(),
        NeedKind::NotStarted => text::not_started(),
        NeedKind::DueSoon => text::due_soon(),
        NeedKind::Idle => text::idle(),
    }
}

/// How grave a reason is.
pub(super) fn tone(need: Need) -> Tone {
    match need {
        Need::OutOfAttempts | Need::Overdue { .. } => Tone::Bad,
        Need::NotStarted { days } if days < 0 => Tone::Bad,
        Need::NotStarted { .. } | Need::DueSoon { .. } => Tone::Warn,
        Need::Idle { .. } => Tone::Info,
    }
}

/// A reason in a sentence.
pub(super) fn need(need: Need, person: &ClassPerson) -> String {
    match need {
        Need::OutOfAttempts => match &person.stuck_at {
            Some(quiz) => text::stuck_at(&quiz.title),
            None => text::out_of_attempts().to_owned(),
        },
        Need::Overdue { days } => team_text::late_by(days),
        Need::NotStarted { days } => text::not_started_days(days),
        Need::DueSoon { days, percent } => team_text::due_soon(days, percent),
        Need::Idle { days } => team_text::idle(days),
    }
}

/// Where most people stop, in a sentence, and what that means.
pub(super) fn loss(loss: &ClassLoss) -> (String, &'static str) {
    match loss.place {
        Place::Within => (text::stop_within(loss.lost, loss.of, &loss.title), text::loss_within()),
        Place::Before => (text::stop_before(loss.lost, loss.of, &loss.title), text::loss_before()),
    }
}

/// A share in whole percent of thousandths.
pub(super) fn whole_percent(thousandths: i32) -> u32 {
    u32::try_from((thousandths.max(0) + 5) / 10).unwrap_or_default()
}

/// "3.20" from seconds.
pub(super) fn clock(seconds: u32) -> String {
    format!("{}.{:02}", seconds / 60, seconds % 60)
}

/// Where a part of a video begins and ends.
pub(super) fn span(part: usize, parts: usize, seconds: u32) -> String {
    format!("{}–{}", clock(begin(part, parts, seconds)), clock(begin(part + 1, parts, seconds)))
}

fn begin(part: usize, parts: usize, seconds: u32) -> u32 {
    let (part, parts) = (u64::try_from(part).unwrap_or_default(), u64::try_from(parts).unwrap_or(1).max(1));
    u32::try_from(u64::from(seconds) * part / parts).unwrap_or(u32::MAX)
}

/// The part after which most viewers are missing, if any is.
pub(super) fn steepest(parts: &[u32]) -> Option<usize> {
    let falls = parts.windows(2).enumerate().filter_map(|(at, pair)| match pair {
        [before, after] if before > after => Some((before - after, at + 1)),
        _ => None,
    });
    falls.max_by_key(|(fall, at)| (*fall, usize::MAX - at)).map(|(_, at)| at)
}

/// When most viewers stop.
pub(super) fn stop_at(parts: &[u32], seconds: u32) -> Option<String> {
    steepest(parts).map(|part| clock(begin(part, parts.len(), seconds)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_lead_to_addresses_and_back() {
        let slug = Slug::parse("loket-ramah").unwrap();
        for kind in NeedKind::ALL {
            let find = InClassPeople { slug: slug.clone(), reason: Some(kind), after: None };
            let address = people_address(&find);
            let word = address.split_once("reason=").unwrap().1;
            assert_eq!(reason_of(Some(word)), Some(kind), "{address}");
        }
        assert_eq!(reason_of(Some("entah")), None);
        let all = InClassPeople { slug, reason: None, after: None };
        assert_eq!(people_address(&all), "/kelas/loket-ramah/peserta");
    }

    #[test]
    fn a_video_is_told_by_its_parts() {
        assert_eq!(span(0, 4, 200), "0.00–0.50");
        assert_eq!(span(3, 4, 200), "2.30–3.20");
        assert_eq!(steepest(&[40, 38, 12, 11]), Some(2));
        assert_eq!(stop_at(&[40, 38, 12, 11], 200).as_deref(), Some("1.40"));
        assert_eq!(steepest(&[5, 5, 6]), None);
        assert_eq!(steepest(&[9, 5, 1]), Some(1), "of equal falls the first");
    }

    #[test]
    fn shares_are_rounded() {
        assert_eq!(whole_percent(724), 72);
        assert_eq!(whole_percent(725), 73);
        assert_eq!(whole_percent(-3), 0);
    }
}
