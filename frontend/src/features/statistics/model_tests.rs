//! Figures as they are written, and advice in words.

use grading::Centimark;
use shared::id::QuestionId;

use super::*;

fn choice(no: u8, html: Option<&str>) -> ChoiceSummary {
    ChoiceSummary {
        pick: Pick::choice(no),
        prompt_html: None,
        html: html.map(str::to_owned),
        is_right: no == 0,
        count: 4,
        share: Some(100),
        lower: None,
        upper: None,
    }
}

fn question(kind: QuestionKind, judgement: Judgement) -> QuestionSummary {
    let id: QuestionId = "0198a1b2-0000-7000-8000-000000000001".parse().unwrap();
    QuestionSummary {
        question: id,
        number: 1,
        kind,
        html: "<p>Soal</p>".to_owned(),
        worth: Centimark::whole(1),
        attempts: 12,
        blank: None,
        facility: Some(583),
        deviation: None,
        guess: 250,
        intended_weight: None,
        effective_weight: None,
        discrimination: None,
        efficiency: None,
        judgement,
        choices: vec![choice(0, Some("<b>Satu</b>")), choice(1, Some("Dua")), choice(2, Some("Tiga"))],
    }
}

#[test]
fn thousandths_are_written_as_people_read_them() {
    for (figure, as_percent, as_decimal) in [
        (Some(583), "58,3%", "0,58"),
        (Some(1000), "100%", "1"),
        (Some(-5), "-0,5%", "-0,01"),
        (Some(-1644), "-164,4%", "-1,64"),
        (None, "–", "–"),
    ] {
        assert_eq!((percent(figure).as_str(), decimal(figure).as_str()), (as_percent, as_decimal));
    }
}

#[test]
fn the_gravest_advice_gives_the_word_and_idle_choices_share_a_sentence() {
    let advice = vec![
        Advice::KeyInDoubt { pick: Pick::choice(1) },
        Advice::TooEasy,
        Advice::NeverPicked { pick: Pick::choice(1) },
        Advice::NeverPicked { pick: Pick::choice(2) },
    ];
    let found = verdict(&question(QuestionKind::Single, Judgement::Judged(advice)), 30);
    assert_eq!((found.word.as_str(), found.tone, found.says.len()), (text::check(), Tone::Bad, 3));
    assert_eq!(found.says[0], text::says_key("Dua"));
    assert_eq!(found.says[2], text::says_never("“Dua”, “Tiga”"));
    let sound = verdict(&question(QuestionKind::Single, Judgement::Judged(Vec::new())), 30);
    assert_eq!((sound.word.as_str(), sound.tone), (text::sound(), Tone::Ok));
    let few = verdict(&question(QuestionKind::Single, Judgement::TooFew), 30);
    assert_eq!((few.word, few.tone), (text::more_needed(18), Tone::Neutral));
}

#[test]
fn choices_are_named_by_their_kind() {
    assert_eq!(words(QuestionKind::Single, &choice(0, Some("<b>Satu</b> &amp; dua"))), "Satu & dua");
    assert_eq!(words(QuestionKind::TrueFalse, &choice(0, None)), text::claim_true());
    assert_eq!(words(QuestionKind::TrueFalse, &choice(1, None)), text::claim_false());
    let third = ChoiceSummary { pick: Pick { prompt: 2, choice: 0 }, ..choice(0, Some("Satu")) };
    assert_eq!(picked_for(QuestionKind::Ordering, &third), Some(text::place(3)));
    assert_eq!(picked_for(QuestionKind::Gaps, &third), Some(text::gap(3)));
    assert_eq!(picked_for(QuestionKind::Multiple, &third), None);
}
