//! `/media`: the library, with a place to add files, found by words and kind.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::access::Instructor;
use shared::api::media::{
    DownloadMedia, FindMedia, ListMedia, MediaKind, MediaList, MediaRow, OfMedia, Purpose,
};
use shared::id::MediaId;

use super::uploader::{Wish, uploader};
use super::{detail, model};
use crate::api::{grow, stream_address, use_read};
use crate::page::gate;
use crate::text::{format, media as text};
use crate::ui::prelude::*;

/// Endings that a library takes, as the device's chooser wants them.
const ACCEPT: &str =
    ".svg,.png,.jpg,.jpeg,.webp,.webm,.mp4,.mp3,.ogg,.m4a,.vtt,.pdf,.odt,.ods,.odp,.docx,.xlsx,.pptx";

/// The list as it is shown.
#[derive(Clone, Copy)]
struct Listing {
    find: Memo<FindMedia>,
    go: Callback<(FindMedia,)>,
    opened: RwSignal<Option<MediaId>>,
}

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Instructor>(text::library(), text::ask(), page)
}

fn page() -> AnyView {
    let (query, navigate) = (use_query_map(), use_navigate());
    let find = Memo::new(move |_| query.with(|query| model::wanted(|key| query.get(key))));
    let go = Callback::new(move |(find,): (FindMedia,)| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&model::address(&find), options);
    });
    let found = use_read::<ListMedia>(move || Some(find.get()));
    let listing = Listing { find, go, opened: RwSignal::new(None) };
    let wish = Wish {
        purpose: Purpose::Library,
        label: text::add().to_owned(),
        hint: text::add_hint().to_owned(),
        accept: ACCEPT.to_owned(),
        is_many: true,
        keeps_taken: true,
        room: None,
        on_taken: Callback::new(move |_| found.reload()),
    };
    view! {
        <PageHeader title=text::library() lead=text::lead() />
        <div class="l-stack l-stack--loose">
            {uploader(wish)} {filters(listing)}
            {found.show(Shape::Rows(6), move |found| list(found, listing))}
        </div>
        {detail::dialog(listing.opened, found)}
    }
    .into_any()
}

fn filters(listing: Listing) -> AnyView {
    let words = RwSignal::new(String::new());
    let kind = RwSignal::new(String::new());
    Effect::new(move |_| {
        let find = listing.find.get();
        words.set(find.q.map(|q| q.as_str().to_owned()).unwrap_or_default());
        kind.set(find.kind.map(|kind| kind.code().to_owned()).unwrap_or_default());
    });
    let change = move |how: &dyn Fn(&mut FindMedia)| {
        let before = listing.find.get_untracked();
        let mut find = before.clone();
        how(&mut find);
        if find != before {
            listing.go.run((find,));
        }
    };
    view! {
        <div class="l-cluster s-media__filters">
            <SearchField
                label=text::search()
                value=words
                on_search=move |typed: String| change(&|find| find.q = model::words_of(&typed))
            />
            <SelectField
                label=text::kind_label()
                empty=text::any_kind()
                value=kind
                choices=model::kinds()
                on_change=move |code: String| change(&|find| find.kind = MediaKind::from_code(&code))
            />
        </div>
    }
    .into_any()
}

fn list(found: MediaList, listing: Listing) -> AnyView {
    if found.items.is_empty() {
        if listing.find.get_untracked() != FindMedia::default() {
            let reset = move || listing.go.run((FindMedia::default(),));
            return view! { <EmptyFiltered on_reset=reset /> }.into_any();
        }
        return view! { <EmptyFirst glyph=Glyph::FILE title=text::empty() why=text::empty_why() /> }
            .into_any();
    }
    let room = text::room(found.used_bytes, found.most_bytes);
    let after = move |after| FindMedia { after: Some(after), ..listing.find.get_untracked() };
    let (rows, below) =
        grow::<ListMedia, _>((found.items, found.next), after, |found| (found.items, found.next));
    let head = vec![Head::words(text::file()), Head::words(text::used()), Head::words(text::added())];
    view! {
        <Table caption=text::caption() head quiet=true>
            <For each=move || rows.get() key=|row| row.file.id let:row>
                {line(&row, listing)}
            </For>
        </Table>
        {below}
        <p class="u-small u-muted">{room}</p>
    }
    .into_any()
}

/// A small picture of a file, or what stands for it.
pub(super) fn thumbnail(row: &MediaRow) -> AnyView {
    if row.file.kind == MediaKind::Image {
        let src = stream_address::<DownloadMedia>(&OfMedia { media: row.file.id });
        return view! { <img class="s-media__thumb" src=src alt="" loading="lazy" decoding="async" /> }
            .into_any();
    }
    view! { <span class="s-media__thumb"><Icon glyph=model::glyph(row.file.kind) /></span> }.into_any()
}

fn line(row: &MediaRow, listing: Listing) -> AnyView {
    let (id, name) = (row.file.id, row.file.name.clone());
    let is_mute = row.file.kind == MediaKind::Image && row.file.alt.is_empty();
    let (facts, uses) = (model::facts(&row.file), text::uses(row.uses));
    let (picture, added) = (thumbnail(row), format::date(row.file.created_at));
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>
                <span class="s-media__row">
                    {picture}
                    <span class="s-media__what">
                        <Button kind=ButtonKind::Quiet on_press=move || listing.opened.set(Some(id))>
                            {name}
                        </Button>
                        <span class="u-small u-muted s-media__facts">{facts}</span>
                        {is_mute.then(|| view! { <Pill tone=Tone::Warn>{text::no_alt()}</Pill> })}
                    </span>
                </span>
            </Cell>
            <Cell label=text::used()>{uses}</Cell>
            <Cell label=text::added()>{added}</Cell>
        </Row>
    }
    .into_any()
}
