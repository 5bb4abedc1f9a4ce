//! A list of which a page has come, and whose next page is fetched by a press.
//!
//! **Invariant:** rows are only added; what is there stays when a press fails.

use leptos::prelude::*;
use shared::endpoint::Endpoint;
use shared::value::Cursor;

use super::use_call;
use crate::ui::{LoadMore, Notice, Tone};

/// A page of a list: its rows, and where the next page begins.
pub type Page<T> = (Vec<T>, Option<Cursor>);

/// The rows of a list that grows, and what stands below them: why the last press failed, how many rows there are, and
/// the button. `params` asks for the page after a cursor, and `page` takes an answer apart into rows and the next cursor.
pub fn grow<E, T>(
    (items, next): Page<T>,
    params: impl Fn(Cursor) -> E::Params + Send + Sync + 'static,
    page: fn(E::Output) -> Page<T>,
) -> (RwSignal<Vec<T>>, AnyView)
where
    E: Endpoint<Body = ()>,
    T: Send + Sync + 'static,
{
    let (rows, next) = (RwSignal::new(items), RwSignal::new(next));
    let calling = use_call::<E>();
    let more = move || {
        let Some(after) = next.get_untracked() else { return };
        calling.call(params(after), (), move |found| {
            let (items, after) = page(found);
            rows.try_update(|rows| rows.extend(items));
            next.try_set(after);
        });
    };
    let failed = move || {
        calling.error().get().map(|message| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=message />
                </div>
            }
        })
    };
    let below = view! {
        {failed}
        <LoadMore
            shown=Signal::derive(move || rows.with(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX)))
            has_more=Signal::derive(move || next.with(Option::is_some))
            busy=calling.pending()
            on_more=more
        />
    };
    (rows, below.into_any())
}
