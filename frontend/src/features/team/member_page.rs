//! `/tim/orang/:person`: how a person of the team stands, and why.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use progress::Level;
use shared::access::Superior;
use shared::api::team::{GetTeamMember, MemberRow, OfMember, TeamMember};

use super::{member_courses, member_jp, model, person_row, rule};
use crate::api::use_read;
use crate::features::batch;
use crate::page::{gate, titled};
use crate::text::team as text;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    gate::<Superior>(text::member(), text::ask(), member)
}

fn member() -> AnyView {
    let params = use_params_map();
    let person = Memo::new(move |_| params.with(|params| params.get_str("person")?.parse().ok()));
    let member = use_read::<GetTeamMember>(move || person.get().map(|person| OfMember { person }));
    let known = move || {
        if person.with(Option::is_some) {
            titled(member, text::member(), show)
        } else {
            view! { <NotFound /> }.into_any()
        }
    };
    known.into_any()
}

fn show(member: TeamMember) -> AnyView {
    let TeamMember { row, jp, enrolments, superior } = member;
    let id = row.id;
    let lead = format!("{} · {}", row.position, row.unit);
    let crumbs = vec![Crumb::new(text::team(), "/tim")];
    let (level, why, facts) = (level(row.level), why(&row), facts(&row, superior));
    view! {
        <PageHeader title=row.name lead=lead crumbs>
            {level}
            {batch::nominate(id)}
        </PageHeader>
        <div class="l-stack l-stack--loose">
        {why}
        <div class="l-grid s-team__pair">
            <Card title=text::facts() level=2>
                {facts}
            </Card>
            {member_jp::jp(&jp)}
        </div>
        {member_courses::courses(enrolments)}
        <p class="u-muted u-small">{text::privacy()}</p>
        </div>
    }
    .into_any()
}

fn level(level: Level) -> AnyView {
    let (word, tone) = model::level(level);
    view! { <Pill tone>{word}</Pill> }.into_any()
}

fn why(row: &MemberRow) -> AnyView {
    let (_, tone) = model::level(row.level);
    let reasons = row.reasons.iter().map(|reason| view! { <li>{model::reason(*reason)}</li> });
    let reasons = reasons.collect_view();
    let notice = if row.reasons.is_empty() {
        view! {
            <Notice tone>
                <p>{text::why_calm()}</p>
            </Notice>
        }
        .into_any()
    } else {
        view! {
            <Notice tone title=text::why()>
                <ul class="l-bullets">{reasons}</ul>
                <p>{text::next_step()}</p>
            </Notice>
        }
        .into_any()
    };
    view! { <div class="l-stack">{notice} {rule::rule()}</div> }.into_any()
}

fn facts(row: &MemberRow, superior: Option<String>) -> AnyView {
    let superior = superior.unwrap_or_else(|| text::no_superior().to_owned());
    let facts = [
        (text::superior(), superior),
        (text::mandatory_done(), model::mandatory(row)),
        (text::next_due(), person_row::next_due(row)),
        (text::last_active(), person_row::last_active(row)),
    ];
    view! { <DataList items=facts.map(|(term, words)| (term.to_owned(), words)).to_vec() /> }.into_any()
}
