//! The state of the catalogue: the filters of the address, what was found, and more of it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::params::ParamsMap;
use shared::api::course::{Catalogue, FindCourses, ListCourses, STALE_CURSOR};

use super::model::Filters;
use crate::api::{Calling, Read, use_call, use_quick_read};
use crate::text::course as text;
use crate::ui::prelude::*;

/// The id of the heading of what was found: focus goes there when a filter that had it is taken away.
pub(super) const FOUND: &str = "hasil";

/// Whether a change of the filters is a step that "back" undoes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A choice.
    Push,
    /// Typing, and growing the list.
    Replace,
}

/// The catalogue as it is shown.
#[derive(Clone, Copy)]
pub(super) struct Finding {
    /// What the address asks for.
    pub filters: Memo<Filters>,
    /// The outcome of the last question.
    pub read: Read<Catalogue>,
    /// What was found last; stays while the next answer is on its way.
    pub shown: Memo<Option<Catalogue>>,
    /// More of the list.
    pub more: Calling<ListCourses>,
    go: Callback<(Filters, Step)>,
}

impl Finding {
    /// Goes to other filters.
    pub(super) fn go(self, filters: Filters, step: Step) {
        self.go.run((filters, step));
    }

    /// Changes the filters by a choice.
    pub(super) fn choose(self, change: impl FnOnce(Filters) -> Filters) {
        self.go(change(self.filters.get_untracked()), Step::Push);
    }

    /// How many courses are found in all.
    pub(super) fn total(self) -> u32 {
        self.shown.with(|shown| shown.as_ref().map_or(0, |shown| shown.total))
    }

    /// Whether an answer is awaited.
    pub(super) fn is_busy(self) -> bool {
        self.read.outcome().is_none()
    }

    /// Fetches the next courses, and remembers in the address how many are shown.
    pub(super) fn load_more(self) {
        if !untrack(|| self.read.is_settled()) {
            // The list is still a copy: more is wanted once the answer is there.
            let shown = self.read.get().map_or(0, |page| page.items.len()).saturating_add(1);
            self.go(Filters { shown, ..self.filters.get_untracked() }, Step::Replace);
            return;
        }
        let next = self.read.get().and_then(|page| page.next);
        let Some(after) = next else { return };
        let asked = self.filters.get_untracked().find();
        let question = FindCourses { after: Some(after), ..asked.clone() };
        self.more.call(question, (), move |page| {
            let filters = self.filters.try_get_untracked().filter(|filters| filters.find() == asked);
            let Some(filters) = filters else { return };
            let mut shown = 0;
            self.read.change(|have| {
                have.items.extend(page.items);
                have.next = page.next;
                shown = have.items.len();
            });
            if shown > filters.shown {
                self.go(Filters { shown, ..filters }, Step::Replace);
            }
        });
    }
}

/// The state of the catalogue, for its page.
pub(super) fn use_finding() -> Finding {
    let query = use_query_map();
    let filters = Memo::new(move |_| query.with(|query| Filters::read(|key| query.get(key))));
    let read = use_quick_read::<ListCourses>(move || Some(filters.get().find()));
    let shown =
        Memo::new(move |before: Option<&Option<Catalogue>>| read.get().or_else(|| before.cloned().flatten()));
    let navigate = use_navigate();
    let go = Callback::new(move |(filters, step): (Filters, Step)| {
        let options =
            NavigateOptions { replace: step == Step::Replace, scroll: false, ..NavigateOptions::default() };
        navigate(&format!("/katalog{}", query_of(&filters)), options);
    });
    let finding = Finding { filters, read, shown, more: use_call(), go };
    grow_again(finding);
    start_again(finding);
    finding
}

fn query_of(filters: &Filters) -> String {
    let mut map = ParamsMap::new();
    for (key, value) in filters.pairs() {
        map.insert(key, value);
    }
    map.to_query_string()
}

/// On return, fetches as many courses as were shown before, once the list is no longer a copy.
fn grow_again(finding: Finding) {
    Effect::new(move |_| {
        let wanted = finding.filters.with(|filters| filters.shown);
        let page = finding.read.get().filter(|_| finding.read.is_settled());
        if page.is_some_and(|page| page.items.len() < wanted && page.next.is_some()) {
            finding.load_more();
        }
    });
}

/// When the catalogue has changed under the list, loads it from the start and says so.
fn start_again(finding: Finding) {
    let toasts = use_toasts();
    Effect::new(move |_| {
        if finding.more.failure().get().is_some_and(|error| error.is(&STALE_CURSOR)) {
            toasts.show(Tone::Info, text::renewed());
            finding.read.reload();
        }
    });
}
