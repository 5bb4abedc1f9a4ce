//! Archiving a course with a reason, and opening it again.

use leptos::prelude::*;
use shared::api::course::{ArchiveCourse, ArchiveEdit, ArchivedCourse, ReopenCourse, Versions};
use shared::api::enrolment::OfCourse;
use shared::id::CourseId;
use shared::value::Reason;

use crate::api::{Calling, Read, use_call};
use crate::platform::page;
use crate::text::publish as text;
use crate::ui::prelude::*;

/// What the courses of the page share: which one is about to be archived, and the calls.
#[derive(Clone, Copy)]
pub(super) struct Archiving {
    versions: Read<Versions>,
    chosen: RwSignal<Option<(CourseId, String)>>,
    open: RwSignal<bool>,
    reason: RwSignal<String>,
    fault: RwSignal<Option<String>>,
    closing: Calling<ArchiveCourse>,
    reopening: Calling<ReopenCourse>,
    toasts: Toasts,
}

impl Archiving {
    pub(super) fn new(versions: Read<Versions>) -> Self {
        Self {
            versions,
            chosen: RwSignal::new(None),
            open: RwSignal::new(false),
            reason: RwSignal::new(String::new()),
            fault: RwSignal::new(None),
            closing: use_call(),
            reopening: use_call(),
            toasts: use_toasts(),
        }
    }

    /// The button of a published course.
    pub(super) fn button(self, course: CourseId, title: String) -> AnyView {
        let press = move || {
            self.chosen.set(Some((course, title.clone())));
            self.reason.set(String::new());
            self.fault.set(None);
            self.open.set(true);
        };
        view! { <Button kind=ButtonKind::Quiet on_press=press>{text::archive()}</Button> }.into_any()
    }

    /// What is said of an archived course, with the way back.
    pub(super) fn note(self, archived: ArchivedCourse, title: String) -> AnyView {
        let press = move || {
            let title = title.clone();
            self.reopening.call(OfCourse { course: archived.course }, (), move |()| {
                self.done(text::reopened(&title));
            });
        };
        view! {
            <Notice tone=Tone::Warn title=text::archived()>
                <p>{text::archived_by(&archived.by, archived.at)}</p>
                <p>{archived.reason}</p>
                <Button kind=ButtonKind::Secondary busy=self.reopening.pending() on_press=press>
                    {text::reopen()}
                </Button>
            </Notice>
        }
        .into_any()
    }

    /// Why opening again has failed, if it has.
    pub(super) fn refusal(self) -> AnyView {
        view! { <Refusal why=self.reopening.error() /> }.into_any()
    }

    /// The question, with the reason.
    pub(super) fn dialog(self) -> AnyView {
        let title = Signal::derive(move || {
            self.chosen.with(|chosen| {
                chosen.as_ref().map(|(_, title)| text::archive_sure(title)).unwrap_or_default()
            })
        });
        view! {
            <Dialog open=self.open title>
                <div class="l-stack">
                    <p>{text::archive_why()}</p>
                    <p>{text::archive_undo()}</p>
                    <Refusal why=self.closing.error() />
                    <TextField
                        label=text::reason()
                        hint=text::reason_hint()
                        kind=TextKind::Long
                        longest=500_u32
                        value=self.reason
                        error=self.fault
                    />
                    <div class="c-dialog__foot">
                        <Button busy=self.closing.pending() on_press=move || self.archive()>
                            {text::archive()}
                        </Button>
                        <Button kind=ButtonKind::Secondary on_press=move || self.open.set(false)>
                            {text::cancel()}
                        </Button>
                    </div>
                </div>
            </Dialog>
        }
        .into_any()
    }

    fn archive(self) {
        let Some((course, title)) = self.chosen.get_untracked() else { return };
        let reason = match Reason::parse(&self.reason.get_untracked()) {
            Ok(reason) => reason,
            Err(why) => {
                self.fault.set(Some(crate::text::say(&why)));
                return;
            }
        };
        self.fault.set(None);
        self.closing.call(OfCourse { course }, ArchiveEdit { reason }, move |()| {
            self.open.try_set(false);
            self.done(text::archived_now(&title));
        });
    }

    fn done(self, words: String) {
        // What was pressed goes with the course's old state.
        request_animation_frame(page::focus_title);
        self.versions.reload();
        self.toasts.show(Tone::Ok, words);
    }
}
