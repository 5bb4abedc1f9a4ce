//! A block that is being typed, and keeping it: what is sent when, and what comes of the answer. No Leptos.
//!
//! **Invariant:** one request at a time, each with the number that the last answer gave; nothing typed is dropped but by its
//! author.

use serde::{Deserialize, Serialize};
use shared::api::draft::{BlockEdit, BlockView};

/// What was typed into a block and may not have arrived, as a device keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::features::draft) struct Unsent {
    /// Number of the block that it was typed on.
    rev: u32,
    /// What the block said under that number.
    kept: String,
    /// What was sent last, where it is not known what came of it.
    sent: Option<String>,
    /// What was typed.
    pub(in crate::features::draft) text: String,
}

impl Unsent {
    /// What is left of it once the server has kept an edit: nothing, unless more was typed.
    pub(in crate::features::draft) fn after(self, edit: &BlockEdit, rev: u32) -> Option<Self> {
        if self.text == edit.text {
            return None;
        }
        let is_on_top = self.rev == edit.rev && self.sent.as_ref() == Some(&edit.text);
        Some(if is_on_top { Self { rev, kept: edit.text.clone(), sent: None, ..self } } else { self })
    }
}

/// What somebody else has made of the block meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::features::draft) struct Theirs {
    rev: u32,
    /// The text.
    pub(in crate::features::draft) text: String,
}

/// Where keeping is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::features::draft) enum State {
    /// The server has what is typed.
    Idle,
    /// Something was typed since.
    Dirty,
    /// This text is on its way.
    Saving(String),
    /// The last try failed.
    Failed,
    /// Somebody else has written something else.
    Conflict(Theirs),
}

/// A block with what is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::features::draft) struct Typing {
    rev: u32,
    /// What the server has, as far as is known.
    kept: String,
    /// What was sent last, while it is not known what came of it.
    sent: Option<String>,
    text: String,
    state: State,
}

impl Typing {
    /// A block as the server has it.
    pub(in crate::features::draft) fn new(block: &BlockView) -> Self {
        let text = block.text.clone();
        Self { rev: block.rev, kept: text.clone(), sent: None, text, state: State::Idle }
    }

    /// What was typed on an earlier page and has not arrived, over the block as the server has it now: to be sent, or to be
    /// chosen from where the block says something else by now.
    pub(in crate::features::draft) fn resumed(unsent: Unsent, block: &BlockView) -> Self {
        let Unsent { rev, kept, sent, text } = unsent;
        let mut typing = Self { rev, kept, sent, text, state: State::Dirty };
        // A block with a smaller number is an old copy of it.
        if block.rev > rev {
            typing.revised(block);
        }
        typing
    }

    /// What a device is to keep: nothing while the server has everything.
    pub(in crate::features::draft) fn unsent(&self) -> Option<Unsent> {
        self.waits().then(|| Unsent {
            rev: self.rev,
            kept: self.kept.clone(),
            sent: self.sent.clone(),
            text: self.text.clone(),
        })
    }

    /// Gives up what was typed, and gives it back in case that was a mistake.
    pub(in crate::features::draft) fn give_up(&mut self) -> String {
        self.state = State::Idle;
        std::mem::replace(&mut self.text, self.kept.clone())
    }

    /// What is typed.
    pub(in crate::features::draft) fn text(&self) -> &str {
        &self.text
    }

    /// Where keeping is.
    pub(in crate::features::draft) fn state(&self) -> &State {
        &self.state
    }

    /// Whether the server does not have everything yet.
    pub(in crate::features::draft) fn waits(&self) -> bool {
        self.state != State::Idle
    }

    /// Takes what is typed now.
    pub(in crate::features::draft) fn typed(&mut self, text: String) {
        self.text = text;
        if matches!(self.state, State::Idle | State::Dirty | State::Failed) {
            self.state = if self.text == self.kept { State::Idle } else { State::Dirty };
        }
    }

    /// What is to be sent now; nothing while something is on its way or there is nothing to send.
    pub(in crate::features::draft) fn send(&mut self) -> Option<BlockEdit> {
        if !matches!(self.state, State::Dirty | State::Failed) {
            return None;
        }
        self.state = State::Saving(self.text.clone());
        self.sent = Some(self.text.clone());
        Some(BlockEdit { rev: self.rev, text: self.text.clone() })
    }

    /// The server has kept what was sent; says whether there is more to send.
    pub(in crate::features::draft) fn kept(&mut self, rev: u32) -> bool {
        self.rev = rev;
        self.sent = None;
        if let State::Saving(sent) = std::mem::replace(&mut self.state, State::Idle) {
            self.kept = sent;
        }
        self.settle_state();
        self.waits()
    }

    /// Keeping failed; what was typed stays.
    pub(in crate::features::draft) fn failed(&mut self) {
        self.state = State::Failed;
    }

    /// Somebody else was there before: `now` is what the block says. Says whether to send again.
    pub(in crate::features::draft) fn revised(&mut self, now: &BlockView) -> bool {
        let is_mine = now.text == self.text || self.sent.as_ref() == Some(&now.text);
        if is_mine || now.text == self.kept {
            self.rev = now.rev;
            self.sent = None;
            self.kept.clone_from(&now.text);
            self.settle_state();
            return self.waits();
        }
        self.state = State::Conflict(Theirs { rev: now.rev, text: now.text.clone() });
        false
    }

    /// What the server says without having been asked, such as after an undo; taken unless something is being typed.
    pub(in crate::features::draft) fn told(&mut self, now: &BlockView) -> bool {
        let is_new = self.state == State::Idle && now.rev > self.rev;
        if is_new {
            *self = Self::new(now);
        }
        is_new
    }

    /// Ends a conflict. With mine there is something to send, unless both say the same.
    pub(in crate::features::draft) fn settle(&mut self, is_mine: bool) {
        let State::Conflict(theirs) = std::mem::replace(&mut self.state, State::Idle) else { return };
        self.rev = theirs.rev;
        self.sent = None;
        if !is_mine {
            self.text.clone_from(&theirs.text);
        }
        self.kept = theirs.text;
        self.settle_state();
    }

    fn settle_state(&mut self) {
        self.state = if self.text == self.kept { State::Idle } else { State::Dirty };
    }
}

#[cfg(test)]
mod tests {
    use shared::api::draft::BlockKind;

    use super::*;

    fn block(rev: u32, text: &str) -> BlockView {
        BlockView {
            id: "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap(),
            rev,
            kind: BlockKind::Text,
            text: text.to_owned(),
            html: String::new(),
        }
    }

    fn sent(typing: &mut Typing) -> Option<(u32, String)> {
        typing.send().map(|edit| (edit.rev, edit.text))
    }

    #[test]
    fn one_request_at_a_time_and_each_with_the_last_number() {
        let mut typing = Typing::new(&block(3, "a"));
        assert_eq!(sent(&mut typing), None, "nothing typed");
        typing.typed("ab".to_owned());
        assert_eq!(sent(&mut typing), Some((3, "ab".to_owned())));
        typing.typed("abc".to_owned());
        assert_eq!(sent(&mut typing), None, "one is on its way");
        assert!(typing.kept(4), "more was typed");
        assert_eq!(sent(&mut typing), Some((4, "abc".to_owned())));
        assert!(!typing.kept(5));
        assert_eq!(typing.state(), &State::Idle);
    }

    #[test]
    fn what_is_taken_back_by_hand_is_not_sent() {
        let mut typing = Typing::new(&block(1, "a"));
        typing.typed("ab".to_owned());
        typing.typed("a".to_owned());
        assert!(!typing.waits());
    }

    #[test]
    fn a_failure_keeps_what_was_typed_and_can_be_tried_again() {
        let mut typing = Typing::new(&block(1, "a"));
        typing.typed("ab".to_owned());
        typing.send();
        typing.failed();
        assert!(typing.waits());
        assert_eq!(sent(&mut typing), Some((1, "ab".to_owned())));
    }

    #[test]
    fn another_ones_text_waits_for_a_choice() {
        let mut typing = Typing::new(&block(1, "a"));
        typing.typed("mine".to_owned());
        typing.send();
        assert!(!typing.revised(&block(2, "theirs")));
        typing.typed("mine too".to_owned());
        assert_eq!(sent(&mut typing), None);
        let mut other = typing.clone();
        typing.settle(true);
        assert_eq!(sent(&mut typing), Some((2, "mine too".to_owned())));
        other.settle(false);
        assert_eq!((other.text(), other.waits()), ("theirs", false));
    }

    #[test]
    fn a_new_number_alone_is_no_conflict() {
        let mut typing = Typing::new(&block(1, "a"));
        typing.typed("mine".to_owned());
        typing.send();
        assert!(typing.revised(&block(3, "a")));
        assert_eq!(sent(&mut typing), Some((3, "mine".to_owned())));
        assert!(!typing.revised(&block(4, "mine")), "somebody wrote the same");
    }

    #[test]
    fn what_an_undo_brings_back_is_shown_unless_something_is_typed() {
        let mut typing = Typing::new(&block(1, "a"));
        assert!(typing.told(&block(2, "b")));
        typing.typed("bc".to_owned());
        assert!(!typing.told(&block(3, "d")));
        assert_eq!(typing.text(), "bc");
    }

    /// What a device kept of typing, over the block as it is found again.
    fn again(typing: &Typing, now: &BlockView) -> Typing {
        let kept = serde_json::to_string(&typing.unsent().unwrap()).unwrap();
        Typing::resumed(serde_json::from_str(&kept).unwrap(), now)
    }

    #[test]
    fn what_did_not_arrive_is_sent_by_the_next_page() {
        let mut typing = Typing::new(&block(3, "a"));
        assert_eq!(typing.unsent(), None);
        typing.typed("ab".to_owned());
        assert_eq!(sent(&mut again(&typing, &block(3, "a"))), Some((3, "ab".to_owned())));
        assert_eq!(sent(&mut again(&typing, &block(2, "old copy"))), Some((3, "ab".to_owned())));
        assert!(!again(&typing, &block(4, "ab")).waits(), "it had arrived");
        let mut other = again(&typing, &block(4, "theirs"));
        assert!(matches!(other.state(), State::Conflict(theirs) if theirs.text == "theirs"));
        assert_eq!(other.text(), "ab");
        assert_eq!(again(&other, &block(4, "theirs")), other, "it is asked again until it is answered");
        other.settle(true);
        assert_eq!(sent(&mut other), Some((4, "ab".to_owned())));
    }

    #[test]
    fn what_arrived_without_an_answer_is_no_conflict() {
        let mut typing = Typing::new(&block(3, "a"));
        typing.typed("ab".to_owned());
        typing.send();
        typing.typed("abc".to_owned());
        assert_eq!(sent(&mut again(&typing, &block(4, "ab"))), Some((4, "abc".to_owned())));
        typing.failed();
        typing.typed("abcd".to_owned());
        assert!(typing.revised(&block(4, "ab")));
        assert_eq!(sent(&mut typing), Some((4, "abcd".to_owned())));
    }

    #[test]
    fn what_the_server_keeps_after_the_page_has_gone_is_taken_off() {
        let mut typing = Typing::new(&block(3, "a"));
        typing.typed("ab".to_owned());
        let edit = typing.send().unwrap();
        assert_eq!(typing.unsent().unwrap().after(&edit, 4), None);
        typing.typed("abc".to_owned());
        let left = typing.unsent().unwrap().after(&edit, 4).unwrap();
        assert_eq!(sent(&mut Typing::resumed(left, &block(4, "ab"))), Some((4, "abc".to_owned())));
    }

    #[test]
    fn what_is_given_up_is_given_back_once() {
        let mut typing = Typing::new(&block(1, "a"));
        typing.typed("ab".to_owned());
        typing.send();
        typing.failed();
        assert_eq!(typing.give_up(), "ab");
        assert_eq!((typing.text(), typing.unsent()), ("a", None));
    }
}
