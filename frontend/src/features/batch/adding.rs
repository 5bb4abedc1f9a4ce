//! Adding people to a batch: looked for by name, chosen, and added with a reason.

use leptos::prelude::*;
use shared::api::batch::{
    AddPeople, Candidate, Candidates, FindCandidates, InCandidates, NewPeople, OfBatch,
};
use shared::id::BatchId;
use shared::value::{Reason, SearchText};

use crate::api::{use_call, use_read};
use crate::text::{batch as text, say};
use crate::ui::prelude::*;

/// Who is chosen.
type Chosen = RwSignal<Vec<Candidate>>;

/// The dialog.
pub(super) fn dialog(
    batch: BatchId,
    open: RwSignal<bool>,
    then: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    view! {
        <Dialog open title=text::add()>
            {form(batch, open, then)}
        </Dialog>
    }
    .into_any()
}

fn form(batch: BatchId, open: RwSignal<bool>, then: impl Fn() + Copy + 'static) -> AnyView {
    let (calling, toasts) = (use_call::<AddPeople>(), use_toasts());
    let chosen: Chosen = RwSignal::new(Vec::new());
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let nobody = RwSignal::new(false);
    let save = move || {
        let people: Vec<_> = chosen.with_untracked(|chosen| chosen.iter().map(|one| one.id).collect());
        nobody.set(people.is_empty());
        match Reason::parse(&typed.get_untracked()) {
            Ok(reason) => {
                wrong.set(None);
                if !people.is_empty() {
                    calling.call(OfBatch { batch }, NewPeople { people, reason }, move |added| {
                        open.try_set(false);
                        toasts.show(Tone::Ok, text::added(&added));
                        then();
                    });
                }
            }
            Err(phrase) => wrong.set(Some(say(&phrase))),
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let failed = Signal::derive(move || {
        if nobody.get() { Some(text::choose_people().to_owned()) } else { calling.error().get() }
    });
    view! {
        <div class="l-stack">
            <Refusal why=failed />
            {search(batch, chosen)}
            {move || picked(chosen)}
            <form class="l-stack" novalidate=true on:submit=submit>
                <TextField
                    label=text::reason()
                    hint=text::reason_kept()
                    kind=TextKind::Long
                    longest=500_u32
                    value=typed
                    error=wrong
                />
                <div class="c-dialog__foot">
                    <Button press=Press::Submit busy=calling.pending()>
                        {text::add()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move || open.set(false)>
                        {text::cancel_form()}
                    </Button>
                </div>
            </form>
        </div>
    }
    .into_any()
}

fn search(batch: BatchId, chosen: Chosen) -> AnyView {
    let words = RwSignal::new(String::new());
    let wanted = RwSignal::new(None::<SearchText>);
    let found = use_read::<FindCandidates>(move || wanted.get().map(|q| InCandidates { batch, q }));
    let search = move |typed: String| {
        wanted.set(SearchText::parse(&typed).ok().filter(|words| !words.as_str().is_empty()));
    };
    let list = move || {
        wanted.with(Option::is_some).then(|| found.part(Shape::Rows(3), move |found| choices(found, chosen)))
    };
    view! {
        <div class="l-stack l-stack--tight">
            <SearchField label=text::add_search() value=words on_search=search />
            {list}
        </div>
    }
    .into_any()
}

/// Who was found, each a button that chooses.
fn choices(found: Candidates, chosen: Chosen) -> AnyView {
    if found.items.is_empty() {
        return view! { <p class="u-muted" role="status">{text::none_found()}</p> }.into_any();
    }
    let ids = RwSignal::new(chosen.with_untracked(|chosen| {
        let here = chosen.iter().filter(|one| found.items.iter().any(|other| other.id == one.id));
        here.map(|one| one.id.to_string()).collect::<Vec<_>>()
    }));
    let items = found.items.clone();
    Effect::new(move |_| {
        let picked = ids.get();
        chosen.update(|chosen| {
            chosen.retain(|one| items.iter().all(|other| other.id != one.id));
            chosen.extend(items.iter().filter(|one| picked.contains(&one.id.to_string())).cloned());
        });
    });
    let choices: Vec<Choice> = found
        .items
        .into_iter()
        .map(|one| {
            let choice = Choice::new(one.id.to_string(), one.name);
            if one.unit.is_empty() { choice } else { choice.with_hint(one.unit) }
        })
        .collect();
    view! { <CheckboxGroup legend=text::add_found() value=ids choices=choices /> }.into_any()
}

fn picked(chosen: Chosen) -> Option<AnyView> {
    let names = chosen.with(|chosen| chosen.iter().map(|one| one.name.clone()).collect::<Vec<_>>());
    let words = (!names.is_empty()).then(|| format!("{}: {}", text::add_chosen(), names.join("; ")))?;
    Some(view! { <p class="u-small" role="status">{words}</p> }.into_any())
}
