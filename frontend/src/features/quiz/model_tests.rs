//! Tests of the answer sheet.

use std::collections::BTreeSet;

use super::*;

#[expect(clippy::unnecessary_wraps, reason = "reads as the answers that a page holds")]
fn picked(no: u8) -> Option<Response> {
    Some(Response::Single { picked: no })
}

fn kept(slot: u16, rev: u32, no: u8) -> KeptAnswer {
    KeptAnswer { slot, rev, response: picked(no), is_flagged: false, is_late: false }
}

const AT: DateTime<Utc> = DateTime::UNIX_EPOCH;

fn draft(slot: u16, rev: u32, no: u8) -> AnswerDraft {
    AnswerDraft { slot, rev, made_at: AT, response: picked(no), is_flagged: false }
}

/// The draft that is sent first.
fn next(sheet: &Sheet) -> Option<(u16, u32)> {
    sheet.batch(1).first().map(|draft| (draft.slot, draft.rev))
}

#[test]
fn drafts_are_sent_together_each_with_the_moment_of_its_last_change() {
    let mut sheet = Sheet::default();
    let later = AT + TimeDelta::seconds(9);
    for slot in 0..60 {
        sheet.answer(slot, picked(1), AT);
    }
    sheet.flag(1, true, later);
    let batch = sheet.batch(50);
    assert_eq!(batch.len(), 50);
    assert_eq!(batch.iter().map(|draft| draft.made_at).take(3).collect::<Vec<_>>(), [AT, later, AT]);
}

#[test]
fn revisions_rise_above_the_highest_kept() {
    let mut sheet = Sheet::default();
    assert!(sheet.merge_server(vec![kept(0, 7, 1)]));
    assert_eq!(sheet.unsent(), 0);
    assert_eq!(sheet.answer(0, picked(2), AT).map(|draft| draft.rev), Some(8));
    assert_eq!(sheet.answer(0, picked(2), AT), None, "the same answer is no change");
    assert_eq!(sheet.flag(0, true, AT).map(|draft| draft.rev), Some(9));
    assert_eq!(sheet.answer(3, picked(0), AT).map(|draft| draft.rev), Some(1));
    assert_eq!(sheet.unsent(), 2);
}

#[test]
fn a_draft_is_sent_only_when_the_server_names_its_revision() {
    let mut sheet = Sheet::default();
    sheet.answer(0, picked(1), AT);
    sheet.answer(0, picked(2), AT);
    assert!(!sheet.acknowledge(0, 1), "an earlier revision arrived first");
    assert_eq!(next(&sheet), Some((0, 2)));
    assert!(!sheet.acknowledge(0, 2));
    assert_eq!((next(&sheet), sheet.unsent()), (None, 0));
    assert!(sheet.acknowledge(0, 5), "another device wrote later");
    assert!(sheet.merge_server(vec![kept(0, 5, 3)]));
    assert_eq!(sheet.draft(0).and_then(|draft| draft.response.clone()), picked(3));
}

#[test]
fn what_the_device_kept_comes_back_only_if_it_is_newer() {
    let mut sheet = Sheet::default();
    sheet.merge_server(vec![kept(0, 4, 1), kept(1, 4, 1)]);
    let local = |slot, rev| AnswerDraft { is_flagged: true, ..draft(slot, rev, 9) };
    assert!(sheet.restore(local(0, 6)));
    assert!(!sheet.restore(local(1, 4)));
    assert!(sheet.restore(local(2, 1)));
    assert_eq!(sheet.unsent(), 2);
    assert!(!sheet.merge_server(vec![kept(0, 5, 2)]), "an older one never replaces it");
    assert_eq!(sheet.draft(0).map(|draft| draft.rev), Some(6));
    assert!(sheet.standing(0).is_flagged);
}

#[test]
fn after_a_take_over_the_newest_change_is_the_latest() {
    let (mut first, mut second) = (Sheet::default(), Sheet::default());
    first.answer(0, picked(1), AT);
    first.answer(0, picked(2), AT);
    let started = DateTime::from_timestamp(1000, 0).unwrap();
    second.overtake(tenths_since(started, started + TimeDelta::seconds(30)));
    let draft = second.answer(0, picked(3), AT).unwrap();
    assert_eq!(draft.rev, 301, "above what the other tab wrote, seen or not");
    assert!(first.restore(draft.clone()));
    assert_eq!(first.draft(0), Some(&draft));
    assert_eq!(second.answer(0, picked(4), AT).map(|draft| draft.rev), Some(302));
}

#[test]
fn a_kept_draft_is_done_with_only_once_the_server_has_it() {
    let mut sheet = Sheet::default();
    sheet.merge_server(vec![kept(0, 4, 1)]);
    sheet.restore(draft(0, 5, 2));
    assert!(sheet.is_sent(0, 4) && !sheet.is_sent(0, 5) && !sheet.is_sent(1, 1));
}

#[test]
fn a_refused_draft_waits_for_its_next_change() {
    let mut sheet = Sheet::default();
    sheet.answer(0, picked(1), AT);
    sheet.refuse(0, 1);
    assert_eq!((next(&sheet), sheet.unsent()), (None, 1));
    sheet.answer(0, picked(2), AT);
    assert_eq!(next(&sheet), Some((0, 2)));
}

#[test]
fn blank_answers_are_no_answers() {
    let mut sheet = Sheet::default();
    sheet.answer(0, picked(0), AT);
    sheet.answer(1, Some(Response::Short { text: "sapa".to_owned() }), AT);
    sheet.answer(1, Some(Response::Short { text: "  ".to_owned() }), AT);
    sheet.answer(2, Some(Response::Multiple { picked: BTreeSet::new() }), AT);
    sheet.flag(2, true, AT);
    assert_eq!(sheet.counts(0..4), Counts { answered: 1, blank: 3, flagged: 1 });
    assert_eq!(sheet.standing(2), Standing { is_answered: false, is_flagged: true });
    assert_eq!(sheet.draft(2).map(|draft| draft.rev), Some(1), "nothing to nothing is no change");
}

#[test]
fn neither_sleep_nor_a_clock_set_back_gives_more_time() {
    let at = |second| DateTime::from_timestamp(second, 0).unwrap();
    let clock = ServerClock { server: at(1000), wall: at(5000), open_ms: 100 };
    assert_eq!(clock.now(at(5010), 10_100), at(1010));
    assert_eq!(clock.now(at(5600), 10_100), at(1600), "the page slept");
    assert_eq!(clock.now(at(1), 10_100), at(1010), "the clock was set back");
    assert_eq!(seconds_left(at(1010), clock.now(at(5004), 4_100)), 6);
    assert_eq!(seconds_left(at(1010), at(2000)), 0);
}

#[test]
fn tries_come_less_and_less_often() {
    let seconds = |failed| backoff(failed, 0).as_secs();
    assert_eq!([1, 2, 3, 6, 7, 99].map(seconds), [2, 4, 8, 64, 120, 120]);
    assert_eq!(backoff(1, 2_345).as_millis(), 2_345);
}

#[test]
fn numbers_are_checked_as_people_write_them() {
    for fine in ["", " ", "12,5", "12.5", "1.234,5", "-3"] {
        assert_eq!(number_fault(fine), None, "{fine}");
    }
    assert_eq!(number_fault("dua belas"), Some(NotANumber::Malformed));
    assert_eq!(number_fault("0,1234567"), Some(NotANumber::TooLong));
}

#[test]
fn markup_is_dropped_and_entities_are_read() {
    assert_eq!(plain("<p>Akta <em>kelahiran</em> &amp; KTP</p>\n"), "Akta kelahiran & KTP");
    assert_eq!(plain("3 &lt; 5"), "3 < 5");
}

#[test]
fn items_move_by_one_place_and_stop_at_the_ends() {
    let order = [4, 0, 2];
    for (no, step, expected) in [
        (0, Step::Up, Some(vec![0, 4, 2])),
        (0, Step::Down, Some(vec![4, 2, 0])),
        (4, Step::Up, None),
        (2, Step::Down, None),
        (9, Step::Up, None),
    ] {
        assert_eq!(moved(&order, no, step), expected, "{no} {step:?}");
    }
}

#[test]
fn the_order_shown_is_no_answer_until_there_is_a_draft_of_the_same_items() {
    let draft = |order: &[u8]| Response::Ordering { order: order.to_vec() };
    assert_eq!(first_order(vec![1, 0, 2], None), (vec![1, 0, 2], false));
    assert_eq!(first_order(vec![1, 0, 2], Some(&draft(&[2, 1, 0]))), (vec![2, 1, 0], true));
    assert_eq!(first_order(vec![1, 0, 2], Some(&draft(&[2, 1]))), (vec![1, 0, 2], false));
}

#[test]
fn a_row_is_judged_as_it_is_marked() {
    let (right, given) = ([2, 0, 1], [0, 1, 2]);
    let judged = |scoring| [0, 1, 2].map(|at| stands(scoring, &right, &given, at));
    assert_eq!(judged(OrderScoring::Absolute), [Some(false); 3]);
    // 0 is followed by 1 as it should be; 1 comes last in the right order; 2 should be followed by 0.
    assert_eq!(judged(OrderScoring::Relative), [Some(true), None, Some(false)]);
}

#[test]
fn an_option_used_once_moves_from_gap_to_gap() {
    use Filling::{Picked, Typed};
    let (exclusive, free) = ([1, 2].into(), [].into());
    let filled = [(0, Picked(5)), (1, Picked(5)), (3, Typed("a".to_owned()))].into();
    let with = |exclusive, no, filling| filled_with(&filled, exclusive, no, filling);
    let (moved, emptied) = with(&exclusive, 2, Some(Picked(5)));
    assert_eq!((moved.get(&1), moved.get(&2), emptied), (None, Some(&Picked(5)), Some(1)));
    assert_eq!(moved.get(&0), Some(&Picked(5)), "this gap has options of its own");
    assert_eq!(with(&exclusive, 1, Some(Picked(5))).1, None, "a gap does not empty itself");
    assert_eq!(with(&exclusive, 0, Some(Picked(5))), (filled.clone(), None));
    let (both, emptied) = with(&free, 2, Some(Picked(5)));
    assert_eq!((both.len(), emptied), (4, None));
    for blank in [None, Some(Typed("  ".to_owned()))] {
        assert_eq!(with(&exclusive, 3, blank).0.get(&3), None);
    }
}
