//! Whose discussion it is and how it is written in: a learner's, or that of a class as those who teach have it.

use leptos::prelude::*;
use shared::api::discussion::{
    AnswerPost, InCircle, InClassReplies, InReplies, ListClassReplies, ListReplies, NewPost, PostView,
    Replies, WritePost,
};
use shared::api::lesson::{LessonState, OfLesson};
use shared::id::PostId;
use shared::value::Cursor;

use super::model;
use crate::api::{Calling, use_call};

/// Whose discussion it is.
#[derive(Clone)]
pub(super) enum Whose {
    /// A learner's.
    Learner(OfLesson),
    /// That of a class.
    Class(InCircle),
}

/// A discussion on the screen.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) whose: StoredValue<Whose>,
    pub(super) is_closed: RwSignal<bool>,
    /// Own posts that count so far.
    pub(super) written: RwSignal<u32>,
    /// Hears where the learner is after a post.
    pub(super) on_state: Callback<(LessonState,)>,
}

/// How posts are sent.
#[derive(Clone, Copy)]
pub(super) struct Sending {
    own: Calling<WritePost>,
    staff: Calling<AnswerPost>,
}

impl Desk {
    pub(super) fn is_class(self) -> bool {
        self.whose.with_value(|whose| matches!(whose, Whose::Class(_)))
    }

    /// Where what is typed is kept.
    pub(super) fn place(self, thread: Option<PostId>) -> String {
        self.whose.with_value(|whose| match whose {
            Whose::Learner(of) => model::place(of.lesson, None, thread),
            Whose::Class(of) => model::place(of.lesson, Some((&of.slug, of.batch)), thread),
        })
    }

    /// Calls for sending.
    pub(super) fn sending(self) -> Sending {
        Sending { own: use_call(), staff: use_call() }
    }

    /// Sends a post.
    pub(super) fn send(self, sending: Sending, new: NewPost, then: impl FnOnce(PostView) + 'static) {
        match self.whose.get_value() {
            Whose::Learner(of) => sending.own.call(of, new, move |sent| {
                self.written.try_set(sent.written);
                then(sent.post);
                self.on_state.run((sent.state,));
            }),
            Whose::Class(of) => sending.staff.call(of, new, then),
        }
    }

    /// Fetches replies.
    pub(super) fn replies(
        self,
        (own, staff): (Calling<ListReplies>, Calling<ListClassReplies>),
        post: PostId,
        after: Option<Cursor>,
        then: impl FnOnce(Replies) + 'static,
    ) {
        match self.whose.get_value() {
            Whose::Learner(OfLesson { enrolment, lesson }) => {
                own.call(InReplies { enrolment, lesson, post, after }, (), then);
            }
            Whose::Class(InCircle { slug, .. }) => {
                staff.call(InClassReplies { slug, post, after }, (), then);
            }
        }
    }
}

impl Sending {
    /// Whether an answer is awaited.
    pub(super) fn pending(self) -> Signal<bool> {
        Signal::derive(move || self.own.pending().get() || self.staff.pending().get())
    }

    /// Why the last sending failed, in words; whether there was no connection.
    pub(super) fn failed(self) -> Option<(String, bool)> {
        let failure = self.own.failure().get().or_else(|| self.staff.failure().get())?;
        let is_away = matches!(failure, client::CallError::Unreachable);
        Some((crate::api::explain(&failure), is_away))
    }
}
