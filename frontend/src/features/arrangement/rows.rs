//! What has been arranged: for whom, what, why, by whom; and its end.

use leptos::prelude::*;
use shared::api::arrangement::{ArrangementRow, Arrangements, EndArrangement, OfArrangement, Whom};

use super::model;
use crate::api::{Read, use_call};
use crate::text::{arrangement as text, format};
use crate::ui::prelude::*;

/// Draws the list.
pub(super) fn rows(read: Read<Arrangements>, items: Vec<ArrangementRow>) -> AnyView {
    if items.is_empty() {
        return view! { <EmptyFirst glyph=Glyph::CLOCK title=text::nothing() why=text::nothing_why() /> }
            .into_any();
    }
    let head = vec![
        Head::words(text::whom_column()),
        Head::words(text::what_column()),
        Head::words(text::why_column()),
        Head::words(text::by_column()),
        Head::words(text::state_column()),
    ];
    let ending = RwSignal::new(None::<ArrangementRow>);
    let rows = items.into_iter().map(|item| row(item, ending)).collect_view();
    view! {
        <Table caption=text::arranged() quiet=true head>
            {rows}
        </Table>
        {end_dialog(read, ending)}
    }
    .into_any()
}

fn name(item: &ArrangementRow) -> String {
    match item.whom {
        Whom::Everybody => text::everybody().to_owned(),
        Whom::Unit { .. } => text::unit(&item.name),
        Whom::Person { .. } => item.name.clone(),
    }
}

fn row(item: ArrangementRow, ending: RwSignal<Option<ArrangementRow>>) -> AnyView {
    let gives = model::gives(&item).into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    let (name, made) = (name(&item), format::date_time(item.made_at));
    let label = text::end_of(&name);
    let state = if let Some(ended) = &item.ended {
        let words = text::ended(&ended.by, &format::date_time(ended.at));
        view! { <span class="u-small u-muted">{words}</span> }.into_any()
    } else {
        let kept = item.clone();
        view! {
            <Button kind=ButtonKind::Quiet on_press=move || ending.set(Some(kept.clone()))>
                <span aria-hidden="true">{text::end()}</span>
                <span class="u-sr">{label}</span>
            </Button>
        }
        .into_any()
    };
    view! {
        <Row>
            <Cell label="" holds=Holds::Name>{name}</Cell>
            <Cell label=text::what_column()>
                <ul role="list">{gives}</ul>
            </Cell>
            <Cell label=text::why_column()>{item.reason}</Cell>
            <Cell label=text::by_column()>{item.made_by} <br /> <span class="u-small u-muted">{made}</span></Cell>
            <Cell label=text::state_column()>{state}</Cell>
        </Row>
    }
    .into_any()
}

fn end_dialog(read: Read<Arrangements>, ending: RwSignal<Option<ArrangementRow>>) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(ending.with(Option::is_some)));
    let (calling, toasts) = (use_call::<EndArrangement>(), use_toasts());
    let end = move || {
        let Some(item) = ending.get_untracked() else { return };
        calling.call(OfArrangement { arrangement: item.id }, (), move |()| {
            ending.try_set(None);
            toasts.show(Tone::Ok, text::has_ended());
            read.reload();
        });
    };
    view! {
        <Dialog open title=text::end_title() on_close=Callback::new(move |()| ending.set(None))>
            <div class="l-stack">
                <p>{move || ending.get().map(|item| name(&item))}</p>
                <p>{text::end_why()}</p>
                <Refusal why=calling.error() />
                <div class="c-dialog__foot">
                    <Button kind=ButtonKind::Danger busy=calling.pending() on_press=end>
                        {text::end()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move || ending.set(None)>
                        {text::cancel()}
                    </Button>
                </div>
            </div>
        </Dialog>
    }
    .into_any()
}
