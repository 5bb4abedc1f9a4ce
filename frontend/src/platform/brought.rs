//! What the page brought along: answers to what the app asks first.
//!
//! **Invariant:** each is taken once, and none after the reader has gone on to another page: it would be out of date.

use leptos::prelude::*;
use shared::id::AccountId;
use web_sys::Element;

/// An answer that came with the page.
pub struct Brought {
    /// The address that the app would have asked.
    pub address: String,
    /// Whom it was given to.
    pub account: AccountId,
    /// The answer, as the API gives it.
    pub text: String,
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Whether there is an answer of an address below the version of the API.
pub fn has(path: &str) -> bool {
    find(&format!("script[data-answer$=\"{path}\"]")).is_some()
}

/// The answer of an address, once.
pub fn take_answer(address: &str) -> Option<Brought> {
    let element = find(&format!("script[data-answer=\"{address}\"]"))?;
    element.remove();
    Some(Brought {
        address: address.to_owned(),
        account: element.get_attribute("data-account")?.parse().ok()?,
        text: element.text_content()?,
    })
}

/// Drops what has not been taken.
pub fn drop_all() {
    while let Some(element) = find("script[data-answer]") {
        element.remove();
    }
}
