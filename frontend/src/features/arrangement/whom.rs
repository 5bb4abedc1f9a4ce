//! For whom something is arranged: everybody, or a person or unit that is looked for by name.

use leptos::prelude::*;
use shared::api::arrangement::{FindSitters, InSitters, Sitters, Whom};
use shared::api::statistics::OfVersionQuiz;
use shared::value::SearchText;

use crate::api::use_read;
use crate::text::arrangement as text;
use crate::ui::prelude::*;

/// The choice of everybody.
const EVERYBODY: &str = "everybody";
/// The choice of somebody.
const SOME: &str = "some";

/// Draws the fields; `whom` is `None` until somebody is chosen.
pub(super) fn fields(
    of: OfVersionQuiz,
    whom: RwSignal<Option<Whom>>,
    error: Signal<Option<String>>,
) -> AnyView {
    let which = RwSignal::new(String::new());
    let chosen = RwSignal::new(String::new());
    let words = RwSignal::new(String::new());
    let wanted = RwSignal::new(None::<SearchText>);
    let found = use_read::<FindSitters>(move || {
        let q = wanted.get()?;
        Some(InSitters { version: of.version, lesson: of.lesson, q })
    });
    Effect::new(move |_| {
        whom.set(match which.get().as_str() {
            EVERYBODY => Some(Whom::Everybody),
            SOME => read(&chosen.get()),
            _ => None,
        });
    });
    let search = move |typed: String| {
        chosen.set(String::new());
        wanted.set(SearchText::parse(&typed).ok().filter(|words| !words.as_str().is_empty()));
    };
    let list = move || {
        wanted.with(Option::is_some).then(|| found.part(Shape::Rows(3), move |found| choices(found, chosen)))
    };
    let some = move || {
        which.with(|which| which == SOME).then(|| {
            view! {
                <div class="l-stack l-stack--tight">
                    <SearchField label=text::search() value=words on_search=search />
                    {list}
                </div>
            }
        })
    };
    let ways = vec![
        Choice::new(EVERYBODY, text::everybody()),
        Choice::new(SOME, text::somebody()).with_hint(text::somebody_hint()),
    ];
    view! {
        <RadioGroup legend=text::whom() value=which choices=ways id="atur-whom" error=error />
        {some}
    }
    .into_any()
}

fn choices(found: Sitters, chosen: RwSignal<String>) -> AnyView {
    let people = found.people.into_iter().map(|one| {
        let choice = Choice::new(format!("person {}", one.id), one.name);
        if one.unit.is_empty() { choice } else { choice.with_hint(one.unit) }
    });
    let units = found
        .units
        .into_iter()
        .map(|unit| Choice::new(format!("unit {}", unit.id), unit.name).with_hint(text::unit_hint()));
    let choices: Vec<Choice> = people.chain(units).collect();
    if choices.is_empty() {
        return view! { <p class="u-muted" role="status">{text::nobody_found()}</p> }.into_any();
    }
    view! { <RadioGroup legend=text::found() value=chosen choices=choices /> }.into_any()
}

/// Who is meant by the value of a choice.
fn read(value: &str) -> Option<Whom> {
    let (kind, id) = value.split_once(' ')?;
    match kind {
        "person" => Some(Whom::Person { person: id.parse().ok()? }),
        "unit" => Some(Whom::Unit { unit: id.parse().ok()? }),
        _ => None,
    }
}
