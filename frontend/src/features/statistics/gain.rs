//! What people gained from the pre-test to a quiz, each figure with what it means and how to read it.

use grading::GainBand;
use leptos::prelude::*;
use shared::api::statistics::GainSummary;

use super::figures::figure;
use super::model::{Reading, decimal, percent};
use crate::text::statistics as text;
use crate::ui::prelude::*;

/// Draws them; below `enough` people no figure is judged.
pub(super) fn gain(found: &GainSummary, enough: u32) -> AnyView {
    let lead = if found.people < enough {
        text::gain_few(found.people, enough)
    } else {
        text::gain_of(found.people)
    };
    let all = readings(found, enough).into_iter().map(figure).collect_view();
    view! {
        <Section title=text::gain()>
            <p class="u-muted">{lead}</p>
            <div class="l-grid s-statistics__figures">{all}</div>
        </Section>
    }
    .into_any()
}

fn readings(found: &GainSummary, enough: u32) -> [Reading; 4] {
    let share = |label, definition, figure: u32, says, tone| {
        let value = percent(i32::try_from(figure).ok());
        Reading { label, definition, value, says, tone }
    };
    let is_judged = found.people >= enough;
    let (says, tone) = match found.gain.map(GainBand::of) {
        None => (text::gain_none(), Tone::Neutral),
        Some(_) if !is_judged => (text::gain_not_judged(), Tone::Neutral),
        Some(GainBand::Loss) => (text::gain_loss(), Tone::Bad),
        Some(GainBand::Low) => (text::gain_low(), Tone::Warn),
        Some(GainBand::Medium) => (text::gain_medium(), Tone::Info),
        Some(GainBand::High) => (text::gain_high(), Tone::Ok),
    };
    // A pre-test that many have nearly full measures little of what is learned.
    let before = if is_judged && found.before >= 800 {
        (text::before_high(), Tone::Warn)
    } else {
        (text::before_reads(), Tone::Neutral)
    };
    let (label, definition) = (text::normalised(), text::normalised_definition());
    [
        Reading { label, definition, value: decimal(found.gain), says, tone },
        share(text::before(), text::before_definition(), found.before, before.0, before.1),
        share(text::after(), text::after_definition(), found.after, text::after_reads(), Tone::Neutral),
        share(text::rose(), text::rose_definition(), found.rose, text::rose_reads(), Tone::Neutral),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(people: u32, before: u32, gain: Option<i32>) -> [&'static str; 2] {
        let found = GainSummary { people, before, after: 900, gain, rose: 900, fell: 50 };
        let [normalised, before, ..] = readings(&found, 20);
        [normalised.says, before.says]
    }

    #[test]
    fn a_gain_is_judged_once_enough_people_took_both() {
        assert_eq!(says(19, 850, Some(800)), [text::gain_not_judged(), text::before_reads()]);
        assert_eq!(says(20, 850, Some(800)), [text::gain_high(), text::before_high()]);
        assert_eq!(says(20, 500, Some(299)), [text::gain_low(), text::before_reads()]);
        assert_eq!(says(20, 1_000, None), [text::gain_none(), text::before_high()]);
    }
}
