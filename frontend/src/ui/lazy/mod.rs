//! Pages whose code is fetched when they are visited.
//!
//! The router's own lazy routes keep the old page until the code is there, and end the app when it cannot be fetched;
//! here a skeleton comes at once, and a lost connection is an error that can be tried again.

use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::{ErrorState, Loading, PageHeader};
use crate::platform::{page, stage};
use crate::text::ui as text;

/// What the code of a page amounts to once it is there: a function that draws it.
pub type Draw = fn() -> AnyView;

/// The code of a page on its way.
pub type Fetch = Pin<Box<dyn Future<Output = Result<Draw, SplitLoaderError>>>>;

#[derive(Clone, Copy)]
enum Code {
    Coming,
    Here(Draw),
    Lost,
}

/// Parts whose screens have a sheet of their own.
const WITH_SHEET: [&str; 2] = ["staff", "studio"];

/// Draws a page of a part when its code is there. Used by [`lazy_page!`](crate::lazy_page).
pub fn lazy(part: &'static str, fetch: fn() -> Fetch) -> AnyView {
    let code = RwSignal::new(Code::Coming);
    let start = move || {
        code.set(Code::Coming);
        let sheet = WITH_SHEET.contains(&part).then(page::fetch_staff_sheet);
        spawn_local(async move {
            let fetched = fetch().await;
            if let Some(sheet) = sheet {
                sheet.await;
            }
            // In a task of its own: between code and page a slow phone can answer a touch.
            set_timeout(
                move || {
                    code.try_set(fetched.map_or(Code::Lost, Code::Here));
                    stage::release();
                },
                Duration::ZERO,
            );
        });
    };
    stage::hold();
    start();
    let shown = move || match code.get() {
        Code::Coming => view! { <Loading /> }.into_any(),
        Code::Here(draw) => draw(),
        Code::Lost => view! {
            <PageHeader title=text::page_lost() />
            <ErrorState message=text::page_lost_why() on_retry=start />
        }
        .into_any(),
    };
    shown.into_any()
}

/// Declares code that is fetched when it is needed: `lazy_code!(code in study: Deliver => deliver);` makes
/// `async fn code() -> Result<Deliver, SplitLoaderError>`. Code with the same chunk name (`study`) is fetched together.
#[macro_export]
macro_rules! lazy_code {
    ($name:ident in $chunk:ident: $code:ty => $path:path) => {
        #[cfg(not(debug_assertions))]
        #[::leptos::wasm_split::wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<$code, ::leptos::wasm_split::SplitLoaderError> {
            Ok($path)
        }

        // A quick build is not split: the same way, with the code at hand.
        #[cfg(debug_assertions)]
        async fn $name() -> Result<$code, ::leptos::wasm_split::SplitLoaderError> {
            let code: $code = $path;
            Ok(code)
        }
    };
}

/// Declares a page whose code is fetched when it is visited: `lazy_page!(pub team_page in team => dashboard::draw);`
/// makes `pub fn team_page() -> AnyView` for a route, out of `fn draw() -> AnyView`.
#[macro_export]
macro_rules! lazy_page {
    ($(#[$doc:meta])* $vis:vis $page:ident in $chunk:ident => $draw:path) => {
        $(#[$doc])*
        $vis fn $page() -> ::leptos::prelude::AnyView {
            $crate::lazy_code!($page in $chunk: $crate::ui::lazy::Draw => $draw);
            $crate::ui::lazy::lazy(stringify!($chunk), || Box::pin($page()))
        }
    };
}
