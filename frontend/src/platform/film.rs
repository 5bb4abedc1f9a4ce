//! How long a video is, as this browser plays it: not every file tells in its head.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlMediaElement;

/// The length of a video in whole seconds, all of which can be watched; none where the browser cannot play it or the file does not say.
pub async fn seconds(address: &str) -> Option<u32> {
    let document = web_sys::window()?.document()?;
    let film: HtmlMediaElement = document.create_element("video").ok()?.dyn_into().ok()?;
    film.set_preload("metadata");
    let known = Promise::new(&mut |done, _| {
        let _known = film.add_event_listener_with_callback("loadedmetadata", &done);
        let _lost = film.add_event_listener_with_callback("error", &done);
    });
    film.set_src(address);
    JsFuture::from(known).await.ok()?;
    let seconds = format!("{:.0}", film.duration().floor());
    film.set_src("");
    // A length that is not known, or without end, is no number.
    seconds.parse().ok().filter(|seconds| *seconds > 0)
}
