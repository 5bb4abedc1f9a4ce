//! What readers say at the blocks of a unit, beside these: how many comments are open, and a dialog with all of them.
//!
//! **Invariant:** a comment is sent once, and stays in its field until it is.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use shared::api::draft::{OfDraft, OfDraftUnit};
use shared::api::review::{
    AddDraftComment, COMMENT_CHARS_MAX, CommentDraft, CommentRow, GetReview, ReviewView, SettleDraftComment,
};
use shared::id::DraftBlockId;

use super::talk;
use crate::api::{Calling, Read, use_call, use_read};
use crate::platform::page;
use crate::text::review as text;
use crate::ui::prelude::*;

/// The comments at the blocks of a unit.
#[derive(Clone, Copy)]
pub struct Talk {
    of: Memo<Option<OfDraftUnit>>,
    found: Read<ReviewView>,
    open: RwSignal<bool>,
    /// The block that the dialog is about, and its first words.
    about: RwSignal<Option<(DraftBlockId, String)>>,
    written: RwSignal<String>,
    adding: Calling<AddDraftComment>,
    settling: Calling<SettleDraftComment>,
}

impl Talk {
    /// Reads what is said of a draft.
    pub fn new(of: Memo<Option<OfDraftUnit>>) -> Self {
        let draft = Memo::new(move |_| of.with(|of| of.as_ref().map(|of| of.draft)));
        Self {
            of,
            found: use_read::<GetReview>(move || draft.get().map(|draft| OfDraft { draft })),
            open: RwSignal::new(false),
            about: RwSignal::new(None),
            written: RwSignal::new(String::new()),
            adding: use_call(),
            settling: use_call(),
        }
    }

    /// Whether the caller may write on the draft now; nothing before that is known. Where it cannot be known, the server
    /// refuses what may not be.
    pub fn may_write(self) -> Option<bool> {
        self.found.outcome().map(|review| review.map_or(true, |review| review.can_write))
    }

    /// Comments at a block, open ones first.
    fn at(self, block: DraftBlockId) -> Vec<CommentRow> {
        let all = self.found.get().map(|review| review.comments).unwrap_or_default();
        all.into_iter().filter(|one| one.block == Some(block)).collect()
    }

    /// The button that shows the comments at a block, with how many are open; `name` is the block's first words.
    pub fn button(self, block: DraftBlockId, name: Signal<String>) -> AnyView {
        let open = Memo::new(move |_| self.at(block).iter().filter(|one| one.settled_by.is_none()).count());
        let press = move |_| {
            if self.about.with_untracked(|about| about.as_ref().is_none_or(|(other, _)| *other != block)) {
                self.written.set(String::new());
            }
            self.about.set(Some((block, name.get_untracked())));
            self.open.set(true);
        };
        let count = move || (open.get() > 0).then(|| view! { <span aria-hidden="true">{open.get()}</span> });
        view! {
            <button
                class="c-button c-button--quiet s-review__count"
                type="button"
                aria-haspopup="dialog"
                aria-label=move || text::comments_at(open.get(), &name.get())
                on:click=press
            >
                <Icon glyph=Glyph::MESSAGE />
                {count}
            </button>
        }
        .into_any()
    }

    /// The dialog with the comments at a block.
    pub fn dialog(self) -> AnyView {
        let title = Signal::derive(move || {
            self.about
                .with(|about| about.as_ref().map(|(_, name)| text::comments_on(name)).unwrap_or_default())
        });
        view! {
            <Dialog open=self.open title>
                <div class="l-stack">
                    <Refusal why=self.settling.error() />
                    {move || self.list()}
                    {self.form()}
                </div>
            </Dialog>
        }
        .into_any()
    }

    fn list(self) -> AnyView {
        let Some((block, _)) = self.about.get() else { return ().into_any() };
        let Some(draft) = self.of.with(|of| of.as_ref().map(|of| of.draft)) else { return ().into_any() };
        let rows = self.at(block);
        if rows.is_empty() {
            return view! { <p class="u-muted">{text::no_comments_here()}</p> }.into_any();
        }
        let row = |one: &CommentRow| talk::row(draft, one, self.settling, self.found, false);
        view! { <ul class="l-stack" role="list">{rows.iter().map(row).collect_view()}</ul> }.into_any()
    }

    fn form(self) -> AnyView {
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            let about = self.about.get_untracked();
            let (Some(of), Some((block, _))) = (self.of.get_untracked(), about) else { return };
            let words = self.written.get_untracked();
            let comment = CommentDraft { unit: Some(of.unit), block: Some(block), text: words };
            self.adding.call(OfDraft { draft: of.draft }, comment, move |review| {
                self.written.try_set(String::new());
                self.found.put(review);
                page::announce(text::sent());
            });
        };
        let longest = u32::try_from(COMMENT_CHARS_MAX).unwrap_or(u32::MAX);
        view! {
            <form class="l-stack" novalidate=true on:submit=submit>
                <TextField
                    label=text::comment()
                    kind=TextKind::Long
                    longest
                    value=self.written
                    error=self.adding.error()
                />
                <div>
                    <Button kind=ButtonKind::Secondary press=Press::Submit busy=self.adding.pending()>
                        {text::send()}
                    </Button>
                </div>
            </form>
        }
        .into_any()
    }
}
