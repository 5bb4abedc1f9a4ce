//! The people of a unit: filters in the address, sorted by who needs help most, more by a press.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use progress::Level;
use shared::api::team::{GetTeam, InTeam, MemberRow, Team};
use shared::value::{Cursor, SearchText};

use super::{model, person_row, rule};
use crate::api::{Read, use_call, use_read};
use crate::platform::{page, reading};
use crate::text::frame as frame_text;
use crate::text::team as text;
use crate::ui::prelude::*;

/// What the list is about: what is asked for, and how to ask for something else.
#[derive(Clone, Copy)]
struct Filters {
    find: Memo<InTeam>,
    go: Callback<(InTeam,)>,
}

fn use_filters() -> Filters {
    let (query, navigate) = (use_query_map(), use_navigate());
    let find = Memo::new(move |_| query.with(|query| model::wanted(|key| query.get(key))));
    let go = move |find: InTeam| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&model::address(&find), options);
    };
    Filters { find, go: Callback::new(move |(find,)| go(find)) }
}

/// Draws them once the unit is known; what is typed and chosen stays when fresh figures arrive.
pub(super) fn people(team: Read<Team>) -> AnyView {
    let filters = use_filters();
    let find = filters.find;
    let filtered = Memo::new(move |_| find.with(model::is_filtered));
    // Without a filter the list came with the figures.
    let found = use_read::<GetTeam>(move || Some(find.get()).filter(model::is_filtered));
    let listed = move || {
        if !filtered.get() {
            return team
                .get()
                .map(|found| list(filters, team, found.people, found.next, Some(found.unit.people)));
        }
        let draw = move |team: Team| {
            let only_risk = find.with_untracked(|find| find.level == Some(Level::Risk) && find.q.is_none());
            list(filters, found, team.people, team.next, only_risk.then_some(team.unit.at_risk))
        };
        Some(found.part(Shape::Rows(5), draw))
    };
    let is_known = Memo::new(move |_| team.get().is_some());
    // Figures lead here, to a part that is drawn later than the address changes.
    let hash = use_location().hash;
    Effect::new(move |_| {
        find.track();
        if is_known.get() && hash.with(|hash| hash.strip_prefix('#') == Some(model::PEOPLE)) {
            reading::after_drawing(|| page::show(model::PEOPLE));
        }
    });
    let shown = move || {
        is_known.get().then(|| {
            view! {
                <Section title=text::people() id=model::PEOPLE>
                    {rule::rule()}
                    {controls(filters)}
                    {listed}
                </Section>
            }
        })
    };
    shown.into_any()
}

fn controls(filters: Filters) -> AnyView {
    let Filters { find, go } = filters;
    let words = RwSignal::new(String::new());
    Effect::new(move |_| {
        words.set(find.with(|find| find.q.as_ref().map(|q| q.as_str().to_owned())).unwrap_or_default());
    });
    let search = move |typed: String| {
        let q = SearchText::parse(&typed).ok().filter(|words| !words.as_str().is_empty());
        go.run((InTeam { q, ..find.get_untracked() },));
    };
    let chip = move |level: Level| {
        let (word, _) = model::level(level);
        let pressed = Signal::derive(move || find.with(|find| find.level == Some(level)));
        let press = move || {
            let level = Some(level).filter(|_| !pressed.get_untracked());
            go.run((InTeam { level, ..find.get_untracked() },));
        };
        view! {
            <Chip pressed on_press=press>
                {word}
            </Chip>
        }
    };
    view! {
        <div class="l-stack l-stack--tight">
            <SearchField label=text::search() value=words on_search=search />
            <div class="l-cluster" role="group" aria-label=text::levels()>
                {model::LEVELS.map(chip).collect_view()}
            </div>
        </div>
    }
    .into_any()
}

/// A list that grows by a press, once it is no longer a copy.
fn list(
    filters: Filters,
    read: Read<Team>,
    rows: Vec<MemberRow>,
    next: Option<Cursor>,
    total: Option<u32>,
) -> AnyView {
    if rows.is_empty() {
        return nobody(filters);
    }
    let (rows, next) = (RwSignal::new(rows), RwSignal::new(next));
    let calling = use_call::<GetTeam>();
    let more = move || {
        let Some(after) = next.get_untracked() else { return };
        let params = InTeam { after: Some(after), ..filters.find.get_untracked() };
        calling.call(params, (), move |team| {
            rows.try_update(|rows| rows.extend(team.people));
            next.try_set(team.next);
        });
    };
    // More rows join those that are there, which must not go for a moment.
    let mut is_first = true;
    let listed = move || {
        let all = rows.get();
        if std::mem::take(&mut is_first) {
            later_rows(all, person_row::row).collect_view()
        } else {
            all.into_iter().map(person_row::row).collect_view()
        }
    };
    view! {
        <Table caption=text::people_caption() head=person_row::head() quiet=true>
            {listed}
        </Table>
        <Refusal why=calling.error() />
        <LoadMore
            shown=Signal::derive(move || rows.with(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX)))
            total=Signal::stored(total)
            has_more=Signal::derive(move || next.with(Option::is_some) && read.is_settled())
            busy=calling.pending()
            on_more=more
        />
    }
    .into_any()
}

fn nobody(filters: Filters) -> AnyView {
    let Filters { find, go } = filters;
    if find.with_untracked(model::is_filtered) {
        let reset = move || go.run((InTeam { level: None, q: None, ..find.get_untracked() },));
        return view! { <EmptyFiltered on_reset=reset /> }.into_any();
    }
    view! {
        <EmptyFirst glyph=Glyph::USERS title=text::nobody() why=text::nobody_why()>
            <LinkButton href="/akun" kind=ButtonKind::Secondary>{frame_text::to_own_record()}</LinkButton>
        </EmptyFirst>
    }
    .into_any()
}
