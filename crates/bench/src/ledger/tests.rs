//! Verdicts of the ledger.

use chrono::DateTime;
use shared::api::quiz::{AnswerDraft, KeptAnswer};

use super::*;

fn draft(slot: u16, rev: u32) -> AnswerDraft {
    AnswerDraft { slot, rev, made_at: DateTime::UNIX_EPOCH, response: Some(text(rev)), is_flagged: false }
}

fn text(rev: u32) -> Response {
    Response::Short { text: format!("jawaban {rev}") }
}

fn kept(slot: u16, rev: u32) -> KeptAnswer {
    KeptAnswer { slot, rev, response: Some(text(rev)), is_flagged: false, is_late: false }
}

/// A ledger in which revisions 1 to 3 of slot 0 were sent, and 1 and 2 acknowledged.
fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    for rev in 1..=3 {
        let marks = ledger.send([&draft(0, rev)]);
        if rev < 3 {
            assert_eq!(ledger.acknowledge(&marks, 0, rev, rev), Findings::default());
        }
    }
    ledger
}

fn check(kept: &[KeptAnswer], lost: u32, regressed: u32) {
    let mut ledger = ledger();
    let marks = ledger.marks();
    assert_eq!(ledger.check(&marks, kept), Findings { lost, regressed }, "{kept:?}");
}

#[test]
fn the_acknowledged_revision_or_a_later_one_is_expected() {
    check(&[kept(0, 2)], 0, 0);
    // Written, though its acknowledgement was lost on the way.
    check(&[kept(0, 3)], 0, 0);
    check(&[kept(0, 1)], 1, 1);
    check(&[], 1, 1);
}

#[test]
fn the_right_revision_with_another_content_is_lost() {
    check(&[KeptAnswer { response: Some(text(1)), ..kept(0, 2) }], 1, 0);
    check(&[KeptAnswer { is_flagged: true, ..kept(0, 2) }], 1, 0);
    // A revision that was never sent.
    check(&[kept(0, 9)], 1, 0);
}

#[test]
fn what_was_read_once_must_not_be_unread() {
    let mut ledger = ledger();
    let marks = ledger.marks();
    assert_eq!(ledger.check(&marks, &[kept(0, 3)]), Findings::default());
    // Revision 3 was never acknowledged, so it is not lost, but it had been seen.
    let marks = ledger.marks();
    assert_eq!(ledger.check(&marks, &[kept(0, 2)]), Findings { lost: 0, regressed: 1 });
}

#[test]
fn what_was_acknowledged_while_the_server_was_read_does_not_count_against_it() {
    let mut ledger = ledger();
    let marks = ledger.marks();
    let third = ledger.send([&draft(0, 4)]);
    ledger.acknowledge(&third, 0, 4, 4);
    assert_eq!(ledger.check(&marks, &[kept(0, 2)]), Findings::default());
    let marks = ledger.marks();
    assert_eq!(ledger.check(&marks, &[kept(0, 4)]), Findings::default());
}

#[test]
fn a_receipt_that_names_an_earlier_revision_is_a_broken_promise() {
    let mut ledger = ledger();
    let marks = ledger.send([&draft(0, 4)]);
    assert_eq!(ledger.acknowledge(&marks, 0, 4, 3), Findings { lost: 1, regressed: 0 });
    let marks = ledger.send([&draft(0, 5)]);
    assert_eq!(ledger.acknowledge(&marks, 0, 5, 2), Findings { lost: 1, regressed: 1 });
}

#[test]
fn an_old_revision_sent_again_is_answered_by_the_one_that_stands() {
    let mut ledger = ledger();
    let marks = ledger.send([&draft(0, 1)]);
    assert_eq!(ledger.acknowledge(&marks, 0, 1, 2), Findings::default());
    let marks = ledger.marks();
    assert_eq!(ledger.check(&marks, &[kept(0, 2)]), Findings::default());
}

#[test]
fn revisions_rise_by_slot_and_what_waits_is_counted() {
    let ledger = ledger();
    assert_eq!((ledger.next(0), ledger.next(1)), (4, 1));
    assert_eq!(ledger.unsettled(), 1);
    assert_eq!(ledger.last(), BTreeMap::from([(0, 3)]));
}
