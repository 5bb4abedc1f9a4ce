//! Whose discussion it is and how it is written in: a learner's, or that of a class as those who teach have it.

use leptos::prelude::*;
use shared::api::discussion::{
    AnswerPost, EditPost, HidePost, InCircle, InClassReplies, InReplies, ListClassReplies, ListReplies,
    NewPost, OfClassPost, OfPost, PinPost, PostView, Replies, ReportPost, SettleReports, ShowPost, UnpinPost,
    WithdrawPost, WritePost,
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
    /// What is asked about a post before it is done.
    pub(super) asking: RwSignal<Option<Ask>>,
    deeds: StoredValue<Deeds>,
    /// Posts that are drawn twice, since they are to be looked at: what is done with one of them is seen at both places.
    twice: StoredValue<Vec<RwSignal<PostView>>>,
}

/// What is asked about before it is done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    Withdraw,
    Report,
    Hide,
}

/// A question about a post.
#[derive(Clone, Copy)]
pub(super) struct Ask {
    pub(super) question: Question,
    pub(super) post: RwSignal<PostView>,
}

/// What is done with posts, one thing at a time.
#[derive(Clone, Copy)]
pub(super) struct Deeds {
    pub(super) edit: Calling<EditPost>,
    pub(super) withdraw: Calling<WithdrawPost>,
    pub(super) report: Calling<ReportPost>,
    pub(super) hide: Calling<HidePost>,
    pub(super) show: Calling<ShowPost>,
    pub(super) pin: Calling<PinPost>,
    pub(super) unpin: Calling<UnpinPost>,
    pub(super) settle: Calling<SettleReports>,
}

impl Deeds {
    fn new() -> Self {
        Self {
            edit: use_call(),
            withdraw: use_call(),
            report: use_call(),
            hide: use_call(),
            show: use_call(),
            pin: use_call(),
            unpin: use_call(),
            settle: use_call(),
        }
    }

    /// Why one of those without a dialog failed.
    pub(super) fn error(self) -> Option<String> {
        let errors = [self.show.error(), self.pin.error(), self.unpin.error(), self.settle.error()];
        errors.into_iter().find_map(|error| error.get())
    }
}

/// How posts are sent.
#[derive(Clone, Copy)]
pub(super) struct Sending {
    own: Calling<WritePost>,
    staff: Calling<AnswerPost>,
}

impl Desk {
    /// A discussion whose page is drawn.
    pub(super) fn new(
        whose: Whose,
        is_closed: bool,
        written: u32,
        on_state: Callback<(LessonState,)>,
    ) -> Self {
        Self {
            whose: StoredValue::new(whose),
            is_closed: RwSignal::new(is_closed),
            written: RwSignal::new(written),
            on_state,
            asking: RwSignal::new(None),
            deeds: StoredValue::new(Deeds::new()),
            twice: StoredValue::new(Vec::new()),
        }
    }

    /// A post, as its author and other learners locate it.
    pub(super) fn own_post(self, post: PostId) -> Option<OfPost> {
        self.whose.with_value(|whose| match whose {
            Whose::Learner(of) => Some(OfPost { enrolment: of.enrolment, lesson: of.lesson, post }),
            Whose::Class(_) => None,
        })
    }

    /// A post, as those who teach locate it.
    pub(super) fn class_post(self, post: PostId) -> Option<OfClassPost> {
        self.whose.with_value(|whose| match whose {
            Whose::Class(of) => Some(OfClassPost { slug: of.slug.clone(), post }),
            Whose::Learner(_) => None,
        })
    }

    pub(super) fn is_class(self) -> bool {
        self.whose.with_value(|whose| matches!(whose, Whose::Class(_)))
    }

    /// Where what is typed is kept.
    pub(super) fn place(self, thread: Option<PostId>) -> String {
        self.whose.with_value(|whose| match whose {
            Whose::Learner(of) => model::place(of.lesson, None, thread),
            Whose::Class(of) => model::place(of.lesson, Some(of), thread),
        })
    }

    /// A post that is drawn a second time elsewhere on the page.
    pub(super) fn draw_twice(self, post: PostView) -> RwSignal<PostView> {
        let shown = RwSignal::new(post);
        self.twice.update_value(|twice| twice.push(shown));
        shown
    }

    /// A post as it is drawn.
    pub(super) fn drawn(self, post: PostView) -> RwSignal<PostView> {
        let is_it = |shown: &RwSignal<PostView>| shown.with_untracked(|shown| shown.id == post.id);
        let known = self.twice.with_value(|twice| twice.iter().copied().find(is_it));
        known.unwrap_or_else(|| RwSignal::new(post))
    }

    /// What is done with posts.
    pub(super) fn deeds(self) -> Deeds {
        self.deeds.get_value()
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
    /// Calls of one field.
    pub(super) fn new() -> Self {
        Self { own: use_call(), staff: use_call() }
    }

    /// Whether an answer is awaited.
    pub(super) fn pending(self) -> Signal<bool> {
        Signal::derive(move || self.own.pending().get() || self.staff.pending().get())
    }

    /// Whether the server has answered that it does not take the post.
    pub(super) fn is_refused(self) -> bool {
        let failure = self.own.failure().get().or_else(|| self.staff.failure().get());
        matches!(failure, Some(client::CallError::Refused(_)))
    }

    /// Why the last sending failed, in words; whether there was no connection.
    pub(super) fn failed(self) -> Option<(String, bool)> {
        let failure = self.own.failure().get().or_else(|| self.staff.failure().get())?;
        let is_away = matches!(failure, client::CallError::Unreachable);
        Some((crate::api::explain(&failure), is_away))
    }
}
