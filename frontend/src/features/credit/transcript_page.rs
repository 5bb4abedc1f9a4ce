//! `/jp`: the JP of a year, the rule that counts them, and every entry; to be printed as it is.

use chrono::Datelike;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::api::credit::{GetTranscript, InYear, Transcript};

use super::jp_figure;
use super::jp_rows::rows;
use super::jp_rule::rule;
use crate::api::use_quick_read;
use crate::features::enrolment::model::today;
use crate::platform::clock;
use crate::session::use_session;
use crate::text::credit as text;
use crate::text::enrolment as enrolment_text;
use crate::text::format;
use crate::ui::prelude::*;

const YEAR: &str = "tahun";

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let query = use_query_map();
    let year =
        Memo::new(move |_| query.with(|query| query.get_str(YEAR).and_then(|year| year.parse::<i32>().ok())));
    let transcript = use_quick_read::<GetTranscript>(move || Some(InYear { year: year.get() }));
    // The years of the last answer stay while the next one is on its way.
    let years = Memo::new(move |before: Option<&Vec<i32>>| {
        transcript.get().map(|all| years(&all)).or_else(|| before.cloned()).unwrap_or_default()
    });
    let print = || {
        // A browser that cannot print says so itself.
        let _printed = window().print();
    };
    let crumbs = vec![Crumb::new(enrolment_text::title(), "/pembelajaran")];
    view! {
        <PageHeader title=text::title() lead=text::lead() crumbs>
            <div class="s-jp__tools">
                {year_picker(year, years)}
                <Button kind=ButtonKind::Secondary icon=Glyph::FILE_TEXT on_press=print>
                    {text::print()}
                </Button>
            </div>
        </PageHeader>
        {transcript.show(Shape::Page, page)}
    }
    .into_any()
}

/// The years to choose from besides this one, newest first, the one shown among them.
fn years(transcript: &Transcript) -> Vec<i32> {
    let mut years = transcript.years.clone();
    years.push(transcript.tally.year);
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years.retain(|year| *year != today().year());
    years
}

fn year_picker(year: Memo<Option<i32>>, years: Memo<Vec<i32>>) -> AnyView {
    let navigate = use_navigate();
    let value = RwSignal::new(String::new());
    Effect::new(move |_| {
        value.set(
            year.get()
                .filter(|year| *year != today().year())
                .map(|year| year.to_string())
                .unwrap_or_default(),
        );
    });
    let choices = Signal::derive(move || {
        years
            .get()
            .into_iter()
            .map(|year| Choice::new(year.to_string(), year.to_string()))
            .collect::<Vec<_>>()
    });
    let on_change = move |year: String| {
        let to = if year.is_empty() { "/jp".to_owned() } else { format!("/jp?{YEAR}={year}") };
        navigate(&to, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    view! {
        <div class="s-jp__year">
            <SelectField label=text::year() value choices empty=text::this_year() on_change />
        </div>
    }
    .into_any()
}

fn page(transcript: Transcript) -> AnyView {
    let Transcript { tally, items, .. } = transcript;
    let entries = if items.is_empty() { empty() } else { rows(items) };
    let rule = rule(&tally);
    view! {
        <div class="l-stack l-stack--loose">
            {whose()}
            <div class="s-jp__sum">
                <Card>
                    {jp_figure(tally)}
                </Card>
                <Card title=text::rule() level=2>{rule}</Card>
            </div>
            <Section title=text::entries()>{entries}</Section>
        </div>
    }
    .into_any()
}

/// Whose JP these are and when they were printed; on paper only.
fn whose() -> AnyView {
    let me = use_session().me();
    let words = move || me.get().map(|me| format!("{} · {}", me.name, me.institution));
    view! {
        <div class="s-jp__paper">
            <p class="u-strong">{words}</p>
            <p class="u-small">{text::printed(&format::date_time(clock::now()))}</p>
        </div>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <EmptyFirst glyph=Glyph::AWARD title=text::empty_title() why=text::empty_why()>
            <LinkButton href="/pembelajaran">{text::go_learn()}</LinkButton>
        </EmptyFirst>
    }
    .into_any()
}
