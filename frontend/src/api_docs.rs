//! The API as the contract declares it: every call, who may make it, what goes in and what comes out.

mod model;

use client::{Call, CallError, FetchTransport, Transport};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::{NavigateOptions, path};
use shared::access::SignedIn;
use shared::endpoint::Method;

use crate::api::failed;
use crate::page::gate;
use crate::text::{api_docs as text, lang};
use crate::ui::prelude::*;
use model::{Line, Slice};

const DOCUMENT: &str = "/api/openapi.json";

crate::lazy_page!(api_docs_page in staff => draw);

/// The page's route.
#[component(transparent)]
pub fn ApiDocsRoutes() -> AnyNestedRoute {
    view! { <Route path=path!("/api-docs") view=api_docs_page /> }.into_inner().into_any_nested_route()
}

/// Reads the document, which anybody may.
async fn fetch() -> Result<Vec<Slice>, CallError> {
    let transport = FetchTransport { language: lang().tag().to_owned() };
    let call = Call { method: Method::Get, address: DOCUMENT.to_owned(), body: None, token: None };
    let answer = transport.send(call).await?;
    model::read(&answer.body).ok_or(CallError::Unreadable)
}

/// Draws the page.
fn draw() -> AnyView {
    gate::<SignedIn>(text::title(), text::lead(), page)
}

fn page() -> AnyView {
    let document = RwSignal::new(None::<Result<Vec<Slice>, CallError>>);
    let load = move || {
        document.set(None);
        spawn_local(async move {
            let answer = fetch().await;
            document.try_set(Some(answer));
        });
    };
    load();
    let (query, navigate) = (use_query_map(), use_navigate());
    let asked = Memo::new(move |_| query.with(|query| query.get("q")).unwrap_or_default());
    let words = RwSignal::new(asked.get_untracked());
    let search = move |words: String| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&address(&words), options);
    };
    Effect::new(move |_| words.set(asked.get()));
    let reset = Callback::new({
        let search = search.clone();
        move |()| search(String::new())
    });
    let shown = move || match document.get() {
        None => view! { <Loading shape=Shape::Rows(8) /> }.into_any(),
        Some(Err(error)) => failed(&error, load),
        Some(Ok(slices)) => list(&model::found(&slices, &asked.get()), reset),
    };
    view! {
        <PageHeader title=text::title() lead=text::lead()>
            <LinkButton href=DOCUMENT kind=ButtonKind::Secondary icon=Glyph::DOWNLOAD download="openapi.json">
                {text::json()}
            </LinkButton>
        </PageHeader>
        <div class="l-stack">
            <SearchField label=text::search() value=words on_search=search />
            {shown}
        </div>
    }
    .into_any()
}

fn address(words: &str) -> String {
    if words.trim().is_empty() {
        return "/api-docs".to_owned();
    }
    format!("/api-docs?q={}", String::from(js_sys::encode_uri_component(words.trim())))
}

fn list(slices: &[Slice], reset: Callback<()>) -> AnyView {
    let count = text::calls(model::count(slices));
    let content = if slices.is_empty() {
        view! { <EmptyFiltered on_reset=reset /> }.into_any()
    } else {
        slices.iter().map(slice).collect_view().into_any()
    };
    view! {
        <p class="u-muted u-small" role="status">
            {count}
        </p>
        <div>{content}</div>
    }
    .into_any()
}

fn slice(slice: &Slice) -> AnyView {
    let lines = slice.lines.iter().map(line).collect_view();
    view! {
        <Section title=text::slice(&slice.name).to_owned() id=slice.name.clone()>
            <Accordion>{lines}</Accordion>
        </Section>
    }
    .into_any()
}

fn line(line: &Line) -> AnyView {
    let summary = format!("{} {}", line.method, line.path);
    let (aside, about) = (format!("{} · {}", line.name, line.who.words()), line.about.clone());
    let or_none = |name: &Option<String>, none: &str| name.clone().unwrap_or_else(|| none.to_owned());
    let facts = vec![
        (text::who().to_owned(), line.who.words()),
        (text::body().to_owned(), or_none(&line.body, text::none())),
        (text::answer().to_owned(), or_none(&line.answer, text::no_content())),
    ];
    let parameters = parameters(line);
    view! {
        <Disclosure summary aside>
            <p lang="en">{about}</p>
            <DataList items=facts />
            {parameters}
        </Disclosure>
    }
    .into_any()
}

fn parameters(line: &Line) -> Option<AnyView> {
    let items = line.parameters.iter().map(|parameter| {
        let place = if parameter.is_in_path { text::in_path() } else { text::in_query() };
        let need = if parameter.is_required { format!(", {}", text::required()) } else { String::new() };
        let (name, about) = (parameter.name.clone(), parameter.about.clone());
        view! {
            <li>
                <code>{name}</code>
                {format!(" ({place}{need}): ")}
                <span lang="en">{about}</span>
            </li>
        }
    });
    let items: Vec<_> = items.collect();
    (!items.is_empty()).then(|| {
        view! {
            <p class="u-strong">{text::parameters()}</p>
            <ul class="l-bullets">{items}</ul>
        }
        .into_any()
    })
}
